/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-pages.h"
#include "app/widgets/sam-filter-chip.h"

G_BEGIN_DECLS

/* What the filter of any field offers: its choices, the values that records have, the years of its dates, and for one
 * that a page does not have by itself whether it is filled in at all. A value is a text that can be kept. */
typedef struct _SamFilterValues SamFilterValues;

SamFilterValues *sam_filter_values_new (const char *kind,
                                        const SamFilter *filter);
void sam_filter_values_free (gpointer data);
/* A SamStoreFunc: the values (element-type utf8). */
gpointer sam_filter_values_list (SamStore *store,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

GPtrArray *sam_filter_values_begin (const SamFilter *filter);
void sam_filter_values_show (SamFilterChip *chip,
                             const SamField *field,
                             GPtrArray *values);
void sam_filter_values_ensure (SamFilterChip *chip,
                               const SamField *field,
                               const char *value);
gboolean sam_filter_values_apply (SamQuery *query,
                                  const SamFilter *filter,
                                  const SamField *field,
                                  const char *value,
                                  GError **error);

G_END_DECLS
