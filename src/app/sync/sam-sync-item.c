/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-sync-item.h"

#include <glib/gi18n.h>

struct _SamSyncItem
{
  GtkListBoxRow parent_instance;

  char *id;
  const char *action; /* static */

  /* Template children */
  GtkCheckButton *check;
  GtkLabel *title;
  GtkLabel *detail;
  GtkMenuButton *undo;
};

enum
{
  SELECTION_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamSyncItem, sam_sync_item, GTK_TYPE_LIST_BOX_ROW)

static void
on_toggled_cb (SamSyncItem *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

static void
sam_sync_item_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_SYNC_ITEM);

  G_OBJECT_CLASS (sam_sync_item_parent_class)->dispose (object);
}

static void
sam_sync_item_finalize (GObject *object)
{
  g_free (SAM_SYNC_ITEM (object)->id);

  G_OBJECT_CLASS (sam_sync_item_parent_class)->finalize (object);
}

static void
sam_sync_item_class_init (SamSyncItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_sync_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_sync_item_finalize;

  signals[SELECTION_CHANGED] = g_signal_new ("selection-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                             NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-sync-item.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSyncItem, check);
  gtk_widget_class_bind_template_child (widget_class, SamSyncItem, title);
  gtk_widget_class_bind_template_child (widget_class, SamSyncItem, detail);
  gtk_widget_class_bind_template_child (widget_class, SamSyncItem, undo);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled_cb);
}

static void
sam_sync_item_init (SamSyncItem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_sync_item_new:
 * @id: of the record
 * @detail: (nullable): what is to be said about it
 * @action: (nullable): a static string, the window's action that opens it
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
sam_sync_item_new (const char *id,
                   const char *title,
                   const char *detail,
                   const char *action)
{
  SamSyncItem *self = g_object_new (SAM_TYPE_SYNC_ITEM, NULL);
  g_autofree char *spoken = g_strjoin (". ", title, detail, NULL);

  self->id = g_strdup (id);
  self->action = action;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), action != NULL);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return GTK_WIDGET (self);
}

/**
 * sam_sync_item_get_id:
 *
 * Returns: (nullable) (transfer none): id of the record
 */
const char *
sam_sync_item_get_id (SamSyncItem *self)
{
  return self->id;
}

/**
 * sam_sync_item_get_action:
 *
 * Returns: (nullable) (transfer none): what happens when the line is pressed
 */
const char *
sam_sync_item_get_action (SamSyncItem *self)
{
  return self->action;
}

/* Gives it a check button, to settle several at once. */
void
sam_sync_item_offer_choice (SamSyncItem *self)
{
  /* Translators: %s is the title of a record */
  g_autofree char *spoken = g_strdup_printf (_ ("Choose “%s”"), gtk_label_get_label (self->title));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->check), TRUE);
}

/**
 * sam_sync_item_has_choice:
 *
 * Returns: whether it has a box to tick
 */
gboolean
sam_sync_item_has_choice (SamSyncItem *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->check));
}

/**
 * sam_sync_item_is_chosen:
 *
 * Returns: whether the box is ticked
 */
gboolean
sam_sync_item_is_chosen (SamSyncItem *self)
{
  return gtk_check_button_get_active (self->check);
}

/**
 * sam_sync_item_choose:
 *
 * Ticks the box, or takes the tick out.
 */
void
sam_sync_item_choose (SamSyncItem *self,
                      gboolean chosen)
{
  gtk_check_button_set_active (self->check, chosen);
}

/**
 * sam_sync_item_offer_undo:
 * @ways: what undoing it may mean
 */
void
sam_sync_item_offer_undo (SamSyncItem *self,
                          GMenuModel *ways)
{
  /* Translators: %s is the title of a record */
  g_autofree char *spoken = g_strdup_printf (_ ("Undo: %s"), gtk_label_get_label (self->title));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_menu_button_set_menu_model (self->undo, ways);
  gtk_widget_set_visible (GTK_WIDGET (self->undo), TRUE);
}
