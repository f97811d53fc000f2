/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "app/lists/sam-topic-list.h"
#include "app/sam-pages.h"

G_BEGIN_DECLS

/* The rows of a page: a table with as many of its columns as there is room for, or one column of rows.
 *
 * Signals: activate (guint position), order-changed. */
#define SAM_TYPE_RECORD_LIST (sam_record_list_get_type ())
G_DECLARE_FINAL_TYPE (SamRecordList, sam_record_list, SAM, RECORD_LIST, GtkWidget)

void sam_record_list_setup (SamRecordList *self,
                            const SamPage *page,
                            SamTopicList *topics,
                            GtkSelectionModel *model);
void sam_record_list_reveal (SamRecordList *self,
                             gboolean revealed);
void sam_record_list_set_single_click (SamRecordList *self,
                                       gboolean single_click);
const char *sam_record_list_get_order (SamRecordList *self,
                                       gboolean *descending);
void sam_record_list_set_order (SamRecordList *self,
                                const char *path,
                                gboolean descending);
void sam_record_list_scroll_to (SamRecordList *self,
                                guint position);

G_END_DECLS
