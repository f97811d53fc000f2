/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-export.h"
#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

/* A region of its own, and files beside it. */
typedef struct
{
  char *folder;
  SamStore *store;
} SamExportFixture;

#define SAM_FIXTURE_TODAY "2026-11-21"

void sam_fixture_set_up (SamExportFixture *fixture,
                         gconstpointer data);
void sam_fixture_tear_down (SamExportFixture *fixture,
                            gconstpointer data);
SamRecord *sam_fixture_save (SamExportFixture *fixture,
                             const char *kind,
                             const char *body);
/* Somebody agreed that these fields (NULL: all) of @about go to the channel of that name. */
void sam_fixture_agree (SamExportFixture *fixture,
                        SamRecord *about,
                        const char *channel,
                        const char *const *fields);
char *sam_fixture_export_file (SamExportFixture *fixture,
                               const char *kind,
                               const char *ending,
                               SamChannel recipient,
                               char ***not_said);
/* The file's text; of a sheet its cells; "" of a file that was not made. */
char *sam_fixture_read_text (const char *path);
char *sam_fixture_export_text (SamExportFixture *fixture,
                               const char *kind,
                               const char *ending,
                               SamChannel recipient,
                               char ***not_said);
SamSheet *sam_fixture_read_table (const char *path);

G_END_DECLS
