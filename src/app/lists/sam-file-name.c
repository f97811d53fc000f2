/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/lists/sam-file-name.h"

#include <string.h>

static gboolean
remove_end (char *path,
            const char *ending)
{
  const gsize length = strlen (path);
  const gsize shorter = length - MIN (length, strlen (ending));

  if (shorter == 0 || path[shorter - 1] == G_DIR_SEPARATOR || g_ascii_strcasecmp (path + shorter, ending) != 0)
    return FALSE;
  path[shorter] = '\0';
  return TRUE;
}

/* Whoever types over a name that is proposed keeps what stands behind its last dot, and nothing else. */
static char *
dup_with_ending (const char *path,
                 const char *ending)
{
  const char *last = strrchr (ending, '.');
  const char *name = strrchr (path, G_DIR_SEPARATOR);
  g_autofree char *stem = g_strdup (path);
  gboolean removed = FALSE;

  while (remove_end (stem, ending) || remove_end (stem, last))
    removed = TRUE;
  if (!removed && strchr (name != NULL ? name : path, '.') != NULL)
    return g_steal_pointer (&stem);
  return g_strconcat (stem, ending, NULL);
}

/**
 * sam_file_name_finish:
 * @path: what was chosen to write to
 * @ending: what the proposed name ends in, such as ".csv" or ".hsds.json"
 *
 * Puts the ending there once: it is typed twice by whoever does not see that it is there, and half of it is lost where
 * it has two dots. Another ending is left alone. A file that nobody was asked about is not replaced: the name gets a
 * number.
 *
 * Returns: (transfer full): where to write
 */
char *
sam_file_name_finish (const char *path,
                      const char *ending)
{
  g_autofree char *finished = dup_with_ending (path, ending);
  gsize stem;

  if (g_str_equal (finished, path))
    return g_steal_pointer (&finished);
  stem = strlen (finished) - strlen (ending);
  for (guint n = 2; g_file_test (finished, G_FILE_TEST_EXISTS); n++)
    {
      char *next = g_strdup_printf ("%.*s %u%s", (int) stem, path, n, ending);

      g_free (finished);
      finished = next;
    }
  return g_steal_pointer (&finished);
}
