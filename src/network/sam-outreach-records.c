/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-outreach.h"

#include "network/sam-places.h"
#include "network/sam-workshop-records.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

enum
{
  CELL_POSTCODE,
};

enum
{
  CELL_WORKSHOP,
  CELL_STATUS,
};

enum
{
  CELL_ORGANISATION,
  CELL_CONTACT,
  CELL_FOLLOWED,
  CELL_UNTIL,
};

static void
set_place (SamPlaces *places,
           const char *postcode,
           double *latitude,
           double *longitude,
           gboolean *known)
{
  const SamPlace *place = places != NULL && postcode != NULL ? sam_places_find (places, postcode) : NULL;

  *known = place != NULL;
  if (place == NULL)
    return;
  *latitude = place->latitude;
  *longitude = place->longitude;
}

static gboolean
load_practices (SamOutreach *self,
                SamStore *store,
                SamPlaces *places,
                GHashTable *by_id,
                GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("organisation"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, "postcode", error) ||
      !sam_query_add_condition (query, "type", SAM_COMPARE_EQUAL, "practice", error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      SamOutreachPractice *practice = sam_outreach_add (self, row->id, row->title);

      set_place (places, row->cells[CELL_POSTCODE], &practice->latitude, &practice->longitude, &practice->has_place);
      g_hash_table_insert (by_id, practice->id, practice);
    }
  return rows != NULL;
}

/* The same person must have taken the workshop and be contact person; who has left does not count. */
static gboolean
load_staff (SamStore *store,
            GHashTable *by_id,
            GError **error)
{
  static const char *const columns[] = { "organisation", "contact_person", "workshop_followed_on", "until" };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("staff"));
  g_autoptr (GPtrArray) ids = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!sam_query_add_column (query, columns[i], error))
      return FALSE;
  ids = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const SamRow *row = g_ptr_array_index (ids, i);
      g_autoptr (SamRecord) staff = sam_store_load (store, row->id, NULL);
      g_autofree char *organisation = staff != NULL ? sam_record_dup_text (staff, "organisation") : NULL;
      SamOutreachPractice *practice = organisation != NULL ? g_hash_table_lookup (by_id, organisation) : NULL;
      const gboolean contact = g_strcmp0 (row->cells[CELL_CONTACT], "true") == 0;
      const gboolean trained = row->cells[CELL_FOLLOWED] != NULL;

      if (practice == NULL || row->cells[CELL_UNTIL] != NULL)
        continue;
      practice->has_contact = practice->has_contact || contact;
      practice->has_trained = practice->has_trained || trained;
      practice->has_both = practice->has_both || (contact && trained);
    }
  return ids != NULL;
}

static void
mark_expected (GPtrArray *participations,
               GHashTable *by_id)
{
  for (guint i = 0; i < participations->len; i++)
    {
      SamRecord *record = g_ptr_array_index (participations, i);
      g_autofree char *organisation = sam_record_dup_text (record, "organisation");
      SamOutreachPractice *practice = organisation != NULL ? g_hash_table_lookup (by_id, organisation) : NULL;

      if (practice != NULL && !sam_workshop_has_status (record, sam_workshop_away))
        practice->expected = TRUE;
    }
}

static void
load_venue (SamOutreach *self,
            SamStore *store,
            SamPlaces *places,
            SamRecord *workshop)
{
  g_autofree char *id = sam_record_dup_text (workshop, "venue");
  g_autoptr (SamRecord) venue = id != NULL ? sam_store_load (store, id, NULL) : NULL;
  g_autofree char *postcode = venue != NULL ? sam_record_dup_text (venue, "postcode") : NULL;

  set_place (places, postcode, &self->venue_latitude, &self->venue_longitude, &self->has_venue);
}

/* A workshop was held if somebody was there; of each, who was asked in any way, and who came. Who waited for a place
 * could not come. */
static gboolean
count_before (SamOutreach *self,
              SamStore *store,
              GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("participation"));
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, "workshop", error) || !sam_query_add_column (query, "status", error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);

      if (row->cells[CELL_WORKSHOP] != NULL && g_strcmp0 (row->cells[CELL_STATUS], "attended") == 0)
        g_hash_table_add (held, row->cells[CELL_WORKSHOP]);
    }
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);

      if (row->cells[CELL_WORKSHOP] == NULL || !g_hash_table_contains (held, row->cells[CELL_WORKSHOP]) ||
          g_strcmp0 (row->cells[CELL_STATUS], "waiting_list") == 0)
        continue;
      self->n_invited_before++;
      self->n_came_before += g_strcmp0 (row->cells[CELL_STATUS], "attended") == 0;
    }
  return rows != NULL;
}

/**
 * sam_outreach_load:
 *
 * Returns: (transfer full): the region's practices as they stand for a workshop, not ranked yet; or %NULL
 */
SamOutreach *
sam_outreach_load (SamStore *store,
                   const char *workshop_id,
                   GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autoptr (SamOutreach) self = sam_outreach_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  /* Without the shipped list of postcodes there are no distances; the rest still holds. */
  g_autoptr (SamPlaces) places = sam_places_load (NULL);

  if (records == NULL || !load_practices (self, store, places, by_id, error) || !load_staff (store, by_id, error) ||
      !count_before (self, store, error))
    return NULL;
  mark_expected (records->participations, by_id);
  load_venue (self, store, places, records->workshop);
  return g_steal_pointer (&self);
}

/* Of a practice, who is contact person is asked, else whoever works there. */
static char *
find_staff_to_invite (SamStore *store,
                      const char *practice,
                      SamRecord **chosen)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, practice, sam_kind_find ("staff"), "organisation", NULL);

  *chosen = NULL;
  for (char **id = ids; id != NULL && *id != NULL; id++)
    {
      g_autoptr (SamRecord) staff = sam_store_load (store, *id, NULL);

      if (staff == NULL || sam_record_has_value (staff, "until"))
        continue;
      if (*chosen == NULL || (sam_record_get_boolean (staff, "contact_person") &&
                              !sam_record_get_boolean (*chosen, "contact_person")))
        g_set_object (chosen, staff);
    }
  return *chosen != NULL ? sam_record_dup_text (*chosen, "person") : NULL;
}

static gboolean
invite_practice (SamStore *store,
                 const char *workshop_id,
                 const char *practice,
                 const char *today,
                 guint *n_invited,
                 GError **error)
{
  g_autoptr (SamRecord) staff = NULL;
  g_autofree char *person = find_staff_to_invite (store, practice, &staff);
  g_autofree char *id = sam_id_new (sam_kind_find ("participation"));
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("participation"), id);
  g_autofree char *function = NULL;
  const SamChoice *choice;

  /* Nobody is known there: a letter to the practice is not yet a person who comes. */
  if (person == NULL)
    return TRUE;
  function = sam_record_dup_text (staff, "function");
  choice = function != NULL
               ? sam_field_find_choice (sam_kind_find_field (sam_kind_find ("staff"), "function"), function)
               : NULL;
  sam_record_set_text (record, "workshop", workshop_id);
  sam_record_set_text (record, "person", person);
  sam_record_set_text (record, "organisation", practice);
  sam_record_set_text (record, "function_text", choice != NULL ? g_dgettext (GETTEXT_PACKAGE, choice->label) : NULL);
  sam_record_set_text (record, "status", "invited");
  sam_record_set_text (record, "invited_on", today);
  *n_invited += 1;
  return sam_store_save (store, record, error);
}

/**
 * sam_outreach_invite:
 * @practices: their ids
 * @n_invited: (out): how many people that made
 *
 * Puts one member of staff of each practice on the workshop's list as invited, as one step to undo.
 *
 * Returns: whether it was saved
 */
gboolean
sam_outreach_invite (SamStore *store,
                     const char *workshop_id,
                     const char *const *practices,
                     const char *today,
                     guint *n_invited,
                     GError **error)
{
  gboolean saved = sam_store_begin_step (store, _ ("Invitations"), error);

  *n_invited = 0;
  for (const char *const *practice = practices; saved && *practice != NULL; practice++)
    saved = invite_practice (store, workshop_id, *practice, today, n_invited, error);
  return sam_store_end_step (store, saved ? error : NULL) && saved;
}
