/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/lists/sam-topic-list.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* The filters of a list page as chips, each with its choices. Says "changed" when the person chose. */
#define SAM_TYPE_FILTER_BAR (sam_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (SamFilterBar, sam_filter_bar, SAM, FILTER_BAR, GtkWidget)

void sam_filter_bar_setup (SamFilterBar *self,
                           const SamPage *page,
                           SamStoreThread *store,
                           SamTopicList *topics);
void sam_filter_bar_set_revealed (SamFilterBar *self,
                                  gboolean revealed);
gboolean sam_filter_bar_apply (SamFilterBar *self,
                               SamQuery *query,
                               GError **error);
gboolean sam_filter_bar_is_active (SamFilterBar *self);
void sam_filter_bar_clear (SamFilterBar *self);
void sam_filter_bar_add (SamFilterBar *self,
                         const char *path);
void sam_filter_bar_note (SamFilterBar *self,
                          GHashTable *chosen);
void sam_filter_bar_choose (SamFilterBar *self,
                            const char *path,
                            const char *value);

G_END_DECLS
