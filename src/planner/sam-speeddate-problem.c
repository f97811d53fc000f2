/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "planner/sam-speeddate-problem.h"

static gpointer
pair_key (guint participant,
          guint expert)
{
  return GSIZE_TO_POINTER (((gsize) participant << 16) | expert);
}

static void
free_expert (gpointer data)
{
  SamSpeeddateExpert *expert = data;

  g_free (expert->id);
  g_free (expert->name);
  g_strfreev (expert->topics);
  g_free (expert);
}

static void
free_participant (gpointer data)
{
  SamSpeeddateParticipant *participant = data;

  g_free (participant->id);
  g_free (participant->name);
  g_free (participant->practice);
  g_free (participant->profession);
  g_hash_table_unref (participant->interest);
  g_free (participant);
}

/**
 * sam_speeddate_problem_new:
 * @n_rounds: 1 to %SAM_SPEEDDATE_MAX_ROUNDS
 *
 * Returns: (transfer full): a problem without people, with the usual objective
 */
SamSpeeddateProblem *
sam_speeddate_problem_new (guint n_rounds)
{
  SamSpeeddateProblem *self = g_new0 (SamSpeeddateProblem, 1);

  g_return_val_if_fail (n_rounds >= 1 && n_rounds <= SAM_SPEEDDATE_MAX_ROUNDS, NULL);

  self->ref_count = 1;
  self->n_rounds = n_rounds;
  self->experts = g_ptr_array_new_with_free_func (free_expert);
  self->participants = g_ptr_array_new_with_free_func (free_participant);
  self->wish = g_hash_table_new (NULL, NULL);
  self->forbid_set = g_hash_table_new (NULL, NULL);
  self->must = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateDate));
  self->forbid = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateDate));
  self->pin = g_array_new (FALSE, FALSE, sizeof (SamSpeeddateDate));
  self->previous = g_array_new (FALSE, FALSE, sizeof (int));
  self->objective = (SamSpeeddateObjective){
    .wish = { 10, 8, 7, 6, 5, 4 },
    .n_wish = 6,
    .idle_first = 40,
    .idle_step = 20,
    .idle_expert = 6,
    .colleague = 10,
    .repeat = 5,
    .same_profession = 1,
    .change = 25,
  };
  return self;
}

/**
 * sam_speeddate_problem_ref:
 *
 * A problem may be shared between threads once nothing changes it any more.
 *
 * Returns: (transfer full): @self
 */
SamSpeeddateProblem *
sam_speeddate_problem_ref (SamSpeeddateProblem *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * sam_speeddate_problem_unref:
 */
void
sam_speeddate_problem_unref (SamSpeeddateProblem *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_ptr_array_unref (self->experts);
  g_ptr_array_unref (self->participants);
  g_hash_table_unref (self->wish);
  g_hash_table_unref (self->forbid_set);
  g_array_unref (self->must);
  g_array_unref (self->forbid);
  g_array_unref (self->pin);
  g_array_unref (self->previous);
  g_free (self);
}

static void
copy_people (SamSpeeddateProblem *self,
             SamSpeeddateProblem *copy)
{
  for (guint e = 0; e < self->experts->len; e++)
    {
      SamSpeeddateExpert *from = sam_speeddate_expert (self, e);
      SamSpeeddateExpert *to = sam_speeddate_problem_add_expert (copy, from->id, (const char *const *) from->topics);

      to->name = g_strdup (from->name);
      to->cap = from->cap;
      to->min = from->min;
      to->max_run = from->max_run;
      to->never_idle = from->never_idle;
      to->available = from->available;
    }
  for (guint p = 0; p < self->participants->len; p++)
    {
      SamSpeeddateParticipant *from = sam_speeddate_participant (self, p);
      SamSpeeddateParticipant *to = sam_speeddate_problem_add_participant (copy, from->id);
      GHashTableIter iter;
      gpointer topic, interest;

      to->name = g_strdup (from->name);
      to->practice = g_strdup (from->practice);
      to->profession = g_strdup (from->profession);
      to->available = from->available;
      to->walk_in = from->walk_in;
      g_hash_table_iter_init (&iter, from->interest);
      while (g_hash_table_iter_next (&iter, &topic, &interest))
        g_hash_table_insert (to->interest, g_strdup (topic), interest);
    }
}

/**
 * sam_speeddate_problem_copy:
 *
 * Returns: (transfer full): a problem of its own, to change one thing in
 */
SamSpeeddateProblem *
sam_speeddate_problem_copy (SamSpeeddateProblem *self)
{
  SamSpeeddateProblem *copy = sam_speeddate_problem_new (self->n_rounds);
  GHashTableIter iter;
  gpointer key, value;

  copy_people (self, copy);
  g_hash_table_iter_init (&iter, self->wish);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->wish, key, value);
  for (guint i = 0; i < self->forbid->len; i++)
    {
      const SamSpeeddateDate *date = &g_array_index (self->forbid, SamSpeeddateDate, i);

      sam_speeddate_problem_add_forbid (copy, date->participant, date->expert);
    }
  g_array_append_vals (copy->must, self->must->data, self->must->len);
  g_array_append_vals (copy->pin, self->pin->data, self->pin->len);
  g_array_append_vals (copy->previous, self->previous->data, self->previous->len);
  copy->n_wishes_without_table = self->n_wishes_without_table;
  copy->allow_repeat_expert = self->allow_repeat_expert;
  copy->objective = self->objective;
  copy->has_previous = self->has_previous;
  copy->frozen_rounds = self->frozen_rounds;
  return copy;
}

static guint64
all_rounds (SamSpeeddateProblem *self)
{
  return self->n_rounds == 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << self->n_rounds) - 1;
}

/**
 * sam_speeddate_problem_add_expert:
 *
 * Adds an expert who is there in every round, with a table for one to six. Change the rest in the struct.
 *
 * Returns: (transfer none): the expert
 */
SamSpeeddateExpert *
sam_speeddate_problem_add_expert (SamSpeeddateProblem *self,
                                  const char *id,
                                  const char *const *topics)
{
  SamSpeeddateExpert *expert = g_new0 (SamSpeeddateExpert, 1);

  g_return_val_if_fail (self->experts->len < 0xffff, NULL);

  expert->id = g_strdup (id);
  expert->topics = topics ? g_strdupv ((char **) topics) : g_new0 (char *, 1);
  expert->cap = 6;
  expert->min = 1;
  expert->available = all_rounds (self);
  g_ptr_array_add (self->experts, expert);
  return expert;
}

/**
 * sam_speeddate_problem_add_participant:
 *
 * Adds a participant who is there in every round. Change the rest in the struct.
 *
 * Returns: (transfer none): the participant
 */
SamSpeeddateParticipant *
sam_speeddate_problem_add_participant (SamSpeeddateProblem *self,
                                       const char *id)
{
  SamSpeeddateParticipant *participant = g_new0 (SamSpeeddateParticipant, 1);

  participant->id = g_strdup (id);
  participant->available = all_rounds (self);
  participant->interest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_ptr_array_add (self->participants, participant);
  return participant;
}

/**
 * sam_speeddate_problem_set_wish:
 * @wish: 1 to 3
 */
void
sam_speeddate_problem_set_wish (SamSpeeddateProblem *self,
                                guint participant,
                                guint expert,
                                int wish)
{
  g_hash_table_insert (self->wish, pair_key (participant, expert), GINT_TO_POINTER (CLAMP (wish, 0, 3)));
}

static void
add_date (GArray *dates,
          guint participant,
          guint expert,
          guint round)
{
  SamSpeeddateDate date = { participant, expert, round };

  g_array_append_val (dates, date);
}

/**
 * sam_speeddate_problem_add_must:
 *
 * The two should meet: level 1 of the objective.
 */
void
sam_speeddate_problem_add_must (SamSpeeddateProblem *self,
                                guint participant,
                                guint expert)
{
  add_date (self->must, participant, expert, 0);
}

/**
 * sam_speeddate_problem_add_forbid:
 *
 * The two must never sit at one table.
 */
void
sam_speeddate_problem_add_forbid (SamSpeeddateProblem *self,
                                  guint participant,
                                  guint expert)
{
  if (g_hash_table_add (self->forbid_set, pair_key (participant, expert)))
    add_date (self->forbid, participant, expert, 0);
}

/**
 * sam_speeddate_problem_allow:
 *
 * Takes back sam_speeddate_problem_add_forbid().
 */
void
sam_speeddate_problem_allow (SamSpeeddateProblem *self,
                             guint participant,
                             guint expert)
{
  g_hash_table_remove (self->forbid_set, pair_key (participant, expert));
  for (guint i = self->forbid->len; i > 0; i--)
    {
      const SamSpeeddateDate *date = &g_array_index (self->forbid, SamSpeeddateDate, i - 1);

      if (date->participant == participant && date->expert == expert)
        g_array_remove_index (self->forbid, i - 1);
    }
}

/**
 * sam_speeddate_problem_add_pin:
 *
 * Set by hand: @participant sits with @expert in @round.
 */
void
sam_speeddate_problem_add_pin (SamSpeeddateProblem *self,
                               guint participant,
                               guint expert,
                               guint round)
{
  g_return_if_fail (round < self->n_rounds);

  add_date (self->pin, participant, expert, round);
}

/**
 * sam_speeddate_problem_set_previous_seat:
 * @expert: -1 for no seat
 *
 * The announced plan, which a new plan on the evening changes as little as it must.
 */
void
sam_speeddate_problem_set_previous_seat (SamSpeeddateProblem *self,
                                         guint participant,
                                         guint round,
                                         int expert)
{
  const guint index = participant * self->n_rounds + round;
  const int none = -1;

  self->has_previous = TRUE;
  while (self->previous->len <= index)
    g_array_append_val (self->previous, none);
  g_array_index (self->previous, int, index) = expert;
}

/**
 * sam_speeddate_problem_get_previous_seat:
 *
 * Returns: the announced seat, -1 for none
 */
int
sam_speeddate_problem_get_previous_seat (SamSpeeddateProblem *self,
                                         guint participant,
                                         guint round)
{
  const guint index = participant * self->n_rounds + round;

  return index < self->previous->len ? g_array_index (self->previous, int, index) : -1;
}

/**
 * sam_speeddate_problem_get_weight:
 *
 * Returns: what a meeting is worth to the participant, 0 to 3: the largest of the wish for the expert and the interests
 * in the expert's topics
 */
int
sam_speeddate_problem_get_weight (SamSpeeddateProblem *self,
                                  guint participant,
                                  guint expert)
{
  SamSpeeddateParticipant *person = sam_speeddate_participant (self, participant);
  int weight = GPOINTER_TO_INT (g_hash_table_lookup (self->wish, pair_key (participant, expert)));

  for (char **topic = sam_speeddate_expert (self, expert)->topics; *topic != NULL; topic++)
    weight = MAX (weight, GPOINTER_TO_INT (g_hash_table_lookup (person->interest, *topic)));
  return CLAMP (weight, 0, 3);
}

/**
 * sam_speeddate_problem_is_forbidden:
 */
gboolean
sam_speeddate_problem_is_forbidden (SamSpeeddateProblem *self,
                                    guint participant,
                                    guint expert)
{
  return g_hash_table_contains (self->forbid_set, pair_key (participant, expert));
}

/**
 * sam_speeddate_problem_get_expert_name:
 *
 * Returns: (transfer none): what sentences call the expert
 */
const char *
sam_speeddate_problem_get_expert_name (SamSpeeddateProblem *self,
                                       guint expert)
{
  SamSpeeddateExpert *person = sam_speeddate_expert (self, expert);

  return person->name != NULL ? person->name : person->id;
}

/**
 * sam_speeddate_problem_get_participant_name:
 *
 * Returns: (transfer none): what sentences call the participant
 */
const char *
sam_speeddate_problem_get_participant_name (SamSpeeddateProblem *self,
                                            guint participant)
{
  SamSpeeddateParticipant *person = sam_speeddate_participant (self, participant);

  return person->name != NULL ? person->name : person->id;
}

/**
 * sam_speeddate_problem_find_expert:
 *
 * Returns: the position of the expert with that id, -1 for none
 */
int
sam_speeddate_problem_find_expert (SamSpeeddateProblem *self,
                                   const char *id)
{
  for (guint e = 0; e < self->experts->len; e++)
    if (g_str_equal (sam_speeddate_expert (self, e)->id, id))
      return (int) e;
  return -1;
}

/**
 * sam_speeddate_problem_find_participant:
 *
 * Returns: the position of the participant with that id, -1 for none
 */
int
sam_speeddate_problem_find_participant (SamSpeeddateProblem *self,
                                        const char *id)
{
  for (guint p = 0; p < self->participants->len; p++)
    if (g_str_equal (sam_speeddate_participant (self, p)->id, id))
      return (int) p;
  return -1;
}
