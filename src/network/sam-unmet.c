/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-unmet.h"

#include "network/sam-days.h"
#include "record/sam-words.h"
#include "store/sam-reading.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* So many municipalities are named; a longer list is not read. */
#define MOST_PLACES 3

typedef struct
{
  SamUnmet *unmet;
  GHashTable *places; /* name → how often */
} Counted;

/**
 * sam_unmet_free:
 * @self: (transfer full): a topic that was asked for in vain
 */
void
sam_unmet_free (SamUnmet *self)
{
  g_free (self->topic);
  g_free (self->name);
  g_free (self->latest);
  g_free (self->places);
  g_free (self);
}

static void
free_counted (gpointer data)
{
  Counted *counted = data;

  g_clear_pointer (&counted->unmet, sam_unmet_free);
  g_hash_table_unref (counted->places);
  g_free (counted);
}

static Counted *
find_counted (GHashTable *topics,
              const char *topic)
{
  Counted *counted = g_hash_table_lookup (topics, topic);

  if (counted != NULL)
    return counted;
  counted = g_new0 (Counted, 1);
  counted->unmet = g_new0 (SamUnmet, 1);
  counted->unmet->topic = g_strdup (topic);
  counted->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (topics, counted->unmet->topic, counted);
  return counted;
}

static void
count_question (GHashTable *topics,
                SamRecord *question,
                const char *since)
{
  g_auto (GStrv) ids = sam_record_dup_strv (question, "topics");
  g_autofree char *day = sam_record_dup_text (question, "no_offer_on");
  g_autofree char *place = sam_record_dup_text (question, "municipality");

  if (day == NULL || g_strcmp0 (day, since) < 0)
    return;
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      Counted *counted = find_counted (topics, ids[i]);

      counted->unmet->n_questions++;
      if (g_strcmp0 (day, counted->unmet->latest) > 0)
        {
          g_free (counted->unmet->latest);
          counted->unmet->latest = g_strdup (day);
        }
      if (place != NULL)
        {
          guint n = GPOINTER_TO_UINT (g_hash_table_lookup (counted->places, place));

          g_hash_table_insert (counted->places, g_strdup (place), GUINT_TO_POINTER (n + 1));
        }
    }
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  const char *first = *(const char *const *) a;
  const char *second = *(const char *const *) b;
  const int order = (int) GPOINTER_TO_UINT (g_hash_table_lookup (data, second)) -
                    (int) GPOINTER_TO_UINT (g_hash_table_lookup (data, first));

  return order != 0 ? order : strcmp (first, second);
}

static char *
join_places (GHashTable *places)
{
  g_autofree const char **names = (const char **) g_hash_table_get_keys_as_array (places, NULL);
  const guint n = g_hash_table_size (places);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n > 0)
    g_qsort_with_data (names, (int) n, sizeof *names, compare_places, places);
  for (guint i = 0; i < MIN (n, MOST_PLACES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", names[i]);
  if (n > MOST_PLACES)
    g_string_append (text, ", …");
  return n > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static int
compare_unmet (gconstpointer a,
               gconstpointer b)
{
  const SamUnmet *first = *(SamUnmet *const *) a;
  const SamUnmet *second = *(SamUnmet *const *) b;

  if (first->n_questions != second->n_questions)
    return second->n_questions > first->n_questions ? 1 : -1;
  return strcmp (first->topic, second->topic);
}

/* A row (SamUnmet) for each topic asked for in vain in the last two years, the most asked for first. Questions that
 * got an offer are passed over. */
static GPtrArray *
count_unmet (GPtrArray *questions,
             const char *today)
{
  g_autoptr (GHashTable) topics = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_counted);
  g_autofree char *since = sam_day_add_months (today, -SAM_UNMET_MONTHS);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_unmet_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < questions->len; i++)
    count_question (topics, g_ptr_array_index (questions, i), since);
  g_hash_table_iter_init (&iter, topics);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Counted *counted = value;

      counted->unmet->places = join_places (counted->places);
      counted->unmet->suggested = counted->unmet->n_questions >= SAM_UNMET_ENOUGH;
      g_ptr_array_add (list, g_steal_pointer (&counted->unmet));
    }
  g_ptr_array_sort (list, compare_unmet);
  return list;
}

static gboolean
count_groups (SamStore *store,
              SamUnmet *unmet,
              GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, "status", error) ||
      !sam_query_add_condition (query, "topics", SAM_COMPARE_CONTAINS, unmet->topic, error))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const char *status = ((SamRow *) rows->pdata[i])->cells[0];

      unmet->forming = unmet->forming || g_strcmp0 (status, "forming") == 0;
      unmet->n_groups += g_strcmp0 (status, "open") == 0 || g_strcmp0 (status, "full") == 0;
    }
  unmet->suggested = unmet->suggested && !unmet->forming;
  return rows != NULL;
}

/**
 * sam_unmet_load:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type SamUnmet): what is asked for and not there, with what groups there are by now;
 *   or %NULL
 */
GPtrArray *
sam_unmet_load (SamStore *store,
                const char *today,
                GError **error)
{
  g_autoptr (SamReading) reading G_GNUC_UNUSED = sam_store_begin_reading (store);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("question"));
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (!sam_query_add_condition (query, "no_offer_on", SAM_COMPARE_NOT_EQUAL, NULL, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SamRecord *question = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);

      if (question == NULL)
        return NULL;
      g_ptr_array_add (questions, question);
    }
  if (rows == NULL)
    return NULL;
  list = count_unmet (questions, today);
  for (guint i = 0; i < list->len; i++)
    {
      SamUnmet *unmet = g_ptr_array_index (list, i);

      unmet->name = sam_store_dup_title (store, unmet->topic);
      if (!count_groups (store, unmet, error))
        return NULL;
    }
  return g_steal_pointer (&list);
}

/**
 * sam_unmet_describe:
 *
 * Returns: (transfer full): how often, where, and what could be done
 */
char *
sam_unmet_describe (const SamUnmet *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "asked %u time without an offer",
                                       "asked %u times without an offer", self->n_questions),
                          self->n_questions);
  if (self->places != NULL)
    g_string_append_printf (text, " · %s", self->places);
  if (self->forming)
    g_string_append_printf (text, " · %s", _ ("a group is being founded"));
  else if (self->n_groups > 0)
    sam_words_add_printf (text, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "there is %u group", "there are %u groups", self->n_groups),
                          self->n_groups);
  if (self->suggested)
    g_string_append_printf (text, " · %s", _ ("enough to found a group"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_unmet_note:
 * @question: id
 *
 * Puts the question on the list: the asker was told that there is nothing to offer yet. Can be undone.
 */
gboolean
sam_unmet_note (SamStore *store,
                const char *question,
                const SamMoment *now,
                GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, question, error);

  if (record == NULL)
    return FALSE;
  if (sam_record_get_value (record, "topics") == NULL)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                           _ ("Say first what the question is about: the list is kept by topic."));
      return FALSE;
    }
  sam_record_set_text (record, "no_offer_on", now->day);
  sam_record_set_text (record, "status", "closed");
  sam_record_set_value (record, "looks_again_on", NULL);
  if (sam_record_get_value (record, "answered_at") == NULL)
    sam_record_set_integer (record, "answered_at", now->seconds);
  return sam_store_save (store, record, error);
}

/**
 * sam_unmet_tell:
 * @question: id of one that was put on the list
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): that it is on the list, and whether one of its topics was asked for often enough
 *   to found a group; or %NULL
 */
char *
sam_unmet_tell (SamStore *store,
                const char *question,
                const char *today,
                GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, question, error);
  g_auto (GStrv) topics = record != NULL ? sam_record_dup_strv (record, "topics") : NULL;
  g_autoptr (GPtrArray) list = record != NULL ? sam_unmet_load (store, today, error) : NULL;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      const SamUnmet *unmet = g_ptr_array_index (list, i);

      if (unmet->suggested && topics != NULL && g_strv_contains ((const char *const *) topics, unmet->topic))
        /* Translators: %s is a topic */
        return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                             "“%s” was asked for %u time in vain: enough to found a group",
                                             "“%s” was asked for %u times in vain: enough to found a group",
                                             unmet->n_questions),
                                unmet->name, unmet->n_questions);
    }
  return g_strdup (_ ("On the list of what is asked for and not there"));
}

/**
 * sam_unmet_found_group:
 * @topic: id
 * @today: YYYY-MM-DD
 *
 * Begins a group in formation on the topic. Can be undone.
 *
 * Returns: (transfer full): its id, or %NULL
 */
char *
sam_unmet_found_group (SamStore *store,
                       const char *topic,
                       const char *today,
                       GError **error)
{
  g_autofree char *id = sam_id_new (sam_kind_find ("group"));
  g_autoptr (SamRecord) group = sam_record_new (sam_kind_find ("group"), id);
  g_autofree char *title = sam_store_dup_title (store, topic);
  /* Translators: the first name of a group that is being founded; %s is its topic */
  g_autofree char *name = g_strdup_printf (_ ("%s, in formation"), title != NULL ? title : "");

  sam_record_set_text (group, "name", name);
  sam_record_set_strv (group, "topics", (const char *[]){ topic, NULL });
  sam_record_set_text (group, "status", "forming");
  sam_record_set_text (group, "status_since", today);
  return sam_store_save (store, group, error) ? g_steal_pointer (&id) : NULL;
}
