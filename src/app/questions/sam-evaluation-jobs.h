/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What the window of the evaluation forms asks of the store's thread. */

typedef struct
{
  GPtrArray *due;   /* of SamEvaluationDue */
  char *results[2]; /* of who asked for themselves, of relatives */
  gboolean by_link; /* the platform has a form */
} SamEvaluationsLoaded;

typedef struct
{
  char *text; /* a typed form, or the path of a file */
  char **matches;
  gboolean relative;
} SamEvaluationJob;

void sam_evaluations_loaded_free (SamEvaluationsLoaded *loaded);
SamEvaluationJob *sam_evaluation_job_new (const char *text,
                                          gboolean relative);
void sam_evaluation_job_free (SamEvaluationJob *job);

gpointer sam_evaluation_job_load (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_evaluation_job_save (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_evaluation_job_sent (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
/* Answers a SamEvaluationLink. */
gpointer sam_evaluation_job_link (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_evaluation_job_write (SamStore *store,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
