/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-outreach.h"

#include "network/sam-places.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static void
free_practice (gpointer data)
{
  SamOutreachPractice *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * sam_outreach_new:
 *
 * Returns: (transfer full): without practices yet
 */
SamOutreach *
sam_outreach_new (void)
{
  SamOutreach *self = g_new0 (SamOutreach, 1);

  self->practices = g_ptr_array_new_with_free_func (free_practice);
  sam_outreach_goal_set_first (&self->goal);
  return self;
}

/**
 * sam_outreach_add:
 *
 * Returns: (transfer none): a practice of the region, to be filled in
 */
SamOutreachPractice *
sam_outreach_add (SamOutreach *self,
                  const char *id,
                  const char *name)
{
  SamOutreachPractice *practice = g_new0 (SamOutreachPractice, 1);

  practice->id = g_strdup (id);
  practice->name = g_strdup (name);
  practice->distance = -1;
  g_ptr_array_add (self->practices, practice);
  self->n_practices++;
  return practice;
}

/**
 * sam_outreach_free:
 */
void
sam_outreach_free (SamOutreach *self)
{
  g_ptr_array_unref (self->practices);
  sam_outreach_goal_clear (&self->goal);
  g_free (self);
}

/**
 * sam_outreach_count_missing:
 * @goal: in 100 of the practices: of as many as the target says, else of those in the file
 *
 * Returns: how many more practices have to count before the goal is reached
 */
guint
sam_outreach_count_missing (const SamOutreach *self,
                            guint goal)
{
  const guint out_of = self->goal.out_of > 0 ? self->goal.out_of : self->n_practices;
  const guint wanted = (out_of * goal + 99) / 100;
  guint reached = 0;

  for (guint i = 0; i < self->practices->len; i++)
    reached += ((SamOutreachPractice *) g_ptr_array_index (self->practices, i))->has_both;
  return wanted > reached ? wanted - reached : 0;
}

static double
get_distance (const SamOutreachPractice *one,
              double latitude,
              double longitude)
{
  const SamPlace here = { .latitude = one->latitude, .longitude = one->longitude };
  const SamPlace there = { .latitude = latitude, .longitude = longitude };

  return sam_places_get_distance (&here, &there);
}

static SamOutreachStand
find_stand (const SamOutreachPractice *practice)
{
  if (practice->has_both)
    return SAM_OUTREACH_REACHED;
  if (practice->has_contact)
    return SAM_OUTREACH_NEAR_CONTACT;
  return practice->has_trained ? SAM_OUTREACH_NEAR_TRAINED : SAM_OUTREACH_NEW;
}

/* Who is contact person already stays so; anybody else must come, and become it. */
static double
find_chance (const SamOutreachPractice *practice,
             const SamOutreachAssumptions *assumptions)
{
  const double comes = practice->stand == SAM_OUTREACH_NEW ? assumptions->comes_new : assumptions->comes_near;
  const double becomes = practice->stand == SAM_OUTREACH_NEAR_CONTACT ? 100 : assumptions->becomes;
  const double shows = assumptions->shows;
  const double far = MAX (0, practice->distance) / 10 * assumptions->lost_per_10km / 100;

  if (practice->stand == SAM_OUTREACH_REACHED)
    return 0;
  /* Somebody there took it already: one call asks whether they will be contact person. */
  if (practice->stand == SAM_OUTREACH_NEAR_TRAINED)
    return CLAMP (becomes / 100, 0, 1);
  return CLAMP (comes / 100 * shows / 100 * becomes / 100 * MAX (0, 1 - far), 0, 1);
}

static guint
count_near (const SamOutreach *self,
            const SamOutreachPractice *practice,
            guint trip_km)
{
  guint n = 0;

  for (guint i = 0; practice->has_place && i < self->practices->len; i++)
    {
      const SamOutreachPractice *other = g_ptr_array_index (self->practices, i);

      n += other != practice && other->has_place && !other->has_both &&
           get_distance (other, practice->latitude, practice->longitude) <= trip_km;
    }
  return n;
}

static int
compare_practices (gconstpointer a,
                   gconstpointer b)
{
  const SamOutreachPractice *one = *(const SamOutreachPractice *const *) a;
  const SamOutreachPractice *other = *(const SamOutreachPractice *const *) b;

  if ((one->stand == SAM_OUTREACH_REACHED) != (other->stand == SAM_OUTREACH_REACHED))
    return one->stand == SAM_OUTREACH_REACHED ? 1 : -1;
  if (one->chance != other->chance)
    return one->chance > other->chance ? -1 : 1;
  if (one->n_near != other->n_near)
    return one->n_near > other->n_near ? -1 : 1;
  return strcmp (one->id, other->id);
}

/**
 * sam_outreach_rank:
 *
 * Puts the practices first where an invitation is most likely to make one more count; of equal ones, those where one
 * trip reaches more.
 */
void
sam_outreach_rank (SamOutreach *self,
                   const SamOutreachAssumptions *assumptions)
{
  self->n_reached = 0;
  for (guint i = 0; i < self->practices->len; i++)
    {
      SamOutreachPractice *practice = g_ptr_array_index (self->practices, i);

      practice->stand = find_stand (practice);
      self->n_reached += practice->has_both;
      practice->distance = practice->has_place && self->has_venue
                               ? get_distance (practice, self->venue_latitude, self->venue_longitude)
                               : -1;
      practice->chance = find_chance (practice, assumptions);
    }
  for (guint i = 0; i < self->practices->len; i++)
    {
      SamOutreachPractice *practice = g_ptr_array_index (self->practices, i);

      practice->n_near = count_near (self, practice, assumptions->trip_km);
    }
  g_ptr_array_sort (self->practices, compare_practices);
}

/**
 * sam_outreach_get_likelihood:
 * @n_invited: the first so many of the ranking
 * @wanted: how many more practices are to count
 *
 * Each invitation succeeds or not by itself: the sum is Poisson-binomial, counted exactly, one practice at a time.
 *
 * Returns: the chance, 0 to 1, that at least @wanted more count
 */
double
sam_outreach_get_likelihood (const SamOutreach *self,
                             guint n_invited,
                             guint wanted)
{
  const guint n = MIN (n_invited, self->practices->len);
  g_autofree double *exactly = g_new0 (double, n + 2);
  double less = 0;

  exactly[0] = 1;
  for (guint i = 0; i < n; i++)
    {
      const double chance = ((SamOutreachPractice *) g_ptr_array_index (self->practices, i))->chance;

      for (guint k = i + 1; k > 0; k--)
        exactly[k] = exactly[k] * (1 - chance) + exactly[k - 1] * chance;
      exactly[0] *= 1 - chance;
    }
  for (guint k = 0; k < wanted && k <= n; k++)
    less += exactly[k];
  return CLAMP (1 - less, 0, 1);
}

/**
 * sam_outreach_count_invitations:
 *
 * Returns: how many practices, from the first, to invite so that @wanted more count as surely as assumed; -1 when
 * inviting all is not enough
 */
int
sam_outreach_count_invitations (const SamOutreach *self,
                                const SamOutreachAssumptions *assumptions,
                                guint wanted)
{
  guint low = 0, high = self->practices->len;

  if (sam_outreach_get_likelihood (self, high, wanted) * 100 < assumptions->sure)
    return -1;
  while (low < high)
    {
      const guint middle = (low + high) / 2;

      if (sam_outreach_get_likelihood (self, middle, wanted) * 100 >= assumptions->sure)
        high = middle;
      else
        low = middle + 1;
    }
  return (int) low;
}

/**
 * sam_outreach_describe_practice:
 *
 * Returns: (transfer full): why it stands where it does
 */
char *
sam_outreach_describe_practice (const SamOutreachPractice *practice)
{
  static const char *const stands[] = {
    N_ ("Followed the workshop, but nobody is contact person: call them"),
    N_ ("Has a contact person who has not followed the workshop"),
    N_ ("Nobody followed the workshop yet"),
    N_ ("Counts already"),
  };
  g_autoptr (GString) text = g_string_new (g_dgettext (GETTEXT_PACKAGE, stands[practice->stand]));

  if (practice->expected)
    g_string_append_printf (text, " · %s", _ ("already invited"));
  if (practice->called)
    g_string_append_printf (text, " · %s", _ ("already to be called"));
  if (practice->distance >= 0)
    g_string_append_printf (text, " · %.0f km", practice->distance);
  if (practice->n_near > 0 && practice->stand != SAM_OUTREACH_REACHED)
    sam_words_add_printf (text, " · ",
                          g_dngettext (GETTEXT_PACKAGE, "%u more on the same trip", "%u more on the same trip",
                                       practice->n_near),
                          practice->n_near);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
