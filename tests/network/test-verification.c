/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-verification-mail.h"
#include "network/sam-verification.h"

#define TODAY "2026-06-15"

static SamRecord *
make_group (const char *fields)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("group"), "zin");
  SamRecord *group = sam_record_new (sam_kind_find ("group"), id);
  g_auto (GStrv) pairs = g_strsplit (fields, " ", -1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; pairs[i] != NULL && *pairs[i] != '\0'; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      sam_record_parse_field (group, pair[0], pair[1], &error);
      g_assert_no_error (error);
    }
  return group;
}

static void
test_due (void)
{
  static const struct
  {
    const char *fields;
    gboolean sensitive;
    const char *due; /* NULL: nobody needs to ask */
    SamVerifyReason reason;
  } cases[] = {
    { "", FALSE, TODAY, SAM_VERIFY_NEVER },
    { "", TRUE, TODAY, SAM_VERIFY_NEVER },
    { "status=forming", FALSE, TODAY, SAM_VERIFY_NEVER },
    { "verified_on=2025-08-31", FALSE, "2026-08-31", SAM_VERIFY_AGE },
    { "verified_on=2024-02-29", FALSE, "2025-02-28", SAM_VERIFY_AGE },
    { "verified_on=2026-01-31", TRUE, "2026-07-31", SAM_VERIFY_SENSITIVE },
    { "verified_on=2026-05-01 connected_since=2026-05-01", FALSE, "2026-08-01", SAM_VERIFY_FRESH },
    { "verified_on=2026-05-01 connected_since=2026-05-01", TRUE, "2026-08-01", SAM_VERIFY_FRESH },
    { "verified_on=2026-08-02 connected_since=2026-05-01", FALSE, "2027-08-02", SAM_VERIFY_AGE },
    { "verified_on=2026-05-01 bounced_on=2026-06-10", FALSE, "2026-06-10", SAM_VERIFY_BOUNCED },
    { "verify_tries=1 verify_tried_on=2026-06-14", FALSE, "2026-06-17", SAM_VERIFY_NEVER },
    { "verify_tries=2 verify_tried_on=2026-06-14", FALSE, "2026-06-21", SAM_VERIFY_NEVER },
    { "verify_tries=9 verify_tried_on=2026-06-14", FALSE, "2026-06-28", SAM_VERIFY_NEVER },
    { "verified_on=2026-01-01 verify_tries=1 verify_tried_on=2026-06-14", FALSE, "2027-01-01", SAM_VERIFY_AGE },
    { "status=ended", FALSE, NULL, 0 },
    { "unlisted_on=2026-01-01", FALSE, NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) group = make_group (cases[i].fields);
      SamVerifyReason reason = SAM_VERIFY_AGE;
      char text[16] = "";
      GDate due;

      g_test_message ("%s", cases[i].fields);
      g_assert_cmpint (sam_verification_find_due (group, cases[i].sensitive, &sam_verification_default_months, TODAY,
                                                  &due, &reason),
                       ==, cases[i].due != NULL);
      if (cases[i].due == NULL)
        continue;
      g_date_strftime (text, sizeof text, "%Y-%m-%d", &due);
      g_assert_cmpstr (text, ==, cases[i].due);
      g_assert_cmpint (reason, ==, cases[i].reason);
    }
}

static void
test_months (void)
{
  g_autofree char *id = sam_id_from_key (sam_kind_find ("region"), "parkstad");
  g_autoptr (SamRecord) region = sam_record_new (sam_kind_find ("region"), id);
  SamVerifyMonths months;

  sam_record_set_integer (region, "verify_after_months", 9);
  sam_record_set_integer (region, "verify_new_after_months", -3);
  months = sam_verification_read_months (region);
  g_assert_cmpuint (months.normal, ==, 9);
  g_assert_cmpuint (months.fresh, ==, 3);
  g_assert_cmpuint (months.sensitive, ==, 6);
  g_assert_cmpuint (sam_verification_read_months (NULL).normal, ==, 12);
}

static char *
describe (SamRecord *group)
{
  static const char *const fields[] = { "status", "connected_until", "verified_on", "verified_by", "verified_how",
                                        "verify_tries", "verify_tried_on", "bounced_on", "unlisted_on" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = sam_record_format_field (group, fields[i]);

      if (*value != '\0')
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", fields[i], value);
    }
  return g_string_free (text, FALSE);
}

static void
test_outcomes (void)
{
  static const char before[] = "status=open verified_on=2025-01-01 verify_tries=1 bounced_on=2026-01-01";
  static const struct
  {
    const char *outcome;
    const char *after;
  } cases[] = {
    { "right", "status=open verified_on=2026-06-15 verified_by=Ada verified_how=phone" },
    { "changed", "status=open verified_on=2026-06-15 verified_by=Ada verified_how=phone" },
    { "not_reached", "status=open verified_on=2025-01-01 verify_tries=2 verify_tried_on=2026-06-15 "
                     "bounced_on=2026-01-01" },
    { "stopped", "status=ended connected_until=2026-06-15 verified_on=2026-06-15 verified_by=Ada verified_how=phone" },
    { "unlisted", "status=open verified_on=2026-06-15 verified_by=Ada verified_how=phone unlisted_on=2026-06-15" },
    { "bounced", "status=open verified_on=2025-01-01 verify_tries=1 bounced_on=2026-06-15" },
  };
  SamVerifyOutcome outcome;

  g_assert_false (sam_verify_outcome_from_name ("perhaps", &outcome));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SamRecord) group = make_group (before);
      g_autofree char *after = NULL;

      g_assert_true (sam_verify_outcome_from_name (cases[i].outcome, &outcome));
      sam_verification_apply (group, outcome, "phone", "Ada", TODAY);
      after = describe (group);
      g_assert_cmpstr (after, ==, cases[i].after);
    }
}

static void
test_mail (void)
{
  g_autoptr (SamRecord) group = make_group ("name=Zin start_time=19:30 place=Heerlen public_email=zin@groep.example");
  g_autoptr (SamRecord) silent = make_group ("name=Zin");
  g_autofree char *mail = sam_verification_mail_new (group, "every first Tuesday");
  g_autofree char *text = g_uri_unescape_string (mail, NULL);

  g_assert_null (sam_verification_mail_new (silent, NULL));
  g_assert_true (g_str_has_prefix (mail, "mailto:zin@groep.example?subject="));
  g_assert_nonnull (strstr (text, "“Zin”"));
  g_assert_nonnull (strstr (text, "Meets: every first Tuesday\r\nFrom: 19:30\r\nPlace: Heerlen\r\n"));
  g_free (text);
  text = sam_verification_dup_text (silent, NULL);
  g_assert_nonnull (strstr (text, "about your group:\n\nOnly the name: "));
  /* Nothing in a name can add a recipient or a header. */
  sam_record_set_text (group, "name", "Zin&bcc=a@b.example");
  g_free (mail);
  mail = sam_verification_mail_new (group, NULL);
  g_assert_null (strstr (mail, "&bcc"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/verification/due-by-risk", test_due);
  g_test_add_func ("/verification/a-region-sets-its-own-months", test_months);
  g_test_add_func ("/verification/what-follows-from-each-outcome", test_outcomes);
  g_test_add_func ("/verification/a-mail-asks-what-is-still-right", test_mail);
  return g_test_run ();
}
