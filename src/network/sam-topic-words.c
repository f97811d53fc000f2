/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-topic-words.h"

#include "network/sam-name-key.h"

#include <string.h>

/* A word shorter than this means too many things to be found in a sentence. */
#define SHORTEST_WORD 4

/**
 * sam_topic_words_list:
 *
 * Returns: (transfer full) (element-type utf8): its names in all languages and its synonyms, as words to compare
 */
GPtrArray *
sam_topic_words_list (SamRecord *topic)
{
  static const char *const fields[] = { "name", "name_en", "name_de" };
  g_auto (GStrv) synonyms = sam_record_dup_strv (topic, "synonyms");
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *name = sam_record_dup_text (topic, fields[i]);

      if (name != NULL)
        g_ptr_array_add (names, sam_name_words (name));
    }
  for (guint i = 0; synonyms != NULL && synonyms[i] != NULL; i++)
    g_ptr_array_add (names, sam_name_words (synonyms[i]));
  return names;
}

/**
 * sam_topic_words_of_question:
 *
 * Returns: (transfer full): what is written in the question, as words with blanks around each
 */
char *
sam_topic_words_of_question (SamRecord *question)
{
  g_autofree char *subject = sam_record_dup_text (question, "subject");
  g_autofree char *text = sam_record_dup_text (question, "text");
  g_autofree char *both = g_strjoin (" ", subject != NULL ? subject : "", text != NULL ? text : "", NULL);
  g_autofree char *words = sam_name_words (both);

  return g_strdup_printf (" %s ", words);
}

/**
 * sam_topic_words_stand_in:
 * @names: (element-type utf8): of sam_topic_words_list()
 * @sentence: of sam_topic_words_of_question()
 *
 * Returns: whether one of the names stands in it as whole words; one of three letters means too many things
 */
gboolean
sam_topic_words_stand_in (GPtrArray *names,
                          const char *sentence)
{
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *words = g_strdup_printf (" %s ", name);

      if (strlen (name) >= SHORTEST_WORD && strstr (sentence, words) != NULL)
        return TRUE;
    }
  return FALSE;
}
