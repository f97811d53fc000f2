/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-story.h"

G_BEGIN_DECLS

/* The plan of what is told to whom: every telling of every story together. */
typedef struct
{
  char *story; /* id */
  char *title;
  SamTelling *telling; /* owned by the plan */
} SamCommunicationEntry;

/* A story and how far it is. */
typedef struct
{
  char *story; /* id */
  char *title;
  SamStoryState *state;
} SamCommunicationStory;

typedef struct
{
  GPtrArray *stories; /* of SamCommunicationStory, by title */
  GPtrArray *planned; /* of SamCommunicationEntry, the first day first */
  GPtrArray *told;    /* the last day first */
  GPtrArray *tellings;
  char *candidate;   /* id of a story that may be told today; else of the first; NULL: there is none */
  guint every_weeks; /* so often something should be told */
} SamCommunication;

SamCommunication *sam_communication_load (SamStore *store,
                                          const char *today,
                                          GError **error);
void sam_communication_free (SamCommunication *self);
const char *sam_communication_get_last_told (const SamCommunication *self);
void sam_communication_count (const SamCommunication *self,
                              const char *audience,
                              const char *channel,
                              guint *n_planned,
                              guint *n_told);
gboolean sam_communication_is_silent (const SamCommunication *self,
                                      const char *today,
                                      guint *weeks);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamCommunication, sam_communication_free)

G_END_DECLS
