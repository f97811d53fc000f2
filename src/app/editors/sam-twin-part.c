/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-twin-part.h"

#include <glib/gi18n.h>

#include "app/editors/sam-record-part.h"
#include "network/sam-duplicates.h"

struct _SamTwinPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  SamRecord *record;         /* what is shown now */
  char *twin;                /* (nullable): id of what may be the same */
  GCancellable *cancellable; /* of the search for it */

  /* Template children */
  GtkWidget *content;
  GtkWidget *text;
  GtkWidget *open_button;
  GtkWidget *two_button;
};

static void sam_twin_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamTwinPart, sam_twin_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_twin_part_part_init))

/* What a new record may be already. */
typedef struct
{
  char *id;
  char *text;
} Twin;

static void
twin_free (Twin *twin)
{
  g_free (twin->id);
  g_free (twin->text);
  g_free (twin);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Twin, twin_free)

/* A group that asked not to be listed is kept for this very moment. */
static gboolean
is_unlisted (SamStore *store,
             const char *id)
{
  g_autoptr (SamRecord) record = sam_store_load (store, id, NULL);

  return record != NULL && sam_kind_find_field (sam_record_get_kind (record), "unlisted_on") != NULL &&
         sam_record_has_value (record, "unlisted_on");
}

static Twin *
twin_new (const SamLikelyPair *pair,
          gboolean first,
          gboolean unlisted)
{
  g_autofree char *reasons = sam_likeness_describe (pair->likeness);
  const char *title = first ? pair->first_title : pair->second_title;
  Twin *twin = g_new0 (Twin, 1);

  twin->id = g_strdup (first ? pair->first : pair->second);
  if (unlisted)
    /* Translators: the name of a group that is there already, and the reasons, such as "the same phone number" */
    twin->text = g_strdup_printf (_ ("“%s” does not want to be listed, and may be the same: %s. Do not add it again."),
                                  title, reasons);
  else
    /* Translators: the name of a record that is there already, and the reasons, such as "the same phone number" */
    twin->text = g_strdup_printf (_ ("“%s” may be the same: %s."), title, reasons);
  return twin;
}

/* The likeliest, after one that is not to be listed. */
static gpointer
find_twin (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  const char *id = sam_record_get_id (data);
  g_autoptr (GPtrArray) pairs = sam_duplicates_find (store, sam_record_get_kind (data), data, cancellable, error);

  if (pairs == NULL)
    return NULL;
  for (guint i = 0; i < pairs->len; i++)
    {
      const SamLikelyPair *pair = pairs->pdata[i];
      const gboolean first = g_str_equal (pair->second, id);

      if (is_unlisted (store, first ? pair->first : pair->second))
        return twin_new (pair, first, TRUE);
    }
  if (pairs->len == 0)
    return g_new0 (Twin, 1);
  return twin_new (pairs->pdata[0], g_str_equal (((SamLikelyPair *) pairs->pdata[0])->second, id), FALSE);
}

static void
show_twin (SamTwinPart *self,
           const Twin *twin)
{
  g_free (self->twin);
  self->twin = g_strdup (twin->id);
  gtk_label_set_label (GTK_LABEL (self->text), twin->text);
  /* In this order: without a target the action would be of another type. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", self->twin);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.open");
  /* Of what is not in the file yet nothing can be noted. */
  gtk_widget_set_visible (self->two_button, sam_record_get_revision (self->record) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

typedef struct
{
  GWeakRef part;
  GCancellable *cancellable;
} Asked;

static void
asked_free (Asked *asked)
{
  g_weak_ref_clear (&asked->part);
  g_object_unref (asked->cancellable);
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
  g_autoptr (Twin) twin = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  if (self == NULL || self->content == NULL || self->cancellable != asked->cancellable)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (twin != NULL && twin->id != NULL)
    show_twin (self, twin);
}

static void
search (SamTwinPart *self)
{
  Asked *asked = g_new0 (Asked, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_weak_ref_init (&asked->part, self);
  asked->cancellable = g_object_ref (self->cancellable);
  sam_store_thread_run_async (self->store, find_twin, sam_record_copy (self->record), g_object_unref,
                              (GDestroyNotify) twin_free, self->cancellable, on_found_cb, asked);
}

static gpointer
dismiss (SamStore *store,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  char **pair = data;

  return sam_duplicates_dismiss (store, pair[0], pair[1], error) ? g_strdup ("") : NULL;
}

static void
on_dismissed_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamTwinPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->content == NULL)
    return;
  if (done == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", _ ("Noted: these are two"));
  search (self);
}

static void
on_two_clicked_cb (SamTwinPart *self)
{
  char **pair = g_new0 (char *, 3);

  pair[0] = g_strdup (sam_record_get_id (self->record));
  pair[1] = g_strdup (self->twin);
  sam_store_thread_run_async (self->store, dismiss, pair, (GDestroyNotify) g_strfreev, g_free, NULL, on_dismissed_cb,
                              g_object_ref (self));
}

static void
sam_twin_part_show (SamRecordPart *part,
                    SamStoreThread *store,
                    SamRecord *record)
{
  SamTwinPart *self = SAM_TWIN_PART (part);

  g_set_object (&self->store, store);
  g_clear_object (&self->record);
  self->record = sam_record_copy (record);
  search (self);
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
  g_clear_pointer (&self->twin, g_free);
  g_clear_object (&self->record);
  g_clear_object (&self->store);

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
  gtk_widget_class_bind_template_child (widget_class, SamTwinPart, two_button);
  gtk_widget_class_bind_template_callback (widget_class, on_two_clicked_cb);
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
