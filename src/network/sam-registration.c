/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-registration.h"

#include "network/sam-name-key.h"
#include "network/sam-workshop-records.h"
#include "record/sam-words.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_registration_free:
 */
void
sam_registration_free (SamRegistration *self)
{
  g_free (self->first_name);
  g_free (self->particle);
  g_free (self->last_name);
  g_free (self->practice);
  g_free (self->function);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->remark);
  g_free (self);
}

/**
 * sam_registration_dup_name:
 *
 * Returns: (transfer full): the whole name
 */
char *
sam_registration_dup_name (const SamRegistration *self)
{
  g_autoptr (GString) name = g_string_new (self->first_name);
  const char *const rest[] = { self->particle, self->last_name };

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    if (rest[i] != NULL)
      sam_words_add (name, " ", rest[i]);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static guint
count_coming (GPtrArray *participations,
              const char *organisation)
{
  guint n = 0;

  for (guint i = 0; i < participations->len; i++)
    {
      SamRecord *record = g_ptr_array_index (participations, i);
      g_autofree char *from = sam_record_dup_text (record, "organisation");

      n += sam_workshop_has_status (record, sam_workshop_coming) &&
           (organisation == NULL || g_strcmp0 (from, organisation) == 0);
    }
  return n;
}

/**
 * sam_registration_choose_status:
 * @organisation: (nullable): id of the practice
 *
 * A place that somebody on the waiting list can have is not free, also while nobody has given it to them yet.
 *
 * Returns: (transfer none): "registered", or "waiting_list" when the workshop is full or the practice has its share
 */
const char *
sam_registration_choose_status (SamRecord *workshop,
                                GPtrArray *participations,
                                const char *organisation)
{
  const gint64 capacity = sam_record_get_integer (workshop, "capacity", 0);
  const gint64 share = sam_record_get_integer (workshop, "most_per_practice", 0);
  g_autoptr (GPtrArray) first = sam_waiting_list_choose (workshop, participations);

  if (capacity > 0 && count_coming (participations, NULL) + count_coming (first, NULL) >= capacity)
    return "waiting_list";
  if (share > 0 && organisation != NULL &&
      count_coming (participations, organisation) + count_coming (first, organisation) >= share)
    return "waiting_list";
  return "registered";
}

static int
compare_waiting (gconstpointer a,
                 gconstpointer b)
{
  SamRecord *one = *(SamRecord *const *) a;
  SamRecord *other = *(SamRecord *const *) b;
  g_autofree char *one_day = sam_record_dup_text (one, "registered_on");
  g_autofree char *other_day = sam_record_dup_text (other, "registered_on");
  const int days = g_strcmp0 (one_day != NULL ? one_day : "9", other_day != NULL ? other_day : "9");

  return days != 0 ? days : strcmp (sam_record_get_id (one), sam_record_get_id (other));
}

/**
 * sam_waiting_list_choose:
 *
 * Who waited longest comes first; who would be one too many of a practice is passed over.
 *
 * Returns: (transfer full) (element-type SamRecord): the participations that get a place, in that order
 */
GPtrArray *
sam_waiting_list_choose (SamRecord *workshop,
                         GPtrArray *participations)
{
  static const char *const waits[] = { "waiting_list", NULL };
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  g_autoptr (GPtrArray) then = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *chosen = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < participations->len; i++)
    {
      SamRecord *record = g_ptr_array_index (participations, i);

      if (sam_workshop_has_status (record, waits))
        g_ptr_array_add (waiting, record);
      else
        g_ptr_array_add (then, g_object_ref (record));
    }
  g_ptr_array_sort (waiting, compare_waiting);
  for (guint i = 0; i < waiting->len; i++)
    {
      SamRecord *record = g_ptr_array_index (waiting, i);
      g_autofree char *organisation = sam_record_dup_text (record, "organisation");
      SamRecord *placed;

      if (g_str_equal (sam_registration_choose_status (workshop, then, organisation), "waiting_list"))
        continue;
      placed = sam_record_copy (record);
      sam_record_set_text (placed, "status", "registered");
      g_ptr_array_add (then, placed);
      g_ptr_array_add (chosen, g_object_ref (placed));
    }
  return chosen;
}

/**
 * sam_registration_describe:
 * @participations: (element-type SamRecord): of the workshop
 *
 * Returns: (transfer full): how many come and wait, and what there is room for. Pure
 */
char *
sam_registration_describe (SamRecord *workshop,
                           GPtrArray *participations)
{
  static const char *const waiting[] = { "waiting_list", NULL };
  const guint coming = sam_workshop_count_status (participations, sam_workshop_coming);
  const guint waits = sam_workshop_count_status (participations, waiting);
  const gint64 capacity = sam_record_get_integer (workshop, "capacity", 0);
  const guint most = (guint) CLAMP (sam_record_get_integer (workshop, "most_per_practice", 0), 0, G_MAXINT);
  const guint left = (guint) CLAMP (capacity - (gint64) coming, 0, G_MAXINT);
  g_autoptr (GString) words = g_string_new (NULL);

  sam_words_add_printf (words, " · ",
                        g_dngettext (GETTEXT_PACKAGE, "%u person comes", "%u people come", coming),
                        coming);
  if (waits > 0)
    sam_words_add_printf (words, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "%u person waits for a place",
                                       "%u people wait for a place", waits),
                          waits);
  if (capacity > 0)
    sam_words_add_printf (words, " · ", g_dngettext (GETTEXT_PACKAGE, "%u free place", "%u free places", left), left);
  else
    sam_words_add (words, " · ", _ ("no limit to the places"));
  if (most > 0)
    sam_words_add_printf (words, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "at most %u person from one practice",
                                       "at most %u people from one practice", most),
                          most);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * sam_waiting_list_promote:
 *
 * Gives the free places to those who wait, as one step to undo.
 *
 * Returns: how many got one, -1 with @error set
 */
int
sam_waiting_list_promote (SamStore *store,
                          const char *workshop_id,
                          GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autoptr (GPtrArray) chosen = NULL;
  gboolean saved;

  if (records == NULL)
    return -1;
  chosen = sam_waiting_list_choose (records->workshop, records->participations);
  saved = sam_store_begin_step (store, _ ("Places for the waiting list"), error);
  for (guint i = 0; saved && i < chosen->len; i++)
    saved = sam_store_save (store, g_ptr_array_index (chosen, i), error);
  return sam_store_end_step (store, saved ? error : NULL) && saved ? (int) chosen->len : -1;
}

/* The one record of a kind with a value; of two, nobody can say which. */
static char *
find_only (SamStore *store,
           const char *kind,
           const char *path,
           const char *value)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = NULL;

  if (value == NULL || !sam_query_add_condition (query, path, SAM_COMPARE_EQUAL, value, NULL))
    return NULL;
  rows = sam_store_list (store, query, 0, 2, NULL);
  return rows != NULL && rows->len == 1 ? g_strdup (((SamRow *) g_ptr_array_index (rows, 0))->id) : NULL;
}

static char *
find_person (SamStore *store,
             const SamRegistration *self)
{
  g_autofree char *name = sam_registration_dup_name (self);
  g_autofree char *staff = find_only (store, "staff", "email", self->email);
  g_autoptr (SamRecord) record = staff != NULL ? sam_store_load (store, staff, NULL) : NULL;
  char *id = record != NULL ? sam_record_dup_text (record, "person") : NULL;

  if (id == NULL)
    id = find_only (store, "person", "email", self->email);
  return id != NULL ? id : find_only (store, "person", "title", name);
}

/* The practice that is called so but for capitals, signs and the words everybody leaves out. */
static char *
find_practice (SamStore *store,
               const char *name)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("organisation"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, NULL);
  g_autofree char *key = name != NULL ? sam_name_key (name) : NULL;
  const char *found = NULL;
  guint n = 0;

  for (guint i = 0; key != NULL && *key != '\0' && rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = g_ptr_array_index (rows, i);
      g_autofree char *other = sam_name_key (row->title);

      if (g_str_equal (key, other))
        return g_strdup (row->id);
      if (strlen (key) >= 4 && (strstr (other, key) != NULL || (*other != '\0' && strstr (key, other) != NULL)))
        {
          found = row->id;
          n++;
        }
    }
  return n == 1 ? g_strdup (found) : NULL;
}

static gboolean
save_person (SamStore *store,
             const SamRegistration *self,
             char **id,
             GError **error)
{
  g_autoptr (SamRecord) person = NULL;

  *id = find_person (store, self);
  if (*id != NULL)
    return TRUE;
  *id = sam_id_new (sam_kind_find ("person"));
  person = sam_record_new (sam_kind_find ("person"), *id);
  sam_record_set_text (person, "first_name", self->first_name != NULL ? self->first_name : self->last_name);
  sam_record_set_text (person, "particle", self->particle);
  sam_record_set_text (person, "last_name", self->first_name != NULL ? self->last_name : NULL);
  sam_record_set_text (person, "email", self->email);
  sam_record_set_text (person, "phone", self->phone);
  return sam_store_save (store, person, error);
}

/* Somebody invited, or who cancelled and comes after all, keeps the one record. */
static SamRecord *
open_participation (const SamWorkshopRecords *records,
                    const char *person)
{
  g_autofree char *id = NULL;

  for (guint i = 0; i < records->participations->len; i++)
    {
      SamRecord *record = g_ptr_array_index (records->participations, i);
      g_autofree char *who = sam_record_dup_text (record, "person");

      if (g_strcmp0 (who, person) == 0)
        return g_object_ref (record);
    }
  id = sam_id_new (sam_kind_find ("participation"));
  return sam_record_new (sam_kind_find ("participation"), id);
}

static void
fill_participation (SamRecord *record,
                    const SamWorkshopRecords *records,
                    const SamRegistration *self,
                    const char *practice,
                    const char *today)
{
  g_autofree char *known = sam_record_dup_text (record, "organisation");
  const char *organisation = practice != NULL ? practice : known;
  g_autofree char *unknown = practice == NULL && self->practice != NULL ? g_strdup (self->practice) : NULL;
  g_autofree char *remarks =
      g_strjoin (unknown != NULL && self->remark != NULL ? "\n" : "", unknown != NULL ? unknown : "",
                 self->remark != NULL ? self->remark : "", NULL);

  sam_record_set_text (record, "workshop", sam_record_get_id (records->workshop));
  if (organisation != NULL)
    sam_record_set_text (record, "organisation", organisation);
  if (self->function != NULL)
    sam_record_set_text (record, "function_text", self->function);
  if (*remarks != '\0')
    sam_record_set_text (record, "remarks", remarks);
  if (!sam_workshop_has_status (record, sam_workshop_coming))
    {
      sam_record_set_text (record, "status",
                           sam_registration_choose_status (records->workshop, records->participations, organisation));
      sam_record_set_text (record, "registered_on", today);
    }
}

/**
 * sam_registration_save:
 * @today: YYYY-MM-DD
 *
 * Registers somebody: finds the person and the practice where they are known, and gives a place or puts them on the
 * waiting list.
 *
 * Returns: (transfer full): the id of the participation, or %NULL
 */
char *
sam_registration_save (SamStore *store,
                       const char *workshop_id,
                       const SamRegistration *registration,
                       const char *today,
                       GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autofree char *practice = find_practice (store, registration->practice);
  g_autofree char *person = NULL;
  g_autoptr (SamRecord) record = NULL;

  if (records == NULL || !sam_store_begin (store, error))
    return NULL;
  if (save_person (store, registration, &person, error))
    {
      record = open_participation (records, person);
      sam_record_set_text (record, "person", person);
      fill_participation (record, records, registration, practice, today);
    }
  if (record == NULL || !sam_store_save (store, record, error) || !sam_store_commit (store, error))
    {
      sam_store_rollback (store);
      return NULL;
    }
  return g_strdup (sam_record_get_id (record));
}
