/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-phone.h"

#include <string.h>

static gboolean
has_short_area (const char *national)
{
  static const char *const areas[] = {
    "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043", "045",
    "046", "050", "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078", "079",
    "084", "085", "087", "088", "091", NULL
  };
  char area[4] = { 0 };

  memcpy (area, national, 3);
  return g_strv_contains (areas, area);
}

/**
 * sam_phone_format:
 * @e164: a stored number
 *
 * Returns: (transfer full): as it is written in the Netherlands: "06-12 34 56 78", "045-571 23 45", "0475-12 34 56";
 *   a foreign number unchanged
 */
char *
sam_phone_format (const char *e164)
{
  g_autofree char *n = NULL;

  if (!g_str_has_prefix (e164, "+31"))
    return g_strdup (e164);
  n = g_strconcat ("0", e164 + 3, NULL);
  if (g_str_has_prefix (n, "0800") || g_str_has_prefix (n, "0900"))
    return g_strdup_printf ("%.4s-%s", n, n + 4);
  if (strlen (n) != 10)
    return g_strdup (e164);
  if (g_str_has_prefix (n, "06"))
    return g_strdup_printf ("06-%.2s %.2s %.2s %.2s", n + 2, n + 4, n + 6, n + 8);
  if (has_short_area (n))
    return g_strdup_printf ("%.3s-%.3s %.2s %.2s", n, n + 3, n + 6, n + 8);
  return g_strdup_printf ("%.4s-%.2s %.2s %.2s", n, n + 4, n + 6, n + 8);
}
