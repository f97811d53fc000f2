/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of 10,000 people every pair cannot be held against each other: only those are that share a number, an address or a
 * beginning or an end of a word in their name. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-duplicates.h"

#include "network/sam-likely-load.h"
#include "network/sam-name-key.h"
#include "store/sam-fold.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More that share a word have a word in common, not a name. */
#define MOST_IN_BLOCK 60

/**
 * sam_duplicates_fit:
 *
 * Returns: whether records of @kind can be held against each other
 */
gboolean
sam_duplicates_fit (const SamKind *kind)
{
  return sam_likely_can_load (kind);
}

/**
 * sam_likely_pair_free:
 * @pair: (transfer full): a pair; the records it names are not held
 */
void
sam_likely_pair_free (SamLikelyPair *pair)
{
  g_free (pair->first);
  g_free (pair->second);
  g_free (pair->first_title);
  g_free (pair->second_title);
  g_free (pair);
}

static void
add_to_block (GHashTable *blocks,
              char tag,
              const char *key,
              gsize length,
              gpointer likely)
{
  g_autofree char *name = g_strdup_printf ("%c%.*s", tag, (int) length, key);
  GPtrArray *block = g_hash_table_lookup (blocks, name);

  if (block == NULL)
    {
      block = g_ptr_array_new ();
      g_hash_table_insert (blocks, g_steal_pointer (&name), block);
    }
  if (block->len == 0 || block->pdata[block->len - 1] != likely)
    g_ptr_array_add (block, likely);
}

static void
add_text (GHashTable *blocks,
          char tag,
          const char *text,
          gpointer likely)
{
  g_autofree char *key = text != NULL ? sam_name_key (text) : NULL;

  if (key != NULL && *key != '\0')
    add_to_block (blocks, tag, key, strlen (key), likely);
}

/* A slip of the pen leaves the beginning or the end of a word as it is. */
static void
add_name (GHashTable *blocks,
          SamLikely *likely)
{
  g_autofree char *folded = likely->name != NULL ? sam_name_words (likely->name) : g_strdup ("");
  g_autofree char *key = sam_name_key (likely->name != NULL ? likely->name : "");
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  add_text (blocks, 'n', likely->name, likely);
  /* A name of short words only. */
  if (strlen (key) > SAM_LIKELY_PIECE)
    add_to_block (blocks, '<', key, SAM_LIKELY_PIECE, likely);
  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize length = strlen (words[i]);

      if (length < SAM_LIKELY_PIECE)
        continue;
      add_to_block (blocks, '<', words[i], SAM_LIKELY_PIECE, likely);
      add_to_block (blocks, '>', words[i] + length - SAM_LIKELY_PIECE, SAM_LIKELY_PIECE, likely);
    }
}

static GHashTable *
build_blocks (GPtrArray *all)
{
  GHashTable *blocks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < all->len; i++)
    {
      SamLikely *likely = all->pdata[i];

      add_name (blocks, likely);
      add_text (blocks, 'e', likely->email, likely);
      add_text (blocks, 'p', likely->phone, likely);
      add_text (blocks, 'a', likely->address, likely);
      add_text (blocks, 'c', likely->code, likely);
    }
  return blocks;
}

static char *
build_key (const char *first,
           const char *second)
{
  return strcmp (first, second) < 0 ? g_strdup_printf ("%s %s", first, second)
                                    : g_strdup_printf ("%s %s", second, first);
}

typedef struct
{
  SamStore *store;
  const SamKind *kind;
  GHashTable *seen; /* pairs that were held against each other */
  GPtrArray *pairs;
} Search;

/* Whether somebody said of @id that it is not the same as @other, or as what became another name of that. */
static gboolean
names_other (Search *search,
             const char *id,
             const char *other,
             gboolean *names,
             GError **error)
{
  g_auto (GStrv) ids = sam_store_find_referrers (search->store, other, search->kind, SAM_DUPLICATES_FIELD, error);

  *names = ids != NULL && g_strv_contains ((const char *const *) ids, id);
  return ids != NULL;
}

static gboolean
compare (Search *search,
         SamLikely *a,
         SamLikely *b,
         GError **error)
{
  g_autofree char *key = NULL;
  SamLikeness likeness;
  SamLikelyPair *pair;
  gboolean two = FALSE;

  likeness = sam_likely_compare (search->kind, a, b);
  if (likeness == 0)
    return TRUE;
  key = build_key (a->id, b->id);
  if (!g_hash_table_add (search->seen, g_steal_pointer (&key)))
    return TRUE;
  if (!names_other (search, a->id, b->id, &two, error) || (!two && !names_other (search, b->id, a->id, &two, error)))
    return FALSE;
  if (two)
    return TRUE;
  pair = g_new0 (SamLikelyPair, 1);
  pair->first = g_strdup (a->id);
  pair->second = g_strdup (b->id);
  pair->first_title = g_strdup (a->name);
  pair->second_title = g_strdup (b->name);
  pair->likeness = likeness;
  g_ptr_array_add (search->pairs, pair);
  return TRUE;
}

static gboolean
compare_block (Search *search,
               GPtrArray *block,
               GError **error)
{
  for (guint i = 0; i < block->len; i++)
    for (guint j = i + 1; j < block->len; j++)
      if (!compare (search, block->pdata[i], block->pdata[j], error))
        return FALSE;
  return TRUE;
}

static gboolean
compare_blocks (Search *search,
                GHashTable *blocks,
                GCancellable *cancellable,
                GError **error)
{
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, blocks);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      GPtrArray *block = value;
      gboolean piece = *(char *) name == '<' || *(char *) name == '>';

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (piece && block->len > MOST_IN_BLOCK)
        continue;
      if (!compare_block (search, block, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const SamLikelyPair *first = *(SamLikelyPair *const *) a;
  const SamLikelyPair *second = *(SamLikelyPair *const *) b;
  int by_name = g_strcmp0 (first->first_title, second->first_title);

  if (__builtin_popcount (first->likeness) != __builtin_popcount (second->likeness))
    return __builtin_popcount (second->likeness) - __builtin_popcount (first->likeness);
  return by_name != 0 ? by_name : g_strcmp0 (first->second, second->second);
}

static gboolean
find_all (Search *search,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GPtrArray) all = sam_likely_load_all (search->store, search->kind, error);
  g_autoptr (GHashTable) blocks = all != NULL ? build_blocks (all) : NULL;

  return blocks != NULL && compare_blocks (search, blocks, cancellable, error);
}

/* Whoever is typing asks again with every value: the file looks for those that may be like it. */
static gboolean
find_alike (Search *search,
            SamRecord *record,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (SamLikely) likely = sam_likely_load (search->store, record, error);
  g_autoptr (GPtrArray) others = likely != NULL ? sam_likely_load_others (search->store, search->kind, likely, error)
                                                : NULL;

  for (guint i = 0; others != NULL && i < others->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !compare (search, likely, others->pdata[i], error))
      return FALSE;
  return others != NULL;
}

/**
 * sam_duplicates_find:
 * @kind: what to look through
 * @record: (nullable): only what is like this one, which need not be in the file yet
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full) (element-type SamLikelyPair) (nullable): the likeliest first, or NULL with @error set
 */
GPtrArray *
sam_duplicates_find (SamStore *store,
                     const SamKind *kind,
                     SamRecord *record,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_likely_pair_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Search search = { store, kind, seen, pairs };

  if (!sam_duplicates_fit (kind))
    return g_steal_pointer (&pairs);
  if (!(record != NULL ? find_alike (&search, record, cancellable, error) : find_all (&search, cancellable, error)))
    return NULL;
  g_ptr_array_sort (pairs, compare_pairs);
  return g_steal_pointer (&pairs);
}

static gboolean
note_two (SamStore *store,
          const char *first,
          const char *second,
          GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, first, error);
  g_auto (GStrv) named = record != NULL ? sam_record_dup_strv (record, SAM_DUPLICATES_FIELD) : NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_autofree char *title = NULL;
  g_autofree char *label = NULL;

  if (record == NULL)
    return FALSE;
  if (named != NULL)
    g_strv_builder_addv (builder, (const char **) named);
  if (named == NULL || !g_strv_contains ((const char *const *) named, second))
    g_strv_builder_add (builder, second);
  all = g_strv_builder_end (builder);
  sam_record_set_strv (record, SAM_DUPLICATES_FIELD, (const char *const *) all);
  title = sam_store_dup_title (store, first);
  /* Translators: %s is what a record is called that was said to be another one than one that looks like it. */
  label = g_strdup_printf (_ ("%s: not the same as another"), title != NULL ? title : first);
  return sam_store_begin_step (store, label, error) && sam_store_save (store, record, error) &&
         sam_store_end_step (store, error);
}

/**
 * sam_duplicates_dismiss:
 * @first: id of one
 * @second: id of the other
 *
 * Notes in the record whose id comes first, on every computer the same, that the other one is not the same. That goes
 * along with the record to the other coordinators, and can be undone.
 *
 * Returns: whether it is noted
 */
gboolean
sam_duplicates_dismiss (SamStore *store,
                        const char *first,
                        const char *second,
                        GError **error)
{
  gboolean in_order = strcmp (first, second) < 0;

  if (!sam_store_begin (store, error))
    return FALSE;
  if (note_two (store, in_order ? first : second, in_order ? second : first, error))
    return sam_store_commit (store, error);
  sam_store_rollback (store);
  return FALSE;
}
