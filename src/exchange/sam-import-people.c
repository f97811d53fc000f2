/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The people and practices that a row names. One human being is one record, whatever lists name them; two of the same
 * name stay two until something they share says otherwise. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "exchange/sam-dutch-values.h"
#include "network/sam-name-key.h"
#include "record/sam-spelling.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_candidate (const SamKnown *known,
              const char *const *candidates)
{
  return candidates != NULL && g_strv_contains (candidates, known->id);
}

/* Of the same name: one the caller expects here, or one with the same e-mail address or phone. */
static const SamKnown *
find_person (SamImport *import,
             const char *name_key,
             const char *email_key,
             const char *phone,
             const char *const *candidates)
{
  GPtrArray *namesakes = sam_known_set_find (import->people, name_key);

  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    {
      const SamKnown *known = g_ptr_array_index (namesakes, i);

      if (is_candidate (known, candidates) || (email_key != NULL && g_strcmp0 (known->email, email_key) == 0) ||
          (phone != NULL && g_strcmp0 (known->phone, phone) == 0))
        return known;
    }
  return NULL;
}

static void
set_name (SamRecord *person,
          const char *full_name)
{
  g_autofree char *first = NULL;
  g_autofree char *particle = NULL;
  g_autofree char *last = NULL;

  sam_dutch_split_name (full_name, &first, &particle, &last);
  if (first == NULL)
    {
      sam_record_set_text (person, "first_name", full_name);
      return;
    }
  sam_record_set_text (person, "first_name", first);
  if (particle != NULL)
    sam_record_set_text (person, "particle", particle);
  if (last != NULL)
    sam_record_set_text (person, "last_name", last);
}

/**
 * sam_import_take_person:
 * @full_name: as written
 * @phone: (nullable): E.164
 * @email: (nullable): an address
 * @candidates: (nullable): ids of people who are expected here, so that the name alone tells
 * @about_them: whether the list is about these people; else what it says of one who is known only fills gaps, so that
 *   two lists with two phones do not change them to and fro
 *
 * Returns: (nullable) (transfer none): what the row says of that person, under the id of the one who is known or a new
 *   one; %NULL when @full_name is no name
 */
SamRecord *
sam_import_take_person (SamImport *import,
                        const char *full_name,
                        const char *phone,
                        const char *email,
                        const char *const *candidates,
                        gboolean about_them)
{
  const SamKind *kind = sam_kind_find ("person");
  g_autofree char *id = sam_id_new (kind);
  g_autofree char *title = NULL;
  g_autofree char *name_key = NULL;
  g_autofree char *email_key = email != NULL ? sam_name_key (email) : NULL;
  SamRecord *person = sam_record_new (kind, id);
  const SamKnown *known;

  set_name (person, full_name);
  title = sam_record_dup_title (person);
  name_key = sam_name_key (title != NULL ? title : "");
  if (g_utf8_strlen (name_key, -1) < 2)
    {
      g_object_unref (person);
      return NULL;
    }
  known = find_person (import, name_key, email_key, phone, candidates);
  if (known != NULL)
    {
      g_object_unref (person);
      person = sam_record_new (kind, known->id);
      set_name (person, full_name);
    }
  else
    {
      SamKnown *added = sam_known_set_add (import->people, id, import->row->line, title);

      added->email = g_steal_pointer (&email_key);
      added->phone = g_strdup (phone);
    }
  if (phone != NULL && (about_them || known == NULL || known->phone == NULL))
    sam_record_set_text (person, "phone", phone);
  if (email != NULL && (about_them || known == NULL || known->email == NULL))
    sam_record_set_text (person, "email", email);
  g_ptr_array_add (import->row->records, person);
  return person;
}

/**
 * sam_import_find_organisation:
 * @agb: (nullable): the code, which decides
 * @name: (nullable): else the name, when only one has it
 * @several: (out): whether more than one has that name
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
sam_import_find_organisation (SamImport *import,
                              const char *agb,
                              const char *name,
                              gboolean *several)
{
  g_autofree char *key = sam_name_key (name != NULL ? name : "");
  GPtrArray *namesakes = *key != '\0' ? sam_known_set_find (import->organisations, key) : NULL;

  *several = FALSE;
  if (agb != NULL)
    {
      GPtrArray *found = sam_known_set_find_by_other (import->organisations, agb);

      return found != NULL ? g_strdup (((SamKnown *) g_ptr_array_index (found, 0))->id) : NULL;
    }
  if (namesakes == NULL)
    return NULL;
  *several = namesakes->len > 1;
  return namesakes->len == 1 ? g_strdup (((SamKnown *) g_ptr_array_index (namesakes, 0))->id) : NULL;
}

static char *
dup_full_name (SamImport *import)
{
  g_autofree char *whole = sam_import_dup_cell (import, "full_name");
  g_autofree char *first = sam_import_dup_cell (import, "first_name");
  g_autofree char *particle = sam_import_dup_cell (import, "particle");
  g_autofree char *last = sam_import_dup_cell (import, "last_name");
  g_autofree char *surname = g_strjoin (*particle != '\0' ? " " : "", particle, last, NULL);
  g_autofree char *joined = g_strjoin (" ", first, surname, NULL);

  return *first != '\0' || *last != '\0' ? sam_spelling_trim (joined) : g_strdup (whole);
}

/* First and last name as their columns say, where the whole name would have been split by guess. */
static void
take_name_columns (SamImport *import,
                   SamRecord *person)
{
  g_autofree char *first = sam_import_dup_cell (import, "first_name");
  g_autofree char *particle_cell = sam_import_dup_cell (import, "particle");
  g_autofree char *last_cell = sam_import_dup_cell (import, "last_name");
  g_autofree char *particle = NULL;
  g_autofree char *last = NULL;

  if (*first == '\0' || *last_cell == '\0')
    return;
  sam_dutch_split_last_name (last_cell, &particle, &last);
  sam_record_set_text (person, "first_name", first);
  sam_record_set_text (person, "last_name", last);
  sam_record_set_text (person, "particle", *particle_cell != '\0' ? particle_cell : particle);
}

/**
 * sam_import_take_row_person:
 * @candidates: (nullable): ids of people who are expected here
 * @about_them: see sam_import_take_person()
 *
 * Returns: (nullable) (transfer none): the person whom the name columns of the row name
 */
SamRecord *
sam_import_take_row_person (SamImport *import,
                            const char *const *candidates,
                            gboolean about_them)
{
  g_autofree char *name = dup_full_name (import);
  g_autoptr (SamRecord) contact = NULL;
  g_autofree char *scratch = sam_id_new (sam_kind_find ("person"));
  g_autofree char *phone = NULL;
  g_autofree char *email = NULL;
  SamRecord *person;

  import->row->title = g_strdup (name);
  if (*name == '\0')
    {
      sam_import_problem (import, _ ("The name is missing."));
      return NULL;
    }
  contact = sam_record_new (sam_kind_find ("person"), scratch);
  sam_import_take_phone (import, contact, "phone");
  sam_import_take_email (import, contact, "email");
  phone = sam_record_dup_text (contact, "phone");
  email = sam_record_dup_text (contact, "email");
  person = sam_import_take_person (import, name, phone, email, candidates, about_them);
  if (person == NULL)
    sam_import_problem (import, _ ("“%s” is no name of a person."), name);
  else
    take_name_columns (import, person);
  return person;
}

static SamKnown *
find_role (SamImport *import,
           const char *person,
           const char *other)
{
  GPtrArray *roles = sam_known_set_find_by_place (import->own, person);

  for (guint i = 0; roles != NULL && i < roles->len; i++)
    {
      SamKnown *known = g_ptr_array_index (roles, i);

      if (other == NULL || g_strcmp0 (known->other, other) == 0)
        return known;
    }
  return NULL;
}

/**
 * sam_import_identify_role:
 * @person: id of whose role it is
 * @other: (nullable): id of where
 *
 * Returns: (transfer full): the record of the list's kind that is this role, with an id that is known or new
 */
SamRecord *
sam_import_identify_role (SamImport *import,
                          const char *person,
                          const char *other)
{
  SamKnown *known = find_role (import, person, other);
  g_autofree char *named = sam_import_dup_id (import);
  g_autofree char *id = NULL;

  if (known == NULL && named != NULL)
    known = sam_known_set_get (import->own, named);
  id = known != NULL ? g_strdup (known->id) : named != NULL ? g_strdup (named)
                                                            : sam_id_new (import->kind);

  if (known == NULL)
    {
      known = sam_known_set_add (import->own, id, import->row->line, import->row->title);
      sam_known_set_settle (import->own, known, person, other);
    }
  sam_import_claim (import, known);
  return sam_record_new (import->kind, id);
}
