/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-pdf-round.h"
#include "network/sam-moment.h"

#include <glib/gi18n.h>

#define USUAL_MONTHS 6

typedef struct
{
  int months;
  int suggest;
  char *from;
  char *pdf;
  char *format_name;
  SamOutputFormat format;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->from);
  g_free (wishes->pdf);
  g_free (wishes->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static void
print (GPtrArray *visits,
       const double *legs,
       SamOutputFormat format)
{
  const char *const names[] = { "name", "address", "last_on", "last_through", "contact", "follow_up_on", "follow_up",
                                "km", "id", NULL };
  const char *const labels[] = { _ ("Practice"), _ ("Address"), _ ("Last heard from"), _ ("Through"),
                                 _ ("Contact person"), _ ("Follow up on"), _ ("Subject"), _ ("km"), "id", NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < visits->len; i++)
    {
      const SamVisit *visit = g_ptr_array_index (visits, i);
      g_autofree char *leg = legs != NULL && legs[i] >= 0 ? g_strdup_printf ("%.1f", legs[i]) : NULL;

      sam_output_add (output, (const char *[]){ visit->name, visit->address,
                                                visit->last_on != NULL ? visit->last_on
                                                                       : sam_output_choose (output, NULL, _ ("never")),
                                                visit->last_through != NULL ? _ (visit->last_through) : NULL,
                                                visit->contact, visit->follow_up_on, visit->follow_up, leg,
                                                visit->id });
    }
  sam_output_print (output);
}

static GPtrArray *
choose (const SamCommand *self,
        SamVisits *visits,
        const Wishes *wishes,
        char **ids,
        const char *today)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  if (wishes->suggest > 0)
    return sam_visits_suggest (visits, (guint) wishes->suggest, (guint) wishes->months, today);
  for (guint i = 0; ids[i] != NULL; i++)
    {
      SamVisit *visit = sam_visits_find (visits, ids[i]);

      if (visit == NULL)
        {
          sam_command_misused (self, _ ("“%s” is no id of a practice to visit"), ids[i]);
          return NULL;
        }
      g_ptr_array_add (chosen, visit);
    }
  for (guint i = 0; ids[0] == NULL && i < visits->all->len; i++)
    if (sam_visit_is_silent (visits->all->pdata[i], (guint) wishes->months, today))
      g_ptr_array_add (chosen, visits->all->pdata[i]);
  return g_steal_pointer (&chosen);
}

static int
go_round (const SamCommand *self,
          SamVisits *visits,
          GPtrArray *chosen,
          const Wishes *wishes)
{
  const char *from = wishes->from != NULL ? wishes->from : visits->start_postcode;
  const SamPlace *start = sam_places_find (visits->places, from);
  g_autoptr (SamVisitRound) round = NULL;
  g_autoptr (GError) error = NULL;

  if (wishes->from != NULL && start == NULL)
    return sam_command_misused (self, _ ("“%s” is no postcode that is known"), wishes->from);
  round = sam_visit_round_new (chosen, start);
  print (round->stops, round->legs, wishes->format);
  if (wishes->pdf != NULL && !sam_pdf_write_round (round, _ ("Round of visits"), wishes->pdf, &error))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { .months = USUAL_MONTHS };
  const GOptionEntry entries[] = {
    { "months", 0, 0, G_OPTION_ARG_INT, &wishes.months, N_ ("Not heard from in so many months; 6 without it"),
      N_ ("N") },
    { "suggest", 0, 0, G_OPTION_ARG_INT, &wishes.suggest, N_ ("A round along so many of them"), N_ ("N") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &wishes.from, N_ ("Where the round begins; else at the region’s office"),
      N_ ("POSTCODE") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &wishes.pdf, N_ ("Write the round to take along"), N_ ("FILE.pdf") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &wishes.format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  const SamMoment now = sam_moment_now ();
  g_autoptr (SamVisits) visits = NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("Without ID the practices that were not heard from, the longest first; with ID or "
                             "--suggest a round along them in a short order, as the crow flies."),
                          &argc, &argv, 0, -1))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, wishes.format_name, &wishes.format))
    return SAM_EXIT_MISUSED;
  if (wishes.months < 0 || wishes.suggest < 0)
    return sam_command_misused (self, _ ("A number is less than nothing"));
  store = sam_command_open (self, session);
  visits = store != NULL ? sam_visits_load (store, now.day, &error) : NULL;
  if (visits == NULL)
    return error != NULL ? sam_command_failed (self, error) : SAM_EXIT_FAILED;
  chosen = choose (self, visits, &wishes, argv + 1, now.day);
  if (chosen == NULL)
    return SAM_EXIT_MISUSED;
  if (argc > 1 || wishes.suggest > 0 || wishes.pdf != NULL)
    return go_round (self, visits, chosen, &wishes);
  print (chosen, NULL, wishes.format);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_visits = {
  "visits",
  N_ ("[ID…]"),
  N_ ("Show which practices were not heard from, or plan a round along them"),
  run,
};
