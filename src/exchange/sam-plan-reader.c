/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-plan-reader.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_plan_reader_complain:
 *
 * Notes a sentence about something that can't be read.
 */
void
sam_plan_reader_complain (SamPlanReader *self,
                          const char *format,
                          ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (self->problems, g_strdup_vprintf (format, args));
  va_end (args);
}

/**
 * sam_plan_reader_is_integer:
 *
 * Returns: whether the value is a whole number
 */
gboolean
sam_plan_reader_is_integer (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

/**
 * sam_plan_reader_get_string:
 *
 * Returns: (transfer none) (nullable): the text, %NULL for anything else
 */
const char *
sam_plan_reader_get_string (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/**
 * sam_plan_reader_is_absent:
 *
 * Returns: whether there is no value, or null
 */
gboolean
sam_plan_reader_is_absent (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

/**
 * sam_plan_reader_read_number:
 *
 * Returns: a whole number between two limits; absent reads as @fallback, unless that is below @least
 */
int
sam_plan_reader_read_number (SamPlanReader *self,
                             JsonObject *object,
                             const char *where,
                             const char *key,
                             int least,
                             int most,
                             int fallback)
{
  JsonNode *node = json_object_get_member (object, key);

  if (sam_plan_reader_is_absent (node) && fallback >= least)
    return fallback;
  if (sam_plan_reader_is_integer (node) && json_node_get_int (node) >= least && json_node_get_int (node) <= most)
    return (int) json_node_get_int (node);
  sam_plan_reader_complain (self, _ ("%s: “%s” must be a whole number from %d to %d."), where, key, least, most);
  return MAX (least, fallback);
}

/**
 * sam_plan_reader_read_array:
 *
 * Returns: (transfer none) (nullable): the list; complains about anything else that is there
 */
JsonArray *
sam_plan_reader_read_array (SamPlanReader *self,
                            JsonObject *object,
                            const char *where,
                            const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  if (sam_plan_reader_is_absent (node))
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return json_node_get_array (node);
  sam_plan_reader_complain (self, _ ("%s: “%s” must be a list."), where, key);
  return NULL;
}

/**
 * sam_plan_reader_read_flag:
 *
 * Reads true, false, 1 or 0.
 *
 * Returns: whether it was one of them
 */
gboolean
sam_plan_reader_read_flag (JsonNode *node,
                           gboolean *flag)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    *flag = json_node_get_boolean (node);
  else if (sam_plan_reader_is_integer (node) && (json_node_get_int (node) == 0 || json_node_get_int (node) == 1))
    *flag = json_node_get_int (node) == 1;
  else
    return FALSE;
  return TRUE;
}
