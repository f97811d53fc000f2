/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "region-fixture.h"

#include <glib/gstdio.h>

char *
make_id (const char *kind,
         const char *key)
{
  return sam_id_from_key (sam_kind_find (kind), key);
}

/* "@person:Cor; @person:Dirk" as ids. */
static char *
resolve (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "; ", -1);

  for (char **part = parts; *part != NULL; part++)
    {
      char *colon = strchr (*part, ':');
      g_autofree char *name = *part;

      if (**part != '@' || colon == NULL)
        *part = g_strdup (name);
      else
        {
          *colon = '\0';
          *part = make_id (name + 1, colon + 1);
        }
    }
  return g_strjoinv ("; ", parts);
}

static void
set_values (SamRecord *record,
            const char *values)
{
  g_auto (GStrv) pairs = g_strsplit (values, "|", -1);
  g_autoptr (GError) error = NULL;

  for (char **pair = pairs; *pair != NULL && **pair != '\0'; pair++)
    {
      char *value = strchr (*pair, '=');
      g_autofree char *resolved = resolve (value + 1);

      *value = '\0';
      sam_record_parse_field (record, *pair, resolved, &error);
      g_assert_no_error (error);
    }
}

SamRecord *
make_record (const char *kind,
             const char *key,
             const char *values)
{
  g_autofree char *id = key != NULL ? make_id (kind, key) : sam_id_new (sam_kind_find (kind));
  SamRecord *record = sam_record_new (sam_kind_find (kind), id);

  set_values (record, values);
  return record;
}

void
put_record (Region *region,
            const char *kind,
            const char *key,
            const char *values)
{
  g_autofree char *id = make_id (kind, key);
  g_autoptr (SamRecord) record = sam_store_load (region->store, id, NULL);
  g_autoptr (GError) error = NULL;

  if (record == NULL)
    record = sam_record_new (sam_kind_find (kind), id);
  set_values (record, values);
  sam_store_save (region->store, record, &error);
  g_assert_no_error (error);
}

char *
get_value (Region *region,
           const char *kind,
           const char *key,
           const char *field)
{
  g_autofree char *id = make_id (kind, key);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = sam_store_load (region->store, id, &error);

  g_assert_no_error (error);
  return sam_record_format_field (record, field);
}

void
region_set_up (Region *region,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  region->folder = g_dir_make_tmp ("samenhulp-region-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (region->folder, "region.samenhulp", NULL);
  region->store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sam_store_set_author (region->store, "Marit");
}

void
region_tear_down (Region *region,
                  gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  sam_store_close (region->store);
  folder = g_dir_open (region->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (region->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (region->folder);
  g_free (region->folder);
}
