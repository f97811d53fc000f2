/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is known of records that are held against each other: of all of a kind, or only of those that may be like one,
 * which the file finds by a piece of their name, their street, number or mailbox. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-likely-load.h"

#include "network/sam-name-key.h"
#include "store/sam-fold.h"

#include <string.h>

#define N_PATHS 7

/* Which column holds what, by kind; NULL: the kind has no such thing. The order is that of SamLikely. */
static const struct
{
  const char *kind;
  const char *paths[N_PATHS];
} likely_columns[] = {
  { "group", { "title", "contact_email", "contact_phone", "postcode", "address", "place", NULL } },
  { "person", { "title", "email", "phone", "postcode", "address", "place", NULL } },
  { "organisation", { "title", "email", "phone", "postcode", "address", "place", "agb" } },
  { "venue", { "title", "email", "phone", "postcode", "address", "place", NULL } },
  { "expert", { "title", "person.email", "person.phone", NULL, NULL, "person.place", "person.id" } },
};

static const char *const *
find_columns (const SamKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (likely_columns); i++)
    if (g_str_equal (likely_columns[i].kind, kind->name))
      return likely_columns[i].paths;
  return NULL;
}

/**
 * sam_likely_can_load:
 *
 * Returns: whether records of the kind can be two of the same; the others must not be loaded here
 */
gboolean
sam_likely_can_load (const SamKind *kind)
{
  return find_columns (kind) != NULL;
}

static void
fold_phone (SamLikely *likely)
{
  g_autofree char *phone = likely->phone;

  likely->phone = phone != NULL ? sam_fold_phone (phone) : NULL;
}

static SamLikely *
likely_new (SamRow *row,
            const char *const *paths)
{
  SamLikely *likely = g_new0 (SamLikely, 1);
  char **values[] = { &likely->name, &likely->email, &likely->phone, &likely->postcode,
                      &likely->address, &likely->place, &likely->code };
  guint cell = 0;

  likely->id = g_strdup (row->id);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (paths[i] != NULL)
      *values[i] = g_strdup (row->cells[cell++]);
  fold_phone (likely);
  return likely;
}

static SamQuery *
make_query (const SamKind *kind,
            GError **error)
{
  const char *const *paths = find_columns (kind);
  g_autoptr (SamQuery) query = sam_query_new (kind);

  for (guint i = 0; i < N_PATHS; i++)
    if (paths[i] != NULL && !sam_query_add_column (query, paths[i], error))
      return NULL;
  return g_steal_pointer (&query);
}

static GPtrArray *
load (SamStore *store,
      SamQuery *query,
      GArray *keys,
      GError **error)
{
  const char *const *paths = find_columns (sam_query_get_kind (query));
  g_autoptr (GPtrArray) rows = sam_store_fetch_rows (store, query, (gint64 *) keys->data, keys->len, error);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_likely_free);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SamRow *row = g_ptr_array_index (rows, i);

      if (row->id != NULL)
        g_ptr_array_add (found, likely_new (row, paths));
    }
  return rows != NULL ? g_steal_pointer (&found) : NULL;
}

static GPtrArray *
load_found (SamStore *store,
            SamQuery *query,
            GError **error)
{
  g_autoptr (GArray) keys = sam_store_find_keys (store, query, NULL, error);

  return keys != NULL ? load (store, query, keys, error) : NULL;
}

/* What is known of a record that is still being written, and not in the file. */
static SamLikely *
likely_new_from_record (SamRecord *record)
{
  const char *const *paths = find_columns (sam_record_get_kind (record));
  SamLikely *likely = g_new0 (SamLikely, 1);
  char **values[] = { &likely->name, &likely->email, &likely->phone, &likely->postcode,
                      &likely->address, &likely->place, &likely->code };

  likely->id = g_strdup (sam_record_get_id (record));
  likely->name = sam_record_dup_title (record);
  for (guint i = 1; i < G_N_ELEMENTS (values); i++)
    if (paths[i] != NULL && strchr (paths[i], '.') == NULL)
      *values[i] = sam_record_dup_text (record, paths[i]);
  fold_phone (likely);
  return likely;
}

/**
 * sam_likely_load_all:
 *
 * Returns: (transfer full) (element-type SamLikely) (nullable): every record of the kind, in memory at once; NULL with
 *   @error set
 */
GPtrArray *
sam_likely_load_all (SamStore *store,
                     const SamKind *kind,
                     GError **error)
{
  g_autoptr (SamQuery) query = make_query (kind, error);

  return query != NULL ? load_found (store, query, error) : NULL;
}

/* As the file has it; a new record as it was typed so far. */
SamLikely *
sam_likely_load (SamStore *store,
                 SamRecord *record,
                 GError **error)
{
  g_autoptr (SamQuery) query = make_query (sam_record_get_kind (record), error);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GError) problem = NULL;
  gint64 key = sam_store_find_key (store, sam_record_get_id (record), &problem);

  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (query != NULL)
    {
      g_array_append_vals (keys, &key, key != 0);
      own = load (store, query, keys, error);
    }
  if (own == NULL)
    return NULL;
  return own->len > 0 ? g_ptr_array_steal_index (own, 0) : likely_new_from_record (record);
}

/* Adds that @path has @text in it; of nothing there is nothing to be found. */
static gboolean
add_text_within (SamQuery *query,
                 const char *path,
                 const char *text,
                 gboolean *any,
                 GError **error)
{
  if (text == NULL || *text == '\0')
    return TRUE;
  *any = TRUE;
  return sam_query_add_alternative (query, path, SAM_COMPARE_CONTAINS, text, error);
}

/* Adds what a name must have in it to be like this one: a beginning or an end of a word, or a whole one that is short.
 * The shortest stand in too many names, but where the name begins with them. */
static gboolean
add_pieces (SamQuery *query,
            const char *name,
            gboolean *any,
            GError **error)
{
  g_auto (GStrv) words = sam_likely_list_words (name);

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);
      gboolean whole = length <= SAM_LIKELY_PIECE || !g_str_is_ascii (words[i]);
      g_autofree char *beginning = g_strndup (words[i], whole ? length : SAM_LIKELY_PIECE);

      if (i > 0 && length + 1 < SAM_LIKELY_PIECE)
        continue;
      if (!add_text_within (query, "title", beginning, any, error) ||
          (!whole && !add_text_within (query, "title", words[i] + length - SAM_LIKELY_PIECE, any, error)))
        return FALSE;
    }
  return TRUE;
}

/* An address is the same however it is punctuated: its street must be there. */
static char *
dup_street (const char *address)
{
  g_autofree char *folded = sam_name_words (address);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  const char *longest = "";

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) > strlen (longest))
      longest = words[i];
  return g_strdup (longest);
}

/* All that may be like @likely, and some that are not. Who shares no piece of a name, no street, number, mailbox or
 * code with it is another. */
GPtrArray *
sam_likely_load_others (SamStore *store,
                        const SamKind *kind,
                        const SamLikely *likely,
                        GError **error)
{
  const char *const *paths = find_columns (kind);
  g_autoptr (SamQuery) query = make_query (kind, error);
  g_autofree char *street = dup_street (likely->address != NULL ? likely->address : "");
  /* A number in the file has its country before it, for the first digit. */
  const char *phone = likely->phone != NULL && likely->phone[0] == '0' ? likely->phone + 1 : likely->phone;
  const char *const wanted[N_PATHS] = { NULL, likely->email, phone, NULL, street, NULL, likely->code };
  gboolean any = FALSE;

  if (query == NULL || !sam_query_add_condition (query, "id", SAM_COMPARE_NOT_EQUAL, likely->id, error) ||
      !add_pieces (query, likely->name != NULL ? likely->name : "", &any, error))
    return NULL;
  for (guint i = 0; i < N_PATHS; i++)
    if (!add_text_within (query, paths[i], wanted[i], &any, error))
      return NULL;
  return any ? load_found (store, query, error) : g_ptr_array_new ();
}
