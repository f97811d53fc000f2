/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/sam-pdf-flow.h"

G_BEGIN_DECLS

gboolean sam_print_pages (GtkWindow *parent,
                          SamPdfFlow *flow,
                          const char *title,
                          GError **error);

G_END_DECLS
