/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Chooses what goes into a blueprint. What people wrote goes only when somebody read it: no list of names, and no
 * pattern, knows everybody whom a text can name. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-blueprint.h"

#include "exchange/sam-blueprint-texts.h"
#include "network/sam-region-record.h"
#include "record/sam-words.h"

#include <string.h>

/* The keys of texts that somebody read on this computer, in lines. */
#define READ_SETTING "blueprint-read"

/**
 * sam_blueprint_has_kind:
 *
 * Returns: whether records of that kind go into a blueprint
 */
gboolean
sam_blueprint_has_kind (const SamKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & SAM_BLUEPRINT)
      return TRUE;
  return FALSE;
}

/**
 * sam_blueprint_free:
 * @self: (transfer full): a blueprint, made or read
 */
void
sam_blueprint_free (SamBlueprint *self)
{
  g_free (self->name);
  g_free (self->made_on);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* Numbers, choices and references can't tell of anybody; whatever is typed freely can. */
static gboolean
is_written_by_people (const SamField *field)
{
  switch (field->type)
    {
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_CHOICES:
    case SAM_FIELD_BOOLEAN:
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_DECIMAL:
    case SAM_FIELD_REF:
    case SAM_FIELD_REFS:
      return FALSE;
    case SAM_FIELD_TEXT:
    case SAM_FIELD_PROSE:
    case SAM_FIELD_DATE:
    case SAM_FIELD_TIME:
    case SAM_FIELD_INSTANT:
    case SAM_FIELD_RRULE:
    case SAM_FIELD_EMAIL:
    case SAM_FIELD_URL:
    case SAM_FIELD_PHONE:
    case SAM_FIELD_POSTCODE:
    case SAM_FIELD_TAGS:
    case SAM_FIELD_ITEMS:
    case SAM_FIELD_OBJECT:
    default:
      return TRUE;
    }
}

/* A lesson is the region's own until somebody says that it may go along. */
static gboolean
may_go (SamRecord *record,
        const SamField *field)
{
  const char *value = sam_record_get_field_value (record, field);

  if (!(field->flags & SAM_BLUEPRINT) || field->reach != SAM_REACH_PUBLIC || value == NULL ||
      !sam_field_check_value (field, value, NULL))
    return FALSE;
  return !g_str_equal (field->name, "lesson") || sam_record_get_boolean (record, "lesson_for_blueprint");
}

/* What is looked at of every record. */
typedef struct
{
  GHashTable *shipped;
  SamNames *names;
} Judge;

static void
add_record (SamBlueprint *self,
            SamRecord *record,
            const Judge *judge)
{
  const SamKind *kind = sam_record_get_kind (record);
  SamRecord *copy = sam_record_new (kind, sam_record_get_id (record));

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const char *value = sam_record_get_field_value (record, field);

      if (!may_go (record, field))
        continue;
      if (!is_written_by_people (field) || sam_blueprint_texts_is_shipped (judge->shipped, kind, field, value))
        sam_record_set_value (copy, field->name, value);
      else
        g_ptr_array_add (self->texts, sam_blueprint_text_new (record, field, judge->names));
    }
  g_ptr_array_add (self->records, copy);
}

static gboolean
add_kind (SamBlueprint *self,
          SamStore *store,
          const SamKind *kind,
          const Judge *judge,
          GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (kind);
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_set_order (query, "title", FALSE, error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);

      if (record == NULL)
        return FALSE;
      add_record (self, record, judge);
    }
  return rows != NULL;
}

/* What was read here before and raises no doubt need not be read again. */
static void
recall_read (SamBlueprint *self,
             SamStore *store)
{
  g_autofree char *setting = sam_store_dup_setting (store, READ_SETTING);
  g_auto (GStrv) keys = g_strsplit (setting != NULL ? setting : "", "\n", -1);

  for (guint i = 0; i < self->texts->len; i++)
    {
      SamBlueprintText *text = self->texts->pdata[i];

      text->read = text->named == SAM_NAMED_NOBODY && g_strv_contains ((const char *const *) keys, text->key);
    }
}

/**
 * sam_blueprint_make:
 * @today: YYYY-MM-DD, noted in it
 *
 * Returns: (transfer full) (nullable): what this region has for another one, or %NULL with @error set
 */
SamBlueprint *
sam_blueprint_make (SamStore *store,
                    const char *today,
                    GError **error)
{
  g_autoptr (SamBlueprint) self = g_new0 (SamBlueprint, 1);
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autoptr (GHashTable) shipped = NULL;
  g_autoptr (SamNames) names = NULL;
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  /* A file without a region makes a blueprint without a name. */
  self->name = region != NULL ? sam_record_dup_text (region, "name") : NULL;
  self->made_on = g_strdup (today);
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->texts = g_ptr_array_new_with_free_func (sam_blueprint_text_free);
  shipped = sam_blueprint_texts_load_shipped (error);
  names = shipped != NULL ? sam_names_load (store, error) : NULL;
  if (names == NULL)
    return NULL;
  for (guint i = 0; i < n_kinds; i++)
    if (sam_blueprint_has_kind (kinds[i]) && !add_kind (self, store, kinds[i], &(Judge){ shipped, names }, error))
      return NULL;
  recall_read (self, store);
  return g_steal_pointer (&self);
}

/**
 * sam_blueprint_mark_read:
 * @keys: of the texts that somebody read and found to name nobody; what names somebody stays, all the same
 *
 * From now on these texts go along, and no others.
 */
void
sam_blueprint_mark_read (SamBlueprint *self,
                         const char *const *keys)
{
  for (guint i = 0; i < self->texts->len; i++)
    {
      SamBlueprintText *text = self->texts->pdata[i];

      text->read = text->named != SAM_NAMED_SOMEBODY && g_strv_contains (keys, text->key);
    }
}

/**
 * sam_blueprint_remember_read:
 *
 * Remembers on this computer what was read, so that it need not be read again until it says something else.
 *
 * Returns: whether it could be written
 */
gboolean
sam_blueprint_remember_read (SamBlueprint *self,
                             SamStore *store,
                             GError **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const SamBlueprintText *text = self->texts->pdata[i];

      if (text->read)
        sam_words_add (keys, "\n", text->key);
    }
  return sam_store_set_setting (store, READ_SETTING, keys->str, error);
}

static gboolean
is_complete (SamRecord *record)
{
  const SamKind *kind = sam_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & SAM_REQUIRED) && sam_record_get_field_value (record, &kind->fields[i]) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * sam_blueprint_dup_record:
 * @record: one of the blueprint's
 *
 * Returns: (transfer full) (nullable): the record with the texts that were read; NULL where it says nothing without
 *   those that were not
 */
SamRecord *
sam_blueprint_dup_record (SamBlueprint *self,
                          SamRecord *record)
{
  g_autoptr (SamRecord) copy = sam_record_copy (record);

  for (guint i = 0; i < self->texts->len; i++)
    {
      const SamBlueprintText *text = self->texts->pdata[i];

      if (text->read && g_str_equal (sam_record_get_id (text->record), sam_record_get_id (record)))
        sam_record_set_value (copy, text->field->name, sam_record_get_field_value (text->record, text->field));
    }
  return is_complete (copy) ? g_steal_pointer (&copy) : NULL;
}
