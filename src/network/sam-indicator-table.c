/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The indicators: what each counts, in words, and why a record counts or not. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-indicator.h"

#include "network/sam-indicator-sql.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const SamReason gp_material_reasons[] = {
  { "current", SAM_STAND_COUNTED, N_ ("The current material lies there"), NULL },
  { "old", SAM_STAND_NEAR, N_ ("An older edition lies there"),
    /* Translators: what to do next, and for how many people */
    N_ ("Bring the current edition to where an older one lies. GPs there: %u.") },
  { "none", SAM_STAND_NOT, N_ ("No material lies there"), N_ ("Bring material to where none lies. GPs there: %u.") },
  { "seen", SAM_STAND_UNKNOWN, N_ ("Material lies there, which edition was not noted"),
    N_ ("Note which edition lies at the practice. GPs there: %u.") },
  { NULL, 0, NULL, NULL },
};

static const SamReason practices_reasons[] = {
  { "both", SAM_STAND_COUNTED, N_ ("A contact person took the workshop"), NULL },
  { "apart", SAM_STAND_NEAR, N_ ("One is contact person, another took the workshop"),
    N_ ("Call: who took the workshop could be contact person too. Practices: %u.") },
  { "trained", SAM_STAND_NEAR, N_ ("Somebody took the workshop, nobody is contact person"),
    N_ ("One phone call: is who took the workshop contact person too? Practices: %u.") },
  { "contact", SAM_STAND_NEAR, N_ ("There is a contact person, who has not taken the workshop"),
    N_ ("Invite the contact persons to the next workshop. Practices: %u.") },
  { "gone", SAM_STAND_NOT, N_ ("The contact person who took the workshop has left"),
    N_ ("Ask who took over from the contact person who left. Practices: %u.") },
  { "none", SAM_STAND_NOT, N_ ("Nobody took the workshop, nobody is contact person"),
    N_ ("Invite practices that have nobody yet. Practices: %u.") },
  { "nobody", SAM_STAND_UNKNOWN, N_ ("Nobody who works there is known"),
    N_ ("Ask who works there. Practices: %u.") },
  { NULL, 0, NULL, NULL },
};

/* The last three are of the rate only, which asks where a group is. */
static const SamReason group_reasons[] = {
  { "connected", SAM_STAND_COUNTED, N_ ("Connected"), NULL },
  { "forming", SAM_STAND_NEAR, N_ ("Being founded"), N_ ("Help the groups that are being founded to begin: %u.") },
  { "paused", SAM_STAND_NEAR, N_ ("Paused"), N_ ("Ask the paused groups whether they begin again: %u.") },
  { "ended", SAM_STAND_NOT, N_ ("Ended"), NULL },
  { "left", SAM_STAND_NOT, N_ ("No longer connected"), N_ ("Ask the groups that left what they missed: %u.") },
  { "later", SAM_STAND_NOT, N_ ("Connected later"), NULL },
  { "no-date", SAM_STAND_UNKNOWN, N_ ("Since when it is connected was not noted"),
    N_ ("Note since when these groups are connected: %u.") },
  { "online", SAM_STAND_NOT, N_ ("Meets online"), NULL },
  { "elsewhere", SAM_STAND_NOT, N_ ("Meets outside these municipalities"), NULL },
  { "no-place", SAM_STAND_UNKNOWN, N_ ("In which municipality it meets was not noted"),
    N_ ("Note in which municipality these groups meet: %u.") },
  { NULL, 0, NULL, NULL },
};

static const SamReason topic_reasons[] = {
  { "has-group", SAM_STAND_COUNTED, N_ ("There is a connected group"), NULL },
  { "soon", SAM_STAND_NEAR, N_ ("A group is being founded, or paused"),
    N_ ("Help the groups on these topics to begin, or to begin again. Topics: %u.") },
  { "no-group", SAM_STAND_NOT, N_ ("There is no group"),
    N_ ("Look on which topics people ask for a group in vain. Topics without a group: %u.") },
  { "no-date", SAM_STAND_UNKNOWN, N_ ("Since when its group is connected was not noted"),
    N_ ("Note since when the groups on these topics are connected. Topics: %u.") },
  { NULL, 0, NULL, NULL },
};

static const SamReason question_reasons[] = {
  { "platform", SAM_STAND_COUNTED, N_ ("Through the platform"), NULL },
  { "other", SAM_STAND_NOT, N_ ("By another way"),
    N_ ("Show people who come by another way the platform as well. Questions: %u.") },
  { "no-channel", SAM_STAND_UNKNOWN, N_ ("How it came was not noted"), N_ ("Note how these questions came: %u.") },
  { "no-date", SAM_STAND_UNKNOWN, N_ ("When it came was not noted"), N_ ("Note when these questions came: %u.") },
  { NULL, 0, NULL, NULL },
};

static const SamReason evaluated_reasons[] = {
  { "returned", SAM_STAND_COUNTED, N_ ("A form that came back"), NULL },
  { "due", SAM_STAND_NEAR, N_ ("The form was not sent yet"), N_ ("Send the evaluation form. Matches: %u.") },
  { "early", SAM_STAND_NOT, N_ ("The first contact was less than four weeks ago"), NULL },
  { "sent", SAM_STAND_UNKNOWN, N_ ("The form was sent; forms come back without a name"),
    N_ ("Remind people once of the form that was sent. Forms: %u.") },
  { NULL, 0, NULL, NULL },
};

static const SamReason answer_reasons[] = {
  { "yes", SAM_STAND_COUNTED, N_ ("Yes"), NULL },
  { "a-little", SAM_STAND_NEAR, N_ ("A little"), N_ ("Read the remarks of who answered “a little”: %u.") },
  { "no", SAM_STAND_NOT, N_ ("No"), N_ ("Read the remarks of who answered “no”: %u.") },
  { "no-answer", SAM_STAND_UNKNOWN, N_ ("No answer, or don’t know"), NULL },
  { NULL, 0, NULL, NULL },
};

static const SamReason verified_reasons[] = {
  { "verified", SAM_STAND_COUNTED, N_ ("Verified in time"), NULL },
  { "overdue", SAM_STAND_NEAR, N_ ("Verified too long ago"), N_ ("Ask these groups whether all is still right: %u.") },
  { "bounced", SAM_STAND_NEAR, N_ ("Mail came back"), N_ ("Call the groups whose mail came back: %u.") },
  { "never", SAM_STAND_NOT, N_ ("Never verified"), N_ ("Ask the groups that nobody ever asked: %u.") },
  { "checked-later", SAM_STAND_UNKNOWN, N_ ("Verified since; when before that was not kept"), NULL },
  { NULL, 0, NULL, NULL },
};

static const SamReason answered_reasons[] = {
  { "in-time", SAM_STAND_COUNTED, N_ ("Answered within 24 hours"), NULL },
  { "still-time", SAM_STAND_NEAR, N_ ("Waits for less than 24 hours"),
    N_ ("Answer the questions that came in the last 24 hours: %u.") },
  { "late", SAM_STAND_NOT, N_ ("Answered later"), NULL },
  { "waiting", SAM_STAND_NOT, N_ ("Waits for more than 24 hours"), N_ ("Answer the questions that wait: %u.") },
  { "no-moment", SAM_STAND_UNKNOWN, N_ ("When it came or was answered was not noted"),
    N_ ("Note when these questions were answered: %u.") },
  { NULL, 0, NULL, NULL },
};

static const SamReason contact_year_reasons[] = {
  { "year", SAM_STAND_COUNTED, N_ ("In place for a year or more"), NULL },
  { "nearly", SAM_STAND_NEAR, N_ ("In place for nine months or more"),
    N_ ("Keep in touch with who is nearly a year in place: %u.") },
  { "new", SAM_STAND_NOT, N_ ("In place for less than nine months"),
    N_ ("Call new contact persons: does it work out? %u.") },
  { "no-date", SAM_STAND_UNKNOWN, N_ ("Since when was not noted"),
    N_ ("Note since when these people are contact person: %u.") },
  { NULL, 0, NULL, NULL },
};

static const SamIndicator indicators[] = {
  { "gp-material", N_ ("GPs with information material"),
    N_ ("GPs who work on the day at a practice where the current edition of our information material lies, out of all "
        "GPs known by name. A GP at two practices counts once."),
    SAM_UNIT_SHARE, FALSE, "person", gp_material_reasons, sam_indicator_sql_gp_material,
    sam_indicator_sql_gps_without_name },
  { "practices-trained", N_ ("Practices with a trained contact person"),
    N_ ("Practices where at least one member of staff took the workshop and is contact person on the day, out of all "
        "practices that take part."),
    SAM_UNIT_SHARE, FALSE, "organisation", practices_reasons, sam_indicator_sql_practices, NULL },
  { "groups", N_ ("Connected groups"),
    N_ ("Groups that are connected to the network on the day. Groups that are being founded or paused do not count."),
    SAM_UNIT_COUNT, FALSE, "group", group_reasons, sam_indicator_sql_groups, NULL },
  { "topics", N_ ("Topics of the groups"),
    N_ ("Different topics of the groups connected on the day. Each group counts for its first topic only."),
    SAM_UNIT_COUNT, FALSE, "topic", topic_reasons, sam_indicator_sql_main_topics, NULL },
  { "topics-all", N_ ("Topics of the groups, all of each"),
    N_ ("Different topics of the groups connected on the day. Each group counts for all of its topics."),
    SAM_UNIT_COUNT, FALSE, "topic", topic_reasons, sam_indicator_sql_all_topics, NULL },
  { "questions", N_ ("Help questions through the platform"),
    N_ ("Help questions that came through the platform in the period. Those that came by another way are told beside "
        "it and do not count."),
    SAM_UNIT_COUNT, TRUE, "question", question_reasons, sam_indicator_sql_questions, sam_indicator_sql_channels },
  { "matches-evaluated", N_ ("Matches evaluated"),
    N_ ("Evaluation forms of matches that came back in the period. How many were sent is told beside it."),
    SAM_UNIT_COUNT, TRUE, "evaluation", evaluated_reasons, sam_indicator_sql_evaluated, sam_indicator_sql_forms_sent },
  { "helped", N_ ("The contact helped"),
    N_ ("Forms of the period that answer yes to: did the contact help? Out of all forms of people who asked for "
        "themselves. It says what people told, not what caused it."),
    SAM_UNIT_SHARE, TRUE, "evaluation", answer_reasons, sam_indicator_sql_helped,
    sam_indicator_sql_forms_sent },
  { "stronger", N_ ("Feels stronger after the contact"),
    N_ ("Forms of the period that answer yes to: do you feel stronger? Out of all forms of people who asked for "
        "themselves. It says what people told, not what caused it."),
    SAM_UNIT_SHARE, TRUE, "evaluation", answer_reasons, sam_indicator_sql_stronger,
    sam_indicator_sql_forms_sent },
  { "healthier", N_ ("Feels healthier after the contact"),
    N_ ("Forms of the period that answer yes to: do you feel healthier? Out of all forms of people who asked for "
        "themselves. It says what people told, not what caused it."),
    SAM_UNIT_SHARE, TRUE, "evaluation", answer_reasons, sam_indicator_sql_healthier,
    sam_indicator_sql_forms_sent },
  { "verified", N_ ("Verified groups"),
    N_ ("Groups whose data was checked with them, on the day not longer ago than the region agreed, out of all groups "
        "that are listed."),
    SAM_UNIT_SHARE, FALSE, "group", verified_reasons, sam_indicator_sql_verified, NULL,
    .forgets = TRUE },
  { "answered", N_ ("First answer within 24 hours"),
    N_ ("Help questions of the period that had a first answer within 24 hours, out of all help questions of the "
        "period."),
    SAM_UNIT_SHARE, TRUE, "question", answered_reasons, sam_indicator_sql_answered, NULL },
  { "contact-year", N_ ("Contact persons in place for a year"),
    N_ ("Contact persons at practices who are so for a year or more on the day, out of all contact persons."),
    SAM_UNIT_SHARE, FALSE, "staff", contact_year_reasons, sam_indicator_sql_contact_year, NULL },
  { "groups-per-inhabitants", N_ ("Groups per 10,000 inhabitants"),
    N_ ("Groups connected on the day in these municipalities, for each 10,000 people who live there (CBS, 1 January "
        "2022)."),
    SAM_UNIT_RATE, FALSE, "group", group_reasons, sam_indicator_sql_groups_in_area, sam_indicator_sql_area_groups },
};

/**
 * sam_indicator_list:
 * @n_indicators: (out): how many
 *
 * Returns: (transfer none) (array length=n_indicators): all of them, in the order in which they are offered
 */
const SamIndicator *
sam_indicator_list (guint *n_indicators)
{
  *n_indicators = G_N_ELEMENTS (indicators);
  return indicators;
}

/**
 * sam_indicator_find:
 * @id: (nullable): "gp-material"
 *
 * Returns: (transfer none) (nullable): the indicator of that name
 */
const SamIndicator *
sam_indicator_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (indicators); i++)
    if (g_strcmp0 (indicators[i].id, id) == 0)
      return &indicators[i];
  return NULL;
}
