/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-expert-load.h"

#include "region-fixture.h"

#define TODAY "2026-06-15"

static SamExpertLoad *
load (Region *region)
{
  g_autofree char *id = make_id ("expert", "Ada");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) expert = sam_store_load (region->store, id, &error);
  SamExpertLoad *found;

  g_assert_no_error (error);
  found = sam_expert_load_new (region->store, expert, TODAY, &error);
  g_assert_no_error (error);
  return found;
}

static void
test_counts (Region *region,
             gconstpointer data)
{
  g_autoptr (SamExpertLoad) before = NULL;
  g_autoptr (SamExpertLoad) after = NULL;

  put_record (region, "person", "Ada", "first_name=Ada");
  put_record (region, "expert", "Ada", "person=@person:Ada|not_until=2026-06-15");
  before = load (region);
  g_assert_cmpuint (before->running + before->evenings, ==, 0);
  g_assert_null (before->not_until);
  g_assert_false (sam_expert_load_is_full (before));

  put_record (region, "question", "Q", "subject=Rouw");
  put_record (region, "match", "1", "question=@question:Q|expert=@expert:Ada|status=in_contact");
  put_record (region, "match", "2", "question=@question:Q|expert=@expert:Ada|status=ended");
  put_record (region, "match", "3", "question=@question:Q|expert=@expert:Ada|status=declined");
  put_record (region, "match", "4", "question=@question:Q|expert=@expert:Ada");
  put_record (region, "workshop", "past", "title=W|date=2026-06-14");
  put_record (region, "workshop", "late", "title=W|date=2026-09-01");
  put_record (region, "workshop", "soon", "title=W|date=2026-06-15");
  put_record (region, "workshop", "off", "title=W|date=2026-06-20");
  put_record (region, "appearance", "1", "workshop=@workshop:past|expert=@expert:Ada");
  put_record (region, "appearance", "2", "workshop=@workshop:late|expert=@expert:Ada|status=confirmed");
  put_record (region, "appearance", "3", "workshop=@workshop:soon|expert=@expert:Ada");
  put_record (region, "appearance", "4", "workshop=@workshop:off|expert=@expert:Ada|status=cancelled");
  put_record (region, "workshop", "copied", "title=W|date=2026-06-21");
  put_record (region, "appearance", "5", "workshop=@workshop:copied|expert=@expert:Ada|status=to_ask");
  put_record (region, "expert", "Ada", "max_contacts=2|not_until=2026-06-16");
  after = load (region);
  g_assert_cmpuint (after->running, ==, 2);
  g_assert_cmpuint (after->evenings, ==, 2);
  g_assert_cmpstr (after->next_evening, ==, "2026-06-15");
  g_assert_cmpstr (after->not_until, ==, "2026-06-16");
  g_assert_true (sam_expert_load_is_full (after));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/network/expert-load/what-runs-and-what-is-to-come-counts", Region, NULL, region_set_up, test_counts,
              region_tear_down);
  return g_test_run ();
}
