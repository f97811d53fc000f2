/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/sam-json-object.h"

G_BEGIN_DECLS

/* JSON written by hand, for formats of others: what is empty is left out. */
void sam_json_set_text (SamJsonObject *object,
                        const char *key,
                        const char *text);
void sam_json_set_integer (SamJsonObject *object,
                           const char *key,
                           gint64 integer);
void sam_json_set_object (SamJsonObject *object,
                          const char *key,
                          SamJsonObject *child);
void sam_json_set_objects (SamJsonObject *object,
                           const char *key,
                           GPtrArray *children);

G_END_DECLS
