/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-coverage.h"
#include "network/sam-indicator.h"
#include "network/sam-name-key.h"
#include "network/sam-region-record.h"
#include "store/sam-query.h"

#include <string.h>

static void
free_topic (gpointer data)
{
  SamCoverageTopic *topic = data;

  g_free (topic->id);
  g_free (topic->name);
  g_free (topic->domain);
  g_free (topic->parent);
  g_free (topic);
}

static void
free_place (gpointer data)
{
  SamCoveragePlace *place = data;

  g_free (place->id);
  g_free (place->name);
  g_free (place->place);
  g_ptr_array_unref (place->topics);
  g_free (place);
}

/**
 * sam_coverage_ground_new:
 *
 * Returns: (transfer full): nothing but the municipalities and postcodes that come with the program
 */
SamCoverageGround *
sam_coverage_ground_new (GError **error)
{
  g_autoptr (SamMunicipalities) municipalities = sam_municipalities_load (error);
  g_autoptr (SamPlaces) places = municipalities != NULL ? sam_places_load (error) : NULL;
  SamCoverageGround *self;

  if (places == NULL || !sam_municipalities_load_boundaries (municipalities, error))
    return NULL;
  self = g_new0 (SamCoverageGround, 1);
  self->municipalities = g_steal_pointer (&municipalities);
  self->places = g_steal_pointer (&places);
  self->region_municipalities = g_ptr_array_new ();
  self->topics = g_ptr_array_new_with_free_func (free_topic);
  self->groups = g_ptr_array_new_with_free_func (free_place);
  self->practices = g_ptr_array_new_with_free_func (free_place);
  return self;
}

/**
 * sam_coverage_ground_free:
 * @self: (transfer full): a ground; no SamCoverage drawn on it may outlive it
 */
void
sam_coverage_ground_free (SamCoverageGround *self)
{
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->practices);
  g_ptr_array_unref (self->topics);
  g_ptr_array_unref (self->region_municipalities);
  sam_places_free (self->places);
  sam_municipalities_free (self->municipalities);
  g_free (self->region);
  g_free (self->today);
  g_free (self);
}

static int
compare_topics (gconstpointer a,
                gconstpointer b)
{
  const SamCoverageTopic *first = *(SamCoverageTopic *const *) a;
  const SamCoverageTopic *second = *(SamCoverageTopic *const *) b;
  const int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->id, second->id);
}

/**
 * sam_coverage_ground_add_topic:
 *
 * Returns: (transfer none): the topic; before the groups that are on it
 */
SamCoverageTopic *
sam_coverage_ground_add_topic (SamCoverageGround *self,
                               SamRecord *topic)
{
  SamCoverageTopic *added = g_new0 (SamCoverageTopic, 1);

  added->id = g_strdup (sam_record_get_id (topic));
  added->name = sam_record_dup_title (topic);
  added->domain = sam_record_dup_text (topic, "domain");
  added->parent = sam_record_dup_text (topic, "parent");
  g_ptr_array_add (self->topics, added);
  g_ptr_array_sort (self->topics, compare_topics);
  return added;
}

/**
 * sam_coverage_ground_find_topic:
 * @text: an id or a name, however it is spelled
 *
 * Returns: (nullable) (transfer none): the topic
 */
const SamCoverageTopic *
sam_coverage_ground_find_topic (const SamCoverageGround *self,
                                const char *text)
{
  g_autofree char *key = NULL;

  for (guint i = 0; i < self->topics->len; i++)
    if (strcmp (((SamCoverageTopic *) self->topics->pdata[i])->id, text) == 0)
      return self->topics->pdata[i];
  key = strncmp (text, "topic:", strlen ("topic:")) != 0 ? sam_name_key (text) : NULL;
  for (guint i = 0; key != NULL && i < self->topics->len; i++)
    {
      SamCoverageTopic *topic = g_ptr_array_index (self->topics, i);
      g_autofree char *other = sam_name_key (topic->name);

      if (strcmp (other, key) == 0)
        return topic;
    }
  return NULL;
}

/* By what is written as municipality; else by the postcode, else by a place of a name that no other has. */
static void
locate (SamCoverageGround *self,
        SamCoveragePlace *place,
        SamRecord *record)
{
  g_autofree char *postcode = sam_record_dup_text (record, "postcode");
  g_autofree char *municipality = sam_record_dup_text (record, "municipality");

  place->place = sam_record_dup_text (record, "place");
  place->where = postcode != NULL ? sam_places_find (self->places, postcode) : NULL;
  place->municipality = sam_municipalities_find (self->municipalities, municipality);
  if (place->where == NULL && place->municipality == NULL)
    place->where = sam_places_find_by_name (self->places, place->place);
  if (place->municipality == NULL && place->where != NULL)
    place->municipality = sam_municipalities_find (self->municipalities, place->where->municipality_code);
}

static SamCoveragePlace *
new_place (SamRecord *record)
{
  SamCoveragePlace *place = g_new0 (SamCoveragePlace, 1);

  place->id = g_strdup (sam_record_get_id (record));
  place->name = sam_record_dup_title (record);
  place->topics = g_ptr_array_new ();
  return place;
}

/**
 * sam_coverage_ground_add_group:
 * @venue: (nullable): where it meets, used where the group itself has no place
 *
 * Returns: (transfer none): the group
 */
SamCoveragePlace *
sam_coverage_ground_add_group (SamCoverageGround *self,
                               SamRecord *group,
                               SamRecord *venue)
{
  SamCoveragePlace *added = new_place (group);
  g_auto (GStrv) topics = sam_record_dup_strv (group, "topics");
  g_autofree char *form = sam_record_dup_text (group, "form");

  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      const SamCoverageTopic *topic = sam_coverage_ground_find_topic (self, topics[i]);

      if (topic != NULL)
        g_ptr_array_add (added->topics, (gpointer) topic);
    }
  if (g_strcmp0 (form, "online") != 0)
    {
      locate (self, added, group);
      if (added->municipality == NULL && venue != NULL)
        {
          g_clear_pointer (&added->place, g_free);
          locate (self, added, venue);
        }
    }
  g_ptr_array_add (self->groups, added);
  return added;
}

/**
 * sam_coverage_ground_add_practice:
 *
 * Returns: (transfer none): the practice
 */
SamCoveragePlace *
sam_coverage_ground_add_practice (SamCoverageGround *self,
                                  SamRecord *practice)
{
  SamCoveragePlace *added = new_place (practice);

  locate (self, added, practice);
  g_ptr_array_add (self->practices, added);
  return added;
}

static int
compare_municipalities (gconstpointer a,
                        gconstpointer b)
{
  return g_utf8_collate ((*(SamMunicipality *const *) a)->name, (*(SamMunicipality *const *) b)->name);
}

static void
add_municipality (SamCoverageGround *self,
                  const SamMunicipality *municipality)
{
  if (municipality != NULL && !g_ptr_array_find (self->region_municipalities, municipality, NULL))
    g_ptr_array_add (self->region_municipalities, (gpointer) municipality);
}

/**
 * sam_coverage_ground_set_region:
 * @region: (nullable): the region; where it names no municipalities, they are those with a practice or a group
 *
 * Called after the groups and practices were added.
 */
void
sam_coverage_ground_set_region (SamCoverageGround *self,
                                SamRecord *region)
{
  g_auto (GStrv) names = region != NULL ? sam_record_dup_strv (region, "municipalities") : NULL;

  self->region = region != NULL ? sam_record_dup_title (region) : NULL;
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    add_municipality (self, sam_municipalities_find (self->municipalities, names[i]));
  if (self->region_municipalities->len == 0)
    {
      for (guint i = 0; i < self->practices->len; i++)
        add_municipality (self, ((SamCoveragePlace *) self->practices->pdata[i])->municipality);
      for (guint i = 0; i < self->groups->len; i++)
        add_municipality (self, ((SamCoveragePlace *) self->groups->pdata[i])->municipality);
    }
  g_ptr_array_sort (self->region_municipalities, compare_municipalities);
}

static gboolean
load_topics (SamCoverageGround *self,
             SamStore *store,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) topic = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);

      if (topic == NULL)
        return FALSE;
      sam_coverage_ground_add_topic (self, topic);
    }
  return rows != NULL;
}

static gboolean
load_group (SamCoverageGround *self,
            SamStore *store,
            const char *id,
            GError **error)
{
  g_autoptr (SamRecord) group = sam_store_load (store, id, error);
  g_autofree char *venue_id = group != NULL ? sam_record_dup_text (group, "venue") : NULL;
  /* A venue that has gone is no place. */
  g_autoptr (SamRecord) venue = venue_id != NULL ? sam_store_follow (store, venue_id, NULL) : NULL;

  if (group != NULL)
    sam_coverage_ground_add_group (self, group, venue);
  return group != NULL;
}

/* Those that count as connected, so that a map says what a report says. */
static gboolean
load_groups (SamCoverageGround *self,
             SamStore *store,
             GError **error)
{
  const SamScope scope = { .to = self->today };
  g_autoptr (SamMeasure) measure = sam_indicator_measure (store, sam_indicator_find ("groups"), &scope, error);
  g_auto (GStrv) ids = measure != NULL ? sam_measure_dup_ids (measure, SAM_STAND_COUNTED) : NULL;

  if (measure == NULL)
    return FALSE;
  self->n_undated = measure->lists[SAM_STAND_UNKNOWN]->len;
  for (guint i = 0; ids[i] != NULL; i++)
    if (!load_group (self, store, ids[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
load_practices (SamCoverageGround *self,
                SamStore *store,
                GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("organisation"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, "connected_until", error) ||
      !sam_query_add_condition (query, "type", SAM_COMPARE_EQUAL, "practice", error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SamRecord) practice = NULL;

      if (row->cells[0] != NULL && strcmp (row->cells[0], self->today) <= 0)
        continue;
      practice = sam_store_load (store, row->id, error);
      if (practice == NULL)
        return FALSE;
      sam_coverage_ground_add_practice (self, practice);
    }
  return rows != NULL;
}

/**
 * sam_coverage_ground_load:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): the region as it is today: groups that are connected, practices, topics; or %NULL
 */
SamCoverageGround *
sam_coverage_ground_load (SamStore *store,
                          const char *today,
                          GError **error)
{
  g_autoptr (SamCoverageGround) self = sam_coverage_ground_new (error);
  g_autoptr (SamRecord) region = NULL;
  g_autoptr (GError) failure = NULL;

  if (self == NULL)
    return NULL;
  self->today = g_strdup (today);
  region = sam_region_record_load (store, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  if (!load_topics (self, store, error) || !load_groups (self, store, error) || !load_practices (self, store, error))
    return NULL;
  sam_coverage_ground_set_region (self, region);
  return g_steal_pointer (&self);
}
