/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-laptop.h"

#include "sync/sam-publication-state.h"

static SamPublicationState *
load (SamDatabase *database)
{
  g_autoptr (GError) error = NULL;
  SamPublicationState *state = sam_publication_state_load (database, "https://site.example", &error);

  g_assert_no_error (error);
  return state;
}

static void
execute (SamDatabase *database,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  sam_database_execute (database, sql, &error);
  g_assert_no_error (error);
}

/* One was sent and has no answer; of the other it is known in which revision it stands there. */
static void
publish_two (SamDatabase *database)
{
  g_autoptr (SamPublicationState) state = load (database);
  g_autoptr (GError) error = NULL;

  state->sequence = 7;
  sam_publication_state_note (state, "sent", NULL, "{}", "group:1");
  sam_publication_state_note (state, "answered", "1-a", "{}", "group:2");
  sam_publication_state_save (state, &error);
  g_assert_no_error (error);
}

static void
hide (SamDatabase *database)
{
  execute (database, "ALTER TABLE local_document RENAME TO hidden");
}

static void
show (SamDatabase *database)
{
  execute (database, "ALTER TABLE hidden RENAME TO local_document");
}

/* How far it is does not move over what could not be read: it would never be withdrawn. */
static void
test_what_cannot_be_read_is_not_passed_over (void)
{
  g_autoptr (SamLaptop) laptop = sam_laptop_new ("Ada");
  SamDatabase *database = sam_store_get_database (laptop->store);
  g_autoptr (SamPublicationState) state = NULL;
  g_autoptr (SamPublicationState) after = NULL;
  g_autoptr (GError) error = NULL;

  publish_two (database);
  state = load (database);
  hide (database);
  sam_publication_state_forget (state, "answered");
  show (database);
  g_assert_false (sam_publication_state_check (state, NULL));
  state->sequence = 8;
  g_assert_false (sam_publication_state_save (state, &error));
  g_assert_nonnull (error);
  after = load (database);
  g_assert_cmpint (after->sequence, ==, 7);
  g_assert_nonnull (sam_publication_state_get (after, "answered"));
}

static void
test_what_has_no_answer_must_be_readable (void)
{
  g_autoptr (SamLaptop) laptop = sam_laptop_new ("Ada");
  SamDatabase *database = sam_store_get_database (laptop->store);
  g_autoptr (SamPublicationState) state = NULL;
  g_autoptr (GError) error = NULL;

  publish_two (database);
  state = load (database);
  hide (database);
  g_assert_false (sam_publication_state_read (state, FALSE, &error));
  g_assert_nonnull (error);
  show (database);
  g_assert_true (sam_publication_state_read (state, FALSE, NULL));
  g_assert_cmpstr (sam_publication_state_get (state, "sent")->record, ==, "group:1");
  g_assert_true (sam_publication_state_save (state, NULL));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/publication-state/what-cannot-be-read-is-not-passed-over",
                   test_what_cannot_be_read_is_not_passed_over);
  g_test_add_func ("/sync/publication-state/what-has-no-answer-must-be-readable",
                   test_what_has_no_answer_must_be_readable);
  return g_test_run ();
}
