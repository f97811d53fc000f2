/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-recurrence-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/rows/sam-recurrence-chooser.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sam-dates.h"
#include "exchange/sam-recurrence-dates.h"
#include "exchange/sam-recurrence-leave-out.h"
#include "exchange/sam-recurrence-reader.h"
#include "exchange/sam-recurrence-writer.h"
#include "json/sam-json-value.h"
#include "network/sam-group-life.h"
#include "network/sam-holidays.h"
#include "record/sam-spelling.h"

#define N_DATES 3

struct _SamRecurrenceRow
{
  SamFieldRow parent_instance;

  char *words_field;
  char *shown_text; /* what was filled in for `shown_rule`, which need not be read again */
  char *shown_rule;
  char *words;           /* from `words-field`, while the record is being shown */
  char *first;           /* the first meeting, YYYY-MM-DD */
  char *exceptions;      /* JSON items */
  SamHolidays *holidays; /* NULL until they are read */
  char *id;              /* of the record; NULL: not saved yet */
  gboolean rests;        /* the group ended or is paused: there is no next time */

  /* Template children */
  GtkWidget *entry;
  GtkWidget *understood;
  GtkWidget *school_holidays;
  GtkWidget *days_off;
};

enum
{
  PROP_WORDS_FIELD = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamRecurrenceRow, sam_recurrence_row, SAM_TYPE_FIELD_ROW)

static gboolean
is_blank (SamRecurrenceRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return text[strspn (text, " ")] == '\0';
}

static gboolean
is_meant_as_rule (SamRecurrenceRow *self)
{
  return sam_recurrence_is_rule (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

/* What stands in the line, as a rule. The words must be kept unless the rule says all of it. */
static SamRecurrenceResult
read_line (SamRecurrenceRow *self,
           char **rule,
           char **start,
           char **end)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  *rule = *start = *end = NULL;
  if (self->shown_rule != NULL && g_strcmp0 (text, self->shown_text) == 0)
    {
      *rule = g_strdup (self->shown_rule);
      return self->words != NULL ? SAM_RECURRENCE_PARTLY : SAM_RECURRENCE_RULE;
    }
  return sam_recurrence_read (text, rule, start, end);
}

/* "Fri 25 Dec (Christmas Day)": meeting then is often no good idea. */
static char *
describe_date (SamRecurrenceRow *self,
               const char *date,
               const GDate *today)
{
  g_autofree char *shown = sam_dates_format_day (date, today);
  const char *name = self->holidays != NULL ? sam_holidays_get_day (self->holidays, date) : NULL;

  if (name == NULL && self->holidays != NULL)
    name = sam_holidays_get_school (self->holidays, date);
  return name != NULL ? g_strdup_printf ("%s (%s)", shown, name) : g_steal_pointer (&shown);
}

static char *
describe_next (SamRecurrenceRow *self,
               const char *rule)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *today_text = NULL;
  g_autofree char *joined = NULL;
  g_auto (GStrv) dates = NULL;
  GDate today;

  sam_dates_get_today (&today);
  today_text = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&today), g_date_get_month (&today),
                                g_date_get_day (&today));
  dates = sam_recurrence_list_dates (rule, self->first, self->exceptions, today_text, N_DATES);
  for (guint i = 0; dates[i] != NULL; i++)
    g_ptr_array_add (shown, describe_date (self, dates[i], &today));
  if (shown->len == 0)
    return NULL;
  g_ptr_array_add (shown, NULL);
  joined = g_strjoinv (", ", (char **) shown->pdata);
  /* Translators: %s are the next days on which a group meets */
  return g_strdup_printf (_ ("Next: %s"), joined);
}

static guint
count_left_out (SamRecurrenceRow *self,
                const char *rule,
                SamLeaveOut which)
{
  g_autofree char *today = sam_dates_dup_today ();
  guint n;

  g_free (sam_recurrence_leave_out (rule, self->first, self->exceptions, which, self->holidays, today, &n));
  return n;
}

/* Only what there is to leave out is offered. */
static void
offer_to_leave_out (SamRecurrenceRow *self,
                    const char *rule)
{
  GtkWidget *const buttons[SAM_N_LEAVE_OUTS] = { self->school_holidays, self->days_off };
  guint n[SAM_N_LEAVE_OUTS] = { 0 };
  g_autofree char *school = NULL;
  g_autofree char *days = NULL;

  for (guint i = 0; rule != NULL && self->id != NULL && self->holidays != NULL && i < SAM_N_LEAVE_OUTS; i++)
    n[i] = count_left_out (self, rule, (SamLeaveOut) i);
  /* Translators: a button; %u is how many dates of a group it leaves out */
  school = g_strdup_printf (_ ("Not in School Holidays (%u)"), n[SAM_LEAVE_OUT_SCHOOL_HOLIDAYS]);
  /* Translators: a button; %u is how many dates of a group it leaves out */
  days = g_strdup_printf (_ ("Not on Holidays and in Carnival (%u)"), n[SAM_LEAVE_OUT_HOLIDAYS]);
  gtk_button_set_label (GTK_BUTTON (self->school_holidays), school);
  gtk_button_set_label (GTK_BUTTON (self->days_off), days);
  for (guint i = 0; i < SAM_N_LEAVE_OUTS; i++)
    gtk_widget_set_visible (buttons[i], n[i] > 0);
}

/* To the exceptions that there are by now: what was typed there is still on its way when this is pressed. */
static gpointer
save_exceptions (SamStore *store,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  const char *id, *rule, *language;
  guint which, n;
  g_autofree char *today = sam_dates_dup_today ();
  g_autoptr (SamHolidays) holidays = NULL;
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *first = NULL;
  g_autofree char *exceptions = NULL;

  g_variant_get (data, "(&s&s&su)", &id, &rule, &language, &which);
  holidays = sam_holidays_load (language, error);
  record = holidays != NULL ? sam_store_load (store, id, error) : NULL;
  if (record == NULL)
    return NULL;
  first = sam_record_dup_text (record, "meets_from");
  exceptions = sam_recurrence_leave_out (rule, first, sam_record_get_value (record, "exceptions"), (SamLeaveOut) which,
                                         holidays, today, &n);
  sam_record_set_value (record, "exceptions", exceptions);
  return sam_store_save (store, record, error) ? g_strdup (_ ("Left out: the dates stand among the exceptions")) : NULL;
}

static void
on_left_out_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamRecurrenceRow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  gtk_widget_activate_action (GTK_WIDGET (self), told != NULL ? "win.toast-undo" : "win.toast", "s",
                              told != NULL ? told : error->message);
}

static void
on_leave_out_clicked_cb (SamRecurrenceRow *self,
                         GtkWidget *button)
{
  g_autofree char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  const SamLeaveOut which = button == self->days_off ? SAM_LEAVE_OUT_HOLIDAYS : SAM_LEAVE_OUT_SCHOOL_HOLIDAYS;
  GVariant *asked;

  read_line (self, &rule, &start, &end);
  if (rule == NULL || self->id == NULL)
    return;
  asked = g_variant_ref_sink (g_variant_new ("(sssu)", self->id, rule, g_get_language_names ()[0], (guint) which));
  gtk_widget_grab_focus (self->entry);
  sam_store_thread_run_async (sam_field_row_get_store (SAM_FIELD_ROW (self)), save_exceptions, asked,
                              (GDestroyNotify) g_variant_unref, g_free, NULL, on_left_out_cb, g_object_ref (self));
}

static void
update_understood (SamRecurrenceRow *self)
{
  g_autofree char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *phrase = NULL;
  g_autofree char *next = NULL;
  g_autofree char *text = NULL;
  gboolean empty = is_blank (self);

  read_line (self, &rule, &start, &end);
  if (rule != NULL)
    {
      phrase = sam_recurrence_describe (rule);
      next = !self->rests ? describe_next (self, rule) : NULL;
      text = g_strjoin ("\n",
                        g_str_equal (phrase, rule) ? _ ("A rule for calendars, for which there are no words here")
                                                   : phrase,
                        next, NULL);
    }
  else if (!empty && !is_meant_as_rule (self))
    text = g_strdup (_ ("Kept as words: no dates can be read from this"));
  gtk_label_set_label (GTK_LABEL (self->understood), text != NULL ? text : "");
  gtk_widget_set_visible (self->understood, text != NULL);
  offer_to_leave_out (self, !self->rests ? rule : NULL);
}

static void
on_changed_cb (SamRecurrenceRow *self)
{
  update_understood (self);
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
}

static void
on_chooser_show_cb (SamRecurrenceRow *self,
                    SamRecurrenceChooser *chooser)
{
  g_autofree char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  read_line (self, &rule, &start, &end);
  sam_recurrence_chooser_show_rule (chooser, rule);
}

static void
on_chosen_cb (SamRecurrenceRow *self,
              const char *rule)
{
  g_clear_pointer (&self->words, g_free);
  g_free (self->shown_rule);
  g_free (self->shown_text);
  self->shown_rule = g_strdup (rule);
  self->shown_text = sam_recurrence_describe (rule);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown_text);
  update_understood (self);
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
  gtk_widget_grab_focus (self->entry);
}

static gpointer
load_holidays (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  return sam_holidays_load (data, error);
}

static void
on_holidays_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamRecurrenceRow) self = data;
  SamHolidays *holidays = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  g_clear_pointer (&self->holidays, sam_holidays_free);
  self->holidays = holidays;
  if (self->entry != NULL)
    update_understood (self);
}

static void
sam_recurrence_row_prepare (SamFieldRow *row,
                            const SamField *field)
{
  SamStoreThread *store = sam_field_row_get_store (row);

  if (store != NULL && SAM_RECURRENCE_ROW (row)->holidays == NULL)
    sam_store_thread_run_async (store, load_holidays, g_strdup (g_get_language_names ()[0]), g_free,
                                (GDestroyNotify) sam_holidays_free, NULL, on_holidays_cb, g_object_ref (row));
}

static void
sam_recurrence_row_show_value (SamFieldRow *row,
                               const char *value)
{
  SamRecurrenceRow *self = SAM_RECURRENCE_ROW (row);

  g_free (self->shown_rule);
  g_free (self->shown_text);
  self->shown_rule = sam_json_to_string (value);
  if (self->words != NULL)
    self->shown_text = g_strdup (self->words);
  else
    self->shown_text = self->shown_rule != NULL ? sam_recurrence_describe (self->shown_rule) : g_strdup ("");
  if (self->shown_text == NULL)
    self->shown_text = g_strdup (self->shown_rule);
  sam_field_row_fill (self->entry, self->shown_text);
  update_understood (self);
}

/* The words decide what stands in the line, whether or not the rule is another. */
static void
sam_recurrence_row_show_beside (SamFieldRow *row,
                                SamRecord *record)
{
  SamRecurrenceRow *self = SAM_RECURRENCE_ROW (row);
  const char *value = sam_record_get_value (record, sam_field_row_get_field_name (row));
  g_autofree char *words = self->words_field != NULL ? sam_record_dup_text (record, self->words_field) : NULL;
  g_autofree char *rule = sam_json_to_string (value);

  g_free (self->id);
  self->id = sam_record_get_revision (record) != NULL &&
                     sam_kind_find_field (sam_record_get_kind (record), "exceptions") != NULL
                 ? g_strdup (sam_record_get_id (record))
                 : NULL;
  g_free (self->first);
  self->first = sam_record_dup_text (record, "meets_from");
  g_free (self->exceptions);
  self->exceptions = g_strdup (sam_record_get_value (record, "exceptions"));
  self->rests = sam_record_get_kind (record) == sam_kind_find ("group") && sam_group_life_rests (record);
  update_understood (self);
  if (g_strcmp0 (words, self->words) == 0 && g_strcmp0 (rule, self->shown_rule) == 0)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&words);
  sam_recurrence_row_show_value (row, value);
}

static gboolean
sam_recurrence_row_read_value (SamFieldRow *row,
                               char **value,
                               const char **problem)
{
  SamRecurrenceRow *self = SAM_RECURRENCE_ROW (row);
  g_autofree char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  read_line (self, &rule, &start, &end);
  /* A rule that is wrong is no words either: the check of the field says what is wrong. */
  if (rule == NULL && is_meant_as_rule (self))
    rule = sam_spelling_normalize (SAM_FIELD_RRULE, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  *value = rule != NULL ? sam_json_from_string (rule) : NULL;
  return TRUE;
}

static void
set_if_empty (SamRecord *record,
              const char *field,
              const char *text)
{
  if (text != NULL && sam_kind_find_field (sam_record_get_kind (record), field) != NULL &&
      sam_record_get_value (record, field) == NULL)
    sam_record_set_text (record, field, text);
}

static void
sam_recurrence_row_store_beside (SamFieldRow *row,
                                 SamRecord *record)
{
  SamRecurrenceRow *self = SAM_RECURRENCE_ROW (row);
  g_autofree char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  SamRecurrenceResult result = read_line (self, &rule, &start, &end);

  if (self->words_field == NULL)
    return;
  if (result == SAM_RECURRENCE_RULE || is_blank (self))
    sam_record_set_value (record, self->words_field, NULL);
  else
    sam_record_set_text (record, self->words_field, text);
  set_if_empty (record, "start_time", start);
  set_if_empty (record, "end_time", end);
}

static void
sam_recurrence_row_get_property (GObject *object,
                                 guint id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_WORDS_FIELD)
    g_value_set_string (value, SAM_RECURRENCE_ROW (object)->words_field);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_recurrence_row_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_WORDS_FIELD)
    SAM_RECURRENCE_ROW (object)->words_field = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_recurrence_row_dispose (GObject *object)
{
  SAM_RECURRENCE_ROW (object)->entry = NULL;

  G_OBJECT_CLASS (sam_recurrence_row_parent_class)->dispose (object);
}

static void
sam_recurrence_row_finalize (GObject *object)
{
  SamRecurrenceRow *self = SAM_RECURRENCE_ROW (object);

  g_free (self->words_field);
  g_free (self->shown_text);
  g_free (self->shown_rule);
  g_free (self->words);
  g_free (self->first);
  g_free (self->exceptions);
  g_free (self->id);
  g_clear_pointer (&self->holidays, sam_holidays_free);

  G_OBJECT_CLASS (sam_recurrence_row_parent_class)->finalize (object);
}

static void
sam_recurrence_row_class_init (SamRecurrenceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  object_class->get_property = sam_recurrence_row_get_property;
  object_class->set_property = sam_recurrence_row_set_property;
  g_type_ensure (SAM_TYPE_RECURRENCE_CHOOSER);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  object_class->dispose = sam_recurrence_row_dispose;
  object_class->finalize = sam_recurrence_row_finalize;
  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_RRULE);
  row_class->prepare = sam_recurrence_row_prepare;
  row_class->show_value = sam_recurrence_row_show_value;
  row_class->read_value = sam_recurrence_row_read_value;
  row_class->show_beside = sam_recurrence_row_show_beside;
  row_class->store_beside = sam_recurrence_row_store_beside;

  properties[PROP_WORDS_FIELD] = g_param_spec_string ("words-field", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                                          G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-recurrence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceRow, entry);
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceRow, understood);
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceRow, school_holidays);
  gtk_widget_class_bind_template_child (widget_class, SamRecurrenceRow, days_off);
  gtk_widget_class_bind_template_callback (widget_class, on_leave_out_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_chooser_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
}

static void
sam_recurrence_row_init (SamRecurrenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->entry);
}
