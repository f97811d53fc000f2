/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "indicator-walk.h"

#include "network/sam-days.h"
#include "network/sam-municipalities.h"

#include "walk.h"

#include <string.h>

static gboolean
has (SamRecord *record,
     const char *field)
{
  return *get (record, field) != '\0';
}

/* Who a reference leads to after records were merged. */
static const char *
follow (Walk *self,
        const char *id)
{
  for (guint i = 0; i < 10; i++)
    {
      SamRecord *record = g_hash_table_lookup (self->records, id);
      const char *into = get (record, "merged_into");

      if (*into == '\0')
        return id;
      id = into;
    }
  return id;
}

static const char *
refer (Walk *self,
       SamRecord *record,
       const char *field)
{
  return follow (self, get (record, field));
}

static SamRecord *
find (Walk *self,
      const char *id)
{
  return g_hash_table_lookup (self->records, id);
}

/* The records of a kind that stand for themselves. */
static GPtrArray *
list (Walk *self,
      const char *kind)
{
  GPtrArray *found = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (sam_record_get_kind (record) == sam_kind_find (kind) && !has (record, "merged_into"))
      g_ptr_array_add (found, record);
  return found;
}

static gboolean
begins_by (Walk *self,
           SamRecord *record,
           const char *field)
{
  return !has (record, field) || strcmp (get (record, field), self->to) <= 0;
}

static gboolean
is_over (Walk *self,
         SamRecord *record,
         const char *field)
{
  return has (record, field) && strcmp (get (record, field), self->to) <= 0;
}

static gboolean
in_period (Walk *self,
           SamRecord *record,
           const char *field)
{
  return has (record, field) && strcmp (get (record, field), self->from) >= 0 &&
         strcmp (get (record, field), self->to) <= 0;
}

static gint64
get_instant (SamRecord *record,
             const char *field)
{
  return sam_record_get_integer (record, field, 0);
}

static gboolean
belongs_to_care_group (Walk *self,
                       SamRecord *practice)
{
  return self->scope->care_group == NULL ||
         g_str_equal (refer (self, practice, "part_of"), self->scope->care_group) ||
         g_str_equal (refer (self, practice, "cluster"), self->scope->care_group);
}

static gboolean
takes_part (Walk *self,
            SamRecord *practice)
{
  const char *town;

  if (practice == NULL || sam_record_get_kind (practice) != sam_kind_find ("organisation"))
    return FALSE;
  town = get (practice, "municipality");
  return is (practice, "type", "practice") && !has (practice, "merged_into") &&
         begins_by (self, practice, "connected_since") && !is_over (self, practice, "connected_until") &&
         (self->scope->practice == NULL || g_str_equal (sam_record_get_id (practice), self->scope->practice)) &&
         belongs_to_care_group (self, practice) &&
         (self->scope->municipality == NULL || g_str_equal (town, self->scope->municipality)) &&
         (self->places == NULL || g_strv_contains ((const char *const *) self->places, town));
}

static gboolean
works_there (Walk *self,
             SamRecord *staff)
{
  return has (staff, "person") && begins_by (self, staff, "since") && !is_over (self, staff, "until") &&
         takes_part (self, find (self, refer (self, staff, "organisation")));
}

static gboolean
is_contact (Walk *self,
            SamRecord *staff)
{
  if (!begins_by (self, staff, "contact_person_since") || is_over (self, staff, "contact_person_until"))
    return FALSE;
  return is (staff, "contact_person", "true") ||
         (has (staff, "contact_person_since") && has (staff, "contact_person_until"));
}

/* The people who took the workshop, whoever noted it. */
static void
note_trained (Walk *self)
{
  g_autoptr (GPtrArray) staff = list (self, "staff");
  g_autoptr (GPtrArray) participations = list (self, "participation");

  for (guint i = 0; i < staff->len; i++)
    if (is_over (self, staff->pdata[i], "workshop_followed_on"))
      g_hash_table_add (self->trained, (gpointer) refer (self, staff->pdata[i], "person"));
  for (guint i = 0; i < participations->len; i++)
    {
      SamRecord *there = participations->pdata[i];
      SamRecord *workshop = find (self, refer (self, there, "workshop"));

      if (is (there, "status", "attended") && workshop != NULL && is_over (self, workshop, "date") &&
          (!has (workshop, "type") || is (workshop, "type", "workshop")))
        g_hash_table_add (self->trained, (gpointer) refer (self, there, "person"));
    }
}

static gboolean
took_workshop (Walk *self,
               const char *person)
{
  return g_hash_table_contains (self->trained, person);
}

/* 3: the current edition, 2: something, 1: an older edition, 0: nothing counts. */
static int
rank_delivery (Walk *self,
               SamRecord *practice,
               SamRecord *delivery)
{
  SamRecord *material = find (self, refer (self, delivery, "material"));

  if (!begins_by (self, delivery, "delivered_on") || is_over (self, delivery, "gone_on"))
    return -1;
  if (is (practice, "leaflets", "no") && is_over (self, practice, "visited_on") && has (delivery, "delivered_on") &&
      strcmp (get (practice, "visited_on"), get (delivery, "delivered_on")) >= 0)
    return -1;
  if (!has (delivery, "delivered_on") || material == NULL || !has (material, "current"))
    return 2;
  if (is (material, "current", "false"))
    return 1;
  if (has (delivery, "edition") && has (material, "edition_name") &&
      !g_str_equal (get (delivery, "edition"), get (material, "edition_name")) &&
      strcmp (get (material, "published_on"), self->to) <= 0)
    return 1;
  return 3;
}

static int
rank_practice (Walk *self,
               SamRecord *practice)
{
  g_autoptr (GPtrArray) deliveries = list (self, "delivery");
  int rank = -1;
  gboolean any = FALSE;

  for (guint i = 0; i < deliveries->len; i++)
    {
      SamRecord *delivery = deliveries->pdata[i];

      if (!g_str_equal (refer (self, delivery, "organisation"), sam_record_get_id (practice)))
        continue;
      any = TRUE;
      rank = MAX (rank, rank_delivery (self, practice, delivery));
    }
  if (rank < 0)
    return !any && is (practice, "leaflets", "yes") ? 2 : 0;
  return rank;
}

static void
walk_gps (Walk *self,
          GHashTable *found)
{
  static const char *const codes[] = { "none", "old", "seen", "current" };
  g_autoptr (GPtrArray) staff = list (self, "staff");
  g_autoptr (GHashTable) ranks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < staff->len; i++)
    {
      const char *person = refer (self, staff->pdata[i], "person");
      int rank;

      if (!works_there (self, staff->pdata[i]) || !is (staff->pdata[i], "function", "gp"))
        continue;
      rank = rank_practice (self, find (self, refer (self, staff->pdata[i], "organisation")));
      rank = MAX (rank, GPOINTER_TO_INT (g_hash_table_lookup (ranks, person)));
      g_hash_table_insert (ranks, (gpointer) person, GINT_TO_POINTER (rank));
      g_hash_table_insert (found, (gpointer) person, (gpointer) codes[rank]);
    }
}

static const char *
judge_practice (Walk *self,
                SamRecord *practice)
{
  g_autoptr (GPtrArray) staff = list (self, "staff");
  gboolean both = FALSE, contact = FALSE, trained = FALSE, gone = FALSE;
  guint n = 0;

  for (guint i = 0; i < staff->len; i++)
    {
      SamRecord *member = staff->pdata[i];
      const gboolean took = took_workshop (self, refer (self, member, "person"));

      if (!g_str_equal (refer (self, member, "organisation"), sam_record_get_id (practice)))
        continue;
      if (works_there (self, member))
        {
          n++;
          both = both || (took && is_contact (self, member));
          contact = contact || is_contact (self, member);
          trained = trained || took;
        }
      else if (is_over (self, member, "until"))
        gone = gone || (took && is (member, "contact_person", "true"));
    }
  return both                 ? "both"
         : contact && trained ? "apart"
         : trained            ? "trained"
         : contact            ? "contact"
         : gone               ? "gone"
         : n == 0             ? "nobody"
                              : "none";
}

static const char *
find_town (Walk *self,
           SamRecord *group)
{
  return has (group, "municipality") ? get (group, "municipality")
                                     : get (find (self, refer (self, group, "venue")), "municipality");
}

static gboolean
concerns_group (Walk *self,
                SamRecord *group)
{
  return (self->network == NULL || g_str_equal (refer (self, group, "network"), self->network)) &&
         (self->scope->municipality == NULL ||
          g_str_equal (find_town (self, group), self->scope->municipality));
}

static const char *
judge_group (Walk *self,
             SamRecord *group)
{
  const gboolean holds = begins_by (self, group, "status_since");

  if (is_over (self, group, "connected_until"))
    return "left";
  if (is (group, "status", "ended") && holds)
    return "ended";
  if (is (group, "status", "forming"))
    return "forming";
  if (!has (group, "connected_since"))
    return "no-date";
  if (!begins_by (self, group, "connected_since"))
    return "later";
  return is (group, "status", "paused") && holds ? "paused" : "connected";
}

static gboolean
is_about (Walk *self,
          SamRecord *group,
          const char *topic,
          gboolean first_only)
{
  g_auto (GStrv) topics = sam_record_dup_strv (group, "topics");

  for (guint i = 0; topics != NULL && topics[i] != NULL && (i == 0 || !first_only); i++)
    if (g_str_equal (follow (self, topics[i]), topic))
      return TRUE;
  return FALSE;
}

static const char *
judge_topic (Walk *self,
             const char *topic,
             gboolean first_only)
{
  g_autoptr (GPtrArray) groups = list (self, "group");
  gboolean connected = FALSE, soon = FALSE, unknown = FALSE;

  for (guint i = 0; i < groups->len; i++)
    {
      const char *code = judge_group (self, groups->pdata[i]);

      if (!concerns_group (self, groups->pdata[i]) || !is_about (self, groups->pdata[i], topic, first_only))
        continue;
      connected = connected || g_str_equal (code, "connected");
      soon = soon || g_str_equal (code, "forming") || g_str_equal (code, "paused");
      unknown = unknown || g_str_equal (code, "no-date");
    }
  return connected ? "has-group" : soon  ? "soon"
                               : unknown ? "no-date"
                                         : "no-group";
}

static gboolean
is_of_network (Walk *self,
               SamRecord *question)
{
  SamRecord *project = find (self, refer (self, question, "project"));

  if (self->network == NULL || self->scope->project != NULL)
    return TRUE;
  if (has (question, "project"))
    return project != NULL && !has (project, "merged_into") &&
           g_str_equal (refer (self, project, "network"), self->network);
  return self->places == NULL || g_strv_contains ((const char *const *) self->places, get (question, "municipality"));
}

static gboolean
concerns_question (Walk *self,
                   SamRecord *question)
{
  const SamScope *scope = self->scope;
  SamRecord *practice = find (self, refer (self, question, "practice"));

  return question != NULL && !has (question, "merged_into") &&
         (scope->project == NULL || g_str_equal (refer (self, question, "project"), scope->project)) &&
         (scope->practice == NULL || g_str_equal (refer (self, question, "practice"), scope->practice)) &&
         (scope->care_group == NULL || (practice != NULL && belongs_to_care_group (self, practice))) &&
         (scope->municipality == NULL || is (question, "municipality", scope->municipality)) &&
         is_of_network (self, question);
}

static gboolean
was_received (Walk *self,
              SamRecord *question)
{
  const gint64 at = get_instant (question, "received_at");

  return concerns_question (self, question) &&
         (!has (question, "received_at") || (at >= self->from_at && at < self->to_at));
}

static const char *
judge_channel (SamRecord *question)
{
  return !has (question, "received_at")         ? "no-date"
         : !has (question, "channel")           ? "no-channel"
         : is (question, "channel", "platform") ? "platform"
                                                : "other";
}

static const char *
judge_answer (Walk *self,
              SamRecord *question)
{
  const gint64 at = get_instant (question, "received_at");
  const gint64 answered = get_instant (question, "answered_at");
  const gboolean known = has (question, "answered_at");

  if (!has (question, "received_at") || (known && answered < at))
    return "no-moment";
  if (known && answered < self->to_at)
    return answered - at <= 24 * 3600 ? "in-time" : "late";
  if (!known && has (question, "status") && !is (question, "status", "new"))
    return "no-moment";
  return self->to_at - at <= 24 * 3600 ? "still-time" : "waiting";
}

static gboolean
is_narrowed (Walk *self)
{
  const SamScope *scope = self->scope;

  return scope->project != NULL || scope->network != NULL || scope->municipality != NULL ||
         scope->care_group != NULL || scope->practice != NULL;
}

static gboolean
concerns_match (Walk *self,
                SamRecord *match)
{
  return !is_narrowed (self) ||
         (match != NULL && concerns_question (self, find (self, refer (self, match, "question"))));
}

static gboolean
came_back (Walk *self,
           SamRecord *evaluation)
{
  SamRecord *about = find (self, refer (self, evaluation, "about"));

  if (about != NULL && sam_record_get_kind (about) != sam_kind_find ("match"))
    about = NULL;
  return (is (evaluation, "form", "match") || is (evaluation, "form", "relative")) &&
         in_period (self, evaluation, "filled_in_on") && concerns_match (self, about);
}

static gboolean
has_form (Walk *self,
          SamRecord *match)
{
  g_autoptr (GPtrArray) evaluations = list (self, "evaluation");

  for (guint i = 0; i < evaluations->len; i++)
    if (came_back (self, evaluations->pdata[i]) &&
        g_str_equal (refer (self, evaluations->pdata[i], "about"), sam_record_get_id (match)))
      return TRUE;
  return FALSE;
}

static const char *
judge_match (Walk *self,
             SamRecord *match)
{
  int days = 0;

  if (is_over (self, match, "form_sent_on"))
    return "sent";
  g_assert_true (sam_day_count (get (match, "contact_on"), self->to, &days));
  return days >= 28 ? "due" : "early";
}

static const char *
judge_form (SamRecord *evaluation,
            const char *field)
{
  return is (evaluation, field, "yes")        ? "yes"
         : is (evaluation, field, "a_little") ? "a-little"
         : is (evaluation, field, "no")       ? "no"
                                              : "no-answer";
}

static gboolean
is_listed (Walk *self,
           SamRecord *group)
{
  static const char *const away[] = { "left", "ended", "later", NULL };

  return !is_over (self, group, "unlisted_on") && !g_strv_contains (away, judge_group (self, group));
}

static gboolean
is_sensitive (Walk *self,
              SamRecord *group)
{
  g_auto (GStrv) topics = sam_record_dup_strv (group, "topics");

  for (char **topic = topics; topic != NULL && *topic != NULL; topic++)
    if (is (find (self, follow (self, *topic)), "sensitivity", "high"))
      return TRUE;
  return FALSE;
}

static const char *
judge_verified (Walk *self,
                SamRecord *group)
{
  const SamVerifyMonths months = sam_verification_default_months;
  const char *verified = get (group, "verified_on");
  g_autofree char *due = NULL;

  if (*verified == '\0')
    return "never";
  if (strcmp (verified, self->to) > 0)
    return "checked-later";
  if (is_over (self, group, "bounced_on"))
    return "bounced";
  due = sam_day_add_months (verified, (int) (is_sensitive (self, group) ? months.sensitive : months.normal));
  return strcmp (due, self->to) > 0 ? "verified" : "overdue";
}

static const char *
judge_year (Walk *self,
            SamRecord *staff)
{
  const char *since = get (staff, "contact_person_since");
  g_autofree char *year = sam_day_add_months (since, 12);
  g_autofree char *nearly = sam_day_add_months (since, 9);

  return *since == '\0'                   ? "no-date"
         : strcmp (year, self->to) <= 0   ? "year"
         : strcmp (nearly, self->to) <= 0 ? "nearly"
                                          : "new";
}

static const char *
judge_place (Walk *self,
             SamRecord *group,
             char **area)
{
  const char *code = is (group, "form", "online") && g_str_equal (judge_group (self, group), "connected")
                         ? "online"
                         : judge_group (self, group);
  const char *town = find_town (self, group);

  if (!g_str_equal (code, "connected"))
    return code;
  return *town == '\0' ? "no-place" : g_strv_contains ((const char *const *) area, town) ? code
                                                                                         : "elsewhere";
}

/* What a record says for an indicator; NULL: it does not look at this one. */
static const char *
judge (Walk *self,
       const char *indicator,
       SamRecord *record,
       char **area)
{
  const char *kind = sam_record_get_kind (record)->name;
  const gboolean group = g_str_equal (kind, "group") && concerns_group (self, record);

  if (g_str_equal (indicator, "practices-trained"))
    return takes_part (self, record) ? judge_practice (self, record) : NULL;
  if (g_str_equal (indicator, "groups"))
    return group ? judge_group (self, record) : NULL;
  if (g_str_equal (indicator, "groups-per-inhabitants"))
    return group ? judge_place (self, record, area) : NULL;
  if (g_str_equal (indicator, "verified"))
    return group && is_listed (self, record) ? judge_verified (self, record) : NULL;
  if (g_str_equal (kind, "topic") && g_str_has_prefix (indicator, "topics"))
    return judge_topic (self, sam_record_get_id (record), g_str_equal (indicator, "topics"));
  if (g_str_equal (kind, "question") && g_str_equal (indicator, "questions"))
    return was_received (self, record) ? judge_channel (record) : NULL;
  if (g_str_equal (kind, "question") && g_str_equal (indicator, "answered"))
    return was_received (self, record) ? judge_answer (self, record) : NULL;
  if (g_str_equal (kind, "staff") && g_str_equal (indicator, "contact-year"))
    return works_there (self, record) && is_contact (self, record) ? judge_year (self, record) : NULL;
  if (g_str_equal (kind, "evaluation") && g_str_equal (indicator, "matches-evaluated"))
    return came_back (self, record) ? "returned" : NULL;
  if (g_str_equal (kind, "match") && g_str_equal (indicator, "matches-evaluated"))
    return in_period (self, record, "contact_on") && concerns_match (self, record) && !has_form (self, record)
               ? judge_match (self, record)
               : NULL;
  if (g_str_equal (kind, "evaluation") && sam_kind_find_field (sam_kind_find (kind), indicator) != NULL)
    return came_back (self, record) && is (record, "form", "match") ? judge_form (record, indicator) : NULL;
  return NULL;
}

static char **
find_towns (Walk *self)
{
  g_autoptr (GPtrArray) practices = list (self, "organisation");
  g_autoptr (GPtrArray) groups = list (self, "group");
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree const char **keys = NULL;

  for (guint i = 0; i < practices->len; i++)
    if (is (practices->pdata[i], "type", "practice") && has (practices->pdata[i], "municipality"))
      g_hash_table_add (names, (gpointer) get (practices->pdata[i], "municipality"));
  for (guint i = 0; i < groups->len; i++)
    if (has (groups->pdata[i], "municipality"))
      g_hash_table_add (names, (gpointer) get (groups->pdata[i], "municipality"));
  keys = (const char **) g_hash_table_get_keys_as_array (names, NULL);
  return g_strdupv ((char **) keys);
}

char **
walk_area (Walk *self)
{
  const char *one[] = { self->scope->municipality, NULL };

  if (self->scope->municipality != NULL)
    return g_strdupv ((char **) one);
  return self->places != NULL ? g_strdupv (self->places) : find_towns (self);
}

GHashTable *
walk_indicator (Walk *self,
                const char *indicator)
{
  GHashTable *found = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) area = walk_area (self);
  GHashTableIter iter;
  gpointer record;

  if (g_str_equal (indicator, "gp-material"))
    walk_gps (self, found);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      const char *code = has (record, "merged_into") ? NULL : judge (self, indicator, record, area);

      if (code != NULL)
        g_hash_table_insert (found, (gpointer) sam_record_get_id (record), (gpointer) code);
    }
  return found;
}

static gint64
get_midnight (const char *day)
{
  g_autofree char *text = g_strdup_printf ("%sT00:00:00", day);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) midnight = g_date_time_new_from_iso8601 (text, zone);

  return g_date_time_to_unix (midnight);
}

Walk *
walk_new (GHashTable *records,
          const SamScope *scope)
{
  Walk *self = g_new0 (Walk, 1);
  g_autofree char *before = sam_day_add_months (scope->to, -24);
  g_autofree char *after = sam_day_add (scope->to, 1);
  SamRecord *network;

  self->records = records;
  self->scope = scope;
  self->from = scope->from != NULL ? g_strdup (scope->from) : sam_day_add (before, 1);
  self->to = g_strdup (scope->to);
  self->from_at = get_midnight (self->from);
  self->to_at = get_midnight (after);
  if (scope->network != NULL)
    self->network = g_strdup (scope->network);
  else if (scope->project != NULL && has (find (self, scope->project), "network"))
    self->network = g_strdup (refer (self, find (self, scope->project), "network"));
  network = self->network != NULL ? find (self, self->network) : NULL;
  if (network != NULL && has (network, "municipalities"))
    self->places = sam_record_dup_strv (network, "municipalities");
  self->trained = g_hash_table_new (g_str_hash, g_str_equal);
  note_trained (self);
  return self;
}

void
walk_free (Walk *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->network);
  g_strfreev (self->places);
  g_hash_table_unref (self->trained);
  g_free (self);
}
