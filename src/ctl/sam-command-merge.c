/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "network/sam-duplicates.h"
#include "network/sam-pair-merge.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const side_names[] = { "kept", "other", "both" };

static const char *const side_words[] = { N_ ("the record that is kept"), N_ ("the other record"), N_ ("both") };

static gboolean
read_side (const char *name,
           SamPairSide *side)
{
  for (guint i = 0; i < G_N_ELEMENTS (side_names); i++)
    if (g_str_equal (name, side_names[i]))
      {
        *side = i;
        return TRUE;
      }
  return FALSE;
}

/* Wrong usage is told before anything is opened. */
static gboolean
check_arguments (const SamCommand *self,
                 const SamKind *kind,
                 char **ids,
                 char **takes)
{
  SamPairSide side;

  for (guint i = 0; ids[i] != NULL; i++)
    if (!sam_id_is_valid (ids[i]) || sam_kind_of_id (ids[i]) != kind)
      {
        sam_command_misused (self, _ ("“%s” is no id like %s:UUID"), ids[i], kind->name);
        return FALSE;
      }
  for (guint i = 0; takes != NULL && takes[i] != NULL; i++)
    {
      const char *equals = strchr (takes[i], '=');

      if (equals == NULL || !read_side (equals + 1, &side))
        {
          sam_command_misused (self, _ ("“%s” is not FIELD=kept, FIELD=other or FIELD=both"), takes[i]);
          return FALSE;
        }
    }
  return TRUE;
}

static SamPairField *
find_field (GPtrArray *fields,
            const char *name)
{
  for (guint i = 0; i < fields->len; i++)
    if (g_str_equal (((SamPairField *) g_ptr_array_index (fields, i))->field->name, name))
      return g_ptr_array_index (fields, i);
  return NULL;
}

static gboolean
take_sides (GPtrArray *fields,
            char **takes,
            GError **error)
{
  for (guint i = 0; takes != NULL && takes[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (takes[i], "=", 2);
      SamPairField *pair = find_field (fields, parts[0]);
      SamPairSide side = SAM_PAIR_KEPT;

      if (pair == NULL)
        {
          g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, _ ("Both sides say the same of “%s”."), parts[0]);
          return FALSE;
        }
      read_side (parts[1], &side);
      if (side == SAM_PAIR_BOTH && !pair->may_be_both)
        {
          g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, _ ("“%s” can't be both."), parts[0]);
          return FALSE;
        }
      pair->side = side;
    }
  return TRUE;
}

static gboolean
merge_pair (SamStore *store,
            char **ids,
            GPtrArray *fields,
            GError **error)
{
  g_autoptr (GHashTable) sides = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < fields->len; i++)
    {
      SamPairField *pair = g_ptr_array_index (fields, i);

      g_hash_table_insert (sides, (char *) pair->field->name, GINT_TO_POINTER (pair->side));
    }
  return sam_pair_merge (store, ids[0], ids[1], sides, error);
}

static void
print_fields (GPtrArray *fields,
              SamRecord *kept,
              SamRecord *other,
              SamOutputFormat format)
{
  const char *const names[] = { "field", "kept", "other", "take", NULL };
  const char *const labels[] = { _ ("Field"), _ ("Record that is kept"), _ ("Other record"), _ ("What stays"), NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < fields->len; i++)
    {
      SamPairField *pair = g_ptr_array_index (fields, i);
      const char *name = pair->field->name;
      const char *label = sam_output_choose (output, name, _ (pair->field->label));
      const char *side = sam_output_choose (output, side_names[pair->side], _ (side_words[pair->side]));
      g_autofree char *kept_text = sam_record_format_field (kept, name);
      g_autofree char *other_text = sam_record_format_field (other, name);

      sam_output_add (output, (const char *[]){ label, kept_text, other_text, side });
    }
  sam_output_print (output);
}

static int
list_pairs (const SamCommand *self,
            SamStore *store,
            const SamKind *kind,
            SamOutputFormat format)
{
  const char *const names[] = { "first", "second", "first_title", "second_title", "why", NULL };
  const char *const labels[] = { "id", _ ("Other id"), _ ("Name"), _ ("Other name"), _ ("Why"), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = sam_duplicates_find (store, kind, NULL, NULL, &error);
  g_autoptr (SamOutput) output = NULL;

  if (pairs == NULL)
    return sam_command_failed (self, error);
  output = sam_output_new (format, names, labels);
  for (guint i = 0; i < pairs->len; i++)
    {
      const SamLikelyPair *pair = g_ptr_array_index (pairs, i);
      g_autofree char *why = sam_likeness_describe (pair->likeness);

      sam_output_add (output,
                      (const char *[]){ pair->first, pair->second, pair->first_title, pair->second_title, why });
    }
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

static int
note_two (const SamCommand *self,
          SamStore *store,
          char **ids)
{
  g_autoptr (GError) error = NULL;

  return sam_duplicates_dismiss (store, ids[0], ids[1], &error) ? SAM_EXIT_DONE : sam_command_failed (self, error);
}

/* Beside the output, which programs read. */
static void
tell_merged (SamRecord *kept,
             SamRecord *other)
{
  g_autofree char *stays = sam_record_dup_title (kept);
  g_autofree char *gone = sam_record_dup_title (other);

  /* Translators: the names of two records of which one was made */
  g_printerr (_ ("“%s” stays; “%s” is another name of it now.\n"), stays, gone);
}

static int
merge_or_show (const SamCommand *self,
               SamStore *store,
               char **ids,
               char **takes,
               const SamOutputFormat *show)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) kept = sam_store_load (store, ids[0], &error);
  g_autoptr (SamRecord) other = kept != NULL ? sam_store_load (store, ids[1], &error) : NULL;
  g_autoptr (GPtrArray) fields = other != NULL ? sam_pair_compare (kept, other) : NULL;

  if (fields == NULL || !take_sides (fields, takes, &error) ||
      (show == NULL && !merge_pair (store, ids, fields, &error)))
    return sam_command_failed (self, error);
  if (show != NULL)
    print_fields (fields, kept, other, *show);
  else
    tell_merged (kept, other);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (GStrv) takes = NULL;
  g_autofree char *format_name = NULL;
  gboolean dry = FALSE;
  gboolean two = FALSE;
  const GOptionEntry entries[] = {
    { "take", 0, 0, G_OPTION_ARG_STRING_ARRAY, &takes, N_ ("What stays of a field, where it is not as proposed"),
      "FIELD=kept|other|both" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry, N_ ("Only tell where they differ and what would stay"), NULL },
    { "not-the-same", 0, 0, G_OPTION_ARG_NONE, &two, N_ ("Note that these are two: they are not listed again"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  const SamKind *kind;
  SamOutputFormat format;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("The other becomes another name of the one that is kept: whatever refers to it refers "
                             "to that one. Nothing that only one of them says is lost. Without ids, the records that "
                             "look like one are listed. “samenhulpctl undo” takes it back."),
                          &argc, &argv, 1, 3))
    return SAM_EXIT_MISUSED;
  kind = sam_command_find_kind (self, argv[1]);
  if (kind == NULL || !check_arguments (self, kind, argv + 2, takes))
    return SAM_EXIT_MISUSED;
  if (argc == 3 || (argc == 2 && (takes != NULL || dry || two)))
    return sam_command_misused (self, _ ("Something is missing: %s"), _ (self->arguments));
  if ((argc == 2 || two) && !sam_duplicates_fit (kind))
    return sam_command_misused (self, _ ("Records of the kind “%s” are not compared"), kind->name);
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (argc == 2)
    return list_pairs (self, store, kind, format);
  if (two)
    return note_two (self, store, argv + 2);
  return merge_or_show (self, store, argv + 2, takes, dry ? &format : NULL);
}

const SamCommand sam_command_merge = {
  "merge",
  N_ ("KIND [KEEP OTHER]"),
  N_ ("Make one of two records that are the same"),
  run,
};
