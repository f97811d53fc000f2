/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Days on which an evening is no good idea: public holidays and carnival, and the school holidays of region south,
 * where Limburg lies. */
typedef struct _SamHolidays SamHolidays;

SamHolidays *sam_holidays_load (const char *language,
                                GError **error);
void sam_holidays_free (SamHolidays *self);
const char *sam_holidays_get_day (SamHolidays *self,
                                  const char *date);
const char *sam_holidays_get_school (SamHolidays *self,
                                     const char *date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamHolidays, sam_holidays_free)

G_END_DECLS
