/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-match-flow.h"

G_BEGIN_DECLS

/* What the part of a help question asks of the store, on its thread. */

/* A match as it is shown. */
typedef struct
{
  char *id;
  char *with; /* id of the expert or group; may be NULL */
  char *title;
  char *detail; /* how far it is, and since when */
  gboolean running;
  SamMatchStep next; /* of one that runs */
  gboolean form_due; /* the evaluation form is to be sent */
} SamMatchLine;

typedef struct
{
  GPtrArray *matches;     /* of SamMatchLine */
  GPtrArray *suggestions; /* of SamSuggestion; empty where nobody is looked for */
  char *crisis;           /* may be NULL */
  gboolean waits;         /* someone is to be found now */
} SamMatchFound;

void sam_match_found_free (SamMatchFound *found);
gpointer sam_match_job_find (SamStore *store,
                             gpointer question,
                             GCancellable *cancellable,
                             GError **error);

/* What was pressed: (ssb) the match or the question, the step or the partner, whether it worked. Answers what is
 * told. */
gpointer sam_match_job_choose (SamStore *store,
                               gpointer pressed,
                               GCancellable *cancellable,
                               GError **error);
gpointer sam_match_job_step (SamStore *store,
                             gpointer pressed,
                             GCancellable *cancellable,
                             GError **error);
gpointer sam_match_job_no_offer (SamStore *store,
                                 gpointer pressed,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
