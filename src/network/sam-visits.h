/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-places.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* Which practices nobody has heard from for long, and a day's round along some of them. Pure but for the loading:
 * today is given, YYYY-MM-DD. */
typedef struct
{
  char *id;
  char *name;
  char *address;            /* street, postcode and place in one line; may be empty */
  char *phone;              /* (nullable) */
  char *contact;            /* (nullable): who is contact person for self-help, with commas between */
  char *last_on;            /* (nullable): YYYY-MM-DD, when it was heard from last; NULL: never */
  const char *last_through; /* (nullable): through what, marked for translation */
  char *follow_up_on;       /* (nullable): the first day that something was promised for */
  char *follow_up;          /* (nullable): what */
  char *material;           /* (nullable): what lies there, with commas between */
  const SamPlace *where;    /* (nullable): of its postcode */
} SamVisit;

typedef struct
{
  GPtrArray *all; /* (element-type SamVisit): longest not heard from first */
  SamPlaces *places;
  char *start_postcode; /* (nullable): of the region's office */
} SamVisits;

SamVisits *sam_visits_load (SamStore *store,
                            const char *today,
                            GError **error);
void sam_visits_free (SamVisits *self);
SamVisit *sam_visits_find (SamVisits *self,
                           const char *id);
gboolean sam_visit_is_silent (const SamVisit *visit,
                              guint months,
                              const char *today);
GPtrArray *sam_visits_suggest (SamVisits *self,
                               guint n,
                               guint months,
                               const char *today);

typedef struct
{
  GPtrArray *stops; /* (element-type SamVisit) of the SamVisits; those of no known place last */
  double *legs;     /* km to each stop from the one before, as the crow flies; -1: not known */
  double length;    /* km, back to the start */
  guint n_placed;
} SamVisitRound;

SamVisitRound *sam_visit_round_new (GPtrArray *visits,
                                    const SamPlace *start);
void sam_visit_round_free (SamVisitRound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamVisits, sam_visits_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamVisitRound, sam_visit_round_free)

G_END_DECLS
