/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "region-fixture.h"

#include "network/sam-checklist.h"
#include "network/sam-shipped-texts.h"

static const struct
{
  const char *text;
  const char *title;
  int days;
} steps[] = {
  { "- [ ] Zaal zoeken (+14)", "Zaal zoeken", 14 },
  { "* [ ] Bellen", "Bellen", -1 },
  { "  - [ ] Meteen (+0)  ", "Meteen", 0 },
  { "- [ ] Sleutel (bij de balie)", "Sleutel (bij de balie)", -1 },
  { "- [ ] Sleutel (+2 stuks)", "Sleutel (+2 stuks)", -1 },
  { "- [ ] Nooit (+99999999999)", "Nooit (+99999999999)", -1 },
};

static void
test_steps_are_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GPtrArray) read = sam_checklist_read (steps[i].text);

      g_assert_cmpuint (read->len, ==, 1);
      g_assert_cmpstr (((SamChecklistStep *) read->pdata[0])->title, ==, steps[i].title);
      g_assert_cmpint (((SamChecklistStep *) read->pdata[0])->days, ==, steps[i].days);
    }
}

static void
test_other_text_is_no_step (void)
{
  g_autoptr (GPtrArray) read = sam_checklist_read ("# Kop\n\nTekst\n- gewoon\n- [x] al gedaan\n");
  g_autoptr (GPtrArray) nothing = sam_checklist_read (NULL);

  g_assert_cmpuint (read->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

static void
test_a_year_ends_between (void)
{
  g_autoptr (SamRecord) checklist = make_record ("template", "c", "title=Lijst|text=- [ ] Later (+40)");
  g_autofree char *group = make_id ("group", "G");
  g_autoptr (GPtrArray) tasks = sam_checklist_make_tasks (checklist, group, "2026-12-01");
  g_autofree char *due = sam_record_dup_text (tasks->pdata[0], "due_on");
  g_autofree char *about = sam_record_dup_text (tasks->pdata[0], "about");

  g_assert_cmpstr (due, ==, "2027-01-10");
  g_assert_cmpstr (about, ==, group);
}

static void
test_tasks_are_made_once (Region *region,
                          gconstpointer data)
{
  g_autofree char *group = make_id ("group", "G");
  g_autoptr (GError) error = NULL;
  g_autoptr (SamChecklistState) none = NULL;
  g_autoptr (SamChecklistState) state = NULL;
  g_autoptr (SamRecord) first = NULL;
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("task"));
  g_autoptr (GPtrArray) rows = NULL;
  guint n, again;

  put_record (region, "group", "G", "name=Praatgroep|status=forming");
  none = sam_checklist_load_state (region->store, group, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->n_steps, ==, 0);

  g_assert_true (sam_checklist_apply (region->store, SAM_CHECKLIST_NEW_GROUP, "nl", group, "2026-12-01", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, >=, 8);
  g_assert_true (sam_query_set_order (query, "due_on", FALSE, NULL));
  rows = sam_store_list (region->store, query, 0, 0, NULL);
  g_assert_cmpuint (rows->len, ==, n);
  first = sam_store_load (region->store, ((SamRow *) rows->pdata[0])->id, NULL);
  sam_record_set_text (first, "status", "done");
  g_assert_true (sam_store_save (region->store, first, NULL));

  g_assert_true (sam_checklist_apply (region->store, SAM_CHECKLIST_NEW_GROUP, "nl", group, "2027-02-01", &again,
                                      &error));
  g_assert_cmpuint (again, ==, 0);
  state = sam_checklist_load_state (region->store, group, &error);
  g_assert_cmpuint (state->n_steps, ==, n);
  g_assert_cmpuint (state->n_done, ==, 1);
  g_assert_cmpstr (state->next, ==, ((SamRow *) rows->pdata[1])->title);
  g_assert_cmpstr (state->next_on, ==, "2026-12-04");
}

static void
test_the_region_has_its_own (Region *region,
                             gconstpointer data)
{
  g_autofree char *group = make_id ("group", "G");
  g_autoptr (GError) error = NULL;
  guint n;

  put_record (region, "group", "G", "name=Praatgroep");
  put_record (region, "template", "start-group.nl", "title=Van ons|type=checklist|text=- [ ] Taart bakken (+1)");
  g_assert_true (sam_checklist_apply (region->store, SAM_CHECKLIST_NEW_GROUP, "nl", group, "2026-12-01", &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_it_is_undone_as_one (Region *region,
                          gconstpointer data)
{
  g_autofree char *group = make_id ("group", "G");
  g_autoptr (SamChecklistState) state = NULL;
  guint n;

  put_record (region, "group", "G", "name=Praatgroep");
  g_assert_true (sam_checklist_apply (region->store, SAM_CHECKLIST_NEW_GROUP, "de", group, "2026-12-01", &n, NULL));
  g_assert_true (sam_store_undo (region->store, NULL));
  state = sam_checklist_load_state (region->store, group, NULL);
  g_assert_cmpuint (state->n_steps, ==, 0);
}

static void
test_an_unknown_one_is_told (Region *region,
                             gconstpointer data)
{
  g_autofree char *group = make_id ("group", "G");
  g_autoptr (GError) error = NULL;
  guint n;

  g_assert_false (sam_checklist_apply (region->store, "dansen", "nl", group, "2026-12-01", &n, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND);
}

/* Both languages have the same steps on the same days. */
static void
test_languages_agree (void)
{
  g_autoptr (GPtrArray) all = sam_shipped_texts_load (sam_kind_find ("template"), NULL);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *type = sam_record_dup_text (all->pdata[i], "type");
      g_autofree char *text = sam_record_dup_text (all->pdata[i], "text");

      if (g_strcmp0 (type, "checklist") == 0)
        g_ptr_array_add (lists, sam_checklist_read (text));
    }
  g_assert_cmpuint (lists->len, ==, 2);
  for (guint i = 0; i < ((GPtrArray *) lists->pdata[0])->len; i++)
    {
      const SamChecklistStep *de = ((GPtrArray *) lists->pdata[0])->pdata[i];
      const SamChecklistStep *nl = ((GPtrArray *) lists->pdata[1])->pdata[i];

      g_assert_cmpint (de->days, ==, nl->days);
    }
}

#define ADD(path, func) g_test_add (path, Region, NULL, region_set_up, func, region_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/network/checklist/steps-are-read", test_steps_are_read);
  g_test_add_func ("/network/checklist/other-text-is-no-step", test_other_text_is_no_step);
  g_test_add_func ("/network/checklist/days-are-counted-from-the-start", test_a_year_ends_between);
  g_test_add_func ("/network/checklist/both-languages-agree", test_languages_agree);
  ADD ("/network/checklist/its-tasks-are-made-once", test_tasks_are_made_once);
  ADD ("/network/checklist/a-region-changes-it", test_the_region_has_its_own);
  ADD ("/network/checklist/it-is-undone-as-one", test_it_is_undone_as_one);
  ADD ("/network/checklist/an-unknown-one-is-told", test_an_unknown_one_is_told);

  return g_test_run ();
}
