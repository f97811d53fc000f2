/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-letter.h"

#include "network/sam-day-words.h"
#include "network/sam-workshop-programme.h"
#include "network/sam-workshop-records.h"
#include "store/sam-query.h"

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

static char *
dup_title_of (SamStore *store,
              SamRecord *record,
              const char *field)
{
  g_autofree char *id = record != NULL ? sam_record_dup_text (record, field) : NULL;

  return id != NULL ? sam_store_dup_title (store, id) : NULL;
}

/* What is the same for everybody. */
static void
set_common_values (GHashTable *values,
                   SamStore *store,
                   SamRecord *workshop)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("region"));
  g_autoptr (GPtrArray) regions = sam_store_list (store, query, 0, 1, NULL);
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  char *leader = dup_title_of (store, workshop, "leader");

  set_value (values, "workshop", sam_record_dup_title (workshop));
  set_value (values, "date", sam_day_words_full (date));
  set_value (values, "time", sam_record_dup_text (workshop, "start"));
  set_value (values, "end time", sam_record_dup_text (workshop, "end"));
  set_value (values, "venue", dup_title_of (store, workshop, "venue"));
  set_value (values, "room", sam_record_dup_text (workshop, "room"));
  set_value (values, "programme", sam_programme_describe (workshop));
  set_value (values, "accreditation", sam_record_dup_text (workshop, "accreditation_number"));
  set_value (values, "coordinator", leader != NULL ? leader : g_strdup (sam_store_get_author (store)));
  if (regions != NULL && regions->len > 0)
    set_value (values, "region", g_strdup (((SamRow *) g_ptr_array_index (regions, 0))->title));
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
join_address (SamStore *store,
              SamRecord *person,
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

  return id != NULL ? sam_store_load (store, id, NULL) : NULL;
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
  self->address = join_address (store, person, organisation);
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

/* Programs that open a link cut it off beyond about two thousand letters. */
#define MOST_LETTERS 1900

static char *
escape (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\r\n", lines);

  return g_uri_escape_string (joined, NULL, FALSE);
}

/**
 * sam_mail_new_drafts:
 * @to: (nullable): the one address everybody may see
 * @blind_copies: addresses that nobody sees
 *
 * Returns: (transfer full): mailto links of RFC 6068, as many as it takes to keep each short enough to be opened
 */
char **
sam_mail_new_drafts (const char *to,
                     const char *const *blind_copies,
                     const char *subject,
                     const char *body)
{
  g_autoptr (GStrvBuilder) drafts = g_strv_builder_new ();
  g_autofree char *escaped_to = to != NULL ? g_uri_escape_string (to, "@", FALSE) : g_strdup ("");
  g_autofree char *escaped_subject = escape (subject);
  g_autofree char *escaped_body = escape (body);
  g_autofree char *tail = g_strdup_printf ("subject=%s&body=%s", escaped_subject, escaped_body);
  guint i = 0;

  do
    {
      g_autoptr (GString) link = g_string_new (NULL);
      guint n = 0;

      g_string_append_printf (link, "mailto:%s?", escaped_to);
      for (; blind_copies[i] != NULL; i++, n++)
        {
          g_autofree char *address = g_uri_escape_string (blind_copies[i], "@", FALSE);

          if (n > 0 && link->len + strlen (address) + strlen (tail) > MOST_LETTERS)
            break;
          g_string_append_printf (link, "%s%s", n > 0 ? "," : "bcc=", address);
        }
      g_string_append_printf (link, "%s%s", n > 0 ? "&" : "", tail);
      g_strv_builder_add (drafts, link->str);
    }
  while (blind_copies[i] != NULL);
  return g_strv_builder_end (drafts);
}
