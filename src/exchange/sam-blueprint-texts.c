/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-blueprint-texts.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-indicator.h"
#include "network/sam-roadmap.h"
#include "network/sam-shipped-texts.h"
#include "network/sam-topics.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* --- what comes with the program --- */

static char *
make_entry (const SamKind *kind,
            const SamField *field,
            const char *value)
{
  return g_strconcat (kind->name, ".", field->name, "=", value, NULL);
}

static void
add_record (GHashTable *shipped,
            SamRecord *record)
{
  const SamKind *kind = sam_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *value = sam_record_get_field_value (record, &kind->fields[i]);

      if (value != NULL && (kind->fields[i].flags & SAM_BLUEPRINT))
        g_hash_table_add (shipped, make_entry (kind, &kind->fields[i], value));
    }
}

/* Takes @records, NULL after an error. */
static gboolean
add_records (GHashTable *shipped,
             GPtrArray *records)
{
  g_autoptr (GPtrArray) owned = records;

  for (guint i = 0; owned != NULL && i < owned->len; i++)
    add_record (shipped, owned->pdata[i]);
  return owned != NULL;
}

/* Targets begin with the words of their indicator, in the language of whoever set them. */
static void
add_indicators (GHashTable *shipped)
{
  const SamKind *kind = sam_kind_find ("target");
  guint n_indicators;
  const SamIndicator *indicators = sam_indicator_list (&n_indicators);

  for (guint i = 0; i < n_indicators; i++)
    {
      g_autoptr (SamRecord) target = sam_record_new (kind, NULL);

      for (guint translated = 0; translated < 2; translated++)
        {
          sam_record_set_text (target, "name",
                               translated ? g_dgettext (GETTEXT_PACKAGE, indicators[i].name) : indicators[i].name);
          sam_record_set_text (target, "definition",
                               translated ? g_dgettext (GETTEXT_PACKAGE, indicators[i].definition)
                                          : indicators[i].definition);
          add_record (shipped, target);
        }
    }
}

/**
 * sam_blueprint_texts_load_shipped:
 *
 * Returns: (transfer full) (nullable): every text that comes with the program, in all its languages
 */
GHashTable *
sam_blueprint_texts_load_shipped (GError **error)
{
  g_autoptr (GHashTable) shipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_indicators (shipped);
  if (add_records (shipped, sam_topics_load_shipped (FALSE, error)) &&
      add_records (shipped, sam_roadmap_load_shipped ("nl", error)) &&
      add_records (shipped, sam_roadmap_load_shipped ("en", error)) &&
      add_records (shipped, sam_roadmap_load_shipped ("de", error)) &&
      add_records (shipped, sam_shipped_texts_load (sam_kind_find ("article"), error)) &&
      add_records (shipped, sam_shipped_texts_load (sam_kind_find ("template"), error)))
    return g_steal_pointer (&shipped);
  return NULL;
}

/**
 * sam_blueprint_texts_is_shipped:
 * @shipped: (element-type utf8 utf8): what sam_blueprint_texts_load_shipped() gave
 *
 * Returns: whether the program itself brings @value for @field, so that nobody of the region wrote it
 */
gboolean
sam_blueprint_texts_is_shipped (GHashTable *shipped,
                                const SamKind *kind,
                                const SamField *field,
                                const char *value)
{
  g_autofree char *entry = make_entry (kind, field, value);

  return g_hash_table_contains (shipped, entry);
}

/* --- what people wrote --- */

static void
add_words (GString *text,
           const char *words)
{
  if (words != NULL && *words != '\0')
    sam_words_add (text, "\n", words);
}

/* What people wrote in a list of things, such as links. What is no text is shown as it is. */
static char *
read_items (const char *value)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (value);
  GString *text = g_string_new (NULL);

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (items->pdata[i], -1, NULL);
      g_auto (GStrv) keys = item != NULL ? sam_json_object_dup_keys (item) : NULL;

      for (guint k = 0; keys != NULL && keys[k] != NULL; k++)
        {
          g_autofree char *words = sam_json_to_string (sam_json_object_get (item, keys[k]));

          if (!g_str_equal (keys[k], "id"))
            add_words (text, words != NULL ? words : sam_json_object_get (item, keys[k]));
        }
    }
  return g_string_free (text, FALSE);
}

static char *
read_text (SamRecord *record,
           const SamField *field)
{
  const char *value = sam_record_get_field_value (record, field);

  if (field->type == SAM_FIELD_OBJECT)
    return g_strdup (value);
  return field->type == SAM_FIELD_ITEMS ? read_items (value) : sam_record_format_field (record, field->name);
}

static char *
make_key (SamRecord *record,
          const SamField *field)
{
  g_autofree char *sum =
      g_compute_checksum_for_string (G_CHECKSUM_SHA256, sam_record_get_field_value (record, field), -1);

  return g_strdup_printf ("%s.%s.%.16s", sam_record_get_id (record), field->name, sum);
}

static char *
describe (SamNamed named,
          const char *found)
{
  if (named == SAM_NAMED_NOBODY)
    return NULL;
  if (named == SAM_NAMED_PERHAPS)
    return found != NULL ? g_strdup_printf (_ ("Is that somebody: “%s”?"), found)
                         : g_strdup (_ ("Does it name somebody?"));
  return found != NULL ? g_strdup_printf (_ ("Names somebody: “%s”. Write it otherwise first."), found)
                       : g_strdup (_ ("Says how to reach somebody. Write it otherwise first."));
}

/**
 * sam_blueprint_text_new:
 * @record: as it stands in the region
 *
 * Returns: (transfer full): what people wrote in @field of it
 */
SamBlueprintText *
sam_blueprint_text_new (SamRecord *record,
                        const SamField *field,
                        SamNames *names)
{
  SamBlueprintText *self = g_new0 (SamBlueprintText, 1);
  g_autofree char *title = sam_record_dup_title (record);
  g_autofree char *found = NULL;

  self->key = make_key (record, field);
  self->record = g_object_ref (record);
  self->field = field;
  /* Translators: what a record is called, and one of its fields: "Find money: Lesson" */
  self->title = g_strdup_printf (_ ("%s: %s"), title, g_dgettext (GETTEXT_PACKAGE, field->label));
  self->text = read_text (record, field);
  self->named = sam_names_find (names, self->text, &found);
  /* The one number that goes along is a crisis line's, which is everybody's. */
  if (field->type == SAM_FIELD_PHONE)
    self->named = SAM_NAMED_PERHAPS;
  self->why = describe (self->named, found);
  return self;
}

/**
 * sam_blueprint_text_free:
 * @data: (transfer full): a SamBlueprintText; untyped, so that it serves as a #GDestroyNotify
 */
void
sam_blueprint_text_free (gpointer data)
{
  SamBlueprintText *self = data;

  g_free (self->key);
  g_object_unref (self->record);
  g_free (self->title);
  g_free (self->text);
  g_free (self->why);
  g_free (self);
}
