/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/sam-pdf-guide.h"

G_BEGIN_DECLS

/* One page of a guide, as it is printed; the next by Page Down. */
#define SAM_TYPE_GUIDE_VIEW (sam_guide_view_get_type ())
G_DECLARE_FINAL_TYPE (SamGuideView, sam_guide_view, SAM, GUIDE_VIEW, GtkWidget)

void sam_guide_view_show (SamGuideView *self,
                          SamPdfGuide *guide);
guint sam_guide_view_get_page (SamGuideView *self);

G_END_DECLS
