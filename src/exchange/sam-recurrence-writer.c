/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-recurrence-writer.h"

#include "record/sam-spelling.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

static const char *const frequencies[] = { "DAILY", "WEEKLY", "MONTHLY", "YEARLY" };
static const char *const day_codes[] = { "MO", "TU", "WE", "TH", "FR", "SA", "SU" };

static const char *const day_names[] = {
  N_ ("Monday"), N_ ("Tuesday"), N_ ("Wednesday"), N_ ("Thursday"), N_ ("Friday"), N_ ("Saturday"), N_ ("Sunday")
};

static const char *const month_names[] = {
  N_ ("January"), N_ ("February"), N_ ("March"), N_ ("April"), N_ ("May"), N_ ("June"),
  N_ ("July"), N_ ("August"), N_ ("September"), N_ ("October"), N_ ("November"), N_ ("December")
};

typedef struct
{
  guint frequency; /* index in `frequencies` */
  guint interval;
  guint count;
  char *until;
  char **days;
  char **month_days;
  guint months; /* a bit for each; 0: all */
} Rule;

static void
rule_clear (Rule *rule)
{
  g_free (rule->until);
  g_strfreev (rule->days);
  g_strfreev (rule->month_days);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rule, rule_clear)

static gboolean
parse_months (Rule *rule,
              const char *value)
{
  g_auto (GStrv) months = g_strsplit (value, ",", -1);

  for (guint i = 0; months[i] != NULL; i++)
    {
      int month = atoi (months[i]);

      if (month < 1 || month > 12)
        return FALSE;
      rule->months |= 1u << (month - 1);
    }
  return TRUE;
}

/* FALSE for a part that we have no words for. */
static gboolean
parse_part (Rule *rule,
            const char *name,
            const char *value)
{
  if (strcmp (name, "FREQ") == 0)
    {
      while (rule->frequency < G_N_ELEMENTS (frequencies) && strcmp (frequencies[rule->frequency], value) != 0)
        rule->frequency++;
      return rule->frequency < G_N_ELEMENTS (frequencies);
    }
  if (strcmp (name, "INTERVAL") == 0)
    rule->interval = (guint) MAX (1, atoi (value));
  else if (strcmp (name, "COUNT") == 0)
    rule->count = (guint) MAX (0, atoi (value));
  else if (strcmp (name, "UNTIL") == 0)
    rule->until = g_strdup (value);
  else if (strcmp (name, "BYDAY") == 0)
    rule->days = g_strsplit (value, ",", -1);
  else if (strcmp (name, "BYMONTHDAY") == 0)
    rule->month_days = g_strsplit (value, ",", -1);
  else if (strcmp (name, "BYMONTH") == 0)
    return parse_months (rule, value);
  else
    return strcmp (name, "WKST") == 0;
  return TRUE;
}

static gboolean
parse_rule (Rule *rule,
            const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  gboolean has_frequency = FALSE;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');

      if (equals == NULL)
        return FALSE;
      *equals = '\0';
      has_frequency |= strcmp (parts[i], "FREQ") == 0;
      if (!parse_part (rule, parts[i], equals + 1))
        return FALSE;
    }
  return has_frequency;
}

/* "a", "a and b", "a, b and c" */
static char *
join_words (GPtrArray *words)
{
  g_autoptr (GString) start = g_string_new (NULL);

  if (words->len == 1)
    return g_strdup (g_ptr_array_index (words, 0));
  for (guint i = 0; i + 1 < words->len; i++)
    g_string_append_printf (start, "%s%s", i > 0 ? ", " : "", (char *) g_ptr_array_index (words, i));
  /* Translators: the end of a list of days or months: "Monday, Tuesday and Friday" */
  return g_strdup_printf (_ ("%s and %s"), start->str, (char *) g_ptr_array_index (words, words->len - 1));
}

static const char *
find_day_name (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (day_codes); i++)
    if (g_str_has_suffix (code, day_codes[i]))
      return _ (day_names[i]);
  return NULL;
}

static const char *
find_ordinal (int ordinal)
{
  switch (ordinal)
    {
    case 1:
      return C_ ("weekday of the month", "first");
    case 2:
      return C_ ("weekday of the month", "second");
    case 3:
      return C_ ("weekday of the month", "third");
    case 4:
      return C_ ("weekday of the month", "fourth");
    case 5:
      return C_ ("weekday of the month", "fifth");
    case -1:
      return C_ ("weekday of the month", "last");
    case -2:
      return C_ ("weekday of the month", "last but one");
    default:
      return NULL;
    }
}

static char *
describe_weekdays (char **days)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; days[i] != NULL; i++)
    {
      const char *name = strlen (days[i]) == 2 ? find_day_name (days[i]) : NULL;

      if (name == NULL)
        return NULL;
      g_ptr_array_add (names, (gpointer) name);
    }
  return join_words (names);
}

/* "first and third Saturday", "first Tuesday and third Thursday" */
static char *
describe_ordered_days (char **days)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; days[i] != NULL;)
    {
      g_autoptr (GPtrArray) ordinals = g_ptr_array_new ();
      g_autofree char *joined = NULL;
      const char *day = find_day_name (days[i]);

      for (; days[i] != NULL && find_day_name (days[i]) == day; i++)
        {
          const char *ordinal = find_ordinal (atoi (days[i]));

          if (day == NULL || ordinal == NULL)
            return NULL;
          g_ptr_array_add (ordinals, (gpointer) ordinal);
        }
      joined = join_words (ordinals);
      /* Translators: an ordinal and a day of the week: "first Tuesday", "first and third Saturday" */
      g_ptr_array_add (phrases, g_strdup_printf (C_ ("weekday of the month", "%s %s"), joined, day));
    }
  return join_words (phrases);
}

static char *
describe_weekly (Rule *rule)
{
  g_autofree char *days = NULL;

  if (rule->days == NULL && rule->interval == 1)
    return g_strdup (_ ("every week"));
  if (rule->days == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %u week", "every %u weeks", rule->interval),
                            rule->interval);
  days = describe_weekdays (rule->days);
  if (days == NULL)
    return NULL;
  if (rule->interval == 1 && g_strv_length (rule->days) == 5 &&
      !g_strv_contains ((const char *const *) rule->days, "SA") &&
      !g_strv_contains ((const char *const *) rule->days, "SU"))
    return g_strdup (_ ("every working day"));
  if (rule->interval == 1)
    /* Translators: %s are days of the week: "every Monday and Thursday" */
    return g_strdup_printf (_ ("every %s"), days);
  if (rule->interval == 2)
    return g_strdup_printf (_ ("every other week on %s"), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %u week on %s", "every %u weeks on %s", rule->interval),
                          rule->interval, days);
}

static char *
describe_monthly_on (guint interval,
                     const char *days)
{
  if (interval == 1)
    /* Translators: "every first Tuesday of the month" */
    return g_strdup_printf (_ ("every %s of the month"), days);
  if (interval == 2)
    /* Translators: "every other month on the third Thursday" */
    return g_strdup_printf (_ ("every other month on the %s"), days);
  if (interval == 3)
    return g_strdup_printf (_ ("every quarter on the %s"), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %u month on the %s", "every %u months on the %s",
                                       interval),
                          interval, days);
}

static char *
describe_monthly (Rule *rule)
{
  g_autofree char *days = NULL;

  if (rule->days != NULL)
    {
      days = describe_ordered_days (rule->days);
      return days != NULL ? describe_monthly_on (rule->interval, days) : NULL;
    }
  if (rule->month_days != NULL)
    {
      days = g_strjoinv (", ", rule->month_days);
      if (strchr (days, '-') != NULL)
        return NULL;
      if (rule->interval == 1)
        return g_strdup_printf (_ ("every month on day %s"), days);
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %u month on day %s", "every %u months on day %s",
                                           rule->interval),
                              rule->interval, days);
    }
  if (rule->interval == 1)
    return g_strdup (_ ("every month"));
  if (rule->interval == 3)
    return g_strdup (_ ("every quarter"));
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %u month", "every %u months", rule->interval),
                          rule->interval);
}

static char *
describe_days (Rule *rule)
{
  switch (rule->frequency)
    {
    case 0:
      if (rule->days != NULL || rule->month_days != NULL)
        return NULL;
      return rule->interval == 1
                 ? g_strdup (_ ("every day"))
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %u day", "every %u days", rule->interval),
                                    rule->interval);
    case 1:
      return rule->month_days == NULL ? describe_weekly (rule) : NULL;
    case 2:
      return describe_monthly (rule);
    default:
      if (rule->days != NULL || rule->month_days != NULL)
        return NULL;
      return rule->interval == 1
                 ? g_strdup (_ ("every year"))
                 : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "every %u year", "every %u years", rule->interval),
                                    rule->interval);
    }
}

static char *
name_months (guint months)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (month_names); i++)
    if (months & (1u << i))
      g_ptr_array_add (names, (gpointer) _ (month_names[i]));
  return join_words (names);
}

/* Which months it takes place in; most of the year is said by what is left out. */
static char *
add_months (char *phrase,
            guint months)
{
  guint left_out = ~months & 0xFFF;
  gboolean mostly = __builtin_popcount (left_out) <= 4;
  g_autofree char *whole = phrase;
  g_autofree char *names = NULL;

  if (left_out == 0)
    return g_steal_pointer (&whole);
  names = name_months (mostly ? left_out : months);
  /* Translators: the first is "every Monday", the second are months */
  return g_strdup_printf (mostly ? _ ("%s, not in %s") : _ ("%s, in %s"), whole, names);
}

static char *
add_end (char *phrase,
         Rule *rule)
{
  g_autofree char *whole = phrase;

  if (rule->until != NULL && strlen (rule->until) >= 8)
    /* Translators: the first is "every Monday", then the day, month and year of the last time */
    return g_strdup_printf (_ ("%s, until %.2s-%.2s-%.4s"), whole, rule->until + 6, rule->until + 4, rule->until);
  if (rule->count > 0)
    /* Translators: the first is "every Monday" */
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u time", "%s, %u times", rule->count), whole,
                            rule->count);
  return g_steal_pointer (&whole);
}

/**
 * sam_recurrence_describe:
 * @rule: an RFC 5545 rule
 *
 * Returns: (transfer full): it in words, in the person's language ("every first Tuesday of the month"); a rule that we
 *   have no words for comes back as it is
 */
char *
sam_recurrence_describe (const char *rule)
{
  g_auto (Rule) parsed = { .interval = 1 };
  g_autofree char *spelled = sam_spelling_normalize (SAM_FIELD_RRULE, rule);
  char *phrase = NULL;

  if (parse_rule (&parsed, spelled))
    phrase = describe_days (&parsed);
  if (phrase == NULL)
    return g_strdup (rule);
  if (parsed.months != 0)
    phrase = add_months (phrase, parsed.months);
  return add_end (phrase, &parsed);
}

/**
 * sam_recurrence_describe_or:
 * @rule: (nullable): an RFC 5545 rule
 * @words: (nullable): what people wrote of when it meets
 *
 * Returns: (transfer full) (nullable): the rule in words; @words where it is none or has none
 */
char *
sam_recurrence_describe_or (const char *rule,
                            const char *words)
{
  g_autofree char *described = rule != NULL ? sam_recurrence_describe (rule) : NULL;

  if (words != NULL && (rule == NULL || g_str_equal (described, rule)))
    return g_strdup (words);
  return g_steal_pointer (&described);
}
