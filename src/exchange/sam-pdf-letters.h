/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A letter as it is printed; all texts may hold several lines. */
typedef struct
{
  char *address;
  char *date;
  char *subject;
  char *body;
} SamPdfLetter;

SamPdfLetter *sam_pdf_letter_new (const char *address,
                                  const char *date,
                                  const char *subject,
                                  const char *body);
void sam_pdf_letter_free (SamPdfLetter *self);
gboolean sam_pdf_write_letters (GPtrArray *letters,
                                const char *path,
                                GError **error);

G_END_DECLS
