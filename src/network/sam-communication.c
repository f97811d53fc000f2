/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-communication.h"

#include "network/sam-days.h"
#include "network/sam-region-record.h"

/* What a region that did not choose tells: a story every four weeks. */
#define USUAL_WEEKS 4

static void
entry_free (SamCommunicationEntry *entry)
{
  g_free (entry->story);
  g_free (entry->title);
  g_free (entry);
}

static const char *
get_day (const SamCommunicationEntry *entry)
{
  return entry->telling->told_on != NULL ? entry->telling->told_on : entry->telling->planned_on;
}

static int
compare_first (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (get_day (*(SamCommunicationEntry *const *) a), get_day (*(SamCommunicationEntry *const *) b));
}

static int
compare_last (gconstpointer a,
              gconstpointer b)
{
  return compare_first (b, a);
}

static void
add_story (SamCommunication *self,
           SamRecord *story,
           GPtrArray *tellings)
{
  for (guint i = 0; i < tellings->len; i++)
    {
      SamCommunicationEntry *entry = g_new0 (SamCommunicationEntry, 1);

      entry->story = g_strdup (sam_record_get_id (story));
      entry->title = sam_record_dup_title (story);
      entry->telling = tellings->pdata[i];
      g_ptr_array_add (entry->telling->told_on != NULL ? self->told : self->planned, entry);
    }
}

static void
story_free (SamCommunicationStory *story)
{
  g_free (story->story);
  g_free (story->title);
  sam_story_state_free (story->state);
  g_free (story);
}

static gboolean
read_story (SamCommunication *self,
            SamStore *store,
            const char *id,
            const char *today,
            GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, id, error);
  g_autoptr (GPtrArray) consents = record != NULL ? sam_story_load_consents (store, record, error) : NULL;
  SamCommunicationStory *story;
  GPtrArray *tellings;

  if (consents == NULL)
    return FALSE;
  story = g_new0 (SamCommunicationStory, 1);
  story->story = g_strdup (id);
  story->title = sam_record_dup_title (record);
  story->state = sam_story_judge (record, consents, today);
  g_ptr_array_add (self->stories, story);
  tellings = sam_story_list_tellings (record);
  g_ptr_array_add (self->tellings, tellings);
  add_story (self, record, tellings);
  return TRUE;
}

static gboolean
add_stories (SamCommunication *self,
             SamStore *store,
             const char *today,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("story"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_set_order (query, "title", FALSE, error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!read_story (self, store, ((SamRow *) rows->pdata[i])->id, today, error))
      return FALSE;
  return rows != NULL;
}

/* A story that somebody agreed to goes before one that nobody was asked about. */
static const char *
find_candidate (const SamCommunication *self)
{
  for (guint i = 0; i < self->stories->len; i++)
    {
      const SamCommunicationStory *story = self->stories->pdata[i];

      if (story->state->channels[0] != NULL)
        return story->story;
    }
  return self->stories->len > 0 ? ((SamCommunicationStory *) self->stories->pdata[0])->story : NULL;
}

/**
 * sam_communication_load:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): what was told and is to be told
 */
SamCommunication *
sam_communication_load (SamStore *store,
                        const char *today,
                        GError **error)
{
  g_autoptr (SamCommunication) self = g_new0 (SamCommunication, 1);
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL); /* a file without one has the usual weeks */

  self->stories = g_ptr_array_new_with_free_func ((GDestroyNotify) story_free);
  self->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->told = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->tellings = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->every_weeks = USUAL_WEEKS;
  if (region != NULL)
    self->every_weeks = (guint) CLAMP (sam_record_get_integer (region, "tell_every_weeks", USUAL_WEEKS), 0, 520);
  if (!add_stories (self, store, today, error))
    return NULL;
  self->candidate = g_strdup (find_candidate (self));
  g_ptr_array_sort (self->planned, compare_first);
  g_ptr_array_sort (self->told, compare_last);
  return g_steal_pointer (&self);
}

/**
 * sam_communication_free:
 * @self: (transfer full): what sam_communication_load() found
 */
void
sam_communication_free (SamCommunication *self)
{
  g_clear_pointer (&self->stories, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_pointer (&self->told, g_ptr_array_unref);
  g_clear_pointer (&self->tellings, g_ptr_array_unref);
  g_free (self->candidate);
  g_free (self);
}

/**
 * sam_communication_get_last_told:
 *
 * Returns: (nullable): YYYY-MM-DD, when something was told last
 */
const char *
sam_communication_get_last_told (const SamCommunication *self)
{
  return self->told->len > 0 ? get_day (self->told->pdata[0]) : NULL;
}

static guint
count (GPtrArray *entries,
       const char *audience,
       const char *channel)
{
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const SamTelling *telling = ((SamCommunicationEntry *) entries->pdata[i])->telling;

      n += (audience == NULL || g_strcmp0 (telling->audience, audience) == 0) &&
           (channel == NULL || g_strcmp0 (telling->channel, channel) == 0);
    }
  return n;
}

/**
 * sam_communication_count:
 * @audience: (nullable): as stories name it; NULL: any
 * @channel: (nullable): as consents name it; NULL: any
 * @n_planned: (out): how often it is to be told
 * @n_told: (out): how often it was told
 */
void
sam_communication_count (const SamCommunication *self,
                         const char *audience,
                         const char *channel,
                         guint *n_planned,
                         guint *n_told)
{
  *n_planned = count (self->planned, audience, channel);
  *n_told = count (self->told, audience, channel);
}

/**
 * sam_communication_is_silent:
 * @today: YYYY-MM-DD
 * @weeks: (out): for how many weeks nothing was told; 0: never yet
 *
 * A region without stories has nothing to tell yet, and one that chose 0 weeks does not want to be told.
 *
 * Returns: whether nothing was told for longer than the region wants
 */
gboolean
sam_communication_is_silent (const SamCommunication *self,
                             const char *today,
                             guint *weeks)
{
  const char *last = sam_communication_get_last_told (self);
  int days;

  *weeks = 0;
  if (self->candidate == NULL || self->every_weeks == 0)
    return FALSE;
  if (last == NULL || !sam_day_count (last, today, &days))
    return TRUE;
  *weeks = (guint) MAX (days, 0) / 7;
  return days > (int) self->every_weeks * 7;
}
