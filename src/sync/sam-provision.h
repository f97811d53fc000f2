/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-couch-client.h"

G_BEGIN_DECLS

/* Makes a server ready for a region: its databases, who may use them, and the rules of what they take. May be done
 * again at any time: what is right already stays as it is. */

typedef struct
{
  char *what;     /* a sentence about one thing that was looked at */
  gboolean made;  /* whether it was not so before */
  char *password; /* NULL, or the one made up for a new user: told this once */
} SamProvisionStep;

void sam_provision_step_free (SamProvisionStep *self);

/* (element-type SamProvisionStep), also as far as it came before an error: then @error is set. */
GPtrArray *sam_provision (SamCouchClient *client,
                          const char *region,
                          const char *const *coordinators,
                          GCancellable *cancellable,
                          GError **error);

typedef enum
{
  SAM_RULES_REGION,   /* region-SLUG */
  SAM_RULES_PLATFORM, /* platform-SLUG */
  SAM_RULES_PUBLIC,   /* public */
} SamRules;

char *sam_provision_dup_rules (SamRules rules,
                               const char *region,
                               GError **error);

G_END_DECLS
