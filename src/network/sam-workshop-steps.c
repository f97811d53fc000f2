/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-steps.h"

#include "network/sam-workshop-plan.h"
#include "network/sam-workshop-room.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const SamWorkshopRecords *records;
  const char *clash; /* what is booked twice; NULL: nothing */
  const char *today;
  gboolean overtaken; /* the work is further than the step that is being looked at: what it lacks is only mentioned */
  GString *words;     /* of that step */
  gboolean open;      /* whether it waits for somebody */
} Looking;

/* What may still be done, and holds nothing up. */
static void
mention (Looking *self,
         const char *sentence)
{
  sam_words_add (self->words, " ", sentence);
}

static void
add_sentence (Looking *self,
              const char *sentence)
{
  mention (self, sentence);
  self->open = self->open || !self->overtaken;
}

/* Takes @sentence, and says it only of somebody. */
static void
add_count (Looking *self,
           guint n,
           char *sentence)
{
  if (n > 0)
    add_sentence (self, sentence);
  g_free (sentence);
}

/* The day itself counts as past: what is open then has to be done now. */
static gboolean
is_past (Looking *self)
{
  g_autofree char *date = sam_record_dup_text (self->records->workshop, "date");

  return date != NULL && strcmp (date, self->today) <= 0;
}

static guint
count_guests (Looking *self,
              const char *status)
{
  const char *const statuses[] = { status, NULL };

  return sam_workshop_count_status (self->records->participations, statuses);
}

static guint
count_experts (Looking *self,
               const char *status)
{
  const char *const statuses[] = { status, NULL };

  return sam_workshop_count_status (self->records->appearances, statuses);
}

static void
look_at_idea (Looking *self)
{
  SamRecord *workshop = self->records->workshop;

  if (!sam_record_has_value (workshop, "topics") && !sam_record_has_value (workshop, "description"))
    add_sentence (self, _ ("What it is about is not written down yet."));
}

static void
look_at_room (Looking *self)
{
  g_autofree char *problem = sam_workshop_room_find_problem (self->records);

  if (self->clash != NULL)
    add_sentence (self, self->clash);
  if (problem != NULL)
    add_sentence (self, problem);
}

static void
look_at_date (Looking *self)
{
  static const struct
  {
    const char *field, *sentence;
    void (*add) (Looking *self, const char *sentence);
  } wanted[] = {
    { "date", N_ ("The date is not set."), add_sentence },
    { "start", N_ ("The time it begins is not set."), add_sentence },
    { "end", N_ ("The time it ends is not set."), mention },
    { "venue", N_ ("There is no venue yet."), add_sentence },
    { "leader", N_ ("Nobody leads it yet."), mention },
  };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (!sam_record_has_value (self->records->workshop, wanted[i].field))
      wanted[i].add (self, _ (wanted[i].sentence));
  if (!is_past (self))
    look_at_room (self);
}

static void
look_at_invitations (Looking *self)
{
  const gint64 tables = sam_record_get_integer (self->records->workshop, "tables", 0);
  const guint to_ask = count_experts (self, "to_ask");
  const guint asked = count_experts (self, "invited");
  const guint sure = count_experts (self, "confirmed") + count_experts (self, "attended");
  const guint wanted = (guint) CLAMP (tables - (gint64) sure - (gint64) asked - (gint64) to_ask, 0, 1000);

  if (self->records->participations->len == 0 && !is_past (self))
    add_sentence (self, _ ("Nobody is invited yet."));
  if (to_ask + asked + sure == 0 && tables <= 0)
    add_sentence (self, _ ("No experience expert is asked yet."));
  add_count (self, wanted,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u table has no experience expert yet.",
                                           "%u tables have no experience expert yet.", wanted),
                              wanted));
  add_count (self, to_ask,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u experience expert is still to be asked.",
                                           "%u experience experts are still to be asked.", to_ask),
                              to_ask));
  add_count (self, asked,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u experience expert has not answered yet.",
                                           "%u experience experts have not answered yet.", asked),
                              asked));
}

static void
look_at_registrations (Looking *self)
{
  const gint64 capacity = sam_record_get_integer (self->records->workshop, "capacity", 0);
  const guint coming = sam_workshop_count_status (self->records->participations, sam_workshop_coming);
  const guint waiting = count_guests (self, "waiting_list");
  const guint invited = count_guests (self, "invited");
  const guint room = capacity > coming ? (guint) (capacity - coming) : 0;

  if (is_past (self))
    return;
  if (coming == 0)
    add_sentence (self, _ ("Nobody has registered yet."));
  else if (room > 0 && waiting > 0)
    add_count (self, MIN (room, waiting),
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person on the waiting list can come.",
                                             "%u people on the waiting list can come.", MIN (room, waiting)),
                                MIN (room, waiting)));
  else if (room > 0)
    add_count (self, room,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u place is free.", "%u places are free.", room), room));
  if (room > 0 || capacity == 0)
    add_count (self, invited,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u invited person has not answered yet.",
                                             "%u invited people have not answered yet.", invited),
                                invited));
}

static gboolean
has_plan (const SamWorkshopRecords *records)
{
  gboolean seats_anybody = FALSE;

  for (guint i = 0; i < records->participations->len && records->plan != NULL; i++)
    seats_anybody = seats_anybody ||
                    sam_workshop_plan_has_seat (records->plan,
                                                sam_record_get_id (g_ptr_array_index (records->participations, i)));
  return seats_anybody;
}

static guint
count_unplanned (Looking *self)
{
  GPtrArray *people = self->records->participations;
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    {
      SamRecord *person = g_ptr_array_index (people, i);

      n += sam_workshop_has_status (person, sam_workshop_coming) &&
           !sam_workshop_plan_has_participant (self->records->plan, sam_record_get_id (person));
    }
  return n;
}

static void
look_at_plan (Looking *self)
{
  guint unplanned;

  if (!has_plan (self->records))
    {
      add_sentence (self, _ ("There is no speed-date plan yet."));
      return;
    }
  unplanned = count_unplanned (self);
  add_count (self, unplanned,
             g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u registered person is not in the plan yet.",
                                           "%u registered people are not in the plan yet.", unplanned),
                              unplanned));
  if (!sam_record_get_boolean (self->records->plan, "announced"))
    mention (self, _ ("The plan has not been announced yet."));
}

static void
look_at_evening (Looking *self)
{
  static const char *const expected[] = { "registered", "confirmed", NULL };
  const guint open = sam_workshop_count_status (self->records->participations, expected);

  if (!is_past (self))
    add_sentence (self, _ ("It has not been held yet."));
  else if (open > 0)
    add_count (self, open,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Whether %u person was there is not ticked yet.",
                                             "Whether %u people were there is not ticked yet.", open),
                                open));
  else if (count_guests (self, "attended") == 0)
    add_sentence (self, _ ("Nobody has been ticked as there."));
}

static guint
count_forms (Looking *self)
{
  guint n = 0;

  for (guint i = 0; i < self->records->evaluations->len; i++)
    {
      g_autofree char *form = sam_record_dup_text (g_ptr_array_index (self->records->evaluations, i), "form");

      n += g_strcmp0 (form, "workshop") == 0;
    }
  return n;
}

static void
look_at_evaluation (Looking *self)
{
  const guint there = count_guests (self, "attended");
  const guint forms = count_forms (self);
  g_autofree char *text = NULL;

  if (forms == 0)
    add_sentence (self, _ ("No evaluation forms are typed in yet."));
  else if (forms < there)
    {
      text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of %u evaluation form is typed in.",
                                           "%u of %u evaluation forms are typed in.", there),
                              forms, there);
      add_sentence (self, text);
    }
}

static guint
count_without_number (Looking *self)
{
  static const char *const there[] = { "attended", NULL };
  GPtrArray *people = self->records->participations;
  guint n = 0;

  for (guint i = 0; i < people->len; i++)
    {
      SamRecord *person = g_ptr_array_index (people, i);
      g_autofree char *name = sam_record_dup_text (person, "register");

      n += sam_workshop_has_status (person, there) && g_strcmp0 (name, "none") != 0 &&
           !sam_record_has_value (person, "registration_number");
    }
  return n;
}

static void
look_at_accreditation (Looking *self)
{
  SamRecord *workshop = self->records->workshop;
  guint missing;

  if (sam_record_has_value (workshop, "accreditation_sent_on"))
    return;
  missing = count_without_number (self);
  if (!sam_record_has_value (workshop, "accreditation_number"))
    add_sentence (self, _ ("The accreditation has no number yet."));
  if (is_past (self))
    add_count (self, missing,
               g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person who was there has no registration number.",
                                             "%u people who were there have no registration number.", missing),
                                missing));
  add_sentence (self, _ ("The attendance has not been handed in yet."));
}

static gboolean
has_accreditation (SamRecord *workshop)
{
  g_autofree char *body = sam_record_dup_text (workshop, "accreditation_body");

  return body != NULL && !g_str_equal (body, "none");
}

/* Whether the work is past a step, whatever that step still lacks. */
static gboolean
is_overtaken (const SamWorkshopRecords *records,
              SamWorkshopStepId id)
{
  static const char *const there[] = { "attended", NULL };
  const gboolean held = sam_workshop_count_status (records->participations, there) > 0;

  switch (id)
    {
    case SAM_WORKSHOP_STEP_IDEA:
      return held || records->participations->len > 0 || sam_record_has_value (records->workshop, "date");
    case SAM_WORKSHOP_STEP_INVITATIONS:
    case SAM_WORKSHOP_STEP_REGISTRATIONS:
      return held || has_plan (records);
    case SAM_WORKSHOP_STEP_PLAN:
      return held;
    case SAM_WORKSHOP_STEP_DATE:
    case SAM_WORKSHOP_STEP_EVENING:
    case SAM_WORKSHOP_STEP_EVALUATION:
    case SAM_WORKSHOP_STEP_ACCREDITATION:
    default:
      return FALSE;
    }
}

/* Speed-dates only where there are rounds to plan. */
static gboolean
has_step (const SamWorkshopRecords *records,
          SamWorkshopStepId id)
{
  g_autofree char *status = sam_record_dup_text (records->workshop, "status");
  g_autofree char *type = sam_record_dup_text (records->workshop, "type");

  if (g_strcmp0 (status, "cancelled") == 0)
    return FALSE;
  if (id == SAM_WORKSHOP_STEP_PLAN)
    return (type == NULL || g_str_equal (type, "workshop") || records->plan != NULL ||
            sam_record_has_value (records->workshop, "rounds"));
  return id != SAM_WORKSHOP_STEP_ACCREDITATION || has_accreditation (records->workshop);
}

/**
 * sam_workshop_steps_new:
 * @clash: (nullable): what is booked twice that day, in a sentence
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): where the workshop stands
 */
SamWorkshopSteps *
sam_workshop_steps_new (const SamWorkshopRecords *records,
                        const char *clash,
                        const char *today)
{
  static void (*const look[SAM_WORKSHOP_N_STEPS]) (Looking *) = {
    look_at_idea,
    look_at_date,
    look_at_invitations,
    look_at_registrations,
    look_at_plan,
    look_at_evening,
    look_at_evaluation,
    look_at_accreditation,
  };
  SamWorkshopSteps *self = g_new0 (SamWorkshopSteps, 1);
  gboolean found = FALSE;

  for (guint i = 0; i < SAM_WORKSHOP_N_STEPS; i++)
    {
      const SamWorkshopStepId id = (SamWorkshopStepId) i;
      g_autoptr (GString) words = g_string_new (NULL);
      Looking looking = { records, clash, today, is_overtaken (records, id), words, FALSE };

      if (!has_step (records, id))
        {
          self->steps[i].state = SAM_STEP_NONE;
          continue;
        }
      look[i](&looking);
      self->steps[i].state = !looking.open ? SAM_STEP_DONE : found ? SAM_STEP_AHEAD
                                                                   : SAM_STEP_NOW;
      found = found || looking.open;
      if (id == SAM_WORKSHOP_STEP_DATE)
        self->steps[i].facts = sam_workshop_room_describe (records->workshop, records->venue);
      self->steps[i].open = words->len > 0 ? g_strdup (words->str) : NULL;
    }
  return self;
}

/**
 * sam_workshop_steps_free:
 */
void
sam_workshop_steps_free (SamWorkshopSteps *self)
{
  for (guint i = 0; i < SAM_WORKSHOP_N_STEPS; i++)
    {
      g_free (self->steps[i].open);
      g_free (self->steps[i].facts);
    }
  g_free (self);
}

/**
 * sam_workshop_step_get_name:
 *
 * Returns: (transfer none): what people call it
 */
const char *
sam_workshop_step_get_name (SamWorkshopStepId id)
{
  static const char *const names[SAM_WORKSHOP_N_STEPS] = {
    N_ ("Idea"),
    N_ ("Date and place"),
    N_ ("Invitations"),
    N_ ("Registrations"),
    N_ ("Plan"),
    N_ ("Evening"),
    N_ ("Evaluation"),
    N_ ("Accreditation"),
  };

  return g_dgettext (GETTEXT_PACKAGE, names[id]);
}

/**
 * sam_workshop_follow_date:
 * @workshop: as somebody edited it
 * @before: (nullable): the same as it was
 * @today: YYYY-MM-DD
 *
 * What nobody chose follows: a workshop is one, and an idea until it has a day to come. Pure.
 */
void
sam_workshop_follow_date (SamRecord *workshop,
                          SamRecord *before,
                          const char *today)
{
  g_autofree char *date = sam_record_dup_text (workshop, "date");
  g_autofree char *status = sam_record_dup_text (workshop, "status");
  const gboolean comes = date != NULL && strcmp (date, today) >= 0;
  const gboolean dated_now = before == NULL || !sam_record_has_value (before, "date");

  if (!sam_record_has_value (workshop, "type"))
    sam_record_set_text (workshop, "type", "workshop");
  if (comes && (status == NULL || (g_str_equal (status, "idea") && dated_now)))
    sam_record_set_text (workshop, "status", "planned");
  else if (status == NULL && date == NULL)
    sam_record_set_text (workshop, "status", "idea");
}
