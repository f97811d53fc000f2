/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who took the workshop is not invited to it again: where only the contact person is lacking, a call is enough. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-outreach.h"

#include "network/sam-days.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define DAYS_TO_CALL 14

/* Made for the same workshop on two computers, it is one call. */
static char *
make_task_id (const char *workshop_id,
              const char *practice)
{
  g_autofree char *key = g_strdup_printf ("%s call %s", workshop_id, practice);

  return sam_id_from_key (sam_kind_find ("task"), key);
}

/**
 * sam_outreach_is_called:
 *
 * Returns: whether a practice is on the list to call, or was called, for this workshop
 */
gboolean
sam_outreach_is_called (SamStore *store,
                        const char *workshop_id,
                        const char *practice)
{
  g_autofree char *id = make_task_id (workshop_id, practice);
  g_autoptr (SamRecord) task = sam_store_load (store, id, NULL);

  return task != NULL;
}

static gboolean
save_call (SamStore *store,
           const char *workshop_id,
           const char *practice,
           const char *today,
           guint *n_made,
           GError **error)
{
  g_autofree char *id = make_task_id (workshop_id, practice);
  g_autoptr (SamRecord) known = sam_store_load (store, id, NULL);
  g_autoptr (SamRecord) task = sam_record_new (sam_kind_find ("task"), id);
  g_autofree char *name = sam_store_dup_title (store, practice);
  /* Translators: a task; %s is a practice */
  g_autofree char *title = g_strdup_printf (_ ("Call %s: who becomes contact person?"), name != NULL ? name : "");
  g_autofree char *due = sam_day_add (today, DAYS_TO_CALL);

  if (known != NULL)
    return TRUE;
  sam_record_set_text (task, "title", title);
  sam_record_set_text (task, "about", practice);
  sam_record_set_text (task, "due_on", due);
  sam_record_set_text (task, "status", "open");
  ++*n_made;
  return sam_store_save (store, task, error);
}

/**
 * sam_outreach_call:
 * @practices: their ids
 * @n_made: (out): how many tasks that made
 *
 * Makes a task of calling each practice, as one step to undo: all of them, or none.
 *
 * Returns: whether it was saved
 */
gboolean
sam_outreach_call (SamStore *store,
                   const char *workshop_id,
                   const char *const *practices,
                   const char *today,
                   guint *n_made,
                   GError **error)
{
  gboolean saved;

  *n_made = 0;
  if (!sam_store_begin (store, error))
    return FALSE;
  saved = sam_store_begin_step (store, _ ("Practices to call"), error);
  for (const char *const *practice = practices; saved && *practice != NULL; practice++)
    saved = save_call (store, workshop_id, *practice, today, n_made, error);
  if (saved && sam_store_end_step (store, error) && sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  *n_made = 0;
  return FALSE;
}
