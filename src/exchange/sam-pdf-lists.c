/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The prints that go by people: name badges, and the list that everybody signs. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-cards.h"

#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define BADGES_PER_PAGE 8
#define ROWS_PER_PAGE 20
#define EMPTY_ROWS 4 /* for those who come unannounced */
#define MARGIN SAM_PDF_MM (12)

/**
 * sam_pdf_count_list_pages:
 *
 * Returns: how many sheets the badges, or the list, take
 */
guint
sam_pdf_count_list_pages (gboolean badges,
                          const SamEvening *evening)
{
  if (badges)
    return MAX (1, (evening->guests->len + evening->hosts->len + BADGES_PER_PAGE - 1) / BADGES_PER_PAGE);
  return (evening->guests->len + EMPTY_ROWS + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE;
}

/* "19:30 3 · 19:45 1": which table when. */
static char *
list_tables (const SamEvening *evening,
             guint p)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint r = 0; r < evening->n_rounds; r++)
    {
      const int e = evening->seats[p * evening->n_rounds + r];

      if (e >= 0)
        sam_words_add_printf (text, " · ", "%u: %u", r + 1,
                              sam_evening_host (evening, e)->table);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
draw_badge (cairo_t *cairo,
            double left,
            double top,
            const char *large,
            const char *name,
            const char *work,
            const char *foot)
{
  const SamPdfStyle large_style = { 30, TRUE, 0, PANGO_ALIGN_CENTER, 1 };
  const SamPdfStyle name_style = { 14, FALSE, 0, PANGO_ALIGN_CENTER, 1 };
  const SamPdfStyle work_style = { 11, FALSE, 0.25, PANGO_ALIGN_CENTER, 2 };
  const SamPdfStyle foot_style = { 10, TRUE, 0.15, PANGO_ALIGN_CENTER, 2 };
  const double width = SAM_PDF_A4_SHORT / 2 - 2 * MARGIN;
  double y = top + MARGIN;

  left += MARGIN;
  y += sam_pdf_draw_text (cairo, left, y, width, &large_style, large) + 4;
  y += sam_pdf_draw_text (cairo, left, y, width, &name_style, name) + 6;
  if (work != NULL)
    sam_pdf_draw_text (cairo, left, y, width, &work_style, work);
  if (foot != NULL && *foot != '\0')
    sam_pdf_draw_text (cairo, left, top + SAM_PDF_A4_LONG / 4 - MARGIN - 22, width, &foot_style, foot);
}

static void
draw_guest_badge (const SamEvening *evening,
                  guint p,
                  cairo_t *cairo,
                  double left,
                  double top)
{
  const SamEveningGuest *guest = sam_evening_guest (evening, p);
  g_autofree char *tables = list_tables (evening, p);
  /* Translators: on a badge: "round: table" for each round */
  g_autofree char *foot = *tables != '\0' ? g_strdup_printf (_ ("Round: table %s"), tables) : NULL;
  g_autofree char *work = guest->function != NULL && guest->organisation != NULL
                              ? g_strdup_printf ("%s · %s", guest->function, guest->organisation)
                              : g_strdup (guest->function != NULL ? guest->function : guest->organisation);

  draw_badge (cairo, left, top, guest->first_name, guest->name, work, foot);
}

/**
 * sam_pdf_draw_badges:
 *
 * Eight badges on a sheet of A4: the participants, then the experts.
 */
void
sam_pdf_draw_badges (const SamEvening *evening,
                     guint page,
                     cairo_t *cairo)
{
  g_autofree guint *order = sam_pdf_order_tables (evening);
  const guint n = evening->guests->len + evening->hosts->len;

  sam_pdf_draw_cut_marks (cairo, SAM_PDF_A4_SHORT, SAM_PDF_A4_LONG, 2, 4);
  for (guint i = 0; i < BADGES_PER_PAGE && BADGES_PER_PAGE * page + i < n; i++)
    {
      const guint who = BADGES_PER_PAGE * page + i;
      const double left = i % 2 * SAM_PDF_A4_SHORT / 2;
      const double top = i / 2 * SAM_PDF_A4_LONG / 4;

      if (who < evening->guests->len)
        draw_guest_badge (evening, who, cairo, left, top);
      else
        {
          const SamEveningHost *host = sam_evening_host (evening, order[who - evening->guests->len]);
          g_autofree char *table = g_strdup_printf (_ ("Table %u"), host->table);

          /* What an expert has experience with is on the table, not on their chest. */
          draw_badge (cairo, left, top, host->first_name, _ ("Experience expert"), NULL, table);
        }
    }
}

typedef struct
{
  const char *title;
  double x, width; /* shares of the line */
} Column;

static const Column columns[] = {
  { NULL, 0, 0.05 },
  { N_ ("Name"), 0.05, 0.25 },
  { N_ ("Function and practice"), 0.3, 0.28 },
  { N_ ("Arrives"), 0.58, 0.09 },
  { N_ ("Leaves"), 0.67, 0.09 },
  { N_ ("Signature"), 0.76, 0.24 },
};

static void
draw_cell (cairo_t *cairo,
           guint column,
           double y,
           const SamPdfStyle *style,
           const char *text)
{
  const double line = SAM_PDF_A4_SHORT - 2 * MARGIN;

  if (text != NULL)
    sam_pdf_draw_text (cairo, MARGIN + columns[column].x * line, y, columns[column].width * line - 4, style, text);
}

static void
draw_row (const SamEvening *evening,
          guint p,
          cairo_t *cairo,
          double y)
{
  const SamPdfStyle name_style = { 10, TRUE, 0, PANGO_ALIGN_LEFT, 2 };
  const SamPdfStyle style = { 9, FALSE, 0.15, PANGO_ALIGN_LEFT, 2 };
  g_autofree char *number = g_strdup_printf ("%u", p + 1);
  const SamEveningGuest *guest;

  sam_pdf_draw_line (cairo, MARGIN, y, SAM_PDF_A4_SHORT - MARGIN, y, 0.4, 0.6);
  draw_cell (cairo, 0, y + 6, &style, number);
  if (p >= evening->guests->len)
    return;
  guest = sam_evening_guest (evening, p);
  draw_cell (cairo, 1, y + 5, &name_style, guest->name);
  draw_cell (cairo, 2, y + 5, &style, guest->function);
  draw_cell (cairo, 2, y + (guest->function != NULL ? 17 : 5), &style, guest->organisation);
}

static double
draw_list_head (const SamEvening *evening,
                guint page,
                cairo_t *cairo)
{
  const SamPdfStyle title_style = { 14, TRUE, 0, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle style = { 9, FALSE, 0.2, PANGO_ALIGN_LEFT, 1 };
  const SamPdfStyle head_style = { 9, TRUE, 0.2, PANGO_ALIGN_LEFT, 1 };
  const double width = SAM_PDF_A4_SHORT - 2 * MARGIN;
  g_autofree char *title = sam_pdf_format_date (evening);
  g_autofree char *sheet = g_strdup_printf (_ ("Attendance, page %u of %u"), page + 1,
                                            sam_pdf_count_list_pages (FALSE, evening));
  g_autofree char *number = evening->accreditation != NULL
                                ? g_strdup_printf (_ ("Accreditation %s"), evening->accreditation)
                                : NULL;
  g_autofree char *line = g_strjoin (" · ", sheet, number, NULL);
  double y = MARGIN;

  y += sam_pdf_draw_text (cairo, MARGIN, y, width, &title_style, title) + 4;
  y += sam_pdf_draw_text (cairo, MARGIN, y, width, &style, line) + 12;
  for (guint column = 0; column < G_N_ELEMENTS (columns); column++)
    if (columns[column].title != NULL)
      draw_cell (cairo, column, y, &head_style, g_dgettext (GETTEXT_PACKAGE, columns[column].title));
  return y + 16;
}

/**
 * sam_pdf_draw_attendance:
 *
 * Twenty people on a sheet of A4, with room for those who come unannounced.
 */
void
sam_pdf_draw_attendance (const SamEvening *evening,
                         guint page,
                         cairo_t *cairo)
{
  const double top = draw_list_head (evening, page, cairo);
  const double row = (SAM_PDF_A4_LONG - MARGIN - top) / ROWS_PER_PAGE;
  guint i;

  for (i = 0; i < ROWS_PER_PAGE && page * ROWS_PER_PAGE + i < evening->guests->len + EMPTY_ROWS; i++)
    draw_row (evening, page * ROWS_PER_PAGE + i, cairo, top + i * row);
  sam_pdf_draw_line (cairo, MARGIN, top + i * row, SAM_PDF_A4_SHORT - MARGIN, top + i * row, 0.4, 0.6);
}
