/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-door.h"

#include "network/sam-workshop-records.h"
#include "network/sam-workshop-rounds.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* An evening that begins so many minutes late at most is still the planned one: rounds are counted, not timed. */
#define MOST_LATE 30

static void
free_person (gpointer data)
{
  SamDoorPerson *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->detail);
  g_free (self->status);
  g_free (self->arrives_at);
  g_free (self->leaves_at);
  g_free (self);
}

static char *
describe (SamStore *store,
          SamRecord *record,
          gboolean is_expert)
{
  g_autofree char *function = NULL;
  g_autofree char *practice = NULL;
  const gint64 table = is_expert ? sam_record_get_integer (record, "table", 0) : 0;

  if (is_expert)
    return table > 0 ? g_strdup_printf (_ ("Table %u"), (guint) table) : NULL;
  function = sam_record_dup_text (record, "function_text");
  practice = sam_workshop_dup_title_of (store, record, "organisation");
  if (function != NULL && practice != NULL)
    return g_strdup_printf ("%s · %s", function, practice);
  return g_strdup (function != NULL ? function : practice);
}

static void
add_person (GPtrArray *people,
            SamStore *store,
            SamRecord *record,
            gboolean is_expert)
{
  SamDoorPerson *person = g_new0 (SamDoorPerson, 1);

  person->id = g_strdup (sam_record_get_id (record));
  person->name = sam_workshop_dup_title_of (store, record, is_expert ? "expert" : "person");
  if (person->name == NULL)
    person->name = g_strdup (_ ("Name not known"));
  person->detail = describe (store, record, is_expert);
  person->is_expert = is_expert;
  person->status = sam_record_dup_text (record, "status");
  person->arrives_at = sam_record_dup_text (record, "arrives_at");
  person->leaves_at = sam_record_dup_text (record, "leaves_at");
  g_ptr_array_add (people, person);
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  const SamDoorPerson *one = *(const SamDoorPerson *const *) a;
  const SamDoorPerson *other = *(const SamDoorPerson *const *) b;
  const int names = g_utf8_collate (one->name, other->name);

  return names != 0 ? names : strcmp (one->id, other->id);
}

/**
 * sam_door_load:
 *
 * Returns: (transfer full) (element-type SamDoorPerson): everybody but those who cancelled, by name; or %NULL
 */
GPtrArray *
sam_door_load (SamStore *store,
               const char *workshop_id,
               GError **error)
{
  static const char *const away[] = { "to_ask", "cancelled", NULL };
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (free_person);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) records =
          sam_workshop_load_kind (store, workshop_id, i == 0 ? "participation" : "appearance", "workshop", error);

      if (records == NULL)
        return NULL;
      for (guint r = 0; r < records->len; r++)
        if (!sam_workshop_has_status (g_ptr_array_index (records, r), away))
          add_person (people, store, g_ptr_array_index (records, r), i == 1);
    }
  g_ptr_array_sort (people, compare_people);
  return g_steal_pointer (&people);
}

/**
 * sam_door_person_get_mark:
 *
 * Returns: what was seen of somebody
 */
SamDoorMark
sam_door_person_get_mark (const SamDoorPerson *self)
{
  if (g_strcmp0 (self->status, "no_show") == 0)
    return SAM_DOOR_NO_SHOW;
  if (g_strcmp0 (self->status, "attended") != 0)
    return SAM_DOOR_EXPECTED;
  return self->leaves_at != NULL ? SAM_DOOR_LEFT : SAM_DOOR_HERE;
}

/**
 * sam_door_person_matches:
 * @typed: first letters of any of the names, in any order: "sm an" finds Anna Smit
 *
 * Returns: whether that may be this person; nothing typed matches everybody
 */
gboolean
sam_door_person_matches (const SamDoorPerson *self,
                         const char *typed)
{
  return *typed == '\0' || g_str_match_string (typed, self->name, TRUE);
}

static int
get_arrival (SamRecord *workshop,
             SamDoorTime now)
{
  const guint n_rounds = sam_workshop_get_n_rounds (workshop);
  const gint64 held = CLAMP (sam_record_get_integer (workshop, "rounds_held", 0), 0, (gint64) n_rounds);
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  int next;

  /* Ticked on another day, or after the last round, the clock says nothing. */
  if (g_strcmp0 (date, now.date) != 0 || now.minutes > sam_workshop_get_round_end (workshop, n_rounds - 1))
    return -1;
  next = held < n_rounds ? sam_workshop_get_round_begin (workshop, (guint) held) : -1;
  return next >= 0 && now.minutes > next && now.minutes <= next + MOST_LATE ? next : now.minutes;
}

/**
 * sam_door_set_mark:
 * @record: a participation or an appearance
 *
 * Marks somebody at the door. Who comes on the day has the time noted, so that rounds that have begun go without them;
 * where the evening runs late, it is the planned time of the next round.
 */
void
sam_door_set_mark (SamRecord *workshop,
                   SamRecord *record,
                   SamDoorMark mark,
                   SamDoorTime now)
{
  const gboolean is_expert = g_str_equal (sam_record_get_kind (record)->name, "appearance");
  g_autofree char *time = NULL;
  int arrival;

  switch (mark)
    {
    case SAM_DOOR_HERE:
      arrival = get_arrival (workshop, now);
      time = sam_workshop_format_time (arrival);
      sam_record_set_text (record, "status", "attended");
      sam_record_set_text (record, "leaves_at", NULL);
      if (arrival >= 0)
        sam_record_set_text (record, "arrives_at", time);
      break;
    case SAM_DOOR_LEFT:
      time = sam_workshop_format_time (now.minutes);
      sam_record_set_text (record, "status", "attended");
      sam_record_set_text (record, "leaves_at", time);
      break;
    case SAM_DOOR_NO_SHOW:
      sam_record_set_text (record, "status", "no_show");
      break;
    case SAM_DOOR_EXPECTED:
    default:
      sam_record_set_text (record, "status", is_expert ? "confirmed" : "registered");
      sam_record_set_text (record, "arrives_at", NULL);
      sam_record_set_text (record, "leaves_at", NULL);
      break;
    }
}

static SamRecord *
load_workshop_of (SamStore *store,
                  SamRecord *record,
                  GError **error)
{
  g_autofree char *id = sam_record_dup_text (record, "workshop");

  return sam_store_load (store, id != NULL ? id : "", error);
}

/**
 * sam_door_save_mark:
 * @id: of a participation or an appearance
 *
 * Returns: whether it was saved
 */
gboolean
sam_door_save_mark (SamStore *store,
                    const char *id,
                    SamDoorMark mark,
                    SamDoorTime now,
                    GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, id, error);
  g_autoptr (SamRecord) workshop = record != NULL ? load_workshop_of (store, record, error) : NULL;

  if (workshop == NULL)
    return FALSE;
  sam_door_set_mark (workshop, record, mark, now);
  return sam_store_save (store, record, error);
}

static gboolean
save_held (SamStore *store,
           const char *workshop_id,
           GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);

  if (workshop == NULL)
    return FALSE;
  sam_record_set_text (workshop, "status", "held");
  return sam_store_save (store, workshop, error);
}

/**
 * sam_door_save_no_shows:
 *
 * Marks everybody who registered and has not been seen as not come; people on the waiting list did nothing wrong. The
 * workshop is held, then. One step to undo.
 *
 * Returns: whether it was saved
 */
gboolean
sam_door_save_no_shows (SamStore *store,
                        const char *workshop_id,
                        SamDoorTime now,
                        GError **error)
{
  g_autoptr (GPtrArray) people = sam_door_load (store, workshop_id, error);
  gboolean saved = people != NULL && sam_store_begin_step (store, _ ("Who did not come"), error);

  for (guint i = 0; saved && i < people->len; i++)
    {
      const SamDoorPerson *person = g_ptr_array_index (people, i);

      if (g_strcmp0 (person->status, "registered") == 0 || g_strcmp0 (person->status, "confirmed") == 0)
        saved = sam_door_save_mark (store, person->id, SAM_DOOR_NO_SHOW, now, error);
    }
  saved = saved && save_held (store, workshop_id, error);
  return people != NULL && sam_store_end_step (store, saved ? error : NULL) && saved;
}

/* Somebody of that name who is known already; of two, nobody can say which. */
static char *
find_known (SamStore *store,
            SamRecord *person)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("person"));
  g_autofree char *title = sam_record_dup_title (person);
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_condition (query, "title", SAM_COMPARE_EQUAL, title, NULL))
    return NULL;
  rows = sam_store_list (store, query, 0, 2, NULL);
  return rows != NULL && rows->len == 1 ? g_strdup (((SamRow *) g_ptr_array_index (rows, 0))->id) : NULL;
}

/* Where somebody works goes on the card and the attendance list. */
static void
take_work (SamStore *store,
           SamRecord *participation,
           const char *person_id)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, person_id, sam_kind_find ("staff"), "person", NULL);
  g_autoptr (SamRecord) staff = ids != NULL && *ids != NULL ? sam_store_load (store, *ids, NULL) : NULL;
  g_autofree char *organisation = staff != NULL ? sam_record_dup_text (staff, "organisation") : NULL;
  g_autofree char *function = staff != NULL ? sam_record_dup_text (staff, "function") : NULL;
  g_autofree char *words = staff != NULL ? sam_record_dup_text (staff, "function_text") : NULL;
  const SamChoice *choice =
      function != NULL ? sam_field_find_choice (sam_kind_find_field (sam_kind_find ("staff"), "function"), function)
                       : NULL;

  sam_record_set_text (participation, "organisation", organisation);
  sam_record_set_text (participation, "function_text",
                       words != NULL    ? words
                       : choice != NULL ? g_dgettext (GETTEXT_PACKAGE, choice->label)
                                        : NULL);
}

static gboolean
save_walk_in (SamStore *store,
              SamRecord *person,
              SamRecord *participation,
              GError **error)
{
  g_autofree char *known = find_known (store, person);

  sam_record_set_text (participation, "person", known != NULL ? known : sam_record_get_id (person));
  if (known != NULL)
    take_work (store, participation, known);
  if (!sam_store_begin (store, error))
    return FALSE;
  if ((known != NULL || sam_store_save (store, person, error)) && sam_store_save (store, participation, error) &&
      sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  return FALSE;
}

/**
 * sam_door_add_walk_in:
 * @person: a new person, not saved yet
 *
 * Somebody who comes unannounced is there at once. Who is known by that name already is not made twice.
 *
 * Returns: (transfer full): the id of the participation, or %NULL
 */
char *
sam_door_add_walk_in (SamStore *store,
                      const char *workshop_id,
                      SamRecord *person,
                      SamDoorTime now,
                      GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autofree char *id = sam_id_new (sam_kind_find ("participation"));
  g_autoptr (SamRecord) participation = sam_record_new (sam_kind_find ("participation"), id);

  if (workshop == NULL)
    return NULL;
  sam_record_set_text (participation, "workshop", workshop_id);
  sam_door_set_mark (workshop, participation, SAM_DOOR_HERE, now);
  return save_walk_in (store, person, participation, error) ? g_steal_pointer (&id) : NULL;
}
