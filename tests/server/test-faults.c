/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What networks and servers do wrong, at every request of a synchronisation: each fault ends in its sentence, nothing
 * is lost, and the next run sets everything right: test-faults, with the arguments of test-servers. */

#include "sam-fault-proxy.h"
#include "sam-office.h"

#include <string.h>

#define JSON "Content-Type: application/json\r\n"
#define CLOSE "Connection: close\r\n\r\n"
#define OK "HTTP/1.1 200 OK\r\n"
#define NO_BODY "Content-Length: 0\r\n" CLOSE

typedef struct
{
  const char *name;
  const char *answer; /* NULL: one without end */
  gsize length;       /* 0: up to its zero byte */
  SamCouchError code;
  const char *words;
} Fault;

static const Fault faults[] = {
  { "401", "HTTP/1.1 401 No\r\n" NO_BODY, 0, SAM_COUCH_ERROR_UNAUTHORIZED, "user name and password" },
  { "403", "HTTP/1.1 403 No\r\n" NO_BODY, 0, SAM_COUCH_ERROR_FORBIDDEN, "Ask your administrator" },
  { "409", "HTTP/1.1 409 No\r\n" NO_BODY, 0, SAM_COUCH_ERROR_CONFLICT, "wrong on the server" },
  { "413", "HTTP/1.1 413 No\r\n" NO_BODY, 0, SAM_COUCH_ERROR_TOO_LARGE, "less at once" },
  { "429", "HTTP/1.1 429 No\r\nContent-Length: 0\r\nRetry-After: 1\r\n" CLOSE, 0, SAM_COUCH_ERROR_BUSY, "busy" },
  { "500", "HTTP/1.1 500 No\r\n" NO_BODY, 0, SAM_COUCH_ERROR_SERVER, "wrong on the server" },
  { "502", "HTTP/1.1 502 No\r\n" NO_BODY, 0, SAM_COUCH_ERROR_SERVER, "wrong on the server" },
  { "503", "HTTP/1.1 503 No\r\n" NO_BODY, 0, SAM_COUCH_ERROR_BUSY, "busy" },
  { "html", OK "Content-Type: text/html\r\nContent-Length: 28\r\n" CLOSE "<html>Log in first!</html>\r\n", 0,
    SAM_COUCH_ERROR_NONSENSE, "wants you to log in" },
  { "half-json", OK JSON "Content-Length: 13\r\n" CLOSE "{\"results\":[{", 0, SAM_COUCH_ERROR_NONSENSE,
    "can't be understood" },
  { "other-json", OK JSON "Content-Length: 2\r\n" CLOSE "17", 0, SAM_COUCH_ERROR_NONSENSE,
    "can't be understood" },
  { "longer-than-it-is", OK JSON "Content-Length: 900\r\n" CLOSE "{\"results\":[", 0,
    SAM_COUCH_ERROR_CUT, "broke off" },
  { "shorter-than-it-is", OK JSON "Content-Length: 5\r\n" CLOSE "{\"results\":[],\"last_seq\":1}", 0,
    SAM_COUCH_ERROR_NONSENSE, "can't be understood" },
  { "a-broken-chunk", OK JSON "Transfer-Encoding: chunked\r\n" CLOSE "zz\r\n{}\r\n", 0,
    SAM_COUCH_ERROR_NONSENSE, "can't be understood" },
  { "half-a-head", "HTTP/1.1 200 OK\r\nContent-Ty", 0, SAM_COUCH_ERROR_CUT, "broke off" },
  { "nothing", "", 0, SAM_COUCH_ERROR_CUT, "broke off" },
  { "no-http", "SSH-2.0-OpenSSH_9.2\r\n", 0, SAM_COUCH_ERROR_CUT, "broke off" },
  { "broken-packing",
    OK JSON "Content-Encoding: gzip\r\nContent-Length: 12\r\n" CLOSE "\x1f\x8b\x08\0\0\0\0\0garb",
    sizeof OK JSON "Content-Encoding: gzip\r\nContent-Length: 12\r\n" CLOSE + 11,
    SAM_COUCH_ERROR_NONSENSE, "can't be understood" },
  { "no-end", NULL, 0, SAM_COUCH_ERROR_TOO_LARGE, "less at once" },
};

static const char *const requests[] = { "/_local/", "/_changes", "/_bulk_get", "/_revs_diff", "/_bulk_docs", " /" };

static void
set_fault (SamFaultProxy *proxy,
           const char *request,
           const Fault *fault)
{
  if (fault->answer == NULL)
    sam_fault_proxy_answer_endlessly (proxy, request);
  else
    sam_fault_proxy_answer (proxy, request, fault->answer, fault->length > 0 ? (gssize) fault->length : -1);
}

/* A document of its own can be to blame for what is wrong with a request for documents: the run goes on without it, and
 * tries it again the next time. */
static gboolean
may_blame_document (const char *request,
                    SamCouchError code)
{
  return (strstr (request, "_bulk") != NULL &&
          (code == SAM_COUCH_ERROR_TOO_LARGE || code == SAM_COUCH_ERROR_NONSENSE)) ||
         (strcmp (request, "/_bulk_docs") == 0 && code == SAM_COUCH_ERROR_SERVER);
}

/* Who has logged in well and is still sent away knows the password, but has no business there. */
static gboolean
is_expected (const char *request,
             const Fault *fault,
             const GError *error,
             const char *sentence)
{
  if (fault->code == SAM_COUCH_ERROR_UNAUTHORIZED && strcmp (request, " /") != 0 &&
      g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_FORBIDDEN))
    return strstr (sentence, "Ask your administrator") != NULL;
  return g_error_matches (error, SAM_COUCH_ERROR, (int) fault->code) && strstr (sentence, fault->words) != NULL;
}

static void
sync_through (SamOffice *office,
              SamFaultProxy *proxy,
              const char *request,
              const Fault *fault)
{
  g_autoptr (SamPeer) peer = sam_office_connect (office, sam_fault_proxy_get_address (proxy), NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  SamSyncResult result;

  set_fault (proxy, request, fault);
  if (sam_sync_run (office->bea->store, peer, NULL, NULL, &result, NULL, &error))
    {
      if (result.quarantined + result.refused != 1 || !may_blame_document (request, fault->code))
        g_error ("“%s” at %s was not noticed", fault->name, request);
    }
  else
    {
      sentence = sam_sync_explain (error);
      if (!is_expected (request, fault, error, sentence))
        g_error ("“%s” at %s: %s (%s)", fault->name, request, sentence, error->message);
    }
  g_assert_cmpuint (sam_fault_proxy_count_spoilt (proxy), >, 0);
}

/* One record waits on the server for Bea, and one of hers waits to be sent. */
static void
test_faults (SamOffice *office,
             gconstpointer data)
{
  g_autoptr (SamFaultProxy) proxy = sam_fault_proxy_new (office->backend->address);

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint j = 0; j < G_N_ELEMENTS (requests); j++)
      {
        g_autofree char *coming = sam_laptop_add (office->ada, "Komt");
        g_autofree char *going = NULL;

        sam_office_sync (office, office->ada);
        going = sam_laptop_add (office->bea, "Gaat");
        sync_through (office, proxy, requests[j], &faults[i]);
        sam_fault_proxy_answer (proxy, NULL, NULL, 0);
        sam_office_sync (office, office->bea);
        sam_office_sync (office, office->ada);
        sam_office_assert_same (office, coming);
        sam_office_assert_same (office, going);
      }
  sam_laptop_assert_sound (office->bea);
}

/* Where the server sends on to, somebody else may listen: not a byte goes there. */
static void
test_redirects (SamOffice *office,
                gconstpointer data)
{
  g_autoptr (SamFaultProxy) proxy = sam_fault_proxy_new (office->backend->address);
  g_autoptr (SamFaultProxy) elsewhere = sam_fault_proxy_new (office->backend->address);
  g_autofree char *id = sam_laptop_add (office->ada, "Groep");
  static const guint statuses[] = { 301, 302, 303, 307, 308 };

  sam_fault_proxy_answer (elsewhere, "/", "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    for (guint j = 0; j < G_N_ELEMENTS (requests); j++)
      {
        g_autofree char *answer = g_strdup_printf ("HTTP/1.1 %u On\r\nLocation: %s/region\r\n" NO_BODY, statuses[i],
                                                   sam_fault_proxy_get_address (elsewhere));

        if (strstr (requests[j], "_bulk_get") != NULL)
          continue; /* nothing waits to be asked for */
        sam_fault_proxy_answer (proxy, requests[j], answer, -1);
        sam_office_sync_badly (office, office->ada, sam_fault_proxy_get_address (proxy), NULL,
                               SAM_COUCH_ERROR_ADDRESS, "sends on to another address");
      }
  g_assert_cmpuint (sam_fault_proxy_count_spoilt (elsewhere), ==, 0);
  sam_office_sync (office, office->ada);
  sam_office_sync (office, office->bea);
  sam_office_assert_same (office, id);
}

static guint
count_bytes (SamOffice *office,
             SamFaultProxy *proxy,
             SamLaptop *laptop)
{
  g_autoptr (SamPeer) peer = sam_office_connect (office, sam_fault_proxy_get_address (proxy), NULL);
  g_autoptr (GError) error = NULL;

  sam_fault_proxy_take_bytes (proxy);
  sam_sync_run (laptop->store, peer, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return sam_fault_proxy_take_bytes (proxy);
}

static void
cut_after (SamOffice *office,
           SamFaultProxy *proxy,
           SamLaptop *laptop,
           guint bytes)
{
  g_autoptr (SamPeer) peer = sam_office_connect (office, sam_fault_proxy_get_address (proxy), NULL);
  g_autoptr (GError) error = NULL;

  sam_fault_proxy_cut_after (proxy, bytes);
  if (!sam_sync_run (laptop->store, peer, NULL, NULL, NULL, NULL, &error) &&
      !g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_CUT) &&
      !g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NONSENSE))
    g_error ("Cut after %u bytes: %s", bytes, error->message);
  sam_fault_proxy_cut_after (proxy, 0);
}

/* Cut in every region of what the server says in a whole run: heads, lists, documents, and the ends of each. */
static void
test_cuts (SamOffice *office,
           gconstpointer data)
{
  g_autoptr (SamFaultProxy) proxy = sam_fault_proxy_new (office->backend->address);
  g_autoptr (GPtrArray) ids = sam_office_add_many (office->ada, 30);
  guint push = count_bytes (office, proxy, office->ada);
  guint pull = count_bytes (office, proxy, office->bea);
  guint regions = 25;

  g_test_message ("The server says %u bytes to a push and %u to a pull", push, pull);
  for (guint i = 0; i <= regions; i++)
    {
      g_autofree char *id = sam_laptop_add (office->ada, "Erbij");

      cut_after (office, proxy, office->ada, 1 + push * i / regions);
      sam_office_sync (office, office->ada);
      g_ptr_array_add (ids, g_steal_pointer (&id));
      cut_after (office, proxy, office->bea, 1 + push * i / regions);
      sam_office_sync (office, office->bea);
    }
  sam_laptop_free (office->bea);
  office->bea = sam_laptop_new ("Bea");
  /* A first pull, cut again and again, each time from where it was. */
  for (guint i = 0; i <= regions; i++)
    cut_after (office, proxy, office->bea, 1 + pull * i / regions);
  sam_fault_proxy_cut_after (proxy, 1);
  sam_office_sync_badly (office, office->ada, sam_fault_proxy_get_address (proxy), NULL,
                         SAM_COUCH_ERROR_CUT, "broke off");
  sam_office_sync (office, office->bea);
  sam_office_assert_all_there (office, ids);
  sam_laptop_assert_sound (office->bea);
}

static void
test_slow_lines (SamOffice *office,
                 gconstpointer data)
{
  g_autoptr (SamFaultProxy) proxy = sam_fault_proxy_new (office->backend->address);
  g_autoptr (GPtrArray) ids = sam_office_add_many (office->ada, 30);

  sam_fault_proxy_delay (proxy, 5);
  count_bytes (office, proxy, office->ada);
  count_bytes (office, proxy, office->bea);
  sam_office_assert_all_there (office, ids);
}

/* Each run is a dozen requests at least, from more than one thread. */
static void
test_connections (SamOffice *office,
                  gconstpointer data)
{
  g_autoptr (SamFaultProxy) proxy = sam_fault_proxy_new (office->backend->address);
  g_autoptr (GPtrArray) ids = sam_office_add_many (office->ada, 30);

  count_bytes (office, proxy, office->ada);
  count_bytes (office, proxy, office->bea);
  g_test_message ("%u connections", sam_fault_proxy_count_connections (proxy));
  g_assert_cmpuint (sam_fault_proxy_count_connections (proxy), <=, 6);
  sam_office_assert_all_there (office, ids);
}

int
main (int argc,
      char **argv)
{
  SamBackend *backend;
  int status;

  g_test_init (&argc, &argv, NULL);
  backend = sam_backend_start (argv + 1);
  sam_office_add_test (backend, "faults", "each-ends-in-its-sentence-and-loses-nothing", test_faults);
  sam_office_add_test (backend, "faults", "another-host-hears-nothing", test_redirects);
  sam_office_add_test (backend, "faults", "cuts-anywhere-lose-nothing", test_cuts);
  sam_office_add_test (backend, "faults", "slow-lines-are-borne", test_slow_lines);
  sam_office_add_test (backend, "faults", "connections-are-kept", test_connections);
  status = g_test_run ();
  sam_backend_free (backend);
  return status;
}
