/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "planner/sam-speeddate.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The values of a plan file: what is wrong is noted, and reading goes on. */
typedef struct
{
  SamSpeeddateProblem *problem;
  GHashTable *experts;      /* id → position + 1 */
  GHashTable *participants; /* id → position + 1 */
  GPtrArray *problems;      /* sentences */
} SamPlanReader;

void sam_plan_reader_complain (SamPlanReader *self,
                               const char *format,
                               ...) G_GNUC_PRINTF (2, 3);
gboolean sam_plan_reader_is_integer (JsonNode *node);
const char *sam_plan_reader_get_string (JsonNode *node);
gboolean sam_plan_reader_is_absent (JsonNode *node);
int sam_plan_reader_read_number (SamPlanReader *self,
                                 JsonObject *object,
                                 const char *where,
                                 const char *key,
                                 int least,
                                 int most,
                                 int fallback);
JsonArray *sam_plan_reader_read_array (SamPlanReader *self,
                                       JsonObject *object,
                                       const char *where,
                                       const char *key);
gboolean sam_plan_reader_read_flag (JsonNode *node,
                                    gboolean *flag);

G_END_DECLS
