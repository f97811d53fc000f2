/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-practice.h"

#include "region-fixture.h"

static void
test_contact_person (void)
{
  static const struct
  {
    const char *before;
    gboolean contact;
    const char *since;
    const char *until;
  } cases[] = {
    { "", TRUE, "2026-06-15", "" },
    { "contact_person=true|contact_person_since=2025-01-01", TRUE, "2025-01-01", "" },
    { "contact_person=true|contact_person_since=2025-01-01", FALSE, "2025-01-01", "2026-06-15" },
    { "contact_person=true", FALSE, "", "2026-06-15" },
    { "contact_person=true|contact_person_since=2026-06-15", FALSE, "", "" },
    { "contact_person=false|contact_person_since=2024-01-01|contact_person_until=2025-01-01", TRUE, "2026-06-15", "" },
    { "contact_person=false|contact_person_since=2024-01-01|contact_person_until=2026-06-15", TRUE, "2024-01-01", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) staff = make_record ("staff", "Ada", cases[i].before);
      g_autofree char *since = NULL;
      g_autofree char *until = NULL;

      g_test_message ("%s", cases[i].before);
      sam_practice_mark_contact_person (staff, cases[i].contact, "2026-06-15");
      since = sam_record_format_field (staff, "contact_person_since");
      until = sam_record_format_field (staff, "contact_person_until");
      g_assert_cmpint (sam_record_get_boolean (staff, "contact_person"), ==, cases[i].contact);
      g_assert_cmpstr (since, ==, cases[i].since);
      g_assert_cmpstr (until, ==, cases[i].until);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/practice/a-contact-person-is-noted-with-the-days", test_contact_person);
  return g_test_run ();
}
