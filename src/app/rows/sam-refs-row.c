/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-refs-row.h"

#include <glib/gi18n.h>

#include "app/lists/sam-changes.h"
#include "app/rows/sam-gone-text.h"
#include "app/rows/sam-record-picker.h"
#include "app/rows/sam-record-titles.h"
#include "app/rows/sam-wrap-layout.h"
#include "json/sam-json-value.h"

struct _SamRefsRow
{
  SamFieldRow parent_instance;

  GPtrArray *ids;     /* in the order given */
  GHashTable *titles; /* by id, as far as looked up */
  GHashTable *gone;   /* by id, of those that are not there: whether they can be brought back */
  SamStoreThread *watched;

  /* Template children */
  GtkWidget *chips;
  SamRecordPicker *picker;
};

G_DEFINE_FINAL_TYPE (SamRefsRow, sam_refs_row, SAM_TYPE_FIELD_ROW)

static void rebuild_chips (SamRefsRow *self);

static void
on_remove_clicked_cb (SamRefsRow *self,
                      GtkButton *button)
{
  const char *id = g_object_get_data (G_OBJECT (button), "id");
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, &index))
    return;
  g_ptr_array_remove_index (self->ids, index);
  rebuild_chips (self);
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->picker));
}

static void
on_brought_back_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (SamRefsRow) self = data;
  g_autoptr (GError) error = NULL;

  if (!sam_gone_text_bring_back_finish (SAM_STORE_THREAD (source), result, &error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
on_bring_back_clicked_cb (SamRefsRow *self,
                          GtkButton *button)
{
  sam_gone_text_bring_back_async (sam_field_row_get_store (SAM_FIELD_ROW (self)),
                                  g_object_get_data (G_OBJECT (button), "id"), on_brought_back_cb, g_object_ref (self));
}

/* A button of a chip, which knows its record. */
static GtkWidget *
make_button (SamRefsRow *self,
             const char *icon,
             const char *label,
             const char *id,
             GCallback on_clicked_cb)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (button, label);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect_object (button, "clicked", on_clicked_cb, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_opener (const char *id,
             const char *title,
             gboolean gone)
{
  GtkWidget *open = gtk_button_new ();
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), gone ? 48 : 32);
  gtk_button_set_child (GTK_BUTTON (open), label);
  gtk_widget_set_tooltip_text (open, gone ? title : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (gone)
    {
      gtk_widget_set_sensitive (open, FALSE);
      return open;
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", id);
  return open;
}

/* A record that is gone stays visible as such, and can be brought back. */
static GtkWidget *
make_chip (SamRefsRow *self,
           const char *id)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *known = g_hash_table_lookup (self->titles, id);
  const char *title = known != NULL ? known : "…";
  gpointer restorable = NULL;
  gboolean gone = g_hash_table_lookup_extended (self->gone, id, NULL, &restorable);
  /* Translators: %s is what a chip stands for, such as a topic */
  g_autofree char *removing = g_strdup_printf (_ ("Remove %s"), title);
  /* Translators: %s is what a chip stands for, such as a topic that was deleted */
  g_autofree char *restoring = g_strdup_printf (_ ("Bring back %s"), title);

  gtk_widget_add_css_class (chip, "linked");
  gtk_widget_add_css_class (chip, "chip-box");
  gtk_box_append (GTK_BOX (chip), make_opener (id, title, gone));
  if (restorable != NULL)
    gtk_box_append (GTK_BOX (chip), make_button (self, "edit-undo-symbolic", restoring, id,
                                                 G_CALLBACK (on_bring_back_clicked_cb)));
  gtk_box_append (GTK_BOX (chip), make_button (self, "window-close-symbolic", removing, id,
                                               G_CALLBACK (on_remove_clicked_cb)));
  return chip;
}

static void
rebuild_chips (SamRefsRow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < self->ids->len; i++)
    gtk_box_append (GTK_BOX (self->chips), make_chip (self, g_ptr_array_index (self->ids, i)));
  gtk_widget_set_visible (self->chips, self->ids->len > 0);
}

/* What the worker finds out about one record. */
typedef struct
{
  SamRefsRow *row;
  char *id;
} Asked;

static void
on_gone_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (SamRefsRow) self = asked->row;
  char *id = asked->id;
  gboolean restorable;
  char *text = sam_gone_text_load_finish (SAM_STORE_THREAD (source), result, &restorable);

  /* Meanwhile it may have come, and its title with it. */
  if (self->chips == NULL || (text == NULL && g_hash_table_contains (self->titles, id)))
    {
      g_free (text);
      g_free (id);
      return;
    }
  g_hash_table_insert (self->titles, g_strdup (id), text != NULL ? text : g_strdup (_ ("Not here (any more)")));
  g_hash_table_insert (self->gone, id, GINT_TO_POINTER (restorable));
  rebuild_chips (self);
}

static void
ask_about_gone (SamRefsRow *self,
                SamStoreThread *store,
                const char *id)
{
  Asked *asked = g_new (Asked, 1);

  asked->row = g_object_ref (self);
  asked->id = g_strdup (id);
  sam_gone_text_load_async (store, id, on_gone_cb, asked);
}

static void
on_titles_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamRefsRow) self = data;
  g_autoptr (GHashTable) titles = sam_record_titles_load_finish (SAM_STORE_THREAD (source), result, NULL);

  if (titles == NULL || self->chips == NULL)
    return;
  for (guint i = 0; i < self->ids->len; i++)
    {
      const char *id = g_ptr_array_index (self->ids, i);
      const char *title = g_hash_table_lookup (titles, id);

      if (title == NULL)
        {
          ask_about_gone (self, SAM_STORE_THREAD (source), id);
          continue;
        }
      g_hash_table_insert (self->titles, g_strdup (id), g_strdup (title));
      g_hash_table_remove (self->gone, id);
    }
  rebuild_chips (self);
}

static void
load_titles (SamRefsRow *self)
{
  SamStoreThread *store = sam_field_row_get_store (SAM_FIELD_ROW (self));
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (store == NULL || self->ids->len == 0)
    return;
  g_ptr_array_extend (ids, self->ids, NULL, NULL);
  g_ptr_array_add (ids, NULL);
  sam_record_titles_load_async (store, (const char *const *) ids->pdata, NULL, on_titles_cb, g_object_ref (self));
}

static void
on_picked_cb (SamRefsRow *self,
              const char *id,
              const char *title)
{
  if (!g_ptr_array_find_with_equal_func (self->ids, id, g_str_equal, NULL))
    g_ptr_array_add (self->ids, g_strdup (id));
  g_hash_table_insert (self->titles, g_strdup (id), g_strdup (title));
  g_hash_table_remove (self->gone, id);
  rebuild_chips (self);
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
}

static void
on_changed_cb (SamRefsRow *self,
               const char *const *changed)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (sam_changes_touch (changed, g_ptr_array_index (self->ids, i)))
      {
        load_titles (self);
        return;
      }
}

static void
sam_refs_row_prepare (SamFieldRow *row,
                      const SamField *field)
{
  SamRefsRow *self = SAM_REFS_ROW (row);
  SamStoreThread *store = sam_field_row_get_store (row);
  const SamKind *kind = field->refers_to != NULL ? sam_kind_find (field->refers_to) : NULL;

  sam_record_picker_set_source (self->picker, kind, store);
  if (store != NULL && store != self->watched)
    g_signal_connect_object (store, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  self->watched = store;
}

static void
sam_refs_row_show_value (SamFieldRow *row,
                         const char *value)
{
  SamRefsRow *self = SAM_REFS_ROW (row);
  g_auto (GStrv) ids = sam_json_to_strv (value);

  g_ptr_array_set_size (self->ids, 0);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_ptr_array_add (self->ids, g_strdup (ids[i]));
  sam_record_picker_set_text (self->picker, "");
  rebuild_chips (self);
  load_titles (self);
}

static gboolean
sam_refs_row_read_value (SamFieldRow *row,
                         char **value,
                         const char **problem)
{
  SamRefsRow *self = SAM_REFS_ROW (row);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  *value = NULL;
  if (self->ids->len == 0)
    return TRUE;
  g_ptr_array_extend (ids, self->ids, NULL, NULL);
  g_ptr_array_add (ids, NULL);
  *value = sam_json_from_strv ((const char *const *) ids->pdata);
  return TRUE;
}

/* What was typed and chosen by nobody would be gone unnoticed. */
static const char *
sam_refs_row_find_leftover (SamFieldRow *row)
{
  return sam_record_picker_find_problem (SAM_REFS_ROW (row)->picker);
}

static void
sam_refs_row_dispose (GObject *object)
{
  SAM_REFS_ROW (object)->chips = NULL;

  G_OBJECT_CLASS (sam_refs_row_parent_class)->dispose (object);
}

static void
sam_refs_row_finalize (GObject *object)
{
  SamRefsRow *self = SAM_REFS_ROW (object);

  g_ptr_array_unref (self->ids);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->gone);

  G_OBJECT_CLASS (sam_refs_row_parent_class)->finalize (object);
}

static void
sam_refs_row_class_init (SamRefsRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  g_type_ensure (SAM_TYPE_RECORD_PICKER);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = sam_refs_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_refs_row_finalize;
  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_REFS);
  row_class->prepare = sam_refs_row_prepare;
  row_class->show_value = sam_refs_row_show_value;
  row_class->read_value = sam_refs_row_read_value;
  row_class->find_leftover = sam_refs_row_find_leftover;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-refs-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRefsRow, chips);
  gtk_widget_class_bind_template_child (widget_class, SamRefsRow, picker);
  gtk_widget_class_bind_template_callback (widget_class, on_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
}

static void
sam_refs_row_init (SamRefsRow *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), sam_record_picker_get_entry (self->picker));
}

/**
 * sam_refs_row_get_typed:
 *
 * Returns: what stands in the line and was not chosen
 */
const char *
sam_refs_row_get_typed (SamRefsRow *self)
{
  g_return_val_if_fail (SAM_IS_REFS_ROW (self), NULL);

  return sam_record_picker_get_text (self->picker);
}

/**
 * sam_refs_row_type:
 *
 * Puts the focus where a name is typed, behind the chips.
 */
void
sam_refs_row_type (SamRefsRow *self)
{
  g_return_if_fail (SAM_IS_REFS_ROW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->picker));
}
