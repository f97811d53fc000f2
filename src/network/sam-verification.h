/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* When what is known of a group has to be checked with the group, and what comes of it. Verified is not the same as
 * changed: only asking the group counts. Pure: the day is given. */

typedef struct
{
  guint normal;    /* months after the last check */
  guint sensitive; /* the same, for a group on a sensitive topic */
  guint fresh;     /* months after a group came, until its second check */
} SamVerifyMonths;

extern const SamVerifyMonths sam_verification_default_months;
SamVerifyMonths sam_verification_read_months (SamRecord *region);

typedef enum
{
  SAM_VERIFY_NEVER,     /* nobody ever asked */
  SAM_VERIFY_BOUNCED,   /* a mail came back */
  SAM_VERIFY_FRESH,     /* a new group */
  SAM_VERIFY_SENSITIVE, /* a sensitive topic */
  SAM_VERIFY_AGE,       /* long ago */
} SamVerifyReason;

gboolean sam_verification_find_due (SamRecord *group,
                                    gboolean sensitive,
                                    const SamVerifyMonths *months,
                                    const char *today,
                                    GDate *due,
                                    SamVerifyReason *reason);

typedef enum
{
  SAM_VERIFIED_RIGHT,       /* still right */
  SAM_VERIFIED_CHANGED,     /* what changed is being filled in */
  SAM_VERIFIED_NOT_REACHED, /* try again later */
  SAM_VERIFIED_STOPPED,     /* the group is no more */
  SAM_VERIFIED_UNLISTED,    /* does not want to be listed */
  SAM_VERIFIED_LISTED,      /* wants to be listed again */
  SAM_VERIFIED_BOUNCED,     /* the mail that asked came back */
} SamVerifyOutcome;

gboolean sam_verify_outcome_from_name (const char *name,
                                       SamVerifyOutcome *outcome);
void sam_verification_apply (SamRecord *group,
                             SamVerifyOutcome outcome,
                             const char *how,
                             const char *who,
                             const char *today);

G_END_DECLS
