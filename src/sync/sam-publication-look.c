/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the region's file allows today beside what stands on the server, and what has to be done to make them alike.
 * What is there is asked of the server: another computer of the region may have put it there. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-publication-look.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-published.h"
#include "store/sam-query.h"
#include "sync/sam-publication-choice.h"
#include "sync/sam-seal.h"
#include "sync/sam-server.h"
#include "sync/sam-sync-run.h"

#include <string.h>

#define PAGE 500

void
sam_publication_step_free (SamPublicationStep *self)
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
sam_publication_look_clear (SamPublicationLook *look)
{
  g_free (look->site.database);
  g_free (look->region);
  g_free (look->key);
  g_clear_pointer (&look->state, sam_publication_state_free);
  g_clear_pointer (&look->changed, g_hash_table_unref);
  g_clear_pointer (&look->wanted, g_hash_table_unref);
  g_clear_pointer (&look->candidates, g_hash_table_unref);
  g_clear_pointer (&look->steps, g_ptr_array_unref);
}

/* Each place of each server has a state of its own. */
static SamPublicationState *
load_state (SamPublicationLook *look,
            GError **error)
{
  g_autofree char *known = look->site.client == NULL ? sam_server_dup_address (look->store) : NULL;
  const char *address = look->site.client != NULL ? sam_couch_client_get_address (look->site.client)
                        : known != NULL           ? known
                                                  : "";
  g_autofree char *place = look->channel == SAM_CHANNEL_PUBLIC ? g_strdup (address)
                                                               : g_strjoin ("/", address, look->site.database, NULL);

  return sam_publication_state_load (look->database, place, error);
}

/**
 * sam_publication_look_begin:
 * @look: with store, client, channel, today and cancellable set
 * @choice: as if this were chosen
 *
 * Where nothing was ever published it makes up a key, which is not kept.
 *
 * Returns: whether the region and what is known of the channel could be read; @look is to be cleared either way
 */
gboolean
sam_publication_look_begin (SamPublicationLook *look,
                            SamPublicationChoice choice,
                            GError **error)
{
  g_autoptr (SamRecord) region = sam_publication_load_region (look->store, error);

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
  look->site.database = look->channel == SAM_CHANNEL_PUBLIC
                            ? g_strdup (SAM_PUBLIC_DATABASE)
                            : sam_server_build_platform_database (look->region != NULL ? look->region : "");
  look->state = load_state (look, error);
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

      if (!one->ours && !one->platform)
        g_hash_table_add (doubtful, g_strdup (one->id));
    }
  return g_steal_pointer (&doubtful);
}

static gboolean
find_wanted (SamPublicationLook *look,
             gboolean narrow,
             GError **error)
{
  const SamPublisher publisher = { look->channel, look->region, look->key, look->today };
  g_autoptr (GHashTable) doubtful = NULL;
  g_autoptr (GPtrArray) published = NULL;

  look->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) sam_published_free);
  if (!look->on || look->key == NULL)
    return TRUE;
  doubtful = list_doubtful (look->store, error);
  if (doubtful == NULL)
    return FALSE;
  published = sam_published_list (look->store, &publisher, doubtful, narrow ? look->changed : NULL, error);
  while (published != NULL && published->len > 0)
    {
      SamPublished *one = g_ptr_array_steal_index_fast (published, published->len - 1);

      g_hash_table_replace (look->wanted, one->id, one);
    }
  return published != NULL;
}

/* What it is about may have gone into another record, of which it says the same since. */
static void
add_subject (SamPublicationLook *look,
             const char *about)
{
  g_autoptr (SamRecord) meant = sam_store_follow (look->store, about, NULL);

  g_hash_table_add (look->changed, g_strdup (about));
  if (meant != NULL)
    g_hash_table_add (look->changed, g_strdup (sam_record_get_id (meant)));
}

/* A consent that changed or went may have let its record be published, here or elsewhere. */
static gboolean
add_subjects (SamPublicationLook *look,
              const char *consent,
              GError **error)
{
  g_autoptr (GPtrArray) history = sam_documents_list_history (look->database, consent, error);

  for (guint i = 0; history != NULL && i < history->len; i++)
    {
      const SamRevision *revision = g_ptr_array_index (history, i);
      g_autoptr (SamJsonObject) body =
          revision->body != NULL ? sam_json_object_parse (revision->body, -1, NULL) : NULL;
      g_autofree char *about = body != NULL ? sam_json_to_string (sam_json_object_get (body, "about")) : NULL;

      if (about != NULL)
        add_subject (look, about);
    }
  return history != NULL;
}

/* What changed here since all was looked at: a colleague may have published it, and the reason for that may be gone. In
 * @region whether the region's own choice may be among it. */
static gboolean
find_changed (SamPublicationLook *look,
              gboolean *region,
              GError **error)
{
  gint64 since = look->state->sequence;

  look->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (;;)
    {
      g_autoptr (GPtrArray) changes = sam_documents_list_changes (look->database, since, PAGE, error);

      if (changes == NULL)
        return FALSE;
      if (changes->len == 0)
        return TRUE;
      for (guint i = 0; i < changes->len; i++)
        {
          const SamRevision *change = g_ptr_array_index (changes, i);
          const SamKind *kind = sam_kind_of_id (change->id);

          since = change->sequence;
          *region |= g_str_has_prefix (change->id, "region:");
          if (g_str_has_prefix (change->id, "consent:") && !add_subjects (look, change->id, error))
            return FALSE;
          if (kind != NULL && sam_projection_reaches (kind, look->channel))
            g_hash_table_add (look->changed, g_strdup (change->id));
        }
    }
}

/* What is to stand there, what is known to, and what changed here. @narrow: of what is known only that of which no
 * answer came. */
static void
find_candidates (SamPublicationLook *look,
                 gboolean narrow)
{
  GHashTableIter iter;
  gpointer id;
  gpointer value;

  look->candidates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, look->state->known);
  while (g_hash_table_iter_next (&iter, &id, &value))
    if (!narrow || ((SamPublicRecord *) value)->revision == NULL)
      g_hash_table_replace (look->candidates, g_strdup (id), g_strdup (((SamPublicRecord *) value)->record));
  g_hash_table_iter_init (&iter, look->wanted);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_hash_table_replace (look->candidates, g_strdup (id), g_strdup (((SamPublished *) value)->record));
  g_hash_table_iter_init (&iter, look->changed);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (look->key != NULL && strchr (id, ':') != NULL)
      g_hash_table_replace (look->candidates, sam_projection_dup_id (id, look->key), g_strdup (id));
}

static void
add_step (SamPublicationLook *look,
          SamPublicationAct act,
          const char *id,
          const SamPublished *wanted,
          const SamPublicDocument *there)
{
  SamPublicationStep *step = g_new0 (SamPublicationStep, 1);

  step->channel = look->channel;
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
compare_bodies (SamPublicationLook *look,
                GPtrArray *differing,
                GError **error)
{
  g_autoptr (GHashTable) there = sam_public_site_look_up (&look->site, differing, TRUE, look->cancellable, error);

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
list_candidates (SamPublicationLook *look)
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
compare_with_server (SamPublicationLook *look,
                     GError **error)
{
  g_autoptr (GPtrArray) ids = list_candidates (look);
  g_autoptr (GPtrArray) differing = g_ptr_array_new ();
  g_autoptr (GHashTable) there = sam_public_site_look_up (&look->site, ids, FALSE, look->cancellable, error);

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
        sam_publication_state_forget (look->state, id);
      else if (wanted == NULL || !sam_publication_state_has (look->state, id, document->revision, wanted->body))
        g_ptr_array_add (differing, (gpointer) id);
    }
  return compare_bodies (look, differing, error);
}

/* Without a server: against what this computer knows of it. */
static void
compare_with_memory (SamPublicationLook *look)
{
  g_autoptr (GPtrArray) ids = list_candidates (look);

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);
      const SamPublished *wanted = g_hash_table_lookup (look->wanted, id);
      const SamPublicRecord *known = sam_publication_state_get (look->state, id);

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

/**
 * sam_publication_look_compare:
 * @narrow: whether it is enough to look at what changed since the last look; all is looked at once a day, and when the
 *   region's own record changed
 *
 * Returns: whether the steps are there
 */
gboolean
sam_publication_look_compare (SamPublicationLook *look,
                              gboolean narrow,
                              GError **error)
{
  gboolean region = FALSE;

  look->steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_publication_step_free);
  if (!find_changed (look, &region, error))
    return FALSE;
  narrow = narrow && !region && g_strcmp0 (look->today, look->state->day) == 0;
  if (!sam_publication_state_read (look->state, !narrow, error) || !find_wanted (look, narrow, error))
    return FALSE;
  find_candidates (look, narrow);
  if (look->site.client == NULL)
    compare_with_memory (look);
  else if (!compare_with_server (look, error))
    return FALSE;
  if (!sam_publication_state_check (look->state, error))
    return FALSE;
  g_ptr_array_sort (look->steps, compare_steps);
  return TRUE;
}
