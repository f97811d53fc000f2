/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Only for the files in json/. Reads one JSON text from `at` to `end`; every function moves `at` past what it read,
 * or sets `error` and answers FALSE. */
typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  guint depth;
  GError **error;
} SamJsonScanner;

void sam_json_scanner_init (SamJsonScanner *self,
                            const char *text,
                            gssize length,
                            GError **error);
gboolean sam_json_scanner_fail (SamJsonScanner *self,
                                const char *message);
gboolean sam_json_scanner_finish (SamJsonScanner *self);
gboolean sam_json_scanner_read_string (SamJsonScanner *self,
                                       GString *decoded);
gboolean sam_json_scanner_read_canonical_string (SamJsonScanner *self,
                                                 GString *canonical);
gboolean sam_json_scanner_read_colon (SamJsonScanner *self);
gboolean sam_json_scanner_read_value (SamJsonScanner *self,
                                      GString *canonical);

/* Called for each member or item, to read it: of a member the key, the colon and the value. */
typedef gboolean (*SamJsonPartFunc) (SamJsonScanner *scanner,
                                     gpointer data);

gboolean sam_json_scanner_read_parts (SamJsonScanner *self,
                                      char open,
                                      SamJsonPartFunc func,
                                      gpointer data);

const char *sam_json_skip_canonical (const char *at);

void sam_json_append_string (GString *canonical,
                             const char *string);
void sam_json_append_number (GString *canonical,
                             const char *number,
                             gsize length);
int sam_json_compare_keys (const char *a,
                           const char *b);

G_END_DECLS
