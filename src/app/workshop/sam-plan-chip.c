/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-chip.h"

#include <glib/gi18n.h>

struct _SamPlanChip
{
  GtkButton parent_instance;

  guint participant;
  guint round;
};

G_DEFINE_FINAL_TYPE (SamPlanChip, sam_plan_chip, GTK_TYPE_BUTTON)

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double x,
               double y,
               SamPlanChip *self)
{
  return gdk_content_provider_new_typed (SAM_TYPE_PLAN_CHIP, self);
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag *drag,
                  SamPlanChip *self)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (GTK_WIDGET (self));

  gtk_drag_source_set_icon (source, picture, 0, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dragged");
}

static void
on_drag_end_cb (GtkDragSource *source,
                GdkDrag *drag,
                gboolean delete_data,
                SamPlanChip *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "dragged");
}

static gboolean
on_key_cb (GtkEventControllerKey *controller,
           guint key,
           guint code,
           GdkModifierType state,
           SamPlanChip *self)
{
  const gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  int step = key == GDK_KEY_Right ? 1 : key == GDK_KEY_Left ? -1
                                                            : 0;

  if (step == 0 || (state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "plan.step", "(uui)", self->participant, self->round,
                              mirrored ? -step : step);
  return GDK_EVENT_STOP;
}

static void
sam_plan_chip_clicked (GtkButton *button)
{
  SamPlanChip *self = SAM_PLAN_CHIP (button);

  gtk_widget_activate_action (GTK_WIDGET (self), "plan.menu", "(uu)", self->participant, self->round);
}

static void
sam_plan_chip_class_init (SamPlanChipClass *klass)
{
  GTK_BUTTON_CLASS (klass)->clicked = sam_plan_chip_clicked;
}

static void
sam_plan_chip_init (SamPlanChip *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_css_class (GTK_WIDGET (self), "plan-chip");
}

/**
 * sam_plan_chip_new:
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *
sam_plan_chip_new (const char *name,
                   guint participant,
                   guint round,
                   gboolean pinned)
{
  SamPlanChip *self = g_object_new (SAM_TYPE_PLAN_CHIP, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *label = gtk_label_new (name);
  g_autofree char *description = NULL;

  self->participant = participant;
  self->round = round;
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (pinned)
    {
      GtkWidget *pin = gtk_image_new_from_icon_name ("view-pin-symbolic");

      gtk_box_append (GTK_BOX (box), pin);
      gtk_widget_add_css_class (GTK_WIDGET (self), "pinned");
    }
  gtk_button_set_child (GTK_BUTTON (self), box);
  /* Translators: %s is a person who was put at this table by hand */
  description = pinned ? g_strdup_printf (_ ("%s, pinned"), name) : g_strdup (name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  return GTK_WIDGET (self);
}

/**
 * sam_plan_chip_get_participant:
 */
guint
sam_plan_chip_get_participant (SamPlanChip *self)
{
  return self->participant;
}

/**
 * sam_plan_chip_get_round:
 */
guint
sam_plan_chip_get_round (SamPlanChip *self)
{
  return self->round;
}
