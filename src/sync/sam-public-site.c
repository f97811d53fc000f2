/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-public-site.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* As many ids at once, 80 bytes each. */
#define IDS_AT_ONCE 500

static void
free_document (gpointer data)
{
  SamPublicDocument *self = data;

  g_free (self->revision);
  g_free (self->body);
  g_free (self);
}

void
sam_public_answer_free (SamPublicAnswer *self)
{
  g_free (self->id);
  g_free (self->revision);
  g_free (self->error);
  g_free (self->reason);
  g_free (self);
}

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE,
                       _ ("The answer about what is public can't be understood."));
  return FALSE;
}

static GBytes *
request (const SamPublicSite *site,
         const char *tail,
         const char *body,
         GCancellable *cancellable,
         GError **error)
{
  g_autofree char *path = g_strdup_printf ("/%s/%s", site->database, tail);
  g_autoptr (GError) failure = NULL;
  GBytes *reply = sam_couch_client_request (site->client, "POST", path, body, cancellable, &failure);

  if (g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND))
    g_set_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND,
                 _ ("The server %s has no database “%s”, so nothing could be published. Ask your administrator to "
                    "add it."),
                 sam_couch_client_get_address (site->client), site->database);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return reply;
}

static char *
strip (SamJsonObject *document)
{
  g_auto (GStrv) keys = sam_json_object_dup_keys (document);

  for (guint i = 0; keys[i] != NULL; i++)
    if (keys[i][0] == '_')
      sam_json_object_remove (document, keys[i]);
  return sam_json_object_to_text (document);
}

/* {"id":…,"key":…,"value":{"rev":…,"deleted":true},"doc":{…}}, or {"key":…,"error":"not_found"} */
static gboolean
read_row (const char *text,
          GHashTable *found,
          GError **error)
{
  g_autoptr (SamJsonObject) row = sam_json_object_parse (text, -1, NULL);
  g_autoptr (SamJsonObject) value = NULL;
  g_autoptr (SamJsonObject) document = NULL;
  g_autofree char *id = NULL;
  g_autofree char *revision = NULL;
  SamPublicDocument *one;

  if (row == NULL)
    return fail (error);
  if (sam_json_object_get (row, "error") != NULL)
    return TRUE;
  id = sam_json_to_string (sam_json_object_get (row, "id"));
  if (sam_json_object_get (row, "value") != NULL)
    value = sam_json_object_parse (sam_json_object_get (row, "value"), -1, NULL);
  revision = value != NULL ? sam_json_to_string (sam_json_object_get (value, "rev")) : NULL;
  if (id == NULL || revision == NULL)
    return fail (error);
  one = g_new0 (SamPublicDocument, 1);
  one->revision = g_steal_pointer (&revision);
  sam_json_to_boolean (sam_json_object_get (value, "deleted"), &one->deleted);
  if (sam_json_object_get (row, "doc") != NULL)
    document = sam_json_object_parse (sam_json_object_get (row, "doc"), -1, NULL);
  one->body = document != NULL ? strip (document) : NULL;
  g_hash_table_replace (found, g_steal_pointer (&id), one);
  return TRUE;
}

static gboolean
look_up_some (const SamPublicSite *site,
              const char *const *ids,
              gboolean with_bodies,
              GHashTable *found,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *keys = sam_json_from_strv (ids);
  g_autofree char *body = g_strdup_printf ("{\"keys\":%s}", keys);
  const char *tail = with_bodies ? "_all_docs?include_docs=true" : "_all_docs";
  g_autoptr (GBytes) reply = request (site, tail, body, cancellable, error);
  g_autoptr (SamJsonObject) object = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (reply == NULL)
    return FALSE;
  object = sam_json_object_parse (g_bytes_get_data (reply, NULL), (gssize) g_bytes_get_size (reply), NULL);
  rows = object != NULL ? sam_json_to_items (sam_json_object_get (object, "rows")) : NULL;
  if (rows == NULL)
    return fail (error);
  for (guint i = 0; i < rows->len; i++)
    if (!read_row (g_ptr_array_index (rows, i), found, error))
      return FALSE;
  return TRUE;
}

/**
 * sam_public_site_look_up:
 * @ids: (element-type utf8): of published documents
 *
 * Returns: (transfer full) (element-type utf8 SamPublicDocument) (nullable): those that are or were there
 */
GHashTable *
sam_public_site_look_up (const SamPublicSite *site,
                         GPtrArray *ids,
                         gboolean with_bodies,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_document);

  for (guint start = 0; start < ids->len; start += IDS_AT_ONCE)
    {
      g_autoptr (GPtrArray) some = g_ptr_array_new ();

      for (guint i = start; i < ids->len && i < start + IDS_AT_ONCE; i++)
        g_ptr_array_add (some, g_ptr_array_index (ids, i));
      g_ptr_array_add (some, NULL);
      if (!look_up_some (site, (const char *const *) some->pdata, with_bodies, found, cancellable, error))
        return NULL;
    }
  return g_steal_pointer (&found);
}

static SamPublicAnswer *
read_answer (const char *text)
{
  g_autoptr (SamJsonObject) row = sam_json_object_parse (text, -1, NULL);
  SamPublicAnswer *answer;

  if (row == NULL || sam_json_object_get (row, "id") == NULL)
    return NULL;
  answer = g_new0 (SamPublicAnswer, 1);
  answer->id = sam_json_to_string (sam_json_object_get (row, "id"));
  answer->error = sam_json_to_string (sam_json_object_get (row, "error"));
  answer->reason = sam_json_to_string (sam_json_object_get (row, "reason"));
  if (answer->error == NULL)
    answer->revision = sam_json_to_string (sam_json_object_get (row, "rev"));
  return answer;
}

/**
 * sam_public_site_write:
 * @documents: (element-type utf8): JSON with its `_id`, and the `_rev` it takes the place of
 *
 * Returns: (transfer container) (element-type SamPublicAnswer) (nullable): what became of each
 */
GPtrArray *
sam_public_site_write (const SamPublicSite *site,
                       GPtrArray *documents,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autofree char *list = sam_json_from_items (documents);
  g_autofree char *body = g_strdup_printf ("{\"docs\":%s}", list);
  g_autoptr (GBytes) reply = request (site, "_bulk_docs", body, cancellable, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) answers = NULL;

  if (reply == NULL)
    return NULL;
  rows = sam_json_to_items (g_bytes_get_data (reply, NULL));
  if (rows == NULL)
    return fail (error), NULL;
  answers = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_public_answer_free);
  for (guint i = 0; i < rows->len; i++)
    {
      SamPublicAnswer *answer = read_answer (g_ptr_array_index (rows, i));

      if (answer == NULL)
        return fail (error), NULL;
      g_ptr_array_add (answers, answer);
    }
  return g_steal_pointer (&answers);
}
