/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-linked-list.h"

#include <glib/gi18n.h>

#include "app/editors/sam-edit-session.h"
#include "app/editors/sam-linked-jobs.h"
#include "app/lists/sam-changes.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-remade-rows.h"

struct _SamLinkedList
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  const SamLinkedKind *what;
  char *id; /* of the record that is referred to */
  char *author;
  SamEditSession *adding;
  guint put_away_id;

  /* Template children */
  GtkWidget *empty;
  GtkWidget *lines;
  GtkWidget *place;
  GtkWidget *add;
};

static void sam_linked_list_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamLinkedList, sam_linked_list, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_linked_list_part_init))

enum
{
  PROP_LIST = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void load (SamLinkedList *self);

static void
on_marked_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamLinkedList) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (id == NULL && self->lines != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      load (self);
    }
}

static void
on_mark_toggled_cb (SamLinkedList *self,
                    GtkCheckButton *check)
{
  SamLinkedWish *wish = sam_linked_wish_new (self->what, g_object_get_data (G_OBJECT (check), "id"));

  wish->marked = gtk_check_button_get_active (check);
  sam_store_thread_run_async (self->store, sam_linked_job_mark, wish, (GDestroyNotify) sam_linked_wish_free, g_free,
                              NULL, on_marked_cb, g_object_ref (self));
}

static GtkWidget *
make_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static GtkWidget *
make_opener (SamLinkedList *self,
             const SamRow *row,
             const GDate *today)
{
  GtkWidget *open = gtk_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = sam_linked_kind_dup_title (self->what, row);
  g_autofree char *caption = self->what->dup_caption (row, today);

  gtk_box_append (GTK_BOX (texts), make_label (title));
  if (*caption != '\0')
    {
      GtkWidget *below = make_label (caption);

      gtk_widget_add_css_class (below, "dim-label");
      gtk_widget_add_css_class (below, "caption");
      gtk_box_append (GTK_BOX (texts), below);
    }
  gtk_button_set_child (GTK_BUTTON (open), texts);
  gtk_button_set_has_frame (GTK_BUTTON (open), FALSE);
  gtk_widget_set_hexpand (open, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", row->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, caption, -1);
  return open;
}

static GtkWidget *
make_line (SamLinkedList *self,
           const SamRow *row,
           const GDate *today)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check;

  sam_remade_rows_name (line, row->id);
  gtk_box_append (GTK_BOX (line), make_opener (self, row, today));
  if (self->what->mark_label == NULL)
    return line;
  check = gtk_check_button_new_with_label (_ (self->what->mark_label));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), sam_linked_kind_is_marked (self->what, row));
  g_object_set_data_full (G_OBJECT (check), "id", g_strdup (row->id), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_mark_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), check);
  return line;
}

static void
add_heading (SamLinkedList *self,
             const char *text)
{
  GtkWidget *heading = make_label (text);

  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (GTK_BOX (self->lines), heading);
}

/* The present ones under their headings, or the past ones under one. */
static void
add_lines (SamLinkedList *self,
           GPtrArray *rows,
           gboolean past)
{
  g_autofree char *day = sam_dates_dup_today ();
  const char *heading = NULL;
  GDate today;

  sam_dates_get_today (&today);
  for (guint i = 0; i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      gboolean is_past = self->what->is_past != NULL && self->what->is_past (row, day);
      const char *next = heading;

      if (is_past != past)
        continue;
      if (past)
        next = _ ("Before");
      else if (self->what->get_heading != NULL)
        next = self->what->get_heading (row);
      if (g_strcmp0 (next, heading) != 0)
        add_heading (self, next);
      heading = next;
      gtk_box_append (GTK_BOX (self->lines), make_line (self, row, &today));
    }
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamLinkedList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamLinkedFound) found = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  SamRemadeRows *remade;

  if (self->lines == NULL)
    return;
  if (found == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->empty), error->message);
      gtk_widget_show (self->empty);
      return;
    }
  remade = sam_remade_rows_begin (self->lines);
  add_lines (self, found->rows, FALSE);
  add_lines (self, found->rows, TRUE);
  sam_remade_rows_end (remade);
  gtk_label_set_label (GTK_LABEL (self->empty), self->what->empty != NULL ? _ (self->what->empty) : "");
  gtk_widget_set_visible (self->empty, self->what->empty != NULL && found->rows->len == 0);
  gtk_widget_set_visible (self->add, self->what->add_label != NULL && !(self->what->single && found->rows->len > 0));
  g_free (self->author);
  self->author = g_steal_pointer (&found->author);
}

static void
load (SamLinkedList *self)
{
  sam_store_thread_run_async (self->store, sam_linked_job_find, sam_linked_wish_new (self->what, self->id),
                              (GDestroyNotify) sam_linked_wish_free, (GDestroyNotify) sam_linked_found_free, NULL,
                              on_found_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamLinkedList *self,
                     const char *const *ids)
{
  /* Those listed, and what their titles come from. */
  const char *const kinds[] = { self->what->kind, "person", "organisation", "material", NULL };

  if (self->id != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

/* What follows from a visit or from material that was left stands with the record itself, where lists show it. */
static void
note_what_follows (SamLinkedList *self)
{
  SamLinkedWish *wish;

  if (self->what->note == NULL)
    return;
  wish = sam_linked_wish_new (self->what, self->id);
  wish->added = g_strdup (sam_record_get_id (sam_edit_session_get_record (self->adding)));
  sam_store_thread_run_async (self->store, sam_linked_job_note, wish, (GDestroyNotify) sam_linked_wish_free, g_free,
                              NULL, on_marked_cb, g_object_ref (self));
}

static void
stop_adding (SamLinkedList *self)
{
  GtkWidget *form;

  if (self->adding == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->adding, self);
  sam_edit_session_close (self->adding);
  g_clear_object (&self->adding);
  if (self->place != NULL && (form = gtk_widget_get_first_child (self->place)) != NULL)
    gtk_box_remove (GTK_BOX (self->place), form);
  g_signal_emit_by_name (self, "problem-changed");
}

/* What is new is in the list once saved; the form goes when nobody is filling it in any more. */
static gboolean
on_put_away_cb (gpointer data)
{
  SamLinkedList *self = data;

  self->put_away_id = 0;
  if (self->adding != NULL && sam_edit_session_get_state (self->adding) == SAM_EDIT_SAVED &&
      sam_focus_find_within (self->place) == NULL)
    {
      note_what_follows (self);
      stop_adding (self);
    }
  return G_SOURCE_REMOVE;
}

/* Not at once: while the focus goes on to the next widget, GTK still walks through those of the form. */
static void
put_form_away (SamLinkedList *self)
{
  if (self->adding != NULL && self->put_away_id == 0)
    self->put_away_id = g_idle_add (on_put_away_cb, self);
}

static void
on_adding_changed_cb (SamLinkedList *self)
{
  g_signal_emit_by_name (self, "problem-changed");
  put_form_away (self);
}

static void
on_place_leave_cb (SamLinkedList *self)
{
  put_form_away (self);
}

/* Escape leads out of the form. What can't be saved as it stands, as a person without a name, goes with it. */
static gboolean
on_place_key_cb (SamLinkedList *self,
                 guint key)
{
  if (key != GDK_KEY_Escape || self->adding == NULL)
    return GDK_EVENT_PROPAGATE;
  if (!gtk_widget_grab_focus (self->add))
    gtk_widget_child_focus (self->lines, GTK_DIR_TAB_FORWARD);
  if (sam_record_get_revision (sam_edit_session_get_record (self->adding)) == NULL &&
      !sam_edit_session_is_saving (self->adding))
    stop_adding (self);
  return GDK_EVENT_STOP;
}

/* What somebody who adds one would fill in anyway. */
static void
preset (SamLinkedList *self)
{
  g_autofree char *today = sam_dates_dup_today ();

  sam_edit_session_preset (self->adding, self->what->field, self->id);
  for (guint i = 0; i < G_N_ELEMENTS (self->what->presets) && self->what->presets[i][0] != NULL; i++)
    {
      g_autofree char *text = sam_linked_preset_read (self->what->presets[i][1], self->id, self->author, today);

      if (text != NULL)
        sam_edit_session_preset (self->adding, self->what->presets[i][0], text);
    }
}

static void
on_add_clicked_cb (SamLinkedList *self)
{
  g_autofree char *path =
      g_strdup_printf ("/nl/samenhulp/Samenhulp/ui/editors/linked-%s.ui", self->what->name);
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *id = sam_id_new (sam_kind_find (self->what->kind));
  GtkWidget *form;

  stop_adding (self);
  builder = gtk_builder_new_from_resource (path);
  form = GTK_WIDGET (gtk_builder_get_object (builder, "form"));
  gtk_box_append (GTK_BOX (self->place), form);
  self->adding = sam_edit_session_new (self->store, SAM_FORM (form), id);
  preset (self);
  g_signal_connect_object (self->adding, "changed", G_CALLBACK (on_adding_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}

static void
sam_linked_list_show (SamRecordPart *part,
                      SamStoreThread *store,
                      SamRecord *record)
{
  SamLinkedList *self = SAM_LINKED_LIST (part);

  /* Before the first save there is nothing that could be referred to. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), sam_record_get_revision (record) != NULL);
  if (self->id != NULL)
    return;
  self->store = g_object_ref (store);
  self->id = g_strdup (sam_record_get_id (record));
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
sam_linked_list_close (SamRecordPart *part)
{
  stop_adding (SAM_LINKED_LIST (part));
}

static const char *
sam_linked_list_get_problem (SamRecordPart *part)
{
  SamLinkedList *self = SAM_LINKED_LIST (part);

  return self->adding != NULL ? sam_edit_session_get_problem (self->adding) : NULL;
}

static void
sam_linked_list_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_linked_list_show;
  iface->close = sam_linked_list_close;
  iface->get_problem = sam_linked_list_get_problem;
}

static void
sam_linked_list_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SamLinkedList *self = SAM_LINKED_LIST (object);

  if (id != PROP_LIST)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->what = sam_linked_kind_find (g_value_get_string (value));
  if (self->what == NULL)
    g_critical ("There is no list “%s”", g_value_get_string (value));
}

static void
sam_linked_list_constructed (GObject *object)
{
  SamLinkedList *self = SAM_LINKED_LIST (object);

  G_OBJECT_CLASS (sam_linked_list_parent_class)->constructed (object);

  gtk_widget_set_visible (self->add, self->what != NULL && self->what->add_label != NULL);
  if (self->what != NULL && self->what->add_label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->add), _ (self->what->add_label));
}

static void
sam_linked_list_dispose (GObject *object)
{
  SamLinkedList *self = SAM_LINKED_LIST (object);
  GtkWidget *child;

  stop_adding (self);
  g_clear_handle_id (&self->put_away_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->lines = NULL;
  self->place = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->author, g_free);

  G_OBJECT_CLASS (sam_linked_list_parent_class)->dispose (object);
}

static void
sam_linked_list_class_init (SamLinkedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_linked_list_set_property;
  object_class->constructed = sam_linked_list_constructed;
  object_class->dispose = sam_linked_list_dispose;

  properties[PROP_LIST] = g_param_spec_string ("list", NULL, NULL, NULL,
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/editors/sam-linked-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SamLinkedList, empty);
  gtk_widget_class_bind_template_child (widget_class, SamLinkedList, lines);
  gtk_widget_class_bind_template_child (widget_class, SamLinkedList, place);
  gtk_widget_class_bind_template_child (widget_class, SamLinkedList, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_key_cb);
}

static void
sam_linked_list_init (SamLinkedList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
