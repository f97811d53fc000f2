/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-ref-row.h"

#include <glib/gi18n.h>

#include "app/editors/sam-editor.h"
#include "app/lists/sam-changes.h"
#include "app/rows/sam-gone-text.h"
#include "app/rows/sam-record-picker.h"
#include "app/rows/sam-record-titles.h"
#include "app/widgets/sam-focus.h"
#include "json/sam-json-value.h"

struct _SamRefRow
{
  SamFieldRow parent_instance;

  char *id;
  SamStoreThread *watched;

  /* Template children */
  GtkWidget *chosen;
  GtkWidget *open;
  GtkWidget *bring_back;
  GtkWidget *title;
  SamRecordPicker *picker;
};

G_DEFINE_FINAL_TYPE (SamRefRow, sam_ref_row, SAM_TYPE_FIELD_ROW)

static void
show_title (SamRefRow *self,
            const char *title)
{
  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static gboolean
is_shown_somewhere (const char *id)
{
  const SamKind *kind = sam_kind_of_id (id);

  return kind != NULL && sam_editor_is_offered_for (kind);
}

/* A record that is gone stays visible as such, and can be brought back. */
static void
show_gone (SamRefRow *self,
           const char *text,
           gboolean restorable)
{
  if (text != NULL)
    show_title (self, text);
  gtk_widget_set_visible (self->bring_back, restorable);
  gtk_widget_set_sensitive (self->open, text == NULL && is_shown_somewhere (self->id));
}

static void
on_gone_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamRefRow) self = data;
  gboolean restorable;
  g_autofree char *text = sam_gone_text_load_finish (SAM_STORE_THREAD (source), result, &restorable);

  if (self->open == NULL || self->id == NULL)
    return;
  if (text != NULL)
    show_gone (self, text, restorable);
  /* Meanwhile it may have come, and its title with it. */
  else if (g_str_equal (gtk_label_get_label (GTK_LABEL (self->title)), "…"))
    show_gone (self, _ ("Not here (any more)"), FALSE);
}

static void
on_brought_back_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (SamRefRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!sam_gone_text_bring_back_finish (SAM_STORE_THREAD (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_bring_back_clicked_cb (SamRefRow *self)
{
  sam_gone_text_bring_back_async (sam_field_row_get_store (SAM_FIELD_ROW (self)), self->id, on_brought_back_cb,
                                  g_object_ref (self));
}

static void
on_titles_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamRefRow) self = data;
  g_autoptr (GHashTable) titles = sam_record_titles_load_finish (SAM_STORE_THREAD (source), result, NULL);
  const char *title;

  /* An answer for a record that is no longer the one shown comes too late. */
  if (titles == NULL || self->id == NULL || self->open == NULL)
    return;
  title = g_hash_table_lookup (titles, self->id);
  if (title != NULL)
    {
      show_title (self, title);
      show_gone (self, NULL, FALSE);
    }
  else if (g_hash_table_size (titles) == 0)
    sam_gone_text_load_async (SAM_STORE_THREAD (source), self->id, on_gone_cb, g_object_ref (self));
}

static void
load_title (SamRefRow *self)
{
  SamStoreThread *store = sam_field_row_get_store (SAM_FIELD_ROW (self));
  const char *ids[] = { self->id, NULL };

  if (store != NULL && self->id != NULL)
    sam_record_titles_load_async (store, ids, NULL, on_titles_cb, g_object_ref (self));
}

static void
show_chosen (SamRefRow *self,
             const char *title)
{
  show_title (self, title != NULL ? title : "…");
  if (title == NULL)
    load_title (self);
  /* A record that no page or window shows can be chosen, but not opened. */
  gtk_widget_set_sensitive (self->open, is_shown_somewhere (self->id));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), NULL);
  if (!is_shown_somewhere (self->id))
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", self->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "win.open");
}

/* What was chosen takes the place of the picker, or the other way round: the focus goes to what is there now. */
static void
set_id (SamRefRow *self,
        const char *id,
        const char *title)
{
  GtkWidget *there = id != NULL ? self->chosen : GTK_WIDGET (self->picker);
  const gboolean had_focus = sam_focus_find_within (GTK_WIDGET (self)) != NULL;

  g_free (self->id);
  self->id = g_strdup (id);
  gtk_widget_set_visible (self->chosen, id != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picker), id == NULL);
  sam_field_row_set_control (SAM_FIELD_ROW (self),
                             id != NULL ? self->chosen : sam_record_picker_get_entry (self->picker));
  gtk_widget_set_visible (self->bring_back, FALSE);
  if (id != NULL)
    show_chosen (self, title);
  if (had_focus)
    gtk_widget_child_focus (there, GTK_DIR_TAB_FORWARD);
}

static void
on_picked_cb (SamRefRow *self,
              const char *id,
              const char *title)
{
  set_id (self, id, title);
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
}

static void
on_clear_clicked_cb (SamRefRow *self)
{
  set_id (self, NULL, NULL);
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
}

static void
on_changed_cb (SamRefRow *self,
               const char *const *ids)
{
  if (self->id != NULL && sam_changes_touch (ids, self->id))
    load_title (self);
}

static void
sam_ref_row_prepare (SamFieldRow *row,
                     const SamField *field)
{
  SamRefRow *self = SAM_REF_ROW (row);
  SamStoreThread *store = sam_field_row_get_store (row);
  const SamKind *kind = field->refers_to != NULL ? sam_kind_find (field->refers_to) : NULL;

  sam_record_picker_set_source (self->picker, kind, store);
  if (store != NULL && store != self->watched)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  self->watched = store;
}

static void
sam_ref_row_show_value (SamFieldRow *row,
                        const char *value)
{
  g_autofree char *id = sam_json_to_string (value);

  set_id (SAM_REF_ROW (row), id, NULL);
  sam_record_picker_set_text (SAM_REF_ROW (row)->picker, "");
}

static gboolean
sam_ref_row_read_value (SamFieldRow *row,
                        char **value,
                        const char **problem)
{
  SamRefRow *self = SAM_REF_ROW (row);

  if (self->id == NULL && sam_record_picker_find_problem (self->picker) != NULL)
    {
      *problem = sam_record_picker_find_problem (self->picker);
      return FALSE;
    }
  *value = self->id != NULL ? sam_json_from_string (self->id) : NULL;
  return TRUE;
}

static void
sam_ref_row_show_text (SamFieldRow *row,
                       const char *text)
{
  set_id (SAM_REF_ROW (row), NULL, NULL);
  sam_record_picker_set_text (SAM_REF_ROW (row)->picker, text);
}

static char *
sam_ref_row_dup_text (SamFieldRow *row)
{
  return g_strdup (sam_record_picker_get_text (SAM_REF_ROW (row)->picker));
}

static void
sam_ref_row_dispose (GObject *object)
{
  SAM_REF_ROW (object)->open = NULL;

  G_OBJECT_CLASS (sam_ref_row_parent_class)->dispose (object);
}

static void
sam_ref_row_finalize (GObject *object)
{
  g_free (SAM_REF_ROW (object)->id);

  G_OBJECT_CLASS (sam_ref_row_parent_class)->finalize (object);
}

static void
sam_ref_row_class_init (SamRefRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  g_type_ensure (SAM_TYPE_RECORD_PICKER);
  G_OBJECT_CLASS (klass)->dispose = sam_ref_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_ref_row_finalize;
  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_REF);
  row_class->prepare = sam_ref_row_prepare;
  row_class->show_value = sam_ref_row_show_value;
  row_class->read_value = sam_ref_row_read_value;
  row_class->show_text = sam_ref_row_show_text;
  row_class->dup_text = sam_ref_row_dup_text;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-ref-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRefRow, chosen);
  gtk_widget_class_bind_template_child (widget_class, SamRefRow, open);
  gtk_widget_class_bind_template_child (widget_class, SamRefRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamRefRow, bring_back);
  gtk_widget_class_bind_template_child (widget_class, SamRefRow, picker);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bring_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
}

static void
sam_ref_row_init (SamRefRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), sam_record_picker_get_entry (self->picker));
}
