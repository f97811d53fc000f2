/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What share of the practices should count in the end: what the region's own target says, so that it stands in one
 * place; where there is none, what a region is offered to begin with. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-outreach.h"

#include "network/sam-day-words.h"
#include "network/sam-target-stand.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char indicator[] = "practices-trained";

static guint
read_number (SamRecord *target,
             const char *field)
{
  g_autofree char *text = sam_record_dup_text (target, field);

  return text != NULL ? (guint) CLAMP (ceil (g_ascii_strtod (text, NULL)), 0, G_MAXINT) : 0;
}

static gboolean
is_on (SamRecord *target,
       const char *today)
{
  g_autofree char *from = sam_record_dup_text (target, "starts_on");
  g_autofree char *to = sam_record_dup_text (target, "ends_on");

  return (from == NULL || strcmp (from, today) <= 0) && (to == NULL || strcmp (today, to) <= 0);
}

/* 0: of the workshop's own project, 1: of none, 2: of another. */
static int
get_rank (SamRecord *target,
          const char *project)
{
  g_autofree char *own = sam_record_dup_text (target, "project");

  return own == NULL ? 1 : g_strcmp0 (own, project) == 0 ? 0
                                                         : 2;
}

/* Of two that rank the same, the one that runs longest. */
static gboolean
is_nearer (SamRecord *target,
           SamRecord *than,
           const char *project)
{
  const int rank = get_rank (target, project);
  const int other = get_rank (than, project);
  g_autofree char *to = sam_record_dup_text (target, "ends_on");
  g_autofree char *until = sam_record_dup_text (than, "ends_on");

  if (rank != other)
    return rank < other;
  return strcmp (to != NULL ? to : "9999", until != NULL ? until : "9999") > 0;
}

static SamRecord *
find_target (SamStore *store,
             const char *project,
             const char *today,
             GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("target"));
  g_autoptr (SamRecord) found = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_condition (query, "indicator", SAM_COMPARE_EQUAL, indicator, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) target = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, NULL);

      if (target != NULL && sam_record_has_value (target, "goal") && is_on (target, today) &&
          (found == NULL || is_nearer (target, found, project)))
        g_set_object (&found, target);
    }
  return g_steal_pointer (&found);
}

static guint
get_first_goal (void)
{
  guint n;
  const SamTargetSuggestion *suggestions = sam_target_get_suggestions (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (suggestions[i].indicator, indicator))
      return (guint) g_ascii_strtoull (suggestions[i].goal, NULL, 10);
  g_return_val_if_reached (0);
}

/**
 * sam_outreach_goal_set_first:
 * @goal: (out caller-allocates): what stands where no target says it: what the first two regions were asked for
 */
void
sam_outreach_goal_set_first (SamOutreachGoal *goal)
{
  *goal = (SamOutreachGoal){ .percent = get_first_goal () };
}

/**
 * sam_outreach_goal_clear:
 * @goal: what sam_outreach_goal_load() filled in, or zeros: its texts are freed, the goal itself is the caller's
 */
void
sam_outreach_goal_clear (SamOutreachGoal *goal)
{
  g_clear_pointer (&goal->target, g_free);
  g_clear_pointer (&goal->ends_on, g_free);
}

/**
 * sam_outreach_goal_load:
 * @goal: (out caller-allocates): to be cleared with sam_outreach_goal_clear()
 * @workshop: whose project's target goes first
 * @today: YYYY-MM-DD, on which the target runs
 *
 * Returns: whether the targets could be read
 */
gboolean
sam_outreach_goal_load (SamOutreachGoal *goal,
                        SamStore *store,
                        SamRecord *workshop,
                        const char *today,
                        GError **error)
{
  g_autofree char *project = sam_record_dup_text (workshop, "project");
  g_autoptr (GError) problem = NULL;
  g_autoptr (SamRecord) target = find_target (store, project, today, &problem);

  sam_outreach_goal_set_first (goal);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (target == NULL)
    return TRUE;
  goal->target = sam_record_dup_title (target);
  goal->ends_on = sam_record_dup_text (target, "ends_on");
  goal->percent = MIN (read_number (target, "goal"), 100);
  goal->out_of = read_number (target, "denominator");
  return TRUE;
}

static char *
describe_target (const SamOutreachGoal *goal)
{
  g_autofree char *until = goal->ends_on != NULL ? sam_day_words_long (goal->ends_on) : NULL;

  if (goal->out_of > 0 && until != NULL)
    /* Translators: the name of a target, its goal, out of how many practices, and a day */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The target “%s” says %u%% of %u practice, by %s.",
                                         "The target “%s” says %u%% of %u practices, by %s.", goal->out_of),
                            goal->target, goal->percent, goal->out_of, until);
  if (goal->out_of > 0)
    /* Translators: the name of a target, its goal, and out of how many practices */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The target “%s” says %u%% of %u practice.",
                                         "The target “%s” says %u%% of %u practices.", goal->out_of),
                            goal->target, goal->percent, goal->out_of);
  if (until != NULL)
    /* Translators: the name of a target, its goal, and a day */
    return g_strdup_printf (_ ("The target “%s” says %u%%, by %s."), goal->target, goal->percent, until);
  /* Translators: the name of a target, and its goal */
  return g_strdup_printf (_ ("The target “%s” says %u%%."), goal->target, goal->percent);
}

/**
 * sam_outreach_goal_describe:
 * @percent: what is reckoned with
 *
 * Returns: (transfer full): where that comes from, and what the target says where it is something else
 */
char *
sam_outreach_goal_describe (const SamOutreachGoal *goal,
                            guint percent)
{
  g_autofree char *source =
      goal->target != NULL
          ? describe_target (goal)
          : g_strdup_printf (_ ("No target says it yet; %u%% is what the first two regions set out to reach."),
                             goal->percent);

  return percent == goal->percent ? g_steal_pointer (&source)
                                  : g_strjoin (" ", _ ("This is a number of your own."), source, NULL);
}
