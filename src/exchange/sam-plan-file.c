/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads strictly, because a plan made from half a problem would seat people wrongly and look right: every value of
 * another type or out of range is told, with where it stands, and then nothing is read at all. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-plan-file.h"

#include "exchange/sam-exchange-error.h"
#include "exchange/sam-plan-reader.h"
#include "json/sam-json-scan.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MAX_PEOPLE 5000
#define MAX_EXPERTS 1000
#define MAX_WEIGHT 10000 /* two of them together fit in the 16 bits that the planner keeps per pair */
#define MAX_PROBLEMS 20

static guint64
read_available (SamPlanReader *self,
                JsonObject *object,
                const char *where)
{
  JsonArray *array = sam_plan_reader_read_array (self, object, where, "available");
  guint64 available = 0;

  if (array == NULL || json_array_get_length (array) != self->problem->n_rounds)
    {
      sam_plan_reader_complain (self, _ ("%s: “available” must be a list of %u times 0 or 1, one for each round."), where,
                                self->problem->n_rounds);
      return 0;
    }
  for (guint r = 0; r < self->problem->n_rounds; r++)
    {
      gboolean there = FALSE;

      if (!sam_plan_reader_read_flag (json_array_get_element (array, r), &there))
        sam_plan_reader_complain (self, _ ("%s: “available” of round %u must be 0 or 1."), where, r + 1);
      if (there)
        available |= G_GUINT64_CONSTANT (1) << r;
    }
  return available;
}

/* The id of one of a list's people, or NULL after complaining. */
static const char *
read_id (SamPlanReader *self,
         JsonNode *node,
         const char *list,
         guint i,
         GHashTable *known)
{
  const char *id;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      sam_plan_reader_complain (self, _ ("%s, number %u: must be an object."), list, i + 1);
      return NULL;
    }
  id = sam_plan_reader_get_string (json_object_get_member (json_node_get_object (node), "id"));
  if (id == NULL || *id == '\0')
    sam_plan_reader_complain (self, _ ("%s, number %u: “id” is missing."), list, i + 1);
  else if (g_hash_table_contains (known, id))
    sam_plan_reader_complain (self, _ ("%s, number %u: “%s” stands in the list already."), list, i + 1, id);
  else
    return id;
  return NULL;
}

static char **
read_topics (SamPlanReader *self,
             JsonObject *object,
             const char *id)
{
  JsonArray *array = sam_plan_reader_read_array (self, object, id, "topics");
  g_autoptr (GStrvBuilder) topics = g_strv_builder_new ();

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      const char *topic = sam_plan_reader_get_string (json_array_get_element (array, i));

      if (topic != NULL)
        g_strv_builder_add (topics, topic);
      else
        sam_plan_reader_complain (self, _ ("%s: “topics” must be a list of texts."), id);
    }
  return g_strv_builder_end (topics);
}

static void
read_expert (SamPlanReader *self,
             JsonObject *object,
             const char *id)
{
  g_auto (GStrv) topics = read_topics (self, object, id);
  SamSpeeddateExpert *expert = sam_speeddate_problem_add_expert (self->problem, id, (const char *const *) topics);
  const char *idle = sam_plan_reader_get_string (json_object_get_member (object, "idle"));

  g_hash_table_insert (self->experts, expert->id, GUINT_TO_POINTER (self->problem->experts->len));
  expert->cap = (guint) sam_plan_reader_read_number (self, object, id, "cap", 1, MAX_PEOPLE, 0);
  expert->min = (guint) MAX (1, sam_plan_reader_read_number (self, object, id, "min", 0, MAX_PEOPLE, 1));
  expert->max_run = (guint) sam_plan_reader_read_number (self, object, id, "max_run", 0, SAM_SPEEDDATE_MAX_ROUNDS, 0);
  if (expert->min > expert->cap)
    sam_plan_reader_complain (self, _ ("%s: “min” is larger than “cap”, so nobody could ever sit there."), id);
  if (json_object_has_member (object, "idle") && g_strcmp0 (idle, "count") != 0 && g_strcmp0 (idle, "forbid") != 0)
    sam_plan_reader_complain (self, _ ("%s: “idle” must be “count” or “forbid”."), id);
  expert->never_idle = g_strcmp0 (idle, "forbid") == 0;
  expert->available = read_available (self, object, id);
}

static void
read_wishes (SamPlanReader *self,
             JsonObject *object,
             const char *key,
             const char *id,
             guint p)
{
  SamSpeeddateParticipant *participant = sam_speeddate_participant (self->problem, p);
  JsonNode *node = json_object_get_member (object, key);
  JsonObjectIter iter;
  const char *of;
  JsonNode *value;

  if (sam_plan_reader_is_absent (node))
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      sam_plan_reader_complain (self, _ ("%s: “%s” must be an object."), id, key);
      return;
    }
  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &of, &value))
    {
      const guint e = GPOINTER_TO_UINT (g_hash_table_lookup (self->experts, of));

      if (!sam_plan_reader_is_integer (value) || json_node_get_int (value) < 0 || json_node_get_int (value) > 3)
        sam_plan_reader_complain (self, _ ("%s: “%s” for %s must be a whole number from 0 to 3."), id, key, of);
      else if (g_str_equal (key, "interest"))
        g_hash_table_insert (participant->interest, g_strdup (of), GINT_TO_POINTER ((int) json_node_get_int (value)));
      else if (e == 0)
        sam_plan_reader_complain (self, _ ("%s: “wish” names %s, who is no expert here."), id, of);
      else
        sam_speeddate_problem_set_wish (self->problem, p, e - 1, (int) json_node_get_int (value));
    }
}

static char *
read_name (SamPlanReader *self,
           JsonObject *object,
           const char *key,
           const char *id)
{
  JsonNode *node = json_object_get_member (object, key);

  if (!sam_plan_reader_is_absent (node) && sam_plan_reader_get_string (node) == NULL)
    sam_plan_reader_complain (self, _ ("%s: “%s” must be a text or null."), id, key);
  return g_strdup (sam_plan_reader_get_string (node));
}

static void
read_participant (SamPlanReader *self,
                  JsonObject *object,
                  const char *id)
{
  SamSpeeddateParticipant *participant = sam_speeddate_problem_add_participant (self->problem, id);
  const guint p = self->problem->participants->len - 1;

  g_hash_table_insert (self->participants, participant->id, GUINT_TO_POINTER (p + 1));
  participant->practice = read_name (self, object, "practice", id);
  participant->profession = read_name (self, object, "profession", id);
  participant->available = read_available (self, object, id);
  read_wishes (self, object, "interest", id, p);
  read_wishes (self, object, "wish", id, p);
}

static void
read_people (SamPlanReader *self,
             JsonObject *root)
{
  JsonArray *experts = sam_plan_reader_read_array (self, root, _ ("The file"), "experts");
  JsonArray *participants = sam_plan_reader_read_array (self, root, _ ("The file"), "participants");

  if (experts == NULL || participants == NULL || json_array_get_length (experts) > MAX_EXPERTS ||
      json_array_get_length (participants) > MAX_PEOPLE)
    {
      sam_plan_reader_complain (self, _ ("The file: it must list “experts” (at most %d) and “participants” (at most %d)."), MAX_EXPERTS,
                                MAX_PEOPLE);
      return;
    }
  for (guint i = 0; i < json_array_get_length (experts); i++)
    {
      JsonNode *node = json_array_get_element (experts, i);
      const char *id = read_id (self, node, "experts", i, self->experts);

      if (id != NULL)
        read_expert (self, json_node_get_object (node), id);
    }
  for (guint i = 0; i < json_array_get_length (participants); i++)
    {
      JsonNode *node = json_array_get_element (participants, i);
      const char *id = read_id (self, node, "participants", i, self->participants);

      if (id != NULL)
        read_participant (self, json_node_get_object (node), id);
    }
}

/* One of `must`, `forbid` (pairs) and `pin` (with a round). */
static void
read_date (SamPlanReader *self,
           const char *key,
           guint i,
           JsonNode *node)
{
  const gboolean is_pin = g_str_equal (key, "pin");
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const char *who, *host;
  guint p, e;
  JsonNode *round;

  if (array == NULL || json_array_get_length (array) != (is_pin ? 3 : 2) ||
      (who = sam_plan_reader_get_string (json_array_get_element (array, 0))) == NULL ||
      (host = sam_plan_reader_get_string (json_array_get_element (array, 1))) == NULL)
    {
      sam_plan_reader_complain (self, _ ("“%s”, number %u: must be a participant and an expert (a pin: and a round)."), key, i + 1);
      return;
    }
  p = GPOINTER_TO_UINT (g_hash_table_lookup (self->participants, who));
  e = GPOINTER_TO_UINT (g_hash_table_lookup (self->experts, host));
  round = is_pin ? json_array_get_element (array, 2) : NULL;
  if (p == 0)
    sam_plan_reader_complain (self, _ ("“%s”, number %u: there is no participant %s."), key, i + 1, who);
  else if (e == 0)
    sam_plan_reader_complain (self, _ ("“%s”, number %u: there is no expert %s."), key, i + 1, host);
  else if (is_pin && (!sam_plan_reader_is_integer (round) || json_node_get_int (round) < 1 ||
                      json_node_get_int (round) > self->problem->n_rounds))
    sam_plan_reader_complain (self, _ ("“%s”, number %u: the round must be a whole number from 1 to %u."), key, i + 1,
                              self->problem->n_rounds);
  else if (is_pin)
    sam_speeddate_problem_add_pin (self->problem, p - 1, e - 1, (guint) json_node_get_int (round) - 1);
  else if (g_str_equal (key, "must"))
    sam_speeddate_problem_add_must (self->problem, p - 1, e - 1);
  else
    sam_speeddate_problem_add_forbid (self->problem, p - 1, e - 1);
}

static void
read_dates (SamPlanReader *self,
            JsonObject *root,
            const char *key)
{
  JsonArray *array = sam_plan_reader_read_array (self, root, _ ("The file"), key);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    read_date (self, key, i, json_array_get_element (array, i));
}

static void
read_objective (SamPlanReader *self,
                JsonObject *root)
{
  SamSpeeddateObjective *objective = &self->problem->objective;
  JsonNode *node = json_object_get_member (root, "objective");
  JsonObject *object;
  JsonArray *wish;

  if (sam_plan_reader_is_absent (node))
    return;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      sam_plan_reader_complain (self, _ ("The file: “objective” must be an object."));
      return;
    }
  object = json_node_get_object (node);
#define READ(name) \
  objective->name = sam_plan_reader_read_number (self, object, "objective", #name, 0, MAX_WEIGHT, objective->name)
  READ (idle_first);
  READ (idle_step);
  READ (idle_expert);
  READ (colleague);
  READ (repeat);
  READ (same_profession);
  READ (change);
#undef READ
  wish = sam_plan_reader_read_array (self, object, "objective", "wish");
  if (wish == NULL)
    return;
  objective->n_wish = MIN (json_array_get_length (wish), SAM_SPEEDDATE_MAX_WISHES);
  if (objective->n_wish == 0 || json_array_get_length (wish) > SAM_SPEEDDATE_MAX_WISHES)
    sam_plan_reader_complain (self, _ ("objective: “wish” must be a list of 1 to %d numbers."), SAM_SPEEDDATE_MAX_WISHES);
  for (guint k = 0; k < objective->n_wish; k++)
    {
      JsonNode *gain = json_array_get_element (wish, k);

      objective->wish[k] = -1;
      if (sam_plan_reader_is_integer (gain))
        objective->wish[k] = (int) CLAMP (json_node_get_int (gain), -1, MAX_WEIGHT);
      if (objective->wish[k] < 0 || (k > 0 && objective->wish[k] > objective->wish[k - 1]))
        sam_plan_reader_complain (self, _ ("objective: number %u of “wish” must be at least 0 and not more than the one before."),
                                  k + 1);
    }
  objective->n_wish = MAX (1, objective->n_wish);
}

static void
read_previous_row (SamPlanReader *self,
                   const char *id,
                   JsonNode *row)
{
  const guint p = GPOINTER_TO_UINT (g_hash_table_lookup (self->participants, id));
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (row) ? json_node_get_array (row) : NULL;

  /* Somebody of the announced plan who is not in this problem any more has no seat to keep. */
  if (p == 0)
    return;
  if (array == NULL || json_array_get_length (array) != self->problem->n_rounds)
    {
      sam_plan_reader_complain (self, _ ("previous: the seats of %s must be a list of %u experts or null."), id,
                                self->problem->n_rounds);
      return;
    }
  for (guint r = 0; r < self->problem->n_rounds; r++)
    {
      JsonNode *node = json_array_get_element (array, r);
      const char *host = sam_plan_reader_get_string (node);
      const guint e = host != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->experts, host)) : 0;

      if (sam_plan_reader_is_absent (node))
        continue;
      if (e == 0)
        sam_plan_reader_complain (self, _ ("previous: the seat of %s in round %u names no expert of this file."), id, r + 1);
      else
        sam_speeddate_problem_set_previous_seat (self->problem, p - 1, r, (int) e - 1);
    }
}

static void
read_previous (SamPlanReader *self,
               JsonObject *root)
{
  JsonNode *node = json_object_get_member (root, "previous");
  JsonObject *object;
  JsonNode *seats;
  JsonArray *walk_in;
  JsonObjectIter iter;
  const char *id;
  JsonNode *row;

  if (sam_plan_reader_is_absent (node))
    return;
  object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  seats = object != NULL ? json_object_get_member (object, "seats") : NULL;
  if (seats == NULL || !JSON_NODE_HOLDS_OBJECT (seats))
    {
      sam_plan_reader_complain (self, _ ("previous: “seats” must be an object."));
      return;
    }
  self->problem->has_previous = TRUE;
  self->problem->frozen_rounds = (guint) sam_plan_reader_read_number (self, object, "previous", "frozen_rounds", 0,
                                                                      (int) self->problem->n_rounds, 0);
  json_object_iter_init (&iter, json_node_get_object (seats));
  while (json_object_iter_next (&iter, &id, &row))
    read_previous_row (self, id, row);
  walk_in = sam_plan_reader_read_array (self, object, "previous", "walk_in");
  for (guint i = 0; walk_in != NULL && i < json_array_get_length (walk_in); i++)
    {
      const char *who = sam_plan_reader_get_string (json_array_get_element (walk_in, i));
      const guint p = who != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (self->participants, who)) : 0;

      if (p == 0)
        sam_plan_reader_complain (self, _ ("previous: number %u of “walk_in” is no participant."), i + 1);
      else
        sam_speeddate_participant (self->problem, p - 1)->walk_in = TRUE;
    }
}

static void
read_root (SamPlanReader *self,
           JsonObject *root)
{
  const char *format = sam_plan_reader_get_string (json_object_get_member (root, "format"));
  JsonNode *repeat = json_object_get_member (root, "allow_repeat_expert");
  int n_rounds;

  if (g_strcmp0 (format, "speeddate-instance-1") != 0)
    {
      sam_plan_reader_complain (self, _ ("The file: “format” must be “speeddate-instance-1”."));
      return;
    }
  n_rounds = sam_plan_reader_read_number (self, root, _ ("The file"), "rounds", 1, SAM_SPEEDDATE_MAX_ROUNDS, 0);
  self->problem = sam_speeddate_problem_new ((guint) n_rounds);
  if (!sam_plan_reader_is_absent (repeat) && !sam_plan_reader_read_flag (repeat, &self->problem->allow_repeat_expert))
    sam_plan_reader_complain (self, _ ("The file: “allow_repeat_expert” must be true or false."));
  read_people (self, root);
  read_dates (self, root, "must");
  read_dates (self, root, "forbid");
  read_dates (self, root, "pin");
  read_objective (self, root);
  read_previous (self, root);
}

static char *
join_problems (GPtrArray *problems)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < MIN (problems->len, MAX_PROBLEMS); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", (char *) g_ptr_array_index (problems, i));
  if (problems->len > MAX_PROBLEMS)
    g_string_append_printf (text, _ ("\nAnd %u more."), problems->len - MAX_PROBLEMS);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_plan_file_read:
 * @text: a file of format speeddate-instance-1
 * @length: in bytes, -1: up to the final zero
 * @error: a sentence for each problem, one per line
 *
 * Returns: (transfer full): the problem to plan, or %NULL
 */
SamSpeeddateProblem *
sam_plan_file_read (const char *text,
                    gssize length,
                    GError **error)
{
  g_autoptr (JsonNode) node = sam_json_parse (text, length, error);
  g_autoptr (GHashTable) experts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) participants = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *message = NULL;
  SamPlanReader self = { NULL, experts, participants, problems };

  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_OBJECT (node))
    read_root (&self, json_node_get_object (node));
  else
    sam_plan_reader_complain (&self, _ ("The file: it must be one JSON object."));
  if (problems->len == 0)
    return self.problem;

  message = join_problems (problems);
  g_set_error_literal (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT, message);
  g_clear_pointer (&self.problem, sam_speeddate_problem_unref);
  return NULL;
}
