/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-export-job.h"

G_BEGIN_DECLS

gboolean sam_hsds_fill_schedule (SamExportJob *job,
                                 SamJsonObject *schedule,
                                 SamRecord *group);

G_END_DECLS
