/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-json"

#include "json/sam-json-object.h"
#include "json/sam-json-scan.h"
#include "json/sam-json-scanner.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What was read from canonical text, or copied, lies in one text; what was set since has its own memory. */
typedef struct
{
  char *key;
  char *value;
  gboolean key_lent;
  gboolean value_lent;
} Member;

struct _SamJsonObject
{
  gatomicrefcount references;
  GArray *members; /* in canonical order */
  char *text;      /* with a zero byte after each key and value in it; NULL: none */
};

G_DEFINE_BOXED_TYPE (SamJsonObject, sam_json_object, sam_json_object_ref, sam_json_object_unref)

static void
clear_member (gpointer data)
{
  Member *member = data;

  if (!member->key_lent)
    g_free (member->key);
  if (!member->value_lent)
    g_free (member->value);
}

static Member *
get_member (SamJsonObject *self,
            guint index)
{
  return &g_array_index (self->members, Member, index);
}

/* Where @key stands, or where it would stand. */
static gboolean
find_key (SamJsonObject *self,
          const char *key,
          guint *index)
{
  guint low = 0;
  guint high = self->members->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = sam_json_compare_keys (get_member (self, middle)->key, key);

      if (order == 0)
        {
          *index = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return FALSE;
}

/* Takes @value. */
static void
put_member (SamJsonObject *self,
            const char *key,
            char *value)
{
  guint index;

  if (find_key (self, key, &index))
    {
      Member *member = get_member (self, index);

      if (!member->value_lent)
        g_free (member->value);
      member->value = value;
      member->value_lent = FALSE;
    }
  else
    {
      Member member = { .key = g_strdup (key), .value = value };

      g_array_insert_val (self->members, index, member);
    }
}

static gboolean
read_member (SamJsonScanner *scanner,
             gpointer data)
{
  SamJsonObject *self = data;
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GString) value = g_string_new (NULL);
  Member member = { 0 };
  guint index;

  if (!sam_json_scanner_read_string (scanner, key) || !sam_json_scanner_read_colon (scanner) ||
      !sam_json_scanner_read_value (scanner, value))
    return FALSE;
  if (find_key (self, key->str, &index))
    return sam_json_scanner_fail (scanner, _ ("an object has the same key twice"));
  member.key = g_string_free (g_steal_pointer (&key), FALSE);
  member.value = g_string_free (g_steal_pointer (&value), FALSE);
  g_array_insert_val (self->members, index, member);
  return TRUE;
}

/* With room for @n members. */
static SamJsonObject *
make_object (guint n)
{
  SamJsonObject *self = g_new0 (SamJsonObject, 1);

  g_atomic_ref_count_init (&self->references);
  self->members = g_array_sized_new (FALSE, FALSE, sizeof (Member), n);
  g_array_set_clear_func (self->members, clear_member);
  return self;
}

/**
 * sam_json_object_new:
 *
 * Returns: (transfer full): an object without members
 */
SamJsonObject *
sam_json_object_new (void)
{
  return make_object (0);
}

/**
 * sam_json_object_parse:
 * @text: JSON text of one object
 * @length: its length in bytes, or -1
 *
 * Returns: (transfer full) (nullable): the object, or NULL with @error set
 */
SamJsonObject *
sam_json_object_parse (const char *text,
                       gssize length,
                       GError **error)
{
  g_autoptr (SamJsonObject) self = sam_json_object_new ();
  SamJsonScanner scanner;

  g_return_val_if_fail (text != NULL, NULL);

  sam_json_scanner_init (&scanner, text, length, error);
  if (!sam_json_scanner_read_parts (&scanner, '{', read_member, self) || !sam_json_scanner_finish (&scanner))
    return NULL;
  return g_steal_pointer (&self);
}

/* Moves @at past the key to what follows it, or answers FALSE: there is none. */
static gboolean
take_key (Member *member,
          char **at,
          const char *end)
{
  char *stop = **at == '"' ? strpbrk (*at + 1, "\"\\") : NULL;
  g_autoptr (GString) key = NULL;
  SamJsonScanner scanner;

  /* Hardly any key has something escaped in it. */
  if (stop != NULL && *stop == '"')
    {
      *stop = '\0';
      member->key = *at + 1;
      member->key_lent = TRUE;
      *at = stop + 1;
      return TRUE;
    }
  key = g_string_new (NULL);
  sam_json_scanner_init (&scanner, *at, end - *at, NULL);
  if (!sam_json_scanner_read_string (&scanner, key))
    return FALSE;
  *at += scanner.at - *at;
  member->key = g_string_free (g_steal_pointer (&key), FALSE);
  return TRUE;
}

/* Moves @at past the member to the comma or brace that follows it, or answers FALSE: this is not what it was taken
 * for. */
static gboolean
take_member (SamJsonObject *self,
             char **at)
{
  const char *end = sam_json_skip_canonical (*at);
  gsize length = end != NULL ? (gsize) (end - *at) : 0;
  char *start = *at;
  guint n = self->members->len;
  Member member = { .value_lent = TRUE };

  if (end == NULL || !take_key (&member, at, end))
    return FALSE;
  member.value = **at == ':' ? *at + 1 : NULL;
  g_array_append_val (self->members, member);
  if (member.value == NULL || (n > 0 && sam_json_compare_keys (get_member (self, n - 1)->key, member.key) >= 0))
    return FALSE;
  *at = start + length;
  return TRUE;
}

/* Cuts the text of @self, which is in canonical form, into its members. */
static gboolean
take_members (SamJsonObject *self)
{
  char *at = self->text;
  char end;

  if (*at++ != '{')
    return FALSE;
  if (strcmp (at, "}") == 0)
    return TRUE;
  while (take_member (self, &at))
    {
      end = *at;
      *at++ = '\0';
      if (end == '}' && *at == '\0')
        return TRUE;
      if (end != ',')
        return FALSE;
    }
  return FALSE;
}

/**
 * sam_json_object_take_canonical:
 * @text: (transfer full) (nullable): an object in canonical form, as this layer gave it out
 *
 * The same as sam_json_object_parse() for text that has passed the gate already, without reading it again to its depth
 * and without a copy of it.
 *
 * Returns: (transfer full) (nullable): the object, or NULL if @text is none
 */
SamJsonObject *
sam_json_object_take_canonical (char *text)
{
  g_autoptr (SamJsonObject) self = NULL;

  if (text == NULL)
    return NULL;
  self = sam_json_object_new ();
  self->text = text;
  return take_members (self) ? g_steal_pointer (&self) : NULL;
}

/**
 * sam_json_object_from_canonical:
 * @text: (nullable): an object in canonical form, as this layer gave it out
 *
 * As sam_json_object_take_canonical(), of a copy.
 *
 * Returns: (transfer full) (nullable): the object, or NULL if @text is none
 */
SamJsonObject *
sam_json_object_from_canonical (const char *text)
{
  return sam_json_object_take_canonical (g_strdup (text));
}

/**
 * sam_json_object_copy:
 *
 * Returns: (transfer full): an object of its own with the same members
 */
SamJsonObject *
sam_json_object_copy (SamJsonObject *self)
{
  SamJsonObject *copy = make_object (self->members->len);
  gsize length = 0;
  char *at;

  for (guint i = 0; i < self->members->len; i++)
    length += strlen (get_member (self, i)->key) + strlen (get_member (self, i)->value) + 2;
  at = copy->text = g_malloc (length);
  for (guint i = 0; i < self->members->len; i++)
    {
      const Member *of = get_member (self, i);
      Member member = { .key = at, .key_lent = TRUE, .value_lent = TRUE };

      member.value = g_stpcpy (at, of->key) + 1;
      at = g_stpcpy (member.value, of->value) + 1;
      g_array_append_val (copy->members, member);
    }
  return copy;
}

/**
 * sam_json_object_ref:
 *
 * Returns: (transfer full): @self
 */
SamJsonObject *
sam_json_object_ref (SamJsonObject *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

void
sam_json_object_unref (SamJsonObject *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_array_unref (self->members);
  g_free (self->text);
  g_free (self);
}

/**
 * sam_json_object_get:
 *
 * Returns: (nullable): the canonical JSON text of the member, valid until it is changed
 */
const char *
sam_json_object_get (SamJsonObject *self,
                     const char *key)
{
  guint index;

  return find_key (self, key, &index) ? get_member (self, index)->value : NULL;
}

/**
 * sam_json_object_set:
 * @value: valid JSON text; it is stored in its canonical form
 */
void
sam_json_object_set (SamJsonObject *self,
                     const char *key,
                     const char *value)
{
  g_autoptr (GError) error = NULL;
  char *canonical;

  g_return_if_fail (value != NULL && g_utf8_validate (key, -1, NULL));

  canonical = sam_json_canonicalize (value, -1, &error);
  if (canonical == NULL)
    {
      g_critical ("A value for \"%s\" is no JSON: %s", key, error->message);
      return;
    }
  put_member (self, key, canonical);
}

/**
 * sam_json_object_take_value:
 * @value: (transfer full): in canonical form, as this layer gave it out
 *
 * The same as sam_json_object_set() for a value that has passed the gate already.
 */
void
sam_json_object_take_value (SamJsonObject *self,
                            const char *key,
                            char *value)
{
  g_return_if_fail (value != NULL && g_utf8_validate (key, -1, NULL));

  put_member (self, key, value);
}

/**
 * sam_json_object_remove:
 *
 * Returns: whether there was such a member
 */
gboolean
sam_json_object_remove (SamJsonObject *self,
                        const char *key)
{
  guint index;

  if (!find_key (self, key, &index))
    return FALSE;
  g_array_remove_index (self->members, index);
  return TRUE;
}

/**
 * sam_json_object_get_key:
 * @index: in canonical order, from 0
 *
 * Returns: (nullable): the key, valid until the member is removed; NULL past the last
 */
const char *
sam_json_object_get_key (SamJsonObject *self,
                         guint index)
{
  return index < self->members->len ? get_member (self, index)->key : NULL;
}

/**
 * sam_json_object_dup_keys:
 *
 * Returns: (transfer full): the keys in canonical order
 */
char **
sam_json_object_dup_keys (SamJsonObject *self)
{
  char **keys = g_new0 (char *, self->members->len + 1);

  for (guint i = 0; i < self->members->len; i++)
    keys[i] = g_strdup (get_member (self, i)->key);
  return keys;
}

/**
 * sam_json_object_next:
 * @at: (inout): 0 for the first member
 *
 * Walks through the members in canonical order, without a copy; they must not be changed meanwhile.
 *
 * Returns: whether there was another
 */
gboolean
sam_json_object_next (SamJsonObject *self,
                      guint *at,
                      const char **key,
                      const char **value)
{
  if (*at >= self->members->len)
    return FALSE;
  *key = get_member (self, *at)->key;
  *value = get_member (self, *at)->value;
  (*at)++;
  return TRUE;
}

/**
 * sam_json_object_to_text:
 *
 * Returns: (transfer full): the object in canonical form
 */
char *
sam_json_object_to_text (SamJsonObject *self)
{
  gsize length = 0;
  GString *text;

  for (guint i = 0; i < self->members->len; i++)
    length += strlen (get_member (self, i)->key) + strlen (get_member (self, i)->value) + strlen ("\"\":,");
  text = g_string_sized_new (length + strlen ("{}"));
  g_string_append_c (text, '{');
  for (guint i = 0; i < self->members->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      sam_json_append_string (text, get_member (self, i)->key);
      g_string_append_c (text, ':');
      g_string_append (text, get_member (self, i)->value);
    }
  g_string_append_c (text, '}');
  return g_string_free (text, FALSE);
}
