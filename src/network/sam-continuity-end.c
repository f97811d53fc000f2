/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What ends when: money, rooms, contact persons, consents and agreements. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-continuity-private.h"

#include "json/sam-json-value.h"
#include "network/sam-days.h"
#include "network/sam-group-life.h"
#include "network/sam-published.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* What ended longer ago than this is history. */
#define PAST_DAYS 90

static gboolean
counts (SamContinuityList *list,
        const char *day)
{
  int days;

  return sam_day_count (list->today, day, &days) && days >= -PAST_DAYS && g_strcmp0 (day, list->last) <= 0;
}

static void
add_if_ending (SamContinuityList *list,
               SamRecord *record,
               SamRecord *at,
               const char *day,
               const char *reason)
{
  if (day != NULL && counts (list, day))
    sam_continuity_add (list, record, at, NULL, day, reason);
}

static void
add_field (SamContinuityList *list,
           SamRecord *record,
           const char *field,
           const char *reason)
{
  g_autofree char *day = sam_record_dup_text (record, field);

  add_if_ending (list, record, NULL, day, reason);
}

static void
judge_project (SamContinuityList *list,
               SamRecord *project)
{
  g_autofree char *status = sam_record_dup_text (project, "status");

  if (g_strcmp0 (status, "ended") != 0)
    add_field (list, project, "ends_on", _ ("The project and its money end"));
}

static void
judge_venue (SamContinuityList *list,
             SamRecord *venue)
{
  add_field (list, venue, "agreed_until", _ ("The agreement on the room ends"));
}

static void
judge_network (SamContinuityList *list,
               SamRecord *network)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (network, "agreements"));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (items->pdata[i], -1, NULL);
      g_autofree char *until = item != NULL ? sam_json_to_string (sam_json_object_get (item, "until")) : NULL;

      add_if_ending (list, network, NULL, until, _ ("An agreement of the network ends"));
    }
}

static void
judge_group (SamContinuityList *list,
             SamRecord *group)
{
  g_autofree char *status = sam_record_dup_text (group, "status");
  SamNeedState needs[SAM_N_NEEDS];

  if (g_strcmp0 (status, "ended") == 0)
    return;
  sam_group_life_find_needs (group, list->today, needs);
  for (guint i = 0; i < SAM_N_NEEDS; i++)
    {
      /* Translators: %s is what a group needs: "Room", "Coffee". */
      g_autofree char *reason = g_strdup_printf (_ ("Is seen to no longer: %s"), sam_need_get_label ((SamNeed) i));

      add_if_ending (list, group, NULL, needs[i].until, reason);
    }
  sam_group_life_clear_needs (needs);
}

static void
judge_practice (SamContinuityList *list,
                SamRecord *organisation)
{
  add_field (list, organisation, "connected_until", _ ("Is connected no longer"));
}

/* Somebody who leaves is no contact person either: the earlier day counts. */
static void
judge_staff (SamContinuityList *list,
             SamRecord *staff)
{
  g_autofree char *practice = sam_record_dup_text (staff, "organisation");
  g_autofree char *until = sam_record_dup_text (staff, "contact_person_until");
  g_autofree char *left = sam_record_dup_text (staff, "until");
  g_autoptr (SamRecord) at = practice != NULL ? sam_store_follow (list->store, practice, NULL) : NULL;
  const char *day = until == NULL || (left != NULL && g_strcmp0 (left, until) < 0) ? left : until;

  add_if_ending (list, staff, at, day, _ ("A contact person stops"));
}

static void
judge_consent (SamContinuityList *list,
               SamRecord *consent)
{
  g_autofree char *withdrawn = sam_record_dup_text (consent, "withdrawn_on");

  if (withdrawn == NULL && !sam_consent_was_renewed (list->store, consent))
    add_field (list, consent, "expires_on", _ ("A consent runs out"));
}

static int
compare_items (gconstpointer a,
               gconstpointer b)
{
  const SamContinuityItem *first = *(SamContinuityItem *const *) a;
  const SamContinuityItem *second = *(SamContinuityItem *const *) b;
  int order = g_strcmp0 (first->date, second->date);

  if (order == 0)
    order = g_strcmp0 (first->title, second->title);
  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

/**
 * sam_continuity_load_endings:
 * @today: YYYY-MM-DD
 * @months: how far to look ahead
 *
 * Returns: (transfer full) (element-type SamContinuityItem) (nullable): what ends by then, or has ended not long ago,
 *   the first day first; NULL with @error set
 */
GPtrArray *
sam_continuity_load_endings (SamStore *store,
                             const char *today,
                             guint months,
                             GError **error)
{
  static const SamContinuitySource sources[] = {
    { "project", "ends_on", SAM_COMPARE_NOT_EQUAL, NULL, judge_project },
    { "venue", "agreed_until", SAM_COMPARE_NOT_EQUAL, NULL, judge_venue },
    { "network", NULL, SAM_COMPARE_EQUAL, NULL, judge_network },
    { "group", NULL, SAM_COMPARE_EQUAL, NULL, judge_group },
    { "organisation", "connected_until", SAM_COMPARE_NOT_EQUAL, NULL, judge_practice },
    { "staff", "contact_person", SAM_COMPARE_EQUAL, "true", judge_staff },
    { "consent", "expires_on", SAM_COMPARE_NOT_EQUAL, NULL, judge_consent },
  };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_continuity_item_free);
  g_autofree char *last = sam_day_add_months (today, (int) months);
  SamContinuityList list = { store, today, last, items };

  if (!sam_continuity_collect (&list, sources, G_N_ELEMENTS (sources), error))
    return NULL;
  g_ptr_array_sort (items, compare_items);
  return g_steal_pointer (&items);
}
