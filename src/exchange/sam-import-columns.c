/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the columns of a list mean. The words that people put above them are data, in the languages of the region, and
 * independent of the language the program speaks: a Dutch list stays Dutch on an English screen. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-columns.h"

#include "exchange/sam-exchange-error.h"
#include "network/sam-name-key.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* `words` as sam_name_words() gives them, "|" between. */
typedef struct
{
  SamImportField field;
  const char *words;
} Column;

#define EMAIL_WORDS "e mail|email|mail|e mailadres|mailadres|emailadres|e mail adres|email address|e mail adresse"
#define PHONE_WORDS                                                                              \
  "telefoon|tel|telefoonnummer|telefoonnr|tel nr|mobiel|mobiel nummer|gsm|phone|mobile|telefon|" \
  "telefonnummer|handy|mobil"
#define ADDRESS_WORDS                                                           \
  "adres|straat nr|straat en nr|straat en huisnummer|straat huisnummer|straat|" \
  "bezoekadres|address|street|strasse|strasse hausnummer|anschrift|adresse"
#define POSTCODE_WORDS "postcode|pc|postal code|zip|plz|postleitzahl"
#define PLACE_WORDS "plaats|woonplaats|plaatsnaam|stad|dorp|vestigingsplaats|place|city|town|ort|wohnort|stadt"
#define NOTES_WORDS                                                                            \
  "opmerkingen|opmerking|notities|notitie|bijzonderheden|toelichting|notes|remarks|bemerkung|" \
  "bemerkungen|anmerkung|anmerkungen|notizen"
#define AGB_WORDS "agb|agb code|agb praktijk|agb nummer|agb code praktijk"
#define FIRST_WORDS "voornaam|roepnaam|voorletters|first name|vorname"
#define PARTICLE_WORDS "tussenvoegsel|tussenvoegsels|voorvoegsel|particle"
#define LAST_WORDS "achternaam|familienaam|last name|surname|nachname|familienname"
#define FUNCTION_WORDS "functie|rol|beroep|function|role|job|funktion|beruf"
#define PRACTICE_WORDS                                                            \
  "praktijk|praktijknaam|naam praktijk|huisartsenpraktijk|organisatie|werkgever|" \
  "instelling|practice|organisation|praxis|praxisname|name der praxis|hausarztpraxis"

static const Column group_columns[] = {
  { { "name", N_ ("Name of the group") }, "naam groep|groep|groepsnaam|naam van de groep|naam|zelfhulpgroep|group|group name|name|gruppe|gruppenname|name der gruppe|selbsthilfegruppe" },
  { { "topics", N_ ("Topics") }, "onderwerp en|onderwerp|onderwerpen|thema|thema s|aandoening|topic|topics|themen|erkrankung" },
  { { "audience", N_ ("For whom") }, "voor wie|doelgroep|for whom|audience|fur wen|zielgruppe" },
  { { "status", N_ ("Status") }, "status" },
  { { "form", N_ ("Kind of group") }, "vorm|soort groep|form|art der gruppe" },
  { { "when", N_ ("When it meets") }, "wanneer|bijeenkomsten|bijeenkomst|frequentie|dag|dagen|when|meets|wann|treffen|termine|turnus" },
  { { "time", N_ ("Time") }, "tijd|tijden|tijdstip|aanvang|time|times|uhrzeit|zeit" },
  { { "venue", N_ ("Venue") }, "locatie|plek|waar|gebouw|zaal|locatie naam|venue|location|treffpunkt|veranstaltungsort|wo" },
  { { "address", N_ ("Address") }, ADDRESS_WORDS },
  { { "postcode", N_ ("Postcode") }, POSTCODE_WORDS },
  { { "place", N_ ("Place") }, PLACE_WORDS },
  { { "contact", N_ ("Contact person") }, "contactpersoon|1e contactpersoon|naam contactpersoon|contact|begeleider|contact person|ansprechperson|ansprechpartner|kontakt|kontaktperson" },
  { { "phone", N_ ("Phone of the contact person") }, PHONE_WORDS },
  { { "email", N_ ("E-mail of the contact person") }, EMAIL_WORDS },
  { { "second_contact", N_ ("Second contact person") }, "2e contactpersoon|tweede contactpersoon|second contact|second contact person|2 ansprechperson|2 ansprechpartner" },
  { { "wheelchair", N_ ("Wheelchair access") }, "rolstoeltoegankelijk|rolstoel|toegankelijk|wheelchair|wheelchair access|rollstuhlgerecht|barrierefrei" },
  { { "cost", N_ ("Cost") }, "kosten|prijs|bijdrage|eigen bijdrage|cost|costs|kosten p p|kostenbeitrag|beitrag" },
  { { "website", N_ ("Website") }, "website|site|webadres|www" },
  { { "description", N_ ("Description") }, "omschrijving|beschrijving|description|beschreibung" },
  { { "verified_on", N_ ("Last verified") }, "laatst gecontroleerd|gecontroleerd|gecontroleerd op|laatste controle|last verified|zuletzt gepruft|gepruft am" },
  { { "notes", N_ ("Notes") }, NOTES_WORDS },
  { { NULL, NULL }, NULL }
};

static const Column organisation_columns[] = {
  { { "agb", N_ ("AGB code") }, AGB_WORDS },
  { { "name", N_ ("Name") }, PRACTICE_WORDS "|naam|name" },
  { { "type", N_ ("Type") }, "soort|type|soort organisatie|art" },
  { { "address", N_ ("Address") }, ADDRESS_WORDS },
  { { "postcode", N_ ("Postcode") }, POSTCODE_WORDS },
  { { "place", N_ ("Place") }, PLACE_WORDS },
  { { "phone", N_ ("Phone") }, PHONE_WORDS },
  { { "email", N_ ("E-mail") }, EMAIL_WORDS },
  { { "website", N_ ("Website") }, "website|site|webadres|www" },
  { { "part_of", N_ ("Care group") }, "zorggroep|huisartsenzorggroep|onderdeel van|care group|part of|arztenetz|gehort zu" },
  { { "gps", N_ ("Number of GPs") }, "aantal huisartsen|huisartsen|number of gps|gps|hausarzte|anzahl hausarzte" },
  { { "staff_count", N_ ("Number of staff") }, "aantal medewerkers|medewerkers|number of staff|mitarbeitende|anzahl mitarbeitende" },
  { { "leaflets", N_ ("Leaflets present") }, "folders aanwezig|folders|materiaal aanwezig|leaflets|leaflets present|faltblatter|flyer" },
  { { "visited_on", N_ ("Date of the visit") }, "datum bezoek|bezocht|bezocht op|laatste bezoek|bezoekdatum|date of visit|visited|besucht am|letzter besuch" },
  { { "left_behind", N_ ("Left behind") }, "achtergelaten|achtergelaten materiaal|afgegeven|left behind|dagelassen" },
  { { "notes", N_ ("Notes") }, NOTES_WORDS },
  { { NULL, NULL }, NULL }
};

static const Column staff_columns[] = {
  { { "agb", N_ ("AGB code of the practice") }, AGB_WORDS },
  { { "organisation", N_ ("Practice") }, PRACTICE_WORDS },
  { { "full_name", N_ ("Whole name") }, "naam|medewerker|volledige naam|name|persoon|person|mitarbeiter" },
  { { "first_name", N_ ("First name") }, FIRST_WORDS },
  { { "particle", N_ ("Particle") }, PARTICLE_WORDS },
  { { "last_name", N_ ("Last name") }, LAST_WORDS },
  { { "function", N_ ("Function") }, FUNCTION_WORDS },
  { { "email", N_ ("E-mail") }, EMAIL_WORDS },
  { { "phone", N_ ("Phone") }, PHONE_WORDS },
  { { "contact_person", N_ ("Contact person for self-help") }, "contactpersoon zelfhulp|contactpersoon|contactpersoon zelfregie|contact person|ansprechperson|ansprechpartner" },
  { { "workshop_followed_on", N_ ("Workshop followed") }, "workshop gevolgd|workshop|workshop gevolgd op|workshop followed|workshop besucht|workshop besucht am" },
  { { "since", N_ ("Since") }, "sinds|in dienst sinds|since|seit" },
  { { "notes", N_ ("Notes") }, NOTES_WORDS },
  { { NULL, NULL }, NULL }
};

static const Column expert_columns[] = {
  { { "full_name", N_ ("Whole name") }, "naam|ervaringsdeskundige|volledige naam|name|persoon|person" },
  { { "first_name", N_ ("First name") }, FIRST_WORDS },
  { { "particle", N_ ("Particle") }, PARTICLE_WORDS },
  { { "last_name", N_ ("Last name") }, LAST_WORDS },
  { { "topics", N_ ("Topics") }, "ervaring met|ervaring|ervaringen|onderwerp en|onderwerp|onderwerpen|thema|topics|experience with|erfahrung mit|erfahrung|themen" },
  { { "own_or_relative", N_ ("Own experience or as a relative") }, "zelf naaste|zelf of naaste|ervaring als|own or relative|erfahrung als" },
  { { "phone", N_ ("Phone") }, PHONE_WORDS },
  { { "email", N_ ("E-mail") }, EMAIL_WORDS },
  { { "address", N_ ("Address") }, ADDRESS_WORDS },
  { { "postcode", N_ ("Postcode") }, POSTCODE_WORDS },
  { { "place", N_ ("Place") }, PLACE_WORDS },
  { { "speed_dates", N_ ("Does speed-dates") }, "speeddates|speeddate|speed dates|speeddaten|kurzgesprache" },
  { { "one_to_one", N_ ("Does one-to-one contact") }, "1 op 1 contact|1 op 1|een op een contact|een op een|one to one|one to one contact|einzelgesprache" },
  { { "training", N_ ("Training followed") }, "training gevolgd|training|opleiding gevolgd|training followed|schulung|ausbildung" },
  { { "availability", N_ ("Available") }, "beschikbaar|beschikbaarheid|wanneer beschikbaar|available|availability|verfugbar|verfugbarkeit" },
  { { "private_notes", N_ ("Private notes") }, NOTES_WORDS },
  { { NULL, NULL }, NULL }
};

static const Column participation_columns[] = {
  { { "full_name", N_ ("Whole name") }, "naam|deelnemer|naam deelnemer|volledige naam|name|participant|persoon|person|teilnehmer|teilnehmende" },
  { { "first_name", N_ ("First name") }, FIRST_WORDS },
  { { "particle", N_ ("Particle") }, PARTICLE_WORDS },
  { { "last_name", N_ ("Last name") }, LAST_WORDS },
  { { "agb", N_ ("AGB code of the practice") }, AGB_WORDS },
  { { "organisation", N_ ("Practice") }, PRACTICE_WORDS },
  { { "function", N_ ("Function") }, FUNCTION_WORDS },
  { { "email", N_ ("E-mail") }, EMAIL_WORDS },
  { { "phone", N_ ("Phone") }, PHONE_WORDS },
  { { "interests", N_ ("Would like to talk about") }, "wil graag spreken over|wil spreken over|interesse|interesses|onderwerp en|onderwerpen|gespreksonderwerpen|interests|mochte sprechen uber|interessen" },
  { { "arrives_at", N_ ("Arrives at") }, "komt om|aankomst|aankomsttijd|arrives at|kommt um|ankunft" },
  { { "leaves_at", N_ ("Leaves at") }, "gaat om|vertrek|vertrektijd|leaves at|geht um|abreise" },
  { { "registered_on", N_ ("Registered") }, "aangemeld op|datum aanmelding|aanmelddatum|tijdstempel|registered|timestamp|angemeldet am|zeitstempel" },
  { { "remarks", N_ ("Remarks") }, NOTES_WORDS },
  { { NULL, NULL }, NULL }
};

static const struct
{
  const char *kind;
  const Column *columns;
} kinds[] = {
  { "group", group_columns },
  { "organisation", organisation_columns },
  { "staff", staff_columns },
  { "expert", expert_columns },
  { "participation", participation_columns },
};

static const Column *
find_columns (const SamKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind->name) == 0)
      return kinds[i].columns;
  return NULL;
}

/* The kind's own columns first, then every field of its table that is not among them. Made once for each kind. */
static GArray *
make_fields (const SamKind *kind)
{
  GArray *fields = g_array_new (FALSE, FALSE, sizeof (SamImportField));
  const Column *columns = find_columns (kind);
  SamImportField id = { "id", N_ ("Id") };

  for (const Column *column = columns; column != NULL && column->words != NULL; column++)
    g_array_append_val (fields, column->field);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      SamImportField field = { kind->fields[i].name, kind->fields[i].label };
      gboolean known = FALSE;

      for (guint j = 0; j < fields->len; j++)
        known |= strcmp (g_array_index (fields, SamImportField, j).name, field.name) == 0;
      if (!known && strcmp (field.name, "edited_by") != 0 &&
          strcmp (field.name, "edited_at") != 0)
        g_array_append_val (fields, field);
    }
  g_array_append_val (fields, id);
  return fields;
}

/**
 * sam_import_fields:
 * @n_fields: (out): how many
 *
 * Returns: (transfer none): what a column of a list of @kind can be
 */
const SamImportField *
sam_import_fields (const SamKind *kind,
                   guint *n_fields)
{
  static GMutex lock;
  static GHashTable *made;
  GArray *fields;

  g_mutex_lock (&lock);
  if (made == NULL)
    made = g_hash_table_new (NULL, NULL);
  fields = g_hash_table_lookup (made, kind);
  if (fields == NULL)
    {
      fields = make_fields (kind);
      g_hash_table_insert (made, (gpointer) kind, fields);
    }
  g_mutex_unlock (&lock);
  *n_fields = fields->len;
  return (const SamImportField *) (gpointer) fields->data;
}

/**
 * sam_import_find_field:
 *
 * Returns: (nullable) (transfer none): what a column named @name is
 */
const SamImportField *
sam_import_find_field (const SamKind *kind,
                       const char *name)
{
  guint n_fields;
  const SamImportField *fields = sam_import_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}

/**
 * sam_import_has_reader:
 *
 * Returns: whether lists of @kind have a column of their own by that name, rather than a field in its stored spelling
 */
gboolean
sam_import_has_reader (const SamKind *kind,
                       const char *name)
{
  for (const Column *column = find_columns (kind); column != NULL && column->words != NULL; column++)
    if (strcmp (column->field.name, name) == 0)
      return TRUE;
  return FALSE;
}

/* Of a header that is a column's name and nothing else, at least. */
#define EXACT 1000

/* How well a header fits: the length of the words it shares, doubled when it is those words and nothing else. */
static gsize
rate_words (const char *header,
            const char *words)
{
  g_auto (GStrv) alternatives = g_strsplit (words, "|", -1);
  g_autofree char *framed = g_strconcat (" ", header, " ", NULL);
  gsize best = 0;

  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      g_autofree char *phrase = g_strconcat (" ", alternatives[i], " ", NULL);

      if (strcmp (alternatives[i], header) == 0)
        return EXACT + strlen (header);
      if (strlen (alternatives[i]) > 3 && strstr (framed, phrase) != NULL)
        best = MAX (best, strlen (alternatives[i]));
    }
  return best;
}

static gsize
rate_field (const SamImportField *field,
            const Column *columns,
            const char *header)
{
  g_autofree char *name = sam_name_words (field->name);
  g_autofree char *label = sam_name_words (_ (field->label));
  g_autofree char *english = sam_name_words (field->label);

  for (const Column *column = columns; column != NULL && column->words != NULL; column++)
    if (strcmp (column->field.name, field->name) == 0 && rate_words (header, column->words) > 0)
      return rate_words (header, column->words);
  return strcmp (header, name) == 0 || strcmp (header, label) == 0 || strcmp (header, english) == 0 ? EXACT : 0;
}

/**
 * sam_import_knows_column:
 *
 * Returns: whether @header is the name of a column of any kind of list, and nothing else
 */
gboolean
sam_import_knows_column (const char *header)
{
  g_autofree char *words = sam_name_words (header);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n_fields;
      const SamImportField *fields = sam_import_fields (sam_kind_find (kinds[i].kind), &n_fields);

      for (guint f = 0; f < n_fields; f++)
        if (rate_field (&fields[f], kinds[i].columns, words) >= EXACT)
          return TRUE;
    }
  return FALSE;
}

/* The best pair of a free column and a free field, again and again, so that "Contactpersoon" does not take what "2e
 * contactpersoon" fits better. */
static gboolean
assign_best (const SamKind *kind,
             char **headers,
             char **mapping)
{
  guint n_fields;
  const SamImportField *fields = sam_import_fields (kind, &n_fields);
  gsize best = 0;
  guint best_column = 0;
  const char *best_field = NULL;

  for (guint c = 0; headers[c] != NULL; c++)
    for (guint f = 0; f < n_fields && mapping[c][0] == '\0' && headers[c][0] != '\0'; f++)
      {
        gsize rating = rate_field (&fields[f], find_columns (kind), headers[c]);

        if (rating > best && !g_strv_contains ((const char *const *) mapping, fields[f].name))
          {
            best = rating;
            best_column = c;
            best_field = fields[f].name;
          }
      }
  if (best_field == NULL)
    return FALSE;
  g_free (mapping[best_column]);
  mapping[best_column] = g_strdup (best_field);
  return TRUE;
}

/* A list with a column "id" was written by this program: its headers are the names or labels of fields, and nothing
 * else is meant by them. */
static gboolean
take_own_headers (const SamKind *kind,
                  char **headers,
                  char **mapping)
{
  guint n_fields;
  const SamImportField *fields = sam_import_fields (kind, &n_fields);

  if (!g_strv_contains ((const char *const *) headers, "id"))
    return FALSE;
  for (guint c = 0; headers[c] != NULL; c++)
    for (guint f = 0; f < n_fields && *mapping[c] == '\0'; f++)
      {
        const SamField *field = sam_kind_find_field (kind, fields[f].name);
        const SamImportField own = { fields[f].name, field != NULL ? field->label : fields[f].label };

        if ((field != NULL || strcmp (own.name, "id") == 0) && rate_field (&own, NULL, headers[c]) > 0 &&
            !g_strv_contains ((const char *const *) mapping, own.name))
          {
            g_free (mapping[c]);
            mapping[c] = g_strdup (own.name);
          }
      }
  return TRUE;
}

/* Of a file whose columns are fields. Kinds with a reader of their own know their records again by more than an
 * identity that another program gave them. */
static void
take_fields (const SamKind *kind,
             const SamSheet *table,
             char **mapping)
{
  for (guint i = 0; i < table->n_columns; i++)
    {
      const char *name = g_str_equal (table->header[i], "uid") && find_columns (kind) == NULL ? "id" : table->header[i];

      if (sam_import_find_field (kind, name) == NULL)
        continue;
      g_free (mapping[i]);
      mapping[i] = g_strdup (name);
    }
}

/**
 * sam_import_guess_columns:
 *
 * Returns: (transfer full): the mapping that the headers suggest
 */
char **
sam_import_guess_columns (const SamKind *kind,
                          const SamSheet *table)
{
  g_auto (GStrv) headers = g_new0 (char *, table->n_columns + 1);
  char **mapping = g_new0 (char *, table->n_columns + 1);

  for (guint i = 0; i < table->n_columns; i++)
    {
      headers[i] = sam_name_words (table->header[i]);
      mapping[i] = g_strdup ("");
    }
  if (table->kind != NULL)
    take_fields (kind, table, mapping);
  else if (!take_own_headers (kind, headers, mapping))
    while (assign_best (kind, headers, mapping))
      ;
  return mapping;
}

/**
 * sam_import_guess_kind:
 *
 * Returns: (transfer none): the kind whose lists have most of these columns
 */
const SamKind *
sam_import_guess_kind (const SamSheet *sheet)
{
  const SamKind *best = sam_kind_find (kinds[0].kind);
  guint best_columns = 0;

  if (sheet->kind != NULL)
    return sam_kind_find (sheet->kind);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SamKind *kind = sam_kind_find (kinds[i].kind);
      g_auto (GStrv) mapping = sam_import_guess_columns (kind, sheet);
      guint n = 0;

      for (guint c = 0; mapping[c] != NULL; c++)
        n += *mapping[c] != '\0' && sam_import_has_reader (kind, mapping[c]);
      if (n > best_columns)
        {
          best = kind;
          best_columns = n;
        }
    }
  return best;
}

/**
 * sam_import_map_column:
 * @mapping: changed in place
 * @column: a header, or the number of a column counted from 1
 * @field: what it is; "" leaves the column out
 *
 * Returns: %FALSE with %SAM_EXCHANGE_ERROR_MAPPING when there is no such column or field
 */
gboolean
sam_import_map_column (const SamKind *kind,
                       const SamSheet *table,
                       char **mapping,
                       const char *column,
                       const char *field,
                       GError **error)
{
  g_autofree char *wanted = sam_name_words (column);
  guint64 number = g_ascii_strtoull (column, NULL, 10);
  guint found = table->n_columns;

  for (guint i = 0; i < table->n_columns && found == table->n_columns; i++)
    {
      g_autofree char *header = sam_name_words (table->header[i]);

      if (strcmp (header, wanted) == 0)
        found = i;
    }
  if (found == table->n_columns && number >= 1 && number <= table->n_columns)
    found = (guint) number - 1;
  if (found == table->n_columns)
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_MAPPING, _ ("The list has no column “%s”."), column);
      return FALSE;
    }
  if (field[0] != '\0' && sam_import_find_field (kind, field) == NULL)
    {
      g_set_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_MAPPING, _ ("A list of this kind has no field “%s”."),
                   field);
      return FALSE;
    }
  g_free (mapping[found]);
  mapping[found] = g_strdup (field);
  return TRUE;
}

/**
 * sam_import_source_key:
 *
 * Returns: (transfer full): the name of the setting under which the mapping of lists with this header is remembered
 */
char *
sam_import_source_key (const SamKind *kind,
                       const SamSheet *table)
{
  g_autofree char *joined = g_strjoinv ("\x1F", table->header);
  g_autofree char *folded = sam_name_words (joined);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, folded, -1);

  return g_strdup_printf ("import-columns.%s.%.16s", kind->name, digest);
}
