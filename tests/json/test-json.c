/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "json/sam-json-object.h"
#include "json/sam-json-scan.h"
#include "json/sam-json-value.h"

#include <string.h>

static void
test_canonical_form (void)
{
  static const struct
  {
    const char *given;
    const char *canonical;
  } cases[] = {
    { " { \"b\" : 1 , \"a\" : [ true , null ] } ", "{\"a\":[true,null],\"b\":1}" },
    { "{}", "{}" },
    { "[ ]", "[]" },
    { "\"\\u20ac\\/\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\"", "\"€/\\u000f\\nA'B\\\"\\\\\\\\\\\"\"" },
    { "\"\\ud83d\\ude00\"", "\"\U0001F600\"" },
    /* RFC 8785's own example of the order of keys */
    { "{\"\\u20ac\":1,\"\\r\":2,\"\\ufb33\":3,\"1\":4,\"\\ud83d\\ude00\":5,\"\\u0080\":6,\"\\u00f6\":7}",
      "{\"\\r\":2,\"1\":4,\"\xc2\x80\":6,\"ö\":7,\"€\":1,\"\U0001F600\":5,\"\xef\xac\xb3\":3}" },
    { "0", "0" },
    { "-0", "0" },
    { "-0.0", "0" },
    { "1.0", "1" },
    { "1E2", "100" },
    { "-12.50", "-12.5" },
    { "0.1", "0.1" },
    { "0.000001", "0.000001" },
    { "0.0000001", "1e-7" },
    { "1e21", "1e+21" },
    { "1e20", "100000000000000000000" },
    { "4.50", "4.5" },
    { "2e-3", "0.002" },
    { "9007199254740991", "9007199254740991" },
    { "9007199254740993", "9007199254740993" },
    { "123456789012345678901234567890", "123456789012345678901234567890" },
    { "0.10000000000000000001", "0.10000000000000000001" },
    { "1e400", "1e400" },
    { "1e9223372036854775807", "1e9223372036854775807" },
    { "-1e-9223372036854775808", "-1e-9223372036854775808" },
    { "5e-324", "5e-324" },
    { "1.7976931348623157e308", "1.7976931348623157e+308" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *canonical = sam_json_canonicalize (cases[i].given, -1, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      g_assert_cmpstr (canonical, ==, cases[i].canonical);
      again = sam_json_canonicalize (canonical, -1, &error);
      g_assert_cmpstr (again, ==, canonical);
    }
}

static void
test_refused (void)
{
  static const char *const cases[] = {
    "",
    " ",
    "{",
    "[1,]",
    "[1 2]",
    "{\"a\":1,}",
    "{\"a\" 1}",
    "{a:1}",
    "{\"a\":1}{",
    "[1] x",
    "'a'",
    "\"a",
    "\"a\nb\"",
    "\"\\x\"",
    "\"\\u12g4\"",
    "\"\\u0000\"",
    "\"\\ud83d\"",
    "\"\\ud83dx\"",
    "\"\\ud83d\\u0041\"",
    "\"\\ude00\"",
    "\"\xff\"",
    "\"\xc3\"",
    "\"\xed\xa0\x80\"",
    "01",
    "1.",
    ".5",
    "+1",
    "-",
    "1e",
    "NaN",
    "Infinity",
    "tru",
    "nul",
    "/* */ 1",
    "\xef\xbb\xbf{}",
    "{\"a\":1,\"a\":2}",
    "\v1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      if (sam_json_scan (cases[i], -1, &error))
        g_error ("accepted: %s", cases[i]);
      g_assert_error (error, SAM_JSON_ERROR, SAM_JSON_ERROR_SYNTAX);
    }
  g_assert_false (sam_json_scan ("\"a\0b\"", 5, NULL));
  g_assert_false (sam_json_scan ("1\0", 2, NULL));
}

static void
test_error_names_the_place (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (sam_json_scan ("{\n  \"é\": x\n}", -1, &error));
  g_assert_nonnull (strstr (error->message, "line 2, column 8"));
}

static void
test_depth (void)
{
  for (guint depth = 63; depth <= 100000; depth = depth < 65 ? depth + 1 : depth * 10)
    {
      g_autofree char *open = g_strnfill (depth, '[');
      g_autofree char *closing = g_strnfill (depth, ']');
      g_autofree char *text = g_strconcat (open, closing, NULL);

      g_assert_cmpint (sam_json_scan (text, -1, NULL), ==, depth <= SAM_JSON_MAX_DEPTH);
    }
}

static void
test_object_keeps_values_as_text (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamJsonObject) object = NULL;
  g_autoptr (SamJsonObject) copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *other = NULL;
  g_auto (GStrv) keys = NULL;
  g_autofree char *joined = NULL;
  const char *key;
  const char *value;
  guint at = 0;

  object = sam_json_object_parse ("{\"z\": [1, {\"b\":2,\"a\":9007199254740993}], \"a\": \"x\"}", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sam_json_object_get (object, "z"), ==, "[1,{\"a\":9007199254740993,\"b\":2}]");
  g_assert_null (sam_json_object_get (object, "y"));

  copy = sam_json_object_copy (object);
  g_assert_true (sam_json_object_next (copy, &at, &key, &value));
  g_assert_cmpstr (key, ==, "a");
  g_assert_cmpstr (value, ==, "\"x\"");
  g_assert_true (sam_json_object_next (copy, &at, &key, &value));
  g_assert_cmpstr (key, ==, "z");
  g_assert_false (sam_json_object_next (copy, &at, &key, &value));
  sam_json_object_set (copy, "m", " [ ] ");
  g_assert_true (sam_json_object_remove (copy, "a"));
  g_assert_false (sam_json_object_remove (copy, "a"));
  keys = sam_json_object_dup_keys (copy);
  joined = g_strjoinv (",", keys);
  g_assert_cmpstr (joined, ==, "m,z");
  text = sam_json_object_to_text (object);
  g_assert_cmpstr (text, ==, "{\"a\":\"x\",\"z\":[1,{\"a\":9007199254740993,\"b\":2}]}");
  other = sam_json_object_to_text (copy);
  g_assert_cmpstr (other, ==, "{\"m\":[],\"z\":[1,{\"a\":9007199254740993,\"b\":2}]}");

  g_assert_null (sam_json_object_parse ("[]", -1, &error));
  g_assert_error (error, SAM_JSON_ERROR, SAM_JSON_ERROR_SYNTAX);
}

static void
test_canonical_text_is_taken_apart (void)
{
  const char *text = "{\"a,\\\"}\":[1,\"]\\\\\",{\"b\":[]}],\"c\":\"x\",\"d\":{}}";
  g_autoptr (SamJsonObject) object = sam_json_object_from_canonical (text);
  g_autoptr (SamJsonObject) none = sam_json_object_from_canonical ("{}");
  g_autofree char *back = sam_json_object_to_text (object);
  g_autoptr (GPtrArray) items = sam_json_items_from_canonical (sam_json_object_get (object, "a,\"}"));
  g_autoptr (GPtrArray) no_items = sam_json_items_from_canonical ("[]");
  static const char *const broken[] = { "", "{", "[", "{]", "[}", "{\"a\"", "{\"a\":1", "{\"a\":\"", "{\"a\":\"\\",
                                        "{\"a\":[1}", "{a:1}", "[1", "[1]]", "[\"", "[1}", "{\"a\":1}}", "{1:1}" };

  g_assert_cmpstr (back, ==, text);
  g_assert_nonnull (none);
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (items->pdata[1], ==, "\"]\\\\\"");
  g_assert_cmpstr (items->pdata[2], ==, "{\"b\":[]}");
  g_assert_cmpuint (no_items->len, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_assert_null (sam_json_object_from_canonical (broken[i]));
      g_assert_null (sam_json_items_from_canonical (broken[i]));
    }
}

static void
test_strings_of_canonical_values (void)
{
  static const char *const values[] = { "\"\"", "\"a\"", "\"é\"", "\"a\\\"b\"", "\"\\\\\"", "\"", "5", "[]", "\"a" };
  g_autofree char *nothing = sam_json_string_from_canonical (NULL);
  g_auto (GStrv) words = sam_json_strv_from_canonical ("[\"a\",\"b\\n\"]");
  g_auto (GStrv) none = sam_json_strv_from_canonical ("[]");
  g_auto (GStrv) mixed = sam_json_strv_from_canonical ("[\"a\",1]");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *slowly = sam_json_to_string (values[i]);
      g_autofree char *quickly = sam_json_string_from_canonical (values[i]);

      g_assert_cmpstr (quickly, ==, slowly);
    }
  g_assert_null (nothing);
  g_assert_cmpuint (g_strv_length (words), ==, 2);
  g_assert_cmpstr (words[1], ==, "b\n");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_null (mixed);
}

static void
test_values_do_not_guess (void)
{
  g_autofree char *string = sam_json_from_string ("Zin \"in\"\n€");
  g_autofree char *back = sam_json_to_string (string);
  const char *const words[] = { "a", "b;c", "", NULL };
  g_autofree char *array = sam_json_from_strv (words);
  g_auto (GStrv) strv = sam_json_to_strv (array);
  g_autoptr (GPtrArray) items = sam_json_to_items ("[1,{\"a\":\"],[\"},\"x\"]");
  gint64 integer = 7;
  gboolean boolean = TRUE;

  g_assert_cmpstr (string, ==, "\"Zin \\\"in\\\"\\n€\"");
  g_assert_cmpstr (back, ==, "Zin \"in\"\n€");
  g_assert_cmpstr (array, ==, "[\"a\",\"b;c\",\"\"]");
  g_assert_true (g_strv_equal ((const char *const *) strv, words));
  g_assert_cmpuint (items->len, ==, 3);
  g_assert_cmpstr (g_ptr_array_index (items, 1), ==, "{\"a\":\"],[\"}");

  g_assert_true (sam_json_to_integer ("-5", &integer));
  g_assert_cmpint (integer, ==, -5);
  g_assert_false (sam_json_to_integer ("\"5\"", &integer));
  g_assert_false (sam_json_to_integer ("5.5", &integer));
  g_assert_false (sam_json_to_integer (NULL, &integer));
  g_assert_true (sam_json_to_boolean ("false", &boolean));
  g_assert_false (boolean);
  g_assert_false (sam_json_to_boolean ("1", &boolean));
  g_assert_null (sam_json_to_string ("5"));
  g_assert_null (sam_json_to_string (NULL));
  g_assert_null (sam_json_to_strv ("[1]"));
  g_assert_null (sam_json_to_items ("{}"));
  g_assert_true (sam_json_is_null ("null"));
  g_assert_false (sam_json_is_null (NULL));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/json/scan/canonical-form", test_canonical_form);
  g_test_add_func ("/json/scan/refuses-what-is-not-json", test_refused);
  g_test_add_func ("/json/scan/error-names-the-place", test_error_names_the_place);
  g_test_add_func ("/json/scan/nesting-is-limited", test_depth);
  g_test_add_func ("/json/object/keeps-values-as-text", test_object_keeps_values_as_text);
  g_test_add_func ("/json/object/canonical-text-is-taken-apart", test_canonical_text_is_taken_apart);
  g_test_add_func ("/json/canonical/strings-are-taken-out-as-they-are-read", test_strings_of_canonical_values);
  g_test_add_func ("/json/value/does-not-guess", test_values_do_not_guess);
  return g_test_run ();
}
