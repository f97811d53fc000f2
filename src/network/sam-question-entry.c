/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-question-entry.h"

#include "network/sam-name-key.h"
#include "network/sam-phone.h"
#include "network/sam-question-contacts.h"
#include "network/sam-topic-words.h"
#include "network/sam-topics.h"
#include "record/sam-words.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sam_question_find_place:
 * @postcode: (nullable): a postcode or its four digits; goes before the name
 * @name: (nullable): of a place or a municipality
 *
 * Returns: (nullable) (transfer none): where that is, as good as can be told
 */
const SamPlace *
sam_question_find_place (SamPlaces *places,
                         const char *postcode,
                         const char *name)
{
  const SamPlace *place = postcode != NULL ? sam_places_find (places, postcode) : NULL;

  if (place == NULL && name != NULL)
    place = sam_places_find_by_name (places, name);
  return place != NULL || name == NULL ? place : sam_places_find_municipality (places, name);
}

/* Four digits, where the text begins with them; else NULL. */
static char *
find_area (const char *text)
{
  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (text[i]))
      return NULL;
  return g_ascii_isdigit (text[4]) ? NULL : g_strndup (text, 4);
}

static void
set_place (SamRecord *question,
           const char *typed)
{
  g_autofree char *text = g_strstrip (g_strdup (typed != NULL ? typed : ""));
  g_autofree char *area = find_area (text);
  g_autoptr (SamPlaces) places = *text != '\0' ? sam_places_load (NULL) : NULL;
  const SamPlace *place = places != NULL ? sam_question_find_place (places, area, area == NULL ? text : NULL) : NULL;

  if (area != NULL)
    sam_record_set_text (question, "postcode_area", area);
  if (place != NULL)
    sam_record_set_text (question, "municipality", place->municipality);
  else if (area == NULL && *text != '\0')
    sam_record_set_text (question, "municipality", text);
}

static SamTopicIndex *
load_topics (SamStore *store,
             GError **error)
{
  g_autoptr (SamTopicIndex) index = sam_topic_index_new ();
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) topic = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);

      if (topic == NULL)
        return NULL;
      sam_topic_index_add (index, topic);
    }
  return rows != NULL ? g_steal_pointer (&index) : NULL;
}

static gboolean
tell_unknown (SamTopicIndex *index,
              const SamUnknownTopic *unknown,
              GError **error)
{
  SamRecord *meant = unknown->suggestion != NULL ? sam_topic_index_get (index, unknown->suggestion) : NULL;
  g_autofree char *name = meant != NULL ? sam_record_dup_text (meant, "name") : NULL;

  if (name != NULL)
    /* Translators: what was typed, and the topic that may be meant */
    g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, _ ("There is no topic “%s”. Is “%s” meant?"),
                 unknown->text, name);
  else
    g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                 _ ("There is no topic “%s”. Try another word for it, or make it a topic first."), unknown->text);
  return FALSE;
}

/**
 * sam_question_read_topics:
 * @text: names of topics, with commas between
 *
 * Returns: (transfer full) (nullable): the ids of the topics; NULL with @error set where one is not known by that name
 */
char **
sam_question_read_topics (SamStore *store,
                          const char *text,
                          GError **error)
{
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_unknown_topic_free);
  g_autoptr (SamTopicIndex) index = load_topics (store, error);
  g_auto (GStrv) ids = NULL;

  if (index == NULL)
    return NULL;
  ids = sam_topic_index_recognise (index, text, unknown);
  if (unknown->len == 0)
    return g_steal_pointer (&ids);
  tell_unknown (index, g_ptr_array_index (unknown, 0), error);
  return NULL;
}

static gboolean
set_topics (SamRecord *question,
            SamStore *store,
            const SamQuestionEntry *entry,
            GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) typed = NULL;
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; entry->topic_ids != NULL && entry->topic_ids[i] != NULL; i++)
    g_strv_builder_add (builder, entry->topic_ids[i]);
  if (entry->topics != NULL && *entry->topics != '\0')
    {
      typed = sam_question_read_topics (store, entry->topics, error);
      if (typed == NULL)
        return FALSE;
      for (guint i = 0; typed[i] != NULL; i++)
        if (entry->topic_ids == NULL || !g_strv_contains (entry->topic_ids, typed[i]))
          g_strv_builder_add (builder, typed[i]);
    }
  ids = g_strv_builder_end (builder);
  sam_record_set_strv (question, "topics", (const char *const *) ids);
  return TRUE;
}

/* The title of a question stands in lists: its topics would tell too much beside a name, but nobody is named there. */
static void
set_subject (SamRecord *question,
             SamStore *store)
{
  g_auto (GStrv) topics = sam_record_dup_strv (question, "topics");
  g_autoptr (GString) subject = g_string_new (NULL);

  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      g_autofree char *title = sam_store_dup_title (store, topics[i]);

      if (title != NULL)
        sam_words_add (subject, ", ", title);
    }
  sam_record_set_text (question, "subject", subject->len > 0 ? subject->str : _ ("Help question"));
}

static gboolean
set_asker (SamRecord *question,
           const SamQuestionEntry *entry,
           gint64 now,
           GError **error)
{
  const struct
  {
    const char *field, *text;
  } contacts[] = {
    { "asker_name", entry->name },
    { "asker_phone", entry->phone },
    { "asker_email", entry->email },
  };

  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    if (contacts[i].text != NULL && *contacts[i].text != '\0' &&
        !sam_record_parse_field (question, contacts[i].field, contacts[i].text, error))
      return FALSE;
  if (sam_question_has_contacts (question))
    sam_question_limit_retention (question, now);
  return TRUE;
}

/**
 * sam_question_enter:
 * @entry: what was typed; all of it may be left out but one of topics and text
 * @now: seconds UTC
 *
 * Makes a question of a few words and saves it: the title from its topics, the municipality from the postcode, of which
 * only four digits are kept, and a day until which contact details are kept. Can be undone.
 *
 * Returns: (transfer full): the question, or %NULL with a sentence that tells what to type instead
 */
SamRecord *
sam_question_enter (SamStore *store,
                    const SamQuestionEntry *entry,
                    gint64 now,
                    GError **error)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("question"));
  g_autoptr (SamRecord) question = sam_record_new (sam_kind_find ("question"), id);
  const char *const given[][2] = {
    { "text", entry->text },
    { "channel", entry->channel },
    { "source", entry->source },
    { "practice", entry->practice },
    { "language", entry->language },
  };

  if (!set_topics (question, store, entry, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i][1] != NULL && *given[i][1] != '\0' &&
        !sam_record_parse_field (question, given[i][0], given[i][1], error))
      return NULL;
  if (sam_record_get_value (question, "text") == NULL && sam_record_get_value (question, "topics") == NULL)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                           _ ("Type what it is about: a topic, or what is asked."));
      return NULL;
    }
  set_place (question, entry->place);
  if (!set_asker (question, entry, now, error))
    return NULL;
  set_subject (question, store);
  sam_record_set_text (question, "status", "new");
  sam_record_set_integer (question, "received_at", now);
  return sam_store_save (store, question, error) ? g_steal_pointer (&question) : NULL;
}

/* Whether the question is about the topic, or has a word for it. */
static gboolean
calls_for (SamRecord *question,
           SamRecord *topic,
           const char *sentence)
{
  g_auto (GStrv) topics = sam_record_dup_strv (question, "topics");
  g_autoptr (GPtrArray) names = sam_topic_words_list (topic);

  return (topics != NULL && g_strv_contains ((const char *const *) topics, sam_record_get_id (topic))) ||
         sam_topic_words_stand_in (names, sentence);
}

static void
add_crisis_line (GString *text,
                 SamRecord *topic)
{
  g_autofree char *line = sam_record_dup_text (topic, "crisis_line");
  g_autofree char *number = sam_record_dup_text (topic, "crisis_phone");
  g_autofree char *phone = number != NULL ? sam_phone_format (number) : NULL;
  /* Translators: the name of a crisis line and its phone number */
  g_autofree char *words = phone != NULL ? g_strdup_printf (_ ("In danger now? Call %s: %s."), line, phone)
                                         /* Translators: the name of a crisis line */
                                         : g_strdup_printf (_ ("In danger now? Call %s."), line);

  if (strstr (text->str, words) == NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", words);
}

/**
 * sam_question_describe_crisis:
 * @question: as far as it is written
 *
 * Returns: (transfer full) (nullable): whom to call right now, for topics that call for it, and for words that do
 *   although another topic was chosen
 */
char *
sam_question_describe_crisis (SamStore *store,
                              SamRecord *question)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autofree char *sentence = sam_topic_words_of_question (question);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) rows = NULL;

  if (sam_query_add_condition (query, "crisis_line", SAM_COMPARE_NOT_EQUAL, NULL, NULL))
    rows = sam_store_list (store, query, 0, 0, NULL);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) topic = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, NULL);

      if (topic != NULL && sam_record_has_value (topic, "crisis_line") && calls_for (question, topic, sentence))
        add_crisis_line (text, topic);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
