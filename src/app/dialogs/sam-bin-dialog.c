/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-bin-dialog.h"

#include <glib/gi18n.h>

#include "app/editors/sam-version-row.h"
#include "app/sam-dates.h"
#include "app/sam-undo-actions.h"
#include "app/widgets/sam-remade-rows.h"
#include "store/sam-clock.h"

/* Whoever looks for something older knows what it was called, and finds it by its name in a backup. */
#define MOST_ROWS 200

struct _SamBinDialog
{
  SamDialog parent_instance;

  SamStoreThread *store;

  /* Template children */
  GtkWidget *message;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (SamBinDialog, sam_bin_dialog, SAM_TYPE_DIALOG)

static gpointer
list_deleted (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  return sam_store_list_deleted (store, MOST_ROWS, error);
}

/* "Group, deleted by Ada, two hours ago" */
static char *
describe_deletion (const SamDeleted *deleted)
{
  const SamKind *kind = sam_kind_of_id (deleted->id);
  g_autofree char *ago = sam_dates_format_ago (deleted->at, sam_clock_get_seconds ());

  if (deleted->revision == NULL)
    /* Translators: %s is a kind of record, such as "Group". */
    return g_strdup_printf (_ ("%s, deleted elsewhere; its values are not on this computer"), _ (kind->label));
  if (deleted->author == NULL)
    /* Translators: %s is a kind of record, such as "Group". */
    return g_strdup_printf (_ ("%s, deleted elsewhere"), _ (kind->label));
  /* Translators: a kind of record, a person, a moment: "Group, deleted by Ada, two hours ago". */
  return g_strdup_printf (_ ("%s, deleted by %s, %s"), _ (kind->label), deleted->author, ago);
}

/* What refers to it is whole again when it comes back. */
static char *
describe (const SamDeleted *deleted)
{
  g_autofree char *deletion = describe_deletion (deleted);
  g_autofree char *referrers = NULL;

  if (deleted->n_referrers == 0)
    return g_steal_pointer (&deletion);
  referrers = g_strdup_printf (ngettext ("%u record still refers to it.", "%u records still refer to it.",
                                         deleted->n_referrers),
                               deleted->n_referrers);
  return g_strjoin ("\n", deletion, referrers, NULL);
}

/* A title that is somebody's story is not told to whoever opens this. */
static gboolean
has_sensitive_title (const SamKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & SAM_TITLE) && (kind->fields[i].flags & SAM_SENSITIVE))
      return TRUE;
  return FALSE;
}

static GtkWidget *
make_row (const SamDeleted *deleted)
{
  const SamKind *kind = sam_kind_of_id (deleted->id);
  g_autofree char *text = describe (deleted);
  const char *title = deleted->title;
  GtkWidget *row;

  if (title == NULL || *title == '\0' || has_sensitive_title (kind))
    title = _ (kind->label);
  row = sam_version_row_new (title, text, NULL);
  if (deleted->revision != NULL)
    sam_version_row_offer (SAM_VERSION_ROW (row), deleted->id, deleted->revision);
  return row;
}

static void
on_listed_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamBinDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  SamRemadeRows *remade;

  if (self->rows == NULL)
    return;
  remade = sam_remade_rows_begin (self->rows);
  for (guint i = 0; all != NULL && i < all->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->rows), make_row (g_ptr_array_index (all, i)));
  gtk_widget_set_visible (self->rows, all != NULL && all->len > 0);
  sam_remade_rows_end (remade);
  sam_dialog_lead_in (SAM_DIALOG (self));
  if (all == NULL)
    gtk_label_set_label (GTK_LABEL (self->message), error->message);
  else if (all->len == 0)
    gtk_label_set_label (GTK_LABEL (self->message), _ ("Nothing was deleted. What you delete can be restored here."));
  else if (all->len < MOST_ROWS)
    gtk_label_set_label (GTK_LABEL (self->message), _ ("What was deleted last comes first."));
  else
    gtk_label_set_label (GTK_LABEL (self->message), _ ("What was deleted last comes first. What was deleted before these "
                                                       "is in a backup of that time."));
}

static void
load (SamBinDialog *self)
{
  sam_store_thread_run_async (self->store, list_deleted, NULL, NULL, (GDestroyNotify) g_ptr_array_unref, NULL,
                              on_listed_cb, g_object_ref (self));
}

static void
sam_bin_dialog_dispose (GObject *object)
{
  SAM_BIN_DIALOG (object)->rows = NULL;
  g_clear_object (&SAM_BIN_DIALOG (object)->store);

  G_OBJECT_CLASS (sam_bin_dialog_parent_class)->dispose (object);
}

static void
sam_bin_dialog_class_init (SamBinDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_bin_dialog_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/dialogs/sam-bin-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SamBinDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SamBinDialog, rows);
}

static void
sam_bin_dialog_init (SamBinDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_undo_actions_add_keys (GTK_WIDGET (self));
}

/**
 * sam_bin_dialog_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the dialog, to be presented
 */
GtkWidget *
sam_bin_dialog_new (GtkWindow *parent,
                    SamStoreThread *store)
{
  SamBinDialog *self = g_object_new (SAM_TYPE_BIN_DIALOG, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
