/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-again-part.h"

#include "app/rows/sam-row-text.h"
#include "json/sam-json-value.h"
#include "network/sam-workshop-copy.h"

#include <glib/gi18n.h>

struct _SamAgainPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */

  /* Template children */
  GtkWidget *day;
  GtkWidget *told;
};

static void sam_again_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamAgainPart, sam_again_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_again_part_part_init))

typedef struct
{
  char *workshop;
  char *date;
} Job;

static void
job_free (Job *job)
{
  g_free (job->workshop);
  g_free (job->date);
  g_free (job);
}

static gpointer
copy_workshop (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Job *job = data;

  return sam_workshop_copy (store, job->workshop, job->date, error);
}

static void
tell (SamAgainPart *self,
      const char *words)
{
  gtk_label_set_label (GTK_LABEL (self->told), words);
  gtk_widget_show (self->told);
}

static void
on_copied_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamAgainPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->day == NULL)
    return;
  if (id == NULL)
    {
      tell (self, error->message);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->day), "");
  gtk_widget_hide (self->told);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", id);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("Copied: the experts are still to be asked"));
}

static void
on_copy_clicked_cb (SamAgainPart *self)
{
  const SamField *field = sam_kind_find_field (sam_kind_find ("workshop"), "date");
  g_autofree char *value = NULL;
  const char *problem = NULL;
  Job *job;

  if (!sam_row_text_parse (field, gtk_editable_get_text (GTK_EDITABLE (self->day)), &value, &problem) || value == NULL)
    {
      tell (self, problem != NULL ? _ (problem) : _ ("Type the new day first, as in 4-3-2027."));
      gtk_widget_grab_focus (self->day);
      return;
    }
  job = g_new0 (Job, 1);
  job->workshop = g_strdup (self->workshop);
  job->date = sam_json_to_string (value);
  sam_store_thread_run_async (self->store, copy_workshop, job, (GDestroyNotify) job_free, g_free, NULL, on_copied_cb,
                              g_object_ref (self));
}

static void
sam_again_part_show (SamRecordPart *part,
                     SamStoreThread *store,
                     SamRecord *record)
{
  SamAgainPart *self = SAM_AGAIN_PART (part);
  const gboolean saved = sam_record_get_revision (record) != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self), saved);
  if (self->workshop != NULL)
    return;
  self->store = g_object_ref (store);
  self->workshop = g_strdup (sam_record_get_id (record));
}

static void
sam_again_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_again_part_show;
}

static void
sam_again_part_dispose (GObject *object)
{
  SamAgainPart *self = SAM_AGAIN_PART (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->day = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (sam_again_part_parent_class)->dispose (object);
}

static void
sam_again_part_class_init (SamAgainPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_again_part_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-again-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamAgainPart, day);
  gtk_widget_class_bind_template_child (widget_class, SamAgainPart, told);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked_cb);
}

static void
sam_again_part_init (SamAgainPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
