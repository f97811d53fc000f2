/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"

/* An empty database in a directory of its own. */
typedef struct
{
  char *directory;
  char *path;
  SamDatabase *database;
} Fixture;

void fixture_set_up (Fixture *fixture,
                     gconstpointer data);
void fixture_tear_down (Fixture *fixture,
                        gconstpointer data);

/* A revision id whose hash is @digit repeated. */
char *fixture_id (guint generation,
                  char digit);
/* Saves and checks that it went well. */
char *fixture_save (SamDatabase *database,
                    const char *id,
                    const char *base,
                    const char *body);
char *fixture_tombstone (SamDatabase *database,
                         const char *id,
                         const char *base,
                         const char *reason);
void fixture_fix (SamDatabase *database,
                  const char *id,
                  const char *leaf);
/* Takes in a revision; @path is leaf to root, with blanks between. */
gboolean fixture_add (SamDatabase *database,
                      const char *id,
                      const char *path,
                      gboolean deleted,
                      const char *body);
/* Hands a leaf over as a push would: fixed at the source, then added. */
void fixture_send (SamDatabase *from,
                   SamDatabase *to,
                   const char *id);
/* The leaves, winner first, "rev" or "rev*" (a tombstone), with blanks between. */
char *fixture_leaves (SamDatabase *database,
                      const char *id);
char *fixture_body (SamDatabase *database,
                    const char *id,
                    const char *revision);
void fixture_assert_sound (SamDatabase *database);
