/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Help questions that went their way: brought together with somebody, evaluated, or left without an offer. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "network/sam-match-evaluation.h"

#define N_MATCHES 14
/* So many of the forms that were sent have come back. */
#define N_SENT 9
#define N_BACK 6
#define N_IN_VAIN 6

static char *
make_question (SamDemoWorld *world,
               SamRecord *topic,
               const char *status,
               int days,
               gboolean in_vain,
               GError **error)
{
  static const char *const municipalities[] = { "Heerlen", "Kerkrade", "Landgraaf" };
  static const char *const sources[] = { "self", "self", "relative" };
  g_autoptr (SamRecord) question = sam_demo_create (world, "question");
  g_autofree char *name = sam_record_dup_text (topic, "name");
  const gint64 day = sam_demo_get_midnight (world, days);

  sam_record_set_text (question, "subject", name);
  sam_record_set_strv (question, "topics", (const char *[]){ sam_record_get_id (topic), NULL });
  sam_record_set_text (question, "status", status);
  sam_record_set_text (question, "channel", "platform");
  sam_record_set_text (question, "source", sources[sam_demo_roll (world, G_N_ELEMENTS (sources))]);
  sam_record_set_text (question, "municipality",
                       municipalities[sam_demo_roll (world, G_N_ELEMENTS (municipalities))]);
  sam_record_set_integer (question, "received_at", day + 36000);
  sam_record_set_integer (question, "answered_at", day + 43200);
  if (in_vain)
    sam_demo_set_day (world, question, "no_offer_on", days);
  return sam_demo_save (world, question, NULL, error) ? g_strdup (sam_record_get_id (question)) : NULL;
}

static gboolean
make_match (SamDemoWorld *world,
            guint i,
            GError **error)
{
  const int days = -35 - (int) sam_demo_roll (world, 60);
  g_autofree char *question =
      make_question (world, sam_demo_pick_topic (world), i < N_SENT ? "closed" : "in_contact", days, FALSE, error);
  g_autoptr (SamRecord) match = NULL;

  if (question == NULL)
    return FALSE;
  match = sam_demo_create (world, "match");
  sam_record_set_text (match, "question", question);
  if (sam_demo_chance (world, 50))
    sam_record_set_text (match, "expert", sam_demo_pick_id (world, world->experts));
  else
    sam_record_set_text (match, "group", sam_demo_pick_id (world, world->groups));
  sam_record_set_text (match, "status", i < N_SENT ? "ended" : "in_contact");
  sam_demo_set_day (world, match, "proposed_on", days);
  sam_demo_set_day (world, match, "contact_on", days + 2);
  if (i < N_SENT)
    {
      sam_record_set_text (match, "outcome", "worked");
      sam_demo_set_day (world, match, "ended_on", days + 20);
      sam_demo_set_day (world, match, "form_sent_on", days + 2 + SAM_EVALUATION_AFTER_DAYS);
    }
  return sam_demo_save (world, match, NULL, error);
}

static gboolean
make_evaluation (SamDemoWorld *world,
                 GError **error)
{
  static const char *const typed[] = { "yyayy", "yayay Fijn dat iemand echt luisterde.", "ayn-y", "yyyyy", "nnn?a" };
  g_autoptr (SamRecord) evaluation = sam_demo_create (world, "evaluation");

  sam_record_set_text (evaluation, "form", "match");
  sam_demo_set_day (world, evaluation, "filled_in_on", -(int) sam_demo_roll (world, 20));
  return sam_match_evaluation_parse (evaluation, typed[sam_demo_roll (world, G_N_ELEMENTS (typed))], error) &&
         sam_demo_save (world, evaluation, NULL, error);
}

/**
 * sam_demo_make_matches:
 *
 * Matches, the evaluations of some, and questions on one topic that nobody could answer, so that a topic is missing.
 * The evaluations name no match: they came back without a name. Needs the experts and groups.
 */
gboolean
sam_demo_make_matches (SamDemoWorld *world,
                       GError **error)
{
  SamRecord *wanted = sam_demo_pick_topic (world);

  for (guint i = 0; i < N_MATCHES; i++)
    if (!make_match (world, i, error))
      return FALSE;
  for (guint i = 0; i < N_BACK; i++)
    if (!make_evaluation (world, error))
      return FALSE;
  for (guint i = 0; i < N_IN_VAIN; i++)
    {
      g_autofree char *id =
          make_question (world, wanted, "closed", -1 - (int) sam_demo_roll (world, 300), TRUE, error);

      if (id == NULL)
        return FALSE;
    }
  return TRUE;
}
