/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writing many documents at once, and what a client asks before it does. */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-feed.h"
#include "hub/sam-hub-handlers.h"
#include "hub/sam-hub-wire.h"

#include "json/sam-json-value.h"

#include <string.h>

#define MAX_DOCUMENT_BYTES (8 * 1024 * 1024)

/**
 * sam_hub_note_written:
 * @erased: bodies must leave the file's log as well
 *
 * To be called after the commit of a write: who waits for changes is told. A log that can't be emptied just now is
 * only logged, since the write itself stands.
 */
void
sam_hub_note_written (SamHubDatabase *database,
                      gboolean erased)
{
  g_autoptr (GError) error = NULL;

  if (erased && !sam_database_truncate_log (database->database, &error))
    g_message ("%s", error->message);
  sam_hub_feed_wake (database);
}

static void
append_row (GString *rows,
            const char *text)
{
  if (rows->len > 1)
    g_string_append (rows, ",\n");
  g_string_append (rows, text);
}

static void
append_refusal (GString *rows,
                const SamCouchDocument *document,
                const GError *error)
{
  const char *name;
  g_autofree char *id = sam_json_from_string (document != NULL ? document->id : NULL);
  g_autofree char *revision = sam_json_from_string (document != NULL ? document->path[0] : NULL);
  g_autofree char *reason = NULL;
  g_autofree char *row = NULL;

  /* A replicating client goes on after "forbidden", and gives up after anything else. */
  sam_hub_error_get_status (error, &name);
  if (strcmp (name, "bad_request") == 0)
    name = "forbidden";
  reason = sam_json_from_string (strcmp (name, "conflict") == 0 ? "Document update conflict." : error->message);
  row = g_strdup_printf ("{\"id\":%s,\"rev\":%s,\"error\":\"%s\",\"reason\":%s}", id, revision, name, reason);
  append_row (rows, row);
}

/* What is wrong with the file itself ends the whole request; what is wrong with a document is its own row. */
static gboolean
write_one (SamHubRequest *request,
           const char *text,
           gboolean new_edits,
           GString *rows,
           gboolean *erased,
           GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (SamJsonObject) members = sam_json_object_from_canonical (text);
  g_autoptr (SamCouchDocument) document = NULL;
  g_autofree char *revision = NULL;

  if (members != NULL)
    document = sam_hub_read_document (members, new_edits, &local_error);
  else
    g_set_error_literal (&local_error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "A document must be an object.");
  if (document != NULL)
    {
      if (document->id == NULL)
        document->id = g_uuid_string_random ();
      revision = sam_hub_write_document (request->database, request->right, document, new_edits, &local_error);
      *erased |= sam_hub_forgets (request->database, document);
    }

  if (local_error != NULL && local_error->domain == SAM_DATABASE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (revision == NULL)
    append_refusal (rows, document, local_error);
  else if (new_edits)
    {
      g_autofree char *id = sam_json_from_string (document->id);
      g_autofree char *row = g_strdup_printf ("{\"ok\":true,\"id\":%s,\"rev\":\"%s\"}", id, revision);

      append_row (rows, row);
    }
  return TRUE;
}

static gboolean
write_all (SamHubRequest *request,
           GPtrArray *documents,
           gboolean new_edits,
           GString *rows,
           GError **error)
{
  SamDatabase *database = request->database->database;
  gboolean erased = FALSE;

  if (!sam_database_begin (database, error))
    return FALSE;

  for (guint i = 0; i < documents->len; i++)
    if (!write_one (request, documents->pdata[i], new_edits, rows, &erased, error))
      {
        sam_database_rollback (database);
        return FALSE;
      }
  if (!sam_database_commit (database, error))
    {
      sam_database_rollback (database);
      return FALSE;
    }

  sam_hub_note_written (request->database, erased);
  return TRUE;
}

static gboolean
check_sizes (SamHubRequest *request,
             GPtrArray *documents)
{
  for (guint i = 0; i < documents->len; i++)
    if (strlen (documents->pdata[i]) > MAX_DOCUMENT_BYTES)
      {
        g_autoptr (SamJsonObject) document = sam_json_object_from_canonical (documents->pdata[i]);
        g_autofree char *id = document != NULL ? sam_json_to_string (sam_json_object_get (document, "_id")) : NULL;
        const char *held = document != NULL ? sam_json_object_get (document, "_attachments") : NULL;

        /* What its attachments hold is measured as they are read. */
        if (held != NULL && strlen (documents->pdata[i]) - strlen (held) <= MAX_DOCUMENT_BYTES)
          continue;
        sam_hub_request_fail (request, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "document_too_large", id);
        return FALSE;
      }

  return TRUE;
}

/**
 * sam_hub_handle_bulk_docs:
 * @request: POST /db/_bulk_docs
 *
 * With new_edits=false the answer lists only what was refused.
 */
void
sam_hub_handle_bulk_docs (SamHubRequest *request)
{
  g_autoptr (SamJsonObject) object = sam_hub_request_read_object (request);
  g_autoptr (GPtrArray) documents = NULL;
  g_autoptr (GString) rows = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  gboolean new_edits = TRUE;

  if (object == NULL)
    return;

  documents = sam_json_items_from_canonical (sam_json_object_get (object, "docs"));
  sam_json_to_boolean (sam_json_object_get (object, "new_edits"), &new_edits);
  if (documents == NULL)
    {
      sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request", "`docs` must be an array.");
      return;
    }
  if (!check_sizes (request, documents))
    return;
  if (!write_all (request, documents, new_edits, rows, &error))
    {
      sam_hub_request_fail_error (request, error);
      return;
    }

  g_string_append_c (rows, ']');
  sam_hub_request_reply (request, SOUP_STATUS_CREATED, g_string_free (g_steal_pointer (&rows), FALSE));
}

static char *
build_difference (SamHubDatabase *database,
                  const char *id,
                  const char *const *asked,
                  GError **error)
{
  g_auto (GStrv) missing = sam_documents_list_missing (database->database, id, asked, error);
  g_autofree char *id_text = NULL;
  g_autofree char *list = NULL;

  if (missing == NULL)
    return NULL;
  if (missing[0] == NULL)
    return g_strdup ("");

  id_text = sam_json_from_string (id);
  list = sam_json_from_strv ((const char *const *) missing);
  return g_strdup_printf ("%s:{\"missing\":%s}", id_text, list);
}

/**
 * sam_hub_handle_revs_diff:
 * @request: POST /db/_revs_diff
 */
void
sam_hub_handle_revs_diff (SamHubRequest *request)
{
  g_autoptr (SamJsonObject) object = sam_hub_request_read_object (request);
  g_autoptr (GString) answer = g_string_new ("{");
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = NULL;

  if (object == NULL)
    return;

  ids = sam_json_object_dup_keys (object);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_auto (GStrv) asked = sam_json_strv_from_canonical (sam_json_object_get (object, ids[i]));
      g_autofree char *difference = NULL;

      if (asked == NULL)
        {
          sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request",
                                "Each document needs a list of revisions.");
          return;
        }
      difference = build_difference (request->database, ids[i], (const char *const *) asked, &error);
      if (difference == NULL)
        {
          sam_hub_request_fail_error (request, error);
          return;
        }
      if (difference[0] != '\0')
        append_row (answer, difference);
    }

  g_string_append_c (answer, '}');
  sam_hub_request_reply (request, SOUP_STATUS_OK, g_string_free (g_steal_pointer (&answer), FALSE));
}
