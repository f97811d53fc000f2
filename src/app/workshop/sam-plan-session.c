/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-session.h"

#include "app/lists/sam-changes.h"
#include "app/workshop/sam-plan-making.h"
#include "app/workshop/sam-plan-step.h"
#include "app/workshop/sam-plan-words.h"
#include "planner/sam-speeddate-checksum.h"

#include <glib/gi18n.h>

#define PROGRESS_MS 100
#define SOON 2 /* of these: then the best plan so far is asked for, unless it is done */

struct _SamPlanSession
{
  GObject parent_instance;

  SamStoreThread *store;
  char *workshop_id;
  SamPlanLoaded *loaded;
  char *message;
  GQueue undo;  /* of SamPlanStep, last first */
  GQueue redo;  /* of SamPlanStep that were taken back, last first */
  guint serial; /* of changes made here: what was loaded before one is no longer true */
  GTask *planning;
  guint progress_source;
  guint n_progress;  /* since planning began */
  gboolean is_shown; /* the best plan so far */
};

enum
{
  CHANGED,
  PROGRESS,
  PROBLEM,
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamPlanSession, sam_plan_session, G_TYPE_OBJECT)

typedef struct
{
  SamPlanSession *session;
  guint serial;
} Loading;

static void
take_loaded (SamPlanSession *self,
             SamPlanLoaded *loaded)
{
  if (self->loaded == NULL || loaded == NULL || !sam_plan_loaded_is_about (self->loaded, loaded->problem))
    {
      g_queue_clear_full (&self->undo, sam_plan_step_free);
      g_queue_clear_full (&self->redo, sam_plan_step_free);
    }
  g_clear_pointer (&self->loaded, sam_plan_loaded_free);
  self->loaded = loaded;
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  Loading *loading = data;
  g_autoptr (SamPlanSession) self = loading->session;
  g_autoptr (GError) error = NULL;
  SamPlanLoaded *loaded = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  const gboolean current = loading->serial == self->serial;

  g_free (loading);
  if (self->store == NULL || !current)
    {
      g_clear_pointer (&loaded, sam_plan_loaded_free);
      return;
    }
  take_loaded (self, loaded);
  g_free (self->message);
  self->message = error != NULL ? g_strdup (error->message) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
load (SamPlanSession *self)
{
  Loading *loading = g_new0 (Loading, 1);

  loading->session = g_object_ref (self);
  loading->serial = self->serial;
  sam_store_thread_run_async (self->store, sam_plan_job_load, sam_plan_job_new (self->workshop_id),
                              (GDestroyNotify) sam_plan_job_free, (GDestroyNotify) sam_plan_loaded_free, NULL,
                              on_loaded_cb, loading);
}

static void
on_store_changed_cb (SamPlanSession *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "workshop", "plan", "participation", "appearance", "expert", "person", NULL };

  if (self->store != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
on_done_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamPlanSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (done == NULL && self->store != NULL)
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

/* What was loaded before this is no longer true. */
static void
save (SamPlanSession *self,
      const SamSpeeddatePlan *made)
{
  SamPlanJob *job = sam_plan_job_new (self->workshop_id);

  self->serial++;
  job->plan = sam_plan_loaded_to_plan (self->loaded, made);
  sam_store_thread_run_async (self->store, sam_plan_job_save, job, (GDestroyNotify) sam_plan_job_free, g_free, NULL,
                              on_done_cb, g_object_ref (self));
}

static void
remember (SamPlanSession *self,
          SamPlanDeed deed)
{
  g_queue_push_head (&self->undo, sam_plan_step_new (deed, self->loaded));
  g_queue_clear_full (&self->redo, sam_plan_step_free);
}

/* A large plan takes a while: until it is as good as it gets, people can look at what there is already. It is saved
 * when it is done. */
static void
show_so_far (SamPlanSession *self)
{
  g_autofree int *seats = sam_plan_making_steal_seats (self->planning);

  if (seats == NULL || self->loaded == NULL ||
      !sam_plan_loaded_is_about (self->loaded, sam_plan_making_get_problem (self->planning)))
    return;
  remember (self, SAM_PLAN_MADE);
  sam_plan_loaded_take_seats (self->loaded, seats);
  self->is_shown = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_progress_cb (gpointer data)
{
  SamPlanSession *self = data;

  if (++self->n_progress >= SOON && !self->is_shown)
    show_so_far (self);
  g_signal_emit (self, signals[PROGRESS], 0, sam_plan_making_get_fraction (self->planning));
  return G_SOURCE_CONTINUE;
}

static void
end_planning (SamPlanSession *self)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  g_clear_object (&self->planning);
}

/* Whoever changes the plan on the screen by hand goes on with that one: none that is still being made replaces it. */
static void
keep_shown (SamPlanSession *self)
{
  if (self->planning == NULL)
    return;
  sam_plan_making_stop (self->planning);
  end_planning (self);
}

/* The planner's refusals begin with a code for programs. */
static void
tell_refusal (SamPlanSession *self,
              const char *message)
{
  const char *colon = strchr (message, ':');
  gsize capitals = strspn (message, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_");

  g_signal_emit (self, signals[PROBLEM], 0, colon == message + capitals && colon[1] == ' ' ? colon + 2 : message);
}

/* Wishes may have changed while the plan was made. */
static void
take_bound (SamPlanLoaded *loaded,
            const SamSpeeddatePlan *plan)
{
  g_autofree char *asked = sam_speeddate_checksum (plan->problem, TRUE);
  g_autofree char *now = sam_speeddate_checksum (loaded->problem, TRUE);

  sam_plan_loaded_set_bound (loaded, plan->bound, g_str_equal (asked, now) ? plan->n_bounds : 0, plan->problem->pin);
}

static void
on_planned_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  SamPlanSession *self = SAM_PLAN_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSpeeddatePlan) plan = sam_plan_making_finish (result, &error);

  if (self->store == NULL || G_TASK (result) != self->planning)
    return;
  end_planning (self);
  if (plan == NULL && !g_error_matches (error, SAM_SPEEDDATE_ERROR, SAM_SPEEDDATE_ERROR_CANCELLED))
    tell_refusal (self, error->message);
  else if (plan != NULL && (self->loaded == NULL || !sam_plan_loaded_is_about (self->loaded, plan->problem)))
    g_signal_emit (self, signals[PROBLEM], 0, _ ("Who comes changed while the plan was made. Plan again."));
  else if (plan != NULL)
    {
      if (!self->is_shown)
        remember (self, SAM_PLAN_MADE);
      take_bound (self->loaded, plan);
      sam_plan_loaded_take_seats (self->loaded, plan->seats);
      save (self, plan);
      if (plan->stopped)
        g_signal_emit (self, signals[DONE], 0, _ ("Stopped with the best plan so far."), "plan.undo");
    }
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sam_plan_session_plan:
 *
 * Makes a plan; what is pinned stays.
 */
void
sam_plan_session_plan (SamPlanSession *self)
{
  if (self->planning != NULL || self->loaded == NULL)
    return;
  self->planning = sam_plan_making_start (self, self->loaded->problem, on_planned_cb);
  self->progress_source = g_timeout_add (PROGRESS_MS, on_progress_cb, self);
  self->n_progress = 0;
  self->is_shown = FALSE;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * sam_plan_session_stop:
 *
 * Stops making a plan: the best so far is taken.
 */
void
sam_plan_session_stop (SamPlanSession *self)
{
  if (self->planning != NULL)
    sam_plan_making_stop (self->planning);
}

/**
 * sam_plan_session_evaluate:
 *
 * Returns: (transfer full): what a move would cost, with who goes along; what it would break where there is no way
 */
SamSpeeddateMove *
sam_plan_session_evaluate (SamPlanSession *self,
                           guint participant,
                           guint round,
                           int expert,
                           int swap_with)
{
  return sam_plan_loaded_find_move (self->loaded, participant, round, expert, swap_with);
}

static void
tell_along (SamPlanSession *self,
            const SamSpeeddateMove *move)
{
  g_autofree char *words = sam_plan_words_describe_along (self->loaded, move);

  if (words != NULL)
    g_signal_emit (self, signals[DONE], 0, words, "plan.undo");
}

/**
 * sam_plan_session_move:
 *
 * Moves somebody by hand and pins them there, with those who go along, unless that would break something.
 *
 * Returns: whether it was done
 */
gboolean
sam_plan_session_move (SamPlanSession *self,
                       guint participant,
                       guint round,
                       int expert,
                       int swap_with)
{
  g_autoptr (SamSpeeddateMove) move = sam_plan_session_evaluate (self, participant, round, expert, swap_with);

  if (move->breaks->len > 0)
    {
      g_autofree char *words = sam_plan_words_describe_move (move);

      g_signal_emit (self, signals[PROBLEM], 0, words);
      return FALSE;
    }
  keep_shown (self);
  remember (self, SAM_PLAN_MOVED);
  sam_plan_loaded_take_move (self->loaded, move, participant, round);
  save (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
  tell_along (self, move);
  return TRUE;
}

/**
 * sam_plan_session_set_pinned:
 */
void
sam_plan_session_set_pinned (SamPlanSession *self,
                             guint participant,
                             guint round,
                             gboolean pinned)
{
  keep_shown (self);
  remember (self, SAM_PLAN_PINNED);
  sam_plan_loaded_set_pinned (self->loaded, participant, round, pinned);
  save (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Takes the last step of one side, leaving its other side on the other. Returns what it was about. */
static SamPlanDeed
step_over (SamPlanSession *self,
           GQueue *from,
           GQueue *to)
{
  SamPlanStep *step = g_queue_pop_head (from);
  const SamPlanDeed deed = step->deed;

  g_queue_push_head (to, sam_plan_step_new (deed, self->loaded));
  sam_plan_step_restore (step, self->loaded);
  sam_plan_step_free (step);
  save (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
  return deed;
}

/**
 * sam_plan_session_undo:
 *
 * Takes back the last plan made or change by hand, and says which it was.
 */
void
sam_plan_session_undo (SamPlanSession *self)
{
  if (sam_plan_session_can_undo (self))
    g_signal_emit (self, signals[DONE], 0,
                   sam_plan_deed_describe_undone (step_over (self, &self->undo, &self->redo)), "plan.redo");
}

/**
 * sam_plan_session_redo:
 *
 * Does again what was taken back last.
 */
void
sam_plan_session_redo (SamPlanSession *self)
{
  if (!sam_plan_session_can_redo (self))
    return;
  step_over (self, &self->redo, &self->undo);
  g_signal_emit (self, signals[DONE], 0, _ ("Done again."), "plan.undo");
}

/**
 * sam_plan_session_announce:
 *
 * From now on people go by this plan.
 */
void
sam_plan_session_announce (SamPlanSession *self)
{
  sam_store_thread_run_async (self->store, sam_plan_job_announce, sam_plan_job_new (self->workshop_id),
                              (GDestroyNotify) sam_plan_job_free, g_free, NULL, on_done_cb, g_object_ref (self));
}

static void
on_written_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamPlanSession) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  /* Translators: %s is the name of a file */
  g_autofree char *sentence = name != NULL ? g_strdup_printf (_ ("Saved as “%s”"), name) : NULL;

  if (self->store == NULL)
    return;
  if (sentence != NULL)
    g_signal_emit (self, signals[DONE], 0, sentence, NULL);
  else
    g_signal_emit (self, signals[PROBLEM], 0, error->message);
}

/**
 * sam_plan_session_write:
 *
 * Writes a print as a PDF file, and says so.
 */
void
sam_plan_session_write (SamPlanSession *self,
                        SamPdfPlan what,
                        const char *path)
{
  SamPlanJob *job = sam_plan_job_new (self->workshop_id);

  job->what = what;
  job->path = g_strdup (path);
  job->evening = sam_evening_ref (self->loaded->evening);
  sam_store_thread_run_async (self->store, sam_plan_job_write, job, (GDestroyNotify) sam_plan_job_free, g_free, NULL,
                              on_written_cb, g_object_ref (self));
}

/**
 * sam_plan_session_get_loaded:
 *
 * Returns: (transfer none) (nullable): the plan as it is now
 */
const SamPlanLoaded *
sam_plan_session_get_loaded (SamPlanSession *self)
{
  return self->loaded;
}

/**
 * sam_plan_session_get_message:
 *
 * Returns: (transfer none) (nullable): why there is nothing to plan
 */
const char *
sam_plan_session_get_message (SamPlanSession *self)
{
  return self->message;
}

/**
 * sam_plan_session_is_planning:
 */
gboolean
sam_plan_session_is_planning (SamPlanSession *self)
{
  return self->planning != NULL;
}

/**
 * sam_plan_session_can_undo:
 */
gboolean
sam_plan_session_can_undo (SamPlanSession *self)
{
  return !g_queue_is_empty (&self->undo);
}

/**
 * sam_plan_session_can_redo:
 */
gboolean
sam_plan_session_can_redo (SamPlanSession *self)
{
  return !g_queue_is_empty (&self->redo);
}

/**
 * sam_plan_session_is_pinned:
 */
gboolean
sam_plan_session_is_pinned (SamPlanSession *self,
                            guint participant,
                            guint round)
{
  return sam_plan_loaded_is_pinned (self->loaded, participant, round);
}

static void
sam_plan_session_dispose (GObject *object)
{
  SamPlanSession *self = SAM_PLAN_SESSION (object);

  sam_plan_session_close (self);
  g_clear_pointer (&self->loaded, sam_plan_loaded_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->workshop_id, g_free);
  g_queue_clear_full (&self->undo, sam_plan_step_free);
  g_queue_clear_full (&self->redo, sam_plan_step_free);

  G_OBJECT_CLASS (sam_plan_session_parent_class)->dispose (object);
}

static void
sam_plan_session_class_init (SamPlanSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_plan_session_dispose;

  signals[CHANGED] = g_signal_new ("changed", SAM_TYPE_PLAN_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[PROGRESS] = g_signal_new ("progress", SAM_TYPE_PLAN_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_DOUBLE);
  signals[PROBLEM] = g_signal_new ("problem", SAM_TYPE_PLAN_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", SAM_TYPE_PLAN_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                G_TYPE_STRING, G_TYPE_STRING);
}

static void
sam_plan_session_init (SamPlanSession *self)
{
  g_queue_init (&self->undo);
  g_queue_init (&self->redo);
}

/**
 * sam_plan_session_new:
 *
 * Returns: (transfer full): a session that begins to load
 */
SamPlanSession *
sam_plan_session_new (SamStoreThread *store,
                      const char *workshop_id)
{
  SamPlanSession *self = g_object_new (SAM_TYPE_PLAN_SESSION, NULL);

  self->store = g_object_ref (store);
  self->workshop_id = g_strdup (workshop_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

/**
 * sam_plan_session_close:
 *
 * Ends planning and listening. What was changed is saved already.
 */
void
sam_plan_session_close (SamPlanSession *self)
{
  sam_plan_session_stop (self);
  end_planning (self);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
}
