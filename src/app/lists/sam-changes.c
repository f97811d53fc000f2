/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-changes.h"

#include "record/sam-kind.h"

/**
 * sam_changes_touch:
 * @ids: (nullable) (array zero-terminated=1): what changed; %NULL: anything may have
 * @id: (nullable): a record
 *
 * Returns: whether @id may have changed; a record that is not there yet only where anything may have
 */
gboolean
sam_changes_touch (const char *const *ids,
                   const char *id)
{
  return ids == NULL || (id != NULL && g_strv_contains (ids, id));
}

/**
 * sam_changes_concern:
 * @ids: (nullable) (array zero-terminated=1): what changed; %NULL: anything may have
 * @kinds: (array zero-terminated=1): the kinds of record that something is made of
 *
 * Returns: whether a record of one of @kinds may have changed
 */
gboolean
sam_changes_concern (const char *const *ids,
                     const char *const *kinds)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const SamKind *kind = sam_kind_of_id (ids[i]);

      if (kind != NULL && g_strv_contains (kinds, kind->name))
        return TRUE;
    }
  return ids == NULL;
}
