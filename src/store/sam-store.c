/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"
#include "store/sam-clock.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

GQuark
sam_store_error_quark (void)
{
  return g_quark_from_static_string ("sam-store-error-quark");
}

static gint64
read_system_clock (gpointer data)
{
  return sam_clock_get_seconds ();
}

static SamStore *
make_store (void)
{
  SamStore *self = g_new0 (SamStore, 1);

  self->author = g_strdup ("");
  self->clock = read_system_clock;
  self->unindexed = g_array_new (FALSE, FALSE, sizeof (SamIndexEntry));
  g_array_set_clear_func (self->unindexed, sam_index_entry_clear);
  self->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->touched = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->renaming = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sam_store_open_with_progress:
 * @path: the region file
 * @flags: whether it is made when missing
 * @progress: (nullable): called while tables of another version of the program are made anew
 * @progress_data: for @progress
 *
 * Returns: (transfer full) (nullable): the store, for use on this thread, or NULL with @error set
 */
SamStore *
sam_store_open_with_progress (const char *path,
                              SamDatabaseFlags flags,
                              SamProgress progress,
                              gpointer progress_data,
                              GError **error)
{
  g_autoptr (SamStore) self = make_store ();

  self->database = sam_database_open (path, flags, error);
  /* The pages that a list of 100,000 passes through: read once, not at each click on a column. */
  if (self->database == NULL || !sam_database_execute (self->database, "PRAGMA cache_size = -65536", error) ||
      !sam_documents_migrate (self->database, error) ||
      !sam_store_create_local_tables (self, error) || !sam_store_add_functions (self, error) ||
      !sam_store_open_tables (self, progress, progress_data, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * sam_store_open:
 * @path: the region file
 * @flags: whether it is made when missing
 *
 * Returns: (transfer full) (nullable): the store, for use on this thread, or NULL with @error set
 */
SamStore *
sam_store_open (const char *path,
                SamDatabaseFlags flags,
                GError **error)
{
  return sam_store_open_with_progress (path, flags, NULL, NULL, error);
}

/**
 * sam_store_close:
 * @self: (transfer full) (nullable): a store
 *
 * Closes it; what is in a transaction that was not committed is lost.
 */
void
sam_store_close (SamStore *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->database, sam_database_close);
  g_hash_table_unref (self->titles);
  g_array_unref (self->unindexed);
  g_array_unref (self->marks);
  g_ptr_array_unref (self->touched);
  g_ptr_array_unref (self->renaming);
  g_free (self->author);
  g_free (self);
}

/**
 * sam_store_get_database:
 *
 * Returns: (transfer none): the file, for what knows of documents and not of kinds
 */
SamDatabase *
sam_store_get_database (SamStore *self)
{
  return self->database;
}

/**
 * sam_store_set_author:
 * @author: (nullable): who saves from here on
 */
void
sam_store_set_author (SamStore *self,
                      const char *author)
{
  g_autofree char *previous = self->author;

  self->author = g_strdup (author != NULL ? author : "");
}

/**
 * sam_store_get_author:
 *
 * Returns: (transfer none): who saves; "" where nobody said
 */
const char *
sam_store_get_author (SamStore *self)
{
  return self->author;
}

/**
 * sam_store_set_clock:
 * @clock: (nullable): what time it is, in UTC seconds; NULL: as the computer says
 */
void
sam_store_set_clock (SamStore *self,
                     SamClock clock,
                     gpointer data)
{
  self->clock = clock != NULL ? clock : read_system_clock;
  self->clock_data = data;
}

static gboolean
begin (SamStore *self,
       gboolean (*begin_in_database) (SamDatabase *database,
                                      GError **error),
       GError **error)
{
  if (self->depth == 1 && self->unindexed->len >= SAM_MAX_UNINDEXED && !sam_store_write_index (self, error))
    return FALSE;
  if (!begin_in_database (self->database, error))
    return FALSE;
  self->depth++;
  g_array_append_val (self->marks, self->unindexed->len);
  return TRUE;
}

/**
 * sam_store_begin:
 *
 * Begins a transaction; one within another is a savepoint.
 *
 * Returns: FALSE when the file can't be written now
 */
gboolean
sam_store_begin (SamStore *self,
                 GError **error)
{
  return begin (self, sam_database_begin, error);
}

/**
 * sam_store_begin_joined:
 *
 * Begins a transaction of which all within it are parts, see sam_database_begin_joined(). For many records that are
 * written together or not at all.
 *
 * Returns: FALSE when the file can't be written now
 */
gboolean
sam_store_begin_joined (SamStore *self,
                        GError **error)
{
  return begin (self, sam_database_begin_joined, error);
}

/**
 * sam_store_commit:
 *
 * What was saved since sam_store_begin() is on the disk when this returns TRUE. On failure the transaction is still
 * open: roll it back.
 */
gboolean
sam_store_commit (SamStore *self,
                  GError **error)
{
  g_return_val_if_fail (self->depth > 0, FALSE);

  if (self->depth == 1 && !sam_store_write_index (self, error))
    return FALSE;
  /* Erased words are still in the index until it is made anew, and erased pages in the log until it is emptied. */
  if (self->depth == 1 && self->erased &&
      !sam_database_execute (self->database, "INSERT INTO search (search) VALUES ('rebuild')", error))
    return FALSE;
  if (!sam_database_commit (self->database, error))
    return FALSE;
  self->depth--;
  g_array_set_size (self->marks, self->depth);
  if (self->depth == 0 && self->erased)
    {
      g_autoptr (GError) local_error = NULL;

      self->erased = FALSE;
      if (!sam_database_truncate_log (self->database, &local_error))
        g_message ("The log will be emptied when no other program has the file open: %s", local_error->message);
    }
  return TRUE;
}

/**
 * sam_store_rollback:
 *
 * Ends a transaction as if nothing of it had been done.
 */
void
sam_store_rollback (SamStore *self)
{
  g_return_if_fail (self->depth > 0);

  sam_database_rollback (self->database);
  self->depth--;
  g_array_set_size (self->unindexed, MIN (self->unindexed->len, g_array_index (self->marks, guint, self->depth)));
  g_array_set_size (self->marks, self->depth);
  g_ptr_array_set_size (self->renaming, 0);
  if (self->depth > 0)
    return;
  self->erased = FALSE;
  self->step = 0;
  self->step_depth = 0;
}

/**
 * sam_store_find:
 * @record: (out) (transfer full) (nullable): the record as it is now, NULL where there is none (any more)
 *
 * For many that may be there or not: that one is not is no error.
 *
 * Returns: whether the file could be read
 */
gboolean
sam_store_find (SamStore *self,
                const char *id,
                SamRecord **record,
                GError **error)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_auto (SamWinner) winner = { 0 };

  *record = NULL;
  if (kind != NULL && !sam_store_read_winner (self, id, TRUE, &winner, error))
    return FALSE;
  if (!winner.live || winner.body == NULL)
    return TRUE;
  *record = sam_store_make_record (self, kind, id, &winner, error);
  return *record != NULL;
}

/**
 * sam_store_load:
 *
 * Returns: (transfer full) (nullable): the record as it is now, or NULL with SAM_STORE_ERROR_NOT_FOUND
 */
SamRecord *
sam_store_load (SamStore *self,
                const char *id,
                GError **error)
{
  SamRecord *record;

  if (sam_store_find (self, id, &record, error) && record == NULL)
    g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("There is no record “%s” (any more)."), id);
  return record;
}

/**
 * sam_store_list_conflicts:
 *
 * Returns: (transfer full) (nullable): ids of the records with more than one live leaf, or NULL with @error set
 */
char **
sam_store_list_conflicts (SamStore *self,
                          GError **error)
{
  return sam_documents_list_conflicts (self->database, error);
}
