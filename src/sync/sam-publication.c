/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes what stands on the server say what the region's file allows today, no more and no less. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-publication-look.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define DOCUMENTS_AT_ONCE 100
#define TRIES 3

static const char *const act_labels[][3] = {
  [SAM_CHANNEL_PUBLIC] = { N_ ("Becomes public"), N_ ("Changes"), N_ ("Is withdrawn") },
  [SAM_CHANNEL_PLATFORM] = { N_ ("Goes to the platform"), N_ ("Changes on the platform"),
                             N_ ("Is withdrawn from the platform") },
};

/**
 * sam_publication_step_get_label:
 *
 * Returns: what is done, in a few words
 */
const char *
sam_publication_step_get_label (const SamPublicationStep *self)
{
  return _ (act_labels[self->channel][self->act]);
}

void
sam_publication_result_clear (SamPublicationResult *self)
{
  g_clear_pointer (&self->reason, g_free);
}

/* The platform's part, where there is one: a server may do without, and one that never answered says nothing. */
static gboolean
is_without_platform (const SamPublicationLook *look,
                     const GError *failure)
{
  return look->channel == SAM_CHANNEL_PLATFORM &&
         (failure != NULL ? g_error_matches (failure, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND)
                          : look->site.client == NULL && look->state->day == NULL);
}

static gboolean
plan_channel (SamPublicationLook *look,
              SamPublicationChoice choice,
              GPtrArray *steps,
              GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (!sam_publication_look_begin (look, choice, error))
    return FALSE;
  if (is_without_platform (look, NULL))
    return TRUE;
  if (sam_publication_look_compare (look, FALSE, &failure))
    g_ptr_array_extend_and_steal (steps, g_steal_pointer (&look->steps));
  else if (!is_without_platform (look, failure))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return TRUE;
}

/**
 * sam_publication_plan:
 * @client: (nullable): the server; NULL is as far as this computer knows what stands there
 * @choice: as if this were chosen
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer container) (element-type SamPublicationStep) (nullable): what would be done now, in public first
 */
GPtrArray *
sam_publication_plan (SamStore *store,
                      SamCouchClient *client,
                      SamPublicationChoice choice,
                      const char *today,
                      GCancellable *cancellable,
                      GError **error)
{
  const SamChannel channels[] = { SAM_CHANNEL_PUBLIC, SAM_CHANNEL_PLATFORM };
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_publication_step_free);

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    {
      g_auto (SamPublicationLook) look = {
        .store = store, .site = { client }, .channel = channels[i], .today = today, .cancellable = cancellable
      };

      if (!plan_channel (&look, choice, steps, error))
        return NULL;
    }
  return g_steal_pointer (&steps);
}

static char *
build_document (SamPublicationLook *look,
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
note_answer (SamPublicationLook *look,
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
      sam_publication_state_forget (look->state, step->id);
      result->withdrawn++;
    }
  else
    {
      sam_publication_state_note (look->state, step->id, answer->revision, step->body, step->record);
      *(step->act == SAM_PUBLICATION_ADD ? &result->added : &result->changed) += 1;
    }
}

static gboolean
write_some (SamPublicationLook *look,
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
  if (!sam_publication_state_save (look->state, error))
    return FALSE;
  answers = sam_public_site_write (&look->site, documents, look->cancellable, error);
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
write_all (SamPublicationLook *look,
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
run_once (SamPublicationLook *look,
          SamPublicationResult *result,
          gboolean *again,
          GError **error)
{
  if (!sam_publication_look_begin (look, SAM_PUBLICATION_LEAVE, error))
    return FALSE;
  if (look->key == NULL || (look->sequence == look->state->sequence && g_strcmp0 (look->today, look->state->day) == 0))
    return TRUE;
  /* The platform gets to know of every question, and there may be tens of thousands. */
  if (!sam_publication_look_compare (look, look->channel == SAM_CHANNEL_PLATFORM, error) ||
      !write_all (look, result, again, error))
    return FALSE;
  if (!*again && result->refused == 0)
    {
      look->state->sequence = look->sequence;
      g_free (look->state->day);
      look->state->day = g_strdup (look->today);
    }
  return sam_publication_state_save (look->state, error);
}

/**
 * sam_publication_run:
 * @channel: to whom
 * @today: YYYY-MM-DD
 * @result: (out caller-allocates): what was done, also when it fails half-way
 *
 * Returns: whether what stands there is what the region's file allows
 */
gboolean
sam_publication_run (SamStore *store,
                     SamCouchClient *client,
                     SamChannel channel,
                     const char *today,
                     SamPublicationResult *result,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean again = TRUE;

  *result = (SamPublicationResult){ 0 };
  for (guint i = 0; again && i < TRIES; i++)
    {
      g_auto (SamPublicationLook) look = {
        .store = store, .site = { client }, .channel = channel, .today = today, .cancellable = cancellable
      };

      again = FALSE;
      result->refused = 0;
      if (!run_once (&look, result, &again, error))
        return FALSE;
    }
  return TRUE;
}
