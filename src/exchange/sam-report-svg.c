/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-report-svg.h"

/* In pixels down, whatever the width: letters stay as large as they are on a small screen, bars get shorter. */
#define ROW 46
#define LABEL 15 /* the line on which a label stands, from the top of its row */
#define BAR_TOP 22
#define BAR 14
/* In thousandths of the width; the rest is for the number behind it. */
#define LONGEST_BAR 850
#define GAP 8
#define SHARE_WIDTH 100
#define SHARE_HEIGHT 6

/* @x: in thousandths of the width */
static void
append_text (GString *svg,
             const char *class,
             int x,
             int gap,
             int y,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (svg, "<text class=\"%s\" x=\"%d.%d%%\" dx=\"%d\" y=\"%d\">%s</text>\n", class, x / 10,
                          x % 10, gap, y, escaped);
}

static double
find_most (const SamReportTable *table)
{
  double most = 0;

  for (guint i = 1; i <= table->chart; i++)
    most = MAX (most, g_ascii_strtod (((char **) table->rows->pdata[i])[1], NULL));
  return most > 0 ? most : 1;
}

/**
 * sam_report_bars_to_svg:
 * @table: one that sam_report_table_has_chart() says yes to
 *
 * A bar for each row, with its label above it and its number behind it as they stand in the table. What is hidden there
 * has its word and no bar.
 *
 * Returns: (transfer full): an element that can stand in a page
 */
char *
sam_report_bars_to_svg (const SamReportTable *table)
{
  const double most = find_most (table);
  GString *svg = g_string_new (NULL);

  g_string_append_printf (svg, "<svg class=\"bars\" width=\"100%%\" height=\"%u\" aria-hidden=\"true\">\n",
                          table->chart * ROW);
  for (guint i = 1; i <= table->chart; i++)
    {
      char **row = g_ptr_array_index (table->rows, i);
      char *end = row[1];
      const double value = g_ascii_strtod (row[1], &end);
      const int top = (int) (i - 1) * ROW;
      const int width = (int) (LONGEST_BAR * value / most + 0.5);
      const gboolean told = end != row[1];

      append_text (svg, "label", 0, 0, top + LABEL, row[0]);
      if (told)
        g_string_append_printf (svg, "<rect x=\"0\" y=\"%d\" width=\"%d.%d%%\" height=\"%d\"/>\n", top + BAR_TOP,
                                width / 10, width % 10, BAR);
      append_text (svg, "number", told ? width : 0, told ? GAP : 0, top + BAR_TOP + BAR - 1, row[1]);
    }
  g_string_append (svg, "</svg>\n");
  return g_string_free (svg, FALSE);
}

/**
 * sam_report_share_to_svg:
 * @share: from 0 to 1
 *
 * Returns: (transfer full): how much of the whole that is, to stand under the number
 */
char *
sam_report_share_to_svg (double share)
{
  const int width = (int) (CLAMP (share, 0, 1) * SHARE_WIDTH + 0.5);

  return g_strdup_printf ("<svg class=\"share\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" "
                          "aria-hidden=\"true\"><rect class=\"whole\" x=\"0\" y=\"0\" width=\"%d\" height=\"%d\"/>"
                          "<rect x=\"0\" y=\"0\" width=\"%d\" height=\"%d\"/></svg>\n",
                          SHARE_WIDTH, SHARE_HEIGHT, SHARE_WIDTH, SHARE_HEIGHT, width, SHARE_HEIGHT);
}
