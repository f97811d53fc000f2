/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lock of the operating system on a file beside the region's, which no crash can leave behind: the file stays and
 * means nothing. Where such files can't be made or locked, on some network drives, nobody is kept from working. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-lease.h"

#include "sync/sam-server.h"

#include "samenhulp-config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/file.h>
#include <unistd.h>

struct _SamLease
{
  int descriptor; /* -1: there is nothing to lock */
};

/**
 * sam_lease_take:
 * @path: of a region file
 *
 * Returns: (transfer full) (nullable): the lease; NULL with SAM_SERVER_ERROR_TAKEN while another one holds it
 */
SamLease *
sam_lease_take (const char *path,
                GError **error)
{
  g_autofree char *name = g_strconcat (path, ".sync-lock", NULL);
  int descriptor = open (name, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  SamLease *self;

  if (descriptor >= 0 && flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    {
      gboolean taken = errno == EWOULDBLOCK;

      close (descriptor);
      descriptor = -1;
      if (taken)
        {
          g_set_error_literal (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_TAKEN,
                               _ ("Another program is synchronising this region just now."));
          return NULL;
        }
    }
  self = g_new (SamLease, 1);
  self->descriptor = descriptor;
  return self;
}

/**
 * sam_lease_release:
 * @self: (transfer full): the lease
 *
 * Lets another process have it at once. The lock file stays: to delete it would let two hold a lock of one name.
 */
void
sam_lease_release (SamLease *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  g_free (self);
}
