/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-outreach.h"

#include "network/sam-indicator.h"
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

/* What the region's target says of each practice that takes part on the day: who counts there counts here. */
static GHashTable *
load_stands (SamStore *store,
             const char *today,
             GError **error)
{
  const SamScope scope = { .to = today };
  g_autoptr (SamMeasure) measure =
      sam_indicator_measure (store, sam_indicator_find ("practices-trained"), &scope, error);
  GHashTable *stands;

  if (measure == NULL)
    return NULL;
  stands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < SAM_N_STANDS; i++)
    for (guint k = 0; k < measure->lists[i]->len; k++)
      {
        const SamMeasured *measured = g_ptr_array_index (measure->lists[i], k);

        g_hash_table_insert (stands, g_strdup (measured->id), (gpointer) measured->reason->code);
      }
  return stands;
}

static void
set_stand (SamOutreachPractice *practice,
           const char *code)
{
  const gboolean apart = g_str_equal (code, "apart");

  practice->has_both = g_str_equal (code, "both");
  practice->has_contact = practice->has_both || apart || g_str_equal (code, "contact");
  practice->has_trained = practice->has_both || apart || g_str_equal (code, "trained");
}

static gboolean
load_practices (SamOutreach *self,
                SamStore *store,
                const char *workshop_id,
                SamPlaces *places,
                const char *today,
                GHashTable *by_id,
                GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("organisation"));
  g_autoptr (GHashTable) stands = load_stands (store, today, error);
  g_autoptr (GPtrArray) rows = NULL;

  if (stands == NULL || !sam_query_add_column (query, "postcode", error) ||
      !sam_query_add_condition (query, "type", SAM_COMPARE_EQUAL, "practice", error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      const char *stand = g_hash_table_lookup (stands, row->id);
      SamOutreachPractice *practice;

      if (stand == NULL)
        continue;
      practice = sam_outreach_add (self, row->id, row->title);
      set_place (places, row->cells[CELL_POSTCODE], &practice->latitude, &practice->longitude, &practice->has_place);
      set_stand (practice, stand);
      practice->called = practice->has_trained && sam_outreach_is_called (store, workshop_id, row->id);
      g_hash_table_insert (by_id, practice->id, practice);
    }
  return rows != NULL;
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
  g_autoptr (SamRecord) venue = id != NULL ? sam_store_follow (store, id, NULL) : NULL;
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
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): the practices that take part, as they stand for a workshop, not ranked yet; or %NULL
 */
SamOutreach *
sam_outreach_load (SamStore *store,
                   const char *workshop_id,
                   const char *today,
                   GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autoptr (SamOutreach) self = sam_outreach_new ();
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  /* Without the shipped list of postcodes there are no distances; the rest still holds. */
  g_autoptr (SamPlaces) places = sam_places_load (NULL);

  if (records == NULL || !load_practices (self, store, workshop_id, places, today, by_id, error) ||
      !count_before (self, store, error) ||
      !sam_outreach_goal_load (&self->goal, store, records->workshop, today, error))
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
