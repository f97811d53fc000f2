/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every number comes from an indicator or from one query of sam-report-sql.c; here it is decided what of it is told. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-reporting.h"

#include "network/sam-days.h"
#include "network/sam-report-sql.h"
#include "network/sam-small-numbers.h"

#include "json/sam-json-value.h"
#include "store/sam-select.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static char *
dup_midnight (const char *day)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) midnight = NULL;
  GDate date;

  if (!sam_day_read (day, &date))
    return NULL;
  midnight = g_date_time_new (zone, g_date_get_year (&date), (int) g_date_get_month (&date), g_date_get_day (&date), 0,
                              0, 0);
  return g_strdup_printf ("%" G_GINT64_FORMAT, g_date_time_to_unix (midnight));
}

/**
 * sam_reporting_begin:
 * @self: with store, scope, today and report set
 *
 * Looks up what every report needs.
 */
gboolean
sam_reporting_begin (SamReporting *self,
                     GError **error)
{
  g_autofree char *after = sam_day_add (self->scope.to, 1);
  const SamMeasure *measure;
  g_auto (GStrv) ids = NULL;

  self->measures = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sam_measure_free);
  self->from_at = dup_midnight (self->scope.from);
  self->to_at = dup_midnight (after);
  measure = sam_reporting_measure (self, "groups", error);
  if (measure == NULL)
    return FALSE;
  ids = sam_measure_dup_ids (measure, SAM_STAND_COUNTED);
  self->groups = sam_json_from_strv ((const char *const *) ids);
  return TRUE;
}

void
sam_reporting_clear (SamReporting *self)
{
  g_clear_pointer (&self->today, g_free);
  g_clear_pointer (&self->from_at, g_free);
  g_clear_pointer (&self->to_at, g_free);
  g_clear_pointer (&self->groups, g_free);
  g_clear_pointer (&self->measures, g_hash_table_unref);
  g_clear_pointer (&self->report, sam_report_free);
}

/**
 * sam_reporting_select:
 * @sql: one of sam-report-sql.h
 *
 * Returns: (transfer full) (element-type GStrv): its rows, of the period and the part of the region; or %NULL
 */
GPtrArray *
sam_reporting_select (SamReporting *self,
                      const char *sql,
                      GError **error)
{
  const SamBinding bindings[] = {
    { ":from", self->scope.from },
    { ":to", self->scope.to },
    { ":from_at", self->from_at },
    { ":to_at", self->to_at },
    { ":today", self->today },
    { ":municipality", self->scope.municipality },
    { ":care_group", self->scope.care_group },
    { ":practice", self->scope.practice },
    { ":groups", self->groups },
  };

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  return sam_store_select (self->store, sql, bindings, G_N_ELEMENTS (bindings), error);
}

/**
 * sam_reporting_measure:
 *
 * Returns: (transfer none): the indicator of that name for this report; or %NULL
 */
const SamMeasure *
sam_reporting_measure (SamReporting *self,
                       const char *indicator,
                       GError **error)
{
  SamMeasure *measure = g_hash_table_lookup (self->measures, indicator);

  if (measure != NULL)
    return measure;
  measure = sam_indicator_measure (self->store, sam_indicator_find (indicator), &self->scope, error);
  if (measure != NULL)
    g_hash_table_insert (self->measures, (gpointer) measure->indicator->id, measure);
  return measure;
}

static void
set_number (SamReportFigure *figure,
            double number,
            const char *format)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  figure->number = g_strdup (g_ascii_formatd (buffer, sizeof buffer, format, number));
}

static gboolean
is_small (gint64 n)
{
  return n > 0 && n < SAM_SMALLEST_NUMBER;
}

static gboolean
count_of (SamReporting *self,
          const char *sql,
          const SamScope *scope,
          gint64 *n,
          GError **error)
{
  const SamScope own = self->scope;
  g_autoptr (GPtrArray) rows = NULL;

  self->scope = *scope;
  rows = sam_reporting_select (self, sql, error);
  self->scope = own;
  if (rows != NULL)
    *n = g_ascii_strtoll (((char **) rows->pdata[0])[0], NULL, 10);
  return rows != NULL;
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

/* Whether a number of people may be told. One that may not must not follow from those of the other parts and of the
 * whole either: so all parts are looked at as the cells of one table, whichever of them the report is of. */
static gboolean
may_be_told (SamReporting *self,
             const char *sql,
             gint64 n,
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
  gint64 rest;

  *may_tell = !is_small (n);
  if (part == NULL || !*may_tell)
    return TRUE;
  siblings = list_siblings (self, error);
  if (siblings == NULL)
    return FALSE;
  cells = g_new0 (gint64, siblings->len + 1);
  hidden = g_new0 (gboolean, siblings->len + 1);
  for (guint i = 0; i < siblings->len; i++)
    {
      const char *sibling = ((char **) siblings->pdata[i])[0];
      SamScope scope = { .from = self->scope.from, .to = self->scope.to };

      scope.municipality = self->scope.municipality != NULL ? sibling : NULL;
      scope.care_group = self->scope.care_group != NULL ? sibling : NULL;
      scope.practice = self->scope.practice != NULL ? sibling : NULL;
      if (!count_of (self, sql, &scope, &cells[i], error))
        return FALSE;
    }
  /* What belongs to none of them; the practices of a care group are all there is of it. */
  if (self->scope.practice == NULL)
    {
      const SamScope whole = { .from = self->scope.from, .to = self->scope.to };

      if (!count_of (self, sql, &whole, &rest, error))
        return FALSE;
      for (guint i = 0; i < siblings->len; i++)
        rest -= cells[i];
      cells[siblings->len] = MAX (0, rest);
    }
  sam_small_numbers_hide (cells, siblings->len + 1, hidden, &hide_total);
  for (guint i = 0; i < siblings->len; i++)
    if (g_str_equal (((char **) siblings->pdata[i])[0], part))
      *may_tell = !hidden[i];
  return TRUE;
}

static void
set_count (SamReportFigure *figure,
           gint64 n,
           gboolean people)
{
  if (people && is_small (n))
    {
      figure->value = g_strdup (_ ("fewer than 5"));
      return;
    }
  figure->value = g_strdup_printf ("%" G_GINT64_FORMAT, n);
  set_number (figure, (double) n, "%.0f");
}

/* Neither of fewer than five, nor of people of whom so few are among those counted, or not among them, that it would
 * tell who they are. */
static void
set_share (SamReportFigure *figure,
           gint64 n,
           gint64 out_of,
           gboolean people)
{
  if (out_of < SAM_SMALLEST_NUMBER || (people && (is_small (n) || is_small (out_of - n))))
    {
      figure->value = g_strdup (_ ("too few to say"));
      figure->n = people && is_small (out_of) ? -1 : out_of;
      return;
    }
  /* Translators: a share in percent */
  figure->value = g_strdup_printf (_ ("%.0f %%"), 100.0 * (double) n / (double) out_of);
  figure->n = out_of;
  set_number (figure, (double) n / (double) out_of, "%.4f");
}

static gboolean
is_about_people (const SamIndicator *indicator)
{
  return g_str_equal (indicator->kind, "question") || g_str_equal (indicator->kind, "evaluation");
}

static void
set_measure (SamReportFigure *figure,
             const SamMeasure *measure)
{
  const gint64 n = measure->lists[SAM_STAND_COUNTED]->len;
  const gboolean people = is_about_people (measure->indicator);
  double value;

  switch (measure->indicator->unit)
    {
    case SAM_UNIT_SHARE:
      /* A form says of nobody that it is theirs. */
      set_share (figure, n, measure->denominator, people && !g_str_equal (measure->indicator->kind, "evaluation"));
      break;
    case SAM_UNIT_RATE:
      if (sam_measure_get_value (measure, &value))
        {
          figure->value = g_strdup_printf ("%.1f", value);
          set_number (figure, value, "%.4f");
        }
      else
        figure->value = g_strdup (_ ("not known"));
      break;
    case SAM_UNIT_COUNT:
    default:
      set_count (figure, n, people);
      break;
    }
}

static gboolean
set_people (SamReporting *self,
            SamReportFigure *figure,
            gint64 n,
            const SamReportNumber *number,
            GError **error)
{
  gboolean may_tell = TRUE;

  if (number->people && !may_be_told (self, number->sql, n, &may_tell, error))
    return FALSE;
  if (may_tell || is_small (n))
    set_count (figure, n, number->people);
  else
    figure->value = g_strdup (_ ("hidden"));
  return TRUE;
}

/**
 * sam_reporting_add_figure:
 * @id: of a number of the reports, or of an indicator
 */
gboolean
sam_reporting_add_figure (SamReporting *self,
                          SamReportSection *section,
                          const char *id,
                          GError **error)
{
  const SamReportNumber *number = sam_report_number_find (id);
  const SamMeasure *measure;
  g_autoptr (GPtrArray) rows = NULL;
  SamReportFigure *figure;
  char **row;

  if (number == NULL)
    {
      measure = sam_reporting_measure (self, id, error);
      if (measure == NULL)
        return FALSE;
      figure = sam_report_section_add_figure (section, id, _ (measure->indicator->name),
                                              _ (measure->indicator->definition));
      set_measure (figure, measure);
      return TRUE;
    }
  rows = sam_reporting_select (self, number->sql, error);
  if (rows == NULL)
    return FALSE;
  row = g_ptr_array_index (rows, 0);
  figure = sam_report_section_add_figure (section, id, _ (number->label), _ (number->definition));
  if (number->share)
    set_share (figure, g_ascii_strtoll (row[0], NULL, 10), g_ascii_strtoll (row[1], NULL, 10), number->people);
  else
    return set_people (self, figure, g_ascii_strtoll (row[0], NULL, 10), number, error);
  return TRUE;
}
