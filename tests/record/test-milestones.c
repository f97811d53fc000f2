/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "record/sam-milestones.h"

static SamRecord *
make_practice (const char *body)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("organisation"), "00990001");
  g_autoptr (GError) error = NULL;
  SamRecord *practice = sam_record_new_from_body (sam_kind_find ("organisation"), id, NULL, body, &error);

  g_assert_no_error (error);
  return practice;
}

static void
test_reach (void)
{
  g_autoptr (SamRecord) practice = make_practice ("{}");
  g_autofree char *on = NULL;
  g_autofree char *evidence = NULL;

  g_assert_null (sam_milestones_get_furthest (practice, "adoption_history"));
  sam_milestones_reach (practice, "adoption_history", "knows", "2026-03-01", "Leaflet in the waiting room");
  sam_milestones_reach (practice, "adoption_history", "finds", "2026-04-01", NULL);
  sam_milestones_reach (practice, "adoption_history", "knows", "2026-03-02", "Leaflet in the waiting room");
  on = sam_milestones_dup_member (practice, "adoption_history", "knows", "on");
  evidence = sam_milestones_dup_member (practice, "adoption_history", "knows", "evidence");
  g_assert_cmpstr (on, ==, "2026-03-02");
  g_assert_cmpstr (evidence, ==, "Leaflet in the waiting room");
  g_assert_cmpuint (sam_milestones_count (practice, "adoption_history"), ==, 2);
  g_assert_cmpstr (sam_milestones_get_furthest (practice, "adoption_history"), ==, "finds");
  sam_milestones_drop (practice, "adoption_history", "finds");
  g_assert_cmpstr (sam_milestones_get_furthest (practice, "adoption_history"), ==, "knows");
  sam_milestones_drop (practice, "adoption_history", "knows");
  g_assert_null (sam_record_get_value (practice, "adoption_history"));
}

/* Two computers that note the same milestone must write the same item, or a merge would count it twice. */
static void
test_same_item (void)
{
  g_autoptr (SamRecord) here = make_practice ("{}");
  g_autoptr (SamRecord) there = make_practice ("{}");

  sam_milestones_reach (here, "criteria_met", "visible", "2026-03-01", NULL);
  sam_milestones_reach (there, "criteria_met", "visible", "2026-03-01", NULL);
  g_assert_cmpstr (sam_record_get_value (here, "criteria_met"), ==, sam_record_get_value (there, "criteria_met"));
}

static void
test_unknown (void)
{
  g_autoptr (SamRecord) practice =
      make_practice ("{\"criteria_met\":[{\"id\":\"later\",\"x\":1},{\"id\":\"visible\",\"x\":2}]}");

  sam_milestones_reach (practice, "criteria_met", "visible", "2026-03-01", NULL);
  sam_milestones_reach (practice, "criteria_met", "agreement", NULL, NULL);
  g_assert_cmpstr (sam_record_get_value (practice, "criteria_met"), ==,
                   "[{\"id\":\"later\",\"x\":1},{\"id\":\"visible\",\"on\":\"2026-03-01\",\"x\":2},"
                   "{\"id\":\"agreement\"}]");
  g_assert_cmpuint (sam_milestones_count (practice, "criteria_met"), ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record/milestones/the-furthest-reached-counts-even-when-steps-are-skipped", test_reach);
  g_test_add_func ("/record/milestones/two-computers-note-the-same-item", test_same_item);
  g_test_add_func ("/record/milestones/what-a-later-version-wrote-stays", test_unknown);
  return g_test_run ();
}
