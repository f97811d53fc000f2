/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/questions/sam-match-jobs.h"

#include "app/sam-dates.h"
#include "network/sam-match-evaluation.h"
#include "network/sam-question-entry.h"
#include "network/sam-suggestion-load.h"
#include "network/sam-unmet.h"

#include <glib/gi18n.h>

static void
line_free (gpointer data)
{
  SamMatchLine *line = data;

  g_free (line->id);
  g_free (line->with);
  g_free (line->title);
  g_free (line->detail);
  g_free (line);
}

void
sam_match_found_free (SamMatchFound *found)
{
  g_clear_pointer (&found->matches, g_ptr_array_unref);
  g_clear_pointer (&found->suggestions, g_ptr_array_unref);
  g_free (found->crisis);
  g_free (found);
}

/* "Asked on Mon 15 June" */
static char *
describe_step (SamRecord *match)
{
  static const char *const dates[] = { "ended_on", "contact_on", "told_on", "accepted_on", "asked_on", "proposed_on" };
  const SamField *field = sam_kind_find_field (sam_record_get_kind (match), "status");
  g_autofree char *status = sam_record_dup_text (match, "status");
  g_autofree char *outcome = sam_record_dup_text (match, "outcome");
  const SamChoice *choice = status != NULL ? sam_field_find_choice (field, status) : NULL;
  const char *word = choice != NULL ? _ (choice->label) : "";
  g_autofree char *day = NULL;
  g_autofree char *shown = NULL;
  GDate today;

  for (guint i = 0; i < G_N_ELEMENTS (dates) && day == NULL; i++)
    day = sam_record_dup_text (match, dates[i]);
  if (day == NULL)
    return g_strdup (word);
  sam_dates_get_today (&today);
  shown = sam_dates_format_day (day, &today);
  if (g_strcmp0 (outcome, "did_not_work") == 0)
    return g_strjoin (" · ", word, shown, _ ("It did not work"), NULL);
  return g_strjoin (" · ", word, shown, NULL);
}

static SamMatchLine *
make_line (SamStore *store,
           SamRecord *match,
           const char *today)
{
  SamMatchLine *line = g_new0 (SamMatchLine, 1);

  line->id = g_strdup (sam_record_get_id (match));
  line->with = sam_record_dup_text (match, "expert");
  if (line->with == NULL)
    line->with = sam_record_dup_text (match, "group");
  line->title = line->with != NULL ? sam_store_dup_title (store, line->with) : NULL;
  if (line->title == NULL)
    line->title = g_strdup (_ ("Not here (any more)"));
  line->detail = describe_step (match);
  line->running = sam_match_get_next (match, &line->next);
  line->form_due = sam_match_evaluation_is_due (match, today);
  return line;
}

static gboolean
waits_for_match (SamRecord *question,
                 GPtrArray *matches)
{
  static const char *const over[] = { "matched", "in_contact", "evaluated", "closed", NULL };
  g_autofree char *status = sam_record_dup_text (question, "status");

  for (guint i = 0; i < matches->len; i++)
    if (((SamMatchLine *) matches->pdata[i])->running)
      return FALSE;
  return status == NULL || !g_strv_contains (over, status);
}

/**
 * sam_match_job_find:
 * @question: id
 *
 * Returns: a SamMatchFound
 */
gpointer
sam_match_job_find (SamStore *store,
                    gpointer question,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, question, error);
  g_autoptr (GPtrArray) matches = record != NULL ? sam_match_load_all (store, question, error) : NULL;
  g_autofree char *today = sam_dates_dup_today ();
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) suggestions = NULL;
  SamMatchFound *found;

  if (matches == NULL)
    return NULL;
  for (guint i = 0; i < matches->len; i++)
    g_ptr_array_add (lines, make_line (store, g_ptr_array_index (matches, i), today));
  suggestions = sam_suggestions_load (store, question, today, error);
  if (suggestions == NULL)
    return NULL;
  found = g_new0 (SamMatchFound, 1);
  found->waits = waits_for_match (record, lines);
  found->matches = g_steal_pointer (&lines);
  found->suggestions = g_steal_pointer (&suggestions);
  found->crisis = sam_question_describe_crisis (store, record);
  return found;
}

gpointer
sam_match_job_choose (SamStore *store,
                      gpointer pressed,
                      GCancellable *cancellable,
                      GError **error)
{
  const char *question, *with;
  g_autofree char *match = NULL;
  const SamMoment now = sam_moment_now ();

  g_variant_get (pressed, "(&s&sb)", &question, &with, NULL);
  match = sam_match_choose (store, question, with, &now, error);
  return match != NULL ? g_strdup (_ ("Chosen. Ask whether it suits them, then tell the asker.")) : NULL;
}

/**
 * sam_match_job_step:
 * @pressed: "(ssb)": id of the match, name of the step, whether it worked
 *
 * Takes a match one step on.
 *
 * Returns: (transfer full): what to tell the person
 */
gpointer
sam_match_job_step (SamStore *store,
                    gpointer pressed,
                    GCancellable *cancellable,
                    GError **error)
{
  const char *match, *name;
  gboolean worked;
  SamMatchStep step;
  const SamMoment now = sam_moment_now ();

  g_variant_get (pressed, "(&s&sb)", &match, &name, &worked);
  if (!sam_match_step_from_name (name, &step) || !sam_match_take_step (store, match, step, worked, &now, error))
    return NULL;
  if (step == SAM_MATCH_DECLINED || (step == SAM_MATCH_ENDED && !worked))
    return g_strdup (_ ("Noted. Choose another: the question waits again."));
  return g_strdup (_ ("Noted"));
}

/**
 * sam_match_job_no_offer:
 * @pressed: "(ssb)": id of the question; the rest is not read
 *
 * Puts the question on the list of what was asked for and is not there.
 *
 * Returns: (transfer full): what to tell the person
 */
gpointer
sam_match_job_no_offer (SamStore *store,
                        gpointer pressed,
                        GCancellable *cancellable,
                        GError **error)
{
  const char *question;
  const SamMoment now = sam_moment_now ();

  g_variant_get (pressed, "(&s&sb)", &question, NULL, NULL);
  return sam_unmet_note (store, question, &now, error) ? sam_unmet_tell (store, question, now.day, error) : NULL;
}
