/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* Pure questions about one consent; ISO days compare as text. */
gboolean sam_consent_is_in_force (SamRecord *consent,
                                  const char *today);
gboolean sam_consent_allowed_telling (SamRecord *consent,
                                      const char *channel,
                                      const char *day);
gboolean sam_consent_names_field (SamRecord *consent,
                                  const char *field);
gboolean sam_consent_is_renewed (SamRecord *consent,
                                 GPtrArray *others);

G_END_DECLS
