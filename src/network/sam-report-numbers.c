/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The numbers of the reports that no indicator gives: what each counts, in words. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-report-sql.h"
#include "network/sam-reporting.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const SamReportNumber numbers[] = {
  { "deployments", N_ ("Times experience experts advised on policy"),
    N_ ("Advice, sounding boards and tests of policy that took place in the period."), FALSE, FALSE,
    sam_report_sql_deployments },
  { "signals-delivered", N_ ("Signals handed over"),
    N_ ("Issues that came up again and again in groups, handed over in the period to whom they concern, without names."),
    FALSE, FALSE, sam_report_sql_signals_delivered },
  { "signals-prevention", N_ ("Signals on prevention"),
    N_ ("Issues noted in the period that groups see a chance to prevent something in, without names."), FALSE, FALSE,
    sam_report_sql_signals_prevention },
  { "unmet", N_ ("Help questions without an offer"),
    N_ ("Help questions of which it was noted in the period that there is nothing to offer yet."), FALSE, TRUE,
    sam_report_sql_unmet },
  { "contacts-municipality", N_ ("Contacts with municipalities and social teams"),
    N_ ("Calls, visits, meetings, mails and letters in the period with municipalities and social teams."), FALSE, FALSE,
    sam_report_sql_contacts_municipality },
  { "contacts-groups", N_ ("Contacts with groups"),
    N_ ("Calls, visits, meetings, mails and letters in the period with groups."), FALSE, FALSE,
    sam_report_sql_contacts_groups },
  { "more-control", N_ ("Has more grip on life"),
    N_ ("Forms of the period that answer yes to: do you have more grip on your life? Out of all forms of people who "
        "asked for themselves. It says what people told, not what caused it."),
    TRUE, FALSE, sam_report_sql_more_control },
  { "understood", N_ ("Felt understood"),
    N_ ("Forms of the period that answer yes to: did you feel understood? Out of all forms of people who asked for "
        "themselves. It says what people told, not what caused it."),
    TRUE, FALSE, sam_report_sql_understood },
  { "insight", N_ ("Relatives who know and understand more"),
    N_ ("Forms of relatives of the period that answer yes to: do you know and understand more? Out of all forms of "
        "relatives. It says what people told, not what caused it."),
    TRUE, FALSE, sam_report_sql_insight },
  { "family", N_ ("Relatives at whose home things go better"),
    N_ ("Forms of relatives of the period that answer yes to: do things go better at home? Out of all forms of "
        "relatives. It says what people told, not what caused it."),
    TRUE, FALSE, sam_report_sql_family },
  { "less-dependent", N_ ("Relatives who see less dependence"),
    N_ ("Forms of relatives of the period that answer yes to: do you, or does who you care for, depend less on others? "
        "Out of all forms of relatives. It says what people told, not what caused it."),
    TRUE, FALSE, sam_report_sql_less_dependent },
  { "members", N_ ("People in the groups, at least"),
    N_ ("The fewest members that the groups connected on the day gave, added up. Groups that gave no size count as "
        "none; who is in two groups counts twice."),
    FALSE, FALSE, sam_report_sql_members },
  { "group-costs", N_ ("Euros that a group costs a year"),
    N_ ("Room, coffee, care and coordination, on average over the groups connected on the day that gave what they cost. "
        "Told from five such groups on."),
    FALSE, FALSE, sam_report_sql_group_costs, .if_known = TRUE },
  { "matches", N_ ("People brought into contact"),
    N_ ("Matches of a help question with an experience expert or a group that had their first contact in the period."),
    FALSE, TRUE, sam_report_sql_matches },
  { "questions-all", N_ ("Help questions"), N_ ("Help questions that came in the period, in whatever way."), FALSE, TRUE,
    sam_report_sql_questions },
  { "lifestyle", N_ ("Help questions on the body and how to live with it"),
    N_ ("Help questions of the period with a topic of the life domain Body, out of all help questions of the period "
        "with a topic."),
    TRUE, TRUE, sam_report_sql_lifestyle },
  { "platform", N_ ("Help questions through the platform"),
    N_ ("Help questions of the period that came through the platform, out of all help questions of the period."), TRUE,
    TRUE, sam_report_sql_platform },
  { "online-groups", N_ ("Groups that meet online"), N_ ("Groups connected on the day that meet online."), FALSE, FALSE,
    sam_report_sql_online_groups },
  { "workshop-staff", N_ ("Professionals who took a workshop"),
    N_ ("People who were ticked off at the door of a workshop in the period. Who came twice counts once."), FALSE,
    FALSE, sam_report_sql_workshop_staff },
  { "referred", N_ ("Help questions through a practice"),
    N_ ("Help questions of the period that name a practice which pointed the way."), FALSE, TRUE,
    sam_report_sql_referred, sam_report_sql_questions },
  { "relatives-groups", N_ ("Groups for relatives"),
    N_ ("Groups connected on the day that are there for relatives, friends or parents."), FALSE, FALSE,
    sam_report_sql_relatives_groups },
  { "relatives-questions", N_ ("Help questions by relatives"),
    N_ ("Help questions of the period that somebody asked about a relative."), FALSE, TRUE,
    sam_report_sql_relatives_questions, sam_report_sql_questions },
  { "experts", N_ ("Active experience experts"),
    N_ ("Experience experts who are active now, and were so on the last day of the period."), FALSE, TRUE,
    sam_report_sql_experts },
  { "first-timers", N_ ("New experience experts"),
    N_ ("Experience experts who became active in the period."), FALSE, TRUE, sam_report_sql_first_timers },
  { "volunteers", N_ ("Volunteers"),
    N_ ("Active experience experts who work as unpaid volunteers, and other volunteers. Everybody counts once."), FALSE,
    TRUE, sam_report_sql_volunteers },
  { "new-groups", N_ ("New groups"), N_ ("Groups that were connected in the period."), FALSE, FALSE,
    sam_report_sql_new_groups },
};

/**
 * sam_report_number_find:
 *
 * Returns: (transfer none) (nullable): the number of that name
 */
const SamReportNumber *
sam_report_number_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (g_str_equal (numbers[i].id, id))
      return &numbers[i];
  return NULL;
}
