/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands in free text and should not: whoever asks for help is asked no more than is needed. */
typedef enum
{
  SAM_PRIVACY_NOTHING = 0,
  SAM_PRIVACY_CITIZEN_NUMBER = 1 << 0,
  SAM_PRIVACY_PHONE = 1 << 1,
  SAM_PRIVACY_EMAIL = 1 << 2,
  SAM_PRIVACY_NAME = 1 << 3,
} SamPrivacy;

SamPrivacy sam_privacy_find (const char *text);
char *sam_privacy_describe (SamPrivacy found);

G_END_DECLS
