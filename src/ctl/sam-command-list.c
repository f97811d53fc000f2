/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "ctl/sam-selection.h"

#include <glib/gi18n.h>
#include <string.h>

/* A table for people has no more than these beside the id, the title and the days that end a record or ask for it. */
#define MOST_COLUMNS 6

static gboolean
suits_table (const SamField *field)
{
  switch (field->type)
    {
    case SAM_FIELD_TEXT:
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_DATE:
    case SAM_FIELD_REF:
    case SAM_FIELD_REFS:
    case SAM_FIELD_PHONE:
      return !(field->flags & (SAM_TITLE | SAM_SENSITIVE)) && !g_str_equal (field->name, "edited_by") &&
             !g_str_equal (field->name, "slug");
    case SAM_FIELD_PROSE:
    case SAM_FIELD_CHOICES:
    case SAM_FIELD_BOOLEAN:
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_DECIMAL:
    case SAM_FIELD_TIME:
    case SAM_FIELD_INSTANT:
    case SAM_FIELD_RRULE:
    case SAM_FIELD_EMAIL:
    case SAM_FIELD_URL:
    case SAM_FIELD_POSTCODE:
    case SAM_FIELD_TAGS:
    case SAM_FIELD_ITEMS:
    case SAM_FIELD_OBJECT:
    default:
      return FALSE;
    }
}

/* A consent is another thing once it was withdrawn. */
static gboolean
is_telling_day (const SamField *field)
{
  return field->type == SAM_FIELD_DATE && field->flags & SAM_INDEXED;
}

static char **
choose_columns (const SamKind *kind,
                const char *columns)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  guint n_chosen = 0;

  if (columns != NULL)
    return g_strsplit (columns, ",", -1);
  g_strv_builder_add (names, "title");
  for (guint i = 0; i < kind->n_fields; i++)
    if (suits_table (&kind->fields[i]))
      {
        const gboolean always = is_telling_day (&kind->fields[i]);

        if (always || n_chosen < MOST_COLUMNS)
          g_strv_builder_add (names, kind->fields[i].name);
        n_chosen += !always;
      }
  return g_strv_builder_end (names);
}

/* The whole documents, for programs. */
static int
list_documents (const SamCommand *self,
                SamStore *store,
                SamQuery *query,
                guint limit)
{
  const char *const none[] = { NULL };
  g_autoptr (SamOutput) output = sam_output_new (SAM_OUTPUT_JSON, none, none);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, limit, &error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SamRecord) record = sam_store_load (store, row->id, &error);
      g_autofree char *document = NULL;

      if (record == NULL)
        break;
      document = sam_output_format_document (record);
      sam_output_add_json (output, document);
    }
  if (error != NULL)
    return sam_command_failed (self, error);
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

static char **
dup_labels (const SamKind *kind,
            char **names)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();

  g_strv_builder_add (labels, _ ("Id"));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const SamField *field = sam_kind_find_field (kind, names[i]);

      if (field == NULL)
        g_strv_builder_add (labels, g_str_equal (names[i], "title") ? _ (kind->label) : names[i]);
      else
        g_strv_builder_add (labels, _ (field->label));
    }
  return g_strv_builder_end (labels);
}

static char **
dup_names (char **names)
{
  g_autoptr (GStrvBuilder) with_id = g_strv_builder_new ();

  g_strv_builder_add (with_id, "id");
  g_strv_builder_addv (with_id, (const char **) names);
  return g_strv_builder_end (with_id);
}

static char *
dup_cell (SamOutput *output,
          const SamKind *kind,
          const char *name,
          const char *cell,
          SamOutputFormat format)
{
  const SamField *field = sam_kind_find_field (kind, name);

  if (format == SAM_OUTPUT_TABLE && field != NULL && field->choices == NULL && cell != NULL)
    return sam_output_dup_words (field, cell);
  return g_strdup (sam_output_choose_label (output, kind->name, name, cell));
}

static int
list_columns (const SamCommand *self,
              SamStore *store,
              SamQuery *query,
              SamOutputFormat format,
              char **names,
              gboolean asked,
              guint limit)
{
  g_auto (GStrv) labels = dup_labels (sam_query_get_kind (query), names);
  g_auto (GStrv) with_id = dup_names (names);
  g_autoptr (SamOutput) output = sam_output_new (format, (const char *const *) with_id, (const char *const *) labels);
  const SamKind *kind = sam_query_get_kind (query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (asked)
    sam_output_keep_empty (output);
  rows = sam_store_list (store, query, 0, limit, &error);
  if (rows == NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, g_strdup (row->id));
      for (guint k = 0; k < row->n_cells; k++)
        g_ptr_array_add (cells, dup_cell (output, kind, names[k], row->cells[k], format));
      sam_output_add (output, (const char *const *) cells->pdata);
    }
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

/* All that is stored of each record, in its stored spelling. */
static int
list_fields (const SamCommand *self,
             SamStore *store,
             SamQuery *query,
             guint limit)
{
  const SamKind *kind = sam_query_get_kind (query);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  g_autoptr (SamOutput) output = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, limit, &error);

  g_strv_builder_add (builder, "id");
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].reach != SAM_REACH_DEVICE)
      g_strv_builder_add (builder, kind->fields[i].name);
  names = g_strv_builder_end (builder);
  output = sam_output_new (SAM_OUTPUT_CSV, (const char *const *) names, (const char *const *) names);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SamRecord) record = sam_store_load (store, row->id, &error);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      if (record == NULL)
        break;
      g_ptr_array_add (cells, g_strdup (row->id));
      for (guint n = 1; names[n] != NULL; n++)
        g_ptr_array_add (cells, sam_record_format_field (record, names[n]));
      sam_output_add (output, (const char *const *) cells->pdata);
    }
  if (error != NULL)
    return sam_command_failed (self, error);
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

static gboolean
add_columns (const SamCommand *self,
             SamQuery *query,
             char **names)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (!sam_query_add_column (query, names[i], &error))
      {
        sam_command_misused (self, "%s", error->message);
        return FALSE;
      }
  return TRUE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (SamSelection) selection = { 0 };
  g_autofree char *format_name = NULL;
  g_autofree char *columns = NULL;
  int limit = 0;
  const GOptionEntry entries[] = {
    SAM_SELECTION_ENTRIES (selection),
    { "limit", 'n', 0, G_OPTION_ARG_INT, &limit, N_ ("No more than this many"), N_ ("N") },
    { "columns", 'c', 0, G_OPTION_ARG_STRING, &columns, N_ ("Which fields to show"), N_ ("FIELD,…") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  SamOutputFormat format;
  const SamKind *kind;
  SamStore *store;
  g_autoptr (SamQuery) query = NULL;
  g_auto (GStrv) names = NULL;

  if (!sam_command_parse (self, session, entries,
                          _ ("A condition is FIELD=VALUE, FIELD!=VALUE, FIELD<VALUE, FIELD>VALUE or FIELD~PART; without "
                             "a value it means that the field is empty. A field may be followed through one reference: "
                             "organisation.name."),
                          &argc, &argv, 1, 1))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  if (limit < 0)
    return sam_command_misused (self, _ ("“%d” is no number of records"), limit);
  kind = sam_command_find_kind (self, argv[1]);
  query = kind == NULL ? NULL : sam_selection_to_query (&selection, self, kind);
  if (query == NULL)
    return SAM_EXIT_MISUSED;
  names = choose_columns (kind, columns);
  if (!add_columns (self, query, names))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (!sam_selection_add_topics (&selection, self, store, query))
    return SAM_EXIT_MISUSED;
  if (columns == NULL && format == SAM_OUTPUT_JSON)
    return list_documents (self, store, query, (guint) limit);
  if (columns == NULL && format == SAM_OUTPUT_CSV)
    return list_fields (self, store, query, (guint) limit);
  return list_columns (self, store, query, format, names, columns != NULL, (guint) limit);
}

const SamCommand sam_command_list = {
  "list",
  N_ ("KIND"),
  N_ ("List records of a kind"),
  run,
};
