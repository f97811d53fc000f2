/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

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

typedef struct
{
  SamPath path;
  SamCompare compare;
  char *value;
} SamCondition;

struct _SamQuery
{
  const SamKind *kind;
  GArray *columns;    /* of SamPath */
  GArray *conditions; /* of SamCondition */
  gboolean ordered;
  SamPath order;
  gboolean descending;
  char *search;
};

typedef enum
{
  SAM_QUERY_KEYS,
  SAM_QUERY_COUNT,
  SAM_QUERY_ROW, /* one row by its key, as the last parameter */
} SamQueryForm;

/* The statement, and the texts to bind to its parameters in order. NULL: nothing can match. */
char *sam_query_build (SamQuery *self,
                       SamQueryForm form,
                       GPtrArray *values);

G_END_DECLS
