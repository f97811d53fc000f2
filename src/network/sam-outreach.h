/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Whom to invite: practices by what inviting them adds to the region's target, a member of staff in each who took the
 * workshop and is contact person. Pure but for the loading: the numbers assumed are given, so that they can be shown
 * and changed. */

typedef enum
{
  SAM_OUTREACH_NEAR_TRAINED, /* somebody took the workshop, nobody is contact person: a call may do */
  SAM_OUTREACH_NEAR_CONTACT, /* somebody is contact person and has not taken the workshop */
  SAM_OUTREACH_NEW,          /* neither */
  SAM_OUTREACH_REACHED,      /* counts already */
} SamOutreachStand;

typedef struct
{
  char *id;
  char *name;
  double latitude, longitude;
  gboolean has_place;
  gboolean has_trained, has_contact, has_both;
  gboolean expected; /* somebody of it is invited or comes already */
  gboolean called;   /* it is on the list to call, or was called */
  /* What the ranking adds: */
  SamOutreachStand stand;
  double chance;   /* that inviting it makes it count */
  double distance; /* km to the venue; -1 when not known */
  guint n_near;    /* others to visit on the same trip */
} SamOutreachPractice;

/* Nobody measured these, so the coordinator sees and changes them; the region keeps what it thinks. */
typedef struct
{
  guint goal;          /* in 100: of the practices should count in the end; the target's, until somebody says else */
  guint comes_new;     /* in 100: of practices without anything, so many register somebody */
  guint comes_near;    /* in 100: of practices with a contact person */
  guint shows;         /* in 100: of those who register are there */
  guint becomes;       /* in 100: of those who come become contact person */
  guint lost_per_10km; /* in 100: of those who would come, for each 10 km */
  guint sure;          /* in 100: how likely the target should be */
  guint trip_km;       /* practices this near are one trip */
} SamOutreachAssumptions;

/* What the region wants to reach in the end, and who says so. */
typedef struct
{
  char *target;  /* the name of the target; NULL: none says it */
  char *ends_on; /* of its period; may be NULL */
  guint percent;
  guint out_of; /* so many practices, of which some are not in the file yet; 0: those in the file */
} SamOutreachGoal;

typedef struct
{
  GPtrArray *practices; /* of SamOutreachPractice; ranked, those that count already last */
  guint n_practices;
  guint n_reached;
  guint n_invited_before; /* people, to the workshops that were held */
  guint n_came_before;    /* of these */
  double venue_latitude, venue_longitude;
  gboolean has_venue;
  SamOutreachGoal goal;
} SamOutreach;

SamOutreach *sam_outreach_new (void);
SamOutreachPractice *sam_outreach_add (SamOutreach *self,
                                       const char *id,
                                       const char *name);
void sam_outreach_free (SamOutreach *self);
SamOutreach *sam_outreach_load (SamStore *store,
                                const char *workshop_id,
                                const char *today,
                                GError **error);

void sam_outreach_goal_set_first (SamOutreachGoal *goal);
void sam_outreach_goal_clear (SamOutreachGoal *goal);
gboolean sam_outreach_goal_load (SamOutreachGoal *goal,
                                 SamStore *store,
                                 SamRecord *workshop,
                                 const char *today,
                                 GError **error);
char *sam_outreach_goal_describe (const SamOutreachGoal *goal,
                                  guint percent);
void sam_outreach_get_usual (const SamOutreachGoal *goal,
                             SamOutreachAssumptions *assumptions);
void sam_outreach_load_assumptions (SamStore *store,
                                    const SamOutreachGoal *goal,
                                    SamOutreachAssumptions *assumptions);
gboolean sam_outreach_save_assumptions (SamStore *store,
                                        const SamOutreachGoal *goal,
                                        const SamOutreachAssumptions *assumptions,
                                        GError **error);
guint sam_outreach_count_missing (const SamOutreach *self,
                                  guint goal);
void sam_outreach_rank (SamOutreach *self,
                        const SamOutreachAssumptions *assumptions);
double sam_outreach_get_likelihood (const SamOutreach *self,
                                    guint n_invited,
                                    guint wanted);
int sam_outreach_count_invitations (const SamOutreach *self,
                                    const SamOutreachAssumptions *assumptions,
                                    guint wanted);
char *sam_outreach_describe_practice (const SamOutreachPractice *practice);
gboolean sam_outreach_is_called (SamStore *store,
                                 const char *workshop_id,
                                 const char *practice);
gboolean sam_outreach_call (SamStore *store,
                            const char *workshop_id,
                            const char *const *practices,
                            const char *today,
                            guint *n_made,
                            GError **error);
gboolean sam_outreach_invite (SamStore *store,
                              const char *workshop_id,
                              const char *const *practices,
                              const char *today,
                              guint *n_invited,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamOutreach, sam_outreach_free)

G_END_DECLS
