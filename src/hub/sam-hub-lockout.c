/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-lockout.h"

#define MAX_KEPT 10000

typedef struct
{
  gint64 first;
  guint failures;
} Record;

struct _SamHubLockout
{
  GHashTable *records; /* who → Record */
};

/**
 * sam_hub_lockout_new:
 *
 * Returns: (transfer full): a list on which nobody stands
 */
SamHubLockout *
sam_hub_lockout_new (void)
{
  SamHubLockout *self = g_new0 (SamHubLockout, 1);

  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
sam_hub_lockout_free (SamHubLockout *self)
{
  g_hash_table_unref (self->records);
  g_free (self);
}

static gboolean
is_over (gpointer who,
         gpointer record,
         gpointer now)
{
  return *(gint64 *) now - ((Record *) record)->first >= SAM_HUB_LOCKOUT_MICROSECONDS;
}

/**
 * sam_hub_lockout_is_locked:
 * @who: whom failures are counted for
 * @now: monotonic, in microseconds
 *
 * Returns: whether so many failures lie within the time that began with the first of them
 */
gboolean
sam_hub_lockout_is_locked (SamHubLockout *self,
                           const char *who,
                           gint64 now)
{
  Record *record = g_hash_table_lookup (self->records, who);

  return record != NULL && record->failures >= SAM_HUB_LOCKOUT_FAILURES && !is_over (NULL, record, &now);
}

/**
 * sam_hub_lockout_note_failure:
 * @now: monotonic, in microseconds
 *
 * The time runs from the first failure: further ones do not prolong it. Those that are over are dropped when there are
 * many.
 */
void
sam_hub_lockout_note_failure (SamHubLockout *self,
                              const char *who,
                              gint64 now)
{
  Record *record;

  if (g_hash_table_size (self->records) >= MAX_KEPT)
    g_hash_table_foreach_remove (self->records, is_over, &now);

  record = g_hash_table_lookup (self->records, who);
  if (record == NULL || is_over (NULL, record, &now))
    {
      record = g_new0 (Record, 1);
      record->first = now;
      g_hash_table_insert (self->records, g_strdup (who), record);
    }
  record->failures++;
}

/**
 * sam_hub_lockout_forget:
 * @who: has given the right password
 */
void
sam_hub_lockout_forget (SamHubLockout *self,
                        const char *who)
{
  g_hash_table_remove (self->records, who);
}
