/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-rounds.h"

#include <stdio.h>

#define USUAL_ROUNDS 6
#define USUAL_MINUTES 10
#define MAX_ROUNDS 64
#define DAY_MINUTES (24 * 60)

/**
 * sam_workshop_read_time:
 * @text: (nullable): "19:30"
 *
 * Returns: minutes since midnight; -1 for anything else
 */
int
sam_workshop_read_time (const char *text)
{
  guint hours, minutes;
  char rest;

  if (text == NULL || sscanf (text, "%2u:%2u%c", &hours, &minutes, &rest) != 2 || hours > 23 || minutes > 59)
    return -1;
  return (int) (hours * 60 + minutes);
}

static int
get_first_begin (SamRecord *workshop)
{
  g_autofree char *first = sam_record_dup_text (workshop, "first_round_at");
  g_autofree char *start = sam_record_dup_text (workshop, "start");

  return first != NULL ? sam_workshop_read_time (first) : sam_workshop_read_time (start);
}

static int
get_minutes (SamRecord *workshop,
             const char *field)
{
  return (int) CLAMP (sam_record_get_integer (workshop, field, 0), 0, DAY_MINUTES);
}

/**
 * sam_workshop_get_n_rounds:
 *
 * Returns: how many rounds the workshop has, 6 when nobody has said
 */
guint
sam_workshop_get_n_rounds (SamRecord *workshop)
{
  return (guint) CLAMP (sam_record_get_integer (workshop, "rounds", USUAL_ROUNDS), 1, MAX_ROUNDS);
}

/**
 * sam_workshop_get_round_minutes:
 *
 * Returns: how long a round is, 10 minutes when nobody has said
 */
guint
sam_workshop_get_round_minutes (SamRecord *workshop)
{
  return (guint) CLAMP (sam_record_get_integer (workshop, "round_minutes", USUAL_MINUTES), 1, DAY_MINUTES);
}

/**
 * sam_workshop_get_round_begin:
 * @round: counted from 0
 *
 * Returns: minutes since midnight (past 24 hours for an evening that goes on after it), -1 when the workshop has no
 * time
 */
int
sam_workshop_get_round_begin (SamRecord *workshop,
                              guint round)
{
  const int first = get_first_begin (workshop);
  const gint64 break_after = sam_record_get_integer (workshop, "break_after_round", 0);
  const int pause = get_minutes (workshop, "break_minutes");
  const int change = get_minutes (workshop, "change_minutes");

  if (first < 0)
    return -1;
  return first + (int) round * ((int) sam_workshop_get_round_minutes (workshop) + change) +
         (break_after > 0 && round >= break_after ? pause : 0);
}

/**
 * sam_workshop_get_round_end:
 * @round: counted from 0
 *
 * Returns: minutes since midnight, -1 when the workshop has no time
 */
int
sam_workshop_get_round_end (SamRecord *workshop,
                            guint round)
{
  const int begin = sam_workshop_get_round_begin (workshop, round);

  return begin < 0 ? -1 : begin + (int) sam_workshop_get_round_minutes (workshop);
}

/**
 * sam_workshop_get_rounds_there:
 * @arrives_at: (nullable): HH:MM
 * @leaves_at: (nullable): HH:MM
 *
 * Returns: bit r for each round that somebody is there for from begin to end
 */
guint64
sam_workshop_get_rounds_there (SamRecord *workshop,
                               const char *arrives_at,
                               const char *leaves_at)
{
  const int arrives = sam_workshop_read_time (arrives_at);
  const int leaves = sam_workshop_read_time (leaves_at);
  const guint n_rounds = sam_workshop_get_n_rounds (workshop);
  guint64 there = 0;

  for (guint r = 0; r < n_rounds; r++)
    {
      const int begin = sam_workshop_get_round_begin (workshop, r);
      const int end = sam_workshop_get_round_end (workshop, r);

      if (begin >= 0 && ((arrives >= 0 && begin < arrives) || (leaves >= 0 && end > leaves)))
        continue;
      there |= G_GUINT64_CONSTANT (1) << r;
    }
  return there;
}

/**
 * sam_workshop_format_time:
 *
 * Returns: (transfer full): HH:MM, or an empty text below 0
 */
char *
sam_workshop_format_time (int minutes)
{
  if (minutes < 0)
    return g_strdup ("");
  return g_strdup_printf ("%02d:%02d", minutes / 60 % 24, minutes % 60);
}
