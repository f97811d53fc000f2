/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-target-stand.h"

#include "network/sam-days.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const SamTargetSuggestion suggestions[] = {
  { "gp-material", "90", 24 },
  { "practices-trained", "70", 24 },
  { "groups", "40", 24 },
  { "topics", "30", 24 },
  { "questions", "200", 24 },
  { "matches-evaluated", "100", 24 },
  { "helped", "75", 24 },
  { "stronger", "60", 24 },
  { "healthier", "50", 24 },
  { "verified", "90", 12 },
  { "answered", "90", 12 },
  { "contact-year", "80", 24 },
  { "groups-per-inhabitants", "5", 24 },
};

/**
 * sam_target_get_suggestions:
 * @n_suggestions: (out): how many
 *
 * Returns: (transfer none) (array length=n_suggestions): targets to begin with; the first five are what the first two
 *   regions were asked for
 */
const SamTargetSuggestion *
sam_target_get_suggestions (guint *n_suggestions)
{
  *n_suggestions = G_N_ELEMENTS (suggestions);
  return suggestions;
}

/**
 * sam_target_suggestion_describe:
 *
 * Returns: (transfer full): "Connected groups: 40"
 */
char *
sam_target_suggestion_describe (const SamTargetSuggestion *suggestion)
{
  const SamIndicator *indicator = sam_indicator_find (suggestion->indicator);
  const char *name = g_dgettext (GETTEXT_PACKAGE, indicator->name);

  if (indicator->unit == SAM_UNIT_SHARE)
    /* Translators: what is measured, and how many percent of it a region could reach for */
    return g_strdup_printf (_ ("%s: %s%%"), name, suggestion->goal);
  /* Translators: what is measured, and how many a region could reach for */
  return g_strdup_printf (_ ("%s: %s"), name, suggestion->goal);
}

/**
 * sam_target_create:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): a new target that begins today, not saved
 */
SamRecord *
sam_target_create (const SamTargetSuggestion *suggestion,
                   const char *today)
{
  const SamIndicator *indicator = sam_indicator_find (suggestion->indicator);
  g_autofree char *id = sam_id_new (sam_kind_find ("target"));
  g_autofree char *end = sam_day_add_months (today, (int) suggestion->months);
  g_autofree char *last = sam_day_add (end, -1);
  SamRecord *target = sam_record_new (sam_kind_find ("target"), id);

  sam_record_set_text (target, "name", g_dgettext (GETTEXT_PACKAGE, indicator->name));
  sam_record_set_text (target, "indicator", indicator->id);
  sam_record_set_text (target, "goal", suggestion->goal);
  sam_record_set_text (target, "unit", indicator->unit == SAM_UNIT_SHARE ? "percent" : "count");
  sam_record_set_text (target, "starts_on", today);
  sam_record_set_text (target, "ends_on", last);
  sam_record_set_text (target, "definition", g_dgettext (GETTEXT_PACKAGE, indicator->definition));
  return target;
}
