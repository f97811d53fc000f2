/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "documents/sam-documents.h"

G_BEGIN_DECLS

/* Private to the documents layer: the rows as they stand in the tables. */

#define SAM_ERASED_BODY "{\"reason\":\"erased\"}"

typedef enum
{
  SAM_FIXED_NOT,   /* saved here, may still be squashed */
  SAM_FIXED_READY, /* made ready to be sent: another computer may know it */
  SAM_FIXED_KNOWN, /* known elsewhere */
} SamFixed;

typedef struct
{
  gint64 number; /* 0: there is none */
  gboolean deleted;
  char *winner;
  gint64 sequence;
} SamDocumentRow;

typedef struct
{
  gint64 number; /* 0: there is none */
  gint64 parent; /* 0: a root */
  char *revision;
  gboolean leaf;
  gboolean deleted;
  SamFixed fixed;
  gboolean received; /* from another computer; read in a history only */
  gint64 added;
  char *body;
  char *attachments;
} SamRevisionRow;

void sam_document_row_clear (SamDocumentRow *row);
void sam_revision_row_clear (SamRevisionRow *row);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamDocumentRow, sam_document_row_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamRevisionRow, sam_revision_row_clear)

sqlite3_stmt *sam_rows_query (SamDatabase *database,
                              GError **error,
                              const char *sql,
                              const char *format,
                              ...);
gboolean sam_rows_run (SamDatabase *database,
                       GError **error,
                       const char *sql,
                       const char *format,
                       ...);
char *sam_rows_dup_revision (sqlite3_stmt *statement,
                             int generation_column);
char **sam_rows_read_texts (SamDatabase *database,
                            sqlite3_stmt *statement,
                            GError **error);
const char *sam_revision_hash (const char *revision);

gboolean sam_rows_find_document (SamDatabase *database,
                                 const char *id,
                                 SamDocumentRow *row,
                                 GError **error);
gboolean sam_rows_find_revision (SamDatabase *database,
                                 gint64 document,
                                 const char *revision,
                                 SamRevisionRow *row,
                                 GError **error);
gboolean sam_rows_find_id (SamDatabase *database,
                           gint64 number,
                           char **revision,
                           GError **error);
gboolean sam_rows_insert_document (SamDatabase *database,
                                   const char *id,
                                   const char *revision,
                                   gboolean deleted,
                                   gint64 sequence,
                                   gint64 *number,
                                   GError **error);
gboolean sam_rows_insert_revision (SamDatabase *database,
                                   gint64 document,
                                   SamRevisionRow *row,
                                   GError **error);
GPtrArray *sam_rows_list_leaves (SamDatabase *database,
                                 gint64 document,
                                 GError **error);
gboolean sam_rows_update_winner (SamDatabase *database,
                                 gint64 document,
                                 gint64 sequence,
                                 GError **error);
gboolean sam_rows_is_erased (SamDatabase *database,
                             const char *id,
                             gboolean *erased,
                             GError **error);

gboolean sam_document_check_id (const char *id,
                                GError **error);
gboolean sam_document_needs_gate (const char *text);
gboolean sam_document_split_body (const char *text,
                                  char **body,
                                  char **attachments,
                                  GError **error);
gboolean sam_document_extend (SamDatabase *database,
                              gint64 document,
                              const SamRevisionRow *leaf,
                              gboolean deleted,
                              const char *body,
                              gint64 sequence,
                              char **revision,
                              GError **error);
gboolean sam_document_apply_erasure (SamDatabase *database,
                                     const char *id,
                                     gint64 document,
                                     gint64 sequence,
                                     GError **error);
gboolean sam_document_is_erasure (gboolean deleted,
                                  const char *body);

G_END_DECLS
