/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A hundred thousand keys in order, in the blink of an eye. SQLite would fold and compare each value many times, or
 * need an index for each column. Here the values are read once, folded once, and sorted as bytes; ties go by title,
 * whose order comes from the one index that there is. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-fold.h"
#include "store/sam-query-private.h"
#include "store/sam-store-private.h"

#include "json/sam-json-value.h"

#include <string.h>

/* In bytes: who looks at a sorted list sees no more of a text. */
#define MAX_TEXT 96

#define NO_RANK G_MAXUINT32

typedef struct
{
  guint64 first; /* the value, or its first eight bytes */
  const char *rest;
  guint32 rank; /* by title */
} Entry;

typedef struct
{
  SamStore *store;
  SamQuery *query;
  GArray *by_title; /* of gint64 */
  gint64 n_keys;    /* one more than the greatest of them */
  guint32 *rank;    /* of each key in by_title; NO_RANK: it is not there, as what was merged into another */
  guint8 *matched;  /* whether each key has the words searched for; NULL: nothing is searched for */
  guint8 *selected; /* whether each key meets the conditions; NULL: there are none */
  GArray *entries;  /* of Entry: with a value */
  GArray *unset;    /* of Entry: without */
  GStringChunk *texts;
  GString *folded;
  GHashTable *sets; /* JSON of a set → its text to sort by */
} Sorter;

static void
clear_sorter (Sorter *sorter)
{
  g_clear_pointer (&sorter->by_title, g_array_unref);
  g_clear_pointer (&sorter->entries, g_array_unref);
  g_clear_pointer (&sorter->unset, g_array_unref);
  g_clear_pointer (&sorter->texts, g_string_chunk_free);
  g_clear_pointer (&sorter->sets, g_hash_table_unref);
  if (sorter->folded != NULL)
    g_string_free (sorter->folded, TRUE);
  g_free (sorter->rank);
  g_free (sorter->matched);
  g_free (sorter->selected);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sorter, clear_sorter)

static gboolean
read_titles_order (Sorter *sorter,
                   GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT key FROM \"kind_%s\" WHERE merged_into IS NULL ORDER BY sort_title",
                                          sorter->query->kind->name);
  g_autoptr (sqlite3_stmt) statement = sam_store_prepare (sorter->store, error, sql, "");
  gboolean row = TRUE;

  sorter->by_title = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (statement != NULL && sam_database_step (sorter->store->database, statement, &row, error) && row)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      g_array_append_val (sorter->by_title, key);
      sorter->n_keys = MAX (sorter->n_keys, key + 1);
    }
  if (statement == NULL || row)
    return FALSE;
  sorter->rank = g_new (guint32, sorter->n_keys);
  for (gint64 key = 0; key < sorter->n_keys; key++)
    sorter->rank[key] = NO_RANK;
  for (guint i = 0; i < sorter->by_title->len; i++)
    sorter->rank[g_array_index (sorter->by_title, gint64, i)] = i;
  return TRUE;
}

/* One byte per key: whether the index has it for @match. */
static guint8 *
read_matches (Sorter *sorter,
              const char *match,
              GError **error)
{
  g_autofree guint8 *matches = g_new0 (guint8, sorter->n_keys + 1);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = TRUE;

  statement = sam_store_prepare (sorter->store, error, "SELECT rowid FROM search WHERE search MATCH ?1", "s", match);
  while (statement != NULL && sam_database_step (sorter->store->database, statement, &row, error) && row)
    if (sqlite3_column_int64 (statement, 0) < sorter->n_keys)
      matches[sqlite3_column_int64 (statement, 0)] = TRUE;
  return statement != NULL && !row ? g_steal_pointer (&matches) : NULL;
}

static const char *
take_sort_key (Sorter *sorter,
               const char *text)
{
  const char *end = text + strnlen (text, MAX_TEXT);
  g_autofree char *beginning = NULL;

  if (*end != '\0')
    beginning = g_strndup (text, (gsize) (g_utf8_find_prev_char (text, end) - text));
  g_string_truncate (sorter->folded, 0);
  sam_sort_key_append (sorter->folded, beginning != NULL ? beginning : text);
  return g_string_chunk_insert_len (sorter->texts, sorter->folded->str, (gssize) sorter->folded->len);
}

/* Few sets are in many rows. */
static const char *
take_set_key (Sorter *sorter,
              const char *json,
              gboolean titles)
{
  const char *key = g_hash_table_lookup (sorter->sets, json);
  g_auto (GStrv) words = NULL;
  g_autoptr (GString) joined = NULL;

  if (key != NULL)
    return key;
  words = sam_json_to_strv (json);
  joined = g_string_new (NULL);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    {
      g_autofree char *title = titles ? sam_store_dup_title (sorter->store, words[i]) : NULL;

      g_string_append_printf (joined, "%s, ", titles ? (title != NULL ? title : "") : words[i]);
    }
  key = take_sort_key (sorter, joined->str);
  g_hash_table_insert (sorter->sets, g_strdup (json), (char *) key);
  return key;
}

static void
set_text (Entry *entry,
          const char *text)
{
  gsize length = strlen (text);

  for (guint i = 0; i < sizeof entry->first; i++)
    entry->first = entry->first << 8 | (i < length ? (guchar) text[i] : 0);
  entry->rest = length > sizeof entry->first ? text + sizeof entry->first : NULL;
}

/* Bytes that sort as the number does. */
static void
set_number (Entry *entry,
            double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  entry->first = (bits >> 63) != 0 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

static void
add_entry (Sorter *sorter,
           sqlite3_stmt *statement,
           SamOrderType type,
           gint64 key)
{
  Entry entry = { .rank = sorter->rank[key] };
  gboolean number = type == SAM_ORDER_NUMBER;
  const char *text = number ? NULL : (const char *) sqlite3_column_text (statement, 1);

  if (number ? sqlite3_column_type (statement, 1) == SQLITE_NULL : text == NULL)
    {
      g_array_append_val (sorter->unset, entry);
      return;
    }
  if (number)
    {
      set_number (&entry, sqlite3_column_double (statement, 1));
      g_array_append_val (sorter->entries, entry);
      return;
    }
  if (type == SAM_ORDER_TEXT)
    text = take_sort_key (sorter, text);
  else if (type == SAM_ORDER_CODE)
    text = g_string_chunk_insert (sorter->texts, text);
  else
    text = take_set_key (sorter, text, type == SAM_ORDER_TITLES);
  set_text (&entry, text);
  g_array_append_val (sorter->entries, entry);
}

/* Reads what the records are ordered by, or only which of them meet the conditions. */
static gboolean
read_values (Sorter *sorter,
             SamOrderType type,
             GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sql = sam_query_build (sorter->query, SAM_QUERY_VALUES, values);
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (sorter->store->database, sql, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  for (guint i = 0; i < values->len; i++)
    sqlite3_bind_text (statement, (int) i + 1, g_ptr_array_index (values, i), -1, SQLITE_TRANSIENT);
  if (type == SAM_ORDER_NONE)
    sorter->selected = g_new0 (guint8, sorter->n_keys + 1);
  while (sam_database_step (sorter->store->database, statement, &row, error) && row)
    {
      gint64 key = sqlite3_column_int64 (statement, 0);

      /* A record of another process's making, since the titles were read. */
      if (key >= sorter->n_keys || sorter->rank[key] == NO_RANK || (sorter->matched != NULL && !sorter->matched[key]))
        continue;
      if (type == SAM_ORDER_NONE)
        sorter->selected[key] = TRUE;
      else
        add_entry (sorter, statement, type, key);
    }
  return !row;
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;
  int order = 0;

  if (first->first != second->first)
    return first->first < second->first ? -1 : 1;
  if (first->rest != NULL || second->rest != NULL)
    order = strcmp (first->rest != NULL ? first->rest : "", second->rest != NULL ? second->rest : "");
  if (order != 0)
    return order;
  return first->rank < second->rank ? -1 : first->rank > second->rank;
}

/* Only the values turn round: within one value, titles go as always. */
static int
compare_entries_descending (gconstpointer a,
                            gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;
  Entry other = *second;

  other.rank = first->rank;
  return compare_entries (first, &other) != 0 ? -compare_entries (first, &other)
                                              : (first->rank < second->rank ? -1 : first->rank > second->rank);
}

static void
append_keys (Sorter *sorter,
             GArray *entries,
             GArray *keys)
{
  for (guint i = 0; i < entries->len; i++)
    {
      gint64 key = g_array_index (sorter->by_title, gint64, g_array_index (entries, Entry, i).rank);

      g_array_append_val (keys, key);
    }
}

static gboolean
append_by_value (Sorter *sorter,
                 SamOrderType type,
                 GArray *keys,
                 GError **error)
{
  gboolean descending = sorter->query->descending;

  sorter->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  sorter->unset = g_array_new (FALSE, FALSE, sizeof (Entry));
  sorter->texts = g_string_chunk_new (64 * 1024);
  sorter->folded = g_string_new (NULL);
  sorter->sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!read_values (sorter, type, error))
    return FALSE;
  g_array_sort (sorter->entries, descending ? compare_entries_descending : compare_entries);
  g_array_sort (sorter->unset, compare_entries);
  append_keys (sorter, sorter->entries, keys);
  append_keys (sorter, sorter->unset, keys);
  return TRUE;
}

/* In the order of titles those that are matched and selected; @titled: only where that is @wanted. */
static void
append_by_title (Sorter *sorter,
                 const guint8 *titled,
                 gboolean wanted,
                 GArray *keys)
{
  guint n = sorter->by_title->len;

  for (guint i = 0; i < n; i++)
    {
      gint64 key = g_array_index (sorter->by_title, gint64, sorter->query->descending ? n - 1 - i : i);

      if ((sorter->matched == NULL || sorter->matched[key]) && (sorter->selected == NULL || sorter->selected[key]) &&
          (titled == NULL || titled[key] == wanted))
        g_array_append_val (keys, key);
    }
}

static gboolean
read_matched (Sorter *sorter,
              guint8 **titled,
              GError **error)
{
  g_autofree char *match = NULL;
  g_autofree char *in_title = NULL;

  if (sorter->query->search == NULL)
    return TRUE;
  match = sam_search_build_match (sorter->query->search);
  sorter->matched = read_matches (sorter, match, error);
  if (sorter->matched == NULL || sorter->query->ordered)
    return sorter->matched != NULL;
  in_title = g_strdup_printf ("{title} : (%s)", match);
  *titled = read_matches (sorter, in_title, error);
  return *titled != NULL;
}

/**
 * sam_store_order_keys:
 *
 * What is searched for without an order comes with names before notes, each by title: where thousands match, no more
 * can be said.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the keys in order, or NULL with @error set
 */
GArray *
sam_store_order_keys (SamStore *self,
                      SamQuery *query,
                      GError **error)
{
  g_auto (Sorter) sorter = { .store = self, .query = query };
  SamOrderType type = sam_query_get_order_type (query);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree guint8 *titled = NULL;

  if (!read_titles_order (&sorter, error) || !read_matched (&sorter, &titled, error))
    return NULL;
  if (type != SAM_ORDER_NONE)
    return append_by_value (&sorter, type, keys, error) ? g_steal_pointer (&keys) : NULL;
  if (query->conditions->len > 0 && !read_values (&sorter, type, error))
    return NULL;
  append_by_title (&sorter, titled, TRUE, keys);
  if (titled != NULL)
    append_by_title (&sorter, titled, FALSE, keys);
  return g_steal_pointer (&keys);
}
