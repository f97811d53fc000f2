/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define SAM_JSON_ERROR (sam_json_error_quark ())

/**
 * SamJsonError:
 * @SAM_JSON_ERROR_SYNTAX: not RFC 8259, or past our limits (depth 64, no U+0000, no lone surrogate)
 */
typedef enum
{
  SAM_JSON_ERROR_SYNTAX,
} SamJsonError;

#define SAM_JSON_MAX_DEPTH 64

GQuark sam_json_error_quark (void);

gboolean sam_json_scan (const char *text,
                        gssize length,
                        GError **error);
char *sam_json_canonicalize (const char *text,
                             gssize length,
                             GError **error);
JsonNode *sam_json_parse (const char *text,
                          gssize length,
                          GError **error);

G_END_DECLS
