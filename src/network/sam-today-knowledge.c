/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What waits in the knowledge base: nobody is called about it, so that it is forgotten unless somebody is reminded. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-days.h"
#include "network/sam-today.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* After this long it may be asked what became of it. */
#define ANSWER_DAYS 42
#define TAKE_UP_DAYS 14

/* Whether the record has that status, and how many days ago @field was; a day to come counts less than none. */
static gboolean
is_since (SamRecord *record,
          const char *status,
          const char *field,
          const SamMoment *now,
          int *days)
{
  g_autofree char *own = status != NULL ? sam_record_dup_text (record, "status") : NULL;
  g_autofree char *day = sam_record_dup_text (record, field);

  return g_strcmp0 (own, status) == 0 && sam_day_count (day, now->day, days);
}

static SamTodayItem *
make_item (SamTodaySource source,
           SamRecord *record,
           const char *field,
           char *reason)
{
  g_autofree char *day = sam_record_dup_text (record, field);

  return sam_today_item_new (source, SAM_URGENCY_SOON, sam_record_get_id (record), day, reason);
}

/**
 * sam_today_judge_article:
 *
 * Returns: (transfer full) (nullable): an item for one whose day to be looked over has come
 */
SamTodayItem *
sam_today_judge_article (SamRecord *article,
                         const SamMoment *now)
{
  int days;

  if (!is_since (article, NULL, "review_on", now, &days) || days < 0)
    return NULL;
  return make_item (SAM_TODAY_ARTICLE, article, "review_on", g_strdup (_ ("To be looked over: is it still right?")));
}

/**
 * sam_today_judge_signal:
 *
 * Returns: (transfer full) (nullable): an item for one that was passed on six weeks ago and is not answered
 */
SamTodayItem *
sam_today_judge_signal (SamRecord *signal,
                        const SamMoment *now)
{
  int days;

  if (!is_since (signal, "delivered", "delivered_on", now, &days) || days < ANSWER_DAYS ||
      sam_record_has_value (signal, "response"))
    return NULL;
  return make_item (SAM_TODAY_SIGNAL, signal, "delivered_on",
                    g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Passed on %d week ago, and no answer yet",
                                                  "Passed on %d weeks ago, and no answer yet", (gulong) (days / 7)),
                                     days / 7));
}

/**
 * sam_today_judge_advice:
 * @deployment: an expert asked for advice
 *
 * Returns: (transfer full) (nullable): an item for one that nobody took up in two weeks, and for one that has been
 *   without a word of what came of it
 */
SamTodayItem *
sam_today_judge_advice (SamRecord *deployment,
                        const SamMoment *now)
{
  int days;

  if (is_since (deployment, "requested", "requested_on", now, &days) && days >= TAKE_UP_DAYS)
    return make_item (SAM_TODAY_ADVICE, deployment, "requested_on",
                      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Asked for %d week ago: who takes it up?",
                                                    "Asked for %d weeks ago: who takes it up?", (gulong) (days / 7)),
                                       days / 7));
  if (is_since (deployment, "agreed", "date", now, &days) && days > 0)
    return make_item (SAM_TODAY_ADVICE, deployment, "date", g_strdup (_ ("Has been: what came of it?")));
  return NULL;
}
