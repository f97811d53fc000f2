/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address cards (vCard 3 and 4) as rows of a list, so that they come in as every list does: known again by their UID,
 * else shown beside what they resemble, and nothing of it saved before somebody has seen it. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-vcard-reader.h"

#include "exchange/sam-content-lines.h"
#include "exchange/sam-dutch-values.h"
#include "exchange/sam-field-rows.h"
#include "json/sam-json-value.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const columns[] = { "uid", "name", "first_name", "particle", "last_name", "organisation", "function",
                                       "phone", "phones", "email", "emails", "address", "postcode", "place", "website",
                                       "topics", "notes", NULL };

typedef struct
{
  SamFieldRows *rows;
  GPtrArray *more_phones; /* (element-type utf8): JSON items of the present card */
  char *full_name;
  char *organisation;
  guint begun; /* line on which the present card begins; 0: none */
  gboolean is_org;
  guint n_orgs;
  GHashTable *unknown; /* (element-type utf8): properties that have no column */
} Reading;

/**
 * sam_vcard_is_vcard:
 * @text: the beginning of a file
 *
 * Returns: whether it is vCard
 */
gboolean
sam_vcard_is_vcard (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return g_ascii_strncasecmp (text, "BEGIN:VCARD", strlen ("BEGIN:VCARD")) == 0;
}

static char *
unescape (const char *text,
          gsize length)
{
  GString *plain = g_string_new (NULL);

  for (gsize i = 0; i < length; i++)
    if (text[i] != '\\' || i + 1 == length)
      g_string_append_c (plain, text[i]);
    else
      {
        i++;
        g_string_append_c (plain, text[i] == 'n' || text[i] == 'N' ? '\n' : text[i]);
      }
  return g_string_free (plain, FALSE);
}

/* The parts of a value, between separators that are not escaped. */
static char **
split (const char *value,
       char separator)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  const char *start = value;

  for (const char *c = value;; c++)
    {
      if (*c == '\\' && c[1] != '\0')
        c++;
      else if (*c == separator || *c == '\0')
        {
          g_ptr_array_add (parts, unescape (start, (gsize) (c - start)));
          start = c + 1;
        }
      if (*c == '\0')
        break;
    }
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

static const char *
get_part (char **parts,
          guint n)
{
  return n < g_strv_length (parts) ? g_strstrip (parts[n]) : "";
}

static void
read_name (Reading *reading,
           const char *value)
{
  g_auto (GStrv) parts = split (value, ';');
  g_autofree char *particle = NULL;
  g_autofree char *last = NULL;

  sam_dutch_split_last_name (get_part (parts, 0), &particle, &last);
  sam_field_rows_set (reading->rows, "first_name", get_part (parts, 1));
  sam_field_rows_set (reading->rows, "particle", particle);
  sam_field_rows_set (reading->rows, "last_name", last != NULL ? last : get_part (parts, 0));
}

static void
read_address (Reading *reading,
              const char *value)
{
  g_auto (GStrv) parts = split (value, ';');

  if (sam_field_rows_has (reading->rows, "address") || sam_field_rows_has (reading->rows, "place"))
    return;
  sam_field_rows_set (reading->rows, "address", get_part (parts, 2));
  sam_field_rows_set (reading->rows, "place", get_part (parts, 3));
  sam_field_rows_set (reading->rows, "postcode", get_part (parts, 5));
}

static void
read_phone (Reading *reading,
            const char *value)
{
  const char *number = g_str_has_prefix (value, "tel:") ? value + strlen ("tel:") : value;
  g_autofree char *plain = unescape (number, strlen (number));
  g_autofree char *json = NULL;
  g_autofree char *id = NULL;

  if (!sam_field_rows_has (reading->rows, "phone"))
    {
      sam_field_rows_set (reading->rows, "phone", plain);
      return;
    }
  json = sam_json_from_string (plain);
  g_ptr_array_add (reading->more_phones,
                   g_strdup_printf ("{\"id\":\"%u\",\"number\":%s}", reading->more_phones->len + 1, json));
}

static void
read_email (Reading *reading,
            const char *value)
{
  g_autofree char *plain = unescape (value, strlen (value));

  if (sam_field_rows_has (reading->rows, "email"))
    sam_field_rows_append (reading->rows, "emails", plain, "; ");
  else
    sam_field_rows_set (reading->rows, "email", plain);
}

static void
read_topics (Reading *reading,
             const char *value)
{
  g_auto (GStrv) words = split (value, ',');
  g_autofree char *joined = g_strjoinv ("; ", words);

  sam_field_rows_append (reading->rows, "topics", joined, "; ");
}

static void
read_organisation (Reading *reading,
                   const char *value)
{
  g_auto (GStrv) parts = split (value, ';');

  g_free (reading->organisation);
  reading->organisation = g_strdup (get_part (parts, 0));
  sam_field_rows_set (reading->rows, "organisation", reading->organisation);
}

static void
read_uid (Reading *reading,
          const char *value)
{
  g_autofree char *uid = g_strconcat (SAM_FIELD_ROWS_UID, value, NULL);

  sam_field_rows_set (reading->rows, "uid", uid);
}

static void
read_kind (Reading *reading,
           const char *value)
{
  reading->is_org = g_ascii_strcasecmp (value, "org") == 0;
}

static void
read_full_name (Reading *reading,
                const char *value)
{
  g_free (reading->full_name);
  reading->full_name = unescape (value, strlen (value));
}

static void
read_nothing (Reading *reading,
              const char *value)
{
}

/* Either a column of its own, or something to work out; what is about the card itself means nothing to us. */
static const struct
{
  const char *property;
  const char *column;
  void (*read) (Reading *reading,
                const char *value);
} properties[] = {
  { "FN", NULL, read_full_name },
  { "N", NULL, read_name },
  { "ORG", NULL, read_organisation },
  { "TITLE", "function", NULL },
  { "TEL", NULL, read_phone },
  { "EMAIL", NULL, read_email },
  { "ADR", NULL, read_address },
  { "URL", "website", NULL },
  { "CATEGORIES", NULL, read_topics },
  { "NOTE", "notes", NULL },
  { "UID", NULL, read_uid },
  { "KIND", NULL, read_kind },
  { "VERSION", NULL, read_nothing },
  { "REV", NULL, read_nothing },
  { "PRODID", NULL, read_nothing },
};

static void
read_property (Reading *reading,
               const char *name,
               const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    if (g_ascii_strcasecmp (properties[i].property, name) == 0)
      {
        g_autofree char *plain = unescape (value, strlen (value));

        if (properties[i].read != NULL)
          properties[i].read (reading, value);
        else
          sam_field_rows_append (reading->rows, properties[i].column, plain, "\n");
        return;
      }
  g_hash_table_add (reading->unknown, g_ascii_strup (name, -1));
}

/* An organisation is not part of itself. vCard 3 knows no kinds: there it is one by naming nobody's first name. */
static void
find_organisation (Reading *reading)
{
  if (g_strcmp0 (reading->organisation, reading->full_name) != 0 || sam_field_rows_has (reading->rows, "first_name"))
    return;
  reading->is_org |= reading->organisation != NULL;
  sam_field_rows_set (reading->rows, "organisation", NULL);
}

static void
end_card (Reading *reading)
{
  gboolean has_name =
      sam_field_rows_has (reading->rows, "last_name") || sam_field_rows_has (reading->rows, "first_name");

  find_organisation (reading);
  if (reading->is_org || !has_name)
    {
      sam_field_rows_set (reading->rows, "name", reading->full_name);
      sam_field_rows_set (reading->rows, "first_name", NULL);
      sam_field_rows_set (reading->rows, "particle", NULL);
      sam_field_rows_set (reading->rows, "last_name", NULL);
    }
  reading->n_orgs += reading->is_org;
  if (reading->more_phones->len > 0)
    {
      g_autofree char *items = sam_json_from_items (reading->more_phones);

      sam_field_rows_set (reading->rows, "phones", items);
    }
  g_ptr_array_set_size (reading->more_phones, 0);
  g_clear_pointer (&reading->full_name, g_free);
  g_clear_pointer (&reading->organisation, g_free);
  reading->begun = 0;
  reading->is_org = FALSE;
}

static void
begin_card (Reading *reading,
            guint number)
{
  if (reading->begun > 0)
    {
      sam_field_rows_add_problem (reading->rows, reading->begun, _ ("This card has no end; it was read as far as the next one."));
      end_card (reading);
    }
  sam_field_rows_add (reading->rows, number);
  reading->begun = number;
}

static void
read_line (Reading *reading,
           const SamContentLine *line)
{
  gboolean quoted = FALSE;
  const char *colon = line->text;
  g_autofree char *name = NULL;
  const char *dot;

  while (*colon != '\0' && (quoted || *colon != ':'))
    quoted ^= *colon++ == '"';
  if (*colon == '\0')
    {
      if (reading->begun > 0 && *line->text != '\0')
        sam_field_rows_add_problem (reading->rows, line->number, _ ("This line of a card can't be read and was left out: it has no “:”."));
      return;
    }
  name = g_strndup (line->text, MIN (strcspn (line->text, ";"), (gsize) (colon - line->text)));
  /* Properties that belong together have a group before them: "item1.TEL". */
  dot = strrchr (name, '.');
  dot = dot != NULL ? dot + 1 : name;
  if (g_ascii_strcasecmp (dot, "BEGIN") == 0)
    begin_card (reading, line->number);
  else if (reading->begun == 0)
    return;
  else if (g_ascii_strcasecmp (dot, "END") == 0)
    end_card (reading);
  else
    read_property (reading, dot, colon + 1);
}

static void
note_unknown (SamSheet *sheet,
              GHashTable *unknown)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (unknown), (GCompareFunc) strcmp);
  g_autoptr (GString) list = g_string_new (NULL);

  for (GList *name = names; name != NULL; name = name->next)
    sam_words_add (list, ", ", (char *) name->data);
  if (list->len > 0)
    sam_sheet_add_problem (sheet, 0, _ ("This was not read from the cards: %s."), list->str);
}

/**
 * sam_vcard_read:
 * @text: UTF-8
 *
 * Returns: (transfer full): a row for each card, with names of fields as its columns
 */
SamSheet *
sam_vcard_read (const char *text)
{
  g_autoptr (SamFieldRows) rows = sam_field_rows_new (columns);
  g_autoptr (GPtrArray) more_phones = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) lines = sam_content_lines_unfold (text);
  Reading reading = { .rows = rows, .more_phones = more_phones, .unknown = unknown };
  SamSheet *sheet;

  for (guint i = 0; i < lines->len; i++)
    read_line (&reading, lines->pdata[i]);
  if (reading.begun > 0)
    {
      sam_field_rows_add_problem (rows, reading.begun, _ ("This card is broken off: what came after it is missing."));
      end_card (&reading);
    }
  g_free (reading.full_name);
  g_free (reading.organisation);
  sheet = sam_field_rows_to_sheet (rows, reading.n_orgs > 0 ? "organisation" : "person");
  note_unknown (sheet, unknown);
  return sheet;
}
