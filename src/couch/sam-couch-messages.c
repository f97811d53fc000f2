/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A server's reply is an outsider's text: every function here answers with an error, or a row marked as bad, and never
 * with a crash. The strict scan of the json layer stands before everything. */

#define G_LOG_DOMAIN "samenhulp-couch"

#include "couch/sam-couch-messages.h"

#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
fail (GError **error,
      const char *what)
{
  g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE,
               _ ("The server's answer can't be understood (%s)."), what);
  return FALSE;
}

/* An object that passed the strict scan, or NONSENSE. */
static SamJsonObject *
parse_object (const char *text,
              gssize length,
              GError **error)
{
  g_autoptr (GError) syntax = NULL;
  SamJsonObject *object = sam_json_object_parse (text, length, &syntax);

  if (object == NULL)
    fail (error, syntax->message);
  return object;
}

static GPtrArray *
parse_array (const char *text,
             gssize length,
             GError **error)
{
  g_autoptr (GError) syntax = NULL;
  g_autofree char *canonical = sam_json_canonicalize (text, length, &syntax);
  GPtrArray *items = sam_json_items_from_canonical (canonical);

  if (items == NULL)
    fail (error, syntax != NULL ? syntax->message : _ ("an array was expected"));
  return items;
}

/* NULL where it is none. What it is made of is taken out of @items. */
static SamJsonObject *
take_object (GPtrArray *items,
             guint index)
{
  return sam_json_object_take_canonical (g_steal_pointer (&g_ptr_array_index (items, index)));
}

/* NULL where @key is absent or no text. */
static char *
dup_text (SamJsonObject *object,
          const char *key)
{
  return sam_json_string_from_canonical (sam_json_object_get (object, key));
}

static gboolean
get_flag (SamJsonObject *object,
          const char *key)
{
  gboolean flag = FALSE;

  return sam_json_to_boolean (sam_json_object_get (object, key), &flag) && flag;
}

/* [{"rev":"1-a"},…] */
static char **
parse_leaves (const char *text)
{
  g_autoptr (GPtrArray) items = sam_json_items_from_canonical (text);
  g_autoptr (GStrvBuilder) leaves = g_strv_builder_new ();

  if (items == NULL)
    return NULL;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = take_object (items, i);
      g_autofree char *revision = item != NULL ? dup_text (item, "rev") : NULL;

      if (revision == NULL)
        return NULL;
      g_strv_builder_add (leaves, revision);
    }
  return g_strv_builder_end (leaves);
}

static SamCouchChange *
parse_change (SamJsonObject *row)
{
  g_autofree char *id = row != NULL ? dup_text (row, "id") : NULL;
  g_auto (GStrv) revisions = row != NULL ? parse_leaves (sam_json_object_get (row, "changes")) : NULL;
  const char *sequence;
  SamCouchChange *change;

  if (id == NULL || revisions == NULL)
    return NULL;
  sequence = sam_json_object_get (row, "seq");
  change = g_new0 (SamCouchChange, 1);
  change->id = g_steal_pointer (&id);
  change->revisions = g_steal_pointer (&revisions);
  change->sequence = sam_json_is_null (sequence) ? NULL : g_strdup (sequence);
  change->deleted = get_flag (row, "deleted");
  return change;
}

/**
 * sam_couch_parse_changes:
 * @length: of @text in bytes, or -1
 *
 * Returns: (transfer full) (nullable): the page of the feed, or NULL with SAM_COUCH_ERROR_NONSENSE
 */
SamCouchChanges *
sam_couch_parse_changes (const char *text,
                         gssize length,
                         GError **error)
{
  g_autoptr (SamJsonObject) reply = parse_object (text, length, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (SamCouchChanges) changes = NULL;
  const char *last;

  if (reply == NULL)
    return NULL;
  items = sam_json_items_from_canonical (sam_json_object_get (reply, "results"));
  last = sam_json_object_get (reply, "last_seq");
  if (items == NULL || last == NULL || (last[0] != '"' && !g_ascii_isdigit (last[0]) && last[0] != '['))
    return fail (error, _ ("the list of changes has no rows or no end")), NULL;

  changes = sam_couch_changes_new ();
  changes->last_sequence = g_strdup (last);
  if (!sam_json_to_integer (sam_json_object_get (reply, "pending"), &changes->pending) || changes->pending < 0)
    changes->pending = -1;
  for (guint i = 0; i < items->len; i++)
    {
      g_autoptr (SamJsonObject) row = take_object (items, i);
      SamCouchChange *change = parse_change (row);

      if (change == NULL)
        return fail (error, _ ("a row in the list of changes is malformed")), NULL;
      g_ptr_array_add (changes->rows, change);
    }
  return g_steal_pointer (&changes);
}

/**
 * sam_couch_build_revs_diff:
 * @revisions: (element-type SamCouchRevisions): each document once
 *
 * Returns: (transfer full): the body of a `_revs_diff` request
 */
char *
sam_couch_build_revs_diff (GPtrArray *revisions)
{
  g_autoptr (SamJsonObject) request = sam_json_object_new ();

  for (guint i = 0; i < revisions->len; i++)
    {
      const SamCouchRevisions *document = g_ptr_array_index (revisions, i);
      g_autofree char *list = sam_json_from_strv ((const char *const *) document->revisions);

      sam_json_object_set (request, document->id, list);
    }
  return sam_json_object_to_text (request);
}

/**
 * sam_couch_parse_revs_diff:
 *
 * Returns: (transfer container) (element-type SamCouchRevisions) (nullable): what the server misses
 */
GPtrArray *
sam_couch_parse_revs_diff (const char *text,
                           gssize length,
                           GError **error)
{
  g_autoptr (SamJsonObject) reply = parse_object (text, length, error);
  g_autoptr (GPtrArray) missing = NULL;
  g_auto (GStrv) ids = NULL;

  if (reply == NULL)
    return NULL;
  missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);
  ids = sam_json_object_dup_keys (reply);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (SamJsonObject) answer = sam_json_object_from_canonical (sam_json_object_get (reply, ids[i]));
      g_auto (GStrv) revisions = NULL;

      if (answer == NULL)
        return fail (error, _ ("the list of missing revisions is malformed")), NULL;
      if (sam_json_object_get (answer, "missing") == NULL)
        continue;
      revisions = sam_json_strv_from_canonical (sam_json_object_get (answer, "missing"));
      if (revisions == NULL)
        return fail (error, _ ("the list of missing revisions is malformed")), NULL;
      g_ptr_array_add (missing, sam_couch_revisions_new (ids[i], (const char *const *) revisions));
    }
  return g_steal_pointer (&missing);
}

/**
 * sam_couch_build_bulk_get:
 * @revisions: (element-type SamCouchRevisions): what is wanted
 *
 * Returns: (transfer full): the body of a `_bulk_get` request
 */
char *
sam_couch_build_bulk_get (GPtrArray *revisions)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < revisions->len; i++)
    {
      const SamCouchRevisions *document = g_ptr_array_index (revisions, i);
      g_autofree char *id = sam_json_from_string (document->id);

      for (guint j = 0; document->revisions[j] != NULL; j++)
        {
          g_autofree char *revision = sam_json_from_string (document->revisions[j]);

          g_ptr_array_add (wanted, g_strdup_printf ("{\"id\":%s,\"rev\":%s}", id, revision));
        }
    }
  list = sam_json_from_items (wanted);
  return g_strdup_printf ("{\"docs\":%s}", list);
}

/* {"ok":DOCUMENT}, or one of the several ways in which servers say that they have none */
static SamCouchDocument *
parse_got (const char *id,
           SamJsonObject *entry)
{
  const char *ok = entry != NULL ? sam_json_object_get (entry, "ok") : NULL;
  g_autoptr (GError) error = NULL;
  SamCouchDocument *document;

  if (ok != NULL && (document = sam_couch_document_from_canonical (ok, &error)) != NULL)
    {
      if (strcmp (document->id, id) == 0)
        return document;
      sam_couch_document_free (document);
      error = g_error_new_literal (SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE, _ ("The server sent another document."));
    }
  document = g_new0 (SamCouchDocument, 1);
  document->id = g_strdup (id);
  document->missing = ok == NULL;
  document->raw = g_strdup (ok);
  document->problem = g_strdup (error != NULL ? error->message
                                              : _ ("The server does not have this revision any more."));
  return document;
}

static void
add_got (GPtrArray *documents,
         const char *id,
         const char *list)
{
  g_autoptr (GPtrArray) entries = sam_json_items_from_canonical (list);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      g_autoptr (SamJsonObject) entry = take_object (entries, i);

      g_ptr_array_add (documents, parse_got (id, entry));
    }
}

/**
 * sam_couch_parse_bulk_get:
 *
 * Returns: (transfer container) (element-type SamCouchDocument) (nullable): what came, bad ones marked
 */
GPtrArray *
sam_couch_parse_bulk_get (const char *text,
                          gssize length,
                          GError **error)
{
  g_autoptr (SamJsonObject) reply = parse_object (text, length, error);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GPtrArray) documents = NULL;

  if (reply == NULL)
    return NULL;
  results = sam_json_items_from_canonical (sam_json_object_get (reply, "results"));
  if (results == NULL)
    return fail (error, _ ("the documents asked for are not there")), NULL;
  documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  for (guint i = 0; i < results->len; i++)
    {
      g_autoptr (SamJsonObject) result = take_object (results, i);
      g_autofree char *id = result != NULL ? dup_text (result, "id") : NULL;

      if (id == NULL)
        return fail (error, _ ("a document has no id")), NULL;
      add_got (documents, id, sam_json_object_get (result, "docs"));
    }
  return g_steal_pointer (&documents);
}

/**
 * sam_couch_parse_open_revs:
 * @id: the document that was asked for
 *
 * Returns: (transfer container) (element-type SamCouchDocument) (nullable): what came, bad ones marked
 */
GPtrArray *
sam_couch_parse_open_revs (const char *id,
                           const char *text,
                           gssize length,
                           GError **error)
{
  g_autoptr (GPtrArray) entries = parse_array (text, length, error);
  g_autoptr (GPtrArray) documents = NULL;

  if (entries == NULL)
    return NULL;
  documents = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  for (guint i = 0; i < entries->len; i++)
    {
      g_autoptr (SamJsonObject) entry = take_object (entries, i);

      g_ptr_array_add (documents, parse_got (id, entry));
    }
  return g_steal_pointer (&documents);
}

/**
 * sam_couch_build_bulk_docs:
 * @documents: (element-type SamCouchDocument): revisions made elsewhere
 *
 * Returns: (transfer full): the body of a `_bulk_docs` request that stores them as they are
 */
char *
sam_couch_build_bulk_docs (GPtrArray *documents)
{
  GString *request = g_string_new ("{\"docs\":[");

  for (guint i = 0; i < documents->len; i++)
    {
      g_autofree char *text = sam_couch_document_to_text (g_ptr_array_index (documents, i));

      if (i > 0)
        g_string_append_c (request, ',');
      g_string_append (request, text);
    }
  g_string_append (request, "],\"new_edits\":false}");
  return g_string_free (request, FALSE);
}

/**
 * sam_couch_parse_bulk_docs:
 *
 * Returns: (transfer container) (element-type SamCouchRefusal) (nullable): what the server did not take; empty is good
 */
GPtrArray *
sam_couch_parse_bulk_docs (const char *text,
                           gssize length,
                           GError **error)
{
  g_autoptr (GPtrArray) rows = parse_array (text, length, error);
  g_autoptr (GPtrArray) refusals = NULL;

  if (rows == NULL)
    return NULL;
  refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_refusal_free);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SamJsonObject) row = take_object (rows, i);
      g_autofree char *id = row != NULL ? dup_text (row, "id") : NULL;
      g_autofree char *revision = row != NULL ? dup_text (row, "rev") : NULL;
      g_autofree char *name = row != NULL ? dup_text (row, "error") : NULL;
      g_autofree char *reason = row != NULL ? dup_text (row, "reason") : NULL;

      if (row == NULL)
        return fail (error, _ ("a row of the answer to our changes is malformed")), NULL;
      if (name != NULL && id == NULL)
        return fail (error, _ ("a change was refused without saying which")), NULL;
      if (name != NULL)
        g_ptr_array_add (refusals, sam_couch_refusal_new (id, revision, name, reason));
    }
  return g_steal_pointer (&refusals);
}

/**
 * sam_couch_parse_error:
 * @name: (out) (nullable): such as "forbidden"
 * @reason: (out) (nullable): the server's words
 *
 * What an error reply says. HTML and other nonsense says nothing.
 */
void
sam_couch_parse_error (const char *text,
                       gssize length,
                       char **name,
                       char **reason)
{
  g_autoptr (SamJsonObject) reply = sam_json_object_parse (text, length, NULL);

  *name = reply != NULL ? dup_text (reply, "error") : NULL;
  *reason = reply != NULL ? dup_text (reply, "reason") : NULL;
}
