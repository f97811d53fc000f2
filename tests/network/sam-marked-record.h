/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* A record with a value in each field that no other record has, so that it can be found again wherever it went. */
SamRecord *sam_marked_record_new (const SamKind *kind);
/* Someone agreed that all of @about goes to @channel, even what no kind knows. */
SamRecord *sam_marked_consent_new (SamRecord *about,
                                   const char *channel);
/* That no value of a narrower reach than @reach is in @text. */
void sam_marked_record_assert_absent (SamRecord *record,
                                      SamReach reach,
                                      const char *text);

/* Of its fields nothing but @only is in @text, nor its id. */
void sam_marked_record_assert_only (SamRecord *record,
                                    const SamField *only,
                                    const char *text);
gboolean sam_marked_record_shows (SamRecord *record,
                                  const SamField *field,
                                  const char *text);

G_END_DECLS
