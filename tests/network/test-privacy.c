/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-privacy.h"
#include "network/sam-topics.h"

#define BSN SAM_PRIVACY_CITIZEN_NUMBER
#define PHONE SAM_PRIVACY_PHONE
#define EMAIL SAM_PRIVACY_EMAIL
#define NAME SAM_PRIVACY_NAME

static void
test_find (void)
{
  static const struct
  {
    const char *text;
    guint found;
  } cases[] = {
    { NULL, 0 },
    { "", 0 },
    { "Zoekt contact over rouw.", 0 },
    { "Zoekt contact over rouw in Heerlen. Liefst een groep.", 0 },
    { "BSN 111222333", BSN },
    { "nummer 1112.22.333 staat erbij", BSN },
    { "123456782", BSN },
    { "123456789", 0 },
    { "000000000", 0 },
    { "Bel 06-00000000", PHONE },
    { "Bel (045) 000 00 00 na zes uur", PHONE },
    { "+31 6 00000000", PHONE },
    { "sinds 2019, 3 kinderen van 12, 14 en 16", 0 },
    { "Is 45 jaar, sinds 2 jaar ziek", 0 },
    { "mail naar iemand@post.example aub", EMAIL },
    { "mevrouw Voorbeeld zoekt lotgenoten", NAME },
    { "dhr. van der Proef belt terug", NAME },
    { "gebeld door Bert Voorbeeld uit Heerlen", NAME },
    { "De groep Samen komt bijeen", 0 },
    { "Bert Voorbeeld, 06 00000000, bert@post.example", PHONE | EMAIL | NAME },
    { "Bert Voorbeeld zoekt contact", NAME },
    { "Ada van der Proef denkt veel na", NAME },
    { "Man met Parkinson. Zoekt Heerlense groep", 0 },
    { "Zoekt een groep.\nAda van der Proef belt morgen terug", NAME },
    { "de vrager (Ada Proef) belt", NAME },
    { "Naam: Ada Proef", NAME },
    { "gesproken met A.B. de Voorbeeld", NAME },
    { "J. Proef wil een maatje", NAME },
    { "Heeft Parkinson en zoekt een groep", 0 },
    { "Mijn dochter woont in Heerlen", 0 },
    { "woont in Kerkrade West", 0 },
    { "Komt uit Sint Geertruid, zoekt een groep", 0 },
    { "verhuisd naar Bergen Op Zoom. Zoekt contact", 0 },
    { "Kerkrade West heeft geen groep", 0 },
    { "een groep in Hoek van Holland of Zuid Limburg", 0 },
    { "woont in de Oostelijke Mijnstreek", 0 },
    { "in Kerkrade West, bij Bert Voorbeeld", NAME },
    { "gebeld door Bert Heerlen", NAME },
    { "BSN 111222333 2 kinderen", BSN },
    { "3 kinderen 111222333", BSN },
    { "06-00000000 2 keer gebeld", PHONE },
    { "BSN 111222333 06 00000000", BSN | PHONE },
    { "+31 6 11122233", PHONE },
    { "Heeft sinds kort Ziekte van Parkinson en zoekt contact", 0 },
    { "Sinds kort ken ik Bert van Parkinson, die zoekt contact", NAME },
    { "moeder van Bert Voorbeeld, 06 00000000", PHONE | NAME },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].text);
      g_assert_cmpuint (sam_privacy_find (cases[i].text), ==, cases[i].found);
    }
}

/* Whoever tells about an illness that is called after somebody gives no name away. */
static void
test_topics (void)
{
  static const char *const names[] = { "name", "name_en", "name_de" };
  static const char *const sentences[][2] = {
    { "Heeft sinds kort ", " en zoekt contact" },
    { "", ". Zoekt een groep" },
    { "Mijn man, ", ", zoekt een groep" },
    { "Wil contact over leven met ", "" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) topics = sam_topics_load_shipped (FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (topics->len, >=, 80);
  for (guint i = 0; i < topics->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      for (guint k = 0; k < G_N_ELEMENTS (sentences); k++)
        {
          g_autofree char *name = sam_record_dup_text (g_ptr_array_index (topics, i), names[j]);
          g_autofree char *text = name != NULL ? g_strconcat (sentences[k][0], name, sentences[k][1], NULL) : NULL;

          g_test_message ("%s", text);
          g_assert_cmpuint (sam_privacy_find (text), ==, SAM_PRIVACY_NOTHING);
        }
}

static void
test_describe (void)
{
  g_autofree char *number = sam_privacy_describe (SAM_PRIVACY_CITIZEN_NUMBER);
  g_autofree char *rest = sam_privacy_describe (SAM_PRIVACY_NAME | SAM_PRIVACY_PHONE);

  g_assert_null (sam_privacy_describe (SAM_PRIVACY_NOTHING));
  g_assert_nonnull (strstr (number, "may not be kept"));
  g_assert_nonnull (strstr (rest, "seem to be a name and a phone number in"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/privacy/what-tells-who-somebody-is", test_find);
  g_test_add_func ("/privacy/a-topic-is-no-name", test_topics);
  g_test_add_func ("/privacy/is-told-in-a-sentence", test_describe);
  return g_test_run ();
}
