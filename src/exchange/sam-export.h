/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-export-reasons.h"
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
  GArray *keys;      /* (nullable) (element-type gint64): these rows of @kind and no others, in this order */
} SamExportRequest;

const char *const *sam_export_get_endings (const SamKind *kind);
const char *sam_export_get_label (const char *ending);
/* What is in the file, and what is not. */
typedef struct
{
  gboolean in_vain;    /* there is no file: none of the records may be in it */
  char *written;       /* a sentence: how many records, in which file */
  char **not_said;     /* sentences, on records and on fields */
  GPtrArray *left_out; /* (element-type SamLeftOut): every record that was asked for and is not in it */
} SamExportResult;

void sam_export_result_free (SamExportResult *result);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamExportResult, sam_export_result_free)

gboolean sam_export (SamStore *store,
                     const SamExportRequest *request,
                     SamExportResult **result,
                     GCancellable *cancellable,
                     GError **error);

G_END_DECLS
