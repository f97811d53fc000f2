/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-registration-numbers.h"

#include "network/sam-days.h"
#include "network/sam-workshop-records.h"
#include "store/sam-forget.h"
#include "store/sam-query.h"

#define DAYS_AFTER 180    /* the registers have the numbers by then */
#define DAYS_UNHANDED 365 /* who has not handed in by then does not any more */

/**
 * sam_registration_numbers_dup_last_day:
 *
 * Half a year after the attendance was handed in, or after the day itself where there is nothing to hand in; a year
 * after the day where it should have been handed in and was not, so that nothing is lost that is still needed.
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD; %NULL where the workshop has no date
 */
char *
sam_registration_numbers_dup_last_day (SamRecord *workshop)
{
  g_autofree char *sent = sam_record_dup_text (workshop, "accreditation_sent_on");
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  g_autofree char *body = sam_record_dup_text (workshop, "accreditation_body");

  if (sent != NULL)
    return sam_day_add (sent, DAYS_AFTER);
  if (date == NULL)
    return NULL;
  return sam_day_add (date, body == NULL || g_str_equal (body, "none") ? DAYS_AFTER : DAYS_UNHANDED);
}

static gboolean
clear_workshop (SamStore *store,
                const char *workshop_id,
                int *n,
                GError **error)
{
  g_autoptr (GPtrArray) people = sam_workshop_load_kind (store, workshop_id, "participation", "workshop", error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      SamRecord *record = g_ptr_array_index (people, i);

      if (!sam_record_has_value (record, "registration_number"))
        continue;
      sam_record_set_text (record, "registration_number", NULL);
      if (!sam_store_save (store, record, error) ||
          !sam_store_forget_field (store, sam_record_get_id (record), "registration_number", error))
        return FALSE;
      *n += 1;
    }
  return people != NULL;
}

static int
clear_all (SamStore *store,
           const char *today,
           GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("workshop"));
  g_autoptr (GPtrArray) rows = NULL;
  int n = 0;

  /* No term ends before the day itself. */
  if (!sam_query_add_condition (query, "date", SAM_COMPARE_LESS, today, error))
    return -1;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char *id = ((SamRow *) g_ptr_array_index (rows, i))->id;
      g_autoptr (SamRecord) workshop = sam_store_load (store, id, error);
      g_autofree char *last = workshop != NULL ? sam_registration_numbers_dup_last_day (workshop) : NULL;

      if (workshop == NULL || (last != NULL && strcmp (last, today) < 0 && !clear_workshop (store, id, &n, error)))
        return -1;
    }
  return rows != NULL ? n : -1;
}

/**
 * sam_registration_numbers_clear:
 * @today: YYYY-MM-DD
 *
 * Forgets the numbers of the workshops whose term is over. Undoing does not bring them back.
 *
 * Returns: how many were cleared, -1 with @error set
 */
int
sam_registration_numbers_clear (SamStore *store,
                                const char *today,
                                GError **error)
{
  int n;

  sam_store_set_undoable (store, FALSE);
  n = clear_all (store, today, error);
  sam_store_set_undoable (store, TRUE);
  return n;
}
