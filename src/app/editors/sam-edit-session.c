/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A field is `dirty` from the first key until its value has been sent, `sent` until the store has answered, and `asked`
 * while the person has to choose between two versions. `base` is what the next save is made against: as long as a field
 * is dirty it stays, so that the store can tell what changed on which side. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-edit-session.h"

#include <glib/gi18n.h>

#include "app/editors/sam-edit-jobs.h"
#include "app/lists/sam-changes.h"

#define TYPING_PAUSE_SECONDS 2

struct _SamEditSession
{
  GObject parent_instance;

  SamStoreThread *store;
  SamForm *form;
  char *id;
  SamRecord *base;
  SamRecord *newest;      /* as it stands elsewhere, while fields are dirty here */
  SamRecord *sent_record; /* as it was sent */
  GHashTable *dirty;
  GHashTable *sent;
  GHashTable *asked;
  GHashTable *drafted; /* fields with a draft in the store */
  GCancellable *cancellable;
  guint pause;
  gboolean saving;
  gboolean send_again; /* edits were to be sent while a save was under way */
  gboolean reload_wanted;
  gboolean closing;
  gboolean loaded;
  gboolean conflicted;
  SamEditState state;
  char *message;
};

enum
{
  CHANGED,
  FOLLOWED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamEditSession, sam_edit_session, G_TYPE_OBJECT)

static void send_edits (SamEditSession *self);

static GHashTable *
field_set_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_all (GHashTable *set,
         GHashTable *more)
{
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, more);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    g_hash_table_add (set, g_strdup (field));
}

static void
set_state (SamEditSession *self,
           SamEditState state,
           const char *message)
{
  g_free (self->message);
  self->message = g_strdup (message);
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
is_new (SamEditSession *self)
{
  return sam_record_get_revision (self->base) == NULL;
}

/* The state that follows from what is dirty, asked and drafted. */
static void
settle_state (SamEditSession *self)
{
  guint n_drafted = g_hash_table_size (self->drafted);
  g_autofree char *drafted =
      g_strdup_printf (ngettext ("%u value can't be saved yet", "%u values can't be saved yet", n_drafted), n_drafted);

  if (g_hash_table_size (self->asked) > 0)
    set_state (self, SAM_EDIT_QUESTION, _ ("Choose which version to keep"));
  else if (n_drafted > 0)
    set_state (self, SAM_EDIT_INVALID, drafted);
  else if (g_hash_table_size (self->dirty) + g_hash_table_size (self->sent) > 0)
    set_state (self, SAM_EDIT_CHANGED, NULL);
  else if (is_new (self))
    set_state (self, SAM_EDIT_NEW, NULL);
  else
    set_state (self, SAM_EDIT_SAVED, NULL);
}

static void
take_base (SamEditSession *self,
           SamRecord *record)
{
  g_set_object (&self->base, record);
  g_clear_object (&self->newest);
}

/* Rows that nobody is typing in follow the record. */
static void
show (SamEditSession *self,
      SamRecord *record)
{
  g_autoptr (GHashTable) except = field_set_new ();

  add_all (except, self->dirty);
  add_all (except, self->sent);
  sam_form_show (self->form, record, except);
}

static void
show_drafts (SamEditSession *self,
             GHashTable *drafts)
{
  GHashTableIter iter;
  gpointer field;
  gpointer text;

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &field, &text))
    {
      SamFieldRow *row = sam_form_find_row (self->form, field);

      if (row == NULL)
        continue;
      sam_field_row_show_draft (row, text);
      g_hash_table_add (self->drafted, g_strdup (field));
      g_hash_table_add (self->dirty, g_strdup (field));
    }
}

static void
take_loaded (SamEditSession *self,
             SamEditAnswer *answer)
{
  gboolean first = !self->loaded;

  self->loaded = TRUE;
  self->conflicted = answer->conflicted;
  if (answer->record == NULL && !is_new (self))
    {
      sam_form_set_editable (self->form, FALSE);
      set_state (self, SAM_EDIT_GONE, _ ("This was deleted"));
      return;
    }
  sam_form_set_editable (self->form, TRUE);
  if (answer->record != NULL && g_hash_table_size (self->dirty) + g_hash_table_size (self->sent) == 0)
    take_base (self, answer->record);
  else if (answer->record != NULL)
    g_set_object (&self->newest, answer->record);
  show (self, answer->record != NULL ? answer->record : self->base);
  if (first)
    show_drafts (self, answer->drafts);
  settle_state (self);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamEditSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamEditAnswer) answer = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->form == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    set_state (self, SAM_EDIT_FAILED, error->message);
  else if (self->saving)
    self->reload_wanted = TRUE; /* an older state than the one that is being written */
  else
    take_loaded (self, answer);
}

static void
load (SamEditSession *self)
{
  sam_store_thread_run_async (self->store, sam_edit_load, g_strdup (self->id), g_free,
                              (GDestroyNotify) sam_edit_answer_free, self->cancellable, on_loaded_cb,
                              g_object_ref (self));
}

static void
let_go (SamEditSession *self)
{
  g_signal_handlers_disconnect_by_data (self->form, self);
  g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->form);
}

static void
ask_about (SamEditSession *self,
           const char *field,
           SamRecord *record)
{
  SamFieldRow *row = sam_form_find_row (self->form, field);
  g_autofree char *theirs = sam_record_format_field (record, field);

  sam_field_row_ask (row, theirs);
  g_hash_table_add (self->asked, g_strdup (field));
}

/* The store merged something into a text that is being typed in again: to save what is typed now would take it out. */
static void
ask_about_merges (SamEditSession *self,
                  SamRecord *record)
{
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, self->sent);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    if (g_hash_table_contains (self->dirty, field) &&
        g_strcmp0 (sam_record_get_value (self->sent_record, field), sam_record_get_value (record, field)) != 0)
      ask_about (self, field, record);
}

/* Both sides changed these fields: the person decides, everything else is saved on top of what is there now. */
static void
ask_about_conflicts (SamEditSession *self,
                     SamEditAnswer *answer)
{
  GHashTableIter iter;
  gpointer field;

  g_hash_table_iter_init (&iter, self->sent);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    {
      if (g_strcmp0 (sam_record_get_value (self->base, field), sam_record_get_value (answer->record, field)) == 0)
        {
          self->send_again = TRUE;
          continue;
        }
      ask_about (self, field, answer->record);
    }
  add_all (self->dirty, self->sent);
}

static void
take_saved (SamEditSession *self,
            SamEditAnswer *answer)
{
  if (answer->conflict != NULL && answer->record != NULL)
    ask_about_conflicts (self, answer);
  else if (answer->record != NULL && self->sent_record != NULL)
    ask_about_merges (self, answer->record);
  g_hash_table_remove_all (self->sent);
  self->conflicted = answer->conflicted;
  g_hash_table_remove_all (self->drafted);
  add_all (self->drafted, answer->drafts);
  if (answer->record != NULL)
    {
      take_base (self, answer->record);
      show (self, self->base);
    }
  settle_state (self);
  if (answer->followed != NULL)
    g_signal_emit (self, signals[FOLLOWED], 0, answer->followed);
}

static void
on_saved_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamEditSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamEditAnswer) answer = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  self->saving = FALSE;
  if (self->form == NULL)
    return;
  if (answer != NULL)
    take_saved (self, answer);
  else
    {
      add_all (self->dirty, self->sent);
      g_hash_table_remove_all (self->sent);
      set_state (self, SAM_EDIT_FAILED, error->message);
    }
  if (self->form == NULL) /* whoever was told closed it */
    return;
  if (self->send_again)
    send_edits (self);
  else if (self->closing)
    let_go (self);
  else if (self->reload_wanted)
    load (self);
  self->reload_wanted = FALSE;
}

/* A new record is written once it is whole: until then nothing of it is in the store. */
static gboolean
is_whole (SamEditSession *self,
          SamRecord *record)
{
  g_autoptr (GArray) problems = sam_record_validate (record);
  g_autofree char *message = NULL;

  if (!is_new (self) || problems->len == 0)
    return TRUE;
  /* Translators: %s is the label of a field that is still empty */
  message = g_strdup_printf (_ ("Not saved yet: fill in “%s”"), _ (g_array_index (problems, SamProblem, 0).field->label));
  set_state (self, SAM_EDIT_NEW, message);
  return FALSE;
}

/* Fields whose value can be saved go from dirty to sent; the others become drafts and stay dirty. */
static gboolean
sort_drafts (SamEditSession *self,
             GHashTable *drafts)
{
  GHashTableIter iter;
  gpointer field;
  gpointer text;
  gboolean any = FALSE;

  g_hash_table_iter_init (&iter, drafts);
  while (g_hash_table_iter_next (&iter, &field, &text))
    {
      if (text == NULL)
        {
          g_hash_table_remove (self->dirty, field);
          g_hash_table_add (self->sent, g_strdup (field));
          any = TRUE;
        }
      if (text == NULL && !g_hash_table_contains (self->drafted, field))
        g_hash_table_iter_remove (&iter);
    }
  return any;
}

static void
send_edits (SamEditSession *self)
{
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (GHashTable) fields = field_set_new ();
  g_autoptr (GHashTable) drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  SamEditRequest *request;
  GHashTableIter iter;
  gpointer field;

  g_clear_handle_id (&self->pause, g_source_remove);
  self->send_again = self->saving;
  if (self->form == NULL || self->saving || !self->loaded || self->state == SAM_EDIT_GONE)
    return;
  add_all (fields, self->dirty);
  g_hash_table_iter_init (&iter, self->asked);
  while (g_hash_table_iter_next (&iter, &field, NULL))
    g_hash_table_remove (fields, field);
  if (g_hash_table_size (fields) == 0)
    return;
  record = sam_record_copy (self->base);
  sam_form_read (self->form, record, fields, drafts);
  if (!is_whole (self, record))
    return;
  request = g_new0 (SamEditRequest, 1);
  request->id = g_strdup (self->id);
  g_clear_object (&self->sent_record);
  if (sort_drafts (self, drafts))
    {
      self->sent_record = sam_record_copy (record);
      request->record = g_steal_pointer (&record);
    }
  request->drafts = g_steal_pointer (&drafts);
  self->saving = TRUE;
  sam_store_thread_run_async (self->store, sam_edit_save, request, (GDestroyNotify) sam_edit_request_free,
                              (GDestroyNotify) sam_edit_answer_free, NULL, on_saved_cb, g_object_ref (self));
}

static gboolean
on_pause_cb (gpointer data)
{
  SamEditSession *self = data;

  self->pause = 0;
  send_edits (self);
  return G_SOURCE_REMOVE;
}

static void
on_edited_cb (SamEditSession *self,
              SamFieldRow *row)
{
  const char *problem = NULL;
  g_autofree char *value = NULL;

  g_hash_table_add (self->dirty, g_strdup (sam_field_row_get_field_name (row)));
  if (sam_field_row_get_problem (row) != NULL && sam_field_row_read (row, &value, &problem))
    sam_field_row_set_problem (row, NULL);
  g_clear_handle_id (&self->pause, g_source_remove);
  self->pause = g_timeout_add_seconds (TYPING_PAUSE_SECONDS, on_pause_cb, self);
  if (self->state == SAM_EDIT_SAVED || self->state == SAM_EDIT_FAILED)
    settle_state (self);
}

static void
on_left_cb (SamEditSession *self,
            SamFieldRow *row)
{
  gboolean dirty = g_hash_table_contains (self->dirty, sam_field_row_get_field_name (row));
  g_autofree char *value = NULL;

  /* A pause in typing may have saved it; nobody is told of a field that was only passed. */
  if (!dirty && !sam_field_row_read (row, &value, NULL))
    return;
  sam_field_row_finish (row);
  if (dirty)
    send_edits (self);
}

static void
on_answered_cb (SamEditSession *self,
                SamFieldRow *row,
                gboolean mine)
{
  const char *field = sam_field_row_get_field_name (row);

  g_hash_table_remove (self->asked, field);
  if (!mine)
    {
      g_hash_table_remove (self->dirty, field);
      sam_field_row_show (row, self->newest != NULL ? self->newest : self->base);
    }
  settle_state (self);
  send_edits (self);
}

static void
on_store_changed_cb (SamEditSession *self,
                     const char *const *ids)
{
  if (!sam_changes_touch (ids, self->id))
    return;
  if (self->saving)
    self->reload_wanted = TRUE;
  else
    load (self);
}

static void
sam_edit_session_dispose (GObject *object)
{
  SamEditSession *self = SAM_EDIT_SESSION (object);

  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->form);
  g_clear_object (&self->base);
  g_clear_object (&self->newest);
  g_clear_object (&self->sent_record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_edit_session_parent_class)->dispose (object);
}

static void
sam_edit_session_finalize (GObject *object)
{
  SamEditSession *self = SAM_EDIT_SESSION (object);

  g_hash_table_unref (self->dirty);
  g_hash_table_unref (self->sent);
  g_hash_table_unref (self->asked);
  g_hash_table_unref (self->drafted);
  g_clear_object (&self->cancellable);
  g_free (self->message);
  g_free (self->id);

  G_OBJECT_CLASS (sam_edit_session_parent_class)->finalize (object);
}

static void
sam_edit_session_class_init (SamEditSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = sam_edit_session_dispose;
  object_class->finalize = sam_edit_session_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FOLLOWED] = g_signal_new ("followed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
sam_edit_session_init (SamEditSession *self)
{
  self->dirty = field_set_new ();
  self->sent = field_set_new ();
  self->asked = field_set_new ();
  self->drafted = field_set_new ();
  self->cancellable = g_cancellable_new ();
}

/**
 * sam_edit_session_new:
 * @form: a form for the kind of @id
 * @id: a record, or an id that no record has yet: then the first valid save makes it
 *
 * Returns: (transfer full): the session, to be closed with sam_edit_session_close()
 */
SamEditSession *
sam_edit_session_new (SamStoreThread *store,
                      SamForm *form,
                      const char *id)
{
  SamEditSession *self = g_object_new (SAM_TYPE_EDIT_SESSION, NULL);

  self->store = g_object_ref (store);
  self->form = g_object_ref (form);
  self->id = g_strdup (id);
  self->base = sam_record_new (sam_form_get_kind (form), id);
  sam_form_bind (form, store);
  g_signal_connect_object (form, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "left", G_CALLBACK (on_left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "answered", G_CALLBACK (on_answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/**
 * sam_edit_session_preset:
 * @text: in its stored spelling
 *
 * What a new record starts with, such as the organisation that a member of staff is added to.
 */
void
sam_edit_session_preset (SamEditSession *self,
                         const char *field,
                         const char *text)
{
  g_autoptr (GError) error = NULL;

  if (is_new (self) && !sam_record_parse_field (self->base, field, text, &error))
    g_critical ("A new record can't start with this: %s", error->message);
}

/**
 * sam_edit_session_get_record:
 *
 * Returns: (transfer none): what the store last said, which may be newer than what the form shows
 */
SamRecord *
sam_edit_session_get_record (SamEditSession *self)
{
  return self->newest != NULL ? self->newest : self->base;
}

/**
 * sam_edit_session_get_state:
 *
 * Returns: what the line under the title tells
 */
SamEditState
sam_edit_session_get_state (SamEditSession *self)
{
  return self->state;
}

/**
 * sam_edit_session_get_message:
 *
 * Returns: (nullable) (transfer none): more about the state, as a sentence
 */
const char *
sam_edit_session_get_message (SamEditSession *self)
{
  return self->message;
}

/**
 * sam_edit_session_get_problem:
 *
 * Returns: (nullable): why something that was typed is not saved; %NULL: nothing waits for the person
 */
const char *
sam_edit_session_get_problem (SamEditSession *self)
{
  return self->state == SAM_EDIT_SAVED || self->state == SAM_EDIT_CHANGED ? NULL : self->message;
}

/* Whether the store is at work on what was typed. */
gboolean
sam_edit_session_is_saving (SamEditSession *self)
{
  return self->saving;
}

/**
 * sam_edit_session_is_conflicted:
 *
 * Returns: whether two versions of the record wait for somebody to choose
 */
gboolean
sam_edit_session_is_conflicted (SamEditSession *self)
{
  return self->conflicted;
}

/* Saves what is typed now, without waiting. */
void
sam_edit_session_save (SamEditSession *self)
{
  send_edits (self);
}

/* The form goes away: saves what is typed, then lets go of it. */
void
sam_edit_session_close (SamEditSession *self)
{
  if (self->form == NULL)
    return;
  self->closing = TRUE;
  send_edits (self);
  g_cancellable_cancel (self->cancellable);
  if (!self->saving)
    let_go (self);
}
