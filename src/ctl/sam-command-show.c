/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"

#include "store/sam-conflict.h"

#include <glib/gi18n.h>

/* The title of what an id names; the id itself where that is not here. */
static char *
dup_name (SamStore *store,
          const char *id)
{
  g_autofree char *title = sam_store_dup_title (store, id);

  return title == NULL || *title == '\0' ? g_strdup (id) : g_steal_pointer (&title);
}

/* What people read instead of one stored word: a title for an id, a label for a choice. */
static char *
format_word (SamStore *store,
             const SamField *field,
             const char *word)
{
  const SamChoice *choice = field->choices != NULL ? sam_field_find_choice (field, word) : NULL;

  if (choice != NULL)
    return g_strdup (_ (choice->label));
  return field->type == SAM_FIELD_REFS ? dup_name (store, word) : g_strdup (word);
}

static char *
format_words (SamStore *store,
              SamRecord *record,
              const SamField *field)
{
  g_auto (GStrv) words = sam_record_dup_strv (record, field->name);

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      char *word = format_word (store, field, words[i]);

      g_free (words[i]);
      words[i] = word;
    }
  return words != NULL ? g_strjoinv ("; ", words) : g_strdup ("");
}

static char *
format_for_people (SamStore *store,
                   SamRecord *record,
                   const SamField *field)
{
  g_autofree char *text = sam_record_format_field (record, field->name);
  g_autofree char *name = NULL;

  if (*text == '\0')
    return g_steal_pointer (&text);
  if (field->type == SAM_FIELD_REFS || field->type == SAM_FIELD_CHOICES)
    return format_words (store, record, field);
  if (field->type == SAM_FIELD_CHOICE)
    return format_word (store, field, text);
  if (field->type != SAM_FIELD_REF)
    return sam_output_dup_words (field, text);
  name = dup_name (store, text);
  return g_str_equal (name, text) ? g_steal_pointer (&name) : g_strdup_printf ("%s (%s)", name, text);
}

/* Two computers that each made one of the same two leave a record that says it became the other, and yet stands. */
static gboolean
stands (SamStore *store,
        const char *id)
{
  g_autoptr (SamRecord) target = sam_store_follow (store, id, NULL);

  return target != NULL && g_str_equal (sam_record_get_id (target), id);
}

static void
print_for_people (SamStore *store,
                  SamRecord *record)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_autofree char *title = sam_store_dup_title (store, sam_record_get_id (record));

  g_print ("%s: %s\n%s\n", _ (kind->label), title != NULL ? title : "", sam_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      g_autofree char *text = NULL;

      if (sam_record_get_value (record, field->name) == NULL ||
          (g_str_equal (field->name, "merged_into") && stands (store, sam_record_get_id (record))))
        continue;
      text = format_for_people (store, record, field);
      g_print ("%s: %s\n", _ (field->label),
               sam_record_has_value (record, field->name) ? text : _ ("(this version cannot read it)"));
    }
}

/* What lists show is then one of several versions. */
static gboolean
print_conflict (SamStore *store,
                const char *id,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamConflict) conflict = sam_store_load_conflict (store, id, &failure);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *fields = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (conflict == NULL)
    return TRUE;
  for (guint i = 0; i < conflict->differences->len; i++)
    {
      SamDifference *difference = g_ptr_array_index (conflict->differences, i);

      if (difference->open)
        g_ptr_array_add (labels, difference->field != NULL ? _ (difference->field->label) : difference->key);
    }
  g_ptr_array_add (labels, NULL);
  fields = g_strjoinv (", ", (char **) labels->pdata);
  /* Translators: the first %s are names of fields, the second is an id. */
  g_print (_ ("Conflict: %s (see “samenhulpctl conflicts %s”)\n"), fields, id);
  return TRUE;
}

static void
print_fields (SamRecord *record)
{
  const char *const names[] = { "field", "value", NULL };
  g_autoptr (SamOutput) output = sam_output_new (SAM_OUTPUT_CSV, names, names);
  const SamKind *kind = sam_record_get_kind (record);

  sam_output_add (output, (const char *[]){ "id", sam_record_get_id (record) });
  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *text = sam_record_format_field (record, kind->fields[i].name);

      if (*text != '\0' && kind->fields[i].reach != SAM_REACH_DEVICE)
        sam_output_add (output, (const char *[]){ kind->fields[i].name, text });
    }
  sam_output_print (output);
}

static int
show_record (const SamCommand *self,
             SamStore *store,
             const char *id,
             SamOutputFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = sam_store_load (store, id, &error);

  if (record == NULL)
    return sam_command_failed (self, error);
  if (format == SAM_OUTPUT_JSON)
    {
      g_autofree char *document = sam_output_format_document (record);

      g_print ("%s\n", document);
    }
  else if (format == SAM_OUTPUT_CSV)
    print_fields (record);
  else
    {
      print_for_people (store, record);
      if (!print_conflict (store, id, &error))
        return sam_command_failed (self, error);
    }
  return SAM_EXIT_DONE;
}

static char *
format_instant (gint64 seconds,
                SamOutputFormat format)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (seconds);
  g_autoptr (GDateTime) local = utc == NULL ? NULL : g_date_time_to_local (utc);

  if (local == NULL)
    return g_strdup ("");
  return format == SAM_OUTPUT_TABLE ? g_date_time_format (local, "%x %H:%M") : g_date_time_format_iso8601 (utc);
}

static const char *
format_where (const SamChange *change,
              SamOutputFormat format)
{
  if (format != SAM_OUTPUT_TABLE)
    return change->received ? "elsewhere" : "here";
  return change->received ? _ ("on another computer") : _ ("here");
}

/* Fields by their labels for people; one of a newer program by its name. */
static char *
join_fields (const SamKind *kind,
             char **names,
             SamOutputFormat format)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const SamField *field = kind != NULL ? sam_kind_find_field (kind, names[i]) : NULL;

      g_ptr_array_add (words, format == SAM_OUTPUT_TABLE && field != NULL ? _ (field->label) : names[i]);
    }
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("; ", (char **) words->pdata);
}

static int
show_history (const SamCommand *self,
              SamStore *store,
              const char *id,
              SamOutputFormat format)
{
  const char *const names[] = { "at", "author", "where", "fields", "decided", "revision", NULL };
  const char *const labels[] = { _ ("When"), _ ("Who"), _ ("Where"), _ ("What"), _ ("Decided"), _ ("Revision"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);
  g_autoptr (GError) error = NULL;
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (GPtrArray) changes = sam_store_list_history (store, id, &error);

  if (changes == NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; i < changes->len; i++)
    {
      const SamChange *change = g_ptr_array_index (changes, i);
      g_autofree char *at = format_instant (change->at, format);
      g_autofree char *fields = join_fields (kind, change->fields, format);
      g_autofree char *decided = join_fields (kind, change->decided, format);

      sam_output_add (output, (const char *[]){ at, change->author, format_where (change, format), fields, decided,
                                                change->revision });
    }
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
  gboolean history = FALSE;
  const GOptionEntry entries[] = {
    { "history", 0, 0, G_OPTION_ARG_NONE, &history, N_ ("Who changed what, the latest first"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  SamOutputFormat format;
  SamStore *store;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 1, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  if (!sam_id_is_valid (argv[1]))
    return sam_command_misused (self, _ ("“%s” is no id like KIND:UUID"), argv[1]);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return history ? show_history (self, store, argv[1], format) : show_record (self, store, argv[1], format);
}

const SamCommand sam_command_show = {
  "show",
  N_ ("ID"),
  N_ ("Show one record"),
  run,
};
