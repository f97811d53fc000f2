/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-toast-overlay.h"

/* Long enough to read two lines aloud. */
#define SHOWN_FOR_SECONDS 6

struct _SamToastOverlay
{
  GtkWidget parent_instance;

  guint timeout_id;
  guint tick_id;

  /* Template children */
  GtkWidget *content;
  GtkRevealer *revealer;
  GtkWidget *toast;
  GtkLabel *label;
  GtkButton *button;
};

enum
{
  PROP_CHILD = 1,
};

G_DEFINE_FINAL_TYPE (SamToastOverlay, sam_toast_overlay, GTK_TYPE_WIDGET)

/* What has the focus is not covered, wherever it goes and the list below it scrolls: the message moves to the top. */
static gboolean
on_tick_cb (GtkWidget *widget,
            GdkFrameClock *clock,
            gpointer data)
{
  SamToastOverlay *self = SAM_TOAST_OVERLAY (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child = gtk_overlay_get_child (GTK_OVERLAY (self->content));
  graphene_rect_t covered, needed;

  if (!gtk_revealer_get_reveal_child (self->revealer) ||
      gtk_widget_get_valign (GTK_WIDGET (self->revealer)) == GTK_ALIGN_START)
    {
      self->tick_id = 0;
      return G_SOURCE_REMOVE;
    }
  if (focus != NULL && child != NULL && gtk_widget_is_ancestor (focus, child) &&
      gtk_revealer_get_child_revealed (self->revealer) && gtk_widget_get_height (self->toast) > 0 &&
      gtk_widget_compute_bounds (self->toast, widget, &covered) && gtk_widget_compute_bounds (focus, widget, &needed) &&
      graphene_rect_intersection (&covered, &needed, NULL))
    {
      gtk_widget_set_valign (GTK_WIDGET (self->revealer), GTK_ALIGN_START);
      gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_DOWN);
    }
  return G_SOURCE_CONTINUE;
}

/* At the bottom until it is in the way there. */
static void
begin_below (SamToastOverlay *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self->revealer), GTK_ALIGN_END);
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

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
  gtk_widget_class_bind_template_child (widget_class, SamToastOverlay, toast);
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
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toast), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  if (!gtk_revealer_get_reveal_child (self->revealer))
    begin_below (self);
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
