/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* All topics of the region: a few hundred at most, needed by name on every row. Says "changed" when they differ. */
#define SAM_TYPE_TOPIC_LIST (sam_topic_list_get_type ())
G_DECLARE_FINAL_TYPE (SamTopicList, sam_topic_list, SAM, TOPIC_LIST, GObject)

SamTopicList *sam_topic_list_new (SamStoreThread *store);
const char *sam_topic_list_find_domain (SamTopicList *self,
                                        const char *title);
/* (element-type SamRow): in alphabetical order, with the domain as the one cell */
GPtrArray *sam_topic_list_get_topics (SamTopicList *self);

G_END_DECLS
