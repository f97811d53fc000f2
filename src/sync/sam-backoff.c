/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-backoff.h"

#include "couch/sam-couch-error.h"
#include "documents/sam-database.h"
#include "sync/sam-server.h"

#define FIRST_MS 2000
#define LONGEST_MS (300 * 1000)
#define MOST_ASKED (3600)
#define JITTER 0.3

/**
 * sam_backoff_get_delay:
 * @failures: how many in a row, at least 1
 * @asked: the seconds the server asked to wait; 0: it did not
 * @random: from 0 to 1, so that not all laptops come back at one moment
 *
 * Two seconds, doubling up to five minutes, give or take three tenths; never less than the server asked for, up to an
 * hour.
 *
 * Returns: milliseconds
 */
guint
sam_backoff_get_delay (guint failures,
                       guint asked,
                       double random)
{
  guint delay = FIRST_MS;
  guint least = MIN (asked, MOST_ASKED) * 1000;

  for (guint i = 1; i < failures && delay < LONGEST_MS; i++)
    delay *= 2;
  delay = (guint) (MIN (delay, LONGEST_MS) * (1 - JITTER + 2 * JITTER * random) + 0.5);
  /* What was asked for is a least, and the spread comes on top. */
  return delay > least ? delay : least + (guint) (FIRST_MS * random);
}

static SamVerdict
judge_couch (SamCouchError code)
{
  switch (code)
    {
    case SAM_COUCH_ERROR_UNREACHABLE:
    case SAM_COUCH_ERROR_CUT:
    case SAM_COUCH_ERROR_BUSY:
      return SAM_VERDICT_OFFLINE;
    case SAM_COUCH_ERROR_LOCKED:
      return SAM_VERDICT_LOCKED;
    case SAM_COUCH_ERROR_UNAUTHORIZED:
    case SAM_COUCH_ERROR_FORBIDDEN:
      /* A wrong password said again and again locks the account. */
      return SAM_VERDICT_PERSON;
    case SAM_COUCH_ERROR_ADDRESS:
    case SAM_COUCH_ERROR_CERTIFICATE:
    case SAM_COUCH_ERROR_CLOCK:
    case SAM_COUCH_ERROR_NOT_FOUND:
    case SAM_COUCH_ERROR_CONFLICT:
    case SAM_COUCH_ERROR_REFUSED:
    case SAM_COUCH_ERROR_TOO_LARGE:
    case SAM_COUCH_ERROR_SERVER:
    case SAM_COUCH_ERROR_NONSENSE:
    case SAM_COUCH_ERROR_FULL:
    default:
      /* It may be a hotel's Wi-Fi that answers in the server's place, or a server that is being repaired. */
      return SAM_VERDICT_TROUBLE;
    }
}

/**
 * sam_verdict_get:
 * @error: what a run failed with
 *
 * Returns: what it calls for
 */
SamVerdict
sam_verdict_get (const GError *error)
{
  if (error->domain == SAM_COUCH_ERROR)
    return judge_couch (error->code);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return SAM_VERDICT_STOPPED;
  if (g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_SET))
    return SAM_VERDICT_UNSET;
  if (g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_TAKEN))
    return SAM_VERDICT_TAKEN;
  /* The region itself goes on as ever. */
  if (g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NOT_PUBLISHED) ||
      g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_PLATFORM))
    return SAM_VERDICT_TROUBLE;
  if (error->domain == SAM_SERVER_ERROR)
    return SAM_VERDICT_PERSON;
  if (g_error_matches (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY))
    return SAM_VERDICT_OFFLINE;
  return SAM_VERDICT_TROUBLE;
}
