/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the reports ask of the tables, beside the indicators. Bound are: :from and :to, days; :from_at and :to_at, the
 * instants in which that period begins and ends; :municipality, :care_group and :practice, what it is narrowed to, or
 * NULL; :groups, the ids of the groups connected on the last day, as a JSON array. */

/* Each gives one row: a number, and for a share out of how many. */
extern const char sam_report_sql_deployments[];
extern const char sam_report_sql_signals_delivered[];
extern const char sam_report_sql_signals_prevention[];
extern const char sam_report_sql_unmet[];
extern const char sam_report_sql_contacts_municipality[];
extern const char sam_report_sql_contacts_groups[];
extern const char sam_report_sql_more_control[];
extern const char sam_report_sql_understood[];
extern const char sam_report_sql_insight[];
extern const char sam_report_sql_family[];
extern const char sam_report_sql_less_dependent[];
extern const char sam_report_sql_members[];
extern const char sam_report_sql_group_costs[];
extern const char sam_report_sql_matches[];
extern const char sam_report_sql_questions[];
extern const char sam_report_sql_lifestyle[];
extern const char sam_report_sql_platform[];
extern const char sam_report_sql_online_groups[];
extern const char sam_report_sql_workshop_staff[];
extern const char sam_report_sql_referred[];
extern const char sam_report_sql_relatives_groups[];
extern const char sam_report_sql_relatives_questions[];
extern const char sam_report_sql_experts[];
extern const char sam_report_sql_first_timers[];
extern const char sam_report_sql_volunteers[];
extern const char sam_report_sql_new_groups[];

/* Rows of a name and a number of people, the greatest first. */
extern const char sam_report_sql_channels[];
extern const char sam_report_sql_topics[];
extern const char sam_report_sql_unmet_topics[];
/* Rows of a name and a number. The life domains have an order of their own. */
extern const char sam_report_sql_contact_types[];
extern const char sam_report_sql_domains[];
/* Rows of a practice's id, name, place, step of adoption, and number of help questions. */
extern const char sam_report_sql_practices[];
/* Rows of a name, a value, a unit, an area, a year and a source. */
extern const char sam_report_sql_benchmarks[];
/* Rows of an id, a title and a source. */
extern const char sam_report_sql_literature[];
/* Rows of a story with a text: its id, and the first and last name of whoever tells it. */
extern const char sam_report_sql_stories[];
/* The parts of a region beside each other: municipalities where somebody asked, care groups, the practices that belong
 * to the same care group as one. */
extern const char sam_report_sql_municipalities[];
extern const char sam_report_sql_care_groups[];
extern const char sam_report_sql_cluster[];
