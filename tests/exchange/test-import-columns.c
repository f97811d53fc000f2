/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-import-columns.h"
#include "exchange/sam-sheet-reader.h"

static SamSheet *
read_header (const char *header)
{
  g_autoptr (GBytes) bytes = g_bytes_new (header, strlen (header));

  return sam_sheet_read_bytes (bytes, NULL, NULL);
}

static void
test_headers (void)
{
  static const struct
  {
    const char *kind;
    const char *header;
    const char *mapping;
  } cases[] = {
    /* the five lists */
    { "group",
      "Naam groep;Onderwerp(en);Voor wie;Status;Wanneer;Tijd;Locatie;Adres;Postcode;Plaats;Contactpersoon;Telefoon;"
      "E-mail;2e contactpersoon;Rolstoeltoegankelijk;Kosten;Laatst gecontroleerd;Opmerkingen",
      "name topics audience status when time venue address postcode place contact phone email second_contact "
      "wheelchair cost verified_on notes" },
    { "organisation",
      "AGB;Praktijk;Straat + nr;Postcode;Plaats;Tel.;Mail;Website;Zorggroep;Aantal huisartsen;Folders aanwezig;"
      "Datum bezoek;Achtergelaten",
      "agb name address postcode place phone email website part_of gps leaflets visited_on left_behind" },
    { "staff",
      "AGB praktijk;Praktijk;Voornaam;Achternaam;Functie;E-mail;Mobiel;Contactpersoon zelfhulp;Workshop gevolgd",
      "agb organisation first_name last_name function email phone contact_person workshop_followed_on" },
    { "expert",
      "Voornaam;Achternaam;Ervaring met;Zelf/naaste;Telefoon;E-mail;Postcode;Woonplaats;Speeddates;1-op-1 contact;"
      "Training gevolgd;Beschikbaar",
      "first_name last_name topics own_or_relative phone email postcode place speed_dates one_to_one training "
      "availability" },
    { "participation", "Naam;Praktijk;Functie;E-mail;Wil graag spreken over;Bijzonderheden",
      "full_name organisation function email interests remarks" },
    /* the same in German */
    { "group",
      "Name der Gruppe;Thema;Für wen;Status;Wann;Uhrzeit;Treffpunkt;Straße;PLZ;Ort;Ansprechpartner;Telefonnummer;"
      "E-Mail;2. Ansprechperson;Barrierefrei;Kosten;Zuletzt geprüft;Bemerkungen",
      "name topics audience status when time venue address postcode place contact phone email second_contact "
      "wheelchair cost verified_on notes" },
    { "organisation", "Praxis;Straße;Postleitzahl;Ort;Telefon;E-Mail-Adresse;Ärztenetz;Anzahl Hausärzte;Faltblätter",
      "name address postcode place phone email part_of gps leaflets" },
    { "participation", "Vorname;Nachname;Praxis;Funktion;E-Mail;Möchte sprechen über;Anmerkungen",
      "first_name last_name organisation function email interests remarks" },
    /* others */
    { "group", "Name;Topic;City;Phone", "name topics place phone" },
    { "group", "2e contactpersoon;Contactpersoon van de groep;Groep", "second_contact contact name" },
    { "group", "naam;iets anders;omschrijving", "name - description" },
    { "group", "name;how_it_works;Languages;id", "name how_it_works languages id" },
    { "group", "id;Meets;From;Phone to publish;edited_by", "id meets start_time public_phone -" },
    { "staff", "id;person;organisation;function", "id person organisation function" },
    { "staff", "Persoon;Praktijk;Functie", "full_name organisation function" },
    { "staff", "Naam;Naam praktijk;Functie", "full_name organisation function" },
    { "topic", "Name;Synonyms", "name synonyms" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SamKind *kind = sam_kind_find (cases[i].kind);
      g_autoptr (SamSheet) table = read_header (cases[i].header);
      g_auto (GStrv) mapping = sam_import_guess_columns (kind, table);
      g_autofree char *joined = NULL;

      for (guint c = 0; mapping[c] != NULL; c++)
        if (mapping[c][0] == '\0')
          {
            g_free (mapping[c]);
            mapping[c] = g_strdup ("-");
          }
      joined = g_strjoinv (" ", mapping);
      g_assert_cmpstr (joined, ==, cases[i].mapping);
    }
}

static void
test_kinds (void)
{
  static const struct
  {
    const char *file;
    const char *kind;
  } cases[] = {
    { "groepen.csv", "group" },
    { "huisartsenpraktijken.csv", "organisation" },
    { "medewerkers.csv", "staff" },
    { "ervaringsdeskundigen.csv", "expert" },
    { "aanmeldingen-workshop.csv", "participation" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "lists", cases[i].file, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (SamSheet) sheet = sam_sheet_read_file (file, NULL, NULL, NULL);

      g_assert_cmpstr (sam_import_guess_kind (sheet)->name, ==, cases[i].kind);
    }
}

static void
test_adjusting (void)
{
  const SamKind *kind = sam_kind_find ("group");
  g_autoptr (SamSheet) table = read_header ("Naam;Iets;Plaats\nx;y;z\n");
  g_auto (GStrv) mapping = sam_import_guess_columns (kind, table);
  g_autoptr (GError) error = NULL;

  g_assert_true (sam_import_map_column (kind, table, mapping, "iets", "topics", &error));
  g_assert_true (sam_import_map_column (kind, table, mapping, "3", "", &error));
  g_assert_cmpstr (mapping[1], ==, "topics");
  g_assert_cmpstr (mapping[2], ==, "");
  g_assert_false (sam_import_map_column (kind, table, mapping, "weg", "topics", &error));
  g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_MAPPING);
  g_clear_error (&error);
  g_assert_false (sam_import_map_column (kind, table, mapping, "naam", "geen veld", &error));
  g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_MAPPING);
}

static void
test_source_key (void)
{
  g_autoptr (SamSheet) one = read_header ("Naam;Plaats\n");
  g_autoptr (SamSheet) same = read_header ("naam,PLAATS\n");
  g_autoptr (SamSheet) other = read_header ("Naam;Woonplaats\n");
  g_autofree char *one_key = sam_import_source_key (sam_kind_find ("group"), one);
  g_autofree char *same_key = sam_import_source_key (sam_kind_find ("group"), same);
  g_autofree char *other_key = sam_import_source_key (sam_kind_find ("group"), other);
  g_autofree char *kind_key = sam_import_source_key (sam_kind_find ("staff"), one);

  g_assert_cmpstr (one_key, ==, same_key);
  g_assert_cmpstr (one_key, !=, other_key);
  g_assert_cmpstr (one_key, !=, kind_key);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/exchange/import-columns/headers-are-understood", test_headers);
  g_test_add_func ("/exchange/import-columns/the-header-tells-the-kind-of-list", test_kinds);
  g_test_add_func ("/exchange/import-columns/a-column-can-be-mapped-by-hand", test_adjusting);
  g_test_add_func ("/exchange/import-columns/a-source-is-known-by-its-header", test_source_key);
  return g_test_run ();
}
