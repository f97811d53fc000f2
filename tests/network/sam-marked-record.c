/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sam-marked-record.h"

#include "json/sam-json-value.h"

#include <string.h>

/* A value of each type that can be found again in a text. */
static char *
make_value (const SamField *field,
            guint number)
{
  g_autofree char *text = NULL;

  switch (field->type)
    {
    case SAM_FIELD_CHOICE:
      return sam_json_from_string (field->choices[0].name);
    case SAM_FIELD_CHOICES:
      return g_strdup_printf ("[\"%s\"]", field->choices[0].name);
    case SAM_FIELD_BOOLEAN:
      return g_strdup ("true");
    case SAM_FIELD_INTEGER:
    case SAM_FIELD_INSTANT:
      return g_strdup_printf ("%u", 7000000 + number);
    case SAM_FIELD_DECIMAL:
      return g_strdup_printf ("\"%u.5\"", 7000000 + number);
    case SAM_FIELD_DATE:
      return g_strdup_printf ("\"2%03u-01-%02u\"", number % 1000, 1 + number / 1000);
    case SAM_FIELD_TIME:
      return g_strdup_printf ("\"13:%02u\"", number % 60);
    case SAM_FIELD_RRULE:
      return g_strdup_printf ("\"FREQ=WEEKLY;COUNT=%u\"", 70000 + number);
    case SAM_FIELD_EMAIL:
      return g_strdup_printf ("\"secret%05u@voorbeeld.example\"", number);
    case SAM_FIELD_URL:
      return g_strdup_printf ("\"https://secret%05u.example\"", number);
    case SAM_FIELD_PHONE:
      return g_strdup_printf ("\"+316007%05u\"", number);
    case SAM_FIELD_POSTCODE:
      return g_strdup_printf ("\"%04u %c%c\"", 1000 + number, 'A' + number % 26, 'B' + number % 7);
    case SAM_FIELD_REF:
      text = sam_id_new (sam_kind_find (field->refers_to != NULL ? field->refers_to : "person"));
      return sam_json_from_string (text);
    case SAM_FIELD_REFS:
      text = sam_id_new (sam_kind_find (field->refers_to != NULL ? field->refers_to : "person"));
      return g_strdup_printf ("[\"%s\"]", text);
    case SAM_FIELD_TAGS:
      return g_strdup_printf ("[\"secret%05u\"]", number);
    case SAM_FIELD_ITEMS:
      return g_strdup_printf ("[{\"id\":\"secret%05u\"}]", number);
    case SAM_FIELD_OBJECT:
      return g_strdup_printf ("{\"a\":\"secret%05u\"}", number);
    case SAM_FIELD_TEXT:
    case SAM_FIELD_PROSE:
    default:
      return g_strdup_printf ("\"secret%05u\"", number);
    }
}

/* Neither has anything to publish: what went into another, and who does not want to be listed. And a story is not
 * published before somebody agreed. */
static gboolean
is_left_empty (const SamKind *kind,
               const SamField *field)
{
  static const char *const empty[] = { "merged_into", "unlisted_on", NULL };

  return g_strv_contains (empty, field->name) ||
         (g_str_equal (kind->name, "story") && g_str_equal (field->name, "published_on"));
}

SamRecord *
sam_marked_record_new (const SamKind *kind)
{
  static guint number;
  g_autofree char *id = sam_id_new (kind);
  SamRecord *record = sam_record_new (kind, id);

  for (guint i = 0; i < kind->n_fields; i++)
    if (!is_left_empty (kind, &kind->fields[i]))
      {
        g_autofree char *value = make_value (&kind->fields[i], ++number);

        sam_record_set_value (record, kind->fields[i].name, value);
      }
  sam_json_object_set (sam_record_get_members (record), "of_a_newer_version", "\"secret of tomorrow\"");
  return record;
}

SamRecord *
sam_marked_consent_new (SamRecord *about,
                        const char *channel)
{
  const SamKind *kind = sam_kind_find ("consent");
  const SamKind *about_kind = sam_record_get_kind (about);
  g_autofree char *id = sam_id_new (kind);
  SamRecord *consent = sam_record_new (kind, id);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();

  for (guint i = 0; i < about_kind->n_fields; i++)
    g_ptr_array_add (fields, (gpointer) about_kind->fields[i].name);
  g_ptr_array_add (fields, (gpointer) "of_a_newer_version");
  g_ptr_array_add (fields, NULL);
  sam_record_set_text (consent, "about", sam_record_get_id (about));
  sam_record_set_text (consent, "purpose", "publication");
  sam_record_set_text (consent, "channel", channel);
  sam_record_set_text (consent, "given_on", "2026-01-01");
  sam_record_set_strv (consent, "fields", (const char *const *) fields->pdata);
  return consent;
}

/* Of a few types every value is one that others have too. */
static gboolean
is_telling (const SamField *field)
{
  return field->type != SAM_FIELD_CHOICE && field->type != SAM_FIELD_CHOICES && field->type != SAM_FIELD_BOOLEAN &&
         field->type != SAM_FIELD_TIME;
}

static gboolean
is_in (SamRecord *record,
       const SamField *field,
       const char *text)
{
  g_autofree char *marker = g_strdup (sam_record_get_value (record, field->name));

  if (marker == NULL || !is_telling (field))
    return FALSE;
  /* Without what JSON puts around it, so that it is also found inside something else. */
  g_strdelimit (marker, "\"[]{}", ' ');
  g_strstrip (marker);
  return strstr (text, marker) != NULL;
}

void
sam_marked_record_assert_only (SamRecord *record,
                               const SamField *only,
                               const char *text)
{
  const SamKind *kind = sam_record_get_kind (record);

  g_assert_null (strstr (text, sam_record_get_id (record)));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];

      /* Seven figures may stand in the hash of an id too. */
      if (field != only && field->type != SAM_FIELD_INTEGER && field->type != SAM_FIELD_INSTANT &&
          is_in (record, field, text))
        g_error ("%s.%s, where only %s was agreed to, is in %s", kind->name, field->name, only->name, text);
    }
}

gboolean
sam_marked_record_shows (SamRecord *record,
                         const SamField *field,
                         const char *text)
{
  return is_in (record, field, text);
}

void
sam_marked_record_assert_absent (SamRecord *record,
                                 SamReach reach,
                                 const char *text)
{
  const SamKind *kind = sam_record_get_kind (record);

  g_assert_null (strstr (text, "tomorrow"));
  g_assert_null (strstr (text, sam_record_get_id (record)));
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];

      if (field->reach < reach && is_in (record, field, text))
        g_error ("%s.%s, “%s”, is in %s", kind->name, field->name, sam_record_get_value (record, field->name), text);
    }
}
