/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What a list shows: one kind, columns, conditions, words searched, an order. Field paths may follow one reference:
 * "name", "organisation.name", "person.title" ("title" is every record's title); a condition's path also a set of
 * references, "topics.domain", of which one must meet it. Sets of references read as their titles with ", " between.
 * Everything from people is bound, never pasted into SQL. */
typedef struct _SamQuery SamQuery;

typedef enum
{
  SAM_COMPARE_EQUAL,     /* NULL value: is not set */
  SAM_COMPARE_NOT_EQUAL, /* NULL value: is set */
  SAM_COMPARE_LESS,
  SAM_COMPARE_GREATER,
  SAM_COMPARE_CONTAINS, /* a set has it; a text contains it, whatever case and accents */
  SAM_COMPARE_ONE_OF,   /* the value is a JSON array of strings, and it is one of them */
} SamCompare;

SamQuery *sam_query_new (const SamKind *kind);
SamQuery *sam_query_copy (SamQuery *self);
void sam_query_free (SamQuery *self);
const SamKind *sam_query_get_kind (SamQuery *self);

/* FALSE with SAM_RECORD_ERROR_NO_FIELD when the path names no field. */
gboolean sam_query_add_column (SamQuery *self,
                               const char *path,
                               GError **error);
gboolean sam_query_add_condition (SamQuery *self,
                                  const char *path,
                                  SamCompare compare,
                                  const char *value,
                                  GError **error);
gboolean sam_query_add_alternative (SamQuery *self,
                                    const char *path,
                                    SamCompare compare,
                                    const char *value,
                                    GError **error);
/* A choice of records, such as the rows that somebody selected. */
void sam_query_add_ids (SamQuery *self,
                        const char *const *ids);
gboolean sam_query_set_order (SamQuery *self,
                              const char *path,
                              gboolean descending,
                              GError **error);
void sam_query_set_search (SamQuery *self,
                           const char *text);

/* A choice of records that only a rule of a layer above can make: their ids (transfer full), or NULL with @error. */
typedef char **(*SamQueryRule) (SamStore *store,
                                GError **error);
void sam_query_set_rule (SamQuery *self,
                         SamQueryRule rule);

/* A row: the record's id, its title, the columns as text (NULL: not set) and whether it is in conflict. */
typedef struct
{
  char *id;
  char *title;
  char **cells; /* as many as columns; entries may be NULL, so not a strv */
  guint n_cells;
  gboolean conflicted;
} SamRow;

void sam_row_free (SamRow *row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamQuery, sam_query_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamRow, sam_row_free)

/* Two steps, so that a list of 100,000 costs what a screenful costs: the keys in order (8 bytes each), then the rows of
 * a page of keys. (element-type gint64) */
GArray *sam_store_find_keys (SamStore *self,
                             SamQuery *query,
                             GCancellable *cancellable,
                             GError **error);
/* (element-type SamRow), in the order of @keys; a key that has gone gives an empty row (id NULL). */
GPtrArray *sam_store_fetch_rows (SamStore *self,
                                 SamQuery *query,
                                 const gint64 *keys,
                                 guint n_keys,
                                 GError **error);
/* The key of a record, 0 without error where there is none of that id. */
gint64 sam_store_find_key (SamStore *self,
                           const char *id,
                           GError **error);
/* Both at once, for scripts and short lists. @limit 0: all. */
GPtrArray *sam_store_list (SamStore *self,
                           SamQuery *query,
                           guint offset,
                           guint limit,
                           GError **error);
/* Where only the records are wanted: in no order, and without what a row shows. */
char **sam_store_find_ids (SamStore *self,
                           SamQuery *query,
                           GError **error);
gint64 sam_store_count (SamStore *self,
                        SamQuery *query,
                        GError **error);

/* Search over every kind: names above notes, word beginnings, any order, whatever case and accents. */
typedef struct
{
  char *id;
  char *title;
  char *snippet; /* what matched, with \x02 and \x03 around the words; NULL where the field is sensitive */
  const SamField *field;
  char *attachment; /* by whose name the record was found; NULL: by its own words */
  gboolean conflicted;
} SamHit;

void sam_hit_free (SamHit *hit);
const char *sam_hit_get_what (const SamHit *hit);
GPtrArray *sam_store_search (SamStore *self,
                             const char *text,
                             guint limit,
                             GCancellable *cancellable,
                             GError **error);

/* The records that refer to @id, as ids; @field NULL: through any field. */
char **sam_store_find_referrers (SamStore *self,
                                 const char *id,
                                 const SamKind *kind,
                                 const char *field,
                                 GError **error);
char *sam_store_dup_title (SamStore *self,
                           const char *id);

G_END_DECLS
