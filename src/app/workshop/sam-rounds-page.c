/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-rounds-page.h"

#include "app/workshop/sam-clock-window.h"
#include "app/workshop/sam-gong.h"
#include "app/workshop/sam-plan-words.h"
#include "network/sam-workshop-plan.h"
#include "record/sam-words.h"
#include "store/sam-clock.h"

#include <glib/gi18n.h>

struct _SamRoundsPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */
  SamClockNow now;
  gpointer data;
  SamPlanSession *session;
  SamClockRun *run;
  GtkWidget *projector; /* NULL: not shown */

  /* Template children */
  GtkWidget *phase;
  GtkWidget *left;
  GtkWidget *next;
  GtkWidget *pause;
  GtkWidget *summary;
  GtkWidget *heading;
  GtkWidget *changes;
  GtkWidget *problem;
};

G_DEFINE_FINAL_TYPE (SamRoundsPage, sam_rounds_page, GTK_TYPE_WIDGET)

typedef struct
{
  char *workshop;
  guint rounds;
} Begun;

static void
begun_free (Begun *begun)
{
  g_free (begun->workshop);
  g_free (begun);
}

static gpointer
load_workshop (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  return sam_store_load (store, data, error);
}

static gpointer
save_begun (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Begun *begun = data;

  if (!sam_workshop_set_rounds_held (store, begun->workshop, begun->rounds, sam_clock_get_seconds (), error))
    return NULL;
  return g_strdup (begun->workshop);
}

static void
show_problem (SamRoundsPage *self,
              const char *sentence)
{
  gtk_label_set_label (GTK_LABEL (self->problem), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->problem, sentence != NULL);
}

static void
on_saved_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamRoundsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (id == NULL && self->problem != NULL)
    show_problem (self, error->message);
}

static void
on_begun_cb (SamRoundsPage *self,
             guint rounds)
{
  Begun *begun = g_new0 (Begun, 1);

  begun->workshop = g_strdup (self->workshop);
  begun->rounds = rounds;
  sam_store_thread_run_async (self->store, save_begun, begun, (GDestroyNotify) begun_free, g_free, NULL, on_saved_cb,
                              g_object_ref (self));
}

static const char *
get_next_label (const SamRoundClock *clock)
{
  return clock->phase == SAM_CLOCK_ROUND ? _ ("_End This Round") : _ ("_Begin the Round");
}

static void
on_run_changed_cb (SamRoundsPage *self)
{
  const SamRoundClock *clock = sam_clock_run_get_clock (self->run);
  g_autofree char *phase = sam_clock_run_describe (self->run);
  g_autofree char *left = sam_clock_run_format_left (self->run);
  const gboolean timed = sam_round_clock_is_timed (clock);

  gtk_label_set_label (GTK_LABEL (self->phase), phase);
  gtk_label_set_label (GTK_LABEL (self->left), left);
  gtk_button_set_label (GTK_BUTTON (self->next), get_next_label (clock));
  gtk_button_set_label (GTK_BUTTON (self->pause), sam_round_clock_is_paused (clock) ? _ ("_Go On") : _ ("_Pause"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rounds.next", clock->phase != SAM_CLOCK_DONE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rounds.pause", timed);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rounds.minute", timed);
}

static void
on_gong_cb (SamRoundsPage *self)
{
  sam_gong_strike (gtk_widget_get_display (GTK_WIDGET (self)));
}

static void
on_workshop_loaded_cb (GObject *source,
                       GAsyncResult *result,
                       gpointer data)
{
  g_autoptr (SamRoundsPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) workshop = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->problem == NULL || self->session == NULL)
    return;
  if (workshop == NULL)
    {
      show_problem (self, error->message);
      return;
    }
  self->run = sam_clock_run_new (workshop, self->now, self->data);
  g_signal_connect_object (self->run, "changed", G_CALLBACK (on_run_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "gong", G_CALLBACK (on_gong_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->run, "begun", G_CALLBACK (on_begun_cb), self, G_CONNECT_SWAPPED);
  on_run_changed_cb (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rounds.projector", TRUE);
}

static char *
list_changes (const SamPlanLoaded *loaded)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; loaded->changes != NULL && i < loaded->changes->len; i++)
    {
      g_autofree char *line =
          sam_plan_words_describe_change (loaded, &g_array_index (loaded->changes, SamSpeeddateChange, i));

      sam_words_add (lines, "\n", line);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
on_session_changed_cb (SamRoundsPage *self)
{
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  const gboolean planning = sam_plan_session_is_planning (self->session);
  g_autofree char *summary = loaded != NULL ? sam_plan_words_describe (loaded)
                                            : g_strdup (sam_plan_session_get_message (self->session));
  g_autofree char *changes = loaded != NULL ? list_changes (loaded) : g_strdup ("");

  gtk_label_set_label (GTK_LABEL (self->summary), planning ? _ ("Planning…") : summary != NULL ? summary
                                                                                               : "");
  gtk_label_set_label (GTK_LABEL (self->changes), changes);
  gtk_widget_set_visible (self->heading, *changes != '\0');
  gtk_widget_set_visible (self->changes, *changes != '\0');
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rounds.plan", loaded != NULL && !planning);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "rounds.announce",
                                 loaded != NULL && !planning && loaded->has_plan && !loaded->announced);
  if (self->projector != NULL)
    sam_clock_face_set_evening (sam_clock_window_get_face (SAM_CLOCK_WINDOW (self->projector)),
                                loaded != NULL ? loaded->evening : NULL);
}

static void
next (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  sam_clock_run_next (SAM_ROUNDS_PAGE (widget)->run);
}

static void
pause_or_go_on (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  sam_clock_run_toggle_pause (SAM_ROUNDS_PAGE (widget)->run);
}

static void
add_minute (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  sam_clock_run_add_minute (SAM_ROUNDS_PAGE (widget)->run);
}

static void
on_projector_destroyed_cb (SamRoundsPage *self)
{
  self->projector = NULL;
}

static void
show_projector (GtkWidget *widget,
                const char *action,
                GVariant *parameter)
{
  SamRoundsPage *self = SAM_ROUNDS_PAGE (widget);
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);

  if (self->projector == NULL)
    {
      self->projector = sam_clock_window_new (GTK_WINDOW (gtk_widget_get_root (widget)), self->run);
      g_signal_connect_object (self->projector, "destroy", G_CALLBACK (on_projector_destroyed_cb), self,
                               G_CONNECT_SWAPPED);
      sam_clock_face_set_evening (sam_clock_window_get_face (SAM_CLOCK_WINDOW (self->projector)),
                                  loaded != NULL ? loaded->evening : NULL);
    }
  gtk_window_present (GTK_WINDOW (self->projector));
}

/* To hear it before people come, and to call them together. */
static void
strike_gong (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  sam_gong_strike (gtk_widget_get_display (widget));
}

static void
make_plan (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  show_problem (SAM_ROUNDS_PAGE (widget), NULL);
  sam_plan_session_plan (SAM_ROUNDS_PAGE (widget)->session);
}

static void
announce (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  sam_plan_session_announce (SAM_ROUNDS_PAGE (widget)->session);
}

static void
sam_rounds_page_dispose (GObject *object)
{
  SamRoundsPage *self = SAM_ROUNDS_PAGE (object);
  GtkWidget *child;

  sam_rounds_page_close (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->problem = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (sam_rounds_page_parent_class)->dispose (object);
}

static void
sam_rounds_page_class_init (SamRoundsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_rounds_page_dispose;

  gtk_widget_class_install_action (widget_class, "rounds.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "rounds.pause", NULL, pause_or_go_on);
  gtk_widget_class_install_action (widget_class, "rounds.minute", NULL, add_minute);
  gtk_widget_class_install_action (widget_class, "rounds.gong", NULL, strike_gong);
  gtk_widget_class_install_action (widget_class, "rounds.projector", NULL, show_projector);
  gtk_widget_class_install_action (widget_class, "rounds.plan", NULL, make_plan);
  gtk_widget_class_install_action (widget_class, "rounds.announce", NULL, announce);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-rounds-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRoundsPage, phase);
  gtk_widget_class_bind_template_child (widget_class, SamRoundsPage, left);
  gtk_widget_class_bind_template_child (widget_class, SamRoundsPage, next);
  gtk_widget_class_bind_template_child (widget_class, SamRoundsPage, pause);
  gtk_widget_class_bind_template_child (widget_class, SamRoundsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, SamRoundsPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SamRoundsPage, changes);
  gtk_widget_class_bind_template_child (widget_class, SamRoundsPage, problem);
}

static void
sam_rounds_page_init (SamRoundsPage *self)
{
  static const char *const actions[] = { "next", "pause", "minute", "projector", "plan", "announce" };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strdup_printf ("rounds.%s", actions[i]);

      gtk_widget_action_set_enabled (GTK_WIDGET (self), name, FALSE);
    }
}

/**
 * sam_rounds_page_set_workshop:
 * @now: the wall clock
 */
void
sam_rounds_page_set_workshop (SamRoundsPage *self,
                              SamStoreThread *store,
                              const char *workshop_id,
                              SamClockNow now,
                              gpointer data)
{
  self->store = g_object_ref (store);
  self->workshop = g_strdup (workshop_id);
  self->now = now;
  self->data = data;
  self->session = sam_plan_session_new (store, workshop_id);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (on_session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "problem", G_CALLBACK (show_problem), self, G_CONNECT_SWAPPED);
  sam_store_thread_run_async (store, load_workshop, g_strdup (workshop_id), g_free, g_object_unref, NULL,
                              on_workshop_loaded_cb, g_object_ref (self));
}

/**
 * sam_rounds_page_close:
 *
 * Ends the clock and takes it off the projector.
 */
void
sam_rounds_page_close (SamRoundsPage *self)
{
  if (self->projector != NULL)
    gtk_window_destroy (GTK_WINDOW (self->projector));
  if (self->run != NULL)
    g_signal_handlers_disconnect_by_data (self->run, self);
  g_clear_object (&self->run);
  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      sam_plan_session_close (self->session);
    }
  g_clear_object (&self->session);
}

/**
 * sam_rounds_page_get_session:
 *
 * Returns: (transfer none): the plan
 */
SamPlanSession *
sam_rounds_page_get_session (SamRoundsPage *self)
{
  return self->session;
}

/**
 * sam_rounds_page_get_run:
 *
 * Returns: (transfer none) (nullable): the clock
 */
SamClockRun *
sam_rounds_page_get_run (SamRoundsPage *self)
{
  return self->run;
}

/**
 * sam_rounds_page_get_projector:
 *
 * Returns: (transfer none) (nullable): the window on the projector
 */
GtkWidget *
sam_rounds_page_get_projector (SamRoundsPage *self)
{
  return self->projector;
}
