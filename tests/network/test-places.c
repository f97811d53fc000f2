/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-name-key.h"
#include "network/sam-places.h"

static void
test_postcodes (void)
{
  static const struct
  {
    const char *postcode;
    const char *place;
    const char *municipality;
    const char *code;
  } cases[] = {
    { "6412 GD", "Heerlen", "Heerlen", "GM0917" },
    { "6431PA", "Hoensbroek", "Heerlen", "GM0917" },
    { "6127 BC", "Grevenbicht", "Sittard-Geleen", "GM1883" },
    { "5671 AA", "Nuenen", "Nuenen, Gerwen en Nederwetten", "GM0820" },
    { "0001 AA", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { NULL, NULL, NULL, NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamPlaces) places = sam_places_load (&error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SamPlace *place = sam_places_find (places, cases[i].postcode);

      g_assert_cmpstr (place != NULL ? place->place : NULL, ==, cases[i].place);
      g_assert_cmpstr (place != NULL ? place->municipality : NULL, ==, cases[i].municipality);
      g_assert_cmpstr (place != NULL ? place->municipality_code : NULL, ==, cases[i].code);
    }
}

static void
test_names (void)
{
  g_autoptr (SamPlaces) places = sam_places_load (NULL);
  g_autoptr (GPtrArray) heerlen = sam_places_in_municipality (places, "GM0917");

  g_assert_cmpstr (sam_places_find_by_name (places, "HOENSBROEK")->municipality, ==, "Heerlen");
  g_assert_null (sam_places_find_by_name (places, "Beek"));
  g_assert_null (sam_places_find_by_name (places, "Nergenshuizen"));
  g_assert_cmpuint (heerlen->len, >, 10);
}

static void
test_keys (void)
{
  static const struct
  {
    const char *text;
    const char *words;
    const char *key;
  } cases[] = {
    { "  Ménière, (kort) ", "meniere kort", "menierekort" },
    { "ZELFHULP-groep", "zelfhulp groep", "zelfhulpgroep" },
    { "Yılmaz & Øst", "yilmaz ost", "yilmazost" },
    { "Ĳsbeer", "ijsbeer", "ijsbeer" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sam_name_words (cases[i].text);
      g_autofree char *key = sam_name_key (cases[i].text);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (key, ==, cases[i].key);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/places/a-postcode-has-a-municipality", test_postcodes);
  g_test_add_func ("/network/places/a-name-has-one-when-it-is-the-only-one", test_names);
  g_test_add_func ("/network/name-key/two-spellings-give-one-key", test_keys);
  return g_test_run ();
}
