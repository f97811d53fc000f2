/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-mark.h"

#include <stdlib.h>
#include <string.h>

/* "0000027920 00000 n \n" */
#define ENTRY 20
/* A number behind a key stands within so many bytes of the end of the file. */
#define TAIL 1024

/* The number behind the last @key of the file; -1 where there is none. */
static gint64
find_number (const char *tail,
             const char *key)
{
  const char *found = g_strrstr (tail, key);

  return found != NULL ? g_ascii_strtoll (found + strlen (key), NULL, 10) : -1;
}

/* Where object @number begins, by the table at @table; -1 where that is not as cairo writes it. */
static gint64
find_object (const GByteArray *pdf,
             gint64 table,
             gint64 number)
{
  const char *head = "xref\n0 ";
  const guint8 *end = pdf->data + pdf->len;
  const guint8 *entries;
  gint64 at;

  if (table < 0 || table + (gint64) strlen (head) >= pdf->len || memcmp (pdf->data + table, head, strlen (head)) != 0)
    return -1;
  entries = memchr (pdf->data + table + strlen (head), '\n', pdf->len - (gsize) table - strlen (head));
  if (entries == NULL || number < 0 || number > (end - entries) / ENTRY - 1)
    return -1;
  at = g_ascii_strtoll ((const char *) entries + 1 + number * ENTRY, NULL, 10);
  return at > 0 && at < table ? at : -1;
}

/* What stands between the brackets of the dictionary at @at, %NULL where none does. */
static char *
dup_dictionary (const GByteArray *pdf,
                gint64 at)
{
  const char *from = (const char *) pdf->data + at;
  const char *begin = memmem (from, pdf->len - (gsize) at, "<<", 2);
  const char *end = begin != NULL ? memmem (begin, pdf->len - (gsize) (begin - from) - (gsize) at, "endobj", 6) : NULL;
  g_autofree char *text = end != NULL ? g_strndup (begin + 2, (gsize) (end - begin) - 2) : NULL;
  char *close = text != NULL ? g_strrstr (text, ">>") : NULL;

  if (close == NULL)
    return NULL;
  *close = '\0';
  return g_steal_pointer (&text);
}

/**
 * sam_pdf_mark:
 * @pdf: a file as cairo 1.16 writes it
 * @language: "nl"
 *
 * Appends the catalog once more, as PDF 32000-1, 7.5.6 describes it, with the language and the wish to show the title.
 * A file that is not understood stays as it is, and can be read all the same.
 *
 * Returns: whether it was appended
 */
gboolean
sam_pdf_mark (GByteArray *pdf,
              const char *language)
{
  const gsize length = MIN (pdf->len, TAIL);
  g_autofree char *tail = length > 0 ? g_strndup ((const char *) pdf->data + pdf->len - length, length) : g_strdup ("");
  const gint64 table = find_number (tail, "startxref\n");
  const gint64 root = find_number (tail, "/Root ");
  const gint64 info = find_number (tail, "/Info ");
  const gint64 size = find_number (tail, "/Size ");
  const gint64 at = find_object (pdf, table, root);
  g_autofree char *catalog = at > 0 ? dup_dictionary (pdf, at) : NULL;
  g_autoptr (GString) update = g_string_new (NULL);
  gsize moved;

  if (catalog == NULL || info < 0 || size < 0 || strstr (catalog, "/Lang") != NULL)
    return FALSE;
  g_string_append_printf (update,
                          "%d 0 obj\n<<%s   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n>>\n"
                          "endobj\n",
                          (int) root, catalog, language);
  moved = pdf->len + update->len;
  g_string_append_printf (update, "xref\n%d 1\n%010u 00000 n \ntrailer\n<< /Size %d\n   /Root %d 0 R\n"
                                  "   /Info %d 0 R\n   /Prev %d\n>>\nstartxref\n%u\n%%%%EOF\n",
                          (int) root, pdf->len, (int) size, (int) root, (int) info, (int) table, (guint) moved);
  g_byte_array_append (pdf, (const guint8 *) update->str, (guint) update->len);
  return TRUE;
}
