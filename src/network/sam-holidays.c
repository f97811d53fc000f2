/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-holidays.h"

#include "network/sam-shipped-data.h"

#include <string.h>

typedef struct
{
  char *first, *last; /* YYYY-MM-DD */
  char *name;
} Period;

struct _SamHolidays
{
  GHashTable *days;   /* date → name */
  GPtrArray *schools; /* of Period */
};

static void
free_period (gpointer data)
{
  Period *period = data;

  g_free (period->first);
  g_free (period->last);
  g_free (period->name);
  g_free (period);
}

/* Which of the columns nl, en, de is meant, from the first of them. */
static guint
find_column (const char *language)
{
  if (g_str_has_prefix (language, "nl"))
    return 0;
  return g_str_has_prefix (language, "de") ? 2 : 1;
}

static char **
load_lines (const char *name,
            GError **error)
{
  g_autoptr (GBytes) bytes = sam_shipped_data_load (name, error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return g_strsplit (text, "\n", -1);
}

/* date,nl,en,de,kind */
static gboolean
load_days (SamHolidays *self,
           guint column,
           GError **error)
{
  g_auto (GStrv) lines = load_lines ("calendar/nl_holidays.csv", error);

  for (char **line = lines; line != NULL && *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);

      if (g_ascii_isdigit (**line) && g_strv_length (cells) >= 5)
        g_hash_table_insert (self->days, g_strdup (cells[0]), g_strdup (cells[1 + column]));
    }
  return lines != NULL;
}

/* start,end,region,nl,en,de,note */
static gboolean
load_schools (SamHolidays *self,
              guint column,
              GError **error)
{
  g_auto (GStrv) lines = load_lines ("calendar/nl_schoolvakanties_ODbL.csv", error);

  for (char **line = lines; line != NULL && *line != NULL; line++)
    {
      g_auto (GStrv) cells = g_strsplit (*line, ",", -1);
      Period *period;

      if (!g_ascii_isdigit (**line) || g_strv_length (cells) < 6 || !g_str_equal (cells[2], "zuid"))
        continue;
      period = g_new0 (Period, 1);
      period->first = g_strdup (cells[0]);
      period->last = g_strdup (cells[1]);
      period->name = g_strdup (cells[3 + column]);
      g_ptr_array_add (self->schools, period);
    }
  return lines != NULL;
}

/**
 * sam_holidays_load:
 * @language: of the names: "nl", "en" or "de"
 *
 * Returns: (transfer full): the holidays that come with the program, or %NULL
 */
SamHolidays *
sam_holidays_load (const char *language,
                   GError **error)
{
  g_autoptr (SamHolidays) self = g_new0 (SamHolidays, 1);
  const guint column = find_column (language);

  self->days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->schools = g_ptr_array_new_with_free_func (free_period);
  return load_days (self, column, error) && load_schools (self, column, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * sam_holidays_free:
 */
void
sam_holidays_free (SamHolidays *self)
{
  g_hash_table_unref (self->days);
  g_ptr_array_unref (self->schools);
  g_free (self);
}

/**
 * sam_holidays_get_day:
 * @date: YYYY-MM-DD
 *
 * Returns: (transfer none) (nullable): what day it is
 */
const char *
sam_holidays_get_day (SamHolidays *self,
                      const char *date)
{
  return g_hash_table_lookup (self->days, date);
}

/**
 * sam_holidays_get_school:
 * @date: YYYY-MM-DD
 *
 * Returns: (transfer none) (nullable): in which school holiday of region south it falls
 */
const char *
sam_holidays_get_school (SamHolidays *self,
                         const char *date)
{
  for (guint i = 0; i < self->schools->len; i++)
    {
      const Period *period = g_ptr_array_index (self->schools, i);

      if (strcmp (date, period->first) >= 0 && strcmp (date, period->last) <= 0)
        return period->name;
    }
  return NULL;
}
