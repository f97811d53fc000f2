/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-days.h"
#include "network/sam-expert-finder.h"
#include "network/sam-places.h"
#include "network/sam-workshop-records.h"
#include "network/sam-workshop-rounds.h"
#include "network/sam-workshop-wishes.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define NEAR_DAYS 60

/* What every candidate is held against. */
typedef struct
{
  SamStore *store;
  SamRecord *workshop;
  SamPlaces *places;
  const SamPlace *venue;
  GPtrArray *wishes;
  GHashTable *parents;
} Evening;

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
  g_autoptr (SamRecord) other = id != NULL ? sam_store_follow (store, id, NULL) : NULL;
  g_autofree char *postcode = other != NULL ? sam_record_dup_text (other, "postcode") : NULL;

  return places != NULL && postcode != NULL ? sam_places_find (places, postcode) : NULL;
}

static void
fill_candidate (SamExpertCandidate *self,
                const Evening *evening,
                SamRecord *expert)
{
  g_auto (GStrv) wanted = sam_record_dup_strv (evening->workshop, "topics");
  g_autofree char *date = sam_record_dup_text (evening->workshop, "date");
  g_autofree char *start = sam_record_dup_text (evening->workshop, "start");
  g_auto (GStrv) topics = sam_record_dup_strv (expert, "topics");
  g_auto (GStrv) does = sam_record_dup_strv (expert, "does");
  g_autofree char *status = sam_record_dup_text (expert, "status");
  const SamPlace *home = find_place_of (evening->store, evening->places, expert, "person");

  self->n_topics = count_topics (topics, wanted);
  self->wishes = sam_workshop_wishes_match (evening->wishes, evening->parents, self->id, (const char *const *) topics);
  self->distance = home != NULL && evening->venue != NULL ? sam_places_get_distance (home, evening->venue) : -1;
  self->not_until = sam_record_dup_text (expert, "not_until");
  self->availability = sam_record_dup_text (expert, "availability");
  self->available = sam_availability_match (self->availability, date, sam_workshop_read_time (start));
  self->break_after = (guint) CLAMP (sam_record_get_integer (expert, "break_after_rounds", 0), 0, 64);
  self->active = status == NULL || (!g_str_equal (status, "paused") && !g_str_equal (status, "ended"));
  self->does_dates = does != NULL && g_strv_contains ((const char *const *) does, "speed_dates");
}

static GPtrArray *
load_candidates (const Evening *evening,
                 const char *date,
                 GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("expert"));
  g_autoptr (GPtrArray) rows = sam_store_list (evening->store, query, 0, 0, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_expert_candidate_free);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SamRecord) expert = sam_store_load (evening->store, row->id, NULL);
      SamExpertCandidate *candidate;

      if (expert == NULL)
        continue;
      candidate = sam_expert_candidate_new (row->id, row->title);
      fill_candidate (candidate, evening, expert);
      load_appearances (candidate, evening->store, sam_record_get_id (evening->workshop), date);
      g_ptr_array_add (list, candidate);
    }
  return rows != NULL ? g_steal_pointer (&list) : NULL;
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
  g_autoptr (GHashTable) parents = workshop != NULL ? sam_topic_parents_load (store, error) : NULL;
  g_autoptr (GPtrArray) wishes = parents != NULL ? sam_workshop_wishes_load (store, workshop_id, error) : NULL;
  g_autoptr (SamPlaces) places = sam_places_load (NULL);
  g_autoptr (GPtrArray) list = NULL;
  Evening evening = { store, workshop, places, NULL, wishes, parents };

  if (wishes == NULL)
    return NULL;
  *date = sam_record_dup_text (workshop, "date");
  evening.venue = find_place_of (store, places, workshop, "venue");
  list = load_candidates (&evening, *date, error);
  if (list != NULL)
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
