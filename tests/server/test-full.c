/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hub whose disk is full, and a stick: test-full HUB, in a namespace where it may mount. The disks are really full,
 * so that all that has to be written there is cut where the system cuts it. */

#include "sam-office.h"

#include "network/sam-new-region.h"
#include "sync/sam-folder-peer.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

static const char *hub;

typedef struct
{
  char *folder;
  char *filler;
} Disk;

static Disk
mount_disk (const char *size)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *options = g_strdup_printf ("size=%s,mode=0700", size);
  Disk disk;

  disk.folder = g_dir_make_tmp ("samenhulp-disk-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_cmpint (mount ("none", disk.folder, "tmpfs", 0, options), ==, 0);
  disk.filler = g_build_filename (disk.folder, "filler", NULL);
  return disk;
}

static void
unmount_disk (Disk *disk)
{
  umount2 (disk->folder, MNT_DETACH);
  g_rmdir (disk->folder);
  g_free (disk->folder);
  g_free (disk->filler);
}

/* Something else takes all that is left but @spare bytes. */
static void
fill_disk (Disk *disk,
           gsize spare)
{
  static const char block[4096];
  int fd = g_open (disk->filler, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  gssize length = 0;
  gssize written;

  g_assert_cmpint (fd, >=, 0);
  while ((written = write (fd, block, sizeof block)) > 0)
    length += written;
  g_assert_cmpint (errno, ==, ENOSPC);
  g_assert_cmpint (ftruncate (fd, MAX (length - (gssize) spare, 0)), ==, 0);
  close (fd);
}

static void
make_room (Disk *disk)
{
  g_assert_cmpint (g_unlink (disk->filler), ==, 0);
}

static void
test_hub (gconstpointer data)
{
  gsize spare = GPOINTER_TO_SIZE (data);
  Disk disk = mount_disk ("4m");
  SamBackend *backend = sam_backend_start_hub_in (hub, disk.folder);
  SamOffice office;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_nonnull (backend->address);
  sam_office_set_up (&office, backend);
  before = sam_office_add_many (office.ada, 30);
  sam_office_sync (&office, office.ada);
  fill_disk (&disk, spare);
  after = sam_office_add_many (office.ada, 600);
  for (guint i = 0; i < 3; i++)
    sam_office_sync_badly (&office, office.ada, NULL, NULL, SAM_COUCH_ERROR_FULL, "make room");
  /* What is on it can still be had. */
  {
    g_autoptr (SamPeer) peer = sam_office_connect (&office, NULL, NULL);

    sam_sync_run (office.bea->store, peer, NULL, NULL, NULL, NULL, NULL);
    sam_office_assert_all_there (&office, before);
  }
  make_room (&disk);
  sam_office_sync (&office, office.ada);
  g_assert_cmpuint (sam_sync_count_waiting (office.ada->store, NULL), ==, 0);
  sam_office_sync (&office, office.bea);
  sam_office_assert_all_there (&office, after);
  sam_laptop_assert_sound (office.ada);
  sam_laptop_assert_sound (office.bea);
  sam_office_tear_down (&office, backend);
  sam_backend_free (backend);
  unmount_disk (&disk);
}

static void
test_stick (gconstpointer data)
{
  gsize spare = GPOINTER_TO_SIZE (data);
  Disk disk = mount_disk ("4m");
  g_autoptr (SamSealer) sealer = sam_sealer_new ("drie kopjes koffie", SAM_SEAL_WEAK);
  g_autoptr (SamLaptop) ada = sam_laptop_new ("Ada");
  g_autoptr (SamLaptop) bea = sam_laptop_new ("Bea");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  SamFolderResult result;

  g_assert_true (sam_new_region (ada->store, "Heerlen", NULL, NULL));
  g_assert_true (sam_new_region (bea->store, "Heerlen", NULL, NULL));
  first = sam_laptop_add (ada, "Eerste");
  g_assert_true (sam_folder_sync (ada->store, disk.folder, sealer, &result, NULL, NULL));
  second = sam_laptop_add (ada, "Tweede");
  fill_disk (&disk, spare);
  for (guint i = 0; i < 3; i++)
    {
      g_clear_error (&error);
      g_assert_false (sam_folder_sync (ada->store, disk.folder, sealer, &result, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "still there"));
      g_assert_nonnull (strstr (error->message, g_strerror (ENOSPC)));
    }
  /* What was on it can still be read. */
  sam_folder_sync (bea->store, disk.folder, sealer, &result, NULL, NULL);
  name = sam_laptop_get (bea, first, "name");
  g_assert_cmpstr (name, ==, "Eerste");
  g_assert_false (sam_laptop_has (bea, second));
  make_room (&disk);
  g_assert_true (sam_folder_sync (ada->store, disk.folder, sealer, &result, NULL, NULL));
  g_assert_true (sam_folder_sync (bea->store, disk.folder, sealer, &result, NULL, NULL));
  g_assert_true (sam_laptop_has (bea, second));
  sam_laptop_assert_sound (ada);
  unmount_disk (&disk);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  hub = argv[1];
  g_test_add_data_func ("/full/hub/no-room-at-all", GSIZE_TO_POINTER (0), test_hub);
  g_test_add_data_func ("/full/hub/room-for-a-part", GSIZE_TO_POINTER (60000), test_hub);
  g_test_add_data_func ("/full/stick/no-room-at-all", GSIZE_TO_POINTER (0), test_stick);
  g_test_add_data_func ("/full/stick/room-for-half-a-file", GSIZE_TO_POINTER (20000), test_stick);
  return g_test_run ();
}
