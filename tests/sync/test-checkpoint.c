/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sam-checkpoint.h"

static void
test_first_time (void)
{
  g_autofree char *one = sam_checkpoint_add (NULL, "s1", "\"5-abc\"");

  g_assert_null (sam_checkpoint_find_common (NULL, NULL));
  g_assert_null (sam_checkpoint_find_common (one, NULL));
  g_assert_null (sam_checkpoint_find_common (NULL, one));
}

static void
test_same_session (void)
{
  g_autofree char *one = sam_checkpoint_add (NULL, "s1", "\"5-abc\"");
  g_autofree char *common = sam_checkpoint_find_common (one, one);

  g_assert_cmpstr (common, ==, "\"5-abc\"");
}

static void
test_rolled_back (void)
{
  g_autofree char *old = sam_checkpoint_add (NULL, "s1", "5");
  g_autofree char *newer = sam_checkpoint_add (old, "s2", "9");
  g_autofree char *newest = sam_checkpoint_add (newer, "s3", "12");
  g_autofree char *server_restored = sam_checkpoint_find_common (newest, newer);
  g_autofree char *laptop_restored = sam_checkpoint_find_common (old, newest);

  g_assert_cmpstr (server_restored, ==, "9");
  g_assert_cmpstr (laptop_restored, ==, "5");
}

static void
test_two_from_one_copy (void)
{
  g_autofree char *shared = sam_checkpoint_add (NULL, "s1", "5");
  g_autofree char *first = sam_checkpoint_add (shared, "a2", "9");
  g_autofree char *server = sam_checkpoint_add (first, "b2", "7");
  g_autofree char *second = sam_checkpoint_add (shared, "b2", "7");
  g_autofree char *of_first = sam_checkpoint_find_common (first, server);
  g_autofree char *of_second = sam_checkpoint_find_common (second, server);

  g_assert_cmpstr (of_first, ==, "9");
  g_assert_cmpstr (of_second, ==, "7");
}

static void
test_history_is_bounded (void)
{
  g_autofree char *checkpoint = NULL;
  g_autofree char *early = NULL;

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *session = g_strdup_printf ("s%u", i);
      g_autofree char *previous = g_steal_pointer (&checkpoint);

      checkpoint = sam_checkpoint_add (previous, session, "1");
      if (i == 20)
        early = g_strdup (checkpoint);
    }
  g_assert_null (sam_checkpoint_find_common (early, checkpoint));
}

static void
test_nonsense_is_no_checkpoint (void)
{
  g_autofree char *good = sam_checkpoint_add (NULL, "s1", "5");
  const char *texts[] = { "", "[]", "{}", "{\"history\":7}", "{\"history\":[1,{}]}",
                          "{\"history\":[{\"session_id\":\"s1\",\"recorded_seq\":null}]}",
                          "{\"history\":[{\"session_id\":\"s1\",\"recorded_seq\":6}]}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *next = sam_checkpoint_add (texts[i], "s2", "6");

      g_assert_null (sam_checkpoint_find_common (good, texts[i]));
      g_assert_nonnull (next);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/checkpoint/the-first-time-everything-is-compared", test_first_time);
  g_test_add_func ("/sync/checkpoint/the-same-session-goes-on", test_same_session);
  g_test_add_func ("/sync/checkpoint/after-a-restore-the-newest-common-session-counts", test_rolled_back);
  g_test_add_func ("/sync/checkpoint/two-copies-of-one-file-are-told-apart", test_two_from_one_copy);
  g_test_add_func ("/sync/checkpoint/the-history-is-bounded", test_history_is_bounded);
  g_test_add_func ("/sync/checkpoint/nonsense-is-no-checkpoint", test_nonsense_is_no_checkpoint);
  return g_test_run ();
}
