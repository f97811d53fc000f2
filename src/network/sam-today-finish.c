/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-today-collect.h"

#include "network/sam-question-contacts.h"
#include "network/sam-roadmap.h"
#include "network/sam-verification.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* What "done" means for each source; FALSE where it takes more than a click. */
static gboolean
note_done (SamRecord *record,
           SamTodaySource source,
           const char *who,
           const SamMoment *now)
{
  switch (source)
    {
    case SAM_TODAY_GROUP:
      sam_verification_apply (record, SAM_VERIFIED_RIGHT, "phone", who, now->day);
      return TRUE;
    case SAM_TODAY_TASK:
      sam_record_set_text (record, "status", "done");
      sam_record_set_text (record, "done_on", now->day);
      return TRUE;
    case SAM_TODAY_STEP:
      sam_roadmap_note_status (record, SAM_STEP_IS_DONE, now->day);
      return TRUE;
    case SAM_TODAY_CALL_BACK:
      sam_record_set_boolean (record, "followed_up", TRUE);
      return TRUE;
    case SAM_TODAY_QUESTION:
      if (sam_record_get_value (record, "answered_at") == NULL)
        sam_record_set_integer (record, "answered_at", now->seconds);
      sam_record_set_value (record, "looks_again_on", NULL);
      sam_record_set_text (record, "status", "in_progress");
      return TRUE;
    case SAM_TODAY_CONTACTS:
    case SAM_TODAY_MATCH:
    case SAM_TODAY_STORY:
    case SAM_TODAY_ARTICLE:
    case SAM_TODAY_SIGNAL:
    case SAM_TODAY_ADVICE:
    case SAM_TODAY_CONSENT:
    case SAM_TODAY_WORKSHOP:
    case SAM_TODAY_CONFLICT:
    case SAM_TODAY_REJECTED:
    case SAM_TODAY_N_SOURCES:
    default:
      return FALSE;
    }
}

/* Also in questions that became this one: they keep what they told. */
static gboolean
save_without_contacts (SamStore *store,
                       SamRecord *question,
                       GError **error)
{
  g_auto (GStrv) merged = NULL;

  sam_question_take_out_contacts (question);
  if (!sam_store_save (store, question, error))
    return FALSE;
  merged = sam_store_find_referrers (store, sam_record_get_id (question), sam_record_get_kind (question), "merged_into",
                                     error);
  for (guint i = 0; merged != NULL && merged[i] != NULL; i++)
    {
      g_autoptr (SamRecord) other = sam_store_load (store, merged[i], error);

      if (other == NULL ||
          (sam_question_has_contacts (other) && !save_without_contacts (store, other, error)))
        return FALSE;
    }
  return merged != NULL;
}

static gboolean
forget_asker (SamStore *store,
              SamRecord *question,
              GError **error)
{
  g_autofree char *title = sam_store_dup_title (store, sam_record_get_id (question));
  gboolean saved = sam_store_begin_step (store, title != NULL ? title : "", error);

  if (!saved)
    return FALSE;
  saved = save_without_contacts (store, question, error);
  return sam_store_end_step (store, saved ? error : NULL) && saved;
}

/**
 * sam_today_finish:
 * @id: the record of an item
 *
 * Notes that what an item asked for is done: a group is still right, a task, a step or a call is done, a help question
 * has its first answer, or no longer tells who asked. Can be undone.
 *
 * Returns: whether it is noted
 */
gboolean
sam_today_finish (SamStore *store,
                  SamTodaySource source,
                  const char *id,
                  const SamMoment *now,
                  GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, id, error);

  if (record == NULL)
    return FALSE;
  if (source == SAM_TODAY_CONTACTS)
    return forget_asker (store, record, error);
  if (note_done (record, source, sam_store_get_author (store), now))
    return sam_store_save (store, record, error);
  g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, _ ("This takes more than a click: open it."));
  return FALSE;
}
