/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-laptop.h"
#include "sam-marked-record.h"
#include "sam-memory-server.h"
#include "sam-public-stand.h"

#include "json/sam-json-value.h"
#include "network/sam-demo.h"
#include "network/sam-new-region.h"
#include "network/sam-published.h"
#include "store/sam-query.h"
#include "sync/sam-publication.h"

#include <string.h>

#define TODAY "2026-11-21"

static SamRecord *
load_region (SamLaptop *laptop)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("region"));
  g_autoptr (GPtrArray) rows = sam_store_list (laptop->store, query, 0, 1, NULL);

  return sam_store_load (laptop->store, ((SamRow *) rows->pdata[0])->id, NULL);
}

static SamLaptop *
new_laptop (const char *name)
{
  SamLaptop *laptop = sam_laptop_new (name);
  g_autoptr (GError) error = NULL;

  sam_new_region (laptop->store, "Heerlen", NULL, &error);
  g_assert_no_error (error);
  return laptop;
}

static void
turn (SamLaptop *laptop,
      SamPublicationChoice choice)
{
  g_autoptr (GError) error = NULL;

  sam_publication_choose (laptop->store, choice, &error);
  g_assert_no_error (error);
}

static void
save (SamLaptop *laptop,
      SamRecord *record)
{
  g_autoptr (GError) error = NULL;

  sam_store_save (laptop->store, record, &error);
  g_assert_no_error (error);
}

static char *
add_consent (SamLaptop *laptop,
             const char *about,
             const char *field)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("consent"));
  g_autoptr (SamRecord) consent = sam_record_new (sam_kind_find ("consent"), id);

  sam_record_set_text (consent, "about", about);
  sam_record_set_text (consent, "purpose", "publication");
  sam_record_set_text (consent, "channel", "public_site");
  sam_record_set_text (consent, "given_on", "2026-01-01");
  sam_record_set_strv (consent, "fields", (const char *[]){ "name", field, NULL });
  save (laptop, consent);
  return g_steal_pointer (&id);
}

static char *
dup_published_id (SamLaptop *laptop,
                  const char *id)
{
  g_autoptr (SamRecord) region = load_region (laptop);
  g_autofree char *key = sam_record_dup_text (region, "publication_key");

  return sam_projection_dup_id (id, key);
}

static void
publish_on (SamLaptop *laptop,
            SamPublicStand *stand,
            const char *today,
            SamPublicationResult *result)
{
  g_autoptr (SamCouchClient) client = sam_public_stand_connect (stand);
  g_autoptr (GError) error = NULL;

  sam_publication_run (laptop->store, client, SAM_CHANNEL_PUBLIC, today, result, NULL, &error);
  g_assert_no_error (error);
}

static void
publish (SamLaptop *laptop,
         SamPublicStand *stand,
         SamPublicationResult *result)
{
  publish_on (laptop, stand, TODAY, result);
}

static void
sync_with (SamLaptop *laptop,
           SamMemoryServer *server)
{
  g_autoptr (SamPeer) peer = sam_memory_server_connect (server);
  g_autoptr (GError) error = NULL;

  sam_sync_run (laptop->store, peer, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
is_public (SamLaptop *laptop,
           SamPublicStand *stand,
           const char *id,
           const char *words)
{
  g_autofree char *published = dup_published_id (laptop, id);
  g_autofree char *body = sam_public_stand_dup_body (stand, published);

  return body != NULL && strstr (body, words) != NULL;
}

/* Every kind, every field, someone agreed to all of it: nothing of a narrower reach may be in any byte. */
static void
test_markers (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (SamPublicationResult) result = { 0 };
  g_autofree char *heard = NULL;
  const SamKind *const *kinds = sam_kinds_get_all (NULL);

  turn (laptop, SAM_PUBLICATION_ON);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      SamRecord *record = sam_marked_record_new (kinds[i]);

      g_ptr_array_add (records, record);
      if (strcmp (kinds[i]->name, "region") == 0 || strcmp (kinds[i]->name, "consent") == 0)
        continue;
      save (laptop, record);
      g_ptr_array_add (records, sam_marked_consent_new (record, "public_site"));
      save (laptop, g_ptr_array_index (records, records->len - 1));
    }
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.added, >, 5);
  heard = sam_public_stand_dup_heard (stand);
  for (guint i = 0; i < records->len; i++)
    sam_marked_record_assert_absent (g_ptr_array_index (records, i), SAM_REACH_PUBLIC, heard);
  /* And it was looked for in the right place. */
  g_assert_nonnull (strstr (heard, "secret0"));
}

static void
agree_to_all_groups (SamLaptop *laptop)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = sam_store_list (laptop->store, query, 0, 0, NULL);

  g_assert_true (sam_store_begin (laptop->store, NULL));
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SamRecord) group = sam_store_load (laptop->store, ((SamRow *) rows->pdata[i])->id, NULL);
      g_autoptr (SamRecord) consent = sam_marked_consent_new (group, "public_site");

      save (laptop, consent);
    }
  g_assert_true (sam_store_commit (laptop->store, NULL));
}

/* The texts in the fields of the kind that reach as far as @reach, or no further than that. */
static void
collect (SamLaptop *laptop,
         const SamKind *kind,
         gboolean public,
         GHashTable *texts)
{
  g_autoptr (SamQuery) query = sam_query_new (kind);
  g_autoptr (GPtrArray) rows = sam_store_list (laptop->store, query, 0, 0, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (laptop->store, ((SamRow *) rows->pdata[i])->id, NULL);

      for (guint j = 0; j < kind->n_fields; j++)
        {
          const SamField *field = &kind->fields[j];
          g_autofree char *text = sam_record_dup_text (record, field->name);

          if ((field->reach == SAM_REACH_PUBLIC) == public && field->choices == NULL && text != NULL &&
              strlen (text) >= 6)
            g_hash_table_add (texts, g_steal_pointer (&text));
        }
    }
}

static gboolean
is_part_of_any (const char *text,
                GHashTable *texts)
{
  GHashTableIter iter;
  gpointer other;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &other, NULL))
    if (strstr (other, text) != NULL)
      return TRUE;
  return FALSE;
}

/* Names, notes, numbers and addresses of the whole region, but for what is a public text as well. */
static void
test_demo (void)
{
  const SamDemoOptions options = { .n_groups = 30, .seed = 1, .today = TODAY };
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = sam_laptop_new ("Ada");
  g_autoptr (GHashTable) private = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) public = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (SamPublicationResult) result = { 0 };
  g_autofree char *heard = NULL;
  const SamKind *const *kinds = sam_kinds_get_all (NULL);
  GHashTableIter iter;
  gpointer text;
  guint looked_for = 0;

  g_assert_true (sam_demo_fill (laptop->store, &options, NULL, NULL));
  agree_to_all_groups (laptop);
  turn (laptop, SAM_PUBLICATION_ON);
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.added, >, 30);
  heard = sam_public_stand_dup_heard (stand);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      collect (laptop, kinds[i], FALSE, private);
      collect (laptop, kinds[i], TRUE, public);
    }
  g_hash_table_iter_init (&iter, private);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!is_part_of_any (text, public))
      {
        looked_for++;
        if (strstr (heard, text) != NULL)
          g_error ("“%s” was sent", (char *) text);
      }
  g_test_message ("%u texts looked for in %zu bytes", looked_for, strlen (heard));
  g_assert_cmpuint (looked_for, >, 500);
}

static void
test_life (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autofree char *id = sam_laptop_add (laptop, "Zin in koffie");
  g_autofree char *other = sam_laptop_add (laptop, "Zin in thee");
  g_autofree char *consent = add_consent (laptop, id, "cost");
  g_autofree char *published = NULL;
  g_autofree char *tombstone = NULL;
  g_auto (SamPublicationResult) result = { 0 };
  guint requests;

  publish (laptop, stand, &result);
  g_assert_cmpuint (sam_public_stand_count_requests (stand), ==, 0);
  turn (laptop, SAM_PUBLICATION_ON);
  publish (laptop, stand, &result);
  /* The region itself, and the group; the other group's people were not asked. */
  g_assert_cmpuint (result.added, ==, 2);
  g_assert_true (is_public (laptop, stand, id, "Zin in koffie"));
  g_assert_false (is_public (laptop, stand, other, "thee"));

  requests = sam_public_stand_count_requests (stand);
  publish (laptop, stand, &result);
  g_assert_cmpuint (sam_public_stand_count_requests (stand), ==, requests);
  sam_laptop_set (laptop, id, "notes", "Niet voor buiten");
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.added + result.changed + result.withdrawn, ==, 0);
  sam_laptop_set (laptop, id, "cost", "gratis");
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.changed, ==, 1);
  g_assert_true (is_public (laptop, stand, id, "gratis"));

  sam_laptop_set (laptop, consent, "withdrawn_on", TODAY);
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.withdrawn, ==, 1);
  published = dup_published_id (laptop, id);
  tombstone = sam_public_stand_dup_tombstone (stand, published);
  g_assert_cmpstr (tombstone, ==, "{\"reason\":\"withdrawn\",\"region\":\"heerlen\"}");
  sam_laptop_set (laptop, consent, "withdrawn_on", "");
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.added, ==, 1);
  g_assert_true (is_public (laptop, stand, id, "gratis"));
}

/* What was agreed about one of two that became one goes on for the other, and so does its end. */
static void
test_merged (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autofree char *kept = sam_laptop_add (laptop, "Zin in koffie");
  g_autofree char *other = sam_laptop_add (laptop, "Zin in thee");
  g_autofree char *consent = add_consent (laptop, other, "cost");
  g_auto (SamPublicationResult) result = { 0 };

  turn (laptop, SAM_PUBLICATION_ON);
  publish (laptop, stand, &result);
  sam_laptop_set (laptop, other, "merged_into", kept);
  publish (laptop, stand, &result);
  g_assert_true (is_public (laptop, stand, kept, "koffie"));
  g_assert_false (is_public (laptop, stand, other, "thee"));

  sam_laptop_set (laptop, consent, "withdrawn_on", TODAY);
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.withdrawn, ==, 1);
  g_assert_false (is_public (laptop, stand, kept, "koffie"));
}

static void
test_days (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autofree char *id = sam_laptop_add (laptop, "Groep");
  g_autofree char *consent = add_consent (laptop, id, "cost");
  g_auto (SamPublicationResult) result = { 0 };

  sam_laptop_set (laptop, consent, "expires_on", TODAY);
  turn (laptop, SAM_PUBLICATION_ON);
  publish (laptop, stand, &result);
  g_assert_true (is_public (laptop, stand, id, "Groep"));
  publish_on (laptop, stand, "2026-11-22", &result);
  g_assert_cmpuint (result.withdrawn, ==, 1);
  g_assert_false (is_public (laptop, stand, id, "Groep"));
}

static void
test_off (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autofree char *id = sam_laptop_add (laptop, "Groep");
  g_autofree char *consent = add_consent (laptop, id, "cost");
  g_auto (SamPublicationResult) result = { 0 };

  turn (laptop, SAM_PUBLICATION_ON);
  publish (laptop, stand, &result);
  g_assert_cmpuint (sam_public_stand_count_live (stand), ==, 2);
  turn (laptop, SAM_PUBLICATION_OFF);
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.withdrawn, ==, 2);
  g_assert_cmpuint (sam_public_stand_count_live (stand), ==, 0);
}

/* Ada published it; Bea, who never published anything, withdraws it: by a date, by deleting, by erasing. */
static void
test_colleague (void)
{
  for (guint way = 0; way < 3; way++)
    {
      g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
      g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
      g_autoptr (SamLaptop) ada = new_laptop ("Ada");
      g_autoptr (SamLaptop) bea = new_laptop ("Bea");
      g_autofree char *id = sam_laptop_add (ada, "Groep");
      g_autofree char *consent = add_consent (ada, id, "cost");
      g_auto (SamPublicationResult) result = { 0 };
      g_autofree char *published = NULL;

      turn (ada, SAM_PUBLICATION_ON);
      sync_with (ada, server);
      publish (ada, stand, &result);
      sync_with (bea, server);
      if (way == 0)
        sam_laptop_set (bea, consent, "withdrawn_on", TODAY);
      else if (way == 1)
        sam_laptop_delete (bea, consent);
      else
        g_assert_true (sam_store_erase (bea->store, id, NULL));
      publish (bea, stand, &result);
      g_assert_cmpuint (result.withdrawn, ==, 1);
      published = dup_published_id (bea, id);
      g_assert_null (sam_public_stand_dup_body (stand, published));
      /* Ada finds it done. */
      sync_with (bea, server);
      sync_with (ada, server);
      publish (ada, stand, &result);
      g_assert_cmpuint (result.added + result.changed + result.withdrawn, ==, 0);
    }
}

static void
test_same_words_of_a_colleague (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = new_laptop ("Ada");
  g_autoptr (SamLaptop) bea = new_laptop ("Bea");
  g_autofree char *id = sam_laptop_add (ada, "Groep");
  g_autofree char *consent = add_consent (ada, id, "cost");
  g_auto (SamPublicationResult) result = { 0 };
  g_autofree char *published = NULL;

  turn (ada, SAM_PUBLICATION_ON);
  sync_with (ada, server);
  sync_with (bea, server);
  publish (ada, stand, &result);
  publish (bea, stand, &result);
  g_assert_cmpuint (result.added + result.changed + result.withdrawn, ==, 0);

  /* Somebody has been at it: the next look, today or tomorrow, puts it right. */
  published = dup_published_id (ada, id);
  sam_public_stand_write (stand, published, "{\"kind\":\"group\",\"name\":\"Iets anders\"}");
  publish_on (ada, stand, "2026-11-22", &result);
  g_assert_cmpuint (result.changed, ==, 1);
  g_assert_true (is_public (ada, stand, id, "Groep"));
}

/* In a merge a withdrawal beats a grant: also while nobody has chosen. */
static void
test_conflicting_consents (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamMemoryServer) server = sam_memory_server_new ();
  g_autoptr (SamLaptop) ada = new_laptop ("Ada");
  g_autoptr (SamLaptop) bea = new_laptop ("Bea");
  g_autofree char *withdrawn = sam_laptop_add (ada, "Groep");
  g_autofree char *deleted = sam_laptop_add (ada, "Andere groep");
  g_autofree char *first = add_consent (ada, withdrawn, "cost");
  g_autofree char *second = add_consent (ada, deleted, "cost");
  g_auto (SamPublicationResult) result = { 0 };

  turn (ada, SAM_PUBLICATION_ON);
  sync_with (ada, server);
  sync_with (bea, server);
  publish (ada, stand, &result);
  g_assert_true (is_public (ada, stand, withdrawn, "Groep"));
  g_assert_true (is_public (ada, stand, deleted, "Andere"));
  /* The same field on both sides, so that a person has to choose; and on one side it is a withdrawal too. */
  sam_laptop_set (ada, first, "text_version", "2");
  sam_laptop_set (bea, first, "text_version", "3");
  sam_laptop_set (bea, first, "withdrawn_on", TODAY);
  sam_laptop_set (ada, second, "text_version", "2");
  sam_laptop_delete (bea, second);
  sync_with (bea, server);
  sync_with (ada, server);
  publish (ada, stand, &result);
  g_assert_false (is_public (ada, stand, withdrawn, "Groep"));
  g_assert_false (is_public (ada, stand, deleted, "Andere"));
  sync_with (bea, server);
  publish (bea, stand, &result);
  g_assert_cmpuint (result.added, ==, 0);
}

static void
test_topics (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autofree char *id = sam_laptop_add (laptop, "Groep");
  g_autofree char *consent = add_consent (laptop, id, "topics");
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autoptr (GPtrArray) topics = NULL;
  g_auto (SamPublicationResult) result = { 0 };
  guint named = 0;

  sam_query_add_condition (query, "parent", SAM_COMPARE_EQUAL, NULL, NULL);
  topics = sam_store_list (laptop->store, query, 0, 0, NULL);
  g_assert_cmpuint (topics->len, >, 10);
  sam_laptop_set (laptop, id, "topics", ((SamRow *) topics->pdata[0])->id);
  turn (laptop, SAM_PUBLICATION_ON);
  publish (laptop, stand, &result);
  for (guint i = 0; i < topics->len; i++)
    named += is_public (laptop, stand, ((SamRow *) topics->pdata[i])->id, "\"kind\":\"topic\"");
  g_assert_cmpuint (named, ==, 1);
}

static void
test_trouble (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autofree char *id = sam_laptop_add (laptop, "Groep");
  g_autofree char *consent = add_consent (laptop, id, "cost");
  g_autoptr (SamCouchClient) client = sam_public_stand_connect (stand);
  g_autoptr (GError) error = NULL;
  g_auto (SamPublicationResult) result = { 0 };

  /* Somebody was there between the look and the write. */
  turn (laptop, SAM_PUBLICATION_ON);
  sam_public_stand_conflict (stand, 2);
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.added, ==, 2);

  /* Refused today, tried again at each run. */
  sam_public_stand_forbid (stand, "geheim");
  sam_laptop_set (laptop, id, "cost", "geheim");
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.refused, ==, 1);
  g_assert_cmpstr (result.reason, ==, "not here");
  sam_publication_result_clear (&result);
  sam_public_stand_forbid (stand, NULL);
  publish (laptop, stand, &result);
  g_assert_cmpuint (result.refused, ==, 0);
  g_assert_cmpuint (result.changed, ==, 1);

  /* The answer never came; that it may be public is not forgotten. */
  g_free (sam_laptop_add (laptop, "Niemand"));
  g_assert_true (sam_store_erase (laptop->store, consent, NULL));
  sam_public_stand_fall_silent (stand, TRUE);
  g_assert_false (sam_publication_run (laptop->store, client, SAM_CHANNEL_PUBLIC, TODAY, &result, NULL, &error));
  g_assert_error (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_SERVER);
  sam_public_stand_fall_silent (stand, FALSE);
  publish (laptop, stand, &result);
  g_assert_false (is_public (laptop, stand, id, "Groep"));
}

/* What is known of one record each, and how far it is; both as they are kept. */
typedef struct
{
  GPtrArray *names;
  GString *old_form;
} Kept;

static void
take_kept (const char *name,
           const char *body,
           gpointer data)
{
  Kept *kept = data;
  const char *id = strchr (name, ' ');

  if (id == NULL)
    return;
  g_ptr_array_add (kept->names, g_strdup (name));
  g_string_append_printf (kept->old_form, "%s\"%s\":%s", kept->old_form->len > 0 ? "," : "", id + 1, body);
}

/* A file of an older version has all of it in one document: what was public with it is not forgotten. */
static void
test_older_file (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  SamDatabase *database = sam_store_get_database (laptop->store);
  g_autofree char *first = sam_laptop_add (laptop, "Eerste groep");
  g_autofree char *second = sam_laptop_add (laptop, "Tweede groep");
  g_autofree char *consent = add_consent (laptop, first, "cost");
  g_autofree char *other = add_consent (laptop, second, "cost");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) old_form = g_string_new (NULL);
  Kept kept = { names, old_form };
  g_auto (SamPublicationResult) result = { 0 };
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  turn (laptop, SAM_PUBLICATION_ON);
  publish (laptop, stand, &result);
  g_assert_true (is_public (laptop, stand, first, "Eerste"));
  g_assert_true (sam_documents_foreach_local (database, "publication-", take_kept, &kept, NULL));
  g_assert_cmpuint (names->len, >=, 2);
  name = g_strndup (names->pdata[0], strcspn (names->pdata[0], " "));
  for (guint i = 0; i < names->len; i++)
    g_assert_true (sam_documents_set_local (database, names->pdata[i], NULL, NULL));
  /* Erased, and looked at: only what is kept tells that it is still public. */
  g_assert_true (sam_store_erase (laptop->store, consent, NULL));
  g_assert_true (sam_store_erase (laptop->store, first, NULL));
  body = g_strdup_printf ("{\"day\":\"2026-01-01\",\"known\":{%s},\"sequence\":%" G_GINT64_FORMAT "}", old_form->str,
                          sam_documents_get_sequence (database, NULL));
  g_assert_true (sam_documents_set_local (database, name, body, NULL));

  publish (laptop, stand, &result);
  g_assert_cmpuint (result.withdrawn, ==, 1);
  g_assert_false (is_public (laptop, stand, first, "Eerste"));
  g_assert_true (is_public (laptop, stand, second, "Tweede"));
  g_free (body);
  body = sam_documents_dup_local (database, name, NULL);
  g_assert_null (strstr (body, "known"));
  g_ptr_array_set_size (names, 0);
  g_assert_true (sam_documents_foreach_local (database, "publication-", take_kept, &kept, NULL));
  /* Two groups and the region were public; one of them no longer is. */
  g_assert_cmpuint (names->len, ==, 2);
}

/* Sent, and the answer lost; then the consent is gone without a trace of whom it was about. */
static void
test_lost_answer (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autofree char *id = sam_laptop_add (laptop, "Groep");
  g_autofree char *consent = add_consent (laptop, id, "cost");
  g_autoptr (SamCouchClient) client = sam_public_stand_connect (stand);
  g_auto (SamPublicationResult) result = { 0 };

  publish (laptop, stand, &result);
  turn (laptop, SAM_PUBLICATION_ON);
  sam_public_stand_conflict (stand, 100);
  publish (laptop, stand, &result);
  sam_public_stand_conflict (stand, 0);
  publish (laptop, stand, &result);
  g_assert_true (is_public (laptop, stand, id, "Groep"));
  g_assert_true (sam_store_erase (laptop->store, consent, NULL));
  publish (laptop, stand, &result);
  g_assert_false (is_public (laptop, stand, id, "Groep"));
}

static void
test_dry_run (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new ();
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autofree char *id = sam_laptop_add (laptop, "Groep");
  g_autofree char *consent = add_consent (laptop, id, "cost");
  g_autoptr (SamCouchClient) client = sam_public_stand_connect (stand);
  g_autoptr (GPtrArray) steps = NULL;
  g_auto (SamPublicationResult) result = { 0 };
  const SamPublicationStep *step;

  /* Nobody has chosen yet, and there is no server: what would it be? */
  steps = sam_publication_plan (laptop->store, NULL, SAM_PUBLICATION_ON, TODAY, NULL, NULL);
  g_assert_cmpuint (steps->len, ==, 2);
  g_assert_false (sam_publication_is_on (laptop->store));
  turn (laptop, SAM_PUBLICATION_ON);
  publish (laptop, stand, &result);
  sam_laptop_set (laptop, id, "cost", "gratis");
  g_clear_pointer (&steps, g_ptr_array_unref);
  steps = sam_publication_plan (laptop->store, client, SAM_PUBLICATION_LEAVE, TODAY, NULL, NULL);
  g_assert_cmpuint (steps->len, ==, 1);
  step = steps->pdata[0];
  g_assert_cmpint (step->act, ==, SAM_PUBLICATION_CHANGE);
  g_assert_cmpstr (step->record, ==, id);
  g_assert_cmpstr (step->title, ==, "Groep");
  g_assert_cmpstr (step->before, ==, "{\"kind\":\"group\",\"name\":\"Groep\",\"region\":\"heerlen\"}");
  g_assert_cmpstr (step->body, ==,
                   "{\"cost\":\"gratis\",\"kind\":\"group\",\"name\":\"Groep\",\"region\":\"heerlen\"}");
  g_assert_false (is_public (laptop, stand, id, "gratis"));
  sam_laptop_set (laptop, consent, "withdrawn_on", TODAY);
  g_clear_pointer (&steps, g_ptr_array_unref);
  steps = sam_publication_plan (laptop->store, client, SAM_PUBLICATION_LEAVE, TODAY, NULL, NULL);
  step = steps->pdata[0];
  g_assert_cmpint (step->act, ==, SAM_PUBLICATION_WITHDRAW);
  g_assert_nonnull (strstr (step->before, "Groep"));
  g_assert_true (is_public (laptop, stand, id, "Groep"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/publication/no-value-of-a-narrower-reach-is-sent", test_markers);
  g_test_add_func ("/sync/publication/nothing-private-of-the-demo-region-is-sent", test_demo);
  g_test_add_func ("/sync/publication/follows-what-people-agree-to", test_life);
  g_test_add_func ("/sync/publication/of-two-that-became-one-one-is-seen", test_merged);
  g_test_add_func ("/sync/publication/a-consent-that-runs-out-is-followed", test_days);
  g_test_add_func ("/sync/publication/off-withdraws-everything", test_off);
  g_test_add_func ("/sync/publication/withdraws-what-a-colleague-published", test_colleague);
  g_test_add_func ("/sync/publication/the-same-words-are-not-written-again", test_same_words_of_a_colleague);
  g_test_add_func ("/sync/publication/a-withdrawal-beats-a-grant", test_conflicting_consents);
  g_test_add_func ("/sync/publication/only-the-topics-that-are-named", test_topics);
  g_test_add_func ("/sync/publication/goes-on-after-trouble", test_trouble);
  g_test_add_func ("/sync/publication/what-an-older-file-knows-is-not-forgotten", test_older_file);
  g_test_add_func ("/sync/publication/a-lost-answer-is-not-forgotten", test_lost_answer);
  g_test_add_func ("/sync/publication/a-dry-run-tells-all-and-does-nothing", test_dry_run);
  return g_test_run ();
}
