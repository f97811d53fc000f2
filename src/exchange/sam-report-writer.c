/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-report-writer.h"

#include "exchange/sam-exchange-error.h"

#include "samenhulp-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static gboolean
write_pdf (const SamReport *report,
           GBytes *logo,
           const char *path,
           GError **error)
{
  g_autoptr (SamPdfFlow) flow = sam_report_new_flow (report, logo);

  return sam_pdf_flow_write (flow, path, error);
}

static gboolean
write_csv (const SamReport *report,
           GBytes *logo,
           const char *path,
           GError **error)
{
  g_autofree char *text = sam_report_to_csv (report);

  return g_file_set_contents (path, text, -1, error);
}

static gboolean
write_html (const SamReport *report,
            GBytes *logo,
            const char *path,
            GError **error)
{
  g_autofree char *text = sam_report_to_html (report);

  return g_file_set_contents (path, text, -1, error);
}

static gboolean
write_xlsx (const SamReport *report,
            GBytes *logo,
            const char *path,
            GError **error)
{
  return sam_report_write_xlsx (report, path, error);
}

typedef struct
{
  const char *ending;
  gboolean (*write) (const SamReport *report,
                     GBytes *logo,
                     const char *path,
                     GError **error);
} Format;

static const Format formats[] = {
  { ".pdf", write_pdf },
  { ".xlsx", write_xlsx },
  { ".csv", write_csv },
  { ".html", write_html },
};

static const Format *
find_format (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_has_suffix (lower, formats[i].ending))
      return &formats[i];
  return NULL;
}

/**
 * sam_report_can_write:
 *
 * Returns: whether a file of that name can be written, by its ending
 */
gboolean
sam_report_can_write (const char *path)
{
  return find_format (path) != NULL;
}

/**
 * sam_report_write:
 * @logo: (nullable): the region's logo in PNG
 * @path: the file: .pdf, .xlsx, .csv or .html
 *
 * Returns: whether it was written
 */
gboolean
sam_report_write (const SamReport *report,
                  GBytes *logo,
                  const char *path,
                  GError **error)
{
  const Format *format = find_format (path);

  if (format == NULL)
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
                   _ ("“%s” ends neither in .pdf, .xlsx, .html nor .csv."), path);
      return FALSE;
    }
  return format->write (report, logo, path, error);
}
