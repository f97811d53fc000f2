/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-programme.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-workshop-rounds.h"

static void
free_part (gpointer data)
{
  SamProgrammePart *part = data;

  g_free (part->at);
  g_free (part->what);
  g_free (part->by);
  g_free (part);
}

/* NULL for what is not there, and for what is only spaces. */
static char *
dup_member (SamJsonObject *item,
            const char *key)
{
  char *text = sam_json_to_string (sam_json_object_get (item, key));

  if (text != NULL && *g_strstrip (text) == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

static int
read_clock (const SamProgrammePart *part)
{
  g_autofree char *clock = g_strdup (part->at);

  return clock != NULL ? sam_workshop_read_time (g_strdelimit (clock, ".", ':')) : -1;
}

/* Two people who both add a line have both; by the clock they stand where they belong. What has no time follows what
 * it was written after. */
static void
sort_by_clock (GPtrArray *parts)
{
  for (guint i = 1; i < parts->len; i++)
    {
      gpointer part = g_ptr_array_index (parts, i);
      const int at = read_clock (part);
      guint k = i;

      while (at >= 0 && k > 0 && read_clock (g_ptr_array_index (parts, k - 1)) > at)
        {
          parts->pdata[k] = parts->pdata[k - 1];
          k--;
        }
      parts->pdata[k] = part;
    }
}

/**
 * sam_programme_read:
 *
 * Returns: (transfer full) (element-type SamProgrammePart): the parts of the workshop's programme, by the clock
 */
GPtrArray *
sam_programme_read (SamRecord *workshop)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (workshop, "programme"));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      SamProgrammePart *part;

      if (item == NULL)
        continue;
      part = g_new0 (SamProgrammePart, 1);
      part->at = dup_member (item, "at");
      part->what = dup_member (item, "what");
      part->by = dup_member (item, "by");
      g_ptr_array_add (parts, part);
    }
  sort_by_clock (parts);
  return parts;
}

/**
 * sam_programme_describe:
 *
 * Returns: (transfer full) (nullable): the programme, a line for each part; %NULL where there is none
 */
char *
sam_programme_describe (SamRecord *workshop)
{
  g_autoptr (GPtrArray) parts = sam_programme_read (workshop);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const SamProgrammePart *part = g_ptr_array_index (parts, i);

      if (part->at == NULL && part->what == NULL && part->by == NULL)
        continue;
      g_string_append_printf (text, "%s%s%s%s", text->len > 0 ? "\n" : "", part->at != NULL ? part->at : "",
                              part->at != NULL && part->what != NULL ? "  " : "", part->what != NULL ? part->what : "");
      if (part->by != NULL)
        g_string_append_printf (text, " (%s)", part->by);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * sam_programme_count_minutes:
 *
 * Returns: how long the workshop lasts, in minutes; -1 where that is not known
 */
int
sam_programme_count_minutes (SamRecord *workshop)
{
  g_autofree char *start = sam_record_dup_text (workshop, "start");
  g_autofree char *end = sam_record_dup_text (workshop, "end");
  const int from = start != NULL ? sam_workshop_read_time (start) : -1;
  const int to = end != NULL ? sam_workshop_read_time (end) : -1;

  if (from < 0 || to < 0)
    return -1;
  return to > from ? to - from : to + 24 * 60 - from;
}
