/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store-fixture.h"

#include <glib/gstdio.h>

static gint64
read_clock (gpointer data)
{
  return ((Fixture *) data)->now;
}

SamStore *
fixture_open (Fixture *fixture,
              const char *author)
{
  g_autoptr (GError) error = NULL;
  SamStore *store = sam_store_open (fixture->path, SAM_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  sam_store_set_author (store, author);
  sam_store_set_clock (store, read_clock, fixture);
  return store;
}

void
fixture_set_up (Fixture *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("samenhulp-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "region.samenhulp", NULL);
  fixture->now = 1800000000;
  fixture->store = fixture_open (fixture, "Marit");
}

void
fixture_tear_down (Fixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_pointer (&fixture->store, sam_store_close);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

char *
make_id (const char *kind,
         const char *key)
{
  return sam_id_from_key (sam_kind_find (kind), key);
}

void
set_text (SamRecord *record,
          const char *field,
          const char *text)
{
  g_autoptr (GError) error = NULL;

  sam_record_parse_field (record, field, text, &error);
  g_assert_no_error (error);
}

void
save (SamStore *store,
      SamRecord *record)
{
  g_autoptr (GError) error = NULL;

  sam_store_save (store, record, &error);
  g_assert_no_error (error);
}

SamRecord *
make_record (SamStore *store,
             const char *kind,
             const char *key,
             ...)
{
  g_autofree char *id = make_id (kind, key);
  SamRecord *record = sam_record_new (sam_kind_find (kind), id);
  const char *field;
  va_list fields;

  va_start (fields, key);
  while ((field = va_arg (fields, const char *)) != NULL)
    set_text (record, field, va_arg (fields, const char *));
  va_end (fields);
  save (store, record);
  return record;
}

SamRecord *
load (SamStore *store,
      const char *kind,
      const char *key)
{
  g_autofree char *id = make_id (kind, key);
  g_autoptr (GError) error = NULL;
  SamRecord *record = sam_store_load (store, id, &error);

  g_assert_no_error (error);
  return record;
}

char *
read_text (SamStore *store,
           const char *kind,
           const char *key,
           const char *field)
{
  g_autoptr (SamRecord) record = load (store, kind, key);

  return sam_record_format_field (record, field);
}

void
assert_text (SamStore *store,
             const char *kind,
             const char *key,
             const char *field,
             const char *expected)
{
  g_autofree char *text = read_text (store, kind, key, field);

  g_assert_cmpstr (text, ==, expected);
}

char *
list_titles (SamStore *store,
             SamQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, &error);
  GString *titles = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? "|" : "", ((SamRow *) g_ptr_array_index (rows, i))->title);
  return g_string_free (titles, FALSE);
}

void
assert_verified (SamStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sam_store_verify (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (problems, i));
  g_assert_cmpuint (problems->len, ==, 0);
}
