/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-filter-values.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "app/lists/sam-cell-text.h"
#include "app/sam-dates.h"

/* Nobody looks for one among more; the search of the list finds those. */
#define MOST_VALUES 1000

/* Values that stand for a condition of another sort; no field holds such a text. */
#define DUE "\x01due"
#define UNSET "\x01unset"
#define SET "\x01set"
#define YEAR "\x01year:"
#define COME "\x01until-today"

struct _SamFilterValues
{
  const SamKind *kind;
  const SamField *field;
  char *path;
  GPtrArray *first; /* the values that come first */
};

/* Of such a field one value is as good as one record. */
static gboolean
has_many_values (const SamField *field)
{
  return field->type == SAM_FIELD_PROSE || field->type == SAM_FIELD_EMAIL || field->type == SAM_FIELD_URL ||
         field->type == SAM_FIELD_PHONE || field->type == SAM_FIELD_RRULE || field->type == SAM_FIELD_DECIMAL;
}

static gboolean
is_dated (const SamField *field)
{
  return field->type == SAM_FIELD_DATE || field->type == SAM_FIELD_INSTANT;
}

static gboolean
is_reference (const SamField *field)
{
  return field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS;
}

/**
 * sam_filter_values_new:
 * @kind: what is listed
 * @filter: whose values are asked for
 *
 * Returns: (transfer full): the data of sam_filter_values_list()
 */
SamFilterValues *
sam_filter_values_new (const char *kind,
                       const SamFilter *filter)
{
  SamFilterValues *self = g_new0 (SamFilterValues, 1);

  self->kind = sam_kind_find (kind);
  self->field = sam_cell_text_find_field (self->kind, filter->path);
  self->path = g_strdup (filter->path);
  self->first = sam_filter_values_begin (filter);
  return self;
}

void
sam_filter_values_free (gpointer data)
{
  SamFilterValues *self = data;

  g_clear_pointer (&self->first, g_ptr_array_unref);
  g_free (self->path);
  g_free (self);
}

/**
 * sam_filter_values_begin:
 * @filter: one that the page does not have by itself can tell what is filled in; so can one with a rule
 *
 * Returns: (transfer full) (element-type utf8): the values that come first
 */
GPtrArray *
sam_filter_values_begin (const SamFilter *filter)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  if (filter->due != NULL)
    g_ptr_array_add (values, g_strdup (DUE));
  if (filter->extra || filter->due != NULL)
    {
      g_ptr_array_add (values, g_strdup (SET));
      g_ptr_array_add (values, g_strdup (UNSET));
    }
  return values;
}

static void
add_value (GPtrArray *values,
           GHashTable *seen,
           const SamField *field,
           const char *text)
{
  g_autofree char *value = is_dated (field) ? g_strdup_printf (YEAR "%.4s", text) : g_strdup (text);

  if (values->len < MOST_VALUES && !g_hash_table_contains (seen, value))
    {
      g_hash_table_add (seen, value);
      g_ptr_array_add (values, g_steal_pointer (&value));
    }
}

static void
add_row (GPtrArray *values,
         GHashTable *seen,
         const SamField *field,
         const char *text)
{
  g_auto (GStrv) parts = field->type == SAM_FIELD_TAGS ? g_strsplit (text, ", ", -1) : NULL;

  if (parts == NULL)
    add_value (values, seen, field, text);
  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    add_value (values, seen, field, parts[i]);
}

/* What a reference leads to is offered by its title, also where nothing refers to it yet. */
static SamQuery *
build_query (SamFilterValues *self,
             GError **error)
{
  gboolean reference = is_reference (self->field);
  g_autoptr (SamQuery) query = sam_query_new (reference ? sam_kind_find (self->field->refers_to) : self->kind);
  const char *path = reference ? "title" : self->path;

  if (!sam_query_add_column (query, path, error) || !sam_query_set_order (query, path, is_dated (self->field), error))
    return NULL;
  return g_steal_pointer (&query);
}

gpointer
sam_filter_values_list (SamStore *store,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  SamFilterValues *self = data;
  g_autoptr (GPtrArray) values = g_steal_pointer (&self->first);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (SamQuery) query = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (has_many_values (self->field) || (is_reference (self->field) && self->field->refers_to == NULL))
    return g_steal_pointer (&values);
  query = build_query (self, error);
  rows = query != NULL ? sam_store_list (store, query, 0, 0, error) : NULL;
  if (rows == NULL)
    return NULL;
  if (self->field->type == SAM_FIELD_DATE)
    g_ptr_array_add (values, g_strdup (COME));
  for (guint i = 0; i < rows->len; i++)
    if (((SamRow *) rows->pdata[i])->cells[0] != NULL)
      add_row (values, seen, self->field, ((SamRow *) rows->pdata[i])->cells[0]);
  return g_steal_pointer (&values);
}

static const char *
get_label (const SamField *field,
           const char *value)
{
  if (g_str_equal (value, DUE))
    /* Translators: of groups: those that somebody should ask whether all is still right */
    return _ ("Due for verification");
  if (g_str_equal (value, SET))
    return _ ("Filled in");
  if (g_str_equal (value, UNSET))
    return _ ("Not filled in");
  if (g_str_equal (value, COME))
    /* Translators: of days: those that have come, so that what was to be done on them is due */
    return _ ("Today or before");
  if (g_str_has_prefix (value, YEAR))
    return value + strlen (YEAR);
  if (field->choices != NULL)
    return sam_cell_text_get_choice (field, value);
  if (field->type == SAM_FIELD_BOOLEAN)
    return g_str_equal (value, "true") ? _ ("Yes") : _ ("No");
  return value;
}

/**
 * sam_filter_values_show:
 * @chip: gets them
 * @values: (element-type utf8): what can be chosen
 */
void
sam_filter_values_show (SamFilterChip *chip,
                        const SamField *field,
                        GPtrArray *values)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < values->len; i++)
    g_ptr_array_add (labels, (gpointer) get_label (field, values->pdata[i]));
  sam_filter_chip_set_values (chip, values, labels);
}

/**
 * sam_filter_values_ensure:
 * @value: (nullable): what is about to be chosen; the chip may not have been opened yet
 */
void
sam_filter_values_ensure (SamFilterChip *chip,
                          const SamField *field,
                          const char *value)
{
  if (field->choices == NULL && g_strcmp0 (field->refers_to, "topic") != 0)
    sam_filter_chip_add_value (chip, value, get_label (field, value));
}

static gboolean
apply_year (SamQuery *query,
            const SamFilter *filter,
            const SamField *field,
            const char *value,
            GError **error)
{
  int year = atoi (value + strlen (YEAR));
  gboolean instant = field->type == SAM_FIELD_INSTANT;
  g_autofree char *before = g_strdup_printf ("%04d-12-31%s", year - 1, instant ? "T23:59:59Z" : "");
  g_autofree char *after = g_strdup_printf ("%04d-01-01%s", year + 1, instant ? "T00:00:00Z" : "");

  return sam_query_add_condition (query, filter->path, SAM_COMPARE_GREATER, before, error) &&
         sam_query_add_condition (query, filter->path, SAM_COMPARE_LESS, after, error);
}

/* A day that is today is not before tomorrow, whatever the order of texts makes of it. */
static gboolean
apply_come (SamQuery *query,
            const SamFilter *filter,
            GError **error)
{
  GDate tomorrow;
  char day[16];

  sam_dates_get_today (&tomorrow);
  g_date_add_days (&tomorrow, 1);
  g_date_strftime (day, sizeof day, "%Y-%m-%d", &tomorrow);
  return sam_query_add_condition (query, filter->path, SAM_COMPARE_LESS, day, error);
}

/**
 * sam_filter_values_apply:
 * @query: gets the condition
 * @value: what was chosen
 *
 * Returns: FALSE when the page names a filter that the kind does not have
 */
gboolean
sam_filter_values_apply (SamQuery *query,
                         const SamFilter *filter,
                         const SamField *field,
                         const char *value,
                         GError **error)
{
  if (g_str_equal (value, DUE))
    {
      sam_query_set_rule (query, filter->due);
      return TRUE;
    }
  if (g_str_equal (value, SET))
    return sam_query_add_condition (query, filter->path, SAM_COMPARE_NOT_EQUAL, NULL, error);
  if (g_str_equal (value, UNSET))
    return sam_query_add_condition (query, filter->path, SAM_COMPARE_EQUAL, NULL, error);
  if (g_str_equal (value, COME))
    return apply_come (query, filter, error);
  if (g_str_has_prefix (value, YEAR))
    return apply_year (query, filter, field, value, error);
  if (is_reference (field) && g_strcmp0 (field->refers_to, "topic") != 0)
    {
      g_autofree char *title = g_strconcat (filter->path, ".title", NULL);

      return sam_query_add_condition (query, title, SAM_COMPARE_EQUAL, value, error);
    }
  return sam_query_add_condition (query, filter->path,
                                  sam_field_is_set_valued (field) ? SAM_COMPARE_CONTAINS : SAM_COMPARE_EQUAL, value,
                                  error);
}
