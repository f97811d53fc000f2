/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-cards.h"

#include "network/sam-day-words.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MARGIN SAM_PDF_MM (11)

static int
compare_tables (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  const SamEvening *evening = data;

  return (int) sam_evening_host (evening, *(const guint *) a)->table -
         (int) sam_evening_host (evening, *(const guint *) b)->table;
}

/**
 * sam_pdf_order_tables:
 *
 * Returns: (transfer full): the hosts' positions in the order of their tables' numbers
 */
guint *
sam_pdf_order_tables (const SamEvening *evening)
{
  guint *order = g_new (guint, evening->hosts->len + 1);

  for (guint e = 0; e < evening->hosts->len; e++)
    order[e] = e;
  g_qsort_with_data (order, (int) evening->hosts->len, sizeof *order, compare_tables, (gpointer) evening);
  return order;
}

/**
 * sam_pdf_format_date:
 *
 * Returns: (transfer full): the title with the day in words
 */
char *
sam_pdf_format_date (const SamEvening *evening)
{
  g_autofree char *words = sam_day_words_full (evening->date);

  return g_strjoin (" · ", evening->title, words, NULL);
}

/**
 * sam_pdf_format_round:
 *
 * Returns: (transfer full): when a round begins, or its number when the workshop has no times
 */
char *
sam_pdf_format_round (const SamEvening *evening,
                      guint round)
{
  if (*evening->begins[round] != '\0')
    return g_strdup (evening->begins[round]);
  return g_strdup_printf (_ ("Round %u"), round + 1);
}

static char *
list_guests (const SamEvening *evening,
             guint host,
             guint round)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint p = 0; p < evening->guests->len; p++)
    if (evening->seats[p * evening->n_rounds + round] == (int) host)
      sam_words_add (names, ", ", sam_evening_guest (evening, p)->first_name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
draw_table_card (const SamEvening *evening,
                 guint e,
                 cairo_t *cairo,
                 double top)
{
  const SamPdfStyle name_style = { 34, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle table_style = { 22, TRUE, 0, PANGO_ALIGN_RIGHT, 1 };
  const SamPdfStyle topics_style = { 13, FALSE, 0.2, PANGO_ALIGN_LEFT, 2 };
  const SamPdfStyle foot_style = { 8, FALSE, 0.4, PANGO_ALIGN_LEFT, 1 };
  const SamEveningHost *host = sam_evening_host (evening, e);
  const double width = SAM_PDF_A4_SHORT - 2 * MARGIN;
  const double bottom = top + SAM_PDF_A4_LONG / 2 - MARGIN;
  g_autofree char *table = g_strdup_printf (_ ("Table %u"), host->table);
  g_autofree char *topics = g_strjoinv (" · ", host->topics);
  g_autofree char *foot = sam_pdf_format_date (evening);
  double y = top + MARGIN;
  double row;

  sam_pdf_draw_text (cairo, MARGIN + width * 0.7, y + 8, width * 0.3, &table_style, table);
  y += sam_pdf_draw_text (cairo, MARGIN, y, width * 0.68, &name_style, host->first_name);
  y += 4 + sam_pdf_draw_text (cairo, MARGIN, y, width, &topics_style, topics) + 8;
  row = MIN (26, (bottom - 18 - y) / evening->n_rounds);
  for (guint r = 0; r < evening->n_rounds; r++, y += row)
    {
      const SamPdfStyle time_style = { MIN (12, row * 0.6), TRUE, 0, PANGO_ALIGN_LEFT, 1 };
      const SamPdfStyle guests_style = { MIN (12, row * 0.6), FALSE, 0, PANGO_ALIGN_LEFT, 1 };
      g_autofree char *time = sam_pdf_format_round (evening, r);
      g_autofree char *guests = list_guests (evening, e, r);

      sam_pdf_draw_line (cairo, MARGIN, y, MARGIN + width, y, 0.4, 0.7);
      sam_pdf_draw_text (cairo, MARGIN, y + row * 0.15, 60, &time_style, time);
      sam_pdf_draw_text (cairo, MARGIN + 66, y + row * 0.15, width - 66, &guests_style,
                         *guests != '\0' ? guests : _ ("break"));
    }
  sam_pdf_draw_text (cairo, MARGIN, bottom - 10, width, &foot_style, foot);
}

/**
 * sam_pdf_draw_table_cards:
 * @per_sheet: 2 on A4, or 1 on A5
 */
void
sam_pdf_draw_table_cards (const SamEvening *evening,
                          guint page,
                          guint per_sheet,
                          cairo_t *cairo)
{
  g_autofree guint *order = sam_pdf_order_tables (evening);

  if (per_sheet == 2)
    sam_pdf_draw_cut_marks (cairo, SAM_PDF_A4_SHORT, SAM_PDF_A4_LONG, 1, 2);
  for (guint i = 0; i < per_sheet && per_sheet * page + i < evening->hosts->len; i++)
    draw_table_card (evening, order[per_sheet * page + i], cairo, i * SAM_PDF_A4_LONG / 2);
}

static void
draw_personal_rounds (const SamEvening *evening,
                      guint p,
                      cairo_t *cairo,
                      double left,
                      double y,
                      double bottom)
{
  const double width = SAM_PDF_A4_SHORT / 2 - 2 * MARGIN;
  const double row = MIN (30, (bottom - 16 - y) / evening->n_rounds);
  const double size = MIN (12, row * 0.55);

  for (guint r = 0; r < evening->n_rounds; r++, y += row)
    {
      const SamPdfStyle time_style = { size, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
      const SamPdfStyle plain = { size, FALSE, 0, PANGO_ALIGN_LEFT, 1 };
      const int e = evening->seats[p * evening->n_rounds + r];
      g_autofree char *time = sam_pdf_format_round (evening, r);
      g_autofree char *table = NULL;

      sam_pdf_draw_line (cairo, left, y, left + width, y, 0.4, 0.7);
      sam_pdf_draw_text (cairo, left, y + row * 0.18, 56, &time_style, time);
      if (e < 0)
        {
          sam_pdf_draw_text (cairo, left + 60, y + row * 0.18, width - 60, &plain, _ ("free"));
          continue;
        }
      table = g_strdup_printf (_ ("Table %u"), sam_evening_host (evening, e)->table);
      sam_pdf_draw_text (cairo, left + 60, y + row * 0.18, 58, &plain, table);
      sam_pdf_draw_text (cairo, left + 122, y + row * 0.18, width - 122, &plain,
                         sam_evening_host (evening, e)->first_name);
    }
}

static void
draw_personal_card (const SamEvening *evening,
                    guint p,
                    cairo_t *cairo,
                    double left,
                    double top)
{
  const SamPdfStyle name_style = { 17, TRUE, 0, PANGO_ALIGN_LEFT, 2 };
  const SamPdfStyle small = { 9, FALSE, 0.35, PANGO_ALIGN_LEFT, 1 };
  const SamEveningGuest *guest = sam_evening_guest (evening, p);
  const double width = SAM_PDF_A4_SHORT / 2 - 2 * MARGIN;
  const double bottom = top + SAM_PDF_A4_LONG / 2 - MARGIN;
  g_autofree char *foot = sam_pdf_format_date (evening);
  double y = top + MARGIN;

  left += MARGIN;
  y += sam_pdf_draw_text (cairo, left, y, width, &name_style, guest->name);
  if (guest->organisation != NULL)
    y += 2 + sam_pdf_draw_text (cairo, left, y + 2, width, &small, guest->organisation);
  draw_personal_rounds (evening, p, cairo, left, y + 10, bottom);
  sam_pdf_draw_text (cairo, left, bottom - 10, width, &small, foot);
}

/**
 * sam_pdf_draw_personal_cards:
 * @per_sheet: 4 on A4, or 1 on A6
 */
void
sam_pdf_draw_personal_cards (const SamEvening *evening,
                             guint page,
                             guint per_sheet,
                             cairo_t *cairo)
{
  if (per_sheet == 4)
    sam_pdf_draw_cut_marks (cairo, SAM_PDF_A4_SHORT, SAM_PDF_A4_LONG, 2, 2);
  for (guint i = 0; i < per_sheet && per_sheet * page + i < evening->guests->len; i++)
    draw_personal_card (evening, per_sheet * page + i, cairo, i % 2 * SAM_PDF_A4_SHORT / 2,
                        i / 2 * SAM_PDF_A4_LONG / 2);
}
