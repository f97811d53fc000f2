/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-thanks-page.h"

#include "app/lists/sam-changes.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sam-dates.h"
#include "app/workshop/sam-invitations-window.h"
#include "network/sam-evening-story.h"
#include "network/sam-workshop-thanks.h"

#include <glib/gi18n.h>

struct _SamThanksPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop;       /* id */
  GPtrArray *promisees; /* of SamPromisee, as they stand in the list behind the workshop */

  /* Template children */
  GtkWidget *to;
  GtkWidget *promise;
  GtkWidget *promises;
  GtkWidget *thanked;
};

G_DEFINE_FINAL_TYPE (SamThanksPage, sam_thanks_page, GTK_TYPE_WIDGET)

typedef struct
{
  char *workshop;
  char *to; /* id; may be NULL */
  char *what;
} Job;

typedef struct
{
  GPtrArray *promises;
  GPtrArray *promisees;
  char *thanked;
} Loaded;

static void
job_free (Job *job)
{
  g_free (job->workshop);
  g_free (job->to);
  g_free (job->what);
  g_free (job);
}

static void
loaded_free (Loaded *loaded)
{
  g_clear_pointer (&loaded->promises, g_ptr_array_unref);
  g_clear_pointer (&loaded->promisees, g_ptr_array_unref);
  g_free (loaded->thanked);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
load_all (SamStore *store,
          gpointer data,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, data, error);
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);

  if (records == NULL)
    return NULL;
  loaded->promises = sam_promises_load (store, data, error);
  loaded->promisees = loaded->promises != NULL ? sam_promisees_load (store, data, error) : NULL;
  loaded->thanked = sam_thanks_describe (records);
  return loaded->promisees != NULL ? g_steal_pointer (&loaded) : NULL;
}

static gpointer
save_promise (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Job *job = data;
  g_autofree char *today = sam_dates_dup_today ();

  return sam_promise_save (store, job->workshop, job->to, job->what, today, error);
}

static gpointer
save_story (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return sam_evening_story_save (store, data, error);
}

static void
tell (SamThanksPage *self,
      const char *words)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "after.tell", "s", words);
}

static char *
describe_promise (const SamPromise *promise)
{
  GDate today;
  g_autofree char *due = NULL;
  g_autofree char *what = promise->to != NULL ? g_strdup_printf (_ ("%s: %s"), promise->to, promise->what)
                                              : g_strdup (promise->what);

  sam_dates_get_today (&today);
  if (promise->done)
    return g_strdup_printf (_ ("✓ %s (done)"), what);
  if (promise->due_on == NULL)
    return g_steal_pointer (&what);
  due = sam_dates_format_day (promise->due_on, &today);
  /* Translators: the first %s is what was promised, the second a date */
  return g_strdup_printf (_ ("%s, by %s"), what, due);
}

static void
show_promises (SamThanksPage *self,
               GPtrArray *promises)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->promises)) != NULL)
    gtk_box_remove (GTK_BOX (self->promises), child);
  for (guint i = 0; i < promises->len; i++)
    {
      g_autofree char *words = describe_promise (g_ptr_array_index (promises, i));
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (self->promises), label);
    }
}

static const char *
get_chosen (SamThanksPage *self)
{
  const guint chosen = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->to));

  if (self->promisees == NULL || chosen == 0 || chosen > self->promisees->len)
    return NULL;
  return ((SamPromisee *) g_ptr_array_index (self->promisees, chosen - 1))->id;
}

/* Takes @promisees. Whom the next promise is made to stays chosen. */
static void
show_promisees (SamThanksPage *self,
                GPtrArray *promisees)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = g_strdup (get_chosen (self));
  guint place = 0;

  gtk_string_list_append (names, _ ("Promised to all"));
  for (guint i = 0; i < promisees->len; i++)
    {
      const SamPromisee *promisee = g_ptr_array_index (promisees, i);

      gtk_string_list_append (names, promisee->name != NULL ? promisee->name : "");
      if (g_strcmp0 (promisee->id, chosen) == 0)
        place = i + 1;
    }
  g_clear_pointer (&self->promisees, g_ptr_array_unref);
  self->promisees = promisees;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->to), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->to), place);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamThanksPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded) loaded = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->to == NULL)
    return;
  if (loaded == NULL)
    {
      tell (self, error->message);
      return;
    }
  show_promises (self, loaded->promises);
  show_promisees (self, g_steal_pointer (&loaded->promisees));
  gtk_label_set_label (GTK_LABEL (self->thanked), loaded->thanked);
}

static void
load (SamThanksPage *self)
{
  sam_store_thread_run_async (self->store, load_all, g_strdup (self->workshop), g_free, (GDestroyNotify) loaded_free,
                              NULL, on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamThanksPage *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "task", "participation", "appearance", "organisation", NULL };

  if (self->to != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
on_promised_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamThanksPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->to == NULL)
    return;
  tell (self, id != NULL ? _ ("It is a task now. Type the next one.") : error->message);
  if (id != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->promise), "");
}

/* Enter makes the task and waits for the next one. */
static void
on_promise_activate_cb (SamThanksPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->workshop = g_strdup (self->workshop);
  job->to = g_strdup (get_chosen (self));
  job->what = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->promise)));
  sam_store_thread_run_async (self->store, save_promise, job, (GDestroyNotify) job_free, g_free, NULL, on_promised_cb,
                              g_object_ref (self));
}

static void
on_thank_clicked_cb (SamThanksPage *self)
{
  GtkWidget *window = sam_invitations_window_new_for_thanks (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                                             self->store, self->workshop);

  gtk_window_present (GTK_WINDOW (window));
}

/* The window of this one's window opens records. */
static void
on_story_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamThanksPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  GtkRoot *root = self->to != NULL ? gtk_widget_get_root (GTK_WIDGET (self)) : NULL;
  GtkWindow *parent = root != NULL ? gtk_window_get_transient_for (GTK_WINDOW (root)) : NULL;

  if (root == NULL)
    return;
  tell (self, id != NULL ? _ ("The draft of the story is ready. What was written on the forms is in its notes.")
                         : error->message);
  if (id != NULL && parent != NULL)
    gtk_widget_activate_action (GTK_WIDGET (parent), "win.open", "s", id);
}

static void
on_story_clicked_cb (SamThanksPage *self)
{
  sam_store_thread_run_async (self->store, save_story, g_strdup (self->workshop), g_free, g_free, NULL, on_story_cb,
                              g_object_ref (self));
}

static void
sam_thanks_page_dispose (GObject *object)
{
  SamThanksPage *self = SAM_THANKS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->to = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);
  g_clear_pointer (&self->promisees, g_ptr_array_unref);

  G_OBJECT_CLASS (sam_thanks_page_parent_class)->dispose (object);
}

static void
sam_thanks_page_class_init (SamThanksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  G_OBJECT_CLASS (klass)->dispose = sam_thanks_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-thanks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamThanksPage, to);
  gtk_widget_class_bind_template_child (widget_class, SamThanksPage, promise);
  gtk_widget_class_bind_template_child (widget_class, SamThanksPage, promises);
  gtk_widget_class_bind_template_child (widget_class, SamThanksPage, thanked);
  gtk_widget_class_bind_template_callback (widget_class, on_promise_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_thank_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_story_clicked_cb);
}

static void
sam_thanks_page_init (SamThanksPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  show_promisees (self, g_ptr_array_new ());
}

/**
 * sam_thanks_page_set_workshop:
 */
void
sam_thanks_page_set_workshop (SamThanksPage *self,
                              SamStoreThread *store,
                              const char *workshop_id)
{
  self->store = g_object_ref (store);
  self->workshop = g_strdup (workshop_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}
