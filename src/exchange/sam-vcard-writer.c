/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address cards of people, experts, staff, organisations and groups, in the form of today (vCard 4, RFC 6350) and the
 * one that every telephone reads (vCard 3, RFC 2426). What a card is for is reaching somebody: what ties a person to a
 * topic is never on it. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "json/sam-json-value.h"

#include <string.h>

#define LONGEST_LINE 75

typedef struct
{
  SamExportJob *job;
  gboolean old; /* vCard 3 */
  GString *text;
} Cards;

/* Whose values stand on the card. */
typedef enum
{
  OF_RECORD,
  OF_PERSON, /* the one whom the record names, or the record itself */
} Owner;

/* One value, one property. */
typedef struct
{
  const char *property;
  const char *old_property; /* NULL: the same in vCard 3 */
  Owner owner;
  const char *field;
} Line;

/* Notes tell stories. */
static const Line person_lines[] = {
  { "TEL;VALUE=uri", "TEL", OF_PERSON, "phone" },
  { "EMAIL", NULL, OF_PERSON, "email" },
  { NULL },
};

static const Line staff_lines[] = {
  { "ORG", NULL, OF_RECORD, "organisation" },
  { "TITLE", NULL, OF_RECORD, "function" },
  { "ROLE", NULL, OF_RECORD, "function_text" },
  { "TEL;VALUE=uri;TYPE=work", "TEL;TYPE=WORK", OF_RECORD, "phone" },
  { "EMAIL;TYPE=work", "EMAIL;TYPE=WORK", OF_RECORD, "email" },
  { "TEL;VALUE=uri", "TEL", OF_PERSON, "phone" },
  { "EMAIL", NULL, OF_PERSON, "email" },
  { NULL },
};

static const Line organisation_lines[] = {
  { "ORG", NULL, OF_RECORD, "name" },
  { "TEL;VALUE=uri;TYPE=work", "TEL;TYPE=WORK", OF_RECORD, "phone" },
  { "EMAIL;TYPE=work", "EMAIL;TYPE=WORK", OF_RECORD, "email" },
  { "URL", NULL, OF_RECORD, "website" },
  { "CATEGORIES", NULL, OF_RECORD, "type" },
  { NULL },
};

static const Line group_lines[] = {
  { "ORG", NULL, OF_RECORD, "name" },
  { "TEL;VALUE=uri", "TEL", OF_RECORD, "public_phone" },
  { "EMAIL", NULL, OF_RECORD, "public_email" },
  { "URL", NULL, OF_RECORD, "website" },
  { "CATEGORIES", NULL, OF_RECORD, "topics" },
  { "NOTE", NULL, OF_RECORD, "description" },
  { NULL },
};

static const struct
{
  const char *kind;
  const char *of; /* KIND of vCard 4 */
  const Line *lines;
  const char *address; /* the field with street and number */
} kinds[] = {
  { "person", "individual", person_lines, "address" },
  { "expert", "individual", person_lines, "address" },
  { "staff", "individual", staff_lines, NULL },
  { "organisation", "org", organisation_lines, "address" },
  { "group", "org", group_lines, "address" },
};

/* Backslash, comma, semicolon and line break have a meaning of their own; control characters have no place. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text++)
    {
      if (*text == '\n')
        g_string_append (escaped, "\\n");
      else if (*text == '\t' || !g_ascii_iscntrl (*text))
        {
          if (strchr ("\\,;", *text) != NULL)
            g_string_append_c (escaped, '\\');
          g_string_append_c (escaped, *text);
        }
    }
  return g_string_free (escaped, FALSE);
}

/* Lines longer than 75 bytes are folded, never within a character. */
static void
append_line (GString *text,
             const char *line)
{
  gsize room = LONGEST_LINE;

  while (strlen (line) > room)
    {
      gsize length = room;

      while ((line[length] & 0xc0) == 0x80)
        length--;
      g_string_append_len (text, line, (gssize) length);
      g_string_append (text, "\r\n ");
      line += length;
      room = LONGEST_LINE - 1;
    }
  g_string_append (text, line);
  g_string_append (text, "\r\n");
}

/* @value escaped already. */
static void
append_property (Cards *cards,
                 const char *name,
                 const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;
  line = g_strconcat (name, ":", value, NULL);
  append_line (cards->text, line);
}

static char *
dup_escaped (Cards *cards,
             SamRecord *record,
             const char *name)
{
  g_autofree char *text = sam_export_job_dup_text (cards->job, record, name);

  return escape (text);
}

static void
append_field (Cards *cards,
              const Line *line,
              SamRecord *record)
{
  const char *property = cards->old && line->old_property != NULL ? line->old_property : line->property;
  g_autofree char *text = sam_export_job_dup_text (cards->job, record, line->field);
  g_autofree char *value = NULL;

  if (text == NULL)
    return;
  if (strstr (property, "VALUE=uri") != NULL)
    value = g_strconcat ("tel:", text, NULL);
  else if (g_str_equal (property, "URL"))
    value = g_strdup (text);
  else if (g_str_equal (property, "CATEGORIES"))
    {
      g_auto (GStrv) words = g_strsplit (text, "; ", -1);

      for (guint i = 0; words[i] != NULL; i++)
        {
          char *escaped = escape (words[i]);

          g_free (words[i]);
          words[i] = escaped;
        }
      value = g_strjoinv (",", words);
    }
  else
    value = escape (text);
  append_property (cards, property, value);
}

static void
append_more_phones (Cards *cards,
                    SamRecord *person)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (person, "phones"));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *number = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "number"));
      g_autofree char *escaped = escape (number);

      /* As it was typed: it may be no telephone number for a machine. */
      append_property (cards, "TEL", escaped);
    }
}

static void
append_more_emails (Cards *cards,
                    SamRecord *person)
{
  g_auto (GStrv) emails = sam_record_dup_strv (person, "emails");

  for (guint i = 0; emails != NULL && emails[i] != NULL; i++)
    {
      g_autofree char *escaped = escape (emails[i]);

      append_property (cards, "EMAIL", escaped);
    }
}

static void
append_person_name (Cards *cards,
                    SamRecord *person)
{
  g_autofree char *first = dup_escaped (cards, person, "first_name");
  g_autofree char *particle = dup_escaped (cards, person, "particle");
  g_autofree char *last = dup_escaped (cards, person, "last_name");
  g_autofree char *family = g_strstrip (g_strjoin (" ", particle, last, NULL));
  g_autofree char *full = g_strstrip (g_strjoin (" ", first, family, NULL));
  g_autofree char *parts = g_strdup_printf ("%s;%s;;;", family, first);

  append_property (cards, "FN", full);
  append_property (cards, "N", parts);
}

static void
append_name (Cards *cards,
             SamRecord *record)
{
  g_autofree char *name = dup_escaped (cards, record, "name");
  g_autofree char *parts = g_strconcat (name, ";;;;", NULL);

  append_property (cards, "FN", name);
  /* vCard 3 asks for it, also of what has no first and last name. */
  if (cards->old)
    append_property (cards, "N", parts);
}

static void
append_address (Cards *cards,
                SamRecord *record,
                const char *field)
{
  g_autofree char *address = dup_escaped (cards, record, field);
  g_autofree char *place = dup_escaped (cards, record, "place");
  g_autofree char *postcode = dup_escaped (cards, record, "postcode");
  g_autofree char *parts = g_strdup_printf (";;%s;%s;;%s;", address, place, postcode);

  if (*address != '\0' || *place != '\0' || *postcode != '\0')
    append_property (cards, "ADR", parts);
}

/* When the record was last edited: the newer one of two cards is known by it. */
static void
append_edited (Cards *cards,
               SamRecord *record)
{
  gint64 edited_at = sam_record_get_integer (record, "edited_at", 0);
  g_autoptr (GDateTime) edited = edited_at > 0 ? g_date_time_new_from_unix_utc (edited_at) : NULL;
  g_autofree char *text = NULL;

  if (edited == NULL)
    return;
  text = g_date_time_format (edited, cards->old ? "%Y-%m-%dT%H:%M:%SZ" : "%Y%m%dT%H%M%SZ");
  append_property (cards, "REV", text);
}

static SamRecord *
find_person (SamExportJob *job,
             SamRecord *record)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (record), "person");
  g_autofree char *id = NULL;

  if (field == NULL)
    return g_object_ref (record);
  sam_export_job_say (job, "person");
  id = sam_record_dup_text (record, "person");
  return sam_export_job_load (job, id);
}

static gboolean
has_name (SamRecord *person)
{
  return sam_record_has_value (person,
                               sam_kind_find_field (sam_record_get_kind (person), "name") ? "name" : "first_name");
}

static void
append_card (Cards *cards,
             guint which,
             SamRecord *record)
{
  static const char *const phone_keys[] = { "number", NULL };
  g_autoptr (SamRecord) person = find_person (cards->job, record);
  g_autofree char *uuid = sam_export_job_dup_uuid (cards->job, record, NULL);
  g_autofree char *uid = g_strconcat ("urn:uuid:", uuid, NULL);
  gboolean is_person = g_str_equal (kinds[which].of, "individual");

  if (person == NULL || !has_name (person))
    {
      sam_export_job_skip (cards->job, &sam_export_without_name);
      return;
    }
  g_string_append_printf (cards->text, "BEGIN:VCARD\r\nVERSION:%s\r\n", cards->old ? "3.0" : "4.0");
  append_property (cards, "UID", uid);
  if (!cards->old)
    append_property (cards, "KIND", kinds[which].of);
  (is_person ? append_person_name : append_name) (cards, person);
  for (const Line *line = kinds[which].lines; line->property != NULL; line++)
    append_field (cards, line, line->owner == OF_PERSON ? person : record);
  if (is_person)
    {
      append_more_phones (cards, person);
      append_more_emails (cards, person);
    }
  if (person == record && is_person)
    {
      sam_export_job_say_items (cards->job, person, "phones", phone_keys);
      sam_export_job_say (cards->job, "emails");
    }
  if (kinds[which].address != NULL)
    append_address (cards, person, kinds[which].address);
  append_edited (cards, record);
  g_string_append (cards->text, "END:VCARD\r\n");
}

static char *
write_cards (SamExportJob *job,
             gboolean old,
             GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;
  Cards cards = { job, old, text };
  guint which = 0;

  while (!g_str_equal (kinds[which].kind, sam_export_job_get_kind (job)->name))
    which++;
  for (;;)
    {
      g_autoptr (SamRecord) record = sam_export_job_next (job, &local_error);

      if (record == NULL)
        break;
      append_card (&cards, which, record);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_vcard_write:
 *
 * Returns: (transfer full) (nullable): the file's text as vCard 4, or NULL with @error set
 */
char *
sam_vcard_write (SamExportJob *job,
                 GError **error)
{
  return write_cards (job, FALSE, error);
}

/**
 * sam_vcard_write_old:
 *
 * Returns: (transfer full) (nullable): the file's text as vCard 3, or NULL with @error set
 */
char *
sam_vcard_write_old (SamExportJob *job,
                     GError **error)
{
  return write_cards (job, TRUE, error);
}
