/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-shipped-save.h"

/* 1 January 2026, 12:00 UTC */
#define MADE_AT G_GINT64_CONSTANT (1767268800)

static gint64
get_made_at (gpointer data)
{
  return MADE_AT;
}

static gboolean
save_all (SamStore *store,
          const char *label,
          SamShippedFunc func,
          gpointer data,
          GError **error)
{
  if (!sam_store_begin (store, error))
    return FALSE;
  if ((label == NULL || sam_store_begin_step (store, label, error)) && func (store, data, error) &&
      (label == NULL || sam_store_end_step (store, error)) && sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  return FALSE;
}

/**
 * sam_shipped_save:
 * @label: (nullable): what undoing it will say; NULL: it is nothing for anybody to undo
 * @func: (scope call): saves what comes with the program
 *
 * What @func saves is the program's own work on a fixed day, so that two laptops that save the same make the same
 * revisions.
 *
 * Returns: whether all of it was saved; all or nothing
 */
gboolean
sam_shipped_save (SamStore *store,
                  const char *label,
                  SamShippedFunc func,
                  gpointer data,
                  GError **error)
{
  g_autofree char *author = g_strdup (sam_store_get_author (store));
  gboolean saved;

  sam_store_set_author (store, SAM_SHIPPED_AUTHOR);
  sam_store_set_clock (store, get_made_at, NULL);
  sam_store_set_undoable (store, label != NULL);
  saved = save_all (store, label, func, data, error);
  sam_store_set_undoable (store, TRUE);
  sam_store_set_author (store, author);
  sam_store_set_clock (store, NULL, NULL);
  return saved;
}
