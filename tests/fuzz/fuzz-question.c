/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A help question as the platform sends it. Whatever it holds, it is refused with a sentence, or becomes a record
 * without problems that nobody has answered yet; taken over once more, it is the same. */

#include "sam-fuzz.h"

#include "network/sam-platform-question.h"

#define ID "question:p-1"

static void
check (const char *body)
{
  g_autoptr (SamRecord) question = sam_record_new_from_body (sam_kind_find ("question"), ID, NULL, body, NULL);
  g_autoptr (GArray) problems = NULL;
  g_autofree char *status = NULL;
  g_autofree char *again = NULL;

  g_assert_nonnull (question);
  problems = sam_record_validate (question);
  g_assert_cmpuint (problems->len, ==, 0);
  status = sam_record_dup_text (question, "status");
  g_assert_cmpstr (status, ==, "new");
  g_assert_false (sam_record_has_value (question, "answered_at"));
  again = sam_platform_question_dup_body (ID, body, NULL, NULL);
  g_assert_cmpstr (again, ==, body);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *body = sam_platform_question_dup_body (ID, text, NULL, &error);

  g_assert_cmpint (body != NULL, ==, error == NULL);
  if (body != NULL)
    check (body);
  return 0;
}
