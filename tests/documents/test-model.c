/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several computers save, delete, merge, erase and exchange the same few documents in random order. Whatever happens,
 * when all have seen all, they have the same leaves and the same winners. $SAMENHULP_SEEDS runs more of it. */

#include "documents-fixture.h"

#include <string.h>

#define N_COMPUTERS 3
#define N_DOCUMENTS 3
#define N_STEPS 60
#define MAX_ROUNDS 12

static const char *const documents[N_DOCUMENTS] = { "group:1", "group:2", "question:1" };

/* The leaves here; NULL when the document is not known. */
static GPtrArray *
get_leaves (SamDatabase *database,
            const char *id,
            gboolean live_only)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *leaves = sam_documents_list_leaves (database, id, live_only, &error);

  if (leaves == NULL)
    g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND);
  return leaves;
}

/* Erased ones refuse; everything else must be taken. */
static char *
save (SamDatabase *database,
      const char *id,
      const char *base,
      gboolean deleted,
      const char *body)
{
  g_autoptr (GError) error = NULL;
  char *revision = sam_documents_save (database, id, base, deleted, body, &error);

  if (revision == NULL)
    g_assert_error (error, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_ERASED);
  return revision;
}

static void
edit (SamDatabase *database,
      const char *id,
      GRand *random)
{
  g_autoptr (GPtrArray) leaves = get_leaves (database, id, TRUE);
  g_autofree char *body = g_strdup_printf ("{\"n\":%d}", g_rand_int_range (random, 0, 6));
  guint n_leaves = leaves != NULL ? leaves->len : 0;
  const SamRevision *leaf = n_leaves > 0 ? leaves->pdata[g_rand_int_range (random, 0, (gint32) n_leaves)] : NULL;
  gboolean deleted = leaf != NULL && g_rand_int_range (random, 0, 6) == 0;

  g_free (save (database, id, leaf != NULL ? leaf->revision : NULL, deleted,
                deleted ? "{\"reason\":\"deleted\"}" : body));
}

/* As the synchronisation does it: everything fixed, one child on the winner that names the losers, tombstones. */
static void
merge (SamDatabase *database,
       const char *id,
       GRand *random)
{
  g_autoptr (GPtrArray) leaves = get_leaves (database, id, TRUE);
  g_autoptr (GString) body = g_string_new ("{\"merged\":[");
  g_autofree char *merged = NULL;

  if (leaves == NULL || leaves->len < 2)
    return;

  for (guint i = 0; i < leaves->len; i++)
    {
      const SamRevision *leaf = leaves->pdata[i];

      fixture_fix (database, id, leaf->revision);
      if (i > 0)
        g_string_append_printf (body, "%s\"%s\"", i > 1 ? "," : "", leaf->revision);
    }
  g_string_append (body, "]}");
  merged = save (database, id, ((SamRevision *) leaves->pdata[0])->revision, FALSE, body->str);
  for (guint i = 1; merged != NULL && i < leaves->len; i++)
    g_free (save (database, id, ((SamRevision *) leaves->pdata[i])->revision, TRUE, "{\"reason\":\"merged\"}"));
}

static void
exchange (SamDatabase *from,
          SamDatabase *to,
          const char *id)
{
  g_autoptr (GPtrArray) leaves = get_leaves (from, id, FALSE);

  if (leaves != NULL)
    fixture_send (from, to, id);
}

static void
step (Fixture *computers,
      GRand *random)
{
  guint here = (guint) g_rand_int_range (random, 0, N_COMPUTERS);
  guint there = (here + (guint) g_rand_int_range (random, 1, N_COMPUTERS)) % N_COMPUTERS;
  const char *id = documents[g_rand_int_range (random, 0, N_DOCUMENTS)];
  int what = g_rand_int_range (random, 0, 100);

  if (what < 45)
    edit (computers[here].database, id, random);
  else if (what < 60)
    merge (computers[here].database, id, random);
  else if (what < 97)
    exchange (computers[here].database, computers[there].database, id);
  else if (strcmp (id, "question:1") == 0)
    g_assert_true (sam_documents_erase (computers[here].database, id, NULL));
}

static char *
describe (SamDatabase *database)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_DOCUMENTS; i++)
    {
      g_autoptr (GPtrArray) leaves = get_leaves (database, documents[i], FALSE);
      g_autofree char *ids = leaves != NULL ? fixture_leaves (database, documents[i]) : NULL;
      g_autofree char *body = leaves != NULL ? fixture_body (database, documents[i], NULL) : NULL;

      g_string_append_printf (text, "%s: %s %s\n", documents[i], ids, body);
    }

  return g_string_free (text, FALSE);
}

static gboolean
agree (Fixture *computers)
{
  g_autofree char *first = describe (computers[0].database);

  for (guint i = 1; i < N_COMPUTERS; i++)
    {
      g_autofree char *other = describe (computers[i].database);

      if (strcmp (first, other) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
exchange_all (Fixture *computers)
{
  for (guint from = 0; from < N_COMPUTERS; from++)
    for (guint to = 0; to < N_COMPUTERS; to++)
      for (guint i = 0; from != to && i < N_DOCUMENTS; i++)
        exchange (computers[from].database, computers[to].database, documents[i]);
}

static void
run (guint32 seed)
{
  Fixture computers[N_COMPUTERS] = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint rounds = 0;

  for (guint i = 0; i < N_COMPUTERS; i++)
    {
      fixture_set_up (&computers[i], NULL);
      g_assert_true (sam_database_execute (computers[i].database, "PRAGMA synchronous = OFF", NULL));
      g_assert_true (sam_database_begin (computers[i].database, NULL));
    }

  for (guint i = 0; i < N_STEPS; i++)
    step (computers, random);
  while (rounds++ < MAX_ROUNDS && !agree (computers))
    exchange_all (computers);

  for (guint i = 0; !agree (computers) && i < N_COMPUTERS; i++)
    {
      g_autofree char *text = describe (computers[i].database);

      g_test_message ("seed %u, computer %u\n%s", seed, i, text);
    }
  g_assert_true (agree (computers));
  for (guint i = 0; i < N_COMPUTERS; i++)
    {
      g_assert_true (sam_database_commit (computers[i].database, NULL));
      fixture_assert_sound (computers[i].database);
      fixture_tear_down (&computers[i], NULL);
    }
}

static void
test_converge (void)
{
  const char *more = g_getenv ("SAMENHULP_SEEDS");
  const char *from = g_getenv ("SAMENHULP_SEED");
  guint32 first = more != NULL ? (guint32) g_random_int_range (0, 1000000) : 1;
  guint32 seeds = more != NULL ? (guint32) g_ascii_strtoull (more, NULL, 10) : 25;

  if (from != NULL)
    first = (guint32) g_ascii_strtoull (from, NULL, 10);
  for (guint32 i = 0; i < seeds; i++)
    {
      g_test_message ("seed %u", first + i);
      run (first + i);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/documents/model/all-computers-end-the-same", test_converge);
  return g_test_run ();
}
