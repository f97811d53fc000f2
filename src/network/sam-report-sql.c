/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "network/sam-report-sql.h"

/* Help questions of that part of the region, whenever they came. */
#define ASKED                                                                    \
  "asked AS (SELECT * FROM kind_question q WHERE q.merged_into IS NULL"          \
  " AND (:practice IS NULL OR q.practice = :practice)"                           \
  " AND (:care_group IS NULL OR q.practice IN (SELECT id FROM kind_organisation" \
  " WHERE part_of = :care_group OR cluster = :care_group))"                      \
  " AND (:municipality IS NULL OR q.municipality = :municipality))"

/* Those of the period. */
#define RECEIVED                             \
  ASKED ", received AS (SELECT * FROM asked" \
        " WHERE received_at >= CAST(:from_at AS INTEGER) AND received_at < CAST(:to_at AS INTEGER))"

/* Forms that came back in the period. One without a name belongs to the whole region only. */
#define FORMS                                                                    \
  ASKED ", form AS (SELECT * FROM kind_evaluation e WHERE e.merged_into IS NULL" \
        " AND e.filled_in_on BETWEEN :from AND :to"                              \
        " AND (COALESCE (:practice, :care_group, :municipality) IS NULL"         \
        " OR e.about IN (SELECT m.id FROM kind_match m JOIN asked a ON a.id = m.question)))"

#define CONNECTED                              \
  "connected AS (SELECT g.* FROM kind_group g" \
  " WHERE g.id IN (SELECT value FROM json_each (:groups)))"

#define SHARE(form, field) \
  "WITH " FORMS " SELECT COUNT (*) FILTER (WHERE " field " = 'yes'), COUNT (*) FROM form WHERE form = '" form "'"

const char sam_report_sql_deployments[] =
    "SELECT COUNT (*) FROM kind_deployment d LEFT JOIN kind_organisation o ON o.id = d.organisation"
    " WHERE d.merged_into IS NULL AND d.status = 'done' AND d.type IN ('advice', 'sounding_board', 'policy_test')"
    " AND d.date BETWEEN :from AND :to AND (:municipality IS NULL OR o.municipality = :municipality)";

const char sam_report_sql_signals_delivered[] =
    "SELECT COUNT (*) FROM kind_signal WHERE merged_into IS NULL AND delivered_on BETWEEN :from AND :to";

const char sam_report_sql_signals_prevention[] =
    "SELECT COUNT (*) FROM kind_signal WHERE merged_into IS NULL AND category = 'prevention'"
    " AND noted_on BETWEEN :from AND :to";

const char sam_report_sql_unmet[] =
    "WITH " ASKED " SELECT COUNT (*) FROM asked WHERE no_offer_on BETWEEN :from AND :to";

const char sam_report_sql_contacts_municipality[] =
    "SELECT COUNT (*) FROM kind_contact c JOIN kind_organisation o ON o.id = c.about WHERE c.merged_into IS NULL"
    " AND o.type IN ('municipality', 'social_team') AND c.date BETWEEN :from AND :to"
    " AND (:municipality IS NULL OR o.municipality = :municipality)";

const char sam_report_sql_contacts_groups[] =
    "SELECT COUNT (*) FROM kind_contact c JOIN kind_group g ON g.id = c.about WHERE c.merged_into IS NULL"
    " AND c.date BETWEEN :from AND :to AND (:municipality IS NULL OR g.municipality = :municipality)";

const char sam_report_sql_more_control[] = SHARE ("match", "more_control");
const char sam_report_sql_understood[] = SHARE ("match", "understood");
const char sam_report_sql_insight[] = SHARE ("relative", "insight");
const char sam_report_sql_family[] = SHARE ("relative", "family");
const char sam_report_sql_less_dependent[] = SHARE ("relative", "less_dependent");

const char sam_report_sql_members[] = "WITH " CONNECTED " SELECT COALESCE (SUM (size_min), 0) FROM connected";

/* Of fewer than five it would be the costs of somebody in particular. */
const char sam_report_sql_group_costs[] =
    "WITH " CONNECTED ", costs AS (SELECT SUM (CAST(REPLACE (value ->> 'cost', ',', '.') AS REAL)) AS euros"
    " FROM connected, json_each (connected.needs) GROUP BY connected.id)"
    " SELECT CASE WHEN COUNT (*) < 5 THEN 0 ELSE CAST(ROUND (AVG (euros)) AS INTEGER) END FROM costs WHERE euros > 0";

const char sam_report_sql_matches[] =
    "WITH " ASKED " SELECT COUNT (*) FROM kind_match m JOIN asked a ON a.id = m.question WHERE m.merged_into IS NULL"
    " AND m.contact_on BETWEEN :from AND :to";

const char sam_report_sql_questions[] = "WITH " RECEIVED " SELECT COUNT (*) FROM received";

const char sam_report_sql_lifestyle[] =
    "WITH " RECEIVED " SELECT COUNT (*) FILTER (WHERE EXISTS (SELECT 1 FROM link l JOIN kind_topic t ON t.id = l.target"
    " WHERE l.record = received.key AND l.field = 'topics' AND t.domain = 'body')), COUNT (*) FROM received"
    " WHERE EXISTS (SELECT 1 FROM link l WHERE l.record = received.key AND l.field = 'topics')";

const char sam_report_sql_platform[] =
    "WITH " RECEIVED " SELECT COUNT (*) FILTER (WHERE channel = 'platform'), COUNT (*) FROM received";

const char sam_report_sql_online_groups[] =
    "WITH " CONNECTED " SELECT COUNT (*) FROM connected WHERE form = 'online'";

const char sam_report_sql_workshop_staff[] =
    "SELECT COUNT (DISTINCT p.person) FROM kind_participation p JOIN kind_workshop w ON w.id = p.workshop"
    " LEFT JOIN kind_organisation o ON o.id = p.organisation WHERE p.merged_into IS NULL AND w.merged_into IS NULL"
    " AND p.status = 'attended' AND (w.type IS NULL OR w.type = 'workshop') AND w.date BETWEEN :from AND :to"
    " AND (:practice IS NULL OR o.id = :practice)"
    " AND (:care_group IS NULL OR o.part_of = :care_group OR o.cluster = :care_group)"
    " AND (:municipality IS NULL OR o.municipality = :municipality)";

const char sam_report_sql_referred[] = "WITH " RECEIVED " SELECT COUNT (*) FROM received WHERE practice IS NOT NULL";

const char sam_report_sql_relatives_groups[] =
    "WITH " CONNECTED " SELECT COUNT (*) FROM connected WHERE audience IS NOT NULL AND EXISTS"
    " (SELECT 1 FROM json_each (connected.audience) WHERE value IN ('relatives', 'parents'))";

const char sam_report_sql_relatives_questions[] =
    "WITH " RECEIVED " SELECT COUNT (*) FROM received WHERE source = 'relative'";

const char sam_report_sql_experts[] =
    "SELECT COUNT (*) FROM kind_expert WHERE merged_into IS NULL AND status = 'active'"
    " AND (active_since IS NULL OR active_since <= :to)";

const char sam_report_sql_first_timers[] =
    "SELECT COUNT (*) FROM kind_expert WHERE merged_into IS NULL AND active_since BETWEEN :from AND :to";

const char sam_report_sql_volunteers[] =
    "SELECT COUNT (*) FROM (SELECT person FROM kind_expert WHERE merged_into IS NULL AND volunteers = 1"
    " AND status = 'active' AND (active_since IS NULL OR active_since <= :to)"
    " UNION SELECT id FROM kind_person WHERE merged_into IS NULL AND volunteer = 1)";

const char sam_report_sql_new_groups[] =
    "SELECT COUNT (*) FROM kind_group WHERE merged_into IS NULL AND connected_since BETWEEN :from AND :to"
    " AND (:municipality IS NULL OR municipality = :municipality)";

const char sam_report_sql_channels[] =
    "WITH " RECEIVED " SELECT channel, COUNT (*) FROM received GROUP BY channel"
    " ORDER BY channel IS NULL, COUNT (*) DESC, channel";

/* Two topics of a question may have been merged since: it counts once. */
const char sam_report_sql_topics[] =
    "WITH " RECEIVED " SELECT t.id, COUNT (DISTINCT q.key) FROM received q JOIN link l ON l.record = q.key"
    " AND l.field = 'topics'"
    " JOIN kind_topic t ON t.id = l.target GROUP BY t.id ORDER BY COUNT (DISTINCT q.key) DESC, t.name";

const char sam_report_sql_unmet_topics[] =
    "WITH " ASKED " SELECT t.id, COUNT (DISTINCT q.key) FROM asked q JOIN link l ON l.record = q.key"
    " AND l.field = 'topics'"
    " JOIN kind_topic t ON t.id = l.target WHERE q.no_offer_on BETWEEN :from AND :to GROUP BY t.id"
    " ORDER BY COUNT (DISTINCT q.key) DESC, t.name";

const char sam_report_sql_contact_types[] =
    "SELECT type, COUNT (*) FROM kind_contact WHERE merged_into IS NULL AND type IS NOT NULL"
    " AND date BETWEEN :from AND :to GROUP BY type ORDER BY COUNT (*) DESC, type";

const char sam_report_sql_domains[] =
    "WITH " CONNECTED " SELECT t.domain, COUNT (*) FROM connected g JOIN link l ON l.record = g.key"
    " AND l.field = 'topics' AND l.position = 0 JOIN kind_topic t ON t.id = l.target WHERE t.domain IS NOT NULL"
    " GROUP BY t.domain ORDER BY instr ('body mind wellbeing work money', t.domain)";

const char sam_report_sql_practices[] =
    "WITH " RECEIVED " SELECT o.id, o.name, o.place, o.adoption,"
    " (SELECT COUNT (*) FROM received q WHERE q.practice = o.id) FROM kind_organisation o"
    " WHERE o.merged_into IS NULL AND o.type = 'practice' AND (:practice IS NULL OR o.id = :practice)"
    " AND (:care_group IS NULL OR o.part_of = :care_group OR o.cluster = :care_group)"
    " AND (o.connected_since IS NULL OR o.connected_since <= :to)"
    " AND (o.connected_until IS NULL OR o.connected_until > :to) ORDER BY o.name, o.id";

const char sam_report_sql_benchmarks[] =
    "SELECT name, value, unit, area, year, source FROM kind_benchmark WHERE merged_into IS NULL"
    " AND source IS NOT NULL ORDER BY name, year DESC, id";

const char sam_report_sql_literature[] =
    "SELECT id, title, source FROM kind_article WHERE merged_into IS NULL AND source IS NOT NULL"
    " AND (type = 'scientific' OR section = 'literature') ORDER BY title, id";

const char sam_report_sql_stories[] =
    "SELECT s.id, p.first_name, p.last_name FROM kind_story s LEFT JOIN kind_expert e ON e.id = s.expert"
    " LEFT JOIN kind_person p ON p.id = e.person WHERE s.merged_into IS NULL AND s.text IS NOT NULL"
    " ORDER BY s.published_on DESC, s.id";

const char sam_report_sql_municipalities[] =
    "SELECT DISTINCT municipality FROM kind_question WHERE merged_into IS NULL AND municipality IS NOT NULL ORDER BY 1";

const char sam_report_sql_care_groups[] =
    "SELECT id FROM kind_organisation WHERE merged_into IS NULL AND type = 'care_group' ORDER BY 1";

const char sam_report_sql_cluster[] =
    "WITH own AS (SELECT COALESCE (part_of, cluster) AS care_group FROM kind_organisation WHERE id = :practice)"
    " SELECT o.id, own.care_group FROM kind_organisation o, own WHERE o.merged_into IS NULL AND o.type = 'practice'"
    " AND (own.care_group IN (o.part_of, o.cluster)"
    " OR (own.care_group IS NULL AND COALESCE (o.part_of, o.cluster) IS NULL))"
    " AND (o.connected_since IS NULL OR o.connected_since <= :to)"
    " AND (o.connected_until IS NULL OR o.connected_until > :to) ORDER BY 1";
