/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-names.h"
#include "region-fixture.h"

/* Whatever signs somebody typed as a name: they are looked for as they stand, and hide nobody. */
static void
test_signs_in_a_name_hide_nobody (Region *region,
                                  gconstpointer data)
{
  static const struct
  {
    const char *text;
    SamNamed named;
  } cases[] = {
    { "vraag het mevrouw ? Vermeulen", SAM_NAMED_SOMEBODY },
    { "bel (Ada) Kessels", SAM_NAMED_SOMEBODY },
    { "bel Kessels, (Ada)", SAM_NAMED_SOMEBODY },
    { "bel * van den Hoogenhof", SAM_NAMED_SOMEBODY },
    { "bel [b Lemmens", SAM_NAMED_SOMEBODY },
    { "bel A.B. Offermans", SAM_NAMED_SOMEBODY },
    { "bel de huisarts", SAM_NAMED_NOBODY },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamNames) names = NULL;

  put_record (region, "person", "1", "first_name=?|last_name=Vermeulen");
  put_record (region, "person", "2", "first_name=(Ada)|last_name=Kessels");
  put_record (region, "person", "3", "first_name=*|last_name=Hoogenhof");
  put_record (region, "person", "4", "first_name=[b|last_name=Lemmens");
  put_record (region, "person", "5", "first_name=Alma|last_name=Offermans");
  names = sam_names_load (region->store, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sam_names_find (names, cases[i].text, &found), ==, cases[i].named);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/network/names/signs-in-a-name-hide-nobody", Region, NULL, region_set_up,
              test_signs_in_a_name_hide_nobody, region_tear_down);
  return g_test_run ();
}
