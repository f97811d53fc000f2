/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-report.h"

G_BEGIN_DECLS

/* The charts of a report for a page in a browser: drawings that stand in the page itself, with their words as words, in
 * the colours of the page. They are for the eye; who listens has the table behind them. */

char *sam_report_bars_to_svg (const SamReportTable *table);
char *sam_report_share_to_svg (double share);

G_END_DECLS
