/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-coverage.h"

G_BEGIN_DECLS

/* The same words on the screen, on paper and in a table. */

const char *sam_coverage_measure_get_name (SamCoverageMeasure measure);
char *sam_coverage_choice_describe (const SamCoverageGround *ground,
                                    const SamCoverageChoice *choice);
char *sam_coverage_row_format (const SamCoverageRow *row,
                               SamCoverageMeasure measure);
char *sam_coverage_row_describe (const SamCoverage *self,
                                 const SamCoverageRow *row);
char *sam_coverage_row_describe_missing (const SamCoverageRow *row);
char *sam_coverage_describe (const SamCoverage *self);
char *sam_coverage_classes_describe (const SamCoverageClasses *classes,
                                     SamCoverageMeasure measure,
                                     guint class);

/* The table behind the map: columns by name for programs, by label for people. */
#define SAM_COVERAGE_N_COLUMNS 11
const char *const *sam_coverage_get_columns (void);
char **sam_coverage_dup_labels (void);
char **sam_coverage_row_dup_cells (const SamCoverageRow *row,
                                   gboolean for_people);

G_END_DECLS
