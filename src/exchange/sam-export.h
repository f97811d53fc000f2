/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-projection.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

typedef struct
{
  const SamKind *kind;
  SamQuery *query;  /* (nullable): which records; NULL for all of @kind */
  const char *path; /* its ending says the format */
  SamChannel recipient;
  const char *today; /* YYYY-MM-DD */
} SamExportRequest;

const char *const *sam_export_get_endings (const SamKind *kind);
const char *sam_export_get_label (const char *ending);
gboolean sam_export (SamStore *store,
                     const SamExportRequest *request,
                     char ***not_said,
                     GCancellable *cancellable,
                     GError **error);

G_END_DECLS
