/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything that writes a document, each with all that is derived from it in one transaction. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "documents/sam-document-tombstones.h"
#include "store/sam-merge.h"
#include "store/sam-settle.h"
#include "store/sam-attachments.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include "json/sam-json-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ends the transaction that each of these opens, joined: what is done within it counts together or not at all. */
static gboolean
finish (SamStore *self,
        gboolean good,
        GError **error)
{
  if (good && sam_store_commit (self, error))
    return TRUE;
  sam_store_rollback (self);
  return FALSE;
}

/* Whether both say the same of the record; who and when don't count. */
static gboolean
members_equal (SamJsonObject *a,
               SamJsonObject *b)
{
  const char *key;
  const char *value;

  for (guint at = 0; sam_json_object_next (a, &at, &key, &value);)
    if (!sam_merge_is_about_revision (key) && g_strcmp0 (value, sam_json_object_get (b, key)) != 0)
      return FALSE;
  for (guint at = 0; sam_json_object_next (b, &at, &key, &value);)
    if (!sam_merge_is_about_revision (key) && sam_json_object_get (a, key) == NULL)
      return FALSE;
  return TRUE;
}

static void
set_members (SamRecord *record,
             SamJsonObject *source)
{
  SamJsonObject *members = sam_record_get_members (record);
  g_auto (GStrv) old_keys = sam_json_object_dup_keys (members);
  g_auto (GStrv) keys = sam_json_object_dup_keys (source);

  for (guint i = 0; old_keys[i] != NULL; i++)
    if (sam_json_object_get (source, old_keys[i]) == NULL)
      sam_json_object_remove (members, old_keys[i]);
  for (guint i = 0; keys[i] != NULL; i++)
    sam_json_object_set (members, keys[i], sam_json_object_get (source, keys[i]));
}

/* The body a record was loaded from, also when later saves took its place. NULL without error: not kept here. */
static gboolean
read_base (SamStore *self,
           SamRecord *record,
           SamJsonObject **base,
           GError **error)
{
  const char *revision = sam_record_get_revision (record);
  g_autoptr (SamRevision) kept = NULL;
  g_autoptr (GError) local_error = NULL;

  *base = NULL;
  if (revision == NULL)
    return TRUE;
  kept = sam_documents_get (self->database, sam_record_get_id (record), revision, &local_error);
  if (g_error_matches (local_error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    return TRUE;
  if (kept == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  *base = sam_json_object_parse (kept->body, -1, error);
  return *base != NULL;
}

static void
set_conflict_error (GError **error,
                    const SamKind *kind,
                    const char *key)
{
  const SamField *field = sam_kind_find_field (kind, key);

  g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT,
               _ ("“%s” was changed by someone else in the meantime. Look at what it is now, and change it again."),
               field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : key);
}

/* The person started from an older revision: their changes go on top of what is there now. */
static gboolean
merge_stale (SamStore *self,
             SamRecord *record,
             SamJsonObject *current,
             GError **error)
{
  g_autoptr (SamJsonObject) base = NULL;
  g_autoptr (SamJsonObject) merged = NULL;
  g_auto (GStrv) conflicts = NULL;

  if (!read_base (self, record, &base, error))
    return FALSE;
  merged = sam_merge (sam_record_get_kind (record), base, sam_record_get_members (record), current, &conflicts);
  if (conflicts[0] != NULL)
    {
      set_conflict_error (error, sam_record_get_kind (record), conflicts[0]);
      return FALSE;
    }
  if (sam_json_object_get (current, "merged") != NULL)
    sam_json_object_set (merged, "merged", sam_json_object_get (current, "merged"));
  set_members (record, merged);
  return TRUE;
}

/* Only what this save makes wrong keeps it from being saved: a value that came from elsewhere stays as it is, and then
 * there are @any. */
static gboolean
check_problems (SamRecord *record,
                SamJsonObject *before,
                gboolean *any,
                GError **error)
{
  g_autoptr (GArray) problems = sam_record_validate (record);

  *any = problems->len > 0;
  for (guint i = 0; i < problems->len; i++)
    {
      SamProblem *problem = &g_array_index (problems, SamProblem, i);

      if (before != NULL && problem->field->reach != SAM_REACH_DEVICE &&
          g_strcmp0 (sam_json_object_get (before, problem->field->name),
                     sam_record_get_value (record, problem->field->name)) == 0)
        continue;
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, "%s: %s",
                   g_dgettext (GETTEXT_PACKAGE, problem->field->label), g_dgettext (GETTEXT_PACKAGE, problem->message));
      return FALSE;
    }
  return TRUE;
}

/**
 * sam_store_sign:
 * @members: gets who and when (seconds UTC)
 *
 * A decision is told by the revision that made it only, and is taken out.
 */
void
sam_store_sign (SamStore *self,
                SamJsonObject *members)
{
  sam_json_object_take_value (members, "edited_by", sam_json_from_string (self->author));
  sam_json_object_take_value (members, "edited_at", sam_json_from_integer (self->clock (self->clock_data)));
  sam_json_object_remove (members, "decided");
}

/* Of a record that is new the edit notes only that it was made. */
static gboolean
write_record (SamStore *self,
              SamRecord *record,
              SamWinner *winner,
              SamJsonObject *before,
              GError **error)
{
  const char *id = sam_record_get_id (record);
  gboolean same = before != NULL && members_equal (before, sam_record_get_members (record));
  g_autoptr (SamJsonObject) device_before = before != NULL ? sam_json_object_copy (before) : sam_json_object_new ();
  g_autoptr (SamJsonObject) after = NULL;
  g_autofree char *revision = NULL;
  gboolean device_changed;
  gboolean problems;
  gint64 made;

  if (!check_problems (record, before, &problems, error))
    return FALSE;
  if (!same)
    sam_store_sign (self, sam_record_get_members (record));
  after = before != NULL ? sam_json_object_copy (sam_record_get_members (record)) : sam_json_object_new ();
  if (!sam_store_save_device (self, record, device_before, after, &device_changed, error))
    return FALSE;
  if (same)
    {
      sam_record_set_revision (record, winner->revision);
      return !device_changed || (sam_store_note_edit (self, id, device_before, after, error) &&
                                 sam_store_derive_saved (self, record, 0, !problems, error));
    }
  revision = sam_documents_save_object (self->database, id, winner->live ? winner->revision : NULL,
                                        sam_record_get_members (record), &made, error);
  if (revision == NULL)
    return FALSE;
  sam_record_set_revision (record, revision);
  return sam_store_derive_saved (self, record, made, !problems, error) &&
         sam_store_note_edit (self, id, before != NULL ? device_before : NULL, after, error);
}

/* What stands in the file, which has passed the gate. Whatever somebody else, or a failing disk, has written there: one
 * way says what is wrong with it. */
static SamJsonObject *
parse_stored (const char *body,
              GError **error)
{
  SamJsonObject *members = g_utf8_validate (body, -1, NULL) ? sam_json_object_from_canonical (body) : NULL;

  return members != NULL ? members : sam_json_object_parse (body, -1, error);
}

static gboolean
save_in_transaction (SamStore *self,
                     SamRecord *record,
                     gboolean again,
                     GError **error)
{
  g_autoptr (SamJsonObject) before = NULL;
  g_auto (SamWinner) winner = { 0 };

  if (!sam_store_read_winner (self, sam_record_get_id (record), TRUE, &winner, error))
    return FALSE;
  if (winner.live && winner.body != NULL)
    {
      before = parse_stored (winner.body, error);
      if (before == NULL)
        return FALSE;
      if (g_strcmp0 (winner.revision, sam_record_get_revision (record)) != 0 &&
          !merge_stale (self, record, before, error))
        return FALSE;
    }
  if (!again && !sam_store_check_rules (self, record, before, error))
    return FALSE;
  return write_record (self, record, &winner, before, error);
}

/**
 * sam_store_save:
 * @record: a record; gets its new revision, and where it was stale what others changed
 *
 * Saves all of it against the revision it carries; one without a revision is new. A stale one is merged per field where
 * it can be (SAM_STORE_ERROR_CONFLICT where it can't). Sets edited_by and edited_at; what changes nothing writes
 * nothing.
 *
 * Returns: whether @record is in the file as it is; else nothing was written
 */
gboolean
sam_store_save (SamStore *self,
                SamRecord *record,
                GError **error)
{
  return sam_store_begin_joined (self, error) && finish (self, save_in_transaction (self, record, FALSE, error), error);
}

/**
 * sam_store_save_again:
 * @record: one that was saved before and comes back
 *
 * As sam_store_save(), but without sam_store_check_rules(): what is brought back was in the file before.
 *
 * Returns: whether it is saved
 */
gboolean
sam_store_save_again (SamStore *self,
                      SamRecord *record,
                      GError **error)
{
  return sam_store_begin_joined (self, error) && finish (self, save_in_transaction (self, record, TRUE, error), error);
}

/* A person who deletes a record means all of its leaves. */
static gboolean
bury_leaves (SamStore *self,
             const char *id,
             GError **error)
{
  g_autoptr (GPtrArray) leaves = sam_documents_list_leaves (self->database, id, TRUE, error);
  g_autoptr (SamJsonObject) tombstone = sam_json_object_new ();
  g_autofree char *reason = sam_json_from_string (sam_tombstone_get_reason (SAM_TOMBSTONE_DELETED));
  g_autofree char *body = NULL;

  if (leaves == NULL)
    return FALSE;
  sam_store_sign (self, tombstone);
  sam_json_object_set (tombstone, "reason", reason);
  body = sam_json_object_to_text (tombstone);
  for (guint i = 0; i < leaves->len; i++)
    {
      SamRevision *leaf = g_ptr_array_index (leaves, i);
      g_autofree char *revision = sam_documents_save (self->database, id, leaf->revision, TRUE, body, error);

      if (revision == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
delete_in_transaction (SamStore *self,
                       const char *id,
                       GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (self, id, error);

  return record != NULL && bury_leaves (self, id, error) &&
         sam_store_note_edit (self, id, sam_record_get_members (record), NULL, error) &&
         sam_store_derive (self, id, error);
}

/**
 * sam_store_delete:
 *
 * Returns: whether the record is deleted; SAM_STORE_ERROR_NOT_FOUND where there is none
 */
gboolean
sam_store_delete (SamStore *self,
                  const char *id,
                  GError **error)
{
  return sam_store_begin_joined (self, error) && finish (self, delete_in_transaction (self, id, error), error);
}

/* What is left of a record when its document says it was erased. */
static gboolean
forget (SamStore *self,
        const char *id,
        GError **error)
{
  self->erased = TRUE;
  return sam_store_forget_local (self, id, error) && sam_store_underive (self, id, error);
}

/* What was kept with a record goes with it. */
static gboolean
erase_attached (SamStore *self,
                const char *id,
                GError **error)
{
  g_autoptr (GPtrArray) attached = NULL;

  if (g_str_has_prefix (id, SAM_ATTACHMENT_KIND ":"))
    return TRUE;
  attached = sam_store_list_attached (self, id, error);
  for (guint i = 0; attached != NULL && i < attached->len; i++)
    if (!sam_store_erase (self, sam_record_get_id (g_ptr_array_index (attached, i)), error))
      return FALSE;
  return attached != NULL;
}

/**
 * sam_store_erase:
 *
 * Drops every value of the record, its history, its drafts and its attachments, here and, through the tombstone,
 * everywhere. There is no undo.
 *
 * Returns: whether it is erased
 */
gboolean
sam_store_erase (SamStore *self,
                 const char *id,
                 GError **error)
{
  return sam_store_begin_joined (self, error) &&
         finish (self,
                 erase_attached (self, id, error) && sam_documents_erase (self->database, id, error) &&
                     forget (self, id, error),
                 error);
}

static gboolean
receive_in_transaction (SamStore *self,
                        const char *id,
                        const char *const *path,
                        gboolean deleted,
                        const char *body,
                        gboolean *added,
                        GError **error)
{
  SamTombstone reason;
  gboolean new_here;
  gint64 made;

  if (!sam_documents_add (self->database, id, path, deleted, body, &new_here, &made, error))
    return FALSE;
  if (added != NULL)
    *added = new_here;
  if (new_here && deleted && body != NULL && sam_tombstone_from_body (body, &reason) &&
      reason == SAM_TOMBSTONE_ERASED &&
      !forget (self, id, error))
    return FALSE;
  if (new_here && !deleted && body != NULL && !sam_store_note_received (self, id, path, body, error))
    return FALSE;
  if (made != 0 && deleted)
    return TRUE;
  if (made != 0)
    return sam_store_derive_received (self, id, &(SamWinner){ made, TRUE, FALSE, (char *) path[0], (char *) body },
                                      error);
  return sam_store_derive (self, id, error);
}

/**
 * sam_store_receive:
 * @path: the revision and those before it, leaf to root
 * @deleted: whether it is a tombstone
 * @body: (nullable): canonical JSON
 * @added: (out) (optional): whether it was new here
 *
 * Returns: whether it is in the file
 */
gboolean
sam_store_receive (SamStore *self,
                   const char *id,
                   const char *const *path,
                   gboolean deleted,
                   const char *body,
                   gboolean *added,
                   GError **error)
{
  return sam_store_begin_joined (self, error) &&
         finish (self, receive_in_transaction (self, id, path, deleted, body, added, error), error);
}

/**
 * sam_store_bury_superseded:
 * @path: of a leaf that came from a server
 * @leaves_there: all leaves of the record on that server
 *
 * See sam_documents_bury_superseded().
 *
 * Returns: whether that went well
 */
gboolean
sam_store_bury_superseded (SamStore *self,
                           const char *id,
                           const char *const *path,
                           const char *const *leaves_there,
                           GError **error)
{
  gboolean buried = FALSE;

  return sam_documents_bury_superseded (self->database, id, path, leaves_there, &buried, error) &&
         (!buried || sam_store_derive (self, id, error));
}

static gboolean
write_merge_in_transaction (SamStore *self,
                            const char *id,
                            const char *ours,
                            const char *const *losers,
                            const char *body,
                            GError **error)
{
  g_autofree char *reason = sam_json_from_string (sam_tombstone_get_reason (SAM_TOMBSTONE_MERGED));
  g_autofree char *tombstone = g_strdup_printf ("{\"reason\":%s}", reason);
  g_autofree char *merged = sam_documents_save (self->database, id, ours, FALSE, body, error);
  g_autofree char *fixed = merged != NULL ? sam_documents_fix_leaf (self->database, id, merged, error) : NULL;

  if (fixed == NULL)
    return FALSE;
  for (guint i = 0; losers[i] != NULL; i++)
    {
      g_autofree char *buried = sam_documents_save (self->database, id, losers[i], TRUE, tombstone, error);

      if (buried == NULL)
        return FALSE;
    }
  return sam_store_derive (self, id, error) && sam_store_note_merge (self, id, merged, error);
}

/**
 * sam_store_write_merge:
 * @ours: the winning leaf
 * @losers: the other leaves that @body takes in
 * @body: the merged body, canonical
 *
 * Returns: whether the conflict is settled
 */
gboolean
sam_store_write_merge (SamStore *self,
                       const char *id,
                       const char *ours,
                       const char *const *losers,
                       const char *body,
                       GError **error)
{
  return sam_store_begin_joined (self, error) &&
         finish (self, write_merge_in_transaction (self, id, ours, losers, body, error), error);
}
