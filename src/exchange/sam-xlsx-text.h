/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SAM_XLSX_NUMBER = 0,
  SAM_XLSX_DATE = 1 << 0,
  SAM_XLSX_TIME = 1 << 1,
} SamXlsxFormat;

char *sam_xlsx_text_unescape (const char *text);
char *sam_xlsx_text_escape (const char *text);
SamXlsxFormat sam_xlsx_format_classify (const char *code);
char *sam_xlsx_format_moment (double serial,
                              gboolean epoch_1904,
                              SamXlsxFormat format);

G_END_DECLS
