/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SQLite locks its files with POSIX record locks, and of those a process loses all that it has on a file as soon as it
 * closes any descriptor of that file (fcntl(2), "Record locks"; sqlite.org/howtocorrupt.html, section 2.2). A file
 * chooser that looks what kind of files stand in a folder is enough: another program then takes itself for the only one
 * and removes the log that this one goes on writing to.
 *
 * Open file description locks (fcntl(2), Linux 3.15) stay until they are given back. SQLite reckons with one owner for
 * each file and process, so all descriptors of a file lock through one of ours. Locks of both sorts see each other. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  dev_t device;
  ino_t inode;
  int fd;
  guint n_users;
} Owner;

static GMutex mutex;
static GPtrArray *owners; /* of Owner: few files are open at once */
static GHashTable *users; /* descriptor of SQLite's → Owner */

static void
owner_free (Owner *owner)
{
  close (owner->fd);
  g_free (owner);
}

/* A description of its own: that of a duplicate, all there is without /proc, would be shared with a child of this
 * process. */
static int
open_again (int fd)
{
  const int mode = fcntl (fd, F_GETFL) & O_ACCMODE;
  char path[32];
  int again;

  g_snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  again = open (path, mode | O_CLOEXEC);
  return again >= 0 ? again : fcntl (fd, F_DUPFD_CLOEXEC, 3);
}

static Owner *
find_owner (int fd)
{
  Owner *owner = g_hash_table_lookup (users, GINT_TO_POINTER (fd));
  struct stat status;

  if (owner != NULL)
    return owner;
  if (fstat (fd, &status) != 0)
    return NULL;
  for (guint i = 0; i < owners->len && owner == NULL; i++)
    {
      Owner *known = g_ptr_array_index (owners, i);

      if (known->device == status.st_dev && known->inode == status.st_ino)
        owner = known;
    }
  if (owner == NULL)
    {
      const int again = open_again (fd);

      if (again < 0)
        return NULL;
      owner = g_new0 (Owner, 1);
      owner->device = status.st_dev;
      owner->inode = status.st_ino;
      owner->fd = again;
      g_ptr_array_add (owners, owner);
    }
  owner->n_users++;
  g_hash_table_insert (users, GINT_TO_POINTER (fd), owner);
  return owner;
}

static int
lock_file (int fd,
           int command,
           struct flock *lock)
{
  const int ours = command == F_GETLK ? F_OFD_GETLK : command == F_SETLK ? F_OFD_SETLK
                                                                         : F_OFD_SETLKW;
  Owner *owner;
  int result = -1;
  int code;

  g_mutex_lock (&mutex);
  owner = find_owner (fd);
  lock->l_pid = 0;
  if (owner != NULL)
    result = fcntl (owner->fd, ours, lock);
  code = errno;
  g_mutex_unlock (&mutex);
  errno = code;
  return result;
}

static int
on_fcntl (int fd,
          int command,
          ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    result = lock_file (fd, command, va_arg (arguments, struct flock *));
  else
    result = fcntl (fd, command, va_arg (arguments, int));
  va_end (arguments);
  return result;
}

static int
on_close (int fd)
{
  Owner *owner;

  g_mutex_lock (&mutex);
  owner = g_hash_table_lookup (users, GINT_TO_POINTER (fd));
  g_hash_table_remove (users, GINT_TO_POINTER (fd));
  if (owner != NULL && --owner->n_users == 0)
    g_ptr_array_remove_fast (owners, owner);
  g_mutex_unlock (&mutex);
  return close (fd);
}

/* A child that goes on without exec has the parent's descriptors, and with them its locks. It is another process. */
static void
on_forked (void)
{
  g_mutex_init (&mutex);
  g_hash_table_remove_all (users);
  g_ptr_array_set_size (owners, 0);
}

/**
 * sam_file_locks_install:
 *
 * Lets SQLite keep its locks whatever else of the process reads its files. To be called before a database is opened; a
 * second call does nothing.
 */
void
sam_file_locks_install (void)
{
  static gsize installed = 0;
  sqlite3_vfs *vfs;

  if (!g_once_init_enter (&installed))
    return;
  owners = g_ptr_array_new_with_free_func ((GDestroyNotify) owner_free);
  users = g_hash_table_new (NULL, NULL);
  pthread_atfork (NULL, NULL, on_forked);
  vfs = sqlite3_vfs_find (NULL);
  if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
    {
      vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) on_fcntl);
      vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) on_close);
    }
  g_once_init_leave (&installed, 1);
}
