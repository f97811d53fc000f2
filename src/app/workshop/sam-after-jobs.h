/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* What the window after the evening asks of the store's thread. */

typedef struct
{
  char *workshop;
  char *text;       /* of a form; the path of a file; the id of a participation */
  gboolean after;   /* the form is the one after the workshop */
  gboolean becomes; /* contact person */
  char *today;
} SamAfterJob;

typedef struct
{
  char *results;     /* of the forms */
  GPtrArray *people; /* of SamAttendance */
} SamAfterLoaded;

SamAfterJob *sam_after_job_new (const char *workshop,
                                const char *text);
void sam_after_job_free (SamAfterJob *job);
void sam_after_loaded_free (SamAfterLoaded *loaded);

gpointer sam_after_job_load (SamStore *store,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gpointer sam_after_job_save_form (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_after_job_import_forms (SamStore *store,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
gpointer sam_after_job_tick (SamStore *store,
                             gpointer data,
                             GCancellable *cancellable,
                             GError **error);
gpointer sam_after_job_contacts (SamStore *store,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);
gpointer sam_after_job_deadlines (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_after_job_clear (SamStore *store,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);
gpointer sam_after_job_write_sheet (SamStore *store,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);
gpointer sam_after_job_write_list (SamStore *store,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);
gpointer sam_after_job_write_certificates (SamStore *store,
                                           gpointer data,
                                           GCancellable *cancellable,
                                           GError **error);

G_END_DECLS
