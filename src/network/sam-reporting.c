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
  self->from_at = sam_day_dup_beginning (self->scope.from);
  self->to_at = sam_day_dup_beginning (after);
  measure = sam_reporting_measure (self, "groups", error);
  if (measure == NULL)
    return FALSE;
  ids = sam_measure_dup_ids (measure, SAM_STAND_COUNTED);
  self->groups = sam_json_from_strv ((const char *const *) ids);
  return TRUE;
}

/**
 * sam_reporting_clear:
 *
 * Frees what was looked up, and the report unless it was taken.
 */
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

static void
set_count (SamReportFigure *figure,
           gint64 n,
           gboolean people)
{
  if (people && sam_is_small_number (n))
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
  if (out_of < SAM_SMALLEST_NUMBER || (people && (sam_is_small_number (n) || sam_is_small_number (out_of - n))))
    {
      figure->value = g_strdup (_ ("too few to say"));
      figure->n = people && sam_is_small_number (out_of) ? -1 : out_of;
      return;
    }
  /* Translators: a share in percent */
  figure->value = g_strdup_printf (_ ("%.0f%%"), 100.0 * (double) n / (double) out_of);
  figure->n = out_of;
  set_number (figure, (double) n / (double) out_of, "%.4f");
}

/* What must not be told of a part of the region is hidden with its number: from that, and from those of the whole and
 * of the other parts, it could be worked out. */
static void
set_hidden (SamReportFigure *figure)
{
  figure->value = g_strdup (_ ("hidden"));
}

static void
set_measure (SamReportFigure *figure,
             const SamMeasure *measure)
{
  const gint64 n = measure->lists[SAM_STAND_COUNTED]->len;
  const gboolean people = sam_indicator_is_about_people (measure->indicator);
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
add_measure (SamReporting *self,
             SamReportSection *section,
             const char *id,
             GError **error)
{
  const SamMeasure *measure = sam_reporting_measure (self, id, error);
  SamReportFigure *figure;
  gboolean may_tell = TRUE;

  if (measure == NULL || (sam_indicator_is_about_people (measure->indicator) &&
                          !sam_reporting_may_tell_measure (self, measure->indicator, &may_tell, error)))
    return FALSE;
  figure = sam_report_section_add_figure (section, id, _ (measure->indicator->name),
                                          _ (measure->indicator->definition));
  if (may_tell)
    set_measure (figure, measure);
  else
    set_hidden (figure);
  return TRUE;
}

static gboolean
add_number (SamReporting *self,
            SamReportSection *section,
            const SamReportNumber *number,
            GError **error)
{
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, number->sql, error);
  SamReportFigure *figure;
  gboolean may_tell = TRUE;
  char **row;

  if (rows == NULL || ((number->people || number->share) && !sam_reporting_may_tell (self, number, &may_tell, error)))
    return FALSE;
  row = g_ptr_array_index (rows, 0);
  if (number->if_known && g_str_equal (row[0], "0"))
    return TRUE;
  figure = sam_report_section_add_figure (section, number->id, _ (number->label), _ (number->definition));
  if (!may_tell)
    set_hidden (figure);
  else if (number->share)
    set_share (figure, g_ascii_strtoll (row[0], NULL, 10), g_ascii_strtoll (row[1], NULL, 10), number->people);
  else
    set_count (figure, g_ascii_strtoll (row[0], NULL, 10), number->people);
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

  return number != NULL ? add_number (self, section, number, error) : add_measure (self, section, id, error);
}
