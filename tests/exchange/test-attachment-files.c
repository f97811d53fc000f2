/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "exchange/sam-attachment-files.h"
#include "exchange/sam-exchange-error.h"
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

static void
test_name_of_two_lines (SamExportFixture *fixture,
                        gconstpointer data)
{
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", "{\"name\":\"Zin\"}");
  g_autofree char *path = g_build_filename (fixture->folder, "flyer\nnieuw.txt", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;

  g_assert_true (g_file_set_contents (path, "x", -1, NULL));
  id = sam_attachment_read_file (fixture->store, sam_record_get_id (group), path, NULL, &error);
  g_assert_no_error (error);
  title = sam_store_dup_title (fixture->store, id);
  g_assert_cmpstr (title, ==, "flyer nieuw.txt");
}

/* Two files may have one name: neither takes the place of the other, and each is opened as itself. */
static void
test_same_name (SamExportFixture *fixture,
                gconstpointer data)
{
  static const char *const texts[] = { "getekend", "ongetekend" };
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", "{\"name\":\"Zin\"}");
  g_autofree char *path = g_build_filename (fixture->folder, "formulier.txt", NULL);
  g_autofree char *folder = g_build_filename (fixture->folder, "opened", NULL);
  g_autoptr (GError) error = NULL;
  char *ids[2];

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      ids[i] = sam_attachment_read_file (fixture->store, sam_record_get_id (group), path, NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *copy = sam_attachment_write_to_open (fixture->store, ids[i], folder, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_assert_true (g_str_has_suffix (copy, "formulier.txt"));
      g_assert_true (g_file_get_contents (copy, &text, NULL, NULL));
      g_assert_cmpstr (text, ==, texts[i]);
    }
  sam_attachment_forget_opened (folder);
  g_rmdir (folder);
  g_unlink (path);
  g_free (ids[0]);
  g_free (ids[1]);
}

/* What a name looks like is what it is. */
static void
test_names (void)
{
  static const char *const names[][2] = {
    { "flyer.pdf", "flyer.pdf" },
    { "Flyer é.pdf", "Flyer é.pdf" },
    { "flyer\xE2\x80\xAE"
      "fdp.exe",
      "flyer_fdp.exe" },
    { "a/b\\c:d", "a_b_c_d" },
    { ".bashrc", "_.bashrc" },
    { "", "_" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *safe = sam_attachment_make_safe_name (names[i][0]);

      g_assert_cmpstr (safe, ==, names[i][1]);
    }
}

/* A file of this name with these bytes, as it came from a colleague. */
static gboolean
is_opened (SamExportFixture *fixture,
           const char *name,
           const char *text,
           gsize length)
{
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", "{\"name\":\"Zin\"}");
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "opened", NULL);
  g_autofree char *id =
      sam_store_attach (fixture->store, sam_record_get_id (group), name, "application/pdf", bytes, &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = sam_attachment_write_to_open (fixture->store, id, folder, &error);
  g_assert_true ((path == NULL) == g_error_matches (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT));
  sam_attachment_forget_opened (folder);
  g_rmdir (folder);
  return path != NULL;
}

static void
test_programs (SamExportFixture *fixture,
               gconstpointer data)
{
  static const char *const shown[] = { "flyer.pdf", "brief.docx", "exe", "lijst.xlsx", "foto.exe.jpg", "notitie" };
  static const char *const run[] = { "flyer.exe", "FLYER.EXE", "flyer.pdf.scr", "flyer.exe. .", "zin.desktop",
                                     "zin.lnk",
                                     "zin.js", "zin.bat", "zin.sh", "zin.AppImage", "zin.command" };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_test_message ("%s", shown[i]);
      g_assert_true (is_opened (fixture, shown[i], "folder", strlen ("folder")));
    }
  for (guint i = 0; i < G_N_ELEMENTS (run); i++)
    {
      g_test_message ("%s", run[i]);
      g_assert_false (is_opened (fixture, run[i], "folder", strlen ("folder")));
    }
  /* And whatever it is called. */
  g_assert_false (is_opened (fixture, "flyer.pdf", "\177ELF\2\1", 6));
  g_assert_false (is_opened (fixture, "flyer.pdf", "#!/bin/sh", 9));
  g_assert_false (is_opened (fixture, "flyer.pdf", "MZ\x90\0\3\0", 6));
  g_assert_true (is_opened (fixture, "flyer.txt", "MZ is het station van Maarheeze.", 32));
}

/* Nor is a program kept. */
static void
test_adding_programs (SamExportFixture *fixture,
                      gconstpointer data)
{
  g_autoptr (SamRecord) group = sam_fixture_save (fixture, "group", "{\"name\":\"Zin\"}");
  g_autofree char *path = g_build_filename (fixture->folder, "flyer.exe", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "MZ", -1, NULL));
  g_assert_null (sam_attachment_read_file (fixture->store, sam_record_get_id (group), path, NULL, &error));
  g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "“flyer.exe” is a program."));
  g_unlink (path);
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
  ADD ("a-name-of-two-lines-becomes-one", test_name_of_two_lines);
  ADD ("two-files-of-one-name-stay-two", test_same_name);
  ADD ("a-program-is-not-opened", test_programs);
  ADD ("a-program-is-not-kept", test_adding_programs);
  g_test_add_func ("/exchange/attachments/names-hide-nothing", test_names);
  return g_test_run ();
}
