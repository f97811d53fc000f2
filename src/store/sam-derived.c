/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a record to all that is derived from it: the row, the links, the words to find it by. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-fold.h"
#include "store/sam-store-private.h"

#include "json/sam-json-value.h"

#include <string.h>

static void
clear_link (gpointer data)
{
  SamLink *link = data;

  g_free (link->target);
  g_free (link->named);
  g_free (link->title);
}

void
sam_derived_free (SamDerived *derived)
{
  for (guint i = 0; i < derived->table->n_columns; i++)
    g_free (derived->cells[i].text);
  for (guint i = 0; i < SAM_SEARCH_COLUMNS; i++)
    if (derived->words[i] != NULL)
      g_string_free (derived->words[i], TRUE);
  g_array_unref (derived->links);
  g_free (derived->cells);
  g_free (derived->id);
  g_free (derived->title);
  g_free (derived);
}

static void
add_words (SamDerived *derived,
           const SamField *field,
           const char *words)
{
  GString *text = derived->words[SAM_SEARCH_WORDS];
  g_autofree char *dialled = NULL;

  if ((field->flags & SAM_SEARCHED) == 0 || words == NULL)
    return;
  if ((field->flags & SAM_SENSITIVE) != 0)
    text = derived->words[SAM_SEARCH_HIDDEN];
  else if (field->type == SAM_FIELD_PROSE || field->type == SAM_FIELD_ITEMS || field->type == SAM_FIELD_OBJECT)
    text = derived->words[SAM_SEARCH_NOTES];
  if (field->type == SAM_FIELD_PHONE)
    dialled = sam_fold_phone (words);
  g_string_append (text, dialled != NULL ? dialled : words);
  g_string_append_c (text, '\n');
}

/* All strings in a JSON value, so that a room's or a phone's note is found. */
static void
add_words_of_json (SamDerived *derived,
                   const SamField *field,
                   const char *value)
{
  g_autofree char *string = sam_json_string_from_canonical (value);
  g_autoptr (GPtrArray) items = NULL;

  if (string != NULL)
    add_words (derived, field, string);
  else if (value[0] == '[')
    {
      items = sam_json_items_from_canonical (value);
      for (guint i = 0; items != NULL && i < items->len; i++)
        add_words_of_json (derived, field, g_ptr_array_index (items, i));
    }
  else if (value[0] == '{')
    {
      g_autoptr (SamJsonObject) object = sam_json_object_parse (value, -1, NULL);
      g_auto (GStrv) keys = object != NULL ? sam_json_object_dup_keys (object) : g_new0 (char *, 1);

      for (guint i = 0; keys[i] != NULL; i++)
        if (!g_str_equal (keys[i], "id"))
          add_words_of_json (derived, field, sam_json_object_get (object, keys[i]));
    }
}

/* Follows one reference and notes the link. (transfer none): where it leads. */
static const char *
add_link (SamStore *self,
          SamDerived *derived,
          const SamField *field,
          guint position,
          const char *named,
          GError **error)
{
  SamLink link = { .field = field, .position = position };

  link.target = sam_store_resolve (self, named, &link.title, error);
  if (link.target == NULL)
    return NULL;
  link.named = g_strdup (named);
  g_array_append_val (derived->links, link);
  add_words (derived, field, link.title);
  return link.target;
}

static gboolean
derive_references (SamStore *self,
                   SamDerived *derived,
                   const SamField *field,
                   const char *value,
                   SamCell *cell,
                   GError **error)
{
  g_auto (GStrv) named = sam_json_strv_from_canonical (value);
  g_autoptr (GStrvBuilder) targets = g_strv_builder_new ();
  g_auto (GStrv) resolved = NULL;

  if (named == NULL || named[0] == NULL)
    return TRUE;
  for (guint i = 0; named[i] != NULL; i++)
    {
      const char *target = add_link (self, derived, field, i, named[i], error);

      if (target == NULL)
        return FALSE;
      g_strv_builder_add (targets, target);
    }
  resolved = g_strv_builder_end (targets);
  cell->type = SAM_CELL_TEXT;
  cell->text = sam_json_from_strv ((const char *const *) resolved);
  return TRUE;
}

/* A record that stands for itself after all (it was merged in a circle, and has the smallest id) has none. */
static gboolean
derive_merged_into (SamStore *self,
                    SamDerived *derived,
                    const SamField *field,
                    const char *named,
                    SamCell *cell,
                    GError **error)
{
  SamLink link = { field, 0, g_strdup (named), g_strdup (named), NULL };
  gboolean stands;

  g_array_append_val (derived->links, link);
  if (!sam_store_stands_for_itself (self, derived->id, named, &stands, error))
    return FALSE;
  cell->type = stands ? SAM_CELL_NULL : SAM_CELL_TEXT;
  cell->text = stands ? NULL : g_strdup (named);
  derived->merged_into = cell->text;
  return TRUE;
}

static gboolean
derive_text (SamStore *self,
             SamDerived *derived,
             const SamField *field,
             const char *value,
             SamCell *cell,
             GError **error)
{
  g_autofree char *text = sam_json_string_from_canonical (value);

  if (text == NULL || text[0] == '\0')
    return TRUE;
  if (g_str_equal (field->name, "merged_into"))
    return derive_merged_into (self, derived, field, text, cell, error);
  cell->type = SAM_CELL_TEXT;
  if (field->type == SAM_FIELD_REF)
    {
      cell->text = g_strdup (add_link (self, derived, field, 0, text, error));
      return cell->text != NULL;
    }
  if (field->type != SAM_FIELD_CHOICE && field->type != SAM_FIELD_RRULE)
    add_words (derived, field, text);
  cell->text = g_steal_pointer (&text);
  return TRUE;
}

static void
derive_integer (const SamField *field,
                const char *value,
                SamCell *cell)
{
  gboolean truth = FALSE;

  if (field->type == SAM_FIELD_BOOLEAN)
    {
      if (!sam_json_to_boolean (value, &truth))
        return;
      cell->integer = truth;
    }
  else if (!sam_json_to_integer (value, &cell->integer))
    return;
  cell->type = SAM_CELL_INTEGER;
}

static gboolean
derive_field (SamStore *self,
              SamDerived *derived,
              const SamField *field,
              const char *value,
              SamCell *cell,
              GError **error)
{
  const char *problem = NULL;

  if (!derived->checked && !sam_field_check_value (field, value, &problem))
    {
      derived->problems++;
      return TRUE;
    }
  if (value == NULL || sam_json_is_null (value))
    return TRUE;
  switch (field->type)
    {
    case SAM_FIELD_BOOLEAN:
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_INSTANT:
      derive_integer (field, value, cell);
      return TRUE;
    case SAM_FIELD_REFS:
      return derive_references (self, derived, field, value, cell, error);
    case SAM_FIELD_CHOICES:
    case SAM_FIELD_TAGS:
    case SAM_FIELD_ITEMS:
    case SAM_FIELD_OBJECT:
      if (g_str_equal (value, "[]"))
        return TRUE;
      cell->type = SAM_CELL_TEXT;
      cell->text = g_strdup (value);
      if (field->type != SAM_FIELD_CHOICES && (field->flags & SAM_SEARCHED) != 0)
        add_words_of_json (derived, field, value);
      return TRUE;
    case SAM_FIELD_TEXT:
    case SAM_FIELD_PROSE:
    case SAM_FIELD_CHOICE:
    case SAM_FIELD_DECIMAL:
    case SAM_FIELD_DATE:
    case SAM_FIELD_TIME:
    case SAM_FIELD_RRULE:
    case SAM_FIELD_EMAIL:
    case SAM_FIELD_URL:
    case SAM_FIELD_PHONE:
    case SAM_FIELD_POSTCODE:
    case SAM_FIELD_REF:
    default:
      return derive_text (self, derived, field, value, cell, error);
    }
}

static SamDerived *
make_derived (SamStore *self,
              SamRecord *record,
              gboolean conflicted,
              gboolean checked)
{
  SamDerived *derived = g_new0 (SamDerived, 1);

  derived->table = sam_kind_table_get (sam_record_get_kind (record));
  derived->id = g_strdup (sam_record_get_id (record));
  derived->conflicted = conflicted;
  derived->checked = checked;
  derived->cells = g_new0 (SamCell, derived->table->n_columns);
  derived->links = g_array_new (FALSE, FALSE, sizeof (SamLink));
  g_array_set_clear_func (derived->links, clear_link);
  for (guint i = 0; i < SAM_SEARCH_COLUMNS; i++)
    derived->words[i] = g_string_new (NULL);
  return derived;
}

/* Fields without a column of their own are checked and searched all the same. */
static gboolean
derive_fields (SamStore *self,
               SamDerived *derived,
               SamRecord *record,
               GError **error)
{
  const SamKind *kind = derived->table->kind;
  g_autofree const char **values = sam_record_list_values (record);
  guint column = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      SamCell without_column = { 0 };
      gboolean has_column = column < derived->table->n_columns && derived->table->columns[column] == (int) i;
      gboolean good = derive_field (self, derived, field, values[i],
                                    has_column ? &derived->cells[column] : &without_column, error);

      column += has_column;
      g_free (without_column.text);
      if (!good)
        return FALSE;
    }
  return TRUE;
}

static gboolean
has_sensitive_title (const SamKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & SAM_TITLE) != 0 && (kind->fields[i].flags & SAM_SENSITIVE) != 0)
      return TRUE;
  return FALSE;
}

/* Where its title is to be found: what is called after others only, as a consent after its group, does not come before
 * what it is about. */
static guint
choose_title_column (const SamKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & SAM_TITLE) != 0 && kind->fields[i].type != SAM_FIELD_REF &&
        kind->fields[i].type != SAM_FIELD_REFS)
      return SAM_SEARCH_TITLE;
  return SAM_SEARCH_NOTES;
}

/**
 * sam_derived_new:
 * @self: the store, for the titles of what @record refers to
 * @record: a record as its document says
 * @conflicted: whether its document has more than one live leaf
 * @checked: whether @record is known to have no problems
 *
 * Returns: (transfer full) (nullable): all that is derived from @record, or NULL when the file can't be read
 */
SamDerived *
sam_derived_new (SamStore *self,
                 SamRecord *record,
                 gboolean conflicted,
                 gboolean checked,
                 GError **error)
{
  g_autoptr (SamDerived) derived = make_derived (self, record, conflicted, checked);

  if (!derive_fields (self, derived, record, error))
    return NULL;
  /* What can't be a value of its field was not followed. */
  derived->title = sam_store_compose_title (self, record, derived->problems == 0 ? derived->links : NULL, error);
  if (derived->title == NULL)
    return NULL;
  /* A title that tells someone's story is found by its hidden words only. */
  if (!has_sensitive_title (derived->table->kind))
    g_string_append (derived->words[choose_title_column (derived->table->kind)], derived->title);
  /* Whoever searches finds the record that this one was merged into. */
  for (guint i = 0; derived->merged_into != NULL && i < SAM_SEARCH_COLUMNS; i++)
    g_string_truncate (derived->words[i], 0);
  return g_steal_pointer (&derived);
}
