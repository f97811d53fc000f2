/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-desk.h"

#include "network/sam-day-words.h"
#include "network/sam-today.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static char *
dup_title (const char *person,
           const char *day)
{
  g_autofree char *date = sam_day_words_short (day);

  if (person == NULL)
    /* Translators: above a printed list; %s is a day */
    return g_strdup_printf (_ ("To be done, %s"), date);
  /* Translators: above a printed list; the first %s is who does it, the second a day */
  return g_strdup_printf (_ ("To be done by %s, %s"), person, date);
}

static void
add_item (SamPdfTable *table,
          const SamTodayItem *item)
{
  GPtrArray *cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup ("☐"));
  g_ptr_array_add (cells, g_strdup (g_dgettext (GETTEXT_PACKAGE, sam_urgency_get_label (item->urgency))));
  g_ptr_array_add (cells, g_strdup (g_dgettext (GETTEXT_PACKAGE, sam_today_source_get_label (item->source))));
  g_ptr_array_add (cells, g_strdup (item->title != NULL ? item->title : ""));
  g_ptr_array_add (cells, g_strdup (item->reason != NULL ? item->reason : ""));
  g_ptr_array_add (cells, g_strdup (item->person != NULL ? item->person : ""));
  sam_pdf_table_add_row (table, cells);
}

/**
 * sam_pdf_desk_new:
 * @items: (element-type SamTodayItem): what waits
 * @person: (nullable): whose list it is; %NULL for everybody's
 * @day: YYYY-MM-DD
 *
 * The list of somebody who sits at the desk for an afternoon and ticks off what is done. It says what the page *Today*
 * says, and has no address or telephone number on it: those are looked up when they are needed.
 *
 * Returns: (transfer full): the list, to print or to write
 */
SamPdfTable *
sam_pdf_desk_new (GPtrArray *items,
                  const char *person,
                  const char *day)
{
  g_autofree char *title = dup_title (person, day);
  SamPdfTable *table = sam_pdf_table_new (title);

  sam_pdf_table_add_column (table, _ ("Done"), 2);
  sam_pdf_table_add_column (table, _ ("When"), 3);
  sam_pdf_table_add_column (table, _ ("What"), 4);
  sam_pdf_table_add_column (table, _ ("Title"), 10);
  sam_pdf_table_add_column (table, _ ("Why"), 10);
  sam_pdf_table_add_column (table, _ ("Who"), 4);
  for (guint i = 0; i < items->len; i++)
    if (sam_today_item_is_for (g_ptr_array_index (items, i), person))
      add_item (table, g_ptr_array_index (items, i));
  return table;
}
