/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "network/sam-workshop-copy.h"
#include "region-fixture.h"

/* What another evening has of its own; a new field has to be thought about, here and in the copy. */
static const char *const own_of_workshop[] = { "date", "status", "accreditation_number", "accreditation_sent_on",
                                               "rounds_held", "plan", "notes", "edited_by", "edited_at",
                                               "merged_into", NULL };
static const char *const own_of_appearance[] = { "workshop", "status", "arrives_at", "leaves_at", "asked_on",
                                                 "thanked_on", "remarks", "edited_by", "edited_at", "merged_into",
                                                 NULL };

/* Every field gets a value of a form that no field would refuse to carry. */
static SamRecord *
make_full (const char *kind)
{
  SamRecord *record = make_record (kind, "Full", "");
  const SamKind *table = sam_kind_find (kind);

  for (guint i = 0; i < table->n_fields; i++)
    sam_record_set_value (record, table->fields[i].name, "\"1\"");
  return record;
}

static void
assert_kept (SamRecord *full,
             SamRecord *copy,
             const char *const *own)
{
  const SamKind *kind = sam_record_get_kind (full);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const char *name = kind->fields[i].name;

      g_test_message ("%s", name);
      if (!g_strv_contains (own, name))
        g_assert_cmpstr (sam_record_get_value (copy, name), ==, "\"1\"");
      else
        g_assert_cmpstr (sam_record_get_value (copy, name), !=, "\"1\"");
    }
}

static void
test_what_was_thought_out_stays (void)
{
  g_autoptr (SamRecord) full = make_full ("workshop");
  g_autoptr (SamRecord) copy = sam_workshop_copy_record (full, "workshop:00000000-0000-4000-8000-000000000001");
  g_autofree char *status = sam_record_dup_text (copy, "status");

  assert_kept (full, copy, own_of_workshop);
  g_assert_cmpstr (status, ==, "planned");
}

static void
test_experts_are_to_be_asked_again (void)
{
  g_autoptr (SamRecord) full = make_full ("appearance");
  g_autofree char *workshop = make_id ("workshop", "New");
  g_autoptr (SamRecord) copy =
      sam_workshop_copy_appearance (full, "appearance:00000000-0000-4000-8000-000000000001", workshop);
  g_autofree char *status = sam_record_dup_text (copy, "status");
  g_autofree char *where = sam_record_dup_text (copy, "workshop");

  assert_kept (full, copy, own_of_appearance);
  g_assert_cmpstr (status, ==, "to_ask");
  g_assert_cmpstr (where, ==, workshop);
}

static guint
count (Region *region,
       const char *kind)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));

  return (guint) sam_store_count (region->store, query, NULL);
}

static void
test_nobody_is_registered_for_the_copy (Region *region,
                                        gconstpointer data)
{
  g_autofree char *workshop = make_id ("workshop", "W");
  g_autofree char *copy = NULL;
  g_autofree char *nothing = NULL;
  g_autoptr (SamRecord) record = NULL;
  g_autofree char *date = NULL;
  g_autofree char *programme = NULL;
  g_auto (GStrv) guests = NULL;
  g_auto (GStrv) experts = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "workshop", "W", "title=Kennis maken|date=2027-03-04|status=held|rounds=4|description=Praten");
  put_record (region, "person", "Els", "first_name=Els");
  put_record (region, "expert", "Ans", "person=@person:Els");
  put_record (region, "participation", "Els", "person=@person:Els|workshop=@workshop:W|status=attended");
  put_record (region, "appearance", "Ans", "expert=@expert:Ans|workshop=@workshop:W|status=attended|table=2");
  copy = sam_workshop_copy (region->store, workshop, "2027-10-07", &error);
  g_assert_no_error (error);
  record = sam_store_load (region->store, copy, &error);
  date = sam_record_dup_text (record, "date");
  programme = sam_record_dup_text (record, "description");
  g_assert_cmpstr (date, ==, "2027-10-07");
  g_assert_cmpstr (programme, ==, "Praten");
  guests = sam_store_find_referrers (region->store, copy, sam_kind_find ("participation"), "workshop", NULL);
  experts = sam_store_find_referrers (region->store, copy, sam_kind_find ("appearance"), "workshop", NULL);
  g_assert_cmpuint (g_strv_length (guests), ==, 0);
  g_assert_cmpuint (g_strv_length (experts), ==, 1);
  /* One step takes all of it back. */
  g_assert_true (sam_store_undo (region->store, &error));
  g_assert_cmpuint (count (region, "workshop"), ==, 1);
  g_assert_cmpuint (count (region, "appearance"), ==, 1);
  nothing = sam_workshop_copy (region->store, workshop, "2027-13-07", &error);
  g_assert_null (nothing);
  g_assert_nonnull (error);
  g_assert_cmpuint (count (region, "workshop"), ==, 1);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/workshop-copy/what-was-thought-out-stays", test_what_was_thought_out_stays);
  g_test_add_func ("/network/workshop-copy/experts-are-to-be-asked-again", test_experts_are_to_be_asked_again);
  g_test_add ("/network/workshop-copy/nobody-is-registered-for-the-copy", Region, NULL, region_set_up,
              test_nobody_is_registered_for_the_copy, region_tear_down);
  return g_test_run ();
}
