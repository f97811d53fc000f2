/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-report-presets.h"

G_BEGIN_DECLS

/* Which reports a region makes again and again: of what, and of which period. Each is a template, so that it stands
 * with the letters and forms and goes along in a blueprint; of which part of the region it is stays behind. */

typedef struct
{
  char *id;
  char *title;
  const SamReportPreset *preset;
  char *part;   /* (nullable): as in a wish */
  char *period; /* the name of one that moves along with the calendar; the usual one where none was chosen */
} SamReportRecipe;

SamReportRecipe *sam_report_recipe_load (SamStore *store,
                                         const char *id,
                                         GError **error);
void sam_report_recipe_free (SamReportRecipe *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamReportRecipe, sam_report_recipe_free)

GPtrArray *sam_report_recipes_list (SamStore *store,
                                    GError **error);
char *sam_report_recipe_keep (SamStore *store,
                              const SamReportPreset *preset,
                              const char *part,
                              const char *period,
                              GError **error);

G_END_DECLS
