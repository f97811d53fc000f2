/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A deadline is a task that says which day it was counted from. As long as its date still is the day counted to, nobody
 * changed it by hand, and it follows the workshop. That it is read from the task itself, and not from what the
 * workshop said before, lets any computer do it at any time with the same result. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-deadlines.h"

#include "json/sam-json-value.h"
#include "network/sam-day-words.h"
#include "network/sam-days.h"
#include "store/sam-conflict.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *slug;
  const char *title;
  int days;           /* from the day of the workshop; below 0: before it */
  gboolean of_a_body; /* none where nothing is accredited */
} Deadline;

/* As GAIA and those who accredit for it want them: the application two months before and the signed list within two
 * weeks (wdhmn.nl/procedure-gaia-wdh), the points within six (absg.nl). */
static const Deadline deadlines[] = {
  { "apply", N_ ("Apply for the accreditation"), -60, TRUE },
  { "print", N_ ("Print the attendance list and the cards"), -2, FALSE },
  { "hand-in", N_ ("Hand in the signed attendance"), 14, TRUE },
  { "enter", N_ ("Enter the points in the register"), 42, TRUE },
};

/* Made on two computers, a deadline is one task. */
static char *
make_task_id (const char *workshop_id,
              const Deadline *deadline)
{
  g_autofree char *key = g_strdup_printf ("%s %s", workshop_id, deadline->slug);

  return sam_id_from_key (sam_kind_find ("task"), key);
}

static gboolean
is_counted (SamRecord *task,
            int days)
{
  g_autofree char *status = sam_record_dup_text (task, "status");
  g_autofree char *from = sam_record_dup_text (task, "counted_from");
  g_autofree char *due = sam_record_dup_text (task, "due_on");
  g_autofree char *counted = from != NULL ? sam_day_add (from, days) : NULL;

  return (g_strcmp0 (status, "open") == 0 || g_strcmp0 (status, "waiting") == 0) && counted != NULL &&
         g_strcmp0 (due, counted) == 0;
}

/**
 * sam_deadline_follow_date:
 * @task: one that may have been counted from another day
 * @date: (nullable): YYYY-MM-DD, the day of the workshop
 * @days: from that day on; below 0 before it
 *
 * What is done, and what somebody put on a day of their own, stays. Pure.
 *
 * Returns: whether the task moved
 */
gboolean
sam_deadline_follow_date (SamRecord *task,
                          const char *date,
                          int days)
{
  g_autofree char *from = sam_record_dup_text (task, "counted_from");
  g_autofree char *due = date != NULL ? sam_day_add (date, days) : NULL;

  if (due == NULL || g_strcmp0 (from, date) == 0 || !is_counted (task, days))
    return FALSE;
  sam_record_set_text (task, "counted_from", date);
  sam_record_set_text (task, "due_on", due);
  return TRUE;
}

/**
 * sam_deadlines_would_move:
 * @workshop: as it is to be saved
 *
 * Returns: whether a task will follow its date
 */
gboolean
sam_deadlines_would_move (SamStore *store,
                          SamRecord *workshop)
{
  g_autofree char *date = sam_record_dup_text (workshop, "date");

  for (guint i = 0; date != NULL && i < G_N_ELEMENTS (deadlines); i++)
    {
      g_autofree char *id = make_task_id (sam_record_get_id (workshop), &deadlines[i]);
      g_autoptr (SamRecord) task = sam_store_load (store, id, NULL);

      if (task != NULL && sam_deadline_follow_date (task, date, deadlines[i].days))
        return TRUE;
    }
  return FALSE;
}

/* Where each side moved the workshop to another day, or only one of them knew its new day, the tasks were counted to
 * two days: once the workshop has one, there is nothing left to ask. */
static gboolean
was_counted_everywhere (SamConflict *conflict,
                        int days)
{
  for (guint i = 0; i < conflict->differences->len; i++)
    {
      const SamDifference *difference = conflict->differences->pdata[i];

      if (difference->open && !g_str_equal (difference->key, "due_on") &&
          !g_str_equal (difference->key, "counted_from"))
        return FALSE;
    }
  for (guint i = 0; i < conflict->versions->len; i++)
    {
      const SamVersion *version = conflict->versions->pdata[i];
      g_autoptr (SamRecord) task = NULL;

      if (version->body == NULL)
        return FALSE;
      task = sam_record_new_from_body (sam_kind_find ("task"), conflict->id, version->revision, version->body, NULL);
      if (task == NULL || !is_counted (task, days))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle_task (SamStore *store,
             SamConflict *conflict,
             const char *date,
             const char *due,
             GError **error)
{
  g_autoptr (GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  for (guint i = 0; i < conflict->differences->len; i++)
    {
      const SamDifference *difference = conflict->differences->pdata[i];

      if (g_str_equal (difference->key, "due_on"))
        g_hash_table_insert (choices, difference->key, sam_json_from_string (due));
      else if (g_str_equal (difference->key, "counted_from"))
        g_hash_table_insert (choices, difference->key, sam_json_from_string (date));
    }
  return sam_store_settle (store, conflict->id, NULL, choices, error);
}

/* FALSE with @error set where the file failed. */
static gboolean
follow_one (SamStore *store,
            const char *id,
            const char *date,
            int days,
            gboolean *follows,
            GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (SamRecord) task = sam_store_load (store, id, NULL);
  g_autoptr (SamConflict) conflict = task != NULL ? sam_store_load_conflict (store, id, &problem) : NULL;
  g_autofree char *due = sam_day_add (date, days);

  *follows = FALSE;
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (conflict != NULL)
    {
      *follows = due != NULL && was_counted_everywhere (conflict, days);
      return !*follows || settle_task (store, conflict, date, due, error);
    }
  *follows = task != NULL && sam_deadline_follow_date (task, date, days);
  return !*follows || sam_store_save (store, task, error);
}

static char *
describe (const Deadline *deadline,
          const char *date)
{
  g_autofree char *due = sam_day_add (date, deadline->days);
  g_autofree char *words = sam_day_words_short (due);

  /* Translators: a task, and the day it is to be done by now */
  return g_strdup_printf (_ ("%s: now %s"), g_dgettext (GETTEXT_PACKAGE, deadline->title), words);
}

/**
 * sam_deadlines_follow:
 * @moved: (out) (transfer full) (nullable): which tasks moved and to when, in words; %NULL: none
 *
 * Moves the open deadlines along with the workshop's date. What an older date left behind, such as on a laptop that
 * did not know the new one, follows too.
 *
 * Returns: whether the file could be read and written
 */
gboolean
sam_deadlines_follow (SamStore *store,
                      const char *workshop_id,
                      char **moved,
                      GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autofree char *date = workshop != NULL ? sam_record_dup_text (workshop, "date") : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  *moved = NULL;
  for (guint i = 0; date != NULL && i < G_N_ELEMENTS (deadlines); i++)
    {
      g_autofree char *id = make_task_id (workshop_id, &deadlines[i]);
      gboolean follows;

      if (!follow_one (store, id, date, deadlines[i].days, &follows, error))
        return FALSE;
      if (follows)
        {
          g_autofree char *line = describe (&deadlines[i], date);

          g_string_append_printf (words, "\n%s", line);
        }
    }
  if (words->len > 0)
    *moved = g_strconcat (_ ("Moved along with the date:"), words->str, NULL);
  return workshop != NULL;
}

static gboolean
make_task (SamStore *store,
           SamRecord *workshop,
           const Deadline *deadline,
           int *n_made,
           GError **error)
{
  g_autofree char *id = make_task_id (sam_record_get_id (workshop), deadline);
  g_autoptr (SamRecord) known = sam_store_load (store, id, NULL);
  g_autoptr (SamRecord) task = sam_record_new (sam_kind_find ("task"), id);
  g_autofree char *title = sam_record_dup_title (workshop);
  g_autofree char *what = g_strdup_printf ("%s: %s", g_dgettext (GETTEXT_PACKAGE, deadline->title), title);
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  g_autofree char *due = sam_day_add (date, deadline->days);
  g_autofree char *body = sam_record_dup_text (workshop, "accreditation_body");

  if (known != NULL || (deadline->of_a_body && g_strcmp0 (body, "none") == 0))
    return TRUE;
  sam_record_set_text (task, "title", what);
  sam_record_set_text (task, "about", sam_record_get_id (workshop));
  sam_record_set_text (task, "counted_from", date);
  sam_record_set_text (task, "due_on", due);
  sam_record_set_text (task, "status", "open");
  ++*n_made;
  return sam_store_save (store, task, error);
}

/**
 * sam_deadlines_save:
 * @moved: (out) (transfer full) (nullable): as of sam_deadlines_follow()
 *
 * Makes a task of each deadline that is none yet, and lets the others follow the workshop's date: made twice, on two
 * computers, they are the same. One step to undo.
 *
 * Returns: how many were made, -1 with @error set
 */
int
sam_deadlines_save (SamStore *store,
                    const char *workshop_id,
                    char **moved,
                    GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  gboolean saved = TRUE;
  int n = 0;

  *moved = NULL;
  if (workshop == NULL)
    return -1;
  if (sam_record_get_value (workshop, "date") == NULL)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, _ ("The date is not set."));
      return -1;
    }
  if (!sam_store_begin (store, error))
    return -1;
  saved = sam_store_begin_step (store, _ ("Deadlines as tasks"), error);
  for (guint i = 0; saved && i < G_N_ELEMENTS (deadlines); i++)
    saved = make_task (store, workshop, &deadlines[i], &n, error);
  if (saved && sam_deadlines_follow (store, workshop_id, moved, error) && sam_store_end_step (store, error) &&
      sam_store_commit (store, error))
    return n;
  sam_store_rollback (store);
  g_clear_pointer (moved, g_free);
  return -1;
}
