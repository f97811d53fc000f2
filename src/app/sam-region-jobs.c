/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window asks of a region that is opened, on the store's thread. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-region-jobs.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "network/sam-new-region.h"
#include "network/sam-region-record.h"
#include "network/sam-registration-numbers.h"

/**
 * sam_region_jobs_find_title:
 * @data: nothing
 *
 * Returns: (transfer full) (nullable): what the region is called; NULL without @error in a file that has none
 */
gpointer
sam_region_jobs_find_title (SamStore *store,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, error);

  return region != NULL ? sam_record_dup_title (region) : NULL;
}

/**
 * sam_region_jobs_catch_up:
 * @data: nothing
 *
 * A region that began with an older program gets what a new one begins with, where nobody has to be asked.
 *
 * Returns: (transfer full) (nullable): an empty text; NULL with @error set
 */
gpointer
sam_region_jobs_catch_up (SamStore *store,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error)
{
  return sam_new_region_add_broader (store, error) ? g_strdup ("") : NULL;
}

/**
 * sam_region_jobs_obey_time:
 * @data: nothing
 *
 * What may not be kept any longer goes, without anybody having to think of it.
 *
 * Returns: (transfer full) (nullable): a sentence that says what went, empty where nothing did; NULL with @error set
 */
gpointer
sam_region_jobs_obey_time (SamStore *store,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  const int n = sam_registration_numbers_clear (store, today, error);

  if (n < 0)
    return NULL;
  return n == 0 ? g_strdup ("")
                : g_strdup_printf (ngettext ("%d registration number was no longer needed and is cleared.",
                                             "%d registration numbers were no longer needed and are cleared.", n),
                                   n);
}
