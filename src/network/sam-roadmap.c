/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-roadmap.h"

#include "network/sam-days.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* Between two steps that follow each other, so that one can come between. */
#define SPACING 10

static const struct
{
  const char *name;
  const char *label;
} statuses[] = {
  [SAM_STEP_IS_OPEN] = { "open", N_ ("Open") },
  [SAM_STEP_IS_BUSY] = { "busy", N_ ("Busy") },
  [SAM_STEP_IS_DONE] = { "done", N_ ("Done") },
  [SAM_STEP_IS_SKIPPED] = { "skipped", N_ ("Skipped") },
};

/**
 * sam_roadmap_step_free:
 * @step: (transfer full): a step as the road map shows it; its record is not held
 */
void
sam_roadmap_step_free (SamRoadmapStep *step)
{
  g_free (step->id);
  g_free (step->title);
  g_free (step->phase);
  g_free (step->person);
  g_free (step->due);
  g_free (step->lesson);
  g_free (step);
}

/* As stored. */
const char *
sam_step_status_get_name (SamStepStatus status)
{
  return statuses[status].name;
}

/* As shown, translated. */
const char *
sam_step_status_get_label (SamStepStatus status)
{
  return g_dgettext (GETTEXT_PACKAGE, statuses[status].label);
}

/* A step of which nobody said anything is open. */
static SamStepStatus
find_status (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    if (g_strcmp0 (statuses[i].name, name) == 0)
      return (SamStepStatus) i;
  return SAM_STEP_IS_OPEN;
}

static gboolean
is_over (SamStepStatus status)
{
  return status == SAM_STEP_IS_DONE || status == SAM_STEP_IS_SKIPPED;
}

static SamRoadmapStep *
read_step (SamRecord *record,
           const char *today)
{
  SamRoadmapStep *step = g_new0 (SamRoadmapStep, 1);
  g_autofree char *status = sam_record_dup_text (record, "status");

  step->id = g_strdup (sam_record_get_id (record));
  step->title = sam_record_dup_text (record, "title");
  step->phase = sam_record_dup_text (record, "phase");
  if (step->phase == NULL)
    step->phase = g_strdup ("");
  step->person = sam_record_dup_text (record, "assigned_to");
  step->due = sam_record_dup_text (record, "planned_on");
  step->lesson = sam_record_dup_text (record, "lesson");
  step->position = sam_record_get_integer (record, "position", G_MAXINT32);
  step->status = find_status (status);
  step->late = step->due != NULL && !is_over (step->status) && g_strcmp0 (step->due, today) < 0;
  step->for_blueprint = sam_record_get_boolean (record, "lesson_for_blueprint");
  return step;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const SamRoadmapStep *first = *(SamRoadmapStep *const *) a;
  const SamRoadmapStep *second = *(SamRoadmapStep *const *) b;

  if (first->position != second->position)
    return first->position < second->position ? -1 : 1;
  return g_strcmp0 (first->id, second->id);
}

/* A phase stands where its first step stands, and its steps together, whatever their positions say. */
static GPtrArray *
gather_phases (GPtrArray *sorted)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_roadmap_step_free);

  for (guint i = 0; i < sorted->len; i++)
    {
      const char *phase = ((SamRoadmapStep *) sorted->pdata[i])->phase;

      for (guint j = i; j < sorted->len && !g_hash_table_contains (seen, phase); j++)
        if (g_str_equal (((SamRoadmapStep *) sorted->pdata[j])->phase, phase))
          g_ptr_array_add (steps, sorted->pdata[j]);
      g_hash_table_add (seen, (gpointer) phase);
    }
  return steps;
}

/**
 * sam_roadmap_load:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type SamRoadmapStep) (nullable): the region's steps, phase by phase; NULL with
 *   @error set
 */
GPtrArray *
sam_roadmap_load (SamStore *store,
                  const char *today,
                  GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("step"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);

      if (record == NULL)
        {
          g_ptr_array_set_free_func (steps, (GDestroyNotify) sam_roadmap_step_free);
          return NULL;
        }
      g_ptr_array_add (steps, read_step (record, today));
    }
  g_ptr_array_sort (steps, compare_steps);
  return rows != NULL ? gather_phases (steps) : NULL;
}

/**
 * sam_roadmap_measure:
 * @steps: (element-type SamRoadmapStep): the road map
 * @phase: (nullable): NULL for all of it
 *
 * Returns: how many steps there are and how many are done; skipped ones count nowhere
 */
SamRoadmapProgress
sam_roadmap_measure (GPtrArray *steps,
                     const char *phase)
{
  SamRoadmapProgress progress = { 0, 0 };

  for (guint i = 0; i < steps->len; i++)
    {
      const SamRoadmapStep *step = steps->pdata[i];

      if ((phase != NULL && !g_str_equal (step->phase, phase)) || step->status == SAM_STEP_IS_SKIPPED)
        continue;
      progress.n_steps++;
      progress.n_done += step->status == SAM_STEP_IS_DONE;
    }
  return progress;
}

/**
 * sam_roadmap_find_end:
 * @phase: a phase, or one that is not there yet
 *
 * Returns: the position that a new step at the end of @phase takes
 */
gint64
sam_roadmap_find_end (GPtrArray *steps,
                      const char *phase)
{
  gint64 in_phase = -1;
  gint64 anywhere = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const SamRoadmapStep *step = steps->pdata[i];

      anywhere = MAX (anywhere, step->position);
      if (g_str_equal (step->phase, phase))
        in_phase = MAX (in_phase, step->position);
    }
  return (in_phase >= 0 ? in_phase : anywhere) + SPACING;
}

/* Whole weeks, a begun one counted, at least one. */
static void
note_weeks (SamRecord *step)
{
  g_autofree char *begun = sam_record_dup_text (step, "started_on");
  g_autofree char *done = sam_record_dup_text (step, "done_on");
  int days;

  if (sam_record_get_value (step, "took_weeks") == NULL && sam_day_count (begun, done, &days) && days >= 0)
    sam_record_set_integer (step, "took_weeks", MAX (1, (days + 6) / 7));
}

/**
 * sam_roadmap_note_status:
 * @step: a step
 * @today: YYYY-MM-DD
 *
 * Notes how far a step is and what follows from it: the day it began, the day it was done, and from both the weeks it
 * took, unless they stand there already. Pure.
 */
void
sam_roadmap_note_status (SamRecord *step,
                         SamStepStatus status,
                         const char *today)
{
  sam_record_set_text (step, "status", statuses[status].name);
  if (status == SAM_STEP_IS_BUSY && sam_record_get_value (step, "started_on") == NULL)
    sam_record_set_text (step, "started_on", today);
  if (status != SAM_STEP_IS_DONE)
    sam_record_set_value (step, "done_on", NULL);
  else if (sam_record_get_value (step, "done_on") == NULL)
    sam_record_set_text (step, "done_on", today);
  note_weeks (step);
}

/**
 * sam_roadmap_follow_status:
 * @step: a step as somebody edited it
 * @before: (nullable): the same as it was
 * @today: YYYY-MM-DD
 *
 * Notes what follows where somebody chose another status, as sam_roadmap_note_status() does. Pure.
 */
void
sam_roadmap_follow_status (SamRecord *step,
                           SamRecord *before,
                           const char *today)
{
  const char *value = before != NULL ? sam_record_get_value (before, "status") : NULL;
  g_autofree char *status = sam_record_dup_text (step, "status");

  if (status != NULL && g_strcmp0 (value, sam_record_get_value (step, "status")) != 0)
    sam_roadmap_note_status (step, find_status (status), today);
}

/**
 * sam_roadmap_set_status:
 * @id: of a step
 * @today: YYYY-MM-DD
 *
 * Saves what sam_roadmap_note_status() notes. Can be undone.
 *
 * Returns: whether it is saved
 */
gboolean
sam_roadmap_set_status (SamStore *store,
                        const char *id,
                        SamStepStatus status,
                        const char *today,
                        GError **error)
{
  g_autoptr (SamRecord) step = sam_store_load (store, id, error);

  if (step == NULL)
    return FALSE;
  sam_roadmap_note_status (step, status, today);
  return sam_store_save (store, step, error);
}

static gboolean
place (SamStore *store,
       const SamRoadmapStep *step,
       gint64 position,
       const char *phase,
       GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, step->id, error);

  if (record == NULL)
    return FALSE;
  sam_record_set_integer (record, "position", position);
  sam_record_set_text (record, "phase", *phase != '\0' ? phase : NULL);
  return sam_store_save (store, record, error);
}

/* Two steps of one phase change places; at its border a step goes over into the next phase and stays where it is. */
static gboolean
change_places (SamStore *store,
               GPtrArray *steps,
               guint i,
               guint other,
               GError **error)
{
  const SamRoadmapStep *step = steps->pdata[i];
  const SamRoadmapStep *beside = steps->pdata[other];

  if (!g_str_equal (step->phase, beside->phase))
    return place (store, step, step->position, beside->phase, error);
  return place (store, step, beside->position, beside->phase, error) &&
         place (store, beside, step->position, step->phase, error);
}

/* Where two laptops added steps, two may stand at one position: then each gets its own. */
static gboolean
spread (SamStore *store,
        GPtrArray *steps,
        GError **error)
{
  gboolean sound = TRUE;

  for (guint i = 1; i < steps->len; i++)
    {
      const SamRoadmapStep *before = steps->pdata[i - 1];

      sound = sound && before->position < ((SamRoadmapStep *) steps->pdata[i])->position;
    }
  for (guint i = 0; !sound && i < steps->len; i++)
    {
      SamRoadmapStep *step = steps->pdata[i];

      step->position = SPACING * ((gint64) i + 1);
      if (!place (store, step, step->position, step->phase, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
move_in_step (SamStore *store,
              const char *id,
              gboolean up,
              GError **error)
{
  g_autoptr (GPtrArray) steps = sam_roadmap_load (store, "", error);

  if (steps == NULL || !spread (store, steps, error))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (g_str_equal (((SamRoadmapStep *) steps->pdata[i])->id, id))
      return (up ? i == 0 : i + 1 == steps->len) || change_places (store, steps, i, up ? i - 1 : i + 1, error);
  return TRUE;
}

/**
 * sam_roadmap_move:
 * @id: of a step
 *
 * Puts a step before the one above it, or behind the one below it: one change to undo.
 */
gboolean
sam_roadmap_move (SamStore *store,
                  const char *id,
                  gboolean up,
                  GError **error)
{
  if (!sam_store_begin (store, error))
    return FALSE;
  if (sam_store_begin_step (store, _ ("Move a Step"), error) && move_in_step (store, id, up, error) &&
      sam_store_end_step (store, error) && sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  return FALSE;
}
