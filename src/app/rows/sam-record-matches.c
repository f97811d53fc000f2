/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-record-matches.h"

#include "exchange/sam-dutch-values.h"
#include "record/sam-words.h"

#define MAX_MATCHES 8

/**
 * sam_record_match_new:
 * @id: (nullable): of a record; NULL: it is to be made
 * @title: what it is called
 *
 * Returns: (transfer full): a match
 */
SamRecordMatch *
sam_record_match_new (const char *id,
                      const char *title)
{
  SamRecordMatch *match = g_new0 (SamRecordMatch, 1);

  match->id = g_strdup (id);
  match->title = g_strdup (title);
  return match;
}

/**
 * sam_record_match_free:
 * @match: (transfer full): a match
 */
void
sam_record_match_free (SamRecordMatch *match)
{
  g_free (match->id);
  g_free (match->title);
  g_free (match->detail);
  g_free (match);
}

/**
 * sam_record_wanted_new:
 * @kind: (nullable): NULL: any
 * @text: what was typed
 *
 * Returns: (transfer full): what the two jobs are given
 */
SamRecordWanted *
sam_record_wanted_new (const SamKind *kind,
                       const char *text)
{
  SamRecordWanted *wanted = g_new0 (SamRecordWanted, 1);

  wanted->kind = kind;
  wanted->text = g_strdup (text);
  return wanted;
}

/**
 * sam_record_wanted_free:
 * @wanted: (transfer full): what was given
 */
void
sam_record_wanted_free (SamRecordWanted *wanted)
{
  g_free (wanted->text);
  g_free (wanted);
}

static void
set_person_name (SamRecord *record,
                 const char *name)
{
  g_autofree char *first_name = NULL;
  g_autofree char *particle = NULL;
  g_autofree char *last_name = NULL;

  sam_dutch_split_name (name, &first_name, &particle, &last_name);
  if (first_name == NULL && particle == NULL) /* one word: what everybody has is a first name */
    first_name = g_steal_pointer (&last_name);
  sam_record_set_text (record, "first_name", first_name);
  sam_record_set_text (record, "particle", particle);
  sam_record_set_text (record, "last_name", last_name);
}

/* A record with nothing but a title, or NULL where that makes no valid one. */
static SamRecord *
create_titled (const SamKind *kind,
               const char *title)
{
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (GArray) problems = NULL;
  g_autofree char *id = sam_id_new (kind);

  record = sam_record_new (kind, id);
  if (sam_kind_find_field (kind, "last_name") != NULL)
    set_person_name (record, title);
  else
    for (guint i = 0; i < kind->n_fields; i++)
      if ((kind->fields[i].flags & SAM_TITLE) && kind->fields[i].type == SAM_FIELD_TEXT)
        {
          sam_record_set_text (record, kind->fields[i].name, title);
          break;
        }
  problems = sam_record_validate (record);
  return problems->len == 0 ? g_steal_pointer (&record) : NULL;
}

/* Where somebody lives, or how to reach them: never what is sensitive, as the topics of an expert. */
static void
add_details (SamStore *store,
             const char *id,
             GString *detail)
{
  static const char *const fields[] = { "place", "municipality", "email", "phone" };
  g_autoptr (SamRecord) record = sam_store_load (store, id, NULL);
  g_autofree char *person = NULL;

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      const SamField *field = sam_kind_find_field (sam_record_get_kind (record), fields[i]);
      g_autofree char *text = NULL;

      if (field == NULL || (field->flags & SAM_SENSITIVE) != 0)
        continue;
      text = sam_record_dup_text (record, fields[i]);
      if (text != NULL)
        sam_words_add (detail, " · ", text);
    }
  if (record != NULL && sam_kind_find_field (sam_record_get_kind (record), "person") != NULL)
    person = sam_record_dup_text (record, "person");
  if (person != NULL)
    add_details (store, person, detail);
}

static void
tell_namesakes_apart (SamStore *store,
                      GPtrArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    {
      SamRecordMatch *match = g_ptr_array_index (matches, i);
      gboolean alone = TRUE;

      for (guint other = 0; other < matches->len && alone; other++)
        alone = other == i || strcmp (((SamRecordMatch *) matches->pdata[other])->title, match->title) != 0;
      if (!alone)
        {
          g_autoptr (GString) detail = g_string_new (NULL);

          add_details (store, match->id, detail);
          match->detail = g_string_free (g_steal_pointer (&detail), FALSE);
        }
    }
}

/**
 * sam_record_matches_find:
 *
 * Returns: (transfer full): a GPtrArray of SamRecordMatch: the records that what was typed may mean
 */
gpointer
sam_record_matches_find (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  const SamRecordWanted *wanted = data;
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_record_match_free);
  g_autoptr (GPtrArray) found = NULL;

  if (wanted->kind == NULL)
    {
      found = sam_store_search (store, wanted->text, MAX_MATCHES, cancellable, error);
      for (guint i = 0; found != NULL && i < found->len; i++)
        {
          const SamHit *hit = g_ptr_array_index (found, i);

          g_ptr_array_add (matches, sam_record_match_new (hit->id, hit->title));
        }
    }
  else
    {
      g_autoptr (SamQuery) query = sam_query_new (wanted->kind);

      sam_query_set_search (query, wanted->text);
      found = sam_store_list (store, query, 0, MAX_MATCHES, error);
      for (guint i = 0; found != NULL && i < found->len; i++)
        {
          const SamRow *row = g_ptr_array_index (found, i);

          if (row->id != NULL)
            g_ptr_array_add (matches, sam_record_match_new (row->id, row->title));
        }
    }
  tell_namesakes_apart (store, matches);
  return found != NULL ? g_steal_pointer (&matches) : NULL;
}

/**
 * sam_record_matches_can_save:
 *
 * Returns: whether a title alone makes a valid record of the kind
 */
gboolean
sam_record_matches_can_save (const SamKind *kind,
                             const char *title)
{
  g_autoptr (SamRecord) record = create_titled (kind, title);

  return record != NULL;
}

/**
 * sam_record_matches_save:
 *
 * Makes a record with nothing but a title.
 *
 * Returns: (transfer full): a SamRecordMatch: the new record; NULL without @error where that makes no valid one
 */
gpointer
sam_record_matches_save (SamStore *store,
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  const SamRecordWanted *wanted = data;
  g_autoptr (SamRecord) record = create_titled (wanted->kind, wanted->text);

  if (record == NULL || !sam_store_save (store, record, error))
    return NULL;
  return sam_record_match_new (sam_record_get_id (record), wanted->text);
}
