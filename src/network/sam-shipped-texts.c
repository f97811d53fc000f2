/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text is a Markdown file with its fields above it, between two lines of dashes: `name of the field: value`, the
 * value as the command line writes it. Its id follows from its name, and it is saved as the program's own work on a
 * fixed day, so that two laptops that take it over have nothing to merge. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-shipped-texts.h"

#include "network/sam-shipped-data.h"
#include "network/sam-shipped-save.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FENCE "---\n"
#define ENDING ".md"

static const struct
{
  const char *kind;
  const char *folder;
} folders[] = { { "article", "knowledge" }, { "template", "toolkit" } };

static const char *
find_folder (const SamKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (g_str_equal (folders[i].kind, kind->name))
      return folders[i].folder;
  g_return_val_if_reached (NULL);
}

/* Topics are named by their short names, from which their ids follow. */
static void
set_topics (SamRecord *record,
            const char *field,
            const char *value)
{
  g_auto (GStrv) slugs = g_strsplit (value, "; ", -1);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) strv = NULL;

  for (guint i = 0; slugs[i] != NULL; i++)
    {
      g_autofree char *id = sam_id_from_key (sam_kind_find ("topic"), slugs[i]);

      g_strv_builder_add (ids, id);
    }
  strv = g_strv_builder_end (ids);
  sam_record_set_strv (record, field, (const char *const *) strv);
}

static gboolean
read_line (SamRecord *record,
           const char *line,
           GError **error)
{
  const char *colon = strstr (line, ": ");
  g_autofree char *name = NULL;
  const SamField *field;

  if (colon == NULL)
    return TRUE;
  name = g_strndup (line, (gsize) (colon - line));
  field = sam_kind_find_field (sam_record_get_kind (record), name);
  if (field == NULL || field->type != SAM_FIELD_REFS)
    return sam_record_parse_field (record, name, colon + 2, error);
  set_topics (record, name, colon + 2);
  return TRUE;
}

/**
 * sam_shipped_text_read:
 * @slug: its short name, from which the id follows
 * @file: the whole file
 *
 * Returns: (transfer full) (nullable): a new record; NULL where a line above the text is no field of @kind
 */
SamRecord *
sam_shipped_text_read (const SamKind *kind,
                       const char *slug,
                       const char *file,
                       GError **error)
{
  g_autofree char *id = sam_id_from_key (kind, slug);
  g_autoptr (SamRecord) record = sam_record_new (kind, id);
  const char *end = g_str_has_prefix (file, FENCE) ? strstr (file + strlen (FENCE), "\n" FENCE) : NULL;
  g_autofree char *head = end != NULL ? g_strndup (file + strlen (FENCE), (gsize) (end - file) - strlen (FENCE)) : NULL;
  g_auto (GStrv) lines = head != NULL ? g_strsplit (head, "\n", -1) : g_new0 (char *, 1);
  g_autofree char *text = g_strstrip (g_strdup (end != NULL ? end + strlen ("\n" FENCE) : file));

  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (record, lines[i], error))
      {
        g_prefix_error (error, "%s: ", slug);
        return NULL;
      }
  sam_record_set_text (record, "text", text);
  return g_steal_pointer (&record);
}

/**
 * sam_shipped_texts_get_language:
 *
 * Returns: the language of the texts for who uses the program now: "de", or "nl"
 */
const char *
sam_shipped_texts_get_language (void)
{
  return g_str_has_prefix (g_get_language_names ()[0], "de") ? "de" : "nl";
}

/**
 * sam_shipped_texts_list:
 * @kind: "article" or "template"
 *
 * Returns: (transfer full) (nullable): the short names of those that come with the program, in order
 */
char **
sam_shipped_texts_list (const SamKind *kind,
                        GError **error)
{
  char **names = sam_shipped_data_list (find_folder (kind), ENDING, error);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    names[i][strlen (names[i]) - strlen (ENDING)] = '\0';
  return names;
}

static SamRecord *
load_shipped (const SamKind *kind,
              const char *slug,
              GError **error)
{
  g_autofree char *path = g_strconcat (find_folder (kind), "/", slug, ENDING, NULL);
  g_autoptr (GBytes) bytes = sam_shipped_data_load (path, error);
  g_autofree char *file = NULL;

  if (bytes == NULL)
    return NULL;
  file = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return sam_shipped_text_read (kind, slug, file, error);
}

/**
 * sam_shipped_texts_load:
 * @kind: "article" or "template"
 *
 * Returns: (transfer full) (element-type SamRecord) (nullable): those that come with the program, by their short names
 */
GPtrArray *
sam_shipped_texts_load (const SamKind *kind,
                        GError **error)
{
  g_auto (GStrv) slugs = sam_shipped_texts_list (kind, error);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      SamRecord *record = load_shipped (kind, slugs[i], error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  return slugs != NULL ? g_steal_pointer (&records) : NULL;
}

/**
 * sam_shipped_text_find:
 * @slug: short name of one that comes with the program
 *
 * Returns: (transfer full) (nullable): the text as the region made it its own, else as it comes with the program; NULL
 *   with SAM_STORE_ERROR_NOT_FOUND where there is none of that name
 */
SamRecord *
sam_shipped_text_find (SamStore *store,
                       const SamKind *kind,
                       const char *slug,
                       GError **error)
{
  g_autofree char *id = sam_id_from_key (kind, slug);
  SamRecord *own = sam_store_load (store, id, NULL);
  g_auto (GStrv) slugs = NULL;

  if (own != NULL)
    return own;
  slugs = sam_shipped_texts_list (kind, error);
  if (slugs == NULL)
    return NULL;
  if (g_strv_contains ((const char *const *) slugs, slug))
    return load_shipped (kind, slug, error);
  g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("There is no text “%s”."), slug);
  return NULL;
}

typedef struct
{
  GPtrArray *records;
  guint n_taken;
} TakeOver;

static gboolean
save_missing (SamStore *store,
              gpointer data,
              GError **error)
{
  TakeOver *take = data;

  for (guint i = 0; i < take->records->len; i++)
    {
      SamRecord *record = take->records->pdata[i];
      g_autoptr (SamRecord) known = sam_store_load (store, sam_record_get_id (record), NULL);

      if (known != NULL)
        continue;
      if (!sam_store_save (store, record, error))
        return FALSE;
      take->n_taken++;
    }
  return TRUE;
}

/**
 * sam_shipped_texts_take_over:
 * @kind: "article" or "template"
 * @n_taken: (out) (optional): how many were not there yet
 *
 * What the region has already stays as it is.
 *
 * Returns: whether the texts are in the region; all of them or no new one
 */
gboolean
sam_shipped_texts_take_over (SamStore *store,
                             const SamKind *kind,
                             guint *n_taken,
                             GError **error)
{
  g_autoptr (GPtrArray) records = sam_shipped_texts_load (kind, error);
  TakeOver take = { records, 0 };

  if (records == NULL || !sam_shipped_save (store, NULL, save_missing, &take, error))
    return FALSE;
  if (n_taken != NULL)
    *n_taken = take.n_taken;
  return TRUE;
}

/**
 * sam_shipped_texts_take_over_all:
 *
 * For a new region, which begins with all of them.
 *
 * Returns: whether they are in the region
 */
gboolean
sam_shipped_texts_take_over_all (SamStore *store,
                                 GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    if (!sam_shipped_texts_take_over (store, sam_kind_find (folders[i].kind), NULL, error))
      return FALSE;
  return TRUE;
}
