/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/sam-json-object.h"
#include "record/sam-kind.h"

G_BEGIN_DECLS

/* Three-way merges, pure and the same on every computer. @ours and @theirs may change places: only who and when
 * (edited_by, edited_at) then differ, which are those of @ours. */

/* The merged members; @conflicts gets the keys that both sides changed differently, in canonical order, which stand in
 * the result as @ours has them. @kind NULL: every key is one whole. @base NULL: two first revisions. */
SamJsonObject *sam_merge (const SamKind *kind,
                          SamJsonObject *base,
                          SamJsonObject *ours,
                          SamJsonObject *theirs,
                          char ***conflicts);

gboolean sam_merge_is_about_revision (const char *key);

/* One value by its field's rule, as JSON text, NULL where absent. FALSE: a conflict, and *merged is @ours. */
gboolean sam_merge_value (const SamField *field,
                          const char *base,
                          const char *ours,
                          const char *theirs,
                          char **merged);

/* Texts by lines. FALSE: both sides changed the same lines, or lines that touch. */
gboolean sam_merge_lines (const char *base,
                          const char *ours,
                          const char *theirs,
                          char **merged);

G_END_DECLS
