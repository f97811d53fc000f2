/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is sealed: a header in the clear, an empty chunk that only the right key opens and that vouches for the header,
 * then the bytes in chunks, the last one marked. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-seal.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#define MAGIC "Samenhulp seal 1"
#define CHUNK 65536
#define OVERHEAD crypto_secretstream_xchacha20poly1305_ABYTES
/* What a file may ask for: more than we ever do, and little enough that a forged one can't take the computer down. */
#define MAX_OPERATIONS 10
#define MAX_MEMORY_KIB (1024 * 1024)

/* As it stands in the file; the numbers little-endian. */
typedef struct
{
  char magic[16];
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint32 operations;
  guint32 memory_kib;
  guint8 stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
} Header;

G_STATIC_ASSERT (sizeof (Header) == 64);

struct _SamSealer
{
  char *passphrase;
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint32 operations;
  guint32 memory_kib;
  guint8 *key; /* NULL: not made yet */
};

G_DEFINE_QUARK (sam - seal - error - quark, sam_seal_error)

static void
start (void)
{
  int ready = sodium_init ();

  g_assert (ready >= 0);
}

/**
 * sam_sealer_new:
 * @passphrase: as a person typed it
 * @strength: for what is sealed anew; what is opened says itself how its key was made
 *
 * Returns: (transfer full): seals and opens with that passphrase
 */
SamSealer *
sam_sealer_new (const char *passphrase,
                SamSealStrength strength)
{
  SamSealer *self = g_new0 (SamSealer, 1);

  start ();
  self->passphrase = g_utf8_normalize (passphrase, -1, G_NORMALIZE_NFC);
  if (self->passphrase == NULL)
    self->passphrase = g_strdup (passphrase);
  self->operations = strength == SAM_SEAL_STRONG ? crypto_pwhash_OPSLIMIT_MODERATE : crypto_pwhash_OPSLIMIT_MIN;
  self->memory_kib =
      (strength == SAM_SEAL_STRONG ? crypto_pwhash_MEMLIMIT_MODERATE : crypto_pwhash_MEMLIMIT_MIN) / 1024;
  randombytes_buf (self->salt, sizeof self->salt);
  return self;
}

static void
forget_key (SamSealer *self)
{
  if (self->key != NULL)
    sodium_free (self->key);
  self->key = NULL;
}

void
sam_sealer_free (SamSealer *self)
{
  forget_key (self);
  sodium_memzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self);
}

static gboolean
fail (GError **error,
      SamSealError code)
{
  g_set_error_literal (error, SAM_SEAL_ERROR, code,
                       code == SAM_SEAL_ERROR_PASSPHRASE ? _ ("This passphrase does not open it.")
                                                         : _ ("It is damaged, or was never sealed."));
  return FALSE;
}

static gboolean
make_key (SamSealer *self,
          GError **error)
{
  if (self->key != NULL)
    return TRUE;
  self->key = sodium_malloc (crypto_secretstream_xchacha20poly1305_KEYBYTES);
  if (self->key != NULL &&
      crypto_pwhash (self->key, crypto_secretstream_xchacha20poly1305_KEYBYTES, self->passphrase,
                     strlen (self->passphrase), self->salt, self->operations, (gsize) self->memory_kib * 1024,
                     crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  forget_key (self);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("There is not enough memory for the passphrase. Close other programs and try again."));
  return FALSE;
}

static void
push (crypto_secretstream_xchacha20poly1305_state *state,
      GByteArray *sealed,
      const guint8 *bytes,
      gsize length,
      const Header *vouched,
      guint8 tag)
{
  gsize at = sealed->len;

  g_byte_array_set_size (sealed, at + length + OVERHEAD);
  crypto_secretstream_xchacha20poly1305_push (state, sealed->data + at, NULL, bytes, length, (const guint8 *) vouched,
                                              vouched != NULL ? sizeof *vouched : 0, tag);
}

/**
 * sam_sealer_seal:
 *
 * Returns: (transfer full) (nullable): @plain sealed, never twice the same
 */
GBytes *
sam_sealer_seal (SamSealer *self,
                 GBytes *plain,
                 GError **error)
{
  g_autoptr (GByteArray) sealed = g_byte_array_new ();
  crypto_secretstream_xchacha20poly1305_state state;
  Header header = { .operations = GUINT32_TO_LE (self->operations), .memory_kib = GUINT32_TO_LE (self->memory_kib) };
  gsize length;
  const guint8 *bytes = g_bytes_get_data (plain, &length);
  gsize at = 0;

  if (!make_key (self, error))
    return NULL;
  memcpy (header.magic, MAGIC, sizeof header.magic);
  memcpy (header.salt, self->salt, sizeof header.salt);
  crypto_secretstream_xchacha20poly1305_init_push (&state, header.stream, self->key);
  g_byte_array_append (sealed, (const guint8 *) &header, sizeof header);
  push (&state, sealed, NULL, 0, &header, 0);
  do
    {
      gsize part = MIN (length - at, CHUNK);
      gboolean last = at + part == length;

      push (&state, sealed, bytes + at, part, NULL, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      at += part;
    }
  while (at < length);
  sodium_memzero (&state, sizeof state);
  return g_byte_array_free_to_bytes (g_steal_pointer (&sealed));
}

/* The key that @header asks for. */
static gboolean
take_header (SamSealer *self,
             const Header *header,
             GError **error)
{
  guint32 operations = GUINT32_FROM_LE (header->operations);
  guint32 memory_kib = GUINT32_FROM_LE (header->memory_kib);

  if (memcmp (header->magic, MAGIC, sizeof header->magic) != 0 || operations < crypto_pwhash_OPSLIMIT_MIN ||
      operations > MAX_OPERATIONS || memory_kib < crypto_pwhash_MEMLIMIT_MIN / 1024 || memory_kib > MAX_MEMORY_KIB)
    return fail (error, SAM_SEAL_ERROR_DAMAGED);
  if (memcmp (header->salt, self->salt, sizeof self->salt) != 0 || operations != self->operations ||
      memory_kib != self->memory_kib)
    {
      forget_key (self);
      memcpy (self->salt, header->salt, sizeof self->salt);
      self->operations = operations;
      self->memory_kib = memory_kib;
    }
  return make_key (self, error);
}

static gboolean
pull (crypto_secretstream_xchacha20poly1305_state *state,
      const guint8 *bytes,
      gsize length,
      GByteArray *plain,
      gboolean *last)
{
  gsize at = plain->len;
  guint8 tag = 0;

  g_byte_array_set_size (plain, at + length - OVERHEAD);
  if (crypto_secretstream_xchacha20poly1305_pull (state, plain->data + at, NULL, &tag, bytes, length, NULL, 0) != 0)
    return FALSE;
  *last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  return TRUE;
}

/**
 * sam_sealer_open:
 *
 * Returns: (transfer full) (nullable): what was sealed, or NULL with SAM_SEAL_ERROR
 */
GBytes *
sam_sealer_open (SamSealer *self,
                 GBytes *sealed,
                 GError **error)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  crypto_secretstream_xchacha20poly1305_state state;
  Header header;
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  gsize at = sizeof header + OVERHEAD;
  gboolean last = FALSE;

  if (length < at + OVERHEAD)
    return fail (error, SAM_SEAL_ERROR_DAMAGED), NULL;
  memcpy (&header, bytes, sizeof header);
  if (!take_header (self, &header, error))
    return NULL;
  if (crypto_secretstream_xchacha20poly1305_init_pull (&state, header.stream, self->key) != 0 ||
      crypto_secretstream_xchacha20poly1305_pull (&state, NULL, NULL, NULL, bytes + sizeof header, OVERHEAD,
                                                  (const guint8 *) &header, sizeof header) != 0)
    return fail (error, SAM_SEAL_ERROR_PASSPHRASE), NULL;
  while (!last && length - at >= OVERHEAD)
    {
      gsize part = MIN (length - at, CHUNK + OVERHEAD);

      if (!pull (&state, bytes + at, part, plain, &last))
        return fail (error, SAM_SEAL_ERROR_DAMAGED), NULL;
      at += part;
    }
  sodium_memzero (&state, sizeof state);
  /* Cut off, or something behind the end. */
  if (!last || at != length)
    return fail (error, SAM_SEAL_ERROR_DAMAGED), NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&plain));
}

/**
 * sam_random_text:
 *
 * Made by libsodium, fit for keys and passwords.
 *
 * Returns: (transfer full): 32 random bytes in hexadecimal
 */
char *
sam_random_text (void)
{
  guint8 bytes[32];
  char text[2 * sizeof bytes + 1];

  start ();
  randombytes_buf (bytes, sizeof bytes);
  return g_strdup (sodium_bin2hex (text, sizeof text, bytes, sizeof bytes));
}
