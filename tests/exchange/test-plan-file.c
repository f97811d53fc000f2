/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-exchange-error.h"
#include "exchange/sam-plan-file.h"

#include <string.h>

#define EXPERTS "\"experts\":[{\"id\":\"E1\",\"topics\":[\"t\"],\"cap\":2,\"available\":[1,1]}]"
#define PEOPLE "\"participants\":[{\"id\":\"P1\",\"available\":[1,0],\"interest\":{\"t\":2},\"wish\":{\"E1\":3}}]"
#define HEAD "{\"format\":\"speeddate-instance-1\",\"rounds\":2,"

static const struct
{
  const char *text;
  const char *said; /* NULL: good */
} cases[] = {
  { HEAD EXPERTS "," PEOPLE "}", NULL },
  { HEAD EXPERTS "," PEOPLE ",\"must\":[[\"P1\",\"E1\"]],\"pin\":[[\"P1\",\"E1\",1]]}", NULL },
  { "[]", "The file: it must be one JSON object." },
  { "{\"format\":\"other\"}", "The file: “format” must be “speeddate-instance-1”." },
  { HEAD EXPERTS "}", "The file: it must list “experts” (at most 1000) and “participants” (at most 5000)." },
  { HEAD EXPERTS "," PEOPLE ",\"pin\":[[\"P1\",\"E1\",3]]}",
    "“pin”, number 1: the round must be a whole number from 1 to 2." },
  { HEAD EXPERTS "," PEOPLE ",\"forbid\":[[\"P1\",\"E2\"]]}", "“forbid”, number 1: there is no expert E2." },
  { HEAD EXPERTS ",\"participants\":[{\"id\":\"P1\",\"available\":[1]}]}",
    "P1: “available” must be a list of 2 times 0 or 1, one for each round." },
  { HEAD EXPERTS ",\"participants\":[{\"id\":\"P1\",\"available\":[1,1],\"interest\":{\"t\":4}}]}",
    "P1: “interest” for t must be a whole number from 0 to 3." },
  { HEAD "\"experts\":[{\"id\":\"E1\",\"cap\":2,\"min\":3,\"available\":[1,1]}]," PEOPLE "}",
    "E1: “min” is larger than “cap”, so nobody could ever sit there." },
  { HEAD "\"experts\":[{\"id\":\"E1\",\"cap\":\"2\",\"available\":[1,1]}]," PEOPLE "}",
    "E1: “cap” must be a whole number from 1 to 5000." },
  { HEAD "\"experts\":[{\"id\":\"E1\",\"cap\":2,\"available\":[1,1]},{\"id\":\"E1\"}]," PEOPLE "}",
    "experts, number 2: “E1” stands in the list already." },
  { HEAD EXPERTS "," PEOPLE ",\"objective\":{\"wish\":[1,2]}}",
    "objective: number 2 of “wish” must be at least 0 and not more than the one before." },
};

static void
test_each_problem_is_one_sentence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SamSpeeddateProblem) problem = sam_plan_file_read (cases[i].text, -1, &error);

      if (cases[i].said == NULL)
        {
          g_assert_no_error (error);
          g_assert_nonnull (problem);
          continue;
        }
      g_assert_null (problem);
      g_assert_error (error, SAM_EXCHANGE_ERROR, SAM_EXCHANGE_ERROR_FORMAT);
      g_assert_cmpstr (error->message, ==, cases[i].said);
    }
}

static void
test_a_plan_is_written (void)
{
  g_autoptr (SamSpeeddateProblem) problem = sam_plan_file_read (cases[0].text, -1, NULL);
  const SamSpeeddateOptions options = { .seed = 4, .max_steps = 100 };
  g_autoptr (SamSpeeddatePlan) plan = sam_speeddate_solve (problem, &options, NULL, NULL, NULL);
  g_autofree char *text = sam_plan_file_write (plan);

  g_assert_nonnull (strstr (text, "\"format\":\"speeddate-plan-1\""));
  g_assert_nonnull (strstr (text, "\"seats\":{\"P1\":[\"E1\",null]}"));
  g_assert_nonnull (strstr (text, "\"vector\":[0,-30,7,0]"));
  g_assert_nonnull (strstr (text, "\"proven_levels\":4"));
  g_assert_nonnull (strstr (text, "\"seed\":4"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/plan-file/each-problem-is-one-sentence", test_each_problem_is_one_sentence);
  g_test_add_func ("/exchange/plan-file/a-plan-is-written", test_a_plan_is_written);
  return g_test_run ();
}
