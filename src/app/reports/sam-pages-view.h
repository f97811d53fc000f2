/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/sam-pdf-flow.h"

G_BEGIN_DECLS

/* The pages of a document below each other, drawn as they are printed. */
#define SAM_TYPE_PAGES_VIEW (sam_pages_view_get_type ())
G_DECLARE_FINAL_TYPE (SamPagesView, sam_pages_view, SAM, PAGES_VIEW, GtkWidget)

void sam_pages_view_show (SamPagesView *self,
                          SamPdfFlow *flow,
                          const char *title,
                          const char *description);
guint sam_pages_view_count_pages (SamPagesView *self);

G_END_DECLS
