/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes the public database say what the region's file allows today, no more and no less. What is there is asked of the
 * server: another computer of the region may have put it there. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-published.h"
#include "store/sam-query.h"
#include "sync/sam-public-site.h"
#include "sync/sam-publication-choice.h"
#include "sync/sam-publication-state.h"
#include "sync/sam-seal.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include <string.h>

#define PAGE 500
#define DOCUMENTS_AT_ONCE 100
#define TRIES 3

/* One look at both sides. */
typedef struct
{
  SamStore *store;
  SamDatabase *database;
  SamCouchClient *client;
  GCancellable *cancellable;
  gboolean on;
  char *region;
  char *key; /* NULL: nothing was ever published */
  const char *today;
  SamPublicationState *state;
  GHashTable *wanted;     /* published id → SamPublished */
  GHashTable *candidates; /* published id → id of the record */
  gint64 sequence;        /* the local changes that are looked at go up to here */
  GPtrArray *steps;
} Look;

static void
step_free (SamPublicationStep *self)
{
  g_free (self->id);
  g_free (self->record);
  g_free (self->title);
  g_free (self->body);
  g_free (self->before);
  g_free (self->revision);
  g_free (self);
}

void
sam_publication_result_clear (SamPublicationResult *self)
{
  g_clear_pointer (&self->reason, g_free);
}

static void
look_clear (Look *look)
{
  g_free (look->region);
  g_free (look->key);
  g_clear_pointer (&look->state, sam_publication_state_free);
  g_clear_pointer (&look->wanted, g_hash_table_unref);
  g_clear_pointer (&look->candidates, g_hash_table_unref);
  g_clear_pointer (&look->steps, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Look, look_clear)

static gboolean
look_begin (Look *look,
            SamPublicationChoice choice,
            GError **error)
{
  g_autoptr (SamRecord) region = sam_publication_load_region (look->store, error);
  g_autofree char *server = NULL;

  if (region == NULL)
    return FALSE;
  look->database = sam_store_get_database (look->store);
  look->region = sam_record_dup_text (region, "slug");
  look->key = sam_record_dup_text (region, "publication_key");
  look->on = choice == SAM_PUBLICATION_ON ||
             (choice == SAM_PUBLICATION_LEAVE && sam_record_get_boolean (region, "publishes"));
  /* For a look ahead any key will do: nothing is public yet. */
  if (look->on && look->key == NULL)
    look->key = sam_random_text ();
  look->sequence = sam_documents_get_sequence (look->database, error);
  if (look->sequence < 0)
    return FALSE;
  server = look->client != NULL ? g_strdup (sam_couch_client_get_address (look->client))
                                : sam_server_dup_address (look->store);
  look->state = sam_publication_state_load (look->database, server != NULL ? server : "", error);
  return look->state != NULL;
}

/* Consents whose newest version is on the server, but could not be read. */
static GHashTable *
list_doubtful (SamStore *store,
               GError **error)
{
  g_autoptr (GPtrArray) set_aside = sam_sync_list_set_aside (store, error);
  g_autoptr (GHashTable) doubtful = NULL;

  if (set_aside == NULL)
    return NULL;
  doubtful = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < set_aside->len; i++)
    {
      const SamSetAside *one = g_ptr_array_index (set_aside, i);

      if (!one->ours)
        g_hash_table_add (doubtful, g_strdup (one->id));
    }
  return g_steal_pointer (&doubtful);
}

static gboolean
find_wanted (Look *look,
             GError **error)
{
  const SamPublisher publisher = { SAM_CHANNEL_PUBLIC, look->region, look->key, look->today };
  g_autoptr (GHashTable) doubtful = NULL;
  g_autoptr (GPtrArray) published = NULL;

  look->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sam_published_free);
  if (!look->on || look->key == NULL)
    return TRUE;
  doubtful = list_doubtful (look->store, error);
  if (doubtful == NULL)
    return FALSE;
  published = sam_published_list (look->store, &publisher, doubtful, error);
  while (published != NULL && published->len > 0)
    {
      SamPublished *one = g_ptr_array_steal_index_fast (published, published->len - 1);

      g_hash_table_replace (look->wanted, one->id, one);
    }
  return published != NULL;
}

static void
add_candidate (Look *look,
               const char *record)
{
  if (look->key != NULL && strchr (record, ':') != NULL)
    g_hash_table_replace (look->candidates, sam_projection_dup_id (record, look->key), g_strdup (record));
}

/* A consent that changed or went may have let its record be published, here or elsewhere. */
static gboolean
add_subjects (Look *look,
              const char *consent,
              GError **error)
{
  g_autoptr (GPtrArray) history = sam_documents_get_history (look->database, consent, error);

  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const SamRevision *revision = g_ptr_array_index (history, i);
      g_autoptr (SamJsonObject) body =
          revision->body != NULL ? sam_json_object_parse (revision->body, -1, NULL) : NULL;
      g_autofree char *about = body != NULL ? sam_json_to_string (sam_json_object_get (body, "about")) : NULL;

      if (about != NULL)
        add_candidate (look, about);
    }
  return history != NULL;
}

static gboolean
may_be_public (const char *id)
{
  const SamKind *kind = sam_kind_of_id (id);

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    if (kind->fields[i].reach == SAM_REACH_PUBLIC)
      return TRUE;
  return FALSE;
}

/* What is to be public, what is known to be, and what changed here since all was looked at: a colleague may have
 * published it, and the reason for that may be gone. */
static gboolean
find_candidates (Look *look,
                 GError **error)
{
  GHashTableIter iter;
  gpointer id;
  gpointer value;
  gint64 since = look->state->sequence;

  look->candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, look->state->known);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_replace (look->candidates, g_strdup (id), g_strdup (((SamPublicRecord *) value)->record));
  g_hash_table_iter_init (&iter, look->wanted);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_replace (look->candidates, g_strdup (id), g_strdup (((SamPublished *) value)->record));
  for (;;)
    {
      g_autoptr (GPtrArray) changes = sam_documents_get_changes (look->database, since, PAGE, error);

      if (changes == NULL)
        return FALSE;
      if (changes->len == 0)
        return TRUE;
      for (guint i = 0; i < changes->len; i++)
        {
          const SamRevision *change = g_ptr_array_index (changes, i);

          since = change->sequence;
          if (g_str_has_prefix (change->id, "consent:") && !add_subjects (look, change->id, error))
            return FALSE;
          if (may_be_public (change->id))
            add_candidate (look, change->id);
        }
    }
}

static void
add_step (Look *look,
          SamPublicationAct act,
          const char *id,
          const SamPublished *wanted,
          const SamPublicDocument *there)
{
  SamPublicationStep *step = g_new0 (SamPublicationStep, 1);

  step->act = act;
  step->id = g_strdup (id);
  step->record = g_strdup (g_hash_table_lookup (look->candidates, id));
  step->title = step->record != NULL ? sam_store_dup_title (look->store, step->record) : NULL;
  step->body = wanted != NULL ? g_strdup (wanted->body) : NULL;
  step->revision = there != NULL && !there->deleted ? g_strdup (there->revision) : NULL;
  step->before = there != NULL ? g_strdup (there->body) : NULL;
  g_ptr_array_add (look->steps, step);
}

/* What stands there in a revision that is not ours may still be the same text. */
static gboolean
compare_bodies (Look *look,
                GPtrArray *differing,
                GError **error)
{
  g_autoptr (GHashTable) there = sam_public_site_look_up (look->client, differing, TRUE, look->cancellable, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < differing->len; i++)
    {
      const char *id = g_ptr_array_index (differing, i);
      const SamPublished *wanted = g_hash_table_lookup (look->wanted, id);
      const SamPublicDocument *document = g_hash_table_lookup (there, id);

      if (document == NULL || document->deleted)
        add_step (look, SAM_PUBLICATION_ADD, id, wanted, NULL);
      else if (wanted == NULL)
        add_step (look, SAM_PUBLICATION_WITHDRAW, id, NULL, document);
      else if (g_strcmp0 (document->body, wanted->body) != 0)
        add_step (look, SAM_PUBLICATION_CHANGE, id, wanted, document);
      else
        sam_publication_state_note (look->state, id, document->revision, document->body, wanted->record);
    }
  return TRUE;
}

static GPtrArray *
list_candidates (Look *look)
{
  GPtrArray *ids = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, look->candidates);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (ids, id);
  return ids;
}

static gboolean
compare_with_server (Look *look,
                     GError **error)
{
  g_autoptr (GPtrArray) ids = list_candidates (look);
  g_autoptr (GPtrArray) differing = g_ptr_array_new ();
  g_autoptr (GHashTable) there = sam_public_site_look_up (look->client, ids, FALSE, look->cancellable, error);

  if (there == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      const SamPublished *wanted = g_hash_table_lookup (look->wanted, id);
      const SamPublicDocument *document = g_hash_table_lookup (there, id);
      gboolean live = document != NULL && !document->deleted;

      if (!live && wanted != NULL)
        add_step (look, SAM_PUBLICATION_ADD, id, wanted, NULL);
      else if (!live)
        g_hash_table_remove (look->state->known, id);
      else if (wanted == NULL || !sam_publication_state_has (look->state, id, document->revision, wanted->body))
        g_ptr_array_add (differing, (gpointer) id);
    }
  return compare_bodies (look, differing, error);
}

/* Without a server: against what this computer knows of it. */
static void
compare_with_memory (Look *look)
{
  g_autoptr (GPtrArray) ids = list_candidates (look);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      const SamPublished *wanted = g_hash_table_lookup (look->wanted, id);
      const SamPublicRecord *known = g_hash_table_lookup (look->state->known, id);

      if (wanted == NULL && known != NULL)
        add_step (look, SAM_PUBLICATION_WITHDRAW, id, NULL, NULL);
      else if (wanted != NULL && known == NULL)
        add_step (look, SAM_PUBLICATION_ADD, id, wanted, NULL);
      else if (wanted != NULL && !sam_publication_state_has (look->state, id, known->revision, wanted->body))
        add_step (look, SAM_PUBLICATION_CHANGE, id, wanted, NULL);
    }
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  const SamPublicationStep *one = *(SamPublicationStep *const *) a;
  const SamPublicationStep *other = *(SamPublicationStep *const *) b;

  if (one->act != other->act)
    return (int) one->act - (int) other->act;
  return g_strcmp0 (one->record != NULL ? one->record : one->id, other->record != NULL ? other->record : other->id);
}

static gboolean
look_at_both (Look *look,
              GError **error)
{
  look->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  if (!find_wanted (look, error) || !find_candidates (look, error))
    return FALSE;
  if (look->client == NULL)
    compare_with_memory (look);
  else if (!compare_with_server (look, error))
    return FALSE;
  g_ptr_array_sort (look->steps, compare_steps);
  return TRUE;
}

/**
 * sam_publication_plan:
 * @client: (nullable): the server; NULL is as far as this computer knows what is public
 * @choice: as if this were chosen
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer container) (element-type SamPublicationStep) (nullable): what would be done now
 */
GPtrArray *
sam_publication_plan (SamStore *store,
                      SamCouchClient *client,
                      SamPublicationChoice choice,
                      const char *today,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Look) look = { .store = store, .client = client, .today = today, .cancellable = cancellable };

  if (!look_begin (&look, choice, error) || !look_at_both (&look, error))
    return NULL;
  return g_steal_pointer (&look.steps);
}

static char *
build_document (Look *look,
                const SamPublicationStep *step)
{
  g_autoptr (SamJsonObject) document = sam_json_object_parse (step->body != NULL ? step->body : "{}", -1, NULL);
  g_autofree char *id = sam_json_from_string (step->id);
  g_autofree char *revision = sam_json_from_string (step->revision);
  g_autofree char *region = sam_json_from_string (look->region);

  sam_json_object_set (document, "_id", id);
  if (step->revision != NULL)
    sam_json_object_set (document, "_rev", revision);
  if (step->body == NULL)
    {
      sam_json_object_set (document, "_deleted", "true");
      sam_json_object_set (document, "reason", "\"withdrawn\"");
      sam_json_object_set (document, "region", region);
    }
  return sam_json_object_to_text (document);
}

/* One that was written by a colleague in between is looked at once more. */
static void
note_answer (Look *look,
             const SamPublicationStep *step,
             const SamPublicAnswer *answer,
             SamPublicationResult *result,
             gboolean *again)
{
  if (answer->revision == NULL && g_strcmp0 (answer->error, "conflict") == 0)
    *again = TRUE;
  else if (answer->revision == NULL)
    {
      result->refused++;
      g_free (result->reason);
      result->reason = g_strdup (answer->reason != NULL ? answer->reason : answer->error);
    }
  else if (step->act == SAM_PUBLICATION_WITHDRAW)
    {
      g_hash_table_remove (look->state->known, step->id);
      result->withdrawn++;
    }
  else
    {
      sam_publication_state_note (look->state, step->id, answer->revision, step->body, step->record);
      *(step->act == SAM_PUBLICATION_ADD ? &result->added : &result->changed) += 1;
    }
}

static gboolean
write_some (Look *look,
            guint start,
            guint end,
            SamPublicationResult *result,
            gboolean *again,
            GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) sent = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) answers = NULL;

  for (guint i = start; i < end; i++)
    {
      SamPublicationStep *step = g_ptr_array_index (look->steps, i);

      sam_publication_state_note (look->state, step->id, step->revision, NULL, step->record);
      g_hash_table_insert (sent, step->id, step);
      g_ptr_array_add (documents, build_document (look, step));
    }
  if (!sam_publication_state_save (look->state, look->database, error))
    return FALSE;
  answers = sam_public_site_write (look->client, documents, look->cancellable, error);
  for (guint i = 0; answers != NULL && i < answers->len; i++)
    {
      const SamPublicAnswer *answer = g_ptr_array_index (answers, i);
      const SamPublicationStep *step = answer->id != NULL ? g_hash_table_lookup (sent, answer->id) : NULL;

      if (step != NULL)
        note_answer (look, step, answer, result, again);
    }
  return answers != NULL;
}

/* Withdrawals first: what must go goes even when the rest fails. */
static gboolean
write_all (Look *look,
           SamPublicationResult *result,
           gboolean *again,
           GError **error)
{
  for (guint end = look->steps->len; end > 0; end -= MIN (end, DOCUMENTS_AT_ONCE))
    if (!write_some (look, end - MIN (end, DOCUMENTS_AT_ONCE), end, result, again, error))
      return FALSE;
  return TRUE;
}

static gboolean
run_once (SamStore *store,
          SamCouchClient *client,
          const char *today,
          SamPublicationResult *result,
          gboolean *again,
          GCancellable *cancellable,
          GError **error)
{
  g_auto (Look) look = { .store = store, .client = client, .today = today, .cancellable = cancellable };

  if (!look_begin (&look, SAM_PUBLICATION_LEAVE, error))
    return FALSE;
  if (look.key == NULL || (look.sequence == look.state->sequence && g_strcmp0 (look.today, look.state->day) == 0))
    return TRUE;
  if (!look_at_both (&look, error) || !write_all (&look, result, again, error))
    return FALSE;
  if (!*again && result->refused == 0)
    {
      look.state->sequence = look.sequence;
      g_free (look.state->day);
      look.state->day = g_strdup (look.today);
    }
  return sam_publication_state_save (look.state, look.database, error);
}

/**
 * sam_publication_run:
 * @today: YYYY-MM-DD
 * @result: (out caller-allocates): what was done, also when it fails half-way
 *
 * Returns: whether what is public is what the region's file allows
 */
gboolean
sam_publication_run (SamStore *store,
                     SamCouchClient *client,
                     const char *today,
                     SamPublicationResult *result,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean again = TRUE;

  *result = (SamPublicationResult){ 0 };
  for (guint i = 0; again && i < TRIES; i++)
    {
      again = FALSE;
      result->refused = 0;
      if (!run_once (store, client, today, result, &again, cancellable, error))
        return FALSE;
    }
  return TRUE;
}
