/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* All that is shown and printed of a workshop's evening: a copy that never changes, so that other threads can have
 * it. */
typedef struct
{
  char *id; /* of the expert */
  char *name;
  char *first_name; /* with as much of the last as tells people apart */
  char **topics;    /* their names */
  guint table;      /* as on the card */
} SamEveningHost;

typedef struct
{
  char *id;           /* of the participation */
  char *name;         /* with practice or function where two people have the same */
  char *first_name;   /* with as much of the last as tells people apart */
  char *organisation; /* its name; may be NULL */
  char *function;     /* may be NULL */
} SamEveningGuest;

typedef struct
{
  int ref_count;
  char *title;
  char *date;          /* YYYY-MM-DD; may be NULL */
  char *venue;         /* may be NULL */
  char *accreditation; /* its number; may be NULL */
  guint n_rounds;
  char **begins;     /* HH:MM per round, "" when not known */
  GPtrArray *hosts;  /* of SamEveningHost, as in the problem */
  GPtrArray *guests; /* of SamEveningGuest, as in the problem */
  int *seats;        /* guest × round: host, or -1 */
  char *worth;       /* how good the plan is, in words; may be NULL */
} SamEvening;

SamEvening *sam_evening_new (SamStore *store,
                             const char *workshop_id,
                             SamSpeeddateProblem *problem,
                             const int *seats,
                             GError **error);
SamEvening *sam_evening_with_seats (SamEvening *self,
                                    const int *seats,
                                    const char *worth);
SamEvening *sam_evening_ref (SamEvening *self);
void sam_evening_unref (SamEvening *self);

#define sam_evening_host(evening, e) ((SamEveningHost *) g_ptr_array_index ((evening)->hosts, (e)))
#define sam_evening_guest(evening, p) ((SamEveningGuest *) g_ptr_array_index ((evening)->guests, (p)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamEvening, sam_evening_unref)

G_END_DECLS
