/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* One change to many records. All or nothing: what fails or is cancelled leaves every record as it was, and what
 * was done is undone as one step. */
typedef struct
{
  SamProgress progress; /* NULL: nobody watches */
  gpointer progress_data;
  GCancellable *cancellable;
  const char *today; /* YYYY-MM-DD, for what follows from a change; NULL: not known */
} SamManyRun;

gboolean sam_many_set_field (SamStore *store,
                             const char *const *ids,
                             const char *field,
                             const char *text,
                             const SamManyRun *run,
                             guint *n_changed,
                             GError **error);
gboolean sam_many_add_member (SamStore *store,
                              const char *const *ids,
                              const char *field,
                              const char *member,
                              const SamManyRun *run,
                              guint *n_changed,
                              GError **error);
gboolean sam_many_remove_member (SamStore *store,
                                 const char *const *ids,
                                 const char *field,
                                 const char *member,
                                 const SamManyRun *run,
                                 guint *n_changed,
                                 GError **error);

/* A task for each record, about it. */
typedef struct
{
  const char *title;
  const char *assigned_to; /* NULL: nobody yet */
  const char *due_on;      /* NULL: whenever */
} SamManyTask;

gboolean sam_many_add_tasks (SamStore *store,
                             const char *const *ids,
                             const SamManyTask *task,
                             const SamManyRun *run,
                             guint *n_made,
                             GError **error);
gboolean sam_many_delete (SamStore *store,
                          const char *const *ids,
                          const SamManyRun *run,
                          guint *n_deleted,
                          GError **error);

G_END_DECLS
