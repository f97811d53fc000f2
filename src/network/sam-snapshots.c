/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-snapshots.h"

#include "network/sam-days.h"
#include "network/sam-target-stand.h"
#include "store/sam-clock.h"
#include "store/sam-query.h"

#include <string.h>

/* A new target is reckoned back over so many months at most, from what is noted now. */
#define MOST_MONTHS_BACK 24

enum
{
  CELL_INDICATOR,
  CELL_MONTH,
  CELL_VALUE,
  CELL_NUMERATOR,
  CELL_DENOMINATOR,
  CELL_MADE_AT,
};

static GPtrArray *
list_snapshots (SamStore *store,
                SamRecord *target,
                GError **error)
{
  static const char *const columns[] = { "indicator", "month", "value", "numerator", "denominator", "made_at" };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("snapshot"));

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!sam_query_add_column (query, columns[i], error))
      return NULL;
  if (!sam_query_add_condition (query, "target", SAM_COMPARE_EQUAL, sam_record_get_id (target), error))
    return NULL;
  return sam_store_list (store, query, 0, 0, error);
}

/* By month, in each the one made first; between two of one moment the id decides, the same everywhere. */
static int
compare_snapshots (gconstpointer a,
                   gconstpointer b)
{
  const SamRow *first = *(SamRow *const *) a;
  const SamRow *second = *(SamRow *const *) b;
  int order = g_strcmp0 (first->cells[CELL_MONTH], second->cells[CELL_MONTH]);

  if (order == 0)
    order = g_strcmp0 (first->cells[CELL_MADE_AT], second->cells[CELL_MADE_AT]);
  return order != 0 ? order : strcmp (first->id, second->id);
}

static gint64
read_number (const char *text)
{
  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : -1;
}

/**
 * sam_snapshots_load:
 *
 * Returns: (transfer full) (element-type SamDatedFigure): what the target was at the end of each month, oldest
 *   first, as far as that was kept; or %NULL
 */
GPtrArray *
sam_snapshots_load (SamStore *store,
                    SamRecord *target,
                    GError **error)
{
  g_autoptr (GPtrArray) rows = list_snapshots (store, target, error);
  g_autofree char *indicator = sam_record_dup_text (target, "indicator");
  g_autoptr (GPtrArray) figures = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_dated_figure_free);

  if (rows == NULL)
    return NULL;
  g_ptr_array_sort (rows, compare_snapshots);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      const SamDatedFigure *last = sam_dated_figures_get_last (figures);
      const char *value = row->cells[CELL_VALUE];

      /* What the target counted before it was given another indicator is another figure. */
      if (g_strcmp0 (row->cells[CELL_INDICATOR], indicator) != 0 || row->cells[CELL_MONTH] == NULL ||
          (last != NULL && g_str_equal (last->day, row->cells[CELL_MONTH])))
        continue;
      g_ptr_array_add (figures, sam_dated_figure_new (row->cells[CELL_MONTH], value != NULL,
                                                      value != NULL ? g_ascii_strtod (value, NULL) : 0,
                                                      read_number (row->cells[CELL_NUMERATOR]),
                                                      read_number (row->cells[CELL_DENOMINATOR])));
    }
  return g_steal_pointer (&figures);
}

static void
set_number (SamRecord *snapshot,
            const char *field,
            gint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

  if (number >= 0)
    sam_record_set_text (snapshot, field, text);
}

static gboolean
save_snapshot (SamStore *store,
               SamRecord *target,
               const char *month,
               GError **error)
{
  g_autoptr (SamMeasure) measure = sam_target_count (store, target, month, error);
  g_autoptr (SamDatedFigure) figure = measure != NULL ? sam_target_create_figure (target, measure) : NULL;
  g_autofree char *id = sam_id_new (sam_kind_find ("snapshot"));
  g_autoptr (SamRecord) snapshot = sam_record_new (sam_kind_find ("snapshot"), id);
  char value[G_ASCII_DTOSTR_BUF_SIZE];

  if (figure == NULL)
    return FALSE;
  sam_record_set_text (snapshot, "indicator", measure->indicator->id);
  sam_record_set_text (snapshot, "target", sam_record_get_id (target));
  sam_record_set_text (snapshot, "month", month);
  if (figure->told)
    sam_record_set_text (snapshot, "value", g_ascii_formatd (value, sizeof value, "%.2f", figure->value));
  set_number (snapshot, "numerator", figure->numerator);
  set_number (snapshot, "denominator", figure->denominator);
  sam_record_set_integer (snapshot, "made_at", sam_clock_get_seconds ());
  return sam_store_save (store, snapshot, error);
}

/* The last day of the month that lies @back months before that of @day. */
static char *
get_month_end (const char *day,
               int back)
{
  g_autofree char *first = g_strdup_printf ("%.7s-01", day);
  g_autofree char *next = sam_day_add_months (first, 1 - back);

  return sam_day_add (next, -1);
}

static gboolean
has_month (GPtrArray *figures,
           const char *month)
{
  for (guint i = 0; i < figures->len; i++)
    if (g_str_equal (((SamDatedFigure *) figures->pdata[i])->day, month))
      return TRUE;
  return FALSE;
}

typedef struct
{
  SamRecord *target;
  char *day;
} Missing;

static void
free_missing (gpointer data)
{
  Missing *self = data;

  g_object_unref (self->target);
  g_free (self->day);
  g_free (self);
}

static void
add_missing (GPtrArray *missing,
             SamRecord *target,
             const char *day)
{
  Missing *self = g_new (Missing, 1);

  self->target = g_object_ref (target);
  self->day = g_strdup (day);
  g_ptr_array_add (missing, self);
}

/* The last day of the period, where it is not that of a month. */
static void
look_at_last (SamRecord *target,
              GPtrArray *points,
              const char *to,
              const char *today,
              GPtrArray *missing)
{
  g_autofree char *month = to != NULL ? get_month_end (to, 0) : NULL;

  if (to != NULL && strcmp (to, today) < 0 && !g_str_equal (to, month) && !has_month (points, to))
    add_missing (missing, target, to);
}

static gboolean
look_at_target (SamStore *store,
                SamRecord *target,
                const char *today,
                GPtrArray *missing,
                GError **error)
{
  g_autoptr (GPtrArray) points = sam_snapshots_load (store, target, error);
  g_autofree char *from = sam_record_dup_text (target, "starts_on");
  g_autofree char *to = sam_record_dup_text (target, "ends_on");
  g_autofree char *name = sam_record_dup_text (target, "indicator");
  const SamIndicator *indicator = sam_indicator_find (name);

  if (points == NULL || indicator == NULL)
    return points != NULL;
  for (int back = indicator->forgets ? 1 : MOST_MONTHS_BACK; back >= 1; back--)
    {
      g_autofree char *month = get_month_end (today, back);

      if ((from == NULL || strcmp (month, from) >= 0) && (to == NULL || strcmp (month, to) <= 0) &&
          !has_month (points, month))
        add_missing (missing, target, month);
    }
  look_at_last (target, points, to, today, missing);
  return TRUE;
}

/* (element-type Missing) */
static GPtrArray *
find_missing (SamStore *store,
              const char *today,
              GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("target"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, error);
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func (free_missing);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) target = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);

      if (target == NULL || !look_at_target (store, target, today, missing, error))
        return NULL;
    }
  return rows != NULL ? g_steal_pointer (&missing) : NULL;
}

static gboolean
save_missing (SamStore *store,
              GPtrArray *missing,
              guint n,
              GError **error)
{
  gboolean saved = TRUE;

  if (!sam_store_begin (store, error))
    return FALSE;
  sam_store_set_undoable (store, FALSE);
  for (guint i = 0; saved && i < n; i++)
    {
      const Missing *one = g_ptr_array_index (missing, i);

      saved = save_snapshot (store, one->target, one->day, error);
    }
  sam_store_set_undoable (store, TRUE);
  if (saved && sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  return FALSE;
}

/**
 * sam_snapshots_take:
 * @today: YYYY-MM-DD
 * @most: how many figures to keep now; 0 for all. In a large region each takes a while
 * @n_taken: (out): how many were kept
 * @n_left: (out) (optional): how many are still to be kept
 *
 * Keeps the figure of every target at the end of each month that has passed, where it was not kept yet. Months before
 * the target was made are reckoned back. Not a step to undo: nobody did anything.
 *
 * Returns: whether all of these were saved; if not, none
 */
gboolean
sam_snapshots_take (SamStore *store,
                    const char *today,
                    guint most,
                    guint *n_taken,
                    guint *n_left,
                    GError **error)
{
  g_autoptr (GPtrArray) missing = find_missing (store, today, error);
  guint n;

  *n_taken = 0;
  if (missing == NULL)
    return FALSE;
  n = most > 0 ? MIN (most, missing->len) : missing->len;
  if (n > 0 && !save_missing (store, missing, n, error))
    return FALSE;
  *n_taken = n;
  if (n_left != NULL)
    *n_left = missing->len - n;
  return TRUE;
}
