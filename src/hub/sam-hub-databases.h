/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"

G_BEGIN_DECLS

/* The databases of one data directory: NAME.samenhulp each, opened when first asked for. */
typedef struct _SamHubDatabases SamHubDatabases;

typedef struct
{
  char *name;
  SamDatabase *database;
  char *mark;     /* stands in its sequences: those of an earlier database of the same name are told apart */
  gint64 made_at; /* seconds UTC */
  GList *waiters; /* (element-type SamHubFeed), see sam-hub-feed.h */
} SamHubDatabase;

SamHubDatabases *sam_hub_databases_new (const char *directory);
void sam_hub_databases_free (SamHubDatabases *self);

gboolean sam_hub_database_is_name (const char *name);
SamHubDatabase *sam_hub_databases_open (SamHubDatabases *self,
                                        const char *name,
                                        GError **error);
SamHubDatabase *sam_hub_databases_create (SamHubDatabases *self,
                                          const char *name,
                                          gint64 now,
                                          GError **error);
gboolean sam_hub_databases_delete (SamHubDatabases *self,
                                   const char *name,
                                   GError **error);
char **sam_hub_databases_list (SamHubDatabases *self);
GList *sam_hub_databases_get_open (SamHubDatabases *self);

/* Who may do what, as the JSON of `_security`: {"admins":{"names":[],"roles":[]},"members":{…}}. */
typedef enum
{
  SAM_HUB_MAY_NOTHING,
  SAM_HUB_MAY_USE,    /* read everything, write documents */
  SAM_HUB_MAY_GOVERN, /* also design documents and _security */
} SamHubRight;

char *sam_hub_database_dup_security (SamHubDatabase *self);
gboolean sam_hub_database_set_security (SamHubDatabase *self,
                                        const char *security,
                                        GError **error);
gboolean sam_hub_database_add_member (SamHubDatabase *self,
                                      const char *user,
                                      GError **error);
SamHubRight sam_hub_database_get_right (SamHubDatabase *self,
                                        const char *user,
                                        const char *const *roles);

/* Sequences as they travel: "12-MARK", JSON. */
char *sam_hub_database_format_sequence (SamHubDatabase *self,
                                        gint64 sequence);
gboolean sam_hub_database_parse_sequence (SamHubDatabase *self,
                                          const char *text,
                                          gint64 *sequence);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamHubDatabases, sam_hub_databases_free)

G_END_DECLS
