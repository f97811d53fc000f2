/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-whom-page.h"

#include "app/sam-dates.h"
#include "app/workshop/sam-tick-row.h"
#include "network/sam-outreach.h"

#include <glib/gi18n.h>

#define USUAL_GOAL 70 /* of 100 practices: the target regions begin with */

struct _SamWhomPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */
  SamOutreach *outreach;

  /* Template children */
  GtkWidget *wanted;
  GtkWidget *comes_new;
  GtkWidget *comes_near;
  GtkWidget *becomes;
  GtkWidget *lost_per_10km;
  GtkWidget *sure;
  GtkWidget *trip_km;
  GtkWidget *answer;
  GtkWidget *list;
  GtkWidget *invite;
};

G_DEFINE_FINAL_TYPE (SamWhomPage, sam_whom_page, GTK_TYPE_WIDGET)

typedef struct
{
  char *workshop;
  char **practices;
  char *today;
} Job;

static void
job_free (Job *job)
{
  g_free (job->workshop);
  g_strfreev (job->practices);
  g_free (job->today);
  g_free (job);
}

static gpointer
load_outreach (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  return sam_outreach_load (store, data, error);
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

static guint
get_number (GtkWidget *spin)
{
  return (guint) MAX (0, gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)));
}

static void
show_answer (SamWhomPage *self,
             const SamOutreachAssumptions *assumptions,
             int needed)
{
  const guint wanted = get_number (self->wanted);
  const guint n = self->outreach->n_practices;
  g_autofree char *now = g_strdup_printf (_ ("Of %u practices, %u count: somebody there followed the workshop and is "
                                             "contact person."),
                                          n, self->outreach->n_reached);
  g_autofree char *then = NULL;
  g_autofree char *answer = NULL;

  if (needed < 0)
    then = g_strdup_printf (_ ("Even inviting all of them, %u more are not %u %% sure: the chance is %.0f %%."), wanted,
                            assumptions->sure,
                            100 * sam_outreach_get_likelihood (self->outreach, self->outreach->practices->len, wanted));
  else
    then = g_strdup_printf (ngettext ("For %u more, invite the first %d practice: the chance is %.0f %%.",
                                      "For %u more, invite the first %d practices: the chance is %.0f %%.", needed),
                            wanted, needed,
                            100 * sam_outreach_get_likelihood (self->outreach, (guint) needed, wanted));
  answer = g_strjoin (" ", now, then, NULL);
  gtk_label_set_label (GTK_LABEL (self->answer), answer);
}

static void
show_chosen (SamWhomPage *self)
{
  g_auto (GStrv) chosen = sam_tick_row_list_chosen (self->list);
  const guint n = g_strv_length (chosen);
  g_autofree char *label = g_strdup_printf (ngettext ("Put %u Practice on the List as _Invited",
                                                      "Put %u Practices on the List as _Invited", n),
                                            n);

  gtk_button_set_label (GTK_BUTTON (self->invite), label);
  gtk_widget_set_sensitive (self->invite, n > 0);
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
                           new_row (self, practice, counts && !practice->expected && left > 0));
      left -= left > 0;
    }
}

static void
on_assumed_cb (SamWhomPage *self)
{
  SamOutreachAssumptions assumptions;
  int needed;

  if (self->outreach == NULL)
    return;
  assumptions = (SamOutreachAssumptions){
    .comes_new = get_number (self->comes_new),
    .comes_near = get_number (self->comes_near),
    .becomes = get_number (self->becomes),
    .lost_per_10km = get_number (self->lost_per_10km),
    .sure = get_number (self->sure),
    .trip_km = get_number (self->trip_km),
  };
  sam_outreach_rank (self->outreach, &assumptions);
  needed = sam_outreach_count_invitations (self->outreach, &assumptions, get_number (self->wanted));
  show_practices (self, needed);
  show_answer (self, &assumptions, needed);
  show_chosen (self);
}

static void
set_number (SamWhomPage *self,
            GtkWidget *spin,
            guint value)
{
  g_signal_handlers_block_by_func (spin, on_assumed_cb, self);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  g_signal_handlers_unblock_by_func (spin, on_assumed_cb, self);
}

/* What is missing to seven of ten practices. */
static guint
get_usual_wanted (SamOutreach *outreach)
{
  const guint goal = (outreach->n_practices * USUAL_GOAL + 99) / 100;
  guint reached = 0;

  for (guint i = 0; i < outreach->practices->len; i++)
    reached += ((SamOutreachPractice *) g_ptr_array_index (outreach->practices, i))->has_both;
  return goal > reached ? goal - reached : 0;
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamWhomPage) self = data;
  g_autoptr (GError) error = NULL;
  SamOutreach *outreach = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->list == NULL)
    {
      g_clear_pointer (&outreach, sam_outreach_free);
      return;
    }
  if (outreach == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->answer), error->message);
      return;
    }
  if (self->outreach == NULL)
    set_number (self, self->wanted, MIN (get_usual_wanted (outreach), 10));
  g_clear_pointer (&self->outreach, sam_outreach_free);
  self->outreach = outreach;
  on_assumed_cb (self);
}

static void
load (SamWhomPage *self)
{
  sam_store_thread_run_async (self->store, load_outreach, g_strdup (self->workshop), g_free,
                              (GDestroyNotify) sam_outreach_free, NULL, on_loaded_cb, g_object_ref (self));
}

static void
on_invited_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamWhomPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->list == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "invitations.tell", "s", told != NULL ? told : error->message);
  if (told != NULL)
    load (self);
}

static void
on_invite_clicked_cb (SamWhomPage *self)
{
  Job *job = g_new0 (Job, 1);

  job->workshop = g_strdup (self->workshop);
  job->practices = sam_tick_row_list_chosen (self->list);
  job->today = sam_dates_dup_today ();
  sam_store_thread_run_async (self->store, save_invitations, job, (GDestroyNotify) job_free, g_free, NULL,
                              on_invited_cb, g_object_ref (self));
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

  G_OBJECT_CLASS (klass)->dispose = sam_whom_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-whom-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, wanted);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, comes_new);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, comes_near);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, becomes);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, lost_per_10km);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, sure);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, trip_km);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, answer);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamWhomPage, invite);
  gtk_widget_class_bind_template_callback (widget_class, on_assumed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_invite_clicked_cb);
}

static void
sam_whom_page_init (SamWhomPage *self)
{
  SamOutreachAssumptions usual;

  gtk_widget_init_template (GTK_WIDGET (self));
  sam_outreach_get_usual (&usual);
  set_number (self, self->comes_new, usual.comes_new);
  set_number (self, self->comes_near, usual.comes_near);
  set_number (self, self->becomes, usual.becomes);
  set_number (self, self->lost_per_10km, usual.lost_per_10km);
  set_number (self, self->sure, usual.sure);
  set_number (self, self->trip_km, usual.trip_km);
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
