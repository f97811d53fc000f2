/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sam-backend.h"
#include "sam-laptop.h"

#include "couch/sam-couch-error.h"

G_BEGIN_DECLS

/* Two laptops and a database of their own on a real server. */
typedef struct
{
  const SamBackend *backend;
  char *database;
  SamLaptop *ada;
  SamLaptop *bea;
} SamOffice;

void sam_office_set_up (SamOffice *office,
                        gconstpointer backend);
void sam_office_tear_down (SamOffice *office,
                           gconstpointer backend);
/* A test in an office of its own at a server, skipped with the reason where there is no such server. */
void sam_office_add_test (const SamBackend *backend,
                          const char *group,
                          const char *name,
                          void (*test) (SamOffice *office,
                                        gconstpointer backend));
void sam_office_create_database (SamOffice *office);
void sam_office_delete_database (SamOffice *office);
/* @address, @password: (nullable): in place of the server's own */
SamPeer *sam_office_connect (SamOffice *office,
                             const char *address,
                             const char *password);

/* A run that must go well, and leave nothing set aside. */
SamSyncResult sam_office_sync (SamOffice *office,
                               SamLaptop *laptop);
/* A run that must fail with @code, and with a sentence that has @words in it. */
void sam_office_sync_badly (SamOffice *office,
                            SamLaptop *laptop,
                            const char *address,
                            const char *password,
                            SamCouchError code,
                            const char *words);

GPtrArray *sam_office_add_many (SamLaptop *laptop,
                                guint count);
/* Both have the record, with the same leaves. */
void sam_office_assert_same (SamOffice *office,
                             const char *id);
void sam_office_assert_all_there (SamOffice *office,
                                  GPtrArray *ids);

G_END_DECLS
