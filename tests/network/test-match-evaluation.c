/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-demo.h"
#include "network/sam-evaluation-link.h"
#include "network/sam-match-evaluation.h"
#include "network/sam-match-flow.h"
#include "record/sam-milestones.h"
#include "region-fixture.h"

#include <stdio.h>
#include <string.h>

static void
test_a_form_is_one_line (void)
{
  static const struct
  {
    const char *form;
    const char *typed;
    const char *fields[6]; /* in the order of the questions, then the remarks; NULL: not understood */
  } cases[] = {
    { "match", "y y a n - it did me good", { "yes", "yes", "a_little", "no", "", "it did me good" } },
    { "match", "jjbn?", { "yes", "yes", "a_little", "no", "unknown", "" } },
    { "match", "1 2 3 4 -", { "yes", "a_little", "no", "unknown", "", "" } },
    { "match", "yyyy", { NULL } },
    { "match", "yyyyyy", { NULL } },
    { "match", "fijn", { NULL } },
    { "match", "", { NULL } },
    { "relative", "j n b Fijn", { "yes", "no", "a_little", "Fijn" } },
    { "relative", "jj", { NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *values = g_strdup_printf ("form=%s", cases[i].form);
      g_autoptr (SamRecord) evaluation = make_record ("evaluation", "E", values);
      g_autoptr (GError) error = NULL;
      guint n;
      const SamEvaluationQuestion *questions =
          sam_match_evaluation_get_questions (g_str_equal (cases[i].form, "relative"), &n);
      gboolean understood = sam_match_evaluation_parse (evaluation, cases[i].typed, &error);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpint (understood, ==, cases[i].fields[0] != NULL);
      g_assert_cmpint (error == NULL, ==, understood);
      for (guint q = 0; understood && q <= n; q++)
        {
          g_autofree char *answer = sam_record_format_field (evaluation, q < n ? questions[q].field : "remarks");

          g_assert_cmpstr (answer, ==, cases[i].fields[q]);
        }
    }
}

static GPtrArray *
make_forms (const char *const *typed)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; typed[i] != NULL; i++)
    {
      SamRecord *evaluation = make_record ("evaluation", NULL, "form=match");

      g_assert_true (sam_match_evaluation_parse (evaluation, typed[i], NULL));
      g_ptr_array_add (list, evaluation);
    }
  return list;
}

static void
test_below_five_there_is_no_percentage (void)
{
  g_autoptr (GPtrArray) four = make_forms ((const char *const[]){ "yyyyy", "yyyyy", "yynnn", "nnnnn", NULL });
  g_autofree char *text = sam_match_evaluation_describe_results (four, FALSE, 4);

  g_assert_null (strchr (text, '%'));
  g_assert_nonnull (strstr (text, "Did the contact help you? n = 4, too few to say · forms: 4 back of 4 sent"));
}

static void
test_the_response_stands_beside_every_result (void)
{
  g_autoptr (GPtrArray) six =
      make_forms ((const char *const[]){ "yyyy-", "yyyy-", "yyyy-", "yann-", "nnnn-", "?nnny", NULL });
  g_autofree char *text = sam_match_evaluation_describe_results (six, FALSE, 9);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[0], ==,
                   "Did the contact help you? yes 67%, a little 0% (n = 6) · forms: 6 back of 9 sent, 67%");
  g_assert_cmpstr (lines[1], ==,
                   "Do you feel stronger? yes 50%, a little 17% (n = 6) · forms: 6 back of 9 sent, 67%");
  /* One answer to the last question: its line has a response, and no result. */
  g_assert_cmpstr (lines[4], ==,
                   "Did you feel understood? n = 1, too few to say · forms: 6 back of 9 sent, 67%");
}

static void
test_before_a_form_is_back_no_question_is_listed (void)
{
  g_autoptr (GPtrArray) none = make_forms ((const char *const[]){ NULL });
  g_autofree char *unsent = sam_match_evaluation_describe_results (none, FALSE, 0);
  g_autofree char *sent = sam_match_evaluation_describe_results (none, FALSE, 3);

  g_assert_cmpstr (unsent, ==, "There are no forms yet.");
  g_assert_cmpstr (sent, ==, "forms: 0 back of 3 sent");
}

static void
test_a_form_that_came_back_names_nobody (Region *region,
                                         gconstpointer data)
{
  g_autofree char *match = make_id ("match", "M");
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("evaluation"));
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (SamRecord) evaluation = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *results = NULL;

  put_record (region, "question", "Q", "subject=Rouw|source=relative");
  put_record (region, "match", "M", "question=@question:Q|status=in_contact|contact_on=2026-05-01");
  put_record (region, "match", "N", "question=@question:Q|status=in_contact|contact_on=2026-06-14");
  /* Half a year later nobody is asked any more. */
  put_record (region, "match", "O", "question=@question:Q|status=in_contact|contact_on=2025-12-14");
  due = sam_match_evaluation_list_due (region->store, "2026-06-15", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (due->len, ==, 1);
  g_assert_cmpstr (((SamEvaluationDue *) due->pdata[0])->match, ==, match);
  g_assert_true (((SamEvaluationDue *) due->pdata[0])->relative);
  g_assert_true (sam_match_evaluation_note_sent (region->store, (const char *const[]){ match, NULL }, "2026-06-15",
                                                 &error));
  id = sam_match_evaluation_save (region->store, TRUE, "j j n Fijn", "2026-06-20", &error);
  g_assert_no_error (error);
  rows = sam_store_list (region->store, query, 0, 0, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((SamRow *) rows->pdata[0])->id, ==, id);
  evaluation = sam_store_load (region->store, ((SamRow *) rows->pdata[0])->id, &error);
  g_assert_null (sam_record_get_value (evaluation, "about"));
  results = sam_match_evaluation_load_results (region->store, TRUE, &error);
  g_assert_nonnull (strstr (results, "forms: 1 back of 1 sent"));
}

static const char *
get_code (const SamEvaluationLink *link)
{
  return strstr (link->url, "code=") + strlen ("code=");
}

/* Whether @text stands anywhere in what the region keeps: the records, their history, the log. */
static gboolean
is_kept (Region *region,
         const char *text)
{
  g_autoptr (GDir) dir = g_dir_open (region->folder, 0, NULL);
  const char *name;
  gboolean found = FALSE;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (region->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      found = found || memmem (bytes, length, text, strlen (text)) != NULL;
    }
  return found;
}

/* The region knows its own links, and nothing it keeps tells whose they are: the mail promises that. */
static void
test_by_link (Region *region,
              gconstpointer data)
{
  g_autofree char *match = make_id ("match", "M");
  g_autofree char *silent = make_id ("match", "N");
  g_autofree char *sent = NULL;
  g_autofree char *unsent = NULL;
  g_autofree char *forged = NULL;
  g_autoptr (SamEvaluationLink) first = NULL;
  g_autoptr (SamEvaluationLink) without = NULL;
  g_autoptr (SamEvaluationCodes) codes = NULL;
  g_autoptr (GError) error = NULL;

  put_record (region, "question", "Q", "subject=Rouw|source=relative|asker_email=vraag@post.example");
  put_record (region, "question", "R", "subject=Rouw");
  put_record (region, "match", "M", "question=@question:Q|status=in_contact|contact_on=2026-05-01");
  put_record (region, "match", "N", "question=@question:R|status=in_contact|contact_on=2026-05-01");
  put_record (region, "region", "heerlen", "name=Heerlen|slug=heerlen");
  g_assert_false (sam_evaluation_link_is_offered (region->store));
  g_assert_null (sam_evaluation_link_send (region->store, match, "2026-06-15", &error));
  g_assert_nonnull (strstr (error->message, "Use the form on paper"));
  g_clear_error (&error);

  put_record (region, "region", "heerlen", "name=Heerlen|slug=heerlen|form_url=https://platform.example/form");
  g_assert_true (sam_evaluation_link_is_offered (region->store));
  first = sam_evaluation_link_send (region->store, match, "2026-06-15", &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (first->url, "https://platform.example/form?region=heerlen&form=relative&code="));
  g_assert_cmpuint (strlen (get_code (first)), ==, 32);
  g_assert_cmpuint (strspn (get_code (first), "0123456789abcdef"), ==, 32);
  g_assert_true (g_str_has_prefix (first->mail, "mailto:vraag@post.example?subject=How%20was%20it%3F&body=Hello"));
  g_assert_nonnull (strstr (first->mail, get_code (first)));
  g_assert_nonnull (strstr (first->mail, "nowhere%20is%20kept%20which%20answers%20are%20yours"));
  sent = get_value (region, "match", "M", "form_sent_on");
  g_assert_cmpstr (sent, ==, "2026-06-15");
  without = sam_evaluation_link_send (region->store, silent, "2026-06-16", &error);
  g_assert_nonnull (strstr (without->url, "form=match&code="));
  g_assert_null (without->mail);
  g_assert_cmpstr (get_code (first), !=, get_code (without));
  g_assert_true (is_kept (region, "2026-06-15"));
  g_assert_false (is_kept (region, get_code (first)));

  /* To undo that they were sent is not to call back the mails. */
  g_assert_true (sam_store_undo (region->store, &error));
  g_assert_true (sam_store_undo (region->store, &error));
  unsent = get_value (region, "match", "M", "form_sent_on");
  g_assert_cmpstr (unsent, ==, "");
  sam_store_undo (region->store, NULL);

  codes = sam_evaluation_codes_load (region->store, &error);
  g_assert_true (sam_evaluation_codes_contain (codes, get_code (first)));
  g_assert_true (sam_evaluation_codes_contain (codes, get_code (without)));
  forged = g_strdup (get_code (first));
  forged[31] = forged[31] == '0' ? '1' : '0';
  g_assert_false (sam_evaluation_codes_contain (codes, forged));
  g_assert_false (sam_evaluation_codes_contain (codes, ""));
}

/* Each computer may make a key before they meet; a code that an earlier version kept still counts. */
static void
test_keys_are_shared (Region *region,
                      gconstpointer data)
{
  g_autofree char *match = make_id ("match", "M");
  g_autoptr (SamEvaluationLink) link = NULL;
  g_autoptr (SamEvaluationCodes) codes = NULL;
  g_autofree char *mine = NULL;
  g_autofree char *both = NULL;

  put_record (region, "question", "Q", "subject=Rouw");
  put_record (region, "match", "M",
              "question=@question:Q|status=in_contact|form_code=0123456789abcdef0123456789abcdef");
  put_record (region, "region", "heerlen", "name=Heerlen|slug=heerlen|form_url=https://platform.example/form");
  link = sam_evaluation_link_send (region->store, match, "2026-06-15", NULL);
  mine = get_value (region, "region", "heerlen", "form_keys");
  g_assert_cmpuint (strlen (mine), ==, 32);
  both = g_strdup_printf ("name=Heerlen|slug=heerlen|form_keys=00000000000000000000000000000000; %s", mine);
  put_record (region, "region", "heerlen", both);
  codes = sam_evaluation_codes_load (region->store, NULL);
  g_assert_true (sam_evaluation_codes_contain (codes, get_code (link)));
  g_assert_true (sam_evaluation_codes_contain (codes, "0123456789abcdef0123456789abcdef"));
}

/* Whoever was told whom to turn to has a match, which says the same; and no form came back that was not sent. */
static void
test_the_demo_agrees_with_itself (Region *region,
                                  gconstpointer data)
{
  static const char *const ways[][2] = { { "matched", "told" }, { "in_contact", "in_contact" }, { "closed", "ended" } };
  const SamDemoOptions options = { .n_groups = 20, .seed = 1, .today = "2026-06-15" };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("question"));
  g_autoptr (GPtrArray) rows = NULL;
  guint n_seen = 0;

  g_assert_true (sam_demo_fill (region->store, &options, NULL, NULL));
  g_assert_true (sam_query_add_condition (query, "no_offer_on", SAM_COMPARE_EQUAL, NULL, NULL));
  rows = sam_store_list (region->store, query, 0, 0, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const char *id = ((SamRow *) rows->pdata[i])->id;
      g_autoptr (SamRecord) question = sam_store_load (region->store, id, NULL);
      g_autoptr (GPtrArray) matches = sam_match_load_all (region->store, id, NULL);
      g_autofree char *status = sam_record_dup_text (question, "status");
      const char *expected = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (ways); j++)
        if (g_str_equal (status, ways[j][0]))
          expected = ways[j][1];
      g_assert_cmpuint (matches->len, ==, expected != NULL ? 1 : 0);
      g_assert_true (sam_record_has_value (question, "answered_at") == (expected != NULL));
      if (expected != NULL)
        {
          g_autofree char *state = sam_record_dup_text (matches->pdata[0], "status");

          g_assert_cmpstr (state, ==, expected);
          n_seen++;
        }
    }
  g_assert_cmpuint (n_seen, >, 20);
  for (guint relative = 0; relative <= 1; relative++)
    {
      g_autofree char *results = sam_match_evaluation_load_results (region->store, relative, NULL);
      const char *counts = strstr (results, "forms: ");
      guint n_back, n_sent;

      g_assert_nonnull (counts);
      g_assert_cmpint (sscanf (counts, "forms: %u back of %u sent", &n_back, &n_sent), ==, 2);
      g_assert_cmpuint (n_back, >, 4);
      g_assert_cmpuint (n_back, <, n_sent);
    }
}

static void
test_whoever_is_active_in_the_demo_came_in (Region *region,
                                            gconstpointer data)
{
  const SamDemoOptions options = { .n_groups = 1, .seed = 1, .today = "2026-06-15" };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("expert"));
  g_autoptr (GPtrArray) rows = NULL;

  g_assert_true (sam_demo_fill (region->store, &options, NULL, NULL));
  rows = sam_store_list (region->store, query, 0, 0, NULL);
  g_assert_cmpuint (rows->len, >, 20);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SamRecord) expert = sam_store_load (region->store, ((SamRow *) rows->pdata[i])->id, NULL);
      g_autofree char *since = sam_record_dup_text (expert, "active_since");
      g_autofree char *on = sam_milestones_dup_member (expert, "intake", "active", "on");

      g_assert_cmpstr (on, ==, since);
      g_assert_true (sam_milestones_is_reached (expert, "intake", "applied"));
    }
}

static void
test_the_demo_is_not_undone (Region *region,
                             gconstpointer data)
{
  const SamDemoOptions options = { .n_groups = 1, .seed = 1, .today = "2026-06-15" };
  g_autofree char *label = NULL;

  g_assert_true (sam_demo_fill (region->store, &options, NULL, NULL));
  label = sam_store_dup_undo_label (region->store, NULL);
  g_assert_null (label);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/network/match-evaluation/a-form-is-one-line", test_a_form_is_one_line);
  g_test_add_func ("/network/match-evaluation/below-five-there-is-no-percentage",
                   test_below_five_there_is_no_percentage);
  g_test_add_func ("/network/match-evaluation/the-response-stands-beside-every-result",
                   test_the_response_stands_beside_every_result);
  g_test_add_func ("/network/match-evaluation/before-a-form-is-back-no-question-is-listed",
                   test_before_a_form_is_back_no_question_is_listed);
  g_test_add ("/network/match-evaluation/a-form-that-came-back-names-nobody", Region, NULL, region_set_up,
              test_a_form_that_came_back_names_nobody, region_tear_down);
  g_test_add ("/network/match-evaluation/whose-link-it-was-is-kept-nowhere", Region, NULL, region_set_up, test_by_link,
              region_tear_down);
  g_test_add ("/network/match-evaluation/the-keys-of-two-computers-both-count", Region, NULL, region_set_up,
              test_keys_are_shared, region_tear_down);
  g_test_add ("/network/match-evaluation/the-demo-agrees-with-itself", Region, NULL, region_set_up,
              test_the_demo_agrees_with_itself, region_tear_down);
  g_test_add ("/network/match-evaluation/whoever-is-active-in-the-demo-came-in", Region, NULL, region_set_up,
              test_whoever_is_active_in_the_demo_came_in, region_tear_down);
  g_test_add ("/network/match-evaluation/the-demo-is-not-undone", Region, NULL, region_set_up,
              test_the_demo_is_not_undone, region_tear_down);
  return g_test_run ();
}
