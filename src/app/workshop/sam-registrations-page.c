/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-registrations-page.h"

#include "app/lists/sam-changes.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "exchange/sam-registration-reader.h"
#include "network/sam-workshop-records.h"
#include "record/sam-words.h"

#include <glib/gi18n.h>

struct _SamRegistrationsPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */

  /* Template children */
  GtkWidget *standing;
  GtkWidget *text;
  GtkWidget *found;
  GtkWidget *save;
  GtkWidget *promote;
};

G_DEFINE_FINAL_TYPE (SamRegistrationsPage, sam_registrations_page, GTK_TYPE_WIDGET)

typedef struct
{
  char *workshop;
  char *text;
  char *today;
} Job;

static void
job_free (Job *job)
{
  g_free (job->workshop);
  g_free (job->text);
  g_free (job->today);
  g_free (job);
}

static gboolean
is_waiting (SamStore *store,
            const char *id)
{
  g_autoptr (SamRecord) record = sam_store_load (store, id, NULL);
  g_autofree char *status = record != NULL ? sam_record_dup_text (record, "status") : NULL;

  return g_strcmp0 (status, "waiting_list") == 0;
}

static gpointer
save_all (SamStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  Job *job = data;
  g_autoptr (GPtrArray) list = sam_registration_read (job->text);
  guint waiting = 0;
  gboolean saved = sam_store_begin_step (store, _ ("Registrations"), error);
  g_autofree char *registered = NULL;
  g_autofree char *waits = NULL;

  for (guint i = 0; saved && i < list->len; i++)
    {
      g_autofree char *id =
          sam_registration_save (store, job->workshop, g_ptr_array_index (list, i), job->today, error);

      saved = id != NULL;
      waiting += saved && is_waiting (store, id);
    }
  if (!sam_store_end_step (store, saved ? error : NULL) || !saved)
    return NULL;
  registered = g_strdup_printf (ngettext ("%u person registered.", "%u people registered.", list->len), list->len);
  waits = g_strdup_printf (ngettext ("%u of them is on the waiting list.", "%u of them are on the waiting list.",
                                     waiting),
                           waiting);
  return waiting > 0 ? g_strjoin (" ", registered, waits, NULL) : g_steal_pointer (&registered);
}

static gpointer
promote (SamStore *store,
         gpointer data,
         GCancellable *cancellable,
         GError **error)
{
  const int n = sam_waiting_list_promote (store, data, error);

  if (n < 0)
    return NULL;
  if (n == 0)
    return g_strdup (_ ("Nobody on the waiting list can come: there is no free place for them."));
  return g_strdup_printf (ngettext ("%d person of the waiting list has a place now.",
                                    "%d people of the waiting list have a place now.", n),
                          n);
}

typedef struct
{
  char *words;
  guint n_promoted; /* so many who wait can have a place */
} Standing;

static void
standing_free (Standing *standing)
{
  g_free (standing->words);
  g_free (standing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Standing, standing_free)

static gpointer
load_standing (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, data, error);
  g_autoptr (GPtrArray) chosen = NULL;
  Standing *standing;

  if (records == NULL)
    return NULL;
  standing = g_new0 (Standing, 1);
  standing->words = sam_registration_describe (records->workshop, records->participations);
  chosen = sam_waiting_list_choose (records->workshop, records->participations);
  standing->n_promoted = chosen->len;
  return standing;
}

static void
on_standing_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamRegistrationsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Standing) standing = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *label = NULL;

  if (self->text == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->standing), standing != NULL ? standing->words : error->message);
  gtk_widget_set_visible (self->promote, standing != NULL && standing->n_promoted > 0);
  if (standing == NULL)
    return;
  label = g_strdup_printf (ngettext ("Give %u Person Who _Waits a Place", "Give %u People Who _Wait a Place",
                                     standing->n_promoted),
                           standing->n_promoted);
  gtk_button_set_label (GTK_BUTTON (self->promote), label);
}

static void
load (SamRegistrationsPage *self)
{
  sam_store_thread_run_async (self->store, load_standing, g_strdup (self->workshop), g_free,
                              (GDestroyNotify) standing_free, NULL, on_standing_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamRegistrationsPage *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "workshop", "participation", NULL };

  if (self->text != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static char *
dup_text (SamRegistrationsPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
add_line (GString *lines,
          const SamRegistration *registration)
{
  g_autofree char *name = sam_registration_dup_name (registration);
  const char *const rest[] = { registration->function, registration->practice, registration->email };

  sam_words_add (lines, "\n", name);
  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    if (rest[i] != NULL)
      g_string_append_printf (lines, " · %s", rest[i]);
}

/* What was understood is shown before anything is saved. */
static void
on_text_changed_cb (SamRegistrationsPage *self)
{
  g_autofree char *text = dup_text (self);
  g_autoptr (GPtrArray) list = sam_registration_read (text);
  g_auto (GStrv) missed = sam_registration_find_missed (text, list);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *label = g_strdup_printf (ngettext ("_Register %u Person", "_Register %u People", list->len),
                                            list->len);

  for (guint i = 0; i < list->len; i++)
    add_line (lines, g_ptr_array_index (list, i));
  for (char **line = missed; *line != NULL; line++)
    {
      /* Translators: %s is a line of somebody who registers */
      g_autofree char *words = g_strdup_printf (_ ("Not understood: %s"), *line);

      sam_words_add (lines, "\n", words);
    }
  if (list->len == 0 && *missed == NULL && *text != '\0')
    g_string_append (lines, _ ("Nobody is recognised in this yet. Write one person a line: name, function, practice, "
                               "e-mail address."));
  gtk_label_set_label (GTK_LABEL (self->found), lines->str);
  gtk_button_set_label (GTK_BUTTON (self->save), label);
  gtk_widget_set_sensitive (self->save, list->len > 0);
}

static void
tell (gpointer self,
      const char *words,
      gboolean done)
{
  gtk_widget_activate_action (self, "invitations.tell", "s", words);
}

static void
tell_saved (gpointer data,
            const char *words,
            gboolean done)
{
  SamRegistrationsPage *self = data;

  tell (self, words, done);
  if (done)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "", -1);
}

static void
on_save_clicked_cb (SamRegistrationsPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->workshop = g_strdup (self->workshop);
  job->text = dup_text (self);
  job->today = sam_dates_dup_today ();
  sam_answer_ask (self->store, save_all, job, (GDestroyNotify) job_free, tell_saved, self);
}

static void
on_promote_clicked_cb (SamRegistrationsPage *self)
{
  sam_answer_ask (self->store, promote, g_strdup (self->workshop), g_free, tell, self);
}

static void
sam_registrations_page_dispose (GObject *object)
{
  SamRegistrationsPage *self = SAM_REGISTRATIONS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->text = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (sam_registrations_page_parent_class)->dispose (object);
}

static void
sam_registrations_page_class_init (SamRegistrationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_registrations_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/workshop/sam-registrations-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRegistrationsPage, standing);
  gtk_widget_class_bind_template_child (widget_class, SamRegistrationsPage, text);
  gtk_widget_class_bind_template_child (widget_class, SamRegistrationsPage, found);
  gtk_widget_class_bind_template_child (widget_class, SamRegistrationsPage, save);
  gtk_widget_class_bind_template_child (widget_class, SamRegistrationsPage, promote);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_promote_clicked_cb);
}

static void
sam_registrations_page_init (SamRegistrationsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (on_text_changed_cb), self, G_CONNECT_SWAPPED);
  on_text_changed_cb (self);
}

/**
 * sam_registrations_page_set_workshop:
 */
void
sam_registrations_page_set_workshop (SamRegistrationsPage *self,
                                     SamStoreThread *store,
                                     const char *workshop_id)
{
  self->store = g_object_ref (store);
  self->workshop = g_strdup (workshop_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}
