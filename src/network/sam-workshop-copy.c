/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-copy.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* What is not here belongs to the one evening: its date and status, its plan and the rounds that were held, the number
 * of its accreditation, and the notes made about it. */
static const char *const kept_of_workshop[] = {
  "title", "type", "start", "end", "time_zone", "venue", "room", "capacity", "topics", "leader", "description",
  "programme", "accreditation_body", "accreditation_points", "cost", "project", "rounds", "round_minutes",
  "change_minutes", "break_minutes", "break_after_round", "first_round_at", "tables", "seats_min", "seats_max",
  "most_per_practice", NULL
};

/* Whom somebody should not meet holds on every evening. */
static const char *const kept_of_appearance[] = { "expert", "table", "capacity", "avoid", NULL };

static SamRecord *
copy_fields (SamRecord *record,
             const char *id,
             const char *const *fields)
{
  SamRecord *copy = sam_record_new (sam_record_get_kind (record), id);

  for (; *fields != NULL; fields++)
    sam_record_set_value (copy, *fields, sam_record_get_value (record, *fields));
  return copy;
}

/**
 * sam_workshop_copy_record:
 *
 * Returns: (transfer full): the workshop as it is planned once more, without a date yet
 */
SamRecord *
sam_workshop_copy_record (SamRecord *workshop,
                          const char *id)
{
  SamRecord *copy = copy_fields (workshop, id, kept_of_workshop);

  sam_record_set_text (copy, "status", "planned");
  return copy;
}

/**
 * sam_workshop_copy_appearance:
 * @workshop_id: of the other workshop
 *
 * Returns: (transfer full): the same expert at the same table, still to be asked
 */
SamRecord *
sam_workshop_copy_appearance (SamRecord *appearance,
                              const char *id,
                              const char *workshop_id)
{
  SamRecord *copy = copy_fields (appearance, id, kept_of_appearance);

  sam_record_set_text (copy, "workshop", workshop_id);
  sam_record_set_text (copy, "status", "to_ask");
  return copy;
}

static gboolean
save_copies (SamStore *store,
             const SamWorkshopRecords *records,
             const char *id,
             const char *date,
             GError **error)
{
  g_autoptr (SamRecord) workshop = sam_workshop_copy_record (records->workshop, id);
  gboolean saved = sam_record_parse_field (workshop, "date", date, error) && sam_store_save (store, workshop, error);

  for (guint i = 0; saved && i < records->appearances->len; i++)
    {
      g_autofree char *other = sam_id_new (sam_kind_find ("appearance"));
      SamRecord *known = g_ptr_array_index (records->appearances, i);
      g_autoptr (SamRecord) copy = sam_workshop_copy_appearance (known, other, id);

      saved = sam_store_save (store, copy, error);
    }
  return saved;
}

/**
 * sam_workshop_copy:
 * @date: YYYY-MM-DD
 *
 * Makes the same workshop on another day: programme, room, rounds and texts, and the experts as still to be asked;
 * nobody is registered there. One step to undo.
 *
 * Returns: (transfer full): the id of the new one, or %NULL
 */
char *
sam_workshop_copy (SamStore *store,
                   const char *workshop_id,
                   const char *date,
                   GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autofree char *id = sam_id_new (sam_kind_find ("workshop"));
  g_autofree char *title = records != NULL ? sam_record_dup_title (records->workshop) : NULL;

  if (records == NULL || !sam_store_begin (store, error))
    return NULL;
  if (sam_store_begin_step (store, title, error) && save_copies (store, records, id, date, error) &&
      sam_store_end_step (store, error) && sam_store_commit (store, error))
    return g_steal_pointer (&id);
  sam_store_rollback (store);
  return NULL;
}
