/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents/sam-documents.h"

#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static void
test_shape (void)
{
  const struct
  {
    const char *text;
    gboolean valid;
  } cases[] = {
    { "1-" HASH_A, TRUE },
    { "1000-0123456789abcdef0123456789abcdef", TRUE },
    { "0-" HASH_A, FALSE },
    { "01-" HASH_A, FALSE },
    { "-" HASH_A, FALSE },
    { "1-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", FALSE },
    { "1-" HASH_A "a", FALSE },
    { "1-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", FALSE },
    { "1-zzz", FALSE },
    { "1", FALSE },
    { "", FALSE },
    { NULL, FALSE },
    { "1234567890123456-" HASH_A, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sam_revision_id_is_valid (cases[i].text), ==, cases[i].valid);
    }
}

static void
test_winner (void)
{
  const struct
  {
    const char *winner;
    gboolean winner_deleted;
    const char *loser;
    gboolean loser_deleted;
  } cases[] = {
    { "2-" HASH_A, FALSE, "3-" HASH_B, TRUE },
    { "10-" HASH_A, FALSE, "9-" HASH_B, FALSE },
    { "10-" HASH_A, TRUE, "9-" HASH_B, TRUE },
    { "2-" HASH_B, FALSE, "2-" HASH_A, FALSE },
    { "2-" HASH_B, TRUE, "2-" HASH_A, TRUE },
    { "1-" HASH_A, FALSE, "1-" HASH_B, TRUE },
    { "2-" HASH_A, FALSE, "2-99999999999999999999999999999999", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (sam_revision_id_compare (cases[i].winner, cases[i].winner_deleted, cases[i].loser,
                                                cases[i].loser_deleted),
                       >, 0);
      g_assert_cmpint (sam_revision_id_compare (cases[i].loser, cases[i].loser_deleted, cases[i].winner,
                                                cases[i].winner_deleted),
                       <, 0);
    }
  g_assert_cmpint (sam_revision_id_compare ("1-" HASH_A, FALSE, "1-" HASH_A, FALSE), ==, 0);
}

/* These ids stand in files and on servers. */
static void
test_hash_never_changes (void)
{
  g_autofree char *first = sam_revision_id_next (NULL, FALSE, "{\"name\":\"Zin\"}");
  g_autofree char *second = sam_revision_id_next (first, FALSE, "{\"name\":\"Zin in zin\"}");
  g_autofree char *third = sam_revision_id_next (second, TRUE, "{\"reason\":\"deleted\"}");

  g_assert_cmpstr (first, ==, "1-f9c5a3232948b33e97f72b8111b9f8bb");
  g_assert_cmpstr (second, ==, "2-53d59f5f1a5e343467fbdad7fa057358");
  g_assert_cmpstr (third, ==, "3-7b52229e0fc412f4d44b972d20027786");
}

static void
test_everything_counts (void)
{
  g_autofree char *plain = sam_revision_id_next (NULL, FALSE, "{}");
  g_autofree char *deleted = sam_revision_id_next (NULL, TRUE, "{}");
  g_autofree char *other = sam_revision_id_next (NULL, FALSE, "{\"a\":1}");
  g_autofree char *child = sam_revision_id_next ("1-" HASH_A, FALSE, "{}");
  g_autofree char *nephew = sam_revision_id_next ("1-" HASH_B, FALSE, "{}");

  g_assert_cmpstr (plain, !=, deleted);
  g_assert_cmpstr (plain, !=, other);
  g_assert_cmpstr (child, !=, nephew);
  g_assert_cmpint (sam_revision_id_get_generation (child), ==, 2);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/documents/revision-id/has-one-shape-only", test_shape);
  g_test_add_func ("/documents/revision-id/the-winner-is-live-then-later-then-greater", test_winner);
  g_test_add_func ("/documents/revision-id/hashes-never-change", test_hash_never_changes);
  g_test_add_func ("/documents/revision-id/parent-deletion-and-body-count", test_everything_counts);
  return g_test_run ();
}
