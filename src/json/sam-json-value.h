/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Between canonical JSON text and C values. Readers answer FALSE or NULL for a value of another type; they never
 * guess. `value` may be NULL and then reads as absent. */

char *sam_json_from_string (const char *string);
char *sam_json_from_integer (gint64 integer);
char *sam_json_from_boolean (gboolean boolean);
char *sam_json_from_strv (const char *const *strings);
char *sam_json_from_items (GPtrArray *items);

char *sam_json_to_string (const char *value);
gboolean sam_json_to_integer (const char *value,
                              gint64 *integer);
gboolean sam_json_to_boolean (const char *value,
                              gboolean *boolean);
char **sam_json_to_strv (const char *value);
GPtrArray *sam_json_to_items (const char *value);

/* The same for text that has passed the gate already, as every value of a SamJsonObject has. */
char *sam_json_string_from_canonical (const char *text);
char **sam_json_strv_from_canonical (const char *text);
GPtrArray *sam_json_items_from_canonical (const char *text);
gboolean sam_json_is_null (const char *value);

G_END_DECLS
