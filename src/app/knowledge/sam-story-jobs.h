/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-story.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Work on a story, on the store's thread. */
typedef struct
{
  char *story;      /* id */
  char *telling_id; /* of what was planned; NULL: a new one */
  char *channel;
  char *audience;
  char *where;
  char *planned_on; /* YYYY-MM-DD */
  char *today;
} SamStoryJob;

/* What the story's page shows. */
typedef struct
{
  SamStoryState *state;
  GPtrArray *tellings; /* of SamTelling */
} SamStoryLoaded;

SamStoryJob *sam_story_job_new (const char *story,
                                const char *telling_id);
void sam_story_job_free (gpointer job);
void sam_story_loaded_free (gpointer loaded);

gpointer sam_story_job_load (SamStore *store,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
/* Each of these gives a sentence that says what was done. */
gpointer sam_story_job_note_talk (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_story_job_plan (SamStore *store,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gpointer sam_story_job_tell (SamStore *store,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gpointer sam_story_job_drop (SamStore *store,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamStoryLoaded, sam_story_loaded_free)

G_END_DECLS
