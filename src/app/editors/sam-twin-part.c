/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-twin-part.h"

#include <glib/gi18n.h>

#include "app/editors/sam-record-part.h"
#include "network/sam-duplicates.h"

struct _SamTwinPart
{
  GtkWidget parent_instance;

  GCancellable *cancellable; /* of the search for what is shown now */

  /* Template children */
  GtkWidget *content;
  GtkWidget *text;
  GtkWidget *open_button;
};

static void sam_twin_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamTwinPart, sam_twin_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_twin_part_part_init))

static gpointer
find_twins (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return sam_duplicates_find (store, sam_record_get_kind (data), data, cancellable, error);
}

static void
show_pair (SamTwinPart *self,
           const char *id,
           const SamLikelyPair *pair)
{
  gboolean first = g_str_equal (pair->first, id);
  g_autofree char *reasons = sam_likeness_describe (pair->likeness);
  /* Translators: the name of a record that is there already, and the reasons, such as "the same phone number" */
  g_autofree char *text = g_strdup_printf (_ ("“%s” may be the same: %s."),
                                           first ? pair->second_title : pair->first_title, reasons);

  gtk_label_set_label (GTK_LABEL (self->text), text);
  /* In this order: without a target the action would be of another type. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", first ? pair->second : pair->first);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.open");
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

typedef struct
{
  GWeakRef part;
  GCancellable *cancellable;
  char *id;
} Asked;

static void
asked_free (Asked *asked)
{
  g_weak_ref_clear (&asked->part);
  g_object_unref (asked->cancellable);
  g_free (asked->id);
  g_free (asked);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (Asked) asked = data;
  g_autoptr (SamTwinPart) self = g_weak_ref_get (&asked->part);
  /* What is wrong with the store, the editor tells. */
  g_autoptr (GPtrArray) pairs = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  if (self == NULL || self->content == NULL || self->cancellable != asked->cancellable)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (pairs != NULL && pairs->len > 0)
    show_pair (self, asked->id, pairs->pdata[0]);
}

static void
sam_twin_part_show (SamRecordPart *part,
                    SamStoreThread *store,
                    SamRecord *record)
{
  SamTwinPart *self = SAM_TWIN_PART (part);
  Asked *asked = g_new0 (Asked, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&asked->part, self);
  asked->cancellable = g_object_ref (self->cancellable);
  asked->id = g_strdup (sam_record_get_id (record));
  sam_store_thread_run_async (store, find_twins, sam_record_copy (record), g_object_unref,
                              (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_found_cb, asked);
}

static void
sam_twin_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_twin_part_show;
}

static void
sam_twin_part_dispose (GObject *object)
{
  SamTwinPart *self = SAM_TWIN_PART (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_TWIN_PART);

  G_OBJECT_CLASS (sam_twin_part_parent_class)->dispose (object);
}

static void
sam_twin_part_class_init (SamTwinPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_twin_part_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/editors/sam-twin-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamTwinPart, content);
  gtk_widget_class_bind_template_child (widget_class, SamTwinPart, text);
  gtk_widget_class_bind_template_child (widget_class, SamTwinPart, open_button);
}

static void
sam_twin_part_init (SamTwinPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * sam_twin_part_get_text:
 *
 * Returns: what it tells; "" for nothing yet
 */
const char *
sam_twin_part_get_text (SamTwinPart *self)
{
  g_return_val_if_fail (SAM_IS_TWIN_PART (self), NULL);

  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_label (GTK_LABEL (self->text)) : "";
}
