/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-office.h"

#include "couch/sam-couch-client.h"
#include "sync/sam-http-peer.h"

#include <string.h>

static guint serial;

SamPeer *
sam_office_connect (SamOffice *office,
                    const char *address,
                    const char *password)
{
  g_autoptr (GError) error = NULL;
  const SamBackend *backend = office->backend;
  SamHttpPeer *peer;

  peer = sam_http_peer_new (address != NULL ? address : backend->address, office->database, backend->user,
                            password != NULL ? password : backend->password, &error);

  g_assert_no_error (error);
  return SAM_PEER (peer);
}

void
sam_office_create_database (SamOffice *office)
{
  g_autoptr (SamPeer) peer = sam_office_connect (office, NULL, NULL);
  g_autoptr (GError) error = NULL;

  sam_http_peer_create_database (SAM_HTTP_PEER (peer), NULL, &error);
  g_assert_no_error (error);
}

void
sam_office_delete_database (SamOffice *office)
{
  const SamBackend *backend = office->backend;
  g_autoptr (SamCouchClient) client = sam_couch_client_new (backend->address, backend->user, backend->password, NULL);
  g_autofree char *path = g_strconcat ("/", office->database, NULL);
  g_autoptr (GBytes) reply = sam_couch_client_request (client, "DELETE", path, NULL, NULL, NULL);
}

void
sam_office_set_up (SamOffice *office,
                   gconstpointer backend)
{
  office->backend = backend;
  office->database = g_strdup_printf ("region-test-%u-%u", g_random_int (), ++serial);
  office->ada = sam_laptop_new ("Ada");
  office->bea = sam_laptop_new ("Bea");
  if (office->backend->address != NULL)
    sam_office_create_database (office);
}

void
sam_office_tear_down (SamOffice *office,
                      gconstpointer data)
{
  if (office->backend->address != NULL)
    sam_office_delete_database (office);
  sam_laptop_free (office->ada);
  sam_laptop_free (office->bea);
  g_free (office->database);
}

static void
skip (SamOffice *office,
      gconstpointer backend)
{
  g_test_skip (office->backend->reason);
}

void
sam_office_add_test (const SamBackend *backend,
                     const char *group,
                     const char *name,
                     void (*test) (SamOffice *office,
                                   gconstpointer backend))
{
  g_autofree char *path = g_strdup_printf ("/%s/%s/%s", group, backend->name, name);

  g_test_add (path, SamOffice, backend, sam_office_set_up, backend->address != NULL ? test : skip,
              sam_office_tear_down);
}

SamSyncResult
sam_office_sync (SamOffice *office,
                 SamLaptop *laptop)
{
  g_autoptr (SamPeer) peer = sam_office_connect (office, NULL, NULL);
  g_autoptr (GError) error = NULL;
  SamSyncResult result;

  sam_sync_run (laptop->store, peer, NULL, NULL, &result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (result.quarantined, ==, 0);
  g_assert_cmpuint (result.refused, ==, 0);
  return result;
}

void
sam_office_sync_badly (SamOffice *office,
                       SamLaptop *laptop,
                       const char *address,
                       const char *password,
                       SamCouchError code,
                       const char *words)
{
  g_autoptr (SamPeer) peer = sam_office_connect (office, address, password);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  g_assert_false (sam_sync_run (laptop->store, peer, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, (int) code);
  sentence = sam_sync_explain (error);
  g_test_message ("%s (%s)", sentence, error->message);
  g_assert_nonnull (strstr (sentence, words));
}

void
sam_office_assert_same (SamOffice *office,
                        const char *id)
{
  g_autofree char *first = sam_laptop_dup_leaves (office->ada, id);
  g_autofree char *second = sam_laptop_dup_leaves (office->bea, id);

  g_assert_nonnull (first);
  g_assert_cmpstr (first, ==, second);
}

GPtrArray *
sam_office_add_many (SamLaptop *laptop,
                     guint count)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  g_assert_true (sam_store_begin (laptop->store, NULL));
  for (guint i = 0; i < count; i++)
    g_ptr_array_add (ids, sam_laptop_add (laptop, "Een groep met een naam van gewone lengte"));
  g_assert_true (sam_store_commit (laptop->store, NULL));
  return ids;
}

void
sam_office_assert_all_there (SamOffice *office,
                             GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    sam_office_assert_same (office, ids->pdata[i]);
}
