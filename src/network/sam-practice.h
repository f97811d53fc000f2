/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

/* The rules of the work with practices. Pure: today is given, YYYY-MM-DD. */
void sam_practice_mark_contact_person (SamRecord *staff,
                                       gboolean contact,
                                       const char *today);

gboolean sam_practice_is_contact_person (SamRecord *staff,
                                         const char *today);
gboolean sam_practice_note_contact (SamRecord *organisation,
                                    SamRecord *contact,
                                    const char *today);
gboolean sam_practice_note_delivery (SamRecord *organisation,
                                     SamRecord *delivery,
                                     const char *today);

G_END_DECLS
