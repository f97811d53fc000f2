/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-question-contacts.h"

#include "network/sam-days.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define RETAIN_MONTHS 3

/* What tells who asked. All else stays: what was asked and what came of it is counted for years. */
static const char *const contacts[] = { "asker_name", "asker_phone", "asker_email" };

/**
 * sam_question_has_contacts:
 *
 * Returns: whether the question tells who asked
 */
gboolean
sam_question_has_contacts (SamRecord *question)
{
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    if (sam_record_has_value (question, contacts[i]))
      return TRUE;
  return FALSE;
}

/**
 * sam_question_limit_retention:
 * @received_at: seconds UTC
 *
 * Notes until when the contact details of the asker are kept. The day is that of Greenwich, so that it is the same on
 * every computer.
 */
void
sam_question_limit_retention (SamRecord *question,
                              gint64 received_at)
{
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (received_at);
  g_autoptr (GDateTime) until = day != NULL ? g_date_time_add_months (day, RETAIN_MONTHS) : NULL;
  g_autofree char *text = until != NULL ? g_date_time_format (until, "%Y-%m-%d") : NULL;

  sam_record_set_text (question, "retain_until", text);
}

/**
 * sam_question_follow_contacts:
 * @before: (nullable): as it was
 * @today: YYYY-MM-DD
 *
 * What tells from now on who asked is kept until some day, also where nobody typed one.
 */
void
sam_question_follow_contacts (SamRecord *question,
                              SamRecord *before,
                              const char *today)
{
  g_autofree char *until = sam_day_add_months (today, RETAIN_MONTHS);

  if (sam_question_has_contacts (question) && (before == NULL || !sam_question_has_contacts (before)) &&
      !sam_record_has_value (question, "retain_until"))
    sam_record_set_text (question, "retain_until", until);
}

/**
 * sam_question_take_out_contacts:
 *
 * Leaves in the question nothing of how its asker can be reached, nor the day until which that was kept.
 */
void
sam_question_take_out_contacts (SamRecord *question)
{
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    sam_record_set_value (question, contacts[i], NULL);
  sam_record_set_value (question, "retain_until", NULL);
}

/**
 * sam_question_judge_contacts:
 *
 * Returns: (transfer full) (nullable): an item for a question that tells who asked on the day until which that was to
 *   be kept, or later
 */
SamTodayItem *
sam_question_judge_contacts (SamRecord *question,
                             const SamMoment *now)
{
  g_autofree char *until = sam_record_dup_text (question, "retain_until");
  SamTodayItem *item;
  int days;

  if (!sam_question_has_contacts (question) || !sam_day_count (now->day, until, &days) || days > 0)
    return NULL;
  item = sam_today_item_new (SAM_TODAY_CONTACTS, days < 0 ? SAM_URGENCY_LATE : SAM_URGENCY_TODAY,
                             sam_record_get_id (question), until,
                             g_strdup (_ ("Kept long enough: take out how to reach the asker")));
  item->person = sam_record_dup_text (question, "assigned_to");
  return item;
}
