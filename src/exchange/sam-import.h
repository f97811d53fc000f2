/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-import-columns.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

typedef enum
{
  SAM_IMPORT_NEW,
  SAM_IMPORT_UPDATE,
  SAM_IMPORT_UNCHANGED,
  SAM_IMPORT_DUPLICATE, /* probably one that is there already, or stands higher in the list */
  SAM_IMPORT_PROBLEM,   /* something in it could not be read; `importable` says whether the rest can be used */
  SAM_IMPORT_N_STATUSES,
} SamImportStatus;

/* One value that a list changes in what is there. */
typedef struct
{
  const SamField *field;
  char *before; /* as people read it, "" for empty; NULL where it is not for everybody's eyes */
  char *after;
} SamImportChange;

/* What will happen with one row of the list. */
typedef struct
{
  guint line;
  SamImportStatus status;
  gboolean importable;
  char *title;          /* what the row is about, as written */
  char *id;             /* (nullable): the record it makes or changes; of a duplicate, the one it resembles */
  gboolean exists;      /* whether that record is in the region already */
  gboolean unlisted;    /* it, or what it resembles, does not want to be listed */
  GPtrArray *problems;  /* (element-type utf8): sentences, translated */
  GPtrArray *notes;     /* (element-type utf8): what stays text, what may be wrong: no reason to stop */
  GPtrArray *fields;    /* (element-type utf8): names of the fields that change in what is there */
  GPtrArray *changes;   /* (element-type SamImportChange): how they change */
  guint duplicate_line; /* of a duplicate within the list, else 0 */
  GPtrArray *records;   /* (element-type SamRecord): what the row says, its own record last */
} SamImportRow;

/* A word in a topics column that is no topic's name. Until it is answered it stays in the notes, as text. */
typedef struct
{
  char *text;
  char *suggestion;       /* (nullable): id of a topic */
  char *suggestion_title; /* (nullable) */
  guint n_rows;
} SamImportQuestion;

typedef struct
{
  const SamKind *kind;
  GPtrArray *rows; /* (element-type SamImportRow) */
  guint counts[SAM_IMPORT_N_STATUSES];
  guint n_importable_problems;
  guint n_noted;        /* rows with notes */
  GHashTable *besides;  /* (element-type utf8 SamKind): ids of records that importable rows make besides their own */
  GPtrArray *questions; /* (element-type SamImportQuestion) */
  GPtrArray *remarks;   /* (element-type utf8): sentences on what is wrong with the list, beside its rows */
  GPtrArray *absent;    /* (element-type utf8): practices of the list's care groups that it does not name */
} SamImportPlan;

typedef struct
{
  const char *today;    /* YYYY-MM-DD */
  const char *workshop; /* (nullable): id, for registrations; else the next workshop */
  GHashTable *answers;  /* (nullable) (element-type utf8 utf8): text of a question → id of the topic it means */
} SamImportOptions;

SamImportPlan *sam_import_prepare (SamStore *store,
                                   const SamKind *kind,
                                   const SamSheet *table,
                                   const char *const *mapping,
                                   const SamImportOptions *options,
                                   GError **error);
void sam_import_plan_free (SamImportPlan *plan);
char *sam_import_change_describe (const SamImportChange *change);
guint sam_import_plan_count_besides (const SamImportPlan *plan,
                                     const SamKind *kind);

typedef enum
{
  SAM_IMPORT_SKIP_DUPLICATES,
  SAM_IMPORT_UPDATE_DUPLICATES,
  SAM_IMPORT_ADD_DUPLICATES,
} SamImportDuplicates;

typedef struct
{
  SamImportDuplicates duplicates;
  gboolean leave_out_problems; /* else the importable ones come in, without what could not be read */
  SamProgress progress;
  gpointer progress_data;
} SamImportApply;

typedef struct
{
  guint added;
  guint updated;
  guint unchanged;
  guint left_out;
  guint counts[SAM_IMPORT_N_STATUSES];      /* all rows, by what the plan says of them */
  guint left_out_of[SAM_IMPORT_N_STATUSES]; /* those of them that did not come in */
} SamImportResult;

gboolean sam_import_is_left_out (const SamImportRow *row,
                                 const SamImportApply *how);
gboolean sam_import_apply (SamStore *store,
                           const SamImportPlan *plan,
                           const SamImportApply *how,
                           SamImportResult *result,
                           GCancellable *cancellable,
                           GError **error);

char **sam_import_recall_columns (SamStore *store,
                                  const SamKind *kind,
                                  const SamSheet *table);
gboolean sam_import_remember_columns (SamStore *store,
                                      const SamKind *kind,
                                      const SamSheet *table,
                                      const char *const *mapping,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamImportPlan, sam_import_plan_free)

G_END_DECLS
