/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <string.h>

G_BEGIN_DECLS

/* What a program that reads a file prints; NULL where it is not installed. That it finds fault ends the test. */
static inline char *
run (const char *const *argv)
{
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autofree char *output = NULL;
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (program == NULL)
    return NULL;
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, &message, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, NULL))
    g_error ("%s: %s%s", argv[0], output, message);
  return g_steal_pointer (&output);
}

/* Whether the test must be left out for want of a program; it says so. */
static inline gboolean
is_missing (const char *program)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path == NULL)
    g_test_skip ("poppler-utils or qpdf is not installed");
  return path == NULL;
}

/* The words on the paper as another program reads them, each page ended by a form feed, after the file was found sound
 * and every font in it embedded. NULL, and the test left out, where the programs are missing. */
static inline char *
read_pdf (const char *path)
{
  g_autofree char *checked = NULL;
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  if (is_missing ("qpdf") || is_missing ("pdftotext") || is_missing ("pdffonts"))
    return NULL;
  checked = run ((const char *[]){ "qpdf", "--check", path, NULL });
  g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors found"));
  fonts = run ((const char *[]){ "pdffonts", path, NULL });
  lines = g_strsplit (fonts, "\n", -1);
  /* Two lines of heading, then one per font: its name, type, encoding, and whether it is embedded. */
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (char **line = lines + 2; *line != NULL && **line != '\0'; line++)
    g_assert_nonnull (strstr (*line, " yes "));
  return run ((const char *[]){ "pdftotext", path, "-", NULL });
}

static inline guint
count_pages (const char *words)
{
  guint n = 0;

  for (const char *p = words; *p != '\0'; p++)
    n += *p == '\f';
  return n;
}

static inline void
assert_words (const char *words,
              const char *wanted)
{
  if (strstr (words, wanted) == NULL)
    g_error ("“%s” is not in: %s", wanted, words);
}

G_END_DECLS
