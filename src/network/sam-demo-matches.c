/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Help questions that went their way: brought together with somebody, evaluated, or left without an offer. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "network/sam-match-evaluation.h"
#include "store/sam-query.h"

#define N_IN_VAIN 6

/* Those who asked, and the form for them: how many are in contact still, were sent the form, and sent it back. */
typedef struct
{
  const char *form, *source;
  guint n_running, n_sent, n_back;
  const char *const *typed;
} SamDemoAskers;

static SamRecord *
make_question (SamDemoWorld *world,
               SamRecord *topic,
               const char *source,
               const char *status,
               int days,
               gboolean in_vain,
               GError **error)
{
  static const char *const municipalities[] = { "Heerlen", "Kerkrade", "Landgraaf" };
  g_autoptr (SamRecord) question = sam_demo_create (world, "question");
  g_autofree char *name = sam_record_dup_text (topic, "name");
  const gint64 day = sam_demo_get_midnight (world, days);

  sam_record_set_text (question, "subject", name);
  sam_record_set_strv (question, "topics", (const char *[]){ sam_record_get_id (topic), NULL });
  sam_record_set_text (question, "status", status);
  sam_record_set_text (question, "channel", "platform");
  sam_record_set_text (question, "source", source);
  sam_record_set_text (question, "municipality",
                       municipalities[sam_demo_roll (world, G_N_ELEMENTS (municipalities))]);
  sam_record_set_integer (question, "received_at", day + 36000);
  sam_record_set_integer (question, "answered_at", day + 43200);
  if (in_vain)
    sam_demo_set_day (world, question, "no_offer_on", days);
  return sam_demo_save (world, question, NULL, error) ? g_steal_pointer (&question) : NULL;
}

/* An expert or a group on one of the topics of the question; where there is none, any group. */
static gboolean
set_partner (SamDemoWorld *world,
             SamRecord *match,
             SamRecord *question,
             GError **error)
{
  const char *const kinds[] = { "expert", "group", "expert" };
  const guint first = sam_demo_roll (world, 2);
  g_auto (GStrv) topics = sam_record_dup_strv (question, "topics");

  for (guint i = first; i < first + 2; i++)
    {
      g_auto (GStrv) ids =
          sam_store_find_referrers (world->store, topics[0], sam_kind_find (kinds[i]), "topics", error);

      if (ids == NULL)
        return FALSE;
      if (*ids == NULL)
        continue;
      sam_record_set_text (match, kinds[i], ids[sam_demo_roll (world, g_strv_length (ids))]);
      return TRUE;
    }
  sam_record_set_text (match, "group", sam_demo_pick_id (world, world->groups));
  return TRUE;
}

/**
 * sam_demo_make_match:
 * @question: whose asker was told whom to turn to, spoke with them, or is done, as its status says
 * @days: when it came, from today; negative: in the past
 * @form_sent: whether the evaluation form was sent as well
 *
 * Needs the experts and groups.
 */
gboolean
sam_demo_make_match (SamDemoWorld *world,
                     SamRecord *question,
                     int days,
                     gboolean form_sent,
                     GError **error)
{
  g_autoptr (SamRecord) match = sam_demo_create (world, "match");
  g_autofree char *status = sam_record_dup_text (question, "status");
  const gboolean ended = g_str_equal (status, "closed");
  const gboolean in_contact = ended || g_str_equal (status, "in_contact");

  sam_record_set_text (match, "question", sam_record_get_id (question));
  if (!set_partner (world, match, question, error))
    return FALSE;
  sam_record_set_text (match, "status", ended ? "ended" : in_contact ? "in_contact"
                                                                     : "told");
  sam_demo_set_day (world, match, "proposed_on", days);
  sam_demo_set_day (world, match, "told_on", days);
  if (in_contact)
    sam_demo_set_day (world, match, "contact_on", MIN (days + 2, 0));
  if (ended)
    {
      sam_record_set_text (match, "outcome", "worked");
      sam_demo_set_day (world, match, "ended_on", MIN (days + 20, 0));
    }
  if (form_sent)
    sam_demo_set_day (world, match, "form_sent_on", days + 2 + SAM_EVALUATION_AFTER_DAYS);
  return sam_demo_save (world, match, NULL, error);
}

static gboolean
make_evaluation (SamDemoWorld *world,
                 const char *form,
                 const char *typed,
                 int days,
                 GError **error)
{
  g_autoptr (SamRecord) evaluation = sam_demo_create (world, "evaluation");

  sam_record_set_text (evaluation, "form", form);
  sam_demo_set_day (world, evaluation, "filled_in_on", days);
  return sam_match_evaluation_parse (evaluation, typed, error) && sam_demo_save (world, evaluation, NULL, error);
}

/* A form comes back some days after it was sent. It names no match: it has no name on it. */
static gboolean
make_asker (SamDemoWorld *world,
            const SamDemoAskers *askers,
            guint i,
            GError **error)
{
  const gboolean sent = i < askers->n_sent;
  const int days = -35 - (int) sam_demo_roll (world, 60);
  g_autoptr (SamRecord) question = make_question (world, sam_demo_pick_topic (world), askers->source,
                                                  sent ? "closed" : "in_contact", days, FALSE, error);

  if (question == NULL || !sam_demo_make_match (world, question, days, sent, error))
    return FALSE;
  return i >= askers->n_back || make_evaluation (world, askers->form, askers->typed[i],
                                                 days + 2 + SAM_EVALUATION_AFTER_DAYS + 3, error);
}

/**
 * sam_demo_make_matches:
 *
 * Matches, the evaluations of some, and questions on one topic that nobody could answer, so that a topic is missing.
 * Needs the experts and groups.
 */
gboolean
sam_demo_make_matches (SamDemoWorld *world,
                       GError **error)
{
  static const char *const own[] = { "yyayy", "yayay Fijn dat iemand echt luisterde.", "ayn-y", "yyyyy", "nnn?a",
                                     "yyayy" };
  static const char *const relatives[] = { "yay", "yyn", "aya", "yna", "yyy Ik snap nu beter wat er speelt.", "any",
                                           "yy?" };
  static const SamDemoAskers askers[] = {
    { "match", "self", 5, 9, G_N_ELEMENTS (own), own },
    { "relative", "relative", 0, 9, G_N_ELEMENTS (relatives), relatives },
  };
  SamRecord *wanted = sam_demo_pick_topic (world);

  for (guint i = 0; i < G_N_ELEMENTS (askers); i++)
    for (guint j = 0; j < askers[i].n_sent + askers[i].n_running; j++)
      if (!make_asker (world, &askers[i], j, error))
        return FALSE;
  for (guint i = 0; i < N_IN_VAIN; i++)
    {
      g_autoptr (SamRecord) question =
          make_question (world, wanted, "self", "closed", -1 - (int) sam_demo_roll (world, 300), TRUE, error);

      if (question == NULL)
        return FALSE;
    }
  return TRUE;
}
