/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-story-jobs.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"

/**
 * sam_story_job_new:
 * @story: id of the story
 * @telling_id: (nullable): which of its tellings
 *
 * Returns: (transfer full): what the jobs below need, as of today
 */
SamStoryJob *
sam_story_job_new (const char *story,
                   const char *telling_id)
{
  SamStoryJob *job = g_new0 (SamStoryJob, 1);

  job->story = g_strdup (story);
  job->telling_id = g_strdup (telling_id);
  job->today = sam_dates_dup_today ();
  return job;
}

void
sam_story_job_free (gpointer data)
{
  SamStoryJob *job = data;

  g_free (job->story);
  g_free (job->telling_id);
  g_free (job->channel);
  g_free (job->audience);
  g_free (job->where);
  g_free (job->planned_on);
  g_free (job->today);
  g_free (job);
}

void
sam_story_loaded_free (gpointer data)
{
  SamStoryLoaded *loaded = data;

  sam_story_state_free (loaded->state);
  g_ptr_array_unref (loaded->tellings);
  g_free (loaded);
}

/**
 * sam_story_job_load:
 * @data: #SamStoryJob
 *
 * Returns: (transfer full): #SamStoryLoaded: whether the story may be told, and where it was or will be
 */
gpointer
sam_story_job_load (SamStore *store,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  const SamStoryJob *job = data;
  g_autoptr (SamRecord) story = sam_store_load (store, job->story, error);
  g_autoptr (GPtrArray) consents = story != NULL ? sam_story_load_consents (store, story, error) : NULL;
  SamStoryLoaded *loaded;

  if (consents == NULL)
    return NULL;
  loaded = g_new0 (SamStoryLoaded, 1);
  loaded->state = sam_story_judge (story, consents, job->today);
  loaded->tellings = sam_story_list_tellings (story);
  return loaded;
}

static gpointer
save (SamStore *store,
      SamRecord *story,
      const char *said,
      GError **error)
{
  return sam_store_save (store, story, error) ? g_strdup (said) : NULL;
}

gpointer
sam_story_job_note_talk (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  const SamStoryJob *job = data;
  g_autoptr (SamRecord) story = sam_store_load (store, job->story, error);

  if (story == NULL)
    return NULL;
  sam_record_set_text (story, "talked_on", job->today);
  return save (store, story, _ ("Noted"), error);
}

/**
 * sam_story_job_plan:
 * @data: #SamStoryJob
 *
 * Adds a telling on a day to come.
 *
 * Returns: (transfer full): what to tell the person
 */
gpointer
sam_story_job_plan (SamStore *store,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  const SamStoryJob *job = data;
  g_autoptr (SamRecord) story = sam_store_load (store, job->story, error);
  const SamTelling telling = {
    .channel = job->channel,
    .audience = job->audience,
    .where = job->where,
    .planned_on = job->planned_on,
  };
  g_autofree char *id = NULL;

  if (story == NULL)
    return NULL;
  id = sam_story_plan (story, &telling);
  return save (store, story, _ ("Planned"), error);
}

/**
 * sam_story_job_tell:
 * @data: #SamStoryJob
 *
 * Notes that a planned telling took place today; refused without consent.
 *
 * Returns: (transfer full): what to tell the person
 */
gpointer
sam_story_job_tell (SamStore *store,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  const SamStoryJob *job = data;
  g_autoptr (SamRecord) story = sam_store_load (store, job->story, error);

  if (story == NULL)
    return NULL;
  sam_story_tell (story, job->telling_id, job->today);
  return save (store, story, _ ("Noted as told"), error);
}

/**
 * sam_story_job_drop:
 * @data: #SamStoryJob
 *
 * Takes a telling off the story.
 *
 * Returns: (transfer full): what to tell the person
 */
gpointer
sam_story_job_drop (SamStore *store,
                    gpointer data,
                    GCancellable *cancellable,
                    GError **error)
{
  const SamStoryJob *job = data;
  g_autoptr (SamRecord) story = sam_store_load (store, job->story, error);

  if (story == NULL)
    return NULL;
  sam_story_drop (story, job->telling_id);
  return save (store, story, _ ("Taken out"), error);
}
