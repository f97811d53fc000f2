/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-editor-window.h"

#include "app/editors/sam-editor.h"
#include "app/sam-undo-actions.h"

struct _SamEditorWindow
{
  SamDialog parent_instance;
};

G_DEFINE_FINAL_TYPE (SamEditorWindow, sam_editor_window, SAM_TYPE_DIALOG)

static void
sam_editor_window_class_init (SamEditorWindowClass *klass)
{
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/samenhulp/Samenhulp/ui/editors/sam-editor-window.ui");
}

static void
sam_editor_window_init (SamEditorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_editor_window_new:
 * @parent: the program's window
 * @id: of a record of a kind that sam_editor_is_offered_for () knows
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_editor_window_new (GtkWindow *parent,
                       SamStoreThread *store,
                       const char *id)
{
  SamEditorWindow *self = g_object_new (SAM_TYPE_EDITOR_WINDOW, "transient-for", parent, NULL);
  GtkWidget *editor = sam_editor_new_for (store, id);

  g_object_bind_property (editor, "title", self, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (editor, "deleted", G_CALLBACK (gtk_window_close), self, G_CONNECT_SWAPPED);
  gtk_window_set_child (GTK_WINDOW (self), editor);
  sam_undo_actions_add_keys (GTK_WIDGET (self));
  sam_editor_begin (SAM_EDITOR (editor));
  return GTK_WIDGET (self);
}
