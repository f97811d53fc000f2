/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a reference means: of two that became one, the one that is left. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

#include "json/sam-json-value.h"

/* Two that became one are named once. */
static char *
follow_references (SamStore *self,
                   const char *value,
                   GError **error)
{
  g_auto (GStrv) ids = sam_json_to_strv (value);
  g_autoptr (GPtrArray) meant = g_ptr_array_new_null_terminated (0, g_free, TRUE);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      char *id = sam_store_resolve (self, ids[i], NULL, error);

      if (id == NULL)
        return NULL;
      if (g_ptr_array_find_with_equal_func (meant, id, g_str_equal, NULL))
        g_free (id);
      else
        g_ptr_array_add (meant, id);
    }
  return sam_json_from_strv ((const char *const *) meant->pdata);
}

static char *
follow_reference (SamStore *self,
                  const char *value,
                  GError **error)
{
  g_autofree char *id = sam_json_to_string (value);
  g_autofree char *meant = id != NULL ? sam_store_resolve (self, id, NULL, error) : NULL;

  return meant != NULL ? sam_json_from_string (meant) : NULL;
}

static gboolean
follow_field (SamStore *self,
              SamRecord *record,
              const SamField *field,
              GError **error)
{
  const char *value = sam_record_get_value (record, field->name);
  g_autofree char *meant = NULL;

  if ((field->type != SAM_FIELD_REF && field->type != SAM_FIELD_REFS) || !sam_record_has_value (record, field->name))
    return TRUE;
  meant = field->type == SAM_FIELD_REF ? follow_reference (self, value, error) : follow_references (self, value, error);
  if (meant == NULL)
    return FALSE;
  sam_record_set_value (record, field->name, meant);
  return TRUE;
}

/**
 * sam_store_follow:
 * @id: as a record names it
 *
 * To read, not to save: the record that is meant by @id, with its own references as they are meant.
 *
 * Returns: (transfer full) (nullable): the record, that into which it was merged if it was, or %NULL with
 *   SAM_STORE_ERROR_NOT_FOUND
 */
SamRecord *
sam_store_follow (SamStore *self,
                  const char *id,
                  GError **error)
{
  g_autofree char *meant = sam_store_resolve (self, id, NULL, error);
  g_autoptr (SamRecord) record = meant != NULL ? sam_store_load (self, meant, error) : NULL;
  const SamKind *kind;

  if (record == NULL)
    return NULL;
  /* Of those that were merged in a circle it stands for the others. */
  sam_record_set_value (record, "merged_into", NULL);
  kind = sam_record_get_kind (record);
  for (guint i = 0; i < kind->n_fields; i++)
    if (!follow_field (self, record, &kind->fields[i], error))
      return NULL;
  return g_steal_pointer (&record);
}
