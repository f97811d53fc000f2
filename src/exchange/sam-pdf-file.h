/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A PDF while it is being drawn: in memory, so that an existing file is replaced only by a whole one. */
typedef struct _SamPdfFile SamPdfFile;

SamPdfFile *sam_pdf_file_new (double width,
                              double height,
                              const char *title);
cairo_t *sam_pdf_file_get_cairo (SamPdfFile *self);
int sam_pdf_file_add_bookmark (SamPdfFile *self,
                               int parent,
                               const char *text,
                               guint page,
                               double y);
gboolean sam_pdf_file_finish (SamPdfFile *self,
                              const char *path,
                              GError **error);

G_END_DECLS
