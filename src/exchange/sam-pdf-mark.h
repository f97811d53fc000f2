/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What cairo 1.16 leaves out of a PDF: in which language it is read out, and that a reader shows its title and not the
 * name of the file. */
gboolean sam_pdf_mark (GByteArray *pdf,
                       const char *language);

G_END_DECLS
