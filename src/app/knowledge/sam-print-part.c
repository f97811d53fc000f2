/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-print-part.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/sam-answer.h"
#include "exchange/sam-pdf-text.h"
#include "network/sam-region-record.h"

struct _SamPrintPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  SamRecord *record;

  /* Template children */
  GtkWidget *content;
};

typedef struct
{
  SamRecord *record;
  char *path;
} Writing;

static void sam_print_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamPrintPart, sam_print_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_print_part_part_init))

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->record);
  g_free (writing->path);
  g_free (writing);
}

static gpointer
write_text (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  const Writing *writing = data;
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL); /* a text is a text without it too */

  if (!sam_pdf_write_text (writing->record, region, writing->path, error))
    return NULL;
  return g_strdup_printf (_ ("Saved as %s"), writing->path);
}

static void
tell (gpointer self,
      const char *words,
      gboolean done)
{
  gtk_widget_activate_action (self, "win.toast", "s", words);
}

static void
on_path_chosen_cb (const char *path,
                   gpointer data)
{
  sam_print_part_save_pdf (data, path);
}

static void
on_save_clicked_cb (SamPrintPart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *title = sam_record_dup_title (self->record);
  g_autofree char *name = g_strconcat (title, ".pdf", NULL);

  g_strdelimit (name, "/\\:", '-');
  sam_file_dialogs_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save as PDF"), name, on_path_chosen_cb,
                         self);
}

static void
sam_print_part_show (SamRecordPart *part,
                     SamStoreThread *store,
                     SamRecord *record)
{
  SamPrintPart *self = SAM_PRINT_PART (part);

  g_set_object (&self->store, store);
  g_clear_object (&self->record);
  self->record = sam_record_copy (record);
  gtk_widget_set_visible (GTK_WIDGET (self), sam_record_get_value (record, "text") != NULL);
}

static void
sam_print_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_print_part_show;
}

static void
sam_print_part_dispose (GObject *object)
{
  SamPrintPart *self = SAM_PRINT_PART (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_print_part_parent_class)->dispose (object);
}

static void
sam_print_part_class_init (SamPrintPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_print_part_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/knowledge/sam-print-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamPrintPart, content);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
sam_print_part_init (SamPrintPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_print_part_save_pdf:
 *
 * Writes the text as it stands now, and tells where it is or what went wrong.
 */
void
sam_print_part_save_pdf (SamPrintPart *self,
                         const char *path)
{
  Writing *writing;

  g_return_if_fail (SAM_IS_PRINT_PART (self));

  if (self->record == NULL)
    return;
  writing = g_new0 (Writing, 1);
  writing->record = sam_record_copy (self->record);
  writing->path = g_strdup (path);
  sam_answer_ask (self->store, write_text, writing, (GDestroyNotify) writing_free, tell, self);
}
