/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-registration-numbers.h"
#include "network/sam-workshop-after.h"
#include "region-fixture.h"

static void
test_hours_follow_from_the_times_at_the_door (void)
{
  static const struct
  {
    const char *workshop, *person;
    guint minutes;
    gboolean full;
    const char *hours;
  } cases[] = {
    { "title=W|start=19:30|end=21:30", "status=attended", 120, TRUE, "2" },
    { "title=W|start=19:30|end=21:30", "status=attended|arrives_at=19:10", 120, TRUE, "2" },
    { "title=W|start=19:30|end=21:30", "status=attended|arrives_at=20:00", 90, FALSE, "1.5" },
    { "title=W|start=19:30|end=21:30", "status=attended|leaves_at=20:15", 45, FALSE, "0.75" },
    { "title=W|start=19:30|end=21:30", "status=attended|arrives_at=22:00", 0, FALSE, "0" },
    { "title=W|start=23:00|end=01:00", "status=attended", 120, TRUE, "2" },
    { "title=W", "status=attended", 0, FALSE, "0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) workshop = make_record ("workshop", "W", cases[i].workshop);
      g_autoptr (SamRecord) person = make_record ("participation", "P", cases[i].person);
      gboolean full;
      const guint minutes = sam_attendance_get_minutes (workshop, person, &full);
      g_autofree char *hours = sam_attendance_format_hours (minutes);

      g_assert_cmpuint (minutes, ==, cases[i].minutes);
      g_assert_cmpint (full, ==, cases[i].full);
      g_assert_cmpstr (hours, ==, cases[i].hours);
    }
}

static void
put_evening (Region *region)
{
  put_record (region, "workshop", "W", "title=Kennis maken|date=2027-03-04|start=19:30|end=21:30");
  put_record (region, "organisation", "L", "name=De Linde|type=practice");
  put_record (region, "person", "Els", "first_name=Els|last_name=Proef");
  put_record (region, "person", "Jan", "first_name=Jan|last_name=Proef");
  put_record (region, "staff", "Els", "person=@person:Els|organisation=@organisation:L");
  put_record (region, "participation", "Els",
              "person=@person:Els|workshop=@workshop:W|organisation=@organisation:L|status=attended|"
              "becomes_contact=true|function_text=POH|register=nvvpo|registration_number=77");
  put_record (region, "participation", "Jan",
              "person=@person:Jan|workshop=@workshop:W|organisation=@organisation:L|status=attended|arrives_at=20:30");
}

static void
test_who_was_there_counts_for_the_target (Region *region,
                                          gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *contact = NULL;
  g_autofree char *followed = NULL;
  g_autofree char *jan = make_id ("person", "Jan");
  g_autofree char *els = make_id ("person", "Els");
  g_auto (GStrv) staff = NULL;
  g_auto (GStrv) consents = NULL;
  g_autoptr (GError) error = NULL;

  put_evening (region);
  g_assert_cmpint (sam_after_save_contacts (region->store, workshop, "2027-03-05", &error), ==, 1);
  g_assert_no_error (error);
  contact = get_value (region, "staff", "Els", "contact_person");
  followed = get_value (region, "staff", "Els", "workshop_followed_on");
  g_assert_cmpstr (contact, ==, "true");
  g_assert_cmpstr (followed, ==, "2027-03-04");
  staff = sam_store_find_referrers (region->store, jan, sam_kind_find ("staff"), "person", NULL);
  g_assert_cmpuint (g_strv_length (staff), ==, 1);
  /* Agreed to once, however often this is done. */
  g_assert_cmpint (sam_after_save_contacts (region->store, workshop, "2027-03-05", &error), ==, 1);
  consents = sam_store_find_referrers (region->store, els, sam_kind_find ("consent"), "about", NULL);
  g_assert_cmpuint (g_strv_length (consents), ==, 1);
  /* Both times are taken back, and then nobody is contact person. */
  g_assert_true (sam_store_undo (region->store, &error));
  g_clear_pointer (&contact, g_free);
  contact = get_value (region, "staff", "Els", "contact_person");
  g_assert_cmpstr (contact != NULL ? contact : "", ==, "");
}

static void
test_the_attendance_has_what_registers_ask (Region *region,
                                            gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autoptr (GPtrArray) list = NULL;
  const SamAttendance *first, *second;

  put_evening (region);
  list = sam_attendance_load (region->store, workshop, NULL);
  g_assert_cmpuint (list->len, ==, 2);
  first = g_ptr_array_index (list, 0);
  second = g_ptr_array_index (list, 1);
  g_assert_cmpstr (first->register_name, ==, "NVvPO");
  g_assert_cmpstr (first->number, ==, "77");
  g_assert_true (first->full);
  g_assert_false (second->full);
  g_assert_cmpuint (second->minutes, ==, 60);
}

/* GAIA takes whole hours only; the others what is handed in. */
static void
test_part_of_an_evening_counts_as_the_register_says (void)
{
  static const struct
  {
    const char *name;
    guint minutes, counted;
  } cases[] = {
    { "gaia", 120, 120 },
    { "gaia", 119, 60 },
    { "gaia", 59, 0 },
    { "nvvpo", 90, 90 },
    { "venvn", 45, 45 },
    { "kabiz", 75, 75 },
    { "none", 10, 10 },
    { NULL, 100, 100 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (sam_attendance_get_counted (cases[i].name, cases[i].minutes), ==, cases[i].counted);
}

static void
test_the_term_of_numbers_follows_from_the_handing_in (void)
{
  static const struct
  {
    const char *workshop, *last;
  } cases[] = {
    { "title=W|date=2027-03-04", "2027-08-31" },
    { "title=W|date=2027-03-04|accreditation_body=none", "2027-08-31" },
    { "title=W|date=2027-03-04|accreditation_body=gaia", "2028-03-03" },
    { "title=W|date=2027-03-04|accreditation_body=gaia|accreditation_sent_on=2027-03-18", "2027-09-14" },
    { "title=W", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) workshop = make_record ("workshop", "W", cases[i].workshop);
      g_autofree char *last = sam_registration_numbers_dup_last_day (workshop);

      g_assert_cmpstr (last, ==, cases[i].last);
    }
}

static gboolean
file_has (Region *region,
          const char *text)
{
  g_autoptr (GDir) folder = g_dir_open (region->folder, 0, NULL);
  gboolean found = FALSE;
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (region->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
      found = found || memmem (bytes, size, text, strlen (text)) != NULL;
    }
  return found;
}

static void
test_numbers_are_forgotten_after_half_a_year (Region *region,
                                              gconstpointer data)
{
  static const char number[] = "NUMMER-8093-4412";
  g_autofree char *path = g_build_filename (region->folder, "region.samenhulp", NULL);
  g_autofree char *value = NULL;
  g_autoptr (GError) error = NULL;

  put_evening (region);
  put_record (region, "participation", "Els", "registration_number=NUMMER-8093-4412");
  g_assert_cmpint (sam_registration_numbers_clear (region->store, "2027-08-31", &error), ==, 0);
  g_assert_true (file_has (region, number));
  g_assert_cmpint (sam_registration_numbers_clear (region->store, "2027-09-01", &error), ==, 1);
  g_assert_no_error (error);
  value = get_value (region, "participation", "Els", "registration_number");
  g_assert_cmpstr (value, ==, "");
  /* Neither undoing nor the file itself has it any more. */
  sam_store_close (region->store);
  g_assert_false (file_has (region, number));
  region->store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
}

static void
test_forms_are_typed_in_fast (void)
{
  static const struct
  {
    const char *form, *typed;
    gboolean understood;
    const char *helped, *remarks;
  } cases[] = {
    { "workshop", "45j Fijne gesprekken", TRUE, "yes", "Fijne gesprekken" },
    { "workshop", " 4 5 n", TRUE, "no", "" },
    { "workshop", "4 5 - niets", TRUE, "", "niets" },
    { "workshop", "4 5 ja hoor", TRUE, "", "ja hoor" },
    { "workshop_before", "23 nieuwsgierig", TRUE, "", "nieuwsgierig" },
    { "workshop", "4", FALSE, "", "" },
    { "workshop", "6 1", FALSE, "", "" },
    { "workshop", "", FALSE, "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = g_strdup_printf ("form=%s", cases[i].form);
      g_autoptr (SamRecord) record = make_record ("evaluation", NULL, values);
      g_autoptr (GError) error = NULL;
      g_autofree char *helped = NULL;
      g_autofree char *remarks = NULL;

      g_assert_cmpint (sam_after_parse_form (record, cases[i].typed, &error), ==, cases[i].understood);
      g_assert_cmpint (error == NULL, ==, cases[i].understood);
      helped = sam_record_dup_text (record, "helped");
      remarks = sam_record_dup_text (record, "remarks");
      g_assert_cmpstr (helped != NULL ? helped : "", ==, cases[i].helped);
      g_assert_cmpstr (remarks != NULL ? remarks : "", ==, cases[i].remarks);
    }
}

static void
test_few_forms_give_no_percentage (void)
{
  g_autoptr (GPtrArray) forms = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *few = NULL;
  g_autofree char *enough = NULL;

  for (guint i = 0; i < 5; i++)
    {
      SamRecord *record = make_record ("evaluation", NULL, "form=workshop");

      g_assert_true (sam_after_parse_form (record, i == 0 ? "2 3 n" : "4 5 j", NULL));
      g_ptr_array_add (forms, record);
      if (i == 3)
        few = sam_after_describe_forms (forms);
    }
  enough = sam_after_describe_forms (forms);
  g_assert_null (strchr (few, '%'));
  g_assert_nonnull (strstr (few, "after n = 4, too few to say"));
  g_assert_nonnull (strstr (few, "It helped: 3 of 4"));
  g_assert_nonnull (strstr (enough, "Knows what self-help can do: before no forms, after 3.6 (n = 5)"));
  g_assert_nonnull (strstr (enough, "It helped: 80% (n = 5)"));
}

#define ADD(name, func) \
  g_test_add ("/network/workshop-after/" name, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/workshop-after/hours-follow-from-the-times-at-the-door",
                   test_hours_follow_from_the_times_at_the_door);
  ADD ("who-was-there-counts-for-the-target", test_who_was_there_counts_for_the_target);
  ADD ("the-attendance-has-what-registers-ask", test_the_attendance_has_what_registers_ask);
  g_test_add_func ("/network/workshop-after/part-of-an-evening-counts-as-the-register-says",
                   test_part_of_an_evening_counts_as_the_register_says);
  g_test_add_func ("/network/workshop-after/the-term-of-numbers-follows-from-the-handing-in",
                   test_the_term_of_numbers_follows_from_the_handing_in);
  ADD ("numbers-are-forgotten-after-half-a-year", test_numbers_are_forgotten_after_half_a_year);
  g_test_add_func ("/network/evaluation/forms-are-typed-in-fast", test_forms_are_typed_in_fast);
  g_test_add_func ("/network/evaluation/few-forms-give-no-percentage", test_few_forms_give_no_percentage);
  return g_test_run ();
}
