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

static void
test_follows (void)
{
  static const struct
  {
    const char *kind, *before, *added, *visited_on, *leaflets;
  } cases[] = {
    { "contact", "name=P", "type=visit|date=2026-06-01", "2026-06-01", "" },
    { "contact", "name=P|visited_on=2026-06-02", "type=visit|date=2026-06-01", "2026-06-02", "" },
    { "contact", "name=P|visited_on=2026-05-01", "type=call|date=2026-06-01", "2026-05-01", "" },
    { "contact", "name=P", "type=visit", "", "" },
    { "contact", "name=P|visited_on=2026-05-01", "type=visit|date=2026-06-16", "2026-05-01", "" },
    { "delivery", "name=P|leaflets=no", "quantity=50", "", "yes" },
    { "delivery", "name=P|leaflets=no", "quantity=50|gone_on=2026-01-01", "", "no" },
    { "delivery", "name=P|leaflets=no", "quantity=50|delivered_on=2026-06-16", "", "no" },
  };
  g_autoptr (SamRecord) person = make_record ("person", "Ada", "first_name=Ada");
  g_autoptr (SamRecord) call = make_record ("contact", "C", "type=visit|date=2026-06-01");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) practice = make_record ("organisation", "P", cases[i].before);
      g_autoptr (SamRecord) added = make_record (cases[i].kind, "A", cases[i].added);
      g_autofree char *visited_on = NULL;
      g_autofree char *leaflets = NULL;

      g_test_message ("%s + %s", cases[i].before, cases[i].added);
      if (g_str_equal (cases[i].kind, "contact"))
        sam_practice_note_contact (practice, added, "2026-06-15");
      else
        sam_practice_note_delivery (practice, added, "2026-06-15");
      visited_on = sam_record_format_field (practice, "visited_on");
      leaflets = sam_record_format_field (practice, "leaflets");
      g_assert_cmpstr (visited_on, ==, cases[i].visited_on);
      g_assert_cmpstr (leaflets, ==, cases[i].leaflets);
    }
  g_assert_false (sam_practice_note_contact (person, call, "2026-06-15"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/network/practice/a-contact-person-is-noted-with-the-days", test_contact_person);
  g_test_add_func ("/network/practice/what-was-noted-shows-with-the-practice", test_follows);
  return g_test_run ();
}
