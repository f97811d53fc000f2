/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-memory-server.h"

#include "json/sam-json-scan.h"

#include <string.h>

typedef struct
{
  char *revision;
  char *parent; /* NULL: a root */
  char *body;   /* NULL: not known */
  gboolean deleted;
} Node;

typedef struct
{
  char *id;
  guint sequence;
  GHashTable *nodes; /* revision → Node */
} Document;

struct _SamMemoryServer
{
  GHashTable *documents; /* id → Document */
  GHashTable *locals;
  guint sequence;
  guint requests;

  GRand *random;
  double probability;
  int failure;
  int cut_after;
  GBytes *attachment;   /* what every attachment holds; NULL: it is missing */
  gboolean cuts;        /* the next one ends in the middle */
  guint kept_revisions; /* 0: all */
  guint n_clashes;
  SamMemoryVisitor visitor;
  gpointer visitor_data;
  char *refused_text;
  gboolean refuse_batch;
  gboolean read_only_checkpoints;
  gboolean strangers;
  gsize most_bytes;
  guint epoch; /* of the sequences */
  char *lagging;
  guint too_large;
  guint handed_out;
};

#define SAM_TYPE_MEMORY_PEER (sam_memory_peer_get_type ())
G_DECLARE_FINAL_TYPE (SamMemoryPeer, sam_memory_peer, SAM, MEMORY_PEER, GObject)

struct _SamMemoryPeer
{
  GObject parent_instance;

  SamMemoryServer *server;
};

static void fill (SamPeerInterface *interface);

#define IMPLEMENT_PEER G_IMPLEMENT_INTERFACE (SAM_TYPE_PEER, fill)

G_DEFINE_FINAL_TYPE_WITH_CODE (SamMemoryPeer, sam_memory_peer, G_TYPE_OBJECT, IMPLEMENT_PEER)

static void
free_node (gpointer data)
{
  Node *node = data;

  g_free (node->revision);
  g_free (node->parent);
  g_free (node->body);
  g_free (node);
}

static void
free_document (gpointer data)
{
  Document *document = data;

  g_free (document->id);
  g_hash_table_unref (document->nodes);
  g_free (document);
}

static Document *
get_document (SamMemoryServer *self,
              const char *id)
{
  Document *document = g_hash_table_lookup (self->documents, id);

  if (document != NULL)
    return document;
  document = g_new0 (Document, 1);
  document->id = g_strdup (id);
  document->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_node);
  g_hash_table_insert (self->documents, document->id, document);
  return document;
}

/* The protocol's rule: live before deleted, then the higher generation, then the greater hash. */
static int
compare_leaves (gconstpointer a,
                gconstpointer b)
{
  const Node *first = *(Node *const *) a;
  const Node *second = *(Node *const *) b;
  gint64 generations = g_ascii_strtoll (second->revision, NULL, 10) - g_ascii_strtoll (first->revision, NULL, 10);

  if (first->deleted != second->deleted)
    return first->deleted ? 1 : -1;
  if (generations != 0)
    return generations > 0 ? 1 : -1;
  return strcmp (second->revision, first->revision);
}

static GPtrArray *
list_leaves (Document *document)
{
  g_autoptr (GHashTable) parents = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *leaves = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer node;

  g_hash_table_iter_init (&iter, document->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    if (((Node *) node)->parent != NULL)
      g_hash_table_add (parents, ((Node *) node)->parent);
  g_hash_table_iter_init (&iter, document->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &node))
    if (!g_hash_table_contains (parents, ((Node *) node)->revision))
      g_ptr_array_add (leaves, node);
  g_ptr_array_sort (leaves, compare_leaves);
  return leaves;
}

/* As `_revs_limit`: of each leaf only so many generations stay. */
static void
stem (SamMemoryServer *self,
      Document *document)
{
  g_autoptr (GPtrArray) leaves = list_leaves (document);
  g_autoptr (GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer revision;

  for (guint i = 0; i < leaves->len; i++)
    {
      Node *node = leaves->pdata[i];

      for (guint depth = 0; node != NULL && depth < self->kept_revisions; depth++)
        {
          g_hash_table_add (kept, node->revision);
          node = node->parent != NULL ? g_hash_table_lookup (document->nodes, node->parent) : NULL;
        }
    }
  g_hash_table_iter_init (&iter, document->nodes);
  while (g_hash_table_iter_next (&iter, &revision, NULL))
    if (!g_hash_table_contains (kept, revision))
      g_hash_table_iter_remove (&iter);
}

static void
insert (SamMemoryServer *self,
        const char *id,
        char **path,
        gboolean deleted,
        const char *body)
{
  Document *document = get_document (self, id);
  gboolean changed = FALSE;

  for (guint i = 0; path[i] != NULL; i++)
    {
      Node *node = g_hash_table_lookup (document->nodes, path[i]);

      if (node == NULL)
        {
          node = g_new0 (Node, 1);
          node->revision = g_strdup (path[i]);
          node->body = i == 0 ? g_strdup (body) : NULL;
          node->deleted = i == 0 && deleted;
          g_hash_table_insert (document->nodes, node->revision, node);
          changed = TRUE;
        }
      else if (i == 0 && node->body != NULL && strcmp (node->body, body) != 0)
        self->n_clashes++;
      if (node->parent == NULL)
        node->parent = g_strdup (path[i + 1]);
    }
  if (changed)
    document->sequence = ++self->sequence;
  if (self->kept_revisions > 0)
    stem (self, document);
}

/* FALSE: this request breaks off. With @after it was done and only the answer is lost. */
static gboolean
works (SamMemoryServer *self,
       gboolean after,
       GError **error)
{
  gboolean cut = FALSE;

  if (!after)
    self->requests++;
  if (!after && self->visitor != NULL)
    self->visitor (self->visitor_data);
  if (!after && self->failure >= 0)
    {
      g_set_error_literal (error, SAM_COUCH_ERROR, self->failure, "scripted");
      return FALSE;
    }
  if (!after && self->cut_after >= 0 && self->cut_after-- == 0)
    cut = TRUE;
  if (self->random != NULL && g_rand_double (self->random) < self->probability / 2)
    cut = TRUE;
  if (cut)
    g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT, "scripted");
  return !cut;
}

static gboolean
memory_check (SamPeer *peer,
              GCancellable *cancellable,
              GError **error)
{
  return works (SAM_MEMORY_PEER (peer)->server, FALSE, error);
}

static char *
memory_get_local (SamPeer *peer,
                  const char *name,
                  GCancellable *cancellable,
                  GError **error)
{
  SamMemoryServer *self = SAM_MEMORY_PEER (peer)->server;

  return works (self, FALSE, error) ? g_strdup (g_hash_table_lookup (self->locals, name)) : NULL;
}

static gboolean
memory_put_local (SamPeer *peer,
                  const char *name,
                  const char *body,
                  GCancellable *cancellable,
                  GError **error)
{
  SamMemoryServer *self = SAM_MEMORY_PEER (peer)->server;

  if (!works (self, FALSE, error))
    return FALSE;
  if (self->read_only_checkpoints)
    {
      g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN, "read only");
      return FALSE;
    }
  g_hash_table_replace (self->locals, g_strdup (name), g_strdup (body));
  return works (self, TRUE, error);
}

static int
compare_documents (gconstpointer a,
                   gconstpointer b)
{
  const Document *first = *(Document *const *) a;
  const Document *second = *(Document *const *) b;

  return first->sequence < second->sequence ? -1 : 1;
}

static void
append_row (GString *rows,
            Document *document)
{
  g_autoptr (GPtrArray) leaves = list_leaves (document);

  g_string_append_printf (rows, "%s{\"seq\":null,\"id\":\"%s\",\"changes\":[", rows->len > 0 ? "," : "", document->id);
  for (guint i = 0; i < leaves->len; i++)
    g_string_append_printf (rows, "%s{\"rev\":\"%s\"}", i > 0 ? "," : "", ((Node *) leaves->pdata[i])->revision);
  g_string_append_printf (rows, "]%s}", ((Node *) leaves->pdata[0])->deleted ? ",\"deleted\":true" : "");
}

static SamCouchChanges *
memory_get_changes (SamPeer *peer,
                    const char *since,
                    guint limit,
                    GCancellable *cancellable,
                    GError **error)
{
  SamMemoryServer *self = SAM_MEMORY_PEER (peer)->server;
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autofree char *text = NULL;
  guint from = since != NULL ? atoi (since + 1) : 0; /* "17-0" in quotes */
  guint last = from;
  GHashTableIter iter;
  gpointer document;

  if (!works (self, FALSE, error))
    return NULL;
  if (since != NULL && atoi (strchr (since, '-') + 1) != (int) self->epoch)
    {
      g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED, "Malformed sequence");
      return NULL;
    }
  /* At least once: a cluster in trouble tells what it has told before. */
  if (self->random != NULL && self->probability > 0)
    from -= g_rand_int_range (self->random, 0, MIN (from, 10) + 1);
  g_hash_table_iter_init (&iter, self->documents);
  while (g_hash_table_iter_next (&iter, NULL, &document))
    if (((Document *) document)->sequence > from)
      g_ptr_array_add (documents, document);
  g_ptr_array_sort (documents, compare_documents);
  for (guint i = 0; i < MIN (limit, documents->len); i++)
    {
      append_row (rows, documents->pdata[i]);
      last = ((Document *) documents->pdata[i])->sequence;
    }
  text = g_strdup_printf ("{\"results\":[%s],\"last_seq\":\"%u-%u\",\"pending\":%u}", rows->str, last,
                          self->epoch, documents->len - MIN (limit, documents->len));
  return sam_couch_parse_changes (text, -1, error);
}

/* A peer hands out what has passed the gate, and marks what has not. */
static SamCouchDocument *
hand_out (Document *document,
          Node *node)
{
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autoptr (GError) failure = NULL;
  SamCouchDocument *handed;

  for (Node *at = node; at != NULL; at = at->parent != NULL ? g_hash_table_lookup (document->nodes, at->parent) : NULL)
    g_strv_builder_add (path, at->revision);
  list = g_strv_builder_end (path);
  handed = sam_couch_document_new (document->id, (const char *const *) list, node->deleted, node->body);
  if (!sam_json_scan (node->body, -1, &failure))
    handed->problem = g_strdup (failure->message);
  return handed;
}

static Document *
find_document (SamMemoryServer *self,
               const char *id)
{
  return g_strcmp0 (id, self->lagging) != 0 ? g_hash_table_lookup (self->documents, id) : NULL;
}

static gboolean
descends_from (Document *document,
               Node *node,
               const char *revision)
{
  while (node != NULL && strcmp (node->revision, revision) != 0)
    node = node->parent != NULL ? g_hash_table_lookup (document->nodes, node->parent) : NULL;
  return node != NULL;
}

/* With latest=true: the leaves that descend from what was asked for. */
static GPtrArray *
memory_get_documents (SamPeer *peer,
                      GPtrArray *wanted,
                      GCancellable *cancellable,
                      GError **error)
{
  SamMemoryServer *self = SAM_MEMORY_PEER (peer)->server;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);

  if (!works (self, FALSE, error))
    return NULL;
  for (guint i = 0; i < wanted->len; i++)
    {
      const SamCouchRevisions *one = wanted->pdata[i];
      Document *document = find_document (self, one->id);
      g_autoptr (GPtrArray) leaves = document != NULL ? list_leaves (document) : g_ptr_array_new ();

      for (guint j = 0; one->revisions[j] != NULL; j++)
        for (guint k = 0; k < leaves->len; k++)
          if (descends_from (document, leaves->pdata[k], one->revisions[j]))
            g_ptr_array_add (found, hand_out (document, leaves->pdata[k]));
    }
  self->handed_out += found->len;
  return g_steal_pointer (&found);
}

static char *
memory_get_body (SamPeer *peer,
                 const char *id,
                 const char *revision,
                 GCancellable *cancellable,
                 GError **error)
{
  SamMemoryServer *self = SAM_MEMORY_PEER (peer)->server;
  Document *document = g_hash_table_lookup (self->documents, id);
  Node *node = document != NULL ? g_hash_table_lookup (document->nodes, revision) : NULL;

  return works (self, FALSE, error) && node != NULL ? g_strdup (node->body) : NULL;
}

static GBytes *
memory_get_attachment (SamPeer *peer,
                       const char *id,
                       const char *name,
                       GCancellable *cancellable,
                       GError **error)
{
  SamMemoryServer *self = SAM_MEMORY_PEER (peer)->server;

  if (!works (self, FALSE, error))
    return NULL;
  if (self->attachment != NULL && self->cuts)
    {
      self->cuts = FALSE;
      return g_bytes_new_from_bytes (self->attachment, 0, g_bytes_get_size (self->attachment) / 2);
    }
  if (self->attachment != NULL)
    return g_bytes_ref (self->attachment);
  g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND, "missing");
  return NULL;
}

static GPtrArray *
memory_get_missing (SamPeer *peer,
                    GPtrArray *offered,
                    GCancellable *cancellable,
                    GError **error)
{
  SamMemoryServer *self = SAM_MEMORY_PEER (peer)->server;
  g_autoptr (GPtrArray) missing = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_revisions_free);

  if (!works (self, FALSE, error))
    return NULL;
  for (guint i = 0; i < offered->len; i++)
    {
      const SamCouchRevisions *one = offered->pdata[i];
      Document *document = find_document (self, one->id);
      g_autoptr (GStrvBuilder) lacking = g_strv_builder_new ();
      g_auto (GStrv) list = NULL;

      for (guint j = 0; one->revisions[j] != NULL; j++)
        if (document == NULL || !g_hash_table_contains (document->nodes, one->revisions[j]))
          g_strv_builder_add (lacking, one->revisions[j]);
      list = g_strv_builder_end (lacking);
      if (list[0] != NULL)
        g_ptr_array_add (missing, sam_couch_revisions_new (one->id, (const char *const *) list));
    }
  if (self->strangers)
    g_ptr_array_add (missing, sam_couch_revisions_new ("group:stranger", (const char *[]){ "1-stranger", NULL }));
  return g_steal_pointer (&missing);
}

static gboolean
is_refused (SamMemoryServer *self,
            SamCouchDocument *document)
{
  return self->refused_text != NULL && strstr (document->body, self->refused_text) != NULL;
}

static GPtrArray *
memory_put_documents (SamPeer *peer,
                      GPtrArray *documents,
                      GCancellable *cancellable,
                      GError **error)
{
  SamMemoryServer *self = SAM_MEMORY_PEER (peer)->server;
  g_autoptr (GPtrArray) refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_refusal_free);
  gsize bytes = 0;

  if (!works (self, FALSE, error))
    return NULL;
  for (guint i = 0; i < documents->len; i++)
    bytes += strlen (((SamCouchDocument *) documents->pdata[i])->body);
  if (self->most_bytes > 0 && bytes > self->most_bytes)
    {
      self->too_large++;
      g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_TOO_LARGE, "too much");
      return NULL;
    }
  for (guint i = 0; self->refuse_batch && i < documents->len; i++)
    if (is_refused (self, documents->pdata[i]))
      {
        g_set_error_literal (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_REFUSED, "one of these is bad");
        return NULL;
      }
  for (guint i = 0; i < documents->len; i++)
    {
      SamCouchDocument *document = documents->pdata[i];

      if (is_refused (self, document))
        g_ptr_array_add (refusals, sam_couch_refusal_new (document->id, document->path[0], "forbidden", "not welcome"));
      else
        insert (self, document->id, document->path, document->deleted, document->body);
    }
  if (self->strangers)
    g_ptr_array_add (refusals, sam_couch_refusal_new ("group:stranger", NULL, "forbidden", "who is this"));
  return works (self, TRUE, error) ? g_steal_pointer (&refusals) : NULL;
}

static void
fill (SamPeerInterface *interface)
{
  interface->check = memory_check;
  interface->get_local = memory_get_local;
  interface->put_local = memory_put_local;
  interface->get_changes = memory_get_changes;
  interface->get_documents = memory_get_documents;
  interface->get_body = memory_get_body;
  interface->get_attachment = memory_get_attachment;
  interface->get_missing = memory_get_missing;
  interface->put_documents = memory_put_documents;
}

static void
sam_memory_peer_class_init (SamMemoryPeerClass *klass)
{
}

static void
sam_memory_peer_init (SamMemoryPeer *self)
{
}

SamMemoryServer *
sam_memory_server_new (void)
{
  SamMemoryServer *self = g_new0 (SamMemoryServer, 1);

  self->documents = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_document);
  self->locals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->failure = -1;
  self->cut_after = -1;
  return self;
}

void
sam_memory_server_free (SamMemoryServer *self)
{
  g_hash_table_unref (self->documents);
  g_hash_table_unref (self->locals);
  g_clear_pointer (&self->attachment, g_bytes_unref);
  g_free (self->refused_text);
  g_free (self->lagging);
  g_free (self);
}

SamPeer *
sam_memory_server_connect (SamMemoryServer *self)
{
  SamMemoryPeer *peer = g_object_new (SAM_TYPE_MEMORY_PEER, NULL);

  peer->server = self;
  return SAM_PEER (peer);
}

SamSyncResult
sam_memory_server_sync (SamMemoryServer *self,
                        SamStore *store)
{
  g_autoptr (SamPeer) peer = sam_memory_server_connect (self);
  g_autoptr (GError) error = NULL;
  SamSyncResult result;

  sam_sync_run (store, peer, NULL, NULL, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

void
sam_memory_server_sync_both (SamMemoryServer *self,
                             SamStore *first,
                             SamStore *second)
{
  sam_memory_server_sync (self, first);
  sam_memory_server_sync (self, second);
  sam_memory_server_sync (self, first);
}

void
sam_memory_server_set_faults (SamMemoryServer *self,
                              GRand *random,
                              double probability)
{
  self->random = random;
  self->probability = probability;
}

void
sam_memory_server_set_visitor (SamMemoryServer *self,
                               SamMemoryVisitor visitor,
                               gpointer data)
{
  self->visitor = visitor;
  self->visitor_data = data;
}

void
sam_memory_server_keep_revisions (SamMemoryServer *self,
                                  guint generations)
{
  self->kept_revisions = generations;
}

void
sam_memory_server_set_failure (SamMemoryServer *self,
                               int code)
{
  self->failure = code;
}

void
sam_memory_server_cut_attachment (SamMemoryServer *self)
{
  self->cuts = TRUE;
}

void
sam_memory_server_set_attachment (SamMemoryServer *self,
                                  const char *held)
{
  g_clear_pointer (&self->attachment, g_bytes_unref);
  self->attachment = g_bytes_new (held, strlen (held));
}

void
sam_memory_server_cut_after (SamMemoryServer *self,
                             guint requests)
{
  self->cut_after = (int) requests;
}

void
sam_memory_server_refuse (SamMemoryServer *self,
                          const char *text,
                          gboolean whole_batch)
{
  g_free (self->refused_text);
  self->refused_text = g_strdup (text);
  self->refuse_batch = whole_batch;
}

void
sam_memory_server_speak_of_strangers (SamMemoryServer *self)
{
  self->strangers = TRUE;
}

void
sam_memory_server_set_most_bytes (SamMemoryServer *self,
                                  gsize bytes)
{
  self->most_bytes = bytes;
}

guint
sam_memory_server_get_too_large (SamMemoryServer *self)
{
  return self->too_large;
}

guint
sam_memory_server_get_handed_out (SamMemoryServer *self)
{
  return self->handed_out;
}

void
sam_memory_server_set_read_only_checkpoints (SamMemoryServer *self)
{
  self->read_only_checkpoints = TRUE;
}

void
sam_memory_server_forget_checkpoints (SamMemoryServer *self)
{
  g_hash_table_remove_all (self->locals);
}

void
sam_memory_server_forget_sequences (SamMemoryServer *self)
{
  self->epoch++;
}

void
sam_memory_server_lag_behind (SamMemoryServer *self,
                              const char *id)
{
  g_free (self->lagging);
  self->lagging = g_strdup (id);
}

void
sam_memory_server_forget_everything (SamMemoryServer *self)
{
  g_hash_table_remove_all (self->locals);
  g_hash_table_remove_all (self->documents);
  self->sequence = 0;
}

static void
copy_document (SamMemoryServer *to,
               Document *from)
{
  Document *document = get_document (to, from->id);
  GHashTableIter iter;
  gpointer data;

  document->sequence = from->sequence;
  g_hash_table_iter_init (&iter, from->nodes);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      Node *copy = g_new0 (Node, 1);
      const Node *node = data;

      copy->revision = g_strdup (node->revision);
      copy->parent = g_strdup (node->parent);
      copy->body = g_strdup (node->body);
      copy->deleted = node->deleted;
      g_hash_table_insert (document->nodes, copy->revision, copy);
    }
}

void
sam_memory_server_restore (SamMemoryServer *self,
                           SamMemoryServer *backup)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  sam_memory_server_forget_everything (self);
  self->sequence = backup->sequence;
  g_hash_table_iter_init (&iter, backup->documents);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    copy_document (self, value);
  g_hash_table_iter_init (&iter, backup->locals);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (self->locals, g_strdup (key), g_strdup (value));
}

SamMemoryServer *
sam_memory_server_copy (SamMemoryServer *self)
{
  SamMemoryServer *copy = sam_memory_server_new ();

  sam_memory_server_restore (copy, self);
  return copy;
}

void
sam_memory_server_write (SamMemoryServer *self,
                         const char *id,
                         const char *path,
                         gboolean deleted,
                         const char *body)
{
  g_auto (GStrv) revisions = g_strsplit (path, " ", -1);

  insert (self, id, revisions, deleted, body);
}

void
sam_memory_server_replace_body (SamMemoryServer *self,
                                const char *id,
                                const char *revision,
                                const char *body)
{
  Document *document = g_hash_table_lookup (self->documents, id);
  Node *node = g_hash_table_lookup (document->nodes, revision);

  g_free (node->body);
  node->body = g_strdup (body);
}

char *
sam_memory_server_dup_leaves (SamMemoryServer *self,
                              const char *id)
{
  Document *document = g_hash_table_lookup (self->documents, id);
  g_autoptr (GPtrArray) leaves = NULL;
  GString *text;

  if (document == NULL)
    return NULL;
  leaves = list_leaves (document);
  text = g_string_new (NULL);
  for (guint i = 0; i < leaves->len; i++)
    g_string_append_printf (text, "%s%s%s", i > 0 ? " " : "", ((Node *) leaves->pdata[i])->revision,
                            ((Node *) leaves->pdata[i])->deleted ? "!" : "");
  return g_string_free (text, FALSE);
}

char *
sam_memory_server_dup_body (SamMemoryServer *self,
                            const char *id,
                            const char *revision)
{
  Document *document = g_hash_table_lookup (self->documents, id);
  Node *node = document != NULL ? g_hash_table_lookup (document->nodes, revision) : NULL;

  return node != NULL ? g_strdup (node->body) : NULL;
}

guint
sam_memory_server_count_clashes (SamMemoryServer *self)
{
  return self->n_clashes;
}

guint
sam_memory_server_count_revisions (SamMemoryServer *self,
                                   const char *id)
{
  Document *document = g_hash_table_lookup (self->documents, id);

  return document != NULL ? g_hash_table_size (document->nodes) : 0;
}

guint
sam_memory_server_get_requests (SamMemoryServer *self)
{
  return self->requests;
}
