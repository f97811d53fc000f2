/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The base of a three-way merge. The tree knows one parent; a merge has more: the leaves it names in its body key
 * "merged". With those, the tree is a graph, and the base is its nearest common ancestor. Every computer must find the
 * same one. */

#define G_LOG_DOMAIN "samenhulp-documents"

#include "documents/sam-document-rows.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

typedef struct
{
  char *revision;
  char *parent; /* NULL: a root */
  char **merged;
  gboolean deleted;
} Node;

static void
free_node (gpointer data)
{
  Node *node = data;

  g_free (node->revision);
  g_free (node->parent);
  g_strfreev (node->merged);
  g_free (node);
}

static char **
read_merged (const char *body)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (body, -1, NULL);

  return object != NULL ? sam_json_to_strv (sam_json_object_get (object, "merged")) : NULL;
}

/* All of the document's revisions by id. */
static GHashTable *
load_graph (SamDatabase *database,
            gint64 document,
            GError **error)
{
  g_autoptr (GHashTable) graph = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_node);
  g_autoptr (sqlite3_stmt) statement = NULL;
  gboolean row;

  statement = sam_rows_query (database, error,
                              "SELECT child.generation, child.hash, child.deleted,"
                              "  parent.generation || '-' || parent.hash,"
                              "  iif (instr (child.body, '\"merged\"'), child.body, NULL)"
                              " FROM revision AS child LEFT JOIN revision AS parent ON parent.number = child.parent"
                              " WHERE child.document = ?",
                              "i", document);
  if (statement == NULL)
    return NULL;

  while (sam_database_step (database, statement, &row, error))
    {
      Node *node;

      if (!row)
        return g_steal_pointer (&graph);
      node = g_new0 (Node, 1);
      node->revision = sam_rows_dup_revision (statement, 0);
      node->deleted = sqlite3_column_int (statement, 2);
      node->parent = sam_statement_dup_text (statement, 3);
      if (sqlite3_column_type (statement, 4) != SQLITE_NULL)
        node->merged = read_merged ((const char *) sqlite3_column_text (statement, 4));
      g_hash_table_insert (graph, node->revision, node);
    }

  return NULL;
}

static void
push_parents (GHashTable *graph,
              const char *revision,
              GQueue *queue)
{
  Node *node = g_hash_table_lookup (graph, revision);

  if (node == NULL)
    return;
  if (node->parent != NULL)
    g_queue_push_tail (queue, node->parent);
  for (guint i = 0; node->merged != NULL && node->merged[i] != NULL; i++)
    g_queue_push_tail (queue, node->merged[i]);
}

/* The revision itself and all it came from. */
static GHashTable *
collect_ancestors (GHashTable *graph,
                   const char *revision)
{
  GHashTable *ancestors = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GQueue) queue = g_queue_new ();

  for (const char *next = revision; next != NULL; next = g_queue_pop_head (queue))
    if (g_hash_table_contains (graph, next) && g_hash_table_add (ancestors, (char *) next))
      push_parents (graph, next, queue);

  return ancestors;
}

static gboolean
is_before (Node *candidate,
           Node *best)
{
  return best == NULL ||
         sam_revision_id_compare (candidate->revision, candidate->deleted, best->revision, best->deleted) > 0;
}

static Node *
find_base (GHashTable *graph,
           const char *ours,
           const char *theirs)
{
  g_autoptr (GHashTable) common = collect_ancestors (graph, ours);
  g_autoptr (GHashTable) of_theirs = collect_ancestors (graph, theirs);
  g_autoptr (GHashTable) farther = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GQueue) queue = g_queue_new ();
  GHashTableIter iter;
  gpointer revision;
  Node *best = NULL;

  g_hash_table_iter_init (&iter, common);
  while (g_hash_table_iter_next (&iter, &revision, NULL))
    if (!g_hash_table_contains (of_theirs, revision))
      g_hash_table_iter_remove (&iter);

  /* Whatever a common ancestor came from is common too, but farther away. */
  g_hash_table_iter_init (&iter, common);
  while (g_hash_table_iter_next (&iter, &revision, NULL))
    push_parents (graph, revision, queue);
  while ((revision = g_queue_pop_head (queue)) != NULL)
    g_hash_table_add (farther, revision);

  g_hash_table_iter_init (&iter, common);
  while (g_hash_table_iter_next (&iter, &revision, NULL))
    if (!g_hash_table_contains (farther, revision) && is_before (g_hash_table_lookup (graph, revision), best))
      best = g_hash_table_lookup (graph, revision);

  return best;
}

/**
 * sam_documents_find_merge_base:
 * @database: a connection
 * @id: the document's id
 * @ours: a revision of it
 * @theirs: another
 *
 * Returns: (transfer full) (nullable): the nearest common ancestor, of several the first in winner order, without body
 *   where that is not here; %NULL without error when there is none
 */
SamRevision *
sam_documents_find_merge_base (SamDatabase *database,
                               const char *id,
                               const char *ours,
                               const char *theirs,
                               GError **error)
{
  g_autoptr (GHashTable) graph = NULL;
  g_autoptr (GError) bodyless = NULL;
  g_auto (SamDocumentRow) document = { 0 };
  SamRevision *base;
  Node *node;

  if (!sam_rows_find_document (database, id, &document, error))
    return NULL;

  graph = load_graph (database, document.number, error);
  node = graph != NULL ? find_base (graph, ours, theirs) : NULL;
  if (node == NULL)
    return NULL;

  base = sam_documents_get (database, id, node->revision, &bodyless);
  if (base != NULL)
    return base;
  if (!g_error_matches (bodyless, SAM_DOCUMENTS_ERROR, SAM_DOCUMENTS_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&bodyless));
      return NULL;
    }

  base = g_new0 (SamRevision, 1);
  base->id = g_strdup (id);
  base->revision = g_strdup (node->revision);
  base->deleted = node->deleted;
  return base;
}
