/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-laptop.h"
#include "sam-memory-server.h"

#include "store/sam-conflict.h"
#include "store/sam-parallel.h"

#include <string.h>

/* Two laptops that changed the same field, and a server in between. */
typedef struct
{
  SamMemoryServer *server;
  SamLaptop *ada;
  SamLaptop *bea;
  char *id;
} Office;

static void
sync_both (Office *office)
{
  sam_memory_server_sync_both (office->server, office->ada->store, office->bea->store);
}

static void
set_up (Office *office,
        gconstpointer conflicting)
{
  office->server = sam_memory_server_new ();
  office->ada = sam_laptop_new ("Ada");
  office->bea = sam_laptop_new ("Bea");
  office->id = sam_laptop_add (office->ada, "Groep");
  sam_laptop_set (office->ada, office->id, "place", "Nergens");
  sync_both (office);
  if (conflicting == NULL)
    return;
  sam_laptop_set (office->ada, office->id, "place", "Heerlen");
  sam_laptop_set (office->bea, office->id, "place", "Kerkrade");
  sam_laptop_set (office->bea, office->id, "cost", "gratis");
  sync_both (office);
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
  g_free (office->id);
}

static SamConflict *
get_conflict (SamLaptop *laptop,
              const char *id)
{
  g_autoptr (GError) error = NULL;
  SamConflict *conflict = sam_store_load_conflict (laptop->store, id, &error);

  g_assert_no_error (error);
  return conflict;
}

#define assert_field(laptop, id, field, expected)                 \
  G_STMT_START                                                    \
  {                                                               \
    g_autofree char *found_ = sam_laptop_get (laptop, id, field); \
    g_assert_cmpstr (found_, ==, expected);                       \
  }                                                               \
  G_STMT_END

/* @value: JSON text; NULL: no choice at all */
static gboolean
settle (SamLaptop *laptop,
        const char *id,
        const char *field,
        const char *value,
        GError **error)
{
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);

  if (value != NULL)
    g_hash_table_insert (choices, (char *) field, (char *) value);
  return sam_store_settle (laptop->store, id, NULL, choices, error);
}

static void
assert_same (Office *office)
{
  g_autofree char *leaves_a = sam_laptop_dup_leaves (office->ada, office->id);
  g_autofree char *leaves_b = sam_laptop_dup_leaves (office->bea, office->id);
  g_autofree char *leaves = sam_memory_server_dup_leaves (office->server, office->id);

  g_assert_cmpstr (leaves_a, ==, leaves_b);
  g_assert_cmpstr (leaves_a, ==, leaves);
}

static void
test_each_side_is_told (Office *office,
                        gconstpointer data)
{
  g_autoptr (SamConflict) conflict = get_conflict (office->ada, office->id);
  SamDifference *cost;
  SamDifference *place;
  SamVersion *mine;
  SamVersion *theirs;

  g_assert_nonnull (conflict);
  g_assert_cmpstr (conflict->title, ==, "Groep");
  g_assert_cmpuint (conflict->versions->len, ==, 2);
  mine = g_ptr_array_index (conflict->versions, sam_conflict_find_version (conflict, TRUE));
  theirs = g_ptr_array_index (conflict->versions, sam_conflict_find_version (conflict, FALSE));
  g_assert_cmpstr (mine->author, ==, "Ada");
  g_assert_true (mine->mine);
  g_assert_cmpstr (theirs->author, ==, "Bea");
  g_assert_cmpint (theirs->at, >, 0);
  g_assert_cmpuint (conflict->differences->len, ==, 2);
  place = g_ptr_array_index (conflict->differences, 0);
  cost = g_ptr_array_index (conflict->differences, 1);
  if (strcmp (place->key, "place") != 0)
    {
      SamDifference *other = place;

      place = cost;
      cost = other;
    }
  g_assert_true (place->open);
  g_assert_cmpstr (place->base, ==, "\"Nergens\"");
  g_assert_cmpstr (place->values[sam_conflict_find_version (conflict, TRUE)], ==, "\"Heerlen\"");
  g_assert_cmpstr (place->values[sam_conflict_find_version (conflict, FALSE)], ==, "\"Kerkrade\"");
  g_assert_false (cost->open);
  g_assert_cmpstr (cost->merged, ==, "\"gratis\"");
  g_assert_null (cost->base);
  g_assert_null (sam_store_load_conflict (office->ada->store, "group:00000000-0000-4000-8000-000000000000", NULL));
}

/* Which side was taken can be seen afterwards, by whoever looks. */
static void
assert_decision (SamLaptop *laptop,
                 const char *id,
                 const char *revision,
                 const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamConflict) decision = sam_store_load_decision (laptop->store, id, revision, &error);
  SamDifference *place;

  g_assert_no_error (error);
  g_assert_cmpuint (decision->versions->len, ==, 2);
  g_assert_cmpuint (decision->differences->len, ==, 1);
  place = g_ptr_array_index (decision->differences, 0);
  g_assert_cmpstr (place->key, ==, "place");
  g_assert_cmpstr (place->merged, ==, value);
  g_assert_cmpstr (place->base, ==, "\"Nergens\"");
  for (guint i = 0; i < 2; i++)
    {
      const SamVersion *version = g_ptr_array_index (decision->versions, i);

      g_assert_cmpstr (place->values[i], ==, g_str_equal (version->author, "Ada") ? "\"Heerlen\"" : "\"Kerkrade\"");
    }
}

/* What Ada decides reaches Bea, with who decided what, and nothing is left to decide. */
static void
test_decision_travels (Office *office,
                       gconstpointer value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) parallel = NULL;
  g_autofree char *expected = g_strndup ((const char *) value + 1, strlen (value) - 2);
  SamParallel *told;
  SamChange *change;
  guint revisions;

  g_assert_true (settle (office->ada, office->id, "place", value, &error));
  g_assert_no_error (error);
  g_assert_null (get_conflict (office->ada, office->id));
  sync_both (office);
  assert_same (office);
  assert_field (office->bea, office->id, "place", expected);
  assert_field (office->bea, office->id, "cost", "gratis");
  g_assert_null (get_conflict (office->bea, office->id));
  g_assert_true (sam_laptop_remembers (office->bea, office->id, "Kerkrade"));
  history = sam_store_list_history (office->bea->store, office->id, NULL);
  change = g_ptr_array_index (history, 0);
  g_assert_cmpstr (change->author, ==, "Ada");
  g_assert_true (change->received);
  g_assert_nonnull (change->decided);
  g_assert_cmpstr (change->decided[0], ==, "place");
  g_assert_null (change->decided[1]);
  assert_decision (office->bea, office->id, change->revision, value);
  parallel = sam_store_list_parallel (office->bea->store, 0, NULL);
  g_assert_cmpuint (parallel->len, ==, 1);
  told = g_ptr_array_index (parallel, 0);
  g_assert_cmpint (told->type, ==, SAM_PARALLEL_DECIDED);
  g_assert_cmpstr (told->author, ==, "Ada");
  g_assert_cmpstr (told->fields[0], ==, "place");
  revisions = sam_memory_server_count_revisions (office->server, office->id);
  sync_both (office);
  g_assert_cmpuint (sam_memory_server_count_revisions (office->server, office->id), ==, revisions);
  /* The decision belongs to that revision, not to the next one. */
  sam_laptop_set (office->bea, office->id, "cost", "2 euro");
  sync_both (office);
  g_ptr_array_unref (g_steal_pointer (&history));
  history = sam_store_list_history (office->ada->store, office->id, NULL);
  g_assert_null (((SamChange *) g_ptr_array_index (history, 0))->decided);
  g_assert_true (((SamChange *) g_ptr_array_index (history, 0))->received);
  /* What she sent herself stays hers. */
  change = g_ptr_array_index (history, 1);
  g_assert_nonnull (change->decided);
  g_assert_false (change->received);
}

static void
test_not_decided (Office *office,
                  gconstpointer data)
{
  g_autofree char *before = sam_laptop_dup_leaves (office->ada, office->id);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (settle (office->ada, office->id, "place", NULL, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Place"));
  after = sam_laptop_dup_leaves (office->ada, office->id);
  g_assert_cmpstr (before, ==, after);
  g_clear_error (&error);
  g_assert_false (settle (office->ada, office->id, "place", "42", &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
}

/* Between looking and deciding somebody edited on. */
static void
test_changed_meanwhile (Office *office,
                        gconstpointer data)
{
  g_autoptr (GHashTable) choices = g_hash_table_new (g_str_hash, g_str_equal);
  const char *seen[] = { "9-00000000000000000000000000000000", "8-00000000000000000000000000000000", NULL };
  g_autoptr (SamConflict) still = NULL;
  g_autoptr (GError) error = NULL;

  g_hash_table_insert (choices, (char *) "place", (char *) "\"Heerlen\"");
  g_assert_false (sam_store_settle (office->ada->store, office->id, seen, choices, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT);
  still = get_conflict (office->ada, office->id);
  g_assert_nonnull (still);
}

/* Both decide, each another way, before they meet again: that is a conflict once more, and no value is lost. */
static void
test_both_decide (Office *office,
                  gconstpointer data)
{
  g_autoptr (SamConflict) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (settle (office->ada, office->id, "place", "\"Heerlen\"", &error));
  g_assert_true (settle (office->bea, office->id, "place", "\"Kerkrade\"", &error));
  sync_both (office);
  assert_same (office);
  again = get_conflict (office->bea, office->id);
  g_assert_nonnull (again);
  g_assert_cmpuint (sam_conflict_count_open (again), ==, 1);
  g_assert_true (settle (office->bea, office->id, "place", "\"Landgraaf\"", &error));
  sync_both (office);
  assert_same (office);
  assert_field (office->ada, office->id, "place", "Landgraaf");
  g_assert_null (get_conflict (office->ada, office->id));
}

static void
test_several_at_once (Office *office,
                      gconstpointer data)
{
  g_autofree char *second = sam_laptop_add (office->ada, "Tweede");
  const char *ids[] = { office->id, second, NULL };
  g_autoptr (GError) error = NULL;

  sync_both (office);
  sam_laptop_set (office->ada, second, "place", "Brunssum");
  sam_laptop_set (office->bea, second, "place", "Simpelveld");
  sync_both (office);
  g_assert_true (sam_store_settle_all (office->ada->store, ids, FALSE, &error));
  g_assert_no_error (error);
  assert_field (office->ada, office->id, "place", "Kerkrade");
  assert_field (office->ada, second, "place", "Simpelveld");
  /* One step, which one press of undo takes back: the values of the version that showed. */
  g_assert_true (sam_store_undo (office->ada->store, &error));
  g_assert_null (get_conflict (office->ada, second));
  sync_both (office);
  assert_same (office);
}

static void
test_three_leaves (Office *office,
                   gconstpointer data)
{
  g_autoptr (SamLaptop) cas = sam_laptop_new ("Cas");
  g_autoptr (SamConflict) conflict = NULL;
  g_autoptr (GError) error = NULL;

  sam_memory_server_sync (office->server, cas->store);
  sam_laptop_set (office->ada, office->id, "place", "A");
  sam_laptop_set (office->bea, office->id, "place", "B");
  sam_laptop_set (cas, office->id, "place", "C");
  sam_laptop_set (cas, office->id, "cost", "gratis");
  sync_both (office);
  sam_memory_server_sync (office->server, cas->store);
  sync_both (office);
  conflict = get_conflict (cas, office->id);
  g_assert_cmpuint (conflict->versions->len, ==, 3);
  g_assert_cmpuint (sam_conflict_count_open (conflict), ==, 1);
  g_assert_true (settle (cas, office->id, "place", "\"B\"", &error));
  sam_memory_server_sync (office->server, cas->store);
  sync_both (office);
  assert_same (office);
  assert_field (office->ada, office->id, "place", "B");
  assert_field (office->ada, office->id, "cost", "gratis");
}

static SamParallel *
find_parallel (GPtrArray *list,
               SamParallelType type)
{
  for (guint i = 0; i < list->len; i++)
    if (((SamParallel *) g_ptr_array_index (list, i))->type == type)
      return g_ptr_array_index (list, i);
  return NULL;
}

/* The side that brought in @field. */
static const SamParallelSide *
find_side (SamParallel *parallel,
           const char *field)
{
  for (guint i = 0; i < parallel->sides->len; i++)
    {
      SamParallelSide *side = g_ptr_array_index (parallel->sides, i);

      if (g_strv_contains ((const char *const *) side->fields, field))
        return side;
    }
  g_assert_not_reached ();
}

static SamParallel *
get_only_parallel (SamLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = sam_store_list_parallel (laptop->store, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 1);
  return g_ptr_array_steal_index (list, 0);
}

/* Who brought in what is told on both, also where only the merge itself came. */
static void
test_merges_are_listed (Office *office,
                        gconstpointer data)
{
  SamLaptop *laptops[] = { office->ada, office->bea };

  sam_laptop_set (office->ada, office->id, "place", "Heerlen");
  sam_laptop_set (office->bea, office->id, "cost", "gratis");
  sync_both (office);
  assert_same (office);
  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    {
      g_autoptr (SamParallel) merge = get_only_parallel (laptops[i]);
      g_autoptr (GPtrArray) later = sam_store_list_parallel (laptops[i]->store, laptops[i]->now + 1000, NULL);
      const SamParallelSide *place = find_side (merge, "place");
      const SamParallelSide *cost = find_side (merge, "cost");

      g_assert_cmpuint (later->len, ==, 0);
      g_assert_cmpint (merge->type, ==, SAM_PARALLEL_MERGED);
      g_assert_cmpstr (merge->title, ==, "Groep");
      g_assert_cmpuint (merge->sides->len, ==, 2);
      g_assert_null (place->fields[1]);
      g_assert_null (cost->fields[1]);
      g_assert_true (place->restorable && cost->restorable);
      g_assert_cmpstr ((laptops[i] == office->ada ? place : cost)->author, ==, laptops[i]->name);
      g_assert_cmpstr ((laptops[i] == office->ada ? cost : place)->author, !=, laptops[i]->name);
    }
}

/* Only the merge came to Ada, not what Bea had written: she lets only her own part stay, or only Bea's. */
static void
keep_one_side (Office *office,
               const char *kept)
{
  gboolean own = g_str_equal (kept, "place");
  g_autoptr (SamParallel) merge = NULL;
  g_autoptr (GError) error = NULL;

  sam_laptop_set (office->ada, office->id, "place", "Heerlen");
  sam_laptop_set (office->ada, office->id, "languages", "nl");
  sam_laptop_set (office->bea, office->id, "cost", "gratis");
  sam_laptop_set (office->bea, office->id, "languages", "de");
  sync_both (office);
  assert_field (office->ada, office->id, "languages", "de; nl");
  g_assert_false (sam_laptop_remembers (office->ada, office->id, "[\"de\"]"));
  merge = get_only_parallel (office->ada);
  sam_store_undo_merge (office->ada->store, office->id, merge->revision, find_side (merge, kept)->revision, &error);
  g_assert_no_error (error);
  sync_both (office);
  assert_same (office);
  assert_field (office->bea, office->id, "place", own ? "Heerlen" : "Nergens");
  assert_field (office->bea, office->id, "cost", own ? NULL : "gratis");
  assert_field (office->bea, office->id, "languages", own ? "nl" : "de");
}

static void
test_undone_elsewhere_for_mine (Office *office,
                                gconstpointer data)
{
  keep_one_side (office, "place");
}

static void
test_undone_elsewhere_for_theirs (Office *office,
                                  gconstpointer data)
{
  keep_one_side (office, "cost");
}

/* Bea settled before Ada came by: what was decided between is told to Ada too. Where the server has forgotten Bea's
 * version, what was chosen and what was Ada's is told, and nothing is made up. */
static void
decide_before_ada_comes (Office *office,
                         gboolean forgotten)
{
  g_autoptr (SamConflict) conflict = NULL;
  g_autoptr (SamConflict) decision = NULL;
  g_autoptr (SamParallel) told = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  SamDifference *place;
  const SamVersion *bea;

  sam_laptop_set (office->ada, office->id, "place", "Heerlen");
  sam_laptop_set (office->bea, office->id, "place", "Kerkrade");
  sam_memory_server_sync (office->server, office->ada->store);
  sam_memory_server_sync (office->server, office->bea->store);
  conflict = get_conflict (office->bea, office->id);
  bea = g_ptr_array_index (conflict->versions, sam_conflict_find_version (conflict, TRUE));
  g_assert_true (settle (office->bea, office->id, "place", "\"Kerkrade\"", &error));
  sam_memory_server_sync (office->server, office->bea->store);
  if (forgotten)
    sam_memory_server_replace_body (office->server, office->id, bea->revision, NULL);
  sam_memory_server_sync (office->server, office->ada->store);
  assert_field (office->ada, office->id, "place", "Kerkrade");
  history = sam_store_list_history (office->ada->store, office->id, NULL);
  decision = sam_store_load_decision (office->ada->store, office->id,
                                      ((SamChange *) g_ptr_array_index (history, 0))->revision, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (decision->versions->len, ==, forgotten ? 1 : 2);
  g_assert_cmpuint (decision->differences->len, ==, 1);
  place = g_ptr_array_index (decision->differences, 0);
  g_assert_cmpstr (place->merged, ==, "\"Kerkrade\"");
  g_assert_cmpstr (place->base, ==, "\"Nergens\"");
  g_assert_cmpstr (place->values[sam_conflict_find_version (decision, TRUE)], ==, "\"Heerlen\"");
  told = get_only_parallel (office->ada);
  g_assert_cmpint (told->type, ==, SAM_PARALLEL_DECIDED);
  for (guint i = 0; i < told->sides->len; i++)
    {
      const SamParallelSide *side = g_ptr_array_index (told->sides, i);

      g_assert_cmpint (side->restorable, ==, side->mine || !forgotten);
    }
}

static void
test_versions_are_fetched (Office *office,
                           gconstpointer data)
{
  decide_before_ada_comes (office, FALSE);
}

static void
test_versions_are_forgotten (Office *office,
                             gconstpointer data)
{
  decide_before_ada_comes (office, TRUE);
}

/* Bea made the merge, so she has all that came together. */
static void
test_merge_is_undone (Office *office,
                      gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;
  SamParallel *merge;

  sam_laptop_set (office->ada, office->id, "place", "Heerlen");
  sam_laptop_set (office->bea, office->id, "cost", "gratis");
  sync_both (office);
  sam_laptop_set (office->bea, office->id, "languages", "nl");
  list = sam_store_list_parallel (office->bea->store, 0, NULL);
  merge = g_ptr_array_index (list, 0);
  sam_store_undo_merge (office->bea->store, office->id, merge->revision, find_side (merge, "cost")->revision, &error);
  g_assert_no_error (error);
  assert_field (office->bea, office->id, "place", "Nergens");
  assert_field (office->bea, office->id, "cost", "gratis");
  assert_field (office->bea, office->id, "languages", "nl");
  rest = sam_store_list_parallel (office->bea->store, 0, NULL);
  g_assert_cmpuint (rest->len, ==, 0);
  sync_both (office);
  assert_same (office);
  assert_field (office->ada, office->id, "place", "Nergens");
}

static void
test_undo_spares_later_edits (Office *office,
                              gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  SamParallel *merge;

  sam_laptop_set (office->ada, office->id, "place", "Heerlen");
  sam_laptop_set (office->bea, office->id, "cost", "gratis");
  sync_both (office);
  sam_laptop_set (office->bea, office->id, "place", "Landgraaf");
  list = sam_store_list_parallel (office->bea->store, 0, NULL);
  merge = g_ptr_array_index (list, 0);
  g_assert_false (sam_store_undo_merge (office->bea->store, office->id, merge->revision,
                                        find_side (merge, "cost")->revision, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT);
  assert_field (office->bea, office->id, "place", "Landgraaf");
}

static void
test_beaten_deletion_is_shown (Office *office,
                               gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL;
  SamParallel *kept;

  sam_laptop_delete (office->ada, office->id);
  sam_laptop_set (office->bea, office->id, "place", "Heerlen");
  sync_both (office);
  assert_same (office);
  assert_field (office->ada, office->id, "place", "Heerlen");
  list = sam_store_list_parallel (office->ada->store, 0, NULL);
  kept = find_parallel (list, SAM_PARALLEL_KEPT);
  g_assert_nonnull (kept);
  g_assert_cmpstr (kept->author, ==, "Ada");
  g_assert_cmpuint (kept->sides->len, ==, 1);
  g_assert_cmpstr (((SamParallelSide *) g_ptr_array_index (kept->sides, 0))->author, ==, "Bea");
  g_assert_cmpstr (kept->title, ==, "Groep");
  g_assert_cmpint (kept->at, >, 0);
}

static void
test_deleted_elsewhere_comes_back (Office *office,
                                   gconstpointer data)
{
  g_autoptr (SamGone) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (sam_store_describe_gone (office->ada->store, office->id, &error));
  g_assert_no_error (error);
  sam_laptop_delete (office->bea, office->id);
  sync_both (office);
  gone = sam_store_describe_gone (office->ada->store, office->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (gone->author, ==, "Bea");
  g_assert_cmpstr (gone->title, ==, "Groep");
  g_assert_cmpint (gone->at, >, 0);
  g_assert_true (gone->restorable);
  g_assert_false (gone->erased);
  g_assert_true (sam_store_bring_back (office->ada->store, office->id, &error));
  g_assert_no_error (error);
  sync_both (office);
  assert_same (office);
  assert_field (office->bea, office->id, "place", "Nergens");
  g_assert_null (sam_store_describe_gone (office->bea->store, office->id, NULL));
}

static void
test_erased_stays_gone (Office *office,
                        gconstpointer data)
{
  g_autoptr (SamGone) gone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_store_erase (office->ada->store, office->id, &error));
  gone = sam_store_describe_gone (office->ada->store, office->id, &error);
  g_assert_true (gone->erased);
  g_assert_false (gone->restorable);
  g_assert_null (gone->title);
  g_assert_false (sam_store_bring_back (office->ada->store, office->id, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
}

#define ADD(path, conflicting, function) \
  g_test_add ("/sync/conflicts/" path, Office, conflicting, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each-side-is-told-by-field", "c", test_each_side_is_told);
  ADD ("mine-is-chosen-and-travels", "\"Heerlen\"", test_decision_travels);
  ADD ("theirs-is-chosen-and-travels", "\"Kerkrade\"", test_decision_travels);
  ADD ("what-was-before-is-chosen-and-travels", "\"Nergens\"", test_decision_travels);
  ADD ("a-third-is-written-and-travels", "\"Landgraaf\"", test_decision_travels);
  ADD ("without-a-decision-nothing-is-written", "c", test_not_decided);
  ADD ("a-decision-about-what-has-changed-is-refused", "c", test_changed_meanwhile);
  ADD ("two-decisions-are-a-conflict-again", "c", test_both_decide);
  ADD ("several-are-settled-at-once", "c", test_several_at_once);
  ADD ("three-sides-are-settled-in-one-go", NULL, test_three_leaves);
  ADD ("a-merge-is-listed-on-both-laptops", NULL, test_merges_are_listed);
  ADD ("a-merge-is-undone-and-that-travels", NULL, test_merge_is_undone);
  ADD ("a-merge-made-elsewhere-is-undone-for-mine", NULL, test_undone_elsewhere_for_mine);
  ADD ("a-merge-made-elsewhere-is-undone-for-theirs", NULL, test_undone_elsewhere_for_theirs);
  ADD ("what-was-decided-between-is-fetched", NULL, test_versions_are_fetched);
  ADD ("what-was-decided-is-told-without-what-is-forgotten", NULL, test_versions_are_forgotten);
  ADD ("undoing-a-merge-spares-later-edits", NULL, test_undo_spares_later_edits);
  ADD ("a-deletion-that-lost-is-shown", NULL, test_beaten_deletion_is_shown);
  ADD ("what-was-deleted-elsewhere-is-told-and-comes-back", NULL, test_deleted_elsewhere_comes_back);
  ADD ("what-was-erased-does-not-come-back", NULL, test_erased_stays_gone);
  return g_test_run ();
}
