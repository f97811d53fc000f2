/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-registration-reader.h"

static char *
describe (const SamRegistration *self)
{
  g_autofree char *name = sam_registration_dup_name (self);

  const char *const rest[] = { self->practice, self->function, self->email, self->phone, self->remark };
  GString *text = g_string_new (name);

  for (guint i = 0; i < G_N_ELEMENTS (rest); i++)
    g_string_append_printf (text, "|%s", rest[i] != NULL ? rest[i] : "");
  return g_string_free (text, FALSE);
}

static const struct
{
  const char *name, *text;
  const char *found[4];
} cases[] = {
  { "a-form",
    "Beste Marit,\n\nNaam: Lies van den Berg\nPraktijk: De Linde\nFunctie: doktersassistent\nE-mail: "
    "lies@linde.example\nTelefoon: 045 571 23 45\nOpmerking: komt later\nen eet vegetarisch\n\nGroet, Lies\n",
    { "Lies van den Berg|De Linde|doktersassistent|lies@linde.example|+31455712345|komt later\nen eet vegetarisch" } },
  { "a-mail-with-its-head",
    "Van: Sef Heijnen <sef@groep.example>\nAan: Marit\nOnderwerp: Aanmelding\n\nVoornaam: Sef\nAchternaam: "
    "Heijnen\nOrganisatie: Medisch Centrum West\n",
    { "Sef Heijnen|Medisch Centrum West||sef@groep.example||" } },
  { "one-a-line",
    "Dit zijn ze, in volgorde van binnenkomst:\nLies Meulenberg; huisarts; De Linde; lies@linde.example\nBerg, Jan van "
    "den\tPOH-GGZ\tDe Bron\n Ben Crutzen, ben@bron.example, De Bron, komt om acht uur\n",
    { "Lies Meulenberg|De Linde|huisarts|lies@linde.example||", "Jan van den Berg|De Bron|POH-GGZ|||",
      "Ben Crutzen|De Bron||ben@bron.example||komt om acht uur" } },
  { "two-forms",
    "Naam: A Een\nFunctie: huisarts\n\nNaam: B Twee\nFunctie: huisarts\n",
    { "A Een||huisarts|||", "B Twee||huisarts|||" } },
  { "without-commas",
    "Fien de Wit doktersassistent fien@praktijk.example\nJan Smit <jan@praktijk.example>\n"
    "Mail ons gerust op info@praktijk.example als er nog iets is\n",
    { "Fien de Wit||doktersassistent|fien@praktijk.example||", "Jan Smit|||jan@praktijk.example||" } },
  { "as-mail-programs-write-them",
    "\"Berg, Lies van den\" <lies@praktijk.example>; Jan Smit <jan@praktijk.example>\n",
    { "Lies van den Berg|||lies@praktijk.example||", "Jan Smit|||jan@praktijk.example||" } },
  { "just-a-letter", "Beste Marit, graag kom ik, met vriendelijke groet, Jan\n\n", { NULL } },
  { "nothing", "", { NULL } },
};

static void
test_case (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GPtrArray) list = sam_registration_read (cases[i].text);

  for (guint r = 0; r < list->len; r++)
    {
      g_autofree char *words = describe (g_ptr_array_index (list, r));

      g_assert_cmpstr (words, ==, cases[i].found[r]);
    }
  g_assert_cmpuint (list->len, ==, g_strv_length ((char **) cases[i].found));
}

/* A line that is of nobody who was found is told, or somebody would be lost. */
static void
test_what_is_missed (void)
{
  static const char text[] = "Van: Sef <sef@groep.example>\nLies Meulenberg, huisarts, lies@linde.example\n"
                             "graag ook nog mijn collega jan@linde.example als het kan want hij wil zo graag\nGroet\n";
  g_autoptr (GPtrArray) list = sam_registration_read (text);
  g_auto (GStrv) missed = sam_registration_find_missed (text, list);

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (g_strv_length (missed), ==, 1);
  g_assert_cmpstr (missed[0], ==, "graag ook nog mijn collega jan@linde.example als het kan want hij wil zo graag");
}

/* Nobody counts as found because of who stands beside them, or whose address ends like theirs. */
static void
test_who_looks_like_somebody (void)
{
  static const char text[] = "Jan Smit; huisarts; jan@linde.example\n"
                             "Ook marjan@linde.example wil er heel graag bij zijn als er nog plaats is\n"
                             "Vraag het anders aan Jan (JAN@Linde.example) of anders aan bea@linde.example.\n"
                             "Jan is te bereiken op <jan@linde.example>.\n";
  g_autoptr (GPtrArray) list = sam_registration_read (text);
  g_auto (GStrv) missed = sam_registration_find_missed (text, list);

  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpuint (g_strv_length (missed), ==, 2);
  g_assert_true (g_str_has_prefix (missed[0], "Ook marjan@"));
  g_assert_true (g_str_has_prefix (missed[1], "Vraag het"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/registrations/%s", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/exchange/registrations/who-is-missed-is-told", test_what_is_missed);
  g_test_add_func ("/exchange/registrations/who-looks-like-somebody-is-told", test_who_looks_like_somebody);
  return g_test_run ();
}
