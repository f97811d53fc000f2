/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

/* A store in a folder of its own, with a clock that the test turns. */
typedef struct
{
  char *folder;
  char *path;
  SamStore *store;
  gint64 now;
} Fixture;

void fixture_set_up (Fixture *fixture,
                     gconstpointer data);
void fixture_tear_down (Fixture *fixture,
                        gconstpointer data);
/* Opens another connection to the same file, with the same clock. */
SamStore *fixture_open (Fixture *fixture,
                        const char *author);

/* A record of @kind with fields as pairs of name and text, ended by NULL; saved; its id is @key's. */
SamRecord *make_record (SamStore *store,
                        const char *kind,
                        const char *key,
                        ...) G_GNUC_NULL_TERMINATED;
char *make_id (const char *kind,
               const char *key);
void set_text (SamRecord *record,
               const char *field,
               const char *text);
void save (SamStore *store,
           SamRecord *record);
SamRecord *load (SamStore *store,
                 const char *kind,
                 const char *key);
char *read_text (SamStore *store,
                 const char *kind,
                 const char *key,
                 const char *field);
void assert_text (SamStore *store,
                  const char *kind,
                  const char *key,
                  const char *field,
                  const char *expected);
/* The titles a query finds, with "|" between. */
char *list_titles (SamStore *store,
                   SamQuery *query);
void assert_verified (SamStore *store);
