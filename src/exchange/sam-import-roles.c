/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lists whose rows are people in a role: at a practice, as an expert, at a workshop. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "exchange/sam-dutch-values.h"
#include "network/sam-name-key.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The practice of a member of staff. One that only its code and name are known of comes in with them, under the same id
 * that the list of practices will give it. */
static char *
take_practice (SamImport *import)
{
  g_autofree char *agb = sam_import_read_agb (import);
  g_autofree char *name = sam_import_dup_cell (import, "organisation");
  gboolean several;
  g_autofree char *id = sam_import_find_organisation (import, agb, name, &several);
  g_autoptr (SamRecord) practice = NULL;

  if (id == NULL && agb != NULL && *name != '\0')
    id = g_strdup (sam_import_add_practice (import, agb, name, NULL)->id);
  if (id == NULL && several)
    sam_import_problem (import, _ ("Several practices are called “%s”; an AGB code tells which."), name);
  else if (id == NULL && *name == '\0')
    sam_import_problem (import, _ ("It says no practice."));
  else if (id == NULL)
    sam_import_problem (import, _ ("There is no practice “%s”; import the practices first."), name);
  else if (sam_known_set_get (import->organisations, id)->line > 0)
    {
      practice = sam_record_new (sam_kind_find ("organisation"), id);
      sam_record_set_text (practice, "name", name);
      sam_record_set_text (practice, "type", "practice");
      sam_record_set_text (practice, "agb", agb);
      g_ptr_array_add (import->row->records, g_steal_pointer (&practice));
    }
  return g_steal_pointer (&id);
}

static void
add_staff (SamKnownSet *staff,
           const char *organisation,
           GStrvBuilder *people)
{
  GPtrArray *there = sam_known_set_find_by_other (staff, organisation);

  for (guint i = 0; there != NULL && i < there->len; i++)
    {
      const SamKnown *known = g_ptr_array_index (there, i);

      if (known->place != NULL)
        g_strv_builder_add (people, known->place);
    }
}

/* Who works at that practice already: there a name alone tells. */
static char **
list_colleagues (SamImport *import,
                 const char *organisation)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (organisation != NULL)
    add_staff (import->own, organisation, ids);
  return g_strv_builder_end (ids);
}

/* A number at work belongs to the job: who works at two practices has two. */
static void
take_work_address (SamRecord *staff,
                   SamRecord *person)
{
  sam_record_set_value (staff, "phone", sam_record_get_value (person, "phone"));
  sam_record_set_value (staff, "email", sam_record_get_value (person, "email"));
  sam_record_set_value (person, "phone", NULL);
}

/**
 * sam_import_build_staff:
 *
 * Needs a practice and a person. The phone number of the row is that of the job, not of the person.
 */
gboolean
sam_import_build_staff (SamImport *import)
{
  g_autofree char *organisation = take_practice (import);
  g_auto (GStrv) colleagues = list_colleagues (import, organisation);
  SamRecord *person = sam_import_take_row_person (import, (const char *const *) colleagues, TRUE);
  g_autofree char *function_text = sam_import_dup_cell (import, "function");
  const char *function = sam_dutch_read_function (function_text);
  g_autoptr (SamRecord) staff = NULL;

  if (organisation == NULL || person == NULL)
    return FALSE;
  staff = sam_import_identify_role (import, sam_record_get_id (person), organisation);
  sam_record_set_text (staff, "person", sam_record_get_id (person));
  sam_record_set_text (staff, "organisation", organisation);
  take_work_address (staff, person);
  sam_import_take_text (import, staff, "function_text", "function");
  if (function != NULL)
    sam_record_set_text (staff, "function", function);
  else if (*function_text != '\0')
    sam_import_note (import, _ ("The function “%s” stays as text."), function_text);
  sam_import_take_answer (import, staff, "contact_person");
  sam_import_take_date (import, staff, "workshop_followed_on");
  sam_import_take_date (import, staff, "since");
  sam_import_take_text (import, staff, "notes", "notes");
  g_ptr_array_add (import->row->records, g_steal_pointer (&staff));
  return TRUE;
}

static gboolean
says_yes (SamImport *import,
          const char *column)
{
  g_autofree char *text = sam_import_dup_cell (import, column);
  SamAnswer answer = sam_dutch_read_answer (text);

  if (answer == SAM_ANSWER_NOT_UNDERSTOOD)
    sam_import_problem (import, _ ("“%s” is neither yes nor no."), text);
  return answer == SAM_ANSWER_YES;
}

static void
take_activities (SamImport *import,
                 SamRecord *expert)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) does = NULL;

  if (says_yes (import, "one_to_one"))
    g_strv_builder_add (builder, "one_to_one");
  if (says_yes (import, "speed_dates"))
    g_strv_builder_add (builder, "speed_dates");
  does = g_strv_builder_end (builder);
  if (does[0] != NULL)
    sam_record_set_strv (expert, "does", (const char *const *) does);
}

static void
take_experience (SamImport *import,
                 SamRecord *expert)
{
  g_autofree char *text = sam_import_dup_cell (import, "own_or_relative");
  g_autofree char *words = sam_name_words (text);
  gboolean own = strstr (words, "zelf") != NULL || strstr (words, "eigen") != NULL || strcmp (words, "own") == 0 ||
                 strstr (words, "selbst") != NULL;
  gboolean relative = strstr (words, "naaste") != NULL || strstr (words, "familie") != NULL ||
                      strcmp (words, "relative") == 0 || strstr (words, "angehorig") != NULL;

  if (strcmp (words, "beide") == 0 || strcmp (words, "both") == 0 || strcmp (words, "beides") == 0)
    own = relative = TRUE;
  if (own || relative)
    sam_record_set_text (expert, "own_or_relative", own && relative ? "both" : own ? "own"
                                                                                   : "relative");
  else if (*words != '\0')
    {
      sam_import_append_text (expert, "private_notes", text);
      sam_import_note (import, _ ("“%s” stays in the notes."), text);
    }
}

/**
 * sam_import_build_expert:
 *
 * Needs a person and a topic that is known. Only who is new becomes active: whoever paused stays so.
 */
gboolean
sam_import_build_expert (SamImport *import)
{
  SamRecord *person = sam_import_take_row_person (import, NULL, TRUE);
  g_autoptr (SamRecord) expert = NULL;

  if (person == NULL)
    return FALSE;
  sam_import_take_address (import, person);
  expert = sam_import_identify_role (import, sam_record_get_id (person), NULL);
  sam_record_set_text (expert, "person", sam_record_get_id (person));
  if (sam_known_set_get (import->own, sam_record_get_id (expert))->line > 0)
    sam_record_set_text (expert, "status", "active");
  sam_import_take_text (import, expert, "private_notes", "private_notes");
  sam_import_take_topics (import, expert, "topics", "topics", "private_notes");
  take_experience (import, expert);
  take_activities (import, expert);
  sam_import_take_answer (import, expert, "training");
  sam_import_take_text (import, expert, "availability", "availability");
  sam_import_take_others (import, expert);
  if (sam_record_get_value (expert, "topics") == NULL)
    {
      sam_import_problem (import, _ ("It says no topic that is known."));
      return FALSE;
    }
  g_ptr_array_add (import->row->records, g_steal_pointer (&expert));
  return TRUE;
}

/* "komt later (19:45)", "moet om 21:00 weg": the clock time in a remark, when it says which of the two it is. */
static void
take_presence (SamImport *import,
               SamRecord *participation,
               const char *remark)
{
  g_autoptr (GRegex) clock = g_regex_new ("\\b(\\d{1,2})[:.u](\\d{2})\\b", 0, 0, NULL);
  g_autoptr (GRegex) arrives = g_regex_new ("\\b(komt|later|vanaf|arrives)\\b", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GRegex) leaves = g_regex_new ("\\b(weg|vertrekt|eerder|gaat|tot|leaves)\\b", G_REGEX_CASELESS, 0, NULL);
  gboolean is_arrival = g_regex_match (arrives, remark, 0, NULL);
  gboolean is_leaving = g_regex_match (leaves, remark, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *text = NULL;
  g_autofree char *time = NULL;

  if (is_arrival == is_leaving || !g_regex_match (clock, remark, 0, &match))
    return;
  text = g_match_info_fetch (match, 0);
  time = sam_dutch_read_time (text);
  if (time != NULL)
    sam_record_set_text (participation, is_arrival ? "arrives_at" : "leaves_at", time);
}

static void
take_clock (SamImport *import,
            SamRecord *participation,
            const char *field)
{
  g_autofree char *text = sam_import_dup_cell (import, field);
  g_autofree char *time = sam_dutch_read_time (text);

  if (time != NULL)
    sam_record_set_text (participation, field, time);
  else if (*text != '\0')
    sam_import_problem (import, _ ("“%s” is no time of the day."), text);
}

/* Where this person works by that name: it tells which of the practices of one name is meant. */
static char *
find_workplace (SamImport *import,
                const char *person,
                const char *name)
{
  g_autofree char *key = sam_name_key (name);
  GPtrArray *roles = sam_known_set_find_by_place (import->staff, person);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      const SamKnown *staff = g_ptr_array_index (roles, i);
      const SamKnown *practice = NULL;

      if (staff->other != NULL)
        practice = sam_known_set_get (import->organisations, staff->other);
      if (practice != NULL && (*key == '\0' || strcmp (practice->name, key) == 0))
        return g_strdup (practice->id);
    }
  return NULL;
}

/* Whoever works at a practice of that name, so that a registration without an e-mail address finds them. */
static char **
list_practice_staff (SamImport *import,
                     const char *name)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autofree char *key = sam_name_key (name);
  GPtrArray *practices = *key != '\0' ? sam_known_set_find (import->organisations, key) : NULL;

  for (guint i = 0; practices != NULL && i < practices->len; i++)
    add_staff (import->staff, ((SamKnown *) g_ptr_array_index (practices, i))->id, ids);
  return g_strv_builder_end (ids);
}

static void
take_workplace (SamImport *import,
                SamRecord *participation,
                const char *person,
                const char *name)
{
  g_autofree char *agb = sam_import_read_agb (import);
  g_autofree char *id = agb == NULL ? find_workplace (import, person, name) : NULL;
  gboolean several = FALSE;
  g_autofree char *line = NULL;

  if (id == NULL)
    id = sam_import_find_organisation (import, agb, name, &several);
  if (id != NULL)
    {
      sam_record_set_text (participation, "organisation", id);
      return;
    }
  if (*name == '\0')
    return;
  line = g_strdup_printf (_ ("Practice in the list: %s"), name);
  sam_import_append_text (participation, "remarks", line);
  if (several)
    sam_import_note (import, _ ("Several practices are called “%s”; it stays in the remarks."), name);
  else
    sam_import_note (import, _ ("There is no practice “%s”; it stays in the remarks."), name);
}

/**
 * sam_import_build_participation:
 *
 * For the workshop of the import. Only who is new becomes registered; a practice that can't be found stays in the
 * remarks.
 */
gboolean
sam_import_build_participation (SamImport *import)
{
  g_autofree char *practice = sam_import_dup_cell (import, "organisation");
  g_autofree char *remark = sam_import_dup_cell (import, "remarks");
  g_auto (GStrv) colleagues = list_practice_staff (import, practice);
  SamRecord *person = sam_import_take_row_person (import, (const char *const *) colleagues, FALSE);
  g_autoptr (SamRecord) participation = NULL;

  if (person == NULL)
    return FALSE;
  participation = sam_import_identify_role (import, sam_record_get_id (person), import->workshop);
  sam_record_set_text (participation, "person", sam_record_get_id (person));
  sam_record_set_text (participation, "workshop", import->workshop);
  if (sam_known_set_get (import->own, sam_record_get_id (participation))->line > 0)
    sam_record_set_text (participation, "status", "registered");
  sam_import_take_text (import, participation, "remarks", "remarks");
  take_workplace (import, participation, sam_record_get_id (person), practice);
  sam_import_take_text (import, participation, "function_text", "function");
  sam_import_take_topics (import, participation, "interests", "interests", "remarks");
  take_presence (import, participation, remark);
  take_clock (import, participation, "arrives_at");
  take_clock (import, participation, "leaves_at");
  sam_import_take_date (import, participation, "registered_on");
  g_ptr_array_add (import->row->records, g_steal_pointer (&participation));
  return TRUE;
}
