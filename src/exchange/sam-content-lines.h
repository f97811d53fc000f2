/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A line of an address card or a calendar (RFC 5545 §3.1, RFC 6350 §3.2), as it was before it was folded. */
typedef struct
{
  char *text;
  guint number; /* of the line of the file on which it begins, from 1 */
} SamContentLine;

GPtrArray *sam_content_lines_unfold (const char *text);
const char *sam_content_line_get_name_of (const SamContentLine *self,
                                          const char *keyword);

G_END_DECLS
