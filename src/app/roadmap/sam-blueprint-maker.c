/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-blueprint-maker.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/roadmap/sam-roadmap-jobs.h"
#include "app/sam-dates.h"
#include "app/workshop/sam-tick-row.h"
#include "exchange/sam-blueprint.h"

struct _SamBlueprintMaker
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;

  /* Template children */
  GtkLabel *message;
  GtkWidget *list;
  GtkWidget *guide;
  GtkWidget *save;
};

G_DEFINE_FINAL_TYPE (SamBlueprintMaker, sam_blueprint_maker, SAM_TYPE_DIALOG)

static gpointer
find_texts (SamStore *store,
            gpointer today,
            GCancellable *cancellable,
            GError **error)
{
  return sam_blueprint_make (store, today, error);
}

static GtkWidget *
make_row (const SamBlueprintText *text)
{
  g_autofree char *detail =
      text->why != NULL ? g_strdup_printf ("%s\n%s", text->why, text->text) : g_strdup (text->text);
  GtkWidget *row = sam_tick_row_new (text->key, text->title, detail);
  GtkCheckButton *check = sam_tick_row_get_check (SAM_TICK_ROW (row));

  gtk_check_button_set_active (check, text->read);
  gtk_widget_set_sensitive (GTK_WIDGET (check), text->named != SAM_NAMED_SOMEBODY);
  return row;
}

static char *
describe (guint n_texts)
{
  if (n_texts == 0)
    return g_strdup (_ ("Everything in it came with the program. Nothing that was written here goes along."));
  return g_strdup_printf (
      ngettext ("A blueprint is for everybody. %u text was written here: read it, and tick it if it names nobody. What "
                "is not ticked stays here.",
                "A blueprint is for everybody. %u texts were written here: read them, and tick those that name nobody. "
                "What is not ticked stays here.",
                n_texts),
      n_texts);
}

static void
set_ready (SamBlueprintMaker *self,
           gboolean ready)
{
  gtk_widget_set_sensitive (self->guide, ready);
  gtk_widget_set_sensitive (self->save, ready);
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamBlueprintMaker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamBlueprint) blueprint = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->store == NULL)
    return;
  if (blueprint == NULL)
    {
      gtk_label_set_label (self->message, error->message);
      return;
    }
  for (guint i = 0; i < blueprint->texts->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (blueprint->texts->pdata[i]));
  text = describe (blueprint->texts->len);
  gtk_label_set_label (self->message, text);
  set_ready (self, TRUE);
}

static void
on_saved_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamBlueprintMaker) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->store == NULL)
    return;
  if (text == NULL)
    {
      gtk_label_set_label (self->message, error->message);
      set_ready (self, TRUE);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", text);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_guide_place_chosen_cb (const char *path,
                          gpointer data)
{
  sam_blueprint_maker_save (data, path, TRUE);
}

static void
on_place_chosen_cb (const char *path,
                    gpointer data)
{
  sam_blueprint_maker_save (data, path, FALSE);
}

static void
on_guide_clicked_cb (SamBlueprintMaker *self)
{
  sam_file_dialogs_save (GTK_WINDOW (self), _ ("Guide to Read"), _ ("guide.pdf"), on_guide_place_chosen_cb, self);
}

static void
on_save_clicked_cb (SamBlueprintMaker *self)
{
  sam_file_dialogs_save (GTK_WINDOW (self), _ ("Make a Blueprint"), _ ("region.blueprint.zip"), on_place_chosen_cb, self);
}

static void
sam_blueprint_maker_dispose (GObject *object)
{
  SamBlueprintMaker *self = SAM_BLUEPRINT_MAKER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_blueprint_maker_parent_class)->dispose (object);
}

static void
sam_blueprint_maker_class_init (SamBlueprintMakerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_blueprint_maker_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/roadmap/sam-blueprint-maker.ui");
  gtk_widget_class_bind_template_child (widget_class, SamBlueprintMaker, message);
  gtk_widget_class_bind_template_child (widget_class, SamBlueprintMaker, list);
  gtk_widget_class_bind_template_child (widget_class, SamBlueprintMaker, save);
  gtk_widget_class_bind_template_child (widget_class, SamBlueprintMaker, guide);
  gtk_widget_class_bind_template_callback (widget_class, on_guide_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
sam_blueprint_maker_init (SamBlueprintMaker *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_blueprint_maker_new:
 * @parent: (nullable): the window it belongs to, whose actions it uses
 * @store: the region that it is made of
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_blueprint_maker_new (GtkWindow *parent,
                         SamStoreThread *store)
{
  SamBlueprintMaker *self = g_object_new (SAM_TYPE_BLUEPRINT_MAKER, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  sam_store_thread_run_async (store, find_texts, sam_dates_dup_today (), g_free, (GDestroyNotify) sam_blueprint_free,
                              self->cancellable, on_found_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * sam_blueprint_maker_save:
 * @path: the file it goes into, with the texts that are ticked; whatever its ending
 * @guide: whether as a guide to read
 */
void
sam_blueprint_maker_save (SamBlueprintMaker *self,
                          const char *path,
                          gboolean guide)
{
  g_auto (GStrv) read = NULL;
  GVariant *parameter;

  g_return_if_fail (SAM_IS_BLUEPRINT_MAKER (self));

  read = sam_tick_row_list_chosen (self->list);
  parameter = g_variant_ref_sink (g_variant_new ("(^ayb^as)", path, guide, read));
  set_ready (self, FALSE);
  sam_store_thread_run_async (self->store, sam_roadmap_job_make_blueprint, parameter, (GDestroyNotify) g_variant_unref,
                              g_free, NULL, on_saved_cb, g_object_ref (self));
}
