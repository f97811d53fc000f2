/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One cell into one field. Whatever can't be read is a problem of its row, in a sentence that quotes the cell; nothing
 * that was written is lost without a word. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "exchange/sam-dutch-values.h"
#include "exchange/sam-field-rows.h"
#include "network/sam-name-key.h"
#include "record/sam-spelling.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people write in a cell instead of leaving it empty. */
static gboolean
says_nothing (const char *text)
{
  static const char *const words[] = { "", "nvt", "n v t", "geen", "onbekend", "geen e mail", "geen email",
                                       "geen telefoon",
                                       "geen mail", "niet bekend", "volgt", NULL };
  g_autofree char *folded = sam_name_words (text);

  return g_strv_contains (words, folded);
}

/**
 * sam_import_dup_cell:
 * @field: what a column can be
 *
 * Returns: (transfer full): the present row's cell for it without space around it, "" when the list has no such column
 */
char *
sam_import_dup_cell (SamImport *import,
                     const char *field)
{
  guint column = GPOINTER_TO_UINT (g_hash_table_lookup (import->columns, field));

  return sam_spelling_trim (column > 0 ? import->cells[column - 1] : "");
}

/* The id that an export of this program gave the row, or one made of what another program knows it by, so that the same
 * card is the same record the next time; NULL when there is none. */
char *
sam_import_dup_id (SamImport *import)
{
  g_autofree char *cell = sam_import_dup_cell (import, "id");
  const char *id = cell;
  g_autofree char *whole = NULL;

  if (g_str_has_prefix (id, SAM_FIELD_ROWS_UID))
    id += strlen (SAM_FIELD_ROWS_UID);
  if (g_str_has_prefix (id, "urn:uuid:"))
    id = whole = g_strconcat (import->kind->name, ":", id + strlen ("urn:uuid:"), NULL);
  if (sam_id_is_valid (id) && sam_kind_of_id (id) == import->kind)
    return g_strdup (id);
  return g_str_has_prefix (cell, SAM_FIELD_ROWS_UID) ? sam_id_from_key (import->kind, cell) : NULL;
}

/* The present row is about @known; when a row above was already, it is probably a duplicate of that row. */
void
sam_import_claim (SamImport *import,
                  SamKnown *known)
{
  if (known->claimed_by == 0)
    known->claimed_by = import->row->line;
  else
    import->row->duplicate_line = known->claimed_by;
}

/**
 * sam_import_problem:
 * @format: a whole sentence, translated, on what can't be read in the present row; told once, as one cell may be read
 *   for two records
 */
void
sam_import_problem (SamImport *import,
                    const char *format,
                    ...)
{
  g_autofree char *problem = NULL;
  va_list arguments;

  va_start (arguments, format);
  problem = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_ptr_array_find_with_equal_func (import->row->problems, problem, g_str_equal, NULL))
    g_ptr_array_add (import->row->problems, g_steal_pointer (&problem));
}

/**
 * sam_import_note:
 * @format: a whole sentence, translated, on what was read otherwise than it stands there; told once, and no obstacle
 */
void
sam_import_note (SamImport *import,
                 const char *format,
                 ...)
{
  g_autofree char *note = NULL;
  va_list arguments;

  va_start (arguments, format);
  note = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (!g_ptr_array_find_with_equal_func (import->row->notes, note, g_str_equal, NULL))
    g_ptr_array_add (import->row->notes, g_steal_pointer (&note));
}

/* A program that could not write a letter wrote a question mark inside a word. */
static void
check_lost_letters (SamImport *import,
                    const char *text)
{
  for (const char *p = strchr (text, '?'); p != NULL; p = strchr (p + 1, '?'))
    if (p > text && (g_ascii_isalpha (p[-1]) || (guchar) p[-1] >= 0x80) && g_ascii_isalpha (p[1]))
      {
        sam_import_note (import, _ ("“%s” seems to have lost a letter."), text);
        return;
      }
}

/**
 * sam_import_take_text:
 *
 * Only prose keeps its lines; elsewhere they become spaces. An empty cell leaves @field as it is.
 */
void
sam_import_take_text (SamImport *import,
                      SamRecord *record,
                      const char *field,
                      const char *column)
{
  g_autofree char *text = sam_import_dup_cell (import, column);

  if (*text == '\0')
    return;
  check_lost_letters (import, text);
  if (sam_kind_find_field (sam_record_get_kind (record), field)->type != SAM_FIELD_PROSE)
    g_strdelimit (text, "\r\n\t", ' ');
  sam_record_set_text (record, field, text);
}

/**
 * sam_import_take_phone:
 *
 * Reads the column "phone", whatever @field is. A word for "none" is no problem, and sets nothing.
 */
void
sam_import_take_phone (SamImport *import,
                       SamRecord *record,
                       const char *field)
{
  g_autofree char *text = sam_import_dup_cell (import, "phone");
  g_autofree char *phone = sam_dutch_read_phone (text);

  if (phone != NULL)
    sam_record_set_text (record, field, phone);
  else if (!says_nothing (text))
    sam_import_problem (import, _ ("“%s” is no phone number."), text);
}

/**
 * sam_import_take_email:
 *
 * Reads the column "email", whatever @field is. A word for "none" is no problem, and sets nothing.
 */
void
sam_import_take_email (SamImport *import,
                       SamRecord *record,
                       const char *field)
{
  g_autofree char *text = sam_import_dup_cell (import, "email");
  g_autofree char *email = sam_dutch_read_email (text);

  if (email != NULL)
    {
      check_lost_letters (import, email);
      sam_record_set_text (record, field, email);
    }
  else if (!says_nothing (text))
    sam_import_problem (import, _ ("“%s” is no e-mail address."), text);
}

/**
 * sam_import_take_date:
 *
 * The column has the name of @field. A word for "none" is no problem, and sets nothing.
 */
void
sam_import_take_date (SamImport *import,
                      SamRecord *record,
                      const char *field)
{
  g_autofree char *text = sam_import_dup_cell (import, field);
  g_autofree char *date = sam_dutch_read_date (text);

  if (date != NULL)
    sam_record_set_text (record, field, date);
  else if (!says_nothing (text))
    sam_import_problem (import, _ ("“%s” is no date of the calendar."), text);
}

static void
take_municipality (SamImport *import,
                   SamRecord *record,
                   const char *postcode,
                   const char *place)
{
  const SamPlace *by_postcode = import->places != NULL ? sam_places_find (import->places, postcode) : NULL;
  const SamPlace *by_name = import->places != NULL ? sam_places_find_by_name (import->places, place) : NULL;

  if (by_postcode != NULL && by_name != NULL &&
      strcmp (by_postcode->municipality_code, by_name->municipality_code) != 0)
    sam_import_note (import, _ ("The postcode %s lies in %s, the place %s does not."), postcode, by_postcode->municipality,
                     place);
  if (by_postcode == NULL)
    by_postcode = by_name;
  if (by_postcode != NULL)
    sam_record_set_text (record, "municipality", by_postcode->municipality);
}

/* "6445 SD" looks like a postcode, but SA, SD and SS were never given out: a slip that costs no more than itself. */
static gboolean
was_never_given_out (const char *text)
{
  g_autofree char *key = sam_name_key (text);

  return strlen (key) == 6 && strspn (key, "0123456789") == 4 && key[4] == 's' && strchr ("ads", key[5]) != NULL;
}

static void
keep_postcode (SamImport *import,
               SamRecord *record,
               const char *text)
{
  g_autofree char *line = g_strdup_printf (_ ("Postcode in the list: %s"), text);

  sam_import_note (import, _ ("The postcode %s does not exist; it stays in the notes."), text);
  if (sam_kind_find_field (sam_record_get_kind (record), "notes") != NULL)
    sam_import_append_text (record, "notes", line);
}

/* Address, postcode and place, and the municipality that follows from them. */
void
sam_import_take_address (SamImport *import,
                         SamRecord *record)
{
  g_autofree char *text = sam_import_dup_cell (import, "postcode");
  g_autofree char *postcode = sam_dutch_read_postcode (text);
  g_autofree char *place = sam_import_dup_cell (import, "place");

  sam_import_take_text (import, record, "address", "address");
  sam_import_take_text (import, record, "place", "place");
  if (postcode != NULL)
    sam_record_set_text (record, "postcode", postcode);
  else if (was_never_given_out (text))
    keep_postcode (import, record, text);
  else if (!says_nothing (text))
    sam_import_problem (import, _ ("“%s” is no postcode."), text);
  take_municipality (import, record, text, place);
}

/* A yes/no column into a field with the choices yes, no and not_applicable, or into a boolean. */
void
sam_import_take_answer (SamImport *import,
                        SamRecord *record,
                        const char *field)
{
  g_autofree char *text = sam_import_dup_cell (import, field);
  g_autofree char *folded = sam_name_words (text);
  const SamField *definition = sam_kind_find_field (sam_record_get_kind (record), field);
  gboolean boolean = definition->type == SAM_FIELD_BOOLEAN;
  const char *choice = sam_import_find_choice (definition, text);
  SamAnswer answer = sam_dutch_read_answer (text);

  if (choice != NULL)
    sam_record_set_text (record, field, choice);
  else if (answer == SAM_ANSWER_NOT_UNDERSTOOD)
    sam_import_problem (import, _ ("“%s” is neither yes nor no."), text);
  else if (answer == SAM_ANSWER_UNKNOWN && !boolean && (strcmp (folded, "n v t") == 0 || strcmp (folded, "nvt") == 0))
    sam_record_set_text (record, field, "not_applicable");
  else if (answer == SAM_ANSWER_YES || answer == SAM_ANSWER_NO)
    {
      if (boolean)
        sam_record_set_boolean (record, field, answer == SAM_ANSWER_YES);
      else
        sam_record_set_text (record, field, answer == SAM_ANSWER_YES ? "yes" : "no");
    }
}

/* Adds a line to a field of prose, once. */
void
sam_import_append_text (SamRecord *record,
                        const char *field,
                        const char *text)
{
  g_autofree char *there = sam_record_dup_text (record, field);
  g_autofree char *whole = NULL;

  if (there == NULL || *there == '\0')
    {
      sam_record_set_text (record, field, text);
      return;
    }
  if (strstr (there, text) != NULL)
    return;
  whole = g_strconcat (there, "\n", text, NULL);
  sam_record_set_text (record, field, whole);
}

static void
ask (SamImport *import,
     const SamUnknownTopic *topic)
{
  SamImportQuestion *question;

  for (guint i = 0; i < import->plan->questions->len; i++)
    {
      question = g_ptr_array_index (import->plan->questions, i);
      if (strcmp (question->text, topic->text) == 0)
        {
          question->n_rows++;
          return;
        }
    }
  question = g_new0 (SamImportQuestion, 1);
  question->text = g_strdup (topic->text);
  question->suggestion = g_strdup (topic->suggestion);
  if (topic->suggestion != NULL)
    question->suggestion_title = sam_record_dup_title (sam_topic_index_get (import->topics, topic->suggestion));
  question->n_rows = 1;
  g_ptr_array_add (import->plan->questions, question);
}

/* A topic that comes with the program and that the region does not have yet comes in with the row that needs it. */
static void
need_topic (SamImport *import,
            const char *id)
{
  SamRecord *topic = sam_topic_index_get (import->topics, id);

  if (topic != NULL && !g_hash_table_contains (import->stored_topics, id))
    g_ptr_array_add (import->row->records, g_object_ref (topic));
}

/* The topics of a cell into @field; what is not recognised is asked about, and stays in @notes_field until then. */
void
sam_import_take_topics (SamImport *import,
                        SamRecord *record,
                        const char *field,
                        const char *column,
                        const char *notes_field)
{
  g_autofree char *text = sam_import_dup_cell (import, column);
  g_autoptr (GPtrArray) unknown = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_unknown_topic_free);
  g_auto (GStrv) ids = sam_topic_index_recognise (import->topics, text, unknown);
  g_autoptr (GStrvBuilder) all = g_strv_builder_new ();
  g_auto (GStrv) found = NULL;

  g_strv_builder_addv (all, (const char **) ids);
  for (guint i = 0; i < unknown->len; i++)
    {
      const SamUnknownTopic *topic = g_ptr_array_index (unknown, i);
      GHashTable *answers = import->options->answers;
      const char *answer = answers != NULL ? g_hash_table_lookup (answers, topic->text) : NULL;
      g_autofree char *line = NULL;

      ask (import, topic);
      if (answer != NULL && *answer != '\0')
        {
          g_strv_builder_add (all, answer);
          continue;
        }
      line = g_strdup_printf (_ ("Topic in the list: %s"), topic->text);
      if (notes_field != NULL)
        sam_import_append_text (record, notes_field, line);
      sam_import_note (import, _ ("“%s” is no known topic; it stays in the notes."), topic->text);
    }
  found = g_strv_builder_end (all);
  for (guint i = 0; found[i] != NULL; i++)
    need_topic (import, found[i]);
  if (found[0] != NULL)
    sam_record_set_strv (record, field, (const char *const *) found);
}
