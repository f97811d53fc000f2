/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/questions/sam-match-part.h"

#include "app/lists/sam-changes.h"
#include "app/questions/sam-match-jobs.h"
#include "app/questions/sam-offer-row.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sam-answer.h"
#include "network/sam-suggestion.h"

#include <glib/gi18n.h>

/* As many experts and as many groups as can be weighed at a glance; then so many of each. */
#define FEW 3
#define MOST 15

struct _SamMatchPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *question; /* id */
  SamMatchFound *found;
  gboolean looks; /* somebody wants to see who else there is */
  gboolean all;
  gboolean leads; /* the focus comes here once there is something to go on with */

  /* Template children */
  GtkWidget *content;
  GtkWidget *crisis;
  GtkWidget *matches;
  GtkWidget *message;
  GtkWidget *suggestions;
  GtkWidget *more;
  GtkWidget *look;
  GtkWidget *no_offer;
};

static void sam_match_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamMatchPart, sam_match_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_match_part_part_init))

static void
offer_step (SamOfferRow *row,
            const SamMatchLine *line,
            const char *label,
            SamMatchStep step,
            gboolean worked)
{
  sam_offer_row_offer (row, label, "match.step",
                       g_variant_new ("(ssb)", line->id, sam_match_step_get_name (step), worked));
}

static GtkWidget *
make_match (const SamMatchLine *line)
{
  GtkWidget *row = sam_offer_row_new (line->with, line->title, line->detail);
  SamOfferRow *match = SAM_OFFER_ROW (row);

  if (line->form_due)
    sam_offer_row_offer (match, _ ("Evaluation Form…"), "win.evaluations", NULL);
  if (!line->running)
    return row;
  if (line->next == SAM_MATCH_ASKED)
    offer_step (match, line, _ ("Asked"), SAM_MATCH_ASKED, FALSE);
  else if (line->next == SAM_MATCH_TOLD)
    offer_step (match, line, _ ("Said Yes, Asker Told"), SAM_MATCH_TOLD, FALSE);
  else if (line->next == SAM_MATCH_IN_CONTACT)
    offer_step (match, line, _ ("They Spoke"), SAM_MATCH_IN_CONTACT, FALSE);
  if (line->next == SAM_MATCH_ENDED)
    offer_step (match, line, _ ("Ended, It Helped"), SAM_MATCH_ENDED, TRUE);
  if (line->next >= SAM_MATCH_IN_CONTACT)
    offer_step (match, line, _ ("It Did Not Work"), SAM_MATCH_ENDED, FALSE);
  else
    offer_step (match, line, _ ("Said No"), SAM_MATCH_DECLINED, FALSE);
  return row;
}

static GtkWidget *
make_suggestion (SamMatchPart *self,
                 const SamSuggestion *suggestion)
{
  g_autofree char *why = sam_suggestion_describe (suggestion);
  GtkWidget *row = sam_offer_row_new (suggestion->id, suggestion->name, why);

  sam_offer_row_offer (SAM_OFFER_ROW (row), _ ("Choose"), "match.choose",
                       g_variant_new ("(ssb)", self->question, suggestion->id, FALSE));
  return row;
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static const char *
find_message (SamMatchPart *self,
              gboolean looks)
{
  if (!looks)
    return NULL;
  if (self->found->suggestions->len > 0)
    return self->found->matches->len > 0 ? _ ("Who else could help, and why:") : _ ("Who could help, and why:");
  return _ ("Nobody is known who fits. Add a topic, or put the question on the list of what is not there yet.");
}

/* The first button of what a list offers. */
static gboolean
lead_into_list (GtkWidget *list)
{
  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    if (sam_offer_row_lead_in (SAM_OFFER_ROW (row)))
      return TRUE;
  return FALSE;
}

/* Each step makes the next button; who works by keyboard goes on there. */
static void
lead_in (SamMatchPart *self)
{
  GtkWidget *const buttons[] = { self->no_offer, self->look };

  if (lead_into_list (self->matches) || lead_into_list (self->suggestions))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    if (gtk_widget_get_visible (buttons[i]) && gtk_widget_grab_focus (buttons[i]))
      return;
}

/* The button here that has the focus; NULL: none has. */
static GtkWidget *
find_focus (SamMatchPart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && GTK_IS_ACTIONABLE (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL;
}

/* What a button does: its action, with what it is done to. NULL for one that is not made anew each time. */
static char *
dup_deed (GtkWidget *button)
{
  const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (button));
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button));
  g_autofree char *done_to = target != NULL ? g_variant_print (target, TRUE) : NULL;

  return action != NULL && done_to != NULL ? g_strconcat (action, " ", done_to, NULL) : NULL;
}

static gboolean
lead_back (GtkWidget *widget,
           const char *deed)
{
  g_autofree char *own = GTK_IS_ACTIONABLE (widget) ? dup_deed (widget) : NULL;

  if (own != NULL && g_str_equal (own, deed))
    return gtk_widget_grab_focus (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (lead_back (child, deed))
      return TRUE;
  return FALSE;
}

static void
show_found (SamMatchPart *self)
{
  const SamMatchFound *found = self->found;
  const gboolean looks = found->waits || self->looks;
  g_autoptr (GPtrArray) most = sam_suggestions_pick (found->suggestions, MOST);
  g_autoptr (GPtrArray) shown = sam_suggestions_pick (found->suggestions, self->all ? MOST : FEW);
  const guint n = looks ? shown->len : 0;
  const char *message = find_message (self, looks);
  GtkWidget *focus = find_focus (self);
  g_autofree char *deed = focus != NULL ? dup_deed (focus) : NULL;
  const gboolean leads = self->leads || focus != NULL;

  self->leads = FALSE;
  clear (self->matches);
  clear (self->suggestions);
  for (guint i = 0; i < found->matches->len; i++)
    gtk_box_append (GTK_BOX (self->matches), make_match (g_ptr_array_index (found->matches, i)));
  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (self->suggestions), make_suggestion (self, g_ptr_array_index (shown, i)));
  gtk_label_set_label (GTK_LABEL (self->crisis), found->crisis != NULL ? found->crisis : "");
  gtk_widget_set_visible (self->crisis, found->crisis != NULL);
  gtk_widget_set_visible (self->matches, found->matches->len > 0);
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_widget_set_visible (self->message, message != NULL);
  gtk_widget_set_visible (self->suggestions, n > 0);
  gtk_widget_set_visible (self->more, looks && n < most->len);
  gtk_widget_set_visible (self->look, !looks);
  gtk_widget_set_visible (self->no_offer, looks);
  /* What somebody else changed leaves the focus where it was; one's own step took its button away. */
  if (!leads || (deed != NULL && lead_back (GTK_WIDGET (self), deed)))
    return;
  focus = find_focus (self);
  if (focus == NULL || !gtk_widget_get_mapped (focus))
    lead_in (self);
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamMatchPart) self = data;
  g_autoptr (GError) error = NULL;
  SamMatchFound *found = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->matches == NULL)
    {
      g_clear_pointer (&found, sam_match_found_free);
      return;
    }
  if (found == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->message), error->message);
      gtk_widget_show (self->message);
      return;
    }
  g_clear_pointer (&self->found, sam_match_found_free);
  self->found = found;
  show_found (self);
}

static void
load (SamMatchPart *self)
{
  sam_store_thread_run_async (self->store, sam_match_job_find, g_strdup (self->question), g_free,
                              (GDestroyNotify) sam_match_found_free, NULL, on_found_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamMatchPart *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "match", "expert", "group", "topic", NULL };

  if (self->question != NULL && (sam_changes_touch (ids, self->question) || sam_changes_concern (ids, kinds)))
    load (self);
}

static void
tell (gpointer data,
      const char *words,
      gboolean done)
{
  SamMatchPart *self = data;

  self->looks = FALSE;
  gtk_widget_activate_action (data, done ? "win.toast-undo" : "win.toast", "s", words);
}

static void
start (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  static const struct
  {
    const char *action;
    SamStoreFunc job;
  } jobs[] = {
    { "match.choose", sam_match_job_choose },
    { "match.step", sam_match_job_step },
  };

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (g_str_equal (jobs[i].action, action))
      sam_answer_ask (SAM_MATCH_PART (widget)->store, jobs[i].job, g_variant_ref (parameter),
                      (GDestroyNotify) g_variant_unref, tell, widget);
}

static void
note_no_offer (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  SamMatchPart *self = SAM_MATCH_PART (widget);
  GVariant *pressed = g_variant_ref_sink (g_variant_new ("(ssb)", self->question, "", FALSE));

  sam_answer_ask (self->store, sam_match_job_no_offer, pressed, (GDestroyNotify) g_variant_unref, tell, self);
}

static void
show_more (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  SamMatchPart *self = SAM_MATCH_PART (widget);

  self->all = self->all || self->looks || self->found->waits;
  self->looks = TRUE;
  show_found (self);
  lead_into_list (self->suggestions);
}

static void
sam_match_part_show (SamRecordPart *part,
                     SamStoreThread *store,
                     SamRecord *record)
{
  SamMatchPart *self = SAM_MATCH_PART (part);
  const gboolean saved = sam_record_get_revision (record) != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), saved);
  if (!saved || self->question != NULL)
    return;
  self->store = g_object_ref (store);
  self->question = g_strdup (sam_record_get_id (record));
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

static void
sam_match_part_lead_in (SamRecordPart *part)
{
  SamMatchPart *self = SAM_MATCH_PART (part);

  self->leads = self->found == NULL;
  if (self->found != NULL)
    lead_in (self);
}

static void
sam_match_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_match_part_show;
  iface->lead_in = sam_match_part_lead_in;
}

static void
sam_match_part_dispose (GObject *object)
{
  SamMatchPart *self = SAM_MATCH_PART (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_MATCH_PART);
  g_clear_object (&self->store);
  g_clear_pointer (&self->question, g_free);
  g_clear_pointer (&self->found, sam_match_found_free);

  G_OBJECT_CLASS (sam_match_part_parent_class)->dispose (object);
}

static void
sam_match_part_class_init (SamMatchPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_match_part_dispose;

  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);
  gtk_widget_class_install_action (widget_class, "match.choose", "(ssb)", start);
  gtk_widget_class_install_action (widget_class, "match.step", "(ssb)", start);
  gtk_widget_class_install_action (widget_class, "match.no-offer", NULL, note_no_offer);
  gtk_widget_class_install_action (widget_class, "match.more", NULL, show_more);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/questions/sam-match-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamMatchPart, content);
  gtk_widget_class_bind_template_child (widget_class, SamMatchPart, crisis);
  gtk_widget_class_bind_template_child (widget_class, SamMatchPart, matches);
  gtk_widget_class_bind_template_child (widget_class, SamMatchPart, message);
  gtk_widget_class_bind_template_child (widget_class, SamMatchPart, suggestions);
  gtk_widget_class_bind_template_child (widget_class, SamMatchPart, more);
  gtk_widget_class_bind_template_child (widget_class, SamMatchPart, look);
  gtk_widget_class_bind_template_child (widget_class, SamMatchPart, no_offer);
}

static void
sam_match_part_init (SamMatchPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
