/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-hit-text.h"

#include <string.h>

/**
 * sam_hit_text_to_markup:
 * @snippet: (nullable): a piece of text with \\x02 and \\x03 around what matched
 *
 * Returns: (transfer full): the same as Pango markup on one line, "" for nothing
 */
char *
sam_hit_text_to_markup (const char *snippet)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  gboolean bold = FALSE;

  while (snippet != NULL && *snippet != '\0')
    {
      gsize length = strcspn (snippet, "\x02\x03\n");
      g_autofree char *escaped = g_markup_escape_text (snippet, length);

      g_string_append (markup, escaped);
      snippet += length;
      if (*snippet == '\n')
        g_string_append_c (markup, ' ');
      else if (*snippet != '\0' && bold != (*snippet == '\x02'))
        {
          bold = !bold;
          g_string_append (markup, bold ? "<b>" : "</b>");
        }
      if (*snippet != '\0')
        snippet++;
    }
  if (bold)
    g_string_append (markup, "</b>");
  return g_string_free (g_steal_pointer (&markup), FALSE);
}
