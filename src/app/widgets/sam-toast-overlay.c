/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-toast-overlay.h"

/* Long enough to read two lines aloud. */
#define SHOWN_FOR_SECONDS 6

struct _SamToastOverlay
{
  GtkWidget parent_instance;

  guint timeout_id;

  /* Template children */
  GtkWidget *content;
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
};

enum
{
  PROP_CHILD = 1,
};

G_DEFINE_FINAL_TYPE (SamToastOverlay, sam_toast_overlay, GTK_TYPE_WIDGET)

static gboolean
on_timeout_cb (gpointer data)
{
  SamToastOverlay *self = data;

  self->timeout_id = 0;
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  return G_SOURCE_REMOVE;
}

static void
on_dismiss_clicked_cb (SamToastOverlay *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

static void
on_pointer_enter_cb (SamToastOverlay *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
}

static void
on_pointer_leave_cb (SamToastOverlay *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->timeout_id = g_timeout_add_seconds (SHOWN_FOR_SECONDS, on_timeout_cb, self);
}

static void
sam_toast_overlay_set_property (GObject *object,
                                guint id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  if (id != PROP_CHILD)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  gtk_overlay_set_child (GTK_OVERLAY (SAM_TOAST_OVERLAY (object)->content), g_value_get_object (value));
}

static void
sam_toast_overlay_dispose (GObject *object)
{
  SamToastOverlay *self = SAM_TOAST_OVERLAY (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_TOAST_OVERLAY);

  G_OBJECT_CLASS (sam_toast_overlay_parent_class)->dispose (object);
}

static void
sam_toast_overlay_class_init (SamToastOverlayClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_toast_overlay_set_property;
  object_class->dispose = sam_toast_overlay_dispose;

  g_object_class_install_property (
      object_class, PROP_CHILD,
      g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/widgets/sam-toast-overlay.ui");
  gtk_widget_class_bind_template_child (widget_class, SamToastOverlay, content);
  gtk_widget_class_bind_template_child (widget_class, SamToastOverlay, revealer);
  gtk_widget_class_bind_template_child (widget_class, SamToastOverlay, label);
  gtk_widget_class_bind_template_child (widget_class, SamToastOverlay, button);
  gtk_widget_class_bind_template_callback (widget_class, on_dismiss_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pointer_enter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pointer_leave_cb);
}

static void
sam_toast_overlay_init (SamToastOverlay *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_toast_overlay_show:
 * @text: one sentence
 * @button_label: (nullable): what can be done about it
 * @action_name: (nullable): the action of that button
 */
void
sam_toast_overlay_show (SamToastOverlay *self,
                        const char *text,
                        const char *button_label,
                        const char *action_name)
{
  g_return_if_fail (SAM_IS_TOAST_OVERLAY (self));

  gtk_label_set_label (self->label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  on_pointer_leave_cb (self);
}

/**
 * sam_toast_overlay_get_text:
 *
 * Returns: (nullable): the message that shows
 */
const char *
sam_toast_overlay_get_text (SamToastOverlay *self)
{
  g_return_val_if_fail (SAM_IS_TOAST_OVERLAY (self), NULL);

  return gtk_revealer_get_reveal_child (self->revealer) ? gtk_label_get_label (self->label) : NULL;
}
