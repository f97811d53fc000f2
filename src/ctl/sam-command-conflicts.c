/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"

#include "store/sam-conflict.h"

#include <glib/gi18n.h>

static char *
join_open (SamConflict *conflict)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < conflict->differences->len; i++)
    {
      SamDifference *difference = g_ptr_array_index (conflict->differences, i);

      if (difference->open)
        g_ptr_array_add (keys, difference->key);
    }
  g_ptr_array_add (keys, NULL);
  return g_strjoinv ("; ", (char **) keys->pdata);
}

static char *
join_revisions (SamConflict *conflict)
{
  g_autoptr (GPtrArray) revisions = g_ptr_array_new ();

  for (guint i = 0; i < conflict->versions->len; i++)
    g_ptr_array_add (revisions, ((SamVersion *) g_ptr_array_index (conflict->versions, i))->revision);
  g_ptr_array_add (revisions, NULL);
  return g_strjoinv ("; ", (char **) revisions->pdata);
}

static int
list_all (const SamCommand *self,
          SamStore *store,
          SamOutputFormat format)
{
  const char *const names[] = { "id", "title", "fields", "revisions", NULL };
  const char *const labels[] = { _ ("Id"), _ ("Record"), _ ("Fields"), _ ("Revisions"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = sam_store_load_conflicts (store, &error);

  if (conflicts == NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; i < conflicts->len; i++)
    {
      SamConflict *conflict = g_ptr_array_index (conflicts, i);
      g_autofree char *fields = join_open (conflict);
      g_autofree char *revisions = join_revisions (conflict);

      sam_output_add (output, (const char *[]){ conflict->id, conflict->title, fields, revisions });
    }
  sam_output_print (output);
  if (format == SAM_OUTPUT_TABLE && conflicts->len > 0)
    g_print ("\n%s\n", _ ("“samenhulpctl conflicts ID” shows what each side says; settle it with\n"
                          "“samenhulpctl resolve ID FIELD=mine|theirs|base|VALUE…”\n"
                          "or “samenhulpctl resolve --all mine ID…”."));
  return SAM_EXIT_DONE;
}

static char *
format_value (const SamDifference *difference,
              const char *id,
              const char *value)
{
  g_autoptr (SamRecord) record = NULL;

  if (value == NULL || difference->field == NULL)
    return g_strdup (value);
  record = sam_record_new (sam_kind_of_id (id), id);
  sam_record_set_value (record, difference->key, value);
  return sam_record_format_field (record, difference->key);
}

static void
add_value (SamOutput *output,
           const SamConflict *conflict,
           const SamDifference *difference,
           const char *whose,
           const SamVersion *version,
           const char *value)
{
  g_autofree char *text = format_value (difference, conflict->id, value);
  g_autoptr (GDateTime) at = version != NULL ? g_date_time_new_from_unix_utc (version->at) : NULL;
  const char *open = difference->open ? sam_output_choose (output, "true", _ ("yes"))
                                      : sam_output_choose (output, "false", _ ("no"));
  g_autofree char *when = at != NULL && version->at > 0 ? g_date_time_format_iso8601 (at) : NULL;

  sam_output_add (output, (const char *[]){ difference->key, open, whose,
                                            version != NULL ? version->author : NULL, when, text,
                                            version != NULL ? version->revision : NULL });
}

static void
add_difference (SamOutput *output,
                SamConflict *conflict,
                const SamDifference *difference)
{
  guint mine = sam_conflict_find_version (conflict, TRUE);
  guint theirs = sam_conflict_find_version (conflict, FALSE);

  add_value (output, conflict, difference, "base", conflict->base, difference->base);
  for (guint i = 0; i < difference->n_values; i++)
    add_value (output, conflict, difference, i == mine ? "mine" : (i == theirs ? "theirs" : "other"),
               g_ptr_array_index (conflict->versions, i), difference->values[i]);
}

static int
show_one (const SamCommand *self,
          SamStore *store,
          const char *id,
          SamOutputFormat format)
{
  const char *const names[] = { "field", "open", "whose", "author", "at", "value", "revision", NULL };
  const char *const labels[] = { _ ("Field"), _ ("To decide"), _ ("Whose"), _ ("Who"), _ ("When"), _ ("Value"),
                                 _ ("Revision"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamConflict) conflict = sam_store_load_conflict (store, id, &error);

  if (error != NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; conflict != NULL && i < conflict->differences->len; i++)
    add_difference (output, conflict, g_ptr_array_index (conflict->differences, i));
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *format_name = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("The same as --format json"), NULL },
    { NULL },
  };
  SamOutputFormat format;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("The first revision is the one that lists show. With an ID: what each side says."), &argc,
                          &argv, 0, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, json ? "json" : format_name, &format))
    return SAM_EXIT_MISUSED;
  if (argc > 1 && !sam_id_is_valid (argv[1]))
    return sam_command_misused (self, _ ("“%s” is no id like KIND:UUID"), argv[1]);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return argc > 1 ? show_one (self, store, argv[1], format) : list_all (self, store, format);
}

const SamCommand sam_command_conflicts = {
  "conflicts",
  N_ ("[ID]"),
  N_ ("List the records that were changed on both sides"),
  run,
};
