/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Only what somebody agreed to print comes in here, by sam_projection_filter(); where a group is, is read from that
 * too, so that the chapter it stands in says no more than the group agreed to. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-guide-private.h"

#include "network/sam-municipalities.h"
#include "network/sam-places.h"
#include "network/sam-published.h"
#include "network/sam-region-record.h"
#include "store/sam-query.h"

#include <string.h>

typedef struct
{
  SamStore *store;
  SamGuide *guide;
  SamPublisher publisher;
  GHashTable *consents; /* id → GPtrArray of SamRecord */
  GHashTable *topics;   /* id → SamGuideTopic, NULL: there is none */
  SamPlaces *places;
  SamMunicipalities *municipalities;
} Loading;

/* NULL: it may not be printed, or is not there. */
static SamRecord *
load_said (Loading *loading,
           const char *id)
{
  g_autoptr (SamRecord) record = id != NULL ? sam_store_follow (loading->store, id, NULL) : NULL;

  if (record == NULL)
    return NULL;
  return sam_projection_filter (record, g_hash_table_lookup (loading->consents, sam_record_get_id (record)),
                                &loading->publisher);
}

static SamGuideTopic *
find_topic (Loading *loading,
            const char *id)
{
  gpointer known;
  SamGuideTopic *topic;
  g_autoptr (SamRecord) said = NULL;
  g_autofree char *name = NULL;

  if (g_hash_table_lookup_extended (loading->topics, id, NULL, &known))
    return known;
  said = load_said (loading, id);
  name = said != NULL ? sam_record_dup_text (said, "name") : NULL;
  if (name == NULL)
    {
      g_hash_table_insert (loading->topics, g_strdup (id), NULL);
      return NULL;
    }
  topic = g_new0 (SamGuideTopic, 1);
  topic->id = g_strdup (id);
  topic->name = g_steal_pointer (&name);
  topic->domain = sam_record_dup_text (said, "domain");
  topic->synonyms = sam_record_dup_strv (said, "synonyms");
  g_ptr_array_add (loading->guide->topics, topic);
  g_hash_table_insert (loading->topics, g_strdup (id), topic);
  return topic;
}

/* By the municipality, the postcode or the place that may be printed. */
static void
locate (Loading *loading,
        SamGuideGroup *group,
        SamRecord *said)
{
  g_autofree char *municipality = sam_record_dup_text (said, "municipality");
  g_autofree char *postcode = sam_record_dup_text (said, "postcode");
  const SamPlace *where = postcode != NULL ? sam_places_find (loading->places, postcode) : NULL;
  const SamMunicipality *known;

  group->place = sam_record_dup_text (said, "place");
  if (where == NULL && municipality == NULL)
    where = sam_places_find_by_name (loading->places, group->place);
  if (group->place == NULL && where != NULL)
    group->place = g_strdup (where->place);
  known = sam_municipalities_find (loading->municipalities, municipality);
  if (known != NULL)
    group->municipality = g_strdup (known->name);
  else if (municipality != NULL)
    group->municipality = g_steal_pointer (&municipality);
  else if (where != NULL)
    group->municipality = g_strdup (where->municipality);
}

static void
add_topics (Loading *loading,
            SamGuideGroup *group)
{
  g_auto (GStrv) ids = sam_record_dup_strv (group->said, "topics");

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      SamGuideTopic *topic = find_topic (loading, ids[i]);

      if (topic != NULL && !g_ptr_array_find (group->topics, topic, NULL))
        g_ptr_array_add (group->topics, topic);
    }
}

/* Whether it has a name that may be printed. */
static gboolean
add_group (Loading *loading,
           const char *id)
{
  g_autoptr (SamRecord) said = load_said (loading, id);
  g_autofree char *name = said != NULL ? sam_record_dup_text (said, "name") : NULL;
  g_autofree char *venue = said != NULL ? sam_record_dup_text (said, "venue") : NULL;
  SamGuideGroup *group;

  if (name == NULL)
    return FALSE;
  group = sam_guide_add_group (loading->guide, id, name);
  group->said = g_steal_pointer (&said);
  group->venue = load_said (loading, venue);
  locate (loading, group, group->said);
  if (group->municipality == NULL && group->venue != NULL)
    {
      g_clear_pointer (&group->place, g_free);
      locate (loading, group, group->venue);
    }
  add_topics (loading, group);
  return TRUE;
}

/* As the list of municipalities spells it, however it was asked for. */
static void
name_municipality (Loading *loading,
                   const SamGuideChoice *choice)
{
  const SamMunicipality *known = sam_municipalities_find (loading->municipalities, choice->municipality);

  if (known == NULL)
    return;
  g_free (loading->guide->municipality);
  loading->guide->municipality = g_strdup (known->name);
}

static void
leave_out (Loading *loading,
           const SamRow *row)
{
  g_autoptr (SamRecord) record = sam_store_follow (loading->store, row->id, NULL);
  SamGuideLeftOut *left_out;

  if (record == NULL)
    return;
  left_out = g_new0 (SamGuideLeftOut, 1);
  left_out->id = g_strdup (row->id);
  left_out->title = g_strdup (row->title);
  left_out->why =
      sam_projection_explain (record, g_hash_table_lookup (loading->consents, row->id), &loading->publisher);
  g_ptr_array_add (loading->guide->left_out, left_out);
}

/* Of a group that has ended nothing is printed, whatever was agreed; whoever is left out is told. */
static gboolean
load_groups (Loading *loading,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, "status", error) || !sam_query_add_column (query, "municipality", error) ||
      !sam_query_set_order (query, "title", FALSE, error))
    return FALSE;
  rows = sam_store_list (loading->store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->cells[0], "ended") != 0 && !add_group (loading, row->id) &&
          (loading->guide->municipality == NULL ||
           g_strcmp0 (row->cells[1], loading->guide->municipality) == 0))
        leave_out (loading, row);
    }
  return rows != NULL;
}

static gboolean
load_region (Loading *loading,
             GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamRecord) region = sam_region_record_load (loading->store, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (region != NULL)
    loading->guide->region = sam_projection_filter (region, NULL, &loading->publisher);
  return TRUE;
}

static void
clear_loading (Loading *loading)
{
  g_clear_pointer (&loading->consents, g_hash_table_unref);
  g_clear_pointer (&loading->topics, g_hash_table_unref);
  g_clear_pointer (&loading->places, sam_places_free);
  g_clear_pointer (&loading->municipalities, sam_municipalities_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, clear_loading)

/**
 * sam_guide_load:
 *
 * Returns: (transfer full): the guide as it would be printed today, or %NULL
 */
SamGuide *
sam_guide_load (SamStore *store,
                const SamGuideChoice *choice,
                GError **error)
{
  g_autoptr (SamGuide) guide = sam_guide_new (choice);
  g_auto (Loading) loading = {
    .store = store,
    .guide = guide,
    .publisher = { SAM_CHANNEL_PRINT, NULL, NULL, choice->today },
    .topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
  };

  loading.consents = sam_consents_load (store, NULL, error);
  loading.places = loading.consents != NULL ? sam_places_load (error) : NULL;
  loading.municipalities = loading.places != NULL ? sam_municipalities_load (error) : NULL;
  if (loading.municipalities != NULL)
    name_municipality (&loading, choice);
  if (loading.municipalities == NULL || !load_region (&loading, error) || !load_groups (&loading, error))
    return NULL;
  sam_guide_arrange (guide);
  return g_steal_pointer (&guide);
}
