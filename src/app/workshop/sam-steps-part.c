/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-steps-part.h"

#include "app/lists/sam-changes.h"
#include "app/sam-dates.h"
#include "app/workshop/sam-after-window.h"
#include "app/workshop/sam-evening-window.h"
#include "app/workshop/sam-invitations-window.h"
#include "app/workshop/sam-plan-window.h"
#include "exchange/sam-calendar-entries.h"
#include "network/sam-workshop-steps.h"

#include <glib/gi18n.h>

typedef GtkWidget *(*OpenWindow) (GtkWindow *parent,
                                  SamStoreThread *store,
                                  const char *workshop_id);

/* Where each step is worked on; a step of the form below has no window. */
static const struct
{
  const char *label;
  OpenWindow open;
} places[SAM_WORKSHOP_N_STEPS] = {
  [SAM_WORKSHOP_STEP_INVITATIONS] = { N_ ("_Invitations…"), sam_invitations_window_new },
  [SAM_WORKSHOP_STEP_REGISTRATIONS] = { N_ ("_Registrations…"), sam_invitations_window_new_for_registrations },
  [SAM_WORKSHOP_STEP_PLAN] = { N_ ("_Speed-Date Plan…"), sam_plan_window_new },
  [SAM_WORKSHOP_STEP_EVENING] = { N_ ("_Evening…"), sam_evening_window_new },
  [SAM_WORKSHOP_STEP_EVALUATION] = { N_ ("_Evaluation…"), sam_after_window_new },
  [SAM_WORKSHOP_STEP_ACCREDITATION] = { N_ ("_Accreditation…"), sam_after_window_new_for_accreditation },
};

struct _SamStepsPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */
  SamWorkshopSteps *steps;
  guint chosen;
  gboolean by_hand; /* chosen by a press: stays chosen */

  /* Template children */
  GtkWidget *line;
  GtkWidget *open;
  GtkWidget *act;
};

static void sam_steps_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamStepsPart, sam_steps_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_steps_part_part_init))

static gpointer
load_steps (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, data, error);
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *clash = NULL;
  g_autoptr (GError) problem = NULL;

  if (records == NULL)
    return NULL;
  clash = sam_calendar_find_clash (store, records->workshop, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  return sam_workshop_steps_new (records, clash, today);
}

static void
show_chosen (SamStepsPart *self)
{
  const SamWorkshopStep *step = &self->steps->steps[self->chosen];
  const char *words = step->open;
  g_autofree char *text = NULL;

  if (step->state == SAM_STEP_NONE)
    words = _ ("This workshop has no such step.");
  else if (words == NULL)
    words = _ ("Nothing is open here.");
  text = step->facts != NULL ? g_strjoin ("\n", words, step->facts, NULL) : g_strdup (words);
  gtk_label_set_label (GTK_LABEL (self->open), text);
  gtk_widget_set_visible (self->act, places[self->chosen].open != NULL && step->state != SAM_STEP_NONE);
  gtk_widget_set_sensitive (self->act, self->workshop != NULL);
  if (places[self->chosen].label != NULL)
    gtk_button_set_label (GTK_BUTTON (self->act), _ (places[self->chosen].label));
}

static void
on_step_toggled_cb (SamStepsPart *self,
                    GtkToggleButton *button)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  self->chosen = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "step"));
  self->by_hand = TRUE;
  show_chosen (self);
}

static void
describe_step (GtkWidget *button,
               guint i,
               SamStepState state)
{
  static const char *const classes[] = { "step-ahead", "step-now", "step-done", "step-none" };
  static const char *const states[] = { N_ ("ahead"), N_ ("to do now"), N_ ("done"), N_ ("not for this workshop") };
  GtkWidget *sign = g_object_get_data (G_OBJECT (button), "sign");
  const char *name = sam_workshop_step_get_name ((SamWorkshopStepId) i);
  /* Translators: a step of a workshop and how it stands: "Invitations, to do now" */
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), name, _ (states[state]));
  g_autofree char *number = g_strdup_printf ("%u", i + 1);

  for (guint c = 0; c < G_N_ELEMENTS (classes); c++)
    gtk_widget_remove_css_class (button, classes[c]);
  gtk_widget_add_css_class (button, classes[state]);
  gtk_label_set_label (GTK_LABEL (sign), state == SAM_STEP_DONE ? "✓" : state == SAM_STEP_NONE ? "–"
                                                                                               : number);
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_steps (SamStepsPart *self)
{
  guint i = 0;

  for (guint step = 0; step < SAM_WORKSHOP_N_STEPS && !self->by_hand; step++)
    if (self->steps->steps[step].state == SAM_STEP_NOW)
      self->chosen = step;
  for (GtkWidget *button = gtk_widget_get_first_child (self->line); button;
       button = gtk_widget_get_next_sibling (button), i++)
    {
      describe_step (button, i, self->steps->steps[i].state);
      g_signal_handlers_block_by_func (button, on_step_toggled_cb, self);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), i == self->chosen);
      g_signal_handlers_unblock_by_func (button, on_step_toggled_cb, self);
    }
  show_chosen (self);
}

static void
take_steps (SamStepsPart *self,
            SamWorkshopSteps *steps)
{
  g_clear_pointer (&self->steps, sam_workshop_steps_free);
  self->steps = steps;
  show_steps (self);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamStepsPart) self = data;
  g_autoptr (GError) error = NULL;
  SamWorkshopSteps *steps = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->line == NULL)
    {
      g_clear_pointer (&steps, sam_workshop_steps_free);
      return;
    }
  if (steps == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->open), error->message);
      return;
    }
  take_steps (self, steps);
}

static void
load (SamStepsPart *self)
{
  sam_store_thread_run_async (self->store, load_steps, g_strdup (self->workshop), g_free,
                              (GDestroyNotify) sam_workshop_steps_free, NULL, on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamStepsPart *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "workshop", "plan", "participation", "appearance",
                                       "evaluation", "venue", "group", NULL };

  if (self->workshop != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
on_act_clicked_cb (SamStepsPart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWindow *parent = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;

  gtk_window_present (GTK_WINDOW (places[self->chosen].open (parent, self->store, self->workshop)));
}

/* Nobody can be on a workshop that is not saved yet. The steps show all the same: a form that moves down when its first
 * field is saved slips away under the hands. */
static void
show_unsaved (SamStepsPart *self,
              SamRecord *record)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_new (record);
  g_autofree char *today = sam_dates_dup_today ();

  take_steps (self, sam_workshop_steps_new (records, NULL, today));
}

static void
sam_steps_part_show (SamRecordPart *part,
                     SamStoreThread *store,
                     SamRecord *record)
{
  SamStepsPart *self = SAM_STEPS_PART (part);

  if (sam_record_get_revision (record) == NULL)
    show_unsaved (self, record);
  else if (self->workshop == NULL)
    {
      self->store = g_object_ref (store);
      self->workshop = g_strdup (sam_record_get_id (record));
      g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
      load (self);
    }
}

static void
sam_steps_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_steps_part_show;
}

static void
add_step (SamStepsPart *self,
          guint i)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_label_new (NULL);
  GtkWidget *first = gtk_widget_get_first_child (self->line);

  gtk_widget_add_css_class (sign, "step-sign");
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), gtk_label_new (sam_workshop_step_get_name ((SamWorkshopStepId) i)));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "step");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), first != NULL ? GTK_TOGGLE_BUTTON (first) : NULL);
  g_object_set_data (G_OBJECT (button), "step", GUINT_TO_POINTER (i));
  g_object_set_data (G_OBJECT (button), "sign", sign);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_step_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, self->line);
}

static void
sam_steps_part_dispose (GObject *object)
{
  SamStepsPart *self = SAM_STEPS_PART (object);
  GtkWidget *child;

  while (self->line != NULL && (child = gtk_widget_get_first_child (self->line)) != NULL)
    gtk_widget_unparent (child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->line = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);
  g_clear_pointer (&self->steps, sam_workshop_steps_free);

  G_OBJECT_CLASS (sam_steps_part_parent_class)->dispose (object);
}

static void
sam_steps_part_class_init (SamStepsPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_steps_part_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-steps-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamStepsPart, line);
  gtk_widget_class_bind_template_child (widget_class, SamStepsPart, open);
  gtk_widget_class_bind_template_child (widget_class, SamStepsPart, act);
  gtk_widget_class_bind_template_callback (widget_class, on_act_clicked_cb);
}

static void
sam_steps_part_init (SamStepsPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < SAM_WORKSHOP_N_STEPS; i++)
    add_step (self, i);
}
