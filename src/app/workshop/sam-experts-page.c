/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-experts-page.h"

#include "app/lists/sam-changes.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "app/workshop/sam-tick-row.h"
#include "network/sam-expert-finder.h"

#include <glib/gi18n.h>

struct _SamExpertsPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */
  gboolean shown; /* from then on, what is ticked was ticked by somebody */

  /* Template children */
  GtkWidget *summary;
  GtkWidget *list;
  GtkWidget *ask;
};

G_DEFINE_FINAL_TYPE (SamExpertsPage, sam_experts_page, GTK_TYPE_WIDGET)

typedef struct
{
  GPtrArray *candidates;
  char *date;
} Found;

typedef struct
{
  char *workshop;
  char **experts;
  char *today;
} Job;

static void
found_free (Found *found)
{
  g_ptr_array_unref (found->candidates);
  g_free (found->date);
  g_free (found);
}

static void
job_free (Job *job)
{
  g_free (job->workshop);
  g_strfreev (job->experts);
  g_free (job->today);
  g_free (job);
}

static gpointer
find_candidates (SamStore *store,
                 gpointer data,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *date = NULL;
  GPtrArray *candidates = sam_expert_candidates_load (store, data, &date, error);
  Found *found;

  if (candidates == NULL)
    return NULL;
  found = g_new0 (Found, 1);
  found->candidates = candidates;
  found->date = g_steal_pointer (&date);
  return found;
}

static gpointer
ask_experts (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Job *job = data;
  const int n = sam_expert_candidates_ask (store, job->workshop, (const char *const *) job->experts, job->today, error);

  if (n < 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d expert is on the list as asked. Write to them under “Message”.",
                                    "%d experts are on the list as asked. Write to them under “Message”.", n),
                          n);
}

static void
show_chosen (SamExpertsPage *self)
{
  g_auto (GStrv) chosen = sam_tick_row_list_chosen (self->list);
  const guint n = g_strv_length (chosen);
  g_autofree char *label = g_strdup_printf (
      ngettext ("Put %u Expert on the List as _Asked", "Put %u Experts on the List as _Asked", n), n);

  gtk_button_set_label (GTK_BUTTON (self->ask), label);
  gtk_widget_set_sensitive (self->ask, n > 0);
}

static void
add_row (SamExpertsPage *self,
         const SamExpertCandidate *candidate,
         const char *date,
         gboolean chosen)
{
  g_autofree char *words = sam_expert_candidate_describe (candidate, date);
  GtkWidget *row = sam_tick_row_new (candidate->id, candidate->name, words);
  GtkCheckButton *check = sam_tick_row_get_check (SAM_TICK_ROW (row));

  gtk_widget_set_sensitive (GTK_WIDGET (check), !candidate->asked);
  gtk_check_button_set_active (check, chosen);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamExpertsPage) self = data;
  g_autoptr (GError) error = NULL;
  Found *found = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *summary = NULL;
  g_auto (GStrv) chosen = NULL;
  GtkWidget *row;

  if (self->list == NULL || found == NULL)
    {
      if (self->list != NULL)
        gtk_widget_activate_action (GTK_WIDGET (self), "invitations.tell", "s", error->message);
      g_clear_pointer (&found, found_free);
      return;
    }
  chosen = sam_tick_row_list_chosen (self->list);
  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < found->candidates->len; i++)
    {
      const SamExpertCandidate *candidate = g_ptr_array_index (found->candidates, i);
      const gboolean first = !self->shown && candidate->to_ask &&
                             sam_expert_candidate_get_care (candidate, found->date) == SAM_CANDIDATE_FREE;

      add_row (self, candidate, found->date,
               !candidate->asked && (first || g_strv_contains ((const char *const *) chosen, candidate->id)));
    }
  self->shown = TRUE;
  summary = sam_expert_candidates_describe (found->candidates);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  found_free (found);
  show_chosen (self);
}

static void
load (SamExpertsPage *self)
{
  sam_store_thread_run_async (self->store, find_candidates, g_strdup (self->workshop), g_free,
                              (GDestroyNotify) found_free, NULL, on_found_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamExpertsPage *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "appearance", "expert", NULL };

  if (self->list != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
tell (gpointer self,
      const char *words,
      gboolean done)
{
  gtk_widget_activate_action (self, "invitations.tell", "s", words);
}

static void
on_ask_clicked_cb (SamExpertsPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->workshop = g_strdup (self->workshop);
  job->experts = sam_tick_row_list_chosen (self->list);
  job->today = sam_dates_dup_today ();
  sam_answer_ask (self->store, ask_experts, job, (GDestroyNotify) job_free, tell, self);
}

static void
sam_experts_page_dispose (GObject *object)
{
  SamExpertsPage *self = SAM_EXPERTS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (sam_experts_page_parent_class)->dispose (object);
}

static void
sam_experts_page_class_init (SamExpertsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_experts_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-experts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamExpertsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SamExpertsPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamExpertsPage, ask);
  gtk_widget_class_bind_template_callback (widget_class, on_ask_clicked_cb);
}

static void
sam_experts_page_init (SamExpertsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_experts_page_set_workshop:
 */
void
sam_experts_page_set_workshop (SamExpertsPage *self,
                               SamStoreThread *store,
                               const char *workshop_id)
{
  self->store = g_object_ref (store);
  self->workshop = g_strdup (workshop_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}
