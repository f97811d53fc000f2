/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-projection.h"

G_BEGIN_DECLS

/* For whom a file is: what may be in it follows. */
typedef struct
{
  const char *name;        /* for the command line and for the note of the export */
  const char *label;       /* marked with N_() */
  const char *explanation; /* what they get, marked with N_() */
  SamChannel channel;
} SamRecipient;

/* Those a person chooses from. */
const SamRecipient *sam_recipients_get_all (guint *n_recipients);
const SamRecipient *sam_recipient_find (const char *name);
const char *sam_recipient_get_name (SamChannel channel);

G_END_DECLS
