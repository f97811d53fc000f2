/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Records that were changed on several computers in the same field: what each says, and what a person decides. A
 * conflict is more than one live leaf; nothing else is kept about it. */

/* One way a record is, or was. */
typedef struct
{
  char *revision;
  char *author; /* NULL: not said */
  gint64 at;    /* seconds UTC; 0: not said */
  gboolean mine;
  char *body; /* NULL: not here */
} SamVersion;

/* One field in which the versions differ. Values are JSON text, NULL where absent. */
typedef struct
{
  char *key;
  const SamField *field; /* NULL: of a newer program */
  char *base;            /* as it was before; NULL also where that is not known */
  char **values;         /* of each version, so not a strv */
  guint n_values;
  char *merged;  /* what the rules make of it, where it is not open */
  gboolean open; /* only a person can decide */
} SamDifference;

typedef struct
{
  char *id;
  char *title;
  SamVersion *base;       /* NULL: there is no common past, or it is not here */
  GPtrArray *versions;    /* of SamVersion, the one that lists show first */
  GPtrArray *differences; /* of SamDifference, in the order of the field table */
} SamConflict;

void sam_conflict_free (SamConflict *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamConflict, sam_conflict_free)
guint sam_conflict_count_open (SamConflict *self);
/* The version of whoever works here, and that of the other; with none or several of one's own, the first counts as
 * mine, and the next one as theirs. */
guint sam_conflict_find_version (SamConflict *self,
                                 gboolean mine);

/* NULL without error: @id is in no conflict. */
SamConflict *sam_store_load_conflict (SamStore *self,
                                      const char *id,
                                      GError **error);
GPtrArray *sam_store_load_conflicts (SamStore *self,
                                     GError **error);

/* Writes what the rules make of the leaves of @id, where they need nobody. Every computer that does this to the same
 * leaves makes the same revision. */
gboolean sam_store_merge_leaves (SamStore *self,
                                 const char *id,
                                 gboolean *merged,
                                 char **lacking, /* the revision whose body would be needed */
                                 GError **error);
/* What a person decided: @choices (key → JSON text, NULL for none) for every open field, and for others where the
 * rules' choice is not wanted. @leaves (nullable): what that person saw; SAM_STORE_ERROR_CONFLICT where that has
 * changed. */
gboolean sam_store_settle (SamStore *self,
                           const char *id,
                           const char *const *leaves,
                           GHashTable *choices,
                           GError **error);
/* The same for all: every open field as it is in mine, or in theirs. */
gboolean sam_store_settle_all (SamStore *self,
                               const char *const *ids,
                               gboolean mine,
                               GError **error);

/* A conflict that @revision settled: its differences are those that somebody decided, `merged` is what was chosen. NULL
 * without error: it settled none. */
SamConflict *sam_store_load_decision (SamStore *self,
                                      const char *id,
                                      const char *revision,
                                      GError **error);

/* After a leaf came from a server: what the server has forgotten since is no leaf any more. */
gboolean sam_store_bury_superseded (SamStore *self,
                                    const char *id,
                                    const char *const *path,
                                    const char *const *leaves_there,
                                    GError **error);
/* Those of the versions that a decision in force was between whose bodies never came here. */
char **sam_store_list_unread_versions (SamStore *self,
                                       const char *id,
                                       GError **error);

G_END_DECLS
