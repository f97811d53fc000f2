/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub/sam-hub-connections.h"
#include "hub/sam-hub-databases.h"
#include "hub/sam-hub-users.h"

#include "json/sam-json-object.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct
{
  SamHubDatabases *databases;
  SamHubUsers *users;
  SoupServer *server;
  char *uuid;
  SamHubConnections *connections;
  gsize body_limit; /* bytes, also after unpacking */
  gboolean secure;  /* over TLS */
} SamHub;

/* One request and its answer. Every handler answers exactly once, with one of the functions below. */
typedef struct
{
  SamHub *hub;
  SoupServerMessage *message;
  char **segments; /* of the path, decoded; NULL: it makes no sense */
  guint n_segments;
  GHashTable *options; /* of the query */
  char *user;          /* NULL: nobody known */
  char **roles;
  gboolean by_cookie;
  gboolean gone;            /* the client went while its password was checked */
  SamHubDatabase *database; /* of the first segment, where that names one */
  SamHubRight right;
} SamHubRequest;

SamHubRequest *sam_hub_request_new (SamHub *hub,
                                    SoupServerMessage *message);
void sam_hub_request_free (SamHubRequest *self);

const char *sam_hub_request_get_option (SamHubRequest *self,
                                        const char *name);
gboolean sam_hub_request_get_flag (SamHubRequest *self,
                                   const char *name);
gboolean sam_hub_request_get_number (SamHubRequest *self,
                                     const char *name,
                                     gint64 *value);
gboolean sam_hub_request_is (SamHubRequest *self,
                             const char *method);
/* The body, unpacked; NULL: it is unfit, and that has been answered. */
char *sam_hub_request_read_body (SamHubRequest *self);
SamJsonObject *sam_hub_request_read_object (SamHubRequest *self);

void sam_hub_request_reply (SamHubRequest *self,
                            guint status,
                            char *json); /* (transfer full) */
void sam_hub_request_fail (SamHubRequest *self,
                           guint status,
                           const char *name,
                           const char *reason);
void sam_hub_request_fail_method (SamHubRequest *self,
                                  const char *allowed);
void sam_hub_request_fail_error (SamHubRequest *self,
                                 const GError *error);
guint sam_hub_error_get_status (const GError *error,
                                const char **name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamHubRequest, sam_hub_request_free)

G_END_DECLS
