/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The hub's users: a file of lines NAME:HASH:ROLES that the program and `user add` both read and write. */
typedef struct _SamHubUsers SamHubUsers;

#define SAM_HUB_ADMIN_ROLE "_admin"

typedef enum
{
  SAM_HUB_LOGIN_WRONG,
  SAM_HUB_LOGIN_OK,
  SAM_HUB_LOGIN_LOCKED, /* too many wrong passwords lately */
} SamHubLogin;

SamHubUsers *sam_hub_users_new (const char *path);
void sam_hub_users_free (SamHubUsers *self);

gboolean sam_hub_users_add (SamHubUsers *self,
                            const char *name,
                            const char *password,
                            gboolean admin,
                            GError **error);
gboolean sam_hub_users_remove (SamHubUsers *self,
                               const char *name,
                               GError **error);
/* (transfer full), NULL: no such user */
char **sam_hub_users_dup_roles (SamHubUsers *self,
                                const char *name);

/* Hashing takes a good part of a second, so it is done on another thread; a password that was right a moment ago is
 * known at once. Called and answered on the main thread. */
gboolean sam_hub_users_is_cached (SamHubUsers *self,
                                  const char *name,
                                  const char *password);
void sam_hub_users_check_async (SamHubUsers *self,
                                const char *name,
                                const char *password,
                                const char *address,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
SamHubLogin sam_hub_users_check_finish (SamHubUsers *self,
                                        GAsyncResult *result);

/* Session cookies, good for ten minutes. @now: seconds UTC. */
#define SAM_HUB_SESSION_SECONDS 600

char *sam_hub_users_make_cookie (SamHubUsers *self,
                                 const char *name,
                                 gint64 now);
/* (transfer full): whose cookie it is, NULL when it is not valid (any more). @renew: it is time for a fresh one. */
char *sam_hub_users_read_cookie (SamHubUsers *self,
                                 const char *cookie,
                                 gint64 now,
                                 gboolean *renew);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamHubUsers, sam_hub_users_free)

G_END_DECLS
