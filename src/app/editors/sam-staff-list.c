/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-staff-list.h"

#include <glib/gi18n.h>

#include "app/editors/sam-edit-session.h"

struct _SamStaffList
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *organisation; /* id */
  SamEditSession *adding;

  /* Template children */
  GtkWidget *empty;
  GtkWidget *people;
  GtkWidget *place;
  GtkWidget *add;
};

static void sam_staff_list_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamStaffList, sam_staff_list, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_staff_list_part_init))

enum
{
  CELL_NAME,
  CELL_FUNCTION,
  CELL_FUNCTION_TEXT,
  CELL_CONTACT,
};

static gpointer
find_staff (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("staff"));

  if (!sam_query_add_column (query, "person.title", error) || !sam_query_add_column (query, "function", error) ||
      !sam_query_add_column (query, "function_text", error) || !sam_query_add_column (query, "contact_person", error) ||
      !sam_query_add_condition (query, "organisation", SAM_COMPARE_EQUAL, data, error) ||
      !sam_query_set_order (query, "person.title", FALSE, error))
    return NULL;
  return sam_store_list (store, query, 0, 0, error);
}

typedef struct
{
  char *id;
  gboolean contact;
} Mark;

static void
mark_free (Mark *mark)
{
  g_free (mark->id);
  g_free (mark);
}

static gpointer
mark_contact (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Mark *mark = data;
  g_autoptr (SamRecord) record = sam_store_load (store, mark->id, error);

  if (record == NULL)
    return NULL;
  sam_record_set_boolean (record, "contact_person", mark->contact);
  return sam_store_save (store, record, error) ? g_strdup (mark->id) : NULL;
}

static void load (SamStaffList *self);

static void
on_marked_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamStaffList) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (id == NULL && self->people != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      load (self);
    }
}

static void
on_contact_toggled_cb (SamStaffList *self,
                       GtkCheckButton *check)
{
  Mark *mark = g_new0 (Mark, 1);

  mark->id = g_strdup (g_object_get_data (G_OBJECT (check), "id"));
  mark->contact = gtk_check_button_get_active (check);
  sam_store_thread_run_async (self->store, mark_contact, mark, (GDestroyNotify) mark_free, g_free, NULL, on_marked_cb,
                              g_object_ref (self));
}

static const char *
get_function (const SamRow *row)
{
  const SamField *field = sam_kind_find_field (sam_kind_find ("staff"), "function");
  const SamChoice *choice = NULL;

  if (row->cells[CELL_FUNCTION] != NULL)
    choice = sam_field_find_choice (field, row->cells[CELL_FUNCTION]);
  if (choice != NULL)
    return _ (choice->label);
  return row->cells[CELL_FUNCTION_TEXT];
}

static GtkWidget *
make_person (SamStaffList *self,
             const SamRow *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *open = gtk_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *person = row->cells[CELL_NAME] != NULL ? row->cells[CELL_NAME] : _ ("Name not known");
  GtkWidget *name = gtk_label_new (person);
  GtkWidget *function = gtk_label_new (get_function (row));
  GtkWidget *contact = gtk_check_button_new_with_label (_ ("Contact person"));

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (function), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (function), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (function, "dim-label");
  gtk_widget_add_css_class (function, "caption");
  gtk_widget_set_visible (function, get_function (row) != NULL);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), function);
  gtk_button_set_child (GTK_BUTTON (open), texts);
  gtk_button_set_has_frame (GTK_BUTTON (open), FALSE);
  gtk_widget_set_hexpand (open, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", row->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, person, -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (contact), g_strcmp0 (row->cells[CELL_CONTACT], "true") == 0);
  g_object_set_data_full (G_OBJECT (contact), "id", g_strdup (row->id), g_free);
  g_signal_connect_object (contact, "toggled", G_CALLBACK (on_contact_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), open);
  gtk_box_append (GTK_BOX (line), contact);
  return line;
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamStaffList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  GtkWidget *child;

  if (self->people == NULL)
    return;
  if (rows == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->empty), error->message);
      gtk_widget_show (self->empty);
      return;
    }
  while ((child = gtk_widget_get_first_child (self->people)) != NULL)
    gtk_box_remove (GTK_BOX (self->people), child);
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (GTK_BOX (self->people), make_person (self, g_ptr_array_index (rows, i)));
  gtk_widget_set_visible (self->empty, rows->len == 0);
}

static void
load (SamStaffList *self)
{
  sam_store_thread_run_async (self->store, find_staff, g_strdup (self->organisation), g_free,
                              (GDestroyNotify) g_ptr_array_unref, NULL, on_found_cb, g_object_ref (self));
}

static gboolean
touches_staff (const char *const *ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (g_str_has_prefix (ids[i], "staff:") || g_str_has_prefix (ids[i], "person:"))
      return TRUE;
  return ids == NULL;
}

static void
on_store_changed_cb (SamStaffList *self,
                     const char *const *ids)
{
  if (self->organisation != NULL && touches_staff (ids))
    load (self);
}

static void
stop_adding (SamStaffList *self)
{
  GtkWidget *form;

  if (self->adding == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->adding, self);
  sam_edit_session_close (self->adding);
  g_clear_object (&self->adding);
  if (self->place != NULL && (form = gtk_widget_get_first_child (self->place)) != NULL)
    gtk_box_remove (GTK_BOX (self->place), form);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

/* The new person is in the list once saved; the form goes when nobody is filling it in any more. */
static void
put_form_away (SamStaffList *self)
{
  if (self->adding != NULL && sam_edit_session_get_state (self->adding) == SAM_EDIT_SAVED && !has_focus (self->place))
    stop_adding (self);
}

static void
on_place_leave_cb (SamStaffList *self)
{
  put_form_away (self);
}

static void
on_add_clicked_cb (SamStaffList *self)
{
  g_autoptr (GtkBuilder) builder = NULL;
  g_autofree char *id = sam_id_new (sam_kind_find ("staff"));
  GtkWidget *form;

  stop_adding (self);
  builder = gtk_builder_new_from_resource ("/nl/samenhulp/Samenhulp/ui/editors/sam-staff-form.ui");
  form = GTK_WIDGET (gtk_builder_get_object (builder, "form"));
  gtk_box_append (GTK_BOX (self->place), form);
  self->adding = sam_edit_session_new (self->store, SAM_FORM (form), id);
  sam_edit_session_preset (self->adding, "organisation", self->organisation);
  g_signal_connect_object (self->adding, "changed", G_CALLBACK (put_form_away), self, G_CONNECT_SWAPPED);
  gtk_widget_child_focus (form, GTK_DIR_TAB_FORWARD);
}

static void
sam_staff_list_show (SamRecordPart *part,
                     SamStoreThread *store,
                     SamRecord *record)
{
  SamStaffList *self = SAM_STAFF_LIST (part);

  /* Before the first save there is nothing that staff could refer to. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), sam_record_get_revision (record) != NULL);
  if (self->organisation != NULL)
    return;
  self->store = g_object_ref (store);
  self->organisation = g_strdup (sam_record_get_id (record));
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
sam_staff_list_close (SamRecordPart *part)
{
  stop_adding (SAM_STAFF_LIST (part));
}

static void
sam_staff_list_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_staff_list_show;
  iface->close = sam_staff_list_close;
}

static void
sam_staff_list_dispose (GObject *object)
{
  SamStaffList *self = SAM_STAFF_LIST (object);
  GtkWidget *child;

  stop_adding (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->people = NULL;
  self->place = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->organisation, g_free);

  G_OBJECT_CLASS (sam_staff_list_parent_class)->dispose (object);
}

static void
sam_staff_list_class_init (SamStaffListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_staff_list_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/editors/sam-staff-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SamStaffList, empty);
  gtk_widget_class_bind_template_child (widget_class, SamStaffList, people);
  gtk_widget_class_bind_template_child (widget_class, SamStaffList, place);
  gtk_widget_class_bind_template_child (widget_class, SamStaffList, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_place_leave_cb);
}

static void
sam_staff_list_init (SamStaffList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
