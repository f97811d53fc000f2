/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-planner"

#include "samenhulp-config.h"

#include "planner/sam-speeddate-limits.h"

#include <glib/gi18n-lib.h>

static char *
join (GPtrArray *words)
{
  g_autoptr (GString) text = g_string_new (g_ptr_array_index (words, 0));

  for (guint i = 1; i + 1 < words->len; i++)
    g_string_append_printf (text, ", %s", (const char *) g_ptr_array_index (words, i));
  if (words->len > 1)
    {
      g_autofree char *before = g_string_free (g_steal_pointer (&text), FALSE);

      /* Translators: the last two of a list: “Ada, Bo and Cor” */
      return g_strdup_printf (_ ("%s and %s"), before, (const char *) g_ptr_array_index (words, words->len - 1));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_experts (SamSpeeddateProblem *problem,
              const SamSpeeddateLimit *limit)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < limit->experts->len; i++)
    g_ptr_array_add (names, (gpointer) sam_speeddate_problem_get_expert_name (
                                problem, g_array_index (limit->experts, guint, i)));
  return join (names);
}

static char *
join_rounds (SamSpeeddateProblem *problem,
             guint64 rounds,
             const char *const *begins)
{
  g_autoptr (GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint r = 0; r < problem->n_rounds; r++)
    if ((rounds >> r & 1) != 0)
      g_ptr_array_add (numbers, begins != NULL && *begins[r] != '\0' ? g_strdup_printf ("%u (%s)", r + 1, begins[r])
                                                                     : g_strdup_printf ("%u", r + 1));
  return join (numbers);
}

static guint64
unite_available (SamSpeeddateProblem *problem,
                 const SamSpeeddateLimit *limit)
{
  guint64 rounds = 0;

  for (guint i = 0; i < limit->experts->len; i++)
    rounds |= sam_speeddate_expert (problem, g_array_index (limit->experts, guint, i))->available;
  return rounds;
}

/* Says of experts when they come or go where that is all there is to it, and else which rounds they are there for. */
static char *
tell_when (SamSpeeddateProblem *problem,
           const SamSpeeddateLimit *limit,
           const char *const *begins)
{
  g_autofree char *experts = join_experts (problem, limit);
  const guint64 there = unite_available (problem, limit);
  const guint n = limit->experts->len;
  g_autofree char *rounds = join_rounds (problem, limit->rounds, begins);
  guint first = 0;
  guint last = problem->n_rounds;

  while (first < last && (there >> first & 1) == 0)
    first++;
  while (last > first && (there >> (last - 1) & 1) == 0)
    last--;
  if (first == 0 && last > 0 && last < problem->n_rounds)
    {
      g_autofree char *when = join_rounds (problem, G_GUINT64_CONSTANT (1) << last, begins);

      /* Translators: names, then a round: “3” or “3 (21:00)” */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s leaves before round %s", "%s leave before round %s", n),
                              experts, when);
    }
  if (first > 0 && last == problem->n_rounds)
    {
      g_autofree char *when = join_rounds (problem, G_GUINT64_CONSTANT (1) << first, begins);

      /* Translators: names, then a round: “3” or “3 (21:00)” */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s comes in round %s", "%s come in round %s", n), experts,
                              when);
    }
  /* Translators: names, then rounds: “2 and 4” */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s can only meet in round %s", "%s can only meet in round %s",
                                       n),
                          experts, rounds);
}

/**
 * sam_speeddate_limit_to_text:
 * @begins: (nullable) (array): the clock time each round begins at, as text
 *
 * Returns: (transfer full): the limit as a clause without a capital or full stop of its own
 */
char *
sam_speeddate_limit_to_text (SamSpeeddateProblem *problem,
                             const SamSpeeddateLimit *limit,
                             const char *const *begins)
{
  g_autofree char *experts = join_experts (problem, limit);
  g_autofree char *when = NULL;

  switch (limit->kind)
    {
    case SAM_SPEEDDATE_LIMIT_FORBIDDEN:
      /* Translators: an expert */
      return g_strdup_printf (_ ("must not meet %s"), experts);
    case SAM_SPEEDDATE_LIMIT_NEVER_TOGETHER:
      /* Translators: an expert */
      return g_strdup_printf (_ ("never free when %s is there"), experts);
    case SAM_SPEEDDATE_LIMIT_ROUNDS:
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "there for %u round, with %u wishes",
                                           "there for %u rounds, with %u wishes", limit->most),
                              limit->most, limit->wanted);
    case SAM_SPEEDDATE_LIMIT_SAME_ROUNDS:
      when = tell_when (problem, limit, begins);
      /* Translators: “Ada and Bo leave before round 2: 1 of these 2 talks fits” */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u of these %u talks fits",
                                           "%s: %u of these %u talks fit", limit->most),
                              when, limit->most, limit->wanted);
    case SAM_SPEEDDATE_LIMIT_PLACES:
    default:
      /* Translators: an expert, places, people */
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has %u place for %u people who would like one",
                                           "%s has %u places for %u people who would like one", limit->most),
                              experts, limit->most, limit->wanted);
    }
}

/**
 * sam_speeddate_reach_to_text:
 * @begins: (nullable) (array): the clock time each round begins at, as text
 *
 * Returns: (transfer full): in one sentence how many wishes can come true, and why not all
 */
char *
sam_speeddate_reach_to_text (SamSpeeddateProblem *problem,
                             const SamSpeeddateReach *reach,
                             const char *const *begins)
{
  const char *who = sam_speeddate_problem_get_participant_name (problem, reach->participant);
  g_autoptr (GString) reasons = g_string_new (NULL);

  if (reach->most == reach->wanted)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s can have the %u talk wished for.",
                                         "%s can have all %u talks wished for.", reach->wanted),
                            who, reach->wanted);
  for (guint i = 0; i < reach->limits->len; i++)
    {
      g_autofree char *reason = sam_speeddate_limit_to_text (problem, g_ptr_array_index (reach->limits, i), begins);

      g_string_append_printf (reasons, "%s%s", i > 0 ? "; " : "", reason);
    }
  /* Translators: a participant, numbers, and the reasons */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s can have at most %u of %u talk wished for: %s.",
                                       "%s can have at most %u of %u talks wished for: %s.", reach->wanted),
                          who, reach->most, reach->wanted, reasons->str);
}
