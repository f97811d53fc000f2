/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-conflict.h"

G_BEGIN_DECLS

/* A conflict as it is shown: every value as people read it, references by their titles. Made on the worker; no GTK. */
typedef struct
{
  SamConflict *conflict;
  GPtrArray *fields; /* of SamFieldView, one for each difference */
  GArray *order;     /* of guint, the versions as they are shown everywhere: mine first, the others by name */
} SamConflictView;

typedef struct
{
  const SamDifference *difference; /* of the conflict */
  char *label;
  char *base;    /* empty: no value */
  char **values; /* of each version */
  char *merged;  /* where the rules have made something of it */
} SamFieldView;

/* NULL without error: @id is in no conflict. */
SamConflictView *sam_conflict_view_load (SamStore *store,
                                         const char *id,
                                         GError **error);
/* The ids of all that is in conflict, in the order in which people are shown them: by title. */
char **sam_conflict_view_list (SamStore *store,
                               GError **error);
/* A conflict that @revision settled: only the fields that somebody decided, `merged` is what was chosen. */
SamConflictView *sam_conflict_view_load_decision (SamStore *store,
                                                  const char *id,
                                                  const char *revision,
                                                  GError **error);
void sam_conflict_view_free (SamConflictView *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamConflictView, sam_conflict_view_free)

/* The version that stands at @place of the order. */
const SamVersion *sam_conflict_view_get_version (SamConflictView *self,
                                                 guint place);
/* "Ada, two hours ago"; "You, ..." for one's own. */
char *sam_conflict_view_format_version (const SamVersion *version,
                                        gint64 now);
/* "Name, Place": the labels of fields. */
char *sam_conflict_view_join_labels (const char *id,
                                     char **fields);
/* What is open, and whose: the values where it is one short text, else the labels of the fields. */
char *sam_conflict_view_format_open (SamStore *store,
                                     SamConflict *conflict,
                                     gint64 now);
/* Whether "mine" and "the other's" say it: one of two is mine. */
gboolean sam_conflict_view_has_mine (SamConflict *conflict);

G_END_DECLS
