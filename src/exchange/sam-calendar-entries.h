/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* What stands in the calendar: workshops, and the meetings of groups lightly behind them. */
typedef struct
{
  char *id; /* of the workshop or the group */
  char *title;
  char *date;     /* YYYY-MM-DD */
  char *start;    /* HH:MM; NULL: all day */
  char *end;      /* may be NULL */
  char *place;    /* what must not be booked twice: the venue's id and the room; may be NULL */
  char **experts; /* ids; may be NULL */
  gboolean is_group;
  char *clash; /* a sentence; NULL: none */
} SamCalendarEntry;

SamCalendarEntry *sam_calendar_entry_new (const char *id,
                                          const char *title,
                                          const char *date);
void sam_calendar_entry_free (SamCalendarEntry *self);
void sam_calendar_find_clashes (GPtrArray *entries);
GPtrArray *sam_calendar_load (SamStore *store,
                              const char *first,
                              const char *last,
                              GError **error);
char *sam_calendar_find_clash (SamStore *store,
                               SamRecord *workshop,
                               GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamCalendarEntry, sam_calendar_entry_free)

G_END_DECLS
