/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several laptops and one server; edits, deletions, decisions, restarts, restored backups and synchronisations in any
 * order with any faults. In the end
 * - all have the same leaves with the same bodies, and synchronising once more does nothing;
 * - what was typed is in the history of the computer it was typed on;
 * - what was typed and not replaced by a person who saw it is in a current version of the record, on every computer.
 * Each seed has records of its own in the same files, so that hundreds of them take seconds. One seed again,
 * with those before it in the same files: SAMENHULP_SEED=17. */

#include "sam-laptop.h"
#include "sam-memory-server.h"

#include "json/sam-json-value.h"
#include "store/sam-conflict.h"
#include "store/sam-parallel.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LAPTOPS 5
#define RECORDS 3
#define STEPS 45
#define SEEDS_PER_FILE 10

typedef struct
{
  guint laptop;
  guint record;
  char *text;
  gboolean replaced; /* somebody saw it and put something else in its place */
  gboolean gone;     /* the backup that was put back did not have it */
} Typed;

typedef struct
{
  SamMemoryServer *server;
  SamMemoryServer *backup;
  SamLaptop *laptops[MAX_LAPTOPS];
  guint n_laptops;
  guint syncing;                /* the laptop */
  guint backed_up[MAX_LAPTOPS]; /* how much was typed by then; 0: no backup */
  GRand *random;
  guint seed;
  gboolean told;     /* each step is said */
  gboolean stemming; /* the server keeps few revisions */
  guint serial;
  char *ids[RECORDS];
  gboolean erased[RECORDS];
  GArray *typed; /* of Typed */
} World;

static const char *const fields[] = { "name", "place", "cost", "description" };

static void
clear_typed (gpointer data)
{
  g_free (((Typed *) data)->text);
}

static guint
choose (World *world,
        guint n)
{
  return (guint) g_rand_int_range (world->random, 0, (gint32) n);
}

static char *
type (World *world,
      guint laptop,
      guint record)
{
  Typed typed = { .laptop = laptop, .record = record };

  typed.text = g_strdup_printf ("typed-%u-%u.", world->seed, ++world->serial);
  g_array_append_val (world->typed, typed);
  return g_strdup (typed.text);
}

/* Where @before had something that @after has not, a person put something else in its place. */
static void
note_replaced (World *world,
               guint record,
               const char *before,
               const char *after)
{
  for (guint i = 0; before != NULL && i < world->typed->len; i++)
    {
      Typed *typed = &g_array_index (world->typed, Typed, i);

      if (typed->record == record && strstr (before, typed->text) != NULL &&
          (after == NULL || strstr (after, typed->text) == NULL))
        typed->replaced = TRUE;
    }
}

/* All that is current on a laptop, in one text. */
static char *
dup_current (World *world,
             guint laptop,
             guint record)
{
  SamDatabase *database = sam_store_get_database (world->laptops[laptop]->store);
  g_autoptr (GPtrArray) leaves = sam_documents_list_leaves (database, world->ids[record], TRUE, NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; leaves != NULL && i < leaves->len; i++)
    g_string_append (text, ((SamRevision *) leaves->pdata[i])->body);
  return g_string_free (text, FALSE);
}

/* Somebody sees a field as it is in @store and types something else. */
static void
edit (World *world,
      SamStore *store,
      guint laptop,
      guint record)
{
  const char *field = fields[choose (world, G_N_ELEMENTS (fields))];
  g_autoptr (SamRecord) seen = sam_store_load (store, world->ids[record], NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *text = NULL;

  if (seen == NULL)
    return;
  if (sam_record_get_value (seen, field) != NULL)
    before = sam_record_format_field (seen, field);
  typed = type (world, laptop, record);
  if (before != NULL && strcmp (field, "description") == 0 && choose (world, 2) == 0)
    text = g_strdup_printf ("%s\n%s", before, typed);
  else
    text = g_strdup (typed);
  note_replaced (world, record, before, text);
  sam_record_parse_field (seen, field, text, &error);
  g_assert_no_error (error);
  sam_store_save (store, seen, &error);
  g_assert_no_error (error);
}

static void
edit_set (World *world,
          guint laptop,
          guint record)
{
  static const char *const sets[] = { "nl", "nl; de", "de", "en; nl", "" };

  if (sam_laptop_has (world->laptops[laptop], world->ids[record]))
    sam_laptop_set (world->laptops[laptop], world->ids[record], "languages", sets[choose (world, G_N_ELEMENTS (sets))]);
}

static void
delete_record (World *world,
               guint laptop,
               guint record)
{
  g_autofree char *before = dup_current (world, laptop, record);

  if (!sam_laptop_has (world->laptops[laptop], world->ids[record]))
    return;
  note_replaced (world, record, before, NULL);
  sam_laptop_delete (world->laptops[laptop], world->ids[record]);
}

/* For good, everywhere, and before all that is typed by somebody who has not heard of it. */
static void
erase_record (World *world,
              guint laptop,
              guint record)
{
  g_autoptr (GError) error = NULL;

  if (!sam_laptop_has (world->laptops[laptop], world->ids[record]))
    return;
  sam_store_erase (world->laptops[laptop]->store, world->ids[record], &error);
  g_assert_no_error (error);
  world->erased[record] = TRUE;
}

static void
undo (World *world,
      guint laptop)
{
  char *before[RECORDS];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < RECORDS; i++)
    before[i] = dup_current (world, laptop, i);
  /* What was changed since by others can't be undone: that is said, and nothing is done. */
  sam_store_undo (world->laptops[laptop]->store, &error);
  for (guint i = 0; i < RECORDS; i++)
    {
      g_autofree char *after = dup_current (world, laptop, i);

      note_replaced (world, i, before[i], after);
      g_free (before[i]);
    }
}

/* For every field that is open, one of the versions or something new. */
static GHashTable *
make_choices (World *world,
              guint laptop,
              guint record,
              SamConflict *conflict)
{
  GHashTable *choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < conflict->differences->len; i++)
    {
      SamDifference *difference = conflict->differences->pdata[i];
      guint version = choose (world, difference->n_values + 1);
      g_autofree char *typed = NULL;

      if (!difference->open)
        continue;
      if (version == difference->n_values && difference->field != NULL)
        {
          typed = type (world, laptop, record);
          g_hash_table_insert (choices, g_strdup (difference->key), sam_json_from_string (typed));
        }
      else
        g_hash_table_insert (choices, g_strdup (difference->key),
                             g_strdup (difference->values[MIN (version, difference->n_values - 1)]));
    }
  return choices;
}

/* A person looks at all versions and decides. */
static void
decide (World *world,
        guint laptop,
        guint record)
{
  SamStore *store = world->laptops[laptop]->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamConflict) conflict = sam_store_load_conflict (store, world->ids[record], NULL);
  g_autoptr (GHashTable) choices = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  if (conflict == NULL)
    return;
  before = dup_current (world, laptop, record);
  choices = make_choices (world, laptop, record, conflict);
  sam_store_settle (store, world->ids[record], NULL, choices, &error);
  g_assert_no_error (error);
  after = dup_current (world, laptop, record);
  note_replaced (world, record, before, after);
}

/* Of a merge that was made by itself, only one side is kept after all. */
static void
undo_merge (World *world,
            guint laptop)
{
  SamStore *store = world->laptops[laptop]->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) merges = sam_store_list_parallel (store, 0, &error);
  SamParallel *one;
  SamParallelSide *side;

  g_assert_no_error (error);
  for (guint record = 0; merges->len > 0 && record < RECORDS; record++)
    {
      g_autofree char *before = dup_current (world, laptop, record);
      g_autofree char *after = NULL;

      one = merges->pdata[choose (world, merges->len)];
      if (one->type != SAM_PARALLEL_MERGED || strcmp (one->id, world->ids[record]) != 0)
        continue;
      side = one->sides->pdata[choose (world, one->sides->len)];
      /* What was changed since can't be undone: that is said, and nothing is done. */
      sam_store_undo_merge (store, one->id, one->revision, side->revision, NULL);
      after = dup_current (world, laptop, record);
      note_replaced (world, record, before, after);
    }
}

static void
bring_back (World *world,
            guint laptop,
            guint record)
{
  SamStore *store = world->laptops[laptop]->store;
  g_autoptr (SamGone) gone = sam_store_describe_gone (store, world->ids[record], NULL);
  g_autoptr (GError) error = NULL;

  if (gone == NULL || !gone->restorable)
    return;
  sam_store_bring_back (store, world->ids[record], &error);
  g_assert_no_error (error);
}

/* Somebody types on while the laptop synchronises; another thread writes through the laptop's own connection then. */
static void
on_request_cb (gpointer data)
{
  World *world = data;
  g_autoptr (SamStore) elsewhere = NULL;

  if (choose (world, 40) != 0)
    return;
  elsewhere = sam_laptop_open_store (world->laptops[world->syncing]);
  edit (world, elsewhere, world->syncing, choose (world, RECORDS));
}

static SamSyncResult
sync_once (World *world,
           guint laptop)
{
  g_autoptr (SamPeer) peer = sam_memory_server_connect (world->server);
  g_autoptr (GError) error = NULL;
  SamSyncResult result;

  world->syncing = laptop;
  if (!sam_sync_run (world->laptops[laptop]->store, peer, NULL, NULL, &result, NULL, &error))
    g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT);
  return result;
}

static void
go_back (World *world,
         guint laptop)
{
  if (world->backed_up[laptop] == 0)
    return;
  sam_laptop_go_back (world->laptops[laptop]);
  for (guint i = world->backed_up[laptop]; i < world->typed->len; i++)
    if (g_array_index (world->typed, Typed, i).laptop == laptop)
      g_array_index (world->typed, Typed, i).gone = TRUE;
}

static void
back_up (World *world,
         guint laptop)
{
  sam_laptop_back_up (world->laptops[laptop]);
  world->backed_up[laptop] = world->typed->len;
}

/* Another program, that knows nothing of ours, adds something to the current version. */
static void
write_foreign (World *world,
               guint record)
{
  const char *id = world->ids[record];
  g_autofree char *leaves = sam_memory_server_dup_leaves (world->server, id);
  g_auto (GStrv) list = g_strsplit (leaves != NULL ? leaves : "!", " ", -1);
  g_autofree char *body = NULL;
  g_autofree char *text = NULL;
  g_autofree char *value = g_strdup_printf ("\"later-%u-%u\"", world->seed, ++world->serial);
  g_autofree char *path = NULL;
  g_autoptr (SamJsonObject) members = NULL;

  if (strchr (list[0], '!') != NULL)
    return;
  body = sam_memory_server_dup_body (world->server, id, list[0]);
  members = sam_json_object_parse (body, -1, NULL);
  sam_json_object_set (members, "later", value);
  text = sam_json_object_to_text (members);
  path = g_strdup_printf ("%" G_GINT64_FORMAT "-%08x%08x%08x%08x %s", g_ascii_strtoll (list[0], NULL, 10) + 1,
                          g_rand_int (world->random), g_rand_int (world->random), g_rand_int (world->random),
                          g_rand_int (world->random), list[0]);
  sam_memory_server_write (world->server, id, path, FALSE, text);
}

static void
trouble (World *world,
         guint laptop)
{
  /* Of a server that has forgotten both documents and old revisions no laptop can tell which leaf became which; nor
   * can one that stayed away for more revisions than it keeps. */
  guint what = choose (world, world->stemming ? 6 : 9);

  switch (what)
    {
    case 0:
      sam_memory_server_forget_checkpoints (world->server);
      break;
    case 1:
      sam_laptop_restart (world->laptops[laptop]);
      break;
    case 2:
      back_up (world, laptop);
      break;
    case 3:
      go_back (world, laptop);
      break;
    case 4:
      sam_memory_server_forget_sequences (world->server);
      break;
    case 5:
      sam_memory_server_lag_behind (world->server, choose (world, 2) == 0 ? world->ids[choose (world, RECORDS)] : NULL);
      break;
    case 6:
      sam_memory_server_forget_everything (world->server);
      break;
    case 7:
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
  guint laptop = choose (world, world->n_laptops);
  guint record = choose (world, RECORDS);
  guint what = choose (world, 1000);

  if (world->told)
    g_test_message ("%s, record %u: %u (typed: %u)", world->laptops[laptop]->name, record, what, world->serial);
  if (what < 450)
    edit (world, world->laptops[laptop]->store, laptop, record);
  else if (what < 530)
    edit_set (world, laptop, record);
  else if (what < 560)
    delete_record (world, laptop, record);
  else if (what < 565)
    erase_record (world, laptop, record);
  else if (what < 600)
    undo (world, laptop);
  else if (what < 640)
    decide (world, laptop, record);
  else if (what < 650)
    bring_back (world, laptop, record);
  else if (what < 655)
    undo_merge (world, laptop);
  else if (what < 670)
    write_foreign (world, record);
  else if (what < 960)
    sync_once (world, laptop);
  else
    trouble (world, laptop);
}

static gboolean
is_gone (const char *leaves)
{
  const char *end = leaves != NULL ? strchrnul (leaves, ' ') : NULL;

  return leaves == NULL || end[-1] == '!';
}

/* Tombstones of what a laptop never saw are not fetched: a record that is gone counts as one that is not there. */
static void
check_leaves (World *world,
              guint laptop,
              guint record)
{
  const char *id = world->ids[record];
  SamLaptop *where = world->laptops[laptop];
  g_autofree char *here = sam_laptop_dup_leaves (where, id);
  g_autofree char *there = sam_memory_server_dup_leaves (world->server, id);
  g_autoptr (GPtrArray) leaves = NULL;

  if (is_gone (here) && is_gone (there))
    return;
  if (g_strcmp0 (here, there) != 0)
    g_error ("Seed %u: %s has %s, the server has %s", world->seed, where->name, here, there);
  leaves = sam_documents_list_leaves (sam_store_get_database (where->store), id, TRUE, NULL);
  for (guint i = 0; i < leaves->len; i++)
    {
      SamRevision *leaf = leaves->pdata[i];
      g_autofree char *body = sam_memory_server_dup_body (world->server, id, leaf->revision);

      if (g_strcmp0 (leaf->body, body) != 0)
        g_error ("Seed %u: %s says “%s” at %s, the server “%s”", world->seed, where->name, leaf->body, leaf->revision,
                 body);
    }
}

static void
check_typed (World *world,
             const Typed *typed)
{
  SamLaptop *where = world->laptops[typed->laptop];
  g_autofree char *current = dup_current (world, typed->laptop, typed->record);

  if (typed->gone || world->erased[typed->record])
    return;
  if (!sam_laptop_remembers (where, world->ids[typed->record], typed->text))
    g_error ("Seed %u: %s has lost %s", world->seed, where->name, typed->text);
  if (!typed->replaced && strstr (current, typed->text) == NULL)
    g_error ("Seed %u: nobody replaced %s of %s, and yet it is not current", world->seed, typed->text, where->name);
}

static void
check_erased (World *world,
              guint laptop,
              guint record)
{
  if (world->erased[record] && sam_laptop_remembers (world->laptops[laptop], world->ids[record], "typed-"))
    g_error ("Seed %u: %s still has what was erased", world->seed, world->laptops[laptop]->name);
}

static void
check (World *world)
{
  for (guint laptop = 0; laptop < world->n_laptops; laptop++)
    {
      SamSyncResult result = sync_once (world, laptop);

      if (result.pulled + result.pushed + result.merged > 0)
        g_error ("Seed %u: %s still has something to do", world->seed, world->laptops[laptop]->name);
      g_assert_cmpuint (result.quarantined + result.refused, ==, 0);
      g_assert_cmpuint (sam_sync_count_waiting (world->laptops[laptop]->store, NULL), ==, 0);
      for (guint record = 0; record < RECORDS; record++)
        {
          check_leaves (world, laptop, record);
          check_erased (world, laptop, record);
        }
    }
  for (guint i = 0; i < world->typed->len; i++)
    check_typed (world, &g_array_index (world->typed, Typed, i));
  if (sam_memory_server_count_clashes (world->server) > 0)
    g_error ("Seed %u: one revision came with two bodies", world->seed);
}

static void
begin (World *world,
       guint seed)
{
  world->seed = seed;
  world->serial = 0;
  world->random = g_rand_new_with_seed (seed);
  world->typed = g_array_new (FALSE, FALSE, sizeof (Typed));
  g_array_set_clear_func (world->typed, clear_typed);
  memset (world->backed_up, 0, sizeof world->backed_up);
  memset (world->erased, 0, sizeof world->erased);
  for (guint i = 0; i < RECORDS; i++)
    {
      guint laptop = choose (world, world->n_laptops);
      g_autofree char *name = type (world, laptop, i);

      world->ids[i] = sam_laptop_add (world->laptops[laptop], name);
    }
}

static void
end (World *world)
{
  for (guint i = 0; i < RECORDS; i++)
    g_clear_pointer (&world->ids[i], g_free);
  g_clear_pointer (&world->backup, sam_memory_server_free);
  g_array_unref (world->typed);
  g_rand_free (world->random);
}

static void
play (World *world,
      guint seed)
{
  begin (world, seed);
  world->told = g_getenv ("SAMENHULP_SEED") != NULL && atoi (g_getenv ("SAMENHULP_SEED")) == (int) seed;
  world->stemming = seed % 4 == 0;
  sam_memory_server_set_faults (world->server, world->random, seed % 3 == 0 ? 0.1 : 0);
  sam_memory_server_set_visitor (world->server, on_request_cb, world);
  sam_memory_server_keep_revisions (world->server, world->stemming ? 8 : 0);
  for (guint i = 0; i < STEPS; i++)
    step (world);
  sam_memory_server_set_faults (world->server, NULL, 0);
  sam_memory_server_set_visitor (world->server, NULL, NULL);
  sam_memory_server_lag_behind (world->server, NULL);
  for (guint round = 0; round < 3; round++)
    for (guint laptop = 0; laptop < world->n_laptops; laptop++)
      sync_once (world, laptop);
  check (world);
  end (world);
}

/* Seeds share files for a while only: a server made again wants all that was there before. */
static void
play_some (guint first,
           guint last)
{
  static const char *const names[MAX_LAPTOPS] = { "Ada", "Bea", "Cas", "Dré", "Els" };
  World world = { .server = sam_memory_server_new () };

  world.n_laptops = 2 + (first - 1) / SEEDS_PER_FILE % (MAX_LAPTOPS - 1);
  for (guint i = 0; i < world.n_laptops; i++)
    world.laptops[i] = sam_laptop_new (names[i]);
  for (guint seed = first; seed <= last; seed++)
    play (&world, seed);
  for (guint i = 0; i < world.n_laptops; i++)
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
  guint last = only != NULL ? (guint) atoi (only) : count != NULL ? (guint) atoi (count)
                                                                  : 40;
  guint first = only != NULL ? last - (last - 1) % SEEDS_PER_FILE : 1;

  for (; first <= last; first += SEEDS_PER_FILE)
    play_some (first, MIN (first + SEEDS_PER_FILE - 1, last));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/sync/model/all-end-with-the-same-and-nothing-is-lost", test_all_seeds);
  return g_test_run ();
}
