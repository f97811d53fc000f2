/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A region, the platform and a real server between them: help questions come in once, also when the program is killed
 * meanwhile, and nothing goes the other way that should not. */

#include "sam-backend.h"
#include "sam-fault-proxy.h"
#include "sam-laptop.h"
#include "sam-marked-record.h"

#include "json/sam-json-object.h"
#include "network/sam-evaluation-link.h"
#include "network/sam-new-region.h"
#include "network/sam-region-record.h"
#include "store/sam-query.h"
#include "sync/sam-http-peer.h"
#include "sync/sam-provision.h"
#include "sync/sam-publication-choice.h"
#include "sync/sam-region-sync.h"
#include "sync/sam-server.h"

#include <string.h>

#define QUESTIONS 40
#define KILLS 12

static SamBackend *backend;
static const char *program;

typedef struct
{
  char *slug;
  char *user;
  char *password;
  SamCouchClient *administrator;
  SamLaptop *ada;
  SamLaptop *bea;
} Stage;

/* A hub keeps its users elsewhere: there the administrator is the coordinator. */
static void
provision (Stage *stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps =
      sam_provision (stage->administrator, stage->slug, (const char *[]){ stage->slug, NULL }, NULL, &error);

  g_assert_no_error (error);
  stage->user = g_strdup (backend->user);
  stage->password = g_strdup (backend->password);
  for (guint i = 0; i < steps->len; i++)
    {
      const SamProvisionStep *step = g_ptr_array_index (steps, i);

      if (step->password == NULL)
        continue;
      g_free (stage->user);
      g_free (stage->password);
      stage->user = g_strdup (stage->slug);
      stage->password = g_strdup (step->password);
    }
}

static void
set_up (Stage *stage,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  if (backend->address == NULL)
    return;
  stage->slug = g_strdup_printf ("proef-%08x", g_random_int ());
  stage->administrator = sam_couch_client_new (backend->address, backend->user, backend->password, &error);
  g_assert_no_error (error);
  provision (stage);
  stage->ada = sam_laptop_new ("Ada");
  stage->bea = sam_laptop_new ("Bea");
  g_assert_true (sam_new_region (stage->ada->store, stage->slug, stage->slug, NULL));
  g_assert_true (sam_new_region (stage->bea->store, stage->slug, stage->slug, NULL));
  g_assert_true (sam_server_set (stage->ada->store, backend->address, stage->user, NULL));
  g_assert_true (sam_server_set (stage->bea->store, backend->address, stage->user, NULL));
}

static void
tear_down (Stage *stage,
           gconstpointer data)
{
  const char *const prefixes[] = { "/region-", "/platform-" };

  if (backend->address == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      g_autofree char *path = g_strconcat (prefixes[i], stage->slug, NULL);
      g_autoptr (GBytes) reply = sam_couch_client_request (stage->administrator, "DELETE", path, NULL, NULL, NULL);
    }
  sam_laptop_assert_sound (stage->ada);
  sam_laptop_assert_sound (stage->bea);
  sam_laptop_free (stage->ada);
  sam_laptop_free (stage->bea);
  g_object_unref (stage->administrator);
  g_free (stage->slug);
  g_free (stage->user);
  g_free (stage->password);
}

static gboolean
is_there (void)
{
  if (backend->address == NULL)
    g_test_skip (backend->reason);
  return backend->address != NULL;
}

static SamRegionResult
sync_region (Stage *stage,
             SamLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamPeer) region = sam_server_connect (laptop->store, stage->password, NULL, &error);
  g_auto (SamRegionResult) result = { 0 };

  g_assert_no_error (error);
  sam_region_sync (laptop->store, region, NULL, NULL, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static char *
ask (Stage *stage,
     const char *method,
     const char *tail,
     const char *body)
{
  g_autofree char *path = g_strdup_printf ("/platform-%s%s", stage->slug, tail);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) reply = sam_couch_client_request (stage->administrator, method, path, body, NULL, &error);

  g_assert_no_error (error);
  return g_strndup (g_bytes_get_data (reply, NULL), g_bytes_get_size (reply));
}

static void
send_question (Stage *stage,
               guint number)
{
  g_autofree char *body = g_strdup_printf ("{\"docs\":[{\"_id\":\"question:p-%u\",\"subject\":\"Vraag %u\","
                                           "\"received_at\":1795000000}]}",
                                           number, number);
  g_autofree char *answer = ask (stage, "POST", "/_bulk_docs", body);

  g_assert_nonnull (strstr (answer, "\"rev\""));
}

static gint64
count_questions (SamLaptop *laptop)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("question"));

  return sam_store_count (laptop->store, query, NULL);
}

static void
test_both_ways (Stage *stage,
                gconstpointer data)
{
  g_autoptr (SamRecord) question = NULL;
  g_autofree char *all = NULL;
  g_autofree char *leaves = NULL;
  g_autofree char *there = NULL;
  SamRegionResult result;

  if (!is_there ())
    return;
  result = sync_region (stage, stage->ada);
  g_assert_true (result.platform.there);
  send_question (stage, 1);
  result = sync_region (stage, stage->ada);
  g_assert_cmpuint (result.platform.taken, ==, 1);
  result = sync_region (stage, stage->bea);
  g_assert_cmpuint (result.platform.taken, ==, 0);
  g_assert_cmpint (count_questions (stage->bea), ==, 1);
  leaves = sam_laptop_dup_leaves (stage->ada, "question:p-1");
  there = sam_laptop_dup_leaves (stage->bea, "question:p-1");
  g_assert_cmpstr (leaves, ==, there);

  /* What is asked by telephone the platform gets to know of, without who asks, and without the words. */
  question = sam_marked_record_new (sam_kind_find ("question"));
  g_assert_true (sam_store_save (stage->bea->store, question, NULL));
  g_assert_true (sam_publication_choose (stage->bea->store, SAM_PUBLICATION_ON, NULL));
  result = sync_region (stage, stage->bea);
  g_assert_cmpuint (result.to_platform.added, >=, 2);
  result = sync_region (stage, stage->ada);
  g_assert_cmpuint (result.to_platform.added + result.to_platform.changed + result.platform.taken, ==, 0);
  all = ask (stage, "GET", "/_changes?include_docs=true&style=all_docs", NULL);
  g_assert_nonnull (strstr (all, "\"kind\":\"question\""));
  g_assert_null (strstr (all, "Vraag 1"));
  g_assert_nonnull (strstr (all, "secret0"));
  sam_marked_record_assert_absent (question, SAM_REACH_PLATFORM, all);
  g_free (all);
  all = ask (stage, "GET", "/_all_docs", NULL);
  g_assert_null (strstr (all, "question:p-1"));

  g_assert_true (sam_publication_choose (stage->ada->store, SAM_PUBLICATION_OFF, NULL));
  result = sync_region (stage, stage->ada);
  g_assert_cmpuint (result.to_platform.withdrawn, >=, 2);
  g_free (all);
  all = ask (stage, "GET", "/_all_docs?include_docs=true", NULL);
  g_assert_null (strstr (all, "\"kind\":\"question\""));
}

/* When the server has said so much to it, or it is done. */
static void
kill_after (SamLaptop *laptop,
            SamFaultProxy *proxy,
            guint bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error, program,
                        "--database", laptop->path, "sync", "--once", NULL);

  g_assert_no_error (error);
  for (guint heard = 0; heard < bytes && g_subprocess_get_identifier (process) != NULL;
       heard += sam_fault_proxy_take_bytes (proxy))
    g_usleep (1000);
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
}

/* Two laptops at it, each killed again and again while the platform goes on sending. */
static void
test_kills (Stage *stage,
            gconstpointer data)
{
  g_autoptr (SamFaultProxy) proxy = NULL;
  g_autofree char *left = NULL;
  guint whole;

  if (!is_there ())
    return;
  g_setenv ("SAMENHULP_PASSWORD", stage->password, TRUE);
  proxy = sam_fault_proxy_new (backend->address);
  g_assert_true (sam_server_set (stage->ada->store, sam_fault_proxy_get_address (proxy), stage->user, NULL));
  g_assert_true (sam_server_set (stage->bea->store, sam_fault_proxy_get_address (proxy), stage->user, NULL));
  sync_region (stage, stage->ada);
  sync_region (stage, stage->bea);
  sam_fault_proxy_take_bytes (proxy);
  send_question (stage, QUESTIONS);
  sync_region (stage, stage->ada);
  whole = sam_fault_proxy_take_bytes (proxy);
  for (guint i = 0; i < KILLS; i++)
    {
      for (guint j = i * QUESTIONS / KILLS; j < (i + 1) * QUESTIONS / KILLS; j++)
        send_question (stage, j);
      kill_after (i % 2 == 0 ? stage->ada : stage->bea, proxy,
                  (i + 1) * whole / KILLS + (guint) g_test_rand_int_range (0, (gint32) (whole / KILLS)));
    }
  sync_region (stage, stage->bea);
  sync_region (stage, stage->ada);
  sync_region (stage, stage->bea);
  g_assert_cmpint (count_questions (stage->ada), ==, QUESTIONS + 1);
  g_assert_cmpint (count_questions (stage->bea), ==, QUESTIONS + 1);
  for (guint i = 0; i <= QUESTIONS; i++)
    {
      g_autofree char *id = g_strdup_printf ("question:p-%u", i);
      g_autofree char *here = sam_laptop_dup_leaves (stage->ada, id);
      g_autofree char *there = sam_laptop_dup_leaves (stage->bea, id);

      g_assert_cmpstr (here, ==, there);
      g_assert_null (strchr (here, ' '));
    }
  left = ask (stage, "GET", "/_all_docs", NULL);
  g_assert_null (strstr (left, "question:p-"));
}

/* A link is given out, the platform writes what was filled in, and another laptop has it, without a name. */
static void
test_forms (Stage *stage,
            gconstpointer data)
{
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (SamRecord) match = NULL;
  g_autoptr (SamRecord) evaluation = NULL;
  g_autoptr (SamEvaluationLink) link = NULL;
  g_autofree char *code = NULL;
  g_autofree char *id = NULL;
  g_autofree char *body = NULL;
  g_autofree char *left = NULL;
  g_autofree char *question = sam_id_new (sam_kind_find ("question"));
  SamRegionResult result;

  if (!is_there ())
    return;
  record = sam_region_record_load (stage->ada->store, NULL);
  sam_record_set_text (record, "form_url", "https://platform.example/form");
  g_assert_true (sam_store_save (stage->ada->store, record, NULL));
  match = sam_record_new (sam_kind_find ("match"), NULL);
  sam_record_set_text (match, "question", question);
  g_assert_true (sam_store_save (stage->ada->store, match, NULL));
  link = sam_evaluation_link_send (stage->ada->store, sam_record_get_id (match), "2026-11-20", NULL);
  code = g_strdup (strstr (link->url, "code=") + strlen ("code="));
  sync_region (stage, stage->ada);

  id = g_strconcat ("evaluation:reply-", code, NULL);
  body = g_strdup_printf ("{\"docs\":[{\"_id\":\"%s\",\"form\":\"match\",\"filled_in_on\":\"2026-11-21\","
                          "\"helped\":\"yes\"}]}",
                          id);
  g_free (ask (stage, "POST", "/_bulk_docs", body));
  result = sync_region (stage, stage->bea);
  g_assert_cmpuint (result.platform.forms, ==, 1);
  g_assert_cmpuint (result.platform.taken, ==, 0);
  sync_region (stage, stage->ada);
  evaluation = sam_store_load (stage->ada->store, id, NULL);
  g_assert_nonnull (evaluation);
  g_assert_false (sam_record_has_value (evaluation, "about"));
  left = ask (stage, "GET", "/_all_docs", NULL);
  g_assert_null (strstr (left, code));
}

/* The server of one office has no platform; its region synchronises, and nothing is wrong. */
static void
test_without (Stage *stage,
              gconstpointer data)
{
  SamRegionResult result;

  if (!is_there ())
    return;
  g_free (ask (stage, "DELETE", "", NULL));
  result = sync_region (stage, stage->ada);
  g_assert_true (result.complete);
  g_assert_false (result.platform.there);
  g_assert_cmpint (sam_platform_get_state (stage->ada->store), ==, SAM_PLATFORM_NONE);
}

static void
add (const char *name,
     void (*test) (Stage *, gconstpointer))
{
  g_autofree char *path = g_strdup_printf ("/server/%s/platform/%s", backend->name, name);

  g_test_add (path, Stage, NULL, set_up, test, tear_down);
}

int
main (int argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  program = argv[1];
  backend = sam_backend_start (argv + 2);
  add ("questions-come-in-and-nothing-goes-that-should-not", test_both_ways);
  add ("killed-again-and-again-each-question-comes-in-once", test_kills);
  add ("forms-filled-in-by-link-come-in", test_forms);
  add ("a-server-without-a-platform-is-no-error", test_without);
  status = g_test_run ();
  sam_backend_free (backend);
  return status;
}
