/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-checklist-part.h"

#include <glib/gi18n.h>

#include "app/lists/sam-changes.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "network/sam-checklist.h"
#include "network/sam-shipped-texts.h"

struct _SamChecklistPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *group;
  gboolean forming;

  /* Template children */
  GtkWidget *content;
  GtkWidget *text;
  GtkWidget *make;
};

static void sam_checklist_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamChecklistPart, sam_checklist_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_checklist_part_part_init))

static char *
describe (const SamChecklistState *state)
{
  g_autofree char *done = NULL;
  g_autofree char *day = NULL;
  GDate today;

  if (state->n_steps == 0)
    return g_strdup (_ ("A new group takes some steps. Make them tasks, each with a day."));
  done = g_strdup_printf (ngettext ("%u of %u step of the start checklist done",
                                    "%u of %u steps of the start checklist done", state->n_steps),
                          state->n_done, state->n_steps);
  if (state->next == NULL)
    return g_steal_pointer (&done);
  sam_dates_get_today (&today);
  day = state->next_on != NULL ? sam_dates_format_day (state->next_on, &today) : g_strdup (_ ("no day set"));
  /* Translators: how many steps are done, what comes next, and when */
  return g_strdup_printf (_ ("%s.\nNext: %s (%s)"), done, state->next, day);
}

static gpointer
load_state (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return sam_checklist_load_state (store, data, error);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamChecklistPart) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamChecklistState) state = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *text = state != NULL ? describe (state) : NULL;

  if (self->text == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->text), text != NULL ? text : error->message);
  if (state == NULL)
    {
      gtk_widget_set_visible (self->make, FALSE);
      gtk_widget_show (GTK_WIDGET (self));
      return;
    }
  gtk_widget_set_visible (self->make, state->n_steps == 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->forming || state->n_steps > 0);
}

static void
load (SamChecklistPart *self)
{
  sam_store_thread_run_async (self->store, load_state, g_strdup (self->group), g_free,
                              (GDestroyNotify) sam_checklist_state_free, NULL, on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamChecklistPart *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "task", NULL };

  if (self->group != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static gpointer
apply (SamStore *store,
       gpointer data,
       GCancellable *cancellable,
       GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  guint n;

  if (!sam_checklist_apply (store, SAM_CHECKLIST_NEW_GROUP, sam_shipped_texts_get_language (), data, today, &n, error))
    return NULL;
  return g_strdup_printf (ngettext ("%u task made", "%u tasks made", n), n);
}

static void
tell (gpointer self,
      const char *words,
      gboolean done)
{
  gtk_widget_activate_action (self, done ? "win.toast-undo" : "win.toast", "s", words);
}

static void
on_make_clicked_cb (SamChecklistPart *self)
{
  sam_answer_ask (self->store, apply, g_strdup (self->group), g_free, tell, self);
}

static void
sam_checklist_part_show (SamRecordPart *part,
                         SamStoreThread *store,
                         SamRecord *record)
{
  SamChecklistPart *self = SAM_CHECKLIST_PART (part);
  g_autofree char *status = sam_record_dup_text (record, "status");

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (sam_record_get_revision (record) == NULL)
    return;
  if (self->store == NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_free (self->group);
  self->group = g_strdup (sam_record_get_id (record));
  self->forming = g_strcmp0 (status, "forming") == 0;
  load (self);
}

static void
sam_checklist_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_checklist_part_show;
}

static void
sam_checklist_part_dispose (GObject *object)
{
  SamChecklistPart *self = SAM_CHECKLIST_PART (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  self->text = NULL;
  g_clear_pointer (&self->group, g_free);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_checklist_part_parent_class)->dispose (object);
}

static void
sam_checklist_part_class_init (SamChecklistPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_checklist_part_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/knowledge/sam-checklist-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamChecklistPart, content);
  gtk_widget_class_bind_template_child (widget_class, SamChecklistPart, text);
  gtk_widget_class_bind_template_child (widget_class, SamChecklistPart, make);
  gtk_widget_class_bind_template_callback (widget_class, on_make_clicked_cb);
}

static void
sam_checklist_part_init (SamChecklistPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
