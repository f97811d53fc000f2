/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Groups that somebody should ask whether all is still right. There may be very many of them, and each start of the
 * program looks at all: so one question of the table leaves out those of which the rule would say nothing. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-today-groups.h"

#include "network/sam-days.h"
#include "network/sam-verification-load.h"
#include "store/sam-select.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* Months are of different lengths: reckoned back, a day comes out this much too early at most. */
#define MONTHS_DIFFER_DAYS 3

enum
{
  CELL_ID,
  CELL_TITLE,
  CELL_SENSITIVE,
  CELL_TRIES,
  CELL_FIELDS,
};

/* What the rule asks about, as the question gives it. */
static const char *const fields[] = { "status", "verified_on", "connected_since", "bounced_on", "verify_tried_on" };

/* Perhaps due: the rule decides. :normal, :sensitive and :fresh are the days until which a group was verified that is
 * due by its age, its topic, or since it is new; :new, since when one is new. */
static const char perhaps_due[] =
    "SELECT id, title, sensitive, verify_tries, status, verified_on, connected_since, bounced_on, verify_tried_on"
    " FROM (SELECT g.*, EXISTS (SELECT 1 FROM link l JOIN kind_topic t ON t.id = l.target"
    " WHERE l.record = g.key AND l.field = 'topics' AND t.sensitivity = 'high') AS sensitive"
    " FROM kind_group g WHERE g.merged_into IS NULL AND g.unlisted_on IS NULL AND g.status IS NOT 'ended'"
    " AND (g.verified_on IS NULL OR g.bounced_on IS NOT NULL"
    " OR g.verified_on <= max (:normal, :sensitive, :fresh)))"
    " WHERE verified_on IS NULL OR bounced_on IS NOT NULL OR verified_on <= :normal"
    " OR (verified_on <= :fresh AND connected_since >= :new) OR (verified_on <= :sensitive AND sensitive)";

static char *
describe_verification (SamRecord *group,
                       SamVerifyReason reason)
{
  int tries = (int) sam_record_get_integer (group, "verify_tries", 0);

  if (tries > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Not reached: try number %d", "Not reached: try number %d",
                                         (gulong) tries + 1),
                            tries + 1);
  switch (reason)
    {
    case SAM_VERIFY_NEVER:
      return g_strdup (_ ("Never verified"));
    case SAM_VERIFY_BOUNCED:
      return g_strdup (_ ("Mail came back: is it still right?"));
    case SAM_VERIFY_FRESH:
      return g_strdup (_ ("New: is it still right?"));
    case SAM_VERIFY_SENSITIVE:
      return g_strdup (_ ("Sensitive topic: is it still right?"));
    case SAM_VERIFY_AGE:
    default:
      return g_strdup (_ ("Is it still right?"));
    }
}

static SamRecord *
read_group (char **row)
{
  SamRecord *group = sam_record_new (sam_kind_find ("group"), row[CELL_ID]);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    sam_record_set_text (group, fields[i], row[CELL_FIELDS + i]);
  if (*row[CELL_TRIES] != '\0')
    sam_record_set_value (group, "verify_tries", row[CELL_TRIES]);
  return group;
}

static SamTodayItem *
judge_group (char **row,
             const SamVerifyMonths *months,
             const SamMoment *now)
{
  const gboolean sensitive = g_str_equal (row[CELL_SENSITIVE], "1");
  g_autoptr (SamRecord) group = read_group (row);
  SamVerifyReason reason;
  SamTodayItem *item;
  char day[16];
  GDate due;

  if (!sam_verification_find_due (group, sensitive, months, now->day, &due, &reason))
    return NULL;
  g_date_strftime (day, sizeof day, "%Y-%m-%d", &due);
  if (g_strcmp0 (day, now->day) > 0)
    return NULL;
  /* Nobody promised a day; only a mail that came back says that something is wrong now. */
  item = sam_today_item_new (SAM_TODAY_GROUP, reason == SAM_VERIFY_BOUNCED ? SAM_URGENCY_TODAY : SAM_URGENCY_SOON,
                             row[CELL_ID], day, describe_verification (group, reason));
  item->title = g_strdup (row[CELL_TITLE]);
  return item;
}

/* The day that lies so many months before @day, or up to some days after that. */
static char *
reckon_back (const char *day,
             guint months)
{
  g_autofree char *before = sam_day_add_months (day, -(int) months);

  return sam_day_add (before, MONTHS_DIFFER_DAYS);
}

/**
 * sam_today_collect_groups:
 * @items: (element-type SamTodayItem): gets an item, with its title, for each group that somebody should ask
 *
 * Returns: whether the groups could be read
 */
gboolean
sam_today_collect_groups (SamStore *store,
                          const SamMoment *now,
                          GPtrArray *items,
                          GError **error)
{
  const SamVerifyMonths months = sam_verification_load_months (store);
  g_autofree char *normal = reckon_back (now->day, months.normal);
  g_autofree char *sensitive = reckon_back (now->day, months.sensitive);
  g_autofree char *fresh = reckon_back (now->day, months.fresh);
  g_autofree char *newest = sam_day_add_months (now->day, -(int) (months.normal + months.fresh));
  g_autofree char *new_since = sam_day_add (newest, -2 * MONTHS_DIFFER_DAYS);
  const SamBinding bindings[] = {
    { ":normal", normal },
    { ":sensitive", sensitive },
    { ":fresh", fresh },
    { ":new", new_since },
  };
  g_autoptr (GPtrArray) rows = sam_store_select (store, perhaps_due, bindings, G_N_ELEMENTS (bindings), error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      SamTodayItem *item = judge_group (rows->pdata[i], &months, now);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  return rows != NULL;
}

/**
 * sam_today_find_groups:
 *
 * Returns: (transfer full) (nullable): the ids of the groups that somebody should ask, or NULL with @error set
 */
char **
sam_today_find_groups (SamStore *store,
                       const SamMoment *now,
                       GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_today_item_free);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  if (!sam_today_collect_groups (store, now, items, error))
    return NULL;
  for (guint i = 0; i < items->len; i++)
    g_strv_builder_add (ids, ((SamTodayItem *) items->pdata[i])->id);
  return g_strv_builder_end (ids);
}
