/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Search over every kind. What matched is found again in the row itself, so that the answer can
 * name the field, and so that a sensitive field's words never leave the index. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-attachments.h"
#include "store/sam-fold.h"
#include "store/sam-snippet.h"
#include "store/sam-store-private.h"

#include <string.h>

/* Names above other words above notes. */
#define RANK "bm25(search, 10.0, 4.0, 1.0, 1.0)"
#define MIN_PHONE_DIGITS 6
/* So many matches are ranked; of more, the order would say nothing and take too long. */
#define NARROW 1000

/* A phone number as people type it, with spaces and dashes, as one word; NULL for anything else. */
static char *
read_phone (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      g_string_append_c (digits, *p);
    else if (strchr (" -+().", *p) == NULL)
      return NULL;
  if (digits->len < MIN_PHONE_DIGITS)
    return NULL;
  if (g_str_has_prefix (digits->str, "0031"))
    return g_strconcat ("0", digits->str + strlen ("0031"), NULL);
  if (strchr (text, '+') != NULL && g_str_has_prefix (digits->str, "31"))
    return g_strconcat ("0", digits->str + strlen ("31"), NULL);
  return g_strdup (digits->str);
}

/**
 * sam_search_build_match:
 * @text: as typed; a telephone number is found however it is spelled
 *
 * Returns: (transfer full) (nullable): an FTS5 expression: all words, each the beginning of one; %NULL: no words in it
 */
char *
sam_search_build_match (const char *text)
{
  g_autofree char *phone = read_phone (text);
  g_auto (GStrv) words = sam_fold_words (phone != NULL ? phone : text);
  GString *match;

  if (words[0] == NULL)
    return NULL;
  match = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    g_string_append_printf (match, "%s\"%s\" *", i > 0 ? " AND " : "", words[i]);
  return g_string_free (match, FALSE);
}

void
sam_hit_free (SamHit *hit)
{
  g_free (hit->id);
  g_free (hit->title);
  g_free (hit->snippet);
  g_free (hit->attachment);
  g_free (hit);
}

/**
 * sam_hit_get_what:
 *
 * Returns: (transfer none) (nullable): in what the words stand: the name of a field, or that it is a file kept with the
 *   record; marked for translation
 */
const char *
sam_hit_get_what (const SamHit *hit)
{
  if (hit->attachment != NULL)
    return sam_kind_find (SAM_ATTACHMENT_KIND)->label;
  return hit->field != NULL ? hit->field->label : NULL;
}

/* What of a field can be read: the titles of what it refers to, or its text. */
static char *
build_field_text (SamStore *self,
                  const SamField *field,
                  SamRecord *record)
{
  g_auto (GStrv) ids = NULL;
  g_autoptr (GString) titles = NULL;

  if (field->type != SAM_FIELD_REF && field->type != SAM_FIELD_REFS)
    {
      g_autofree char *text = sam_record_format_field (record, field->name);

      return field->type == SAM_FIELD_PHONE ? sam_fold_phone (text) : g_steal_pointer (&text);
    }
  ids = field->type == SAM_FIELD_REFS ? sam_record_dup_strv (record, field->name) : g_new0 (char *, 2);
  if (field->type == SAM_FIELD_REF)
    ids[0] = sam_record_dup_text (record, field->name);
  titles = g_string_new (NULL);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *title = sam_store_dup_title (self, ids[i]);

      if (title != NULL)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", title);
    }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

/* The field in which most of the words stand, open ones before sensitive ones. */
static void
explain_hit (SamStore *self,
             SamHit *hit,
             SamRecord *record,
             char **words)
{
  const SamKind *kind = sam_record_get_kind (record);
  guint n_words = g_strv_length (words);
  guint best = 0;

  for (guint pass = 0; pass < 2 && best == 0; pass++)
    for (guint i = 0; i < kind->n_fields && best < n_words; i++)
      {
        const SamField *field = &kind->fields[i];
        gboolean sensitive = (field->flags & SAM_SENSITIVE) != 0;
        g_autofree char *text = NULL;
        guint found;

        if ((field->flags & (SAM_SEARCHED | SAM_TITLE)) == 0 || sensitive != (pass == 1))
          continue;
        text = build_field_text (self, field, record);
        found = text != NULL ? sam_snippet_count_words (text, words) : 0;
        if (found <= best)
          continue;
        best = found;
        hit->field = field;
        g_clear_pointer (&hit->snippet, g_free);
        if (!sensitive)
          hit->snippet = sam_snippet_new (text, words);
      }
}

static gboolean
on_progress_cb (GCancellable *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * sam_store_watch:
 * @cancellable: (nullable): borrowed until the next call; %NULL ends the watch
 *
 * While a query runs, SQLite asks now and then, on the query's thread, whether it should go on.
 */
void
sam_store_watch (SamStore *self,
                 GCancellable *cancellable)
{
  sqlite3_progress_handler (sam_database_get_handle (self->database), 1000,
                            cancellable != NULL ? (int (*) (void *)) on_progress_cb : NULL, cancellable);
}

/**
 * sam_store_is_narrow:
 * @match: from sam_search_build_match()
 * @narrow: (out): whether no more than NARROW records match; not more than these are counted
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_is_narrow (SamStore *self,
                     const char *match,
                     gboolean *narrow,
                     GError **error)
{
  gint64 n;

  if (!sam_store_read_integer (self, &n, error,
                               "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)", "si",
                               match,
                               (gint64) NARROW + 1))
    return FALSE;
  *narrow = n <= NARROW;
  return TRUE;
}

static gboolean
has_hit (GPtrArray *hits,
         const char *id)
{
  for (guint i = 0; i < hits->len; i++)
    if (g_str_equal (((SamHit *) g_ptr_array_index (hits, i))->id, id))
      return TRUE;
  return FALSE;
}

/* A file is found at the record it is kept with. */
static void
move_to_owner (SamHit *hit,
               SamRecord *attachment)
{
  g_autofree char *owner = NULL;

  if (sam_record_get_kind (attachment) != sam_kind_find (SAM_ATTACHMENT_KIND))
    return;
  owner = sam_record_dup_text (attachment, "about");
  if (owner == NULL)
    return;
  hit->attachment = g_steal_pointer (&hit->id);
  hit->id = g_steal_pointer (&owner);
}

/* What the row of a match says, in the order of read_hits(). */
static void
add_hit (SamStore *self,
         sqlite3_stmt *statement,
         char **words,
         GPtrArray *hits)
{
  const char *id = (const char *) sqlite3_column_text (statement, 0);
  const SamKind *kind = sam_kind_of_id (id);
  SamWinner winner = { .body = (char *) sqlite3_column_text (statement, 2) };
  g_autoptr (SamRecord) record = NULL;
  SamHit *hit;

  if (has_hit (hits, id))
    return;
  hit = g_new0 (SamHit, 1);
  hit->id = g_strdup (id);
  hit->conflicted = sqlite3_column_int (statement, 1);
  if (kind != NULL && winner.body != NULL)
    record = sam_store_make_record (self, kind, id, &winner, NULL);
  if (record != NULL)
    {
      explain_hit (self, hit, record, words);
      move_to_owner (hit, record);
    }
  hit->title = sam_store_dup_title (self, hit->id);
  /* Found already, or what the file was kept with is gone. */
  if (hit->attachment != NULL && (has_hit (hits, hit->id) || hit->title == NULL))
    sam_hit_free (hit);
  else
    g_ptr_array_add (hits, hit);
}

/* Adds the best of at most NARROW matches, up to @limit hits. */
static gboolean
read_hits (SamStore *self,
           const char *match,
           char **words,
           guint limit,
           GPtrArray *hits,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row = TRUE;

  statement = sam_store_prepare (self, error,
                                 "SELECT d.id, d.live > 1, r.body FROM (SELECT rowid AS key, place FROM "
                                 "(SELECT rowid, " RANK " AS place FROM search WHERE search MATCH ?1 LIMIT ?3) "
                                 "ORDER BY place, key LIMIT ?2) AS s "
                                 "CROSS JOIN document AS d ON d.number = s.key CROSS JOIN revision AS r "
                                 "ON r.document = d.number AND r.generation = d.generation AND r.hash = d.hash "
                                 "ORDER BY s.place, s.key",
                                 "sii", match, (gint64) limit, (gint64) NARROW);
  while (statement != NULL && hits->len < limit && sam_database_step (self->database, statement, &row, error) && row)
    add_hit (self, statement, words, hits);
  return statement != NULL && (!row || hits->len >= limit);
}

/* Of thousands of matches not all can be ranked: those with all words in the title come first. */
static gboolean
find_hits (SamStore *self,
           const char *match,
           char **words,
           guint limit,
           GPtrArray *hits,
           GError **error)
{
  g_autofree char *in_title = NULL;
  gboolean narrow;

  if (!sam_store_is_narrow (self, match, &narrow, error))
    return FALSE;
  if (!narrow)
    {
      in_title = g_strdup_printf ("{title} : (%s)", match);
      if (!read_hits (self, in_title, words, limit, hits, error))
        return FALSE;
    }
  return hits->len >= limit || read_hits (self, match, words, limit, hits, error);
}

/**
 * sam_store_search:
 * @text: words, or their beginnings, in any order
 * @limit: how many hits at most
 * @cancellable: (nullable): to stop it
 *
 * Returns: (transfer full) (element-type SamHit) (nullable): the best hits first, or NULL with @error set
 */
GPtrArray *
sam_store_search (SamStore *self,
                  const char *text,
                  guint limit,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GPtrArray) hits = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_hit_free);
  g_autofree char *match = sam_search_build_match (text);
  g_autofree char *phone = read_phone (text);
  g_auto (GStrv) words = sam_fold_words (phone != NULL ? phone : text);
  gboolean good;

  if (match == NULL)
    return g_steal_pointer (&hits);
  if (!sam_store_write_index (self, error))
    return NULL;
  sam_store_watch (self, cancellable);
  good = find_hits (self, match, words, limit, hits, error);
  sam_store_watch (self, NULL);
  if (!good)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          g_clear_error (error);
          g_cancellable_set_error_if_cancelled (cancellable, error);
        }
      return NULL;
    }
  return g_steal_pointer (&hits);
}
