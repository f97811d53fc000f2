/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-target-stand.h"

#include "network/sam-day-words.h"
#include "network/sam-days.h"
#include "network/sam-small-numbers.h"
#include "network/sam-snapshots.h"
#include "store/sam-query.h"
#include "store/sam-reading.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const SamIndicator *
find_indicator (SamRecord *target)
{
  g_autofree char *id = sam_record_dup_text (target, "indicator");

  return sam_indicator_find (id);
}

static gboolean
get_decimal (SamRecord *target,
             const char *field,
             double *value)
{
  g_autofree char *text = sam_record_dup_text (target, field);

  *value = text != NULL ? g_ascii_strtod (text, NULL) : 0;
  return text != NULL;
}

typedef SamMeasure *(*Measuring) (SamStore *store,
                                  const SamIndicator *indicator,
                                  const SamScope *scope,
                                  GError **error);

static SamMeasure *
measure (SamStore *store,
         SamRecord *target,
         const char *day,
         Measuring measuring,
         GError **error)
{
  g_autofree char *project = sam_record_dup_text (target, "project");
  g_autofree char *network = sam_record_dup_text (target, "network");
  g_autofree char *from = sam_record_dup_text (target, "starts_on");
  const SamScope scope = { .from = from, .to = day, .project = project, .network = network };

  return measuring (store, find_indicator (target), &scope, error);
}

/**
 * sam_target_measure:
 * @day: YYYY-MM-DD, not after the end of the target's period
 *
 * Returns: (transfer full): the target's figure on a day; or %NULL
 */
SamMeasure *
sam_target_measure (SamStore *store,
                    SamRecord *target,
                    const char *day,
                    GError **error)
{
  return measure (store, target, day, sam_indicator_measure, error);
}

/**
 * sam_target_count:
 * @day: YYYY-MM-DD, not after the end of the target's period
 *
 * Returns: (transfer full): the same without the records it is made of; or %NULL
 */
SamMeasure *
sam_target_count (SamStore *store,
                  SamRecord *target,
                  const char *day,
                  GError **error)
{
  return measure (store, target, day, sam_indicator_count, error);
}

/**
 * sam_target_create_figure:
 *
 * A target may say out of how many its share is, such as 130 practices of which some are not in the file yet.
 *
 * Returns: (transfer full): the figure for a chart
 */
SamDatedFigure *
sam_target_create_figure (SamRecord *target,
                          const SamMeasure *measure)
{
  const gint64 n = measure->n[SAM_STAND_COUNTED];
  double out_of, value;
  gboolean told;

  if (measure->indicator->unit == SAM_UNIT_SHARE && get_decimal (target, "denominator", &out_of) && out_of >= 1)
    return sam_dated_figure_new (measure->to, out_of >= SAM_SMALLEST_NUMBER, 100 * (double) n / out_of, n,
                                 (gint64) out_of);
  told = sam_measure_get_value (measure, &value);
  return sam_dated_figure_new (measure->to, told, told ? value : 0, n, measure->denominator);
}

/* The earlier of today and the end of the period. */
static const char *
get_last_day (SamTargetStand *self)
{
  return self->to != NULL && strcmp (self->to, self->today) < 0 ? self->to : self->today;
}

/* What was kept for the last day of all stands, whatever was noted since; else the figure is reckoned. */
static void
end_figures (SamTargetStand *self,
             const char *last_day)
{
  const SamDatedFigure *last;

  while ((last = sam_dated_figures_get_last (self->figures)) != NULL && strcmp (last->day, last_day) > 0)
    g_ptr_array_remove_index (self->figures, self->figures->len - 1);
  if (last == NULL || !g_str_equal (last->day, last_day))
    g_ptr_array_add (self->figures, sam_target_create_figure (self->target, self->measure));
}

static void
look_ahead (SamTargetStand *self)
{
  const SamIndicator *indicator = self->indicator;

  self->input = (SamForecastInput){
    .from = self->from,
    .to = self->to,
    .today = self->today,
    .cumulative = indicator->periodic && indicator->unit == SAM_UNIT_COUNT && self->from != NULL,
    .unit = indicator->unit,
    .has_goal = self->has_goal,
    .goal = self->goal,
    .most = indicator->unit == SAM_UNIT_SHARE ? 100 : -1,
    .figures = self->figures,
  };
  sam_forecast_make (&self->input, &self->forecast);
}

static void
find_scope (SamTargetStand *self,
            SamStore *store)
{
  g_autoptr (SamRecord) project = NULL;

  self->project_id = sam_record_dup_text (self->target, "project");
  self->network_id = sam_record_dup_text (self->target, "network");
  project = self->project_id != NULL ? sam_store_load (store, self->project_id, NULL) : NULL;
  if (self->network_id == NULL && project != NULL)
    self->network_id = sam_record_dup_text (project, "network");
  self->project = self->project_id != NULL ? sam_store_dup_title (store, self->project_id) : NULL;
  self->network = self->network_id != NULL ? sam_store_dup_title (store, self->network_id) : NULL;
}

static gboolean
fill (SamTargetStand *self,
      SamStore *store,
      GError **error)
{
  find_scope (self, store);
  self->from = sam_record_dup_text (self->target, "starts_on");
  self->to = sam_record_dup_text (self->target, "ends_on");
  self->has_goal = get_decimal (self->target, "goal", &self->goal);
  self->indicator = find_indicator (self->target);
  if (self->indicator == NULL)
    {
      self->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_dated_figure_free);
      return TRUE;
    }
  self->measure = sam_target_measure (store, self->target, get_last_day (self), error);
  self->figures = self->measure != NULL ? sam_snapshots_load (store, self->target, error) : NULL;
  if (self->figures == NULL)
    return FALSE;
  end_figures (self, get_last_day (self));
  look_ahead (self);
  return TRUE;
}

/**
 * sam_target_stand_load:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): how the target stands; or %NULL
 */
SamTargetStand *
sam_target_stand_load (SamStore *store,
                       const char *id,
                       const char *today,
                       GError **error)
{
  g_autoptr (SamTargetStand) self = g_new0 (SamTargetStand, 1);

  self->today = g_strdup (today);
  self->target = sam_store_load (store, id, error);
  return self->target != NULL && fill (self, store, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sam_target_stand_load_all:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type SamTargetStand): every target by its name; or %NULL
 */
GPtrArray *
sam_target_stand_load_all (SamStore *store,
                           const char *today,
                           GError **error)
{
  g_autoptr (SamReading) reading G_GNUC_UNUSED = sam_store_begin_reading (store);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("target"));
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_target_stand_free);
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SamTargetStand *stand = sam_target_stand_load (store, ((SamRow *) rows->pdata[i])->id, today, error);

      if (stand == NULL)
        return NULL;
      g_ptr_array_add (list, stand);
    }
  return rows != NULL ? g_steal_pointer (&list) : NULL;
}

/**
 * sam_target_stand_free:
 * @self: (transfer full): how a target stands
 */
void
sam_target_stand_free (SamTargetStand *self)
{
  g_clear_object (&self->target);
  g_clear_pointer (&self->measure, sam_measure_free);
  g_clear_pointer (&self->figures, g_ptr_array_unref);
  g_free (self->project_id);
  g_free (self->network_id);
  g_free (self->project);
  g_free (self->network);
  g_free (self->from);
  g_free (self->to);
  g_free (self->today);
  g_free (self);
}

/**
 * sam_course_get_label:
 *
 * Returns: whether it goes well, in a few words
 */
const char *
sam_course_get_label (SamCourse course)
{
  switch (course)
    {
    case SAM_COURSE_REACHED:
      return _ ("Reached");
    case SAM_COURSE_ON:
      return _ ("On course");
    case SAM_COURSE_BEHIND:
      return _ ("Behind");
    case SAM_COURSE_MISSED:
      return _ ("Not reached");
    case SAM_COURSE_UNKNOWN:
    default:
      return _ ("Too early to say");
    }
}

/**
 * sam_dated_figure_format:
 * @unit: of the indicator
 *
 * Returns: (transfer full): the figure with what it is out of
 */
char *
sam_dated_figure_format (const SamDatedFigure *self,
                         SamIndicatorUnit unit)
{
  return sam_indicator_format (unit, self->told, self->value, self->numerator, self->denominator);
}

/**
 * sam_target_stand_format_figure:
 *
 * Returns: (transfer full): today's figure with what it is out of
 */
char *
sam_target_stand_format_figure (const SamTargetStand *self)
{
  if (self->measure == NULL)
    return g_strdup (_ ("This indicator is of a newer program."));
  return sam_dated_figure_format (sam_dated_figures_get_last (self->figures), self->indicator->unit);
}

/**
 * sam_target_stand_format_goal:
 *
 * Returns: (transfer full): "goal 90 % by 31 December 2026"
 */
char *
sam_target_stand_format_goal (const SamTargetStand *self)
{
  const gboolean share = self->indicator != NULL && self->indicator->unit == SAM_UNIT_SHARE;
  g_autofree char *to = self->to != NULL ? sam_day_words_long (self->to) : NULL;
  g_autofree char *goal = g_strdup_printf (share ? _ ("%g%%") : "%g", self->goal);

  if (!self->has_goal)
    return g_strdup (_ ("no goal yet"));
  /* Translators: a number or a share, and a day */
  return to != NULL ? g_strdup_printf (_ ("goal %s by %s"), goal, to)
                    /* Translators: a number or a share */
                    : g_strdup_printf (_ ("goal %s"), goal);
}

/**
 * sam_target_stand_describe:
 *
 * Returns: (transfer full): the pace, with what is assumed
 */
char *
sam_target_stand_describe (const SamTargetStand *self)
{
  return self->measure != NULL ? sam_forecast_describe (&self->forecast, &self->input) : g_strdup ("");
}
