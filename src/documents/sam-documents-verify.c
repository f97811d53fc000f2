/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks what the other files of this layer promise. Each check is a query that must find nothing. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-blobs.h"
#include "documents/sam-document-rows.h"

#include "json/sam-json-scan.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MAX_PER_CHECK "20"

typedef struct
{
  const char *sql; /* finds ids of documents */
  const char *problem;
} Check;

static const Check checks[] = {
  { "SELECT id FROM document WHERE number NOT IN (SELECT document FROM revision)",
    N_ ("“%s” has no versions.") },
  { "SELECT id FROM document AS d JOIN revision AS r ON r.number = (SELECT number FROM revision"
    "  WHERE document = d.number AND leaf = 1 ORDER BY deleted, generation DESC, hash DESC LIMIT 1)"
    " WHERE (r.generation, r.hash, r.deleted) IS NOT (d.generation, d.hash, d.deleted)",
    N_ ("“%s” shows another version than the one that counts.") },
  { "SELECT id FROM document AS d WHERE live <> (SELECT count(*) FROM revision WHERE document = d.number AND leaf = 1"
    " AND deleted = 0)",
    N_ ("“%s” counts its conflicting versions wrongly.") },
  { "SELECT id FROM document AS d JOIN revision AS r ON r.document = d.number"
    " WHERE r.leaf = EXISTS (SELECT 1 FROM revision WHERE parent = r.number)",
    N_ ("“%s” has a version that is wrongly taken for the last one, or not.") },
  { "SELECT id FROM document AS d JOIN revision AS r ON r.document = d.number JOIN revision AS p ON p.number = r.parent"
    " WHERE p.document <> r.document OR p.generation <> r.generation - 1",
    N_ ("“%s” has a version under a parent that is not its own.") },
  { "SELECT id FROM document AS d JOIN revision AS r ON r.document = d.number"
    " WHERE (r.leaf = 1 AND r.deleted = 0 AND r.body IS NULL) OR (r.leaf = 0 AND r.fixed = 0)",
    N_ ("“%s” has a version without content.") },
  { "SELECT id FROM document WHERE sequence < 1 OR sequence > (SELECT sequence FROM counter)",
    N_ ("“%s” has a number in the order of changes that was never given.") },
  { "SELECT id FROM document AS d WHERE id IN (SELECT id FROM erased) AND (live > 0 OR"
    " EXISTS (SELECT 1 FROM history WHERE document = d.number) OR EXISTS (SELECT 1 FROM revision"
    "  WHERE document = d.number AND (attachments IS NOT NULL OR body <> '" SAM_ERASED_BODY "')))",
    N_ ("“%s” was erased, but content of it is still there.") },
  { "SELECT id FROM document WHERE id IN (SELECT id FROM erased) AND number IN (SELECT document FROM attachment)",
    N_ ("“%s” was erased, but an attachment of it is still there.") },
};

static gboolean
run_check (SamDatabase *database,
           const Check *check,
           GPtrArray *problems,
           GError **error)
{
  g_autofree char *sql = g_strconcat (check->sql, " LIMIT " MAX_PER_CHECK, NULL);
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (database, sql, error);
  g_auto (GStrv) ids = statement != NULL ? sam_rows_read_texts (database, statement, error) : NULL;

  if (ids == NULL)
    return FALSE;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  for (guint i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (problems, g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, check->problem), ids[i]));
#pragma GCC diagnostic pop
  return TRUE;
}

static gboolean
check_file (SamDatabase *database,
            GPtrArray *problems,
            GError **error)
{
  g_autoptr (sqlite3_stmt) integrity = sam_database_prepare (database, "PRAGMA integrity_check (20)", error);
  g_autoptr (sqlite3_stmt) keys = sam_database_prepare (database, "PRAGMA foreign_key_check", error);
  g_auto (GStrv) answers = integrity != NULL ? sam_rows_read_texts (database, integrity, error) : NULL;
  g_auto (GStrv) tables = answers != NULL && keys != NULL ? sam_rows_read_texts (database, keys, error) : NULL;

  if (tables == NULL)
    return FALSE;

  for (guint i = 0; answers[i] != NULL; i++)
    if (g_strcmp0 (answers[i], "ok") != 0)
      g_ptr_array_add (problems, g_strdup_printf (_ ("The file is damaged: %s."), answers[i]));
  for (guint i = 0; tables[i] != NULL; i++)
    g_ptr_array_add (problems, g_strdup_printf (_ ("A row of the table “%s” belongs to nothing."), tables[i]));
  return TRUE;
}

static gboolean
check_bodies (SamDatabase *database,
              GPtrArray *problems,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_database_prepare (database,
                                    "SELECT id, body FROM document JOIN revision ON document = document.number"
                                    " WHERE body IS NOT NULL",
                                    error);
  if (statement == NULL)
    return FALSE;

  while (sam_database_step (database, statement, &row, error))
    {
      g_autofree char *canonical = NULL;
      const char *body;

      if (!row || g_cancellable_is_cancelled (cancellable))
        return !g_cancellable_set_error_if_cancelled (cancellable, error);
      body = (const char *) sqlite3_column_text (statement, 1);
      canonical = sam_json_canonicalize (body, -1, NULL);
      if (g_strcmp0 (canonical, body) != 0)
        g_ptr_array_add (problems, g_strdup_printf (_ ("The content of “%s” is not in its proper form."),
                                                    sqlite3_column_text (statement, 0)));
    }

  return FALSE;
}

/**
 * sam_documents_verify:
 * @database: a connection
 * @cancellable: (nullable): stops it
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what is wrong with the file and the revision trees, a
 *   sentence each; empty when all is well
 */
GPtrArray *
sam_documents_verify (SamDatabase *database,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  if (!check_file (database, problems, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !run_check (database, &checks[i], problems, error))
      return NULL;
  if (!check_bodies (database, problems, cancellable, error) ||
      !sam_documents_check_blobs (database, problems, cancellable, error))
    return NULL;

  return g_steal_pointer (&problems);
}
