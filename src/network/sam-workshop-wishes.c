/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-wishes.h"

#include "network/sam-workshop-records.h"
#include "store/sam-query.h"

/**
 * sam_topic_parents_load:
 *
 * Returns: (transfer full) (element-type utf8 utf8): each topic that is part of another with the one it is part of; or
 *   %NULL
 */
GHashTable *
sam_topic_parents_load (SamStore *store,
                        GError **error)
{
  g_autoptr (GHashTable) parents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_condition (query, "parent", SAM_COMPARE_NOT_EQUAL, NULL, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SamRecord) topic = sam_store_load (store, row->id, error);

      if (topic == NULL)
        return NULL;
      g_hash_table_insert (parents, g_strdup (row->id), sam_record_dup_text (topic, "parent"));
    }
  return g_steal_pointer (&parents);
}

/**
 * sam_topics_touch:
 * @parents: of sam_topic_parents_load()
 *
 * Returns: whether who knows one topic can talk about the other: they are the same, or one is part of the other
 */
gboolean
sam_topics_touch (GHashTable *parents,
                  const char *one,
                  const char *other)
{
  return g_str_equal (one, other) || g_strcmp0 (g_hash_table_lookup (parents, one), other) == 0 ||
         g_strcmp0 (g_hash_table_lookup (parents, other), one) == 0;
}

static void
add_wishes (GPtrArray *wishes,
            SamRecord *participation,
            const char *field)
{
  g_auto (GStrv) ids = sam_record_dup_strv (participation, field);

  for (char **id = ids; id != NULL && *id != NULL; id++)
    g_ptr_array_add (wishes, g_strdup (*id));
}

/**
 * sam_workshop_wishes_load:
 *
 * Returns: (transfer full) (element-type utf8): the topic or expert of each wish of each of those who come, in the same
 *   order everywhere; or %NULL
 */
GPtrArray *
sam_workshop_wishes_load (SamStore *store,
                          const char *workshop_id,
                          GError **error)
{
  g_autoptr (GPtrArray) coming = sam_workshop_load_kind (store, workshop_id, "participation", "workshop", error);
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func (g_free);

  if (coming == NULL)
    return NULL;
  for (guint i = 0; i < coming->len; i++)
    {
      SamRecord *participation = g_ptr_array_index (coming, i);

      if (!sam_workshop_has_status (participation, sam_workshop_coming))
        continue;
      add_wishes (wishes, participation, "interests");
      add_wishes (wishes, participation, "wishes");
    }
  return g_steal_pointer (&wishes);
}

static gboolean
answers (GHashTable *parents,
         const char *wish,
         const char *expert,
         const char *const *topics)
{
  if (g_str_equal (wish, expert))
    return TRUE;
  for (const char *const *topic = topics; topic != NULL && *topic != NULL; topic++)
    if (sam_topics_touch (parents, *topic, wish))
      return TRUE;
  return FALSE;
}

/**
 * sam_workshop_wishes_match:
 * @wishes: of sam_workshop_wishes_load()
 * @parents: of sam_topic_parents_load()
 * @expert: id
 * @topics: (nullable): the expert's
 *
 * Returns: (transfer full) (element-type guint): the places, in @wishes, of what a table with this expert would answer
 */
GArray *
sam_workshop_wishes_match (GPtrArray *wishes,
                           GHashTable *parents,
                           const char *expert,
                           const char *const *topics)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < wishes->len; i++)
    if (answers (parents, g_ptr_array_index (wishes, i), expert, topics))
      g_array_append_val (places, i);
  return places;
}
