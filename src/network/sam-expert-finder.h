/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-availability.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* Which experts to ask for a workshop: by topic and distance, and with care for them. */

typedef struct
{
  char *id;
  char *name;
  guint n_topics;     /* of the workshop's topics that are theirs */
  GArray *wishes;     /* of guint: which of the wishes of those who come a table with them answers; may be NULL */
  guint n_open;       /* of these, how many nobody answers who stands before them */
  double distance;    /* km to the venue; -1 when not known */
  guint evenings;     /* so many lately, or planned near */
  char *not_until;    /* YYYY-MM-DD; may be NULL */
  char *availability; /* in their own words; may be NULL */
  SamAvailable available;
  guint break_after;   /* rounds; 0: none */
  gboolean active;     /* not paused or ended */
  gboolean does_dates; /* does speed-dates */
  gboolean to_ask;     /* sat at a table of the workshop that this one repeats */
  gboolean asked;      /* is on the list already */
  char *status;        /* of who is asked; may be NULL */
  char *asked_on;      /* YYYY-MM-DD; may be NULL */
  char *thanked_on;    /* likewise */
} SamExpertCandidate;

typedef enum
{
  SAM_CANDIDATE_FREE,
  SAM_CANDIDATE_TIRED,   /* many evenings lately */
  SAM_CANDIDATE_AWAY,    /* says they can't come on such a day */
  SAM_CANDIDATE_NOT_NOW, /* asked not to be asked before a day */
  SAM_CANDIDATE_PAUSED,
  SAM_CANDIDATE_ASKED,
} SamCandidateCare;

SamExpertCandidate *sam_expert_candidate_new (const char *id,
                                              const char *name);
void sam_expert_candidate_free (SamExpertCandidate *self);
SamCandidateCare sam_expert_candidate_get_care (const SamExpertCandidate *self,
                                                const char *date);
void sam_expert_candidates_rank (GPtrArray *candidates,
                                 const char *date);
char *sam_expert_candidate_describe (const SamExpertCandidate *self,
                                     const char *date);
char *sam_expert_candidates_describe (GPtrArray *candidates);

GPtrArray *sam_expert_candidates_load (SamStore *store,
                                       const char *workshop_id,
                                       char **date,
                                       GError **error);
int sam_expert_candidates_ask (SamStore *store,
                               const char *workshop_id,
                               const char *const *experts,
                               const char *today,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamExpertCandidate, sam_expert_candidate_free)

G_END_DECLS
