/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-handover-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/questions/sam-offer-row.h"
#include "app/sam-dates.h"
#include "exchange/sam-pdf-handover.h"
#include "network/sam-continuity.h"
#include "sync/sam-handover.h"

/* A passphrase is some words, not one. */
/* So many rows somebody looks at; the rest is counted. */
#define MOST_ROWS 100

struct _SamHandoverWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;

  /* Template children */
  GtkDropDown *months;
  GtkWidget *ends;
  GtkWidget *depends;
  GtkEditable *passphrase;
  GtkEditable *again;
  GtkWidget *seal;
  GtkLabel *told;
};

G_DEFINE_FINAL_TYPE (SamHandoverWindow, sam_handover_window, SAM_TYPE_DIALOG)

/* In the order of the choices in the .ui file. */
static const guint months_choices[] = { 3, 6, 12, 24 };

/* What the worker gets, and what it found. */
typedef struct
{
  char *path;
  char *passphrase;
  char *today;
  guint months;
  GPtrArray *ends;
  GPtrArray *depends;
} Work;

static void
work_free (Work *work)
{
  g_free (work->path);
  if (work->passphrase != NULL)
    memset (work->passphrase, 0, strlen (work->passphrase));
  g_free (work->passphrase);
  g_free (work->today);
  g_clear_pointer (&work->ends, g_ptr_array_unref);
  g_clear_pointer (&work->depends, g_ptr_array_unref);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static Work *
new_work (SamHandoverWindow *self,
          const char *path)
{
  Work *work = g_new0 (Work, 1);
  guint selected = gtk_drop_down_get_selected (self->months);

  work->path = g_strdup (path);
  work->passphrase = g_strdup (gtk_editable_get_text (self->passphrase));
  work->today = sam_dates_dup_today ();
  work->months = months_choices[MIN (selected, G_N_ELEMENTS (months_choices) - 1)];
  return work;
}

static gpointer
find_items (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  const Work *wanted = data;
  g_autoptr (Work) found = g_new0 (Work, 1);

  found->ends = sam_continuity_load_endings (store, wanted->today, wanted->months, error);
  if (found->ends == NULL)
    return NULL;
  found->depends = sam_continuity_load_dependencies (store, wanted->today, error);
  return found->depends != NULL ? g_steal_pointer (&found) : NULL;
}

static GtkWidget *
make_row (const SamContinuityItem *item,
          const GDate *today)
{
  g_autofree char *day = item->date != NULL ? sam_dates_format_day (item->date, today) : NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *detail = NULL;

  if (item->person != NULL)
    g_strv_builder_add (parts, item->person);
  g_strv_builder_add (parts, item->reason);
  if (day != NULL)
    g_strv_builder_add (parts, day);
  list = g_strv_builder_end (parts);
  detail = g_strjoinv (" · ", list);
  return sam_offer_row_new (item->id, item->title, detail);
}

static void
add_words (GtkWidget *box,
           const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
}

static void
fill (GtkWidget *box,
      GPtrArray *items,
      const char *nothing)
{
  GtkWidget *child;
  GDate today;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
  sam_dates_get_today (&today);
  for (guint i = 0; i < MIN (items->len, MOST_ROWS); i++)
    gtk_box_append (GTK_BOX (box), make_row (items->pdata[i], &today));
  if (items->len == 0)
    add_words (box, nothing);
  else if (items->len > MOST_ROWS)
    {
      const guint n = items->len - MOST_ROWS;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

      add_words (box, more);
    }
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamHandoverWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Work) found = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (found == NULL)
    {
      gtk_label_set_label (self->told, error->message);
      return;
    }
  fill (self->ends, found->ends, _ ("Nothing ends in this time, as far as it was noted."));
  fill (self->depends, found->depends, _ ("Nothing hangs on one person, as far as it was noted."));
}

static void
load (SamHandoverWindow *self)
{
  if (self->store != NULL)
    sam_store_thread_run_async (self->store, find_items, new_work (self, NULL), (GDestroyNotify) work_free,
                                (GDestroyNotify) work_free, self->cancellable, on_found_cb, g_object_ref (self));
}

static gpointer
write_paper (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  const Work *work = data;
  g_autoptr (SamPdfFlow) flow = sam_pdf_handover_new (store, work->today, work->months, error);

  return flow != NULL && sam_pdf_flow_write (flow, work->path, error) ? g_strdup (_ ("The paper is saved.")) : NULL;
}

static gpointer
write_sealed (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  const Work *work = data;
  g_autoptr (SamSealer) sealer = sam_sealer_new (work->passphrase, SAM_SEAL_STRONG);

  return sam_handover_write (store, work->path, sealer, cancellable, error)
             ? g_strdup (_ ("The region is sealed. Give the passphrase by another way than the file."))
             : NULL;
}

static void
update_seal (SamHandoverWindow *self)
{
  const char *first = gtk_editable_get_text (self->passphrase);

  gtk_widget_set_sensitive (self->seal, g_utf8_strlen (first, -1) >= SAM_SEAL_LEAST_CHARACTERS &&
                                            g_str_equal (first, gtk_editable_get_text (self->again)));
}

static void
on_written_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamHandoverWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL)
    return;
  gtk_label_set_label (self->told, text != NULL ? text : error->message);
  update_seal (self);
}

static void
write_file (SamHandoverWindow *self,
            SamStoreFunc job,
            const char *path)
{
  gtk_label_set_label (self->told, _ ("Writing…"));
  gtk_widget_set_sensitive (self->seal, FALSE);
  sam_store_thread_run_async (self->store, job, new_work (self, path), (GDestroyNotify) work_free, g_free,
                              self->cancellable, on_written_cb, g_object_ref (self));
}

static void
on_paper_chosen_cb (const char *path,
                    gpointer data)
{
  sam_handover_window_save_paper (data, path);
}

static void
on_paper_clicked_cb (SamHandoverWindow *self)
{
  sam_file_dialogs_save (GTK_WINDOW (self), _ ("Save the Paper"), _ ("hand-over.pdf"), on_paper_chosen_cb, self);
}

static void
on_seal_chosen_cb (const char *path,
                   gpointer data)
{
  sam_handover_window_seal (data, path);
}

static void
on_seal_clicked_cb (SamHandoverWindow *self)
{
  sam_file_dialogs_save (GTK_WINDOW (self), _ ("Seal for a Successor"), _ ("region.handover"), on_seal_chosen_cb,
                         self);
}

static void
sam_handover_window_dispose (GObject *object)
{
  SamHandoverWindow *self = SAM_HANDOVER_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_handover_window_parent_class)->dispose (object);
}

static void
sam_handover_window_class_init (SamHandoverWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_handover_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/roadmap/sam-handover-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamHandoverWindow, months);
  gtk_widget_class_bind_template_child (widget_class, SamHandoverWindow, ends);
  gtk_widget_class_bind_template_child (widget_class, SamHandoverWindow, depends);
  gtk_widget_class_bind_template_child (widget_class, SamHandoverWindow, passphrase);
  gtk_widget_class_bind_template_child (widget_class, SamHandoverWindow, again);
  gtk_widget_class_bind_template_child (widget_class, SamHandoverWindow, seal);
  gtk_widget_class_bind_template_child (widget_class, SamHandoverWindow, told);
  gtk_widget_class_bind_template_callback (widget_class, load);
  gtk_widget_class_bind_template_callback (widget_class, update_seal);
  gtk_widget_class_bind_template_callback (widget_class, on_paper_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_seal_clicked_cb);
}

static void
sam_handover_window_init (SamHandoverWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_handover_window_new:
 * @parent: (nullable): the window it belongs to, whose actions it uses
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_handover_window_new (GtkWindow *parent,
                         SamStoreThread *store)
{
  SamHandoverWindow *self = g_object_new (SAM_TYPE_HANDOVER_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}

/**
 * sam_handover_window_save_paper:
 * @path: a PDF
 *
 * Writes the dossier without anybody's name in it.
 */
void
sam_handover_window_save_paper (SamHandoverWindow *self,
                                const char *path)
{
  write_file (self, write_paper, path);
}

/**
 * sam_handover_window_seal:
 * @path: a file
 *
 * Seals the region with the passphrase that is typed.
 */
void
sam_handover_window_seal (SamHandoverWindow *self,
                          const char *path)
{
  write_file (self, write_sealed, path);
}
