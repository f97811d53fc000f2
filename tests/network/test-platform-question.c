/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-platform-question.h"

#include <string.h>

#define HASH_A "0000000000000000000000000000000000000000000000000000000000000001"
#define HASH_B "0000000000000000000000000000000000000000000000000000000000000002"
#define ENDS "\"edited_at\":1795000000,\"edited_by\":\"Platform\""

static const struct
{
  const char *name, *document, *body; /* NULL: it can't be taken over */
} cases[] = {
  { "the-least", "{\"subject\":\"A\",\"received_at\":1795000000}",
    "{\"channel\":\"platform\"," ENDS ",\"received_at\":1795000000,\"status\":\"new\",\"subject\":\"A\"}" },
  { "the-envelope-is-taken-off",
    "{\"kind\":\"question\",\"region\":\"heerlen\",\"subject\":\"A\",\"received_at\":1795000000}",
    "{\"channel\":\"platform\"," ENDS ",\"received_at\":1795000000,\"status\":\"new\",\"subject\":\"A\"}" },
  { "only-the-region-can-say-that-it-is-answered",
    "{\"subject\":\"A\",\"received_at\":1795000000,\"status\":\"closed\",\"answered_at\":1795000001,"
    "\"assigned_to\":\"Ada\",\"edited_by\":\"Ada\",\"notes\":\"A\",\"channel\":\"phone\"}",
    "{\"channel\":\"platform\"," ENDS ",\"received_at\":1795000000,\"status\":\"new\",\"subject\":\"A\"}" },
  { "four-digits-of-a-postcode-are-kept",
    "{\"subject\":\"A\",\"received_at\":1795000000,\"postcode_area\":\"6411 CR\"}",
    "{\"channel\":\"platform\"," ENDS ",\"postcode_area\":\"6411\",\"received_at\":1795000000,\"status\":\"new\","
    "\"subject\":\"A\"}" },
  { "contact-details-are-kept-for-a-time",
    "{\"subject\":\"A\",\"received_at\":1795000000,\"asker_email\":\"a@voorbeeld.example\"}",
    "{\"asker_email\":\"a@voorbeeld.example\",\"channel\":\"platform\"," ENDS ",\"received_at\":1795000000,"
    "\"retain_until\":\"2027-02-18\",\"status\":\"new\",\"subject\":\"A\"}" },
  { "topics-go-by-their-own-ids-again",
    "{\"subject\":\"A\",\"received_at\":1795000000,\"topics\":[\"topic:" HASH_A "\",\"topic:" HASH_B "\"]}",
    "{\"channel\":\"platform\"," ENDS ",\"received_at\":1795000000,\"status\":\"new\",\"subject\":\"A\","
    "\"topics\":[\"topic:11111111-1111-4111-8111-111111111111\"]}" },
  { "what-is-not-known-here-stays", "{\"subject\":\"A\",\"received_at\":1795000000,\"later\":{\"a\":null}}",
    "{\"channel\":\"platform\"," ENDS ",\"later\":{\"a\":null},\"received_at\":1795000000,\"status\":\"new\","
    "\"subject\":\"A\"}" },
  { "without-a-subject", "{\"received_at\":1795000000}", NULL },
  { "without-a-time", "{\"subject\":\"A\"}", NULL },
  { "with-a-value-that-is-none", "{\"subject\":\"A\",\"received_at\":\"gisteren\"}", NULL },
  { "with-an-attachment",
    "{\"subject\":\"A\",\"received_at\":1795000000,\"_attachments\":{\"a\":{\"stub\":true}}}", NULL },
  { "something-else", "{\"kind\":\"group\",\"subject\":\"A\",\"received_at\":1795000000}", NULL },
  { "no-object", "[]", NULL },
};

static void
test_case (gconstpointer data)
{
  guint number = GPOINTER_TO_UINT (data);
  g_autoptr (GHashTable) records = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autofree char *body = NULL;

  g_hash_table_insert (records, (gpointer) "topic:" HASH_A, (gpointer) "topic:11111111-1111-4111-8111-111111111111");
  body = sam_platform_question_dup_body ("question:1", cases[number].document, records, &error);
  g_assert_cmpstr (body, ==, cases[number].body);
  g_assert_cmpint (error != NULL, ==, body == NULL);
}

static void
test_ids (void)
{
  g_assert_true (sam_platform_question_is_sent ("question:1"));
  g_assert_true (sam_platform_question_is_sent ("zomaar"));
  g_assert_false (sam_platform_question_is_sent ("question:" HASH_A));
  g_assert_false (sam_platform_question_is_sent ("_design/samenhulp"));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/network/platform-question/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/network/platform-question/the-regions-own-documents-are-told-apart", test_ids);
  return g_test_run ();
}
