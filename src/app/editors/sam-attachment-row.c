/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-attachment-row.h"

#include <glib/gi18n.h>

#include "app/widgets/sam-remade-rows.h"
#include "exchange/sam-attachment-files.h"

struct _SamAttachmentRow
{
  GtkWidget parent_instance;

  SamRecord *attachment;

  /* Template children */
  GtkWidget *content;
  GtkWidget *open;
  GtkLabel *name;
  GtkLabel *size;
  GtkWidget *save;
  GtkWidget *remove;
};

enum
{
  OPEN,
  SAVE,
  REMOVE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamAttachmentRow, sam_attachment_row, GTK_TYPE_WIDGET)

static void
on_open_cb (SamAttachmentRow *self)
{
  g_signal_emit (self, signals[OPEN], 0);
}

static void
on_save_cb (SamAttachmentRow *self)
{
  g_signal_emit (self, signals[SAVE], 0);
}

static void
on_remove_cb (SamAttachmentRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
sam_attachment_row_dispose (GObject *object)
{
  SamAttachmentRow *self = SAM_ATTACHMENT_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->attachment);

  G_OBJECT_CLASS (sam_attachment_row_parent_class)->dispose (object);
}

static void
sam_attachment_row_class_init (SamAttachmentRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_attachment_row_dispose;

  signals[OPEN] =
      g_signal_new ("open", SAM_TYPE_ATTACHMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAVE] =
      g_signal_new ("save", SAM_TYPE_ATTACHMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE] =
      g_signal_new ("remove", SAM_TYPE_ATTACHMENT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/editors/sam-attachment-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentRow, content);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentRow, open);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentRow, name);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentRow, size);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentRow, save);
  gtk_widget_class_bind_template_child (widget_class, SamAttachmentRow, remove);
  gtk_widget_class_bind_template_callback (widget_class, on_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_cb);
}

static void
sam_attachment_row_init (SamAttachmentRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_attachment_row_new:
 * @attachment: a record of that kind
 *
 * Returns: (transfer none): its row
 */
GtkWidget *
sam_attachment_row_new (SamRecord *attachment)
{
  SamAttachmentRow *self = g_object_new (SAM_TYPE_ATTACHMENT_ROW, NULL);
  g_autofree char *name = sam_record_dup_text (attachment, "name");
  g_autofree char *size = g_format_size ((guint64) MAX (0, sam_record_get_integer (attachment, "size", 0)));
  /* Translators: %s is the name of a file */
  g_autofree char *save = g_strdup_printf (_ ("Save “%s”"), name);
  /* Translators: %s is the name of a file */
  g_autofree char *remove = g_strdup_printf (_ ("Remove “%s”"), name);

  self->attachment = g_object_ref (attachment);
  sam_remade_rows_name (GTK_WIDGET (self), sam_record_get_id (attachment));
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->size, size);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, size, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->save), GTK_ACCESSIBLE_PROPERTY_LABEL, save, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove), GTK_ACCESSIBLE_PROPERTY_LABEL, remove, -1);
  return GTK_WIDGET (self);
}

/**
 * sam_attachment_row_dup_name:
 *
 * Returns: (transfer full): what its file is called, safe for this computer
 */
char *
sam_attachment_row_dup_name (SamAttachmentRow *self)
{
  g_autofree char *name = sam_record_dup_text (self->attachment, "name");

  return sam_attachment_make_safe_name (name != NULL ? name : "");
}

/**
 * sam_attachment_row_get_id:
 *
 * Returns: (transfer none): the attachment's record
 */
const char *
sam_attachment_row_get_id (SamAttachmentRow *self)
{
  return sam_record_get_id (self->attachment);
}
