/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A made-up region to look at, to try things on and to measure with. Nobody in it exists: addresses end in .example,
 * numbers begin with 06-00 or 045-000. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo.h"

#include "network/sam-demo-world.h"
#include "network/sam-new-region.h"
#include "network/sam-shipped-texts.h"

/* Records beside the groups and their contact persons, about. */
#define N_OTHERS 1700

static gint64
get_noon (gpointer data)
{
  const SamDemoWorld *world = data;

  return sam_demo_get_midnight (world, 0) + 43200;
}

static gboolean
make_all (SamDemoWorld *world,
          GError **error)
{
  static const SamDemoPart parts[] = {
    sam_demo_make_organisations,
    sam_demo_make_people,
    sam_demo_make_groups,
    sam_demo_make_workshops,
    sam_demo_make_work,
    sam_demo_make_consents,
    sam_demo_make_matches,
    sam_demo_make_knowledge,
    sam_demo_make_roadmap,
    sam_demo_make_targets,
    sam_demo_make_outcomes,
  };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!parts[i](world, error))
      return FALSE;
  return TRUE;
}

/**
 * sam_demo_fill:
 * @store: a new file without a region
 *
 * Makes the demo region. Everything follows from the seed and the day, who and when included, so that two computers
 * make the same revisions. Saves go in portions; a demo that was stopped half-way is begun again in a new file.
 *
 * Returns: whether all of it was saved
 */
gboolean
sam_demo_fill (SamStore *store,
               const SamDemoOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (SamDemoWorld) world = sam_demo_world_new (store, options, cancellable, error);
  gboolean made;

  if (world == NULL)
    return FALSE;
  world->n_expected = N_OTHERS + options->n_groups;
  if (!sam_new_region (store, "Oostelijke Mijnstreek (demo)", "demo", error) ||
      !sam_shipped_texts_take_over_all (store, error) || !sam_store_begin (store, error))
    return FALSE;
  sam_store_set_author (store, "Demo");
  sam_store_set_clock (store, get_noon, world);
  /* Who tries Ctrl+Z in it would take away what nobody there has done. */
  sam_store_set_undoable (store, FALSE);
  made = make_all (world, error) && sam_store_commit (store, error);
  if (!made)
    sam_store_rollback (store);
  sam_store_set_undoable (store, TRUE);
  sam_store_set_clock (store, NULL, NULL);
  return made;
}
