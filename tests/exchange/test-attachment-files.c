/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sam-attachment-files.h"
#include "sam-export-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* Whoever sends a document chooses its id and the name of the file: neither leads out of the folder. */
static void
test_leads_nowhere_else (SamExportFixture *fixture,
                         gconstpointer data)
{
  static const char id[] = "attachment:../../../elders";
  static const char *const path[] = { "1-0123456789abcdef0123456789abcdef", NULL };
  g_autofree char *folder = g_build_filename (fixture->folder, "opened", NULL);
  g_autoptr (GError) error = NULL;

  if (sam_store_receive (fixture->store, id, path, FALSE, "{\"name\":\"flyer.pdf\"}", NULL, &error))
    g_assert_no_error (error);
  g_clear_error (&error);
  g_assert_null (sam_attachment_write_to_open (fixture->store, id, folder, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_copy (SamExportFixture *fixture,
           gconstpointer data)
{
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", "{\"name\":\"Zin\"}");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("folder", strlen ("folder"));
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "opened", NULL);
  g_autofree char *id = sam_store_attach (fixture->store, sam_record_get_id (group), "../../.profile", "text/plain",
                                          bytes, &error);
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  path = sam_attachment_write_to_open (fixture->store, id, folder, &error);
  g_assert_no_error (error);
  name = g_path_get_basename (path);
  g_assert_cmpstr (name, ==, "_.._.._.profile");
  g_assert_true (g_str_has_prefix (path, folder));

  /* And the copy does not outlive the next start. */
  sam_attachment_forget_opened (folder);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) \
  g_test_add ("/exchange/attachments/" path, SamExportFixture, NULL, sam_fixture_set_up, test, sam_fixture_tear_down)
  ADD ("an-id-leads-nowhere-else", test_leads_nowhere_else);
  ADD ("a-copy-is-named-safely-and-forgotten", test_copy);
  return g_test_run ();
}
