/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-kind.h"

G_BEGIN_DECLS

/* A checked path: what every record has (its id, its title), or a field; of the kind itself or, after a dot, of what
 * one of its references leads to. */
typedef struct
{
  const SamField *through; /* NULL: of the kind itself */
  enum
  {
    SAM_PATH_FIELD,
    SAM_PATH_ID,
    SAM_PATH_TITLE,
    SAM_PATH_CONFLICTED,
    SAM_PATH_PROBLEMS,
  } what;
  const SamField *field;
} SamPath;

gboolean sam_path_is_number (const SamPath *path);
gboolean sam_path_is_instant (const SamPath *path);
gboolean sam_path_is_truth (const SamPath *path);
gboolean sam_path_is_reference (const SamPath *path);
gboolean sam_path_is_set (const SamPath *path);
gboolean sam_path_is_code (const SamPath *path);

/* Each is an expression over the kind's table, called r, and "to_FIELD" for what a reference leads to. */
char *sam_path_build_column (const SamPath *path,
                             const char *name);
char *sam_path_build_raw (const SamPath *path);
char *sam_path_build_text (const SamPath *path);
char *sam_path_build_sort_key (const SamPath *path);

G_END_DECLS
