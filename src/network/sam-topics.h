/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

GPtrArray *sam_topics_load_shipped (gboolean core_only,
                                    GError **error);

/* Finds topics in what people write, by name and synonym, in any of our languages, several in one text. */
typedef struct _SamTopicIndex SamTopicIndex;

/* A piece of a text that is no topic's name, and the topic that it may mean (NULL: no idea). */
typedef struct
{
  char *text;
  char *suggestion; /* (nullable): id of a topic */
} SamUnknownTopic;

SamTopicIndex *sam_topic_index_new (void);
void sam_topic_index_free (SamTopicIndex *self);
void sam_topic_index_add (SamTopicIndex *self,
                          SamRecord *topic);
SamRecord *sam_topic_index_get (SamTopicIndex *self,
                                const char *id);
char **sam_topic_index_recognise (SamTopicIndex *self,
                                  const char *text,
                                  GPtrArray *unknown);
void sam_unknown_topic_free (SamUnknownTopic *topic);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamTopicIndex, sam_topic_index_free)

G_END_DECLS
