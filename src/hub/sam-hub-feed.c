/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-hub"

#include "hub/sam-hub-feed.h"

#include "hub/sam-hub-wire.h"

#include "json/sam-json-value.h"

#include <string.h>

#define LONGEST_WAIT_MS 60000
#define SHORTEST_HEARTBEAT_MS 100

typedef struct
{
  gint64 since;
  gint64 limit;
  gint64 interval; /* a sequence in every so many rows */
  gboolean all_leaves;
  gboolean with_documents;
  SamHubDocumentFlags flags;
} Question;

typedef struct
{
  SamHubDatabase *database;
  SoupServerMessage *message;
  Question question;
  guint timer;
  gulong finished_handler;
  gboolean beats; /* the timer is a heartbeat; else it ends the waiting */
} SamHubFeed;

static gboolean
append_leaves (GString *text,
               SamHubDatabase *database,
               const SamRevision *change,
               gboolean all,
               GError **error)
{
  const char *const winner[] = { change->revision, NULL };
  g_auto (GStrv) leaves = NULL;
  const char *const *revisions = winner;

  if (all)
    {
      leaves = sam_documents_list_leaf_ids (database->database, change->id, FALSE, error);
      if (leaves == NULL)
        return FALSE;
      revisions = (const char *const *) leaves;
    }

  for (guint i = 0; revisions[i] != NULL; i++)
    g_string_append_printf (text, "%s{\"rev\":\"%s\"}", i > 0 ? "," : "", revisions[i]);
  return TRUE;
}

static gboolean
append_row (GString *text,
            SamHubDatabase *database,
            const Question *question,
            const SamRevision *change,
            const char *sequence,
            GError **error)
{
  g_autofree char *id = sam_json_from_string (change->id);

  g_string_append_printf (text, "{\"seq\":%s,\"id\":%s,\"changes\":[", sequence, id);
  if (!append_leaves (text, database, change, question->all_leaves, error))
    return FALSE;

  g_string_append_c (text, ']');
  if (change->deleted)
    g_string_append (text, ",\"deleted\":true");
  if (question->with_documents)
    {
      g_autoptr (SamRevision) winner = sam_documents_get (database->database, change->id, NULL, error);

      g_string_append (text, ",\"doc\":");
      if (winner == NULL || !sam_hub_append_document (text, database, winner, question->flags, error))
        return FALSE;
    }
  g_string_append_c (text, '}');
  return TRUE;
}

/* The rows, and what comes after them. */
static gboolean
append_rows (GString *text,
             SamHubDatabase *database,
             const Question *question,
             guint *n_rows,
             GError **error)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autofree char *last_sequence = NULL;
  gint64 last = question->since;
  gint64 pending;

  changes = sam_documents_list_changes (database->database, question->since, (guint) question->limit, error);
  if (changes == NULL)
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      const SamRevision *change = changes->pdata[i];
      gboolean named = question->interval < 2 || (i + 1) % question->interval == 0 || i + 1 == changes->len;
      g_autofree char *sequence = named ? sam_hub_database_format_sequence (database, change->sequence) : NULL;

      if (i > 0)
        g_string_append (text, ",\n");
      if (!append_row (text, database, question, change, named ? sequence : "null", error))
        return FALSE;
      last = change->sequence;
    }

  pending = sam_documents_count_changes (database->database, last, error);
  if (pending < 0)
    return FALSE;

  last_sequence = sam_hub_database_format_sequence (database, last);
  g_string_append_printf (text, "\n],\n\"last_seq\":%s,\"pending\":%" G_GINT64_FORMAT "}\n", last_sequence, pending);
  *n_rows = changes->len;
  return TRUE;
}

/* Takes the feed out of its database; the message goes on by itself. */
static void
free_feed (SamHubFeed *feed)
{
  feed->database->waiters = g_list_remove (feed->database->waiters, feed);
  g_clear_handle_id (&feed->timer, g_source_remove);
  g_signal_handler_disconnect (feed->message, feed->finished_handler);
  g_object_unref (feed->message);
  g_free (feed);
}

static void
append_chunk (SoupServerMessage *message,
              const char *text)
{
  soup_message_body_append (soup_server_message_get_response_body (message), SOUP_MEMORY_COPY, text, strlen (text));
  soup_server_message_unpause (message);
}

static void
end_feed (SamHubFeed *feed,
          const char *text)
{
  g_autoptr (SoupServerMessage) message = g_object_ref (feed->message);

  free_feed (feed);
  append_chunk (message, text);
  soup_message_body_complete (soup_server_message_get_response_body (message));
  soup_server_message_unpause (message);
}

static void
end_feed_empty (SamHubFeed *feed)
{
  g_autofree char *sequence = sam_hub_database_format_sequence (feed->database, feed->question.since);
  g_autofree char *text = g_strdup_printf ("\n],\n\"last_seq\":%s,\"pending\":0}\n", sequence);

  end_feed (feed, text);
}

static gboolean
on_timer_cb (gpointer data)
{
  SamHubFeed *feed = data;

  if (feed->beats)
    {
      append_chunk (feed->message, "\n");
      return G_SOURCE_CONTINUE;
    }

  feed->timer = 0;
  end_feed_empty (feed);
  return G_SOURCE_REMOVE;
}

static void
on_finished_cb (SamHubFeed *feed,
                SoupServerMessage *message)
{
  free_feed (feed);
}

static void
wait_for_changes (SamHubRequest *request,
                  const Question *question,
                  gint64 heartbeat,
                  gint64 timeout)
{
  SamHubFeed *feed = g_new0 (SamHubFeed, 1);
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (request->message);
  const char *start = "{\"results\":[\n";

  feed->database = request->database;
  feed->message = g_object_ref (request->message);
  feed->question = *question;
  feed->beats = heartbeat > 0;
  feed->timer = g_timeout_add (feed->beats ? MAX (heartbeat, SHORTEST_HEARTBEAT_MS) : MIN (timeout, LONGEST_WAIT_MS),
                               on_timer_cb, feed);
  feed->finished_handler = g_signal_connect_swapped (feed->message, "finished", G_CALLBACK (on_finished_cb), feed);
  request->database->waiters = g_list_append (request->database->waiters, feed);

  soup_server_message_set_status (request->message, SOUP_STATUS_OK, NULL);
  soup_message_headers_set_encoding (headers, SOUP_ENCODING_CHUNKED);
  soup_message_body_set_accumulate (soup_server_message_get_response_body (request->message), FALSE);
  soup_message_headers_replace (headers, "Content-Type", "application/json");
  soup_message_headers_replace (headers, "Cache-Control", "must-revalidate");
  soup_message_body_append (soup_server_message_get_response_body (request->message), SOUP_MEMORY_STATIC, start,
                            strlen (start));
}

static gboolean
read_question (SamHubRequest *request,
               Question *question)
{
  const char *filter = sam_hub_request_get_option (request, "filter");

  question->limit = G_MAXINT32;
  if (filter != NULL || sam_hub_request_get_flag (request, "descending"))
    {
      sam_hub_request_fail (request, SOUP_STATUS_NOT_IMPLEMENTED, "not_implemented",
                            "This server offers neither filters nor the reverse order.");
      return FALSE;
    }
  if (!sam_hub_request_get_number (request, "limit", &question->limit) ||
      !sam_hub_request_get_number (request, "seq_interval", &question->interval))
    return FALSE;
  if (!sam_hub_database_parse_sequence (request->database, sam_hub_request_get_option (request, "since"),
                                        &question->since))
    {
      sam_hub_request_fail (request, SOUP_STATUS_BAD_REQUEST, "bad_request", "Malformed sequence supplied in 'since'.");
      return FALSE;
    }

  question->all_leaves = g_strcmp0 (sam_hub_request_get_option (request, "style"), "all_docs") == 0;
  question->with_documents = sam_hub_request_get_flag (request, "include_docs");
  if (sam_hub_request_get_flag (request, "conflicts"))
    question->flags = SAM_HUB_DOCUMENT_CONFLICTS;
  return TRUE;
}

static gboolean
read_waiting (SamHubRequest *request,
              gint64 *heartbeat,
              gint64 *timeout)
{
  *heartbeat = 0;
  *timeout = LONGEST_WAIT_MS;
  if (g_strcmp0 (sam_hub_request_get_option (request, "heartbeat"), "true") == 0)
    {
      *heartbeat = LONGEST_WAIT_MS;
      return TRUE;
    }
  return sam_hub_request_get_number (request, "heartbeat", heartbeat) &&
         sam_hub_request_get_number (request, "timeout", timeout);
}

/**
 * sam_hub_handle_changes:
 * @request: GET or POST /db/_changes
 */
void
sam_hub_handle_changes (SamHubRequest *request)
{
  const char *feed = sam_hub_request_get_option (request, "feed");
  g_autoptr (GString) text = g_string_new ("{\"results\":[\n");
  g_autoptr (GError) error = NULL;
  Question question = { 0 };
  gint64 heartbeat;
  gint64 timeout;
  guint n_rows = 0;

  if (feed != NULL && strcmp (feed, "normal") != 0 && strcmp (feed, "longpoll") != 0)
    {
      sam_hub_request_fail (request, SOUP_STATUS_NOT_IMPLEMENTED, "not_implemented",
                            "This server offers the feeds normal and longpoll.");
      return;
    }
  if (!read_question (request, &question) || !read_waiting (request, &heartbeat, &timeout))
    return;
  if (!append_rows (text, request->database, &question, &n_rows, &error))
    {
      sam_hub_request_fail_error (request, error);
      return;
    }

  if (n_rows == 0 && question.limit > 0 && g_strcmp0 (feed, "longpoll") == 0)
    wait_for_changes (request, &question, heartbeat, timeout);
  else
    sam_hub_request_reply (request, SOUP_STATUS_OK, g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * sam_hub_feed_wake:
 * @database: a database in which something was committed
 */
void
sam_hub_feed_wake (SamHubDatabase *database)
{
  g_autoptr (GList) waiters = g_list_copy (database->waiters);

  for (GList *item = waiters; item != NULL; item = item->next)
    {
      SamHubFeed *feed = item->data;
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      guint n_rows = 0;

      if (!append_rows (text, database, &feed->question, &n_rows, &error))
        {
          g_message ("%s", error->message);
          end_feed_empty (feed);
        }
      else if (n_rows > 0)
        end_feed (feed, text->str);
    }
}

/**
 * sam_hub_feed_end:
 * @database: a database that is about to go
 */
void
sam_hub_feed_end (SamHubDatabase *database)
{
  while (database->waiters != NULL)
    end_feed_empty (database->waiters->data);
}
