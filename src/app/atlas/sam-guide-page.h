/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/sam-pdf-guide.h"

G_BEGIN_DECLS

/* Draws one page of a guide, as wide as there is room. */
#define SAM_TYPE_GUIDE_PAGE (sam_guide_page_get_type ())
G_DECLARE_FINAL_TYPE (SamGuidePage, sam_guide_page, SAM, GUIDE_PAGE, GtkWidget)

void sam_guide_page_show (SamGuidePage *self,
                          SamPdfGuide *guide,
                          guint number);
guint sam_guide_page_get_number (SamGuidePage *self);

G_END_DECLS
