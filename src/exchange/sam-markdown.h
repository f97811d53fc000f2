/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What people write in articles and notes: a list of blocks, each with its text in spans. Raw HTML and links to
 * anything but web pages and mail addresses are not in it. */
typedef enum
{
  SAM_MARKDOWN_PARAGRAPH,
  SAM_MARKDOWN_HEADING,
  SAM_MARKDOWN_CODE, /* its lines as they are written */
  SAM_MARKDOWN_RULE, /* a line across the page, without text */
} SamMarkdownKind;

typedef enum
{
  SAM_SPAN_PLAIN = 0,
  SAM_SPAN_STRONG = 1 << 0,
  SAM_SPAN_EMPHASIS = 1 << 1,
  SAM_SPAN_CODE = 1 << 2,
} SamSpanStyle;

typedef struct
{
  char *text; /* a line break is a line break */
  SamSpanStyle style;
  char *link; /* http:, https: or mailto:; NULL: none */
} SamSpan;

typedef struct
{
  SamMarkdownKind kind;
  guint level;      /* of a heading: 1 to 6 */
  guint depth;      /* in how many lists it stands */
  gboolean quoted;  /* stands in a quotation */
  char *marker;     /* what begins an item of a list: "•", "3.", "☐" or "☑"; NULL: nothing */
  GPtrArray *spans; /* of SamSpan */
} SamMarkdownBlock;

GPtrArray *sam_markdown_parse (const char *text);
gboolean sam_markdown_is_plain (GPtrArray *blocks);
char *sam_markdown_block_dup_text (const SamMarkdownBlock *block);
char *sam_markdown_block_dup_markup (const SamMarkdownBlock *block,
                                     gboolean with_links);
char **sam_markdown_dup_links (GPtrArray *blocks);

G_END_DECLS
