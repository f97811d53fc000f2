/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-walk.h"
#include "walk.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

#include <math.h>
#include <string.h>

/* What a record adds to a number. */
typedef enum
{
  OUTSIDE,
  BESIDE, /* to what a share is out of only */
  COUNTED,
} Verdict;

typedef Verdict (*Judge) (Walk *walk,
                          SamRecord *record,
                          const char *detail);

static gboolean
is_merged (SamRecord *record)
{
  return *get (record, "merged_into") != '\0';
}

static SamRecord *
refer (Walk *walk,
       SamRecord *record,
       const char *field)
{
  SamRecord *found = g_hash_table_lookup (walk->records, get (record, field));

  for (guint i = 0; found != NULL && is_merged (found) && i < 10; i++)
    found = g_hash_table_lookup (walk->records, get (found, "merged_into"));
  return found;
}

static const char *
refer_id (Walk *walk,
          SamRecord *record,
          const char *field)
{
  SamRecord *found = refer (walk, record, field);

  return found != NULL ? sam_record_get_id (found) : get (record, field);
}

static gboolean
in_period (Walk *walk,
           SamRecord *record,
           const char *field)
{
  const char *day = get (record, field);

  return *day != '\0' && strcmp (day, walk->from) >= 0 && strcmp (day, walk->to) <= 0;
}

static gboolean
in_care_group (Walk *walk,
               SamRecord *practice)
{
  return practice != NULL && (g_str_equal (refer_id (walk, practice, "part_of"), walk->scope->care_group) ||
                              g_str_equal (refer_id (walk, practice, "cluster"), walk->scope->care_group));
}

/* Whether an organisation, or what stands for where a record is, lies in the part of the region. */
static gboolean
organisation_in_scope (Walk *walk,
                       SamRecord *organisation)
{
  const SamScope *scope = walk->scope;

  return (scope->practice == NULL ||
          (organisation != NULL && g_str_equal (sam_record_get_id (organisation), scope->practice))) &&
         (scope->care_group == NULL || in_care_group (walk, organisation)) &&
         (scope->municipality == NULL || is (organisation, "municipality", scope->municipality));
}

static gboolean
in_municipality (Walk *walk,
                 SamRecord *record)
{
  return walk->scope->municipality == NULL || is (record, "municipality", walk->scope->municipality);
}

static gboolean
question_in_scope (Walk *walk,
                   SamRecord *question)
{
  const SamScope *scope = walk->scope;

  return question != NULL && !is_merged (question) &&
         (scope->practice == NULL || g_str_equal (refer_id (walk, question, "practice"), scope->practice)) &&
         (scope->care_group == NULL || in_care_group (walk, refer (walk, question, "practice"))) &&
         in_municipality (walk, question);
}

static gboolean
is_received (Walk *walk,
             SamRecord *question)
{
  const gint64 at = sam_record_get_integer (question, "received_at", 0);

  return question_in_scope (walk, question) && at >= walk->from_at && at < walk->to_at && at != 0;
}

static Verdict
judge_deployment (Walk *walk,
                  SamRecord *record,
                  const char *detail)
{
  return is (record, "status", "done") &&
                 (is (record, "type", "advice") || is (record, "type", "sounding_board") ||
                  is (record, "type", "policy_test")) &&
                 in_period (walk, record, "date") && in_municipality (walk, refer (walk, record, "organisation"))
             ? COUNTED
             : OUTSIDE;
}

static Verdict
judge_delivered (Walk *walk,
                 SamRecord *record,
                 const char *detail)
{
  return in_period (walk, record, "delivered_on") ? COUNTED : OUTSIDE;
}

static Verdict
judge_prevention (Walk *walk,
                  SamRecord *record,
                  const char *detail)
{
  return is (record, "category", "prevention") && in_period (walk, record, "noted_on") ? COUNTED : OUTSIDE;
}

static Verdict
judge_unmet (Walk *walk,
             SamRecord *record,
             const char *detail)
{
  return question_in_scope (walk, record) && in_period (walk, record, "no_offer_on") ? COUNTED : OUTSIDE;
}

static Verdict
judge_contact (Walk *walk,
               SamRecord *record,
               const char *detail)
{
  SamRecord *about = refer (walk, record, "about");
  gboolean meant;

  if (about == NULL || !in_period (walk, record, "date") || !in_municipality (walk, about))
    return OUTSIDE;
  if (g_str_equal (detail, "group"))
    meant = sam_record_get_kind (about) == sam_kind_find ("group");
  else
    meant = sam_record_get_kind (about) == sam_kind_find ("organisation") &&
            (is (about, "type", "municipality") || is (about, "type", "social_team"));
  return meant ? COUNTED : OUTSIDE;
}

/* @detail: the form, and the field */
static Verdict
judge_form (Walk *walk,
            SamRecord *record,
            const char *detail)
{
  const SamScope *scope = walk->scope;
  g_auto (GStrv) parts = g_strsplit (detail, ".", 2);

  if (!is (record, "form", parts[0]) || !in_period (walk, record, "filled_in_on"))
    return OUTSIDE;
  if (scope->municipality != NULL || scope->care_group != NULL || scope->practice != NULL)
    {
      SamRecord *match = refer (walk, record, "about");

      if (match == NULL || !question_in_scope (walk, refer (walk, match, "question")))
        return OUTSIDE;
    }
  return is (record, parts[1], "yes") ? COUNTED : BESIDE;
}

static Verdict
judge_match (Walk *walk,
             SamRecord *record,
             const char *detail)
{
  return in_period (walk, record, "contact_on") && question_in_scope (walk, refer (walk, record, "question"))
             ? COUNTED
             : OUTSIDE;
}

static Verdict
judge_question (Walk *walk,
                SamRecord *record,
                const char *detail)
{
  if (!is_received (walk, record))
    return OUTSIDE;
  if (g_str_equal (detail, "platform"))
    return is (record, "channel", "platform") ? COUNTED : BESIDE;
  if (g_str_equal (detail, "referred"))
    return *get (record, "practice") != '\0' ? COUNTED : OUTSIDE;
  if (g_str_equal (detail, "relative"))
    return is (record, "source", "relative") ? COUNTED : OUTSIDE;
  return COUNTED;
}

static Verdict
judge_lifestyle (Walk *walk,
                 SamRecord *record,
                 const char *detail)
{
  g_auto (GStrv) topics = sam_record_dup_strv (record, "topics");

  if (!is_received (walk, record) || topics == NULL || topics[0] == NULL)
    return OUTSIDE;
  for (char **id = topics; *id != NULL; id++)
    {
      SamRecord *topic = g_hash_table_lookup (walk->records, *id);

      for (guint i = 0; topic != NULL && is_merged (topic) && i < 10; i++)
        topic = g_hash_table_lookup (walk->records, get (topic, "merged_into"));
      if (is (topic, "domain", "body"))
        return COUNTED;
    }
  return BESIDE;
}

static gboolean
is_connected (Walk *walk,
              SamRecord *group)
{
  static Walk *last;
  static GHashTable *standing;

  if (last != walk)
    {
      g_clear_pointer (&standing, g_hash_table_unref);
      standing = walk_indicator (walk, "groups");
      last = walk;
    }
  return g_strcmp0 (g_hash_table_lookup (standing, sam_record_get_id (group)), "connected") == 0;
}

static Verdict
judge_online (Walk *walk,
              SamRecord *record,
              const char *detail)
{
  return is (record, "form", "online") && is_connected (walk, record) ? COUNTED : OUTSIDE;
}

static Verdict
judge_for_relatives (Walk *walk,
                     SamRecord *record,
                     const char *detail)
{
  g_auto (GStrv) audience = sam_record_dup_strv (record, "audience");

  return audience != NULL && is_connected (walk, record) &&
                 (g_strv_contains ((const char *const *) audience, "relatives") ||
                  g_strv_contains ((const char *const *) audience, "parents"))
             ? COUNTED
             : OUTSIDE;
}

static Verdict
judge_new_group (Walk *walk,
                 SamRecord *record,
                 const char *detail)
{
  return in_period (walk, record, "connected_since") && in_municipality (walk, record) ? COUNTED : OUTSIDE;
}

static Verdict
judge_expert (Walk *walk,
              SamRecord *record,
              const char *detail)
{
  const char *since = get (record, "active_since");

  if (g_str_equal (detail, "new"))
    return in_period (walk, record, "active_since") ? COUNTED : OUTSIDE;
  return is (record, "status", "active") && strcmp (since, walk->to) <= 0 ? COUNTED : OUTSIDE;
}

static const struct
{
  const char *number;
  const char *kind;
  Judge judge;
  const char *detail;
  gboolean share;
} rules[] = {
  { "deployments", "deployment", judge_deployment, "", FALSE },
  { "signals-delivered", "signal", judge_delivered, "", FALSE },
  { "signals-prevention", "signal", judge_prevention, "", FALSE },
  { "unmet", "question", judge_unmet, "", FALSE },
  { "contacts-municipality", "contact", judge_contact, "organisation", FALSE },
  { "contacts-groups", "contact", judge_contact, "group", FALSE },
  { "more-control", "evaluation", judge_form, "match.more_control", TRUE },
  { "understood", "evaluation", judge_form, "match.understood", TRUE },
  { "insight", "evaluation", judge_form, "relative.insight", TRUE },
  { "family", "evaluation", judge_form, "relative.family", TRUE },
  { "less-dependent", "evaluation", judge_form, "relative.less_dependent", TRUE },
  { "matches", "match", judge_match, "", FALSE },
  { "questions-all", "question", judge_question, "", FALSE },
  { "referred", "question", judge_question, "referred", FALSE },
  { "relatives-questions", "question", judge_question, "relative", FALSE },
  { "platform", "question", judge_question, "platform", TRUE },
  { "lifestyle", "question", judge_lifestyle, "", TRUE },
  { "online-groups", "group", judge_online, "", FALSE },
  { "relatives-groups", "group", judge_for_relatives, "", FALSE },
  { "new-groups", "group", judge_new_group, "", FALSE },
  { "experts", "expert", judge_expert, "", FALSE },
  { "first-timers", "expert", judge_expert, "new", FALSE },
};

static gint64
sum_members (Walk *walk)
{
  GHashTableIter iter;
  gpointer record;
  gint64 sum = 0;

  g_hash_table_iter_init (&iter, walk->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (sam_record_get_kind (record) == sam_kind_find ("group") && !is_merged (record) && is_connected (walk, record))
      sum += sam_record_get_integer (record, "size_min", 0);
  return sum;
}

static double
sum_costs (SamRecord *group)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (group, "needs"));
  double sum = 0;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (items->pdata[i], -1, NULL);
      g_autofree char *cost = sam_json_to_string (sam_json_object_get (item, "cost"));

      sum += cost != NULL ? g_ascii_strtod (g_strdelimit (cost, ",", '.'), NULL) : 0;
    }
  return sum;
}

/* Of the groups that say what they cost; nought where fewer than five do. */
static gint64
average_costs (Walk *walk)
{
  GHashTableIter iter;
  gpointer record;
  double sum = 0;
  guint n = 0;

  g_hash_table_iter_init (&iter, walk->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (sam_record_get_kind (record) == sam_kind_find ("group") && !is_merged (record) && is_connected (walk, record) &&
        sum_costs (record) > 0)
      {
        sum += sum_costs (record);
        n++;
      }
  return n < 5 ? 0 : (gint64) floor (sum / n + 0.5);
}

/* People who came to a workshop, or who do something for others: each once. */
static gint64
count_people (Walk *walk,
              gboolean volunteers)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer data;

  g_hash_table_iter_init (&iter, walk->records);
  while (g_hash_table_iter_next (&iter, NULL, &data))
    {
      SamRecord *record = data;
      const char *kind = sam_record_get_kind (record)->name;
      SamRecord *workshop;

      if (is_merged (record))
        continue;
      if (volunteers && g_str_equal (kind, "person") && sam_record_get_boolean (record, "volunteer"))
        g_hash_table_add (people, (gpointer) sam_record_get_id (record));
      if (volunteers && g_str_equal (kind, "expert") && sam_record_get_boolean (record, "volunteers") &&
          judge_expert (walk, record, "") == COUNTED)
        g_hash_table_add (people, (gpointer) refer_id (walk, record, "person"));
      if (volunteers || !g_str_equal (kind, "participation") || !is (record, "status", "attended"))
        continue;
      workshop = refer (walk, record, "workshop");
      if (workshop != NULL && (is (workshop, "type", "workshop") || is (workshop, "type", "")) &&
          in_period (walk, workshop, "date") && organisation_in_scope (walk, refer (walk, record, "organisation")))
        g_hash_table_add (people, (gpointer) refer_id (walk, record, "person"));
    }
  return g_hash_table_size (people);
}

static void
walk_rule (Walk *walk,
           guint rule,
           gint64 *n,
           gint64 *out_of)
{
  GHashTableIter iter;
  gpointer record;

  *n = 0;
  *out_of = rules[rule].share ? 0 : -1;
  g_hash_table_iter_init (&iter, walk->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      Verdict verdict;

      if (sam_record_get_kind (record) != sam_kind_find (rules[rule].kind) || is_merged (record))
        continue;
      verdict = rules[rule].judge (walk, record, rules[rule].detail);
      *n += verdict == COUNTED;
      *out_of += rules[rule].share && verdict != OUTSIDE;
    }
}

gboolean
report_walk (Walk *walk,
             const char *number,
             gint64 *n,
             gint64 *out_of)
{
  *out_of = -1;
  if (g_str_equal (number, "members"))
    *n = sum_members (walk);
  else if (g_str_equal (number, "group-costs"))
    *n = average_costs (walk);
  else if (g_str_equal (number, "volunteers") || g_str_equal (number, "workshop-staff"))
    *n = count_people (walk, g_str_equal (number, "volunteers"));
  else
    {
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        if (g_str_equal (rules[i].number, number))
          {
            walk_rule (walk, i, n, out_of);
            return TRUE;
          }
      return FALSE;
    }
  return TRUE;
}

static void
add_one (GHashTable *cells,
         const char *code)
{
  const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (cells, code));

  g_hash_table_insert (cells, g_strdup (code), GUINT_TO_POINTER (n + 1));
}

static SamRecord *
resolve (Walk *walk,
         const char *id)
{
  SamRecord *found = g_hash_table_lookup (walk->records, id);

  for (guint i = 0; found != NULL && is_merged (found) && i < 10; i++)
    found = g_hash_table_lookup (walk->records, get (found, "merged_into"));
  return found;
}

/* Each topic of the record once. */
static void
add_topics (Walk *walk,
            SamRecord *record,
            GHashTable *cells)
{
  g_auto (GStrv) topics = sam_record_dup_strv (record, "topics");
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);

  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      SamRecord *topic = resolve (walk, topics[i]);

      if (topic != NULL && g_hash_table_add (own, topic))
        add_one (cells, sam_record_get_id (topic));
    }
}

static void
add_domain (Walk *walk,
            SamRecord *group,
            GHashTable *cells)
{
  g_auto (GStrv) topics = sam_record_dup_strv (group, "topics");
  SamRecord *first = topics != NULL && topics[0] != NULL ? resolve (walk, topics[0]) : NULL;

  if (*get (first, "domain") != '\0')
    add_one (cells, get (first, "domain"));
}

/* What the record adds to the cells of a table. */
static void
add_to_table (Walk *walk,
              const char *table,
              SamRecord *record,
              GHashTable *cells)
{
  const char *kind = sam_record_get_kind (record)->name;
  const gboolean question = g_str_equal (kind, "question");

  if (g_str_equal (table, "channels") && question && is_received (walk, record))
    add_one (cells, get (record, "channel"));
  if (g_str_equal (table, "topics") && question && is_received (walk, record))
    add_topics (walk, record, cells);
  if (g_str_equal (table, "unmet-topics") && question && question_in_scope (walk, record) &&
      in_period (walk, record, "no_offer_on"))
    add_topics (walk, record, cells);
  if (g_str_equal (table, "practices") && question && is_received (walk, record) && *get (record, "practice") != '\0')
    add_one (cells, refer_id (walk, record, "practice"));
  if (g_str_equal (table, "contact-types") && g_str_equal (kind, "contact") && in_period (walk, record, "date") &&
      *get (record, "type") != '\0')
    add_one (cells, get (record, "type"));
  if (g_str_equal (table, "domains") && g_str_equal (kind, "group") && is_connected (walk, record))
    add_domain (walk, record, cells);
}

GHashTable *
report_walk_table (Walk *walk,
                   const char *table)
{
  GHashTable *cells = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, walk->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (!is_merged (record))
      add_to_table (walk, table, record, cells);
  return cells;
}
