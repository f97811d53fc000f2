/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the records that the rules of sam-today.c are asked about, few of many: what can be told by a condition is. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-today-collect.h"

#include "network/sam-days.h"
#include "network/sam-editions.h"
#include "network/sam-match-evaluation.h"
#include "network/sam-match-flow.h"
#include "network/sam-published.h"
#include "network/sam-question-contacts.h"
#include "network/sam-today-groups.h"
#include "store/sam-reading.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

typedef SamTodayItem *(*Judge) (SamRecord *record,
                                const SamMoment *now);

static void
take (GPtrArray *items,
      SamTodayItem *item)
{
  if (item != NULL)
    g_ptr_array_add (items, item);
}

typedef struct
{
  const char *path;
  SamCompare compare;
  const char *value;
} Condition;

/* Ends at the first without a path. */
#define N_CONDITIONS 3

static char **
find_ids (SamStore *store,
          const char *kind,
          const Condition *conditions,
          GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));

  for (guint i = 0; i < N_CONDITIONS && conditions[i].path != NULL; i++)
    if (!sam_query_add_condition (query, conditions[i].path, conditions[i].compare, conditions[i].value, error))
      return NULL;
  return sam_store_find_ids (store, query, error);
}

/* Who works on a record; what is about one of these is that person's work too. */
static const struct
{
  const char *kind;
  const char *field; /* a name, or somebody with one */
} workers[] = {
  { "question", "assigned_to" },
  { "task", "assigned_to" },
  { "step", "assigned_to" },
  { "contact", "who" },
  { "workshop", "leader" },
};

static char *
find_person (SamStore *store,
             const char *id)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *person = NULL;

  for (guint i = 0; kind != NULL && i < G_N_ELEMENTS (workers); i++)
    if (g_str_equal (kind->name, workers[i].kind))
      {
        /* What is gone is nobody's work. */
        record = sam_store_follow (store, id, NULL);
        person = record != NULL ? sam_record_dup_text (record, workers[i].field) : NULL;
        return person != NULL && sam_kind_of_id (person) != NULL ? sam_store_dup_title (store, person)
                                                                 : g_steal_pointer (&person);
      }
  return NULL;
}

/* Asks a rule about each of these records. */
static gboolean
judge_all (SamStore *store,
           char **ids,
           Judge judge,
           const SamMoment *now,
           GPtrArray *items,
           GError **error)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, ids[i], error);
      SamTodayItem *item;

      if (record == NULL)
        return FALSE;
      item = judge (record, now);
      /* A match is the work of whoever handles its question. */
      if (item != NULL && item->id != NULL && !g_str_equal (item->id, ids[i]))
        item->person = find_person (store, item->id);
      take (items, item);
    }
  return ids != NULL;
}

/* There may be thousands of them. A match on its way is judged with the others of its status. */
static gboolean
collect_forms (SamStore *store,
               const SamMoment *now,
               GPtrArray *items,
               GError **error)
{
  g_autoptr (GPtrArray) list = sam_match_evaluation_list_due (store, now->day, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SamEvaluationDue *due = g_ptr_array_index (list, i);
      SamTodayItem *item;

      if (due->on_its_way)
        continue;
      item = sam_match_ask_for_form (due->question, due->since);
      item->title = g_strdup (due->title);
      item->person = g_strdup (due->person);
      take (items, item);
    }
  return list != NULL;
}

/* Whether what a consent is about goes on: of a group that ended, wants to be left out or is gone nobody asks again. */
static gboolean
goes_on (SamStore *store,
         SamRecord *consent)
{
  g_autofree char *about = sam_record_dup_text (consent, "about");
  g_autoptr (SamRecord) record = about != NULL ? sam_store_follow (store, about, NULL) : NULL;
  const SamKind *kind = record != NULL ? sam_record_get_kind (record) : NULL;
  g_autofree char *status =
      kind != NULL && sam_kind_find_field (kind, "status") != NULL ? sam_record_dup_text (record, "status") : NULL;

  if (about == NULL)
    return TRUE;
  return record != NULL && g_strcmp0 (status, "ended") != 0 &&
         (sam_kind_find_field (kind, "unlisted_on") == NULL || !sam_record_has_value (record, "unlisted_on"));
}

/* What was printed can't be called back; what is left of it can be taken away. */
static gboolean
tell_editions (SamStore *store,
               SamRecord *consent,
               SamTodayItem *item,
               GError **error)
{
  g_autofree char *about = sam_record_dup_text (consent, "about");
  g_autofree char *editions = NULL;
  g_autoptr (GError) failure = NULL;

  if (item == NULL || about == NULL || !sam_record_has_value (consent, "withdrawn_on"))
    return TRUE;
  editions = sam_editions_describe_holding (store, about, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (editions != NULL)
    {
      g_free (item->reason);
      /* Translators: %s is a list of guides and leaflets */
      item->reason = g_strdup_printf (_ ("Withdrawn: still stands in %s"), editions);
    }
  return TRUE;
}

static gboolean
collect_consent (SamStore *store,
                 const char *id,
                 const SamMoment *now,
                 GPtrArray *items,
                 GError **error)
{
  g_autoptr (SamRecord) consent = sam_store_load (store, id, error);
  g_autoptr (SamTodayItem) item = consent != NULL ? sam_today_judge_consent (consent, FALSE, now) : NULL;
  SamTodayItem *final;

  /* Few are asked about, so that few have to be compared with the others. */
  if (item == NULL)
    return consent != NULL;
  /* What was withdrawn may still stand somewhere, whatever became of the group. */
  if (!sam_record_has_value (consent, "withdrawn_on") && !goes_on (store, consent))
    return TRUE;
  final = sam_today_judge_consent (consent, sam_consent_was_renewed (store, consent), now);
  take (items, final);
  return tell_editions (store, consent, final, error);
}

/* Each day is asked for alone: of two conditions the table would go by the one that leaves nearly all. */
static gboolean
collect_consents (SamStore *store,
                  const SamMoment *now,
                  GPtrArray *items,
                  GError **error)
{
  g_autofree char *expires_before = sam_day_add (now->day, SAM_TODAY_CONSENT_DAYS + 1);
  g_autofree char *withdrawn_after = sam_day_add (now->day, -SAM_TODAY_WITHDRAWN_DAYS - 1);
  const Condition news[][N_CONDITIONS] = {
    { { "withdrawn_on", SAM_COMPARE_GREATER, withdrawn_after } },
    { { "expires_on", SAM_COMPARE_LESS, expires_before } },
  };
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (news); i++)
    {
      g_auto (GStrv) ids = find_ids (store, "consent", news[i], error);

      if (ids == NULL)
        return FALSE;
      for (guint k = 0; ids[k] != NULL; k++)
        if (g_hash_table_add (seen, g_strdup (ids[k])) && !collect_consent (store, ids[k], now, items, error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
collect_workshops (SamStore *store,
                   const SamMoment *now,
                   GPtrArray *items,
                   GError **error)
{
  g_autofree char *before = sam_day_add (now->day, SAM_TODAY_WORKSHOP_DAYS + 1);
  g_autofree char *after = sam_day_add (now->day, -SAM_TODAY_CLOSING_DAYS - 1);
  const Condition near[N_CONDITIONS] = { { "date", SAM_COMPARE_LESS, before }, { "date", SAM_COMPARE_GREATER, after } };
  g_auto (GStrv) ids = find_ids (store, "workshop", near, error);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, ids[i], error);
      g_autoptr (SamWorkshopSteps) steps = records != NULL ? sam_workshop_steps_new (records, NULL, now->day) : NULL;
      SamTodayItem *item;

      if (steps == NULL)
        return FALSE;
      item = sam_today_judge_workshop (records->workshop, steps, now);
      if (item != NULL)
        item->person = find_person (store, item->id);
      take (items, item);
    }
  return ids != NULL;
}

/* Kinds of which a rule looks at one record at a time, and the conditions without which it would say nothing. */
static gboolean
collect_by_record (SamStore *store,
                   const SamMoment *now,
                   GPtrArray *items,
                   GError **error)
{
  g_autofree char *tomorrow = sam_day_add (now->day, 1);
  const struct
  {
    const char *kind;
    Condition conditions[N_CONDITIONS];
    Judge judge;
  } rules[] = {
    { "question", { { "status", SAM_COMPARE_EQUAL, "new" } }, sam_today_judge_question },
    { "question", { { "status", SAM_COMPARE_EQUAL, "in_progress" } }, sam_today_judge_question },
    { "question", { { "status", SAM_COMPARE_EQUAL, NULL } }, sam_today_judge_question },
    { "question", { { "retain_until", SAM_COMPARE_LESS, tomorrow } }, sam_question_judge_contacts },
    { "match", { { "status", SAM_COMPARE_EQUAL, "proposed" } }, sam_match_judge },
    { "match", { { "status", SAM_COMPARE_EQUAL, "asked" } }, sam_match_judge },
    { "match", { { "status", SAM_COMPARE_EQUAL, "told" } }, sam_match_judge },
    { "contact",
      { { "follow_up_on", SAM_COMPARE_LESS, tomorrow }, { "followed_up", SAM_COMPARE_NOT_EQUAL, "true" } },
      sam_today_judge_call_back },
    { "task", { { "done_on", SAM_COMPARE_EQUAL, NULL } }, sam_today_judge_task },
    { "step", { { "planned_on", SAM_COMPARE_LESS, tomorrow } }, sam_today_judge_step },
    { "article", { { "review_on", SAM_COMPARE_NOT_EQUAL, NULL } }, sam_today_judge_article },
    { "signal", { { "delivered_on", SAM_COMPARE_NOT_EQUAL, NULL } }, sam_today_judge_signal },
    { "deployment", { { "status", SAM_COMPARE_NOT_EQUAL, NULL } }, sam_today_judge_advice },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_auto (GStrv) ids = find_ids (store, rules[i].kind, rules[i].conditions, error);

      if (!judge_all (store, ids, rules[i].judge, now, items, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
collect_stories (SamStore *store,
                 const SamMoment *now,
                 GPtrArray *items,
                 GError **error)
{
  g_autoptr (SamCommunication) communication = sam_communication_load (store, now->day, error);

  if (communication == NULL)
    return FALSE;
  for (guint i = 0; i < communication->planned->len; i++)
    {
      const SamCommunicationEntry *entry = communication->planned->pdata[i];

      take (items, sam_today_judge_telling (entry->story, entry->telling, now));
    }
  take (items, sam_today_judge_silence (communication, now));
  return TRUE;
}

static gboolean
collect_conflicts (SamStore *store,
                   const SamMoment *now,
                   GPtrArray *items,
                   GError **error)
{
  g_auto (GStrv) ids = sam_store_list_conflicts (store, error);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    take (items, sam_today_judge_conflict (ids[i], now));
  return ids != NULL;
}

/* A consent says nothing by its own title but the purpose; a call is about somebody. */
static char *
find_title (SamStore *store,
            const SamTodayItem *item)
{
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *about = NULL;
  char *title = NULL;

  if (item->source == SAM_TODAY_CONSENT || item->source == SAM_TODAY_CALL_BACK)
    {
      record = sam_store_load (store, item->id, NULL);
      about = record != NULL ? sam_record_dup_text (record, "about") : NULL;
      title = about != NULL ? sam_store_dup_title (store, about) : NULL;
    }
  return title != NULL && *title != '\0' ? title : sam_store_dup_title (store, item->id);
}

/**
 * sam_today_collect:
 * @rejected: (nullable) (transfer full) (element-type SamTodayItem): what the synchronisation adds, which the region's
 *   file does not know of
 * @now: what counts as now
 *
 * Returns: (transfer full) (element-type SamTodayItem) (nullable): what needs a person, the most urgent first; NULL
 *   with @error set
 */
GPtrArray *
sam_today_collect (SamStore *store,
                   GPtrArray *rejected,
                   const SamMoment *now,
                   GError **error)
{
  static gboolean (*const sources[]) (SamStore *, const SamMoment *, GPtrArray *, GError **) = {
    collect_by_record,
    collect_forms,
    sam_today_collect_groups,
    collect_consents,
    collect_workshops,
    collect_stories,
    collect_conflicts,
  };
  g_autoptr (SamReading) reading G_GNUC_UNUSED = sam_store_begin_reading (store);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_today_item_free);

  if (rejected != NULL)
    g_ptr_array_extend_and_steal (items, rejected);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!sources[i](store, now, items, error))
      return NULL;
  for (guint i = 0; i < items->len; i++)
    {
      SamTodayItem *item = items->pdata[i];

      if (item->title == NULL)
        item->title = find_title (store, item);
      if (item->source == SAM_TODAY_CONFLICT || item->source == SAM_TODAY_REJECTED)
        item->person = find_person (store, item->id);
    }
  sam_today_sort (items);
  return g_steal_pointer (&items);
}
