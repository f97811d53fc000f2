/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report as one page for a browser, with everything in it: nothing is fetched from anywhere. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-report-writer.h"

#include "exchange/sam-report-svg.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const char style[] =
    ":root{color-scheme:light dark;--fg:#23252b;--bg:#fff;--dim:#5c616d;--accent:#0b5f5f;--soft:#d9eeec;--line:#d5d7dc}"
    "@media(prefers-color-scheme:dark){:root{--fg:#eceef2;--bg:#1b1d22;--dim:#a9adb8;--accent:#7fd1ca;--soft:#1f3a39;"
    "--line:#3b3e46}}"
    "body{font:1rem/1.5 system-ui,sans-serif;color:var(--fg);background:var(--bg);max-width:50rem;margin:0 auto;"
    "padding:1.5rem}"
    "h1,h2,h3{color:var(--accent);line-height:1.25}h2{margin-top:2.5rem}.dim{color:var(--dim)}"
    "ul.figures{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.75rem}"
    "ul.figures li{background:var(--soft);padding:.75rem 1rem;flex:1 1 12rem}"
    "ul.figures b{display:block;font-size:1.75rem;color:var(--accent);font-variant-numeric:tabular-nums}"
    "svg{display:block;width:100%}svg.bars{margin:.5rem 0}svg.share{height:.4rem;margin:.25rem 0}"
    "svg rect{fill:var(--accent)}svg rect.whole{fill:var(--bg)}svg text{fill:var(--fg);font:14px system-ui,sans-serif}"
    "svg text.number{font-variant-numeric:tabular-nums}"
    "table{border-collapse:collapse;width:100%;margin:1rem 0}caption{text-align:left;font-weight:600;padding:.25rem 0}"
    "th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid var(--line)}"
    "thead th{background:var(--soft)}.number{text-align:right;font-variant-numeric:tabular-nums}"
    "blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid var(--accent);font-style:italic;"
    "white-space:pre-line}"
    "@media print{body{max-width:none;padding:0}}";

static void
append_element (GString *html,
                const char *open,
                const char *text,
                const char *close)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "%s%s%s\n", open, escaped, close);
}

static void
append_drawing (GString *html,
                char *svg /* (transfer full) */)
{
  g_string_append (html, svg);
  g_free (svg);
}

static void
append_figures (GString *html,
                GPtrArray *figures)
{
  if (figures->len == 0)
    return;
  g_string_append (html, "<ul class=\"figures\">\n");
  for (guint i = 0; i < figures->len; i++)
    {
      const SamReportFigure *figure = g_ptr_array_index (figures, i);
      g_autofree char *n = figure->n >= 0 ? g_strdup_printf (_ ("n = %d"), (int) figure->n) : NULL;

      append_element (html, "<li><b>", figure->value, "</b>");
      if (figure->n >= 0 && figure->number != NULL)
        append_drawing (html, sam_report_share_to_svg (g_ascii_strtod (figure->number, NULL)));
      append_element (html, "", figure->label, "");
      if (n != NULL)
        append_element (html, "<span class=\"dim\">", n, "</span>");
      g_string_append (html, "</li>\n");
    }
  g_string_append (html, "</ul>\n");
}

static void
append_row (GString *html,
            char **cells,
            guint numbers,
            gboolean head)
{
  g_string_append (html, "<tr>");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      const char *kind = (numbers >> i & 1) != 0 ? " class=\"number\"" : "";
      const gboolean names = head || i == 0;
      g_autofree char *open = g_strdup_printf ("<%s%s%s>", names ? "th" : "td",
                                               head     ? " scope=\"col\""
                                               : i == 0 ? " scope=\"row\""
                                                        : "",
                                               kind);

      append_element (html, open, cells[i], names ? "</th>" : "</td>");
    }
  g_string_append (html, "</tr>\n");
}

static void
append_table (GString *html,
              const SamReportTable *table)
{
  GPtrArray *rows = table->rows;

  g_string_append (html, "<table>\n");
  append_element (html, "<caption>", table->title, "</caption>");
  g_string_append (html, "<thead>");
  append_row (html, rows->pdata[0], table->numbers, TRUE);
  g_string_append (html, "</thead>\n<tbody>");
  for (guint i = 1; i < rows->len; i++)
    append_row (html, rows->pdata[i], table->numbers, FALSE);
  g_string_append (html, "</tbody>\n</table>\n");
  if (sam_report_table_has_chart (table))
    append_drawing (html, sam_report_bars_to_svg (table));
  if (rows->len < 2 && table->note == NULL)
    append_element (html, "<p>", _ ("Nothing in this period."), "</p>");
  if (table->note != NULL)
    append_element (html, "<p class=\"dim\">", table->note, "</p>");
}

static void
append_section (GString *html,
                const SamReportSection *section)
{
  g_string_append (html, "<section>\n");
  append_element (html, "<h2>", section->title, "</h2>");
  if (section->quote_title != NULL)
    append_element (html, "<h3>", section->quote_title, "</h3>");
  if (section->quote != NULL)
    append_element (html, "<blockquote>", section->quote, "</blockquote>");
  append_figures (html, section->figures);
  for (guint i = 0; i < section->tables->len; i++)
    append_table (html, section->tables->pdata[i]);
  for (guint i = 0; i < section->texts->len; i++)
    append_element (html, "<p>", section->texts->pdata[i], "</p>");
  g_string_append (html, "</section>\n");
}

static void
append_definitions (GString *html,
                    const SamReport *report)
{
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);

  g_string_append (html, "<section>\n");
  append_element (html, "<h2>", _ ("What the figures count"), "</h2>");
  g_string_append (html, "<dl>\n");
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = g_ptr_array_index (report->sections, i);

      for (guint j = 0; j < section->figures->len; j++)
        {
          const SamReportFigure *figure = g_ptr_array_index (section->figures, j);

          if (figure->definition == NULL || !g_hash_table_add (told, figure->id))
            continue;
          append_element (html, "<dt>", figure->label, "</dt>");
          append_element (html, "<dd>", figure->definition, "</dd>");
        }
    }
  g_string_append (html, "</dl>\n</section>\n");
}

/**
 * sam_report_to_html:
 *
 * Returns: (transfer full): a page that needs nothing but itself
 */
char *
sam_report_to_html (const SamReport *report)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n");
  g_autofree char *dates = sam_report_dup_date_line (report);

  /* Translators: the code of the language that this is translated into */
  g_string_append_printf (html, "<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n", C_ ("language code", "en"));
  g_string_append (html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  append_element (html, "<title>", report->title, "</title>");
  g_string_append_printf (html, "<style>%s</style>\n</head>\n<body>\n<main>\n", style);
  append_element (html, "<h1>", report->title, "</h1>");
  if (report->subtitle != NULL)
    append_element (html, "<p>", report->subtitle, "</p>");
  if (report->region != NULL)
    append_element (html, "<p>", report->region, "</p>");
  append_element (html, "<p class=\"dim\">", dates, "</p>");
  for (guint i = 0; i < report->sections->len; i++)
    append_section (html, report->sections->pdata[i]);
  append_definitions (html, report);
  g_string_append (html, "</main>\n</body>\n</html>\n");
  return g_string_free (html, FALSE);
}
