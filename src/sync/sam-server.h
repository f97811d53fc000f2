/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-couch-client.h"
#include "store/sam-store.h"
#include "sync/sam-peer.h"

G_BEGIN_DECLS

/* Where this region synchronises: kept in the local settings of its file, the password in the keyring. */

#define SAM_SERVER_ERROR (sam_server_error_quark ())

/**
 * SamServerError:
 * @SAM_SERVER_ERROR_NOT_SET: no server has been chosen yet
 * @SAM_SERVER_ERROR_NO_PASSWORD: the keyring has no password for this server and user
 * @SAM_SERVER_ERROR_NO_REGION: the file has no region record, so the name of its database is not known
 * @SAM_SERVER_ERROR_TAKEN: another program is synchronising the same file
 * @SAM_SERVER_ERROR_NOT_PUBLISHED: the server refused something that was to become public, or to be withdrawn
 * @SAM_SERVER_ERROR_PLATFORM: the server keeps us out of what is between the region and the platform
 */
typedef enum
{
  SAM_SERVER_ERROR_NOT_SET,
  SAM_SERVER_ERROR_NO_PASSWORD,
  SAM_SERVER_ERROR_NO_REGION,
  SAM_SERVER_ERROR_TAKEN,
  SAM_SERVER_ERROR_NOT_PUBLISHED,
  SAM_SERVER_ERROR_PLATFORM,
} SamServerError;

GQuark sam_server_error_quark (void);

/* Without the name of a database at its end. */
char *sam_server_trim_address (const char *address);
/* An empty or NULL @address forgets the server. */
gboolean sam_server_set (SamStore *store,
                         const char *address,
                         const char *user,
                         GError **error);
gboolean sam_server_is_set (SamStore *store);
char *sam_server_dup_address (SamStore *store);
char *sam_server_dup_user (SamStore *store);
char *sam_server_dup_database (SamStore *store,
                               GError **error);

char *sam_server_build_database (const char *slug);
char *sam_server_build_platform_database (const char *slug);

/* A peer for the server of @store. @password NULL: from $SAMENHULP_PASSWORD or the keyring. Nothing is sent yet. */
SamPeer *sam_server_connect (SamStore *store,
                             const char *password,
                             GCancellable *cancellable,
                             GError **error);

/* The same server, without a database. */
SamCouchClient *sam_server_connect_client (SamStore *store,
                                           const char *password,
                                           GCancellable *cancellable,
                                           GError **error);

/* Passwords, in the keyring; those it does not take are known until the program ends. */
char *sam_credentials_lookup (const char *address,
                              const char *user,
                              GCancellable *cancellable,
                              GError **error);
gboolean sam_credentials_store (const char *address,
                                const char *user,
                                const char *password,
                                GCancellable *cancellable,
                                GError **error);
void sam_credentials_forget (const char *address,
                             const char *user,
                             GCancellable *cancellable);
char *sam_credentials_read_file (const char *path,
                                 GError **error);

G_END_DECLS
