/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Merges that were seen here, made here or elsewhere. A revision that names merged leaves in its body which its parent
 * does not name is one; when it was seen is this computer's own affair and stands in a local table. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-parallel.h"

#include "json/sam-json-value.h"
#include "store/sam-merge.h"
#include "store/sam-sides.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than anybody is shown. */
#define KEPT_SECONDS (90 * 24 * 3600)

static void
free_side (gpointer data)
{
  SamParallelSide *side = data;

  g_free (side->author);
  g_free (side->revision);
  g_strfreev (side->fields);
  g_free (side);
}

void
sam_parallel_free (SamParallel *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->revision);
  g_free (self->author);
  g_strfreev (self->fields);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
  g_free (self);
}

/**
 * sam_store_note_merge:
 * @revision: which brought parallel changes together
 *
 * Notes it for the list of what was merged, and drops what has stood there too long. A second note of the same changes
 * nothing.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_note_merge (SamStore *self,
                      const char *id,
                      const char *revision,
                      GError **error)
{
  gint64 now = self->clock (self->clock_data);

  return sam_store_run (self, error, "DELETE FROM parallel WHERE seen_at < ?1", "i", now - KEPT_SECONDS) &&
         sam_store_run (self, error, "INSERT OR IGNORE INTO parallel (record, revision, seen_at, undone) "
                                     "VALUES (?1, ?2, ?3, 0)",
                        "ssi", id, revision, now);
}

/**
 * sam_store_note_received:
 * @path: a revision that is new here and those before it
 * @body: its body, canonical
 *
 * Returns: FALSE where it was a merge that could not be noted
 */
gboolean
sam_store_note_received (SamStore *self,
                         const char *id,
                         const char *const *path,
                         const char *body,
                         GError **error)
{
  g_autoptr (SamJsonObject) members = NULL;
  g_autoptr (SamJsonObject) parent = NULL;

  /* Hardly any body is looked into further. */
  if (strstr (body, "\"merged\":[\"") == NULL)
    return TRUE;
  members = sam_json_object_parse (body, -1, error);
  if (members == NULL || (path[1] != NULL && !sam_store_read_members (self, id, path[1], &parent, error)))
    return FALSE;
  if (sam_json_object_get (members, "merged") == NULL ||
      (parent != NULL && g_strcmp0 (sam_json_object_get (parent, "merged"),
                                    sam_json_object_get (members, "merged")) == 0))
    return TRUE;
  return sam_store_note_merge (self, id, path[0], error);
}

static gboolean
equals (SamJsonObject *a,
        SamJsonObject *b,
        const char *key)
{
  return g_strcmp0 (sam_json_object_get (a, key), sam_json_object_get (b, key)) == 0;
}

/* A field of the merge is this side's where another side says something else, and this one says it too, or nobody
 * does: then all had a part in it. Of one side alone that can't be told. */
static gboolean
has_part_in (GPtrArray *sides,
             guint which,
             SamJsonObject *merge,
             const char *key)
{
  guint agreeing = 0;

  for (guint i = 0; i < sides->len; i++)
    agreeing += equals (((SamSide *) g_ptr_array_index (sides, i))->members, merge, key);
  return (agreeing == 0 && sides->len > 1) ||
         (agreeing < sides->len && equals (((SamSide *) g_ptr_array_index (sides, which))->members, merge, key));
}

static char **
list_contribution (GPtrArray *sides,
                   guint which,
                   SamJsonObject *merge,
                   const SamKind *kind)
{
  g_autoptr (GStrvBuilder) fields = g_strv_builder_new ();

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (!sam_merge_is_about_revision (kind->fields[i].name) &&
        has_part_in (sides, which, merge, kind->fields[i].name))
      g_strv_builder_add (fields, kind->fields[i].name);
  return g_strv_builder_end (fields);
}

static SamParallelSide *
make_side (SamStore *self,
           GPtrArray *sides,
           guint which,
           SamJsonObject *merge,
           const SamParallel *parallel)
{
  const SamSide *from = g_ptr_array_index (sides, which);
  SamParallelSide *side = g_new0 (SamParallelSide, 1);

  side->revision = g_strdup (from->revision);
  side->author = sam_json_to_string (sam_json_object_get (from->members, "edited_by"));
  sam_json_to_integer (sam_json_object_get (from->members, "edited_at"), &side->at);
  side->mine = side->author != NULL && g_strcmp0 (side->author, self->author) == 0;
  /* What somebody decided against can't be inferred. */
  side->restorable = !from->inferred || parallel->type == SAM_PARALLEL_MERGED;
  side->fields = list_contribution (sides, which, merge, sam_kind_of_id (parallel->id));
  return side;
}

static gboolean
fill_merge (SamStore *self,
            SamParallel *parallel,
            SamJsonObject *merge,
            GError **error)
{
  g_autoptr (GPtrArray) sides = sam_store_read_sides (self, parallel->id, parallel->revision, merge, error);

  if (sides == NULL)
    return FALSE;
  parallel->fields = sam_json_to_strv (sam_json_object_get (merge, "decided"));
  parallel->type = parallel->fields != NULL ? SAM_PARALLEL_DECIDED : SAM_PARALLEL_MERGED;
  if (parallel->type == SAM_PARALLEL_DECIDED)
    parallel->author = sam_json_to_string (sam_json_object_get (merge, "edited_by"));
  for (guint i = 0; i < sides->len; i++)
    g_ptr_array_add (parallel->sides, make_side (self, sides, i, merge, parallel));
  return TRUE;
}

static SamParallel *
new_parallel (SamStore *self,
              const char *id,
              const char *revision,
              gint64 at)
{
  SamParallel *parallel = g_new0 (SamParallel, 1);

  parallel->id = g_strdup (id);
  parallel->revision = g_strdup (revision);
  parallel->title = sam_store_dup_title (self, id);
  parallel->at = at;
  parallel->sides = g_ptr_array_new_with_free_func (free_side);
  return parallel;
}

/* Two that differ only in who and when are no news. */
static gboolean
tells_something (SamParallel *parallel)
{
  if (parallel->type == SAM_PARALLEL_DECIDED || parallel->sides->len == 1)
    return TRUE;
  for (guint i = 0; i < parallel->sides->len; i++)
    if (((SamParallelSide *) g_ptr_array_index (parallel->sides, i))->fields[0] != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
add_merges (SamStore *self,
            gint64 since,
            GPtrArray *list,
            GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_store_prepare (self, error,
                                 "SELECT record, revision, seen_at FROM parallel WHERE undone = 0 AND seen_at >= ?1",
                                 "i",
                                 since);
  if (statement == NULL)
    return FALSE;
  while (sam_database_step (self->database, statement, &row, error))
    {
      g_autoptr (SamParallel) parallel = NULL;
      g_autoptr (SamJsonObject) merge = NULL;

      if (!row)
        return TRUE;
      parallel = new_parallel (self, (const char *) sqlite3_column_text (statement, 0),
                               (const char *) sqlite3_column_text (statement, 1), sqlite3_column_int64 (statement, 2));
      if (!sam_store_read_members (self, parallel->id, parallel->revision, &merge, error) ||
          (merge != NULL && !fill_merge (self, parallel, merge, error)))
        return FALSE;
      if (merge != NULL && parallel->title != NULL && tells_something (parallel))
        g_ptr_array_add (list, g_steal_pointer (&parallel));
    }
  return FALSE;
}

/* Whose change it is that stayed, as far as the record tells. */
static gboolean
add_keeper (SamStore *self,
            SamParallel *parallel,
            GError **error)
{
  g_auto (SamWinner) winner = { 0 };
  g_autoptr (SamJsonObject) members = NULL;
  SamParallelSide *side;

  if (!sam_store_read_winner (self, parallel->id, TRUE, &winner, error))
    return FALSE;
  if (!winner.live || (members = sam_json_object_parse (winner.body, -1, NULL)) == NULL)
    return TRUE;
  side = g_new0 (SamParallelSide, 1);
  side->revision = g_strdup (winner.revision);
  side->author = sam_json_to_string (sam_json_object_get (members, "edited_by"));
  sam_json_to_integer (sam_json_object_get (members, "edited_at"), &side->at);
  side->mine = side->author != NULL && g_strcmp0 (side->author, self->author) == 0;
  side->fields = g_new0 (char *, 1);
  g_ptr_array_add (parallel->sides, side);
  return TRUE;
}

static gboolean
add_kept (SamStore *self,
          gint64 since,
          GPtrArray *list,
          GError **error)
{
  g_autoptr (GPtrArray) beaten = sam_documents_list_beaten (self->database, error);

  if (beaten == NULL)
    return FALSE;
  for (guint i = 0; i < beaten->len; i++)
    {
      SamRevision *tombstone = g_ptr_array_index (beaten, i);
      g_autoptr (SamJsonObject) members = sam_json_object_parse (tombstone->body, -1, NULL);
      SamTombstone reason;
      SamParallel *parallel;
      gint64 at = 0;

      if (members == NULL || !sam_tombstone_from_body (tombstone->body, &reason) || reason != SAM_TOMBSTONE_DELETED ||
          !sam_json_to_integer (sam_json_object_get (members, "edited_at"), &at) || at < since)
        continue;
      parallel = new_parallel (self, tombstone->id, tombstone->revision, at);
      parallel->type = SAM_PARALLEL_KEPT;
      parallel->author = sam_json_to_string (sam_json_object_get (members, "edited_by"));
      g_ptr_array_add (list, parallel);
      if (!add_keeper (self, parallel, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const SamParallel *first = *(SamParallel *const *) a;
  const SamParallel *second = *(SamParallel *const *) b;

  if (first->at != second->at)
    return first->at < second->at ? 1 : -1;
  return strcmp (first->id, second->id);
}

/**
 * sam_store_list_parallel:
 * @since: seconds since 1970 UTC
 *
 * Returns: (transfer full) (element-type SamParallel) (nullable): what was changed in parallel, the newest first
 */
GPtrArray *
sam_store_list_parallel (SamStore *self,
                         gint64 since,
                         GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_parallel_free);

  if (!add_merges (self, since, list, error) || !add_kept (self, since, list, error))
    return NULL;
  g_ptr_array_sort (list, compare_newest_first);
  return g_steal_pointer (&list);
}

/* (transfer full) (nullable): what a side of a merge said; NULL without error: that is not known here */
static SamJsonObject *
read_side (SamStore *self,
           const char *id,
           const char *revision,
           SamJsonObject *merge,
           const char *wanted,
           GError **error)
{
  g_autoptr (GPtrArray) sides = sam_store_read_sides (self, id, revision, merge, error);

  for (guint i = 0; sides != NULL && i < sides->len; i++)
    {
      SamSide *side = g_ptr_array_index (sides, i);

      if (g_str_equal (side->revision, wanted))
        return g_steal_pointer (&side->members);
    }
  return NULL;
}

static gboolean
undo_in_transaction (SamStore *self,
                     const char *id,
                     const char *revision,
                     const char *side,
                     GError **error)
{
  g_autoptr (SamJsonObject) merge = NULL;
  g_autoptr (SamJsonObject) wanted = NULL;
  g_autoptr (GError) failure = NULL;

  if (!sam_store_read_members (self, id, revision, &merge, error))
    return FALSE;
  if (merge != NULL)
    wanted = read_side (self, id, revision, merge, side, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (wanted == NULL)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND,
                           _ ("What this was before is not kept on this computer."));
      return FALSE;
    }
  return sam_store_restore_values (self, id, wanted, merge, error) &&
         sam_store_run (self, error, "UPDATE parallel SET undone = 1 WHERE record = ?1 AND revision = ?2", "ss", id,
                        revision);
}

/**
 * sam_store_undo_merge:
 * @revision: a merge
 * @side: one of the revisions it brought together
 *
 * Takes back what the other sides brought in, as far as nobody changed it since. That is a save like any other.
 *
 * Returns: whether it was; SAM_STORE_ERROR_CONFLICT where a field was changed again since
 */
gboolean
sam_store_undo_merge (SamStore *self,
                      const char *id,
                      const char *revision,
                      const char *side,
                      GError **error)
{
  if (!sam_store_begin (self, error))
    return FALSE;
  if (undo_in_transaction (self, id, revision, side, error) && sam_store_commit (self, error))
    return TRUE;
  sam_store_rollback (self);
  return FALSE;
}
