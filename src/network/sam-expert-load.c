/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-expert-load.h"

#include "network/sam-match-flow.h"
#include "network/sam-workshop-records.h"
#include "store/sam-query.h"

#include <string.h>

/* Matches with them that are not over. */
static guint
count_running (SamStore *store,
               const char *expert)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, expert, sam_kind_find ("match"), "expert", NULL);
  guint n = 0;

  for (char **id = ids; id != NULL && *id != NULL; id++)
    {
      g_autoptr (SamRecord) match = sam_store_load (store, *id, NULL);

      n += match != NULL && sam_match_is_running (match);
    }
  return n;
}

static gboolean
count_evenings (SamExpertLoad *self,
                SamStore *store,
                const char *expert,
                const char *today,
                GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("appearance"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, "workshop.date", error) || !sam_query_add_column (query, "status", error) ||
      !sam_query_add_condition (query, "expert", SAM_COMPARE_EQUAL, expert, error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);

      if (row->cells[0] == NULL || strcmp (row->cells[0], today) < 0 ||
          (row->cells[1] != NULL && g_strv_contains (sam_workshop_away, row->cells[1])))
        continue;
      self->evenings++;
      if (self->next_evening != NULL && strcmp (self->next_evening, row->cells[0]) <= 0)
        continue;
      g_free (self->next_evening);
      self->next_evening = g_strdup (row->cells[0]);
    }
  return rows != NULL;
}

/**
 * sam_expert_rests:
 * @not_until: (nullable): the day from which they may be asked again
 * @day: (nullable): YYYY-MM-DD; %NULL where it is not known
 *
 * Returns: whether somebody asked to be left alone on @day
 */
gboolean
sam_expert_rests (const char *not_until,
                  const char *day)
{
  return not_until != NULL && (day == NULL || strcmp (not_until, day) > 0);
}

/**
 * sam_expert_load_new_contacts:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): how much contact an expert has and wants; their evenings are not counted
 */
SamExpertLoad *
sam_expert_load_new_contacts (SamStore *store,
                              SamRecord *expert,
                              const char *today)
{
  SamExpertLoad *self = g_new0 (SamExpertLoad, 1);
  g_autofree char *not_until = sam_record_dup_text (expert, "not_until");

  self->running = count_running (store, sam_record_get_id (expert));
  self->most = (guint) CLAMP (sam_record_get_integer (expert, "max_contacts", 0), 0, G_MAXINT);
  if (sam_expert_rests (not_until, today))
    self->not_until = g_steal_pointer (&not_until);
  return self;
}

/**
 * sam_expert_load_new:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): what the expert has on their hands; or %NULL
 */
SamExpertLoad *
sam_expert_load_new (SamStore *store,
                     SamRecord *expert,
                     const char *today,
                     GError **error)
{
  g_autoptr (SamExpertLoad) self = sam_expert_load_new_contacts (store, expert, today);

  return count_evenings (self, store, sam_record_get_id (expert), today, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sam_expert_load_free:
 * @self: (transfer full): a load
 */
void
sam_expert_load_free (SamExpertLoad *self)
{
  g_free (self->next_evening);
  g_free (self->not_until);
  g_free (self);
}

/**
 * sam_expert_load_is_full:
 *
 * Returns: whether they have as many contacts as they want at a time
 */
gboolean
sam_expert_load_is_full (const SamExpertLoad *self)
{
  return self->most > 0 && self->running >= self->most;
}
