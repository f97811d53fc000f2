/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When was a practice heard from last? A visit, a call, material that was brought, somebody at a workshop, a question
 * that it passed on: whatever came last. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-visits.h"

#include "store/sam-query.h"
#include "store/sam-reading.h"
#include "store/sam-select.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  SamStore *store;
  SamVisits *visits;
  GHashTable *by_id; /* id of a practice, or of who works there → SamVisit */
  const char *today;
} Loading;

static void
visit_free (SamVisit *visit)
{
  g_free (visit->id);
  g_free (visit->name);
  g_free (visit->address);
  g_free (visit->phone);
  g_free (visit->contact);
  g_free (visit->last_on);
  g_free (visit->follow_up_on);
  g_free (visit->follow_up);
  g_free (visit->material);
  g_free (visit);
}

/* What is still to come was not heard yet. */
static void
hear (SamVisit *visit,
      const char *day,
      const char *through,
      const char *today)
{
  if (visit == NULL || day == NULL || *day == '\0' || strcmp (day, today) > 0)
    return;
  if (visit->last_on != NULL && strcmp (day, visit->last_on) <= 0)
    return;
  g_free (visit->last_on);
  visit->last_on = g_strdup (day);
  visit->last_through = through;
}

static void
add_word (char **words,
          const char *word)
{
  char *more = *words != NULL ? g_strjoin (", ", *words, word, NULL) : g_strdup (word);

  g_free (*words);
  *words = more;
}

static SamVisit *
find_visit (Loading *loading,
            const char *id)
{
  return id != NULL ? g_hash_table_lookup (loading->by_id, id) : NULL;
}

static const char staff_sql[] =
    "SELECT s.organisation, s.id, s.person, CASE WHEN s.contact_person = 1 THEN p.title END FROM kind_staff s"
    " LEFT JOIN kind_person p ON p.id = s.person WHERE s.merged_into IS NULL AND s.organisation IS NOT NULL"
    " AND (s.until IS NULL OR s.until > :today) ORDER BY s.sort_title, s.key";

static const char contacts_sql[] =
    "SELECT about, date, type, CASE WHEN followed_up IS NOT 1 THEN follow_up_on END, subject FROM kind_contact"
    " WHERE merged_into IS NULL AND about IS NOT NULL ORDER BY sort_title, key";

/* The last of many is enough. */
static const char questions_sql[] =
    "SELECT practice, date (max (received_at), 'unixepoch') FROM kind_question WHERE merged_into IS NULL"
    " AND practice IS NOT NULL AND date (received_at, 'unixepoch') <= :today GROUP BY practice";

static GPtrArray *
select_rows (Loading *loading,
             const char *sql,
             GError **error)
{
  const SamBinding bindings[] = { { ":today", loading->today } };

  return sam_store_select (loading->store, sql, bindings, G_N_ELEMENTS (bindings), error);
}

static GPtrArray *
list_rows (Loading *loading,
           const char *kind,
           const char *const *columns,
           const char *condition,
           const char *value,
           GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));

  for (guint i = 0; columns[i] != NULL; i++)
    if (!sam_query_add_column (query, columns[i], error))
      return NULL;
  if (condition != NULL && !sam_query_add_condition (query, condition, SAM_COMPARE_EQUAL, value, error))
    return NULL;
  return sam_store_list (loading->store, query, 0, 0, error);
}

static char *
join_address (const SamRow *row)
{
  g_autofree char *town = g_strjoin ("  ", row->cells[1] != NULL ? row->cells[1] : "",
                                     row->cells[2] != NULL ? row->cells[2] : "", NULL);

  g_strstrip (town);
  if (row->cells[0] == NULL)
    return g_steal_pointer (&town);
  return *town != '\0' ? g_strjoin (", ", row->cells[0], town, NULL) : g_strdup (row->cells[0]);
}

/* Practices that are connected no longer are nobody's to visit. */
static gboolean
load_practices (Loading *loading,
                GError **error)
{
  static const char *const columns[] = { "address", "postcode", "place", "phone", "visited_on", "connected_until",
                                         NULL };
  g_autoptr (GPtrArray) rows = list_rows (loading, "organisation", columns, "type", "practice", error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      SamVisit *visit;

      if (row->cells[5] != NULL && strcmp (row->cells[5], loading->today) <= 0)
        continue;
      visit = g_new0 (SamVisit, 1);
      visit->id = g_strdup (row->id);
      visit->name = g_strdup (row->title);
      visit->address = join_address (row);
      visit->phone = g_strdup (row->cells[3]);
      visit->where = row->cells[1] != NULL ? sam_places_find (loading->visits->places, row->cells[1]) : NULL;
      hear (visit, row->cells[4], N_ ("Visit"), loading->today);
      g_ptr_array_add (loading->visits->all, visit);
      g_hash_table_insert (loading->by_id, g_strdup (row->id), visit);
    }
  return rows != NULL;
}

/* Who works there stands for the practice: a call with a nurse is a call with it. */
static gboolean
load_staff (Loading *loading,
            GError **error)
{
  g_autoptr (GPtrArray) rows = select_rows (loading, staff_sql, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      SamVisit *visit = find_visit (loading, row[0]);

      if (visit == NULL)
        continue;
      g_hash_table_insert (loading->by_id, g_strdup (row[1]), visit);
      if (*row[2] != '\0')
        g_hash_table_insert (loading->by_id, g_strdup (row[2]), visit);
      if (*row[3] != '\0')
        add_word (&visit->contact, row[3]);
    }
  return rows != NULL;
}

static void
note_follow_up (SamVisit *visit,
                const char *day,
                const char *subject)
{
  if (*day == '\0' || (visit->follow_up_on != NULL && strcmp (visit->follow_up_on, day) <= 0))
    return;
  g_free (visit->follow_up_on);
  visit->follow_up_on = g_strdup (day);
  g_free (visit->follow_up);
  visit->follow_up = *subject != '\0' ? g_strdup (subject) : NULL;
}

static gboolean
load_contacts (Loading *loading,
               GError **error)
{
  const SamField *type = sam_kind_find_field (sam_kind_find ("contact"), "type");
  g_autoptr (GPtrArray) rows = select_rows (loading, contacts_sql, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      const SamChoice *choice = sam_field_find_choice (type, row[2]);
      SamVisit *visit = find_visit (loading, row[0]);

      if (visit == NULL)
        continue;
      hear (visit, row[1], choice != NULL ? choice->label : N_ ("Contact"), loading->today);
      note_follow_up (visit, row[3], row[4]);
    }
  return rows != NULL;
}

static gboolean
load_deliveries (Loading *loading,
                 GError **error)
{
  static const char *const columns[] = { "organisation.id", "delivered_on", "material.title", "material_text",
                                         "gone_on", NULL };
  g_autoptr (GPtrArray) rows = list_rows (loading, "delivery", columns, NULL, NULL, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      SamVisit *visit = find_visit (loading, row->cells[0]);
      const char *what = row->cells[2] != NULL ? row->cells[2] : row->cells[3];

      hear (visit, row->cells[1], N_ ("Material brought"), loading->today);
      if (visit != NULL && row->cells[4] == NULL && what != NULL)
        add_word (&visit->material, what);
    }
  return rows != NULL;
}

static gboolean
load_participations (Loading *loading,
                     GError **error)
{
  static const char *const columns[] = { "organisation.id", "person.id", "workshop.date", NULL };
  g_autoptr (GPtrArray) rows = list_rows (loading, "participation", columns, "status", "attended", error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      SamVisit *visit = find_visit (loading, row->cells[0]);

      hear (visit != NULL ? visit : find_visit (loading, row->cells[1]), row->cells[2], N_ ("Workshop"),
            loading->today);
    }
  return rows != NULL;
}

static gboolean
load_questions (Loading *loading,
                GError **error)
{
  g_autoptr (GPtrArray) rows = select_rows (loading, questions_sql, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      hear (find_visit (loading, row[0]), row[1], N_ ("Help question"), loading->today);
    }
  return rows != NULL;
}

static gboolean
load_start (Loading *loading,
            GError **error)
{
  static const char *const columns[] = { "postcode", NULL };
  g_autoptr (GPtrArray) rows = list_rows (loading, "region", columns, NULL, NULL, error);

  if (rows != NULL && rows->len > 0)
    loading->visits->start_postcode = g_strdup (((SamRow *) rows->pdata[0])->cells[0]);
  return rows != NULL;
}

static int
compare_silence (gconstpointer a,
                 gconstpointer b)
{
  const SamVisit *one = *(SamVisit **) a;
  const SamVisit *other = *(SamVisit **) b;
  int days = g_strcmp0 (one->last_on, other->last_on); /* never stands first */
  int names = days == 0 ? g_utf8_collate (one->name, other->name) : 0;

  if (days != 0)
    return days;
  return names != 0 ? names : strcmp (one->id, other->id);
}

/**
 * sam_visits_load:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): the region's practices with when they were heard from last, the longest silent first; or
 *   %NULL
 */
SamVisits *
sam_visits_load (SamStore *store,
                 const char *today,
                 GError **error)
{
  static gboolean (*const parts[]) (Loading *, GError **) = {
    load_practices,
    load_staff,
    load_contacts,
    load_deliveries,
    load_participations,
    load_questions,
    load_start,
  };
  g_autoptr (SamReading) reading G_GNUC_UNUSED = sam_store_begin_reading (store);
  g_autoptr (SamVisits) self = g_new0 (SamVisits, 1);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loading loading = { store, self, by_id, today };

  self->all = g_ptr_array_new_with_free_func ((GDestroyNotify) visit_free);
  self->places = sam_places_load (error);
  if (self->places == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (!parts[i](&loading, error))
      return NULL;
  g_ptr_array_sort (self->all, compare_silence);
  return g_steal_pointer (&self);
}

/**
 * sam_visits_free:
 * @self: (transfer full): what was loaded
 */
void
sam_visits_free (SamVisits *self)
{
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->places, sam_places_free);
  g_free (self->start_postcode);
  g_free (self);
}
