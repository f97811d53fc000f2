/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "hub-fixture.h"

#include <string.h>

#define HASH_A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define HASH_B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
/* "inhoud" and its MD5, both in Base64. */
#define DATA "aW5ob3Vk"
#define PUSH "{\"new_edits\":false,\"docs\":[%s]}"

static void
assert_says (const char *text,
             const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in %s", words, text);
}

static char *
push (Fixture *fixture,
      const char *document)
{
  g_autofree char *body = g_strdup_printf (PUSH, document);

  return fixture_expect (fixture, 201, "ans", "POST", "region/_bulk_docs", body);
}

static void
test_kept (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *answer =
      push (fixture, "{\"_id\":\"attachment:1\",\"_rev\":\"1-" HASH_A "\",\"name\":\"a.txt\",\"_attachments\":{"
                     "\"content\":{\"content_type\":\"text/plain\",\"data\":\"" DATA "\"}}}");
  g_autofree char *stub = fixture_expect (fixture, 200, "ans", "GET", "region/attachment:1", NULL);
  g_autofree char *whole = fixture_expect (fixture, 200, "ans", "GET", "region/attachment:1?attachments=true", NULL);
  g_autofree char *bulk = fixture_expect (fixture, 200, "ans", "POST", "region/_bulk_get?revs=true&attachments=true",
                                          "{\"docs\":[{\"id\":\"attachment:1\"}]}");
  g_autofree char *bytes = fixture_expect (fixture, 200, "ans", "GET", "region/attachment:1/content", NULL);
  g_autofree char *none = fixture_expect (fixture, 404, "ans", "GET", "region/attachment:1/other", NULL);

  g_assert_null (strstr (answer, "error"));
  assert_says (stub, "\"stub\":true");
  assert_says (stub, "\"length\":6");
  assert_says (stub, "\"revpos\":1");
  g_assert_null (strstr (stub, DATA));
  assert_says (whole, "\"data\":\"" DATA "\"");
  assert_says (bulk, "\"data\":\"" DATA "\"");
  g_assert_cmpstr (bytes, ==, "inhoud");
}

/* A newer revision that only names it keeps it; one that names what was never here is refused. */
static void
test_stub (Fixture *fixture,
           gconstpointer data)
{
  g_autofree char *first =
      push (fixture, "{\"_id\":\"attachment:1\",\"_rev\":\"1-" HASH_A "\",\"_attachments\":{\"content\":{\"data\":"
                     "\"" DATA "\"}}}");
  g_autofree char *there = fixture_expect (fixture, 200, "ans", "GET", "region/attachment:1", NULL);
  char *digest = g_strndup (strstr (there, "md5-"), strcspn (strstr (there, "md5-"), "\""));
  g_autofree char *text = g_strdup_printf ("{\"_id\":\"attachment:1\",\"_revisions\":{\"start\":2,\"ids\":[\"" HASH_B
                                           "\",\"" HASH_A "\"]},\"name\":\"b\",\"_attachments\":{\"content\":"
                                           "{\"stub\":true,\"digest\":\"%s\",\"revpos\":1}}}",
                                           digest);
  g_autofree char *second = push (fixture, text);
  g_autofree char *bytes = fixture_expect (fixture, 200, "ans", "GET", "region/attachment:1/content", NULL);
  g_autofree char *foreign =
      push (fixture, "{\"_id\":\"attachment:2\",\"_rev\":\"1-" HASH_A "\",\"_attachments\":{\"content\":{\"stub\":true,"
                     "\"digest\":\"md5-x\"}}}");

  g_free (digest);
  g_assert_null (strstr (second, "error"));
  g_assert_cmpstr (bytes, ==, "inhoud");
  assert_says (foreign, "missing_stub");
}

/* A type is a line of every answer that gives the bytes: with a line break in it, it would be two. */
static void
test_types (Fixture *fixture,
            gconstpointer data)
{
  const char *const types[] = { "\"text/plain\\r\\nSet-Cookie: AuthSession=x\"", "\"text/plain\\n\"", "\"a\\u0007b\"",
                                "\"a\\u007fb\"", "\"text/pl\\u00e4in\"", "17", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *document =
          g_strdup_printf ("{\"_id\":\"attachment:%u\",\"_rev\":\"1-" HASH_A "\",\"_attachments\":{\"content\":"
                           "{\"content_type\":%s,\"data\":\"" DATA "\"}}}",
                           i, types[i]);
      g_autofree char *single =
          g_strdup_printf ("{\"_attachments\":{\"content\":{\"content_type\":%s,\"data\":\"" DATA "\"}}}", types[i]);
      g_autofree char *path = g_strdup_printf ("region/attachment:%u", i);
      g_autofree char *row = push (fixture, document);
      g_autofree char *refused = fixture_expect (fixture, 400, "ans", "PUT", path, single);
      g_autofree char *none = fixture_expect (fixture, 404, "ans", "GET", path, NULL);

      assert_says (row, "\"error\":\"forbidden\"");
      assert_says (row, "content_type");
      assert_says (refused, "\"error\":\"bad_request\"");
    }
}

/* By its own address, as the protocol has it. */
static void
test_put (Fixture *fixture,
          gconstpointer data)
{
  g_autofree char *made = fixture_expect (fixture, 201, "ans", "PUT", "region/attachment:1", "{\"name\":\"a\"}");
  char *revision = g_strndup (strstr (made, "1-"), 34);
  g_autofree char *path = g_strdup_printf ("region/attachment:1/content?rev=%s", revision);
  g_autofree char *put = fixture_expect (fixture, 201, "ans", "PUT", path, "\"inhoud\"");
  g_autofree char *again = fixture_expect (fixture, 409, "ans", "PUT", path, "\"anders\"");
  g_autofree char *bytes = fixture_expect (fixture, 200, "ans", "GET", "region/attachment:1/content", NULL);
  g_autofree char *document = fixture_expect (fixture, 200, "ans", "GET", "region/attachment:1", NULL);
  char *next = g_strndup (strstr (put, "2-"), 34);
  g_autofree char *delete_path = g_strdup_printf ("region/attachment:1/content?rev=%s", next);
  g_autofree char *deleted = fixture_expect (fixture, 201, "ans", "DELETE", delete_path, NULL);
  g_autofree char *gone = fixture_expect (fixture, 404, "ans", "GET", "region/attachment:1/content", NULL);

  g_free (revision);
  g_free (next);
  g_assert_cmpstr (bytes, ==, "\"inhoud\"");
  assert_says (document, "\"name\":\"a\"");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, test) g_test_add ("/hub/attachments/" path, Fixture, NULL, fixture_set_up, test, fixture_tear_down)
  ADD ("refuses-types-that-are-no-line-of-a-head", test_types);
  ADD ("what-they-hold-is-kept-and-given", test_kept);
  ADD ("a-name-alone-keeps-what-is-there", test_stub);
  ADD ("by-their-own-address", test_put);
  return g_test_run ();
}
