/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where no libFuzzer is: each file of the corpus, and changes of it that are the same every time. More of them:
 * SAMENHULP_FUZZ=100000. Usage: fuzz-NAME NAME */

#include "sam-fuzz.h"

#include <stdlib.h>
#include <string.h>

#define MAX_CHANGES 4
#define MAX_LENGTH 65536

static const char *target;

/* What parsers trip over. */
static const char *const pieces[] = {
  "{",
  "}",
  "[",
  "]",
  "\"",
  ",",
  ":",
  "\\",
  "\\u0000",
  "\\ud800",
  "null",
  "true",
  "-0",
  "1e999",
  "9007199254740993",
  "\xff",
  "\xc3",
  "\xe2\x82",
  "_",
  "\"_id\":",
  "\"_revisions\":{\"start\":1,\"ids\":[]}",
  "\"_deleted\":1",
  "\n",
  "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
};

static GPtrArray *
read_corpus (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fixtures", "fuzz", target, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = g_dir_open (folder, 0, &error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (files)) != NULL)
    g_ptr_array_add (names, g_build_filename (folder, name, NULL));
  g_ptr_array_sort_with_data (names, (GCompareDataFunc) (void (*) (void)) g_strcmp0, NULL);
  for (guint i = 0; i < names->len; i++)
    {
      char *contents;
      gsize length;

      g_assert_true (g_file_get_contents (names->pdata[i], &contents, &length, NULL));
      g_ptr_array_add (corpus, g_bytes_new_take (contents, length));
    }
  return corpus;
}

static void
change (GString *text,
        GBytes *other,
        GRand *random)
{
  gssize at = text->len > 0 ? g_rand_int_range (random, 0, (gint32) text->len) : 0;
  gsize rest = text->len - (gsize) at;
  gssize some = rest > 0 ? g_rand_int_range (random, 0, (gint32) MIN (rest, 40) + 1) : 0;
  gsize length;
  const char *bytes = g_bytes_get_data (other, &length);
  gsize from = length > 0 ? (gsize) g_rand_int_range (random, 0, (gint32) length) : 0;

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      if (rest > 0)
        text->str[at] = (char) (text->str[at] ^ (1 << g_rand_int_range (random, 0, 8)));
      break;
    case 1:
      g_string_erase (text, at, some);
      break;
    case 2:
      g_string_truncate (text, (gsize) at);
      break;
    case 3:
      g_string_insert (text, at, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      break;
    case 4:
      {
        g_autofree char *twice = g_strndup (text->str + at, (gsize) some);

        g_string_insert (text, at, twice);
        break;
      }
    default:
      g_string_insert_len (text, at, bytes + from, (gssize) MIN (length - from, 200));
      break;
    }
}

static void
play (GPtrArray *corpus,
      guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  gsize length;
  const char *bytes = g_bytes_get_data (corpus->pdata[g_rand_int_range (random, 0, (gint32) corpus->len)], &length);
  g_autoptr (GString) text = g_string_new_len (bytes, (gssize) length);

  for (int i = g_rand_int_range (random, 1, MAX_CHANGES + 1); i > 0; i--)
    change (text, corpus->pdata[g_rand_int_range (random, 0, (gint32) corpus->len)], random);
  g_string_truncate (text, MIN (text->len, MAX_LENGTH));
  LLVMFuzzerTestOneInput ((const guint8 *) text->str, text->len);
}

static void
test_corpus (void)
{
  g_autoptr (GPtrArray) corpus = read_corpus ();
  const char *more = g_getenv ("SAMENHULP_FUZZ");
  guint count = more != NULL ? (guint) atoi (more) : 20000;

  g_assert_cmpuint (corpus->len, >, 0);
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize length;
      const guint8 *bytes = g_bytes_get_data (corpus->pdata[i], &length);

      LLVMFuzzerTestOneInput (bytes, length);
    }
  for (guint32 seed = 1; seed <= count; seed++)
    play (corpus, seed);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *path = NULL;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  target = argv[1];
  path = g_strdup_printf ("/fuzz/%s/corpus-and-its-changes", target);
  g_test_add_func (path, test_corpus);
  return g_test_run ();
}
