/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-many-mail.h"
#include "network/sam-many.h"
#include "region-fixture.h"

static void
set_up (Region *region,
        gconstpointer data)
{
  region_set_up (region, data);
  put_record (region, "topic", "grief", "name=Grief");
  put_record (region, "topic", "fear", "name=Fear");
  put_record (region, "person", "cor", "first_name=Cor|email=cor@zin.example");
  put_record (region, "group", "a", "name=Group A|status=open|topics=@topic:grief|contact_email=a@zin.example");
  put_record (region, "group", "b", "name=Group B|status=full|topics=@topic:grief; @topic:fear|contacts=@person:cor");
  put_record (region, "group", "c", "name=Group C|public_email=A@zin.example");
  put_record (region, "group", "d", "name=Group D");
}

static char **
list_ids (const char *keys)
{
  g_auto (GStrv) parts = g_strsplit (keys, " ", -1);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *id = make_id ("group", parts[i]);

      g_strv_builder_add (ids, id);
    }
  return g_strv_builder_end (ids);
}

static void
assert_value (Region *region,
              const char *key,
              const char *field,
              const char *expected)
{
  g_autofree char *value = get_value (region, "group", key, field);

  g_assert_cmpstr (value, ==, expected);
}

static gint64
count (Region *region,
       const char *kind)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GError) error = NULL;
  gint64 n = sam_store_count (region->store, query, &error);

  g_assert_no_error (error);
  return n;
}

static void
undo (Region *region)
{
  g_autoptr (GError) error = NULL;

  sam_store_undo (region->store, &error);
  g_assert_no_error (error);
}

static void
test_field (Region *region,
            gconstpointer data)
{
  g_auto (GStrv) ids = list_ids ("a b d");
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  const SamManyRun run = { .today = "2026-11-22" };
  guint n_changed;

  sam_many_set_field (region->store, (const char *const *) ids, "status", "full", &run, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 2);
  assert_value (region, "a", "status", "full");
  assert_value (region, "d", "status", "full");
  /* As if each had been changed by itself. */
  assert_value (region, "a", "status_since", "2026-11-22");
  assert_value (region, "b", "status_since", "");
  label = sam_store_dup_undo_label (region->store, &error);
  g_assert_cmpstr (label, ==, "Status in 3 records");
  undo (region);
  assert_value (region, "a", "status", "open");
  assert_value (region, "b", "status", "full");
  assert_value (region, "d", "status", "");
}

static void
test_wrong_value (Region *region,
                  gconstpointer data)
{
  g_auto (GStrv) ids = list_ids ("a b");
  g_autoptr (GError) error = NULL;
  guint n_changed;

  g_assert_false (sam_many_set_field (region->store, (const char *const *) ids, "size_max", "many", NULL, &n_changed,
                                      &error));
  g_assert_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "Group A"));
  g_clear_error (&error);
  /* The second one has no name left: the first keeps its own too. */
  g_assert_false (sam_many_set_field (region->store, (const char *const *) ids, "name", "", NULL, &n_changed, &error));
  g_assert_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID);
  g_assert_cmpuint (n_changed, ==, 0);
  assert_value (region, "a", "name", "Group A");
}

static void
cancel_halfway (guint64 done,
                guint64 total,
                gpointer data)
{
  g_assert_cmpuint (total, ==, 3);
  if (done == 2)
    g_cancellable_cancel (data);
}

static void
test_cancelled (Region *region,
                gconstpointer data)
{
  g_auto (GStrv) ids = list_ids ("a b d");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const SamManyRun run = { cancel_halfway, cancellable, cancellable, NULL };
  g_autoptr (GError) error = NULL;
  guint n_changed;

  g_assert_false (sam_many_set_field (region->store, (const char *const *) ids, "place", "Heerlen", &run, &n_changed,
                                      &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_value (region, "a", "place", "");
  assert_value (region, "b", "place", "");
}

static void
test_topics (Region *region,
             gconstpointer data)
{
  g_auto (GStrv) ids = list_ids ("a b d");
  g_autofree char *grief = make_id ("topic", "grief");
  g_autofree char *fear = make_id ("topic", "fear");
  g_autofree char *both = g_strjoin ("; ", grief, fear, NULL);
  g_autoptr (GError) error = NULL;
  guint n_changed;

  sam_many_add_member (region->store, (const char *const *) ids, "topics", fear, NULL, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 2);
  assert_value (region, "a", "topics", both);
  assert_value (region, "b", "topics", both);
  assert_value (region, "d", "topics", fear);
  sam_many_remove_member (region->store, (const char *const *) ids, "topics", grief, NULL, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 2);
  assert_value (region, "a", "topics", fear);
  undo (region);
  undo (region);
  assert_value (region, "a", "topics", grief);
  assert_value (region, "b", "topics", both);
  assert_value (region, "d", "topics", "");
}

static void
test_tasks (Region *region,
            gconstpointer data)
{
  g_auto (GStrv) ids = list_ids ("a b");
  const SamManyTask task = { "Ask for the new room", "Ada", "2026-03-01" };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) tasks = NULL;
  guint n_made;

  sam_many_add_tasks (region->store, (const char *const *) ids, &task, NULL, &n_made, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_made, ==, 2);
  tasks = sam_store_find_referrers (region->store, ids[0], sam_kind_find ("task"), "about", &error);
  g_assert_cmpuint (g_strv_length (tasks), ==, 1);
  g_assert_cmpint (count (region, "task"), ==, 2);
  undo (region);
  g_assert_cmpint (count (region, "task"), ==, 0);
}

static void
test_delete (Region *region,
             gconstpointer data)
{
  g_auto (GStrv) ids = list_ids ("a b");
  g_autoptr (GError) error = NULL;
  guint n_deleted;

  sam_many_delete (region->store, (const char *const *) ids, NULL, &n_deleted, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (region, "group"), ==, 2);
  undo (region);
  g_assert_cmpint (count (region, "group"), ==, 4);
  assert_value (region, "b", "status", "full");
}

static void
test_merged_topic (Region *region,
                   gconstpointer data)
{
  g_auto (GStrv) ids = list_ids ("a b");
  g_autofree char *fear = make_id ("topic", "fear");
  g_autoptr (GError) error = NULL;
  guint n_changed = 0;

  put_record (region, "topic", "grief", "name=Grief|merged_into=@topic:fear");
  sam_many_add_member (region->store, (const char *const *) ids, "topics", fear, NULL, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 0);
  sam_many_remove_member (region->store, (const char *const *) ids, "topics", fear, NULL, &n_changed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_changed, ==, 2);
  assert_value (region, "a", "topics", "");
  assert_value (region, "b", "topics", "");
}

static void
test_mail (Region *region,
           gconstpointer data)
{
  g_auto (GStrv) ids = list_ids ("a b c d");
  g_auto (GStrv) without = NULL;
  g_auto (GStrv) addresses = NULL;
  g_auto (GStrv) uris = NULL;
  g_autoptr (GError) error = NULL;

  addresses = sam_many_mail_collect (region->store, (const char *const *) ids, &without, &error);
  g_assert_no_error (error);
  uris = sam_many_mail_build ((const char *const *) addresses);
  g_assert_cmpuint (g_strv_length (uris), ==, 1);
  g_assert_cmpstr (uris[0], ==, "mailto:?bcc=a@zin.example,cor@zin.example");
  g_assert_cmpuint (g_strv_length (without), ==, 1);
  g_assert_cmpstr (without[0], ==, "Group D");
}

/* Where somebody works, else at home; what went into another record is read as that one. */
static void
test_mail_of_people (Region *region,
                     gconstpointer data)
{
  g_autofree char *at_work = make_id ("staff", "at-work");
  g_autofree char *at_home = make_id ("staff", "at-home");
  const char *const ids[] = { at_work, at_home, NULL };
  g_auto (GStrv) without = NULL;
  g_auto (GStrv) addresses = NULL;
  g_autofree char *joined = NULL;

  put_record (region, "organisation", "practice", "name=De Brug|type=practice");
  put_record (region, "person", "bea", "first_name=Bea|emails=bea@zin.example; b@zin.example");
  put_record (region, "person", "dubbel", "first_name=Bea|email=oud@zin.example|merged_into=@person:bea");
  put_record (region, "staff", "at-work",
              "person=@person:cor|organisation=@organisation:practice|email=cor@werk.example");
  put_record (region, "staff", "at-home", "person=@person:dubbel|organisation=@organisation:practice");
  addresses = sam_many_mail_collect (region->store, ids, &without, NULL);
  joined = g_strjoinv (" ", addresses);
  g_assert_cmpstr (joined, ==, "cor@werk.example bea@zin.example");
  g_assert_cmpuint (g_strv_length (without), ==, 0);
}

static void
test_long_mail (void)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) addresses = NULL;
  g_auto (GStrv) uris = NULL;
  g_autofree char *joined = NULL;
  guint n_addresses = 0;

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *address = g_strdup_printf ("someone+%u@zin.example", i);

      g_strv_builder_add (builder, address);
    }
  addresses = g_strv_builder_end (builder);
  uris = sam_many_mail_build ((const char *const *) addresses);
  for (guint i = 0; uris[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (uris[i]), <=, 1900);
      g_assert_true (g_str_has_prefix (uris[i], "mailto:?bcc=someone%2B"));
    }
  joined = g_strjoinv ("", uris);
  for (const char *p = joined; *p != '\0'; p++)
    n_addresses += *p == '@';
  g_assert_cmpuint (n_addresses, ==, 300);
}

static void
test_mail_words (void)
{
  static const char *const none[] = { NULL };
  static const char *const one[] = { "Rouw", NULL };
  static const char *const six[] = { "a", "b", "c", "d", "e", "f", NULL };
  const struct
  {
    guint n_mails;
    guint n_copied;
    const char *const *without;
    const char *words;
  } cases[] = {
    { 0, 0, six, "None of these has an e-mail address" },
    { 1, 0, none, "" },
    { 1, 0, one, "1 has no e-mail address: Rouw." },
    { 2, 0, six, "One mail can't hold so many addresses: 2 mails were begun. "
                 "6 have no e-mail address: a, b, c, d, e, …." },
    { 0, 12, none, "12 addresses are on the clipboard: paste them as blind copies (BCC)." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = sam_many_mail_describe (cases[i].n_mails, cases[i].n_copied, cases[i].without);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/network/many/a-field-in-all-is-one-step", Region, NULL, set_up, test_field, region_tear_down);
  g_test_add ("/network/many/what-fails-in-one-changes-none", Region, NULL, set_up, test_wrong_value,
              region_tear_down);
  g_test_add ("/network/many/cancelled-halfway-changes-none", Region, NULL, set_up, test_cancelled,
              region_tear_down);
  g_test_add ("/network/many/topics-come-and-go", Region, NULL, set_up, test_topics, region_tear_down);
  g_test_add ("/network/many/a-task-about-each", Region, NULL, set_up, test_tasks, region_tear_down);
  g_test_add ("/network/many/deleted-and-back", Region, NULL, set_up, test_delete, region_tear_down);
  g_test_add ("/network/many/mail-in-blind-copies", Region, NULL, set_up, test_mail, region_tear_down);
  g_test_add ("/network/many/mail-to-people-where-they-are", Region, NULL, set_up, test_mail_of_people,
              region_tear_down);
  g_test_add ("/network/many/a-topic-that-went-into-another-is-that-one", Region, NULL, set_up, test_merged_topic,
              region_tear_down);
  g_test_add_func ("/network/many/mail-no-longer-than-programs-take", test_long_mail);
  g_test_add_func ("/network/many/what-mail-leaves-to-know-is-told", test_mail_words);
  return g_test_run ();
}
