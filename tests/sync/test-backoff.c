/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sync/sam-backoff.h"

#include "couch/sam-couch-error.h"
#include "documents/sam-database.h"
#include "sync/sam-server.h"

static void
test_delays (void)
{
  const struct
  {
    guint failures;
    guint asked; /* seconds */
    double random;
    guint delay; /* milliseconds */
  } cases[] = {
    { 1, 0, 0.5, 2000 },
    { 2, 0, 0.5, 4000 },
    { 3, 0, 0.5, 8000 },
    { 8, 0, 0.5, 256000 },
    { 9, 0, 0.5, 300000 },
    { 1000000, 0, 0.5, 300000 },
    /* Not all at the same moment. */
    { 1, 0, 0, 1400 },
    { 1, 0, 1, 2600 },
    { 100, 0, 0, 210000 },
    { 100, 0, 1, 390000 },
    /* Never sooner than the server asked, but within an hour. */
    { 1, 60, 0, 60000 },
    { 1, 60, 0.5, 61000 },
    { 100, 60, 0.5, 300000 },
    { 1, 1, 0.5, 2000 },
    { 1, 100000, 0, 3600000 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (sam_backoff_get_delay (cases[i].failures, cases[i].asked, cases[i].random), ==, cases[i].delay);
}

static void
test_verdicts (void)
{
  const struct
  {
    GQuark domain;
    int code;
    SamVerdict verdict;
  } cases[] = {
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNREACHABLE, SAM_VERDICT_OFFLINE },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT, SAM_VERDICT_OFFLINE },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_BUSY, SAM_VERDICT_OFFLINE },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_LOCKED, SAM_VERDICT_LOCKED },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_UNAUTHORIZED, SAM_VERDICT_PERSON },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN, SAM_VERDICT_PERSON },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_CERTIFICATE, SAM_VERDICT_TROUBLE },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER, SAM_VERDICT_TROUBLE },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE, SAM_VERDICT_TROUBLE },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_FULL, SAM_VERDICT_TROUBLE },
    { SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND, SAM_VERDICT_TROUBLE },
    { SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_SET, SAM_VERDICT_UNSET },
    { SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_PASSWORD, SAM_VERDICT_PERSON },
    { SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_REGION, SAM_VERDICT_PERSON },
    { SAM_SERVER_ERROR, SAM_SERVER_ERROR_TAKEN, SAM_VERDICT_TAKEN },
    { SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_PUBLISHED, SAM_VERDICT_TROUBLE },
    { SAM_SERVER_ERROR, SAM_SERVER_ERROR_PLATFORM, SAM_VERDICT_TROUBLE },
    { SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY, SAM_VERDICT_OFFLINE },
    { SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE, SAM_VERDICT_TROUBLE },
    { G_IO_ERROR, G_IO_ERROR_CANCELLED, SAM_VERDICT_STOPPED },
    { G_IO_ERROR, G_IO_ERROR_FAILED, SAM_VERDICT_TROUBLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "scripted");

      g_assert_cmpint (sam_verdict_get (error), ==, cases[i].verdict);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/backoff/doubles-with-jitter-and-heeds-the-server", test_delays);
  g_test_add_func ("/sync/backoff/every-failure-has-its-verdict", test_verdicts);
  return g_test_run ();
}
