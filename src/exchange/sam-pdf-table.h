/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A list on paper: A4 across, with its columns named on every sheet. */
typedef struct _SamPdfTable SamPdfTable;

SamPdfTable *sam_pdf_table_new (const char *title);
void sam_pdf_table_free (SamPdfTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamPdfTable, sam_pdf_table_free)

void sam_pdf_table_set_note (SamPdfTable *self,
                             const char *note);
void sam_pdf_table_add_column (SamPdfTable *self,
                               const char *title,
                               double share);
void sam_pdf_table_add_row (SamPdfTable *self,
                            GPtrArray *cells);
const char *sam_pdf_table_get_title (SamPdfTable *self);
guint sam_pdf_table_count_pages (SamPdfTable *self);
void sam_pdf_table_draw (SamPdfTable *self,
                         guint page,
                         cairo_t *cairo);
gboolean sam_pdf_table_write (SamPdfTable *self,
                              const char *path,
                              GError **error);

G_END_DECLS
