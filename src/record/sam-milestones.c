/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-milestones.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include <string.h>

static const SamField *
find_field (SamRecord *record,
            const char *name)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (record), name);

  g_return_val_if_fail (field != NULL && field->type == SAM_FIELD_ITEMS && field->choices != NULL, NULL);
  return field;
}

static GPtrArray *
get_items (SamRecord *record,
           const char *field)
{
  GPtrArray *items = sam_json_to_items (sam_record_get_value (record, field));

  return items != NULL ? items : g_ptr_array_new_with_free_func (g_free);
}

static gboolean
has_id (const char *text,
        const char *milestone)
{
  g_autoptr (SamJsonObject) item = sam_json_object_parse (text, -1, NULL);
  g_autofree char *id = item != NULL ? sam_json_to_string (sam_json_object_get (item, "id")) : NULL;

  return g_strcmp0 (id, milestone) == 0;
}

/* Its place among the items, or how many there are. */
static guint
find_item (GPtrArray *items,
           const char *milestone)
{
  guint i = 0;

  while (i < items->len && !has_id (g_ptr_array_index (items, i), milestone))
    i++;
  return i;
}

static void
set_items (SamRecord *record,
           const char *field,
           GPtrArray *items)
{
  g_autofree char *value = items->len > 0 ? sam_json_from_items (items) : NULL;

  sam_record_set_value (record, field, value);
}

static void
set_member (SamJsonObject *item,
            const char *key,
            const char *text)
{
  g_autofree char *value = text != NULL && *text != '\0' ? sam_json_from_string (text) : NULL;

  if (value != NULL)
    sam_json_object_set (item, key, value);
  else
    sam_json_object_remove (item, key);
}

/**
 * sam_milestones_is_reached:
 * @field: of items with choices
 * @milestone: name of one of the choices
 *
 * Returns: whether the record says that it is reached
 */
gboolean
sam_milestones_is_reached (SamRecord *record,
                           const char *field,
                           const char *milestone)
{
  g_autoptr (GPtrArray) items = get_items (record, field);

  return find_item (items, milestone) < items->len;
}

/**
 * sam_milestones_dup_member:
 * @member: "on" or "evidence"
 *
 * Returns: (transfer full) (nullable): what the milestone says there
 */
char *
sam_milestones_dup_member (SamRecord *record,
                           const char *field,
                           const char *milestone,
                           const char *member)
{
  g_autoptr (GPtrArray) items = get_items (record, field);
  guint i = find_item (items, milestone);
  g_autoptr (SamJsonObject) item =
      i < items->len ? sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL) : NULL;

  return item != NULL ? sam_json_to_string (sam_json_object_get (item, member)) : NULL;
}

/**
 * sam_milestones_reach:
 * @on: (nullable): the day, YYYY-MM-DD
 * @evidence: (nullable): what shows it
 *
 * Notes that a milestone is reached, or changes what is noted of it; members of later versions stay.
 */
void
sam_milestones_reach (SamRecord *record,
                      const char *field,
                      const char *milestone,
                      const char *on,
                      const char *evidence)
{
  g_autoptr (GPtrArray) items = get_items (record, field);
  const SamField *described = find_field (record, field);
  g_autoptr (SamJsonObject) item = NULL;
  guint i = find_item (items, milestone);

  g_return_if_fail (described != NULL && sam_field_find_choice (described, milestone) != NULL);

  item = i < items->len ? sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL) : sam_json_object_new ();
  set_member (item, "id", milestone);
  set_member (item, "on", on);
  set_member (item, "evidence", evidence);
  if (i < items->len)
    {
      g_free (items->pdata[i]);
      items->pdata[i] = sam_json_object_to_text (item);
    }
  else
    g_ptr_array_add (items, sam_json_object_to_text (item));
  set_items (record, field, items);
}

/**
 * sam_milestones_drop:
 *
 * Takes back that a milestone is reached.
 */
void
sam_milestones_drop (SamRecord *record,
                     const char *field,
                     const char *milestone)
{
  g_autoptr (GPtrArray) items = get_items (record, field);
  guint i = find_item (items, milestone);

  if (i == items->len)
    return;
  g_ptr_array_remove_index (items, i);
  set_items (record, field, items);
}

/**
 * sam_milestones_count:
 *
 * Returns: how many of the field's milestones are reached
 */
guint
sam_milestones_count (SamRecord *record,
                      const char *field)
{
  const SamField *described = find_field (record, field);
  guint n = 0;

  for (const SamChoice *choice = described->choices; choice->name != NULL; choice++)
    n += sam_milestones_is_reached (record, field, choice->name);
  return n;
}

/**
 * sam_milestones_get_furthest:
 *
 * Returns: (nullable): name of the last of the field's choices that is reached; those before it may be skipped
 */
const char *
sam_milestones_get_furthest (SamRecord *record,
                             const char *field)
{
  const SamField *described = find_field (record, field);
  const char *furthest = NULL;

  for (const SamChoice *choice = described->choices; choice->name != NULL; choice++)
    if (sam_milestones_is_reached (record, field, choice->name))
      furthest = choice->name;
  return furthest;
}
