/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that a region publishes, as it stands in its file now. Where two computers changed a consent at the same time,
 * only what both versions allow counts: a withdrawal beats a grant. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-published.h"

#include "json/sam-json-value.h"
#include "record/sam-consents.h"
#include "store/sam-query.h"

#include <string.h>

/**
 * sam_published_free:
 * @self: (transfer full): what may be seen of one record
 */
void
sam_published_free (SamPublished *self)
{
  g_free (self->id);
  g_free (self->record);
  g_free (self->title);
  g_free (self->body);
  g_free (self);
}

/* ISO days compare as text. */
static void
keep_later (SamRecord *consent,
            SamRecord *other,
            const char *field,
            gboolean earlier)
{
  g_autofree char *ours = sam_record_dup_text (consent, field);
  g_autofree char *theirs = sam_record_dup_text (other, field);

  if (theirs != NULL && (ours == NULL || (strcmp (theirs, ours) < 0) == earlier))
    sam_record_set_text (consent, field, theirs);
}

static gboolean
is_same (SamRecord *consent,
         SamRecord *other,
         const char *field)
{
  return g_strcmp0 (sam_record_get_value (consent, field), sam_record_get_value (other, field)) == 0;
}

/* Leaves in @consent only what @other allows too, and says whether anything is left that both allow. */
static gboolean
narrow (SamRecord *consent,
        SamRecord *other)
{
  g_auto (GStrv) ours = sam_record_dup_strv (consent, "fields");
  g_auto (GStrv) theirs = sam_record_dup_strv (other, "fields");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) both = NULL;

  if (!is_same (consent, other, "about") || !is_same (consent, other, "purpose") ||
      !is_same (consent, other, "channel") || sam_record_get_value (other, "withdrawn_on") != NULL ||
      sam_record_get_value (other, "given_on") == NULL || sam_record_get_value (other, "merged_into") != NULL)
    return FALSE;
  keep_later (consent, other, "given_on", FALSE);
  keep_later (consent, other, "expires_on", TRUE);
  /* To tell a story is agreed to as a whole. */
  if ((ours == NULL || ours[0] == NULL) && (theirs == NULL || theirs[0] == NULL))
    return TRUE;
  for (guint i = 0; ours != NULL && theirs != NULL && ours[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) theirs, ours[i]))
      g_strv_builder_add (builder, ours[i]);
  both = g_strv_builder_end (builder);
  sam_record_set_strv (consent, "fields", (const char *const *) both);
  return both[0] != NULL;
}

/* In @allows whether @leaf, a version beside the one in @consent, leaves anything of it. */
static gboolean
narrow_to_leaf (SamStore *store,
                SamRecord *consent,
                SamRevision *leaf,
                gboolean *allows,
                GError **error)
{
  const char *id = sam_record_get_id (consent);
  g_autoptr (SamRevision) loaded = sam_documents_get (sam_store_get_database (store), id, leaf->revision, error);
  g_autoptr (SamRecord) other = NULL;
  SamTombstone reason;

  if (loaded == NULL)
    return FALSE;
  if (leaf->deleted)
    {
      /* The end of a merged version says nothing; a deletion is a withdrawal. */
      *allows = loaded->body != NULL && sam_tombstone_from_body (loaded->body, &reason) &&
                reason == SAM_TOMBSTONE_MERGED;
      return TRUE;
    }
  if (loaded->body != NULL)
    other = sam_record_new_from_body (sam_record_get_kind (consent), id, leaf->revision, loaded->body, NULL);
  *allows = other != NULL && narrow (consent, other);
  return TRUE;
}

/* A consent about a record that went into another one is about that one. */
static gboolean
follow_about (SamStore *store,
              SamRecord *consent,
              GError **error)
{
  g_autoptr (SamRecord) meant = sam_store_follow (store, sam_record_get_id (consent), error);

  if (meant == NULL)
    return FALSE;
  sam_record_set_value (consent, "about", sam_record_get_value (meant, "about"));
  return TRUE;
}

/**
 * sam_consent_load:
 * @id: of a consent
 *
 * Returns: (transfer full) (nullable): what all versions of the consent allow; %NULL without @error: nothing
 */
SamRecord *
sam_consent_load (SamStore *store,
                  const char *id,
                  GError **error)
{
  g_autoptr (SamRecord) consent = sam_store_load (store, id, error);
  g_autoptr (GPtrArray) leaves = NULL;

  if (consent == NULL)
    return NULL;
  leaves = sam_documents_list_leaves (sam_store_get_database (store), id, FALSE, error);
  if (leaves == NULL)
    return NULL;
  for (guint i = 1; i < leaves->len; i++)
    {
      gboolean allows = FALSE;

      if (!narrow_to_leaf (store, consent, g_ptr_array_index (leaves, i), &allows, error) || !allows)
        return NULL;
    }
  return follow_about (store, consent, error) ? g_steal_pointer (&consent) : NULL;
}

/**
 * sam_consents_load_about:
 * @id: of what the consents are about
 *
 * Returns: (transfer full) (element-type SamRecord) (nullable): those that say something, in force or not
 */
GPtrArray *
sam_consents_load_about (SamStore *store,
                         const char *id,
                         GError **error)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, id, sam_kind_find ("consent"), "about", error);
  g_autoptr (GPtrArray) consents = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (GError) failure = NULL;
      SamRecord *consent = sam_consent_load (store, ids[i], &failure);

      if (consent != NULL)
        g_ptr_array_add (consents, consent);
      else if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
    }
  return ids != NULL ? g_steal_pointer (&consents) : NULL;
}

/**
 * sam_consent_was_renewed:
 *
 * Returns: whether all that the consent allows was agreed to again, later, so that nobody has to ask when it runs out
 */
gboolean
sam_consent_was_renewed (SamStore *store,
                         SamRecord *consent)
{
  g_autofree char *about = sam_record_dup_text (consent, "about");
  g_auto (GStrv) ids =
      about != NULL ? sam_store_find_referrers (store, about, sam_kind_find ("consent"), "about", NULL) : NULL;
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      SamRecord *other = sam_store_load (store, ids[i], NULL);

      if (other != NULL)
        g_ptr_array_add (others, other);
    }
  return sam_consent_is_renewed (consent, others);
}

static GPtrArray *
list_ids (SamStore *store,
          const char *kind,
          GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, error);
  g_autoptr (GPtrArray) ids = NULL;

  if (rows == NULL)
    return NULL;
  ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (ids, g_strdup (((SamRow *) g_ptr_array_index (rows, i))->id));
  return g_steal_pointer (&ids);
}

/**
 * sam_consents_load:
 * @doubtful: (nullable) (element-type utf8 utf8): ids of consents whose newest version could not be read: they allow
 *   nothing
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray) (nullable): the id of what consents are about → these consents
 */
GHashTable *
sam_consents_load (SamStore *store,
                   GHashTable *doubtful,
                   GError **error)
{
  g_autoptr (GPtrArray) ids = list_ids (store, "consent", error);
  g_autoptr (GHashTable) consents = NULL;

  if (ids == NULL)
    return NULL;
  consents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      g_autoptr (GError) failure = NULL;
      g_autoptr (SamRecord) consent = NULL;
      g_autofree char *about = NULL;
      GPtrArray *list;

      if (doubtful != NULL && g_hash_table_contains (doubtful, id))
        continue;
      consent = sam_consent_load (store, id, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return NULL;
        }
      about = consent != NULL ? sam_record_dup_text (consent, "about") : NULL;
      if (about == NULL)
        continue;
      list = g_hash_table_lookup (consents, about);
      if (list == NULL)
        {
          list = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (consents, g_steal_pointer (&about), list);
        }
      g_ptr_array_add (list, g_steal_pointer (&consent));
    }
  return g_steal_pointer (&consents);
}

/* FALSE with @error set; a record that is not there any more publishes nothing. */
static gboolean
add_record (SamStore *store,
            const char *id,
            GPtrArray *consents,
            const SamPublisher *publisher,
            GPtrArray *published,
            GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamRecord) record = sam_store_follow (store, id, &failure);
  g_autofree char *body = NULL;
  SamPublished *one;

  if (record == NULL)
    {
      if (g_error_matches (failure, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  body = sam_projection (record, consents, publisher);
  if (body == NULL)
    return TRUE;
  one = g_new0 (SamPublished, 1);
  one->id = sam_projection_dup_id (id, publisher->secret);
  one->record = g_strdup (id);
  one->title = sam_store_dup_title (store, id);
  one->body = g_steal_pointer (&body);
  g_ptr_array_add (published, one);
  return TRUE;
}

static gboolean
add_all (SamStore *store,
         const char *kind,
         const SamPublisher *publisher,
         GHashTable *among,
         GPtrArray *published,
         GError **error)
{
  g_autoptr (GPtrArray) ids = list_ids (store, kind, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if ((among == NULL || g_hash_table_contains (among, g_ptr_array_index (ids, i))) &&
        !add_record (store, g_ptr_array_index (ids, i), NULL, publisher, published, error))
      return FALSE;
  return ids != NULL;
}

/* The published ids of topics that @body names. */
static void
note_topics (GHashTable *named,
             const char *body)
{
  for (const char *at = strstr (body, "\"topic:"); at != NULL; at = strstr (at, "\"topic:"))
    {
      const char *end = strchr (++at, '"');

      if (end != NULL)
        g_hash_table_add (named, g_strndup (at, (gsize) (end - at)));
    }
}

/* Only the topics that something public names, and their parents: the whole list comes with every program. */
static gboolean
add_topics (SamStore *store,
            const SamPublisher *publisher,
            GPtrArray *published,
            GError **error)
{
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_published_free);
  g_autoptr (GHashTable) named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean found = TRUE;

  if (!add_all (store, "topic", publisher, NULL, topics, error))
    return FALSE;
  for (guint i = 0; i < published->len; i++)
    note_topics (named, ((SamPublished *) g_ptr_array_index (published, i))->body);
  while (found)
    {
      found = FALSE;
      for (guint i = topics->len; i-- > 0;)
        {
          SamPublished *topic = g_ptr_array_index (topics, i);

          if (!g_hash_table_contains (named, topic->id))
            continue;
          note_topics (named, topic->body);
          g_ptr_array_add (published, g_ptr_array_steal_index_fast (topics, i));
          found = TRUE;
        }
    }
  return TRUE;
}

/* What is about nobody, so that nobody has to agree. */
static gboolean
add_free_kinds (SamStore *store,
                const SamPublisher *publisher,
                GHashTable *among,
                GPtrArray *published,
                GError **error)
{
  const SamKind *const *kinds = sam_kinds_get_all (NULL);

  for (guint i = 0; kinds[i] != NULL; i++)
    if (!sam_projection_needs_consent (kinds[i], publisher->channel) && strcmp (kinds[i]->name, "topic") != 0 &&
        !add_all (store, kinds[i]->name, publisher, among, published, error))
      return FALSE;
  return add_topics (store, publisher, published, error);
}

static int
compare_records (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(SamPublished *const *) a)->record, (*(SamPublished *const *) b)->record);
}

/**
 * sam_published_list:
 * @publisher: who publishes, where to, and on which day
 * @doubtful: (nullable) (element-type utf8 utf8): ids of consents whose newest version could not be read: they allow
 *   nothing
 * @among: (nullable) (element-type utf8 utf8): only these records, and the topics that they name; NULL is all
 *
 * Returns: (transfer container) (element-type SamPublished) (nullable): everything that may be seen on that channel,
 *   in the order of the records' ids
 */
GPtrArray *
sam_published_list (SamStore *store,
                    const SamPublisher *publisher,
                    GHashTable *doubtful,
                    GHashTable *among,
                    GError **error)
{
  g_autoptr (GHashTable) consents = sam_consents_load (store, doubtful, error);
  g_autoptr (GPtrArray) published = NULL;
  GHashTableIter iter;
  gpointer about;
  gpointer list;

  if (consents == NULL)
    return NULL;
  published = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_published_free);
  g_hash_table_iter_init (&iter, consents);
  while (g_hash_table_iter_next (&iter, &about, &list))
    {
      const SamKind *kind = sam_kind_of_id (about);

      if (kind != NULL && (among == NULL || g_hash_table_contains (among, about)) &&
          sam_projection_needs_consent (kind, publisher->channel) &&
          !add_record (store, about, list, publisher, published, error))
        return NULL;
    }
  if (!add_free_kinds (store, publisher, among, published, error))
    return NULL;
  g_ptr_array_sort (published, compare_records);
  return g_steal_pointer (&published);
}
