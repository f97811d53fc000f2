/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stops when one person does: the only contact person of a group or a practice, whoever arranges a room, has the
 * key of a venue, leads an evening or has promised to do something. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-continuity-private.h"

#include "network/sam-group-life.h"
#include "network/sam-practice.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static gboolean
is_one_of (SamRecord *record,
           const char *field,
           const char *const *names)
{
  g_autofree char *text = sam_record_dup_text (record, field);

  return text != NULL && g_strv_contains (names, text);
}

/* Nothing is said about somebody whose record is not here. */
static void
add_for_person (SamContinuityList *list,
                SamRecord *record,
                SamRecord *at,
                const char *id,
                const char *date,
                const char *reason)
{
  g_autofree char *name = id != NULL ? sam_store_dup_title (list->store, id) : NULL;

  if (name != NULL && *name != '\0')
    sam_continuity_add (list, record, at, name, date, reason);
}

static void
judge_group (SamContinuityList *list,
             SamRecord *group)
{
  static const char *const over[] = { "ended", NULL };
  g_auto (GStrv) contacts = sam_record_dup_strv (group, "contacts");
  SamNeedState needs[SAM_N_NEEDS];

  if (is_one_of (group, "status", over))
    return;
  if (contacts != NULL && g_strv_length (contacts) == 1)
    add_for_person (list, group, NULL, contacts[0], NULL, _ ("The only contact person of the group"));
  sam_group_life_find_needs (group, list->today, needs);
  for (guint i = 0; i < SAM_N_NEEDS; i++)
    if (needs[i].who != NULL && needs[i].light != SAM_LIGHT_RED)
      {
        /* Translators: %s is what a group needs: "Room", "Coffee". */
        g_autofree char *reason = g_strdup_printf (_ ("Sees to the group: %s"), sam_need_get_label ((SamNeed) i));

        sam_continuity_add (list, group, NULL, needs[i].who, needs[i].until, reason);
      }
  sam_group_life_clear_needs (needs);
}

/* Who is contact person of the practice today; how many there are is counted. */
static SamRecord *
find_contact_person (SamContinuityList *list,
                     const char *practice,
                     guint *n_found)
{
  g_auto (GStrv) ids = sam_store_find_referrers (list->store, practice, sam_kind_find ("staff"), "organisation", NULL);
  SamRecord *found = NULL;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (SamRecord) staff = sam_store_load (list->store, ids[i], NULL);

      if (staff == NULL || !sam_practice_is_contact_person (staff, list->today))
        continue;
      (*n_found)++;
      g_set_object (&found, staff);
    }
  return found;
}

static void
judge_practice (SamContinuityList *list,
                SamRecord *practice)
{
  guint n_found = 0;
  g_autoptr (SamRecord) staff = find_contact_person (list, sam_record_get_id (practice), &n_found);
  g_autofree char *person = staff != NULL ? sam_record_dup_text (staff, "person") : NULL;

  if (n_found == 1)
    add_for_person (list, practice, NULL, person, NULL, _ ("The only contact person of the practice"));
}

static void
judge_venue (SamContinuityList *list,
             SamRecord *venue)
{
  g_autofree char *arranged = sam_record_dup_text (venue, "arranged_by");
  g_autofree char *keys = sam_record_dup_text (venue, "keys_with");
  g_autofree char *until = sam_record_dup_text (venue, "agreed_until");

  if (arranged != NULL)
    sam_continuity_add (list, venue, NULL, arranged, until, _ ("Arranged the room"));
  if (keys != NULL)
    sam_continuity_add (list, venue, NULL, keys, NULL, _ ("Has the key"));
}

static void
judge_step (SamContinuityList *list,
            SamRecord *step)
{
  static const char *const over[] = { "done", "skipped", NULL };
  g_autofree char *person = sam_record_dup_text (step, "assigned_to");
  g_autofree char *due = sam_record_dup_text (step, "planned_on");

  if (person != NULL && !is_one_of (step, "status", over))
    sam_continuity_add (list, step, NULL, person, due, _ ("Takes a step of the road map"));
}

static void
judge_task (SamContinuityList *list,
            SamRecord *task)
{
  static const char *const over[] = { "done", "dropped", NULL };
  g_autofree char *person = sam_record_dup_text (task, "assigned_to");
  g_autofree char *due = sam_record_dup_text (task, "due_on");

  if (person != NULL && !is_one_of (task, "status", over))
    sam_continuity_add (list, task, NULL, person, due, _ ("Has a task to do"));
}

static void
judge_question (SamContinuityList *list,
                SamRecord *question)
{
  static const char *const over[] = { "closed", "evaluated", NULL };
  g_autofree char *person = sam_record_dup_text (question, "assigned_to");

  if (person != NULL && !is_one_of (question, "status", over))
    sam_continuity_add (list, question, NULL, person, NULL, _ ("Handles a help question"));
}

static void
judge_call_back (SamContinuityList *list,
                 SamRecord *contact)
{
  g_autofree char *person = sam_record_dup_text (contact, "who");
  g_autofree char *day = sam_record_dup_text (contact, "follow_up_on");

  if (person != NULL && !sam_record_get_boolean (contact, "followed_up"))
    sam_continuity_add (list, contact, NULL, person, day, _ ("Promised to call back"));
}

static void
judge_workshop (SamContinuityList *list,
                SamRecord *workshop)
{
  static const char *const over[] = { "held", "cancelled", NULL };
  g_autofree char *leader = sam_record_dup_text (workshop, "leader");
  g_autofree char *date = sam_record_dup_text (workshop, "date");

  if (g_strcmp0 (date, list->today) >= 0 && !is_one_of (workshop, "status", over))
    add_for_person (list, workshop, NULL, leader, date, _ ("Leads the evening"));
}

static void
judge_coordinated (SamContinuityList *list,
                   SamRecord *record)
{
  g_auto (GStrv) coordinators = sam_record_dup_strv (record, "coordinators");

  if (coordinators != NULL && g_strv_length (coordinators) == 1)
    add_for_person (list, record, NULL, coordinators[0], NULL, _ ("The only coordinator"));
}

static guint
count_of (GHashTable *counts,
          const SamContinuityItem *item)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, item->person));
}

/* Whoever most depends on comes first. */
static int
compare_items (gconstpointer a,
               gconstpointer b,
               gpointer counts)
{
  const SamContinuityItem *first = *(SamContinuityItem *const *) a;
  const SamContinuityItem *second = *(SamContinuityItem *const *) b;
  int order = (int) count_of (counts, second) - (int) count_of (counts, first);

  if (order == 0)
    order = g_strcmp0 (first->person, second->person);
  if (order == 0)
    order = g_strcmp0 (first->reason, second->reason);
  if (order == 0)
    order = g_strcmp0 (first->title, second->title);
  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

static void
sort (GPtrArray *items)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    {
      SamContinuityItem *item = items->pdata[i];

      g_hash_table_insert (counts, item->person, GUINT_TO_POINTER (count_of (counts, item) + 1));
    }
  g_ptr_array_sort_with_data (items, compare_items, counts);
}

/**
 * sam_continuity_load_dependencies:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type SamContinuityItem) (nullable): what depends on one person, person by person,
 *   those with most first; NULL with @error set
 */
GPtrArray *
sam_continuity_load_dependencies (SamStore *store,
                                  const char *today,
                                  GError **error)
{
  static const SamContinuitySource sources[] = {
    { "region", NULL, SAM_COMPARE_EQUAL, NULL, judge_coordinated },
    { "network", NULL, SAM_COMPARE_EQUAL, NULL, judge_coordinated },
    { "group", NULL, SAM_COMPARE_EQUAL, NULL, judge_group },
    { "organisation", "type", SAM_COMPARE_EQUAL, "practice", judge_practice },
    { "venue", NULL, SAM_COMPARE_EQUAL, NULL, judge_venue },
    { "workshop", "leader", SAM_COMPARE_NOT_EQUAL, NULL, judge_workshop },
    { "step", "assigned_to", SAM_COMPARE_NOT_EQUAL, NULL, judge_step },
    { "task", "assigned_to", SAM_COMPARE_NOT_EQUAL, NULL, judge_task },
    { "question", "assigned_to", SAM_COMPARE_NOT_EQUAL, NULL, judge_question },
    { "contact", "follow_up_on", SAM_COMPARE_NOT_EQUAL, NULL, judge_call_back },
  };
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_continuity_item_free);
  SamContinuityList list = { store, today, NULL, items };

  if (!sam_continuity_collect (&list, sources, G_N_ELEMENTS (sources), error))
    return NULL;
  sort (items);
  return g_steal_pointer (&items);
}
