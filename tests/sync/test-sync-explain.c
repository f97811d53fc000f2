/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "couch/sam-couch-error.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include <string.h>

static void
assert_sentence (GQuark domain,
                 int code,
                 const char *words)
{
  g_autoptr (GError) error = g_error_new_literal (domain, code, "The address is said here, with what to do.");
  g_autofree char *sentence = sam_sync_explain (error);

  g_assert_true (g_str_has_suffix (sentence, "."));
  g_assert_true (g_ascii_isupper (sentence[0]));
  g_assert_null (strchr (sentence, '%'));
  if (strstr (sentence, words) == NULL)
    g_error ("“%s” does not say “%s”", sentence, words);
}

static void
test_every_failure (void)
{
  const struct
  {
    SamCouchError code;
    const char *words;
  } cases[] = {
    { SAM_COUCH_ERROR_ADDRESS, "said here" },
    { SAM_COUCH_ERROR_UNREACHABLE, "Check your internet connection" },
    { SAM_COUCH_ERROR_CUT, "goes on from there" },
    { SAM_COUCH_ERROR_CERTIFICATE, "Check the address and the date" },
    { SAM_COUCH_ERROR_UNAUTHORIZED, "Check them in the server settings" },
    { SAM_COUCH_ERROR_LOCKED, "Wait five minutes" },
    { SAM_COUCH_ERROR_FORBIDDEN, "Ask your administrator" },
    { SAM_COUCH_ERROR_NOT_FOUND, "ask your administrator to add it" },
    { SAM_COUCH_ERROR_CONFLICT, "try again later" },
    { SAM_COUCH_ERROR_REFUSED, "Check the address" },
    { SAM_COUCH_ERROR_TOO_LARGE, "Ask your administrator" },
    { SAM_COUCH_ERROR_BUSY, "tried again later" },
    { SAM_COUCH_ERROR_SERVER, "try again later" },
    { SAM_COUCH_ERROR_NONSENSE, "Check the address" },
    { SAM_COUCH_ERROR_FULL, "ask your administrator to make room" },
    { SAM_COUCH_ERROR_CLOCK, "Set the date and the time right" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpuint (cases[i].code, ==, i);
      assert_sentence (SAM_COUCH_ERROR, (int) cases[i].code, cases[i].words);
    }
  assert_sentence (SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_SET, "Enter its address");
  assert_sentence (SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_PASSWORD, "Enter it");
  assert_sentence (SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_REGION, "Give the region its name");
  assert_sentence (G_IO_ERROR, G_IO_ERROR_CANCELLED, "goes on from here");
  assert_sentence (SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY, "tried again later");
  assert_sentence (SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE, "See whether the disk");
}

static void
test_a_clock (void)
{
  g_autofree char *slow = sam_sync_explain_clock (-3600 * 24, 1893456000);
  g_autofree char *right = sam_sync_explain_clock (0, 1893456000);

  g_assert_nonnull (strstr (slow, "says 1 January 2030 01:00, but on the server it is 2 January 2030 01:00."));
  g_assert_nonnull (strstr (slow, "Set the date and the time right"));
  g_assert_null (right);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/explain/every-failure-has-its-sentence-and-the-next-step", test_every_failure);
  g_test_add_func ("/sync/explain/a-clock-that-is-off-is-told-with-both-times", test_a_clock);
  return g_test_run ();
}
