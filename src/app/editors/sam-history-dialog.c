/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-history-dialog.h"

#include <glib/gi18n.h>

#include "app/editors/sam-version-row.h"
#include "app/lists/sam-changes.h"
#include "app/sam-dates.h"
#include "app/sync/sam-decision-text.h"
#include "app/sync/sam-value-text.h"
#include "app/widgets/sam-remade-rows.h"
#include "record/sam-record.h"
#include "store/sam-clock.h"

struct _SamHistoryDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;
  char *id;

  /* Template children */
  GtkWidget *message;
  GtkWidget *sittings;
};

G_DEFINE_FINAL_TYPE (SamHistoryDialog, sam_history_dialog, SAM_TYPE_DIALOG)

/* A sitting, and what was changed in it. */
typedef struct
{
  SamChange *change;
  char *text;
} Sitting;

static void
free_sitting (gpointer data)
{
  Sitting *sitting = data;

  sam_change_free (sitting->change);
  g_free (sitting->text);
  g_free (sitting);
}

static char *
describe_decision (SamStore *store,
                   const SamChange *change)
{
  g_autoptr (SamConflictView) decision = NULL;

  if (change->decided == NULL)
    return NULL;
  decision = sam_conflict_view_load_decision (store, change->id, change->revision, NULL);
  return decision != NULL && decision->fields->len > 0 ? sam_decision_text_format (decision) : NULL;
}

/* Who and when stand above; they are not what somebody came to change. */
static gboolean
is_told (const SamField *field)
{
  return field != NULL && !g_str_has_prefix (field->name, "edited_");
}

/* "Name: Koffie en zo"; a sensitive value is not told, only that it changed. */
static char *
describe_field (SamStore *store,
                const SamField *field,
                SamRecord *record)
{
  g_autofree char *value = NULL;

  if ((field->flags & SAM_SENSITIVE) || field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS)
    return g_strdup (_ (field->label));
  if (record != NULL)
    value = sam_value_text_format (store, sam_record_get_id (record), field,
                                   sam_record_get_value (record, field->name));
  /* Translators: the label of a field, and what it was changed to */
  return g_strdup_printf (_ ("%s: %s"), _ (field->label), value != NULL && *value != '\0' ? value : _ ("empty"));
}

/* Of a conflict that was settled first what was decided; then whatever else changed. */
static char *
describe_change (SamStore *store,
                 const SamChange *change)
{
  const SamKind *kind = sam_kind_of_id (change->id);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (SamRecord) record = NULL;
  char *decision = describe_decision (store, change);

  if (decision != NULL)
    g_ptr_array_add (lines, decision);
  if (change->body == NULL)
    return g_strdup (_ ("Deleted"));
  record = sam_record_new_from_body (kind, change->id, change->revision, change->body, NULL);
  for (guint i = 0; change->fields != NULL && change->fields[i] != NULL; i++)
    {
      const SamField *field = sam_kind_find_field (kind, change->fields[i]);

      if (is_told (field) &&
          !(decision != NULL && g_strv_contains ((const char *const *) change->decided, field->name)))
        g_ptr_array_add (lines, describe_field (store, field, record));
    }
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static gpointer
find_history (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GPtrArray) changes = sam_store_list_history (store, data, error);
  GPtrArray *sittings;

  if (changes == NULL)
    return NULL;
  sittings = g_ptr_array_new_with_free_func (free_sitting);
  g_ptr_array_set_free_func (changes, NULL);
  for (guint i = 0; i < changes->len; i++)
    {
      Sitting *sitting = g_new (Sitting, 1);

      sitting->change = g_ptr_array_index (changes, i);
      sitting->text = describe_change (store, sitting->change);
      g_ptr_array_add (sittings, sitting);
    }
  return sittings;
}

static GtkWidget *
make_sitting (SamHistoryDialog *self,
              const Sitting *sitting,
              gboolean newest)
{
  const SamChange *change = sitting->change;
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (change->at);
  g_autofree char *moment = at != NULL ? g_date_time_format (at, "%c") : g_strdup ("");
  g_autofree char *ago = sam_dates_format_ago (change->at, sam_clock_get_seconds ());
  g_autofree char *heading = NULL;
  GtkWidget *row;

  heading = g_strdup_printf (change->received
                                 /* Translators: who changed a record, and when: "Ada, two hours ago, …" */
                                 ? _ ("%s, %s, on another computer")
                                 /* Translators: who changed a record, and when: "Ada, two hours ago" */
                                 : _ ("%s, %s"),
                             change->author != NULL ? change->author : _ ("Somebody"), ago);
  row = sam_version_row_new (heading, sitting->text, moment);
  if (!newest && change->body != NULL)
    sam_version_row_offer (SAM_VERSION_ROW (row), self->id, change->revision);
  return row;
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamHistoryDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sittings = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  SamRemadeRows *remade;

  if (self->sittings == NULL)
    return;
  if (sittings == NULL || sittings->len == 0)
    {
      gtk_label_set_label (GTK_LABEL (self->message),
                           sittings == NULL ? error->message : _ ("Nothing was changed here yet."));
      return;
    }
  remade = sam_remade_rows_begin (self->sittings);
  for (guint i = 0; i < sittings->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->sittings), make_sitting (self, g_ptr_array_index (sittings, i), i == 0));
  sam_remade_rows_end (remade);
  gtk_widget_hide (self->message);
  gtk_widget_show (self->sittings);
  sam_dialog_lead_in (SAM_DIALOG (self));
}

static void
load (SamHistoryDialog *self)
{
  sam_store_thread_run_async (self->store, find_history, g_strdup (self->id), g_free,
                              (GDestroyNotify) g_ptr_array_unref, NULL, on_found_cb, g_object_ref (self));
}

static void
on_changed_cb (SamHistoryDialog *self,
               const char *const *ids)
{
  if (sam_changes_touch (ids, self->id))
    load (self);
}

static void
sam_history_dialog_dispose (GObject *object)
{
  SAM_HISTORY_DIALOG (object)->sittings = NULL;
  g_clear_object (&SAM_HISTORY_DIALOG (object)->store);

  G_OBJECT_CLASS (sam_history_dialog_parent_class)->dispose (object);
}

static void
sam_history_dialog_finalize (GObject *object)
{
  g_free (SAM_HISTORY_DIALOG (object)->id);

  G_OBJECT_CLASS (sam_history_dialog_parent_class)->finalize (object);
}

static void
sam_history_dialog_class_init (SamHistoryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_history_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_history_dialog_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/editors/sam-history-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamHistoryDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SamHistoryDialog, sittings);
}

static void
sam_history_dialog_init (SamHistoryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_history_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @id: the record
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
sam_history_dialog_new (GtkWindow *parent,
                        SamStoreThread *store,
                        const char *id)
{
  SamHistoryDialog *self = g_object_new (SAM_TYPE_HISTORY_DIALOG, "transient-for", parent, NULL);

  self->id = g_strdup (id);
  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
