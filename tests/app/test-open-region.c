/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/sam-open-region.h"

#include "../network/region-fixture.h"
#include "../ui/waiting.h"

/* A region that is open, and what it told so far. */
typedef struct
{
  Region file;
  SamOpenRegion *region;
  char *name;
  char *told;
} Open;

static void
on_named_cb (Open *open,
             const char *title)
{
  g_assert_null (open->name);
  open->name = g_strdup (title);
}

static void
on_told_cb (Open *open,
            const char *words)
{
  g_assert_null (open->told);
  open->told = g_strdup (words);
}

static void
begin (Open *open)
{
  g_autofree char *path = g_build_filename (open->file.folder, "region.samenhulp", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamStoreThread) store = sam_store_thread_open (path, "Ada", &error);

  g_assert_no_error (error);
  open->region = sam_open_region_new (store);
  g_signal_connect_swapped (open->region, "named", G_CALLBACK (on_named_cb), open);
  g_signal_connect_swapped (open->region, "told", G_CALLBACK (on_told_cb), open);
}

static void
set_up (Open *open,
        gconstpointer data)
{
  region_set_up (&open->file, NULL);
  put_record (&open->file, "region", "R", "name=Parkstad|slug=parkstad");
}

/* All that was begun has ended once nobody else holds the region. */
static void
tear_down (Open *open,
           gconstpointer data)
{
  sam_open_region_close (open->region);
  wait_until (G_OBJECT (open->region)->ref_count == 1);
  g_object_unref (open->region);
  g_free (open->name);
  g_free (open->told);
  region_tear_down (&open->file, NULL);
}

static void
test_name (Open *open,
           gconstpointer data)
{
  begin (open);
  wait_until (open->name != NULL);
  g_assert_cmpstr (open->name, ==, "Parkstad");
}

static void
test_what_had_to_go (Open *open,
                     gconstpointer data)
{
  put_record (&open->file, "workshop", "W", "title=Maak kennis|date=2020-03-04");
  put_record (&open->file, "person", "Els", "first_name=Els|last_name=Proef");
  put_record (&open->file, "participation", "Els", "person=@person:Els|workshop=@workshop:W|registration_number=8093");
  begin (open);
  sam_open_region_start (open->region);
  wait_until (open->told != NULL);
  g_assert_cmpstr (open->told, ==, "1 registration number was no longer needed and is cleared.");
}

static void
test_closed (Open *open,
             gconstpointer data)
{
  begin (open);
  sam_open_region_start (open->region);
  sam_open_region_close (open->region);
  wait_until (G_OBJECT (open->region)->ref_count == 1);
  g_assert_null (open->name);
  g_assert_null (open->told);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/open-region/says-what-it-is-called", Open, NULL, set_up, test_name, tear_down);
  g_test_add ("/open-region/tells-what-had-to-go-by-itself", Open, NULL, set_up, test_what_had_to_go, tear_down);
  g_test_add ("/open-region/tells-nothing-once-it-is-closed", Open, NULL, set_up, test_closed, tear_down);
  return g_test_run ();
}
