/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-plan.h"

#include "exchange/sam-pdf-cards.h"
#include "exchange/sam-pdf-file.h"

/**
 * sam_pdf_plan_get_n_pages:
 *
 * Returns: how many sheets it takes, at least 1
 */
guint
sam_pdf_plan_get_n_pages (SamPdfPlan what,
                          const SamEvening *evening)
{
  switch (what)
    {
    case SAM_PDF_TABLE_CARDS:
      return MAX (1, (evening->hosts->len + 1) / 2);
    case SAM_PDF_PERSONAL_CARDS:
      return MAX (1, (evening->guests->len + 3) / 4);
    case SAM_PDF_BADGES:
    case SAM_PDF_ATTENDANCE:
      return sam_pdf_count_list_pages (what == SAM_PDF_BADGES, evening);
    case SAM_PDF_TABLE_CARDS_A5:
      return MAX (1, evening->hosts->len);
    case SAM_PDF_PERSONAL_CARDS_A6:
      return MAX (1, evening->guests->len);
    case SAM_PDF_OVERVIEW:
    default:
      return sam_pdf_count_overview_pages (evening);
    }
}

/* The size of a sheet in points: A4, on its side for the overview, or the size of the one card on it. */
static void
get_size (SamPdfPlan what,
          double *width,
          double *height)
{
  *width = SAM_PDF_A4_SHORT;
  *height = SAM_PDF_A4_LONG;
  if (what == SAM_PDF_OVERVIEW)
    {
      *width = SAM_PDF_A4_LONG;
      *height = SAM_PDF_A4_SHORT;
    }
  else if (what == SAM_PDF_TABLE_CARDS_A5)
    *height = SAM_PDF_MM (148);
  else if (what == SAM_PDF_PERSONAL_CARDS_A6)
    {
      *width = SAM_PDF_MM (105);
      *height = SAM_PDF_MM (148);
    }
}

/**
 * sam_pdf_plan_draw:
 * @page: counted from 0
 *
 * Draws one sheet, in points from its top left corner.
 */
void
sam_pdf_plan_draw (SamPdfPlan what,
                   const SamEvening *evening,
                   guint page,
                   cairo_t *cairo)
{
  switch (what)
    {
    case SAM_PDF_TABLE_CARDS:
    case SAM_PDF_TABLE_CARDS_A5:
      sam_pdf_draw_table_cards (evening, page, what == SAM_PDF_TABLE_CARDS ? 2 : 1, cairo);
      break;
    case SAM_PDF_PERSONAL_CARDS:
    case SAM_PDF_PERSONAL_CARDS_A6:
      sam_pdf_draw_personal_cards (evening, page, what == SAM_PDF_PERSONAL_CARDS ? 4 : 1, cairo);
      break;
    case SAM_PDF_BADGES:
      sam_pdf_draw_badges (evening, page, cairo);
      break;
    case SAM_PDF_ATTENDANCE:
      sam_pdf_draw_attendance (evening, page, cairo);
      break;
    case SAM_PDF_OVERVIEW:
    default:
      sam_pdf_draw_overview (evening, page, cairo);
      break;
    }
}

/**
 * sam_pdf_write_plan:
 *
 * Writes a print as a PDF file. An existing file is replaced only by a whole one.
 *
 * Returns: whether it was written
 */
gboolean
sam_pdf_write_plan (SamPdfPlan what,
                    const SamEvening *evening,
                    const char *path,
                    GError **error)
{
  const guint n_pages = sam_pdf_plan_get_n_pages (what, evening);
  double width, height;
  SamPdfFile *file;

  get_size (what, &width, &height);
  file = sam_pdf_file_new (width, height, evening->title);
  for (guint page = 0; page < n_pages; page++)
    {
      sam_pdf_plan_draw (what, evening, page, sam_pdf_file_get_cairo (file));
      cairo_show_page (sam_pdf_file_get_cairo (file));
    }
  return sam_pdf_file_finish (file, path, error);
}
