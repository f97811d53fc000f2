/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-seal.h"

#include <sodium.h>

char *
sam_random_text (void)
{
  guint8 bytes[32];
  char text[2 * sizeof bytes + 1];
  int ready = sodium_init ();

  g_assert (ready >= 0);
  randombytes_buf (bytes, sizeof bytes);
  return g_strdup (sodium_bin2hex (text, sizeof text, bytes, sizeof bytes));
}
