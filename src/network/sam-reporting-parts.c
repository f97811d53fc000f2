/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be told of a part of the region. A number that may not must not follow from those of the other parts and
 * of the whole either: so all parts are looked at as the cells of one table, whichever of them the report is of. Of a
 * share it is looked at out of how many it is. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-reporting.h"

#include "network/sam-report-sql.h"
#include "network/sam-small-numbers.h"

#include "samenhulp-config.h"

/* How many people there are in a part. */
typedef gboolean (*Count) (SamReporting *self,
                           gconstpointer what,
                           gint64 *n,
                           GError **error);

static gboolean
count_number (SamReporting *self,
              gconstpointer what,
              gint64 *n,
              GError **error)
{
  const SamReportNumber *number = what;
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, number->sql, error);

  if (rows != NULL)
    *n = g_ascii_strtoll (((char **) rows->pdata[0])[number->share ? 1 : 0], NULL, 10);
  return rows != NULL;
}

static gboolean
count_measure (SamReporting *self,
               gconstpointer what,
               gint64 *n,
               GError **error)
{
  const SamIndicator *indicator = what;
  g_autoptr (SamMeasure) measure = sam_indicator_measure (self->store, indicator, &self->scope, error);

  if (measure == NULL)
    return FALSE;
  *n = indicator->unit == SAM_UNIT_SHARE ? measure->denominator : measure->lists[SAM_STAND_COUNTED]->len;
  return TRUE;
}

static gboolean
count_in (SamReporting *self,
          const SamScope *scope,
          Count count,
          gconstpointer what,
          gint64 *n,
          GError **error)
{
  const SamScope own = self->scope;
  gboolean counted;

  self->scope = *scope;
  counted = count (self, what, n, error);
  self->scope = own;
  return counted;
}

/* The parts beside which this one stands: all municipalities, all care groups, or the practices of one care group. */
static GPtrArray *
list_siblings (SamReporting *self,
               GError **error)
{
  const char *sql = self->scope.municipality != NULL ? sam_report_sql_municipalities
                    : self->scope.care_group != NULL ? sam_report_sql_care_groups
                                                     : sam_report_sql_cluster;

  return sam_reporting_select (self, sql, error);
}

/* That of which the parts are: the region, or for practices their care group. */
static SamScope
get_whole (SamReporting *self,
           GPtrArray *siblings)
{
  SamScope whole = { .from = self->scope.from, .to = self->scope.to };

  if (self->scope.practice != NULL && siblings->len > 0)
    whole.care_group = ((char **) siblings->pdata[0])[1];
  return whole;
}

/* One cell for each sibling, and one for what belongs to none of them. */
static gint64 *
count_cells (SamReporting *self,
             GPtrArray *siblings,
             Count count,
             gconstpointer what,
             GError **error)
{
  g_autofree gint64 *cells = g_new0 (gint64, siblings->len + 1);
  const SamScope whole = get_whole (self, siblings);
  gint64 rest = 0;

  for (guint i = 0; i < siblings->len; i++)
    {
      const char *sibling = ((char **) siblings->pdata[i])[0];
      SamScope scope = { .from = self->scope.from, .to = self->scope.to };

      scope.municipality = self->scope.municipality != NULL ? sibling : NULL;
      scope.care_group = self->scope.care_group != NULL ? sibling : NULL;
      scope.practice = self->scope.practice != NULL ? sibling : NULL;
      if (!count_in (self, &scope, count, what, &cells[i], error))
        return NULL;
    }
  /* Nothing is told of practices without a care group together. */
  if (self->scope.practice != NULL && whole.care_group == NULL)
    return g_steal_pointer (&cells);
  if (!count_in (self, &whole, count, what, &rest, error))
    return NULL;
  for (guint i = 0; i < siblings->len; i++)
    rest -= cells[i];
  cells[siblings->len] = MAX (0, rest);
  return g_steal_pointer (&cells);
}

static gboolean
may_tell_part (SamReporting *self,
               Count count,
               gconstpointer what,
               gboolean *may_tell,
               GError **error)
{
  const char *part = self->scope.municipality != NULL ? self->scope.municipality
                     : self->scope.care_group != NULL ? self->scope.care_group
                                                      : self->scope.practice;
  g_autoptr (GPtrArray) siblings = NULL;
  g_autofree gint64 *cells = NULL;
  g_autofree gboolean *hidden = NULL;
  gboolean hide_total;
  gint64 n;

  *may_tell = TRUE;
  if (part == NULL)
    return TRUE;
  siblings = list_siblings (self, error);
  cells = siblings != NULL ? count_cells (self, siblings, count, what, error) : NULL;
  if (cells == NULL || !count (self, what, &n, error))
    return FALSE;
  hidden = g_new0 (gboolean, siblings->len + 1);
  sam_small_numbers_hide (cells, siblings->len + 1, hidden, &hide_total);
  *may_tell = !sam_is_small_number (n);
  for (guint i = 0; i < siblings->len; i++)
    if (g_str_equal (((char **) siblings->pdata[i])[0], part))
      *may_tell = !hidden[i];
  return TRUE;
}

/**
 * sam_reporting_may_tell:
 * @number: one of people, or a share
 * @may_tell: (out): whether it may be told of the part that the report is of
 *
 * Returns: whether it could be found out
 */
gboolean
sam_reporting_may_tell (SamReporting *self,
                        const SamReportNumber *number,
                        gboolean *may_tell,
                        GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  gint64 n;

  if (!may_tell_part (self, count_number, number, may_tell, error))
    return FALSE;
  if (number->whole == NULL || !*may_tell)
    return TRUE;
  rows = sam_reporting_select (self, number->whole, error);
  if (rows == NULL || !count_number (self, number, &n, error))
    return FALSE;
  *may_tell = n == 0 || !sam_is_small_number (g_ascii_strtoll (((char **) rows->pdata[0])[0], NULL, 10) - n);
  return TRUE;
}

/**
 * sam_reporting_may_tell_measure:
 * @indicator: one of people
 * @may_tell: (out): whether it may be told of the part that the report is of
 *
 * Returns: whether it could be found out
 */
gboolean
sam_reporting_may_tell_measure (SamReporting *self,
                                const SamIndicator *indicator,
                                gboolean *may_tell,
                                GError **error)
{
  return may_tell_part (self, count_measure, indicator, may_tell, error);
}
