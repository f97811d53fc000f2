/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-date-row.h"

#include <stdio.h>

#include "json/sam-json-value.h"
#include "store/sam-clock.h"

struct _SamDateRow
{
  SamLineRow parent_instance;

  gboolean opening; /* the calendar is being turned to the day that is filled in */

  /* Template children */
  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *calendar;
};

G_DEFINE_FINAL_TYPE (SamDateRow, sam_date_row, SAM_TYPE_LINE_ROW)

static void
on_popover_show_cb (SamDateRow *self)
{
  g_autofree char *value = NULL;
  g_autofree char *iso = NULL;
  g_autoptr (GDateTime) day = NULL;
  int y;
  int m;
  int d;

  if (sam_field_row_read (SAM_FIELD_ROW (self), &value, NULL))
    iso = sam_json_to_string (value);
  if (iso != NULL && sscanf (iso, "%d-%d-%d", &y, &m, &d) == 3)
    day = g_date_time_new_local (y, m, d, 12, 0, 0);
  else
    day = g_date_time_new_from_unix_local (sam_clock_get_seconds ());
  if (day == NULL)
    return;
  self->opening = TRUE;
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), day);
  self->opening = FALSE;
}

static void
on_day_selected_cb (SamDateRow *self)
{
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *iso = NULL;
  g_autofree char *value = NULL;

  if (self->opening)
    return;
  day = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  iso = g_date_time_format (day, "%Y-%m-%d");
  value = sam_json_from_string (iso);
  SAM_FIELD_ROW_GET_CLASS (self)->show_value (SAM_FIELD_ROW (self), value);
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
sam_date_row_class_init (SamDateRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SAM_FIELD_ROW_CLASS (klass)->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_DATE);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-date-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamDateRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SamDateRow, popover);
  gtk_widget_class_bind_template_child (widget_class, SamDateRow, calendar);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected_cb);
}

static void
sam_date_row_init (SamDateRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_line_row_set_entry (SAM_LINE_ROW (self), self->entry);
}
