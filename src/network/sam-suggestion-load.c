/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds who and what could go with a help question: only those with a topic that fits are read at all, so that 3,000
 * groups cost what the fitting ones cost. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-suggestion-load.h"

#include "network/sam-expert-load.h"
#include "network/sam-name-key.h"
#include "network/sam-places.h"
#include "network/sam-published.h"
#include "network/sam-question-entry.h"
#include "network/sam-topic-words.h"
#include "network/sam-verification-load.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Topics lie within topics this deep at most; a circle ends here. */
#define DEEPEST 8

typedef struct
{
  SamTopicFit fit;
  char *name;
} Wanted;

typedef struct
{
  SamStore *store;
  SamRecord *question;
  const char *today;
  gboolean relative;
  char *language;
  SamPlaces *places;      /* may be NULL */
  const SamPlace *home;   /* may be NULL */
  GHashTable *topics;     /* id → SamRecord */
  GHashTable *wanted;     /* id of a topic → Wanted */
  GHashTable *found;      /* id → SamSuggestion, owned by the list */
  GHashTable *tried;      /* ids that were matched with the question before */
  GPtrArray *suggestions; /* of SamSuggestion */
} Search;

static void
free_wanted (gpointer data)
{
  Wanted *wanted = data;

  g_free (wanted->name);
  g_free (wanted);
}

static void
search_clear (Search *search)
{
  g_clear_object (&search->question);
  g_clear_pointer (&search->language, g_free);
  g_clear_pointer (&search->places, sam_places_free);
  g_clear_pointer (&search->topics, g_hash_table_unref);
  g_clear_pointer (&search->wanted, g_hash_table_unref);
  g_clear_pointer (&search->found, g_hash_table_unref);
  g_clear_pointer (&search->tried, g_hash_table_unref);
  g_clear_pointer (&search->suggestions, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, search_clear)

static void
want (Search *search,
      const char *id,
      SamTopicFit fit)
{
  SamRecord *topic = g_hash_table_lookup (search->topics, id);
  Wanted *known = g_hash_table_lookup (search->wanted, id);

  if (topic == NULL || (known != NULL && known->fit >= fit))
    return;
  known = g_new0 (Wanted, 1);
  known->fit = fit;
  known->name = sam_record_dup_text (topic, "name");
  g_hash_table_insert (search->wanted, g_strdup (id), known);
}

static gboolean
share_name (GPtrArray *one,
            GPtrArray *other)
{
  for (guint i = 0; i < one->len; i++)
    if (*(char *) one->pdata[i] != '\0' && g_ptr_array_find_with_equal_func (other, one->pdata[i], g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

static gboolean
lies_within (Search *search,
             SamRecord *topic,
             const char *whole)
{
  g_autofree char *parent = sam_record_dup_text (topic, "parent");

  for (guint depth = 0; parent != NULL && depth < DEEPEST; depth++)
    {
      SamRecord *above = g_hash_table_lookup (search->topics, parent);

      if (g_str_equal (parent, whole))
        return TRUE;
      g_free (parent);
      parent = above != NULL ? sam_record_dup_text (above, "parent") : NULL;
    }
  return FALSE;
}

/* How the topic goes with one that is asked about. */
static SamTopicFit
compare_topics (Search *search,
                const char *asked,
                SamRecord *topic,
                GPtrArray *names)
{
  SamRecord *record = g_hash_table_lookup (search->topics, asked);
  g_autoptr (GPtrArray) asked_names = NULL;

  if (g_str_equal (asked, sam_record_get_id (topic)))
    return SAM_TOPIC_FIT_SAME;
  if (record == NULL)
    return SAM_TOPIC_FIT_NONE;
  asked_names = sam_topic_words_list (record);
  if (share_name (asked_names, names))
    return SAM_TOPIC_FIT_SYNONYM;
  if (lies_within (search, topic, asked))
    return SAM_TOPIC_FIT_NARROWER;
  return lies_within (search, record, sam_record_get_id (topic)) ? SAM_TOPIC_FIT_BROADER : SAM_TOPIC_FIT_NONE;
}

static void
want_topics (Search *search)
{
  g_auto (GStrv) asked = sam_record_dup_strv (search->question, "topics");
  g_autofree char *sentence = sam_topic_words_of_question (search->question);
  GHashTableIter iter;
  gpointer id, record;

  g_hash_table_iter_init (&iter, search->topics);
  while (g_hash_table_iter_next (&iter, &id, &record))
    {
      g_autoptr (GPtrArray) names = sam_topic_words_list (record);

      for (guint i = 0; asked != NULL && asked[i] != NULL; i++)
        {
          SamTopicFit fit = compare_topics (search, asked[i], record, names);

          if (fit != SAM_TOPIC_FIT_NONE)
            want (search, id, fit);
        }
      if (sam_topic_words_stand_in (names, sentence))
        want (search, id, SAM_TOPIC_FIT_SYNONYM);
    }
}

static gboolean
load_topics (Search *search,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autoptr (GPtrArray) rows = sam_store_list (search->store, query, 0, 0, error);

  search->topics = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      SamRecord *topic = sam_store_load (search->store, row->id, error);

      if (topic == NULL)
        return FALSE;
      g_hash_table_insert (search->topics, g_strdup (row->id), topic);
    }
  return rows != NULL;
}

static gboolean
load_tried (Search *search,
            GError **error)
{
  static const char *const fields[] = { "expert", "group" };
  g_auto (GStrv) ids = sam_store_find_referrers (search->store, sam_record_get_id (search->question),
                                                 sam_kind_find ("match"), "question", error);

  for (char **id = ids; id != NULL && *id != NULL; id++)
    {
      g_autoptr (SamRecord) match = sam_store_load (search->store, *id, error);

      if (match == NULL)
        return FALSE;
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          char *other = sam_record_dup_text (match, fields[i]);

          if (other != NULL)
            g_hash_table_add (search->tried, other);
        }
    }
  return ids != NULL;
}

static SamFit
judge_language (Search *search,
                const char *const *spoken)
{
  g_autofree char *wanted = search->language != NULL ? sam_name_key (search->language) : NULL;

  if (wanted == NULL || spoken == NULL || spoken[0] == NULL)
    return SAM_FIT_UNKNOWN;
  for (guint i = 0; spoken[i] != NULL; i++)
    {
      g_autofree char *key = sam_name_key (spoken[i]);

      if (g_str_equal (key, wanted))
        return SAM_FIT_YES;
    }
  return SAM_FIT_NO;
}

static void
measure (Search *search,
         SamSuggestion *suggestion,
         SamRecord *record)
{
  g_autofree char *postcode = sam_record_dup_text (record, "postcode");
  g_autofree char *place = sam_record_dup_text (record, "place");
  const SamPlace *there = search->places != NULL ? sam_question_find_place (search->places, postcode, place) : NULL;

  if (there != NULL && search->home != NULL)
    suggestion->distance = sam_places_get_distance (search->home, there);
}

static gboolean
fill_expert (Search *search,
             SamSuggestion *suggestion,
             SamRecord *expert)
{
  static const char *const ready[] = { "active", "paused", NULL };
  g_autofree char *status = sam_record_dup_text (expert, "status");
  g_autofree char *experience = sam_record_dup_text (expert, "own_or_relative");
  g_autofree char *person_id = sam_record_dup_text (expert, "person");
  g_autoptr (SamRecord) person = person_id != NULL ? sam_store_follow (search->store, person_id, NULL) : NULL;
  g_auto (GStrv) does = sam_record_dup_strv (expert, "does");
  g_autoptr (SamExpertLoad) load = NULL;
  g_autofree char *spoken = person != NULL ? sam_record_dup_text (person, "language") : NULL;
  const char *const languages[] = { spoken, NULL };

  /* Who has only applied has not been trained for it. */
  if (status != NULL && !g_strv_contains (ready, status))
    return FALSE;
  if (person != NULL)
    measure (search, suggestion, person);
  if (experience != NULL)
    suggestion->experience = g_str_equal (experience, "both") ||
                                     g_str_equal (experience, search->relative ? "relative" : "own")
                                 ? SAM_FIT_YES
                                 : SAM_FIT_NO;
  suggestion->language = judge_language (search, languages);
  load = sam_expert_load_new_contacts (search->store, expert, search->today);
  suggestion->load = load->running;
  if (does != NULL && does[0] != NULL)
    suggestion->one_to_one = g_strv_contains ((const char *const *) does, "one_to_one") ? SAM_FIT_YES : SAM_FIT_NO;
  suggestion->not_until = g_strdup (load->not_until);
  if (g_strcmp0 (status, "paused") == 0)
    suggestion->opening = SAM_OPENING_PAUSED;
  else if (suggestion->not_until != NULL)
    suggestion->opening = SAM_OPENING_NOT_NOW;
  else if (sam_expert_load_is_full (load))
    suggestion->opening = SAM_OPENING_FULL;
  return TRUE;
}

static SamFit
judge_audience (SamRecord *group,
                gboolean relative)
{
  g_auto (GStrv) audience = sam_record_dup_strv (group, "audience");
  const char *const *whom = (const char *const *) audience;

  if (whom == NULL || whom[0] == NULL || g_strv_contains (whom, "everyone"))
    return SAM_FIT_UNKNOWN;
  if (relative)
    return g_strv_contains (whom, "relatives") || g_strv_contains (whom, "parents") ? SAM_FIT_YES : SAM_FIT_NO;
  if (g_strv_contains (whom, "peers"))
    return SAM_FIT_YES;
  return g_strv_contains (whom, "relatives") && whom[1] == NULL ? SAM_FIT_NO : SAM_FIT_UNKNOWN;
}

static SamAsked
judge_asked (Search *search,
             SamRecord *group)
{
  char day[16];
  SamVerifyReason reason;
  GDate due;

  if (!sam_record_has_value (group, "verified_on"))
    return SAM_ASKED_NEVER;
  if (!sam_verification_load_due (search->store, group, search->today, &due, &reason))
    return SAM_ASKED_UNKNOWN;
  g_date_strftime (day, sizeof day, "%Y-%m-%d", &due);
  return g_strcmp0 (day, search->today) <= 0 ? SAM_ASKED_LONG_AGO : SAM_ASKED_LATELY;
}

/* Where nobody was ever asked, nothing is said. */
static gboolean
judge_tellable (Search *search,
                SamRecord *group,
                SamFit *tellable,
                GError **error)
{
  const SamPublisher publisher = { .channel = SAM_CHANNEL_PHONE, .today = search->today };
  g_autoptr (GPtrArray) consents = sam_consents_load_about (search->store, sam_record_get_id (group), error);
  SamWithheld why;

  if (consents == NULL)
    return FALSE;
  why = sam_projection_explain (group, consents, &publisher);
  if (why == SAM_WITHHELD_NOT)
    *tellable = SAM_FIT_YES;
  else if (why == SAM_WITHHELD_EXPIRED || why == SAM_WITHHELD_WITHDRAWN)
    *tellable = SAM_FIT_NO;
  return TRUE;
}

static gboolean
fill_group (Search *search,
            SamSuggestion *suggestion,
            SamRecord *group)
{
  g_autofree char *status = sam_record_dup_text (group, "status");
  g_autofree char *form = sam_record_dup_text (group, "form");
  g_auto (GStrv) languages = sam_record_dup_strv (group, "languages");
  g_autofree char *how = sam_record_dup_text (group, "how_to_join");
  const SamField *joining = sam_kind_find_field (sam_record_get_kind (group), "how_to_join");
  const SamChoice *choice = how != NULL ? sam_field_find_choice (joining, how) : NULL;

  if (g_strcmp0 (status, "ended") == 0 || sam_record_get_value (group, "unlisted_on") != NULL)
    return FALSE;
  suggestion->is_group = TRUE;
  suggestion->online = g_strcmp0 (form, "online") == 0;
  measure (search, suggestion, group);
  suggestion->experience = judge_audience (group, search->relative);
  suggestion->language = judge_language (search, (const char *const *) languages);
  if (g_strcmp0 (status, "full") == 0)
    suggestion->opening = SAM_OPENING_FULL;
  else if (g_strcmp0 (status, "paused") == 0)
    suggestion->opening = SAM_OPENING_PAUSED;
  if (choice != NULL)
    suggestion->joining = g_strdup (g_dgettext (GETTEXT_PACKAGE, choice->label));
  suggestion->asked = judge_asked (search, group);
  suggestion->asked_on = sam_record_dup_text (group, "verified_on");
  return TRUE;
}

/* One that fits by more than one topic stands there once, by the topic that fits best. */
static gboolean
add (Search *search,
     const SamRow *row,
     const Wanted *wanted,
     GError **error)
{
  SamSuggestion *known = g_hash_table_lookup (search->found, row->id);
  g_autoptr (SamSuggestion) suggestion = NULL;
  g_autoptr (SamRecord) record = NULL;

  if (g_hash_table_contains (search->tried, row->id))
    return TRUE;
  if (known != NULL)
    {
      if (wanted->fit > known->fit || (wanted->fit == known->fit && g_strcmp0 (wanted->name, known->topic) < 0))
        {
          known->fit = wanted->fit;
          g_free (known->topic);
          known->topic = g_strdup (wanted->name);
        }
      return TRUE;
    }
  record = sam_store_load (search->store, row->id, error);
  if (record == NULL)
    return FALSE;
  suggestion = sam_suggestion_new (row->id, row->title);
  suggestion->fit = wanted->fit;
  suggestion->topic = g_strdup (wanted->name);
  suggestion->for_relative = search->relative;
  suggestion->language_name = g_strdup (search->language);
  if (!(sam_record_get_kind (record) == sam_kind_find ("group") ? fill_group (search, suggestion, record)
                                                                : fill_expert (search, suggestion, record)))
    return TRUE;
  if (suggestion->is_group && !judge_tellable (search, record, &suggestion->tellable, error))
    return FALSE;
  g_hash_table_insert (search->found, suggestion->id, suggestion);
  g_ptr_array_add (search->suggestions, g_steal_pointer (&suggestion));
  return TRUE;
}

static gboolean
find (Search *search,
      const char *kind,
      const char *topic,
      const Wanted *wanted,
      GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_condition (query, "topics", SAM_COMPARE_CONTAINS, topic, error))
    return FALSE;
  rows = sam_store_list (search->store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!add (search, g_ptr_array_index (rows, i), wanted, error))
      return FALSE;
  return rows != NULL;
}

static void
prepare (Search *search)
{
  g_autofree char *source = sam_record_dup_text (search->question, "source");
  g_autofree char *area = sam_record_dup_text (search->question, "postcode_area");
  g_autofree char *municipality = sam_record_dup_text (search->question, "municipality");

  search->relative = g_strcmp0 (source, "relative") == 0;
  search->language = sam_record_dup_text (search->question, "language");
  /* Without the list of places there is no distance; all else stands. */
  search->places = sam_places_load (NULL);
  if (search->places != NULL)
    search->home = sam_question_find_place (search->places, area, municipality);
  search->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_wanted);
  search->found = g_hash_table_new (g_str_hash, g_str_equal);
  search->tried = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  search->suggestions = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_suggestion_free);
}

/**
 * sam_suggestions_load:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type SamSuggestion): experts and groups that could go with the question, the best
 *   first, without those it was brought together with before; or %NULL
 */
GPtrArray *
sam_suggestions_load (SamStore *store,
                      const char *question_id,
                      const char *today,
                      GError **error)
{
  g_auto (Search) search = { .store = store, .today = today };
  GHashTableIter iter;
  gpointer topic, wanted;

  search.question = sam_store_load (store, question_id, error);
  if (search.question == NULL)
    return NULL;
  prepare (&search);
  if (!load_topics (&search, error) || !load_tried (&search, error))
    return NULL;
  want_topics (&search);
  g_hash_table_iter_init (&iter, search.wanted);
  while (g_hash_table_iter_next (&iter, &topic, &wanted))
    if (!find (&search, "group", topic, wanted, error) || !find (&search, "expert", topic, wanted, error))
      return NULL;
  sam_suggestions_rank (search.suggestions);
  return g_steal_pointer (&search.suggestions);
}
