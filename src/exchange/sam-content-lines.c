/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-content-lines.h"

#include <string.h>

static void
line_free (gpointer data)
{
  SamContentLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
add_line (GPtrArray *lines,
          GString *text,
          guint number)
{
  SamContentLine *line = g_new0 (SamContentLine, 1);

  line->text = g_strdup (g_strchomp (text->str));
  line->number = number;
  g_ptr_array_add (lines, line);
  g_string_truncate (text, 0);
}

/**
 * sam_content_lines_unfold:
 * @text: UTF-8
 *
 * A photo is one line of thousands of folds, so that no fold copies what came before it.
 *
 * Returns: (transfer full) (element-type SamContentLine): the lines, empty ones too
 */
GPtrArray *
sam_content_lines_unfold (const char *text)
{
  g_auto (GStrv) raw = g_strsplit (text, "\n", -1);
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GString) line = g_string_new (NULL);
  guint begun = 1;

  for (guint i = 0; raw[i] != NULL; i++)
    {
      const gboolean folded = i > 0 && (raw[i][0] == ' ' || raw[i][0] == '\t');
      const gsize length = strlen (raw[i]) - g_str_has_suffix (raw[i], "\r");

      if (i > 0 && !folded)
        {
          add_line (lines, line, begun);
          begun = i + 1;
        }
      /* A fold may stand behind a space of the text. */
      g_string_append_len (line, raw[i] + folded, (gssize) (length - folded));
    }
  add_line (lines, line, begun);
  return lines;
}

/**
 * sam_content_line_get_name_of:
 * @keyword: "BEGIN" or "END"
 *
 * Returns: (transfer none) (nullable): what begins or ends in this line, such as "VEVENT"; NULL if it says something
 *   else
 */
const char *
sam_content_line_get_name_of (const SamContentLine *self,
                              const char *keyword)
{
  gsize length = strlen (keyword);

  if (g_ascii_strncasecmp (self->text, keyword, length) != 0 || self->text[length] != ':')
    return NULL;
  return self->text + length + 1;
}
