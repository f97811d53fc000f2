/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-round.h"

#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-file.h"
#include "network/sam-day-words.h"

#include "network/sam-phone.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define STOPS_PER_PAGE 5
#define MARGIN SAM_PDF_MM (18)
#define NUMBER_WIDTH SAM_PDF_MM (10)
#define NOTE_LINES 2

/**
 * sam_pdf_round_get_n_pages:
 *
 * Returns: how many sheets it takes
 */
guint
sam_pdf_round_get_n_pages (const SamVisitRound *round)
{
  return MAX (1, (round->stops->len + STOPS_PER_PAGE - 1) / STOPS_PER_PAGE);
}

static char *
describe_silence (const SamVisit *visit)
{
  g_autofree char *day = visit->last_on != NULL ? sam_day_words_long (visit->last_on) : NULL;

  if (day == NULL)
    return g_strdup (_ ("Never heard from"));
  /* Translators: a day, and through what: "Last heard from on 1 May 2026 (Call)" */
  return g_strdup_printf (_ ("Last heard from on %s (%s)"), day, g_dgettext (GETTEXT_PACKAGE, visit->last_through));
}

static char *
describe_promise (const SamVisit *visit)
{
  g_autofree char *day = visit->follow_up_on != NULL ? sam_day_words_long (visit->follow_up_on) : NULL;

  if (day == NULL)
    return NULL;
  /* Translators: what was promised to a practice, and for which day */
  return g_strdup_printf (_ ("To follow up: %s (%s)"), visit->follow_up != NULL ? visit->follow_up : "", day);
}

static char *
describe_who (const SamVisit *visit)
{
  g_autofree char *phone = visit->phone != NULL ? sam_phone_format (visit->phone) : NULL;
  const char *contact = visit->contact != NULL ? visit->contact : _ ("no contact person yet");

  return phone != NULL ? g_strjoin (" · ", contact, phone, NULL) : g_strdup (contact);
}

static char *
describe_material (const SamVisit *visit)
{
  if (visit->material == NULL)
    return g_strdup (_ ("No material lies there"));
  return g_strdup_printf (_ ("Lies there: %s"), visit->material);
}

static double
draw_line_of_text (cairo_t *cairo,
                   double y,
                   const char *text)
{
  const SamPdfStyle style = { 10, FALSE, 0.15, PANGO_ALIGN_LEFT, 1 };

  if (text == NULL || *text == '\0')
    return 0;
  return sam_pdf_draw_text (cairo, MARGIN + NUMBER_WIDTH, y, SAM_PDF_A4_SHORT - 2 * MARGIN - NUMBER_WIDTH, &style,
                            text) +
         1;
}

static void
draw_head (const SamVisitRound *round,
           guint i,
           cairo_t *cairo,
           double y)
{
  const SamVisit *visit = g_ptr_array_index (round->stops, i);
  const SamPdfStyle style = { 13, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle leg_style = { 10, FALSE, 0.3, PANGO_ALIGN_RIGHT, 1 };
  g_autofree char *number = g_strdup_printf ("%u", i + 1);
  g_autofree char *leg = round->legs[i] >= 0 ? g_strdup_printf (_ ("%.1f km"), round->legs[i]) : NULL;

  sam_pdf_draw_text (cairo, MARGIN, y, NUMBER_WIDTH, &style, number);
  sam_pdf_draw_text (cairo, MARGIN + NUMBER_WIDTH, y, SAM_PDF_A4_SHORT - 2 * MARGIN - 2.5 * NUMBER_WIDTH, &style,
                     visit->name);
  if (leg != NULL)
    sam_pdf_draw_text (cairo, SAM_PDF_A4_SHORT - MARGIN - 2 * NUMBER_WIDTH, y + 3, 2 * NUMBER_WIDTH, &leg_style, leg);
}

static void
draw_stop (const SamVisitRound *round,
           guint i,
           cairo_t *cairo,
           double top,
           double height)
{
  const SamVisit *visit = g_ptr_array_index (round->stops, i);
  g_autofree char *who = describe_who (visit);
  g_autofree char *silence = describe_silence (visit);
  g_autofree char *promise = describe_promise (visit);
  g_autofree char *material = describe_material (visit);
  g_autofree char *past = g_strjoin (" · ", silence, promise, NULL);
  double y = top + 6;

  sam_pdf_draw_line (cairo, MARGIN, top, SAM_PDF_A4_SHORT - MARGIN, top, 0.4, 0.6);
  draw_head (round, i, cairo, y);
  y += 20;
  y += draw_line_of_text (cairo, y, visit->where != NULL ? visit->address : _ ("Where it is, is not known."));
  y += draw_line_of_text (cairo, y, who);
  y += draw_line_of_text (cairo, y, past);
  draw_line_of_text (cairo, y, material);
  for (guint line = 0; line < NOTE_LINES; line++)
    {
      const double note = top + height - 8 - line * SAM_PDF_MM (8);

      sam_pdf_draw_line (cairo, MARGIN + NUMBER_WIDTH, note, SAM_PDF_A4_SHORT - MARGIN, note, 0.3, 0.7);
    }
}

/**
 * sam_pdf_round_draw:
 * @title: of the round, such as its day
 * @page: from 0
 *
 * Draws one sheet, in points.
 */
void
sam_pdf_round_draw (const SamVisitRound *round,
                    const char *title,
                    guint page,
                    cairo_t *cairo)
{
  const SamPdfStyle title_style = { 16, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle style = { 10, FALSE, 0.2, PANGO_ALIGN_LEFT, 1 };
  const double width = SAM_PDF_A4_SHORT - 2 * MARGIN;
  g_autofree char *visits =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u visit", "%u visits", round->stops->len), round->stops->len);
  g_autofree char *length = g_strdup_printf (_ ("%.0f km as the crow flies"), round->length);
  g_autofree char *sheet = g_strdup_printf (_ ("page %u of %u"), page + 1, sam_pdf_round_get_n_pages (round));
  g_autofree char *line = g_strjoin (" · ", visits, length, sheet, NULL);
  double top = MARGIN;
  double height;

  top += sam_pdf_draw_text (cairo, MARGIN, top, width, &title_style, title) + 4;
  top += sam_pdf_draw_text (cairo, MARGIN, top, width, &style, line) + 12;
  height = (SAM_PDF_A4_LONG - MARGIN - top) / STOPS_PER_PAGE;
  for (guint i = page * STOPS_PER_PAGE; i < MIN (round->stops->len, (page + 1) * STOPS_PER_PAGE); i++)
    draw_stop (round, i, cairo, top + (i % STOPS_PER_PAGE) * height, height);
}

/**
 * sam_pdf_write_round:
 *
 * Returns: whether the file was written
 */
gboolean
sam_pdf_write_round (const SamVisitRound *round,
                     const char *title,
                     const char *path,
                     GError **error)
{
  SamPdfFile *file = sam_pdf_file_new (SAM_PDF_A4_SHORT, SAM_PDF_A4_LONG, _ ("Round of visits"));

  for (guint page = 0; page < sam_pdf_round_get_n_pages (round); page++)
    {
      sam_pdf_round_draw (round, title, page, sam_pdf_file_get_cairo (file));
      cairo_show_page (sam_pdf_file_get_cairo (file));
    }
  return sam_pdf_file_finish (file, path, error);
}
