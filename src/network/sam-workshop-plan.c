/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-plan.h"

#include "json/sam-json-value.h"
#include "planner/sam-speeddate-checksum.h"

static char *
write_seats (const SamSpeeddatePlan *plan)
{
  SamSpeeddateProblem *problem = plan->problem;
  g_autoptr (SamJsonObject) seats = sam_json_object_new ();

  for (guint p = 0; p < problem->participants->len; p++)
    {
      g_autoptr (GPtrArray) row = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *text = NULL;

      for (guint r = 0; r < problem->n_rounds; r++)
        {
          const int e = plan->seats[p * problem->n_rounds + r];

          g_ptr_array_add (row, e < 0 ? g_strdup ("null")
                                      : sam_json_from_string (sam_speeddate_expert (problem, e)->id));
        }
      text = sam_json_from_items (row);
      sam_json_object_set (seats, sam_speeddate_participant (problem, p)->id, text);
    }
  return sam_json_object_to_text (seats);
}

static char *
write_pins (const SamSpeeddatePlan *plan)
{
  SamSpeeddateProblem *problem = plan->problem;
  g_autoptr (GPtrArray) pins = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < problem->pin->len; i++)
    {
      const SamSpeeddateDate *pin = &g_array_index (problem->pin, SamSpeeddateDate, i);
      const char *who = sam_speeddate_participant (problem, pin->participant)->id;
      g_autoptr (SamJsonObject) object = sam_json_object_new ();
      g_autofree char *id = g_strdup_printf ("%s %u", who, pin->round + 1);
      g_autofree char *id_text = sam_json_from_string (id);
      g_autofree char *who_text = sam_json_from_string (who);
      g_autofree char *host_text = sam_json_from_string (sam_speeddate_expert (problem, pin->expert)->id);
      g_autofree char *round_text = sam_json_from_integer (pin->round + 1);

      sam_json_object_set (object, "id", id_text);
      sam_json_object_set (object, "participation", who_text);
      sam_json_object_set (object, "expert", host_text);
      sam_json_object_set (object, "round", round_text);
      g_ptr_array_add (pins, sam_json_object_to_text (object));
    }
  return pins->len > 0 ? sam_json_from_items (pins) : NULL;
}

/* With a bound goes what it was found for: it holds for nothing else. */
static char *
write_levels (const gint64 *levels,
              guint n_known,
              guint proven_levels,
              const char *checksum)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;
  g_autofree char *proven = sam_json_from_integer (proven_levels);
  g_autofree char *problem = checksum != NULL ? sam_json_from_string (checksum) : NULL;

  for (guint level = 0; level < SAM_SPEEDDATE_N_LEVELS; level++)
    g_ptr_array_add (items, level < n_known ? sam_json_from_integer (levels[level]) : g_strdup ("null"));
  text = sam_json_from_items (items);
  sam_json_object_set (object, "levels", text);
  sam_json_object_set (object, "proven_levels", proven);
  if (problem != NULL)
    sam_json_object_set (object, "problem", problem);
  return sam_json_object_to_text (object);
}

static void
fill_record (SamRecord *record,
             const char *workshop_id,
             const SamSpeeddatePlan *plan,
             gint64 now)
{
  g_autofree char *seats = write_seats (plan);
  g_autofree char *pins = write_pins (plan);
  g_autofree char *checksum = sam_speeddate_checksum (plan->problem, TRUE);
  g_autofree char *score = write_levels (plan->vector, SAM_SPEEDDATE_N_LEVELS, plan->proven_levels, NULL);
  g_autofree char *bound = write_levels (plan->bound, plan->n_bounds, plan->proven_levels, checksum);

  sam_record_set_text (record, "workshop", workshop_id);
  sam_record_set_value (record, "seats", seats);
  sam_record_set_value (record, "pins", pins);
  sam_record_set_value (record, "score", score);
  sam_record_set_value (record, "bound", bound);
  sam_record_set_integer (record, "seed", (gint64) (plan->seed & 0x1fffffffffffff));
  sam_record_set_integer (record, "steps", (gint64) plan->steps);
  sam_record_set_integer (record, "made_at", now);
}

/* The record to write to: the workshop's draft, or a new one after an announced plan or none. */
static SamRecord *
open_record (SamStore *store,
             SamRecord *workshop)
{
  g_autofree char *current = sam_record_dup_text (workshop, "plan");
  g_autoptr (SamRecord) record = current != NULL ? sam_store_load (store, current, NULL) : NULL;
  g_autofree char *id = NULL;
  SamRecord *next;

  if (record != NULL && !sam_record_get_boolean (record, "announced"))
    return g_steal_pointer (&record);
  id = sam_id_new (sam_kind_find ("plan"));
  next = sam_record_new (sam_kind_find ("plan"), id);
  if (record != NULL)
    sam_record_set_text (next, "predecessor", current);
  return next;
}

static gboolean
save_both (SamStore *store,
           SamRecord *workshop,
           SamRecord *record,
           GError **error)
{
  if (!sam_store_save (store, record, error))
    return FALSE;
  sam_record_set_text (workshop, "plan", sam_record_get_id (record));
  return sam_store_save (store, workshop, error);
}

/**
 * sam_workshop_save_plan:
 * @plan: of a problem that sam_workshop_problem_new() made
 * @now: seconds UTC
 *
 * Saves the plan and makes it the workshop's, both or neither. A plan that was not announced yet is written over.
 *
 * Returns: (transfer full): the id of the plan's record, or %NULL
 */
char *
sam_workshop_save_plan (SamStore *store,
                        const char *workshop_id,
                        const SamSpeeddatePlan *plan,
                        gint64 now,
                        GError **error)
{
  g_autoptr (SamRecord) workshop = NULL;
  g_autoptr (SamRecord) record = NULL;

  if (!sam_store_begin (store, error))
    return NULL;
  workshop = sam_store_load (store, workshop_id, error);
  if (workshop != NULL)
    {
      record = open_record (store, workshop);
      fill_record (record, workshop_id, plan, now);
    }
  if (workshop == NULL || !save_both (store, workshop, record, error) || !sam_store_commit (store, error))
    {
      sam_store_rollback (store);
      return NULL;
    }
  return g_strdup (sam_record_get_id (record));
}

/**
 * sam_workshop_announce_plan:
 *
 * From now on people go by this plan: it stays as it is.
 *
 * Returns: whether it was saved
 */
gboolean
sam_workshop_announce_plan (SamStore *store,
                            const char *plan_id,
                            gint64 now,
                            GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, plan_id, error);

  if (record == NULL)
    return FALSE;
  if (sam_record_get_boolean (record, "announced"))
    return TRUE;
  sam_record_set_boolean (record, "announced", TRUE);
  sam_record_set_integer (record, "announced_at", now);
  return sam_store_save (store, record, error);
}

/**
 * sam_workshop_set_rounds_held:
 * @rounds: how many rounds have begun
 * @now: seconds UTC
 *
 * Notes how far the evening is. A round that begins is played by the current plan: from then on that is announced.
 *
 * Returns: whether it was saved
 */
gboolean
sam_workshop_set_rounds_held (SamStore *store,
                              const char *workshop_id,
                              guint rounds,
                              gint64 now,
                              GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autofree char *plan = workshop != NULL ? sam_record_dup_text (workshop, "plan") : NULL;
  const gint64 before = workshop != NULL ? sam_record_get_integer (workshop, "rounds_held", 0) : 0;

  if (workshop == NULL)
    return FALSE;
  sam_record_set_integer (workshop, "rounds_held", rounds);
  if (!sam_store_save (store, workshop, error))
    return FALSE;
  return rounds <= before || plan == NULL || sam_workshop_announce_plan (store, plan, now, error);
}

/**
 * sam_workshop_load_announced_plan:
 * @plan: (nullable): the workshop's current plan
 *
 * Returns: (transfer full) (nullable): the plan that people know: the current one, or the one it is to replace
 */
SamRecord *
sam_workshop_load_announced_plan (SamStore *store,
                                  SamRecord *plan)
{
  g_autofree char *id = NULL;
  g_autoptr (SamRecord) before = NULL;

  if (plan == NULL || sam_record_get_boolean (plan, "announced"))
    return plan != NULL ? g_object_ref (plan) : NULL;
  id = sam_record_dup_text (plan, "predecessor");
  before = id != NULL ? sam_store_load (store, id, NULL) : NULL;
  return before != NULL && sam_record_get_boolean (before, "announced") ? g_steal_pointer (&before) : NULL;
}

/**
 * sam_workshop_load_plan:
 *
 * Returns: (transfer full) (nullable): the workshop's current plan; %NULL without error when there is none
 */
SamRecord *
sam_workshop_load_plan (SamStore *store,
                        const char *workshop_id,
                        GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autofree char *current = workshop != NULL ? sam_record_dup_text (workshop, "plan") : NULL;
  g_autoptr (GError) missing = NULL;
  SamRecord *plan;

  if (current == NULL)
    return NULL;
  plan = sam_store_load (store, current, &missing);
  /* References may dangle: a plan that has not come in yet, or was deleted, is no plan. */
  if (plan == NULL && !g_error_matches (missing, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&missing));
  return plan;
}

/**
 * sam_workshop_plan_dup_seats:
 * @problem: the workshop as it is now
 *
 * Returns: (transfer full): participant × round: the expert's position in @problem, -1 for no seat and for people who
 * are no longer there
 */
int *
sam_workshop_plan_dup_seats (SamRecord *plan,
                             SamSpeeddateProblem *problem)
{
  const char *text = sam_record_get_value (plan, "seats");
  g_autoptr (SamJsonObject) rows = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  int *seats = g_new (int, problem->participants->len * problem->n_rounds + 1);

  for (guint p = 0; p < problem->participants->len; p++)
    {
      const char *row = rows != NULL ? sam_json_object_get (rows, sam_speeddate_participant (problem, p)->id) : NULL;
      g_autoptr (GPtrArray) items = sam_json_to_items (row);

      for (guint r = 0; r < problem->n_rounds; r++)
        {
          g_autofree char *host = items != NULL && r < items->len ? sam_json_to_string (g_ptr_array_index (items, r))
                                                                  : NULL;

          seats[p * problem->n_rounds + r] = host != NULL ? sam_speeddate_problem_find_expert (problem, host) : -1;
        }
    }
  return seats;
}

/**
 * sam_workshop_plan_count_rounds:
 * @problem: the workshop as it is now
 *
 * Returns: for how many rounds the plan was made; 0 when it seats nobody who is still there
 */
guint
sam_workshop_plan_count_rounds (SamRecord *plan,
                                SamSpeeddateProblem *problem)
{
  const char *text = sam_record_get_value (plan, "seats");
  g_autoptr (SamJsonObject) rows = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  guint n_rounds = 0;

  for (guint p = 0; p < problem->participants->len && rows != NULL; p++)
    {
      g_autoptr (GPtrArray) items =
          sam_json_to_items (sam_json_object_get (rows, sam_speeddate_participant (problem, p)->id));

      if (items != NULL)
        n_rounds = MAX (n_rounds, items->len);
    }
  return n_rounds;
}

/* Whether a bound found for @checksum is one for @problem: what was announced since only makes plans worse. */
static gboolean
is_about (const char *checksum,
          SamSpeeddateProblem *problem)
{
  g_autofree char *same = sam_speeddate_checksum (problem, TRUE);
  g_autofree char *before = sam_speeddate_checksum (problem, FALSE);

  return g_strcmp0 (checksum, same) == 0 || g_strcmp0 (checksum, before) == 0;
}

/**
 * sam_workshop_plan_get_bound:
 * @problem: the workshop as it is now
 * @bound: (out caller-allocates): the four levels
 *
 * Returns: of how many levels, from the first, the plan knows how good they could be at best; of none when other people
 *   come than when it was made, or with other wishes
 */
guint
sam_workshop_plan_get_bound (SamRecord *plan,
                             SamSpeeddateProblem *problem,
                             gint64 *bound)
{
  const char *text = sam_record_get_value (plan, "bound");
  g_autoptr (SamJsonObject) object = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  g_autoptr (GPtrArray) levels = object != NULL ? sam_json_to_items (sam_json_object_get (object, "levels")) : NULL;
  g_autofree char *checksum = object != NULL ? sam_json_to_string (sam_json_object_get (object, "problem")) : NULL;
  guint n_known = 0;

  if (levels == NULL || !is_about (checksum, problem))
    return 0;
  while (n_known < MIN (levels->len, SAM_SPEEDDATE_N_LEVELS) &&
         sam_json_to_integer (g_ptr_array_index (levels, n_known), &bound[n_known]))
    n_known++;
  return n_known;
}

/**
 * sam_workshop_plan_has_participant:
 *
 * Returns: whether the plan knows somebody at all
 */
gboolean
sam_workshop_plan_has_participant (SamRecord *plan,
                                   const char *participation_id)
{
  const char *text = sam_record_get_value (plan, "seats");
  g_autoptr (SamJsonObject) rows = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;

  return rows != NULL && sam_json_object_get (rows, participation_id) != NULL;
}

/**
 * sam_workshop_plan_has_seat:
 *
 * Returns: whether the plan has a table for somebody in any round
 */
gboolean
sam_workshop_plan_has_seat (SamRecord *plan,
                            const char *participation_id)
{
  const char *text = sam_record_get_value (plan, "seats");
  g_autoptr (SamJsonObject) rows = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;
  g_autoptr (GPtrArray) seats = rows != NULL ? sam_json_to_items (sam_json_object_get (rows, participation_id)) : NULL;
  gboolean has_seat = FALSE;

  for (guint r = 0; seats != NULL && r < seats->len; r++)
    has_seat = has_seat || !sam_json_is_null (g_ptr_array_index (seats, r));
  return has_seat;
}
