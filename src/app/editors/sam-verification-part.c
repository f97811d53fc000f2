/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-verification-part.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/editors/sam-record-part.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-show-uri.h"
#include "exchange/sam-recurrence-writer.h"
#include "exchange/sam-verification-letters.h"
#include "network/sam-verification-load.h"
#include "network/sam-verification-mail.h"

struct _SamVerificationPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  SamRecord *group;

  /* Template children */
  GtkWidget *content;
  GtkWidget *text;
  GtkWidget *listed;
  GtkWidget *mail;
};

static void sam_verification_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamVerificationPart, sam_verification_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_verification_part_part_init))

static char *
describe_last (SamRecord *group,
               const GDate *today)
{
  g_autofree char *day = sam_record_dup_text (group, "verified_on");
  g_autofree char *who = sam_record_dup_text (group, "verified_by");
  g_autofree char *when = day != NULL ? sam_dates_format_day (day, today) : NULL;

  if (day == NULL)
    return g_strdup (_ ("Never verified"));
  if (who == NULL)
    /* Translators: %s is a day. */
    return g_strdup_printf (_ ("Verified on %s"), when);
  /* Translators: a day, and who asked. */
  return g_strdup_printf (_ ("Verified on %s by %s"), when, who);
}

/* What should be done next; (transfer full). */
static char *
describe_next (SamStore *store,
               SamRecord *group,
               const GDate *today)
{
  g_autofree char *now = sam_dates_dup_today ();
  g_autofree char *when = NULL;
  SamVerifyReason reason;
  char day[16];
  GDate due;

  if (sam_record_get_value (group, "unlisted_on") != NULL)
    return g_strdup (_ ("Does not want to be listed: not shown anywhere, and kept so that nobody adds it again"));
  if (!sam_verification_load_due (store, group, now, &due, &reason))
    return g_strdup ("");
  g_date_strftime (day, sizeof day, "%Y-%m-%d", &due);
  if (g_date_compare (&due, today) <= 0)
    return g_strdup (_ ("Is it still right? Call or write."));
  when = sam_dates_format_day (day, today);
  /* Translators: %s is the day on which somebody should ask again. */
  return g_strdup_printf (_ ("Next time: %s"), when);
}

static gpointer
describe (SamStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  SamRecord *group = data;
  gint64 tries = sam_record_get_integer (group, "verify_tries", 0);
  GString *text = g_string_new (NULL);
  g_autofree char *bounced = sam_record_dup_text (group, "bounced_on");
  g_autofree char *last = NULL;
  g_autofree char *next = NULL;
  GDate today;

  sam_dates_get_today (&today);
  last = describe_last (group, &today);
  next = describe_next (store, group, &today);
  g_string_append (text, last);
  if (tries > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("Not reached %d time", "Not reached %d times", (gulong) tries),
                              (int) tries);
    }
  if (bounced != NULL)
    {
      g_autofree char *day = sam_dates_format_day (bounced, &today);

      g_string_append_c (text, '\n');
      /* Translators: %s is a day. */
      g_string_append_printf (text, _ ("A mail came back on %s"), day);
    }
  if (*next != '\0')
    g_string_append_printf (text, "\n%s", next);
  return g_string_free (text, FALSE);
}

static void
on_described_cb (GObject *source,
                 GAsyncResult *result,
                 gpointer data)
{
  g_autoptr (SamVerificationPart) self = data;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  if (text != NULL && self->text != NULL)
    gtk_label_set_label (GTK_LABEL (self->text), text);
}

static gpointer
note (SamStore *store,
      gpointer data,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  const char *id;
  const char *name;
  SamVerifyOutcome outcome;

  g_variant_get (data, "(&s&s)", &id, &name);
  if (!sam_verify_outcome_from_name (name, &outcome) ||
      !sam_verification_note (store, id, outcome, "phone", today, error))
    return NULL;
  return sam_store_dup_title (store, id);
}

static void
on_noted_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamVerificationPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *title = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup (error->message);
  else
    /* Translators: %s is the name of a group. */
    text = g_strdup_printf (_ ("Noted for “%s”"), title != NULL ? title : "");
  gtk_widget_activate_action (GTK_WIDGET (self), error == NULL ? "win.toast-undo" : "win.toast", "s", text);
}

static void
note_outcome (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  SamVerificationPart *self = SAM_VERIFICATION_PART (widget);
  GVariant *question;

  if (self->group == NULL)
    return;
  question = g_variant_ref_sink (
      g_variant_new ("(ss)", sam_record_get_id (self->group), g_variant_get_string (parameter, NULL)));
  sam_store_thread_run_async (self->store, note, question, (GDestroyNotify) g_variant_unref, g_free, NULL, on_noted_cb,
                              g_object_ref (self));
}

static char *
build_mail (SamRecord *group)
{
  g_autofree char *rule = sam_record_dup_text (group, "meets");
  g_autofree char *words = sam_record_dup_text (group, "meets_text");
  g_autofree char *meets = sam_recurrence_describe_or (rule, words);

  return sam_verification_mail_new (group, meets);
}

static void
write_mail (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  SamVerificationPart *self = SAM_VERIFICATION_PART (widget);
  g_autofree char *mail = self->group != NULL ? build_mail (self->group) : NULL;

  if (mail != NULL)
    sam_show_uri (widget, mail);
}

static gpointer
write_one (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  const char *group;
  const char *path;

  g_variant_get (data, "(&s&s)", &group, &path);
  return sam_verification_letters_write (store, group, today, path, NULL, error) ? g_strdup (_ ("Saved.")) : NULL;
}

static void
tell (gpointer self,
      const char *words,
      gboolean done)
{
  gtk_widget_activate_action (self, "win.toast", "s", words);
}

static void
on_path_chosen_cb (const char *path,
                   gpointer data)
{
  SamVerificationPart *self = data;
  GVariant *question;

  if (self->group == NULL)
    return;
  question = g_variant_ref_sink (g_variant_new ("(ss)", sam_record_get_id (self->group), path));
  sam_answer_ask (self->store, write_one, question, (GDestroyNotify) g_variant_unref, tell, self);
}

static void
write_letter (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  sam_file_dialogs_save (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _ ("Save the Letter"), _ ("letter.pdf"),
                         on_path_chosen_cb, widget);
}

static void
sam_verification_part_show (SamRecordPart *part,
                            SamStoreThread *store,
                            SamRecord *record)
{
  SamVerificationPart *self = SAM_VERIFICATION_PART (part);
  g_autofree char *mail = build_mail (record);

  g_set_object (&self->store, store);
  g_clear_object (&self->group);
  self->group = sam_record_copy (record);
  /* What is not saved yet has nothing to be asked about. */
  gtk_widget_set_visible (GTK_WIDGET (self), sam_record_get_revision (record) != NULL);
  gtk_widget_set_visible (self->mail, mail != NULL);
  gtk_widget_set_visible (self->listed, sam_record_has_value (record, "unlisted_on"));
  if (sam_record_get_revision (record) != NULL)
    sam_store_thread_run_async (store, describe, sam_record_copy (record), g_object_unref, g_free, NULL,
                                on_described_cb, g_object_ref (self));
}

static void
sam_verification_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_verification_part_show;
}

static void
sam_verification_part_dispose (GObject *object)
{
  SamVerificationPart *self = SAM_VERIFICATION_PART (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_VERIFICATION_PART);
  g_clear_object (&self->group);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_verification_part_parent_class)->dispose (object);
}

static void
sam_verification_part_class_init (SamVerificationPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_verification_part_dispose;

  gtk_widget_class_install_action (widget_class, "verification.note", "s", note_outcome);
  gtk_widget_class_install_action (widget_class, "verification.letter", NULL, write_letter);
  gtk_widget_class_install_action (widget_class, "verification.mail", NULL, write_mail);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/editors/sam-verification-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamVerificationPart, content);
  gtk_widget_class_bind_template_child (widget_class, SamVerificationPart, text);
  gtk_widget_class_bind_template_child (widget_class, SamVerificationPart, listed);
  gtk_widget_class_bind_template_child (widget_class, SamVerificationPart, mail);
}

static void
sam_verification_part_init (SamVerificationPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_verification_part_get_text:
 *
 * Returns: what it says about the group
 */
const char *
sam_verification_part_get_text (SamVerificationPart *self)
{
  g_return_val_if_fail (SAM_IS_VERIFICATION_PART (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->text));
}
