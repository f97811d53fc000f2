/* SPDX-License-Identifier: GPL-3.0-or-later */

/* To whom a letter goes, and what its fields say to each of them. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-letter.h"

#include "network/sam-day-words.h"
#include "network/sam-region-record.h"
#include "network/sam-workshop-programme.h"
#include "network/sam-workshop-records.h"

static void
free_recipient (gpointer data)
{
  SamLetterRecipient *self = data;

  g_free (self->participation);
  g_free (self->name);
  g_free (self->address);
  g_free (self->email);
  g_hash_table_unref (self->values);
  g_free (self);
}

static void
set_value (GHashTable *values,
           const char *field,
           char *text)
{
  if (text != NULL)
    g_hash_table_insert (values, g_strdup (field), text);
}

/* What is the same for everybody. */
static void
set_common_values (GHashTable *values,
                   SamStore *store,
                   SamRecord *workshop)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  char *leader = sam_workshop_dup_title_of (store, workshop, "leader");

  set_value (values, "workshop", sam_record_dup_title (workshop));
  set_value (values, "date", sam_day_words_full (date));
  set_value (values, "time", sam_record_dup_text (workshop, "start"));
  set_value (values, "end time", sam_record_dup_text (workshop, "end"));
  set_value (values, "venue", sam_workshop_dup_title_of (store, workshop, "venue"));
  set_value (values, "room", sam_record_dup_text (workshop, "room"));
  set_value (values, "programme", sam_programme_describe (workshop));
  set_value (values, "accreditation", sam_record_dup_text (workshop, "accreditation_number"));
  set_value (values, "coordinator", leader != NULL ? leader : g_strdup (sam_store_get_author (store)));
  set_value (values, "region", region != NULL ? sam_record_dup_title (region) : NULL);
}

static char *
first_text (SamRecord *record,
            const char *field,
            char *fallback)
{
  char *text = record != NULL ? sam_record_dup_text (record, field) : NULL;

  if (text == NULL)
    return fallback;
  g_free (fallback);
  return text;
}

/* Mail goes to where somebody works, where that is known. */
static char *
find_email (SamStore *store,
            SamRecord *person)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, sam_record_get_id (person), sam_kind_find ("staff"), "person",
                                                 NULL);
  g_autoptr (SamRecord) staff = ids != NULL && *ids != NULL ? sam_store_load (store, *ids, NULL) : NULL;

  return first_text (staff, "email", sam_record_dup_text (person, "email"));
}

static char *
join_address (SamRecord *person,
              SamRecord *organisation)
{
  SamRecord *record = organisation != NULL ? organisation : person;
  g_autofree char *name = sam_record_dup_title (person);
  g_autofree char *practice = organisation != NULL ? sam_record_dup_title (organisation) : NULL;
  g_autofree char *street = sam_record_dup_text (record, "address");
  g_autofree char *postcode = sam_record_dup_text (record, "postcode");
  g_autofree char *place = sam_record_dup_text (record, "place");
  g_autofree char *town = g_strjoin (postcode != NULL && place != NULL ? "  " : "", postcode != NULL ? postcode : "",
                                     place != NULL ? place : "", NULL);
  g_autoptr (GString) lines = g_string_new (practice != NULL ? practice : name);

  if (practice != NULL)
    g_string_append_printf (lines, "\n%s", name);
  if (street != NULL)
    g_string_append_printf (lines, "\n%s", street);
  if (*town != '\0')
    g_string_append_printf (lines, "\n%s", town);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static SamRecord *
load_ref (SamStore *store,
          SamRecord *record,
          const char *field)
{
  g_autofree char *id = record != NULL ? sam_record_dup_text (record, field) : NULL;

  return id != NULL ? sam_store_follow (store, id, NULL) : NULL;
}

static SamLetterRecipient *
new_recipient (SamStore *store,
               SamRecord *workshop,
               SamRecord *record)
{
  g_autoptr (SamRecord) expert = g_str_equal (sam_record_get_kind (record)->name, "appearance")
                                     ? load_ref (store, record, "expert")
                                     : NULL;
  g_autoptr (SamRecord) person = load_ref (store, expert != NULL ? expert : record, "person");
  g_autoptr (SamRecord) organisation = expert == NULL ? load_ref (store, record, "organisation") : NULL;
  const gint64 table = expert != NULL ? sam_record_get_integer (record, "table", 0) : 0;
  SamLetterRecipient *self;

  if (person == NULL)
    return NULL;
  self = g_new0 (SamLetterRecipient, 1);
  self->participation = g_strdup (sam_record_get_id (record));
  self->name = sam_record_dup_title (person);
  self->email = find_email (store, person);
  self->address = join_address (person, organisation);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  set_common_values (self->values, store, workshop);
  set_value (self->values, "first name", sam_record_dup_text (person, "first_name"));
  set_value (self->values, "name", g_strdup (self->name));
  set_value (self->values, "practice", organisation != NULL ? sam_record_dup_title (organisation) : NULL);
  if (expert == NULL)
    set_value (self->values, "function", sam_record_dup_text (record, "function_text"));
  if (table > 0)
    set_value (self->values, "table", g_strdup_printf ("%u", (guint) table));
  return self;
}

/**
 * sam_letter_load_recipients:
 * @kind: "participation" or "appearance"
 * @statuses: of those to write to
 *
 * Returns: (transfer full) (element-type SamLetterRecipient): to whom a letter goes, or %NULL
 */
GPtrArray *
sam_letter_load_recipients (SamStore *store,
                            const char *workshop_id,
                            const char *kind,
                            const char *const *statuses,
                            GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autoptr (GPtrArray) records =
      workshop != NULL ? sam_workshop_load_kind (store, workshop_id, kind, "workshop", error) : NULL;
  g_autoptr (GPtrArray) recipients = g_ptr_array_new_with_free_func (free_recipient);

  if (records == NULL)
    return NULL;
  for (guint i = 0; i < records->len; i++)
    {
      SamRecord *record = g_ptr_array_index (records, i);
      SamLetterRecipient *recipient =
          sam_workshop_has_status (record, statuses) ? new_recipient (store, workshop, record) : NULL;

      if (recipient != NULL)
        g_ptr_array_add (recipients, recipient);
    }
  return g_steal_pointer (&recipients);
}
