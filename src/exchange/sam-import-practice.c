/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "exchange/sam-dutch-values.h"
#include "network/sam-day-words.h"
#include "network/sam-name-key.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The AGB code of the row, NULL when there is none. */
char *
sam_import_read_agb (SamImport *import)
{
  g_autofree char *text = sam_import_dup_cell (import, "agb");
  g_autofree char *agb = sam_dutch_read_agb (text);

  if (agb == NULL && *text != '\0')
    sam_import_problem (import, _ ("“%s” is no AGB code: that has eight digits."), text);
  return g_steal_pointer (&agb);
}

static SamKnown *
find_practice (SamImport *import,
               const char *agb,
               const char *name,
               const char *postcode_key)
{
  gboolean several;
  g_autofree char *id = sam_import_find_organisation (import, agb, NULL, &several);
  g_autofree char *key = sam_name_key (name);
  GPtrArray *namesakes = sam_known_set_find (import->organisations, key);

  if (id != NULL)
    return sam_known_set_get (import->organisations, id);
  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    {
      SamKnown *known = g_ptr_array_index (namesakes, i);

      /* A code of its own makes it another practice, whatever the name. */
      if (agb != NULL && known->other != NULL && *known->other != '\0')
        continue;
      if (postcode_key == NULL || known->address == NULL || strcmp (known->address, postcode_key) == 0)
        return known;
    }
  return NULL;
}

/**
 * sam_import_add_practice:
 * @agb: (nullable): its code; the id follows from it, so that every list gives the practice the same one
 * @postcode_key: (nullable): tells it from its namesakes
 *
 * Returns: (transfer none): a new one of the present row; its record is the caller's to make
 */
SamKnown *
sam_import_add_practice (SamImport *import,
                         const char *agb,
                         const char *name,
                         const char *postcode_key)
{
  const SamKind *kind = sam_kind_find ("organisation");
  g_autofree char *id = agb != NULL ? sam_id_from_key (kind, agb) : sam_id_new (kind);
  SamKnown *known = sam_known_set_add (import->organisations, id, import->row->line, name);

  sam_known_set_settle (import->organisations, known, NULL, agb);
  known->address = g_strdup (postcode_key);
  return known;
}

/* The care group of the row, known or new. */
static void
take_part_of (SamImport *import,
              SamRecord *practice)
{
  g_autofree char *name = sam_import_dup_cell (import, "part_of");
  g_autofree char *key = sam_name_key (name);
  GPtrArray *namesakes = *key != '\0' ? sam_known_set_find (import->organisations, key) : NULL;
  const SamKnown *known = namesakes != NULL ? g_ptr_array_index (namesakes, 0) : NULL;
  g_autoptr (SamRecord) care_group = NULL;

  if (*key == '\0')
    return;
  if (known == NULL)
    known = sam_import_add_practice (import, NULL, name, NULL);
  care_group = sam_record_new (sam_kind_find ("organisation"), known->id);
  sam_record_set_text (care_group, "name", name);
  if (known->line > 0)
    sam_record_set_text (care_group, "type", "care_group");
  sam_record_set_text (practice, "part_of", known->id);
  g_ptr_array_add (import->row->records, g_steal_pointer (&care_group));
}

static void
take_type (SamImport *import,
           SamRecord *practice,
           gboolean is_new)
{
  g_autofree char *text = sam_import_dup_cell (import, "type");
  g_autofree char *key = sam_name_key (text);
  static const char *const types[][2] = {
    { "huisartsenpraktijk", "practice" },
    { "huisarts", "practice" },
    { "praktijk", "practice" },
    { "zorggroep", "care_group" },
    { "hagro", "cluster" },
    { "ziekenhuis", "hospital" },
    { "wijkteam", "social_team" },
    { "gemeente", "municipality" },
    { "zorgverzekeraar", "insurer" },
    { "patientenorganisatie", "patient_organisation" },
    { "school", "school" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (strcmp (types[i][0], key) == 0 || strcmp (types[i][1], text) == 0)
      {
        sam_record_set_text (practice, "type", types[i][1]);
        return;
      }
  if (*text != '\0')
    sam_import_note (import, _ ("“%s” is no known type of organisation."), text);
  if (is_new)
    sam_record_set_text (practice, "type", *text != '\0' ? "other" : "practice");
}

static void
take_number (SamImport *import,
             SamRecord *record,
             const char *field)
{
  g_autofree char *text = sam_import_dup_cell (import, field);
  char *end = NULL;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (*text == '\0')
    return;
  if (*end != '\0' || number < 0 || number > 1000000)
    sam_import_problem (import, _ ("“%s” is no number."), text);
  else
    sam_record_set_integer (record, field, number);
}

static void
take_visit (SamImport *import,
            SamRecord *practice)
{
  g_autofree char *date = NULL;

  sam_import_take_date (import, practice, "visited_on");
  date = sam_record_dup_text (practice, "visited_on");
  if (date != NULL && import->options->today != NULL && strcmp (date, import->options->today) > 0)
    {
      g_autofree char *day = sam_day_words_short (date);

      sam_import_note (import, _ ("The visit is on %s, which is still to come."), day);
    }
}

static void
take_website (SamImport *import,
              SamRecord *practice)
{
  g_autofree char *text = sam_import_dup_cell (import, "website");
  g_autofree char *url = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  g_autoptr (GError) error = NULL;

  if (*text != '\0' && !sam_record_parse_field (practice, "website", url, &error))
    sam_import_problem (import, _ ("“%s” is no web address."), text);
}

/**
 * sam_import_build_organisation:
 *
 * It is found by its id, else its code, else name and postcode. The care group it is part of comes in with it.
 */
gboolean
sam_import_build_organisation (SamImport *import)
{
  g_autofree char *name = sam_import_dup_cell (import, "name");
  g_autofree char *postcode = sam_import_dup_cell (import, "postcode");
  g_autofree char *postcode_key = *postcode != '\0' ? sam_name_key (postcode) : NULL;
  g_autofree char *agb = sam_import_read_agb (import);
  g_autofree char *id = sam_import_dup_id (import);
  SamKnown *known = NULL;
  g_autoptr (SamRecord) practice = NULL;

  import->row->title = g_strdup (name);
  if (*name == '\0')
    {
      sam_import_problem (import, _ ("The name is missing."));
      return FALSE;
    }
  if (id != NULL)
    known = sam_known_set_get (import->organisations, id);
  if (known == NULL)
    known = find_practice (import, agb, name, postcode_key);
  if (known == NULL)
    known = sam_import_add_practice (import, agb, name, postcode_key);
  sam_import_claim (import, known);
  practice = sam_record_new (import->kind, known->id);
  sam_import_take_text (import, practice, "name", "name");
  if (agb != NULL)
    sam_record_set_text (practice, "agb", agb);
  take_type (import, practice, known->line > 0);
  sam_import_take_address (import, practice);
  sam_import_take_phone (import, practice, "phone");
  sam_import_take_email (import, practice, "email");
  take_website (import, practice);
  take_part_of (import, practice);
  take_number (import, practice, "gps");
  take_number (import, practice, "staff_count");
  sam_import_take_answer (import, practice, "leaflets");
  take_visit (import, practice);
  sam_import_take_text (import, practice, "left_behind", "left_behind");
  sam_import_take_text (import, practice, "notes", "notes");
  sam_import_take_others (import, practice);
  g_ptr_array_add (import->row->records, g_steal_pointer (&practice));
  return TRUE;
}
