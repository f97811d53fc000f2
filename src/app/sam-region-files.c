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

/**
 * sam_region_files_find_path:
 * @slug: the short name of a region
 *
 * Returns: (transfer full): where its file may be made: the command line's own file where that is free still, so that
 *   both look at the same region
 */
char *
sam_region_files_find_path (const char *slug)
{
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "samenhulp", "region.db", NULL);

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
  gboolean free_still = region->path != NULL && !g_file_test (region->path, G_FILE_TEST_EXISTS);
  char *path = free_still ? g_strdup (region->path) : sam_region_files_find_path (slug);
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

/* (transfer full): a free place for a region that is called as @file is. */
static char *
find_place_for (const char *file)
{
  g_autofree char *name = g_path_get_basename (file);
  char *dot = strrchr (name, '.');

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
  g_autofree char *path = find_place_for (data);
  GError *error = NULL;

  if (sam_store_restore (path, data, &error))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_error (task, error);
}

typedef struct
{
  char *path;
  SamSealer *sealer;
} Sealed;

static void
sealed_free (Sealed *sealed)
{
  g_free (sealed->path);
  sam_sealer_free (sealed->sealer);
  g_free (sealed);
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  const Sealed *sealed = data;
  g_autofree char *path = find_place_for (sealed->path);
  GError *error = NULL;

  if (sam_handover_open (sealed->path, path, sealed->sealer, &error))
    g_task_return_pointer (task, g_steal_pointer (&path), g_free);
  else
    g_task_return_error (task, error);
}

static void
run (const char *text,
     GTaskThreadFunc func,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (text), g_free);
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
  g_autofree char *today = sam_dates_dup_today ();

  run (today, demo_in_thread, cancellable, callback, user_data);
}

/**
 * sam_region_files_restore_async:
 * @backup: a file that a backup was written to
 * @cancellable: (nullable): to lose interest in the answer
 * @callback: called with the answer
 * @user_data: for @callback
 */
void
sam_region_files_restore_async (const char *backup,
                                GCancellable *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  run (backup, restore_in_thread, cancellable, callback, user_data);
}

/**
 * sam_region_files_open_handover_async:
 * @sealed: what sam_handover_write() wrote
 * @cancellable: (nullable): to lose interest in the answer
 * @callback: called with the answer
 * @user_data: for @callback
 */
void
sam_region_files_open_handover_async (const char *sealed,
                                      const char *passphrase,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Sealed *data = g_new0 (Sealed, 1);

  data->path = g_strdup (sealed);
  /* What is opened says itself how strong it was sealed. */
  data->sealer = sam_sealer_new (passphrase, SAM_SEAL_STRONG);
  g_task_set_task_data (task, data, (GDestroyNotify) sealed_free);
  g_task_run_in_thread (task, open_in_thread);
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
