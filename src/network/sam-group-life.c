/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-group-life.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-days.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* So long before it ends somebody should look for what comes after. */
#define AMBER_DAYS 60
/* One falls ill. */
#define LEAST_FACILITATORS 2
#define MOST_WORDS 8

/* How people write down what it is about, without accents and capitals. */
static const struct
{
  const char *label;
  const char *words[MOST_WORDS];
} all_needs[SAM_N_NEEDS] = {
  { N_ ("Room"), { "room", "venue", "ruimte", "zaal", "locatie", "raum" } },
  { N_ ("Coffee"), { "coffee", "koffie", "thee", "kaffee" } },
  { N_ ("Caretaking"), { "care", "beheer", "concierge", "zorg", "opvang", "betreuung", "hausmeister" } },
  { N_ ("Coordination"), { "coord", "koordin" } },
};

/* What it is called, translated. */
const char *
sam_need_get_label (SamNeed need)
{
  return g_dgettext (GETTEXT_PACKAGE, all_needs[need].label);
}

static gboolean
find_need (const char *text,
           SamNeed *need)
{
  g_autofree char *ascii = text != NULL ? g_str_to_ascii (text, "C") : NULL;
  g_autofree char *folded = ascii != NULL ? g_ascii_strdown (ascii, -1) : NULL;

  for (guint i = 0; folded != NULL && i < SAM_N_NEEDS; i++)
    for (guint w = 0; w < MOST_WORDS && all_needs[i].words[w] != NULL; w++)
      if (g_str_has_prefix (folded, all_needs[i].words[w]))
        {
          *need = (SamNeed) i;
          return TRUE;
        }
  return FALSE;
}

static SamLight
find_light (const char *who,
            const char *until,
            const char *today)
{
  int days;

  if (who == NULL)
    return SAM_LIGHT_RED;
  if (!sam_day_count (today, until, &days))
    return SAM_LIGHT_GREEN;
  return days < 0 ? SAM_LIGHT_RED : days <= AMBER_DAYS ? SAM_LIGHT_AMBER
                                                       : SAM_LIGHT_GREEN;
}

static char *
dup_member (SamJsonObject *item,
            const char *name)
{
  g_autofree char *text = sam_json_to_string (sam_json_object_get (item, name));

  return text != NULL && *g_strstrip (text) != '\0' ? g_steal_pointer (&text) : NULL;
}

/**
 * sam_group_life_find_needs:
 * @today: YYYY-MM-DD
 * @needs: (out): how each of the four stands; to be cleared with sam_group_life_clear_needs()
 *
 * Of several that do the same, the one who does it longest counts.
 */
void
sam_group_life_find_needs (SamRecord *group,
                           const char *today,
                           SamNeedState needs[SAM_N_NEEDS])
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (group, "needs"));

  for (guint i = 0; i < SAM_N_NEEDS; i++)
    needs[i] = (SamNeedState){ SAM_LIGHT_RED, NULL, NULL };
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *text = item != NULL ? dup_member (item, "need") : NULL;
      g_autofree char *who = item != NULL ? dup_member (item, "who") : NULL;
      g_autofree char *until = item != NULL ? dup_member (item, "until") : NULL;
      SamLight light = find_light (who, until, today);
      SamNeed need;

      if (!find_need (text, &need) || (needs[need].who != NULL && light <= needs[need].light))
        continue;
      g_free (needs[need].who);
      g_free (needs[need].until);
      needs[need] = (SamNeedState){ light, g_steal_pointer (&who), g_steal_pointer (&until) };
    }
}

/**
 * sam_group_life_clear_needs:
 * @needs: (inout): of which the texts are freed
 */
void
sam_group_life_clear_needs (SamNeedState needs[SAM_N_NEEDS])
{
  for (guint i = 0; i < SAM_N_NEEDS; i++)
    {
      g_clear_pointer (&needs[i].who, g_free);
      g_clear_pointer (&needs[i].until, g_free);
    }
}

/**
 * sam_group_life_rests:
 *
 * Returns: whether it ended or is paused: then there is no next meeting, whenever it is said to meet
 */
gboolean
sam_group_life_rests (SamRecord *group)
{
  static const char *const resting[] = { "ended", "paused", NULL };
  g_autofree char *status = sam_record_dup_text (group, "status");

  return status != NULL && g_strv_contains (resting, status);
}

/**
 * sam_group_life_warn_of_facilitators:
 *
 * Returns: (nullable): what is wrong where a group that meets has fewer than two trained facilitators, or nobody noted
 *   how many; in a sentence, translated
 */
const char *
sam_group_life_warn_of_facilitators (SamRecord *group)
{
  g_autofree char *status = sam_record_dup_text (group, "status");
  gint64 facilitators = sam_record_get_integer (group, "facilitators", -1);

  if (g_strcmp0 (status, "ended") == 0 || facilitators >= LEAST_FACILITATORS)
    return NULL;
  if (facilitators < 0)
    return _ ("How many trained facilitators there are is not noted: a group needs two.");
  return _ ("Fewer than two trained facilitators: when one falls ill, the group stands still.");
}

static gboolean
is_as_before (SamRecord *group,
              SamRecord *before,
              const char *field)
{
  return g_strcmp0 (sam_record_get_value (group, field), sam_record_get_value (before, field)) == 0;
}

/**
 * sam_group_life_follow_status:
 * @group: a group as somebody edited it
 * @before: (nullable): the same as it was
 * @today: YYYY-MM-DD
 *
 * Where somebody chose another status it holds since today, and an end and a reason of the former one are over; what
 * was written about the new one stays. Of a new group nobody knows since when. Pure.
 */
void
sam_group_life_follow_status (SamRecord *group,
                              SamRecord *before,
                              const char *today)
{
  if (before == NULL || !sam_record_has_value (before, "status") || is_as_before (group, before, "status"))
    return;
  if (is_as_before (group, before, "status_since"))
    sam_record_set_text (group, "status_since", sam_record_has_value (group, "status") ? today : NULL);
  if (is_as_before (group, before, "status_until"))
    sam_record_set_text (group, "status_until", NULL);
  if (is_as_before (group, before, "status_reason"))
    sam_record_set_text (group, "status_reason", NULL);
}
