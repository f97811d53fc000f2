/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-region-files.h"

#include <glib/gstdio.h>
#include <string.h>

#include "app/sam-dates.h"
#include "exchange/sam-blueprint.h"
#include "network/sam-demo.h"
#include "network/sam-new-region.h"
#include "network/sam-shipped-texts.h"
#include "sync/sam-handover.h"

/* (transfer full): a file in the data folder that is not there yet. */
static char *
find_free_path (const char *name)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "samenhulp", NULL);
  char *path = NULL;

  /* If this fails, opening the file says why. */
  g_mkdir_with_parents (folder, 0700);
  for (guint i = 1; path == NULL || g_file_test (path, G_FILE_TEST_EXISTS); i++)
    {
      g_autofree char *file = i == 1 ? g_strdup_printf ("%s.db", name) : g_strdup_printf ("%s-%u.db", name, i);

      g_free (path);
      path = g_build_filename (folder, file, NULL);
    }
  return path;
}

/* (transfer full) (nullable): the file that somebody named for it, where it is free still. */
static char *
dup_wanted (const char *wanted)
{
  return wanted != NULL && !g_file_test (wanted, G_FILE_TEST_EXISTS) ? g_strdup (wanted) : NULL;
}

/**
 * sam_region_files_find_path:
 * @wanted: (nullable): the file that was named for it
 * @slug: the short name of a region
 *
 * Returns: (transfer full): where its file may be made: the wanted one, or the command line's own file where that is
 *   free still, so that both look at the same region
 */
char *
sam_region_files_find_path (const char *wanted,
                            const char *slug)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "samenhulp", "region.db", NULL);
  char *free_still = dup_wanted (wanted);

  if (free_still != NULL)
    return free_still;
  return find_free_path (g_file_test (path, G_FILE_TEST_EXISTS) ? slug : "region");
}

typedef struct
{
  char *name;
  char *path;      /* (nullable): where it is wanted */
  char *blueprint; /* (nullable): what it begins with */
} NewRegion;

static void
new_region_free (NewRegion *region)
{
  g_free (region->name);
  g_free (region->path);
  g_free (region->blueprint);
  g_free (region);
}

/* A file that is no blueprint begins nothing. */
static gboolean
take_blueprint (SamStore *store,
                const char *path,
                GError **error)
{
  g_autoptr (SamBlueprint) blueprint = path != NULL ? sam_blueprint_load (path, error) : NULL;

  return path == NULL || (blueprint != NULL && sam_blueprint_take_over_all (blueprint, store, error) >= 0);
}

/* Half a region is none. */
static void
return_file (GTask *task,
             char *path,
             SamStore *store,
             gboolean made,
             GError *error)
{
  g_clear_pointer (&store, sam_store_close);
  if (made)
    {
      g_task_return_pointer (task, path, g_free);
      return;
    }
  g_unlink (path);
  g_free (path);
  g_task_return_error (task, error);
}

static void
create_in_thread (GTask *task,
                  gpointer source,
                  gpointer data,
                  GCancellable *cancellable)
{
  const NewRegion *region = data;
  g_autofree char *slug = sam_new_region_slug (region->name);
  char *path = sam_region_files_find_path (region->path, slug);
  GError *error = NULL;
  SamStore *store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  gboolean made = store != NULL && sam_new_region (store, region->name, slug, &error) &&
                  sam_shipped_texts_take_over_all (store, &error) && take_blueprint (store, region->blueprint, &error);

  return_file (task, path, store, made, error);
}

static void
demo_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  SamDemoOptions options = { .seed = 1, .today = data };
  char *path = find_free_path ("demo");
  GError *error = NULL;
  SamStore *store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  gboolean made = store != NULL && sam_demo_fill (store, &options, cancellable, &error);

  return_file (task, path, store, made, error);
}

/* A region that is made of another file. */
typedef struct
{
  char *file;
  char *path;        /* (nullable): where it is wanted */
  SamSealer *sealer; /* (nullable): what opens it */
} Packed;

static void
packed_free (Packed *packed)
{
  g_free (packed->file);
  g_free (packed->path);
  g_clear_pointer (&packed->sealer, sam_sealer_free);
  g_free (packed);
}

/* (transfer full): where it is wanted; else a free place for a region that is called as the file is. */
static char *
find_place_for (const Packed *packed)
{
  g_autofree char *name = g_path_get_basename (packed->file);
  char *wanted = dup_wanted (packed->path);
  char *dot = strrchr (name, '.');

  if (wanted != NULL)
    return wanted;
  if (dot != NULL && dot != name)
    *dot = '\0';
  return find_free_path (name);
}

static void
restore_in_thread (GTask *task,
                   gpointer source,
                   gpointer data,
                   GCancellable *cancellable)
{
  const Packed *packed = data;
  g_autofree char *path = find_place_for (packed);
  GError *error = NULL;

  if (sam_store_restore (path, packed->file, &error))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_error (task, error);
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Packed *packed = data;
  g_autofree char *path = find_place_for (packed);
  GError *error = NULL;

  if (sam_handover_open (packed->file, path, packed->sealer, &error))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_error (task, error);
}

static void
unpack (const char *file,
        const char *path,
        SamSealer *sealer,
        GTaskThreadFunc func,
        GCancellable *cancellable,
        GAsyncReadyCallback callback,
        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Packed *packed = g_new0 (Packed, 1);

  packed->file = g_strdup (file);
  packed->path = g_strdup (path);
  packed->sealer = sealer;
  g_task_set_task_data (task, packed, (GDestroyNotify) packed_free);
  g_task_run_in_thread (task, func);
}

/**
 * sam_region_files_create_async:
 * @name: of the new region
 * @path: (nullable): where to make it; NULL: in the data folder
 * @blueprint: (nullable): the file of a blueprint to begin with
 * @cancellable: (nullable): to lose interest in the answer
 * @callback: called with the answer
 * @user_data: for @callback
 */
void
sam_region_files_create_async (const char *name,
                               const char *path,
                               const char *blueprint,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  NewRegion *region = g_new0 (NewRegion, 1);

  region->name = g_strdup (name);
  region->path = g_strdup (path);
  region->blueprint = g_strdup (blueprint);
  g_task_set_task_data (task, region, (GDestroyNotify) new_region_free);
  g_task_run_in_thread (task, create_in_thread);
}

/**
 * sam_region_files_demo_async:
 * @cancellable: (nullable): to lose interest in the answer
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * A region with made-up people in it, to look around in.
 */
void
sam_region_files_demo_async (GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, sam_dates_dup_today (), g_free);
  g_task_run_in_thread (task, demo_in_thread);
}

/**
 * sam_region_files_restore_async:
 * @backup: a file that a backup was written to
 * @path: (nullable): where to make the region; NULL: in the data folder
 * @cancellable: (nullable): to lose interest in the answer
 * @callback: called with the answer
 * @user_data: for @callback
 */
void
sam_region_files_restore_async (const char *backup,
                                const char *path,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  unpack (backup, path, NULL, restore_in_thread, cancellable, callback, user_data);
}

/**
 * sam_region_files_open_handover_async:
 * @sealed: what sam_handover_write() wrote
 * @path: (nullable): where to make the region; NULL: in the data folder
 * @passphrase: what it was sealed with
 * @cancellable: (nullable): to lose interest in the answer
 * @callback: called with the answer
 * @user_data: for @callback
 */
void
sam_region_files_open_handover_async (const char *sealed,
                                      const char *path,
                                      const char *passphrase,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  /* What is opened says itself how strong it was sealed. */
  unpack (sealed, path, sam_sealer_new (passphrase, SAM_SEAL_STRONG), open_in_thread, cancellable, callback, user_data);
}

/**
 * sam_region_files_finish:
 * @result: of either function
 *
 * Returns: (transfer full) (nullable): the region file that was made
 */
char *
sam_region_files_finish (GAsyncResult *result,
                         GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
