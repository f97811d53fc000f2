/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/sam-sync-run.h"

G_BEGIN_DECLS

/* One coordinator's computer: a region file in a folder of its own, and a clock that the test turns. */
typedef struct
{
  char *name;
  char *folder;
  char *path;
  SamStore *store;
  gint now; /* a second later whenever it is asked, by whichever thread */
} SamLaptop;

SamLaptop *sam_laptop_new (const char *name);
void sam_laptop_free (SamLaptop *self);

/* A new group with this name; its id. */
char *sam_laptop_add (SamLaptop *self,
                      const char *name);
void sam_laptop_set (SamLaptop *self,
                     const char *id,
                     const char *field,
                     const char *text);
/* One more connection to the file, as the window has one while a synchronisation runs. */
SamStore *sam_laptop_open_store (SamLaptop *self);
/* The program ends and starts. */
void sam_laptop_restart (SamLaptop *self);
/* A backup, and the last backup put back. */
void sam_laptop_back_up (SamLaptop *self);
void sam_laptop_go_back (SamLaptop *self);
char *sam_laptop_get (SamLaptop *self,
                      const char *id,
                      const char *field); /* NULL: no value, or no such record */
void sam_laptop_delete (SamLaptop *self,
                        const char *id);
gboolean sam_laptop_has (SamLaptop *self,
                         const char *id);

/* As sam_memory_server_dup_leaves() */
char *sam_laptop_dup_leaves (SamLaptop *self,
                             const char *id);
/* Whether any body kept here, current or past, has @text in it. */
gboolean sam_laptop_remembers (SamLaptop *self,
                               const char *id,
                               const char *text);
void sam_laptop_assert_sound (SamLaptop *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamLaptop, sam_laptop_free)

G_END_DECLS
