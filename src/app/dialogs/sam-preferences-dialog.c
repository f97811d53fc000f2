/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-preferences-dialog.h"

struct _SamPreferencesDialog
{
  SamDialog parent_instance;

  SamSettings *settings;

  /* Template children */
  GtkEditable *author;
  GtkDropDown *appearance;
};

G_DEFINE_FINAL_TYPE (SamPreferencesDialog, sam_preferences_dialog, SAM_TYPE_DIALOG)

/* In the order of the choices in the .ui file. */
static const char *const appearances[] = { "system", "light", "dark" };

static void
on_appearance_selected_cb (SamPreferencesDialog *self)
{
  guint selected = gtk_drop_down_get_selected (self->appearance);

  if (self->settings != NULL && selected < G_N_ELEMENTS (appearances))
    g_object_set (self->settings, "appearance", appearances[selected], NULL);
}

static void
sam_preferences_dialog_dispose (GObject *object)
{
  SamPreferencesDialog *self = SAM_PREFERENCES_DIALOG (object);

  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_PREFERENCES_DIALOG);

  G_OBJECT_CLASS (sam_preferences_dialog_parent_class)->dispose (object);
}

static void
sam_preferences_dialog_class_init (SamPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_preferences_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/dialogs/sam-preferences-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamPreferencesDialog, author);
  gtk_widget_class_bind_template_child (widget_class, SamPreferencesDialog, appearance);
  gtk_widget_class_bind_template_callback (widget_class, on_appearance_selected_cb);
}

static void
sam_preferences_dialog_init (SamPreferencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_preferences_dialog_new:
 * @parent: above which it shows
 * @settings: what is edited
 *
 * Returns: (transfer none): the dialog; changes hold at once
 */
GtkWidget *
sam_preferences_dialog_new (GtkWindow *parent,
                            SamSettings *settings)
{
  SamPreferencesDialog *self = g_object_new (SAM_TYPE_PREFERENCES_DIALOG, "transient-for", parent, NULL);
  g_autofree char *appearance = NULL;

  g_object_get (settings, "appearance", &appearance, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (appearances); i++)
    if (g_str_equal (appearances[i], appearance))
      gtk_drop_down_set_selected (self->appearance, i);
  g_object_bind_property (settings, "author", self->author, "text", G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);
  self->settings = g_object_ref (settings);
  return GTK_WIDGET (self);
}
