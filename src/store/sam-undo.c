/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo of what was saved on this computer, step by step. A step keeps the values that an edit changed, before and
 * after; undoing is a new revision in which those fields, and only those, are as before. Redoing is the same the other
 * way round. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-merge.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* Saves of the same field within this time are typing on: one step. */
#define TYPING_SECONDS 60
#define MAX_STEPS 200

/* The newest step that can be undone. */
#define NEWEST_STEP "FROM step WHERE undone = 0 AND number IN (SELECT step FROM edit) ORDER BY number DESC LIMIT 1"
/* The step that was undone last. */
#define UNDONE_STEP "FROM step WHERE undone = 1 AND number IN (SELECT step FROM edit) ORDER BY number LIMIT 1"

/* Once something else is done, what was undone before can't be redone any more. */
static gboolean
insert_step (SamStore *self,
             const char *label,
             const char *record,
             const char *fields,
             gint64 *number,
             GError **error)
{
  if (!sam_store_run (self, error, "DELETE FROM step WHERE undone = 1", "") ||
      !sam_store_run (self, error,
                      "INSERT INTO step (label, author, at, record, fields, undone) VALUES (?1, ?2, ?3, ?4, ?5, 0)",
                      "ssiss", label, self->author, self->clock (self->clock_data), record, fields))
    return FALSE;
  *number = sqlite3_last_insert_rowid (sam_database_get_handle (self->database));
  return sam_store_run (self, error, "DELETE FROM step WHERE number <= ?1", "i", *number - MAX_STEPS);
}

/**
 * sam_store_begin_step:
 * @label: what undoing it will say
 *
 * Saves from here to sam_store_end_step() are undone together. Steps within a step belong to the outer one.
 *
 * Returns: whether it could be written
 */
gboolean
sam_store_begin_step (SamStore *self,
                      const char *label,
                      GError **error)
{
  if (self->step_depth == 0 && !insert_step (self, label, NULL, NULL, &self->step, error))
    return FALSE;
  self->step_depth++;
  return TRUE;
}

/**
 * sam_store_end_step:
 *
 * Ends what sam_store_begin_step() began. A step in which nothing was saved leaves no trace.
 *
 * Returns: whether it could be written
 */
gboolean
sam_store_end_step (SamStore *self,
                    GError **error)
{
  gint64 step = self->step;

  /* A rollback has ended it already. */
  if (self->step_depth == 0 || --self->step_depth > 0)
    return TRUE;
  self->step = 0;
  return sam_store_run (self, error, "DELETE FROM step WHERE number = ?1 AND number NOT IN (SELECT step FROM edit)",
                        "i",
                        step);
}

/**
 * sam_store_set_undoable:
 * @undoable: whether saves from here on can be undone; they can until this says otherwise
 *
 * What the program brings by itself, such as the topics of a new region, is nobody's last change.
 */
void
sam_store_set_undoable (SamStore *self,
                        gboolean undoable)
{
  self->unnoted = !undoable;
}

/* (transfer full): the members of @object that @other has not, or not the same. */
static SamJsonObject *
find_difference (SamJsonObject *object,
                 SamJsonObject *other)
{
  SamJsonObject *difference = sam_json_object_new ();
  const char *key;
  const char *value;

  for (guint at = 0; sam_json_object_next (object, &at, &key, &value);)
    if (!sam_merge_is_about_revision (key) && g_strcmp0 (value, sam_json_object_get (other, key)) != 0)
      sam_json_object_set (difference, key, value);
  return difference;
}

/* The keys of both, each once, as one text. */
static char **
list_keys (SamJsonObject *a,
           SamJsonObject *b)
{
  g_autoptr (SamJsonObject) all = sam_json_object_copy (a);
  g_auto (GStrv) keys = sam_json_object_dup_keys (b);

  for (guint i = 0; keys[i] != NULL; i++)
    sam_json_object_set (all, keys[i], "null");
  return sam_json_object_dup_keys (all);
}

/* Somebody still typing in the same field goes on with the step of the save before. */
static gboolean
find_typing (SamStore *self,
             const char *id,
             const char *fields,
             gint64 *step,
             GError **error)
{
  return sam_store_read_integer (self, step, error,
                                 "SELECT number FROM step WHERE number = (SELECT max(number) FROM step) AND undone = 0 "
                                 "AND record = ?1 AND fields = ?2 AND author = ?3 AND at > ?4",
                                 "sssi", id, fields, self->author, self->clock (self->clock_data) - TYPING_SECONDS);
}

static gboolean
continue_typing (SamStore *self,
                 gint64 step,
                 const char *after,
                 GError **error)
{
  return sam_store_run (self, error, "UPDATE edit SET after = ?2 WHERE step = ?1", "is", step, after) &&
         sam_store_run (self, error, "UPDATE step SET at = ?2 WHERE number = ?1", "ii", step,
                        self->clock (self->clock_data));
}

/* An edit that belongs to no step is one by itself. */
static gboolean
insert_edit (SamStore *self,
             const char *id,
             const char *fields,
             const char *before,
             const char *after,
             GError **error)
{
  gint64 step = self->step;

  if (step == 0)
    {
      g_autofree char *title = NULL;

      if (fields != NULL && !find_typing (self, id, fields, &step, error))
        return FALSE;
      if (step != 0)
        return continue_typing (self, step, after, error);
      title = sam_store_find_title (self, id, NULL);
      if (!insert_step (self, title != NULL ? title : "", id, fields, &step, error))
        return FALSE;
    }
  return sam_store_run (self, error, "INSERT INTO edit (step, record, before, after) VALUES (?1, ?2, ?3, ?4)", "isss",
                        step, id, before, after);
}

/**
 * sam_store_note_edit:
 * @before: (nullable): %NULL: the record was made
 * @after: (nullable): %NULL: it was deleted
 *
 * Notes what the open step changed, to be undone; nothing while an undo runs or steps are not kept. Of a change only
 * the keys that differ are kept.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_note_edit (SamStore *self,
                     const char *id,
                     SamJsonObject *before,
                     SamJsonObject *after,
                     GError **error)
{
  g_autoptr (SamJsonObject) old_values = NULL;
  g_autoptr (SamJsonObject) new_values = NULL;
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;
  g_autofree char *fields = NULL;
  g_auto (GStrv) keys = NULL;

  if (self->undoing || self->unnoted)
    return TRUE;
  if (before == NULL)
    return insert_edit (self, id, NULL, NULL, "{}", error);
  if (after == NULL)
    {
      old_text = sam_json_object_to_text (before);
      return insert_edit (self, id, NULL, old_text, NULL, error);
    }
  old_values = find_difference (before, after);
  new_values = find_difference (after, before);
  keys = list_keys (old_values, new_values);
  fields = g_strjoinv (" ", keys);
  old_text = sam_json_object_to_text (old_values);
  new_text = sam_json_object_to_text (new_values);
  return insert_edit (self, id, fields, old_text, new_text, error);
}

/**
 * sam_store_dup_undo_label:
 *
 * Returns: (transfer full) (nullable): what sam_store_undo() would take back: the label of a step, or the title of the
 *   record that was edited; NULL without @error where there is nothing
 */
char *
sam_store_dup_undo_label (SamStore *self,
                          GError **error)
{
  char *label;

  return sam_store_read_text (self, &label, error, "SELECT label " NEWEST_STEP, "") ? label : NULL;
}

/**
 * sam_store_dup_redo_label:
 *
 * Returns: (transfer full) (nullable): what sam_store_redo() would do again, in the words of
 *   sam_store_dup_undo_label(); NULL without @error where there is nothing
 */
char *
sam_store_dup_redo_label (SamStore *self,
                          GError **error)
{
  char *label;

  return sam_store_read_text (self, &label, error, "SELECT label " UNDONE_STEP, "") ? label : NULL;
}

typedef struct
{
  gint64 number;
  char *record;
  char *before;
  char *after;
} Edit;

static void
free_edit (gpointer data)
{
  Edit *edit = data;

  g_free (edit->record);
  g_free (edit->before);
  g_free (edit->after);
  g_free (edit);
}

static SamJsonObject *
get_members_of (SamRecord *record,
                const char *key)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (record), key);

  return field != NULL && field->reach == SAM_REACH_DEVICE ? sam_record_get_device_members (record)
                                                           : sam_record_get_members (record);
}

/* FALSE: someone changed that field since. */
static gboolean
restore_member (SamRecord *record,
                const char *key,
                const char *before,
                const char *after)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (record), key);
  SamJsonObject *members = get_members_of (record, key);
  g_autofree char *merged = NULL;

  if (!sam_merge_value (field, after, sam_json_object_get (members, key), before, &merged))
    return FALSE;
  if (merged != NULL)
    sam_json_object_set (members, key, merged);
  else
    sam_json_object_remove (members, key);
  return TRUE;
}

/* @alone: then a field that someone changed since is told; among many it stays as it is now. */
static gboolean
restore_fields (SamStore *self,
                Edit *edit,
                gboolean alone,
                GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (self, edit->record, alone ? error : NULL);
  g_autoptr (SamJsonObject) before = sam_json_object_parse (edit->before, -1, NULL);
  g_autoptr (SamJsonObject) after = sam_json_object_parse (edit->after, -1, NULL);
  g_auto (GStrv) keys = NULL;

  if (record == NULL || before == NULL || after == NULL)
    return !alone;
  keys = list_keys (before, after);
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *old_value = sam_json_object_get (before, keys[i]);
      const char *new_value = sam_json_object_get (after, keys[i]);
      const SamField *field;

      if (restore_member (record, keys[i], old_value, new_value) || !alone)
        continue;
      field = sam_kind_find_field (sam_record_get_kind (record), keys[i]);
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT,
                   _ ("“%s” can't be undone: it was changed again since."),
                   field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : keys[i]);
      return FALSE;
    }
  return sam_store_save_again (self, record, error);
}

/**
 * sam_store_restore_values:
 * @before: as it was
 * @after: as it became
 *
 * The fields in which both differ become as in @before, where they still are as in @after: what was
 * changed since stays.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_restore_values (SamStore *self,
                          const char *id,
                          SamJsonObject *before,
                          SamJsonObject *after,
                          GError **error)
{
  g_autoptr (SamJsonObject) old_values = find_difference (before, after);
  g_autoptr (SamJsonObject) new_values = find_difference (after, before);
  g_autofree char *old_text = NULL;
  g_autofree char *new_text = NULL;
  Edit edit = { .record = (char *) id };

  edit.before = old_text = sam_json_object_to_text (old_values);
  edit.after = new_text = sam_json_object_to_text (new_values);
  return restore_fields (self, &edit, TRUE, error);
}

/* What was made is kept in the step, so that it can be made again. */
static gboolean
undo_making (SamStore *self,
             Edit *edit,
             GError **error)
{
  g_auto (SamWinner) winner = { 0 };

  if (!sam_store_read_winner (self, edit->record, TRUE, &winner, error))
    return FALSE;
  if (!winner.live)
    return TRUE;
  return sam_store_run (self, error, "UPDATE edit SET after = ?2 WHERE number = ?1", "is", edit->number,
                        winner.body) &&
         sam_store_delete (self, edit->record, error);
}

static gboolean
make_again (SamStore *self,
            const char *id,
            const char *body,
            GError **error)
{
  g_autoptr (SamRecord) record = NULL;
  g_auto (SamWinner) winner = { 0 };

  if (!sam_store_read_winner (self, id, FALSE, &winner, error))
    return FALSE;
  if (winner.live)
    return TRUE;
  record = sam_record_new_from_body (sam_kind_of_id (id), id, NULL, body, error);
  return record != NULL && sam_store_load_device (self, record, error) && sam_store_save_again (self, record, error);
}

static gboolean
delete_again (SamStore *self,
              const char *id,
              GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (sam_store_delete (self, id, &local_error) ||
      g_error_matches (local_error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static GPtrArray *
read_edits (SamStore *self,
            gint64 step,
            GError **error)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func (free_edit);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_store_prepare (self, error,
                                 "SELECT record, before, after, number FROM edit WHERE step = ?1 ORDER BY number DESC",
                                 "i", step);
  if (statement == NULL)
    return NULL;
  while (sam_database_step (self->database, statement, &row, error))
    {
      Edit *edit;

      if (!row)
        return g_steal_pointer (&edits);
      edit = g_new0 (Edit, 1);
      edit->record = sam_statement_dup_text (statement, 0);
      edit->before = sam_statement_dup_text (statement, 1);
      edit->after = sam_statement_dup_text (statement, 2);
      edit->number = sqlite3_column_int64 (statement, 3);
      g_ptr_array_add (edits, edit);
    }
  return NULL;
}

static gboolean
undo_edit (SamStore *self,
           Edit *edit,
           gboolean alone,
           GError **error)
{
  if (edit->before == NULL)
    return undo_making (self, edit, error);
  if (edit->after == NULL)
    return make_again (self, edit->record, edit->before, error);
  return restore_fields (self, edit, alone, error);
}

static gboolean
redo_edit (SamStore *self,
           Edit *edit,
           gboolean alone,
           GError **error)
{
  Edit reverse = { edit->number, edit->record, edit->after, edit->before };

  if (edit->before == NULL)
    return make_again (self, edit->record, edit->after, error);
  if (edit->after == NULL)
    return delete_again (self, edit->record, error);
  return restore_fields (self, &reverse, alone, error);
}

/* What was done last is undone first; it is done again in the order it was done in. */
static gboolean
turn_edits (SamStore *self,
            GPtrArray *edits,
            gboolean undo,
            GError **error)
{
  for (guint i = 0; i < edits->len; i++)
    {
      Edit *edit = g_ptr_array_index (edits, undo ? i : edits->len - 1 - i);

      if (!(undo ? undo_edit : redo_edit) (self, edit, edits->len == 1, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
turn_in_transaction (SamStore *self,
                     gboolean undo,
                     GError **error)
{
  g_autoptr (GPtrArray) edits = NULL;
  gboolean good;
  gint64 step;

  if (!sam_store_read_integer (self, &step, error, undo ? "SELECT number " NEWEST_STEP : "SELECT number " UNDONE_STEP,
                               ""))
    return FALSE;
  if (step == 0)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND,
                           undo ? _ ("There is nothing to undo.") : _ ("There is nothing to redo."));
      return FALSE;
    }
  edits = read_edits (self, step, error);
  if (edits == NULL)
    return FALSE;
  self->undoing = TRUE;
  good = turn_edits (self, edits, undo, error);
  self->undoing = FALSE;
  return good && sam_store_run (self, error, "UPDATE step SET undone = ?2 WHERE number = ?1", "ii", step,
                                (gint64) undo);
}

static gboolean
turn (SamStore *self,
      gboolean undo,
      GError **error)
{
  if (!sam_store_begin (self, error))
    return FALSE;
  if (turn_in_transaction (self, undo, error) && sam_store_commit (self, error))
    return TRUE;
  sam_store_rollback (self);
  return FALSE;
}

/**
 * sam_store_undo:
 *
 * Takes back the newest step that was made here and not undone yet.
 *
 * Returns: whether it was; SAM_STORE_ERROR_CONFLICT where the field was changed again by someone else
 */
gboolean
sam_store_undo (SamStore *self,
                GError **error)
{
  return turn (self, TRUE, error);
}

/**
 * sam_store_redo:
 *
 * Does again what was undone last. Once something else was saved here, there is nothing to redo any more.
 *
 * Returns: whether it was; SAM_STORE_ERROR_CONFLICT where the field was changed again by someone else
 */
gboolean
sam_store_redo (SamStore *self,
                GError **error)
{
  return turn (self, FALSE, error);
}
