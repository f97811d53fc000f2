/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-whom-page.h"

#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-number-row.h"
#include "app/workshop/sam-tick-row.h"
#include "network/sam-outreach.h"

#include <glib/gi18n.h>

#define ONE_EVENING 10 /* practices to win by one workshop, to begin with */

/* The assumptions, each with the field of the template where it is changed. */
static const struct
{
  const char *child;
  gsize place;
} numbers[] = {
  { "goal", G_STRUCT_OFFSET (SamOutreachAssumptions, goal) },
  { "comes_new", G_STRUCT_OFFSET (SamOutreachAssumptions, comes_new) },
  { "comes_near", G_STRUCT_OFFSET (SamOutreachAssumptions, comes_near) },
  { "shows", G_STRUCT_OFFSET (SamOutreachAssumptions, shows) },
  { "becomes", G_STRUCT_OFFSET (SamOutreachAssumptions, becomes) },
  { "lost_per_10km", G_STRUCT_OFFSET (SamOutreachAssumptions, lost_per_10km) },
  { "sure", G_STRUCT_OFFSET (SamOutreachAssumptions, sure) },
  { "trip_km", G_STRUCT_OFFSET (SamOutreachAssumptions, trip_km) },
};

struct _SamWhomPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */
  SamOutreach *outreach;

  /* Template children */
  GtkWidget *wanted;
  GtkWidget *rows[G_N_ELEMENTS (numbers)];
  GtkWidget *goal_source;
  GtkWidget *before;
  GtkWidget *answer;
  GtkWidget *list;
  GtkWidget *call;
  GtkWidget *invite;
};

G_DEFINE_FINAL_TYPE (SamWhomPage, sam_whom_page, GTK_TYPE_WIDGET)

typedef struct
{
  char *workshop;
  char **practices;
  char *today;
  SamOutreachAssumptions assumptions;
} Job;

typedef struct
{
  SamOutreach *outreach;
  SamOutreachAssumptions assumptions;
} Loaded;

static void
job_free (Job *job)
{
  g_free (job->workshop);
  g_strfreev (job->practices);
  g_free (job->today);
  g_free (job);
}

static void
loaded_free (Loaded *loaded)
{
  g_clear_pointer (&loaded->outreach, sam_outreach_free);
  g_free (loaded);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Loaded, loaded_free)

static gpointer
load_outreach (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (Loaded) loaded = g_new0 (Loaded, 1);
  g_autofree char *today = sam_dates_dup_today ();

  loaded->outreach = sam_outreach_load (store, data, today, error);
  if (loaded->outreach != NULL)
    sam_outreach_load_assumptions (store, &loaded->outreach->goal, &loaded->assumptions);
  return loaded->outreach != NULL ? g_steal_pointer (&loaded) : NULL;
}

static gpointer
save_assumptions (SamStore *store,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  Job *job = data;
  g_autoptr (SamOutreach) outreach = sam_outreach_load (store, job->workshop, job->today, error);

  if (outreach == NULL || !sam_outreach_save_assumptions (store, &outreach->goal, &job->assumptions, error))
    return NULL;
  return g_strdup (_ ("Kept: next time the region reckons with these numbers."));
}

static gpointer
save_invitations (SamStore *store,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  Job *job = data;
  guint n;

  if (!sam_outreach_invite (store, job->workshop, (const char *const *) job->practices, job->today, &n, error))
    return NULL;
  return g_strdup_printf (ngettext ("%u person is on the list as invited.", "%u people are on the list as invited.", n),
                          n);
}

static gpointer
save_calls (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  Job *job = data;
  guint n;

  if (!sam_outreach_call (store, job->workshop, (const char *const *) job->practices, job->today, &n, error))
    return NULL;
  return g_strdup_printf (ngettext ("%u practice to call is among the tasks.",
                                    "%u practices to call are among the tasks.", n),
                          n);
}

static guint
get_wanted (SamWhomPage *self)
{
  return sam_number_row_get_value (SAM_NUMBER_ROW (self->wanted));
}

static SamOutreachAssumptions
get_assumptions (SamWhomPage *self)
{
  SamOutreachAssumptions assumptions;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (guint, &assumptions, numbers[i].place) = sam_number_row_get_value (SAM_NUMBER_ROW (self->rows[i]));
  return assumptions;
}

static void
show_answer (SamWhomPage *self,
             const SamOutreachAssumptions *assumptions,
             int needed)
{
  const guint wanted = get_wanted (self);
  const guint n = self->outreach->n_practices;
  g_autofree char *now = g_strdup_printf (_ ("Of %u practices, %u count: somebody there followed the workshop and is "
                                             "contact person. For %u%% another %u are needed."),
                                          n, self->outreach->n_reached, assumptions->goal,
                                          sam_outreach_count_missing (self->outreach, assumptions->goal));
  g_autofree char *then = NULL;
  g_autofree char *answer = NULL;

  if (needed < 0)
    then = g_strdup_printf (_ ("Even inviting all of them, %u more are not %u%% sure: the chance is %.0f%%."), wanted,
                            assumptions->sure,
                            100 * sam_outreach_get_likelihood (self->outreach, self->outreach->practices->len, wanted));
  else
    then = g_strdup_printf (ngettext ("For %u more, call or invite the first %d practice: the chance is %.0f%%.",
                                      "For %u more, call or invite the first %d practices: the chance is %.0f%%.",
                                      needed),
                            wanted, needed,
                            100 * sam_outreach_get_likelihood (self->outreach, (guint) needed, wanted));
  answer = g_strjoin (" ", now, then, NULL);
  gtk_label_set_label (GTK_LABEL (self->answer), answer);
}

static gboolean
is_to_call (SamWhomPage *self,
            const char *id)
{
  for (guint i = 0; i < self->outreach->practices->len; i++)
    {
      const SamOutreachPractice *practice = g_ptr_array_index (self->outreach->practices, i);

      if (g_str_equal (practice->id, id))
        return practice->stand == SAM_OUTREACH_NEAR_TRAINED;
    }
  return FALSE;
}

/* Of the practices that are ticked, those to call, where somebody took the workshop already; or the others. */
static char **
list_chosen (SamWhomPage *self,
             gboolean to_call)
{
  g_auto (GStrv) chosen = sam_tick_row_list_chosen (self->list);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (char **id = chosen; *id != NULL; id++)
    if (is_to_call (self, *id) == to_call)
      g_strv_builder_add (ids, *id);
  return g_strv_builder_end (ids);
}

static void
show_chosen (SamWhomPage *self)
{
  g_auto (GStrv) to_call = list_chosen (self, TRUE);
  g_auto (GStrv) to_invite = list_chosen (self, FALSE);
  const guint calls = g_strv_length (to_call);
  const guint n = g_strv_length (to_invite);
  g_autofree char *label = g_strdup_printf (ngettext ("Put %u Practice on the List as _Invited",
                                                      "Put %u Practices on the List as _Invited", n),
                                            n);
  g_autofree char *call = g_strdup_printf (ngettext ("_Call %u Practice: Make a Task", "_Call %u Practices: Make Tasks",
                                                     calls),
                                           calls);

  gtk_button_set_label (GTK_BUTTON (self->invite), label);
  gtk_widget_set_sensitive (self->invite, n > 0);
  gtk_button_set_label (GTK_BUTTON (self->call), call);
  gtk_widget_set_visible (self->call, calls > 0);
}

static GtkWidget *
new_row (SamWhomPage *self,
         const SamOutreachPractice *practice,
         gboolean chosen)
{
  g_autofree char *words = sam_outreach_describe_practice (practice);
  GtkWidget *row = sam_tick_row_new (practice->id, practice->name, words);
  GtkCheckButton *check = sam_tick_row_get_check (SAM_TICK_ROW (row));

  gtk_check_button_set_active (check, chosen);
  g_signal_connect_object (check, "toggled", G_CALLBACK (show_chosen), self, G_CONNECT_SWAPPED);
  return row;
}

static void
show_practices (SamWhomPage *self,
                int needed)
{
  GtkWidget *row;
  guint left = needed >= 0 ? (guint) needed : self->outreach->practices->len;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  for (guint i = 0; i < self->outreach->practices->len; i++)
    {
      const SamOutreachPractice *practice = g_ptr_array_index (self->outreach->practices, i);
      const gboolean counts = practice->stand != SAM_OUTREACH_REACHED;

      gtk_list_box_append (GTK_LIST_BOX (self->list),
                           new_row (self, practice, counts && !practice->expected && !practice->called && left > 0));
      left -= left > 0;
    }
}

static void
on_assumed_cb (SamWhomPage *self)
{
  SamOutreachAssumptions assumptions;
  g_autofree char *source = NULL;
  int needed;

  if (self->outreach == NULL)
    return;
  assumptions = get_assumptions (self);
  sam_outreach_rank (self->outreach, &assumptions);
  needed = sam_outreach_count_invitations (self->outreach, &assumptions, get_wanted (self));
  source = sam_outreach_goal_describe (&self->outreach->goal, assumptions.goal);
  gtk_label_set_label (GTK_LABEL (self->goal_source), source);
  show_practices (self, needed);
  show_answer (self, &assumptions, needed);
  show_chosen (self);
}

static void
set_number (SamWhomPage *self,
            GtkWidget *row,
            guint value)
{
  g_signal_handlers_block_by_func (row, on_assumed_cb, self);
  sam_number_row_set_value (SAM_NUMBER_ROW (row), value);
  g_signal_handlers_unblock_by_func (row, on_assumed_cb, self);
}

static void
show_assumptions (SamWhomPage *self,
                  const SamOutreachAssumptions *assumptions)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    set_number (self, self->rows[i], G_STRUCT_MEMBER (guint, assumptions, numbers[i].place));
}

/* What was, beside what is assumed. */
static void
show_before (SamWhomPage *self)
{
  const guint invited = self->outreach->n_invited_before;
  g_autofree char *words = invited > 0
                               ? g_strdup_printf (_ ("So far %u of %u people who were invited or registered came."),
                                                  self->outreach->n_came_before, invited)
                               : g_strdup (_ ("No workshop has been held yet: nothing is known of who comes."));

  gtk_label_set_label (GTK_LABEL (self->before), words);
}

/* A higher goal is more to wish for from one evening, until somebody says how much. */
static void
on_goal_cb (SamWhomPage *self)
{
  if (self->outreach == NULL)
    return;
  set_number (self, self->wanted,
              MIN (sam_outreach_count_missing (self->outreach, get_assumptions (self).goal), ONE_EVENING));
  on_assumed_cb (self);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamWhomPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Loaded) loaded = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  const gboolean first = self->outreach == NULL;

  if (self->list == NULL)
    return;
  if (loaded == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->answer), error->message);
      return;
    }
  g_clear_pointer (&self->outreach, sam_outreach_free);
  self->outreach = g_steal_pointer (&loaded->outreach);
  show_before (self);
  if (first)
    {
      show_assumptions (self, &loaded->assumptions);
      on_goal_cb (self);
    }
  else
    on_assumed_cb (self);
}

static void
load (SamWhomPage *self)
{
  sam_store_thread_run_async (self->store, load_outreach, g_strdup (self->workshop), g_free,
                              (GDestroyNotify) loaded_free, NULL, on_loaded_cb, g_object_ref (self));
}

static void
tell (gpointer self,
      const char *words,
      gboolean done)
{
  gtk_widget_activate_action (self, "invitations.tell", "s", words);
}

static void
tell_invited (gpointer data,
              const char *words,
              gboolean done)
{
  SamWhomPage *self = data;

  tell (self, words, done);
  if (done)
    load (self);
}

static void
save_chosen (SamWhomPage *self,
             gboolean to_call)
{
  Job *job = g_new0 (Job, 1);

  job->workshop = g_strdup (self->workshop);
  job->practices = list_chosen (self, to_call);
  job->today = sam_dates_dup_today ();
  sam_answer_ask (self->store, to_call ? save_calls : save_invitations, job, (GDestroyNotify) job_free, tell_invited,
                  self);
}

static void
on_call_clicked_cb (SamWhomPage *self)
{
  save_chosen (self, TRUE);
}

static void
on_invite_clicked_cb (SamWhomPage *self)
{
  save_chosen (self, FALSE);
}

static void
on_keep_clicked_cb (SamWhomPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->workshop = g_strdup (self->workshop);
  job->today = sam_dates_dup_today ();
  job->assumptions = get_assumptions (self);
  sam_answer_ask (self->store, save_assumptions, job, (GDestroyNotify) job_free, tell, self);
}

static void
on_usual_clicked_cb (SamWhomPage *self)
{
  SamOutreachAssumptions usual;

  if (self->outreach == NULL)
    return;
  sam_outreach_get_usual (&self->outreach->goal, &usual);
  show_assumptions (self, &usual);
  on_goal_cb (self);
}

static void
sam_whom_page_dispose (GObject *object)
{
  SamWhomPage *self = SAM_WHOM_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);
  g_clear_pointer (&self->outreach, sam_outreach_free);

  G_OBJECT_CLASS (sam_whom_page_parent_class)->dispose (object);
}

static void
sam_whom_page_class_init (SamWhomPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_NUMBER_ROW);
  G_OBJECT_CLASS (klass)->dispose = sam_whom_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-whom-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, wanted);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    gtk_widget_class_bind_template_child_full (widget_class, numbers[i].child, FALSE,
                                               G_STRUCT_OFFSET (SamWhomPage, rows) +
                                                   (gssize) (i * sizeof (GtkWidget *)));
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, goal_source);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, before);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, answer);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, call);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, invite);
  gtk_widget_class_bind_template_callback (widget_class, on_assumed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_goal_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_usual_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_call_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_invite_clicked_cb);
}

static void
sam_whom_page_init (SamWhomPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_whom_page_set_workshop:
 */
void
sam_whom_page_set_workshop (SamWhomPage *self,
                            SamStoreThread *store,
                            const char *workshop_id)
{
  self->store = g_object_ref (store);
  self->workshop = g_strdup (workshop_id);
  load (self);
}
