/* SPDX-License-Identifier: GPL-3.0-or-later */

/* For formats that take a rule apart: each says some of it, and has to know when there is more than it can say. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recurrence-parts.h"

#include <string.h>

/**
 * sam_recurrence_split:
 * @rule: (nullable): a recurrence rule of RFC 5545
 *
 * Returns: (transfer full) (element-type utf8 utf8): its parts by name, "FREQ" and so on
 */
GHashTable *
sam_recurrence_split (const char *rule)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) list = g_strsplit (rule != NULL ? rule : "", ";", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      const char *equals = strchr (list[i], '=');

      if (equals != NULL)
        g_hash_table_insert (parts, g_ascii_strup (list[i], equals - list[i]), g_ascii_strup (equals + 1, -1));
    }
  return parts;
}

/**
 * sam_recurrence_has_only:
 * @names: (array zero-terminated=1): names of parts
 *
 * Returns: whether the rule has no other parts, so that who says these has said all
 */
gboolean
sam_recurrence_has_only (GHashTable *parts,
                         const char *const *names)
{
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_strv_contains (names, name))
      return FALSE;
  return TRUE;
}
