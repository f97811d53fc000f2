/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-match-flow.h"

#include "network/sam-days.h"
#include "network/sam-match-evaluation.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many days after a step the next one should have come. */
#define CHOSEN_DAYS 1
#define ASKED_DAYS 2
#define TOLD_DAYS 7

static const struct
{
  const char *name;   /* for scripts */
  const char *status; /* of the record */
  const char *date;   /* the field that gets the day */
} steps[SAM_MATCH_N_STEPS] = {
  [SAM_MATCH_CHOSEN] = { "chosen", "proposed", "proposed_on" },
  [SAM_MATCH_ASKED] = { "asked", "asked", "asked_on" },
  [SAM_MATCH_TOLD] = { "told", "told", "told_on" },
  [SAM_MATCH_IN_CONTACT] = { "in-contact", "in_contact", "contact_on" },
  [SAM_MATCH_ENDED] = { "ended", "ended", "ended_on" },
  [SAM_MATCH_DECLINED] = { "declined", "declined", "ended_on" },
};

/**
 * sam_match_step_get_name:
 *
 * Returns: the word for scripts
 */
const char *
sam_match_step_get_name (SamMatchStep step)
{
  return steps[step].name;
}

/**
 * sam_match_step_from_name:
 * @name: the word for scripts
 * @step: (out): that it means
 *
 * Returns: FALSE where there is no such step
 */
gboolean
sam_match_step_from_name (const char *name,
                          SamMatchStep *step)
{
  for (guint i = 0; i < SAM_MATCH_N_STEPS; i++)
    if (g_strcmp0 (steps[i].name, name) == 0)
      {
        *step = (SamMatchStep) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * sam_match_get_next:
 * @next: (out): the step that comes now
 *
 * Returns: FALSE for a match that is over
 */
gboolean
sam_match_get_next (SamRecord *match,
                    SamMatchStep *next)
{
  g_autofree char *status = sam_record_dup_text (match, "status");

  if (g_strcmp0 (status, "ended") == 0 || g_strcmp0 (status, "declined") == 0)
    return FALSE;
  *next = SAM_MATCH_ASKED;
  /* Who said yes before the step was called so is to be told next. */
  if (g_strcmp0 (status, "accepted") == 0)
    *next = SAM_MATCH_TOLD;
  for (guint i = SAM_MATCH_CHOSEN; i < SAM_MATCH_ENDED; i++)
    if (g_strcmp0 (status, steps[i].status) == 0)
      *next = (SamMatchStep) (i + 1);
  return TRUE;
}

/**
 * sam_match_dup_status:
 *
 * Returns: (transfer full): how far it is, in words
 */
char *
sam_match_dup_status (SamRecord *match)
{
  g_autofree char *status = sam_record_dup_text (match, "status");
  const SamChoice *choice = sam_field_find_choice (sam_kind_find_field (sam_kind_find ("match"), "status"), status);

  return g_strdup (choice != NULL ? _ (choice->label) : status);
}

/* A step that was taken before would make the match look younger than it is. */
static gboolean
check_forward (SamRecord *match,
               SamMatchStep step,
               GError **error)
{
  g_autofree char *status = NULL;
  SamMatchStep next;

  if (sam_match_get_next (match, &next) && step >= next)
    return TRUE;
  status = sam_match_dup_status (match);
  /* Translators: %s is the status of a match */
  g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
               _ ("The match is further already: %s. What was noted wrongly can be undone."), status);
  return FALSE;
}

/**
 * sam_match_is_running:
 *
 * Returns: whether a step is still to come
 */
gboolean
sam_match_is_running (SamRecord *match)
{
  SamMatchStep next;

  return sam_match_get_next (match, &next);
}

static void
apply_to_question (SamRecord *question,
                   SamMatchStep step,
                   gboolean worked,
                   const SamMoment *now)
{
  const gboolean failed = step == SAM_MATCH_DECLINED || (step == SAM_MATCH_ENDED && !worked);
  /* Asking around is work in progress: the asker knows nothing yet. */
  const char *status = step == SAM_MATCH_TOLD         ? "matched"
                       : step == SAM_MATCH_IN_CONTACT ? "in_contact"
                       : step == SAM_MATCH_ENDED      ? "closed"
                                                      : "in_progress";

  sam_record_set_text (question, "status", failed ? "in_progress" : status);
  sam_record_set_text (question, "looks_again_on", failed ? now->day : NULL);
  sam_record_set_value (question, "no_offer_on", NULL);
  if ((step == SAM_MATCH_TOLD || step == SAM_MATCH_IN_CONTACT) &&
      sam_record_get_value (question, "answered_at") == NULL)
    sam_record_set_integer (question, "answered_at", now->seconds);
}

/* @worked: for the end: whether the asker was helped; @question gets what follows for it. */
static void
apply (SamRecord *match,
       SamRecord *question,
       SamMatchStep step,
       gboolean worked,
       const SamMoment *now)
{
  sam_record_set_text (match, "status", steps[step].status);
  sam_record_set_text (match, steps[step].date, now->day);
  if (step == SAM_MATCH_ENDED)
    sam_record_set_text (match, "outcome", worked ? "worked" : "did_not_work");
  apply_to_question (question, step, worked, now);
}

static gboolean
is_late (const char *since,
         int days_allowed,
         const SamMoment *now)
{
  int days;

  return sam_day_count (since, now->day, &days) && days >= days_allowed;
}

/**
 * sam_match_ask_for_form:
 * @question: id
 * @contact: when they first spoke, YYYY-MM-DD
 *
 * Returns: (transfer full): an item for a match whose evaluation form is due
 */
SamTodayItem *
sam_match_ask_for_form (const char *question,
                        const char *contact)
{
  return sam_today_item_new (SAM_TODAY_MATCH, SAM_URGENCY_SOON, question, contact,
                             g_strdup (_ ("Time for the evaluation form")));
}

/**
 * sam_match_judge:
 *
 * Returns: (transfer full) (nullable): an item for a match where the next step is late; it names the question, where
 *   the step is taken
 */
SamTodayItem *
sam_match_judge (SamRecord *match,
                 const SamMoment *now)
{
  g_autofree char *status = sam_record_dup_text (match, "status");
  g_autofree char *chosen = sam_record_dup_text (match, "proposed_on");
  g_autofree char *asked = sam_record_dup_text (match, "asked_on");
  g_autofree char *told = sam_record_dup_text (match, "told_on");
  g_autofree char *contact = sam_record_dup_text (match, "contact_on");
  g_autofree char *id = sam_record_dup_text (match, "question");

  if (g_strcmp0 (status, "proposed") == 0 && is_late (chosen, CHOSEN_DAYS, now))
    return sam_today_item_new (SAM_TODAY_MATCH, SAM_URGENCY_TODAY, id, chosen,
                               g_strdup (_ ("Chosen, and not asked yet")));
  if (g_strcmp0 (status, "asked") == 0 && is_late (asked, ASKED_DAYS, now))
    return sam_today_item_new (SAM_TODAY_MATCH, SAM_URGENCY_TODAY, id, asked,
                               g_strdup (_ ("Asked, and no answer yet: call")));
  if (g_strcmp0 (status, "told") == 0 && is_late (told, TOLD_DAYS, now))
    return sam_today_item_new (SAM_TODAY_MATCH, SAM_URGENCY_SOON, id, told,
                               g_strdup (_ ("Told a week ago: did they speak?")));
  return sam_match_evaluation_is_due (match, now->day) ? sam_match_ask_for_form (id, contact) : NULL;
}

/* The expert or group is read from the id. */
static gboolean
set_partner (SamRecord *match,
             const char *with,
             GError **error)
{
  const SamKind *kind = sam_kind_of_id (with);

  if (kind != sam_kind_find ("expert") && kind != sam_kind_find ("group"))
    {
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, _ ("“%s” is no expert and no group"), with);
      return FALSE;
    }
  sam_record_set_text (match, kind->name, with);
  return TRUE;
}

static gboolean
save_both (SamStore *store,
           SamRecord *match,
           SamRecord *question,
           GError **error)
{
  gboolean saved = sam_store_begin_step (store, _ ("Match"), error);

  if (!saved)
    return FALSE;
  saved = sam_store_save (store, match, error) && sam_store_save (store, question, error);
  return sam_store_end_step (store, saved ? error : NULL) && saved;
}

/**
 * sam_match_choose:
 * @question: id
 * @with: id of an expert or a group
 *
 * Begins a match. One step to undo.
 *
 * Returns: (transfer full): the id of the match, or %NULL
 */
char *
sam_match_choose (SamStore *store,
                  const char *question,
                  const char *with,
                  const SamMoment *now,
                  GError **error)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("match"));
  g_autoptr (SamRecord) match = sam_record_new (sam_kind_find ("match"), id);
  g_autoptr (SamRecord) asked = sam_store_load (store, question, error);
  g_autoptr (SamRecord) partner = asked != NULL ? sam_store_load (store, with, error) : NULL;

  if (partner == NULL || !set_partner (match, with, error))
    return NULL;
  sam_record_set_text (match, "question", question);
  apply (match, asked, SAM_MATCH_CHOSEN, FALSE, now);
  return save_both (store, match, asked, error) ? g_steal_pointer (&id) : NULL;
}

/**
 * sam_match_take_step:
 * @match: id
 * @worked: for the end: whether the asker was helped
 *
 * Notes the next step, for the match and its question; steps may be passed over, but none goes back. One step to undo.
 */
gboolean
sam_match_take_step (SamStore *store,
                     const char *match,
                     SamMatchStep step,
                     gboolean worked,
                     const SamMoment *now,
                     GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, match, error);
  g_autofree char *id = record != NULL ? sam_record_dup_text (record, "question") : NULL;
  g_autoptr (SamRecord) question = NULL;

  if (record == NULL || !check_forward (record, step, error))
    return FALSE;
  question = sam_store_load (store, id != NULL ? id : "", error);
  if (question == NULL)
    return FALSE;
  apply (record, question, step, worked, now);
  return save_both (store, record, question, error);
}

static int
compare_by_day (gconstpointer a,
                gconstpointer b)
{
  SamRecord *first = *(SamRecord *const *) a;
  SamRecord *second = *(SamRecord *const *) b;
  g_autofree char *first_day = sam_record_dup_text (first, "proposed_on");
  g_autofree char *second_day = sam_record_dup_text (second, "proposed_on");
  int order = (int) sam_match_is_running (second) - (int) sam_match_is_running (first);

  if (order == 0)
    order = g_strcmp0 (second_day, first_day);
  return order != 0 ? order : strcmp (sam_record_get_id (first), sam_record_get_id (second));
}

/**
 * sam_match_load_all:
 * @question: id
 *
 * Returns: (transfer full) (element-type SamRecord): its matches, those that run first, then the last one first
 */
GPtrArray *
sam_match_load_all (SamStore *store,
                    const char *question,
                    GError **error)
{
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) ids = sam_store_find_referrers (store, question, sam_kind_find ("match"), "question", error);

  for (char **id = ids; id != NULL && *id != NULL; id++)
    {
      SamRecord *match = sam_store_load (store, *id, error);

      if (match == NULL)
        return NULL;
      g_ptr_array_add (matches, match);
    }
  if (ids == NULL)
    return NULL;
  g_ptr_array_sort (matches, compare_by_day);
  return g_steal_pointer (&matches);
}
