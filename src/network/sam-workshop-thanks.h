/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-workshop-records.h"

G_BEGIN_DECLS

/* What is left to do when an evening was good: keep what was promised, and thank who was there. */

/* Something promised to somebody, which is a task. */
typedef struct
{
  char *task; /* id */
  char *what;
  char *to;     /* to whom; may be NULL */
  char *due_on; /* YYYY-MM-DD; may be NULL */
  gboolean done;
} SamPromise;

/* Somebody to whom something can be promised: a practice or an expert who was there. */
typedef struct
{
  char *id;
  char *name;
} SamPromisee;

char *sam_promise_save (SamStore *store,
                        const char *workshop_id,
                        const char *to,
                        const char *what,
                        const char *today,
                        GError **error);
GPtrArray *sam_promises_load (SamStore *store,
                              const char *workshop_id,
                              GError **error);
GPtrArray *sam_promisees_load (SamStore *store,
                               const char *workshop_id,
                               GError **error);

int sam_thanks_save (SamStore *store,
                     const char *workshop_id,
                     const char *kind,
                     const char *const *statuses,
                     const char *today,
                     GError **error);
char *sam_thanks_describe (const SamWorkshopRecords *records);

G_END_DECLS
