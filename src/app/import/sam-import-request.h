/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-import.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* All that the person decided about a list so far. Reading it again with another decision is how the window goes on:
 * a list is small, and nothing has to be kept in step. */
typedef struct
{
  char *path;
  char *encoding; /* (nullable): NULL is guessed */
  char delimiter; /* 0 is guessed */
  SamSheetHeader header;
  const SamKind *kind; /* NULL is guessed */
  char **mapping;      /* (nullable): NULL is remembered or guessed */
  char *workshop;      /* (nullable): for registrations; NULL is the next one */
  GHashTable *answers; /* text of a question → id of a topic */
  SamImportDuplicates duplicates;
  gboolean leave_out_problems;
} SamImportRequest;

/* A record to choose: a topic, a workshop. */
typedef struct
{
  char *id;
  char *title;
} SamImportChoice;

typedef struct
{
  SamSheet *sheet;
  const SamKind *kind;
  char **mapping;
  SamImportPlan *plan;  /* (nullable) */
  char *problem;        /* (nullable): why there is no plan */
  GPtrArray *topics;    /* (element-type SamImportChoice) */
  GPtrArray *workshops; /* (element-type SamImportChoice): those to come */
} SamImportReading;

SamImportRequest *sam_import_request_new (const char *path);
void sam_import_request_free (SamImportRequest *request);

void sam_import_reading_free (SamImportReading *reading);
void sam_import_request_read_async (const SamImportRequest *request,
                                    SamStoreThread *store,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer data);
SamImportReading *sam_import_request_read_finish (SamStoreThread *store,
                                                  GAsyncResult *result,
                                                  GError **error);

/* @done and @total are written by the worker and may be read at any time, atomically. */
typedef struct
{
  guint done;
  guint total;
} SamImportCount;

void sam_import_request_apply_async (const SamImportRequest *request,
                                     SamStoreThread *store,
                                     SamImportCount *count,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
SamImportResult *sam_import_request_apply_finish (SamStoreThread *store,
                                                  GAsyncResult *result,
                                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamImportRequest, sam_import_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamImportReading, sam_import_reading_free)

G_END_DECLS
