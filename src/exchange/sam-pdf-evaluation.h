/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean sam_pdf_write_evaluation (guint n_own,
                                   guint n_relative,
                                   const char *return_to,
                                   const char *path,
                                   GError **error);

G_END_DECLS
