/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-records.h"

#include "network/sam-workshop-plan.h"
#include "store/sam-query.h"

const char *const sam_workshop_coming[] = { "registered", "confirmed", "attended", NULL };
const char *const sam_workshop_away[] = { "to_ask", "cancelled", "no_show", NULL };

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * sam_workshop_load_kind:
 * @field: of @kind, that refers to the workshop
 *
 * Returns: (transfer full) (element-type SamRecord): the records of a kind that belong to the workshop, in the order of
 * their ids: the same everywhere; or %NULL
 */
GPtrArray *
sam_workshop_load_kind (SamStore *store,
                        const char *workshop_id,
                        const char *kind,
                        const char *field,
                        GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) ids = sam_store_find_referrers (store, workshop_id, sam_kind_find (kind), field, error);

  if (ids == NULL)
    return NULL;
  qsort (ids, g_strv_length (ids), sizeof *ids, compare_ids);
  for (char **id = ids; *id != NULL; id++)
    {
      SamRecord *record = sam_store_load (store, *id, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return g_steal_pointer (&records);
}

/**
 * sam_workshop_records_new:
 * @workshop: (transfer none): a workshop
 *
 * Returns: (transfer full): the workshop with nobody at it yet
 */
SamWorkshopRecords *
sam_workshop_records_new (SamRecord *workshop)
{
  SamWorkshopRecords *self = g_new0 (SamWorkshopRecords, 1);

  self->workshop = g_object_ref (workshop);
  self->participations = g_ptr_array_new_with_free_func (g_object_unref);
  self->appearances = g_ptr_array_new_with_free_func (g_object_unref);
  self->evaluations = g_ptr_array_new_with_free_func (g_object_unref);
  return self;
}

static gboolean
load_into (GPtrArray **place,
           SamStore *store,
           const char *workshop_id,
           const char *kind,
           const char *field,
           GError **error)
{
  g_ptr_array_unref (*place);
  *place = sam_workshop_load_kind (store, workshop_id, kind, field, error);
  return *place != NULL;
}

/**
 * sam_workshop_records_load:
 *
 * Returns: (transfer full): the workshop with all that belongs to it, or %NULL
 */
SamWorkshopRecords *
sam_workshop_records_load (SamStore *store,
                           const char *workshop_id,
                           GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autoptr (SamWorkshopRecords) self = workshop != NULL ? sam_workshop_records_new (workshop) : NULL;
  g_autofree char *venue = workshop != NULL ? sam_record_dup_text (workshop, "venue") : NULL;
  g_autoptr (GError) local_error = NULL;

  if (self == NULL || !load_into (&self->participations, store, workshop_id, "participation", "workshop", error) ||
      !load_into (&self->appearances, store, workshop_id, "appearance", "workshop", error) ||
      !load_into (&self->evaluations, store, workshop_id, "evaluation", "about", error))
    return NULL;
  self->venue = venue != NULL ? sam_store_follow (store, venue, NULL) : NULL;
  self->plan = sam_workshop_load_plan (store, workshop_id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * sam_workshop_records_free:
 */
void
sam_workshop_records_free (SamWorkshopRecords *self)
{
  g_clear_object (&self->workshop);
  g_clear_object (&self->plan);
  g_clear_object (&self->venue);
  g_clear_pointer (&self->participations, g_ptr_array_unref);
  g_clear_pointer (&self->appearances, g_ptr_array_unref);
  g_clear_pointer (&self->evaluations, g_ptr_array_unref);
  g_free (self);
}

/**
 * sam_workshop_has_status:
 *
 * Returns: whether the record's status is one of @statuses
 */
gboolean
sam_workshop_has_status (SamRecord *record,
                         const char *const *statuses)
{
  g_autofree char *status = sam_record_dup_text (record, "status");

  return status != NULL && g_strv_contains (statuses, status);
}

/**
 * sam_workshop_count_status:
 *
 * Returns: how many of @records have one of @statuses
 */
guint
sam_workshop_count_status (GPtrArray *records,
                           const char *const *statuses)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += sam_workshop_has_status (g_ptr_array_index (records, i), statuses);
  return n;
}

/**
 * sam_workshop_dup_title_of:
 * @record: (nullable): one that refers to another
 * @field: by which it does
 *
 * Returns: (transfer full) (nullable): what the other is called; NULL where the field is empty
 */
char *
sam_workshop_dup_title_of (SamStore *store,
                           SamRecord *record,
                           const char *field)
{
  g_autofree char *id = record != NULL ? sam_record_dup_text (record, field) : NULL;

  return id != NULL ? sam_store_dup_title (store, id) : NULL;
}
