/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-editor.h"

#include <glib/gi18n.h>

#include "app/editors/sam-edit-jobs.h"
#include "app/editors/sam-edit-session.h"
#include "app/editors/sam-editor-types.h"
#include "app/editors/sam-history-dialog.h"
#include "app/editors/sam-record-part.h"
#include "app/rows/sam-field-row.h"
#include "app/rows/sam-record-titles.h"
#include "app/sam-dates.h"
#include "app/sync/sam-conflict-dialog.h"
#include "app/widgets/sam-menu-later.h"
#include "store/sam-clock.h"

#define TEMPLATES "/nl/samenhulp/Samenhulp/ui/editors/"

struct _SamEditor
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *id;
  char *name; /* what the record is called */
  SamEditSession *session;
  GPtrArray *parts; /* (element-type SamRecordPart) */
  gboolean begins;  /* the first field gets the focus once it can */

  /* Template children */
  GtkWidget *content;
  GtkWidget *title;
  GtkWidget *kind;
  GtkWidget *conflict;
  GtkWidget *state;
  GtkWidget *place;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
};

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

enum
{
  DELETED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamEditor, sam_editor, GTK_TYPE_WIDGET)

static void
set_name (SamEditor *self,
          const char *name)
{
  if (g_strcmp0 (self->name, name) == 0)
    return;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_label_set_label (GTK_LABEL (self->title), name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
on_titles_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamEditor) self = data;
  g_autoptr (GHashTable) titles = sam_record_titles_load_finish (SAM_STORE_THREAD (source), result, NULL);
  const char *title = titles != NULL ? g_hash_table_lookup (titles, self->id) : NULL;

  if (title != NULL && self->title != NULL)
    set_name (self, title);
}

static const char *
describe_state (SamEditor *self)
{
  const char *message = sam_edit_session_get_message (self->session);

  switch (sam_edit_session_get_state (self->session))
    {
    case SAM_EDIT_LOADING:
      return _ ("Loading…");
    case SAM_EDIT_SAVED:
      return _ ("Saved");
    case SAM_EDIT_CHANGED:
      return _ ("Changed");
    case SAM_EDIT_NEW:
    case SAM_EDIT_INVALID:
    case SAM_EDIT_QUESTION:
    case SAM_EDIT_FAILED:
    case SAM_EDIT_GONE:
    default:
      return message != NULL ? message : _ ("Not saved yet");
    }
}

/* A form within this one has its own record: it must not be taken for saved with this one. */
static const char *
find_problem_of_parts (SamEditor *self)
{
  const char *problem = NULL;

  for (guint i = 0; i < self->parts->len && problem == NULL; i++)
    problem = sam_record_part_get_problem (g_ptr_array_index (self->parts, i));
  return problem;
}

static void
tell_state (SamEditor *self)
{
  SamEditState state = sam_edit_session_get_state (self->session);
  const char *problem = state == SAM_EDIT_SAVED ? find_problem_of_parts (self) : NULL;

  gtk_label_set_label (GTK_LABEL (self->state), problem != NULL ? problem : describe_state (self));
  if (state == SAM_EDIT_FAILED || state == SAM_EDIT_INVALID || problem != NULL)
    gtk_widget_add_css_class (self->state, "error");
  else
    gtk_widget_remove_css_class (self->state, "error");
}

/* Who changed it last, and when: for those who wonder, as a tooltip. */
static void
tell_last_edit (SamEditor *self,
                SamRecord *record)
{
  g_autofree char *author = sam_record_dup_text (record, "edited_by");
  gint64 at = sam_record_get_integer (record, "edited_at", 0);
  g_autofree char *ago = sam_dates_format_ago (at, sam_clock_get_seconds ());
  g_autofree char *text = NULL;

  if (author != NULL && at > 0)
    /* Translators: the first %s is who changed a record, the second when: "Ada, two hours ago" */
    text = g_strdup_printf (_ ("Last changed by %s, %s"), author, ago);
  gtk_widget_set_tooltip_text (self->state, text);
}

/* A title that is somebody's story is not shown large above the page. */
static gboolean
has_sensitive_title (const SamKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & SAM_TITLE) && (kind->fields[i].flags & SAM_SENSITIVE))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_first_row (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (SAM_IS_FIELD_ROW (widget))
    return gtk_widget_get_visible (widget) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_first_row (child);
  return found;
}

static void
on_session_changed_cb (SamEditor *self)
{
  SamRecord *record = sam_edit_session_get_record (self->session);
  const SamKind *kind = sam_record_get_kind (record);
  SamEditState state = sam_edit_session_get_state (self->session);
  gboolean saved = sam_record_get_revision (record) != NULL && state != SAM_EDIT_GONE;
  const char *ids[] = { self->id, NULL };

  tell_state (self);
  tell_last_edit (self, record);
  gtk_widget_set_visible (self->conflict, sam_edit_session_is_conflicted (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.delete", saved);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "editor.history", saved);
  if (state == SAM_EDIT_LOADING || state == SAM_EDIT_CHANGED)
    return;
  if (state == SAM_EDIT_NEW && self->name == NULL)
    {
      set_name (self, _ ("New"));
      sam_editor_begin (self);
    }
  if (saved && has_sensitive_title (kind))
    set_name (self, _ (kind->label));
  else if (saved)
    sam_record_titles_load_async (self->store, ids, NULL, on_titles_cb, g_object_ref (self));
  for (guint i = 0; i < self->parts->len; i++)
    sam_record_part_show (g_ptr_array_index (self->parts, i), self->store, record);
}

static void
on_session_followed_cb (SamEditor *self,
                        const char *told)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", told);
}

static void
find_parts (SamEditor *self,
            GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (SAM_IS_RECORD_PART (child))
        {
          g_ptr_array_add (self->parts, child);
          g_signal_connect_object (child, "problem-changed", G_CALLBACK (tell_state), self, G_CONNECT_SWAPPED);
        }
      else if (!SAM_IS_FIELD_ROW (child))
        find_parts (self, child);
    }
}

static void
on_deleted_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamEditor) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *text = NULL;

  if (id != NULL)
    /* Translators: %s is what was deleted, such as the name of a group */
    text = g_strdup_printf (_ ("“%s” deleted"), self->name != NULL ? self->name : "");
  else
    text = g_strdup_printf (_ ("Nothing was deleted. %s"), error->message);
  gtk_widget_activate_action (GTK_WIDGET (self), id != NULL ? "win.toast-undo" : "win.toast", "s", text);
  if (id != NULL)
    g_signal_emit (self, signals[DELETED], 0);
}

static void
delete_record (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  SamEditor *self = SAM_EDITOR (widget);

  sam_store_thread_run_async (self->store, sam_edit_delete, g_strdup (self->id), g_free, g_free, NULL, on_deleted_cb,
                              g_object_ref (self));
}

static void
show_history (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  SamEditor *self = SAM_EDITOR (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_window_present (GTK_WINDOW (sam_history_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->store,
                                                          self->id)));
}

static void
settle (GtkWidget *widget,
        const char *action,
        GVariant *parameter)
{
  SamEditor *self = SAM_EDITOR (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_window_present (GTK_WINDOW (sam_conflict_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->store,
                                                           self->id)));
}

static void
copy_id (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), SAM_EDITOR (widget)->id);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("Copied"));
}

/* What is not on the screen yet takes no focus. */
static void
sam_editor_map (GtkWidget *widget)
{
  SamEditor *self = SAM_EDITOR (widget);

  GTK_WIDGET_CLASS (sam_editor_parent_class)->map (widget);

  if (self->begins)
    sam_editor_begin (self);
}

/* The pane shows something else: what is being typed is saved. */
static void
sam_editor_unroot (GtkWidget *widget)
{
  sam_editor_save (SAM_EDITOR (widget));

  GTK_WIDGET_CLASS (sam_editor_parent_class)->unroot (widget);
}

static void
sam_editor_get_property (GObject *object,
                         guint id,
                         GValue *value,
                         GParamSpec *pspec)
{
  if (id == PROP_TITLE)
    g_value_set_string (value, SAM_EDITOR (object)->name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_editor_dispose (GObject *object)
{
  SamEditor *self = SAM_EDITOR (object);

  for (guint i = 0; i < self->parts->len; i++)
    {
      g_signal_handlers_disconnect_by_data (g_ptr_array_index (self->parts, i), self);
      sam_record_part_close (g_ptr_array_index (self->parts, i));
    }
  g_ptr_array_set_size (self->parts, 0);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      sam_edit_session_close (self->session);
    }
  g_clear_object (&self->session);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->title = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_editor_parent_class)->dispose (object);
}

static void
sam_editor_finalize (GObject *object)
{
  SamEditor *self = SAM_EDITOR (object);

  g_ptr_array_unref (self->parts);
  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (sam_editor_parent_class)->finalize (object);
}

static void
sam_editor_class_init (SamEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  sam_editor_types_ensure ();
  object_class->get_property = sam_editor_get_property;
  object_class->dispose = sam_editor_dispose;
  object_class->finalize = sam_editor_finalize;
  widget_class->map = sam_editor_map;
  widget_class->unroot = sam_editor_unroot;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[DELETED] = g_signal_new ("deleted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "editor.delete", NULL, delete_record);
  gtk_widget_class_install_action (widget_class, "editor.history", NULL, show_history);
  gtk_widget_class_install_action (widget_class, "editor.copy-id", NULL, copy_id);
  gtk_widget_class_install_action (widget_class, "editor.settle", NULL, settle);

  gtk_widget_class_set_template_from_resource (widget_class, TEMPLATES "sam-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, SamEditor, content);
  gtk_widget_class_bind_template_child (widget_class, SamEditor, title);
  gtk_widget_class_bind_template_child (widget_class, SamEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, SamEditor, conflict);
  gtk_widget_class_bind_template_child (widget_class, SamEditor, state);
  gtk_widget_class_bind_template_child (widget_class, SamEditor, place);
  gtk_widget_class_bind_template_child (widget_class, SamEditor, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SamEditor, menu);
}

static void
sam_editor_init (SamEditor *self)
{
  self->parts = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_menu_later_set (self->menu_button, self->menu);
}

static char *
build_template_path (const SamKind *kind)
{
  return g_strdup_printf (TEMPLATES "%s.ui", kind->name);
}

/* Whether there is a form for records of @kind. */
gboolean
sam_editor_is_offered_for (const SamKind *kind)
{
  g_autofree char *path = build_template_path (kind);

  return g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
}

/* Tasks, visits and calls are themselves what is done about a record: what more there is to do, or to keep, belongs to
 * that record, where whoever opens it looks. All else can have a file of its own, as a consent its signed form. */
static gboolean
has_work (const SamKind *kind)
{
  static const char *const notes[] = { "task", "contact", NULL };

  return !g_strv_contains (notes, kind->name);
}

/* What may be told of these to others is agreed with people; persons and experts have that among their own. */
static gboolean
is_published (const SamKind *kind)
{
  static const char *const kinds[] = { "group", "venue", NULL };

  return g_strv_contains (kinds, kind->name);
}

static GtkWidget *
add_to_place (SamEditor *self,
              const char *path,
              const char *name)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);
  GtkWidget *added = GTK_WIDGET (gtk_builder_get_object (builder, name));

  gtk_box_append (GTK_BOX (self->place), added);
  find_parts (self, added);
  return added;
}

/**
 * sam_editor_new_for:
 * @id: of a record, or one made by sam_id_new ()
 *
 * Returns: (transfer floating) (nullable): NULL for a kind that has no form
 */
GtkWidget *
sam_editor_new_for (SamStoreThread *store,
                    const char *id)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autofree char *path = NULL;
  SamEditor *self;
  GtkWidget *form;

  g_return_val_if_fail (SAM_IS_STORE_THREAD (store), NULL);

  if (kind == NULL || !sam_editor_is_offered_for (kind))
    return NULL;
  self = g_object_new (SAM_TYPE_EDITOR, NULL);
  path = build_template_path (kind);
  self->store = g_object_ref (store);
  self->id = g_strdup (id);
  form = add_to_place (self, path, "form");
  if (is_published (kind))
    add_to_place (self, TEMPLATES "published.ui", "published");
  if (has_work (kind))
    add_to_place (self, TEMPLATES "work.ui", "work");
  gtk_label_set_label (GTK_LABEL (self->kind), _ (kind->label));
  self->session = sam_edit_session_new (store, SAM_FORM (form), id);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (on_session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "followed", G_CALLBACK (on_session_followed_cb), self, G_CONNECT_SWAPPED);
  on_session_changed_cb (self);
  return GTK_WIDGET (self);
}

/**
 * sam_editor_preset:
 * @text: in its stored spelling
 *
 * What a new record starts with.
 */
void
sam_editor_preset (SamEditor *self,
                   const char *field,
                   const char *text)
{
  sam_edit_session_preset (self->session, field, text);
}

/**
 * sam_editor_begin:
 *
 * Puts the focus into the first field: who makes or opens a record begins with what it is called, not with the buttons
 * above. Nothing is selected there, so that a key pressed by mistake does not replace it all.
 */
void
sam_editor_begin (SamEditor *self)
{
  GtkWidget *row = find_first_row (self->place);
  GtkWidget *focus;

  self->begins = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (row == NULL || self->begins || !gtk_widget_grab_focus (row))
    return;
  focus = gtk_root_get_focus (gtk_widget_get_root (row));
  if (GTK_IS_EDITABLE (focus))
    gtk_editable_set_position (GTK_EDITABLE (focus), -1);
}

static void
lead_into (GtkWidget *widget)
{
  if (SAM_IS_RECORD_PART (widget))
    sam_record_part_lead_in (SAM_RECORD_PART (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    lead_into (child);
}

/**
 * sam_editor_lead_in:
 *
 * Puts the focus where the work on the record goes on, if one of its parts knows that.
 */
void
sam_editor_lead_in (SamEditor *self)
{
  lead_into (self->place);
}

/* Saves what is typed now: before the window closes. */
void
sam_editor_save (SamEditor *self)
{
  if (self->session != NULL)
    sam_edit_session_save (self->session);
}
