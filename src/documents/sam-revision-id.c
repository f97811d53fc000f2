/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Revision ids "N-HASH". The same edit of the same parent must give the same id on every computer, for ever: what goes
 * into the hash, and how it is framed, never changes. */

#include "documents/sam-revision-id.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <string.h>

#define HASH_LENGTH 32
#define MAX_DIGITS 15

static gboolean
is_hash (const char *text)
{
  for (gsize i = 0; i < HASH_LENGTH; i++)
    if (!g_ascii_isdigit (text[i]) && !(text[i] >= 'a' && text[i] <= 'f'))
      return FALSE;

  return text[HASH_LENGTH] == '\0';
}

/**
 * sam_revision_id_is_valid:
 * @revision: (nullable): a text
 *
 * Only 32 lower-case hex digits are let in: servers disagree about the order of any other shape, and so about winners.
 *
 * Returns: whether @revision is a revision id
 */
gboolean
sam_revision_id_is_valid (const char *revision)
{
  gsize digits;

  if (revision == NULL)
    return FALSE;

  digits = strspn (revision, "0123456789");
  return digits > 0 && digits <= MAX_DIGITS && revision[0] != '0' && revision[digits] == '-' &&
         is_hash (revision + digits + 1);
}

/**
 * sam_revision_id_get_generation:
 * @revision: a valid revision id
 *
 * Returns: the number in front
 */
gint64
sam_revision_id_get_generation (const char *revision)
{
  g_return_val_if_fail (revision != NULL, 0);

  return g_ascii_strtoll (revision, NULL, 10);
}

static int
compare_hashes (const char *a,
                const char *b)
{
  const char *hash_a = strchr (a, '-');
  const char *hash_b = strchr (b, '-');

  return strcmp (hash_a != NULL ? hash_a : a, hash_b != NULL ? hash_b : b);
}

/**
 * sam_revision_id_compare:
 * @a: a valid revision id
 * @a_deleted: whether it is a tombstone
 * @b: another
 * @b_deleted: whether that is a tombstone
 *
 * The winning rule of the protocol: live before deleted, then the higher generation, then the greater hash.
 *
 * Returns: > 0 when @a wins, < 0 when @b wins, 0 when they are the same
 */
int
sam_revision_id_compare (const char *a,
                         gboolean a_deleted,
                         const char *b,
                         gboolean b_deleted)
{
  gint64 generation_a;
  gint64 generation_b;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (!a_deleted != !b_deleted)
    return a_deleted ? -1 : 1;

  generation_a = sam_revision_id_get_generation (a);
  generation_b = sam_revision_id_get_generation (b);
  if (generation_a != generation_b)
    return generation_a > generation_b ? 1 : -1;

  return compare_hashes (a, b);
}

/* Each part goes in with its length in front, so that no two lists of parts give the same bytes. Nettle has the
 * processor hash them; GLib's own SHA-256 takes six times as long, which was an eighth of saving many records. */
static void
add_part (struct sha256_ctx *checksum,
          const char *part)
{
  gsize length = strlen (part);
  char frame[24];
  int frame_length = g_snprintf (frame, sizeof frame, "%" G_GSIZE_FORMAT ":", length);

  sha256_update (checksum, (gsize) frame_length, (const guchar *) frame);
  sha256_update (checksum, length, (const guchar *) part);
}

/**
 * sam_revision_id_next:
 * @parent: (nullable): the parent's revision id; %NULL for a first revision
 * @deleted: whether the new revision is a tombstone
 * @body: its canonical body
 *
 * Attachments that a revision merely takes over from its parent do not enter: the parent stands for them, and a
 * server's digest of them is not the same everywhere. The last part is the number of attachments of our own, none so
 * far.
 *
 * Returns: (transfer full): the revision id
 */
char *
sam_revision_id_next (const char *parent,
                      gboolean deleted,
                      const char *body)
{
  struct sha256_ctx checksum;
  guint8 digest[HASH_LENGTH / 2];
  char hash[BASE16_ENCODE_LENGTH (sizeof digest)];
  gint64 generation = parent != NULL ? sam_revision_id_get_generation (parent) + 1 : 1;

  g_return_val_if_fail (body != NULL, NULL);

  sha256_init (&checksum);
  add_part (&checksum, parent != NULL ? parent : "");
  add_part (&checksum, deleted ? "1" : "0");
  add_part (&checksum, body);
  add_part (&checksum, "0");
  sha256_digest (&checksum, sizeof digest, digest);
  base16_encode_update (hash, sizeof digest, digest);

  return g_strdup_printf ("%" G_GINT64_FORMAT "-%.*s", generation, HASH_LENGTH, hash);
}
