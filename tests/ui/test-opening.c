/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#include "app/sam-opening-page.h"
#include "store/sam-store.h"
#include "finding.h"
#include "waiting.h"

typedef struct
{
  char *folder;
  char *path;
  GtkWidget *page;
  SamStoreThread *store;
  char *problem;
} Fixture;

static void
on_opened_cb (Fixture *fixture,
              SamStoreThread *store,
              const char *path)
{
  g_assert_cmpstr (path, ==, fixture->path);
  fixture->store = g_object_ref (store);
}

static void
on_failed_cb (Fixture *fixture,
              const char *problem)
{
  fixture->problem = g_strdup (problem);
}

static void
set_up (Fixture *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("opening-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "region.db", NULL);
  fixture->page = g_object_ref_sink (g_object_new (SAM_TYPE_OPENING_PAGE, NULL));
  g_signal_connect_swapped (fixture->page, "opened", G_CALLBACK (on_opened_cb), fixture);
  g_signal_connect_swapped (fixture->page, "failed", G_CALLBACK (on_failed_cb), fixture);
}

static void
tear_down (Fixture *fixture,
           gconstpointer data)
{
  if (fixture->store != NULL)
    sam_store_thread_close (fixture->store);
  g_clear_object (&fixture->store);
  g_object_unref (fixture->page);
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->problem);
}

/* A file whose tables another version of the program made, with one record. */
static void
make_region_of_another_version (const char *path)
{
  SamStore *store = sam_store_open (path, SAM_DATABASE_CREATE, NULL);
  g_autofree char *id = sam_id_new (sam_kind_find ("topic"));
  g_autoptr (SamRecord) topic = sam_record_new (sam_kind_find ("topic"), id);

  g_assert_true (sam_record_parse_field (topic, "name", "Rouw", NULL));
  g_assert_true (sam_store_save (store, topic, NULL));
  g_assert_true (
      sam_database_execute (sam_store_get_database (store), "UPDATE kind SET signature = 'last year'", NULL));
  sam_store_close (store);
}

/* The first start after an update: the person sees that it goes on. */
static void
test_another_version (Fixture *fixture,
                      gconstpointer data)
{
  GtkProgressBar *bar = GTK_PROGRESS_BAR (find_type (fixture->page, GTK_TYPE_PROGRESS_BAR));
  GtkWidget *window = gtk_window_new ();

  make_region_of_another_version (fixture->path);
  gtk_window_set_child (GTK_WINDOW (window), fixture->page);
  gtk_window_present (GTK_WINDOW (window));
  sam_opening_page_open (SAM_OPENING_PAGE (fixture->page), fixture->path, "Ada");
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (bar), ==, 0);
  wait_until (fixture->store != NULL);
  g_assert_cmpfloat (gtk_progress_bar_get_fraction (bar), >, 0);
  g_assert_false (sam_opening_page_is_opening (SAM_OPENING_PAGE (fixture->page)));
  wait_until (gtk_widget_get_mapped (GTK_WIDGET (bar)));
  gtk_test_widget_wait_for_draw (window);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_no_region (Fixture *fixture,
                gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "This is no region, but a text of some length.\n", -1, NULL));
  sam_opening_page_open (SAM_OPENING_PAGE (fixture->page), fixture->path, "Ada");
  wait_until (fixture->problem != NULL);
  g_assert_nonnull (strstr (fixture->problem, fixture->path));
  g_assert_null (fixture->store);
}

/* What was asked for first does not come up later on. */
static void
test_forgotten (Fixture *fixture,
                gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "other.db", NULL);

  sam_opening_page_open (SAM_OPENING_PAGE (fixture->page), other, "Ada");
  sam_opening_page_open (SAM_OPENING_PAGE (fixture->page), fixture->path, "Ada");
  wait_until (fixture->store != NULL);
  /* The page lives on for as long as the first is still being opened. */
  wait_until (G_OBJECT (fixture->page)->ref_count == 1);
  g_unlink (other);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add ("/ui/opening/another-versions-file-shows-how-far-it-is", Fixture, NULL, set_up, test_another_version,
              tear_down);
  g_test_add ("/ui/opening/what-is-no-region-is-told", Fixture, NULL, set_up, test_no_region, tear_down);
  g_test_add ("/ui/opening/only-the-last-asked-for-comes", Fixture, NULL, set_up, test_forgotten, tear_down);

  return g_test_run ();
}
