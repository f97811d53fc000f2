/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A JSON object whose members stay text: each value is the canonical (RFC 8785) text of that value. What this
 * version does not understand goes through unchanged, because nothing has to be understood to be kept. */
typedef struct _SamJsonObject SamJsonObject;

#define SAM_TYPE_JSON_OBJECT (sam_json_object_get_type ())

GType sam_json_object_get_type (void);
SamJsonObject *sam_json_object_new (void);
SamJsonObject *sam_json_object_parse (const char *text,
                                      gssize length,
                                      GError **error);
SamJsonObject *sam_json_object_from_canonical (const char *text);
SamJsonObject *sam_json_object_take_canonical (char *text);
SamJsonObject *sam_json_object_copy (SamJsonObject *self);
SamJsonObject *sam_json_object_ref (SamJsonObject *self);
void sam_json_object_unref (SamJsonObject *self);

const char *sam_json_object_get (SamJsonObject *self,
                                 const char *key);
void sam_json_object_set (SamJsonObject *self,
                          const char *key,
                          const char *value);
void sam_json_object_take_value (SamJsonObject *self,
                                 const char *key,
                                 char *value);
gboolean sam_json_object_remove (SamJsonObject *self,
                                 const char *key);
const char *sam_json_object_get_key (SamJsonObject *self,
                                     guint index);
char **sam_json_object_dup_keys (SamJsonObject *self);
gboolean sam_json_object_next (SamJsonObject *self,
                               guint *at,
                               const char **key,
                               const char **value);
char *sam_json_object_to_text (SamJsonObject *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamJsonObject, sam_json_object_unref)

G_END_DECLS
