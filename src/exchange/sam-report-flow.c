/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as a document of pages. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-report-writer.h"

#include "exchange/sam-chart.h"
#include "exchange/sam-pdf-draw.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define INFOGRAPHIC_HEIGHT SAM_PDF_MM (185)
#define CHART_HEIGHT SAM_PDF_MM (45)
#define CHART_LETTERS 8

static void
add_figures (SamPdfFlow *flow,
             GPtrArray *figures)
{
  g_autofree SamPdfFlowFigure *tiles = g_new0 (SamPdfFlowFigure, figures->len + 1);
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < figures->len; i++)
    {
      const SamReportFigure *figure = g_ptr_array_index (figures, i);

      tiles[i].value = figure->value;
      tiles[i].label = figure->label;
      if (figure->n < 0)
        continue;
      /* Translators: under a share: out of how many it is */
      g_ptr_array_add (notes, g_strdup_printf (_ ("n = %d"), (int) figure->n));
      tiles[i].note = notes->pdata[notes->len - 1];
    }
  if (figures->len > 0)
    sam_pdf_flow_add_figures (flow, tiles, figures->len);
}

/* Bars with what stands below them. */
typedef struct
{
  GArray *points; /* of SamChartPoint */
  GPtrArray *labels;
} Bars;

static void
bars_free (gpointer data)
{
  Bars *bars = data;

  g_array_unref (bars->points);
  g_ptr_array_unref (bars->labels);
  g_free (bars);
}

static void
draw_bars (cairo_t *cairo,
           double width,
           double height,
           gpointer data)
{
  const Bars *bars = data;
  const SamChart chart = { .shape = SAM_CHART_BARS,
                           .points = (const SamChartPoint *) bars->points->data,
                           .n_points = bars->points->len };

  sam_chart_draw (&chart, cairo, width, height, CHART_LETTERS, &sam_chart_print_colors);
}

/* What is hidden is a gap. */
static void
add_chart (SamPdfFlow *flow,
           const SamReportTable *table)
{
  Bars *bars;

  if (!sam_report_table_has_chart (table))
    return;
  bars = g_new0 (Bars, 1);
  bars->points = g_array_new (FALSE, FALSE, sizeof (SamChartPoint));
  bars->labels = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 1; i <= table->chart; i++)
    {
      char **row = g_ptr_array_index (table->rows, i);
      char *end = row[1];
      SamChartPoint point = { .value = g_ascii_strtod (row[1], &end) };

      g_ptr_array_add (bars->labels, g_strdup (row[0]));
      point.label = g_ptr_array_index (bars->labels, bars->labels->len - 1);
      point.known = end != row[1];
      g_array_append_val (bars->points, point);
    }
  sam_pdf_flow_add_drawing (flow, CHART_HEIGHT, draw_bars, bars, bars_free);
}

/* The first column has the words and gets the room. */
static void
add_table (SamPdfFlow *flow,
           const SamReportTable *table)
{
  const guint n_columns = g_strv_length (table->rows->pdata[0]);
  g_autofree double *shares = g_new (double, n_columns + 1);

  sam_pdf_flow_add_heading (flow, 3, table->title);
  if (table->rows->len < 2)
    {
      sam_pdf_flow_add_paragraph (flow, table->note != NULL ? table->note : _ ("Nothing in this period."));
      return;
    }
  add_chart (flow, table);
  for (guint i = 0; i < n_columns; i++)
    shares[i] = (table->numbers >> i & 1) != 0 ? 1 : 1.6;
  sam_pdf_flow_add_table (flow, table->rows, shares, table->numbers);
  if (table->note != NULL)
    sam_pdf_flow_add_note (flow, table->note);
}

static void
add_section (SamPdfFlow *flow,
             const SamReportSection *section)
{
  sam_pdf_flow_add_heading (flow, 2, section->title);
  if (section->quote != NULL)
    {
      if (section->quote_title != NULL)
        sam_pdf_flow_add_heading (flow, 3, section->quote_title);
      sam_pdf_flow_add_quote (flow, section->quote);
    }
  add_figures (flow, section->figures);
  for (guint i = 0; i < section->tables->len; i++)
    add_table (flow, section->tables->pdata[i]);
  for (guint i = 0; i < section->texts->len; i++)
    sam_pdf_flow_add_paragraph (flow, section->texts->pdata[i]);
}

/* What each figure counts, once. */
static void
add_definitions (SamPdfFlow *flow,
                 const SamReport *report)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *const head[] = { _ ("Figure"), _ ("What counts"), NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) head));
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->figures->len; j++)
        {
          const SamReportFigure *figure = g_ptr_array_index (section->figures, j);
          const char *const row[] = { figure->label, figure->definition, NULL };

          if (figure->definition != NULL && g_hash_table_add (told, figure->id))
            g_ptr_array_add (rows, g_strdupv ((char **) row));
        }
    }
  if (rows->len < 2)
    return;
  sam_pdf_flow_add_heading (flow, 2, _ ("What the figures count"));
  sam_pdf_flow_add_table (flow, rows, (const double[]){ 1, 2.4 }, 0);
}

static void
add_infographic (SamPdfFlow *flow,
                 const SamReport *report)
{
  /* The report outlives what is drawn of it: the document keeps a copy of its own. */
  g_autofree char *json = sam_report_to_json (report);

  sam_pdf_flow_add_drawing (flow, INFOGRAPHIC_HEIGHT, sam_report_draw_infographic, sam_report_from_json (json, NULL),
                            (GDestroyNotify) sam_report_free);
  sam_pdf_flow_add_quote (flow, _ ("The more take part, the better it gets."));
  sam_pdf_flow_add_note (flow, _ ("No share is told of fewer than five. What people told shows what happened, not what "
                                  "caused it. What each figure counts stands in the year report."));
}

/**
 * sam_report_new_flow:
 * @logo: (nullable): a picture in PNG; what is none is left out
 *
 * Returns: (transfer full): the pages of the report, on A4
 */
SamPdfFlow *
sam_report_new_flow (const SamReport *report,
                     GBytes *logo)
{
  SamPdfFlow *flow = sam_pdf_flow_new (SAM_PDF_FLOW_A4, report->title);
  g_autofree char *dates = sam_report_dup_date_line (report);
  g_autofree char *footer = g_strdup_printf ("%s%s%s", report->region != NULL ? report->region : "",
                                             report->region != NULL ? " · " : "", report->title);

  if (logo != NULL)
    sam_pdf_flow_set_logo (flow, logo);
  sam_pdf_flow_set_footer (flow, footer);
  sam_pdf_flow_add_heading (flow, 1, report->title);
  if (report->subtitle != NULL)
    sam_pdf_flow_add_paragraph (flow, report->subtitle);
  if (report->region != NULL)
    sam_pdf_flow_add_paragraph (flow, report->region);
  sam_pdf_flow_add_note (flow, dates);
  if (g_str_equal (report->preset, "infographic"))
    {
      add_infographic (flow, report);
      return flow;
    }
  for (guint i = 0; i < report->sections->len; i++)
    add_section (flow, report->sections->pdata[i]);
  add_definitions (flow, report);
  return flow;
}
