/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the indicators ask of the tables. Bound are, all as text: :from and :to, days; :from_at and :to_at, the instants
 * in which that period begins and ends; :year_ago, :nearly_a_year_ago, :form_due, :normal_due and :sensitive_due, days
 * reckoned back from :to; :practice, :care_group, :network, :project and :municipality, what it is narrowed to, or
 * NULL; :narrowed, NULL where it is not; :places, the municipalities of the network as a JSON array, or NULL; :area,
 * those that the rate is of. */

#include "network/sam-indicator-sql.h"

/* The practices that take part on the day. One that nobody noted the first day of was always there. */
#define PRACTICES                                                                          \
  "practice AS (SELECT * FROM kind_organisation o WHERE o.type = 'practice' AND"           \
  " o.merged_into IS NULL AND (o.connected_since IS NULL OR o.connected_since <= :to) AND" \
  " (o.connected_until IS NULL OR o.connected_until > :to) AND"                            \
  " (:practice IS NULL OR o.id = :practice) AND"                                           \
  " (:care_group IS NULL OR o.part_of = :care_group OR o.cluster = :care_group) AND"       \
  " (:municipality IS NULL OR o.municipality = :municipality) AND"                         \
  " (:places IS NULL OR o.municipality IN (SELECT value FROM json_each (:places))))"

/* Who works there on the day, and whether as contact person. Where that has ended since, the two days say it. */
#define STAFF                                                                                \
  "member AS (SELECT s.*, (s.contact_person_since IS NULL OR s.contact_person_since <= :to)" \
  " AND (s.contact_person_until IS NULL OR s.contact_person_until > :to) AND"                \
  " (s.contact_person IS 1 OR (s.contact_person_since IS NOT NULL AND"                       \
  " s.contact_person_until IS NOT NULL)) AS is_contact"                                      \
  " FROM kind_staff s JOIN practice p ON p.id = s.organisation WHERE s.merged_into IS NULL"  \
  " AND s.person IS NOT NULL AND (s.since IS NULL OR s.since <= :to)"                        \
  " AND (s.until IS NULL OR s.until > :to))"

/* People who took the workshop: noted with their work, or ticked off at the door. */
#define TRAINED                                                                      \
  "trained AS (SELECT person FROM kind_staff WHERE merged_into IS NULL"              \
  " AND workshop_followed_on <= :to UNION SELECT a.person FROM kind_participation a" \
  " JOIN kind_workshop w ON w.id = a.workshop WHERE a.merged_into IS NULL"           \
  " AND a.status = 'attended' AND w.date <= :to AND (w.type IS NULL OR w.type = 'workshop'))"

/* Groups, how they stand on the day, and where they are. A status holds from the day it was noted for. */
#define GROUPS                                                                              \
  "grp AS (SELECT g.*, COALESCE (g.municipality, v.municipality) AS town, CASE"             \
  " WHEN g.connected_until <= :to THEN 'left'"                                              \
  " WHEN g.status = 'ended' AND (g.status_since IS NULL OR g.status_since <= :to)"          \
  " THEN 'ended'"                                                                           \
  " WHEN g.status = 'forming' THEN 'forming'"                                               \
  " WHEN g.connected_since IS NULL THEN 'no-date'"                                          \
  " WHEN g.connected_since > :to THEN 'later'"                                              \
  " WHEN g.status = 'paused' AND (g.status_since IS NULL OR g.status_since <= :to)"         \
  " THEN 'paused' ELSE 'connected' END AS reason"                                           \
  " FROM kind_group g LEFT JOIN kind_venue v ON v.id = g.venue WHERE g.merged_into IS NULL" \
  " AND (:network IS NULL OR g.network = :network)"                                         \
  " AND (:municipality IS NULL OR COALESCE (g.municipality, v.municipality) = :municipality))"

/* Not materialized: a copy of all questions is slower than to go over them twice.
 *
 * Help questions of that part of the region, whenever they came. One that was booked on no project belongs to the
 * network of its municipality. */
#define QUESTIONS                                                                          \
  "asked AS NOT MATERIALIZED (SELECT q.* FROM kind_question q WHERE q.merged_into IS NULL" \
  " AND (:project IS NULL OR q.project = :project)"                                        \
  " AND (:practice IS NULL OR q.practice = :practice)"                                     \
  " AND (:care_group IS NULL OR q.practice IN (SELECT id FROM kind_organisation"           \
  " WHERE part_of = :care_group OR cluster = :care_group))"                                \
  " AND (:municipality IS NULL OR q.municipality = :municipality)"                         \
  " AND (:project IS NOT NULL OR :network IS NULL"                                         \
  " OR q.project IN (SELECT id FROM kind_project WHERE network = :network)"                \
  " OR (q.project IS NULL AND (:places IS NULL"                                            \
  " OR q.municipality IN (SELECT value FROM json_each (:places))))))"

#define RECEIVED                                                                \
  "received AS NOT MATERIALIZED (SELECT * FROM asked WHERE received_at IS NULL" \
  " OR (received_at >= CAST(:from_at AS INTEGER) AND received_at < CAST(:to_at AS INTEGER)))"

/* Forms that came back in the period. One without a name belongs to the whole region only. */
#define FORMS                                                                     \
  "form AS (SELECT * FROM kind_evaluation e WHERE e.merged_into IS NULL"          \
  " AND e.form IN ('match', 'relative') AND e.filled_in_on BETWEEN :from AND :to" \
  " AND (:narrowed IS NULL OR e.about IN (SELECT m.id FROM kind_match m"          \
  " JOIN asked a ON a.id = m.question)))"

#define MATCHES                                                    \
  "met AS (SELECT * FROM kind_match m WHERE m.merged_into IS NULL" \
  " AND m.contact_on BETWEEN :from AND :to"                        \
  " AND (:narrowed IS NULL OR m.question IN (SELECT id FROM asked)))"

/* What lies where on the day: 3 the current edition, 2 who knows which, 1 an older one. Before the current edition
 * came out, the one before it was the current one. Nothing lies where somebody saw afterwards that nothing does. */
#define LYING                                                                              \
  "lying AS (SELECT d.organisation, CASE"                                                  \
  " WHEN d.delivered_on IS NULL OR m.current IS NULL THEN 2"                               \
  " WHEN m.current = 1 AND (d.edition IS NULL OR m.edition_name IS NULL"                   \
  " OR d.edition = m.edition_name OR m.published_on > :to) THEN 3 ELSE 1 END AS rank"      \
  " FROM kind_delivery d JOIN practice p ON p.id = d.organisation"                         \
  " LEFT JOIN kind_material m ON m.id = d.material WHERE d.merged_into IS NULL"            \
  " AND (d.delivered_on IS NULL OR d.delivered_on <= :to)"                                 \
  " AND (d.gone_on IS NULL OR d.gone_on > :to)"                                            \
  " AND NOT (p.leaflets IS 'no' AND p.visited_on IS NOT NULL AND p.visited_on <= :to"      \
  " AND d.delivered_on IS NOT NULL AND p.visited_on >= d.delivered_on)),"                  \
  "shelf AS (SELECT p.id, COALESCE ((SELECT MAX (rank) FROM lying l"                       \
  " WHERE l.organisation = p.id), CASE WHEN p.leaflets = 'yes' AND NOT EXISTS"             \
  " (SELECT 1 FROM kind_delivery d WHERE d.organisation = p.id AND d.merged_into IS NULL)" \
  " THEN 2 ELSE 0 END) AS rank FROM practice p)"

/* Nearly all rows are wanted, and by the index of the ids they would be fetched from all over the file: the plus keeps
 * it out. */
#define BY_ID " ORDER BY +id"

const char sam_indicator_sql_gp_material[] =
    "WITH " PRACTICES "," STAFF "," LYING
    " SELECT s.person, CASE MAX (f.rank) WHEN 3 THEN 'current' WHEN 2 THEN 'seen' WHEN 1 THEN 'old' ELSE 'none' END"
    " FROM member s JOIN shelf f ON f.id = s.organisation WHERE s.function = 'gp' GROUP BY s.person ORDER BY s.person";

/* GPs that a practice counts beyond those whose names are known. */
const char sam_indicator_sql_gps_without_name[] =
    "WITH " PRACTICES "," STAFF
    " SELECT 'gps-without-name', SUM (MAX (0, p.gps - (SELECT COUNT (DISTINCT person) FROM member s"
    " WHERE s.organisation = p.id AND s.function = 'gp'))), -1 FROM practice p HAVING SUM (p.gps) > 0";

const char sam_indicator_sql_practices[] =
    "WITH " PRACTICES "," STAFF "," TRAINED ","
    "works AS (SELECT organisation, is_contact, person IN (SELECT person FROM trained) AS is_trained FROM member),"
    "gone AS (SELECT s.organisation FROM kind_staff s WHERE s.merged_into IS NULL AND s.until <= :to"
    " AND s.contact_person IS 1 AND s.person IN (SELECT person FROM trained)),"
    "sums AS (SELECT p.id, COUNT (w.organisation) AS n, MAX (w.is_contact AND w.is_trained) AS has_both,"
    " MAX (w.is_contact) AS has_contact, MAX (w.is_trained) AS has_trained"
    " FROM practice p LEFT JOIN works w ON w.organisation = p.id GROUP BY p.id)"
    " SELECT id, CASE WHEN has_both THEN 'both' WHEN has_contact AND has_trained THEN 'apart'"
    " WHEN has_trained THEN 'trained' WHEN has_contact THEN 'contact'"
    " WHEN id IN (SELECT organisation FROM gone) THEN 'gone' WHEN n = 0 THEN 'nobody' ELSE 'none' END"
    " FROM sums" BY_ID;

const char sam_indicator_sql_groups[] = "WITH " GROUPS " SELECT id, reason FROM grp" BY_ID;

#define TOPICS(joined)                                                                                    \
  "WITH " GROUPS " SELECT t.id, CASE COALESCE (MAX (CASE g.reason WHEN 'connected' THEN 3 WHEN 'forming'" \
  " THEN 2 WHEN 'paused' THEN 2 WHEN 'no-date' THEN 1 END), 0) WHEN 3 THEN 'has-group' WHEN 2 THEN"       \
  " 'soon' WHEN 1 THEN 'no-date' ELSE 'no-group' END FROM kind_topic t LEFT JOIN link l ON"               \
  " l.target = t.id AND l.field = 'topics'" joined " LEFT JOIN grp g ON g.key = l.record"                 \
  " WHERE t.merged_into IS NULL GROUP BY t.id ORDER BY t.id"

const char sam_indicator_sql_main_topics[] = TOPICS (" AND l.position = 0");
const char sam_indicator_sql_all_topics[] = TOPICS ("");

const char sam_indicator_sql_questions[] =
    "WITH " QUESTIONS "," RECEIVED
    " SELECT id, CASE WHEN received_at IS NULL THEN 'no-date' WHEN channel IS NULL THEN 'no-channel'"
    " WHEN channel = 'platform' THEN 'platform' ELSE 'other' END FROM received" BY_ID;

/* Askers are told apart by their mailbox, else by their number; who left neither counts each time. */
const char sam_indicator_sql_channels[] =
    "WITH " QUESTIONS "," RECEIVED
    " SELECT code, n, -1 FROM (SELECT channel AS code, COUNT (*) AS n, 1 AS part FROM received"
    " WHERE received_at IS NOT NULL AND channel IS NOT NULL GROUP BY channel"
    " UNION ALL SELECT 'askers', COUNT (DISTINCT lower (asker_email))"
    " + COUNT (DISTINCT CASE WHEN asker_email IS NULL THEN asker_phone END)"
    " + SUM (asker_email IS NULL AND asker_phone IS NULL), 2 FROM received"
    " WHERE received_at IS NOT NULL AND channel = 'platform' HAVING COUNT (*) > 0) ORDER BY part, n DESC, code";

const char sam_indicator_sql_evaluated[] =
    "WITH " QUESTIONS "," FORMS "," MATCHES
    " SELECT id, 'returned' FROM form UNION ALL SELECT m.id, CASE WHEN m.form_sent_on <= :to THEN 'sent'"
    " WHEN m.contact_on <= :form_due THEN 'due' ELSE 'early' END FROM met m"
    " WHERE NOT EXISTS (SELECT 1 FROM form f WHERE f.about = m.id) ORDER BY 1";

const char sam_indicator_sql_forms_sent[] =
    "WITH " QUESTIONS "," MATCHES
    " SELECT 'matches-in-contact', COUNT (*), -1 FROM met UNION ALL"
    " SELECT 'forms-sent', COUNT (*), -1 FROM met WHERE form_sent_on <= :to";

#define ANSWER(field)                                                                                            \
  "WITH " QUESTIONS "," FORMS " SELECT id, CASE " field " WHEN 'yes' THEN 'yes' WHEN 'a_little' THEN 'a-little'" \
  " WHEN 'no' THEN 'no' ELSE 'no-answer' END FROM form WHERE form = 'match' ORDER BY id"

const char sam_indicator_sql_helped[] = ANSWER ("helped");
const char sam_indicator_sql_stronger[] = ANSWER ("stronger");
const char sam_indicator_sql_healthier[] = ANSWER ("healthier");

const char sam_indicator_sql_verified[] =
    "WITH " GROUPS
    " SELECT g.id, CASE WHEN g.verified_on IS NULL THEN 'never' WHEN g.verified_on > :to THEN 'checked-later'"
    " WHEN g.bounced_on <= :to THEN 'bounced' WHEN g.verified_on > CASE WHEN EXISTS (SELECT 1 FROM link l"
    " JOIN kind_topic t ON t.id = l.target WHERE l.record = g.key AND l.field = 'topics' AND t.sensitivity = 'high')"
    " THEN :sensitive_due ELSE :normal_due END THEN 'verified' ELSE 'overdue' END FROM grp g"
    " WHERE g.reason NOT IN ('left', 'ended', 'later') AND (g.unlisted_on IS NULL OR g.unlisted_on > :to)"
    "" BY_ID;

const char sam_indicator_sql_answered[] =
    "WITH " QUESTIONS "," RECEIVED
    " SELECT id, CASE WHEN received_at IS NULL OR answered_at < received_at THEN 'no-moment'"
    " WHEN answered_at < CAST(:to_at AS INTEGER) AND answered_at - received_at <= 86400 THEN 'in-time'"
    " WHEN answered_at < CAST(:to_at AS INTEGER) THEN 'late'"
    " WHEN answered_at IS NULL AND status <> 'new' THEN 'no-moment'"
    " WHEN CAST(:to_at AS INTEGER) - received_at <= 86400 THEN 'still-time' ELSE 'waiting' END"
    " FROM received" BY_ID;

const char sam_indicator_sql_contact_year[] =
    "WITH " PRACTICES "," STAFF
    " SELECT id, CASE WHEN contact_person_since IS NULL THEN 'no-date' WHEN contact_person_since <= :year_ago"
    " THEN 'year' WHEN contact_person_since <= :nearly_a_year_ago THEN 'nearly' ELSE 'new' END"
    " FROM member WHERE is_contact" BY_ID;

const char sam_indicator_sql_groups_in_area[] =
    "WITH " GROUPS
    " SELECT id, CASE WHEN reason = 'connected' AND form = 'online' THEN 'online'"
    " WHEN reason = 'connected' AND town IS NULL THEN 'no-place' WHEN reason = 'connected'"
    " AND town NOT IN (SELECT value FROM json_each (:area)) THEN 'elsewhere' ELSE reason END FROM grp" BY_ID;

const char sam_indicator_sql_area_groups[] =
    "WITH " GROUPS
    " SELECT a.value, COUNT (g.id), -1 FROM json_each (:area) a LEFT JOIN grp g ON g.town = a.value"
    " AND g.reason = 'connected' AND g.form IS NOT 'online' GROUP BY a.value ORDER BY a.value";

const char sam_indicator_sql_places[] =
    "SELECT municipality FROM kind_organisation WHERE type = 'practice' AND merged_into IS NULL"
    " AND municipality IS NOT NULL UNION SELECT municipality FROM kind_group WHERE merged_into IS NULL"
    " AND municipality IS NOT NULL ORDER BY 1";
