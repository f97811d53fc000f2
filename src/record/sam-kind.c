/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-record"

#include "record/sam-kind.h"

#include "record/kinds/sam-kinds.h"

#include <string.h>

#define UUID_LENGTH 36

/**
 * sam_kinds_get_all:
 * @n_kinds: (out) (optional): how many
 *
 * Returns: (transfer none): every kind, ended by NULL, in the order of the design
 */
const SamKind *const *
sam_kinds_get_all (guint *n_kinds)
{
  static const SamKind *kinds[SAM_N_KINDS + 1];
  static gsize ready;

  if (g_once_init_enter (&ready))
    {
      sam_kinds_fill (kinds);
      g_once_init_leave (&ready, 1);
    }
  if (n_kinds != NULL)
    *n_kinds = SAM_N_KINDS;
  return kinds;
}

static const SamKind *
find_kind (const char *name,
           gsize length)
{
  const SamKind *const *kinds = sam_kinds_get_all (NULL);

  for (guint i = 0; i < SAM_N_KINDS; i++)
    if (strncmp (kinds[i]->name, name, length) == 0 && kinds[i]->name[length] == '\0')
      return kinds[i];
  return NULL;
}

/**
 * sam_kind_find:
 *
 * Returns: (nullable): the kind of that name
 */
const SamKind *
sam_kind_find (const char *name)
{
  return find_kind (name, strlen (name));
}

/**
 * sam_kind_of_id:
 *
 * Returns: (nullable): the kind that @id begins with, if this version knows it
 */
const SamKind *
sam_kind_of_id (const char *id)
{
  const char *colon = strchr (id, ':');

  return colon == NULL ? NULL : find_kind (id, (gsize) (colon - id));
}

/**
 * sam_kind_find_field:
 *
 * Returns: (nullable): the field of that name
 */
const SamField *
sam_kind_find_field (const SamKind *kind,
                     const char *name)
{
  int index = sam_kind_get_field_index (kind, name);

  return index < 0 ? NULL : &kind->fields[index];
}

static GHashTable *
get_positions (const SamKind *kind)
{
  if (g_once_init_enter (kind->positions))
    {
      GHashTable *positions = g_hash_table_new (g_str_hash, g_str_equal);

      for (guint i = 0; i < kind->n_fields; i++)
        g_hash_table_insert (positions, (char *) kind->fields[i].name, GUINT_TO_POINTER (i + 1));
      g_once_init_leave (kind->positions, positions);
    }
  return *kind->positions;
}

/**
 * sam_kind_get_field_index:
 *
 * Returns: where the field stands in the table, or -1
 */
int
sam_kind_get_field_index (const SamKind *kind,
                          const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (get_positions (kind), name)) - 1;
}

/* KIND:UUID of random or hashed bytes, which get the version and the variant of RFC 4122. */
static char *
build_id (const SamKind *kind,
          guint8 *bytes,
          guint8 version)
{
  static const char digits[] = "0123456789abcdef";
  char *id = g_malloc (strlen (kind->name) + strlen (":") + UUID_LENGTH + 1);
  char *at = g_stpcpy (id, kind->name);

  bytes[6] = (guint8) ((bytes[6] & 0x0f) | version << 4);
  bytes[8] = (guint8) ((bytes[8] & 0x3f) | 0x80);
  *at++ = ':';
  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *at++ = '-';
      *at++ = digits[bytes[i] >> 4];
      *at++ = digits[bytes[i] & 0x0f];
    }
  *at = '\0';
  return id;
}

/**
 * sam_id_new:
 *
 * Returns: (transfer full): an id that no other computer will make
 */
char *
sam_id_new (const SamKind *kind)
{
  guint32 words[4];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    words[i] = g_random_int ();
  return build_id (kind, (guint8 *) words, 4);
}

/**
 * sam_id_from_key:
 * @key: a slug or a hard key such as an AGB code
 *
 * Returns: (transfer full): the id that every computer makes for that key (UUIDv5)
 */
char *
sam_id_from_key (const SamKind *kind,
                 const char *key)
{
  /* UUIDv5 of samenhulp.nl in the DNS namespace. */
  static const guint8 namespace[16] = { 0xe2, 0xad, 0x92, 0x82, 0x8f, 0x9b, 0x5c, 0x8f,
                                        0x81, 0x2f, 0x74, 0x39, 0xb3, 0x64, 0x80, 0x48 };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize length = sizeof digest;

  g_checksum_update (checksum, namespace, sizeof namespace);
  g_checksum_update (checksum, (const guchar *) kind->name, -1);
  g_checksum_update (checksum, (const guchar *) ":", 1);
  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return build_id (kind, digest, 5);
}

/**
 * sam_id_is_valid:
 *
 * Returns: whether @id is KIND:UUID in small letters, of a kind that a later version may know
 */
gboolean
sam_id_is_valid (const char *id)
{
  const char *colon = strchr (id, ':');

  if (colon == NULL || colon == id || strlen (colon + 1) != UUID_LENGTH || !g_uuid_string_is_valid (colon + 1))
    return FALSE;
  for (const char *at = id; at < colon; at++)
    if (!g_ascii_islower (*at) && *at != '_')
      return FALSE;
  for (const char *at = colon + 1; *at != '\0'; at++)
    if (g_ascii_isupper (*at))
      return FALSE;
  return TRUE;
}
