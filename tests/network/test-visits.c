/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-visits.h"

#include "region-fixture.h"

#define TODAY "2026-06-15"

static SamVisits *
load (Region *region)
{
  g_autoptr (GError) error = NULL;
  SamVisits *visits = sam_visits_load (region->store, TODAY, &error);

  g_assert_no_error (error);
  return visits;
}

static SamVisit *
find (SamVisits *visits,
      const char *key)
{
  g_autofree char *id = make_id ("organisation", key);

  return sam_visits_find (visits, id);
}

static void
test_last_heard (Region *region,
                 gconstpointer data)
{
  static const struct
  {
    const char *kind, *values, *on, *through;
  } cases[] = {
    { NULL, NULL, NULL, NULL },
    { "contact", "subject=Belde|type=call|about=@organisation:P|date=2026-02-01", "2026-02-01", "Call" },
    { "contact", "subject=Komt|type=visit|about=@organisation:P|date=2026-07-01", NULL, NULL },
    { "contact", "subject=Belde|about=@staff:S|date=2026-02-02", "2026-02-02", "Contact" },
    { "contact", "subject=Belde|type=email|about=@person:Ada|date=2026-02-03", "2026-02-03", "E-mail" },
    { "contact", "subject=Belde|about=@organisation:Q|date=2026-02-04", NULL, NULL },
    { "delivery", "organisation=@organisation:P|delivered_on=2026-03-01", "2026-03-01", "Material brought" },
    { "participation", "person=@person:Ada|workshop=@workshop:W|organisation=@organisation:P|status=attended",
      "2026-04-01", "Workshop" },
    { "participation", "person=@person:Ada|workshop=@workshop:W|status=attended", "2026-04-01", "Workshop" },
    { "participation", "person=@person:Ada|workshop=@workshop:W|organisation=@organisation:P|status=no_show", NULL,
      NULL },
    { "question", "subject=Rouw|practice=@organisation:P|received_at=2026-05-01T10:00:00Z", "2026-05-01",
      "Help question" },
  };

  put_record (region, "organisation", "P", "name=P|type=practice");
  put_record (region, "organisation", "Q", "name=Q|type=hospital");
  put_record (region, "person", "Ada", "first_name=Ada");
  put_record (region, "staff", "S", "person=@person:Ada|organisation=@organisation:P");
  put_record (region, "workshop", "W", "title=W|date=2026-04-01");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamVisits) visits = NULL;
      g_autofree char *id = cases[i].kind != NULL ? make_id (cases[i].kind, "case") : NULL;

      g_test_message ("%s", cases[i].values != NULL ? cases[i].values : "nothing");
      if (cases[i].kind != NULL)
        put_record (region, cases[i].kind, "case", cases[i].values);
      visits = load (region);
      g_assert_cmpuint (visits->all->len, ==, 1);
      g_assert_cmpstr (find (visits, "P")->last_on, ==, cases[i].on);
      g_assert_cmpstr (find (visits, "P")->last_through, ==, cases[i].through);
      if (id != NULL)
        g_assert_true (sam_store_delete (region->store, id, NULL));
    }
}

static void
test_latest (Region *region,
             gconstpointer data)
{
  g_autoptr (SamVisits) visits = NULL;

  put_record (region, "organisation", "P", "name=P|type=practice|visited_on=2026-01-10|address=Weg 1|place=Heerlen");
  put_record (region, "organisation", "N", "name=N|type=practice|postcode=6411 AA");
  put_record (region, "organisation", "O", "name=O|type=practice|visited_on=2025-01-10");
  put_record (region, "organisation", "G", "name=G|type=practice|connected_until=2026-01-01");
  put_record (region, "person", "Ada", "first_name=Ada");
  put_record (region, "person", "Bob", "first_name=Bob");
  put_record (region, "staff", "Ada", "person=@person:Ada|organisation=@organisation:P|contact_person=true");
  put_record (region, "staff", "Bob",
              "person=@person:Bob|organisation=@organisation:P|contact_person=true|until=2026-01-01");
  put_record (region, "contact", "1",
              "subject=Folders brengen|type=call|about=@organisation:P|date=2026-01-09|follow_up_on=2026-07-01");
  put_record (region, "contact", "2", "subject=Bellen|about=@organisation:P|date=2026-01-08|follow_up_on=2026-06-20");
  put_record (region, "contact", "3",
              "subject=Al gedaan|about=@organisation:P|date=2026-01-07|follow_up_on=2026-06-01|followed_up=true");
  put_record (region, "delivery", "1", "organisation=@organisation:P|material_text=Folder|delivered_on=2025-01-01");
  put_record (region, "delivery", "2",
              "organisation=@organisation:P|material_text=Poster|delivered_on=2025-01-01|gone_on=2026-01-01");
  visits = load (region);

  g_assert_null (find (visits, "G"));
  g_assert_cmpstr (((SamVisit *) visits->all->pdata[0])->name, ==, "N");
  g_assert_cmpstr (((SamVisit *) visits->all->pdata[1])->name, ==, "O");
  g_assert_cmpstr (find (visits, "P")->last_through, ==, "Visit");
  g_assert_cmpstr (find (visits, "P")->contact, ==, "Ada");
  g_assert_cmpstr (find (visits, "P")->follow_up, ==, "Bellen");
  g_assert_cmpstr (find (visits, "P")->follow_up_on, ==, "2026-06-20");
  g_assert_cmpstr (find (visits, "P")->material, ==, "Folder");
  g_assert_cmpstr (find (visits, "P")->address, ==, "Weg 1, Heerlen");
  g_assert_cmpstr (find (visits, "N")->address, ==, "6411 AA");
  g_assert_nonnull (find (visits, "N")->where);
}

static void
test_silent (void)
{
  static const struct
  {
    const char *last_on;
    guint months;
    gboolean silent;
  } cases[] = {
    { NULL, 3, TRUE },
    { "2026-06-15", 0, TRUE },
    { "2026-03-15", 3, FALSE },
    { "2026-03-14", 3, TRUE },
    { "2025-06-15", 12, FALSE },
    { "2025-06-14", 12, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SamVisit visit = { .last_on = (char *) cases[i].last_on };

      g_assert_cmpint (sam_visit_is_silent (&visit, cases[i].months, TODAY), ==, cases[i].silent);
    }
}

static void
put_practices (Region *region)
{
  /* From Maastricht to Heerlen to Kerkrade; the last one is not to be found. */
  put_record (region, "region", "R", "name=R|postcode=6211 AA");
  put_record (region, "organisation", "Kerkrade", "name=Kerkrade|type=practice|postcode=6461 AA|visited_on=2020-01-01");
  put_record (region, "organisation", "Maastricht",
              "name=Maastricht|type=practice|postcode=6211 CD|visited_on=2021-01-01");
  put_record (region, "organisation", "Heerlen", "name=Heerlen|type=practice|postcode=6411 AA|visited_on=2022-01-01");
  put_record (region, "organisation", "Nergens", "name=Nergens|type=practice|visited_on=2023-01-01");
}

static void
test_round (Region *region,
            gconstpointer data)
{
  static const char *const expected[] = { "Maastricht", "Heerlen", "Kerkrade", "Nergens" };
  g_autoptr (SamVisits) visits = NULL;
  g_autoptr (SamVisitRound) round = NULL;
  gboolean forth;

  put_practices (region);
  visits = load (region);
  g_assert_cmpstr (visits->start_postcode, ==, "6211 AA");
  round = sam_visit_round_new (visits->all, sam_places_find (visits->places, visits->start_postcode));
  /* A round is as long the other way about. */
  forth = g_str_equal (((SamVisit *) round->stops->pdata[0])->name, "Maastricht");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (((SamVisit *) round->stops->pdata[i])->name, ==, expected[forth ? i : 2 - i]);
  g_assert_cmpstr (((SamVisit *) round->stops->pdata[3])->name, ==, "Nergens");
  g_assert_cmpfloat (round->legs[3], <, 0);
  g_assert_cmpuint (round->n_placed, ==, 3);
  /* Some 25 km from Maastricht to Kerkrade, and back. */
  g_assert_cmpfloat (round->length, >, 40);
  g_assert_cmpfloat (round->length, <, 60);
}

static void
test_suggest (Region *region,
              gconstpointer data)
{
  g_autoptr (SamVisits) visits = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GPtrArray) none = NULL;

  put_practices (region);
  put_record (region, "organisation", "Dichtbij", "name=Dichtbij|type=practice|postcode=6462 AA|visited_on=2026-06-01");
  visits = load (region);
  chosen = sam_visits_suggest (visits, 2, 6, TODAY);
  g_assert_cmpuint (chosen->len, ==, 2);
  g_assert_cmpstr (((SamVisit *) chosen->pdata[0])->name, ==, "Kerkrade");
  g_assert_cmpstr (((SamVisit *) chosen->pdata[1])->name, ==, "Heerlen");
  none = sam_visits_suggest (visits, 0, 6, TODAY);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/network/visits/" path, Region, NULL, region_set_up, test, region_tear_down)
  ADD ("a-practice-is-heard-from-through-whatever-came-last", test_last_heard);
  ADD ("the-longest-silent-stand-first-with-what-a-visit-needs", test_latest);
  g_test_add_func ("/network/visits/silence-is-counted-in-months", test_silent);
  ADD ("a-round-is-ordered-by-distance-and-the-unplaced-stand-last", test_round);
  ADD ("a-round-is-suggested-around-the-longest-silent", test_suggest);
  return g_test_run ();
}
