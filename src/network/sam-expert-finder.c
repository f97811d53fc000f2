/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-expert-finder.h"

#include "network/sam-day-words.h"
#include "network/sam-days.h"
#include "network/sam-expert-load.h"
#include "network/sam-places.h"
#include "network/sam-workshop-records.h"
#include "network/sam-workshop-rounds.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MANY_EVENINGS 3 /* in the weeks around: then somebody else is asked first */
#define NEAR_DAYS 60

/**
 * sam_expert_candidate_new:
 *
 * Returns: (transfer full): somebody who does speed-dates, to be filled in
 */
SamExpertCandidate *
sam_expert_candidate_new (const char *id,
                          const char *name)
{
  SamExpertCandidate *self = g_new0 (SamExpertCandidate, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->distance = -1;
  self->active = TRUE;
  self->does_dates = TRUE;
  return self;
}

/**
 * sam_expert_candidate_free:
 */
void
sam_expert_candidate_free (SamExpertCandidate *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->not_until);
  g_free (self->availability);
  g_free (self->status);
  g_free (self->asked_on);
  g_free (self->thanked_on);
  g_free (self);
}

/**
 * sam_expert_candidate_get_care:
 * @date: (nullable): of the workshop
 *
 * Returns: whether somebody is to be asked, and if not why
 */
SamCandidateCare
sam_expert_candidate_get_care (const SamExpertCandidate *self,
                               const char *date)
{
  if (self->asked)
    return SAM_CANDIDATE_ASKED;
  if (!self->active)
    return SAM_CANDIDATE_PAUSED;
  if (sam_expert_rests (self->not_until, date))
    return SAM_CANDIDATE_NOT_NOW;
  if (self->available == SAM_AVAILABLE_NO)
    return SAM_CANDIDATE_AWAY;
  return self->evenings >= MANY_EVENINGS ? SAM_CANDIDATE_TIRED : SAM_CANDIDATE_FREE;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b,
                    gpointer date)
{
  const SamExpertCandidate *one = *(const SamExpertCandidate *const *) a;
  const SamExpertCandidate *other = *(const SamExpertCandidate *const *) b;
  const int care = (int) sam_expert_candidate_get_care (one, date) - (int) sam_expert_candidate_get_care (other, date);
  const double far = (one->distance < 0 ? 1000 : one->distance) - (other->distance < 0 ? 1000 : other->distance);

  if (care != 0)
    return care;
  if (one->to_ask != other->to_ask)
    return one->to_ask ? -1 : 1;
  if (one->does_dates != other->does_dates)
    return one->does_dates ? -1 : 1;
  if (one->n_topics != other->n_topics)
    return one->n_topics > other->n_topics ? -1 : 1;
  if (one->available != other->available)
    return one->available == SAM_AVAILABLE_YES ? -1 : 1;
  if (one->evenings != other->evenings)
    return one->evenings < other->evenings ? -1 : 1;
  if (far < -1 || far > 1)
    return far < 0 ? -1 : 1;
  return strcmp (one->id, other->id);
}

/**
 * sam_expert_candidates_rank:
 *
 * Puts first who can be asked, of these who was at the workshop before, then by topics, whether they say they can come
 * on such a day, fewest evenings and distance.
 */
void
sam_expert_candidates_rank (GPtrArray *candidates,
                            const char *date)
{
  g_ptr_array_sort_with_data (candidates, compare_candidates, (gpointer) date);
}

static void
add_words (GString *text,
           char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
  g_free (words);
}

/* "asked 3 Feb 2027 · Confirmed · thanked 8 Mar 2027" */
static char *
describe_asked (const SamExpertCandidate *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const SamChoice *choice =
      self->status != NULL
          ? sam_field_find_choice (sam_kind_find_field (sam_kind_find ("appearance"), "status"), self->status)
          : NULL;
  g_autofree char *asked = self->asked_on != NULL ? sam_day_words_short (self->asked_on) : NULL;
  g_autofree char *thanked = self->thanked_on != NULL ? sam_day_words_short (self->thanked_on) : NULL;

  if (asked != NULL)
    /* Translators: %s is a date */
    add_words (text, g_strdup_printf (_ ("asked %s"), asked));
  add_words (text, g_strdup (choice != NULL ? g_dgettext (GETTEXT_PACKAGE, choice->label) : _ ("on the list already")));
  if (thanked != NULL)
    /* Translators: %s is a date */
    add_words (text, g_strdup_printf (_ ("thanked %s"), thanked));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_expert_candidate_describe:
 *
 * Returns: (transfer full): why somebody stands where they do; no topic is named, only how many fit
 */
char *
sam_expert_candidate_describe (const SamExpertCandidate *self,
                               const char *date)
{
  static const char *const cares[] = { NULL, N_ ("many evenings lately: ask somebody else first"),
                                       N_ ("can’t come on such a day"), N_ ("asked for rest until then"),
                                       N_ ("paused or stopped") };
  const SamCandidateCare care = sam_expert_candidate_get_care (self, date);
  g_autoptr (GString) text = g_string_new (NULL);

  if (care == SAM_CANDIDATE_ASKED)
    return describe_asked (self);
  if (care != SAM_CANDIDATE_FREE)
    add_words (text, g_strdup (g_dgettext (GETTEXT_PACKAGE, cares[care])));
  if (self->to_ask)
    add_words (text, g_strdup (_ ("was there last time")));
  if (self->available == SAM_AVAILABLE_YES)
    add_words (text, g_strdup (_ ("can come then")));
  if (self->n_topics > 0)
    add_words (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u topic fits", "%u topics fit", self->n_topics),
                                      self->n_topics));
  if (self->evenings > 0)
    add_words (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u evening around then", "%u evenings around then",
                                                   self->evenings),
                                      self->evenings));
  if (self->distance >= 0)
    add_words (text, g_strdup_printf ("%.0f km", self->distance));
  if (self->break_after > 0)
    add_words (text, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "a break after %u round", "a break after %u rounds",
                                                   self->break_after),
                                      self->break_after));
  if (!self->does_dates)
    add_words (text, g_strdup (_ ("does no speed-dates so far")));
  if (self->availability != NULL)
    add_words (text, g_strdup (self->availability));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_expert_candidates_describe:
 *
 * Returns: (transfer full): how far the asking is, in one line
 */
char *
sam_expert_candidates_describe (GPtrArray *candidates)
{
  static const char *const sure[] = { "confirmed", "attended", NULL };
  guint to_ask = 0, asked = 0, confirmed = 0, thanked = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const SamExpertCandidate *candidate = g_ptr_array_index (candidates, i);

      to_ask += candidate->to_ask && !candidate->asked;
      asked += g_strcmp0 (candidate->status, "invited") == 0;
      confirmed += candidate->status != NULL && g_strv_contains (sure, candidate->status);
      thanked += candidate->thanked_on != NULL;
    }
  /* Translators: how many experience experts are still to be asked, were asked, said yes, and were thanked */
  return g_strdup_printf (_ ("To ask: %u · asked: %u · confirmed: %u · thanked: %u"), to_ask, asked, confirmed, thanked);
}

static void
note_appearance (SamExpertCandidate *self,
                 SamRecord *record)
{
  static const char *const to_ask[] = { "to_ask", NULL };
  g_autofree char *status = sam_record_dup_text (record, "status");

  if (sam_workshop_has_status (record, to_ask))
    {
      self->to_ask = TRUE;
      return;
    }
  self->asked = TRUE;
  self->status = g_steal_pointer (&status);
  self->asked_on = sam_record_dup_text (record, "asked_on");
  self->thanked_on = sam_record_dup_text (record, "thanked_on");
}

/* How somebody stands at this workshop, and the evenings in the weeks before and after it. */
static void
load_appearances (SamExpertCandidate *self,
                  SamStore *store,
                  const char *workshop_id,
                  const char *date)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, self->id, sam_kind_find ("appearance"), "expert", NULL);

  for (char **id = ids; id != NULL && *id != NULL; id++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, *id, NULL);
      g_autofree char *where = record != NULL ? sam_record_dup_text (record, "workshop") : NULL;
      g_autoptr (SamRecord) workshop = where != NULL ? sam_store_load (store, where, NULL) : NULL;
      g_autofree char *day = workshop != NULL ? sam_record_dup_text (workshop, "date") : NULL;
      int days;

      if (workshop == NULL)
        continue;
      if (g_str_equal (where, workshop_id))
        note_appearance (self, record);
      else if (!sam_workshop_has_status (record, sam_workshop_away) && sam_day_count (day, date, &days) &&
               ABS (days) <= NEAR_DAYS)
        self->evenings++;
    }
}

static guint
count_topics (char **theirs,
              char **wanted)
{
  guint n = 0;

  for (char **topic = theirs; topic != NULL && wanted != NULL && *topic != NULL; topic++)
    n += g_strv_contains ((const char *const *) wanted, *topic);
  return n;
}

static const SamPlace *
find_place_of (SamStore *store,
               SamPlaces *places,
               SamRecord *record,
               const char *field)
{
  g_autofree char *id = sam_record_dup_text (record, field);
  g_autoptr (SamRecord) other = id != NULL ? sam_store_load (store, id, NULL) : NULL;
  g_autofree char *postcode = other != NULL ? sam_record_dup_text (other, "postcode") : NULL;

  return places != NULL && postcode != NULL ? sam_places_find (places, postcode) : NULL;
}

static void
fill_candidate (SamExpertCandidate *self,
                SamStore *store,
                SamRecord *expert,
                SamRecord *workshop,
                const SamPlace *venue,
                SamPlaces *places)
{
  g_auto (GStrv) wanted = sam_record_dup_strv (workshop, "topics");
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  g_autofree char *start = sam_record_dup_text (workshop, "start");
  g_auto (GStrv) topics = sam_record_dup_strv (expert, "topics");
  g_auto (GStrv) does = sam_record_dup_strv (expert, "does");
  g_autofree char *status = sam_record_dup_text (expert, "status");
  const SamPlace *home = find_place_of (store, places, expert, "person");

  self->n_topics = count_topics (topics, wanted);
  self->distance = home != NULL && venue != NULL ? sam_places_get_distance (home, venue) : -1;
  self->not_until = sam_record_dup_text (expert, "not_until");
  self->availability = sam_record_dup_text (expert, "availability");
  self->available = sam_availability_match (self->availability, date, sam_workshop_read_time (start));
  self->break_after = (guint) CLAMP (sam_record_get_integer (expert, "break_after_rounds", 0), 0, 64);
  self->active = status == NULL || (!g_str_equal (status, "paused") && !g_str_equal (status, "ended"));
  self->does_dates = does != NULL && g_strv_contains ((const char *const *) does, "speed_dates");
}

/**
 * sam_expert_candidates_load:
 * @date: (out) (transfer full) (nullable): of the workshop
 *
 * Returns: (transfer full) (element-type SamExpertCandidate): the region's experts, ranked for a workshop; or %NULL
 */
GPtrArray *
sam_expert_candidates_load (SamStore *store,
                            const char *workshop_id,
                            char **date,
                            GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("expert"));
  g_autoptr (GPtrArray) rows = workshop != NULL ? sam_store_list (store, query, 0, 0, error) : NULL;
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_expert_candidate_free);
  g_autoptr (SamPlaces) places = sam_places_load (NULL);
  const SamPlace *venue = workshop != NULL ? find_place_of (store, places, workshop, "venue") : NULL;

  if (rows == NULL)
    return NULL;
  *date = sam_record_dup_text (workshop, "date");
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SamRecord) expert = sam_store_load (store, row->id, NULL);
      SamExpertCandidate *candidate;

      if (expert == NULL)
        continue;
      candidate = sam_expert_candidate_new (row->id, row->title);
      fill_candidate (candidate, store, expert, workshop, venue, places);
      load_appearances (candidate, store, workshop_id, *date);
      g_ptr_array_add (list, candidate);
    }
  sam_expert_candidates_rank (list, *date);
  return g_steal_pointer (&list);
}

/* Who is still to be asked is on the list already. */
static SamRecord *
open_appearance (GPtrArray *known,
                 const char *expert)
{
  static const char *const to_ask[] = { "to_ask", NULL };
  g_autofree char *id = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      SamRecord *record = g_ptr_array_index (known, i);
      g_autofree char *who = sam_record_dup_text (record, "expert");

      if (g_strcmp0 (who, expert) == 0 && sam_workshop_has_status (record, to_ask))
        return g_object_ref (record);
    }
  id = sam_id_new (sam_kind_find ("appearance"));
  return sam_record_new (sam_kind_find ("appearance"), id);
}

/**
 * sam_expert_candidates_ask:
 *
 * Puts experts on the workshop's list as asked, each at a table of their own. One step to undo.
 *
 * Returns: how many, -1 with @error set
 */
int
sam_expert_candidates_ask (SamStore *store,
                           const char *workshop_id,
                           const char *const *experts,
                           const char *today,
                           GError **error)
{
  g_autoptr (GPtrArray) known = sam_workshop_load_kind (store, workshop_id, "appearance", "workshop", error);
  gboolean saved = known != NULL && sam_store_begin_step (store, _ ("Experts asked"), error);
  gint64 table = known != NULL ? known->len : 0;
  int n = 0;

  if (!saved)
    return -1;
  for (; saved && experts[n] != NULL; n++)
    {
      g_autoptr (SamRecord) record = open_appearance (known, experts[n]);

      sam_record_set_text (record, "workshop", workshop_id);
      sam_record_set_text (record, "expert", experts[n]);
      sam_record_set_text (record, "status", "invited");
      sam_record_set_text (record, "asked_on", today);
      if (!sam_record_has_value (record, "table"))
        sam_record_set_integer (record, "table", ++table);
      saved = sam_store_save (store, record, error);
    }
  return sam_store_end_step (store, saved ? error : NULL) && saved ? n : -1;
}
