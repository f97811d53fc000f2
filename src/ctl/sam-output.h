/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/sam-record.h"

G_BEGIN_DECLS

typedef enum
{
  SAM_OUTPUT_TABLE, /* for people */
  SAM_OUTPUT_CSV,   /* for programs: commas, a header, no mark */
  SAM_OUTPUT_JSON,  /* for programs: an array, one item a line */
} SamOutputFormat;

/* Lists on standard output: a header, then rows. Cells may be NULL. */
typedef struct _SamOutput SamOutput;

gboolean sam_output_format_from_name (const char *name,
                                      SamOutputFormat *format);
SamOutput *sam_output_new (SamOutputFormat format,
                           const char *const *names,
                           const char *const *labels);
/* Sentences are too long for a column: those from @first on stand below their line in a table, but for an id. */
void sam_output_set_below (SamOutput *self,
                           guint first);
void sam_output_keep_empty (SamOutput *self);
/* What stands in a cell: words for people, the code for programs. */
const char *sam_output_choose (SamOutput *self,
                               const char *code,
                               const char *words);
const char *sam_output_choose_label (SamOutput *self,
                                     const char *kind,
                                     const char *field,
                                     const char *code);
char *sam_output_dup_words (const SamField *field,
                            const char *text);
void sam_output_add (SamOutput *self,
                     const char *const *cells);
void sam_output_add_json (SamOutput *self,
                          const char *object);
void sam_output_print (SamOutput *self);
void sam_output_free (SamOutput *self);

char *sam_output_format_document (SamRecord *record);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamOutput, sam_output_free)

G_END_DECLS
