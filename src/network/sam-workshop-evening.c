/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-evening.h"

#include "network/sam-workshop-rounds.h"
#include "store/sam-query.h"

#include <string.h>

static void
free_host (gpointer data)
{
  SamEveningHost *host = data;

  g_free (host->id);
  g_free (host->name);
  g_free (host->first_name);
  g_strfreev (host->topics);
  g_free (host);
}

static void
free_guest (gpointer data)
{
  SamEveningGuest *guest = data;

  g_free (guest->id);
  g_free (guest->name);
  g_free (guest->first_name);
  g_free (guest->organisation);
  g_free (guest->function);
  g_free (guest);
}

/**
 * sam_evening_ref:
 *
 * Returns: (transfer full): @self
 */
SamEvening *
sam_evening_ref (SamEvening *self)
{
  g_atomic_int_inc (&self->ref_count);
  return self;
}

/**
 * sam_evening_unref:
 */
void
sam_evening_unref (SamEvening *self)
{
  if (!g_atomic_int_dec_and_test (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->date);
  g_free (self->venue);
  g_free (self->accreditation);
  g_strfreev (self->begins);
  g_ptr_array_unref (self->hosts);
  g_ptr_array_unref (self->guests);
  g_free (self->seats);
  g_free (self->worth);
  g_free (self);
}

/**
 * sam_evening_with_seats:
 * @self: (transfer full): an evening
 * @worth: (nullable): how good these seats are, in words
 *
 * Returns: (transfer full): the same evening with other seats
 */
SamEvening *
sam_evening_with_seats (SamEvening *self,
                        const int *seats,
                        const char *worth)
{
  SamEvening *next = g_new0 (SamEvening, 1);

  next->ref_count = 1;
  next->title = g_strdup (self->title);
  next->date = g_strdup (self->date);
  next->venue = g_strdup (self->venue);
  next->accreditation = g_strdup (self->accreditation);
  next->n_rounds = self->n_rounds;
  next->begins = g_strdupv (self->begins);
  next->hosts = g_ptr_array_ref (self->hosts);
  next->guests = g_ptr_array_ref (self->guests);
  next->seats = g_memdup2 (seats, MAX (1, self->guests->len * self->n_rounds) * sizeof *seats);
  next->worth = g_strdup (worth);
  sam_evening_unref (self);
  return next;
}

/* What a record that refers to a person calls that person. References may dangle, so any of it may be missing. */
static char *
dup_first_name (SamStore *store,
                SamRecord *record,
                const char *fallback)
{
  g_autofree char *id = record != NULL ? sam_record_dup_text (record, "person") : NULL;
  g_autoptr (SamRecord) person = id != NULL ? sam_store_follow (store, id, NULL) : NULL;
  char *first = person != NULL ? sam_record_dup_text (person, "first_name") : NULL;

  return first != NULL ? first : g_strdup (fallback);
}

static void
add_host (SamEvening *self,
          SamStore *store,
          const char *id,
          const char *name)
{
  g_autoptr (SamRecord) expert = sam_store_follow (store, id, NULL);
  g_auto (GStrv) topics = expert != NULL ? sam_record_dup_strv (expert, "topics") : NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  SamEveningHost *host = g_new0 (SamEveningHost, 1);

  for (char **topic = topics; topic != NULL && *topic != NULL; topic++)
    {
      g_autofree char *title = sam_store_dup_title (store, *topic);

      if (title != NULL)
        g_strv_builder_add (names, title);
    }
  host->id = g_strdup (id);
  host->name = g_strdup (name);
  host->first_name = dup_first_name (store, expert, name);
  host->topics = g_strv_builder_end (names);
  host->table = self->hosts->len + 1;
  g_ptr_array_add (self->hosts, host);
}

static void
add_guest (SamEvening *self,
           SamStore *store,
           const SamSpeeddateParticipant *participant,
           const char *name)
{
  g_autoptr (SamRecord) participation = sam_store_load (store, participant->id, NULL);
  SamEveningGuest *guest = g_new0 (SamEveningGuest, 1);

  guest->id = g_strdup (participant->id);
  guest->name = g_strdup (name);
  guest->first_name = dup_first_name (store, participation, name);
  guest->organisation = participant->practice != NULL ? sam_store_dup_title (store, participant->practice) : NULL;
  guest->function = participation != NULL ? sam_record_dup_text (participation, "function_text") : NULL;
  g_ptr_array_add (self->guests, guest);
}

/* Tables are numbered as the appearances say; where two have the same number or none, in the order of the list. */
static gboolean
number_tables (SamEvening *self,
               SamStore *store,
               const char *workshop_id,
               GError **error)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, workshop_id, sam_kind_find ("appearance"), "workshop", error);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  if (ids == NULL)
    return FALSE;
  for (guint e = 0; e < self->hosts->len; e++)
    sam_evening_host (self, e)->table = 0;
  for (char **id = ids; *id != NULL; id++)
    {
      g_autoptr (SamRecord) appearance = sam_store_load (store, *id, NULL);
      g_autofree char *expert = appearance != NULL ? sam_record_dup_text (appearance, "expert") : NULL;
      const gint64 table = appearance != NULL ? sam_record_get_integer (appearance, "table", 0) : 0;

      for (guint e = 0; e < self->hosts->len; e++)
        if (table > 0 && table < G_MAXINT && g_strcmp0 (sam_evening_host (self, e)->id, expert) == 0 &&
            sam_evening_host (self, e)->table == 0 && g_hash_table_add (taken, GINT_TO_POINTER ((int) table)))
          sam_evening_host (self, e)->table = (guint) table;
    }
  for (guint e = 0, next = 1; e < self->hosts->len; e++)
    if (sam_evening_host (self, e)->table == 0)
      {
        while (!g_hash_table_add (taken, GUINT_TO_POINTER (next)))
          next++;
        sam_evening_host (self, e)->table = next;
      }
  return TRUE;
}

static const char *
find_last_word (const char *name)
{
  const char *space = strrchr (name, ' ');

  return space != NULL ? space + 1 : name;
}

/* Whether somebody else has this first name too, and a last word that begins so, or is so. */
static gboolean
is_shared (const char *const *firsts,
           const char *const *names,
           guint i,
           const char *beginning,
           gboolean whole)
{
  for (guint j = 0; names[j] != NULL; j++)
    {
      const char *word = find_last_word (names[j]);

      if (j != i && g_str_equal (firsts[i], firsts[j]) &&
          (whole ? g_str_equal (word, beginning) : g_str_has_prefix (word, beginning)))
        return TRUE;
    }
  return FALSE;
}

/* The first name, with as many letters of the last as it takes to be the only one. */
static char *
dup_short_name (const char *const *firsts,
                const char *const *names,
                guint i)
{
  const char *word = find_last_word (names[i]);

  if (g_str_equal (firsts[i], names[i]) || !is_shared (firsts, names, i, "", FALSE))
    return g_strdup (firsts[i]);
  for (const char *end = word; *end != '\0';)
    {
      g_autofree char *beginning = NULL;

      end = g_utf8_next_char (end);
      beginning = g_strndup (word, (gsize) (end - word));
      if (*end != '\0' && !is_shared (firsts, names, i, beginning, FALSE))
        return g_strdup_printf ("%s %s.", firsts[i], beginning);
    }
  return is_shared (firsts, names, i, word, TRUE) ? g_strdup (names[i]) : g_strdup_printf ("%s %s", firsts[i], word);
}

static gboolean
has_own (SamEvening *self,
         guint p,
         const char *(*get) (SamEvening *, guint))
{
  for (guint other = 0; other < self->guests->len; other++)
    if (other != p && g_str_equal (sam_evening_guest (self, p)->name, sam_evening_guest (self, other)->name) &&
        g_strcmp0 (get (self, p), get (self, other)) == 0)
      return FALSE;
  return get (self, p) != NULL;
}

static const char *
get_organisation (SamEvening *self,
                  guint p)
{
  return sam_evening_guest (self, p)->organisation;
}

static const char *
get_function (SamEvening *self,
              guint p)
{
  return sam_evening_guest (self, p)->function;
}

/* Of two people with the very same name, each with what only they have: practice, function, or else a number. */
static char *
dup_distinct_name (SamEvening *self,
                   guint p)
{
  const char *name = sam_evening_guest (self, p)->name;
  guint number = 1, same = 0;

  for (guint other = 0; other < self->guests->len; other++)
    {
      const gboolean equal = g_str_equal (name, sam_evening_guest (self, other)->name);

      same += equal;
      number += equal && other < p;
    }
  if (same < 2)
    return g_strdup (name);
  if (has_own (self, p, get_organisation))
    return g_strdup_printf ("%s (%s)", name, get_organisation (self, p));
  if (has_own (self, p, get_function))
    return g_strdup_printf ("%s (%s)", name, get_function (self, p));
  return g_strdup_printf ("%s (%u)", name, number);
}

static void
tell_namesakes_apart (SamEvening *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint p = 0; p < self->guests->len; p++)
    g_ptr_array_add (names, dup_distinct_name (self, p));
  for (guint p = 0; p < self->guests->len; p++)
    {
      SamEveningGuest *guest = sam_evening_guest (self, p);
      char *distinct = g_ptr_array_index (names, p);

      if (g_str_equal (guest->first_name, guest->name))
        {
          g_free (guest->first_name);
          guest->first_name = g_strdup (distinct);
        }
      g_free (guest->name);
      guest->name = distinct;
    }
}

/* Experts among experts, guests among guests: cards never show the two in one list. */
static void
tell_apart (SamEvening *self)
{
  const guint n = MAX (self->hosts->len, self->guests->len) + 1;
  g_autofree const char **firsts = g_new0 (const char *, n);
  g_autofree const char **names = g_new0 (const char *, n);
  g_autoptr (GPtrArray) shorts = g_ptr_array_new ();

  for (guint p = 0; p < self->guests->len; p++)
    {
      firsts[p] = sam_evening_guest (self, p)->first_name;
      names[p] = sam_evening_guest (self, p)->name;
    }
  for (guint p = 0; p < self->guests->len; p++)
    g_ptr_array_add (shorts, dup_short_name (firsts, names, p));
  for (guint p = 0; p < self->guests->len; p++)
    {
      g_free (sam_evening_guest (self, p)->first_name);
      sam_evening_guest (self, p)->first_name = g_ptr_array_index (shorts, p);
    }
  g_ptr_array_set_size (shorts, 0);
  for (guint e = 0; e < n; e++)
    {
      firsts[e] = e < self->hosts->len ? sam_evening_host (self, e)->first_name : NULL;
      names[e] = e < self->hosts->len ? sam_evening_host (self, e)->name : NULL;
    }
  for (guint e = 0; e < self->hosts->len; e++)
    g_ptr_array_add (shorts, dup_short_name (firsts, names, e));
  for (guint e = 0; e < self->hosts->len; e++)
    {
      g_free (sam_evening_host (self, e)->first_name);
      sam_evening_host (self, e)->first_name = g_ptr_array_index (shorts, e);
    }
  tell_namesakes_apart (self);
}

/**
 * sam_evening_new:
 * @problem: of sam_workshop_problem_new()
 * @seats: participant × round
 *
 * Returns: (transfer full): the evening as it is to be shown, or %NULL
 */
SamEvening *
sam_evening_new (SamStore *store,
                 const char *workshop_id,
                 SamSpeeddateProblem *problem,
                 const int *seats,
                 GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autofree char *venue = workshop != NULL ? sam_record_dup_text (workshop, "venue") : NULL;
  g_autoptr (SamEvening) self = NULL;

  if (workshop == NULL)
    return NULL;
  self = g_new0 (SamEvening, 1);
  self->ref_count = 1;
  self->hosts = g_ptr_array_new_with_free_func (free_host);
  self->guests = g_ptr_array_new_with_free_func (free_guest);
  self->title = sam_record_dup_title (workshop);
  self->date = sam_record_dup_text (workshop, "date");
  self->venue = venue != NULL ? sam_store_dup_title (store, venue) : NULL;
  self->accreditation = sam_record_dup_text (workshop, "accreditation_number");
  self->n_rounds = problem->n_rounds;
  self->begins = g_new0 (char *, self->n_rounds + 1);
  for (guint r = 0; r < self->n_rounds; r++)
    self->begins[r] = sam_workshop_format_time (sam_workshop_get_round_begin (workshop, r));
  self->seats = g_memdup2 (seats, MAX (1, problem->participants->len * problem->n_rounds) * sizeof *seats);
  for (guint e = 0; e < problem->experts->len; e++)
    add_host (self, store, sam_speeddate_expert (problem, e)->id, sam_speeddate_problem_get_expert_name (problem, e));
  for (guint p = 0; p < problem->participants->len; p++)
    add_guest (self, store, sam_speeddate_participant (problem, p),
               sam_speeddate_problem_get_participant_name (problem, p));
  tell_apart (self);
  return number_tables (self, store, workshop_id, error) ? g_steal_pointer (&self) : NULL;
}
