/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-holidays.h"

G_BEGIN_DECLS

/* In which days a group does not meet. */
typedef enum
{
  SAM_LEAVE_OUT_SCHOOL_HOLIDAYS,
  SAM_LEAVE_OUT_HOLIDAYS, /* public ones, and carnival */
  SAM_N_LEAVE_OUTS,
} SamLeaveOut;

char *sam_recurrence_leave_out (const char *rule,
                                const char *first,
                                const char *exceptions,
                                SamLeaveOut which,
                                SamHolidays *holidays,
                                const char *today,
                                guint *n_left_out);

G_END_DECLS
