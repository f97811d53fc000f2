/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes what is derived from a document: its row, its links, its words; always within the transaction that wrote the
 * document. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-fold.h"
#include "store/sam-store-private.h"

#include <string.h>

/* Of a document that is not there, which many are that are looked for, its revisions are not even opened. */
#define WINNER "SELECT number, deleted, live, generation || '-' || hash"
#define OF_DOCUMENT " FROM document AS d WHERE id = ?1"

void
sam_winner_clear (SamWinner *winner)
{
  g_free (winner->revision);
  g_free (winner->body);
}

/**
 * sam_store_read_winner:
 * @with_body: its body is read from the disk too
 * @winner: (inout): zeroed, to be cleared; stays so where there is no such document
 *
 * Returns: %FALSE with the error set; that it is not there is none
 */
gboolean
sam_store_read_winner (SamStore *self,
                       const char *id,
                       gboolean with_body,
                       SamWinner *winner,
                       GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_store_prepare (self, error,
                                 with_body ? WINNER ", (SELECT body FROM revision AS r WHERE r.document = d.number "
                                                    "AND r.generation = d.generation AND r.hash = d.hash)" OF_DOCUMENT
                                           : WINNER OF_DOCUMENT,
                                 "s", id);
  if (statement == NULL || !sam_database_step (self->database, statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;
  winner->key = sqlite3_column_int64 (statement, 0);
  winner->live = sqlite3_column_int (statement, 1) == 0;
  winner->conflicted = sqlite3_column_int (statement, 2) > 1;
  winner->revision = sam_statement_dup_text (statement, 3);
  if (with_body)
    winner->body = sam_statement_dup_text (statement, 4);
  return TRUE;
}

static gboolean
write_row (SamStore *self,
           gint64 key,
           const char *sql,
           SamDerived *derived,
           GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *sort_title = sam_sort_key (derived->title);
  gboolean row;
  int at = 1;

  statement = sam_database_prepare (self->database, sql, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, at++, key);
  sqlite3_bind_text (statement, at++, derived->id, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, at++, derived->title, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, at++, sort_title, -1, SQLITE_STATIC);
  sqlite3_bind_int (statement, at++, derived->conflicted);
  sqlite3_bind_int64 (statement, at++, derived->problems);
  for (guint i = 0; i < derived->table->n_columns; i++, at++)
    if (derived->cells[i].type == SAM_CELL_INTEGER)
      sqlite3_bind_int64 (statement, at, derived->cells[i].integer);
    else if (derived->cells[i].type == SAM_CELL_TEXT)
      sqlite3_bind_text (statement, at, derived->cells[i].text, -1, SQLITE_STATIC);
  return sam_database_step (self->database, statement, &row, error);
}

static gboolean
has_link (SamDerived *derived,
          sqlite3_stmt *row)
{
  for (guint i = 0; i < derived->links->len; i++)
    {
      SamLink *link = &g_array_index (derived->links, SamLink, i);

      if (g_strcmp0 ((const char *) sqlite3_column_text (row, 0), link->field->name) == 0 &&
          sqlite3_column_int64 (row, 1) == link->position)
        return g_strcmp0 ((const char *) sqlite3_column_text (row, 2), link->target) == 0 &&
               g_strcmp0 ((const char *) sqlite3_column_text (row, 3), link->named) == 0;
    }
  return FALSE;
}

/* Whether the links stand there already: most edits change none, and to write them anew changes three pages more. */
static gboolean
are_links_written (SamStore *self,
                   gint64 key,
                   SamDerived *derived,
                   gboolean *written,
                   GError **error)
{
  g_autoptr (sqlite3_stmt) statement =
      sam_store_prepare (self, error, "SELECT field, position, target, named FROM link WHERE record = ?1", "i", key);
  gboolean row = TRUE;
  guint n = 0;

  *written = TRUE;
  if (statement == NULL)
    return FALSE;
  while (*written)
    {
      if (!sam_database_step (self->database, statement, &row, error))
        return FALSE;
      if (!row)
        break;
      *written = has_link (derived, statement);
      n++;
    }
  *written = *written && n == derived->links->len;
  return TRUE;
}

static gboolean
write_links (SamStore *self,
             gint64 key,
             SamDerived *derived,
             GError **error)
{
  for (guint i = 0; i < derived->links->len; i++)
    {
      SamLink *link = &g_array_index (derived->links, SamLink, i);

      if (!sam_store_run (self, error,
                          "INSERT OR IGNORE INTO link (record, field, position, target, named) VALUES (?1, ?2, ?3, "
                          "?4, ?5)",
                          "isiss", key, link->field->name, (gint64) link->position, link->target, link->named))
        return FALSE;
    }
  return TRUE;
}

/* Where @before is in the tables under @key. */
static gboolean
write_again (SamStore *self,
             gint64 key,
             const SamHead *before,
             SamDerived *derived,
             GError **error)
{
  const SamKindTable *table = derived->table;
  gboolean linked;
  gboolean resting;

  if (!are_links_written (self, key, derived, &linked, error))
    return FALSE;
  resting = linked && g_strcmp0 (before->title, derived->title) == 0 &&
            g_strcmp0 (before->merged_into, derived->merged_into) == 0;
  return write_row (self, key, resting ? table->update_resting : table->update, derived, error) &&
         (linked || (sam_store_run (self, error, "DELETE FROM link WHERE record = ?1", "i", key) &&
                     write_links (self, key, derived, error)));
}

/* What was not there before leads nowhere else, so that whoever names it has it for its target; hardly any is named
 * before it is there. */
static gboolean
is_named (SamStore *self,
          const char *id,
          gboolean *named,
          GError **error)
{
  gint64 found;

  if (!sam_store_read_integer (self, &found, error, "SELECT 1 FROM link WHERE target = ?1 LIMIT 1", "s", id))
    return FALSE;
  *named = found != 0;
  return TRUE;
}

static gboolean
refresh_after (SamStore *self,
               const char *id,
               const SamHead *before,
               const char *title,
               const char *merged_into,
               GError **error)
{
  gboolean merged = g_strcmp0 (before->merged_into, merged_into) != 0;
  gboolean named = TRUE;

  sam_store_touch (self, id);
  if (!merged && g_strcmp0 (before->title, title) == 0)
    return TRUE;
  if (before->key == 0 && !is_named (self, id, &named, error))
    return FALSE;
  return !named || sam_store_refresh_referrers (self, id, merged, error);
}

/**
 * sam_store_underive:
 *
 * Takes out everything derived from @id; those that refer to it lose its title.
 *
 * Returns: whether it could be written
 */
gboolean
sam_store_underive (SamStore *self,
                    const char *id,
                    GError **error)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_auto (SamHead) before = { 0 };
  g_autofree char *sql = NULL;

  if (kind == NULL)
    return TRUE;
  if (!sam_store_read_head (self, id, &before, error))
    return FALSE;
  if (before.key == 0)
    return TRUE;
  sam_store_index (self, before.key, NULL, FALSE);
  sql = g_strdup_printf ("DELETE FROM \"kind_%s\" WHERE key = ?1", kind->name);
  return sam_store_run (self, error, sql, "i", before.key) &&
         sam_store_run (self, error, "DELETE FROM link WHERE record = ?1", "i", before.key) &&
         refresh_after (self, id, &before, NULL, NULL, error);
}

/**
 * sam_store_make_record:
 * @winner: read with its body
 *
 * The record that a winner is, with the values of the device, which stand in no document.
 *
 * Returns: (transfer full) (nullable): %NULL with the error set where the body can't be read
 */
SamRecord *
sam_store_make_record (SamStore *self,
                       const SamKind *kind,
                       const char *id,
                       const SamWinner *winner,
                       GError **error)
{
  g_autoptr (SamRecord) record = NULL;

  if (g_utf8_validate (winner->body, -1, NULL))
    record = sam_record_new_from_canonical (kind, id, winner->revision, winner->body);
  /* Whatever somebody else, or a failing disk, has written into the file: one way says what is wrong with it. */
  if (record == NULL)
    record = sam_record_new_from_body (kind, id, winner->revision, winner->body, error);
  if (record == NULL || !sam_store_load_device (self, record, error))
    return NULL;
  return g_steal_pointer (&record);
}

/* @before NULL: the record is new. @checked: it is known to have no problems. */
static gboolean
write_derived (SamStore *self,
               SamRecord *record,
               gint64 key,
               gboolean conflicted,
               gboolean checked,
               const SamHead *before,
               GError **error)
{
  gboolean fresh = before == NULL;
  g_autoptr (SamDerived) derived = sam_derived_new (self, record, conflicted, checked, error);
  const SamHead nothing = { 0 };

  if (derived == NULL)
    return FALSE;
  if (fresh)
    before = &nothing;
  sam_store_index (self, key, derived, fresh);
  return (before->key != 0 ? write_again (self, key, before, derived, error)
                           : write_row (self, key, derived->table->insert, derived, error) &&
                                 write_links (self, key, derived, error)) &&
         refresh_after (self, derived->id, before, derived->title, derived->merged_into, error);
}

/**
 * sam_store_derive_received:
 * @winner: with its body; all there is of the document
 *
 * Of a record that just came in and was not known here: what the file would say of it was handed to the file. What is
 * of no kind of ours is kept as a document only.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_derive_received (SamStore *self,
                           const char *id,
                           SamWinner *winner,
                           GError **error)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (SamRecord) record = NULL;

  if (kind == NULL)
    return TRUE;
  record = sam_store_make_record (self, kind, id, winner, error);
  return record != NULL && write_derived (self, record, winner->key, FALSE, FALSE, NULL, error);
}

/**
 * sam_store_derive:
 * @id: a document whose winner is new
 *
 * Brings the tables up to date, and with them those of the records that follow this one's title.
 *
 * Returns: whether it could be written
 */
gboolean
sam_store_derive (SamStore *self,
                  const char *id,
                  GError **error)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (SamRecord) record = NULL;
  g_auto (SamWinner) winner = { 0 };
  g_auto (SamHead) before = { 0 };

  /* A kind of a newer program: kept and passed on, not shown. */
  if (kind == NULL)
    return TRUE;
  if (!sam_store_read_winner (self, id, TRUE, &winner, error))
    return FALSE;
  if (!winner.live || winner.body == NULL)
    return sam_store_underive (self, id, error);
  record = sam_store_make_record (self, kind, id, &winner, error);
  return record != NULL && sam_store_read_head (self, id, &before, error) &&
         write_derived (self, record, winner.key, winner.conflicted, FALSE, &before, error);
}

/**
 * sam_store_derive_saved:
 * @record: as it was just saved
 * @made: the number of its document if that is new; else 0
 * @checked: whether it is known to have no problems
 *
 * As sam_store_derive(), without reading @record again. Where its document is new there was nothing before, and no
 * other leaf can have won: neither is asked.
 *
 * Returns: whether it could be written
 */
gboolean
sam_store_derive_saved (SamStore *self,
                        SamRecord *record,
                        gint64 made,
                        gboolean checked,
                        GError **error)
{
  const char *id = sam_record_get_id (record);
  g_auto (SamWinner) winner = { 0 };
  g_auto (SamHead) before = { 0 };

  if (made != 0)
    return write_derived (self, record, made, FALSE, checked, NULL, error);
  if (!sam_store_read_winner (self, id, FALSE, &winner, error))
    return FALSE;
  /* Where leaves stand side by side, a save need not have won. */
  if (g_strcmp0 (winner.revision, sam_record_get_revision (record)) != 0)
    return sam_store_derive (self, id, error);
  return sam_store_read_head (self, id, &before, error) &&
         write_derived (self, record, winner.key, winner.conflicted, checked, &before, error);
}
