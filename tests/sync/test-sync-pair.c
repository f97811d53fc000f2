/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-duplicates.h"
#include "network/sam-pair-merge.h"
#include "sam-laptop.h"
#include "sam-memory-server.h"
#include "store/sam-query.h"

/* Two laptops with the same group twice, and a contact about each. */
typedef struct
{
  SamMemoryServer *server;
  SamLaptop *ada;
  SamLaptop *bea;
  char *first;
  char *second;
} Office;

static void
sync_all (Office *office)
{
  for (guint i = 0; i < 2; i++)
    {
      sam_memory_server_sync (office->server, office->ada->store);
      sam_memory_server_sync (office->server, office->bea->store);
    }
}

static void
add_task (SamLaptop *laptop,
          const char *about)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("task"));
  g_autoptr (SamRecord) task = sam_record_new (sam_kind_find ("task"), id);
  g_autoptr (GError) error = NULL;

  sam_record_set_text (task, "title", "Call");
  sam_record_set_text (task, "about", about);
  sam_store_save (laptop->store, task, &error);
  g_assert_no_error (error);
}

static void
set_up (Office *office,
        gconstpointer data)
{
  office->server = sam_memory_server_new ();
  office->ada = sam_laptop_new ("Ada");
  office->bea = sam_laptop_new ("Bea");
  office->first = sam_laptop_add (office->ada, "Rouw");
  office->second = sam_laptop_add (office->ada, "Groep rouw");
  sam_laptop_set (office->ada, office->second, "place", "Heerlen");
  add_task (office->ada, office->first);
  add_task (office->ada, office->second);
  sync_all (office);
}

static void
tear_down (Office *office,
           gconstpointer data)
{
  sam_laptop_assert_sound (office->ada);
  sam_laptop_assert_sound (office->bea);
  sam_laptop_free (office->ada);
  sam_laptop_free (office->bea);
  sam_memory_server_free (office->server);
  g_free (office->first);
  g_free (office->second);
}

static void
merge (SamLaptop *laptop,
       const char *kept,
       const char *other)
{
  g_autoptr (GError) error = NULL;

  sam_pair_merge (laptop->store, kept, other, NULL, &error);
  g_assert_no_error (error);
}

/* The groups that a list shows, and how many tasks are about the first of them. */
static char *
describe (SamLaptop *laptop)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_auto (GStrv) tasks = NULL;
  SamRow *row;

  sam_query_add_column (query, "place", &error);
  rows = sam_store_list (laptop->store, query, 0, 0, &error);
  g_assert_no_error (error);
  row = rows->pdata[0];
  tasks = sam_store_find_referrers (laptop->store, row->id, sam_kind_find ("task"), "about", &error);
  return g_strdup_printf ("%u: %s %s %u", rows->len, row->id, row->cells[0], g_strv_length (tasks));
}

static void
assert_one (Office *office,
            const char *kept,
            const char *place)
{
  g_autofree char *ada = describe (office->ada);
  g_autofree char *bea = describe (office->bea);
  g_autofree char *expected = g_strdup_printf ("1: %s %s 2", kept, place);

  g_assert_cmpstr (ada, ==, expected);
  g_assert_cmpstr (bea, ==, expected);
}

static void
test_merged_here (Office *office,
                  gconstpointer data)
{
  merge (office->ada, office->first, office->second);
  sync_all (office);
  assert_one (office, office->first, "Heerlen");
}

static void
test_edited_there (Office *office,
                   gconstpointer data)
{
  g_autofree char *phone = NULL;

  merge (office->ada, office->first, office->second);
  sam_laptop_set (office->bea, office->first, "cost", "gratis");
  sam_laptop_set (office->bea, office->second, "public_phone", "+31612345678");
  add_task (office->bea, office->second);
  sync_all (office);
  phone = sam_laptop_get (office->ada, office->second, "public_phone");
  g_assert_cmpstr (phone, ==, "+31612345678");
  g_clear_pointer (&phone, g_free);
  phone = sam_laptop_get (office->ada, office->first, "cost");
  g_assert_cmpstr (phone, ==, "gratis");
  {
    g_autofree char *ada = describe (office->ada);
    g_autofree char *bea = describe (office->bea);

    g_assert_true (g_str_has_prefix (ada, "1: "));
    g_assert_true (g_str_has_suffix (ada, " 3"));
    g_assert_cmpstr (ada, ==, bea);
  }
}

/* Both merge the two, each into another one: there is still one, the same on both, and nothing is lost. */
static void
test_crossed (Office *office,
              gconstpointer data)
{
  merge (office->ada, office->first, office->second);
  merge (office->bea, office->second, office->first);
  sync_all (office);
  assert_one (office, strcmp (office->first, office->second) < 0 ? office->first : office->second, "Heerlen");
}

/* What is left of two that were merged both ways can go into a third. */
static void
test_crossed_once_more (Office *office,
                        gconstpointer data)
{
  g_autofree char *third = sam_laptop_add (office->ada, "Rouw");

  merge (office->ada, office->first, office->second);
  merge (office->bea, office->second, office->first);
  sync_all (office);
  merge (office->bea, third, strcmp (office->first, office->second) < 0 ? office->first : office->second);
  sync_all (office);
  assert_one (office, third, "Heerlen");
}

static void
test_undone (Office *office,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;
  g_autofree char *described = NULL;

  merge (office->ada, office->first, office->second);
  sync_all (office);
  g_assert_true (sam_store_undo (office->ada->store, &error));
  sync_all (office);
  described = describe (office->bea);
  g_assert_true (g_str_has_prefix (described, "2: "));
  place = sam_laptop_get (office->bea, office->first, "place");
  g_assert_true (place == NULL || *place == '\0');
}

static guint
count_likely (SamLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) pairs = sam_duplicates_find (laptop->store, sam_kind_find ("group"), NULL, NULL, &error);

  g_assert_no_error (error);
  return pairs->len;
}

/* Each says of another pair that it is two, at the same time: both are asked no more about either. */
static void
test_two (Office *office,
          gconstpointer data)
{
  g_autofree char *third = sam_laptop_add (office->ada, "Rouw");
  g_autoptr (GError) error = NULL;

  sam_laptop_set (office->ada, office->first, "place", "Heerlen");
  sam_laptop_set (office->ada, third, "place", "Heerlen");
  sync_all (office);
  g_assert_cmpuint (count_likely (office->bea), ==, 3);
  g_assert_true (sam_duplicates_dismiss (office->ada->store, office->first, office->second, &error));
  g_assert_true (sam_duplicates_dismiss (office->ada->store, third, office->second, &error));
  g_assert_true (sam_duplicates_dismiss (office->bea->store, office->first, third, &error));
  g_assert_cmpuint (count_likely (office->ada), ==, 1);
  sync_all (office);
  g_assert_cmpuint (count_likely (office->ada), ==, 0);
  g_assert_cmpuint (count_likely (office->bea), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/sync/pair/merged-here-is-merged-there", Office, NULL, set_up, test_merged_here, tear_down);
  g_test_add ("/sync/pair/edited-there-meanwhile-stays", Office, NULL, set_up, test_edited_there, tear_down);
  g_test_add ("/sync/pair/merged-both-ways-is-one", Office, NULL, set_up, test_crossed, tear_down);
  g_test_add ("/sync/pair/merged-both-ways-can-be-merged-again", Office, NULL, set_up, test_crossed_once_more,
              tear_down);
  g_test_add ("/sync/pair/two-here-are-two-there", Office, NULL, set_up, test_two, tear_down);
  g_test_add ("/sync/pair/undone-here-is-undone-there", Office, NULL, set_up, test_undone, tear_down);
  return g_test_run ();
}
