/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/today/sam-today-row.h"

#include <glib/gi18n.h>

#include "app/widgets/sam-chip.h"

struct _SamTodayRow
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *content;
  SamChip *urgency;
  GtkLabel *title;
  GtkLabel *reason;
  GtkWidget *done;
};

G_DEFINE_FINAL_TYPE (SamTodayRow, sam_today_row, GTK_TYPE_WIDGET)

static void
sam_today_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_TODAY_ROW);

  G_OBJECT_CLASS (sam_today_row_parent_class)->dispose (object);
}

static void
sam_today_row_class_init (SamTodayRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_today_row_dispose;

  g_type_ensure (SAM_TYPE_CHIP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/today/sam-today-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamTodayRow, content);
  gtk_widget_class_bind_template_child (widget_class, SamTodayRow, urgency);
  gtk_widget_class_bind_template_child (widget_class, SamTodayRow, title);
  gtk_widget_class_bind_template_child (widget_class, SamTodayRow, reason);
  gtk_widget_class_bind_template_child (widget_class, SamTodayRow, done);
}

static void
sam_today_row_init (SamTodayRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_today_row_new:
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
sam_today_row_new (void)
{
  return g_object_new (SAM_TYPE_TODAY_ROW, NULL);
}

/**
 * sam_today_row_get_done_label:
 *
 * Returns: (nullable): what the button says; NULL where it takes more than a click
 */
const char *
sam_today_row_get_done_label (SamTodaySource source)
{
  switch (source)
    {
    case SAM_TODAY_GROUP:
      return _ ("Still Right");
    case SAM_TODAY_QUESTION:
      return _ ("Is Answered");
    case SAM_TODAY_CONTACTS:
      return _ ("Take Details Out");
    case SAM_TODAY_CALL_BACK:
    case SAM_TODAY_TASK:
    case SAM_TODAY_STEP:
      return _ ("Done");
    case SAM_TODAY_MATCH:
    case SAM_TODAY_STORY:
    case SAM_TODAY_ARTICLE:
    case SAM_TODAY_SIGNAL:
    case SAM_TODAY_ADVICE:
    case SAM_TODAY_CONSENT:
    case SAM_TODAY_WORKSHOP:
    case SAM_TODAY_CONFLICT:
    case SAM_TODAY_REJECTED:
    case SAM_TODAY_N_SOURCES:
    default:
      return NULL;
    }
}

/**
 * sam_today_row_show:
 * @entry: what waits
 */
void
sam_today_row_show (SamTodayRow *self,
                    SamTodayEntry *entry)
{
  static const char *const styles[] = { "state-attention", "state-going", NULL };
  const SamTodayItem *item = sam_today_entry_get_item (entry);
  const char *done = sam_today_row_get_done_label (item->source);
  g_autofree char *reason = g_strjoin (" · ", sam_today_source_get_label (item->source), item->reason, item->person,
                                       NULL);
  g_autofree char *label = NULL;

  sam_chip_set (self->urgency, sam_urgency_get_label (item->urgency), NULL, styles[item->urgency]);
  gtk_label_set_label (self->title, item->title != NULL ? item->title : "");
  gtk_label_set_label (self->reason, reason);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->reason), reason);
  gtk_widget_set_visible (self->done, done != NULL);
  if (done == NULL)
    return;
  gtk_button_set_label (GTK_BUTTON (self->done), done);
  /* Translators: what a button says, and about what: "Done: Fetch leaflets". */
  label = g_strdup_printf (_ ("%s: %s"), done, item->title != NULL ? item->title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->done), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->done), "(is)", (int) item->source, item->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->done), "today.finish");
}
