/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region-fixture.h"
#include "sam-marked-record.h"

#include "pdf-programs.h"

#include "exchange/sam-blueprint.h"
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-zip.h"
#include "json/sam-json-value.h"
#include "network/sam-demo.h"
#include "network/sam-new-region.h"
#include "network/sam-report-recipes.h"
#include "network/sam-roadmap.h"

#include <string.h>

#define TODAY "2026-06-15"

static SamBlueprint *
make (Region *region)
{
  g_autoptr (GError) error = NULL;
  SamBlueprint *blueprint = sam_blueprint_make (region->store, TODAY, &error);

  g_assert_no_error (error);
  return blueprint;
}

/* Somebody said of each text that it may go. */
static void
read_all (SamBlueprint *blueprint)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new ();

  for (guint i = 0; i < blueprint->texts->len; i++)
    g_ptr_array_add (keys, ((SamBlueprintText *) blueprint->texts->pdata[i])->key);
  g_ptr_array_add (keys, NULL);
  sam_blueprint_mark_read (blueprint, (const char *const *) keys->pdata);
}

/* With all that may go at most. */
static GBytes *
make_file (Region *region)
{
  g_autoptr (SamBlueprint) blueprint = make (region);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  read_all (blueprint);
  bytes = sam_blueprint_write (blueprint, &error);

  g_assert_no_error (error);
  return bytes;
}

static gboolean
is_any (const char *name,
        gpointer data)
{
  return TRUE;
}

/* Everything in the file, unpacked. */
static char *
unpack (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) parts = sam_zip_read (bytes, 64 * 1024 * 1024, is_any, NULL, &error);
  GString *text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer name, part;

  g_assert_no_error (error);
  g_hash_table_iter_init (&iter, parts);
  while (g_hash_table_iter_next (&iter, &name, &part))
    {
      gsize length;
      const char *data = g_bytes_get_data (part, &length);

      g_string_append_printf (text, "%s\n", (char *) name);
      g_string_append_len (text, data, (gssize) length);
    }
  return g_string_free (text, FALSE);
}

static SamBlueprint *
read_file (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  SamBlueprint *blueprint = sam_blueprint_read (bytes, &error);

  g_assert_no_error (error);
  return blueprint;
}

static guint
count (SamBlueprint *blueprint,
       const char *kind)
{
  guint n = 0;

  for (guint i = 0; i < blueprint->records->len; i++)
    n += sam_record_get_kind (blueprint->records->pdata[i]) == sam_kind_find (kind);
  return n;
}

/* --- nothing about anybody --- */

/* The list is in the field tables; this is what may be in it at all. */
static void
test_only_harmless_fields_are_marked (void)
{
  const SamKind *const *kinds = sam_kinds_get_all (NULL);

  for (guint k = 0; kinds[k] != NULL; k++)
    for (guint i = 0; i < kinds[k]->n_fields; i++)
      {
        const SamField *field = &kinds[k]->fields[i];

        if (!(field->flags & SAM_BLUEPRINT))
          continue;
        g_test_message ("%s.%s", kinds[k]->name, field->name);
        g_assert_false (field->flags & SAM_SENSITIVE);
        g_assert_cmpint (field->reach, ==, SAM_REACH_PUBLIC);
        g_assert_cmpint (field->type, !=, SAM_FIELD_EMAIL);
        g_assert_cmpint (field->type, !=, SAM_FIELD_INSTANT);
        g_assert_cmpint (field->type, !=, SAM_FIELD_DATE);
        /* Of phones only the crisis line's. */
        g_assert_true (field->type != SAM_FIELD_PHONE || g_str_equal (field->name, "crisis_phone"));
        if (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS)
          g_assert_true (field->refers_to != NULL && sam_blueprint_has_kind (sam_kind_find (field->refers_to)));
      }
}

static SamRecord *
find_kind (GPtrArray *records,
           const char *kind)
{
  guint i = 0;

  while (sam_record_get_kind (records->pdata[i]) != sam_kind_find (kind))
    i++;
  return records->pdata[i];
}

/* A record of every kind with a value in every field that nothing else has. */
static void
test_no_other_field_goes_along (Region *region,
                                gconstpointer data)
{
  const SamKind *const *kinds = sam_kinds_get_all (NULL);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  guint n_found = 0;

  for (guint k = 0; kinds[k] != NULL; k++)
    {
      SamRecord *record = sam_marked_record_new (kinds[k]);
      g_autoptr (GError) error = NULL;

      sam_store_save (region->store, record, &error);
      g_assert_no_error (error);
      g_ptr_array_add (records, record);
    }
  bytes = make_file (region);
  text = unpack (bytes);
  g_assert_null (strstr (text, "tomorrow"));
  /* Where it comes from is said in it: the licence asks for that. */
  sam_record_set_value (find_kind (records, "region"), "name", NULL);
  for (guint r = 0; r < records->len; r++)
    {
      const SamKind *kind = sam_record_get_kind (records->pdata[r]);

      for (guint i = 0; i < kind->n_fields; i++)
        {
          const char *value = sam_record_get_value (records->pdata[r], kind->fields[i].name);
          const char *marker = value != NULL ? strstr (value, "secret") : NULL;
          g_autofree char *word = marker != NULL ? g_strndup (marker, strlen ("secret00000")) : NULL;

          if (word == NULL)
            continue;
          n_found += strstr (text, word) != NULL;
          if (strstr (text, word) != NULL && !(kind->fields[i].flags & SAM_BLUEPRINT))
            g_error ("%s.%s is in the blueprint", kind->name, kind->fields[i].name);
        }
    }
  g_assert_cmpuint (n_found, >, 10);
}

static gboolean
is_telling (const SamField *field)
{
  return field->type == SAM_FIELD_TEXT || field->type == SAM_FIELD_PROSE || field->type == SAM_FIELD_EMAIL ||
         field->type == SAM_FIELD_URL || field->type == SAM_FIELD_PHONE || field->type == SAM_FIELD_POSTCODE;
}

/* The values of every kind that stays behind. */
static void
collect (Region *region,
         const SamKind *kind,
         GHashTable *texts)
{
  g_autoptr (SamQuery) query = sam_query_new (kind);
  g_autoptr (GPtrArray) rows = sam_store_list (region->store, query, 0, 0, NULL);

  for (guint r = 0; r < rows->len; r++)
    {
      g_autoptr (SamRecord) record = sam_store_load (region->store, ((SamRow *) rows->pdata[r])->id, NULL);

      g_hash_table_add (texts, g_strdup (sam_record_get_id (record)));
      for (guint i = 0; i < kind->n_fields; i++)
        {
          char *text = is_telling (&kind->fields[i]) ? sam_record_dup_text (record, kind->fields[i].name) : NULL;

          if (text != NULL)
            g_hash_table_add (texts, text);
        }
      g_hash_table_add (texts, sam_record_dup_title (record));
    }
}

/* Whether the word stands in the text by itself: "Roos" is not in "roosters". */
static gboolean
has_words (const char *text,
           const char *words)
{
  g_autofree char *escaped = g_regex_escape_string (words, -1);
  g_autofree char *pattern = g_strdup_printf ("(?<![\\p{L}\\d])%s(?![\\p{L}\\d])", escaped);

  return g_regex_match_simple (pattern, text, 0, 0);
}

/* What a value of a region may share with a text for everybody: the name of a topic, or a word of the language, which
 * begins with a small letter and has neither space nor figure in it. */
static gboolean
is_common (const char *text,
           GHashTable *common)
{
  return strlen (text) < 4 || g_hash_table_contains (common, text) ||
         (g_ascii_islower (*text) && strpbrk (text, " @.:0123456789") == NULL);
}

static void
test_nothing_private_of_the_demo_region (Region *region,
                                         gconstpointer data)
{
  static const char *const person_bearing[] = { "person", "expert", "staff", "question", "match", "evaluation",
                                                "consent",
                                                "participation", "appearance", "contact", "group", "organisation" };
  const SamDemoOptions options = { .n_groups = 30, .seed = 1, .today = TODAY };
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) common = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) topics = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *file = NULL;
  g_autoptr (SamBlueprint) blueprint = NULL;
  GHashTableIter iter;
  gpointer text;
  guint looked_for = 0;

  g_assert_true (sam_demo_fill (region->store, &options, NULL, NULL));
  bytes = make_file (region);
  file = unpack (bytes);
  blueprint = make (region);
  for (guint i = 0; i < blueprint->texts->len; i++)
    {
      const SamBlueprintText *written = blueprint->texts->pdata[i];

      g_test_message ("%s: %s", written->title, written->why != NULL ? written->why : "nobody");
      g_assert_cmpint (written->named, !=, SAM_NAMED_SOMEBODY);
    }
  for (guint i = 0; i < G_N_ELEMENTS (person_bearing); i++)
    collect (region, sam_kind_find (person_bearing[i]), texts);
  /* A question is called as its topic, and the demo speaks Dutch in Heerlen. */
  for (guint i = 0; i < blueprint->records->len; i++)
    g_hash_table_add (common, sam_record_dup_title (blueprint->records->pdata[i]));
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &text, NULL))
    if (!is_common (text, common))
      {
        looked_for++;
        if (strstr (file, text) != NULL && has_words (file, text))
          g_error ("“%s” is in the blueprint", (char *) text);
      }
  g_test_message ("%u texts looked for in %zu bytes", looked_for, strlen (file));
  g_assert_cmpuint (looked_for, >, 1000);
  g_assert_cmpuint (count (blueprint, "step"), >, 30);
  g_assert_cmpuint (count (blueprint, "topic"), >, 30);
}

/* The text of a key that tells about @key and @field. */
static const SamBlueprintText *
find_text (SamBlueprint *blueprint,
           const char *kind,
           const char *key,
           const char *field)
{
  g_autofree char *id = make_id (kind, key);

  for (guint i = 0; i < blueprint->texts->len; i++)
    {
      const SamBlueprintText *text = blueprint->texts->pdata[i];

      if (g_str_equal (sam_record_get_id (text->record), id) && g_str_equal (text->field->name, field))
        return text;
    }
  return NULL;
}

static char *
write_read (SamBlueprint *blueprint)
{
  g_autoptr (GBytes) bytes = sam_blueprint_write (blueprint, NULL);

  return unpack (bytes);
}

static void
test_what_people_wrote_is_read_first (Region *region,
                                      gconstpointer data)
{
  g_autoptr (SamBlueprint) blueprint = NULL;
  g_autoptr (SamBlueprint) later = NULL;
  g_autoptr (SamBlueprint) changed = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *something = NULL;

  put_record (region, "step", "a", "title=Eigen stap|how=Rustig beginnen|weeks=4");
  put_record (region, "step", "b", "title=Nog een|lesson=Alleen voor ons.");
  blueprint = make (region);
  nothing = write_read (blueprint);
  g_assert_null (strstr (nothing, "Eigen stap"));
  g_assert_null (strstr (nothing, "Rustig"));
  sam_blueprint_mark_read (blueprint, (const char *[]){ find_text (blueprint, "step", "a", "title")->key, NULL });
  something = write_read (blueprint);
  g_assert_nonnull (strstr (something, "Eigen stap"));
  g_assert_null (strstr (something, "Rustig"));
  g_assert_null (find_text (blueprint, "step", "b", "lesson"));

  /* It need not be read again, until it says something else. */
  g_assert_true (sam_blueprint_remember_read (blueprint, region->store, NULL));
  later = make (region);
  g_assert_true (find_text (later, "step", "a", "title")->read);
  g_assert_false (find_text (later, "step", "a", "how")->read);
  put_record (region, "step", "a", "title=Eigen stapje");
  changed = make (region);
  g_assert_false (find_text (changed, "step", "a", "title")->read);
  /* What was read is what goes, not what was written since. */
  sam_blueprint_mark_read (changed, (const char *[]){ find_text (later, "step", "a", "title")->key, NULL });
  g_assert_false (find_text (changed, "step", "a", "title")->read);
}

/* Each way to name somebody, in each field of each kind that is written freely and goes along. */
static const struct
{
  const char *written;
  const char *word; /* of it that would tell */
  SamNamed named;
} tellings[] = {
  { "Vraag ada VAN der Loo om hulp.", "Loo", SAM_NAMED_SOMEBODY },
  { "Ada Loo", "Loo", SAM_NAMED_SOMEBODY },
  { "Bij A. van der Loo langs", "Loo", SAM_NAMED_SOMEBODY },
  { "Bij A.M. v.d. Loo langs", "Loo", SAM_NAMED_SOMEBODY },
  { "Loo, Ada: sleutel", "Loo", SAM_NAMED_SOMEBODY },
  { "Bel 06-12345678.", "12345678", SAM_NAMED_SOMEBODY },
  { "Bel 0612345678", "12345678", SAM_NAMED_SOMEBODY },
  { "Bel +31 6 12 34 56 78", "34 56", SAM_NAMED_SOMEBODY },
  { "Bel (046) 412 34 56", "412 34 56", SAM_NAMED_SOMEBODY },
  { "Mail ada@voorbeeld.example", "voorbeeld", SAM_NAMED_SOMEBODY },
  { "Nummer 111222333", "111222333", SAM_NAMED_SOMEBODY },
  { "Vraag het aan Cornelis Maas", "Maas", SAM_NAMED_SOMEBODY },
  { "Ada deed het goed.", "Ada", SAM_NAMED_PERHAPS },
  { "Cornelis heeft de sleutel", "Cornelis", SAM_NAMED_PERHAPS },
  { "Mevrouw Loo weet het", "Loo", SAM_NAMED_PERHAPS },
  { "Vraag A.v.d.L. om raad", "A.v.d.L.", SAM_NAMED_PERHAPS },
  { "Vraag AvdL om raad", "AvdL", SAM_NAMED_PERHAPS },
  { "Vraag P.J. om raad", "P.J.", SAM_NAMED_PERHAPS },
  { "Bel 4123456", "4123456", SAM_NAMED_PERHAPS },
  { "Op 6411 CR bij de bakker", "6411 CR", SAM_NAMED_PERHAPS },
  { "De bakker op de hoek weet het", "bakker", SAM_NAMED_NOBODY },
  { "Begin op 2026-01-01 met 150 groepen", "150", SAM_NAMED_NOBODY },
};

static gboolean
can_hold_words (const SamField *field)
{
  return field->type == SAM_FIELD_TEXT || field->type == SAM_FIELD_PROSE || field->type == SAM_FIELD_TAGS ||
         field->type == SAM_FIELD_ITEMS;
}

static char *
make_value (const SamField *field,
            const char *written)
{
  if (field->type == SAM_FIELD_TAGS)
    return g_strdup_printf ("[\"%s\"]", written);
  if (field->type == SAM_FIELD_ITEMS)
    return g_strdup_printf ("[{\"id\":\"1\",\"title\":\"%s\"}]", written);
  return g_strdup_printf ("\"%s\"", written);
}

/* A record of each kind that goes along, with @written in every free field: only in those that it must have, or only
 * in the others. */
static void
put_written (Region *region,
             const SamKind *kind,
             const char *written,
             gboolean required)
{
  g_autofree char *id = make_id (kind->name, "k");
  g_autoptr (SamRecord) record = sam_record_new (kind, id);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const gboolean must = (field->flags & SAM_REQUIRED) != 0;
      g_autofree char *value = make_value (field, must == required ? written : "Gewoon");

      if (field->type == SAM_FIELD_CHOICE && must)
        sam_record_set_text (record, field->name, field->choices[0].name);
      else if ((field->flags & SAM_BLUEPRINT) && can_hold_words (field) && (must || !required))
        sam_record_set_value (record, field->name, value);
    }
  if (kind == sam_kind_find ("step"))
    sam_record_set_boolean (record, "lesson_for_blueprint", TRUE);
  sam_store_save (region->store, record, &error);
  g_assert_no_error (error);
}

/* Returns: in how many fields it was found. */
static guint
check_telling (Region *region,
               guint which,
               gboolean required)
{
  g_autoptr (SamBlueprint) blueprint = make (region);
  g_autofree char *unread = write_read (blueprint);
  g_autofree char *read = NULL;
  guint n_fields = 0;

  for (guint i = 0; i < blueprint->texts->len; i++)
    {
      const SamBlueprintText *text = blueprint->texts->pdata[i];
      const gboolean must = (text->field->flags & SAM_REQUIRED) != 0;

      if (must != required)
        continue;
      n_fields++;
      g_test_message ("%s.%s: %s → %s", sam_record_get_kind (text->record)->name, text->field->name, text->text,
                      text->why);
      g_assert_cmpint (text->named, ==, tellings[which].named);
    }
  g_assert_null (strstr (unread, tellings[which].word));
  read_all (blueprint);
  read = write_read (blueprint);
  /* What names somebody stays, whatever is ticked. */
  g_assert_cmpint (strstr (read, tellings[which].word) != NULL, ==, tellings[which].named != SAM_NAMED_SOMEBODY);
  return n_fields;
}

static void
test_named_in_any_field (Region *region,
                         gconstpointer data)
{
  const SamKind *const *kinds = sam_kinds_get_all (NULL);

  put_record (region, "person", "p", "first_name=Ada|particle=van der|last_name=Loo");
  put_record (region, "person", "q", "first_name=Bo|last_name=Bakker");
  put_record (region, "task", "t", "title=T|assigned_to=Cornelis Maas");
  for (guint t = 0; t < G_N_ELEMENTS (tellings); t++)
    {
      guint n_fields = 0;

      for (guint required = 0; required < 2; required++)
        {
          g_assert_true (sam_store_begin (region->store, NULL));
          for (guint k = 0; kinds[k] != NULL; k++)
            if (sam_blueprint_has_kind (kinds[k]))
              put_written (region, kinds[k], tellings[t].written, required);
          n_fields += check_telling (region, t, required);
          sam_store_rollback (region->store);
        }
      g_assert_cmpuint (n_fields, >=, 25);
    }
}

/* --- the file --- */

static void
test_read_is_what_was_written (Region *region,
                               gconstpointer data)
{
  g_autoptr (SamBlueprint) made = NULL;
  g_autoptr (SamBlueprint) read = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autofree char *text = NULL;

  g_assert_true (sam_new_region (region->store, "Heerlen", NULL, NULL));
  sam_roadmap_take_over (region->store, "nl", NULL);
  made = make (region);
  bytes = make_file (region);
  again = make_file (region);
  g_assert_true (g_bytes_equal (bytes, again));
  text = unpack (bytes);
  g_assert_nonnull (strstr (text, "creativecommons.org/licenses/by-sa/4.0"));
  read = read_file (bytes);
  g_assert_cmpstr (read->name, ==, "Heerlen");
  g_assert_cmpstr (read->made_on, ==, TODAY);
  g_assert_cmpuint (read->records->len, ==, made->records->len);
  for (guint i = 0; i < made->records->len; i++)
    g_assert_true (sam_record_equal (made->records->pdata[i], read->records->pdata[i]));
}

static GBytes *
pack (const char *name,
      const char *text,
      const char *about)
{
  g_autoptr (GError) error = NULL;
  const SamZipPart parts[] = {
    { "blueprint.json", about, strlen (about) },
    { name, text, strlen (text) },
  };
  GBytes *bytes = sam_zip_write (parts, name != NULL ? 2 : 1, &error);

  g_assert_no_error (error);
  return bytes;
}

#define ABOUT "{\"format\":\"samenhulp-blueprint\",\"version\":1}"
#define ID "step:11111111-1111-4111-8111-111111111111"

static void
assert_refused (GBytes *bytes,
                const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamBlueprint) blueprint = sam_blueprint_read (bytes, &error);

  g_assert_null (blueprint);
  g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, reason));
  /* One sentence. */
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
test_hostile_files_are_refused (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *about;
    const char *reason;
  } cases[] = {
    { NULL, "", "{}", "does not say" },
    { NULL, "", "nonsense", "does not say" },
    { NULL, "", "{\"format\":\"samenhulp-blueprint\",\"version\":2}", "newer version" },
    { "records/step.json", "[", ABOUT, "not sound" },
    { "records/step.json", "{\"records\":7}", ABOUT, "not sound" },
    { "records/step.json", "{\"records\":[7]}", ABOUT, "(id)" },
    { "records/step.json", "{\"records\":[{\"id\":\"../../x\",\"title\":\"A\"}]}", ABOUT, "(id)" },
    { "records/step.json", "{\"records\":[{\"id\":\"person:11111111-1111-4111-8111-111111111111\"}]}", ABOUT, "(id)" },
    { "records/step.json", "{\"records\":[{\"id\":\"" ID "\"}]}", ABOUT, "(title)" },
    { "records/step.json", "{\"records\":[{\"id\":\"" ID "\",\"title\":7}]}", ABOUT, "(title)" },
    { "records/step.json", "{\"records\":[{\"id\":\"" ID "\",\"title\":\"A\",\"assigned_to\":\"Ada\"}]}", ABOUT,
      "(assigned_to)" },
    { "records/step.json", "{\"records\":[{\"id\":\"" ID "\",\"title\":\"A\",\"weeks\":\"many\"}]}", ABOUT, "(weeks)" },
    { "records/person.json", "{\"records\":[]}", ABOUT, "“records/person.json” does not belong" },
    { "records/../../../etc/passwd", "root", ABOUT, "does not belong" },
    { "/etc/passwd", "root", ABOUT, "does not belong" },
    { "..\\..\\step.json", "{}", ABOUT, "does not belong" },
  };
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) text = g_bytes_new_static ("PK\003\004 no zip at all", 18);
  g_autoptr (GBytes) sound = pack (NULL, "", ABOUT);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (sound, 0, 60);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = pack (cases[i].name, cases[i].text, cases[i].about);

      assert_refused (bytes, cases[i].reason);
    }
  assert_refused (nothing, "");
  assert_refused (text, "");
  assert_refused (half, "damaged");
}

static void
test_a_bomb_is_not_unpacked (void)
{
  g_autofree char *zeros = g_malloc (64 * 1024 * 1024);
  g_autoptr (GBytes) bytes = NULL;

  memset (zeros, ' ', 64 * 1024 * 1024 - 1);
  zeros[64 * 1024 * 1024 - 1] = '\0';
  bytes = pack ("records/step.json", zeros, ABOUT);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 256 * 1024);
  assert_refused (bytes, "more than it may");
}

static void
test_deep_nesting_is_refused (void)
{
  g_autoptr (GString) text = g_string_new ("{\"records\":");
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  bytes = pack ("records/step.json", text->str, ABOUT);
  assert_refused (bytes, "not sound");
}

/* Bytes changed, or cut off: read or refused in a sentence, never anything else. */
static void
test_mangled_files_are_read_or_refused (Region *region,
                                        gconstpointer data)
{
  const char *wanted = g_getenv ("SAMENHULP_MANGLED_FILES");
  const guint n_files = wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : 300;
  g_autoptr (GBytes) bytes = NULL;
  guint n_refused = 0;

  put_record (region, "step", "a", "title=A|phase=Een|why=Daarom|weeks=4");
  put_record (region, "topic", "t", "name=Rouw|synonyms=verlies");
  bytes = make_file (region);
  for (guint i = 0; i < n_files; i++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (i);
      gsize length = g_bytes_get_size (bytes);
      g_autofree char *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (GBytes) mangled = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SamBlueprint) blueprint = NULL;

      for (guint n = 0; n <= i % 8; n++)
        copy[g_rand_int_range (rand, 0, (gint32) length)] = (char) g_rand_int_range (rand, 0, 256);
      if (i % 5 == 0)
        length = (gsize) g_rand_int_range (rand, 0, (gint32) length);
      mangled = g_bytes_new (copy, length);
      blueprint = sam_blueprint_read (mangled, &error);
      if (blueprint == NULL)
        {
          g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT);
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          n_refused++;
        }
    }
  g_test_message ("%u of %u refused", n_refused, n_files);
  g_assert_cmpuint (n_refused, >, n_files / 4);
}

/* What a newer program knows does no harm. */
static void
test_unknown_fields_are_passed_over (void)
{
  g_autoptr (GBytes) bytes =
      pack ("records/step.json", "{\"records\":[{\"id\":\"" ID "\",\"title\":\"A\",\"of_tomorrow\":1}]}", ABOUT);
  g_autoptr (SamBlueprint) blueprint = read_file (bytes);

  g_assert_cmpuint (blueprint->records->len, ==, 1);
  g_assert_null (sam_record_get_value (blueprint->records->pdata[0], "of_tomorrow"));
}

/* --- to read --- */

/* A guide for who begins elsewhere: only what goes along in the blueprint stands in it. */
static void
test_a_guide_to_read (Region *region,
                      gconstpointer data)
{
  static const char *const expected[] = { "The road map of Heerlen", "CC BY-SA 4.0", "Vorm een kleine kerngroep",
                                          "Zoek drie tot vijf mensen", "Usually takes 4 weeks. Here it took 9.",
                                          "What we learnt: Begin eerder.", "Eigen stap" };
  g_autofree char *path = g_build_filename (region->folder, "handreiking.pdf", NULL);
  g_autofree char *core = sam_id_from_key (sam_kind_find ("step"), "core-group");
  g_autoptr (SamRecord) step = NULL;
  g_autoptr (SamBlueprint) blueprint = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_true (sam_new_region (region->store, "Heerlen", NULL, NULL));
  sam_roadmap_take_over (region->store, "nl", NULL);
  step = sam_store_load (region->store, core, NULL);
  sam_record_set_text (step, "lesson", "Begin eerder.");
  sam_record_set_boolean (step, "lesson_for_blueprint", TRUE);
  sam_record_set_integer (step, "took_weeks", 9);
  sam_record_set_text (step, "assigned_to", "Corrie Maas");
  g_assert_true (sam_store_save (region->store, step, NULL));
  put_record (region, "step", "own", "title=Eigen stap|phase=Verkennen|position=1001|how=Bel Corrie Maas|"
                                     "lesson=Niet voor buiten");
  blueprint = make (region);
  read_all (blueprint);
  sam_blueprint_save (blueprint, path, TRUE, &error);
  g_assert_no_error (error);
  words = read_pdf (path);
  if (words == NULL)
    return;
  g_strdelimit (words, "\n", ' ');
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_words (words, expected[i]);
  g_assert_null (strstr (words, "Corrie"));
  g_assert_null (strstr (words, "Niet voor buiten"));
}

/* --- taking over --- */

static const SamBlueprintDifference *
find (GPtrArray *differences,
      const char *key)
{
  g_autofree char *id = make_id ("step", key);

  for (guint i = 0; i < differences->len; i++)
    {
      const SamBlueprintDifference *difference = differences->pdata[i];

      if (g_str_equal (sam_record_get_id (difference->record), id))
        return difference;
    }
  return NULL;
}

static void
assert_value (Region *region,
              const char *key,
              const char *field,
              const char *expected)
{
  g_autofree char *value = get_value (region, "step", key, field);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_taken_over_and_undone (Region *region,
                            gconstpointer data)
{
  Region other = { NULL };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (SamBlueprint) blueprint = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = make_id ("step", "new");

  put_record (region, "step", "new", "title=Nieuw|weeks=4|took_weeks=9");
  put_record (region, "step", "same", "title=Gelijk");
  put_record (region, "step", "changed", "title=Van hen|how=Zo");
  bytes = make_file (region);

  region_set_up (&other, NULL);
  put_record (&other, "step", "same", "title=Gelijk|assigned_to=Corrie|status=busy");
  put_record (&other, "step", "changed", "title=Van ons|assigned_to=Corrie|why=Daarom");
  blueprint = read_file (bytes);
  differences = sam_blueprint_compare (blueprint, other.store);
  g_assert_cmpuint (differences->len, ==, 3);
  g_assert_cmpint (find (differences, "new")->state, ==, SAM_BLUEPRINT_NEW);
  g_assert_cmpint (find (differences, "same")->state, ==, SAM_BLUEPRINT_SAME);
  g_assert_cmpint (find (differences, "changed")->state, ==, SAM_BLUEPRINT_CHANGED);
  g_assert_cmpuint (g_strv_length (find (differences, "changed")->fields), ==, 2);
  g_assert_cmpstr (find (differences, "changed")->fields[0], ==, "title");
  g_assert_cmpint (sam_blueprint_take_over (other.store, differences, &error), ==, 1);
  g_assert_no_error (error);
  assert_value (&other, "new", "took_weeks", "9");
  assert_value (&other, "changed", "title", "Van ons");

  ((SamBlueprintDifference *) find (differences, "changed"))->wanted = TRUE;
  g_assert_cmpint (sam_blueprint_take_over (other.store, differences, &error), ==, 2);
  assert_value (&other, "changed", "title", "Van hen");
  assert_value (&other, "changed", "why", "Daarom");
  assert_value (&other, "changed", "assigned_to", "Corrie");
  g_assert_true (sam_store_undo (other.store, &error));
  assert_value (&other, "changed", "title", "Van ons");
  g_assert_true (sam_store_undo (other.store, &error));
  g_assert_null (sam_store_load (other.store, id, NULL));
  region_tear_down (&other, NULL);
}

/* Which report, of which period: the next region makes them of its own municipalities. */
static void
test_report_choices_go_along (Region *region,
                              gconstpointer data)
{
  g_autoptr (GBytes) file = NULL;
  g_autoptr (SamBlueprint) blueprint = NULL;
  g_autoptr (GPtrArray) recipes = NULL;
  g_autoptr (GError) error = NULL;
  Region other;
  guint n = 0;

  put_record (region, "organisation", "Z", "name=Zorggroep|type=care_group");
  put_record (region, "template", "a",
              "title=Kwartaal|type=report|report=care-group|report_period=last_quarter|organisation=@organisation:Z");
  put_record (region, "template", "b",
              "title=Stad|type=report|report=municipality|report_period=last_year|municipality=Heerlen");
  file = make_file (region);
  blueprint = read_file (file);
  region_set_up (&other, NULL);
  sam_blueprint_take_over_all (blueprint, other.store, &error);
  g_assert_no_error (error);
  recipes = sam_report_recipes_list (other.store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < recipes->len; i++)
    {
      const SamReportRecipe *recipe = g_ptr_array_index (recipes, i);
      const gboolean quarter = g_str_equal (recipe->title, "Kwartaal");

      if (!quarter && !g_str_equal (recipe->title, "Stad"))
        continue;
      n++;
      g_assert_cmpstr (recipe->preset->name, ==, quarter ? "care-group" : "municipality");
      g_assert_cmpstr (recipe->period, ==, quarter ? "last_quarter" : "last_year");
      g_assert_null (recipe->part);
    }
  g_assert_cmpuint (n, ==, 2);
  region_tear_down (&other, NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/exchange/blueprint/" path, Region, NULL, region_set_up, func, region_tear_down)
  g_test_add_func ("/exchange/blueprint/only-harmless-fields-are-marked", test_only_harmless_fields_are_marked);
  ADD ("no-other-field-goes-along", test_no_other_field_goes_along);
  ADD ("nothing-private-of-the-demo-region", test_nothing_private_of_the_demo_region);
  ADD ("what-people-wrote-is-read-first", test_what_people_wrote_is_read_first);
  ADD ("whoever-is-named-in-any-field-stays-behind", test_named_in_any_field);
  ADD ("a-guide-to-read", test_a_guide_to_read);
  ADD ("read-is-what-was-written", test_read_is_what_was_written);
  g_test_add_func ("/exchange/blueprint/hostile-files-are-refused", test_hostile_files_are_refused);
  g_test_add_func ("/exchange/blueprint/a-bomb-is-not-unpacked", test_a_bomb_is_not_unpacked);
  g_test_add_func ("/exchange/blueprint/deep-nesting-is-refused", test_deep_nesting_is_refused);
  g_test_add_func ("/exchange/blueprint/unknown-fields-are-passed-over", test_unknown_fields_are_passed_over);
  ADD ("mangled-files-are-read-or-refused", test_mangled_files_are_read_or_refused);
  ADD ("report-choices-go-along-without-their-part", test_report_choices_go_along);
  ADD ("taken-over-and-undone", test_taken_over_and_undone);
  return g_test_run ();
}
