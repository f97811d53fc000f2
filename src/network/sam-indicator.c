/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-indicator.h"

#include "network/sam-days.h"
#include "network/sam-indicator-values.h"
#include "network/sam-small-numbers.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define USUAL_MONTHS 24
#define INHABITANTS 10000

static void
free_measured (gpointer data)
{
  SamMeasured *measured = data;

  g_free (measured->id);
  g_free (measured);
}

static const SamReason *
find_reason (const SamIndicator *indicator,
             const char *code)
{
  for (const SamReason *reason = indicator->reasons; reason->code != NULL; reason++)
    if (g_str_equal (reason->code, code))
      return reason;
  g_assert_not_reached ();
}

static gboolean
fill_lists (SamMeasure *self,
            SamStore *store,
            SamIndicatorValues *values,
            GError **error)
{
  g_autoptr (GPtrArray) rows = sam_indicator_values_select (values, store, self->indicator->sql, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      SamMeasured *measured = g_new0 (SamMeasured, 1);

      measured->id = g_strdup (row[0]);
      measured->reason = find_reason (self->indicator, row[1]);
      g_ptr_array_add (self->lists[measured->reason->stand], measured);
      self->n[measured->reason->stand]++;
    }
  return rows != NULL;
}

/* The same, where nobody asks which they are. */
static gboolean
fill_numbers (SamMeasure *self,
              SamStore *store,
              SamIndicatorValues *values,
              GError **error)
{
  g_autofree char *sql = g_strconcat ("WITH stood (id, code) AS (", self->indicator->sql,
                                      ") SELECT code, COUNT (*) FROM stood GROUP BY code", NULL);
  g_autoptr (GPtrArray) rows = sam_indicator_values_select (values, store, sql, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      self->n[find_reason (self->indicator, row[0])->stand] += g_ascii_strtoll (row[1], NULL, 10);
    }
  return rows != NULL;
}

static void
free_beside (gpointer data)
{
  SamBeside *beside = data;

  g_free (beside->label);
  g_free (beside);
}

/* Labels are codes of ours, choices of a field, or names. */
static char *
dup_label (const char *code)
{
  static const struct
  {
    const char *code, *label;
  } labels[] = {
    { "askers", N_ ("Different people who asked through the platform, at most") },
    { "gps-without-name", N_ ("GPs that practices count and whose names are not known") },
    { "matches-in-contact", N_ ("Matches with a first contact in the period") },
    { "forms-sent", N_ ("Forms sent for these") },
  };
  const SamField *channels = sam_kind_find_field (sam_kind_find ("question"), "channel");
  const SamChoice *choice = sam_field_find_choice (channels, code);

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].code, code))
      return g_strdup (g_dgettext (GETTEXT_PACKAGE, labels[i].label));
  return g_strdup (choice != NULL ? g_dgettext (GETTEXT_PACKAGE, choice->label) : code);
}

static gboolean
fill_beside (SamMeasure *self,
             SamStore *store,
             SamIndicatorValues *values,
             SamMunicipalities *known,
             GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->indicator->beside_sql == NULL)
    return TRUE;
  rows = sam_indicator_values_select (values, store, self->indicator->beside_sql, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      SamBeside *beside = g_new0 (SamBeside, 1);
      const SamMunicipality *municipality =
          self->indicator->unit == SAM_UNIT_RATE ? sam_municipalities_find (known, row[0]) : NULL;

      beside->label = dup_label (row[0]);
      beside->n = g_ascii_strtoll (row[1], NULL, 10);
      beside->out_of = municipality != NULL ? municipality->inhabitants : -1;
      g_ptr_array_add (self->beside, beside);
    }
  return rows != NULL;
}

static gint64
count_denominator (const SamMeasure *self)
{
  gint64 n = 0;

  switch (self->indicator->unit)
    {
    case SAM_UNIT_SHARE:
      for (guint i = 0; i < SAM_N_STANDS; i++)
        n += self->n[i];
      return n;
    case SAM_UNIT_RATE:
      for (guint i = 0; i < self->beside->len; i++)
        n += MAX (0, ((SamBeside *) self->beside->pdata[i])->out_of);
      return n;
    case SAM_UNIT_COUNT:
    default:
      return -1;
    }
}

static guint
count_reason (const SamMeasure *self,
              const SamReason *reason)
{
  GPtrArray *list = self->lists[reason->stand];
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((SamMeasured *) list->pdata[i])->reason == reason;
  return n;
}

/* Of the near misses what would add most; else of those that do not count, else what nobody noted. */
static char *
find_next_step (const SamMeasure *self)
{
  static const SamStand order[] = { SAM_STAND_NEAR, SAM_STAND_NOT, SAM_STAND_UNKNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const SamReason *best = NULL;
      guint most = 0;

      for (const SamReason *reason = self->indicator->reasons; reason->code != NULL; reason++)
        {
          const guint n = reason->stand == order[i] && reason->step != NULL ? count_reason (self, reason) : 0;

          if (n <= most)
            continue;
          most = n;
          best = reason;
        }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      if (best != NULL)
        return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, best->step), most);
#pragma GCC diagnostic pop
    }
  return g_strdup (_ ("Nothing is waiting here."));
}

static SamMeasure *
create_measure (const SamIndicator *indicator,
                const SamScope *scope)
{
  SamMeasure *self = g_new0 (SamMeasure, 1);

  self->indicator = indicator;
  self->to = g_strdup (scope->to);
  if (scope->from != NULL)
    self->from = g_strdup (scope->from);
  else
    {
      g_autofree char *before = sam_day_add_months (scope->to, -USUAL_MONTHS);

      self->from = sam_day_add (before, 1);
    }
  for (guint i = 0; i < SAM_N_STANDS; i++)
    self->lists[i] = g_ptr_array_new_with_free_func (free_measured);
  self->beside = g_ptr_array_new_with_free_func (free_beside);
  return self;
}

/* @listed: whether it is told which records stand where, and what is beside them. */
static SamMeasure *
measure (SamStore *store,
         const SamIndicator *indicator,
         const SamScope *scope,
         gboolean listed,
         GError **error)
{
  g_autoptr (SamMunicipalities) known = sam_municipalities_load (error);
  g_autoptr (SamMeasure) self = create_measure (indicator, scope);
  const SamScope period = { self->from, self->to, scope->project, scope->network, scope->care_group, scope->practice,
                            scope->municipality };
  g_autoptr (SamIndicatorValues) values = known != NULL ? sam_indicator_values_load (store, known, &period) : NULL;
  const gboolean rate = indicator->unit == SAM_UNIT_RATE;

  if (values == NULL || (rate && !sam_indicator_values_add_area (values, store, known, &period, error)) ||
      !(listed ? fill_lists : fill_numbers) (self, store, values, error))
    return NULL;
  /* A rate is out of the inhabitants of the places beside it. */
  if ((listed || rate) && !fill_beside (self, store, values, known, error))
    return NULL;
  self->denominator = count_denominator (self);
  self->next_step = listed ? find_next_step (self) : NULL;
  return g_steal_pointer (&self);
}

/**
 * sam_indicator_measure:
 * @scope: its last day must be a day
 *
 * Counts from the records as they are: a day in the past is seen with what is noted today.
 *
 * Returns: (transfer full): the figure with all it is made of; or %NULL
 */
SamMeasure *
sam_indicator_measure (SamStore *store,
                       const SamIndicator *indicator,
                       const SamScope *scope,
                       GError **error)
{
  return measure (store, indicator, scope, TRUE, error);
}

/**
 * sam_indicator_count:
 * @scope: its last day must be a day
 *
 * Returns: (transfer full): the same figure without the lists it is made of, and without a next step; or %NULL
 */
SamMeasure *
sam_indicator_count (SamStore *store,
                     const SamIndicator *indicator,
                     const SamScope *scope,
                     GError **error)
{
  return measure (store, indicator, scope, FALSE, error);
}

/**
 * sam_measure_free:
 * @self: (transfer full): a measure
 */
void
sam_measure_free (SamMeasure *self)
{
  for (guint i = 0; i < SAM_N_STANDS; i++)
    g_ptr_array_unref (self->lists[i]);
  g_ptr_array_unref (self->beside);
  g_free (self->from);
  g_free (self->to);
  g_free (self->next_step);
  g_free (self);
}

/**
 * sam_measure_get_value:
 * @value: (out): the number, the share in percent, or the rate
 *
 * Returns: whether it can be told: a share of fewer than five cannot, nor a rate of places without known inhabitants
 */
gboolean
sam_measure_get_value (const SamMeasure *self,
                       double *value)
{
  const double n = (double) self->n[SAM_STAND_COUNTED];

  switch (self->indicator->unit)
    {
    case SAM_UNIT_SHARE:
      *value = self->denominator > 0 ? 100 * n / (double) self->denominator : 0;
      return self->denominator >= SAM_SMALLEST_NUMBER;
    case SAM_UNIT_RATE:
      *value = self->denominator > 0 ? INHABITANTS * n / (double) self->denominator : 0;
      return self->denominator > 0;
    case SAM_UNIT_COUNT:
    default:
      *value = n;
      return TRUE;
    }
}

/**
 * sam_indicator_format:
 * @told: whether there is a @value to tell
 * @n: those counted
 * @out_of: of how many, below 0 for none
 *
 * Returns: (transfer full): "70 % (91 of 130)", "40", "2.1 per 10,000 inhabitants (84)", or that it is too few
 */
char *
sam_indicator_format (SamIndicatorUnit unit,
                      gboolean told,
                      double value,
                      gint64 n,
                      gint64 out_of)
{
  switch (unit)
    {
    case SAM_UNIT_SHARE:
      /* Translators: a share in percent, how many that is, and of how many */
      return told ? g_strdup_printf (_ ("%.0f%% (%u of %d)"), value, (guint) n, (int) out_of)
                  /* Translators: out of how many a share would be */
                  : g_strdup_printf (_ ("n = %d, too few to say"), (int) MAX (0, out_of));
    case SAM_UNIT_RATE:
      /* Translators: how many groups for each 10,000 inhabitants, and how many groups that is */
      return told ? g_strdup_printf (_ ("%.1f per 10,000 inhabitants (%u)"), value, (guint) n)
                  : g_strdup (_ ("inhabitants not known"));
    case SAM_UNIT_COUNT:
    default:
      return g_strdup_printf ("%u", (guint) n);
    }
}

/**
 * sam_measure_format:
 *
 * Returns: (transfer full): the figure with what it is out of
 */
char *
sam_measure_format (const SamMeasure *self)
{
  double value;
  const gboolean told = sam_measure_get_value (self, &value);

  return sam_indicator_format (self->indicator->unit, told, value, self->n[SAM_STAND_COUNTED], self->denominator);
}

static gboolean
is_small (gint64 n)
{
  return n > 0 && n < SAM_SMALLEST_NUMBER;
}

/**
 * sam_indicator_is_about_people:
 *
 * Returns: whether it counts people who asked for help, or what they told; not those who work at a practice
 */
gboolean
sam_indicator_is_about_people (const SamIndicator *indicator)
{
  return g_str_equal (indicator->kind, "question") || g_str_equal (indicator->kind, "evaluation");
}

/**
 * sam_indicator_may_tell:
 * @n: those counted
 * @out_of: of how many, below 0 for none
 *
 * Returns: whether a figure may leave the region: no number of one to four people, nor a share that leaves so few
 */
gboolean
sam_indicator_may_tell (const SamIndicator *indicator,
                        gint64 n,
                        gint64 out_of)
{
  const gboolean people = sam_indicator_is_about_people (indicator);

  if (indicator->unit != SAM_UNIT_SHARE)
    return !people || !is_small (n);
  return out_of >= SAM_SMALLEST_NUMBER && (!people || (!is_small (n) && !is_small (out_of - n)));
}

/**
 * sam_measure_dup_ids:
 *
 * Returns: (transfer full): the records of one of the lists
 */
char **
sam_measure_dup_ids (const SamMeasure *self,
                     SamStand stand)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < self->lists[stand]->len; i++)
    g_strv_builder_add (ids, ((SamMeasured *) self->lists[stand]->pdata[i])->id);
  return g_strv_builder_end (ids);
}
