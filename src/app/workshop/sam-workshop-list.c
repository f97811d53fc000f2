/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-workshop-list.h"

#include "app/editors/sam-edit-jobs.h"
#include "app/editors/sam-edit-session.h"
#include "app/lists/sam-changes.h"
#include "app/rows/sam-record-picker.h"
#include "app/widgets/sam-chip.h"
#include "app/widgets/sam-remade-rows.h"

#include <glib/gi18n.h>

struct _SamWorkshopList
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */
  const SamKind *kind;
  SamEditSession *editing; /* of the one whose details are open */
  char *open;              /* its id */

  /* Template children */
  GtkWidget *count;
  GtkWidget *people;
  GtkWidget *picker;
};

enum
{
  PROP_KIND = 1,
};

enum
{
  CELL_NAME,
  CELL_STATUS,
  CELL_DETAIL,
};

static void sam_workshop_list_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamWorkshopList, sam_workshop_list, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_workshop_list_part_init))

typedef struct
{
  const SamKind *kind;
  char *workshop;
  char *who; /* to add */
} Job;

static void
job_free (Job *job)
{
  g_free (job->workshop);
  g_free (job->who);
  g_free (job);
}

static gboolean
is_participation (const SamKind *kind)
{
  return g_str_equal (kind->name, "participation");
}

static gpointer
find_people (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Job *job = data;
  g_autoptr (SamQuery) query = sam_query_new (job->kind);
  const gboolean participation = is_participation (job->kind);

  if (!sam_query_add_column (query, participation ? "person.title" : "expert.title", error) ||
      !sam_query_add_column (query, "status", error) ||
      !sam_query_add_column (query, participation ? "organisation.title" : "table", error) ||
      !sam_query_add_condition (query, "workshop", SAM_COMPARE_EQUAL, job->workshop, error) ||
      !sam_query_set_order (query, participation ? "person.title" : "table", FALSE, error))
    return NULL;
  return sam_store_list (store, query, 0, 0, error);
}

/* Adds somebody, at the next table if it is an expert. */
static gpointer
add_person (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Job *job = data;
  g_autofree char *id = sam_id_new (job->kind);
  g_autoptr (SamRecord) record = sam_record_new (job->kind, id);
  g_autoptr (GPtrArray) rows = find_people (store, job, cancellable, error);

  if (rows == NULL)
    return NULL;
  sam_record_set_text (record, "workshop", job->workshop);
  sam_record_set_text (record, is_participation (job->kind) ? "person" : "expert", job->who);
  sam_record_set_text (record, "status", is_participation (job->kind) ? "registered" : "confirmed");
  if (!is_participation (job->kind))
    sam_record_set_integer (record, "table", rows->len + 1);
  return sam_store_save (store, record, error) ? g_steal_pointer (&id) : NULL;
}

static void
close_details (SamWorkshopList *self)
{
  if (self->editing != NULL)
    sam_edit_session_close (self->editing);
  g_clear_object (&self->editing);
  g_clear_pointer (&self->open, g_free);
}

static void
on_deleted_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamWorkshopList) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->people == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), id != NULL ? "win.toast-undo" : "win.toast", "s",
                              id != NULL ? _ ("Taken off the list") : error->message);
}

static void
on_remove_clicked_cb (SamWorkshopList *self)
{
  g_autofree char *id = g_strdup (self->open);

  close_details (self);
  sam_store_thread_run_async (self->store, sam_edit_delete, g_steal_pointer (&id), g_free, g_free, NULL, on_deleted_cb,
                              g_object_ref (self));
}

/* The details of one person, below the line of their name. */
static GtkWidget *
make_details (SamWorkshopList *self)
{
  g_autofree char *path = g_strdup_printf ("/nl/samenhulp/Samenhulp/ui/workshop/%s-form.ui", self->kind->name);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *form = GTK_WIDGET (gtk_builder_get_object (builder, "form"));
  GtkWidget *remove = gtk_button_new_with_mnemonic (_ ("_Take off the List"));

  gtk_widget_set_halign (remove, GTK_ALIGN_START);
  gtk_widget_add_css_class (remove, "destructive-action");
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), form);
  gtk_box_append (GTK_BOX (box), remove);
  gtk_widget_add_css_class (box, "section-box");
  self->editing = sam_edit_session_new (self->store, SAM_FORM (form), self->open);
  return box;
}

static void
on_name_clicked_cb (SamWorkshopList *self,
                    GtkButton *button)
{
  GtkWidget *line = gtk_widget_get_ancestor (GTK_WIDGET (button), GTK_TYPE_BOX);
  g_autofree char *was_open = g_strdup (self->open);
  const char *id = g_object_get_data (G_OBJECT (button), "id");

  for (GtkWidget *child = gtk_widget_get_first_child (self->people); child;)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (gtk_widget_has_css_class (child, "section-box"))
        gtk_box_remove (GTK_BOX (self->people), child);
      child = next;
    }
  close_details (self);
  if (g_strcmp0 (was_open, id) == 0)
    return;
  self->open = g_strdup (id);
  gtk_box_insert_child_after (GTK_BOX (self->people), make_details (self), line);
}

static GtkWidget *
make_line (SamWorkshopList *self,
           const SamRow *row)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_with_label (row->cells[CELL_NAME] != NULL ? row->cells[CELL_NAME]
                                                                               : _ ("Name not known"));
  const SamChoice *status = NULL;
  g_autofree char *table = NULL;
  const char *detail = row->cells[CELL_DETAIL];
  GtkWidget *label;

  if (row->cells[CELL_STATUS] != NULL)
    status = sam_field_find_choice (sam_kind_find_field (self->kind, "status"), row->cells[CELL_STATUS]);
  if (!is_participation (self->kind) && detail != NULL)
    detail = table = g_strdup_printf (_ ("Table %s"), detail);
  gtk_button_set_has_frame (GTK_BUTTON (button), FALSE);
  gtk_label_set_xalign (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), 0);
  gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (button, TRUE);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (row->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_name_clicked_cb), self, G_CONNECT_SWAPPED);
  label = gtk_label_new (detail);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (line, "workshop-line");
  sam_remade_rows_name (line, row->id);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (GTK_BOX (line), label);
  if (status != NULL)
    gtk_box_append (GTK_BOX (line), sam_chip_new (_ (status->label), NULL, NULL));
  return line;
}

static void
show_count (SamWorkshopList *self,
            guint n)
{
  g_autofree char *text = NULL;

  if (is_participation (self->kind))
    text = n == 0 ? g_strdup (_ ("Nobody has registered yet."))
                  : g_strdup_printf (ngettext ("%u participant", "%u participants", n), n);
  else
    text = n == 0 ? g_strdup (_ ("No experience experts at tables yet."))
                  : g_strdup_printf (ngettext ("%u table", "%u tables", n), n);
  gtk_label_set_label (GTK_LABEL (self->count), text);
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamWorkshopList) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  SamRemadeRows *remade;

  /* While details are open the lines stay: what is being typed must not be taken away. */
  if (self->people == NULL || self->open != NULL)
    return;
  if (rows == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->count), error->message);
      return;
    }
  remade = sam_remade_rows_begin (self->people);
  for (guint i = 0; i < rows->len; i++)
    gtk_box_append (GTK_BOX (self->people), make_line (self, g_ptr_array_index (rows, i)));
  sam_remade_rows_end (remade);
  show_count (self, rows->len);
}

static Job *
make_job (SamWorkshopList *self,
          const char *who)
{
  Job *job = g_new0 (Job, 1);

  job->kind = self->kind;
  job->workshop = g_strdup (self->workshop);
  job->who = g_strdup (who);
  return job;
}

static void
load (SamWorkshopList *self)
{
  sam_store_thread_run_async (self->store, find_people, make_job (self, NULL), (GDestroyNotify) job_free,
                              (GDestroyNotify) g_ptr_array_unref, NULL, on_found_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamWorkshopList *self,
                     const char *const *ids)
{
  const char *const kinds[] = { self->kind->name, "person", NULL };

  if (self->workshop != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
on_added_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamWorkshopList) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (id == NULL && self->people != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_picked_cb (SamWorkshopList *self,
              const char *id,
              const char *title)
{
  close_details (self);
  sam_store_thread_run_async (self->store, add_person, make_job (self, id), (GDestroyNotify) job_free, g_free, NULL,
                              on_added_cb, g_object_ref (self));
}

static void
sam_workshop_list_show (SamRecordPart *part,
                        SamStoreThread *store,
                        SamRecord *record)
{
  SamWorkshopList *self = SAM_WORKSHOP_LIST (part);

  /* Before the first save there is nothing that people could refer to. */
  gtk_widget_set_sensitive (GTK_WIDGET (self), sam_record_get_revision (record) != NULL);
  if (self->workshop != NULL)
    return;
  self->store = g_object_ref (store);
  self->workshop = g_strdup (sam_record_get_id (record));
  sam_record_picker_set_source (SAM_RECORD_PICKER (self->picker),
                                sam_kind_find (is_participation (self->kind) ? "person" : "expert"), store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
sam_workshop_list_close (SamRecordPart *part)
{
  close_details (SAM_WORKSHOP_LIST (part));
}

static void
sam_workshop_list_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_workshop_list_show;
  iface->close = sam_workshop_list_close;
}

static void
sam_workshop_list_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  SamWorkshopList *self = SAM_WORKSHOP_LIST (object);

  if (id != PROP_KIND)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  self->kind = sam_kind_find (g_value_get_string (value));
  gtk_accessible_update_property (GTK_ACCESSIBLE (sam_record_picker_get_entry (SAM_RECORD_PICKER (self->picker))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_participation (self->kind) ? _ ("Add a participant") : _ ("Add an expert"), -1);
  g_object_set (sam_record_picker_get_entry (SAM_RECORD_PICKER (self->picker)), "placeholder-text",
                is_participation (self->kind) ? _ ("Add a participant") : _ ("Add an expert"), NULL);
  show_count (self, 0);
}

static void
sam_workshop_list_dispose (GObject *object)
{
  SamWorkshopList *self = SAM_WORKSHOP_LIST (object);
  GtkWidget *child;

  close_details (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->people = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (sam_workshop_list_parent_class)->dispose (object);
}

static void
sam_workshop_list_class_init (SamWorkshopListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_RECORD_PICKER);
  object_class->set_property = sam_workshop_list_set_property;
  object_class->dispose = sam_workshop_list_dispose;
  g_object_class_install_property (object_class, PROP_KIND,
                                   g_param_spec_string ("kind", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/workshop/sam-workshop-list.ui");
  gtk_widget_class_bind_template_child (widget_class, SamWorkshopList, count);
  gtk_widget_class_bind_template_child (widget_class, SamWorkshopList, people);
  gtk_widget_class_bind_template_child (widget_class, SamWorkshopList, picker);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
}

static void
sam_workshop_list_init (SamWorkshopList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
