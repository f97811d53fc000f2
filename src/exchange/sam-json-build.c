/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-json-build.h"

#include "json/sam-json-value.h"

/**
 * sam_json_set_text:
 * @text: (nullable): none and an empty one set nothing
 */
void
sam_json_set_text (SamJsonObject *object,
                   const char *key,
                   const char *text)
{
  g_autofree char *value = text != NULL && *text != '\0' ? sam_json_from_string (text) : NULL;

  if (value != NULL)
    sam_json_object_set (object, key, value);
}

/**
 * sam_json_set_integer:
 * @key: of the member that becomes @integer
 */
void
sam_json_set_integer (SamJsonObject *object,
                      const char *key,
                      gint64 integer)
{
  g_autofree char *value = sam_json_from_integer (integer);

  sam_json_object_set (object, key, value);
}

/**
 * sam_json_set_object:
 * @child: (nullable): none sets nothing
 */
void
sam_json_set_object (SamJsonObject *object,
                     const char *key,
                     SamJsonObject *child)
{
  g_autofree char *value = child != NULL ? sam_json_object_to_text (child) : NULL;

  if (value != NULL)
    sam_json_object_set (object, key, value);
}

/**
 * sam_json_set_objects:
 * @children: (element-type SamJsonObject): an empty array sets nothing
 */
void
sam_json_set_objects (SamJsonObject *object,
                      const char *key,
                      GPtrArray *children)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *value = NULL;

  for (guint i = 0; i < children->len; i++)
    g_ptr_array_add (items, sam_json_object_to_text (g_ptr_array_index (children, i)));
  if (items->len == 0)
    return;
  value = sam_json_from_items (items);
  sam_json_object_set (object, key, value);
}
