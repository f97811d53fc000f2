/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-calendar-page.h"

#include "app/lists/sam-changes.h"
#include "app/pages/sam-page-widget.h"
#include "app/sam-dates.h"
#include "exchange/sam-calendar-entries.h"
#include "network/sam-holidays.h"
#include "record/sam-words.h"

#include <glib/gi18n.h>

#define MONTH_DAYS 42
#define WEEK_DAYS 7
#define MOST_SHOWN 3 /* entries in a day of a month */

struct _SamCalendarPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  SamHolidays *holidays; /* NULL: not installed */
  GDate day;             /* in the month or week that is shown */
  gboolean week;
  guint serial;
  gboolean stale; /* something changed while nobody looked */

  /* Template children */
  GtkWidget *title;
  GtkWidget *week_toggle;
  GtkWidget *days;
  GtkWidget *told;
};

static void sam_calendar_page_page_init (SamPageWidgetInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamCalendarPage, sam_calendar_page, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_PAGE_WIDGET, sam_calendar_page_page_init))

typedef struct
{
  SamCalendarPage *page;
  guint serial;
} Loading;

typedef struct
{
  char first[11], last[11];
} Span;

static void
sam_calendar_page_page_init (SamPageWidgetInterface *iface)
{
}

static gpointer
load_entries (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  const Span *span = data;

  return sam_calendar_load (store, span->first, span->last, error);
}

/* Monday is the first day of a week here. */
static void
get_first_day (SamCalendarPage *self,
               GDate *first)
{
  *first = self->day;
  if (!self->week)
    g_date_set_day (first, 1);
  g_date_subtract_days (first, (guint) g_date_get_weekday (first) - G_DATE_MONDAY);
}

static guint
count_days (SamCalendarPage *self)
{
  return self->week ? WEEK_DAYS : MONTH_DAYS;
}

static GtkWidget *
new_label (const char *text,
           const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkWidget *
new_entry (const SamCalendarEntry *entry)
{
  GtkWidget *button = gtk_button_new ();
  g_autofree char *time = entry->start != NULL ? sam_dates_format_time (entry->start) : NULL;
  g_autofree char *words = g_strjoin (" ", time != NULL ? time : entry->title, time != NULL ? entry->title : NULL,
                                      NULL);
  /* A cell has room for the hour, not for the word after it. */
  g_autofree char *shown = g_strconcat (entry->clash != NULL ? "⚠ " : "", time != NULL ? entry->start : "",
                                        time != NULL ? " " : "", entry->title, NULL);
  g_autofree char *tooltip = entry->clash != NULL ? g_strjoin ("\n", words, entry->clash, NULL) : g_strdup (words);

  gtk_button_set_child (GTK_BUTTON (button), new_label (shown, "caption"));
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_add_css_class (button, entry->is_group ? "calendar-group" : "calendar-workshop");
  if (entry->clash != NULL)
    gtk_widget_add_css_class (button, "calendar-clash");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", entry->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.open");
  return button;
}

static GtkWidget *
new_day (SamCalendarPage *self,
         const GDate *date,
         const char *text)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *holiday = self->holidays != NULL ? sam_holidays_get_day (self->holidays, text) : NULL;
  const char *school = self->holidays != NULL ? sam_holidays_get_school (self->holidays, text) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", g_date_get_day (date));
  g_autofree char *today = sam_dates_dup_today ();

  gtk_widget_add_css_class (cell, "calendar-day");
  gtk_box_append (GTK_BOX (cell), new_label (number, "calendar-number"));
  if (g_str_equal (today, text))
    gtk_widget_add_css_class (cell, "calendar-today");
  if (!self->week && g_date_get_month (date) != g_date_get_month (&self->day))
    gtk_widget_add_css_class (cell, "calendar-other");
  if (school != NULL)
    gtk_widget_add_css_class (cell, "calendar-school");
  if (holiday != NULL || school != NULL)
    {
      GtkWidget *label = new_label (holiday != NULL ? holiday : school, "calendar-holiday");

      gtk_widget_set_tooltip_text (label, holiday != NULL ? holiday : school);
      gtk_box_append (GTK_BOX (cell), label);
    }
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_widget_set_vexpand (cell, TRUE);
  return cell;
}

static void
fill_day (SamCalendarPage *self,
          GtkWidget *cell,
          GPtrArray *entries,
          const char *text)
{
  guint shown = 0, more = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      const SamCalendarEntry *entry = g_ptr_array_index (entries, i);

      if (!g_str_equal (entry->date, text))
        continue;
      if (self->week || shown < MOST_SHOWN)
        gtk_box_append (GTK_BOX (cell), new_entry (entry));
      else
        more++;
      shown++;
    }
  if (more > 0)
    {
      /* Translators: %u more things are on that day than are shown */
      g_autofree char *words = g_strdup_printf (_ ("+ %u"), more);

      gtk_box_append (GTK_BOX (cell), new_label (words, "dim-label"));
    }
}

static void
add_weekdays (SamCalendarPage *self,
              GDate first)
{
  for (int column = 0; column < 7; column++)
    {
      char name[32];

      g_date_strftime (name, sizeof name, "%a", &first);
      gtk_grid_attach (GTK_GRID (self->days), new_label (name, "dim-label"), column, 0, 1, 1);
      g_date_add_days (&first, 1);
    }
}

static void
tell_clashes (SamCalendarPage *self,
              GPtrArray *entries)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const SamCalendarEntry *entry = g_ptr_array_index (entries, i);

      if (entry->clash != NULL && !entry->is_group)
        sam_words_add_printf (text, "\n", "%s: %s", entry->title, entry->clash);
    }
  gtk_label_set_label (GTK_LABEL (self->told), text->str);
  gtk_widget_set_visible (self->told, text->len > 0);
}

static void
show_entries (SamCalendarPage *self,
              GPtrArray *entries)
{
  GDate day;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->days)) != NULL)
    gtk_grid_remove (GTK_GRID (self->days), child);
  get_first_day (self, &day);
  add_weekdays (self, day);
  for (guint i = 0; i < count_days (self); i++)
    {
      char text[11];
      GtkWidget *cell;

      g_date_strftime (text, sizeof text, "%Y-%m-%d", &day);
      cell = new_day (self, &day, text);
      fill_day (self, cell, entries, text);
      gtk_grid_attach (GTK_GRID (self->days), cell, (int) i % 7, (int) i / 7 + 1, 1, 1);
      g_date_add_days (&day, 1);
    }
  tell_clashes (self, entries);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  Loading *loading = data;
  g_autoptr (SamCalendarPage) self = loading->page;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  const gboolean current = loading->serial == self->serial;

  g_free (loading);
  if (self->days == NULL || !current)
    return;
  if (entries != NULL)
    show_entries (self, entries);
  else
    {
      gtk_label_set_label (GTK_LABEL (self->told), error->message);
      gtk_widget_show (self->told);
    }
}

static void
load (SamCalendarPage *self)
{
  Span *span = g_new0 (Span, 1);
  Loading *loading = g_new0 (Loading, 1);
  GDate day;
  char title[64];

  get_first_day (self, &day);
  g_date_strftime (span->first, sizeof span->first, "%Y-%m-%d", &day);
  g_date_add_days (&day, count_days (self) - 1);
  g_date_strftime (span->last, sizeof span->last, "%Y-%m-%d", &day);
  if (self->week)
    /* Translators: a week of a calendar, as in "Week 9, March 2027" */
    g_date_strftime (title, sizeof title, _ ("Week %V, %B %Y"), &self->day);
  else
    /* Translators: the month of a calendar, as in "March 2027" */
    g_date_strftime (title, sizeof title, _ ("%B %Y"), &self->day);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  self->stale = FALSE;
  loading->page = g_object_ref (self);
  loading->serial = ++self->serial;
  sam_store_thread_run_async (self->store, load_entries, span, g_free, (GDestroyNotify) g_ptr_array_unref, NULL,
                              on_loaded_cb, loading);
}

static void
go (SamCalendarPage *self,
    gboolean back)
{
  if (self->week && back)
    g_date_subtract_days (&self->day, 7);
  else if (self->week)
    g_date_add_days (&self->day, 7);
  else if (back)
    g_date_subtract_months (&self->day, 1);
  else
    g_date_add_months (&self->day, 1);
  load (self);
}

static void
go_back (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  go (SAM_CALENDAR_PAGE (widget), TRUE);
}

static void
go_on (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  go (SAM_CALENDAR_PAGE (widget), FALSE);
}

static void
go_to_today (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  SamCalendarPage *self = SAM_CALENDAR_PAGE (widget);

  sam_dates_get_today (&self->day);
  load (self);
}

static void
on_week_toggled_cb (SamCalendarPage *self)
{
  self->week = gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->week_toggle));
  if (self->store != NULL)
    load (self);
}

static void
on_store_changed_cb (SamCalendarPage *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "workshop", "group", "appearance", NULL };

  if (self->days == NULL || !sam_changes_concern (ids, kinds))
    return;
  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
sam_calendar_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sam_calendar_page_parent_class)->map (widget);

  if (SAM_CALENDAR_PAGE (widget)->stale)
    load (SAM_CALENDAR_PAGE (widget));
}

static void
sam_calendar_page_dispose (GObject *object)
{
  SamCalendarPage *self = SAM_CALENDAR_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->days = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->holidays, sam_holidays_free);

  G_OBJECT_CLASS (sam_calendar_page_parent_class)->dispose (object);
}

static void
sam_calendar_page_class_init (SamCalendarPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_calendar_page_dispose;
  widget_class->map = sam_calendar_page_map;

  gtk_widget_class_install_action (widget_class, "calendar.back", NULL, go_back);
  gtk_widget_class_install_action (widget_class, "calendar.on", NULL, go_on);
  gtk_widget_class_install_action (widget_class, "calendar.today", NULL, go_to_today);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.on", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Home, 0, "calendar.today", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/workshop/sam-calendar-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamCalendarPage, title);
  gtk_widget_class_bind_template_child (widget_class, SamCalendarPage, week_toggle);
  gtk_widget_class_bind_template_child (widget_class, SamCalendarPage, days);
  gtk_widget_class_bind_template_child (widget_class, SamCalendarPage, told);
  gtk_widget_class_bind_template_callback (widget_class, on_week_toggled_cb);
}

static void
sam_calendar_page_init (SamCalendarPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_dates_get_today (&self->day);
}

/**
 * sam_calendar_page_new:
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
sam_calendar_page_new (const SamPage *page,
                       SamStoreThread *store)
{
  SamCalendarPage *self = g_object_new (SAM_TYPE_CALENDAR_PAGE, NULL);
  const char *const *languages = g_get_language_names ();

  self->store = g_object_ref (store);
  /* Without the shipped days the calendar only says less. */
  self->holidays = sam_holidays_load (languages[0], NULL);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * sam_calendar_page_show_day:
 * @date: YYYY-MM-DD
 *
 * Shows the month or the week of a day.
 */
void
sam_calendar_page_show_day (SamCalendarPage *self,
                            const char *date)
{
  if (sam_dates_parse_day (date, &self->day))
    load (self);
}
