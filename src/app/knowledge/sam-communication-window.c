/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-communication-window.h"

#include <glib/gi18n.h>

#include "app/knowledge/sam-count-grid.h"
#include "app/knowledge/sam-telling-text.h"
#include "app/lists/sam-changes.h"
#include "app/questions/sam-offer-row.h"
#include "app/sam-dates.h"
#include "network/sam-communication.h"

struct _SamCommunicationWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;

  /* Template children */
  GtkWidget *message;
  GtkGrid *counts;
  GtkWidget *stories;
  GtkWidget *planned_title;
  GtkWidget *planned;
  GtkWidget *told_title;
  GtkWidget *told;
};

G_DEFINE_FINAL_TYPE (SamCommunicationWindow, sam_communication_window, SAM_TYPE_DIALOG)

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static char *
describe_silence (const SamCommunication *plan,
                  const char *today_text,
                  const GDate *today)
{
  const char *last = sam_communication_get_last_told (plan);
  g_autofree char *day = last != NULL ? sam_dates_format_day (last, today) : NULL;
  guint weeks;

  if (plan->candidate == NULL)
    return g_strdup (_ ("There are no stories yet. Begin with an idea."));
  if (last == NULL)
    return g_strdup (_ ("Nothing was told yet. Open a story and plan where it is told first."));
  if (sam_communication_is_silent (plan, today_text, &weeks))
    return g_strdup_printf (ngettext ("Last told on %s: it has been quiet for %u week.",
                                      "Last told on %s: it has been quiet for %u weeks.", weeks),
                            day, weeks);
  /* Translators: %s is a day */
  return g_strdup_printf (_ ("Last told on %s."), day);
}

/* "2 of 5": told, of all that is told or planned. */
static char *
describe_count (const SamCommunication *plan,
                const char *audience,
                const char *channel)
{
  guint planned;
  guint told;

  sam_communication_count (plan, audience, channel, &planned, &told);
  if (planned + told == 0)
    return g_strdup ("–");
  /* Translators: how often something was told, of how often it is told or planned: "2 of 5" */
  return g_strdup_printf (_ ("%u of %u"), told, planned + told);
}

static void
show_counts (SamCommunicationWindow *self,
             const SamCommunication *plan)
{
  const SamChoice *audiences = sam_kind_find_field (sam_kind_find ("story"), "audience")->choices;
  const SamChoice *channels = sam_kind_find_field (sam_kind_find ("consent"), "channel")->choices;
  g_autoptr (GPtrArray) heads = g_ptr_array_new ();

  g_ptr_array_add (heads, (gpointer) "");
  for (guint i = 0; audiences[i].name != NULL; i++)
    g_ptr_array_add (heads, (gpointer) _ (audiences[i].label));
  g_ptr_array_add (heads, NULL);
  sam_count_grid_clear (self->counts);
  for (guint c = 0; channels[c].name != NULL; c++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, g_strdup (_ (channels[c].label)));
      for (guint i = 0; audiences[i].name != NULL; i++)
        g_ptr_array_add (cells, describe_count (plan, audiences[i].name, channels[c].name));
      sam_count_grid_add_row (self->counts, (const char *const *) heads->pdata, (const char *const *) cells->pdata);
    }
}

/* How far each story is, and what comes next. */
static void
show_stories (SamCommunicationWindow *self,
              const SamCommunication *plan)
{
  clear (self->stories);
  for (guint i = 0; i < plan->stories->len; i++)
    {
      const SamCommunicationStory *story = plan->stories->pdata[i];
      const guint reached = MAX (story->state->now, 1) - 1;
      g_autofree char *detail =
          g_strjoin (" · ", sam_story_stage_get_label (reached), story->state->next, NULL);

      gtk_box_append (GTK_BOX (self->stories), sam_offer_row_new (story->story, story->title, detail));
    }
}

static void
show_entries (GtkWidget *title,
              GtkWidget *box,
              GPtrArray *entries,
              const GDate *today)
{
  clear (box);
  for (guint i = 0; i < entries->len; i++)
    {
      const SamCommunicationEntry *entry = entries->pdata[i];
      g_autofree char *when = sam_telling_text_describe (entry->telling, today);
      g_autofree char *detail =
          entry->telling->where != NULL ? g_strjoin (" · ", entry->telling->where, when, NULL) : g_strdup (when);

      gtk_box_append (GTK_BOX (box), sam_offer_row_new (entry->story, entry->title, detail));
    }
  gtk_widget_set_visible (title, entries->len > 0);
}

static gpointer
load_plan (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  return sam_communication_load (store, data, error);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamCommunicationWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamCommunication) plan = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *today_text = sam_dates_dup_today ();
  g_autofree char *message = NULL;
  GDate today;

  if (self->store == NULL)
    return;
  sam_dates_get_today (&today);
  message = plan != NULL ? describe_silence (plan, today_text, &today) : g_strdup (error->message);
  gtk_label_set_label (GTK_LABEL (self->message), message);
  if (plan == NULL)
    return;
  show_counts (self, plan);
  show_stories (self, plan);
  show_entries (self->planned_title, self->planned, plan->planned, &today);
  show_entries (self->told_title, self->told, plan->told, &today);
}

static void
load (SamCommunicationWindow *self)
{
  sam_store_thread_run_async (self->store, load_plan, sam_dates_dup_today (), g_free,
                              (GDestroyNotify) sam_communication_free, NULL, on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamCommunicationWindow *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "story", "consent", "region", NULL };

  if (self->store != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
sam_communication_window_dispose (GObject *object)
{
  g_clear_object (&SAM_COMMUNICATION_WINDOW (object)->store);

  G_OBJECT_CLASS (sam_communication_window_parent_class)->dispose (object);
}

static void
sam_communication_window_class_init (SamCommunicationWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_communication_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/knowledge/sam-communication-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamCommunicationWindow, message);
  gtk_widget_class_bind_template_child (widget_class, SamCommunicationWindow, counts);
  gtk_widget_class_bind_template_child (widget_class, SamCommunicationWindow, stories);
  gtk_widget_class_bind_template_child (widget_class, SamCommunicationWindow, planned_title);
  gtk_widget_class_bind_template_child (widget_class, SamCommunicationWindow, planned);
  gtk_widget_class_bind_template_child (widget_class, SamCommunicationWindow, told_title);
  gtk_widget_class_bind_template_child (widget_class, SamCommunicationWindow, told);
}

static void
sam_communication_window_init (SamCommunicationWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_communication_window_new:
 *
 * Returns: (transfer floating): the window, which fills itself
 */
GtkWidget *
sam_communication_window_new (GtkWindow *parent,
                              SamStoreThread *store)
{
  SamCommunicationWindow *self = g_object_new (SAM_TYPE_COMMUNICATION_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
