/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-suggestion.h"

#include "network/sam-day-words.h"
#include "record/sam-words.h"
#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* Nobody drives further than this for a first talk; what is further away is all the same. */
#define FAR_KM 40
/* Not knowing where it is counts as much as a drive of so many kilometres. */
#define UNKNOWN_KM 15

/**
 * sam_suggestion_new:
 *
 * Returns: (transfer full): a suggestion of which nothing is known yet
 */
SamSuggestion *
sam_suggestion_new (const char *id,
                    const char *name)
{
  SamSuggestion *self = g_new0 (SamSuggestion, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->distance = -1;
  return self;
}

/**
 * sam_suggestion_free:
 */
void
sam_suggestion_free (SamSuggestion *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->topic);
  g_free (self->language_name);
  g_free (self->not_until);
  g_free (self->joining);
  g_free (self->asked_on);
  g_free (self);
}

/**
 * sam_suggestion_get_score:
 *
 * The topic weighs most: the same topic far away beats a broader one next door. Then whether it was lived through in
 * the way that is looked for and in which language one talks; then a point a kilometre, and ten for each match an
 * expert has already, so that the work is shared. Who can't be asked now comes after all who can.
 *
 * Returns: more is better
 */
int
sam_suggestion_get_score (const SamSuggestion *self)
{
  static const int fits[] = { 0, 40, 70, 90, 100 };
  static const int experiences[] = { 0, -30, 20 };
  static const int languages[] = { 0, -40, 15 };
  int score = fits[self->fit] + experiences[self->experience] + languages[self->language];

  if (!self->online)
    score -= self->distance < 0 ? UNKNOWN_KM : (int) MIN (self->distance, FAR_KM);
  score -= 10 * (int) self->load;
  if (self->one_to_one == SAM_FIT_NO)
    score -= 50;
  return score - 1000 * (int) self->opening;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const SamSuggestion *first = *(SamSuggestion *const *) a;
  const SamSuggestion *second = *(SamSuggestion *const *) b;
  int order = sam_suggestion_get_score (second) - sam_suggestion_get_score (first);

  if (order == 0)
    order = g_strcmp0 (first->name, second->name);
  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

/**
 * sam_suggestions_rank:
 * @suggestions: (element-type SamSuggestion): the best comes first; the order does not depend on the one given
 */
void
sam_suggestions_rank (GPtrArray *suggestions)
{
  g_ptr_array_sort (suggestions, compare);
}

/**
 * sam_suggestions_pick:
 * @suggestions: (element-type SamSuggestion): ranked
 * @each: how many of a sort
 *
 * Where many groups meet on a topic, the experts would stand below all of them, and the other way round.
 *
 * Returns: (transfer container) (element-type SamSuggestion): the first experts and the first groups, in their order
 */
GPtrArray *
sam_suggestions_pick (GPtrArray *suggestions,
                      guint each)
{
  GPtrArray *picked = g_ptr_array_new ();
  guint n[2] = { 0, 0 };

  for (guint i = 0; i < suggestions->len; i++)
    {
      SamSuggestion *suggestion = g_ptr_array_index (suggestions, i);

      if (n[suggestion->is_group ? 1 : 0]++ < each)
        g_ptr_array_add (picked, suggestion);
    }
  return picked;
}

static char *
describe_topic (const SamSuggestion *self)
{
  const char *topic = self->topic != NULL ? self->topic : "";

  switch (self->fit)
    {
    case SAM_TOPIC_FIT_SAME:
      /* Translators: %s is a topic */
      return g_strdup_printf (_ ("same topic: %s"), topic);
    case SAM_TOPIC_FIT_SYNONYM:
      /* Translators: %s is a topic that is called by another word in the question */
      return g_strdup_printf (_ ("other word for it: %s"), topic);
    case SAM_TOPIC_FIT_NARROWER:
      /* Translators: %s is a topic that is a part of the topic asked about */
      return g_strdup_printf (_ ("a part of it: %s"), topic);
    case SAM_TOPIC_FIT_BROADER:
      /* Translators: %s is a topic of which the topic asked about is a part */
      return g_strdup_printf (_ ("broader topic: %s"), topic);
    case SAM_TOPIC_FIT_NONE:
    default:
      return g_strdup (_ ("another topic"));
    }
}

static void
add_experience (GString *text,
                const SamSuggestion *self)
{
  if (self->experience == SAM_FIT_UNKNOWN)
    return;
  if (self->is_group)
    sam_words_add (text, " · ",
                   self->experience == SAM_FIT_YES
                       ? (self->for_relative ? _ ("for relatives") : _ ("for people with the experience"))
                       : (self->for_relative ? _ ("not for relatives") : _ ("for relatives only")));
  else
    sam_words_add (text, " · ",
                   self->for_relative == (self->experience == SAM_FIT_YES) ? _ ("experience as a relative")
                                                                           : _ ("own experience"));
}

static void
add_opening (GString *text,
             const SamSuggestion *self)
{
  if (self->opening == SAM_OPENING_FULL)
    sam_words_add (text, " · ", _ ("full"));
  else if (self->opening == SAM_OPENING_PAUSED)
    sam_words_add (text, " · ", _ ("paused"));
  else if (self->opening == SAM_OPENING_NOT_NOW && self->not_until != NULL)
    {
      g_autofree char *day = sam_day_words_short (self->not_until);

      /* Translators: %s is a date */
      sam_words_add_printf (text, " · ", _ ("not before %s"), day);
    }
}

/**
 * sam_suggestion_describe:
 *
 * Returns: (transfer full): why it stands where it stands, in the words of a coordinator
 */
char *
sam_suggestion_describe (const SamSuggestion *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_opening (text, self);
  sam_words_take (text, " · ", describe_topic (self));
  add_experience (text, self);
  if (self->online)
    sam_words_add (text, " · ", _ ("online"));
  else if (self->distance >= 0 && self->distance < 1)
    sam_words_add (text, " · ", _ ("nearby"));
  else if (self->distance >= 0)
    sam_words_add_printf (text, " · ", "%.0f km", self->distance);
  if (self->language == SAM_FIT_YES)
    /* Translators: %s is a language */
    sam_words_add_printf (text, " · ", _ ("speaks %s"), self->language_name);
  else if (self->language == SAM_FIT_NO)
    sam_words_add_printf (text, " · ", _ ("does not speak %s"), self->language_name);
  if (self->load > 0)
    sam_words_add_printf (text, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "has %u match now", "has %u matches now", self->load),
                          self->load);
  else if (!self->is_group)
    sam_words_add (text, " · ", _ ("has no matches now"));
  if (self->one_to_one == SAM_FIT_NO)
    sam_words_add (text, " · ", _ ("does no one-to-one contact so far"));
  if (self->joining != NULL)
    sam_words_add (text, " · ", self->joining);
  if (self->tellable == SAM_FIT_YES)
    sam_words_add (text, " · ", _ ("may be passed on by phone"));
  else if (self->tellable == SAM_FIT_NO)
    sam_words_add (text, " · ", _ ("may not be passed on by phone any more"));
  if (self->asked == SAM_ASKED_NEVER)
    sam_words_add (text, " · ", _ ("never verified"));
  else if (self->asked != SAM_ASKED_UNKNOWN)
    {
      g_autofree char *day = sam_day_words_short (self->asked_on);
      g_autofree char *words = g_strdup_printf (self->asked == SAM_ASKED_LATELY
                                                    /* Translators: of a group that was asked if all is right */
                                                    ? _ ("verified on %s")
                                                    /* Translators: of a group that nobody asked for too long */
                                                    : _ ("not verified since %s"),
                                                day);

      sam_words_add (text, " · ", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
