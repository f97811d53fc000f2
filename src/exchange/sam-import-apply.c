/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "network/sam-following.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SamStore *store;
  const SamImportPlan *plan;
  const SamImportApply *how;
  SamImportResult *result;
  GHashTable *said; /* id in the file → SamRecord in the plan: what the last row that was taken over said of it */
} Run;

/**
 * sam_import_is_left_out:
 * @how: what the person chose
 *
 * Returns: whether nothing comes in of a row
 */
gboolean
sam_import_is_left_out (const SamImportRow *row,
                        const SamImportApply *how)
{
  if (!row->importable)
    return TRUE;
  /* Who does not want to be listed is not added anew by somebody's old list. */
  if (row->status == SAM_IMPORT_DUPLICATE)
    return how->duplicates == SAM_IMPORT_SKIP_DUPLICATES ||
           (row->unlisted && how->duplicates == SAM_IMPORT_ADD_DUPLICATES);
  return row->status == SAM_IMPORT_PROBLEM && how->leave_out_problems;
}

/* The id that the row's own record gets: its own, that of its likeness, or a new one. */
static char *
choose_id (Run *run,
           const SamImportRow *row)
{
  if (row->status == SAM_IMPORT_DUPLICATE && run->how->duplicates == SAM_IMPORT_ADD_DUPLICATES)
    return sam_id_new (run->plan->kind);
  return g_strdup (row->id);
}

static SamRecord *
copy_as (SamRecord *record,
         const char *id,
         GError **error)
{
  g_autofree char *body = NULL;

  if (strcmp (sam_record_get_id (record), id) == 0)
    return sam_record_copy (record);
  body = sam_record_to_body (record);
  return sam_record_new_from_body (sam_record_get_kind (record), id, NULL, body, error);
}

/* Adds what the list says to what is there now, which may be more than when the plan was made. */
static gboolean
save_record (Run *run,
             SamRecord *record,
             const char *id,
             gboolean *existed,
             gboolean *changed,
             GError **error)
{
  g_autoptr (SamRecord) said = copy_as (record, id, error);
  g_autoptr (SamRecord) there = NULL;
  g_autoptr (SamRecord) whole = NULL;
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);

  if (said == NULL || !sam_store_find (run->store, id, &there, error))
    return FALSE;
  whole = sam_import_combine (there, said, fields);
  *existed = there != NULL;
  *changed = there == NULL || fields->len > 0;
  return !*changed || sam_following_save (run->store, whole, NULL, NULL, error);
}

/* Each row of a practice's staff names the practice, and most often in the same words. */
static gboolean
was_said_before (Run *run,
                 SamRecord *record)
{
  SamRecord *said = g_hash_table_lookup (run->said, sam_record_get_id (record));

  return said != NULL && sam_record_equal (said, record);
}

static gboolean
apply_row (Run *run,
           const SamImportRow *row,
           GError **error)
{
  gboolean any_changed = FALSE;
  gboolean existed = FALSE;
  gboolean changed = FALSE;
  g_autofree char *own_id = NULL;

  if (sam_import_is_left_out (row, run->how))
    {
      run->result->left_out++;
      run->result->left_out_of[row->status]++;
      return TRUE;
    }
  own_id = choose_id (run, row);
  for (guint i = 0; i < row->records->len; i++)
    {
      SamRecord *record = g_ptr_array_index (row->records, i);
      gboolean own = i + 1 == row->records->len;
      const char *id = own ? own_id : sam_record_get_id (record);

      if (!own && was_said_before (run, record))
        continue;
      if (!save_record (run, record, id, &existed, &changed, error))
        {
          g_prefix_error (error, _ ("Line %u (%s): "), row->line, row->title);
          return FALSE;
        }
      g_hash_table_insert (run->said, g_strdup (id), record);
      any_changed |= changed;
    }
  if (!existed)
    run->result->added++;
  else if (any_changed)
    run->result->updated++;
  else
    run->result->unchanged++;
  return TRUE;
}

static gboolean
apply_rows (Run *run,
            GCancellable *cancellable,
            GError **error)
{
  guint n_rows = run->plan->rows->len;

  for (guint i = 0; i < n_rows; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !apply_row (run, g_ptr_array_index (run->plan->rows, i), error))
        return FALSE;
      if (run->how->progress != NULL)
        run->how->progress (i + 1, n_rows, run->how->progress_data);
    }
  return TRUE;
}

/**
 * sam_import_apply:
 * @plan: from sam_import_prepare(), not changed
 * @result: (out caller-allocates): what happened with the rows
 *
 * All or nothing, and undone as one step. Nothing is written when it is cancelled or fails.
 *
 * Returns: whether it was done
 */
gboolean
sam_import_apply (SamStore *store,
                  const SamImportPlan *plan,
                  const SamImportApply *how,
                  SamImportResult *result,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Run run = { store, plan, how, result, said };
  g_autofree char *label = g_strdup_printf (_ ("Import of a list: %s"), _ (plan->kind->label_plural));

  memset (result, 0, sizeof *result);
  memcpy (result->counts, plan->counts, sizeof result->counts);
  if (!sam_store_begin_joined (store, error))
    return FALSE;
  if (!sam_store_begin_step (store, label, error) || !apply_rows (&run, cancellable, error) ||
      !sam_store_end_step (store, error))
    {
      sam_store_rollback (store);
      memset (result, 0, sizeof *result);
      return FALSE;
    }
  return sam_store_commit (store, error);
}

/**
 * sam_import_recall_columns:
 *
 * Returns: (transfer full): the mapping that was used last for a list with this header, else what the headers suggest;
 *   a list without a header is known again by nothing
 */
char **
sam_import_recall_columns (SamStore *store,
                           const SamKind *kind,
                           const SamSheet *table)
{
  g_autofree char *key = sam_import_source_key (kind, table);
  g_autofree char *setting = sam_store_dup_setting (store, key);
  g_auto (GStrv) mapping = setting != NULL ? g_strsplit (setting, "|", -1) : NULL;

  for (guint i = 0; mapping != NULL && mapping[i] != NULL; i++)
    if (*mapping[i] != '\0' && sam_import_find_field (kind, mapping[i]) == NULL)
      return sam_import_guess_columns (kind, table);
  if (mapping == NULL || g_strv_length (mapping) != table->n_columns || table->without_header)
    return sam_import_guess_columns (kind, table);
  return g_steal_pointer (&mapping);
}

/**
 * sam_import_remember_columns:
 * @mapping: what each column is
 *
 * Returns: whether it could be kept
 */
gboolean
sam_import_remember_columns (SamStore *store,
                             const SamKind *kind,
                             const SamSheet *table,
                             const char *const *mapping,
                             GError **error)
{
  g_autofree char *key = sam_import_source_key (kind, table);
  g_autofree char *setting = g_strjoinv ("|", (char **) mapping);

  return table->without_header || sam_store_set_setting (store, key, setting, error);
}
