/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A figure is never guessed: a group whose place is not known counts in no municipality and is told beside them. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-coverage.h"

#include <math.h>
#include <string.h>

static void
free_row (gpointer data)
{
  SamCoverageRow *row = data;

  g_ptr_array_unref (row->groups);
  g_ptr_array_unref (row->practices);
  g_ptr_array_unref (row->missing);
  g_free (row);
}

/**
 * sam_coverage_free:
 * @self: (transfer full): a map; the ground under it stays
 */
void
sam_coverage_free (SamCoverage *self)
{
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/* Whether the topic is @id or part of it. Parents may run in a circle; nobody builds more than a few levels. */
static gboolean
is_part_of (const SamCoverageGround *ground,
            const SamCoverageTopic *topic,
            const char *id)
{
  for (guint level = 0; topic != NULL && level < 8; level++)
    {
      if (strcmp (topic->id, id) == 0)
        return TRUE;
      topic = topic->parent != NULL ? sam_coverage_ground_find_topic (ground, topic->parent) : NULL;
    }
  return FALSE;
}

static gboolean
is_asked (const SamCoverageGround *ground,
          const SamCoverageChoice *choice,
          const SamCoverageTopic *topic)
{
  if (choice->topic != NULL)
    return is_part_of (ground, topic, choice->topic);
  return choice->domain == NULL || g_strcmp0 (topic->domain, choice->domain) == 0;
}

static gboolean
is_group_asked (const SamCoverageGround *ground,
                const SamCoverageChoice *choice,
                const SamCoveragePlace *group)
{
  if (choice->topic == NULL && choice->domain == NULL)
    return TRUE;
  for (guint i = 0; i < group->topics->len; i++)
    if (is_asked (ground, choice, group->topics->pdata[i]))
      return TRUE;
  return FALSE;
}

static SamCoverageRow *
find_row (const SamCoverage *self,
          const SamMunicipality *municipality)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SamCoverageRow *row = g_ptr_array_index (self->rows, i);

      if (row->municipality == municipality)
        return row;
    }
  return NULL;
}

static void
add_rows (SamCoverage *self)
{
  GPtrArray *municipalities = self->ground->region_municipalities;

  for (guint i = 0; i < municipalities->len; i++)
    {
      SamCoverageRow *row = g_new0 (SamCoverageRow, 1);

      row->municipality = g_ptr_array_index (municipalities, i);
      row->groups = g_ptr_array_new ();
      row->practices = g_ptr_array_new ();
      row->missing = g_ptr_array_new ();
      g_ptr_array_add (self->rows, row);
    }
}

static void
add_groups (SamCoverage *self,
            const SamCoverageChoice *choice)
{
  for (guint i = 0; i < self->ground->groups->len; i++)
    {
      SamCoveragePlace *group = g_ptr_array_index (self->ground->groups, i);
      SamCoverageRow *row;

      if (!is_group_asked (self->ground, choice, group))
        continue;
      g_ptr_array_add (self->groups, group);
      row = group->municipality != NULL ? find_row (self, group->municipality) : NULL;
      if (row != NULL)
        g_ptr_array_add (row->groups, group);
      else
        self->n_elsewhere++;
    }
}

static void
add_practices (SamCoverage *self)
{
  for (guint i = 0; i < self->ground->practices->len; i++)
    {
      SamCoveragePlace *practice = g_ptr_array_index (self->ground->practices, i);
      SamCoverageRow *row = practice->municipality != NULL ? find_row (self, practice->municipality) : NULL;

      if (row != NULL)
        g_ptr_array_add (row->practices, practice);
    }
}

static GHashTable *
collect_topics (const SamCoverage *self,
                GPtrArray *groups,
                const SamCoverageChoice *choice)
{
  GHashTable *topics = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const SamCoveragePlace *group = g_ptr_array_index (groups, i);

      for (guint t = 0; t < group->topics->len; t++)
        if (is_asked (self->ground, choice, group->topics->pdata[t]))
          g_hash_table_add (topics, group->topics->pdata[t]);
    }
  return topics;
}

static void
count_topics (SamCoverage *self,
              const SamCoverageChoice *choice)
{
  g_autoptr (GHashTable) all = collect_topics (self, self->groups, choice);

  for (guint i = 0; i < self->rows->len; i++)
    {
      SamCoverageRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GHashTable) here = collect_topics (self, row->groups, choice);

      row->n_topics = g_hash_table_size (here);
      /* In the order of the ground, by name. */
      for (guint t = 0; t < self->ground->topics->len; t++)
        {
          gpointer topic = g_ptr_array_index (self->ground->topics, t);

          if (g_hash_table_contains (all, topic) && !g_hash_table_contains (here, topic))
            g_ptr_array_add (row->missing, topic);
        }
    }
}

/* NULL: of no group is known where it is. */
static const SamCoveragePlace *
find_nearest (const SamCoverage *self,
              const SamPlace *from,
              double *km)
{
  const SamCoveragePlace *nearest = NULL;

  *km = G_MAXDOUBLE;
  for (guint i = 0; i < self->groups->len; i++)
    {
      const SamCoveragePlace *group = g_ptr_array_index (self->groups, i);
      const double distance = group->where != NULL ? sam_places_get_distance (from, group->where) : G_MAXDOUBLE;

      if (distance < *km)
        {
          nearest = group;
          *km = distance;
        }
    }
  return nearest;
}

static void
measure_distances (SamCoverage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SamCoverageRow *row = g_ptr_array_index (self->rows, i);
      const SamPlace centre = { .latitude = row->municipality->centre.latitude,
                                .longitude = row->municipality->centre.longitude };
      g_autoptr (GPtrArray) places = sam_places_in_municipality (self->ground->places, row->municipality->code);

      row->nearest = find_nearest (self, &centre, &row->nearest_km);
      row->n_postcodes = places->len;
      for (guint p = 0; p < places->len; p++)
        {
          double km;

          find_nearest (self, places->pdata[p], &km);
          row->n_within += km <= self->within;
        }
    }
}

/**
 * sam_coverage_new:
 * @ground: what was loaded; outlives the coverage
 * @choice: what is asked
 *
 * Distances are as the crow flies, from the middle of each postcode.
 *
 * Returns: (transfer full): a row for each municipality of the region
 */
SamCoverage *
sam_coverage_new (const SamCoverageGround *ground,
                  const SamCoverageChoice *choice)
{
  SamCoverage *self = g_new0 (SamCoverage, 1);

  self->ground = ground;
  self->within = choice->within > 0 ? choice->within : SAM_COVERAGE_WITHIN;
  self->rows = g_ptr_array_new_with_free_func (free_row);
  self->groups = g_ptr_array_new ();
  add_rows (self);
  add_groups (self, choice);
  add_practices (self);
  count_topics (self, choice);
  measure_distances (self);
  return self;
}

/**
 * sam_coverage_row_get:
 *
 * Returns: the figure: groups per 10,000 inhabitants, groups, different topics, or the part of the postcodes (0 to 1)
 *   that have a group near enough
 */
double
sam_coverage_row_get (const SamCoverageRow *row,
                      SamCoverageMeasure measure)
{
  switch (measure)
    {
    case SAM_COVERAGE_PER_10000:
      return row->municipality->inhabitants > 0 ? row->groups->len * 10000.0 / row->municipality->inhabitants : 0;
    case SAM_COVERAGE_TOPICS:
      return row->n_topics;
    case SAM_COVERAGE_NEAR:
      return row->n_postcodes > 0 ? row->n_within / (double) row->n_postcodes : 0;
    case SAM_COVERAGE_GROUPS:
    case SAM_COVERAGE_N_MEASURES:
    default:
      return row->groups->len;
    }
}

/* The smallest of a few round numbers and their tenfolds that is at least @value. */
static double
round_up (double value)
{
  static const double steps[] = { 1, 1.5, 2, 2.5, 3, 4, 5, 10 };
  const double power = pow (10, floor (log10 (value)));
  guint i = 0;

  while (steps[i] * power < value * (1 - 1e-9))
    i++;
  return steps[i] * power;
}

static double
choose_step (SamCoverageMeasure measure,
             double least,
             double most)
{
  const gboolean whole = measure == SAM_COVERAGE_GROUPS || measure == SAM_COVERAGE_TOPICS;
  double step;

  if (measure == SAM_COVERAGE_NEAR)
    return 0.25;
  step = round_up (most > least ? (most - least) / (SAM_COVERAGE_MOST_CLASSES - 1) : most);
  if (whole)
    step = MAX (1, ceil (step));
  /* The first class begins at a round number below the least, so there may be one too many. */
  while (floor (least / step) * step + (SAM_COVERAGE_MOST_CLASSES - 1) * step < most * (1 - 1e-9))
    step = whole ? step + 1 : round_up (step * 1.1);
  return step;
}

/**
 * sam_coverage_classify:
 * @classes: (out caller-allocates): in steps of one round number, from the least figure that is not nothing to the most
 */
void
sam_coverage_classify (const SamCoverage *self,
                       SamCoverageMeasure measure,
                       SamCoverageClasses *classes)
{
  double least = G_MAXDOUBLE;
  double most = 0;
  double step, upper;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const double value = sam_coverage_row_get (self->rows->pdata[i], measure);

      most = MAX (most, value);
      least = value > 0 ? MIN (least, value) : least;
    }
  classes->n = 1;
  classes->upper[0] = 0;
  if (most <= 0)
    return;
  step = choose_step (measure, least, most);
  upper = measure == SAM_COVERAGE_NEAR ? 0 : floor (least / step) * step;
  while (classes->n < SAM_COVERAGE_MOST_CLASSES && (classes->n == 1 || upper < most * (1 - 1e-9)))
    {
      upper += step;
      classes->upper[classes->n++] = upper;
    }
}

/**
 * sam_coverage_classes_find:
 *
 * Returns: the class of a figure, from 0
 */
guint
sam_coverage_classes_find (const SamCoverageClasses *classes,
                           double value)
{
  guint class = 0;

  while (class + 1 < classes->n && value > classes->upper[class] + 1e-9)
    class ++;
  return class;
}
