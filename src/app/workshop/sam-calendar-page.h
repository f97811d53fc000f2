/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/sam-pages.h"

G_BEGIN_DECLS

/* The calendar: a month or a week, with workshops, the meetings of groups lightly behind them, and holidays. */
#define SAM_TYPE_CALENDAR_PAGE (sam_calendar_page_get_type ())
G_DECLARE_FINAL_TYPE (SamCalendarPage, sam_calendar_page, SAM, CALENDAR_PAGE, GtkWidget)

GtkWidget *sam_calendar_page_new (const SamPage *page,
                                  SamStoreThread *store);
void sam_calendar_page_show_day (SamCalendarPage *self,
                                 const char *date);

G_END_DECLS
