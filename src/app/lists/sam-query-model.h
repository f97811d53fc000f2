/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/lists/sam-list-item.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* A list of SamListItem over a query. It knows the keys of all rows and the values of the few that somebody looks at;
 * values come from the store's thread, a page of rows at a time. It follows the store by itself.
 *
 * Properties: n-items, loading (the keys are on their way), error (a sentence, or NULL). */
#define SAM_TYPE_QUERY_MODEL (sam_query_model_get_type ())
G_DECLARE_FINAL_TYPE (SamQueryModel, sam_query_model, SAM, QUERY_MODEL, GObject)

SamQueryModel *sam_query_model_new (SamStoreThread *store);
void sam_query_model_set_query (SamQueryModel *self,
                                SamQuery *query);
void sam_query_model_refresh (SamQueryModel *self);
gboolean sam_query_model_is_loading (SamQueryModel *self);
const char *sam_query_model_get_error (SamQueryModel *self);
gboolean sam_query_model_find_key (SamQueryModel *self,
                                   gint64 key,
                                   guint *position);
gint64 sam_query_model_get_key (SamQueryModel *self,
                                guint position);
guint sam_query_model_get_n_cached (SamQueryModel *self);

G_END_DECLS
