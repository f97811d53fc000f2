/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-pages.h"
#include "network/sam-projection.h"
#include "exchange/sam-pdf-table.h"

G_BEGIN_DECLS

/* What is done to the rows that somebody selected, on the store's thread. */
typedef enum
{
  SAM_MANY_SET_FIELD,
  SAM_MANY_ADD_MEMBER,
  SAM_MANY_REMOVE_MEMBER,
  SAM_MANY_ADD_TASKS,
  SAM_MANY_DELETE,
} SamManyWhat;

/* How far it is; both threads look at it. */
typedef struct
{
  int references;
  int done;
  int total;
} SamManyCount;

SamManyCount *sam_many_count_new (void);
SamManyCount *sam_many_count_ref (SamManyCount *count);
void sam_many_count_unref (SamManyCount *count);

typedef struct
{
  SamManyWhat what; /* for sam_many_apply() */
  const SamKind *kind;
  GArray *keys;
  char *field;
  char *text; /* a value in its stored spelling; of a task: its title */
  char *assigned_to;
  char *due_on;
  char *path; /* of a file to write */
  SamChannel recipient;
  char *title;         /* of a print */
  GPtrArray *columns;  /* of a print: paths */
  SamManyCount *count; /* NULL: nobody watches */
} SamManyRequest;

SamManyRequest *sam_many_request_new (const SamKind *kind,
                                      GArray *keys);
void sam_many_request_free (gpointer data);

/* SamStoreFuncs over a SamManyRequest. */
/* Returns: (transfer full): a guint, how many were changed */
gpointer sam_many_apply (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error);
/* Returns: (transfer full): a SamPdfTable */
gpointer sam_many_draw (SamStore *store,
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error);
/* Returns: (transfer full): a SamExportResult */
gpointer sam_many_export (SamStore *store,
                          gpointer data,
                          GCancellable *cancellable,
                          GError **error);

typedef struct
{
  char **uris;
  char **addresses;
  char **without; /* titles of those that have none */
} SamManyMail;

void sam_many_mail_free (gpointer data);
/* Returns: (transfer full): a SamManyMail */
gpointer sam_many_write (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error);

G_END_DECLS
