/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "couch/sam-link-check.h"

#include <libsoup/soup.h>
#include <string.h>

/* A site whose pages say what their address asks for. */
typedef struct
{
  SoupServer *server;
  char *root;
  GString *asked;
  GAsyncResult *result;
} Site;

static void
on_request_cb (SoupServer *server,
               SoupServerMessage *message,
               const char *path,
               GHashTable *query,
               gpointer data)
{
  Site *site = data;
  const char *method = soup_server_message_get_method (message);

  g_string_append_printf (site->asked, "%s %s\n", method, path);
  if (g_str_equal (path, "/moved"))
    soup_server_message_set_redirect (message, SOUP_STATUS_MOVED_PERMANENTLY, "/200");
  else if (g_str_equal (path, "/to-a-file"))
    soup_server_message_set_redirect (message, SOUP_STATUS_MOVED_PERMANENTLY, "file:///etc/passwd");
  else if (g_str_equal (path, "/no-head"))
    soup_server_message_set_status (message, g_str_equal (method, "HEAD") ? 405 : 200, NULL);
  else
    soup_server_message_set_status (message, (guint) atoi (path + 1), NULL);
}

static void
set_up (Site *site,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GSList *addresses;

  site->asked = g_string_new (NULL);
  site->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (site->server, NULL, on_request_cb, site, NULL);
  soup_server_listen_local (site->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  addresses = soup_server_get_uris (site->server);
  site->root = g_uri_to_string (addresses->data);
  site->root[strlen (site->root) - 1] = '\0';
  g_slist_free_full (addresses, (GDestroyNotify) g_uri_unref);
}

static void
tear_down (Site *site,
           gconstpointer data)
{
  g_object_unref (site->server);
  g_string_free (site->asked, TRUE);
  g_free (site->root);
}

static void
on_checked_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  ((Site *) data)->result = g_object_ref (result);
}

static GPtrArray *
check (Site *site,
       const char *const *addresses,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  site->result = NULL;
  sam_link_check_async (addresses, cancellable, on_checked_cb, site);
  while (site->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = site->result;
  return sam_link_check_finish (result, error);
}

static void
test_states (Site *site,
             gconstpointer data)
{
  static const struct
  {
    const char *path;
    SamLinkState state;
  } cases[] = {
    { "/200", SAM_LINK_WORKS },
    { "/404", SAM_LINK_GONE },
    { "/410", SAM_LINK_GONE },
    { "/403", SAM_LINK_REFUSED },
    { "/500", SAM_LINK_REFUSED },
    { "/no-head", SAM_LINK_WORKS },
    { "/moved", SAM_LINK_WORKS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = g_strconcat (site->root, cases[i].path, NULL);
      g_autoptr (GPtrArray) results = check (site, (const char *[]){ address, NULL }, NULL, NULL);
      const SamLinkResult *result = results->pdata[0];

      g_test_message ("%s", cases[i].path);
      g_assert_cmpstr (result->address, ==, address);
      g_assert_cmpint (result->state, ==, cases[i].state);
    }
}

static void
test_only_the_web (Site *site,
                   gconstpointer data)
{
  g_autofree char *to_a_file = g_strconcat (site->root, "/to-a-file", NULL);
  const char *const addresses[] = { "file:///etc/passwd", "ftp://a.example", "javascript:alert(1)", "geen adres",
                                    "http://127.0.0.1:9/", to_a_file, NULL };
  g_autoptr (GPtrArray) results = check (site, addresses, NULL, NULL);

  g_assert_cmpuint (results->len, ==, 6);
  for (guint i = 0; i < results->len; i++)
    g_assert_cmpint (((SamLinkResult *) results->pdata[i])->state, !=, SAM_LINK_WORKS);
}

/* A text may hold as many as its writer likes. */
static void
test_many_wrong_ones (Site *site,
                      gconstpointer data)
{
  const guint n = 300000;
  g_autofree const char **addresses = g_new0 (const char *, n + 1);
  g_autoptr (GPtrArray) results = NULL;

  for (guint i = 0; i < n; i++)
    addresses[i] = "http:";
  results = check (site, addresses, NULL, NULL);
  g_assert_cmpuint (results->len, ==, n);
}

/* One question for a page that works, and no cookie or name with it. */
static void
test_polite (Site *site,
             gconstpointer data)
{
  g_autofree char *first = g_strconcat (site->root, "/200", NULL);
  g_autofree char *second = g_strconcat (site->root, "/204", NULL);
  g_autoptr (GPtrArray) results = check (site, (const char *[]){ first, second, NULL }, NULL, NULL);

  g_assert_cmpuint (results->len, ==, 2);
  g_assert_cmpstr (site->asked->str, ==, "HEAD /200\nHEAD /204\n");
}

static gboolean
on_cancel_cb (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_REMOVE;
}

static void
test_cancelled (Site *site,
                gconstpointer data)
{
  /* It listens and never answers. */
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, NULL);
  g_autofree char *address = g_strdup_printf ("http://127.0.0.1:%u/", port);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_idle_add (on_cancel_cb, cancellable);
  g_assert_null (check (site, (const char *[]){ address, address, NULL }, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_nothing (Site *site,
              gconstpointer data)
{
  g_autoptr (GPtrArray) results = check (site, (const char *[]){ NULL }, NULL, NULL);

  g_assert_cmpuint (results->len, ==, 0);
}

#define ADD(path, func) g_test_add (path, Site, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  /* The way out of this computer is a setting of the desktop, which is not there in a test. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("/couch/link-check/each-answer-has-its-state", test_states);
  ADD ("/couch/link-check/only-web-pages-are-asked", test_only_the_web);
  ADD ("/couch/link-check/wrong-addresses-do-not-pile-up", test_many_wrong_ones);
  ADD ("/couch/link-check/asks-once-and-briefly", test_polite);
  ADD ("/couch/link-check/ends-when-cancelled", test_cancelled);
  ADD ("/couch/link-check/no-links-are-no-work", test_nothing);

  return g_test_run ();
}
