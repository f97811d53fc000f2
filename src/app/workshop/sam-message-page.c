/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-message-page.h"

#include "app/dialogs/sam-file-dialogs.h"
#include "app/lists/sam-changes.h"
#include "app/sam-answer.h"
#include "app/workshop/sam-message-jobs.h"
#include "network/sam-letter.h"

#include <glib/gi18n.h>

#define AT_ONCE 10 /* windows of the mail program that somebody can still handle */

struct _SamMessagePage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop;     /* id */
  GPtrArray *texts;   /* of SamRecord: the region's own */
  SamStoreFunc write; /* what is being saved as a file */
  GStrv drafts;       /* of a mail for each person, while some are still to be opened */
  guint n_opened;

  /* Template children */
  GtkWidget *letter;
  GtkWidget *to;
  GtkWidget *each;
  GtkWidget *mail;
  GtkWidget *note;
  GtkWidget *count;
  GtkWidget *subject;
  GtkWidget *text;
  GtkWidget *fields;
  GtkWidget *title;
};

G_DEFINE_FINAL_TYPE (SamMessagePage, sam_message_page, GTK_TYPE_WIDGET)

static void
tell (SamMessagePage *self,
      const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "invitations.tell", "s", words);
}

static char *
dup_text (SamMessagePage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text));
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static SamMessageJob *
make_job (SamMessagePage *self)
{
  SamMessageJob *job = sam_message_job_new (self->workshop);

  job->to = (SamMessageTo) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->to));
  job->subject = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->subject)));
  job->text = dup_text (self);
  job->each = gtk_check_button_get_active (GTK_CHECK_BUTTON (self->each));
  return job;
}

static void
run (SamMessagePage *self,
     SamStoreFunc func,
     SamMessageJob *job,
     GDestroyNotify free_result,
     GAsyncReadyCallback done)
{
  sam_store_thread_run_async (self->store, func, job, (GDestroyNotify) sam_message_job_free, free_result, NULL, done,
                              g_object_ref (self));
}

static void
on_counted_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamMessagePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->count != NULL)
    gtk_label_set_label (GTK_LABEL (self->count), words != NULL ? words : error->message);
}

static void
count (SamMessagePage *self)
{
  if (self->store != NULL)
    run (self, sam_message_count, make_job (self), g_free, on_counted_cb);
}

/* What was still to be opened is of another message. */
static void
forget_drafts (SamMessagePage *self)
{
  g_clear_pointer (&self->drafts, g_strfreev);
  gtk_button_set_label (GTK_BUTTON (self->mail), _ ("_Mail Drafts"));
}

/* Thanks are noted of those who were there, and not when they are told where to be. */
static void
show_note (SamMessagePage *self)
{
  const guint to = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->to));
  const guint letter = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->letter));

  gtk_widget_set_visible (self->note, (to == SAM_MESSAGE_TO_ATTENDED || to == SAM_MESSAGE_TO_EXPERTS) &&
                                          letter >= SAM_LETTER_THANKS);
}

static void
on_to_changed_cb (SamMessagePage *self)
{
  forget_drafts (self);
  show_note (self);
  count (self);
}

static void
on_each_toggled_cb (SamMessagePage *self)
{
  forget_drafts (self);
}

static void
show_text (SamMessagePage *self,
           const char *subject,
           const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->subject), subject != NULL ? subject : "");
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), text != NULL ? text : "", -1);
}

/* Each text that comes along is meant for somebody. */
static void
on_letter_changed_cb (SamMessagePage *self)
{
  static const SamMessageTo usual[SAM_LETTER_N_KINDS] = { SAM_MESSAGE_TO_INVITED, SAM_MESSAGE_TO_INVITED,
                                                          SAM_MESSAGE_TO_COMING, SAM_MESSAGE_TO_EXPERTS_ASKED,
                                                          SAM_MESSAGE_TO_EXPERTS, SAM_MESSAGE_TO_ATTENDED };
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->letter));

  if (chosen < SAM_LETTER_N_KINDS)
    {
      show_text (self, sam_letter_get_subject ((SamLetterKind) chosen), sam_letter_get_text ((SamLetterKind) chosen));
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->to), usual[chosen]);
    }
  else if (self->texts != NULL && chosen - SAM_LETTER_N_KINDS < self->texts->len)
    {
      SamRecord *record = g_ptr_array_index (self->texts, chosen - SAM_LETTER_N_KINDS);
      g_autofree char *subject = sam_record_dup_text (record, "subject");
      g_autofree char *text = sam_record_dup_text (record, "text");

      show_text (self, subject, text);
    }
  show_note (self);
  count (self);
}

static void
show_letters (SamMessagePage *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->letter));

  for (guint kind = 0; kind < SAM_LETTER_N_KINDS; kind++)
    gtk_string_list_append (names, sam_letter_get_title ((SamLetterKind) kind));
  for (guint i = 0; self->texts != NULL && i < self->texts->len; i++)
    gtk_string_list_take (names, sam_record_dup_title (g_ptr_array_index (self->texts, i)));
  g_signal_handlers_block_by_func (self->letter, on_letter_changed_cb, self);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->letter), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->letter), chosen != GTK_INVALID_LIST_POSITION ? chosen : 0);
  g_signal_handlers_unblock_by_func (self->letter, on_letter_changed_cb, self);
}

static void
on_texts_loaded_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (SamMessagePage) self = data;
  GPtrArray *texts = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  if (self->letter == NULL || texts == NULL)
    {
      g_clear_pointer (&texts, g_ptr_array_unref);
      return;
    }
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->texts = texts;
  show_letters (self);
}

static void
on_store_changed_cb (SamMessagePage *self,
                     const char *const *ids)
{
  static const char *const texts[] = { "template", NULL };
  static const char *const people[] = { "participation", "appearance", NULL };

  if (sam_changes_concern (ids, texts))
    run (self, sam_message_load_texts, sam_message_job_new (self->workshop), (GDestroyNotify) g_ptr_array_unref,
         on_texts_loaded_cb);
  if (sam_changes_concern (ids, people))
    count (self);
}

static void
open_drafts (SamMessagePage *self)
{
  const guint n = g_strv_length (self->drafts);
  const guint end = MIN (n, self->n_opened + AT_ONCE);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  for (; self->n_opened < end && error == NULL; self->n_opened++)
    g_app_info_launch_default_for_uri (self->drafts[self->n_opened], NULL, &error);
  if (error != NULL)
    words = g_strdup (error->message);
  else if (end < n)
    words = g_strdup_printf (_ ("%u of %u drafts are open in your mail program. Send them, and open the next ones."), end,
                             n);
  else
    words = g_strdup_printf (ngettext ("%u draft opened in your mail program; nobody sees the others’ addresses.",
                                       "%u drafts opened in your mail program; nobody sees the others’ addresses.", n),
                             n);
  if (error != NULL || end == n)
    forget_drafts (self);
  else
    gtk_button_set_label (GTK_BUTTON (self->mail), _ ("_Next Drafts"));
  tell (self, words);
}

static void
on_drafts_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamMessagePage) self = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) drafts = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->letter == NULL)
    return;
  if (drafts == NULL)
    {
      tell (self, error->message);
      return;
    }
  g_strfreev (self->drafts);
  self->drafts = g_steal_pointer (&drafts);
  self->n_opened = 0;
  open_drafts (self);
}

static void
on_mail_clicked_cb (SamMessagePage *self)
{
  if (self->drafts != NULL)
    open_drafts (self);
  else
    run (self, sam_message_make_drafts, make_job (self), (GDestroyNotify) g_strfreev, on_drafts_cb);
}

static void
tell_done (gpointer self,
           const char *words,
           gboolean done)
{
  tell (self, words);
}

static void
ask (SamMessagePage *self,
     SamStoreFunc func,
     SamMessageJob *job)
{
  sam_answer_ask (self->store, func, job, (GDestroyNotify) sam_message_job_free, tell_done, self);
}

static void
on_note_clicked_cb (SamMessagePage *self)
{
  ask (self, sam_message_note_thanked, make_job (self));
}

static void
on_path_chosen_cb (const char *path,
                   gpointer data)
{
  SamMessagePage *self = data;
  SamMessageJob *job = make_job (self);

  job->path = g_strdup (path);
  ask (self, self->write, job);
}

static void
save_file (SamMessagePage *self,
           SamStoreFunc write,
           const char *title,
           const char *name)
{
  self->write = write;
  sam_file_dialogs_save (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), title, name, on_path_chosen_cb, self);
}

static void
on_letters_clicked_cb (SamMessagePage *self)
{
  save_file (self, sam_message_write_letters, _ ("Save the Letters"), _ ("letters.pdf"));
}

static void
on_calendar_clicked_cb (SamMessagePage *self)
{
  save_file (self, sam_message_write_calendar, _ ("Save the Calendar File"), _ ("workshop.ics"));
}

static void
on_kept_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamMessagePage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->letter == NULL)
    return;
  tell (self, id != NULL ? _ ("The text is kept: next time it is in the list.") : error->message);
  if (id != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->title), "");
}

static void
on_keep_clicked_cb (SamMessagePage *self)
{
  SamMessageJob *job = make_job (self);

  job->title = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
  if (*job->title == '\0')
    {
      g_free (job->title);
      job->title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->subject)));
    }
  run (self, sam_message_keep_text, job, g_free, on_kept_cb);
}

/* A field that was mistyped would go out as it stands. */
static void
on_text_changed_cb (SamMessagePage *self)
{
  g_autofree char *text = dup_text (self);
  g_autofree char *all = g_strjoin ("\n", gtk_editable_get_text (GTK_EDITABLE (self->subject)), text, NULL);
  g_auto (GStrv) unknown = sam_letter_find_unknown (all);
  g_autofree char *known = g_strjoinv ("}, {", (char **) sam_letter_get_fields ());
  g_autofree char *words = NULL;

  if (*unknown != NULL)
    /* Translators: %s is what stands in braces in a letter */
    words = g_strdup_printf (_ ("“{%s}” is no field and goes out as it is."), *unknown);
  else
    words = g_strdup_printf (_ ("Fields: {%s}"), known);
  gtk_label_set_label (GTK_LABEL (self->fields), words);
  forget_drafts (self);
}

static void
sam_message_page_dispose (GObject *object)
{
  SamMessagePage *self = SAM_MESSAGE_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->letter = NULL;
  self->count = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, g_strfreev);

  G_OBJECT_CLASS (sam_message_page_parent_class)->dispose (object);
}

static void
sam_message_page_class_init (SamMessagePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_message_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-message-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, letter);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, to);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, each);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, mail);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, note);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, count);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, subject);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, text);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, fields);
  gtk_widget_class_bind_template_child (widget_class, SamMessagePage, title);
  gtk_widget_class_bind_template_callback (widget_class, on_to_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_letter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_each_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mail_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_note_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_letters_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_calendar_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked_cb);
}

static void
sam_message_page_init (SamMessagePage *self)
{
  static const char *const groups[] = { N_ ("Invited, not answered yet"), N_ ("Registered"), N_ ("Waiting list"),
                                        N_ ("Who were there"), N_ ("Experts asked, not answered yet"),
                                        N_ ("Experts who come"), NULL };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; groups[i] != NULL; i++)
    gtk_string_list_append (names, _ (groups[i]));
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->to), G_LIST_MODEL (names));
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), "changed",
                           G_CALLBACK (on_text_changed_cb), self, G_CONNECT_SWAPPED);
  show_letters (self);
  on_letter_changed_cb (self);
}

/**
 * sam_message_page_set_workshop:
 */
void
sam_message_page_set_workshop (SamMessagePage *self,
                               SamStoreThread *store,
                               const char *workshop_id)
{
  self->store = g_object_ref (store);
  self->workshop = g_strdup (workshop_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  on_store_changed_cb (self, NULL);
}

/**
 * sam_message_page_choose:
 *
 * Begins with a text that comes along, to those whom it is meant for.
 */
void
sam_message_page_choose (SamMessagePage *self,
                         SamLetterKind letter)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->letter), letter);
}
