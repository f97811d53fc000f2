/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-expert-finder.h"

#include "network/sam-day-words.h"
#include "network/sam-expert-load.h"
#include "network/sam-workshop-records.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MANY_EVENINGS 3 /* in the weeks around: then somebody else is asked first */

/**
 * sam_expert_candidate_new:
 *
 * Returns: (transfer full): somebody who does speed-dates, to be filled in
 */
SamExpertCandidate *
sam_expert_candidate_new (const char *id,
                          const char *name)
{
  SamExpertCandidate *self = g_new0 (SamExpertCandidate, 1);

  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->distance = -1;
  self->active = TRUE;
  self->does_dates = TRUE;
  return self;
}

/**
 * sam_expert_candidate_free:
 */
void
sam_expert_candidate_free (SamExpertCandidate *self)
{
  g_free (self->id);
  g_free (self->name);
  g_free (self->not_until);
  g_free (self->availability);
  g_free (self->status);
  g_free (self->asked_on);
  g_free (self->thanked_on);
  g_clear_pointer (&self->wishes, g_array_unref);
  g_free (self);
}

/**
 * sam_expert_candidate_get_care:
 * @date: (nullable): of the workshop
 *
 * Returns: whether somebody is to be asked, and if not why
 */
SamCandidateCare
sam_expert_candidate_get_care (const SamExpertCandidate *self,
                               const char *date)
{
  if (self->asked)
    return SAM_CANDIDATE_ASKED;
  if (!self->active)
    return SAM_CANDIDATE_PAUSED;
  if (sam_expert_rests (self->not_until, date))
    return SAM_CANDIDATE_NOT_NOW;
  if (self->available == SAM_AVAILABLE_NO)
    return SAM_CANDIDATE_AWAY;
  return self->evenings >= MANY_EVENINGS ? SAM_CANDIDATE_TIRED : SAM_CANDIDATE_FREE;
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b,
                    gpointer date)
{
  const SamExpertCandidate *one = *(const SamExpertCandidate *const *) a;
  const SamExpertCandidate *other = *(const SamExpertCandidate *const *) b;
  const int care = (int) sam_expert_candidate_get_care (one, date) - (int) sam_expert_candidate_get_care (other, date);
  const double far = (one->distance < 0 ? 1000 : one->distance) - (other->distance < 0 ? 1000 : other->distance);

  if (care != 0)
    return care;
  if (one->to_ask != other->to_ask)
    return one->to_ask ? -1 : 1;
  if (one->does_dates != other->does_dates)
    return one->does_dates ? -1 : 1;
  if (one->n_open != other->n_open)
    return one->n_open > other->n_open ? -1 : 1;
  if (one->n_topics != other->n_topics)
    return one->n_topics > other->n_topics ? -1 : 1;
  if (one->available != other->available)
    return one->available == SAM_AVAILABLE_YES ? -1 : 1;
  if (one->evenings != other->evenings)
    return one->evenings < other->evenings ? -1 : 1;
  if (far < -1 || far > 1)
    return far < 0 ? -1 : 1;
  return strcmp (one->id, other->id);
}

static guint
count_open (const SamExpertCandidate *self,
            GHashTable *answered)
{
  guint n = 0;

  for (guint i = 0; self->wishes != NULL && i < self->wishes->len; i++)
    n += !g_hash_table_contains (answered, GUINT_TO_POINTER (g_array_index (self->wishes, guint, i)));
  return n;
}

static void
note_answered (const SamExpertCandidate *self,
               GHashTable *answered)
{
  for (guint i = 0; self->wishes != NULL && i < self->wishes->len; i++)
    g_hash_table_add (answered, GUINT_TO_POINTER (g_array_index (self->wishes, guint, i)));
}

/* The one to name next among those from @first on, when some wishes are answered already. */
static guint
find_next (GPtrArray *candidates,
           guint first,
           GHashTable *answered,
           const char *date)
{
  guint next = first;

  for (guint i = first; i < candidates->len; i++)
    {
      SamExpertCandidate *candidate = g_ptr_array_index (candidates, i);

      candidate->n_open = candidate->asked ? 0 : count_open (candidate, answered);
    }
  for (guint i = first + 1; i < candidates->len; i++)
    if (compare_candidates (&candidates->pdata[i], &candidates->pdata[next], (gpointer) date) < 0)
      next = i;
  return next;
}

/**
 * sam_expert_candidates_rank:
 *
 * Puts first who can be asked, of these who was at the workshop before, then by wishes, topics, whether they say they
 * can come on such a day, fewest evenings and distance. Of the wishes count only those that nobody answers who is asked
 * already or stands before: so the first eight of the list together answer many, not the same ones eight times.
 */
void
sam_expert_candidates_rank (GPtrArray *candidates,
                            const char *date)
{
  g_autoptr (GHashTable) answered = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < candidates->len; i++)
    if (((SamExpertCandidate *) g_ptr_array_index (candidates, i))->asked)
      note_answered (g_ptr_array_index (candidates, i), answered);
  for (guint i = 0; i < candidates->len; i++)
    {
      const guint next = find_next (candidates, i, answered, date);
      gpointer chosen = g_ptr_array_index (candidates, next);

      candidates->pdata[next] = candidates->pdata[i];
      candidates->pdata[i] = chosen;
      note_answered (chosen, answered);
    }
}

/* "asked 3 Feb 2027 · Confirmed · thanked 8 Mar 2027" */
static char *
describe_asked (const SamExpertCandidate *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const SamChoice *choice =
      self->status != NULL
          ? sam_field_find_choice (sam_kind_find_field (sam_kind_find ("appearance"), "status"), self->status)
          : NULL;
  g_autofree char *asked = self->asked_on != NULL ? sam_day_words_short (self->asked_on) : NULL;
  g_autofree char *thanked = self->thanked_on != NULL ? sam_day_words_short (self->thanked_on) : NULL;

  if (asked != NULL)
    /* Translators: %s is a date */
    sam_words_add_printf (text, " · ", _ ("asked %s"), asked);
  if (asked == NULL || g_strcmp0 (self->status, "invited") != 0)
    sam_words_add (text, " · ",
                   choice != NULL ? g_dgettext (GETTEXT_PACKAGE, choice->label) : _ ("on the list already"));
  if (thanked != NULL)
    /* Translators: %s is a date */
    sam_words_add_printf (text, " · ", _ ("thanked %s"), thanked);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_expert_candidate_describe:
 *
 * Returns: (transfer full): why somebody stands where they do; no topic is named, only how many fit
 */
char *
sam_expert_candidate_describe (const SamExpertCandidate *self,
                               const char *date)
{
  static const char *const cares[] = { NULL, N_ ("many evenings lately: ask somebody else first"),
                                       N_ ("can’t come on such a day"), N_ ("asked for rest until then"),
                                       N_ ("paused or stopped") };
  const SamCandidateCare care = sam_expert_candidate_get_care (self, date);
  g_autoptr (GString) text = g_string_new (NULL);

  if (care == SAM_CANDIDATE_ASKED)
    return describe_asked (self);
  if (care != SAM_CANDIDATE_FREE)
    sam_words_add (text, " · ", g_dgettext (GETTEXT_PACKAGE, cares[care]));
  if (self->to_ask)
    sam_words_add (text, " · ", _ ("was there last time"));
  if (self->available == SAM_AVAILABLE_YES)
    sam_words_add (text, " · ", _ ("can come then"));
  if (self->wishes != NULL && self->wishes->len > 0)
    sam_words_add_printf (text, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "fits %u wish", "fits %u wishes", self->wishes->len),
                          self->wishes->len);
  if (self->n_topics > 0)
    sam_words_add_printf (text, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "%u topic fits", "%u topics fit", self->n_topics),
                          self->n_topics);
  if (self->evenings > 0)
    sam_words_add_printf (text, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "%u evening around then", "%u evenings around then",
                                       self->evenings),
                          self->evenings);
  if (self->distance >= 0)
    sam_words_add_printf (text, " · ", "%.0f km", self->distance);
  if (self->break_after > 0)
    sam_words_add_printf (text, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "a break after %u round", "a break after %u rounds",
                                       self->break_after),
                          self->break_after);
  if (!self->does_dates)
    sam_words_add (text, " · ", _ ("does no speed-dates so far"));
  if (self->availability != NULL)
    sam_words_add (text, " · ", self->availability);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_expert_candidates_describe:
 *
 * Returns: (transfer full): how far the asking is, in one line
 */
char *
sam_expert_candidates_describe (GPtrArray *candidates)
{
  static const char *const sure[] = { "confirmed", "attended", NULL };
  guint to_ask = 0, asked = 0, confirmed = 0, thanked = 0;

  for (guint i = 0; i < candidates->len; i++)
    {
      const SamExpertCandidate *candidate = g_ptr_array_index (candidates, i);

      to_ask += candidate->to_ask && !candidate->asked;
      asked += g_strcmp0 (candidate->status, "invited") == 0;
      confirmed += candidate->status != NULL && g_strv_contains (sure, candidate->status);
      thanked += candidate->thanked_on != NULL;
    }
  /* Translators: how many experience experts are still to be asked, were asked, said yes, and were thanked */
  return g_strdup_printf (_ ("To ask: %u · asked: %u · confirmed: %u · thanked: %u"), to_ask, asked, confirmed, thanked);
}
