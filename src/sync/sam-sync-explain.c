/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What went wrong, to a person: what it means for them, that nothing is lost, and the one next step. The details are in
 * the error's own message, which goes to the log. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "couch/sam-couch-error.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const char *
explain_couch (SamCouchError code)
{
  switch (code)
    {
    case SAM_COUCH_ERROR_ADDRESS:
      return NULL; /* its own message says it best */
    case SAM_COUCH_ERROR_NOT_FOUND:
      return _ ("This region is not on the server. Check the address and the short name of the region, or ask your "
                "administrator to add it there.");
    case SAM_COUCH_ERROR_UNREACHABLE:
      return _ ("The server can't be reached. Check your internet connection; your changes are kept and will "
                "be sent later.");
    case SAM_COUCH_ERROR_CUT:
      return _ ("The connection broke off halfway. What came through is kept; the next synchronisation goes "
                "on from there.");
    case SAM_COUCH_ERROR_CERTIFICATE:
      return _ ("The server can't prove that it is the real one, so nothing was sent. Check the address and "
                "the date of your computer, or ask your administrator.");
    case SAM_COUCH_ERROR_CLOCK:
      return _ ("The clock of this computer is behind: by its date the server's certificate is not valid yet. Set the "
                "date and the time right, and synchronise again.");
    case SAM_COUCH_ERROR_UNAUTHORIZED:
      return _ ("The server does not know this user name and password. Check them in the server settings.");
    case SAM_COUCH_ERROR_LOCKED:
      return _ ("The server has locked this account for a while after too many wrong passwords. Wait five "
                "minutes, and check the password.");
    case SAM_COUCH_ERROR_FORBIDDEN:
      return _ ("This user may not work in this region on the server. Ask your administrator for access.");
    case SAM_COUCH_ERROR_TOO_LARGE:
      return _ ("The server sends or takes less at once than is needed. Ask your administrator to raise its "
                "limits.");
    case SAM_COUCH_ERROR_FULL:
      return _ ("The server is full. Your changes are kept here; ask your administrator to make room.");
    case SAM_COUCH_ERROR_BUSY:
      return _ ("The server is too busy. It will be tried again later; your changes are kept.");
    case SAM_COUCH_ERROR_CONFLICT:
    case SAM_COUCH_ERROR_SERVER:
      return _ ("Something is wrong on the server. Your changes are kept; try again later, or tell your "
                "administrator.");
    case SAM_COUCH_ERROR_REFUSED:
    case SAM_COUCH_ERROR_NONSENSE:
      return _ ("What answers at this address can't be understood. Check the address; perhaps the network "
                "first wants you to log in.");
    default:
      return NULL;
    }
}

static const char *
explain_server (SamServerError code)
{
  switch (code)
    {
    case SAM_SERVER_ERROR_NOT_SET:
      return _ ("No server has been set yet. Enter its address and your user name first.");
    case SAM_SERVER_ERROR_NO_PASSWORD:
      return _ ("There is no password for the server in your keyring. Enter it in the server settings.");
    case SAM_SERVER_ERROR_TAKEN:
      return _ ("Another program is synchronising this region just now. What it brings in shows here too; wait a "
                "moment if you want to synchronise again.");
    case SAM_SERVER_ERROR_NO_REGION:
      return _ ("This file has no region yet. Give the region its name first.");
    case SAM_SERVER_ERROR_NOT_PUBLISHED:
    case SAM_SERVER_ERROR_PLATFORM:
      return NULL; /* its own message says it best */
    default:
      return NULL;
    }
}

/**
 * sam_sync_explain:
 * @error: what a run failed with
 *
 * Returns: (transfer full): one sentence for a person: what is wrong and what to do
 */
char *
sam_sync_explain (const GError *error)
{
  const char *sentence = NULL;

  if (error->domain == SAM_COUCH_ERROR)
    sentence = explain_couch (error->code);
  else if (error->domain == SAM_SERVER_ERROR)
    sentence = explain_server (error->code);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    sentence = _ ("Synchronising was stopped. The next time it goes on from here.");
  else if (g_error_matches (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_BUSY))
    sentence = _ ("Another program is busy with this region. It will be tried again later.");
  else if (g_error_matches (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE))
    sentence = _ ("The file of this region could not be read or written. See whether the disk of this computer is full, "
                  "and synchronise again; what is on the server stays there.");
  return g_strdup (sentence != NULL ? sentence : error->message);
}

static char *
format_moment (gint64 time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (time);

  return moment != NULL ? g_date_time_format (moment, _ ("%-d %B %Y %H:%M")) : g_strdup ("?");
}

/**
 * sam_sync_explain_clock:
 * @seconds_off: that this computer's clock is ahead of the server's; negative: behind; 0: it is right
 * @now: by this computer, in seconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): what is wrong and what to do; NULL when nothing is
 */
char *
sam_sync_explain_clock (gint64 seconds_off,
                        gint64 now)
{
  g_autofree char *here = format_moment (now);
  g_autofree char *there = format_moment (now - seconds_off);

  if (seconds_off == 0)
    return NULL;
  /* Translators: both are a date and a time. */
  return g_strdup_printf (_ ("The clock of this computer says %s, but on the server it is %s. Set the date and the time "
                             "right: they are kept with every change."),
                          here, there);
}
