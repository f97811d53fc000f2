/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The gate for all JSON from outside. json-glib 1.6 overflows the stack on deep nesting, cuts strings at U+0000 and
 * mangles large numbers, so nothing reaches it (or a hash) that did not pass here first. */

#define G_LOG_DOMAIN "samenhulp-json"

#include "json/sam-json-scan.h"
#include "json/sam-json-scanner.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (sam - json - error - quark, sam_json_error)

/* A member of an object that has to be sorted. */
typedef struct
{
  char *key;        /* decoded */
  const char *text; /* "key":value */
  gsize length;
} Member;

/**
 * sam_json_scanner_init:
 * @text: borrowed as long as the scanner is used
 * @length: in bytes; negative: up to the NUL
 * @error: where every failure of this scanner is told
 */
void
sam_json_scanner_init (SamJsonScanner *self,
                       const char *text,
                       gssize length,
                       GError **error)
{
  self->start = text;
  self->at = text;
  self->end = text + (length < 0 ? strlen (text) : (gsize) length);
  self->depth = 0;
  self->error = error;
}

/**
 * sam_json_scanner_fail:
 * @message: a translated half sentence: what is wrong
 *
 * Tells it with %SAM_JSON_ERROR_SYNTAX and the line and column of `at`, both from 1; a column is a
 * character, not a byte.
 *
 * Returns: %FALSE, for the caller to return
 */
gboolean
sam_json_scanner_fail (SamJsonScanner *self,
                       const char *message)
{
  guint line = 1;
  guint column = 1;

  for (const char *at = self->start; at < self->at; at++)
    {
      if (*at == '\n')
        {
          line++;
          column = 1;
        }
      else if ((*at & 0xc0) != 0x80)
        column++;
    }
  g_set_error (self->error, SAM_JSON_ERROR, SAM_JSON_ERROR_SYNTAX, _ ("Not valid JSON at line %u, column %u: %s"), line,
               column, message);
  return FALSE;
}

static void
skip_space (SamJsonScanner *self)
{
  while (self->at < self->end && (*self->at == ' ' || *self->at == '\t' || *self->at == '\n' || *self->at == '\r'))
    self->at++;
}

/**
 * sam_json_scanner_finish:
 *
 * Returns: %FALSE, with the error set, where anything but white space follows
 */
gboolean
sam_json_scanner_finish (SamJsonScanner *self)
{
  skip_space (self);
  if (self->at < self->end)
    return sam_json_scanner_fail (self, _ ("something follows the end of the value"));
  return TRUE;
}

static gboolean
read_digits (SamJsonScanner *self)
{
  const char *start = self->at;

  while (self->at < self->end && g_ascii_isdigit (*self->at))
    self->at++;
  return self->at > start || sam_json_scanner_fail (self, _ ("a digit is expected"));
}

static gboolean
read_number (SamJsonScanner *self,
             GString *canonical)
{
  const char *start = self->at;

  if (*self->at == '-')
    self->at++;
  if (self->at < self->end && *self->at == '0')
    {
      self->at++;
      if (self->at < self->end && g_ascii_isdigit (*self->at))
        return sam_json_scanner_fail (self, _ ("a number does not begin with 0"));
    }
  else if (!read_digits (self))
    return FALSE;
  if (self->at < self->end && *self->at == '.')
    {
      self->at++;
      if (!read_digits (self))
        return FALSE;
    }
  if (self->at < self->end && (*self->at == 'e' || *self->at == 'E'))
    {
      self->at++;
      if (self->at < self->end && (*self->at == '+' || *self->at == '-'))
        self->at++;
      if (!read_digits (self))
        return FALSE;
    }
  sam_json_append_number (canonical, start, (gsize) (self->at - start));
  return TRUE;
}

static gboolean
read_word (SamJsonScanner *self,
           const char *word,
           GString *canonical)
{
  gsize length = strlen (word);

  if ((gsize) (self->end - self->at) < length || strncmp (self->at, word, length) != 0)
    return sam_json_scanner_fail (self, _ ("a value is expected"));
  self->at += length;
  g_string_append (canonical, word);
  return TRUE;
}

static void
clear_member (gpointer data)
{
  g_free (((Member *) data)->key);
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  return sam_json_compare_keys (((const Member *) a)->key, ((const Member *) b)->key);
}

/**
 * sam_json_scanner_read_colon:
 *
 * Reads what stands between a key and its value, and the white space before it.
 *
 * Returns: %FALSE, with the error set, where there is none
 */
gboolean
sam_json_scanner_read_colon (SamJsonScanner *self)
{
  skip_space (self);
  if (self->at >= self->end || *self->at != ':')
    return sam_json_scanner_fail (self, _ ("a colon is expected after the key"));
  self->at++;
  return TRUE;
}

/**
 * sam_json_scanner_read_parts:
 * @open: `{` or `[`, which closes with its own kind
 * @func: reads each part, in the order they stand there, and ends the reading with %FALSE
 *
 * Refuses what is nested deeper than %SAM_JSON_MAX_DEPTH.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_json_scanner_read_parts (SamJsonScanner *self,
                             char open,
                             SamJsonPartFunc func,
                             gpointer data)
{
  char closing = open == '{' ? '}' : ']';

  skip_space (self);
  if (self->at >= self->end || *self->at != open)
    return sam_json_scanner_fail (self, open == '{' ? _ ("an object is expected") : _ ("an array is expected"));
  if (++self->depth > SAM_JSON_MAX_DEPTH)
    return sam_json_scanner_fail (self, _ ("values are nested too deeply"));
  self->at++;
  skip_space (self);
  if (self->at < self->end && *self->at == closing)
    {
      self->at++;
      self->depth--;
      return TRUE;
    }
  for (;;)
    {
      skip_space (self);
      if (!func (self, data))
        return FALSE;
      skip_space (self);
      if (self->at < self->end && *self->at == ',')
        self->at++;
      else if (self->at < self->end && *self->at == closing)
        break;
      else
        return sam_json_scanner_fail (self, _ ("a comma or the end of the list is expected"));
    }
  self->at++;
  self->depth--;
  return TRUE;
}

/* An object on its way into the output. Most come in their canonical order and stay as they are written. */
typedef struct
{
  GString *out;
  gsize key; /* where the last one stands in @out, 0: there is none yet */
  gsize key_length;
  gboolean in_order;
} ObjectBuild;

/* For keys as they are written. Whether any beyond ASCII come in order is left to sort_members(). */
static gboolean
is_surely_before (const char *a,
                  gsize length_a,
                  const char *b,
                  gsize length_b)
{
  gsize i = 0;

  while (i < length_a && i < length_b && a[i] == b[i] && a[i] != '\\')
    i++;
  if (i == length_a)
    return length_b > length_a;
  return i < length_b && a[i] < b[i] && a[i] != '\\' && b[i] != '\\' && g_ascii_isprint (a[i]) &&
         g_ascii_isprint (b[i]);
}

static gboolean
read_member (SamJsonScanner *self,
             gpointer data)
{
  ObjectBuild *build = data;
  GString *out = build->out;
  gsize key;
  gsize key_length;

  if (build->key != 0)
    g_string_append_c (out, ',');
  key = out->len + 1;
  if (!sam_json_scanner_read_canonical_string (self, out) || !sam_json_scanner_read_colon (self))
    return FALSE;
  key_length = out->len - 1 - key;
  if (build->key != 0 && build->in_order)
    build->in_order = is_surely_before (out->str + build->key, build->key_length, out->str + key, key_length);
  build->key = key;
  build->key_length = key_length;
  g_string_append_c (out, ':');
  return sam_json_scanner_read_value (self, out);
}

static void
take_member (GArray *members,
             const char **at)
{
  const char *end = sam_json_skip_canonical (*at);
  Member member = { .text = *at, .length = (gsize) (end - *at) };
  g_autoptr (GString) key = g_string_new (NULL);
  SamJsonScanner scanner;

  sam_json_scanner_init (&scanner, member.text, (gssize) member.length, NULL);
  sam_json_scanner_read_string (&scanner, key);
  member.key = g_string_free (g_steal_pointer (&key), FALSE);
  g_array_append_val (members, member);
  *at = *end == ',' ? end + 1 : end;
}

/* What was written from @start on, in order. Which of two equal keys counts differs from reader to reader, so neither
 * does. */
static gboolean
sort_members (SamJsonScanner *self,
              GString *out,
              gsize start)
{
  g_autofree char *written = g_strdup (out->str + start);
  g_autoptr (GArray) members = g_array_new (FALSE, FALSE, sizeof (Member));
  const char *at = written;

  g_array_set_clear_func (members, clear_member);
  while (*at != '\0')
    take_member (members, &at);
  g_array_sort (members, compare_members);
  g_string_truncate (out, start);
  for (guint i = 0; i < members->len; i++)
    {
      const Member *member = &g_array_index (members, Member, i);

      if (i > 0 && strcmp (member->key, g_array_index (members, Member, i - 1).key) == 0)
        return sam_json_scanner_fail (self, _ ("an object has the same key twice"));
      if (i > 0)
        g_string_append_c (out, ',');
      g_string_append_len (out, member->text, (gssize) member->length);
    }
  return TRUE;
}

static gboolean
read_object (SamJsonScanner *self,
             GString *canonical)
{
  ObjectBuild build = { .out = canonical, .in_order = TRUE };
  gsize start;

  g_string_append_c (canonical, '{');
  start = canonical->len;
  if (!sam_json_scanner_read_parts (self, '{', read_member, &build) ||
      (!build.in_order && !sort_members (self, canonical, start)))
    return FALSE;
  g_string_append_c (canonical, '}');
  return TRUE;
}

static gboolean
read_item (SamJsonScanner *self,
           gpointer data)
{
  GString *canonical = data;

  if (canonical->str[canonical->len - 1] != '[')
    g_string_append_c (canonical, ',');
  return sam_json_scanner_read_value (self, canonical);
}

static gboolean
read_array (SamJsonScanner *self,
            GString *canonical)
{
  g_string_append_c (canonical, '[');
  if (!sam_json_scanner_read_parts (self, '[', read_item, canonical))
    return FALSE;
  g_string_append_c (canonical, ']');
  return TRUE;
}

/**
 * sam_json_scanner_read_value:
 * @canonical: gets the value as RFC 8785 writes it; undefined after %FALSE
 *
 * Returns: %FALSE, with the error set, where it is no value of RFC 8259
 */
gboolean
sam_json_scanner_read_value (SamJsonScanner *self,
                             GString *canonical)
{
  skip_space (self);
  if (self->at >= self->end)
    return sam_json_scanner_fail (self, _ ("a value is expected, but the text ends"));
  switch (*self->at)
    {
    case '{':
      return read_object (self, canonical);
    case '[':
      return read_array (self, canonical);
    case '"':
      return sam_json_scanner_read_canonical_string (self, canonical);
    case 't':
      return read_word (self, "true", canonical);
    case 'f':
      return read_word (self, "false", canonical);
    case 'n':
      return read_word (self, "null", canonical);
    default:
      if (*self->at == '-' || g_ascii_isdigit (*self->at))
        return read_number (self, canonical);
      return sam_json_scanner_fail (self, _ ("a value is expected"));
    }
}

/**
 * sam_json_canonicalize:
 * @text: JSON text, not necessarily ended by a zero byte
 * @length: its length in bytes, or -1
 *
 * Checks @text and writes it in the form of RFC 8785, but for the numbers that a double would change: those keep
 * their digits.
 *
 * Returns: (transfer full) (nullable): the canonical text, or NULL with @error set
 */
char *
sam_json_canonicalize (const char *text,
                       gssize length,
                       GError **error)
{
  SamJsonScanner scanner;
  g_autoptr (GString) canonical = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  canonical = g_string_new (NULL);
  sam_json_scanner_init (&scanner, text, length, error);
  if (!sam_json_scanner_read_value (&scanner, canonical) || !sam_json_scanner_finish (&scanner))
    return NULL;
  return g_string_free (g_steal_pointer (&canonical), FALSE);
}

/**
 * sam_json_scan:
 *
 * Returns: whether @text is JSON within our limits; else @error says what is wrong and where
 */
gboolean
sam_json_scan (const char *text,
               gssize length,
               GError **error)
{
  g_autofree char *canonical = sam_json_canonicalize (text, length, error);

  return canonical != NULL;
}

/**
 * sam_json_parse:
 *
 * json-glib's reader behind the gate.
 *
 * Returns: (transfer full) (nullable): the tree, or NULL with @error set
 */
JsonNode *
sam_json_parse (const char *text,
                gssize length,
                GError **error)
{
  g_autofree char *canonical = sam_json_canonicalize (text, length, error);

  return canonical == NULL ? NULL : json_from_string (canonical, error);
}
