/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-recurrence-chooser.h"

#include "exchange/sam-recurrence-builder.h"
#include "exchange/sam-recurrence-writer.h"

struct _SamRecurrenceChooser
{
  GtkPopover parent_instance;

  /* Template children */
  GtkDropDown *rhythm;
  GtkWidget *weeks;
  GtkDropDown *weekday;
  GtkLabel *words;
  GtkWidget *use;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamRecurrenceChooser, sam_recurrence_chooser, GTK_TYPE_POPOVER)

/* The buttons stand in the order of the bits. */
static guint
read_weeks (SamRecurrenceChooser *self)
{
  guint weeks = 0;
  guint i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (self->weeks); button;
       button = gtk_widget_get_next_sibling (button), i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      weeks |= 1u << i;
  return weeks;
}

static char *
build_rule (SamRecurrenceChooser *self)
{
  return sam_recurrence_build ((SamRhythm) gtk_drop_down_get_selected (self->rhythm), read_weeks (self),
                               gtk_drop_down_get_selected (self->weekday));
}

static void
on_changed_cb (SamRecurrenceChooser *self)
{
  g_autofree char *rule = NULL;
  g_autofree char *words = NULL;

  if (self->words == NULL)
    return;
  gtk_widget_set_visible (self->weeks, gtk_drop_down_get_selected (self->rhythm) == SAM_RHYTHM_MONTHLY);
  rule = build_rule (self);
  words = rule != NULL ? sam_recurrence_describe (rule) : NULL;
  gtk_label_set_label (self->words, words != NULL ? words : "");
  gtk_widget_set_sensitive (self->use, rule != NULL);
}

static void
on_use_clicked_cb (SamRecurrenceChooser *self)
{
  g_autofree char *rule = build_rule (self);

  if (rule == NULL)
    return;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, rule);
}

static void
show_weeks (SamRecurrenceChooser *self,
            guint weeks)
{
  guint i = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (self->weeks); button;
       button = gtk_widget_get_next_sibling (button), i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), (weeks & (1u << i)) != 0);
}

static void
sam_recurrence_chooser_dispose (GObject *object)
{
  SAM_RECURRENCE_CHOOSER (object)->words = NULL;

  G_OBJECT_CLASS (sam_recurrence_chooser_parent_class)->dispose (object);
}

static void
sam_recurrence_chooser_class_init (SamRecurrenceChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_recurrence_chooser_dispose;

  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/rows/sam-recurrence-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceChooser, rhythm);
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceChooser, weeks);
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceChooser, weekday);
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceChooser, words);
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceChooser, use);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_use_clicked_cb);
}

static void
sam_recurrence_chooser_init (SamRecurrenceChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  on_changed_cb (self);
}

/**
 * sam_recurrence_chooser_show_rule:
 * @rule: (nullable): what there is already
 *
 * Begins with @rule, if it is one that can be chosen here.
 */
void
sam_recurrence_chooser_show_rule (SamRecurrenceChooser *self,
                                  const char *rule)
{
  SamRhythm rhythm;
  guint weeks, weekday;

  g_return_if_fail (SAM_IS_RECURRENCE_CHOOSER (self));

  if (!sam_recurrence_take_apart (rule, &rhythm, &weeks, &weekday))
    return;
  gtk_drop_down_set_selected (self->rhythm, rhythm);
  gtk_drop_down_set_selected (self->weekday, weekday);
  if (rhythm == SAM_RHYTHM_MONTHLY)
    show_weeks (self, weeks);
}
