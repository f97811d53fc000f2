/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define SAM_SEAL_LEAST_CHARACTERS 12 /* of a passphrase that something new is sealed with */

/* The one place that uses libsodium: bytes sealed with a passphrase. Argon2id makes the key, XChaCha20-Poly1305 the
 * seal, in chunks, each in its place: whatever is cut off, changed or moved is noticed. */

#define SAM_SEAL_ERROR (sam_seal_error_quark ())

/**
 * SamSealError:
 * @SAM_SEAL_ERROR_PASSPHRASE: this passphrase does not open it
 * @SAM_SEAL_ERROR_DAMAGED: it is no seal, or not whole
 */
typedef enum
{
  SAM_SEAL_ERROR_PASSPHRASE,
  SAM_SEAL_ERROR_DAMAGED,
} SamSealError;

GQuark sam_seal_error_quark (void);

typedef enum
{
  SAM_SEAL_STRONG, /* guessing costs 256 MiB and most of a second a time */
  SAM_SEAL_WEAK,   /* for tests only */
} SamSealStrength;

/* A passphrase, and the key it makes. */
typedef struct _SamSealer SamSealer;

SamSealer *sam_sealer_new (const char *passphrase,
                           SamSealStrength strength);
void sam_sealer_free (SamSealer *self);
GBytes *sam_sealer_seal (SamSealer *self,
                         GBytes *plain,
                         GError **error);
GBytes *sam_sealer_open (SamSealer *self,
                         GBytes *sealed,
                         GError **error);

char *sam_random_text (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSealer, sam_sealer_free)

G_END_DECLS
