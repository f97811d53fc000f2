/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-json"

#include "json/sam-json-value.h"
#include "json/sam-json-scanner.h"

#include <string.h>

/**
 * sam_json_from_string:
 * @string: (nullable): bytes that are no UTF-8 are replaced, since JSON has no way to say them
 *
 * Returns: (transfer full): a JSON string, or null
 */
char *
sam_json_from_string (const char *string)
{
  g_autofree char *valid = NULL;
  gsize length;
  GString *text;

  if (string == NULL)
    return g_strdup ("null");
  length = strlen (string);
  if (!g_utf8_validate (string, (gssize) length, NULL))
    string = valid = g_utf8_make_valid (string, -1);
  text = g_string_sized_new (length + 3);
  sam_json_append_string (text, string);
  return g_string_free (text, FALSE);
}

/**
 * sam_json_from_integer:
 *
 * Returns: (transfer full): a JSON number
 */
char *
sam_json_from_integer (gint64 integer)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, integer);
}

/**
 * sam_json_from_boolean:
 *
 * Returns: (transfer full): a JSON boolean
 */
char *
sam_json_from_boolean (gboolean boolean)
{
  return g_strdup (boolean ? "true" : "false");
}

/**
 * sam_json_from_strv:
 * @strings: (nullable): none is an empty array
 *
 * Returns: (transfer full): a JSON array of strings
 */
char *
sam_json_from_strv (const char *const *strings)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; strings != NULL && strings[i] != NULL; i++)
    g_ptr_array_add (items, sam_json_from_string (strings[i]));
  return sam_json_from_items (items);
}

/**
 * sam_json_from_items:
 * @items: (element-type utf8): JSON texts
 *
 * Returns: (transfer full): a JSON array of them
 */
char *
sam_json_from_items (GPtrArray *items)
{
  GString *text = g_string_new ("[");

  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      g_string_append (text, g_ptr_array_index (items, i));
    }
  g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

/**
 * sam_json_to_string:
 * @value: (nullable): JSON text
 *
 * Returns: (transfer full) (nullable): the string, or NULL if @value is none
 */
char *
sam_json_to_string (const char *value)
{
  SamJsonScanner scanner;
  GString *string;
  gsize length;

  if (value == NULL || value[0] != '"')
    return NULL;
  length = strlen (value);
  sam_json_scanner_init (&scanner, value, (gssize) length, NULL);
  string = g_string_sized_new (length);
  if (sam_json_scanner_read_string (&scanner, string) && sam_json_scanner_finish (&scanner))
    return g_string_free (string, FALSE);
  g_string_free (string, TRUE);
  return NULL;
}

/**
 * sam_json_to_integer:
 * @value: (nullable): JSON text
 * @integer: (out): where the number goes
 *
 * Returns: whether @value is a whole number of 64 bits
 */
gboolean
sam_json_to_integer (const char *value,
                     gint64 *integer)
{
  return value != NULL && g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, integer, NULL);
}

/**
 * sam_json_to_boolean:
 * @value: (nullable): JSON text
 * @boolean: (out): where the answer goes
 *
 * Returns: whether @value is true or false
 */
gboolean
sam_json_to_boolean (const char *value,
                     gboolean *boolean)
{
  if (value == NULL || (strcmp (value, "true") != 0 && strcmp (value, "false") != 0))
    return FALSE;
  *boolean = value[0] == 't';
  return TRUE;
}

/* Takes @items. */
static char **
items_to_strv (GPtrArray *items,
               char *(*to_string) (const char *value))
{
  g_autoptr (GPtrArray) taken = items;
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autofree char *string = to_string (g_ptr_array_index (items, i));

      if (string == NULL)
        return NULL;
      g_strv_builder_add (strings, string);
    }
  return taken != NULL ? g_strv_builder_end (strings) : NULL;
}

/**
 * sam_json_to_strv:
 * @value: (nullable): JSON text
 *
 * Returns: (transfer full) (nullable): the strings, or NULL if @value is not an array of nothing but strings
 */
char **
sam_json_to_strv (const char *value)
{
  return items_to_strv (sam_json_to_items (value), sam_json_to_string);
}

static gboolean
read_item (SamJsonScanner *scanner,
           gpointer data)
{
  g_autoptr (GString) value = g_string_new (NULL);

  if (!sam_json_scanner_read_value (scanner, value))
    return FALSE;
  g_ptr_array_add (data, g_string_free (g_steal_pointer (&value), FALSE));
  return TRUE;
}

/**
 * sam_json_to_items:
 * @value: (nullable): JSON text
 *
 * Returns: (transfer container) (element-type utf8) (nullable): the canonical text of each item, or NULL if @value is
 *   not an array
 */
GPtrArray *
sam_json_to_items (const char *value)
{
  g_autoptr (GPtrArray) items = NULL;
  SamJsonScanner scanner;

  if (value == NULL || value[0] != '[')
    return NULL;
  items = g_ptr_array_new_with_free_func (g_free);
  sam_json_scanner_init (&scanner, value, -1, NULL);
  if (!sam_json_scanner_read_parts (&scanner, '[', read_item, items) || !sam_json_scanner_finish (&scanner))
    return NULL;
  return g_steal_pointer (&items);
}

/**
 * sam_json_items_from_canonical:
 * @text: (nullable): an array in canonical form, as this layer gave it out
 *
 * The same as sam_json_to_items() for text that has passed the gate already.
 *
 * Returns: (transfer container) (element-type utf8) (nullable): the text of each item, or NULL if @text is not an array
 */
GPtrArray *
sam_json_items_from_canonical (const char *text)
{
  g_autoptr (GPtrArray) items = NULL;
  const char *at = text;

  if (text == NULL || *at++ != '[')
    return NULL;
  items = g_ptr_array_new_with_free_func (g_free);
  if (strcmp (at, "]") == 0)
    return g_steal_pointer (&items);
  for (const char *end; (end = sam_json_skip_canonical (at)) != NULL; at = end + 1)
    {
      g_ptr_array_add (items, g_strndup (at, (gsize) (end - at)));
      if (*end == ']' && end[1] == '\0')
        return g_steal_pointer (&items);
      if (*end != ',')
        return NULL;
    }
  return NULL;
}

/**
 * sam_json_string_from_canonical:
 * @text: (nullable): a value in canonical form, as this layer gave it out
 *
 * The same as sam_json_to_string() for text that has passed the gate already.
 *
 * Returns: (transfer full) (nullable): the string, or NULL if @text is none
 */
char *
sam_json_string_from_canonical (const char *text)
{
  gsize length;

  if (text == NULL || text[0] != '"' || strchr (text, '\\') != NULL)
    return sam_json_to_string (text);
  length = strlen (text);
  return length > 1 && text[length - 1] == '"' ? g_strndup (text + 1, length - 2) : NULL;
}

/**
 * sam_json_strv_from_canonical:
 * @text: (nullable): a value in canonical form, as this layer gave it out
 *
 * The same as sam_json_to_strv() for text that has passed the gate already.
 *
 * Returns: (transfer full) (nullable): the strings, or NULL if @text is not an array of nothing but strings
 */
char **
sam_json_strv_from_canonical (const char *text)
{
  return items_to_strv (sam_json_items_from_canonical (text), sam_json_string_from_canonical);
}

/**
 * sam_json_is_null:
 * @value: (nullable): canonical JSON text
 *
 * Returns: whether it is null; what is not there is no null
 */
gboolean
sam_json_is_null (const char *value)
{
  return value != NULL && strcmp (value, "null") == 0;
}
