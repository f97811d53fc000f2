/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-export-fixture.h"

#include "exchange/sam-sheet-reader.h"

#include <glib/gstdio.h>
#include <string.h>

static gint64
get_time (gpointer data)
{
  return 1795302345;
}

void
sam_fixture_set_up (SamExportFixture *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("samenhulp-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "region.db", NULL);
  fixture->store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  /* Nobody pulls the plug here, and waiting for the disk would take most of the time. */
  g_assert_true (sam_database_execute (sam_store_get_database (fixture->store), "PRAGMA synchronous = OFF", &error));
  sam_store_set_author (fixture->store, "Test");
  sam_store_set_clock (fixture->store, get_time, NULL);
}

void
sam_fixture_tear_down (SamExportFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  sam_store_close (fixture->store);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

SamRecord *
sam_fixture_save (SamExportFixture *fixture,
                  const char *kind,
                  const char *body)
{
  g_autoptr (GError) error = NULL;
  SamRecord *record = sam_record_new_from_body (sam_kind_find (kind), NULL, NULL, body, &error);

  g_assert_no_error (error);
  sam_store_save (fixture->store, record, &error);
  g_assert_no_error (error);
  return record;
}

void
sam_fixture_agree (SamExportFixture *fixture,
                   SamRecord *about,
                   const char *channel,
                   const char *const *fields)
{
  const SamKind *kind = sam_record_get_kind (about);
  g_autoptr (SamRecord) consent = sam_record_new (sam_kind_find ("consent"), NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    g_ptr_array_add (all, (gpointer) kind->fields[i].name);
  g_ptr_array_add (all, NULL);
  sam_record_set_text (consent, "about", sam_record_get_id (about));
  sam_record_set_text (consent, "purpose", "publication");
  sam_record_set_text (consent, "channel", channel);
  sam_record_set_text (consent, "given_on", "2026-01-01");
  sam_record_set_strv (consent, "fields", fields != NULL ? fields : (const char *const *) all->pdata);
  sam_store_save (fixture->store, consent, &error);
  g_assert_no_error (error);
}

char *
sam_fixture_export_file (SamExportFixture *fixture,
                         const char *kind,
                         const char *ending,
                         SamChannel recipient,
                         char ***not_said)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamExportResult) result = NULL;
  char *path = g_strconcat (fixture->folder, "/export", ending, NULL);
  SamExportRequest request = { sam_kind_find (kind), NULL, path, recipient, SAM_FIXTURE_TODAY };

  sam_export (fixture->store, &request, &result, NULL, &error);
  g_assert_no_error (error);
  if (not_said != NULL)
    *not_said = g_strdupv (result->not_said);
  return path;
}

static char *
join_cells (const char *path)
{
  g_autoptr (SamSheet) table = sam_fixture_read_table (path);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < table->rows->len; i++)
    {
      const SamSheetRow *row = g_ptr_array_index (table->rows, i);

      for (guint c = 0; c < table->n_columns; c++)
        g_string_append_printf (text, "%s\n", row->cells[c]);
    }
  return g_string_free (text, FALSE);
}

char *
sam_fixture_read_text (const char *path)
{
  char *text;

  /* There is no file where nothing may be in it. */
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup ("");
  if (g_str_has_suffix (path, ".xlsx"))
    return join_cells (path);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

char *
sam_fixture_export_text (SamExportFixture *fixture,
                         const char *kind,
                         const char *ending,
                         SamChannel recipient,
                         char ***not_said)
{
  g_autofree char *path = sam_fixture_export_file (fixture, kind, ending, recipient, not_said);

  return sam_fixture_read_text (path);
}

SamSheet *
sam_fixture_read_table (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  SamSheet *table = sam_sheet_read_file (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}
