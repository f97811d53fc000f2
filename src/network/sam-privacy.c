/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-privacy.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define CITIZEN_DIGITS 9

/* The test of eleven of a citizen service number: 9 to 2 times the digits, less the last one, is a multiple of 11. */
static gboolean
passes_test_of_eleven (const char *digits)
{
  int sum = 0;

  for (int i = 0; i < CITIZEN_DIGITS - 1; i++)
    sum += (digits[i] - '0') * (CITIZEN_DIGITS - i);
  sum -= digits[CITIZEN_DIGITS - 1] - '0';
  return sum % 11 == 0 && sum > 0;
}

/* The digits of a number, without the spaces, dots and dashes that people put in it. */
static char *
take_digits (const char *text,
             const char **end)
{
  GString *digits = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (strchr (" .-/()", *p) == NULL)
        break;
      p++;
    }
  *end = p;
  return g_string_free (digits, FALSE);
}

static gboolean
is_phone (const char *digits,
          gboolean international)
{
  gsize length = strlen (digits);

  if (international)
    return length >= 10 && length <= 15;
  return length == 10 && digits[0] == '0' && digits[1] != '0';
}

static SamPrivacy
find_numbers (const char *text)
{
  SamPrivacy found = SAM_PRIVACY_NOTHING;

  for (const char *p = text; *p != '\0';)
    {
      gboolean international = *p == '+';
      g_autofree char *digits = NULL;
      const char *end;

      if (!g_ascii_isdigit (*p) && !international)
        {
          p++;
          continue;
        }
      digits = take_digits (international ? p + 1 : p, &end);
      if (strlen (digits) == CITIZEN_DIGITS && !international && passes_test_of_eleven (digits))
        found |= SAM_PRIVACY_CITIZEN_NUMBER;
      if (is_phone (digits, international))
        found |= SAM_PRIVACY_PHONE;
      p = MAX (end, p + 1);
    }
  return found;
}

/* A form of address with a name behind it, or a first and a last name inside a sentence. A line may begin with a
 * capital, and so may a sentence; two words in a row with one are a name, a street or an institution. */
static gboolean
has_name (const char *text)
{
  static const char pattern[] =
      "\\b(?:mevrouw|meneer|mevr\\.?|mw\\.?|dhr\\.?|de heer|mr\\.?|mrs\\.?|ms\\.?|frau|herr)\\s+"
      "(?:(?:van|de|der|den|ter|ten|von)\\s+)*\\p{Lu}|"
      "(?<=[\\p{Ll},;] )\\p{Lu}\\p{Ll}+ (?:(?:van|de|der|den|ter|ten|von) )*(?-i:\\p{Lu})\\p{Ll}+";
  g_autoptr (GRegex) regex = NULL;
  /* The form of address in any case; the name's first letter is a capital. */
  g_autofree char *cased = g_strconcat ("(?-i)", pattern, NULL);

  regex = g_regex_new (cased, G_REGEX_OPTIMIZE, 0, NULL);
  return regex != NULL && g_regex_match (regex, text, 0, NULL);
}

/**
 * sam_privacy_find:
 * @text: (nullable): what somebody wrote about whoever asks
 *
 * Returns: what in it can tell who that is
 */
SamPrivacy
sam_privacy_find (const char *text)
{
  SamPrivacy found;

  if (text == NULL)
    return SAM_PRIVACY_NOTHING;
  found = find_numbers (text);
  if (g_regex_match_simple ("[^\\s@]+@[^\\s@]+\\.[a-z]{2,}", text, G_REGEX_CASELESS, 0))
    found |= SAM_PRIVACY_EMAIL;
  if (has_name (text))
    found |= SAM_PRIVACY_NAME;
  return found;
}

/**
 * sam_privacy_describe:
 *
 * Returns: (transfer full) (nullable): what is found, as a sentence with the way out; NULL for nothing
 */
char *
sam_privacy_describe (SamPrivacy found)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (found & SAM_PRIVACY_CITIZEN_NUMBER)
    g_ptr_array_add (words, _ ("a citizen service number"));
  if (found & SAM_PRIVACY_NAME)
    g_ptr_array_add (words, _ ("a name"));
  if (found & SAM_PRIVACY_PHONE)
    g_ptr_array_add (words, _ ("a phone number"));
  if (found & SAM_PRIVACY_EMAIL)
    g_ptr_array_add (words, _ ("an e-mail address"));
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  joined = g_strjoinv (", ", (char **) words->pdata);
  if (found & SAM_PRIVACY_CITIZEN_NUMBER)
    /* Translators: %s is a list: "a citizen service number, a name". */
    return g_strdup_printf (_ ("The text has %s in it. Take it out: a citizen service number may not be kept here."),
                            joined);
  /* Translators: %s is a list: "a name, a phone number". */
  return g_strdup_printf (_ ("The text seems to have %s in it. Does it have to be there?"), joined);
}
