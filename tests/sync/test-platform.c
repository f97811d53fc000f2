/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the platform sends comes in once, whoever takes it over and whatever breaks off in between; and what it gets to
 * know is what it may. */

#include "sam-laptop.h"
#include "sam-marked-record.h"
#include "sam-memory-server.h"
#include "sam-public-stand.h"

#include "network/sam-new-region.h"
#include "network/sam-platform-question.h"
#include "network/sam-today.h"
#include "store/sam-query.h"
#include "sync/sam-platform.h"
#include "sync/sam-publication.h"

#include <string.h>

#define TODAY "2026-11-21"
#define ID "question:p-2026-17"
#define FIRST "1-00000000000000000000000000000001"
#define SECOND "2-00000000000000000000000000000002"
#define BODY "{\"kind\":\"question\",\"subject\":\"Rouw\",\"received_at\":1795000000,\"text\":\"Wie kent dit?\"," \
             "\"asker_phone\":\"+31600000001\",\"later\":[1]}"

/* Two laptops, the region's database and the platform's. */
typedef struct
{
  SamMemoryServer *region;
  SamMemoryServer *platform;
  SamLaptop *ada;
  SamLaptop *bea;
} Stage;

static SamLaptop *
new_laptop (const char *name)
{
  SamLaptop *laptop = sam_laptop_new (name);
  g_autoptr (GError) error = NULL;

  sam_new_region (laptop->store, "Heerlen", NULL, &error);
  g_assert_no_error (error);
  return laptop;
}

/* Both know the region; @data says whether with all that comes with it. */
static void
set_up (Stage *stage,
        gconstpointer data)
{
  stage->region = sam_memory_server_new ();
  stage->platform = sam_memory_server_new ();
  stage->ada = data != NULL ? new_laptop ("Ada") : sam_laptop_new ("Ada");
  stage->bea = sam_laptop_new ("Bea");
  if (data == NULL)
    {
      g_autofree char *id = sam_id_from_key (sam_kind_find ("region"), "heerlen");
      g_autoptr (SamRecord) region = sam_record_new (sam_kind_find ("region"), id);

      sam_record_set_text (region, "name", "Heerlen");
      sam_record_set_text (region, "slug", "heerlen");
      g_assert_true (sam_store_save (stage->ada->store, region, NULL));
    }
  sam_memory_server_sync (stage->region, stage->ada->store);
  sam_memory_server_sync (stage->region, stage->bea->store);
}

static void
tear_down (Stage *stage,
           gconstpointer data)
{
  sam_laptop_assert_sound (stage->ada);
  sam_laptop_assert_sound (stage->bea);
  g_assert_cmpuint (sam_memory_server_count_clashes (stage->region), ==, 0);
  g_assert_cmpuint (sam_memory_server_count_clashes (stage->platform), ==, 0);
  sam_laptop_free (stage->ada);
  sam_laptop_free (stage->bea);
  sam_memory_server_free (stage->region);
  sam_memory_server_free (stage->platform);
}

/* Both steps of one synchronisation. */
static gboolean
try_sync (Stage *stage,
          SamLaptop *laptop,
          SamSyncResult *sync,
          SamPlatformResult *result,
          GError **error)
{
  g_autoptr (SamPeer) region = sam_memory_server_connect (stage->region);
  g_autoptr (SamPeer) platform = sam_memory_server_connect (stage->platform);

  return sam_sync_run (laptop->store, region, NULL, NULL, sync, NULL, error) &&
         sam_platform_take (laptop->store, region, platform, NULL, NULL, sync, result, NULL, error);
}

static guint64
sync_all (Stage *stage,
          SamLaptop *laptop)
{
  g_autoptr (GError) error = NULL;
  SamSyncResult sync = { 0 };
  SamPlatformResult result = { 0 };

  try_sync (stage, laptop, &sync, &result, &error);
  g_assert_no_error (error);
  return result.taken;
}

static void
send_question (Stage *stage)
{
  sam_memory_server_write (stage->platform, ID, FIRST, FALSE, BODY);
}

static gboolean
is_ticked_off (Stage *stage,
               const char *id)
{
  g_autofree char *leaves = sam_memory_server_dup_leaves (stage->platform, id);

  return g_str_has_suffix (leaves, "!") && strchr (leaves, ' ') == NULL;
}

static void
assert_taken_once (Stage *stage)
{
  SamLaptop *laptops[] = { stage->ada, stage->bea };

  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    {
      g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("question"));
      g_autofree char *leaves = sam_laptop_dup_leaves (laptops[i], ID);

      g_assert_cmpint (sam_store_count (laptops[i]->store, query, NULL), ==, 1);
      g_assert_cmpstr (leaves, ==, FIRST);
    }
  g_assert_true (is_ticked_off (stage, ID));
}

static void
test_taken_over (Stage *stage,
                 gconstpointer data)
{
  g_autoptr (SamRecord) question = NULL;
  g_auto (GStrv) received = NULL;
  g_autofree char *body = NULL;
  g_autoptr (SamTodayItem) item = NULL;
  g_autofree char *leaves = NULL;
  g_autofree char *tombstone = NULL;
  SamMoment now;

  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
  send_question (stage);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 1);
  question = sam_store_load (stage->ada->store, ID, NULL);
  body = sam_record_to_body (question);
  g_assert_cmpstr (body, ==,
                   "{\"asker_phone\":\"+31600000001\",\"channel\":\"platform\",\"edited_at\":1795000000,"
                   "\"edited_by\":\"Platform\",\"later\":[1],\"received_at\":1795000000,"
                   "\"retain_until\":\"2027-02-18\",\"status\":\"new\",\"subject\":\"Rouw\","
                   "\"text\":\"Wie kent dit?\"}");
  received = sam_sync_list_received (stage->ada->store, NULL);
  g_assert_cmpstr (received[0], ==, ID);
  sam_moment_set (&now, 1795000000 + 2 * 3600);
  item = sam_today_judge_question (question, &now);
  g_assert_cmpstr (item->reason, ==, "Answer within 22 hours");
  /* It is with the region, and the platform reads where to look for what becomes of it. */
  leaves = sam_memory_server_dup_leaves (stage->region, ID);
  g_assert_cmpstr (leaves, ==, FIRST);
  g_clear_pointer (&leaves, g_free);
  leaves = sam_memory_server_dup_leaves (stage->platform, ID);
  *strchr (leaves, '!') = '\0';
  tombstone = sam_memory_server_dup_body (stage->platform, ID, leaves);
  g_assert_cmpstr (tombstone, ==, "{\"reason\":\"taken_over\",\"region\":\"heerlen\"}");
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
  g_assert_cmpuint (sync_all (stage, stage->bea), ==, 0);
  assert_taken_once (stage);
}

/* After a move or a repair the server refuses what it called its place in the feed itself. */
static void
test_refused_sequence (Stage *stage,
                       gconstpointer data)
{
  sam_memory_server_write (stage->platform, "question:0", FIRST, TRUE, "{}");
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
  sam_memory_server_forget_sequences (stage->platform);
  send_question (stage);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 1);
  g_assert_cmpuint (sync_all (stage, stage->bea), ==, 0);
  assert_taken_once (stage);
}

/* One node of a cluster names what another does not give yet. */
static void
test_lagging_node (Stage *stage,
                   gconstpointer data)
{
  send_question (stage);
  sam_memory_server_lag_behind (stage->platform, ID);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
  sam_memory_server_lag_behind (stage->platform, NULL);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 1);
  g_assert_cmpuint (sync_all (stage, stage->bea), ==, 0);
  assert_taken_once (stage);
}

/* Neither has heard of the other when it takes the question over. */
static void
test_both (Stage *stage,
           gconstpointer data)
{
  g_autoptr (SamMemoryServer) far = sam_memory_server_new ();
  SamMemoryServer *near = stage->region;

  send_question (stage);
  g_autoptr (SamMemoryServer) before = sam_memory_server_copy (stage->platform);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 1);
  sam_memory_server_restore (stage->platform, before);
  stage->region = far;
  g_assert_cmpuint (sync_all (stage, stage->bea), ==, 1);
  stage->region = near;
  sync_all (stage, stage->bea);
  sync_all (stage, stage->ada);
  assert_taken_once (stage);
}

/* Whether @requests got through to one of the servers before the connection was cut. */
static gboolean
cut_and_go_on (gboolean region,
               guint requests)
{
  SamSyncResult sync = { 0 };
  SamPlatformResult result = { 0 };
  g_autoptr (GError) error = NULL;
  Stage own;

  set_up (&own, NULL);
  sync_all (&own, own.ada);
  sync_all (&own, own.bea);
  send_question (&own);
  sam_memory_server_cut_after (region ? own.region : own.platform, requests);
  try_sync (&own, own.ada, &sync, &result, &error);
  /* What the platform has not any more must be with the region. */
  if (is_ticked_off (&own, ID))
    {
      g_autofree char *leaves = sam_memory_server_dup_leaves (own.region, ID);

      g_assert_cmpstr (leaves, ==, FIRST);
    }
  sam_memory_server_cut_after (region ? own.region : own.platform, G_MAXUINT);
  sam_laptop_restart (own.ada);
  sync_all (&own, requests % 2 == 0 ? own.bea : own.ada);
  sync_all (&own, own.ada);
  sync_all (&own, own.bea);
  assert_taken_once (&own);
  tear_down (&own, NULL);
  return error != NULL;
}

/* Whatever request is the last one that gets through, and whichever laptop goes on. */
static void
test_cuts (Stage *stage,
           gconstpointer data)
{
  for (guint region = 0; region < 2; region++)
    {
      guint requests = 0;

      while (cut_and_go_on (region, requests))
        requests++;
      g_test_message ("%u requests to the %s", requests, region ? "region" : "platform");
      g_assert_cmpuint (requests, >=, 6);
    }
}

static void
test_put_back (Stage *stage,
               gconstpointer data)
{
  send_question (stage);
  sam_laptop_back_up (stage->ada);
  sync_all (stage, stage->ada);
  sam_laptop_go_back (stage->ada);
  sync_all (stage, stage->ada);
  sync_all (stage, stage->bea);
  assert_taken_once (stage);
}

static guint
count_set_aside (SamLaptop *laptop,
                 SamSetAside **first)
{
  static GPtrArray *list;

  g_clear_pointer (&list, g_ptr_array_unref);
  list = sam_sync_list_set_aside (laptop->store, NULL);
  *first = list->len > 0 ? g_ptr_array_index (list, 0) : NULL;
  return list->len;
}

/* Shown with the reason and as it came, in nobody's way, and gone when the platform has mended it. */
static void
test_malformed (Stage *stage,
                gconstpointer data)
{
  const struct
  {
    const char *id, *body, *reason;
  } cases[] = {
    { "question:a", "{\"received_at\":1795000000}", "Subject" },
    { "question:b", "{\"subject\":\"A\",\"received_at\":\"gisteren\"}", "Received" },
    { "question:c", "{\"subject\":\"A\"}", "when it was asked" },
    { "question:d", "{\"kind\":\"group\",\"subject\":\"A\",\"received_at\":1795000000}", "evaluation forms only" },
    { "group:e", "{\"name\":\"A\"}", "evaluation forms only" },
    { "zomaar", "{\"subject\":\"A\"}", "evaluation forms only" },
    { "question:f", "{\"subject\":\"A\",\"received_at\":1795000000,\"topics\":\"rouw\"}", "Topics" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *advice = NULL;
      g_autofree char *raw = NULL;
      SamSetAside *first;

      sam_memory_server_write (stage->platform, cases[i].id, FIRST, FALSE, cases[i].body);
      g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
      g_assert_cmpuint (count_set_aside (stage->ada, &first), ==, 1);
      g_assert_nonnull (strstr (first->reason, cases[i].reason));
      g_assert_true (first->platform && !first->ours);
      advice = sam_set_aside_dup_advice (first);
      g_assert_nonnull (strstr (advice, "platform"));
      raw = sam_sync_dup_raw (stage->ada->store, cases[i].id, NULL);
      g_assert_cmpstr (raw, ==, cases[i].body);
      /* Tried again, and still there; the others come in. */
      g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
      g_assert_cmpuint (count_set_aside (stage->ada, &first), ==, 1);
      sam_memory_server_write (stage->platform, cases[i].id, SECOND " " FIRST, TRUE, "{\"reason\":\"mended\"}");
      sync_all (stage, stage->ada);
      g_assert_cmpuint (count_set_aside (stage->ada, &first), ==, 0);
      g_assert_false (sam_laptop_has (stage->ada, cases[i].id));
    }
  sam_memory_server_write (stage->platform, "question:b", "3-00000000000000000000000000000003 " SECOND " " FIRST, FALSE,
                           "{\"subject\":\"A\",\"received_at\":1795000000}");
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 1);
}

/* A coordinator is at work on it while the platform corrects it: both count. */
static void
test_corrected (Stage *stage,
                gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *status = NULL;

  send_question (stage);
  sync_all (stage, stage->ada);
  sam_laptop_set (stage->ada, ID, "status", "in_progress");
  sam_memory_server_write (stage->platform, ID, SECOND " " FIRST, FALSE,
                           "{\"subject\":\"Rouw\",\"received_at\":1795000000,\"text\":\"Wie kent dat?\"}");
  sync_all (stage, stage->ada);
  text = sam_laptop_get (stage->ada, ID, "text");
  status = sam_laptop_get (stage->ada, ID, "status");
  g_assert_cmpstr (text, ==, "Wie kent dat?");
  g_assert_cmpstr (status, ==, "in_progress");
  g_assert_true (is_ticked_off (stage, ID) || sam_memory_server_count_revisions (stage->platform, ID) > 3);
}

/* What the region deleted or erased does not come back. */
static void
test_gone (Stage *stage,
           gconstpointer data)
{
  g_autoptr (SamMemoryServer) before = NULL;

  send_question (stage);
  before = sam_memory_server_copy (stage->platform);
  sync_all (stage, stage->ada);
  g_assert_true (sam_store_erase (stage->ada->store, ID, NULL));
  sync_all (stage, stage->ada);
  sync_all (stage, stage->bea);
  sam_memory_server_restore (stage->platform, before);
  sync_all (stage, stage->bea);
  sync_all (stage, stage->ada);
  g_assert_false (sam_laptop_has (stage->ada, ID));
  g_assert_false (sam_laptop_has (stage->bea, ID));
  g_assert_false (sam_laptop_remembers (stage->bea, ID, "Wie kent dit?"));
  g_assert_true (is_ticked_off (stage, ID));
}

/* The region's server does not take it: then it stays with the platform too. */
static void
test_refused (Stage *stage,
              gconstpointer data)
{
  send_question (stage);
  sam_memory_server_refuse (stage->region, "Wie kent dit?", FALSE);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 1);
  g_assert_true (sam_laptop_has (stage->ada, ID));
  g_assert_false (is_ticked_off (stage, ID));
  sam_memory_server_refuse (stage->region, NULL, FALSE);
  sync_all (stage, stage->ada);
  sync_all (stage, stage->ada);
  sync_all (stage, stage->bea);
  assert_taken_once (stage);
}

static void
test_no_platform (Stage *stage,
                  gconstpointer data)
{
  g_assert_cmpint (sam_platform_get_state (stage->ada->store), ==, SAM_PLATFORM_UNKNOWN);
  sam_memory_server_set_failure (stage->platform, SAM_COUCH_ERROR_NOT_FOUND);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
  g_assert_cmpint (sam_platform_get_state (stage->ada->store), ==, SAM_PLATFORM_NONE);
  sam_memory_server_set_failure (stage->platform, -1);
  sync_all (stage, stage->ada);
  g_assert_cmpint (sam_platform_get_state (stage->ada->store), ==, SAM_PLATFORM_THERE);
}

static void
test_kept_out (Stage *stage,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  SamSyncResult sync = { 0 };
  SamPlatformResult result = { 0 };
  g_autofree char *sentence = NULL;

  sam_memory_server_set_failure (stage->platform, SAM_COUCH_ERROR_FORBIDDEN);
  g_assert_false (try_sync (stage, stage->ada, &sync, &result, &error));
  sentence = sam_sync_explain (error);
  g_assert_nonnull (strstr (sentence, "“platform-heerlen”"));
  g_assert_nonnull (strstr (sentence, "Ask your administrator for access."));
}

/* The region's own projections stand in the same feed, and topics are named as the region published them. */
static void
test_own_words (Stage *stage,
                gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autoptr (GPtrArray) topics = sam_store_list (stage->ada->store, query, 0, 1, NULL);
  const char *topic = ((SamRow *) topics->pdata[0])->id;
  g_autoptr (SamRecord) region = NULL;
  g_autofree char *region_id = sam_id_from_key (sam_kind_find ("region"), "heerlen");
  g_autofree char *key = NULL;
  g_autofree char *published = NULL;
  g_autofree char *body = NULL;
  g_autofree char *taken = NULL;
  SamSetAside *first;

  g_assert_true (sam_publication_choose (stage->ada->store, SAM_PUBLICATION_ON, NULL));
  region = sam_store_load (stage->ada->store, region_id, NULL);
  key = sam_record_dup_text (region, "publication_key");
  published = sam_projection_dup_id (topic, key);
  body = g_strdup_printf ("{\"subject\":\"A\",\"received_at\":1795000000,\"topics\":[\"%s\"]}", published);
  sam_memory_server_write (stage->platform, published, FIRST, FALSE, "{\"kind\":\"topic\",\"name\":\"A\"}");
  sam_memory_server_write (stage->platform, "_design/samenhulp", FIRST, FALSE, "{\"language\":\"javascript\"}");
  sam_memory_server_write (stage->platform, ID, FIRST, FALSE, body);
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 1);
  g_assert_cmpuint (count_set_aside (stage->ada, &first), ==, 0);
  taken = sam_laptop_get (stage->ada, ID, "topics");
  g_assert_cmpstr (taken, ==, topic);
  g_assert_true (is_ticked_off (stage, ID));
  g_assert_false (is_ticked_off (stage, published));
}

static void
publish (SamLaptop *laptop,
         SamPublicStand *stand,
         const char *today,
         SamPublicationResult *result)
{
  g_autoptr (SamCouchClient) client = sam_public_stand_connect (stand);
  g_autoptr (GError) error = NULL;

  sam_publication_run (laptop->store, client, SAM_CHANNEL_PLATFORM, today, result, NULL, &error);
  g_assert_no_error (error);
}

/* Every kind, every field, someone agreed to all of it: nothing of a narrower reach may be in any byte. */
static void
test_markers (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new_with ("platform-heerlen");
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (SamPublicationResult) result = { 0 };
  g_autofree char *heard = NULL;
  const SamKind *const *kinds = sam_kinds_get_all (NULL);

  g_assert_true (sam_publication_choose (laptop->store, SAM_PUBLICATION_ON, NULL));
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      SamRecord *record = sam_marked_record_new (kinds[i]);

      g_ptr_array_add (records, record);
      if (strcmp (kinds[i]->name, "region") == 0 || strcmp (kinds[i]->name, "consent") == 0)
        continue;
      g_assert_true (sam_store_save (laptop->store, record, NULL));
      g_ptr_array_add (records, sam_marked_consent_new (record, "platform"));
      g_assert_true (sam_store_save (laptop->store, g_ptr_array_index (records, records->len - 1), NULL));
    }
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.added, >, 8);
  heard = sam_public_stand_dup_heard (stand);
  for (guint i = 0; i < records->len; i++)
    sam_marked_record_assert_absent (g_ptr_array_index (records, i), SAM_REACH_PLATFORM, heard);
  /* And it was looked for in the right place. */
  g_assert_nonnull (strstr (heard, "secret0"));
}

static SamRecord *
add_question (SamLaptop *laptop,
              const char *subject)
{
  SamRecord *question = sam_record_new (sam_kind_find ("question"), NULL);

  sam_record_set_text (question, "subject", subject);
  sam_record_set_text (question, "channel", "phone");
  sam_record_set_text (question, "text", "Sinds mei slaap ik slecht");
  sam_record_set_text (question, "status", "new");
  sam_record_set_text (question, "asker_name", "Niemand in het bijzonder");
  g_assert_true (sam_store_save (laptop->store, question, NULL));
  return question;
}

static char *
dup_published (SamLaptop *laptop,
               SamRecord *record)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("region"), "heerlen");
  g_autoptr (SamRecord) region = sam_store_load (laptop->store, id, NULL);
  g_autofree char *key = sam_record_dup_text (region, "publication_key");

  return sam_projection_dup_id (sam_record_get_id (record), key);
}

static void
test_life (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new_with ("platform-heerlen");
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autoptr (SamRecord) question = add_question (laptop, "Rouw");
  g_autoptr (SamRecord) group = sam_record_new (sam_kind_find ("group"), NULL);
  g_autoptr (SamRecord) consent = NULL;
  g_auto (SamPublicationResult) result = { 0 };
  g_autofree char *published = NULL;
  g_autofree char *body = NULL;
  g_autofree char *tombstone = NULL;
  guint requests;

  sam_record_set_text (group, "name", "Zin in koffie");
  g_assert_true (sam_store_save (laptop->store, group, NULL));
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (sam_public_stand_count_requests (stand), ==, 0);

  /* The region and the question; of the group nobody was asked. */
  g_assert_true (sam_publication_choose (laptop->store, SAM_PUBLICATION_ON, NULL));
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.added, ==, 2);
  published = dup_published (laptop, question);
  body = sam_public_stand_dup_body (stand, published);
  g_assert_nonnull (strstr (body, "\"status\":\"new\""));
  g_assert_null (strstr (body, "Niemand"));
  g_assert_null (strstr (body, "Rouw"));
  g_assert_null (strstr (body, "Sinds mei"));
  requests = sam_public_stand_count_requests (stand);
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (sam_public_stand_count_requests (stand), ==, requests);

  /* Agreed to for the site is not agreed to for the platform. */
  consent = sam_marked_consent_new (group, "public_site");
  g_assert_true (sam_store_save (laptop->store, consent, NULL));
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.added, ==, 0);
  sam_record_set_text (consent, "channel", "platform");
  g_assert_true (sam_store_save (laptop->store, consent, NULL));
  sam_laptop_set (laptop, sam_record_get_id (question), "notes", "Niet voor buiten");
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.added, ==, 1);
  g_assert_cmpuint (result.changed, ==, 0);
  sam_laptop_set (laptop, sam_record_get_id (question), "status", "matched");
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.changed, ==, 1);

  sam_record_set_text (consent, "withdrawn_on", TODAY);
  g_assert_true (sam_store_save (laptop->store, consent, NULL));
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.withdrawn, ==, 1);
  g_free (published);
  published = dup_published (laptop, group);
  tombstone = sam_public_stand_dup_tombstone (stand, published);
  g_assert_cmpstr (tombstone, ==, "{\"reason\":\"withdrawn\",\"region\":\"heerlen\"}");

  g_assert_true (sam_publication_choose (laptop->store, SAM_PUBLICATION_OFF, NULL));
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.withdrawn, ==, 2);
  g_assert_cmpuint (sam_public_stand_count_live (stand), ==, 0);
}

/* Between two days only what changed is looked at; on the next day all of it. */
static void
test_days (void)
{
  g_autoptr (SamPublicStand) stand = sam_public_stand_new_with ("platform-heerlen");
  g_autoptr (SamLaptop) laptop = new_laptop ("Ada");
  g_autoptr (SamRecord) first = add_question (laptop, "Rouw");
  g_autoptr (SamRecord) second = add_question (laptop, "Reuma");
  g_auto (SamPublicationResult) result = { 0 };
  g_autofree char *published = NULL;
  g_autofree char *heard = NULL;
  gsize before;

  g_assert_true (sam_publication_choose (laptop->store, SAM_PUBLICATION_ON, NULL));
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.added, ==, 3);
  published = dup_published (laptop, second);
  sam_public_stand_write (stand, published, "{\"kind\":\"question\",\"subject\":\"Iets anders\"}");
  heard = sam_public_stand_dup_heard (stand);
  before = strlen (heard);
  sam_laptop_set (laptop, sam_record_get_id (first), "status", "matched");
  publish (laptop, stand, TODAY, &result);
  g_assert_cmpuint (result.changed, ==, 1);
  g_free (heard);
  heard = sam_public_stand_dup_heard (stand);
  g_assert_null (strstr (heard + before, published));
  publish (laptop, stand, "2026-11-22", &result);
  g_assert_cmpuint (result.changed, ==, 1);
}

#define REPLY "evaluation:reply-0123456789abcdef0123456789abcdef"

#define FILLED_IN "{\"kind\":\"evaluation\",\"form\":\"match\",\"filled_in_on\":\"2026-11-20\",\"helped\":\"yes\"," \
                  "\"insight\":\"yes\",\"about\":\"match:1\",\"edited_by\":\"Iemand\",\"remarks\":\"Fijn\"}"

/* A match whose form went out by a link. */
static void
give_out_link (Stage *stage)
{
  g_autofree char *question = sam_id_new (sam_kind_find ("question"));
  g_autoptr (SamRecord) match = sam_record_new (sam_kind_find ("match"), NULL);

  sam_record_set_text (match, "question", question);
  sam_record_set_text (match, "form_code", "0123456789abcdef0123456789abcdef");
  g_assert_true (sam_store_save (stage->ada->store, match, NULL));
}

/* What somebody filled in on the platform counts once, says nothing of the match, and is done with there. */
static void
test_form (Stage *stage,
           gconstpointer data)
{
  g_autoptr (SamMemoryServer) before = NULL;
  SamLaptop *laptops[] = { stage->ada, stage->bea };
  SamSetAside *first;

  sam_memory_server_write (stage->platform, REPLY, FIRST, FALSE, FILLED_IN);
  before = sam_memory_server_copy (stage->platform);
  /* Before the region gave that link out, it is none of ours. */
  g_assert_cmpuint (sync_all (stage, stage->ada), ==, 0);
  g_assert_cmpuint (count_set_aside (stage->ada, &first), ==, 1);
  g_assert_nonnull (strstr (first->reason, "not of this region"));
  give_out_link (stage);
  sync_all (stage, stage->ada);
  g_assert_cmpuint (count_set_aside (stage->ada, &first), ==, 0);
  g_assert_true (is_ticked_off (stage, REPLY));
  /* The other laptop sees it again, as after a cut. */
  sam_memory_server_restore (stage->platform, before);
  sync_all (stage, stage->bea);
  sync_all (stage, stage->ada);
  for (guint i = 0; i < G_N_ELEMENTS (laptops); i++)
    {
      g_autofree char *leaves = sam_laptop_dup_leaves (laptops[i], REPLY);
      g_autoptr (SamRecord) evaluation = sam_store_load (laptops[i]->store, REPLY, NULL);
      g_autofree char *body = sam_record_to_body (evaluation);

      g_assert_cmpstr (leaves, ==, FIRST);
      g_assert_cmpstr (body, ==,
                       "{\"edited_at\":1795132800,\"edited_by\":\"Platform\",\"filled_in_on\":\"2026-11-20\","
                       "\"form\":\"match\",\"helped\":\"yes\",\"remarks\":\"Fijn\"}");
    }
}

static void
test_malformed_forms (Stage *stage,
                      gconstpointer data)
{
  const struct
  {
    const char *body, *reason;
  } cases[] = {
    { "{\"form\":\"group\",\"filled_in_on\":\"2026-11-20\"}", "does not ask" },
    { "{\"form\":\"match\"}", "on which day" },
    { "{\"form\":\"match\",\"filled_in_on\":\"gisteren\"}", "on which day" },
    { "{\"form\":\"relative\",\"filled_in_on\":\"2026-11-20\",\"insight\":\"zeer\"}", "Knows and understands" },
  };

  give_out_link (stage);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SamSetAside *first;

      sam_memory_server_write (stage->platform, REPLY, FIRST, FALSE, cases[i].body);
      sync_all (stage, stage->ada);
      g_assert_cmpuint (count_set_aside (stage->ada, &first), ==, 1);
      g_assert_nonnull (strstr (first->reason, cases[i].reason));
      g_assert_false (sam_laptop_has (stage->ada, REPLY));
      tear_down (stage, NULL);
      set_up (stage, NULL);
      give_out_link (stage);
    }
}

#define ADD(path, function) g_test_add ("/sync/platform/" path, Stage, NULL, set_up, function, tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-question-becomes-a-record-and-is-ticked-off", test_taken_over);
  ADD ("two-laptops-that-both-take-it-over-make-one-record", test_both);
  ADD ("whatever-breaks-off-it-comes-in-once", test_cuts);
  ADD ("a-sequence-that-is-refused-costs-a-look", test_refused_sequence);
  ADD ("what-a-node-has-not-heard-of-yet-comes-later", test_lagging_node);
  ADD ("a-backup-put-back-takes-it-over-again", test_put_back);
  ADD ("what-can-not-be-read-is-set-aside-until-it-is-mended", test_malformed);
  ADD ("a-correction-is-merged", test_corrected);
  ADD ("what-was-erased-does-not-come-back", test_gone);
  ADD ("what-the-region-can-not-keep-stays-with-the-platform", test_refused);
  ADD ("a-form-filled-in-by-link-counts-once-and-names-nobody", test_form);
  ADD ("a-form-that-can-not-be-read-is-set-aside", test_malformed_forms);
  ADD ("a-server-without-a-platform-is-no-error", test_no_platform);
  ADD ("who-is-kept-out-hears-what-to-do", test_kept_out);
  g_test_add ("/sync/platform/the-regions-own-projections-are-not-taken-over", Stage, "topics", set_up, test_own_words,
              tear_down);
  g_test_add_func ("/sync/platform/no-value-of-a-narrower-reach-is-sent", test_markers);
  g_test_add_func ("/sync/platform/follows-what-people-agree-to", test_life);
  g_test_add_func ("/sync/platform/looks-at-all-of-it-once-a-day", test_days);
  return g_test_run ();
}
