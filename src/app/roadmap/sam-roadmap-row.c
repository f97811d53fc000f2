/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-roadmap-row.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "app/widgets/sam-chip.h"
#include "app/widgets/sam-menu-later.h"

struct _SamRoadmapRow
{
  GtkListBoxRow parent_instance;

  char *id;
  char *phase;
  gboolean showing;

  /* Template children */
  GtkCheckButton *done;
  GtkLabel *title;
  GtkLabel *caption;
  SamChip *state;
  GtkMenuButton *menu_button;
  GMenuModel *menu;
};

G_DEFINE_FINAL_TYPE (SamRoadmapRow, sam_roadmap_row, GTK_TYPE_LIST_BOX_ROW)

static void
ask_for_status (SamRoadmapRow *self,
                const char *status)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "roadmap.set-status", "(ss)", self->id, status);
}

static void
set_status (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  ask_for_status (SAM_ROADMAP_ROW (widget), g_variant_get_string (parameter, NULL));
}

static void
move_up (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  gtk_widget_activate_action (widget, "roadmap.move", "(sb)", SAM_ROADMAP_ROW (widget)->id, TRUE);
}

static void
move_down (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  gtk_widget_activate_action (widget, "roadmap.move", "(sb)", SAM_ROADMAP_ROW (widget)->id, FALSE);
}

static void
on_done_toggled_cb (SamRoadmapRow *self)
{
  if (!self->showing)
    ask_for_status (self, sam_step_status_get_name (gtk_check_button_get_active (self->done) ? SAM_STEP_IS_DONE
                                                                                             : SAM_STEP_IS_OPEN));
}

static void
sam_roadmap_row_finalize (GObject *object)
{
  g_free (SAM_ROADMAP_ROW (object)->id);
  g_free (SAM_ROADMAP_ROW (object)->phase);

  G_OBJECT_CLASS (sam_roadmap_row_parent_class)->finalize (object);
}

static void
sam_roadmap_row_class_init (SamRoadmapRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = sam_roadmap_row_finalize;

  gtk_widget_class_install_action (widget_class, "step.status", "s", set_status);
  gtk_widget_class_install_action (widget_class, "step.up", NULL, move_up);
  gtk_widget_class_install_action (widget_class, "step.down", NULL, move_down);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "step.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "step.down", NULL);

  g_type_ensure (SAM_TYPE_CHIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/roadmap/sam-roadmap-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapRow, done);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapRow, caption);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapRow, state);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, SamRoadmapRow, menu);
  gtk_widget_class_bind_template_callback (widget_class, on_done_toggled_cb);
}

static void
sam_roadmap_row_init (SamRoadmapRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_menu_later_set (self->menu_button, self->menu);
}

/**
 * sam_roadmap_row_new:
 *
 * Returns: (transfer floating): a row that shows no step yet
 */
GtkWidget *
sam_roadmap_row_new (void)
{
  return g_object_new (SAM_TYPE_ROADMAP_ROW, NULL);
}

static char *
describe_due (const SamRoadmapStep *step)
{
  GDate today;
  g_autofree char *day = NULL;

  if (step->due == NULL || step->status == SAM_STEP_IS_DONE)
    return NULL;
  sam_dates_get_today (&today);
  day = sam_dates_format_day (step->due, &today);
  /* Translators: %s is the day by which something is to be done */
  return g_strdup_printf (_ ("due %s"), day);
}

static void
show_caption (SamRoadmapRow *self,
              const SamRoadmapStep *step)
{
  g_autofree char *due = describe_due (step);
  g_autofree char *text = NULL;

  if (step->person != NULL && due != NULL)
    text = g_strjoin (" · ", step->person, due, NULL);
  else
    text = g_strdup (step->person != NULL ? step->person : due);
  gtk_label_set_label (self->caption, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->caption), text != NULL);
}

/* Open is what most are, and done is told by the tick. */
static void
show_state (SamRoadmapRow *self,
            const SamRoadmapStep *step)
{
  const char *label = step->late ? _ ("Late") : sam_step_status_get_label (step->status);
  const char *style = step->late ? "state-attention" : step->status == SAM_STEP_IS_BUSY ? "state-going"
                                                                                        : NULL;

  sam_chip_set (self->state, label, NULL, style);
  gtk_widget_set_visible (GTK_WIDGET (self->state),
                          step->late || step->status == SAM_STEP_IS_BUSY || step->status == SAM_STEP_IS_SKIPPED);
}

/**
 * sam_roadmap_row_show:
 * @step: what it shows; not kept
 */
void
sam_roadmap_row_show (SamRoadmapRow *self,
                      const SamRoadmapStep *step)
{
  const char *title = step->title != NULL ? step->title : "";
  /* Translators: what a tick says, and about what: "Done: Fetch leaflets". */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), _ ("Done"), title);

  g_free (self->id);
  self->id = g_strdup (step->id);
  g_free (self->phase);
  self->phase = g_strdup (step->phase);
  gtk_label_set_label (self->title, title);
  self->showing = TRUE;
  gtk_check_button_set_active (self->done, step->status == SAM_STEP_IS_DONE);
  self->showing = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_caption (self, step);
  show_state (self, step);
}

/**
 * sam_roadmap_row_get_id:
 *
 * Returns: (nullable) (transfer none): id of the step it shows
 */
const char *
sam_roadmap_row_get_id (SamRoadmapRow *self)
{
  return self->id;
}

/**
 * sam_roadmap_row_get_phase:
 *
 * Returns: (nullable) (transfer none): name of the phase that the step is in
 */
const char *
sam_roadmap_row_get_phase (SamRoadmapRow *self)
{
  return self->phase;
}
