/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

char *sam_verification_dup_subject (SamRecord *group);
char *sam_verification_dup_text (SamRecord *group,
                                 const char *meets);
char *sam_verification_mail_new (SamRecord *group,
                                 const char *meets);

G_END_DECLS
