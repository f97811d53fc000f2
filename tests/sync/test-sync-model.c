/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several laptops and one server, edits, deletions and synchronisations in any order with any faults: all end with the
 * same winners and leaves, and nothing a person typed is lost. Each seed has records of its own in the same files, so
 * that hundreds of them take seconds. One seed again: SAMENHULP_SEED=17. */

#include "sam-laptop.h"
#include "sam-memory-server.h"

#include <stdlib.h>
#include <string.h>

#define LAPTOPS 3
#define RECORDS 3
#define STEPS 45
#define SEEDS_PER_FILE 20

typedef struct
{
  guint laptop;
  guint record;
  char *text;
} Typed;

typedef struct
{
  SamMemoryServer *server;
  SamMemoryServer *backup;
  SamLaptop *laptops[LAPTOPS];
  GRand *random;
  guint seed;
  guint serial;
  char *ids[RECORDS];
  GArray *typed; /* of Typed */
} World;

static void
clear_typed (gpointer data)
{
  g_free (((Typed *) data)->text);
}

static void
note (World *world,
      guint laptop,
      guint record,
      const char *text)
{
  Typed typed = { laptop, record, g_strdup (text) };

  g_array_append_val (world->typed, typed);
}

static void
sync_once (World *world,
           guint laptop)
{
  g_autoptr (SamPeer) peer = sam_memory_server_connect (world->server);
  g_autoptr (GError) error = NULL;

  if (!sam_sync_run (world->laptops[laptop]->store, peer, NULL, NULL, NULL, NULL, &error))
    g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT);
}

static void
edit (World *world,
      guint laptop,
      guint record)
{
  static const char *const fields[] = { "name", "place", "cost", "description" };
  const char *field = fields[g_rand_int_range (world->random, 0, G_N_ELEMENTS (fields))];
  g_autofree char *text = g_strdup_printf ("typed-%u-%u.", world->seed, ++world->serial);

  if (!sam_laptop_has (world->laptops[laptop], world->ids[record]))
    return;
  sam_laptop_set (world->laptops[laptop], world->ids[record], field, text);
  note (world, laptop, record, text);
}

static void
edit_set (World *world,
          guint laptop,
          guint record)
{
  static const char *const sets[] = { "nl", "nl; de", "de", "en; nl", "" };

  if (sam_laptop_has (world->laptops[laptop], world->ids[record]))
    sam_laptop_set (world->laptops[laptop], world->ids[record], "languages",
                    sets[g_rand_int_range (world->random, 0, G_N_ELEMENTS (sets))]);
}

static void
trouble_server (World *world)
{
  switch (g_rand_int_range (world->random, 0, 4))
    {
    case 0:
      sam_memory_server_forget_checkpoints (world->server);
      break;
    case 1:
      sam_memory_server_forget_everything (world->server);
      break;
    case 2:
      g_clear_pointer (&world->backup, sam_memory_server_free);
      world->backup = sam_memory_server_copy (world->server);
      break;
    default:
      if (world->backup != NULL)
        sam_memory_server_restore (world->server, world->backup);
    }
}

static void
step (World *world)
{
  guint laptop = g_rand_int_range (world->random, 0, LAPTOPS);
  guint record = g_rand_int_range (world->random, 0, RECORDS);
  gint32 what = g_rand_int_range (world->random, 0, 100);

  if (what < 50)
    edit (world, laptop, record);
  else if (what < 62)
    edit_set (world, laptop, record);
  else if (what < 65 && sam_laptop_has (world->laptops[laptop], world->ids[record]))
    sam_laptop_delete (world->laptops[laptop], world->ids[record]);
  else if (what < 98)
    sync_once (world, laptop);
  else
    trouble_server (world);
}

/* Tombstones of what a laptop never saw are not fetched: a record that is gone counts as one that is not there. */
static char *
dup_state (char *leaves)
{
  g_auto (GStrv) list = g_strsplit (leaves != NULL ? leaves : "", " ", -1);

  if (leaves == NULL || strchr (list[0], '!') != NULL)
    return g_free (leaves), g_strdup ("gone");
  return leaves;
}

static void
check_states (World *world)
{
  for (guint record = 0; record < RECORDS; record++)
    {
      g_autofree char *there = dup_state (sam_memory_server_dup_leaves (world->server, world->ids[record]));

      for (guint laptop = 0; laptop < LAPTOPS; laptop++)
        {
          g_autofree char *here = dup_state (sam_laptop_dup_leaves (world->laptops[laptop], world->ids[record]));

          if (strcmp (here, there) != 0)
            g_error ("Seed %u: %s has %s, the server has %s", world->seed, world->laptops[laptop]->name, here, there);
        }
    }
}

static void
check_memory (World *world)
{
  for (guint i = 0; i < world->typed->len; i++)
    {
      const Typed *typed = &g_array_index (world->typed, Typed, i);

      if (!sam_laptop_remembers (world->laptops[typed->laptop], world->ids[typed->record], typed->text))
        g_error ("Seed %u: %s has lost %s", world->seed, world->laptops[typed->laptop]->name, typed->text);
    }
}

static void
begin_records (World *world)
{
  for (guint i = 0; i < RECORDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("typed-%u-%u.", world->seed, ++world->serial);
      guint laptop = g_rand_int_range (world->random, 0, LAPTOPS);

      world->ids[i] = sam_laptop_add (world->laptops[laptop], name);
      note (world, laptop, i, name);
    }
}

static void
play (World *world,
      guint seed)
{
  world->seed = seed;
  world->serial = 0;
  world->random = g_rand_new_with_seed (seed);
  world->typed = g_array_new (FALSE, FALSE, sizeof (Typed));
  g_array_set_clear_func (world->typed, clear_typed);
  sam_memory_server_set_faults (world->server, world->random, seed % 3 == 0 ? 0.1 : 0);
  begin_records (world);
  for (guint i = 0; i < STEPS; i++)
    step (world);
  sam_memory_server_set_faults (world->server, NULL, 0);
  for (guint round = 0; round < 3; round++)
    for (guint laptop = 0; laptop < LAPTOPS; laptop++)
      sync_once (world, laptop);
  check_states (world);
  check_memory (world);
  for (guint i = 0; i < RECORDS; i++)
    g_clear_pointer (&world->ids[i], g_free);
  g_clear_pointer (&world->backup, sam_memory_server_free);
  g_array_unref (world->typed);
  g_rand_free (world->random);
}

/* Seeds share files for a while only: a server made again wants all that was there before. */
static void
play_some (guint first,
           guint last)
{
  static const char *const names[LAPTOPS] = { "Ada", "Bea", "Cas" };
  World world = { 0 };

  world.server = sam_memory_server_new ();
  for (guint i = 0; i < LAPTOPS; i++)
    world.laptops[i] = sam_laptop_new (names[i]);
  for (guint seed = first; seed <= last; seed++)
    play (&world, seed);
  for (guint i = 0; i < LAPTOPS; i++)
    {
      sam_laptop_assert_sound (world.laptops[i]);
      sam_laptop_free (world.laptops[i]);
    }
  sam_memory_server_free (world.server);
}

static void
test_all_seeds (void)
{
  const char *only = g_getenv ("SAMENHULP_SEED");
  const char *count = g_getenv ("SAMENHULP_SEEDS");
  guint last = count != NULL ? (guint) atoi (count) : 40;

  if (only != NULL)
    play_some ((guint) atoi (only), (guint) atoi (only));
  for (guint seed = 1; only == NULL && seed <= last; seed += SEEDS_PER_FILE)
    play_some (seed, MIN (seed + SEEDS_PER_FILE - 1, last));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/model/all-end-with-the-same-and-nothing-is-lost", test_all_seeds);
  return g_test_run ();
}
