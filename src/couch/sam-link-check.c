/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks web pages whether they are still there: one after the other, without fetching them, and without cookies or
 * anything else that tells who asks. */

#define G_LOG_DOMAIN "samenhulp-couch"

#include "couch/sam-link-check.h"

#include "samenhulp-config.h"

#include <libsoup/soup.h>

#define TIMEOUT_SECONDS 15

typedef struct
{
  SoupSession *session;
  SoupMessage *message; /* being sent */
  char **addresses;
  guint next;
  GPtrArray *results;
} Check;

static gboolean ask (GTask *task,
                     const char *method);

static void
check_free (Check *check)
{
  soup_session_abort (check->session);
  g_object_unref (check->session);
  g_clear_object (&check->message);
  g_strfreev (check->addresses);
  g_ptr_array_unref (check->results);
  g_free (check);
}

static void
result_free (SamLinkResult *result)
{
  g_free (result->address);
  g_free (result);
}

static void
add_result (Check *check,
            SamLinkState state)
{
  SamLinkResult *result = g_new0 (SamLinkResult, 1);

  result->address = g_strdup (check->addresses[check->next++]);
  result->state = state;
  g_ptr_array_add (check->results, result);
}

/* Takes @task. */
static void
go_on (GTask *task)
{
  Check *check = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    {
      g_object_unref (task);
      return;
    }
  while (check->addresses[check->next] != NULL)
    {
      if (ask (task, "HEAD"))
        return;
      add_result (check, SAM_LINK_NOT_REACHED);
    }
  g_task_return_pointer (task, g_ptr_array_ref (check->results), (GDestroyNotify) g_ptr_array_unref);
  g_object_unref (task);
}

static SamLinkState
judge (guint status)
{
  if (status == SOUP_STATUS_NOT_FOUND || status == SOUP_STATUS_GONE)
    return SAM_LINK_GONE;
  return status < 400 ? SAM_LINK_WORKS : SAM_LINK_REFUSED;
}

static void
on_answered_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  GTask *task = data;
  Check *check = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) body = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  SamLinkState state = body != NULL ? judge (soup_message_get_status (check->message)) : SAM_LINK_NOT_REACHED;
  gboolean asked_briefly = g_str_equal (soup_message_get_method (check->message), "HEAD");

  /* Its first bytes are enough. */
  if (body != NULL)
    g_input_stream_close (body, NULL, NULL);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      g_object_unref (task);
    }
  else if (body != NULL && state != SAM_LINK_WORKS && asked_briefly)
    /* Not every site knows the brief question. */
    ask (task, "GET");
  else
    {
      add_result (check, state);
      go_on (task);
    }
}

static gboolean
is_web_page (const char *address)
{
  g_autofree char *scheme = g_uri_parse_scheme (address);

  return g_strcmp0 (scheme, "http") == 0 || g_strcmp0 (scheme, "https") == 0;
}

/* FALSE: the address is none that can be asked. */
static gboolean
ask (GTask *task,
     const char *method)
{
  Check *check = g_task_get_task_data (task);
  const char *address = check->addresses[check->next];

  g_clear_object (&check->message);
  if (is_web_page (address))
    check->message = soup_message_new (method, address);
  if (check->message == NULL)
    return FALSE;
  soup_session_send_async (check->session, check->message, G_PRIORITY_LOW, g_task_get_cancellable (task),
                           on_answered_cb, task);
  return TRUE;
}

/**
 * sam_link_check_async:
 * @addresses: of web pages
 * @cancellable: (nullable): ends it at once, also in the middle of an answer
 *
 * Asks each of them in turn. A page that does not answer within a quarter of a minute was not reached.
 */
void
sam_link_check_async (const char *const *addresses,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Check *check = g_new0 (Check, 1);

  g_task_set_source_tag (task, sam_link_check_async);
  check->session = soup_session_new_with_options ("user-agent", "Samenhulp/" VERSION, "timeout", TIMEOUT_SECONDS,
                                                  "idle-timeout", 4, NULL);
  soup_session_remove_feature_by_type (check->session, SOUP_TYPE_AUTH_MANAGER);
  check->addresses = g_strdupv ((char **) addresses);
  check->results = g_ptr_array_new_with_free_func ((GDestroyNotify) result_free);
  g_task_set_task_data (task, check, (GDestroyNotify) check_free);
  go_on (task);
}

/**
 * sam_link_check_finish:
 *
 * Returns: (transfer full) (element-type SamLinkResult) (nullable): what each page said, in the order asked; NULL only
 *   where it was cancelled
 */
GPtrArray *
sam_link_check_finish (GAsyncResult *result,
                       GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
