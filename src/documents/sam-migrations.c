/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbered migrations. Each runs in a transaction of its own together with the file's new version number: a file is
 * always of one version, wherever the program was stopped. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-documents.h"

#include "documents/sam-migrations.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define FILE_ID_SQL "PRAGMA application_id = 0x53616d68"

static gboolean
read_version (SamDatabase *database,
              gint64 *version,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = sam_database_prepare (database, "PRAGMA user_version", error);
  gboolean row;

  if (statement == NULL || !sam_database_step (database, statement, &row, error))
    return FALSE;

  *version = sqlite3_column_int64 (statement, 0);
  return TRUE;
}

/* Looks at the version inside the transaction: another process may have done it meanwhile. */
static gboolean
migrate_one (SamDatabase *database,
             gint64 *version,
             GError **error)
{
  g_autofree char *set_version = NULL;

  if (!sam_database_begin (database, error))
    return FALSE;

  if (!read_version (database, version, error))
    goto failed;
  if (*version < (gint64) G_N_ELEMENTS (migrations))
    {
      set_version = g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, *version + 1);
      if (!sam_database_execute (database, migrations[*version], error) ||
          !sam_database_execute (database, FILE_ID_SQL, error) ||
          !sam_database_execute (database, set_version, error))
        goto failed;
      (*version)++;
    }
  if (sam_database_commit (database, error))
    return TRUE;

failed:
  sam_database_rollback (database);
  return FALSE;
}

/**
 * sam_documents_migrate:
 * @database: a connection outside a transaction
 *
 * Brings a new or older file to this version's tables.
 *
 * Returns: %FALSE with %SAM_DATABASE_ERROR_NEWER when a newer version of the program has written the file
 */
gboolean
sam_documents_migrate (SamDatabase *database,
                       GError **error)
{
  gint64 version;

  if (!read_version (database, &version, error))
    return FALSE;

  while (version < (gint64) G_N_ELEMENTS (migrations))
    if (!migrate_one (database, &version, error))
      return FALSE;

  if (version == (gint64) G_N_ELEMENTS (migrations))
    return TRUE;

  g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_NEWER,
               _ ("“%s” was written by a newer version of Samenhulp. Update the program on this computer."),
               sam_database_get_path (database));
  return FALSE;
}

/**
 * sam_documents_get_format:
 *
 * Returns: the version of the tables that this program writes
 */
guint
sam_documents_get_format (void)
{
  return G_N_ELEMENTS (migrations);
}
