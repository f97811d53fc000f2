/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A title may follow a reference (a member of staff is called after the person and the organisation), and words to find
 * a record by may come from what it refers to. So when a title changes, whoever shows it is derived anew, in the same
 * transaction. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-store-private.h"

#include "json/sam-json-value.h"
#include "record/sam-field-text.h"

#include <string.h>

/* Past this many, "everything may have changed" costs less. */
#define MAX_TOUCHED 1000

void
sam_head_clear (SamHead *head)
{
  g_clear_pointer (&head->title, g_free);
  g_clear_pointer (&head->merged_into, g_free);
}

/**
 * sam_store_read_head:
 * @head: (out): to be cleared; its key is 0 where there is no such record, or no such kind
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_read_head (SamStore *self,
                     const char *id,
                     SamHead *head,
                     GError **error)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  *head = (SamHead){ 0 };
  if (kind == NULL)
    return TRUE;
  statement = sam_store_prepare (self, error, sam_kind_table_get (kind)->head, "s", id);
  if (statement == NULL || !sam_database_step (self->database, statement, &row, error))
    return FALSE;
  if (row)
    {
      head->key = sqlite3_column_int64 (statement, 0);
      head->title = sam_statement_dup_text (statement, 1);
      head->merged_into = sam_statement_dup_text (statement, 2);
    }
  return TRUE;
}

/* Follows records that were merged into another, from @id on, to @head; *circle gets those that lead to each other, if
 * any do. */
static gboolean
follow_merges (SamStore *self,
               const char *id,
               GPtrArray *passed,
               guint *circle,
               SamHead *head,
               GError **error)
{
  const char *at = id;

  *circle = G_MAXUINT;
  while (at != NULL && at[0] != '\0' && !g_ptr_array_find_with_equal_func (passed, at, g_str_equal, circle))
    {
      g_ptr_array_add (passed, g_strdup (at));
      sam_head_clear (head);
      if (!sam_store_read_head (self, passed->pdata[passed->len - 1], head, error))
        return FALSE;
      at = head->merged_into;
    }
  return TRUE;
}

static const char *
find_smallest (GPtrArray *ids,
               guint first)
{
  const char *smallest = g_ptr_array_index (ids, first);

  for (guint i = first + 1; i < ids->len; i++)
    if (strcmp (g_ptr_array_index (ids, i), smallest) < 0)
      smallest = g_ptr_array_index (ids, i);
  return smallest;
}

/**
 * sam_store_resolve:
 * @id: what a reference names
 * @title: (out) (optional) (nullable) (transfer full): of what it leads to; %NULL: that is not here
 *
 * Follows records that were merged into another. Of a circle, which two computers can make together, the smallest id
 * stands for all, so that every computer shows the same.
 *
 * Returns: (transfer full) (nullable): where it leads, @id itself if that is not here; %NULL with the error set
 */
char *
sam_store_resolve (SamStore *self,
                   const char *id,
                   char **title,
                   GError **error)
{
  g_autoptr (GPtrArray) passed = g_ptr_array_new_with_free_func (g_free);
  g_auto (SamHead) head = { 0 };
  const char *target = id;
  guint circle = G_MAXUINT;

  /* Most records stand for themselves. */
  if (!sam_store_read_head (self, id, &head, error))
    return NULL;
  if (head.merged_into != NULL && !follow_merges (self, id, passed, &circle, &head, error))
    return NULL;
  if (circle != G_MAXUINT)
    {
      target = find_smallest (passed, circle);
      sam_head_clear (&head);
      if (!sam_store_read_head (self, target, &head, error))
        return NULL;
    }
  else if (passed->len > 0)
    target = g_ptr_array_index (passed, passed->len - 1);
  if (title != NULL)
    *title = g_steal_pointer (&head.title);
  return g_strdup (target);
}

/**
 * sam_store_stands_for_itself:
 * @named: what @id says it was merged into
 * @stands: (out): whether this leads back to @id, and it is the smallest of that circle
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_stands_for_itself (SamStore *self,
                             const char *id,
                             const char *named,
                             gboolean *stands,
                             GError **error)
{
  g_autoptr (GPtrArray) passed = g_ptr_array_new_with_free_func (g_free);
  g_auto (SamHead) head = { 0 };
  guint circle;

  g_ptr_array_add (passed, g_strdup (id));
  if (!follow_merges (self, named, passed, &circle, &head, error))
    return FALSE;
  *stands = circle == 0 && g_str_equal (find_smallest (passed, 0), id);
  return TRUE;
}

/**
 * sam_store_find_title:
 *
 * Returns: (transfer full) (nullable): of what @id leads to; %NULL without error: no such record here
 */
char *
sam_store_find_title (SamStore *self,
                      const char *id,
                      GError **error)
{
  char *title = NULL;
  g_autofree char *resolved = sam_store_resolve (self, id, &title, error);

  return title;
}

/**
 * sam_store_dup_title:
 *
 * Returns: (transfer full) (nullable): the title of a record, that of the record it was merged into if it was; NULL
 *   where it is not here
 */
char *
sam_store_dup_title (SamStore *self,
                     const char *id)
{
  g_autoptr (GError) error = NULL;
  char *title = sam_store_find_title (self, id, &error);

  if (error != NULL)
    g_warning ("The title of %s can't be read: %s", id, error->message);
  return title;
}

static void
append_title (GString *part,
              const char *title)
{
  if (title != NULL && title[0] != '\0')
    g_string_append_printf (part, "%s%s", part->len > 0 ? ", " : "", title);
}

static void
append_link_titles (GString *part,
                    const SamField *field,
                    GArray *links)
{
  for (guint i = 0; i < links->len; i++)
    {
      const SamLink *link = &g_array_index (links, SamLink, i);

      if (link->field == field)
        append_title (part, link->title);
    }
}

static gboolean
append_titles (SamStore *self,
               GString *part,
               const char *value,
               GError **error)
{
  g_autofree char *single = sam_json_string_from_canonical (value);
  g_auto (GStrv) ids = single != NULL ? g_strsplit (single, "\n", 1) : sam_json_strv_from_canonical (value);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autofree char *title = sam_store_find_title (self, ids[i], &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      append_title (part, title);
    }
  return TRUE;
}

/**
 * sam_store_compose_title:
 * @links: (nullable) (element-type SamLink): where its references lead; %NULL: it is looked up
 *
 * Words with a space between, titles of others with a comma.
 *
 * Returns: (transfer full) (nullable): the title, empty where nothing names it; %NULL with the error set
 */
char *
sam_store_compose_title (SamStore *self,
                         SamRecord *record,
                         GArray *links,
                         GError **error)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_autoptr (GString) title = g_string_new (NULL);
  gboolean after_reference = FALSE;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      gboolean reference = field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS;
      g_autoptr (GString) part = NULL;

      if ((field->flags & SAM_TITLE) == 0)
        continue;
      part = g_string_new (NULL);
      if (!reference)
        {
          g_autofree char *text = sam_field_format_text (field, sam_record_get_field_value (record, field));

          g_string_append (part, text);
        }
      else if (links != NULL)
        append_link_titles (part, field, links);
      else if (!append_titles (self, part, sam_record_get_field_value (record, field), error))
        return NULL;
      if (part->len == 0)
        continue;
      if (title->len > 0)
        g_string_append (title, reference || after_reference ? ", " : " ");
      g_string_append (title, part->str);
      after_reference = reference;
    }
  return g_string_free (g_steal_pointer (&title), FALSE);
}

/* Whether a record shows or is found by the titles of what this field refers to. */
static gboolean
field_follows_titles (const char *id,
                      const char *field_name)
{
  const SamKind *kind = sam_kind_of_id (id);
  const SamField *field = kind != NULL ? sam_kind_find_field (kind, field_name) : NULL;

  return field != NULL && (field->flags & (SAM_TITLE | SAM_SEARCHED)) != 0;
}

/* Which may refer by more than one field; that it was merged into it, by any of them, is what counts. */
static void
note_referrer (GHashTable *referrers,
               const char *id,
               const char *field,
               gboolean merged)
{
  gboolean was_merged = g_strcmp0 (field, "merged_into") == 0 || g_hash_table_lookup (referrers, id) != NULL;

  if (merged || field_follows_titles (id, field))
    g_hash_table_insert (referrers, g_strdup (id), GINT_TO_POINTER (was_merged));
}

/**
 * sam_store_refresh_referrers:
 * @merged: what @id resolves to changed, not only its title
 *
 * Derives anew those that refer to @id, and through them further, once around a circle.
 *
 * Returns: %FALSE with the error set
 */
gboolean
sam_store_refresh_referrers (SamStore *self,
                             const char *id,
                             gboolean merged,
                             GError **error)
{
  g_autoptr (GHashTable) referrers = NULL;
  gboolean row = TRUE;
  gboolean good = TRUE;
  GHashTableIter iter;
  gpointer referrer;
  gpointer was_merged;

  /* A circle of titles: each would rename the next for ever. */
  if (g_ptr_array_find_with_equal_func (self->renaming, id, g_str_equal, NULL))
    return TRUE;
  referrers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  {
    g_autoptr (sqlite3_stmt) statement =
        sam_store_prepare (self, error,
                           "SELECT d.id, l.field FROM (SELECT record, field FROM link WHERE target = ?1 UNION ALL "
                           "SELECT record, field FROM link WHERE named = ?1 AND named <> target) AS l "
                           "CROSS JOIN document AS d ON d.number = l.record",
                           "s", id);

    while (statement != NULL && (good = sam_database_step (self->database, statement, &row, error)) && row)
      note_referrer (referrers, (const char *) sqlite3_column_text (statement, 0),
                     (const char *) sqlite3_column_text (statement, 1), merged);
    if (statement == NULL || !good)
      return FALSE;
  }

  g_ptr_array_add (self->renaming, g_strdup (id));
  g_hash_table_iter_init (&iter, referrers);
  /* What was merged into this one leads elsewhere now, and so do those that refer to that. */
  while (good && g_hash_table_iter_next (&iter, &referrer, &was_merged))
    good = sam_store_derive (self, referrer, error) &&
           (!merged || was_merged == NULL || sam_store_refresh_referrers (self, referrer, TRUE, error));
  g_ptr_array_remove_index (self->renaming, self->renaming->len - 1);
  return good;
}

/**
 * sam_store_touch:
 *
 * Notes that the row of @id was written, for sam_store_take_touched(); past a limit only that there were too many.
 */
void
sam_store_touch (SamStore *self,
                 const char *id)
{
  if (self->touched->len <= MAX_TOUCHED)
    g_ptr_array_add (self->touched, g_strdup (id));
}

/**
 * sam_store_take_touched:
 *
 * Ids may stand there twice. The next call begins anew.
 *
 * Returns: (transfer full) (nullable): ids; %NULL: too many to name
 */
char **
sam_store_take_touched (SamStore *self)
{
  gboolean too_many = self->touched->len > MAX_TOUCHED;
  char **ids = NULL;

  if (!too_many)
    {
      g_ptr_array_add (self->touched, NULL);
      ids = g_strdupv ((char **) self->touched->pdata);
    }
  g_ptr_array_set_size (self->touched, 0);
  return ids;
}
