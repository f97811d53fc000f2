/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-story.h"

#include "json/sam-json-value.h"
#include "network/sam-day-words.h"
#include "network/sam-projection.h"
#include "network/sam-published.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sam_story_stage_get_label:
 *
 * Returns: the word for people, translated
 */
const char *
sam_story_stage_get_label (SamStoryStage stage)
{
  static const char *const labels[] = { NC_ ("story", "Idea"), NC_ ("story", "Talked about"),
                                        NC_ ("story", "Consent"), NC_ ("story", "Told") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "story", labels[stage]);
}

static gboolean
text_is (SamRecord *record,
         const char *field,
         const char *expected)
{
  g_autofree char *text = sam_record_dup_text (record, field);

  return g_strcmp0 (text, expected) == 0;
}

static gboolean
allows_telling (SamRecord *consent,
                const char *today)
{
  return text_is (consent, "purpose", "story") && sam_consent_is_in_force (consent, today);
}

/**
 * sam_story_may_be_told:
 * @consents: (element-type SamRecord): about the story
 * @channel: as consents name it
 *
 * Returns: whether a consent to telling it there is in force
 */
gboolean
sam_story_may_be_told (GPtrArray *consents,
                       const char *channel,
                       const char *today)
{
  for (guint i = 0; i < consents->len; i++)
    if (allows_telling (consents->pdata[i], today) && text_is (consents->pdata[i], "channel", channel))
      return TRUE;
  return FALSE;
}

static void
telling_free (SamTelling *telling)
{
  g_free (telling->id);
  g_free (telling->channel);
  g_free (telling->audience);
  g_free (telling->where);
  g_free (telling->planned_on);
  g_free (telling->told_on);
  g_free (telling);
}

static SamTelling *
read_telling (const char *value)
{
  g_autoptr (SamJsonObject) item = sam_json_object_parse (value, -1, NULL);
  SamTelling *telling;

  if (item == NULL)
    return NULL;
  telling = g_new0 (SamTelling, 1);
  telling->id = sam_json_to_string (sam_json_object_get (item, "id"));
  telling->channel = sam_json_to_string (sam_json_object_get (item, "channel"));
  telling->audience = sam_json_to_string (sam_json_object_get (item, "audience"));
  telling->where = sam_json_to_string (sam_json_object_get (item, "where"));
  telling->planned_on = sam_json_to_string (sam_json_object_get (item, "planned_on"));
  telling->told_on = sam_json_to_string (sam_json_object_get (item, "on"));
  return telling;
}

static int
compare_tellings (gconstpointer a,
                  gconstpointer b)
{
  const SamTelling *first = *(SamTelling *const *) a;
  const SamTelling *second = *(SamTelling *const *) b;
  const char *first_day = first->told_on != NULL ? first->told_on : first->planned_on;
  const char *second_day = second->told_on != NULL ? second->told_on : second->planned_on;

  return g_strcmp0 (second_day, first_day);
}

/**
 * sam_story_list_tellings:
 *
 * Returns: (transfer full) (element-type SamTelling): when it was told and is to be told, the last first
 */
GPtrArray *
sam_story_list_tellings (SamRecord *story)
{
  GPtrArray *tellings = g_ptr_array_new_with_free_func ((GDestroyNotify) telling_free);
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (story, "told"));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      SamTelling *telling = read_telling (items->pdata[i]);

      if (telling != NULL)
        g_ptr_array_add (tellings, telling);
    }
  g_ptr_array_sort (tellings, compare_tellings);
  return tellings;
}

static gboolean
was_told (SamRecord *story)
{
  g_autoptr (GPtrArray) tellings = sam_story_list_tellings (story);

  for (guint i = 0; i < tellings->len; i++)
    if (((SamTelling *) tellings->pdata[i])->told_on != NULL)
      return TRUE;
  return FALSE;
}

static void
find_channels (SamStoryState *state,
               GPtrArray *consents,
               const char *today)
{
  g_autoptr (GPtrArray) channels = g_ptr_array_new_null_terminated (1, g_free, TRUE);

  for (guint i = 0; i < consents->len; i++)
    {
      g_autofree char *channel = sam_record_dup_text (consents->pdata[i], "channel");
      g_autofree char *expires = sam_record_dup_text (consents->pdata[i], "expires_on");

      if (channel == NULL || !allows_telling (consents->pdata[i], today))
        continue;
      if (expires != NULL && (state->until == NULL || strcmp (expires, state->until) < 0))
        {
          g_free (state->until);
          state->until = g_steal_pointer (&expires);
        }
      if (!g_ptr_array_find_with_equal_func (channels, channel, g_str_equal, NULL))
        g_ptr_array_add (channels, g_steal_pointer (&channel));
    }
  state->channels = (char **) g_ptr_array_free (g_steal_pointer (&channels), FALSE);
}

static char *
find_next (const SamStoryState *state,
           gboolean asked)
{
  g_autofree char *day = NULL;

  if (!state->reached[SAM_STORY_TALK])
    return g_strdup (_ ("Talk with whom it is about: do they want it to be told?"));
  if (!state->reached[SAM_STORY_CONSENT])
    return g_strdup (asked ? _ ("Nobody agrees to it any more: ask again before it is told.")
                           : _ ("Ask for consent, for each channel. Without it the story is not told."));
  if (!state->reached[SAM_STORY_TOLD])
    return g_strdup (_ ("Plan where it is told first."));
  day = state->until != NULL ? sam_day_words_full (state->until) : NULL;
  if (day != NULL)
    /* Translators: %s is a day */
    return g_strdup_printf (_ ("May be told again, until %s."), day);
  return g_strdup (_ ("May be told again."));
}

/**
 * sam_story_judge:
 * @consents: (element-type SamRecord): about the story
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): how far the story is, and what comes next
 */
SamStoryState *
sam_story_judge (SamRecord *story,
                 GPtrArray *consents,
                 const char *today)
{
  SamStoryState *state = g_new0 (SamStoryState, 1);

  find_channels (state, consents, today);
  state->reached[SAM_STORY_IDEA] = TRUE;
  state->reached[SAM_STORY_CONSENT] = state->channels[0] != NULL;
  /* Who agreed was talked to. */
  state->reached[SAM_STORY_TALK] = sam_record_get_value (story, "talked_on") != NULL || consents->len > 0;
  state->reached[SAM_STORY_TOLD] = was_told (story);
  while (state->now < SAM_STORY_N_STAGES && state->reached[state->now])
    state->now++;
  state->next = find_next (state, consents->len > 0);
  return state;
}

/**
 * sam_story_state_free:
 * @state: (transfer full): what sam_story_judge() made of a story
 */
void
sam_story_state_free (SamStoryState *state)
{
  g_free (state->next);
  g_strfreev (state->channels);
  g_free (state->until);
  g_free (state);
}

static void
set_member (SamJsonObject *item,
            const char *key,
            const char *text)
{
  g_autofree char *value = text != NULL && *text != '\0' ? sam_json_from_string (text) : NULL;

  if (value != NULL)
    sam_json_object_set (item, key, value);
}

/**
 * sam_story_plan:
 * @telling: where, to whom and when; its id is made
 *
 * Planning needs no consent: it may be what the consent is asked for.
 *
 * Returns: (transfer full): its id
 */
char *
sam_story_plan (SamRecord *story,
                const SamTelling *telling)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (story, "told"));
  g_autoptr (SamJsonObject) item = sam_json_object_new ();
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *value = NULL;

  if (items == NULL)
    items = g_ptr_array_new_with_free_func (g_free);
  set_member (item, "id", id);
  set_member (item, "channel", telling->channel);
  set_member (item, "audience", telling->audience);
  set_member (item, "where", telling->where);
  set_member (item, "planned_on", telling->planned_on);
  g_ptr_array_add (items, sam_json_object_to_text (item));
  value = sam_json_from_items (items);
  sam_record_set_value (story, "told", value);
  return g_steal_pointer (&id);
}

/* The item of that id among @items, parsed; NULL: there is none. */
static SamJsonObject *
find_item (GPtrArray *items,
           const char *telling_id,
           guint *index)
{
  for (*index = 0; items != NULL && *index < items->len; ++*index)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (items->pdata[*index], -1, NULL);
      g_autofree char *id = item != NULL ? sam_json_to_string (sam_json_object_get (item, "id")) : NULL;

      if (g_strcmp0 (id, telling_id) == 0)
        return g_steal_pointer (&item);
    }
  return NULL;
}

/**
 * sam_story_tell:
 * @telling_id: of what was planned
 * @today: YYYY-MM-DD
 *
 * Notes that it was told today; on the public site it is published by that. Where nobody agreed to that channel, it
 * can't be saved.
 */
void
sam_story_tell (SamRecord *story,
                const char *telling_id,
                const char *today)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (story, "told"));
  guint index;
  g_autoptr (SamJsonObject) item = find_item (items, telling_id, &index);
  g_autofree char *channel = item != NULL ? sam_json_to_string (sam_json_object_get (item, "channel")) : NULL;
  g_autofree char *value = NULL;

  if (item == NULL)
    return;
  set_member (item, "on", today);
  g_free (items->pdata[index]);
  items->pdata[index] = sam_json_object_to_text (item);
  value = sam_json_from_items (items);
  sam_record_set_value (story, "told", value);
  if (g_strcmp0 (channel, "public_site") == 0 && sam_record_get_value (story, "published_on") == NULL)
    sam_record_set_text (story, "published_on", today);
}

/**
 * sam_story_drop:
 * @telling_id: of what was planned or told
 *
 * Takes it out of the list.
 */
void
sam_story_drop (SamRecord *story,
                const char *telling_id)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (story, "told"));
  guint index;
  g_autoptr (SamJsonObject) item = find_item (items, telling_id, &index);
  g_autofree char *value = NULL;

  if (item == NULL)
    return;
  g_ptr_array_remove_index (items, index);
  value = items->len > 0 ? sam_json_from_items (items) : NULL;
  sam_record_set_value (story, "told", value);
}

static gboolean
is_among (GPtrArray *records,
          const char *id)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (sam_record_get_id (records->pdata[i]), id))
      return TRUE;
  return FALSE;
}

/**
 * sam_story_load_consents:
 *
 * Returns: (transfer full) (element-type SamRecord) (nullable): what was agreed about it: what refers to it, and what
 *   it refers to; of a consent that was changed on two computers what both say, so that a withdrawal beats a grant
 */
GPtrArray *
sam_story_load_consents (SamStore *store,
                         SamRecord *story,
                         GError **error)
{
  g_autoptr (GPtrArray) consents = sam_consents_load_about (store, sam_record_get_id (story), error);
  g_autofree char *named = sam_record_dup_text (story, "consent");
  SamRecord *consent;

  if (consents == NULL)
    return NULL;
  /* A reference may dangle: then it is no consent. */
  consent = named != NULL && !is_among (consents, named) ? sam_consent_load (store, named, NULL) : NULL;
  if (consent != NULL)
    g_ptr_array_add (consents, consent);
  return g_steal_pointer (&consents);
}
