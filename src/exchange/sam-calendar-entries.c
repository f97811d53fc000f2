/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-calendar-entries.h"

#include "exchange/sam-recurrence-dates.h"
#include "network/sam-days.h"
#include "network/sam-group-life.h"
#include "network/sam-workshop-records.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sam_calendar_entry_new:
 *
 * Returns: (transfer full): an entry, to be filled in
 */
SamCalendarEntry *
sam_calendar_entry_new (const char *id,
                        const char *title,
                        const char *date)
{
  SamCalendarEntry *self = g_new0 (SamCalendarEntry, 1);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->date = g_strdup (date);
  return self;
}

/**
 * sam_calendar_entry_free:
 */
void
sam_calendar_entry_free (SamCalendarEntry *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->date);
  g_free (self->start);
  g_free (self->end);
  g_free (self->place);
  g_strfreev (self->experts);
  g_free (self->clash);
  g_free (self);
}

/* Of one day; who has no end goes on to midnight. */
static gboolean
overlap (const SamCalendarEntry *one,
         const SamCalendarEntry *other)
{
  if (one->start == NULL || other->start == NULL)
    return TRUE;
  return strcmp (one->start, other->end != NULL ? other->end : "24:00") < 0 &&
         strcmp (other->start, one->end != NULL ? one->end : "24:00") < 0;
}

static gboolean
share_expert (const SamCalendarEntry *one,
              const SamCalendarEntry *other)
{
  for (char **expert = one->experts; expert != NULL && *expert != NULL; expert++)
    if (other->experts != NULL && g_strv_contains ((const char *const *) other->experts, *expert))
      return TRUE;
  return FALSE;
}

static void
compare_with_day (GPtrArray *entries,
                  guint begin,
                  guint end,
                  SamCalendarEntry *one)
{
  for (guint k = begin; k < end && one->clash == NULL; k++)
    {
      const SamCalendarEntry *other = g_ptr_array_index (entries, k);

      if (one == other || !overlap (one, other))
        continue;
      if (one->place != NULL && g_strcmp0 (one->place, other->place) == 0)
        /* Translators: %s is a workshop or a group */
        one->clash = g_strdup_printf (_ ("The room is also booked for “%s”."), other->title);
      else if (share_expert (one, other))
        one->clash = g_strdup_printf (_ ("An experience expert is also at “%s”."), other->title);
    }
}

/**
 * sam_calendar_find_clashes:
 * @entries: (element-type SamCalendarEntry): day by day; gets sentences where a room or an expert is booked twice
 */
void
sam_calendar_find_clashes (GPtrArray *entries)
{
  guint end;

  for (guint begin = 0; begin < entries->len; begin = end)
    {
      const SamCalendarEntry *first = g_ptr_array_index (entries, begin);

      end = begin + 1;
      while (end < entries->len && g_str_equal (((SamCalendarEntry *) entries->pdata[end])->date, first->date))
        end++;
      for (guint i = begin; i < end; i++)
        compare_with_day (entries, begin, end, entries->pdata[i]);
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const SamCalendarEntry *one = *(const SamCalendarEntry *const *) a;
  const SamCalendarEntry *other = *(const SamCalendarEntry *const *) b;
  int order = strcmp (one->date, other->date);

  if (order == 0)
    order = (int) one->is_group - (int) other->is_group;
  if (order == 0)
    order = g_strcmp0 (one->start, other->start);
  return order != 0 ? order : strcmp (one->id, other->id);
}

static char *
join_place (SamRecord *record)
{
  g_autofree char *venue = sam_record_dup_text (record, "venue");
  g_autofree char *room = sam_kind_find_field (sam_record_get_kind (record), "room") != NULL
                              ? sam_record_dup_text (record, "room")
                              : NULL;

  /* Two in one house are no clash unless the room is known to be the same. */
  return venue != NULL && room != NULL ? g_strdup_printf ("%s %s", venue, room) : NULL;
}

static char **
list_experts (SamStore *store,
              const char *workshop)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, workshop, sam_kind_find ("appearance"), "workshop", NULL);
  g_autoptr (GStrvBuilder) experts = g_strv_builder_new ();

  for (char **id = ids; id != NULL && *id != NULL; id++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, *id, NULL);
      g_autofree char *expert = record != NULL ? sam_record_dup_text (record, "expert") : NULL;

      if (expert != NULL && !sam_workshop_has_status (record, sam_workshop_away))
        g_strv_builder_add (experts, expert);
    }
  return g_strv_builder_end (experts);
}

static gboolean
add_workshops (GPtrArray *entries,
               SamStore *store,
               const char *first,
               const char *last,
               GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("workshop"));
  g_autofree char *before = sam_day_add (first, -1);
  g_autofree char *after = sam_day_add (last, 1);
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_condition (query, "date", SAM_COMPARE_GREATER, before, error) ||
      !sam_query_add_condition (query, "date", SAM_COMPARE_LESS, after, error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autoptr (SamRecord) record = sam_store_load (store, row->id, NULL);
      g_autofree char *date = record != NULL ? sam_record_dup_text (record, "date") : NULL;
      g_autofree char *status = record != NULL ? sam_record_dup_text (record, "status") : NULL;
      SamCalendarEntry *entry;

      if (date == NULL || g_strcmp0 (status, "cancelled") == 0)
        continue;
      entry = sam_calendar_entry_new (row->id, row->title, date);
      entry->start = sam_record_dup_text (record, "start");
      entry->end = sam_record_dup_text (record, "end");
      entry->place = join_place (record);
      entry->experts = list_experts (store, row->id);
      g_ptr_array_add (entries, entry);
    }
  return rows != NULL;
}

static void
add_meetings (GPtrArray *entries,
              SamRecord *group,
              const char *first,
              const char *last)
{
  g_autofree char *rule = sam_record_dup_text (group, "meets");
  g_autofree char *from = sam_record_dup_text (group, "meets_from");
  g_autofree char *title = sam_record_dup_title (group);
  g_auto (GStrv) dates = NULL;

  if (rule == NULL)
    return;
  dates = sam_recurrence_list_dates_between (rule, from, sam_record_get_value (group, "exceptions"), first, last);
  for (char **date = dates; *date != NULL; date++)
    {
      SamCalendarEntry *entry = sam_calendar_entry_new (sam_record_get_id (group), title, *date);

      entry->is_group = TRUE;
      entry->start = sam_record_dup_text (group, "start_time");
      entry->end = sam_record_dup_text (group, "end_time");
      entry->place = join_place (group);
      g_ptr_array_add (entries, entry);
    }
}

/* @venue: (nullable): only those that meet there */
static char **
list_groups (SamStore *store,
             const char *venue,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));

  if (venue != NULL)
    return sam_store_find_referrers (store, venue, sam_kind_find ("group"), "venue", error);
  if (!sam_query_add_condition (query, "meets", SAM_COMPARE_NOT_EQUAL, NULL, error))
    return NULL;
  return sam_store_find_ids (store, query, error);
}

static gboolean
add_groups (GPtrArray *entries,
            SamStore *store,
            const char *venue,
            const char *first,
            const char *last,
            GError **error)
{
  g_auto (GStrv) ids = list_groups (store, venue, error);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (SamRecord) group = sam_store_load (store, ids[i], NULL);

      if (group != NULL && !sam_group_life_rests (group))
        add_meetings (entries, group, first, last);
    }
  return ids != NULL;
}

static void
compare_all (GPtrArray *entries)
{
  g_ptr_array_sort (entries, compare_entries);
  sam_calendar_find_clashes (entries);
}

/**
 * sam_calendar_load:
 * @first: YYYY-MM-DD
 * @last: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type SamCalendarEntry): what is on these days, in order, with what is booked twice;
 * or %NULL
 */
GPtrArray *
sam_calendar_load (SamStore *store,
                   const char *first,
                   const char *last,
                   GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_calendar_entry_free);

  if (!add_workshops (entries, store, first, last, error) || !add_groups (entries, store, NULL, first, last, error))
    return NULL;
  compare_all (entries);
  return g_steal_pointer (&entries);
}

/**
 * sam_calendar_find_clash:
 *
 * Returns: (transfer full) (nullable): what a workshop shares with something else at the same time, a room or an
 *   experience expert, in a sentence; %NULL without @error where it shares nothing
 */
char *
sam_calendar_find_clash (SamStore *store,
                         SamRecord *workshop,
                         GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_calendar_entry_free);
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  g_autofree char *venue = sam_record_dup_text (workshop, "venue");

  if (date == NULL || !add_workshops (entries, store, date, date, error) ||
      (venue != NULL && !add_groups (entries, store, venue, date, date, error)))
    return NULL;
  compare_all (entries);
  for (guint i = 0; i < entries->len; i++)
    {
      const SamCalendarEntry *entry = g_ptr_array_index (entries, i);

      if (g_str_equal (entry->id, sam_record_get_id (workshop)))
        return g_strdup (entry->clash);
    }
  return NULL;
}
