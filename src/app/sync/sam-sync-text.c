/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-sync-text.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"

/* Whether something stands between the two sides that a person has to look at. */
static gboolean
needs_person (const SamSyncStatus *status)
{
  return status->state == SAM_SYNC_STATE_ERROR || status->conflicts > 0 || status->refused > 0 ||
         status->clock_off != 0;
}

/**
 * sam_sync_text_get_icon:
 *
 * Returns: the name of a symbolic icon
 */
const char *
sam_sync_text_get_icon (const SamSyncStatus *status)
{
  if (status->state == SAM_SYNC_STATE_ERROR)
    return "dialog-warning-symbolic";
  if (status->state == SAM_SYNC_STATE_OFFLINE)
    return "network-offline-symbolic";
  if (status->clock_off != 0 && status->state != SAM_SYNC_STATE_UNSET)
    return "dialog-warning-symbolic";
  return status->conflicts > 0 ? "sam-conflict-symbolic" : "sam-sync-symbolic";
}

/**
 * sam_sync_text_format_short:
 *
 * Returns: (transfer full): one or two words for the header bar
 */
char *
sam_sync_text_format_short (const SamSyncStatus *status)
{
  if (status->state == SAM_SYNC_STATE_UNSET)
    return g_strdup (_ ("Only here"));
  if (status->state == SAM_SYNC_STATE_SYNCING)
    return g_strdup (_ ("Synchronising…"));
  if (status->state == SAM_SYNC_STATE_ERROR)
    return g_strdup (_ ("Not synchronised"));
  if (status->state == SAM_SYNC_STATE_OFFLINE)
    return g_strdup (_ ("Offline"));
  if (status->conflicts > 0)
    return g_strdup_printf (ngettext ("%lu conflict", "%lu conflicts", (gulong) status->conflicts),
                            (gulong) status->conflicts);
  if (status->clock_off != 0)
    return g_strdup (_ ("Clock is wrong"));
  if (status->waiting > 0)
    return g_strdup_printf (ngettext ("%lu waits", "%lu wait", (gulong) status->waiting), (gulong) status->waiting);
  return g_strdup (_ ("Synchronised"));
}

/* What a run is doing, counted where that can be. */
static char *
format_step (const SamSyncStatus *status)
{
  gulong total = (gulong) status->total;
  gulong done = total > 0 ? (gulong) MIN (status->done, status->total) : (gulong) status->done;

  if (status->step == SAM_SYNC_PUBLISHING)
    return g_strdup (_ ("Publishing…"));
  if (total > 0)
    switch (status->step)
      {
      case SAM_SYNC_MERGING:
        return g_strdup_printf (ngettext ("Looking at parallel changes: %lu of %lu record",
                                          "Looking at parallel changes: %lu of %lu records", total),
                                done, total);
      case SAM_SYNC_PUSHING:
        return g_strdup_printf (ngettext ("Sending: %lu of %lu record", "Sending: %lu of %lu records", total), done,
                                total);
      case SAM_SYNC_FETCHING:
        return g_strdup_printf (ngettext ("Fetching: %lu of %lu file", "Fetching: %lu of %lu files", total), done,
                                total);
      case SAM_SYNC_TAKING:
        return g_strdup_printf (_ ("Looking for questions on the platform: %lu of %lu"), done, total);
      case SAM_SYNC_PULLING:
      case SAM_SYNC_PUBLISHING:
      default:
        return g_strdup_printf (ngettext ("Receiving: %lu of %lu record", "Receiving: %lu of %lu records", total), done,
                                total);
      }
  if (done == 0)
    return g_strdup (_ ("Synchronising…"));
  return status->step == SAM_SYNC_TAKING
             ? g_strdup (_ ("Looking for questions on the platform…"))
             : g_strdup_printf (ngettext ("Receiving: %lu record", "Receiving: %lu records", done), done);
}

/**
 * sam_sync_text_format_headline:
 *
 * Returns: (transfer full): how things stand, in a sentence without a stop
 */
char *
sam_sync_text_format_headline (const SamSyncStatus *status)
{
  switch (status->state)
    {
    case SAM_SYNC_STATE_UNSET:
      return g_strdup (_ ("This region is on this computer only"));
    case SAM_SYNC_STATE_SYNCING:
      return format_step (status);
    case SAM_SYNC_STATE_OFFLINE:
      return g_strdup (_ ("Working offline"));
    case SAM_SYNC_STATE_ERROR:
      return g_strdup (_ ("Synchronising did not work"));
    case SAM_SYNC_STATE_IDLE:
    default:
      break;
    }
  if (needs_person (status))
    return g_strdup (_ ("Something needs you"));
  return g_strdup (status->waiting > 0 ? _ ("Changes wait to be sent") : _ ("Everything is synchronised"));
}

/**
 * sam_sync_text_format_last_time:
 * @now: seconds since 1970 UTC
 *
 * Returns: (transfer full): when it was done last
 */
char *
sam_sync_text_format_last_time (const SamSyncStatus *status,
                                gint64 now)
{
  g_autofree char *ago = NULL;

  if (status->last_time == 0)
    return g_strdup (_ ("Not synchronised yet"));
  ago = sam_dates_format_ago (status->last_time, now);
  /* Translators: %s is such as "5 minutes ago". */
  return g_strdup_printf (_ ("Last synchronised: %s"), ago);
}

/**
 * sam_sync_text_format_received:
 * @now: seconds since 1970 UTC
 *
 * Returns: (transfer full): what came in last, and when
 */
char *
sam_sync_text_format_received (const SamSyncStatus *status,
                               gint64 now)
{
  g_autofree char *ago = sam_dates_format_ago (status->received_at, now);

  /* Translators: how many changes, and when: "12 changes came in, 5 minutes ago" */
  return g_strdup_printf (ngettext ("%lu change came in, %s", "%lu changes came in, %s", (gulong) status->received),
                          (gulong) status->received, ago);
}

/**
 * sam_sync_text_format_waiting:
 *
 * Returns: (transfer full): how many records are not sent yet
 */
char *
sam_sync_text_format_waiting (const SamSyncStatus *status)
{
  if (status->waiting == 0)
    return g_strdup (_ ("Nothing waits to be sent"));
  return g_strdup_printf (ngettext ("%lu changed record waits to be sent", "%lu changed records wait to be sent",
                                    (gulong) status->waiting),
                          (gulong) status->waiting);
}

/**
 * sam_sync_text_format_conflicts:
 *
 * Returns: (transfer full): how many records need a person to choose
 */
char *
sam_sync_text_format_conflicts (const SamSyncStatus *status)
{
  return g_strdup_printf (ngettext ("%lu conflict needs you", "%lu conflicts need you", (gulong) status->conflicts),
                          (gulong) status->conflicts);
}

/**
 * sam_sync_text_format_parallel:
 *
 * Returns: (transfer full): how many parallel changes needed nobody, lately
 */
char *
sam_sync_text_format_parallel (const SamSyncStatus *status)
{
  if (status->parallel == 0)
    return g_strdup (_ ("Parallel changes…"));
  return g_strdup_printf (ngettext ("%lu parallel change since yesterday", "%lu parallel changes since yesterday",
                                    (gulong) status->parallel),
                          (gulong) status->parallel);
}

/**
 * sam_sync_text_format_refused:
 *
 * Returns: (transfer full): how many records and files one side does not take, or does not give
 */
char *
sam_sync_text_format_refused (const SamSyncStatus *status)
{
  return g_strdup_printf (ngettext ("%lu record or file did not come across",
                                    "%lu records or files did not come across", (gulong) status->refused),
                          (gulong) status->refused);
}
