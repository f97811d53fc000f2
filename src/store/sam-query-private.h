/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-path.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

typedef struct
{
  SamPath path;
  SamCompare compare;
  char *value;
  gboolean alternative; /* one of those is enough */
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
  SamQueryRule rule; /* NULL: none */
};

typedef enum
{
  SAM_QUERY_KEYS,
  SAM_QUERY_VALUES, /* keys with what they are ordered by, in no order, whatever is searched, also merged ones */
  SAM_QUERY_IDS,    /* of records, in no order */
  SAM_QUERY_COUNT,
  SAM_QUERY_ROW, /* one row by its key, as the last parameter */
} SamQueryForm;

/* What SAM_QUERY_VALUES gives beside the key. */
typedef enum
{
  SAM_ORDER_NONE,   /* nothing: by title */
  SAM_ORDER_NUMBER, /* an integer or a decimal */
  SAM_ORDER_CODE,   /* a text to be compared byte by byte */
  SAM_ORDER_TEXT,
  SAM_ORDER_WORDS,  /* a JSON array of words */
  SAM_ORDER_TITLES, /* a JSON array of ids */
} SamOrderType;

SamOrderType sam_query_get_order_type (SamQuery *self);

/* The statement, and the texts to bind to its parameters in order. NULL: nothing can match. */
char *sam_query_build (SamQuery *self,
                       SamQueryForm form,
                       GPtrArray *values);

/* sam-order.c: the keys in order, where SQLite would take too long. */
GArray *sam_store_order_keys (SamStore *self,
                              SamQuery *query,
                              GError **error);

G_END_DECLS
