/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-today.h"

#include "network/sam-days.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* The platform promises an answer within a day. */
#define ANSWER_HOURS 24
/* Tasks and tellings are shown so many days ahead. */
#define TASK_DAYS 7
/* This long before a workshop somebody must have registered, and the plan must be made. */
#define REGISTER_DAYS 14
#define PLAN_DAYS 7

static const struct
{
  const char *name;
  const char *label;
} sources[] = {
  { "question", N_ ("Help question") },
  { "match", N_ ("Match") },
  { "contact-details", N_ ("Contact details") },
  { "group", N_ ("Verify") },
  { "consent", N_ ("Consent") },
  { "workshop", N_ ("Workshop") },
  { "call-back", N_ ("Call back") },
  { "task", N_ ("Task") },
  { "story", N_ ("Story") },
  { "step", N_ ("Road map") },
  { "article", N_ ("Article") },
  { "signal", N_ ("Signal") },
  { "advice", N_ ("Advice") },
  { "conflict", N_ ("Conflict") },
  { "rejected", N_ ("Not accepted") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (sources) == SAM_TODAY_N_SOURCES);

/**
 * sam_today_item_new:
 * @reason: (transfer full): why, as half a sentence
 *
 * Returns: (transfer full): an item without title and person
 */
SamTodayItem *
sam_today_item_new (SamTodaySource source,
                    SamUrgency urgency,
                    const char *id,
                    const char *due,
                    char *reason)
{
  SamTodayItem *item = g_new0 (SamTodayItem, 1);

  item->source = source;
  item->urgency = urgency;
  item->id = g_strdup (id);
  item->due = g_strdup (due);
  item->reason = reason;
  return item;
}

/**
 * sam_today_item_free:
 * @item: (transfer full): an item that no list holds
 */
void
sam_today_item_free (SamTodayItem *item)
{
  g_free (item->id);
  g_free (item->title);
  g_free (item->reason);
  g_free (item->person);
  g_free (item->due);
  g_free (item);
}

/* The word for scripts. */
const char *
sam_today_source_get_name (SamTodaySource source)
{
  return sources[source].name;
}

/* The words for people, translated. */
const char *
sam_today_source_get_label (SamTodaySource source)
{
  return g_dgettext (GETTEXT_PACKAGE, sources[source].label);
}

/**
 * sam_urgency_get_label:
 *
 * Returns: the word for people, translated
 */
const char *
sam_urgency_get_label (SamUrgency urgency)
{
  static const char *const labels[] = { N_ ("Late"), N_ ("Today"), N_ ("Soon") };

  return g_dgettext (GETTEXT_PACKAGE, labels[urgency]);
}

static SamUrgency
find_urgency (int days)
{
  return days < 0 ? SAM_URGENCY_LATE : days == 0 ? SAM_URGENCY_TODAY
                                                 : SAM_URGENCY_SOON;
}

static gboolean
is_one_of (SamRecord *record,
           const char *field,
           const char *const *names)
{
  g_autofree char *text = sam_record_dup_text (record, field);

  return text == NULL || g_strv_contains (names, text);
}

static char *
describe_waiting (gint64 hours)
{
  if (hours >= 48)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Unanswered for %d day", "Unanswered for %d days",
                                         (gulong) (hours / 24)),
                            (int) (hours / 24));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Unanswered for %d hour", "Unanswered for %d hours",
                                       (gulong) hours),
                          (int) hours);
}

/**
 * sam_today_judge_question:
 *
 * A help question is answered within 24 hours after it came: that is what the platform promises.
 *
 * Returns: (transfer full) (nullable): an item for one that nobody answered yet, or whose match did not work
 */
SamTodayItem *
sam_today_judge_question (SamRecord *question,
                          const SamMoment *now)
{
  static const char *const waiting[] = { "new", "in_progress", NULL };
  gint64 received = sam_record_get_integer (question, "received_at", 0);
  gint64 hours = (now->seconds - received) / 3600;
  g_autofree char *again = sam_record_dup_text (question, "looks_again_on");
  SamTodayItem *item;

  if (!is_one_of (question, "status", waiting))
    return NULL;
  if (again != NULL)
    item = sam_today_item_new (SAM_TODAY_QUESTION, SAM_URGENCY_TODAY, sam_record_get_id (question), again,
                               g_strdup (_ ("The match did not work: choose another")));
  else if (sam_record_get_value (question, "answered_at") != NULL)
    return NULL;
  else if (received <= 0)
    item = sam_today_item_new (SAM_TODAY_QUESTION, SAM_URGENCY_TODAY, sam_record_get_id (question), now->day,
                               g_strdup (_ ("Unanswered")));
  else
    {
      SamMoment came;
      int left = (int) (ANSWER_HOURS - hours);

      sam_moment_set (&came, received);
      item = sam_today_item_new (SAM_TODAY_QUESTION, hours >= ANSWER_HOURS ? SAM_URGENCY_LATE : SAM_URGENCY_TODAY,
                                 sam_record_get_id (question), came.day, NULL);
      if (hours >= ANSWER_HOURS)
        item->reason = describe_waiting (hours);
      else
        item->reason = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Answer within %d hour",
                                                     "Answer within %d hours", (gulong) left),
                                        left);
    }
  item->person = sam_record_dup_text (question, "assigned_to");
  return item;
}

/**
 * sam_today_judge_consent:
 * @renewed: whether the same was agreed to again, later
 *
 * Returns: (transfer full) (nullable): an item for a consent that runs out, has run out, or was withdrawn not long ago
 */
SamTodayItem *
sam_today_judge_consent (SamRecord *consent,
                         gboolean renewed,
                         const SamMoment *now)
{
  g_autofree char *expires = sam_record_dup_text (consent, "expires_on");
  g_autofree char *withdrawn = sam_record_dup_text (consent, "withdrawn_on");
  int days;

  if (renewed)
    return NULL;
  if (withdrawn != NULL)
    {
      if (!sam_day_count (now->day, withdrawn, &days) || days > 0 || days < -SAM_TODAY_WITHDRAWN_DAYS)
        return NULL;
      return sam_today_item_new (SAM_TODAY_CONSENT, SAM_URGENCY_TODAY, sam_record_get_id (consent), withdrawn,
                                 g_strdup (_ ("Withdrawn: see what still shows it")));
    }
  if (!sam_day_count (now->day, expires, &days) || days > SAM_TODAY_CONSENT_DAYS)
    return NULL;
  if (days < 0)
    return sam_today_item_new (SAM_TODAY_CONSENT, SAM_URGENCY_LATE, sam_record_get_id (consent), expires,
                               g_strdup (_ ("Has run out: ask again")));
  if (days == 0)
    return sam_today_item_new (SAM_TODAY_CONSENT, SAM_URGENCY_TODAY, sam_record_get_id (consent), expires,
                               g_strdup (_ ("Runs out today")));
  return sam_today_item_new (SAM_TODAY_CONSENT, SAM_URGENCY_SOON, sam_record_get_id (consent), expires,
                             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Runs out in %d day",
                                                           "Runs out in %d days", (gulong) days),
                                              days));
}

/* How many days before its date a workshop needs each step; -1: not before it is over. */
static const int lead_days[SAM_WORKSHOP_N_STEPS] = {
  [SAM_WORKSHOP_STEP_IDEA] = SAM_TODAY_WORKSHOP_DAYS,
  [SAM_WORKSHOP_STEP_DATE] = SAM_TODAY_WORKSHOP_DAYS,
  [SAM_WORKSHOP_STEP_INVITATIONS] = SAM_TODAY_WORKSHOP_DAYS,
  [SAM_WORKSHOP_STEP_REGISTRATIONS] = REGISTER_DAYS,
  [SAM_WORKSHOP_STEP_PLAN] = PLAN_DAYS,
  [SAM_WORKSHOP_STEP_EVENING] = -1,
  [SAM_WORKSHOP_STEP_EVALUATION] = -1,
  [SAM_WORKSHOP_STEP_ACCREDITATION] = -1,
};

static char *
describe_workshop (int days,
                   const char *open)
{
  if (days < 0)
    /* Translators: %s is what is still to be done: "There is no venue yet." */
    return g_strdup_printf (_ ("Is over. %s"), open);
  if (days == 0)
    /* Translators: %s is what is still to be done: "There is no venue yet." */
    return g_strdup_printf (_ ("Is today. %s"), open);
  /* Translators: in how many days a workshop is, and what is still to be done: "There is no venue yet." */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "In %d day. %s", "In %d days. %s", (gulong) days), days, open);
}

static SamUrgency
find_workshop_urgency (int days,
                       guint step)
{
  if (days < 0 && step <= SAM_WORKSHOP_STEP_EVENING)
    return SAM_URGENCY_LATE;
  return days >= 0 && days <= 2 ? SAM_URGENCY_TODAY : SAM_URGENCY_SOON;
}

/**
 * sam_today_judge_workshop:
 * @steps: how far it is
 *
 * Returns: (transfer full) (nullable): an item for a workshop that is near, or was not long ago, and where the step it
 *   should have taken by now is open
 */
SamTodayItem *
sam_today_judge_workshop (SamRecord *workshop,
                          const SamWorkshopSteps *steps,
                          const SamMoment *now)
{
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  g_autofree char *status = sam_record_dup_text (workshop, "status");
  int days;

  if (!sam_day_count (now->day, date, &days) || days > SAM_TODAY_WORKSHOP_DAYS || days < -SAM_TODAY_CLOSING_DAYS ||
      g_strcmp0 (status, "cancelled") == 0)
    return NULL;
  for (guint i = 0; i < SAM_WORKSHOP_N_STEPS; i++)
    if (steps->steps[i].state == SAM_STEP_NOW && steps->steps[i].open != NULL && days <= lead_days[i])
      return sam_today_item_new (SAM_TODAY_WORKSHOP, find_workshop_urgency (days, i), sam_record_get_id (workshop),
                                 date, describe_workshop (days, steps->steps[i].open));
  return NULL;
}

/**
 * sam_today_judge_call_back:
 * @contact: a call, a visit or a letter
 *
 * Returns: (transfer full) (nullable): an item for one that is to be followed up by now
 */
SamTodayItem *
sam_today_judge_call_back (SamRecord *contact,
                           const SamMoment *now)
{
  g_autofree char *follow_up = sam_record_dup_text (contact, "follow_up_on");
  SamTodayItem *item;
  int days;

  if (sam_record_get_boolean (contact, "followed_up") || !sam_day_count (now->day, follow_up, &days) || days > 0)
    return NULL;
  item = sam_today_item_new (SAM_TODAY_CALL_BACK, find_urgency (days), sam_record_get_id (contact), follow_up,
                             g_strdup (_ ("To be followed up")));
  item->person = sam_record_dup_text (contact, "who");
  return item;
}

/**
 * sam_today_judge_task:
 *
 * Returns: (transfer full) (nullable): an item for a task that is due within a week, or at no particular time
 */
SamTodayItem *
sam_today_judge_task (SamRecord *task,
                      const SamMoment *now)
{
  static const char *const open[] = { "open", NULL };
  g_autofree char *due = sam_record_dup_text (task, "due_on");
  g_autofree char *status = sam_record_dup_text (task, "status");
  SamTodayItem *item;
  int days = 0;

  if (due != NULL && (!sam_day_count (now->day, due, &days) || days > TASK_DAYS))
    return NULL;
  /* What waits for somebody else needs attention again on its day. */
  if (!is_one_of (task, "status", open) && !(g_strcmp0 (status, "waiting") == 0 && due != NULL && days <= 0))
    return NULL;
  if (due == NULL)
    item = sam_today_item_new (SAM_TODAY_TASK, SAM_URGENCY_SOON, sam_record_get_id (task), NULL,
                               g_strdup (_ ("To do")));
  else if (days <= 0)
    item = sam_today_item_new (SAM_TODAY_TASK, find_urgency (days), sam_record_get_id (task), due,
                               g_strdup (days < 0 ? _ ("Should have been done") : _ ("To do today")));
  else
    item = sam_today_item_new (SAM_TODAY_TASK, SAM_URGENCY_SOON, sam_record_get_id (task), due,
                               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "To do within %d day",
                                                             "To do within %d days", (gulong) days),
                                                days));
  item->person = sam_record_dup_text (task, "assigned_to");
  return item;
}

/**
 * sam_today_judge_step:
 * @step: a step of the road map
 *
 * Returns: (transfer full) (nullable): an item for one that is due by now
 */
SamTodayItem *
sam_today_judge_step (SamRecord *step,
                      const SamMoment *now)
{
  static const char *const going[] = { "open", "busy", NULL };
  g_autofree char *due = sam_record_dup_text (step, "planned_on");
  SamTodayItem *item;
  int days;

  if (!is_one_of (step, "status", going) || !sam_day_count (now->day, due, &days) || days > 0)
    return NULL;
  item = sam_today_item_new (SAM_TODAY_STEP, find_urgency (days), sam_record_get_id (step), due,
                             g_strdup (days < 0 ? _ ("Should have been done") : _ ("To do today")));
  item->person = sam_record_dup_text (step, "assigned_to");
  return item;
}

/**
 * sam_today_judge_telling:
 * @story: the id of a story
 * @telling: once that it is to be told, or was
 *
 * Returns: (transfer full) (nullable): an item for one that is planned for the coming week, or was and did not happen
 */
SamTodayItem *
sam_today_judge_telling (const char *story,
                         const SamTelling *telling,
                         const SamMoment *now)
{
  int days;

  if (telling->told_on != NULL || !sam_day_count (now->day, telling->planned_on, &days) || days > TASK_DAYS)
    return NULL;
  if (days <= 0)
    return sam_today_item_new (SAM_TODAY_STORY, find_urgency (days), story, telling->planned_on,
                               g_strdup (days < 0 ? _ ("Should have been told") : _ ("To be told today")));
  return sam_today_item_new (SAM_TODAY_STORY, SAM_URGENCY_SOON, story, telling->planned_on,
                             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "To be told in %d day",
                                                           "To be told in %d days", (gulong) days),
                                              days));
}

/**
 * sam_today_judge_silence:
 * @communication: what was told and is to be told
 *
 * Returns: (transfer full) (nullable): an item where nothing was told for longer than the region wants; it names a
 *   story to tell
 */
SamTodayItem *
sam_today_judge_silence (const SamCommunication *communication,
                         const SamMoment *now)
{
  guint weeks;
  char *reason;

  if (!sam_communication_is_silent (communication, now->day, &weeks))
    return NULL;
  if (weeks > 0)
    reason = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Nothing was told for %u week: tell this?",
                                           "Nothing was told for %u weeks: tell this?", weeks),
                              weeks);
  else
    reason = g_strdup (_ ("No story was told yet: begin with this one?"));
  return sam_today_item_new (SAM_TODAY_STORY, SAM_URGENCY_SOON, communication->candidate, NULL, reason);
}

/**
 * sam_today_judge_conflict:
 * @id: a record with two versions
 *
 * Returns: (transfer full): its item
 */
SamTodayItem *
sam_today_judge_conflict (const char *id,
                          const SamMoment *now)
{
  return sam_today_item_new (SAM_TODAY_CONFLICT, SAM_URGENCY_TODAY, id, now->day,
                             g_strdup (_ ("Changed in two places: choose")));
}

/**
 * sam_today_judge_rejected:
 * @id: a record that one side does not take
 * @reason: a sentence
 *
 * Returns: (transfer full): its item
 */
SamTodayItem *
sam_today_judge_rejected (const char *id,
                          const char *reason,
                          const SamMoment *now)
{
  return sam_today_item_new (SAM_TODAY_REJECTED, SAM_URGENCY_TODAY, id, now->day, g_strdup (reason));
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const SamTodayItem *first = *(SamTodayItem *const *) a;
  const SamTodayItem *second = *(SamTodayItem *const *) b;
  int order;

  if (first->urgency != second->urgency)
    return (int) first->urgency - (int) second->urgency;
  /* What has no day comes last. */
  order = g_strcmp0 (first->due != NULL ? first->due : "9999", second->due != NULL ? second->due : "9999");
  if (order == 0)
    order = (int) first->source - (int) second->source;
  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

/**
 * sam_today_sort:
 * @items: (element-type SamTodayItem): get the most urgent first, then the earliest day (none comes last), then by
 *   source and id: the same items always stand in the same order
 */
void
sam_today_sort (GPtrArray *items)
{
  g_ptr_array_sort (items, compare_items);
}

/**
 * sam_today_item_is_for:
 * @person: (nullable): NULL for everybody
 *
 * Returns: whether it is that person's work, or nobody's in particular
 */
gboolean
sam_today_item_is_for (const SamTodayItem *item,
                       const char *person)
{
  return person == NULL || item->person == NULL || g_strcmp0 (item->person, person) == 0;
}
