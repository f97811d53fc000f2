/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* A checklist is a template of the toolkit whose text has steps to tick, "- [ ] Find a room (+14)": what to do, and how
 * many days after the start. */
typedef struct
{
  char *title;
  int days; /* after the start; -1: at no particular time */
} SamChecklistStep;

/* How far the tasks of a checklist are. */
typedef struct
{
  guint n_steps; /* tasks made */
  guint n_done;
  char *next; /* title of the first task that is open; NULL: none */
  char *next_on;
} SamChecklistState;

#define SAM_CHECKLIST_NEW_GROUP "start-group"

GPtrArray *sam_checklist_read (const char *text);
GPtrArray *sam_checklist_make_tasks (SamRecord *checklist,
                                     const char *about,
                                     const char *start);

gboolean sam_checklist_apply (SamStore *store,
                              const char *name,
                              const char *language,
                              const char *about,
                              const char *start,
                              guint *n_made,
                              GError **error);
SamChecklistState *sam_checklist_load_state (SamStore *store,
                                             const char *about,
                                             GError **error);
void sam_checklist_state_free (SamChecklistState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamChecklistState, sam_checklist_state_free)

G_END_DECLS
