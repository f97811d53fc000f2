/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SAM_RECURRENCE_NOT_UNDERSTOOD, /* stays text */
  SAM_RECURRENCE_BY_ARRANGEMENT, /* "in overleg": there is no rule, and that is understood */
  SAM_RECURRENCE_PARTLY,         /* a rule, but the text says more ("niet in de schoolvakanties") and must stay */
  SAM_RECURRENCE_RULE,
} SamRecurrenceResult;

gboolean sam_recurrence_is_rule (const char *text);
SamRecurrenceResult sam_recurrence_read (const char *text,
                                         char **rule,
                                         char **start,
                                         char **end);

G_END_DECLS
