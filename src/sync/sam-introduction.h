/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Getting to know a server before anything goes there, and getting a region from one. Both work off the main thread. */

typedef struct
{
  char *path;    /* of the region file, or where it is to be made */
  char *slug;    /* the short name of a region that is not here yet; NULL: that of the file */
  char *address; /* as typed */
  char *user;
  char *password;
} SamIntroduction;

/* How far a region has come in: @done records of @total, 0: not known. Called on the main thread. */
typedef void (*SamIntroductionProgress) (GObject *listener,
                                         guint64 done,
                                         guint64 total);

SamIntroduction *sam_introduction_new (const char *path,
                                       const char *slug,
                                       const char *address,
                                       const char *user,
                                       const char *password);
void sam_introduction_free (SamIntroduction *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamIntroduction, sam_introduction_free)

/* What a synchronisation would do: records that the other side does not have, or not in the same version. */
typedef struct
{
  guint64 up;
  guint64 down;
} SamPreview;

/* Asks the server; nothing is written on either side. (transfer full) @self */
void sam_introduction_preview_async (SamIntroduction *self,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
gboolean sam_introduction_preview_finish (GAsyncResult *result,
                                          SamPreview *preview,
                                          GError **error);
/* Makes the file at `path` and fills it with the region `slug` of the server. What came in before it was stopped or the
 * connection broke is kept beside it, and the next time goes on from there. (transfer full) @self */
void sam_introduction_fetch_async (SamIntroduction *self,
                                   SamIntroductionProgress progress,
                                   GObject *listener,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
/* (transfer full): the path of the file. */
char *sam_introduction_fetch_finish (GAsyncResult *result,
                                     GError **error);

G_END_DECLS
