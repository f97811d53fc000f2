/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* A kind's derived table: its SQL, made from the field table (sam-tables.c). */
typedef struct
{
  const SamKind *kind;
  char *signature; /* of all that decides what stands in the table */
  char *create;
  char *insert;         /* parameters: key, id, title, sort_title, conflicted, problems, then the fields' */
  char *update;         /* the same parameters, by key */
  char *update_resting; /* the same, where title and references stay what they are */
  char *select;         /* the same columns, by id */
  char *head;           /* key, title and merged_into, by id */
  gboolean has_device;
  gint *columns; /* for each column after the fixed ones the index of its field */
  guint n_columns;
} SamKindTable;

/* The first and past the last id of a kind, for ranges of documents. */
#define SAM_KIND_RANGE_SQL "id >= ?1 || ':' AND id < ?1 || ';'"

/* One value of a derived column. */
typedef struct
{
  enum
  {
    SAM_CELL_NULL,
    SAM_CELL_INTEGER,
    SAM_CELL_TEXT,
  } type;
  gint64 integer;
  char *text;
} SamCell;

typedef struct
{
  const SamField *field;
  guint position;
  char *target; /* what it leads to in the end */
  char *named;  /* what the record says */
  char *title;  /* of @target; NULL: it is not here */
} SamLink;

enum
{
  SAM_SEARCH_TITLE,
  SAM_SEARCH_WORDS,
  SAM_SEARCH_NOTES,
  SAM_SEARCH_HIDDEN,
  SAM_SEARCH_COLUMNS,
};

/* All that is derived from one document. Pure but for the titles of what it refers to. */
typedef struct
{
  const SamKindTable *table;
  char *id;
  char *title;
  const char *merged_into; /* as the column of that name has it */
  gboolean conflicted;
  gboolean checked; /* no field has a problem */
  gint64 problems;
  SamCell *cells;
  GArray *links;                      /* of SamLink */
  GString *words[SAM_SEARCH_COLUMNS]; /* NULL once they are to be indexed */
} SamDerived;

/* sam-tables.c */
const SamKindTable *sam_kind_table_get (const SamKind *kind);
gboolean sam_field_has_column (const SamField *field);

/* sam-derived.c */
SamDerived *sam_derived_new (SamStore *self,
                             SamRecord *record,
                             gboolean conflicted,
                             gboolean checked,
                             GError **error);
void sam_derived_free (SamDerived *derived);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamDerived, sam_derived_free)

/* sam-index.c: what goes into the index of words at the end of the transaction */
typedef struct
{
  gint64 key;
  char *words[SAM_SEARCH_COLUMNS]; /* all NULL: taken out */
  gboolean fresh;                  /* nothing is there under this key */
} SamIndexEntry;

/* So many wait at most: a large import is indexed in portions. */
#define SAM_MAX_UNINDEXED 2000

void sam_index_entry_clear (gpointer data);
void sam_store_index (SamStore *self,
                      gint64 key,
                      SamDerived *derived, /* NULL: take it out */
                      gboolean fresh);
gboolean sam_store_write_index (SamStore *self,
                                GError **error);

G_END_DECLS
