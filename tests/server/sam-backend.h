/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A real server to test against, with an administrator. */
typedef struct
{
  const char *name;
  char *address; /* NULL: it is not there, and `reason` says why */
  char *user;
  char *password;
  char *reason;
  char *folder;
  GSubprocess *process;
  GSubprocess *behind; /* the hub in which a cluster keeps its documents */
} SamBackend;

SamBackend *sam_backend_start_pouchdb (const char *scripts,
                                       const char *installed);
/* @certificate, @key: (nullable): files for TLS */
SamBackend *sam_backend_start_hub (const char *program,
                                   const char *certificate,
                                   const char *key);
/* Keeps everything in @folder, which must be there. */
SamBackend *sam_backend_start_hub_in (const char *program,
                                      const char *folder);
/* Ends a hub as when the power fails, and starts it again where it was. */
void sam_backend_kill_hub (SamBackend *self);
void sam_backend_start_hub_again (SamBackend *self,
                                  const char *program);
/* What a cluster of three says, where its nodes come and go; @script, run by Node, says it for a hub. */
SamBackend *sam_backend_start_cluster (const char *script,
                                       const char *hub);
/* At $SAMENHULP_TEST_COUCHDB, an address with user and password. */
SamBackend *sam_backend_find_couchdb (void);
/* "pouchdb" SCRIPTS INSTALLED, "hub" PROGRAM, "cluster" SCRIPT PROGRAM or "couchdb" */
SamBackend *sam_backend_start (char **arguments);
void sam_backend_free (SamBackend *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamBackend, sam_backend_free)

G_END_DECLS
