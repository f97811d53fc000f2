/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of somebody who phones the groups that are due, one after the other, and writes down what came of it. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-verification-calls.h"

#include "exchange/sam-pdf-table.h"
#include "network/sam-day-words.h"
#include "network/sam-phone.h"
#include "network/sam-today-groups.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* As many as a row has room for. */
#define MOST_CONTACTS 2

static char *
dup_phone (SamRecord *record,
           const char *field)
{
  g_autofree char *phone = sam_record_dup_text (record, field);

  return phone != NULL ? sam_phone_format (phone) : NULL;
}

/* A line for each of the first contact persons with a number, which stands first, so that no line breaks it. The number
 * noted with the group is its first one's. */
static char *
list_contacts (SamStore *store,
               SamRecord *group)
{
  g_auto (GStrv) contacts = sam_record_dup_strv (group, "contacts");
  g_autofree char *noted = dup_phone (group, "contact_phone");
  g_autofree char *published = dup_phone (group, "public_phone");
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *unreachable = NULL;
  guint n = 0;

  for (guint i = 0; contacts != NULL && contacts[i] != NULL && n < MOST_CONTACTS; i++)
    {
      g_autoptr (SamRecord) person = sam_store_follow (store, contacts[i], NULL);
      g_autofree char *name = person != NULL ? sam_record_dup_title (person) : NULL;
      g_autofree char *own = person != NULL ? dup_phone (person, "phone") : NULL;
      const char *phone = noted != NULL && n == 0 ? noted : own;

      if (name != NULL && phone != NULL)
        sam_words_add_printf (lines, "\n", "%s %s", phone, name);
      n += name != NULL && phone != NULL;
      if (unreachable == NULL)
        unreachable = g_steal_pointer (&name);
    }
  if (n == 0)
    sam_words_add_printf (lines, "\n", "%s %s", noted != NULL ? noted : published != NULL ? published
                                                                                          : "",
                          unreachable != NULL ? unreachable : "");
  return g_strstrip (g_string_free (g_steal_pointer (&lines), FALSE));
}

static gboolean
add_group (SamPdfTable *table,
           SamStore *store,
           const SamTodayItem *item,
           GError **error)
{
  g_autoptr (SamRecord) group = sam_store_load (store, item->id, error);
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = group != NULL ? sam_record_dup_text (group, "verified_on") : NULL;

  if (group == NULL)
    return FALSE;
  g_ptr_array_add (cells, g_strdup (item->title));
  g_ptr_array_add (cells, list_contacts (store, group));
  g_ptr_array_add (cells, day != NULL ? sam_day_words_short (day) : NULL);
  g_ptr_array_add (cells, g_strdup (item->reason));
  g_ptr_array_add (cells, NULL);
  sam_pdf_table_add_row (table, cells);
  return TRUE;
}

static SamPdfTable *
begin_table (const char *day)
{
  g_autofree char *date = sam_day_words_short (day);
  /* Translators: above a printed list; %s is a day */
  g_autofree char *title = g_strdup_printf (_ ("Groups to call, %s"), date);
  SamPdfTable *table = sam_pdf_table_new (title);

  sam_pdf_table_set_note (table, _ ("Confidential, with names and telephone numbers: for whoever calls, and for nobody "
                                    "else. Destroy it when the calls are noted."));
  sam_pdf_table_add_column (table, _ ("Group"), 8);
  sam_pdf_table_add_column (table, _ ("Contact persons"), 9);
  sam_pdf_table_add_column (table, _ ("Last verified"), 5);
  sam_pdf_table_add_column (table, _ ("Why"), 6);
  sam_pdf_table_add_column (table, _ ("What came of it"), 10);
  return table;
}

/**
 * sam_verification_calls_write:
 * @now: of which day it is
 * @path: of the PDF
 * @n_groups: (out) (optional): how many are to be called
 *
 * Writes the groups that are due, the most urgent first, with whom to call and room for what came of it. It is the
 * region's own paper: what is on it travels no further than the region.
 *
 * Returns: whether the file was written; that nobody is to be called is told as an error
 */
gboolean
sam_verification_calls_write (SamStore *store,
                              const SamMoment *now,
                              const char *path,
                              guint *n_groups,
                              GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_today_item_free);
  g_autoptr (SamPdfTable) table = begin_table (now->day);

  if (!sam_today_collect_groups (store, now, items, error))
    return FALSE;
  if (items->len == 0)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND,
                           _ ("No group has to be asked now: there is nothing to print."));
      return FALSE;
    }
  sam_today_sort (items);
  for (guint i = 0; i < items->len; i++)
    if (!add_group (table, store, items->pdata[i], error))
      return FALSE;
  if (n_groups != NULL)
    *n_groups = items->len;
  return sam_pdf_table_write (table, path, error);
}
