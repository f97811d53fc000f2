/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-private.h"

#include "exchange/sam-dutch-values.h"
#include "exchange/sam-recurrence-reader.h"
#include "network/sam-name-key.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *words; /* sam_name_words() */
  const char *choice;
} Spelling;

static const Spelling statuses[] = {
  { "actief", "open" },
  { "open", "open" },
  { "active", "open" },
  { "in oprichting", "forming" },
  { "startend", "forming" },
  { "in opstart", "forming" },
  { "forming", "forming" },
  { "vol", "full" },
  { "full", "full" },
  { "slapend", "paused" },
  { "gepauzeerd", "paused" },
  { "pauze", "paused" },
  { "paused", "paused" },
  { "gestopt", "ended" },
  { "beeindigd", "ended" },
  { "opgeheven", "ended" },
  { "ended", "ended" },
  { "offen", "open" },
  { "in grundung", "forming" },
  { "voll", "full" },
  { "pausiert", "paused" },
  { "ruht", "paused" },
  { "aufgelost", "ended" },
  { "beendet", "ended" },
};

/* What stands in front of a group's name says what it is. */
static const Spelling forms[] = {
  { "inloop", "walk_in" },
  { "cafe", "walk_in" },
  { "wandelgroep", "activity" },
  { "online", "online" },
};

static const char *
find_spelling (const Spelling *spellings,
               guint n_spellings,
               const char *text)
{
  g_autofree char *words = sam_name_words (text);

  for (guint i = 0; i < n_spellings; i++)
    if (strcmp (spellings[i].words, words) == 0)
      return spellings[i].choice;
  return NULL;
}

static void
take_status (SamImport *import,
             SamRecord *group)
{
  g_autofree char *text = sam_import_dup_cell (import, "status");
  const char *status = find_spelling (statuses, G_N_ELEMENTS (statuses), text);
  g_autofree char *line = NULL;

  if (status == NULL)
    status = sam_import_find_choice (sam_kind_find_field (import->kind, "status"), text);
  if (status != NULL)
    sam_record_set_text (group, "status", status);
  else if (*text != '\0')
    {
      /* "nog controleren" is no status but something to do. */
      line = g_strdup_printf (_ ("Status in the list: %s"), text);
      sam_import_append_text (group, "notes", line);
      sam_import_note (import, _ ("The status “%s” stays in the notes."), text);
    }
}

static void
take_audience (SamImport *import,
               SamRecord *group)
{
  static const Spelling audiences[] = {
    { "lotgenoten", "peers" },
    { "zelf", "peers" },
    { "naasten", "relatives" },
    { "familie", "relatives" },
    { "mantelzorgers", "relatives" },
    { "ouders", "parents" },
    { "jongeren", "youth" },
    { "vrouwen", "women" },
    { "mannen", "men" },
    { "iedereen", "everyone" },
    { "betroffene", "peers" },
    { "angehorige", "relatives" },
    { "eltern", "parents" },
    { "jugendliche", "youth" },
    { "frauen", "women" },
    { "manner", "men" },
    { "alle", "everyone" },
  };
  g_autofree char *text = sam_import_dup_cell (import, "audience");
  g_autofree char *words = sam_name_words (text);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_auto (GStrv) choices = NULL;

  if (*words == '\0' || sam_import_take_choices (group, sam_kind_find_field (import->kind, "audience"), text))
    return;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *choice = find_spelling (audiences, G_N_ELEMENTS (audiences), parts[i]);

      if (choice != NULL)
        g_strv_builder_add (found, choice);
      else if (strcmp (parts[i], "en") != 0 && strcmp (parts[i], "und") != 0 && *parts[i] != '\0')
        {
          g_autofree char *line = g_strdup_printf (_ ("For whom, in the list: %s"), text);

          sam_import_append_text (group, "notes", line);
          sam_import_note (import, _ ("For whom “%s”: this stays in the notes."), text);
          return;
        }
    }
  choices = g_strv_builder_end (found);
  if (choices[0] != NULL)
    sam_record_set_strv (group, "audience", (const char *const *) choices);
}

static void
take_times (SamImport *import,
            SamRecord *group,
            const char *rule_start,
            const char *rule_end)
{
  g_autofree char *text = sam_import_dup_cell (import, "time");
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;

  if (*text == '\0')
    {
      start = g_strdup (rule_start);
      end = g_strdup (rule_end);
    }
  else if (!sam_dutch_read_times (text, &start, &end))
    sam_import_problem (import, _ ("“%s” is no time of the day."), text);
  if (start != NULL)
    sam_record_set_text (group, "start_time", start);
  if (end != NULL)
    sam_record_set_text (group, "end_time", end);
}

static void
take_meetings (SamImport *import,
               SamRecord *group)
{
  g_autofree char *text = sam_import_dup_cell (import, "when");
  g_autofree char *rule = NULL;
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  SamRecurrenceResult result = SAM_RECURRENCE_RULE;

  if (*text != '\0')
    result = sam_recurrence_read (text, &rule, &start, &end);
  if (rule != NULL)
    sam_record_set_text (group, "meets", rule);
  if (result != SAM_RECURRENCE_RULE)
    sam_import_take_text (import, group, "meets_text", "when");
  if (result == SAM_RECURRENCE_NOT_UNDERSTOOD)
    sam_import_note (import, _ ("“%s” could not be made into a calendar rule; it stays as text."), text);
  take_times (import, group, start, end);
}

/* A venue whose name has one address is a record of its own; a name with several is only words. */
static void
take_venue (SamImport *import,
            SamRecord *group)
{
  g_autofree char *name = sam_import_dup_cell (import, "venue");
  g_autofree char *address = sam_import_dup_cell (import, "address");
  g_autofree char *name_key = sam_name_key (name);
  g_autofree char *address_key = sam_name_key (address);
  const char *only = g_hash_table_lookup (import->venue_names, name_key);
  GPtrArray *namesakes = sam_known_set_find (import->venues, name_key);
  g_autoptr (SamRecord) venue = NULL;
  const char *id = NULL;
  g_autofree char *made = NULL;

  if (strstr (name_key, "online") != NULL)
    sam_record_set_text (group, "form", "online");
  if (*name == '\0' || *address == '\0' || only == NULL || *only == '\0' || strstr (name_key, "online") != NULL)
    {
      sam_import_take_text (import, group, "venue_text", "venue");
      return;
    }
  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    if (g_strcmp0 (((SamKnown *) g_ptr_array_index (namesakes, i))->address, address_key) == 0)
      id = ((SamKnown *) g_ptr_array_index (namesakes, i))->id;
  if (id == NULL)
    {
      made = sam_id_new (sam_kind_find ("venue"));
      sam_known_set_add (import->venues, made, import->row->line, name)->address = g_steal_pointer (&address_key);
    }
  venue = sam_record_new (sam_kind_find ("venue"), id != NULL ? id : made);
  sam_record_set_text (venue, "name", name);
  sam_import_take_address (import, venue);
  sam_record_set_text (group, "venue", sam_record_get_id (venue));
  g_ptr_array_add (import->row->records, g_steal_pointer (&venue));
}

static char **
load_contacts (SamImport *import,
               const SamKnown *there)
{
  g_autoptr (SamRecord) stored = NULL;

  /* One that has gone meanwhile has no contacts to compare with. */
  if (there != NULL && there->line == 0)
    stored = sam_store_load (import->store, there->id, NULL);
  return stored != NULL ? sam_record_dup_strv (stored, "contacts") : NULL;
}

static void
add_contact (SamImport *import,
             GStrvBuilder *contacts,
             const char *column,
             const char *phone,
             const char *email,
             char **candidates)
{
  g_autofree char *name = sam_import_dup_cell (import, column);
  SamRecord *person;

  if (*name == '\0')
    return;
  person = sam_import_take_person (import, name, phone, email, (const char *const *) candidates, FALSE);
  if (person == NULL)
    sam_import_problem (import, _ ("“%s” is no name of a person."), name);
  else
    g_strv_builder_add (contacts, sam_record_get_id (person));
}

static void
take_contacts (SamImport *import,
               SamRecord *group,
               const SamKnown *there)
{
  g_auto (GStrv) candidates = load_contacts (import, there);
  g_autofree char *phone = NULL;
  g_autofree char *email = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) contacts = NULL;

  sam_import_take_phone (import, group, "contact_phone");
  sam_import_take_email (import, group, "contact_email");
  phone = sam_record_dup_text (group, "contact_phone");
  email = sam_record_dup_text (group, "contact_email");
  add_contact (import, builder, "contact", phone, email, candidates);
  add_contact (import, builder, "second_contact", NULL, NULL, candidates);
  contacts = g_strv_builder_end (builder);
  if (contacts[0] != NULL)
    sam_record_set_strv (group, "contacts", (const char *const *) contacts);
}

static SamKnown *
describe_row (SamImport *import,
              const char *name)
{
  g_autofree char *phone = sam_import_dup_cell (import, "phone");
  g_autofree char *email_text = sam_import_dup_cell (import, "email");
  g_autofree char *email = sam_dutch_read_email (email_text);
  g_autofree char *address = sam_import_dup_cell (import, "address");
  g_autofree char *place = sam_import_dup_cell (import, "place");
  SamKnown *known = g_new0 (SamKnown, 1);

  known->name = sam_name_key (name);
  known->phone = sam_dutch_read_phone (phone);
  known->email = email != NULL ? sam_name_key (email) : NULL;
  known->address = *address != '\0' ? sam_name_key (address) : NULL;
  known->place = *place != '\0' ? sam_name_key (place) : NULL;
  return known;
}

static int
compare_value (const char *a,
               const char *b)
{
  return a == NULL || b == NULL ? 0 : strcmp (a, b) == 0 ? 1
                                                         : -1;
}

/* Above 0: the same group. Two groups of one name in one place are two when everything else differs. */
static int
rate_sameness (const SamKnown *a,
               const SamKnown *b)
{
  int values[] = { compare_value (a->email, b->email), compare_value (a->phone, b->phone),
                   compare_value (a->address, b->address) };
  int same = 0;
  int different = 0;

  if (strcmp (a->name, b->name) != 0 || compare_value (a->place, b->place) < 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      same += values[i] > 0;
      different += values[i] < 0;
    }
  return same > 0 ? 1 + same : different == 0;
}

/* The likeliest of those of the same name: within the list when @in_list, else in the region. */
static SamKnown *
find_same (SamImport *import,
           const SamKnown *row,
           gboolean in_list)
{
  GPtrArray *namesakes = sam_known_set_find (import->own, row->name);
  SamKnown *best = NULL;
  int best_rating = 0;

  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    {
      SamKnown *known = g_ptr_array_index (namesakes, i);
      int rating = (known->claimed_by > 0) == in_list ? rate_sameness (known, row) : 0;

      if (rating > best_rating)
        {
          best = known;
          best_rating = rating;
        }
    }
  return best;
}

static void
known_clear (SamKnown *known)
{
  g_free (known->name);
  g_free (known->phone);
  g_free (known->email);
  g_free (known->address);
  g_free (known->place);
  g_free (known);
}

/* Tells the row which group it is about, and gives the id. */
static const char *
identify (SamImport *import,
          const char *name,
          SamKnown **there)
{
  SamKnown *known = describe_row (import, name);
  g_autofree char *id = sam_import_dup_id (import);
  SamKnown *named = id != NULL ? sam_known_set_get (import->own, id) : NULL;
  SamKnown *earlier = id == NULL ? find_same (import, known, TRUE) : NULL;
  SamKnown *stored = named != NULL ? named : id == NULL && earlier == NULL ? find_same (import, known, FALSE)
                                                                           : NULL;

  *there = earlier != NULL ? earlier : stored;
  if (*there == NULL)
    {
      if (id == NULL)
        id = sam_id_new (import->kind);
      *there = sam_known_set_add (import->own, id, import->row->line, name);
      (*there)->phone = g_strdup (known->phone);
      (*there)->email = g_strdup (known->email);
      (*there)->address = g_strdup (known->address);
      (*there)->place = g_strdup (known->place);
    }
  sam_import_claim (import, *there);
  known_clear (known);
  return (*there)->id;
}

/**
 * sam_import_build_group:
 *
 * A group needs a name, and a topic too unless the list comes from a calendar or feed of others, which has none.
 */
gboolean
sam_import_build_group (SamImport *import)
{
  g_autofree char *name = sam_import_dup_cell (import, "name");
  g_autofree char *topics = sam_import_dup_cell (import, "topics");
  g_autofree char *first_word = NULL;
  g_autoptr (SamRecord) group = NULL;
  SamKnown *there = NULL;
  const char *form;

  g_strdelimit (name, "\r\n\t", ' ');
  import->row->title = g_strdup (name);
  if (*name == '\0')
    {
      sam_import_problem (import, _ ("The name of the group is missing."));
      return FALSE;
    }
  if (*topics == '\0' && import->table->kind != NULL)
    /* A calendar or a feed of others has no such thing as our topics. */
    sam_import_note (import, _ ("It says no topic."));
  else if (*topics == '\0')
    {
      sam_import_problem (import, _ ("It says no topic."));
      return FALSE;
    }
  group = sam_record_new (import->kind, identify (import, name, &there));
  sam_record_set_text (group, "name", name);
  first_word = g_strndup (name, strcspn (name, " "));
  form = find_spelling (forms, G_N_ELEMENTS (forms), first_word);
  if (form != NULL)
    sam_record_set_text (group, "form", form);
  sam_import_take_text (import, group, "notes", "notes");
  sam_import_take_topics (import, group, "topics", "topics", "notes");
  take_audience (import, group);
  take_status (import, group);
  take_meetings (import, group);
  take_venue (import, group);
  sam_import_take_address (import, group);
  take_contacts (import, group, there);
  sam_import_take_answer (import, group, "wheelchair");
  sam_import_take_text (import, group, "cost", "cost");
  sam_import_take_date (import, group, "verified_on");
  sam_import_take_others (import, group);
  g_ptr_array_add (import->row->records, g_steal_pointer (&group));
  return TRUE;
}

/* Rows that found no group of their own, but whose name and place one of the region has that no other row claims: its
 * phone and address may have changed, so it is probably the same. */
void
sam_import_settle_groups (SamImport *import)
{
  for (guint i = 0; i < import->plan->rows->len; i++)
    {
      SamImportRow *row = g_ptr_array_index (import->plan->rows, i);
      SamKnown *made = row->id != NULL && row->duplicate_line == 0 ? sam_known_set_get (import->own, row->id) : NULL;
      GPtrArray *namesakes = made != NULL && made->line > 0 ? sam_known_set_find (import->own, made->name) : NULL;

      for (guint n = 0; namesakes != NULL && n < namesakes->len; n++)
        {
          SamKnown *known = g_ptr_array_index (namesakes, n);

          if (known->line > 0 || known->claimed_by > 0 || compare_value (known->place, made->place) < 0)
            continue;
          known->claimed_by = row->line;
          g_free (row->id);
          row->id = g_strdup (known->id);
          row->status = SAM_IMPORT_DUPLICATE;
          break;
        }
    }
}
