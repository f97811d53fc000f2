/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-letter.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* The names of fields are shown and typed, so each language has its own; a text of another language still works. */
static const struct
{
  const char *name;
  const char *dutch;
} fields[] = {
  { N_ ("first name"), "voornaam" },
  { N_ ("name"), "naam" },
  { N_ ("function"), "functie" },
  { N_ ("practice"), "praktijk" },
  { N_ ("workshop"), "workshop" },
  { N_ ("date"), "datum" },
  { N_ ("time"), "tijd" },
  { N_ ("end time"), "eindtijd" },
  { N_ ("venue"), "locatie" },
  { N_ ("room"), "zaal" },
  { N_ ("table"), "tafel" },
  { N_ ("programme"), "programma" },
  { N_ ("accreditation"), "accreditatie" },
  { N_ ("coordinator"), "coördinator" },
  { N_ ("region"), "regio" },
};

/* clang-format off */
static const struct
{
  const char *title, *subject, *text;
} letters[SAM_LETTER_N_KINDS] = {
  [SAM_LETTER_INVITATION] = {
    N_ ("Invitation"),
    N_ ("Invitation: {workshop} on {date}"),
    N_ ("Dear {first name},\n\n"
        "We would like to invite you to “{workshop}” on {date}, from {time} to {end time} at {venue}.\n\n"
        "In short talks at small tables you meet people who use their own experience to help others. Afterwards you "
        "know whom in the region you can point your patients to.\n\n"
        "Will you come? Just reply to this message, and tell us which topics you would like to talk about.\n\n"
        "Kind regards,\n{coordinator}\n{region}") },
  [SAM_LETTER_REMINDER] = {
    N_ ("Reminder"),
    N_ ("Reminder: {workshop} on {date}"),
    N_ ("Dear {first name},\n\n"
        "We have not heard from you yet about “{workshop}” on {date} at {time}, at {venue}. There is still a place "
        "for you.\n\n"
        "A short reply is enough, also when you can’t come.\n\n"
        "Kind regards,\n{coordinator}\n{region}") },
  [SAM_LETTER_CONFIRMATION] = {
    N_ ("Confirmation"),
    N_ ("You are welcome at {workshop}"),
    N_ ("Dear {first name},\n\n"
        "Thank you for registering. We expect you on {date} at {time}, at {venue}, {room}.\n\n"
        "Can’t you come after all? Tell us in time, so that somebody from the waiting list can take your place.\n\n"
        "Until then,\n{coordinator}\n{region}") },
  [SAM_LETTER_TO_EXPERTS] = {
    N_ ("Question to experience experts"),
    N_ ("Will you sit at a table on {date}?"),
    N_ ("Dear {first name},\n\n"
        "On {date} staff of GP practices come to “{workshop}” at {venue}, from {time} to {end time}. They would like "
        "to hear from you.\n\n"
        "Would you like to sit at a table that evening? Say so freely if it is too much now.\n\n"
        "Kind regards,\n{coordinator}\n{region}") },
  [SAM_LETTER_THANKS] = {
    N_ ("Thank-you"),
    N_ ("Thank you for {workshop}"),
    N_ ("Dear {first name},\n\n"
        "Thank you for being there on {date}. Your part made the evening what it was.\n\n"
        "Kind regards,\n{coordinator}\n{region}") },
  [SAM_LETTER_THANKS_TO_PRACTICES] = {
    N_ ("Thank-you to practices"),
    N_ ("Thank you for {workshop}"),
    N_ ("Dear {first name},\n\n"
        "Thank you for coming to “{workshop}” on {date}. We hope that it helps you to point the patients of {practice} "
        "to others who know what it is like.\n\n"
        "Is there anything you need for that, such as leaflets or a visit? Just reply to this message.\n\n"
        "Kind regards,\n{coordinator}\n{region}") },
};
/* clang-format on */

/**
 * sam_letter_get_title:
 *
 * Returns: (transfer none): what people call it
 */
const char *
sam_letter_get_title (SamLetterKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, letters[kind].title);
}

/**
 * sam_letter_get_subject:
 *
 * Returns: (transfer none): its subject, with fields
 */
const char *
sam_letter_get_subject (SamLetterKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, letters[kind].subject);
}

/**
 * sam_letter_get_text:
 *
 * Returns: (transfer none): its text, with fields
 */
const char *
sam_letter_get_text (SamLetterKind kind)
{
  return g_dgettext (GETTEXT_PACKAGE, letters[kind].text);
}

/**
 * sam_letter_get_fields:
 *
 * Returns: (transfer none): the names that may stand in braces
 */
const char *const *
sam_letter_get_fields (void)
{
  static const char *names[G_N_ELEMENTS (fields) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    names[i] = g_dgettext (GETTEXT_PACKAGE, fields[i].name);
  return names;
}

/* The field's name in the program's own language, by which values are kept; NULL: there is no such field. */
static const char *
find_field (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_ascii_strcasecmp (name, fields[i].name) == 0 || g_ascii_strcasecmp (name, fields[i].dutch) == 0 ||
        g_ascii_strcasecmp (name, g_dgettext (GETTEXT_PACKAGE, fields[i].name)) == 0)
      return fields[i].name;
  return NULL;
}

typedef void (*FieldFunc) (const char *name,
                           const char *field,
                           gpointer data);

/* Copies what stands between the fields to @rest, and calls @func where each stands. */
static void
walk (const char *text,
      GString *rest,
      FieldFunc func,
      gpointer data)
{
  const char *open;

  while ((open = strchr (text, '{')) != NULL)
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = NULL;

      if (close == NULL)
        break;
      name = g_strndup (open + 1, (gsize) (close - open - 1));
      g_string_append_len (rest, text, open - text);
      func (name, find_field (name), data);
      text = close + 1;
    }
  g_string_append (rest, text);
}

typedef struct
{
  GString *filled;
  GHashTable *values;
} Filling;

static void
fill_field (const char *name,
            const char *field,
            gpointer data)
{
  Filling *filling = data;
  const char *value = field != NULL ? g_hash_table_lookup (filling->values, field) : NULL;

  if (field == NULL)
    g_string_append_printf (filling->filled, "{%s}", name);
  else if (value != NULL)
    g_string_append (filling->filled, value);
}

/**
 * sam_letter_fill:
 * @values: (element-type utf8 utf8): texts by the name of their field
 *
 * A field without a value is left out; what is no field stays as it was written.
 *
 * Returns: (transfer full): the text as it goes to somebody
 */
char *
sam_letter_fill (const char *text,
                 GHashTable *values)
{
  Filling filling = { g_string_new (NULL), values };

  walk (text, filling.filled, fill_field, &filling);
  return g_string_free (filling.filled, FALSE);
}

static void
note_unknown (const char *name,
              const char *field,
              gpointer data)
{
  if (field == NULL)
    g_strv_builder_add (data, name);
}

/**
 * sam_letter_find_unknown:
 *
 * Returns: (transfer full): what stands in braces and is no field
 */
char **
sam_letter_find_unknown (const char *text)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GString) rest = g_string_new (NULL);

  walk (text, rest, note_unknown, names);
  return g_strv_builder_end (names);
}

typedef struct
{
  GHashTable *values;
  GHashTable *seen;
  GStrvBuilder *names;
} Looking;

/* What differs from person to person is no gap in the text. */
static void
note_empty (const char *name,
            const char *field,
            gpointer data)
{
  static const char *const personal[] = { "first name", "name", "function", "practice", "table", NULL };
  Looking *looking = data;

  if (field != NULL && !g_strv_contains (personal, field) && g_hash_table_lookup (looking->values, field) == NULL &&
      g_hash_table_add (looking->seen, (gpointer) field))
    g_strv_builder_add (looking->names, g_dgettext (GETTEXT_PACKAGE, field));
}

/**
 * sam_letter_find_empty:
 * @values: as of sam_letter_fill()
 *
 * Returns: (transfer full): the fields of the workshop in @text that nothing is known of yet, each once
 */
char **
sam_letter_find_empty (const char *text,
                       GHashTable *values)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) rest = g_string_new (NULL);
  Looking looking = { values, seen, names };

  walk (text, rest, note_empty, &looking);
  return g_strv_builder_end (names);
}
