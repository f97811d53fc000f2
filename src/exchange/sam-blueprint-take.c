/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-blueprint.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_blueprint_difference_free:
 * @difference: (transfer full): a difference; the region keeps what it was compared with
 */
void
sam_blueprint_difference_free (SamBlueprintDifference *difference)
{
  g_object_unref (difference->record);
  g_strfreev (difference->fields);
  g_free (difference);
}

/* The fields that the blueprint has otherwise; what it leaves out stays as it is here. */
static char **
list_changed (SamRecord *theirs,
              SamRecord *here)
{
  const SamKind *kind = sam_record_get_kind (theirs);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const char *value = sam_record_get_field_value (theirs, field);

      if (value != NULL && g_strcmp0 (value, sam_record_get_field_value (here, field)) != 0)
        g_strv_builder_add (names, field->name);
    }
  return g_strv_builder_end (names);
}

static SamBlueprintDifference *
compare_record (SamRecord *record,
                SamStore *store)
{
  SamBlueprintDifference *difference = g_new0 (SamBlueprintDifference, 1);
  /* What is not here, or was deleted, is new. */
  g_autoptr (SamRecord) here = sam_store_load (store, sam_record_get_id (record), NULL);

  difference->record = g_object_ref (record);
  difference->state = SAM_BLUEPRINT_NEW;
  if (here != NULL)
    {
      difference->fields = list_changed (record, here);
      difference->state = difference->fields[0] != NULL ? SAM_BLUEPRINT_CHANGED : SAM_BLUEPRINT_SAME;
    }
  difference->wanted = difference->state == SAM_BLUEPRINT_NEW;
  return difference;
}

/**
 * sam_blueprint_compare:
 * @store: the region that it would be taken over into
 *
 * Returns: (transfer full) (element-type SamBlueprintDifference): one for each record, in the blueprint's order
 */
GPtrArray *
sam_blueprint_compare (SamBlueprint *self,
                       SamStore *store)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_blueprint_difference_free);

  for (guint i = 0; i < self->records->len; i++)
    g_ptr_array_add (differences, compare_record (self->records->pdata[i], store));
  return differences;
}

static gboolean
take_record (SamStore *store,
             SamRecord *record,
             GError **error)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_autoptr (SamRecord) here = sam_store_load (store, sam_record_get_id (record), NULL);

  if (here == NULL)
    here = sam_record_new (kind, sam_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = sam_record_get_field_value (record, &kind->fields[i]);

      if (value != NULL)
        sam_record_set_value (here, kind->fields[i].name, value);
    }
  return sam_store_save (store, here, error);
}

static int
take_wanted (SamStore *store,
             GPtrArray *differences,
             GError **error)
{
  int n_taken = 0;

  for (guint i = 0; i < differences->len; i++)
    {
      const SamBlueprintDifference *difference = differences->pdata[i];

      if (!difference->wanted || difference->state == SAM_BLUEPRINT_SAME)
        continue;
      if (!take_record (store, difference->record, error))
        return -1;
      n_taken++;
    }
  return n_taken;
}

/**
 * sam_blueprint_take_over:
 * @differences: (element-type SamBlueprintDifference): what to take is `wanted`
 *
 * One change to undo, all or nothing.
 *
 * Returns: how many records were taken over, or -1 with @error set
 */
int
sam_blueprint_take_over (SamStore *store,
                         GPtrArray *differences,
                         GError **error)
{
  int n_taken = -1;

  if (!sam_store_begin_joined (store, error))
    return -1;
  if (sam_store_begin_step (store, _ ("Take Over a Blueprint"), error))
    n_taken = take_wanted (store, differences, error);
  if (n_taken >= 0 && sam_store_end_step (store, error) && sam_store_commit (store, error))
    return n_taken;
  sam_store_rollback (store);
  return -1;
}

/**
 * sam_blueprint_take_over_all:
 * @store: a region that begins with the blueprint
 *
 * Returns: how many records were taken over, or -1 with @error set
 */
int
sam_blueprint_take_over_all (SamBlueprint *self,
                             SamStore *store,
                             GError **error)
{
  g_autoptr (GPtrArray) differences = sam_blueprint_compare (self, store);

  for (guint i = 0; i < differences->len; i++)
    ((SamBlueprintDifference *) differences->pdata[i])->wanted = TRUE;
  return sam_blueprint_take_over (store, differences, error);
}
