/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "store/sam-merge.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *base; /* NULL: two first revisions */
  const char *ours;
  const char *theirs;
  const char *merged;
  const char *conflicts; /* with spaces between */
} Case;

/* Members of a group: name is a value, languages a set, exceptions items, notes lines, later is not known. */
static const Case cases[] = {
  { "different-values", "{\"name\":\"A\",\"place\":\"B\"}", "{\"name\":\"C\",\"place\":\"B\"}",
    "{\"name\":\"A\",\"place\":\"D\"}", "{\"name\":\"C\",\"place\":\"D\"}", "" },
  { "same-value-differently", "{\"name\":\"A\"}", "{\"name\":\"B\"}", "{\"name\":\"C\"}", "{\"name\":\"B\"}", "name" },
  { "same-value-alike", "{\"name\":\"A\"}", "{\"name\":\"B\"}", "{\"name\":\"B\"}", "{\"name\":\"B\"}", "" },
  { "a-value-is-unset", "{\"name\":\"A\",\"place\":\"B\"}", "{\"name\":\"A\"}", "{\"name\":\"C\",\"place\":\"B\"}",
    "{\"name\":\"C\"}", "" },
  { "unset-against-changed", "{\"place\":\"B\"}", "{}", "{\"place\":\"C\"}", "{}", "place" },
  { "two-first-revisions", NULL, "{\"name\":\"A\",\"place\":\"B\"}", "{\"name\":\"A\",\"cost\":\"1\"}",
    "{\"cost\":\"1\",\"name\":\"A\",\"place\":\"B\"}", "" },
  { "sets-gain-and-lose", "{\"languages\":[\"a\",\"b\",\"c\"]}", "{\"languages\":[\"b\",\"c\",\"z\"]}",
    "{\"languages\":[\"a\",\"b\",\"y\"]}", "{\"languages\":[\"b\",\"y\",\"z\"]}", "" },
  { "sets-both-gain", "{}", "{\"languages\":[\"z\",\"a\"]}", "{\"languages\":[\"b\",\"a\"]}",
    "{\"languages\":[\"a\",\"b\",\"z\"]}", "" },
  { "sets-keep-the-order-one-gave", "{\"languages\":[\"a\",\"b\",\"c\"]}", "{\"languages\":[\"c\",\"b\",\"a\"]}",
    "{\"languages\":[\"a\",\"b\",\"c\",\"d\"]}", "{\"languages\":[\"c\",\"b\",\"a\",\"d\"]}", "" },
  { "sets-both-empty", "{\"languages\":[\"a\",\"b\"]}", "{\"languages\":[\"a\"]}", "{\"languages\":[\"b\"]}", "{}",
    "" },
  { "a-set-that-is-none", "{\"languages\":[\"a\"]}", "{\"languages\":[\"b\"]}", "{\"languages\":7}",
    "{\"languages\":[\"b\"]}", "languages" },
  { "items-by-id", "{\"exceptions\":[{\"id\":\"1\",\"on\":\"x\"},{\"id\":\"2\",\"on\":\"x\"}]}",
    "{\"exceptions\":[{\"id\":\"1\",\"on\":\"y\"},{\"id\":\"2\",\"on\":\"x\"}]}",
    "{\"exceptions\":[{\"id\":\"1\",\"on\":\"x\"},{\"id\":\"3\",\"on\":\"z\"}]}",
    "{\"exceptions\":[{\"id\":\"1\",\"on\":\"y\"},{\"id\":\"3\",\"on\":\"z\"}]}", "" },
  { "one-item-differently", "{\"exceptions\":[{\"id\":\"1\",\"on\":\"x\"}]}",
    "{\"exceptions\":[{\"id\":\"1\",\"on\":\"y\"}]}", "{\"exceptions\":[{\"id\":\"1\",\"on\":\"z\"}]}",
    "{\"exceptions\":[{\"id\":\"1\",\"on\":\"y\"}]}", "exceptions" },
  { "an-item-removed-and-changed", "{\"exceptions\":[{\"id\":\"1\",\"on\":\"x\"}]}", "{}",
    "{\"exceptions\":[{\"id\":\"1\",\"on\":\"z\"}]}", "{}", "exceptions" },
  { "lines-apart", "{\"notes\":\"a\\nb\\nc\"}", "{\"notes\":\"A\\nb\\nc\"}", "{\"notes\":\"a\\nb\\nC\"}",
    "{\"notes\":\"A\\nb\\nC\"}", "" },
  { "lines-that-touch", "{\"notes\":\"a\\nb\"}", "{\"notes\":\"A\\nb\"}", "{\"notes\":\"a\\nB\"}",
    "{\"notes\":\"A\\nb\"}",
    "notes" },
  { "lines-added-at-both-ends", "{\"notes\":\"m\"}", "{\"notes\":\"a\\nm\"}", "{\"notes\":\"m\\nz\"}",
    "{\"notes\":\"a\\nm\\nz\"}", "" },
  { "lines-removed-and-kept", "{\"notes\":\"a\\nb\\nc\\nd\"}", "{\"notes\":\"a\\nd\"}",
    "{\"notes\":\"a\\nb\\nc\\nd\\ne\"}",
    "{\"notes\":\"a\\nd\\ne\"}", "" },
  { "prose-without-line-merge", "{\"accessibility\":\"a\\nb\\nc\"}", "{\"accessibility\":\"A\\nb\\nc\"}",
    "{\"accessibility\":\"a\\nb\\nC\"}", "{\"accessibility\":\"A\\nb\\nc\"}", "accessibility" },
  { "unknown-key-of-one-side", "{\"later\":1}", "{\"later\":1,\"name\":\"A\"}", "{\"later\":[2]}",
    "{\"later\":[2],\"name\":\"A\"}", "" },
  { "unknown-key-of-both", "{\"later\":[1]}", "{\"later\":[1,2]}", "{\"later\":[1,3]}", "{\"later\":[1,2]}", "later" },
  { "who-and-when-are-ours", "{\"edited_at\":1,\"edited_by\":\"a\",\"name\":\"A\"}",
    "{\"edited_at\":2,\"edited_by\":\"b\",\"name\":\"B\"}", "{\"edited_at\":3,\"edited_by\":\"c\",\"name\":\"A\"}",
    "{\"edited_at\":2,\"edited_by\":\"b\",\"name\":\"B\"}", "" },
  { "an-older-merge-is-not-named", "{}", "{\"merged\":[\"2-a\"],\"name\":\"A\"}", "{\"name\":\"A\"}",
    "{\"name\":\"A\"}",
    "" },
  { "two-decisions-about-one-field", "{\"place\":\"A\"}", "{\"decided\":[\"place\"],\"place\":\"A\"}",
    "{\"decided\":[\"place\"],\"place\":\"B\"}", "{\"place\":\"B\"}", "place" },
  { "one-decision-and-one-edit", "{\"place\":\"A\"}", "{\"decided\":[\"place\"],\"place\":\"A\"}",
    "{\"place\":\"B\"}", "{\"place\":\"B\"}", "" },
  { "merged-into-is-a-value", "{}", "{\"merged_into\":\"group:1\"}", "{\"merged_into\":\"group:2\"}",
    "{\"merged_into\":\"group:1\"}", "merged_into" },
};

static SamJsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  SamJsonObject *object = text != NULL ? sam_json_object_parse (text, -1, &error) : NULL;

  g_assert_no_error (error);
  return object;
}

static char *
merge (SamJsonObject *base,
       SamJsonObject *ours,
       SamJsonObject *theirs,
       char **conflicts)
{
  g_auto (GStrv) keys = NULL;
  g_autoptr (SamJsonObject) merged = sam_merge (sam_kind_find ("group"), base, ours, theirs, &keys);

  *conflicts = g_strjoinv (" ", keys);
  return sam_json_object_to_text (merged);
}

static void
test_case (gconstpointer data)
{
  const Case *given = data;
  g_autoptr (SamJsonObject) base = parse (given->base);
  g_autoptr (SamJsonObject) ours = parse (given->ours);
  g_autoptr (SamJsonObject) theirs = parse (given->theirs);
  g_autofree char *conflicts = NULL;
  g_autofree char *conflicts_swapped = NULL;
  g_autofree char *merged = merge (base, ours, theirs, &conflicts);
  g_autofree char *swapped = merge (base, theirs, ours, &conflicts_swapped);

  g_assert_cmpstr (merged, ==, given->merged);
  g_assert_cmpstr (conflicts, ==, given->conflicts);
  g_assert_cmpstr (conflicts_swapped, ==, given->conflicts);
  if (given->conflicts[0] == '\0' && strstr (given->ours, "edited") == NULL)
    g_assert_cmpstr (swapped, ==, given->merged);
}

/* A set, items or lines, from few enough values that edits meet. */
static void
set_random (GRand *random,
            SamJsonObject *object,
            const char *key,
            const char *format,
            const char *open,
            const char *between,
            const char *close)
{
  g_autoptr (GString) value = g_string_new (open);
  guint n_parts = 0;

  for (int i = 0; i < 6; i++)
    {
      int letter = 'a' + i;

      if (!g_rand_boolean (random))
        continue;
      g_string_append (value, n_parts++ > 0 ? between : "");
      if (strstr (format, "%d") != NULL)
        g_string_append_printf (value, "{\"id\":\"%c\",\"n\":%d}", letter, g_rand_int_range (random, 0, 2));
      else
        g_string_append_printf (value, "%s%c%s", format, letter, format);
    }
  g_string_append (value, close);
  sam_json_object_set (object, key, value->str);
}

static SamJsonObject *
make_random (GRand *random)
{
  SamJsonObject *object = sam_json_object_new ();

  if (g_rand_boolean (random))
    sam_json_object_set (object, "name", g_rand_boolean (random) ? "\"A\"" : "\"B\"");
  if (g_rand_boolean (random))
    sam_json_object_set (object, "later", g_rand_boolean (random) ? "1" : "[{}]");
  set_random (random, object, "languages", "\"", "[", ",", "]");
  set_random (random, object, "exceptions", "%d", "[", ",", "]");
  set_random (random, object, "notes", "", "\"", "\\n", "\"");
  return object;
}

static void
test_random_edits (void)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  g_test_message ("seed %u", seed);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (SamJsonObject) base = make_random (random);
      g_autoptr (SamJsonObject) ours = make_random (random);
      g_autoptr (SamJsonObject) theirs = make_random (random);
      g_autofree char *text = sam_json_object_to_text (ours);
      g_autofree char *none = NULL;
      g_autofree char *conflicts = NULL;
      g_autofree char *conflicts_swapped = NULL;
      g_autofree char *alone = merge (base, ours, base, &none);
      g_autofree char *merged = merge (base, ours, theirs, &conflicts);
      g_autofree char *swapped = merge (base, theirs, ours, &conflicts_swapped);

      g_assert_cmpstr (alone, ==, text);
      g_assert_cmpstr (none, ==, "");
      g_assert_cmpstr (conflicts, ==, conflicts_swapped);
      if (conflicts[0] == '\0')
        g_assert_cmpstr (merged, ==, swapped);
    }
}

static void
test_very_long_texts_are_not_compared (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;
  g_autofree char *merged = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (text, "%u\n", i);
  ours = g_strconcat ("begin\n", text->str, NULL);
  theirs = g_strconcat (text->str, "end", NULL);
  g_assert_false (sam_merge_lines (text->str, ours, theirs, &merged));
  g_assert_null (merged);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/merge/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/merge/random-edits-come-out-the-same-both-ways", test_random_edits);
  g_test_add_func ("/merge/very-long-texts-are-not-compared-by-lines", test_very_long_texts_are_not_compared);
  return g_test_run ();
}
