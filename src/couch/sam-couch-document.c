/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A document as it travels: its body with the members of the protocol (`_id`, `_rev`, `_revisions`, …) in it. */

#define G_LOG_DOMAIN "samenhulp-couch"

#include "couch/sam-couch-messages.h"

#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More generations than any server keeps; keeps a hostile `start` from overflowing. */
#define MAX_GENERATION (G_GINT64_CONSTANT (1) << 40)

static gboolean
fail (GError **error,
      const char *what)
{
  g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE, what);
  return FALSE;
}

/* {"start":3,"ids":["c","b","a"]} → 3-c, 2-b, 1-a */
static char **
expand_path (const char *text,
             GError **error)
{
  g_autoptr (SamJsonObject) revisions = sam_json_object_from_canonical (text);
  g_auto (GStrv) hashes = NULL;
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  gint64 start;
  guint length;

  if (revisions == NULL)
    return fail (error, _ ("The document's revisions are malformed.")), NULL;
  hashes = sam_json_strv_from_canonical (sam_json_object_get (revisions, "ids"));
  length = hashes != NULL ? g_strv_length (hashes) : 0;
  if (!sam_json_to_integer (sam_json_object_get (revisions, "start"), &start) || length == 0 || start < length ||
      start > MAX_GENERATION)
    return fail (error, _ ("The document's revisions are malformed.")), NULL;
  for (guint i = 0; i < length; i++)
    {
      g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT "-%s", start - i, hashes[i]);

      g_strv_builder_add (path, revision);
    }
  return g_strv_builder_end (path);
}

/* `_revisions` wins over `_rev`, as it does on the servers. */
static char **
read_path (SamJsonObject *members,
           GError **error)
{
  const char *revisions = sam_json_object_get (members, "_revisions");
  g_autofree char *revision = NULL;

  if (revisions != NULL)
    return expand_path (revisions, error);
  revision = sam_json_string_from_canonical (sam_json_object_get (members, "_rev"));
  if (revision == NULL)
    return fail (error, _ ("The document has no revision.")), NULL;
  return g_strdupv ((char *[]){ revision, NULL });
}

/* Stubs, which keep an attachment where it is, and what an attachment holds, where somebody sends it along. */
static gboolean
are_attachments (const char *text)
{
  g_autoptr (SamJsonObject) attachments = sam_json_object_from_canonical (text);
  g_auto (GStrv) names = attachments != NULL ? sam_json_object_dup_keys (attachments) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const char *text_of_one = sam_json_object_get (attachments, names[i]);
      g_autoptr (SamJsonObject) attachment = sam_json_object_from_canonical (text_of_one);
      gboolean stub = FALSE;

      if (attachment == NULL)
        return FALSE;
      sam_json_to_boolean (sam_json_object_get (attachment, "stub"), &stub);
      if (!stub && sam_json_object_get (attachment, "data") == NULL)
        return FALSE;
    }
  return names != NULL;
}

static char *
take_body (SamJsonObject *members)
{
  const char *key;
  guint kept = 0;

  while ((key = sam_json_object_get_key (members, kept)) != NULL)
    if (key[0] != '_' ||
        (strcmp (key, "_attachments") == 0 && are_attachments (sam_json_object_get (members, key))))
      kept++;
    else
      sam_json_object_remove (members, key);
  return sam_json_object_to_text (members);
}

/**
 * sam_couch_document_from_members:
 * @members: a document's; what is of the protocol is taken out of them
 *
 * Returns: (transfer full) (nullable): the revision, or NULL with @error set when it can't be one
 */
SamCouchDocument *
sam_couch_document_from_members (SamJsonObject *members,
                                 GError **error)
{
  g_autoptr (SamCouchDocument) document = g_new0 (SamCouchDocument, 1);
  gboolean deleted = FALSE;

  document->id = sam_json_string_from_canonical (sam_json_object_get (members, "_id"));
  if (document->id == NULL || document->id[0] == '\0')
    return fail (error, _ ("The document has no id.")), NULL;
  document->path = read_path (members, error);
  if (document->path == NULL)
    return NULL;
  if (sam_json_object_get (members, "_deleted") != NULL &&
      !sam_json_to_boolean (sam_json_object_get (members, "_deleted"), &deleted))
    return fail (error, _ ("The document does not say clearly whether it is deleted.")), NULL;
  document->deleted = deleted;
  document->body = take_body (members);
  return g_steal_pointer (&document);
}

/**
 * sam_couch_document_parse:
 * @length: of @text in bytes, or -1
 *
 * Returns: (transfer full) (nullable): the revision, or NULL with @error set when it can't be one
 */
SamCouchDocument *
sam_couch_document_parse (const char *text,
                          gssize length,
                          GError **error)
{
  g_autoptr (SamJsonObject) members = sam_json_object_parse (text, length, error);

  return members != NULL ? sam_couch_document_from_members (members, error) : NULL;
}

/**
 * sam_couch_document_from_canonical:
 * @text: a value out of a reply that has passed the gate already
 *
 * Returns: (transfer full) (nullable): the revision, or NULL with @error set when it can't be one
 */
SamCouchDocument *
sam_couch_document_from_canonical (const char *text,
                                   GError **error)
{
  g_autoptr (SamJsonObject) members = sam_json_object_from_canonical (text);

  if (members == NULL)
    return fail (error, _ ("The document is no object.")), NULL;
  return sam_couch_document_from_members (members, error);
}

static char *
build_revisions (SamCouchDocument *self)
{
  g_autoptr (GPtrArray) hashes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; self->path[i] != NULL; i++)
    {
      const char *dash = strchr (self->path[i], '-');

      g_ptr_array_add (hashes, sam_json_from_string (dash != NULL ? dash + 1 : ""));
    }
  list = sam_json_from_items (hashes);
  return g_strdup_printf ("{\"start\":%" G_GINT64_FORMAT ",\"ids\":%s}",
                          g_ascii_strtoll (self->path[0], NULL, 10), list);
}

/**
 * sam_couch_document_to_text:
 *
 * Returns: (transfer full): the document as a server wants it, with all its revisions
 */
char *
sam_couch_document_to_text (SamCouchDocument *self)
{
  g_autofree char *id = sam_json_from_string (self->id);
  g_autofree char *revision = sam_json_from_string (self->path[0]);
  g_autofree char *revisions = build_revisions (self);
  GString *text = g_string_new ("{\"_id\":");

  g_string_append_printf (text, "%s,\"_rev\":%s,\"_revisions\":%s", id, revision, revisions);
  if (self->deleted)
    g_string_append (text, ",\"_deleted\":true");
  /* The body is an object in canonical form: what follows its brace is its members, if any. */
  g_string_append (text, strcmp (self->body, "{}") == 0 ? "}" : ",");
  if (strcmp (self->body, "{}") != 0)
    g_string_append (text, self->body + 1);
  return g_string_free (text, FALSE);
}
