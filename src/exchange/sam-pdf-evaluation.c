/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The evaluation form on paper: one sheet, large enough to be filled in without glasses, with the boxes in the order
 * and with the figures by which the answers are typed in. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-evaluation.h"

#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-file.h"
#include "network/sam-match-evaluation.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define LEFT SAM_PDF_MM (25)
#define WIDTH (SAM_PDF_A4_SHORT - 2 * LEFT)
#define TOP SAM_PDF_MM (25)
#define BOX SAM_PDF_MM (5)
#define N_ANSWERS 4
#define N_LINES 5

static const char *const answers[N_ANSWERS] = { N_ ("1 Yes"), N_ ("2 A little"), N_ ("3 No"), N_ ("4 Don’t know") };

static void
draw_box (cairo_t *cairo,
          double x,
          double y)
{
  cairo_set_source_rgb (cairo, 0, 0, 0);
  cairo_set_line_width (cairo, 1);
  cairo_rectangle (cairo, x, y, BOX, BOX);
  cairo_stroke (cairo);
}

/* The question with its four boxes; answers where the next one begins. */
static double
draw_question (cairo_t *cairo,
               double y,
               guint number,
               const char *text)
{
  const SamPdfStyle question_style = { 13, TRUE, 0, PANGO_ALIGN_LEFT, 3 };
  const SamPdfStyle answer_style = { 12, FALSE, 0, PANGO_ALIGN_LEFT, 1 };
  const double column = WIDTH / N_ANSWERS;
  g_autofree char *line = g_strdup_printf ("%u. %s", number, text);

  y += sam_pdf_draw_text (cairo, LEFT, y, WIDTH, &question_style, line) + 10;
  for (guint i = 0; i < N_ANSWERS; i++)
    {
      draw_box (cairo, LEFT + i * column, y);
      sam_pdf_draw_text (cairo, LEFT + i * column + BOX + 6, y - 1, column - BOX - 8, &answer_style,
                         g_dgettext (GETTEXT_PACKAGE, answers[i]));
    }
  return y + BOX + 24;
}

static void
draw_form (cairo_t *cairo,
           gboolean relative,
           const char *return_to)
{
  const SamPdfStyle title_style = { 20, TRUE, 0, PANGO_ALIGN_LEFT, 2 };
  const SamPdfStyle text_style = { 12, FALSE, 0, PANGO_ALIGN_LEFT, 6 };
  guint n;
  const SamEvaluationQuestion *questions = sam_match_evaluation_get_questions (relative, &n);
  double y = TOP;

  y += sam_pdf_draw_text (cairo, LEFT, y, WIDTH, &title_style,
                          relative ? _ ("How was the contact for you, as a relative?") : _ ("How was the contact for you?")) +
       12;
  y += sam_pdf_draw_text (cairo, LEFT, y, WIDTH, &text_style,
                          _ ("Tick one box for each question. Please do not write your name: nobody needs to know who "
                             "filled this in.")) +
       24;
  for (guint i = 0; i < n; i++)
    y = draw_question (cairo, y, i + 1, g_dgettext (GETTEXT_PACKAGE, questions[i].text));
  y += sam_pdf_draw_text (cairo, LEFT, y, WIDTH, &text_style, _ ("Is there anything else you would like to say?")) + 24;
  for (guint i = 0; i < N_LINES; i++, y += 24)
    sam_pdf_draw_line (cairo, LEFT, y, LEFT + WIDTH, y, 0.5, 0.6);
  if (return_to != NULL)
    {
      /* Translators: %s is where a filled-in form is sent, on one line */
      g_autofree char *words = g_strdup_printf (_ ("Thank you! Please send it to: %s"), return_to);

      sam_pdf_draw_text (cairo, LEFT, y + 12, WIDTH, &text_style, words);
    }
  cairo_show_page (cairo);
}

/**
 * sam_pdf_write_evaluation:
 * @n_own: how many sheets for who asked for themselves
 * @n_relative: how many for relatives
 * @return_to: (nullable): where the form is sent, on one line
 *
 * Returns: whether the file was written
 */
gboolean
sam_pdf_write_evaluation (guint n_own,
                          guint n_relative,
                          const char *return_to,
                          const char *path,
                          GError **error)
{
  SamPdfFile *file = sam_pdf_file_new (SAM_PDF_A4_SHORT, SAM_PDF_A4_LONG, _ ("Evaluation forms"));

  for (guint i = 0; i < n_own + n_relative; i++)
    draw_form (sam_pdf_file_get_cairo (file), i >= n_own, return_to);
  return sam_pdf_file_finish (file, path, error);
}
