/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-evening-window.h"

#include "app/rows/sam-wrap-layout.h"
#include "app/workshop/sam-door-page.h"
#include "store/sam-clock.h"

struct _SamEveningWindow
{
  SamDialog parent_instance;

  /* Template children */
  GtkWidget *stack;
  GtkWidget *door;
  GtkWidget *rounds;
};

G_DEFINE_FINAL_TYPE (SamEveningWindow, sam_evening_window, SAM_TYPE_DIALOG)

static gint64
get_wall_clock (gpointer data)
{
  return sam_clock_get_seconds ();
}

static void
show_page (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  SamEveningWindow *self = SAM_EVENING_WINDOW (widget);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), g_variant_get_string (parameter, NULL));
  if (g_str_equal (g_variant_get_string (parameter, NULL), "door"))
    sam_door_page_focus (SAM_DOOR_PAGE (self->door));
  else
    gtk_widget_child_focus (self->rounds, GTK_DIR_TAB_FORWARD);
}

static void
sam_evening_window_dispose (GObject *object)
{
  SamEveningWindow *self = SAM_EVENING_WINDOW (object);

  if (self->rounds != NULL)
    sam_rounds_page_close (SAM_ROUNDS_PAGE (self->rounds));
  self->rounds = NULL;

  G_OBJECT_CLASS (sam_evening_window_parent_class)->dispose (object);
}

static void
sam_evening_window_class_init (SamEveningWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_DOOR_PAGE);
  g_type_ensure (SAM_TYPE_ROUNDS_PAGE);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = sam_evening_window_dispose;

  gtk_widget_class_install_action (widget_class, "evening.page", "s", show_page);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/workshop/sam-evening-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamEveningWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SamEveningWindow, door);
  gtk_widget_class_bind_template_child (widget_class, SamEveningWindow, rounds);
}

static void
sam_evening_window_init (SamEveningWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_evening_window_new_with_clock:
 * @parent: (nullable): the window it belongs to
 * @now: the wall clock, in seconds
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_evening_window_new_with_clock (GtkWindow *parent,
                                   SamStoreThread *store,
                                   const char *workshop_id,
                                   SamClockNow now,
                                   gpointer data)
{
  SamEveningWindow *self = g_object_new (SAM_TYPE_EVENING_WINDOW, "transient-for", parent, NULL);

  sam_door_page_set_workshop (SAM_DOOR_PAGE (self->door), store, workshop_id);
  sam_rounds_page_set_workshop (SAM_ROUNDS_PAGE (self->rounds), store, workshop_id, now, data);
  sam_door_page_focus (SAM_DOOR_PAGE (self->door));
  return GTK_WIDGET (self);
}

/**
 * sam_evening_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_evening_window_new (GtkWindow *parent,
                        SamStoreThread *store,
                        const char *workshop_id)
{
  return sam_evening_window_new_with_clock (parent, store, workshop_id, get_wall_clock, NULL);
}

/**
 * sam_evening_window_get_rounds:
 *
 * Returns: (transfer none): the page of the rounds
 */
SamRoundsPage *
sam_evening_window_get_rounds (SamEveningWindow *self)
{
  return SAM_ROUNDS_PAGE (self->rounds);
}
