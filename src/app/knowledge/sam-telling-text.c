/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-telling-text.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"

static const char *
get_label (const char *kind,
           const char *field,
           const char *name)
{
  const SamChoice *choice = name != NULL
                                ? sam_field_find_choice (sam_kind_find_field (sam_kind_find (kind), field), name)
                                : NULL;

  return choice != NULL ? _ (choice->label) : NULL;
}

/* (nullable): what the channel is called. */
const char *
sam_telling_text_get_channel (const char *name)
{
  return get_label ("consent", "channel", name);
}

/* (nullable): what the audience is called. */
const char *
sam_telling_text_get_audience (const char *name)
{
  return get_label ("story", "audience", name);
}

/**
 * sam_telling_text_describe:
 *
 * Returns: (transfer full): how, to whom and when: "Press · Inhabitants · planned for Tue 1 Dec"
 */
char *
sam_telling_text_describe (const SamTelling *telling,
                           const GDate *today)
{
  const char *channel = sam_telling_text_get_channel (telling->channel);
  const char *audience = sam_telling_text_get_audience (telling->audience);
  const char *iso = telling->told_on != NULL ? telling->told_on : telling->planned_on;
  g_autofree char *day = iso != NULL ? sam_dates_format_day (iso, today) : NULL;
  g_autofree char *when = NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (4, NULL, TRUE);

  if (day != NULL)
    /* Translators: %s is a day */
    when = g_strdup_printf (telling->told_on != NULL ? _ ("told on %s") : _ ("planned for %s"), day);
  if (channel != NULL)
    g_ptr_array_add (parts, (gpointer) channel);
  if (audience != NULL)
    g_ptr_array_add (parts, (gpointer) audience);
  if (when != NULL)
    g_ptr_array_add (parts, when);
  return g_strjoinv (" · ", (char **) parts->pdata);
}
