/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-problem.h"

#include "json/sam-json-value.h"
#include "network/sam-workshop-plan.h"
#include "network/sam-workshop-records.h"
#include "network/sam-workshop-rounds.h"
#include "network/sam-workshop-wishes.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define USUAL_PLACES 6
#define INTEREST 2      /* a topic somebody would like to talk about */
#define NEAR_INTEREST 1 /* the topic it is part of, or a part of it */
#define WISH 3

typedef struct
{
  SamStore *store;
  SamRecord *workshop;
  SamSpeeddateProblem *problem;
  GHashTable *parents;        /* topic → the topic it is part of */
  GPtrArray *expert_people;   /* person id of each expert of the problem */
  GPtrArray *avoided;         /* strv of person ids for each expert of the problem */
  GPtrArray *participant_ids; /* person id of each participant of the problem */
} Reading;

/* Which rounds somebody is there for. Clock times mean nothing while nobody has said when the first round begins: who
 * leaves early would be planned till the end. */
static gboolean
read_rounds_there (Reading *self,
                   SamRecord *record,
                   guint64 *rounds,
                   GError **error)
{
  g_autofree char *arrives = sam_record_dup_text (record, "arrives_at");
  g_autofree char *leaves = sam_record_dup_text (record, "leaves_at");

  if ((arrives != NULL || leaves != NULL) && sam_workshop_get_round_begin (self->workshop, 0) < 0)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                           _ ("Somebody comes later or leaves earlier, but this workshop does not say when its first "
                              "round begins. Fill that in first."));
      return FALSE;
    }
  *rounds = sam_workshop_get_rounds_there (self->workshop, arrives, leaves);
  return TRUE;
}

/* An expert who does at most so many dates goes home after them. */
static guint64
keep_first (guint64 rounds,
            gint64 n)
{
  guint64 kept = 0;

  for (guint r = 0; r < 64 && n > 0; r++)
    if ((rounds >> r & 1) != 0)
      {
        kept |= G_GUINT64_CONSTANT (1) << r;
        n--;
      }
  return kept;
}

static gboolean
add_expert (Reading *self,
            SamRecord *appearance,
            GError **error)
{
  g_autofree char *id = sam_record_dup_text (appearance, "expert");
  g_autoptr (SamRecord) record = NULL;
  g_auto (GStrv) topics = NULL;
  SamSpeeddateExpert *expert;
  gint64 most_dates;
  guint64 rounds;

  if (id == NULL || sam_speeddate_problem_find_expert (self->problem, id) >= 0)
    return TRUE;
  record = sam_store_load (self->store, id, error);
  if (record == NULL || !read_rounds_there (self, appearance, &rounds, error))
    return FALSE;
  topics = sam_record_dup_strv (record, "topics");
  expert = sam_speeddate_problem_add_expert (self->problem, id, (const char *const *) topics);
  expert->name = sam_store_dup_title (self->store, id);
  expert->cap = (guint) CLAMP (sam_record_get_integer (appearance, "capacity",
                                                       sam_record_get_integer (self->workshop, "seats_max",
                                                                               USUAL_PLACES)),
                               1, 250);
  expert->min = (guint) CLAMP (sam_record_get_integer (self->workshop, "seats_min", 1), 1, (gint64) expert->cap);
  expert->max_run = (guint) CLAMP (sam_record_get_integer (record, "break_after_rounds", 0), 0, 64);
  most_dates = sam_record_get_integer (record, "max_dates_per_evening", 64);
  expert->available = keep_first (rounds, most_dates);
  g_ptr_array_add (self->expert_people, sam_record_dup_text (record, "person"));
  g_ptr_array_add (self->avoided, sam_record_dup_strv (appearance, "avoid"));
  return TRUE;
}

static int
compare_tables (gconstpointer a,
                gconstpointer b)
{
  const gint64 one = sam_record_get_integer (*(SamRecord *const *) a, "table", G_MAXINT);
  const gint64 other = sam_record_get_integer (*(SamRecord *const *) b, "table", G_MAXINT);

  if (one != other)
    return one < other ? -1 : 1;
  return strcmp (sam_record_get_id (*(SamRecord *const *) a), sam_record_get_id (*(SamRecord *const *) b));
}

static gboolean
add_experts (Reading *self,
             GError **error)
{
  g_autoptr (GPtrArray) appearances = sam_workshop_load_kind (self->store, sam_record_get_id (self->workshop),
                                                              "appearance", "workshop", error);

  if (appearances == NULL)
    return FALSE;
  g_ptr_array_sort (appearances, compare_tables);
  for (guint i = 0; i < appearances->len; i++)
    {
      SamRecord *appearance = g_ptr_array_index (appearances, i);

      if (!sam_workshop_has_status (appearance, sam_workshop_away) && !add_expert (self, appearance, error))
        return FALSE;
    }
  return TRUE;
}

static void
raise_interest (GHashTable *interests,
                const char *topic,
                int interest)
{
  if (GPOINTER_TO_INT (g_hash_table_lookup (interests, topic)) < interest)
    g_hash_table_insert (interests, g_strdup (topic), GINT_TO_POINTER (interest));
}

/* Whether anybody at a table can talk about a topic, what it is part of, or a part of it. */
static gboolean
has_table (Reading *self,
           const char *topic)
{
  for (guint e = 0; e < self->problem->experts->len; e++)
    for (char **known = sam_speeddate_expert (self->problem, e)->topics; known != NULL && *known != NULL; known++)
      if (sam_topics_touch (self->parents, *known, topic))
        return TRUE;
  return FALSE;
}

static void
add_interests (Reading *self,
               SamRecord *participation,
               GHashTable *interests)
{
  g_auto (GStrv) topics = sam_record_dup_strv (participation, "interests");
  GHashTableIter iter;
  gpointer topic, parent;

  for (char **interest = topics; interest != NULL && *interest != NULL; interest++)
    {
      const char *whole = g_hash_table_lookup (self->parents, *interest);

      self->problem->n_wishes_without_table += !has_table (self, *interest);
      raise_interest (interests, *interest, INTEREST);
      if (whole != NULL)
        raise_interest (interests, whole, NEAR_INTEREST);
      g_hash_table_iter_init (&iter, self->parents);
      while (g_hash_table_iter_next (&iter, &topic, &parent))
        if (g_strcmp0 (parent, *interest) == 0)
          raise_interest (interests, topic, NEAR_INTEREST);
    }
}

static void
add_pairs (Reading *self,
           SamRecord *participation,
           const char *person,
           guint p)
{
  g_auto (GStrv) wishes = sam_record_dup_strv (participation, "wishes");

  for (char **wish = wishes; wish != NULL && *wish != NULL; wish++)
    {
      const int e = sam_speeddate_problem_find_expert (self->problem, *wish);

      if (e < 0)
        {
          self->problem->n_wishes_without_table++;
          continue;
        }
      sam_speeddate_problem_set_wish (self->problem, p, (guint) e, WISH);
      sam_speeddate_problem_add_must (self->problem, p, (guint) e);
    }
  for (guint e = 0; e < self->problem->experts->len; e++)
    {
      const char *const *avoided = g_ptr_array_index (self->avoided, e);

      if (g_strcmp0 (g_ptr_array_index (self->expert_people, e), person) == 0 ||
          (avoided != NULL && g_strv_contains (avoided, person)))
        sam_speeddate_problem_add_forbid (self->problem, p, e);
    }
}

static gboolean
add_participant (Reading *self,
                 SamRecord *participation,
                 GError **error)
{
  g_autofree char *person = sam_record_dup_text (participation, "person");
  g_autofree char *function = sam_record_dup_text (participation, "function_text");
  const guint p = self->problem->participants->len;
  SamSpeeddateParticipant *participant;
  guint64 rounds;

  /* Somebody registered twice sits once. */
  for (guint i = 0; i < p; i++)
    if (g_strcmp0 (g_ptr_array_index (self->participant_ids, i), person) == 0)
      return TRUE;
  if (!read_rounds_there (self, participation, &rounds, error))
    return FALSE;
  participant = sam_speeddate_problem_add_participant (self->problem, sam_record_get_id (participation));
  participant->name = person != NULL ? sam_store_dup_title (self->store, person) : NULL;
  participant->practice = sam_record_dup_text (participation, "organisation");
  participant->profession = function != NULL ? g_utf8_casefold (function, -1) : NULL;
  participant->available = rounds;
  add_interests (self, participation, participant->interest);
  add_pairs (self, participation, person != NULL ? person : "", p);
  g_ptr_array_add (self->participant_ids, g_steal_pointer (&person));
  return TRUE;
}

static gboolean
add_participants (Reading *self,
                  GError **error)
{
  g_autoptr (GPtrArray) participations = sam_workshop_load_kind (self->store, sam_record_get_id (self->workshop),
                                                                 "participation", "workshop", error);

  if (participations == NULL)
    return FALSE;
  for (guint i = 0; i < participations->len; i++)
    if (sam_workshop_has_status (g_ptr_array_index (participations, i), sam_workshop_coming) &&
        !add_participant (self, g_ptr_array_index (participations, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_problem (Reading *self,
              GError **error)
{
  if (!add_experts (self, error) || !add_participants (self, error))
    return FALSE;
  if (self->problem->experts->len == 0)
    g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                         _ ("This workshop has no experience experts at tables yet. Invite them first."));
  else if (self->problem->participants->len == 0)
    g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                         _ ("Nobody has registered for this workshop yet."));
  else
    return TRUE;
  return FALSE;
}

/**
 * sam_workshop_problem_new:
 *
 * Who is there, when, and would like to meet whom: registered, confirmed and attended participants, and experts who did
 * not cancel.
 *
 * Returns: (transfer full): what the planner needs, or %NULL
 */
SamSpeeddateProblem *
sam_workshop_problem_new (SamStore *store,
                          const char *workshop_id,
                          GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autoptr (SamSpeeddateProblem) problem = NULL;
  g_autoptr (GHashTable) parents = workshop != NULL ? sam_topic_parents_load (store, error) : NULL;
  g_autoptr (GPtrArray) expert_people = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) avoided = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) participant_ids = g_ptr_array_new_with_free_func (g_free);
  Reading self = { store, workshop, NULL, parents, expert_people, avoided, participant_ids };

  if (parents == NULL)
    return NULL;
  problem = sam_speeddate_problem_new (sam_workshop_get_n_rounds (workshop));
  self.problem = problem;
  return read_problem (&self, error) ? g_steal_pointer (&problem) : NULL;
}

/* Who was not there yet did not sit where the plan had them in a round that was played. */
static int
get_kept_seat (SamSpeeddateProblem *problem,
               const int *seats,
               guint p,
               guint round)
{
  const int e = seats[p * problem->n_rounds + round];

  if (e < 0 || round >= problem->frozen_rounds)
    return e;
  return (sam_speeddate_participant (problem, p)->available >> round & 1) != 0 &&
                 (sam_speeddate_expert (problem, e)->available >> round & 1) != 0
             ? e
             : -1;
}

/**
 * sam_workshop_problem_follow:
 * @plan: the announced plan
 * @frozen_rounds: how many rounds were played already
 *
 * Makes the problem one of changing @plan as little as possible.
 */
void
sam_workshop_problem_follow (SamSpeeddateProblem *problem,
                             SamRecord *plan,
                             guint frozen_rounds)
{
  g_autofree int *seats = sam_workshop_plan_dup_seats (plan, problem);

  problem->has_previous = TRUE;
  problem->frozen_rounds = MIN (frozen_rounds, problem->n_rounds);
  for (guint p = 0; p < problem->participants->len; p++)
    {
      SamSpeeddateParticipant *participant = sam_speeddate_participant (problem, p);

      participant->walk_in = !sam_workshop_plan_has_participant (plan, participant->id);
      for (guint r = 0; r < problem->n_rounds; r++)
        sam_speeddate_problem_set_previous_seat (problem, p, r, get_kept_seat (problem, seats, p, r));
    }
}

/**
 * sam_workshop_problem_add_pins:
 *
 * Takes over the places of @plan that were set by hand, where the people are still there.
 */
void
sam_workshop_problem_add_pins (SamSpeeddateProblem *problem,
                               SamRecord *plan)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (plan, "pins"));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) pin = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *who = pin != NULL ? sam_json_to_string (sam_json_object_get (pin, "participation")) : NULL;
      g_autofree char *host = pin != NULL ? sam_json_to_string (sam_json_object_get (pin, "expert")) : NULL;
      const int p = who != NULL ? sam_speeddate_problem_find_participant (problem, who) : -1;
      const int e = host != NULL ? sam_speeddate_problem_find_expert (problem, host) : -1;
      gint64 round;

      if (p >= 0 && e >= 0 && sam_json_to_integer (sam_json_object_get (pin, "round"), &round) && round >= 1 &&
          round <= problem->n_rounds)
        sam_speeddate_problem_add_pin (problem, (guint) p, (guint) e, (guint) round - 1);
    }
}
