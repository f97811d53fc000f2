/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-guide.h"

G_BEGIN_DECLS

/* What was printed, with which records in it: so that it is known what still holds a record that may no longer be
 * printed. */

/* A record in something printed that may not be printed today. */
typedef struct
{
  char *edition; /* id */
  char *edition_title;
  char *made_on;  /* may be NULL */
  gint64 printed; /* copies; 0: not noted */
  char *record;   /* id */
  char *title;
} SamHeld;

void sam_held_free (SamHeld *self);
char *sam_held_describe (const SamHeld *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamHeld, sam_held_free)

char *sam_editions_note_guide (SamStore *store,
                               const SamGuide *guide,
                               const char *form,
                               gint64 printed,
                               GError **error);
gboolean sam_editions_note_gone (SamStore *store,
                                 const char *edition,
                                 const char *today,
                                 GError **error);
char *sam_editions_describe_holding (SamStore *store,
                                     const char *record,
                                     GError **error);
GPtrArray *sam_editions_list_held (SamStore *store,
                                   const char *today,
                                   GError **error);

G_END_DECLS
