/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region-fixture.h"

#include "network/sam-continuity.h"
#include "network/sam-practice.h"

#include <string.h>

#define TODAY "2026-06-15"

/* "Ada: The only coordinator (Oost); …" as lines. */
static char *
tell (GPtrArray *items)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      const SamContinuityItem *item = items->pdata[i];

      g_string_append_printf (text, "%s|%s|%s|%s|%s\n", item->person != NULL ? item->person : "-",
                              item->date != NULL ? item->date : "-", item->reason, item->title, item->label);
    }
  return g_string_free (text, FALSE);
}

static char *
tell_dependencies (Region *region)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = sam_continuity_load_dependencies (region->store, TODAY, &error);

  g_assert_no_error (error);
  return tell (items);
}

static char *
tell_endings (Region *region,
              guint months)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = sam_continuity_load_endings (region->store, TODAY, months, &error);

  g_assert_no_error (error);
  return tell (items);
}

static void
put_people (Region *region)
{
  put_record (region, "person", "ada", "first_name=Ada|last_name=Loo");
  put_record (region, "person", "bea", "first_name=Bea|last_name=Poel");
}

static void
test_what_depends_on_one_person (Region *region,
                                 gconstpointer data)
{
  g_autofree char *text = NULL;

  put_people (region);
  put_record (region, "region", "r", "name=Oost|coordinators=@person:ada");
  put_record (region, "network", "n", "name=Net|coordinators=@person:ada; @person:bea");
  put_record (region, "group", "one", "name=Een|status=open|contacts=@person:ada");
  put_record (region, "group", "two", "name=Twee|status=open|contacts=@person:ada; @person:bea");
  put_record (region, "group", "over", "name=Over|status=ended|contacts=@person:ada");
  put_record (region, "organisation", "p", "name=Praktijk|type=practice");
  put_record (region, "organisation", "q", "name=Andere|type=practice");
  put_record (region, "staff", "s", "person=@person:bea|organisation=@organisation:p|contact_person=true");
  put_record (region, "staff", "left",
              "person=@person:ada|organisation=@organisation:p|contact_person=true|contact_person_until=2026-06-14");
  put_record (region, "staff", "x", "person=@person:bea|organisation=@organisation:q|contact_person=true");
  put_record (region, "staff", "y", "person=@person:ada|organisation=@organisation:q|contact_person=true");
  put_record (region, "venue", "v", "name=Buurthuis|arranged_by=Ada Loo|keys_with=Cor|agreed_until=2027-01-01");
  put_record (region, "step", "a", "title=Stap|assigned_to=Cor|planned_on=2026-07-01");
  put_record (region, "step", "b", "title=Klaar|assigned_to=Cor|status=done");
  put_record (region, "task", "t", "title=Mevrouw Poel bellen|assigned_to=Cor|status=open");
  put_record (region, "task", "u", "title=Gedaan|assigned_to=Cor|status=done");
  text = tell_dependencies (region);
  g_assert_cmpstr (text, ==,
                   "Ada Loo|2027-01-01|Arranged the room|Buurthuis|Buurthuis\n"
                   "Ada Loo|-|The only contact person of the group|Een|Een\n"
                   "Ada Loo|-|The only coordinator|Oost|Oost\n"
                   "Cor|-|Has a task to do|Mevrouw Poel bellen|Task\n"
                   "Cor|-|Has the key|Buurthuis|Buurthuis\n"
                   "Cor|2026-07-01|Takes a step of the road map|Stap|Stap\n"
                   "Bea Poel|-|The only contact person of the practice|Praktijk|Praktijk\n");
}

static void
test_who_sees_to_a_group (Region *region,
                          gconstpointer data)
{
  g_autofree char *id = make_id ("group", "g");
  g_autoptr (SamRecord) group = sam_record_new (sam_kind_find ("group"), id);
  g_autofree char *depends = NULL;
  g_autofree char *ends = NULL;

  sam_record_set_text (group, "name", "Zin");
  sam_record_set_value (group, "needs",
                        "[{\"id\":\"a\",\"need\":\"Ruimte\",\"until\":\"2026-08-01\",\"who\":\"Cor\"},"
                        "{\"id\":\"b\",\"need\":\"Koffie\",\"until\":\"2026-06-01\",\"who\":\"Dirk\"}]");
  g_assert_true (sam_store_save (region->store, group, NULL));
  depends = tell_dependencies (region);
  g_assert_cmpstr (depends, ==, "Cor|2026-08-01|Sees to the group: Room|Zin|Zin\n");
  ends = tell_endings (region, 3);
  g_assert_cmpstr (ends, ==,
                   "-|2026-06-01|Is seen to no longer: Coffee|Zin|Zin\n"
                   "-|2026-08-01|Is seen to no longer: Room|Zin|Zin\n");
}

static void
test_what_ends_when (Region *region,
                     gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *year = NULL;

  put_people (region);
  put_record (region, "project", "p", "name=Project|ends_on=2026-09-14|status=running");
  put_record (region, "project", "old", "name=Oud|ends_on=2026-06-01|status=ended");
  put_record (region, "project", "late", "name=Later|ends_on=2026-09-16|status=running");
  put_record (region, "venue", "v", "name=Buurthuis|agreed_until=2026-07-31");
  put_record (region, "venue", "w", "name=Lang geleden|agreed_until=2026-01-01");
  put_record (region, "organisation", "o", "name=Praktijk|type=practice");
  put_record (region, "staff", "s",
              "person=@person:bea|organisation=@organisation:o|contact_person=true|contact_person_until=2026-08-01|"
              "until=2026-07-01");
  put_record (region, "consent", "c",
              "about=@person:ada|purpose=publication|channel=public_site|expires_on=2026-07-15");
  put_record (region, "consent", "d",
              "about=@person:ada|purpose=publication|channel=public_site|expires_on=2026-07-15|"
              "withdrawn_on=2026-06-01");
  /* What was agreed to again goes on. */
  put_record (region, "consent", "e",
              "about=@person:ada|purpose=contact|channel=region|given_on=2024-07-20|expires_on=2026-07-20");
  put_record (region, "consent", "f", "about=@person:ada|purpose=contact|channel=region|given_on=2026-06-01");
  text = tell_endings (region, 3);
  g_assert_null (strstr (text, "2026-07-20"));
  /* On paper neither a consent nor a contact person has a name. */
  g_assert_nonnull (strstr (text, "-|2026-07-01|A contact person stops|"));
  g_assert_nonnull (strstr (text, "|Praktijk\n"));
  g_assert_nonnull (strstr (text, "-|2026-07-15|A consent runs out|"));
  g_assert_nonnull (strstr (text, "|Consent\n"));
  g_assert_nonnull (strstr (text, "-|2026-07-31|The agreement on the room ends|Buurthuis|Buurthuis\n"));
  g_assert_nonnull (strstr (text, "-|2026-09-14|The project and its money end|Project|Project\n"));
  g_assert_null (strstr (text, "Oud"));
  g_assert_null (strstr (text, "Later"));
  g_assert_null (strstr (text, "Lang geleden"));
  year = tell_endings (region, 12);
  g_assert_nonnull (strstr (year, "Later"));
}

static void
test_agreements_of_a_network (Region *region,
                              gconstpointer data)
{
  g_autofree char *id = make_id ("network", "n");
  g_autoptr (SamRecord) network = sam_record_new (sam_kind_find ("network"), id);
  g_autofree char *text = NULL;

  sam_record_set_text (network, "name", "Net");
  sam_record_set_value (network, "agreements",
                        "[{\"id\":\"a\",\"text\":\"Met de gemeente\",\"until\":\"2026-07-01\"},{\"id\":\"b\"}]");
  g_assert_true (sam_store_save (region->store, network, NULL));
  text = tell_endings (region, 1);
  g_assert_cmpstr (text, ==, "-|2026-07-01|An agreement of the network ends|Net|Net\n");
}

static void
test_contact_person (void)
{
  static const struct
  {
    const char *staff;
    gboolean is;
  } cases[] = {
    { "contact_person=true", TRUE },
    { "contact_person=true|contact_person_since=2026-06-15", TRUE },
    { "contact_person=true|contact_person_since=2026-06-16", FALSE },
    { "contact_person=true|contact_person_until=2026-06-16", TRUE },
    { "contact_person=true|contact_person_until=2026-06-15", FALSE },
    { "contact_person=true|until=2026-06-15", FALSE },
    { "contact_person_since=2026-01-01|contact_person_until=2026-12-01", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) staff = make_record ("staff", "s", cases[i].staff);

      g_test_message ("%s", cases[i].staff);
      g_assert_cmpint (sam_practice_is_contact_person (staff, "2026-06-15"), ==, cases[i].is);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/network/continuity/" path, Region, NULL, region_set_up, func, region_tear_down)
  g_test_add_func ("/network/continuity/whose-day-has-come-is-contact-person-no-longer", test_contact_person);
  ADD ("what-depends-on-one-person", test_what_depends_on_one_person);
  ADD ("who-sees-to-a-group", test_who_sees_to_a_group);
  ADD ("what-ends-when", test_what_ends_when);
  ADD ("agreements-of-a-network", test_agreements_of_a_network);
  return g_test_run ();
}
