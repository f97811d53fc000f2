/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "exchange/sam-pdf-table.h"

G_BEGIN_DECLS

gboolean sam_print_table (GtkWindow *parent,
                          SamPdfTable *table,
                          GError **error);

G_END_DECLS
