/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What reports tell beside the rest: whom the coordinators spoke. Rolls no dice, as nothing hangs on it. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "store/sam-query.h"

static gboolean
make_contact (SamDemoWorld *world,
              const char *about,
              const char *type,
              const char *subject,
              int days,
              GError **error)
{
  g_autoptr (SamRecord) contact = sam_demo_create (world, "contact");

  sam_record_set_text (contact, "subject", subject);
  sam_record_set_text (contact, "type", type);
  sam_record_set_text (contact, "about", about);
  sam_demo_set_day (world, contact, "date", days);
  sam_record_set_text (contact, "who", "Demo");
  return sam_demo_save (world, contact, NULL, error);
}

/**
 * sam_demo_make_outcomes:
 *
 * Needs the organisations and groups.
 */
gboolean
sam_demo_make_outcomes (SamDemoWorld *world,
                        GError **error)
{
  static const char *const ways[] = { "call", "visit", "email", "meeting" };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("organisation"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_condition (query, "type", SAM_COMPARE_EQUAL, "municipality", error))
    return FALSE;
  rows = sam_store_list (world->store, query, 0, 1, error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < 5 && rows->len > 0; i++)
    if (!make_contact (world, ((SamRow *) rows->pdata[0])->id, ways[i % 4], "Voortgang van het netwerk",
                       -20 - 45 * (int) i, error))
      return FALSE;
  for (guint i = 0; i < MIN (9, world->groups->len); i++)
    if (!make_contact (world, g_ptr_array_index (world->groups, i), ways[i % 4], "Hoe gaat het met de groep",
                       -10 - 31 * (int) i, error))
      return FALSE;
  return TRUE;
}
