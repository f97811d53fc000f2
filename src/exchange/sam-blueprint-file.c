/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The file of a blueprint: a zip with blueprint.json, LICENCE.txt and records/KIND.json. It may come from anybody, so
 * that what is not as described is refused as a whole, with the reason. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-blueprint.h"

#include "exchange/sam-exchange-error.h"
#include "exchange/sam-pdf-roadmap.h"
#include "exchange/sam-zip.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FORMAT "samenhulp-blueprint"
#define VERSION_HERE 1
#define LICENCE "CC BY-SA 4.0"
#define LICENCE_URL "https://creativecommons.org/licenses/by-sa/4.0/"
#define ABOUT "blueprint.json"
#define FOLDER "records/"
#define ENDING ".json"
/* Ten times what a large region writes. */
#define MAX_UNPACKED (32 * 1024 * 1024)
#define MAX_RECORDS 20000

static const char licence_text[] =
    "This blueprint of a self-help network may be copied, changed and passed on by anybody, also commercially, as\n"
    "long as it is said where it comes from and what is made of it is passed on under the same licence:\n"
    "Creative Commons Attribution-ShareAlike 4.0 International, " LICENCE_URL "\n";

static gboolean
refuse (GError **error,
        const char *reason)
{
  g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT,
               /* Translators: %s is half a sentence: "it is damaged". */
               _ ("This is not a blueprint that can be taken over: %s."), reason);
  return FALSE;
}

/* --- writing --- */

static void
set_string (SamJsonObject *object,
            const char *key,
            const char *text)
{
  g_autofree char *value = text != NULL ? sam_json_from_string (text) : NULL;

  if (value != NULL)
    sam_json_object_set (object, key, value);
}

static char *
write_about (SamBlueprint *self)
{
  g_autoptr (SamJsonObject) about = sam_json_object_new ();
  g_autofree char *version = sam_json_from_integer (VERSION_HERE);

  set_string (about, "format", FORMAT);
  sam_json_object_set (about, "version", version);
  set_string (about, "name", self->name);
  set_string (about, "made_on", self->made_on);
  set_string (about, "licence", LICENCE);
  set_string (about, "licence_url", LICENCE_URL);
  set_string (about, "program", VERSION);
  return sam_json_object_to_text (about);
}

static char *
write_record (SamRecord *record)
{
  g_autoptr (SamJsonObject) members = sam_json_object_copy (sam_record_get_members (record));

  set_string (members, "id", sam_record_get_id (record));
  return sam_json_object_to_text (members);
}

static char *
write_kind (SamBlueprint *self,
            const SamKind *kind)
{
  g_autoptr (SamJsonObject) file = sam_json_object_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *records = NULL;

  for (guint i = 0; i < self->records->len; i++)
    {
      g_autoptr (SamRecord) record = sam_record_get_kind (self->records->pdata[i]) == kind
                                         ? sam_blueprint_dup_record (self, self->records->pdata[i])
                                         : NULL;

      if (record != NULL)
        g_ptr_array_add (items, write_record (record));
    }
  records = sam_json_from_items (items);
  sam_json_object_set (file, "records", records);
  return sam_json_object_to_text (file);
}

static void
add_part (GArray *parts,
          GPtrArray *texts,
          char *name,
          char *text)
{
  SamZipPart part = { name, text, strlen (text) };

  g_ptr_array_add (texts, name);
  g_ptr_array_add (texts, text);
  g_array_append_val (parts, part);
}

/**
 * sam_blueprint_write:
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
sam_blueprint_write (SamBlueprint *self,
                     GError **error)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (SamZipPart));
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  add_part (parts, texts, g_strdup (ABOUT), write_about (self));
  add_part (parts, texts, g_strdup ("LICENCE.txt"), g_strdup (licence_text));
  for (guint i = 0; i < n_kinds; i++)
    if (sam_blueprint_has_kind (kinds[i]))
      add_part (parts, texts, g_strconcat (FOLDER, kinds[i]->name, ENDING, NULL), write_kind (self, kinds[i]));
  return sam_zip_write ((const SamZipPart *) (void *) parts->data, parts->len, error);
}

/* --- reading --- */

/* NULL: no kind that goes into a blueprint. */
static const SamKind *
find_kind (const char *file)
{
  g_autofree char *name = NULL;
  const SamKind *kind;

  if (!g_str_has_prefix (file, FOLDER) || !g_str_has_suffix (file, ENDING))
    return NULL;
  name = g_strndup (file + strlen (FOLDER), strlen (file) - strlen (FOLDER) - strlen (ENDING));
  kind = sam_kind_find (name);
  return kind != NULL && sam_blueprint_has_kind (kind) ? kind : NULL;
}

/* Anything else means that somebody put something in. */
static gboolean
is_wanted (const char *name,
           gpointer data)
{
  char **stranger = data;

  if (g_str_equal (name, ABOUT) || find_kind (name) != NULL)
    return TRUE;
  if (!g_str_equal (name, "LICENCE.txt") && *stranger == NULL)
    *stranger = g_utf8_make_valid (name, -1);
  return FALSE;
}

static SamJsonObject *
parse (GBytes *part)
{
  gsize length;
  const char *text = part != NULL ? g_bytes_get_data (part, &length) : NULL;

  /* Where it is wrong helps nobody who did not write it. */
  return text != NULL ? sam_json_object_parse (text, (gssize) length, NULL) : NULL;
}

static gboolean
read_about (SamBlueprint *self,
            GHashTable *parts,
            GError **error)
{
  g_autoptr (SamJsonObject) about = parse (g_hash_table_lookup (parts, ABOUT));
  g_autofree char *format = about != NULL ? sam_json_to_string (sam_json_object_get (about, "format")) : NULL;
  gint64 version;

  if (g_strcmp0 (format, FORMAT) != 0 || !sam_json_to_integer (sam_json_object_get (about, "version"), &version))
    return refuse (error, _ ("it does not say that it is one"));
  if (version != VERSION_HERE)
    return refuse (error, _ ("a newer version of Samenhulp made it"));
  self->name = sam_json_to_string (sam_json_object_get (about, "name"));
  self->made_on = sam_json_to_string (sam_json_object_get (about, "made_on"));
  return TRUE;
}

static gboolean
refuse_record (GError **error,
               const SamKind *kind,
               const char *what)
{
  g_autofree char *reason = NULL;

  /* Translators: what kind of record, and a field of it or its id: "Step (title)". */
  reason = g_strdup_printf (_ ("a record in it is not sound: %s (%s)"), g_dgettext (GETTEXT_PACKAGE, kind->label),
                            what);
  return refuse (error, reason);
}

static gboolean
read_members (SamRecord *record,
              SamJsonObject *members,
              GError **error)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_auto (GStrv) keys = sam_json_object_dup_keys (members);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      const SamField *field = sam_kind_find_field (kind, keys[i]);

      /* What a newer program knows is not for this one; what may not go along was put in by somebody. */
      if (g_str_equal (keys[i], "id") || field == NULL)
        continue;
      if (!(field->flags & SAM_BLUEPRINT))
        return refuse_record (error, kind, keys[i]);
      sam_record_set_value (record, keys[i], sam_json_object_get (members, keys[i]));
    }
  return TRUE;
}

static gboolean
read_record (SamBlueprint *self,
             const SamKind *kind,
             const char *text,
             GError **error)
{
  g_autoptr (SamJsonObject) members = sam_json_object_parse (text, -1, NULL);
  g_autofree char *id = members != NULL ? sam_json_to_string (sam_json_object_get (members, "id")) : NULL;
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (GArray) problems = NULL;

  if (id == NULL || !sam_id_is_valid (id) || sam_kind_of_id (id) != kind)
    return refuse_record (error, kind, "id");
  record = sam_record_new (kind, id);
  if (!read_members (record, members, error))
    return FALSE;
  problems = sam_record_validate (record);
  if (problems->len > 0)
    return refuse_record (error, kind, g_array_index (problems, SamProblem, 0).field->name);
  g_ptr_array_add (self->records, g_steal_pointer (&record));
  return self->records->len <= MAX_RECORDS || refuse (error, _ ("it has more records than any region has"));
}

static gboolean
read_kind (SamBlueprint *self,
           const char *file,
           GBytes *part,
           GError **error)
{
  const SamKind *kind = find_kind (file);
  g_autoptr (SamJsonObject) object = parse (part);
  g_autoptr (GPtrArray) items = object != NULL ? sam_json_to_items (sam_json_object_get (object, "records")) : NULL;

  if (items == NULL)
    return refuse_record (error, kind, file);
  for (guint i = 0; i < items->len; i++)
    if (!read_record (self, kind, items->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
read_kinds (SamBlueprint *self,
            GHashTable *parts,
            GError **error)
{
  guint n_kinds;
  const SamKind *const *kinds = sam_kinds_get_all (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *file = g_strconcat (FOLDER, kinds[i]->name, ENDING, NULL);
      GBytes *part = g_hash_table_lookup (parts, file);

      if (part != NULL && !read_kind (self, file, part, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * sam_blueprint_read:
 * @bytes: a file, from anybody
 *
 * Returns: (transfer full) (nullable): the blueprint, or %NULL with %SAM_EXCHANGE_ERROR_FORMAT and one sentence
 */
SamBlueprint *
sam_blueprint_read (GBytes *bytes,
                    GError **error)
{
  g_autoptr (SamBlueprint) self = g_new0 (SamBlueprint, 1);
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *stranger = NULL;

  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->texts = g_ptr_array_new ();
  parts = sam_zip_read (bytes, MAX_UNPACKED, is_wanted, &stranger, &cause);
  if (parts == NULL)
    refuse (error, cause->message);
  else if (stranger != NULL)
    {
      g_autofree char *reason = g_strdup_printf (_ ("“%s” does not belong in one"), stranger);

      refuse (error, reason);
    }
  else if (read_about (self, parts, error) && read_kinds (self, parts, error))
    return g_steal_pointer (&self);
  return NULL;
}

static gboolean
save_guide (SamBlueprint *self,
            const char *path,
            GError **error)
{
  g_autoptr (SamPdfFlow) guide = sam_pdf_roadmap_new (self);

  return sam_pdf_flow_write (guide, path, error);
}

/**
 * sam_blueprint_save:
 * @path: a file, replaced by a whole one
 * @guide: whether to write a PDF: the road map as a guide to read
 *
 * Returns: whether it was written
 */
gboolean
sam_blueprint_save (SamBlueprint *self,
                    const char *path,
                    gboolean guide,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (guide)
    return save_guide (self, path, error);
  bytes = sam_blueprint_write (self, error);
  return bytes != NULL && g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                               (gssize) g_bytes_get_size (bytes), error);
}

/* Larger than what it may unpack to it need not even be read. */
static gboolean
is_too_large (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                                                  NULL);

  return info != NULL && g_file_info_get_size (info) > MAX_UNPACKED;
}

/**
 * sam_blueprint_load:
 * @path: a file, from anybody
 *
 * Returns: (transfer full) (nullable): as sam_blueprint_read(), or %NULL where the file can't be read
 */
SamBlueprint *
sam_blueprint_load (const char *path,
                    GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  char *text;
  gsize length;

  if (is_too_large (path))
    {
      refuse (error, _ ("it unpacks to more than it may"));
      return NULL;
    }
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  bytes = g_bytes_new_take (text, length);
  return sam_blueprint_read (bytes, error);
}
