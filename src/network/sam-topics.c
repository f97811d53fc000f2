/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-topics.h"

#include "json/sam-json-value.h"
#include "network/sam-name-key.h"
#include "network/sam-shipped-data.h"
#include "record/sam-spelling.h"

#include <string.h>

/* A name may hold the words that separate names ("Borderline en persoonlijkheidsproblematiek"), so up to this many
 * pieces are tried together. */
#define MAX_PIECES 6

/* What a key was made from; a name beats a name without its parenthesis beats a synonym. */
typedef enum
{
  FROM_SYNONYM = 1,
  FROM_SHORT_NAME,
  FROM_NAME,
} KeySource;

typedef struct
{
  const char *id; /* NULL: two topics have an equal right to it */
  const char *first_id;
  KeySource source;
} Key;

struct _SamTopicIndex
{
  GHashTable *topics; /* id → SamRecord */
  GHashTable *keys;   /* name key → Key */
  GRegex *separator;
};

static SamRecord *
read_topic (SamJsonObject *members)
{
  const SamKind *kind = sam_kind_find ("topic");
  g_autofree char *slug = sam_json_to_string (sam_json_object_get (members, "slug"));
  g_autofree char *id = sam_id_from_key (kind, slug);
  g_autofree char *parent = sam_json_to_string (sam_json_object_get (members, "parent"));
  g_auto (GStrv) keys = sam_json_object_dup_keys (members);
  SamRecord *topic = sam_record_new (kind, id);

  for (guint i = 0; keys[i] != NULL; i++)
    if (sam_kind_find_field (kind, keys[i]) != NULL)
      sam_record_set_value (topic, keys[i], sam_json_object_get (members, keys[i]));
  if (parent != NULL)
    {
      g_autofree char *whole = sam_id_from_key (kind, parent);

      sam_record_set_text (topic, "parent", whole);
    }
  return topic;
}

/**
 * sam_topics_load_shipped:
 * @core_only: only those that every new region begins with
 *
 * Returns: (transfer full) (element-type SamRecord): the topics that come with the program; their ids are the same on
 *   every computer
 */
GPtrArray *
sam_topics_load_shipped (gboolean core_only,
                         GError **error)
{
  g_autoptr (GBytes) bytes = sam_shipped_data_load ("topics/topics.json", error);
  g_autoptr (GPtrArray) topics = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (SamJsonObject) file = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (bytes == NULL)
    return NULL;
  file = sam_json_object_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error);
  if (file == NULL)
    return NULL;
  items = sam_json_to_items (sam_json_object_get (file, "topics"));
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) members = sam_json_object_parse (g_ptr_array_index (items, i), -1, error);
      gboolean core = FALSE;

      if (members == NULL)
        return NULL;
      sam_json_to_boolean (sam_json_object_get (members, "core"), &core);
      if (core || !core_only)
        g_ptr_array_add (topics, read_topic (members));
    }
  return g_steal_pointer (&topics);
}

/**
 * sam_topic_index_new:
 *
 * Returns: (transfer full): an index without topics
 */
SamTopicIndex *
sam_topic_index_new (void)
{
  SamTopicIndex *self = g_new0 (SamTopicIndex, 1);

  self->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->separator = g_regex_new ("[,;/&+|\\n]|\\s(?:en|of|and|or|und)\\s", G_REGEX_CASELESS, 0, NULL);
  return self;
}

/**
 * sam_topic_index_free:
 * @self: (transfer full): an index
 */
void
sam_topic_index_free (SamTopicIndex *self)
{
  g_hash_table_unref (self->keys);
  g_hash_table_unref (self->topics);
  g_regex_unref (self->separator);
  g_free (self);
}

static void
add_key (SamTopicIndex *self,
         const char *id,
         const char *name,
         KeySource source)
{
  g_autofree char *text = sam_name_key (name);
  Key *key = g_hash_table_lookup (self->keys, text);

  if (text[0] == '\0' || (key != NULL && key->source > source))
    return;
  if (key != NULL && key->source == source)
    {
      if (key->id != id)
        key->id = NULL;
      return;
    }
  key = g_new0 (Key, 1);
  key->id = key->first_id = id;
  key->source = source;
  g_hash_table_insert (self->keys, g_steal_pointer (&text), key);
}

static void
add_name (SamTopicIndex *self,
          const char *id,
          SamRecord *topic,
          const char *field)
{
  g_autofree char *name = sam_record_dup_text (topic, field);
  g_autofree char *without = NULL;
  char *open;

  if (name == NULL)
    return;
  add_key (self, id, name, FROM_NAME);
  open = strchr (name, '(');
  if (open == NULL)
    return;
  without = g_strdup (name);
  without[open - name] = '\0';
  if (strchr (open, ')') != NULL)
    {
      g_autofree char *short_name = g_strconcat (without, strchr (open, ')') + 1, NULL);

      add_key (self, id, short_name, FROM_SHORT_NAME);
    }
}

/**
 * sam_topic_index_add:
 * @topic: a topic; one with an id that is known already is left out, so add the region's own before the shipped ones
 */
void
sam_topic_index_add (SamTopicIndex *self,
                     SamRecord *topic)
{
  static const char *const names[] = { "name", "name_en", "name_de" };
  g_auto (GStrv) synonyms = sam_record_dup_strv (topic, "synonyms");
  char *id;

  if (g_hash_table_contains (self->topics, sam_record_get_id (topic)))
    return;
  id = g_strdup (sam_record_get_id (topic));
  g_hash_table_insert (self->topics, id, g_object_ref (topic));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_name (self, id, topic, names[i]);
  for (guint i = 0; synonyms != NULL && synonyms[i] != NULL; i++)
    add_key (self, id, synonyms[i], FROM_SYNONYM);
}

/**
 * sam_topic_index_get:
 *
 * Returns: (nullable) (transfer none): the topic of that id
 */
SamRecord *
sam_topic_index_get (SamTopicIndex *self,
                     const char *id)
{
  return g_hash_table_lookup (self->topics, id);
}

/* Edit distance, given up above @limit. */
static guint
measure_distance (const char *a,
                  const char *b,
                  guint limit)
{
  gsize n = strlen (a);
  gsize m = strlen (b);
  g_autofree guint *row = g_new (guint, m + 1);

  if ((n > m ? n - m : m - n) > limit)
    return limit + 1;
  for (gsize j = 0; j <= m; j++)
    row[j] = (guint) j;
  for (gsize i = 1; i <= n; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          guint above = row[j];

          row[j] = MIN (MIN (row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] != b[j - 1]));
          diagonal = above;
        }
    }
  return row[m];
}

/* A name with a slip of the pen, or the name of which the text is a part or that is a part of it. */
static const char *
suggest (SamTopicIndex *self,
         const char *text)
{
  g_autofree char *wanted = sam_name_key (text);
  const char *best = NULL;
  guint best_distance = G_MAXUINT;
  gsize length = strlen (wanted);
  guint limit = (guint) (length / 4);
  GHashTableIter iter;
  gpointer name;
  gpointer value;

  g_hash_table_iter_init (&iter, self->keys);
  while (length >= 4 && g_hash_table_iter_next (&iter, &name, &value))
    {
      const Key *key = value;
      guint distance = strcmp (name, wanted) == 0 ? 0 : 1 + measure_distance (wanted, name, limit);

      if (distance > limit + 1)
        {
          if (strlen (name) < 5 || (strstr (name, wanted) == NULL && strstr (wanted, name) == NULL))
            continue;
          distance = 1000 + (guint) ABS ((int) strlen (name) - (int) length);
        }
      /* The smaller id of two that are as near: the order of a hash table must not decide. */
      if (distance < best_distance || (distance == best_distance && strcmp (key->first_id, best) < 0))
        {
          best = key->first_id;
          best_distance = distance;
        }
    }
  return best;
}

/* The pieces of the text between separators, as positions: start and end of each. */
static GArray *
find_pieces (SamTopicIndex *self,
             const char *text)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GMatchInfo) match = NULL;
  int from = 0;
  int end = (int) strlen (text);

  g_regex_match (self->separator, text, 0, &match);
  while (g_match_info_matches (match))
    {
      int start;
      int next;

      g_match_info_fetch_pos (match, 0, &start, &next);
      g_array_append_val (pieces, from);
      g_array_append_val (pieces, start);
      from = next;
      g_match_info_next (match, NULL);
    }
  g_array_append_val (pieces, from);
  g_array_append_val (pieces, end);
  return pieces;
}

static int
piece_start (GArray *pieces,
             guint i)
{
  return g_array_index (pieces, int, i * 2);
}

static int
piece_end (GArray *pieces,
           guint i)
{
  return g_array_index (pieces, int, i * 2 + 1);
}

/* How many pieces from @first make the longest name, 0 for none. */
static guint
match_pieces (SamTopicIndex *self,
              const char *text,
              GArray *pieces,
              guint first,
              const char **id)
{
  guint n_pieces = pieces->len / 2;

  for (guint n = MIN (MAX_PIECES, n_pieces - first); n > 0; n--)
    {
      int start = piece_start (pieces, first);
      g_autofree char *part = g_strndup (text + start, (gsize) (piece_end (pieces, first + n - 1) - start));
      g_autofree char *name = sam_name_key (part);
      const Key *key = g_hash_table_lookup (self->keys, name);

      if (key != NULL && key->id != NULL)
        {
          *id = key->id;
          return n;
        }
    }
  return 0;
}

static void
add_unknown (SamTopicIndex *self,
             GPtrArray *unknown,
             const char *text,
             int start,
             int end)
{
  g_autofree char *raw = g_strndup (text + start, (gsize) (end - start));
  g_autofree char *part = sam_spelling_trim (raw);
  g_autofree char *key = sam_name_key (part);
  SamUnknownTopic *topic;

  if (key[0] == '\0')
    return;
  topic = g_new0 (SamUnknownTopic, 1);
  topic->suggestion = g_strdup (suggest (self, part));
  topic->text = g_steal_pointer (&part);
  g_ptr_array_add (unknown, topic);
}

/* Whether only a word like "en" stands between two pieces: they are one thought until proven otherwise. */
static gboolean
is_joined_by_word (const char *text,
                   GArray *pieces,
                   guint i)
{
  return g_ascii_isspace (text[piece_end (pieces, i)]);
}

/**
 * sam_topic_index_recognise:
 * @text: (nullable): names of topics with , ; / & + "en" or line breaks between
 * @unknown: (element-type SamUnknownTopic): what is no topic's name is added here
 *
 * Returns: (transfer full): ids of the topics, each once, in the order of the text
 */
char **
sam_topic_index_recognise (SamTopicIndex *self,
                           const char *text,
                           GPtrArray *unknown)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) pieces = find_pieces (self, text != NULL ? text : "");
  guint n_pieces = pieces->len / 2;

  for (guint i = 0; text != NULL && i < n_pieces;)
    {
      const char *id = NULL;
      guint n = match_pieces (self, text, pieces, i, &id);
      guint last = i;

      if (n > 0)
        {
          if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
            g_ptr_array_add (ids, g_strdup (id));
          i += n;
          continue;
        }
      while (last + 1 < n_pieces && is_joined_by_word (text, pieces, last) &&
             match_pieces (self, text, pieces, last + 1, &id) == 0)
        last++;
      add_unknown (self, unknown, text, piece_start (pieces, i), piece_end (pieces, last));
      i = last + 1;
    }
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
}

/**
 * sam_unknown_topic_free:
 * @topic: (transfer full): a piece
 */
void
sam_unknown_topic_free (SamUnknownTopic *topic)
{
  g_free (topic->text);
  g_free (topic->suggestion);
  g_free (topic);
}
