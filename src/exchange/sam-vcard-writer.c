/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address cards (vCard 3.0, which every telephone reads) of persons, of experts' persons and of staff. What a card is
 * for is reaching somebody: topics, stories and notes stay here. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-export-job.h"

#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LONGEST_LINE 75

/* Backslash, comma, semicolon and line break have a meaning of their own. */
static char *
escape (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (; text != NULL && *text != '\0'; text++)
    {
      if (*text == '\n')
        g_string_append (escaped, "\\n");
      else if (*text != '\r')
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
append_line (GString *card,
             const char *line)
{
  gsize room = LONGEST_LINE;

  while (strlen (line) > room)
    {
      gsize length = room;

      while ((line[length] & 0xc0) == 0x80)
        length--;
      g_string_append_len (card, line, (gssize) length);
      g_string_append (card, "\r\n ");
      line += length;
      room = LONGEST_LINE - 1;
    }
  g_string_append (card, line);
  g_string_append (card, "\r\n");
}

static void
append_property (GString *card,
                 const char *name,
                 const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || *value == '\0')
    return;
  line = g_strconcat (name, ":", value, NULL);
  append_line (card, line);
}

static char *
dup_allowed (SamExportJob *job,
             SamRecord *record,
             const char *name)
{
  g_autofree char *text = NULL;

  if (record == NULL || !sam_export_job_allows (job, sam_kind_find_field (sam_record_get_kind (record), name)))
    return g_strdup ("");
  text = sam_record_dup_text (record, name);
  return escape (text);
}

static void
append_text (SamExportJob *job,
             GString *card,
             const char *property,
             SamRecord *record,
             const char *name)
{
  g_autofree char *text = dup_allowed (job, record, name);

  append_property (card, property, text);
}

static void
append_more_phones (SamExportJob *job,
                    GString *card,
                    SamRecord *person)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (person), "phones");
  g_autoptr (GPtrArray) items = NULL;

  if (!sam_export_job_allows (job, field))
    return;
  items = sam_json_to_items (sam_record_get_value (person, "phones"));
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *number = item == NULL ? NULL : sam_json_to_string (sam_json_object_get (item, "number"));
      g_autofree char *escaped = escape (number);

      append_property (card, "TEL", escaped);
    }
}

static void
append_name (SamExportJob *job,
             GString *card,
             SamRecord *person)
{
  g_autofree char *first = dup_allowed (job, person, "first_name");
  g_autofree char *particle = dup_allowed (job, person, "particle");
  g_autofree char *last = dup_allowed (job, person, "last_name");
  g_autofree char *family = g_strstrip (g_strjoin (" ", particle, last, NULL));
  g_autofree char *full = g_strstrip (g_strjoin (" ", first, family, NULL));
  g_autofree char *parts = g_strdup_printf ("%s;%s;;;", family, first);

  append_property (card, "FN", full);
  append_property (card, "N", parts);
}

static void
append_address (SamExportJob *job,
                GString *card,
                SamRecord *person)
{
  g_autofree char *address = dup_allowed (job, person, "address");
  g_autofree char *place = dup_allowed (job, person, "place");
  g_autofree char *postcode = dup_allowed (job, person, "postcode");
  g_autofree char *parts = g_strdup_printf (";;%s;%s;;%s;", address, place, postcode);

  if (*address != '\0' || *place != '\0' || *postcode != '\0')
    append_property (card, "ADR", parts);
}

static void
append_work (SamExportJob *job,
             GString *card,
             SamRecord *staff)
{
  const SamKind *kind = sam_record_get_kind (staff);
  g_autofree char *organisation = sam_export_job_dup_titles (job, staff, sam_kind_find_field (kind, "organisation"));
  g_autofree char *escaped = escape (organisation);
  const SamField *function = sam_kind_find_field (kind, "function");
  g_autofree char *name = sam_record_dup_text (staff, "function");

  append_property (card, "ORG", escaped);
  if (name != NULL)
    {
      g_autofree char *title = escape (g_dgettext (GETTEXT_PACKAGE, sam_field_find_choice (function, name)->label));

      append_property (card, "TITLE", title);
    }
  append_text (job, card, "TEL;TYPE=WORK", staff, "phone");
  append_text (job, card, "EMAIL;TYPE=WORK", staff, "email");
}

static SamRecord *
find_person (SamExportJob *job,
             SamRecord *record)
{
  g_autofree char *id = NULL;

  if (g_str_equal (sam_record_get_kind (record)->name, "person"))
    return g_object_ref (record);
  id = sam_record_dup_text (record, "person");
  return sam_export_job_load (job, id);
}

static void
append_card (SamExportJob *job,
             GString *text,
             SamRecord *record)
{
  g_autoptr (SamRecord) person = find_person (job, record);
  g_autofree char *uid = sam_export_job_dup_uid (job, record);

  if (person == NULL)
    {
      sam_export_job_leave_out (job, _ ("A person whose record is missing was left out."));
      return;
    }
  g_string_append (text, "BEGIN:VCARD\r\nVERSION:3.0\r\n");
  append_property (text, "UID", uid);
  append_name (job, text, person);
  if (g_str_equal (sam_record_get_kind (record)->name, "staff"))
    append_work (job, text, record);
  append_text (job, text, "TEL", person, "phone");
  append_more_phones (job, text, person);
  append_text (job, text, "EMAIL", person, "email");
  append_address (job, text, person);
  g_string_append (text, "END:VCARD\r\n");
}

/**
 * sam_vcard_write:
 *
 * Returns: (transfer full) (nullable): the file's text, or NULL with @error set
 */
char *
sam_vcard_write (SamExportJob *job,
                 GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) local_error = NULL;

  sam_export_job_leave_out (job, _ ("An address card holds names, addresses and numbers; all else was left out."));
  for (;;)
    {
      g_autoptr (SamRecord) record = sam_export_job_next (job, &local_error);

      if (record == NULL)
        break;
      append_card (job, text, record);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
