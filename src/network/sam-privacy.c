/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-privacy.h"

#include "network/sam-places.h"
#include "network/sam-topics.h"
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

static gboolean
is_phone (const char *digits,
          gboolean international)
{
  gsize length = strlen (digits);

  if (international)
    return length >= 10 && length <= 15;
  return length == 10 && digits[0] == '0' && digits[1] != '0';
}

/* What the digits from @text on are, with the spaces, dots and dashes that people put between them: a number may be
 * followed by another one, so that it can end wherever a group of digits does. @end: behind what was found, or behind
 * the first group. */
static SamPrivacy
find_number (const char *text,
             gboolean international,
             const char **end)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  SamPrivacy found = SAM_PRIVACY_NOTHING;
  const char *p = text;

  *end = NULL;
  while (found == SAM_PRIVACY_NOTHING && g_ascii_isdigit (*p))
    {
      while (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p++);
      if (*end == NULL)
        *end = p;
      if (!international && digits->len == CITIZEN_DIGITS && passes_test_of_eleven (digits->str))
        found = SAM_PRIVACY_CITIZEN_NUMBER;
      else if (is_phone (digits->str, international))
        found = SAM_PRIVACY_PHONE;
      if (found != SAM_PRIVACY_NOTHING)
        *end = p;
      p += strspn (p, " .-/()");
    }
  return found;
}

static SamPrivacy
find_numbers (const char *text)
{
  SamPrivacy found = SAM_PRIVACY_NOTHING;

  for (const char *p = text; *p != '\0';)
    {
      const gboolean international = *p == '+';
      const char *start = international ? p + 1 : p;
      const char *end;

      if (g_ascii_isdigit (*start))
        {
          found |= find_number (start, international, &end);
          p = end;
        }
      else
        p++;
    }
  return found;
}

static void
add_phrase (GPtrArray *phrases,
            const char *phrase)
{
  if (phrase != NULL && strchr (phrase, ' ') != NULL)
    g_ptr_array_add (phrases, g_utf8_casefold (phrase, -1));
}

/* (element-type utf8): the topics that are several words, folded; many an illness is called after somebody. */
static gpointer
load_topics (gpointer data)
{
  static const char *const names[] = { "name", "name_en", "name_de" };
  /* Without them a topic may look like a name, which is asked and not forbidden. */
  g_autoptr (GPtrArray) topics = sam_topics_load_shipped (FALSE, NULL);
  GPtrArray *phrases = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; topics != NULL && i < topics->len; i++)
    {
      SamRecord *topic = g_ptr_array_index (topics, i);
      g_auto (GStrv) synonyms = sam_record_dup_strv (topic, "synonyms");

      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          g_autofree char *name = sam_record_dup_text (topic, names[j]);

          add_phrase (phrases, name);
        }
      for (guint j = 0; synonyms != NULL && synonyms[j] != NULL; j++)
        add_phrase (phrases, synonyms[j]);
    }
  return phrases;
}

/* Whether @text begins with a topic: "Ziekte van Parkinson". */
static gboolean
is_topic (const char *text)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *phrases = g_once (&once, load_topics, NULL);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (guint i = 0; i < phrases->len; i++)
    {
      const char *phrase = g_ptr_array_index (phrases, i);

      if (g_str_has_prefix (folded, phrase) && !g_unichar_isalpha (g_utf8_get_char (folded + strlen (phrase))))
        return TRUE;
    }
  return FALSE;
}

static gpointer
load_places (gpointer data)
{
  /* Without them a place looks like a name, which is asked and not forbidden. */
  return sam_places_load (NULL);
}

static gboolean
is_known_place (const char *name)
{
  static GOnce once = G_ONCE_INIT;
  SamPlaces *places = g_once (&once, load_places, NULL);

  return places != NULL && sam_places_is_known (places, name);
}

/* Whether two words with a capital are a place, or the beginning of one: "Hoek van Holland", "Kerkrade West", "Zuid
 * Limburg". Of somebody who is called like one, the first name is none. */
static gboolean
is_place (const char *text)
{
#define MOST_WORDS 4
  static const char *const quarters[] = { "Noord", "Oost", "Zuid", "West", "Midden", "Centrum", "Noordelijke",
                                          "Oostelijke", "Zuidelijke", "Westelijke", NULL };
  g_auto (GStrv) words = g_strsplit (text, " ", MOST_WORDS + 1);
  g_autoptr (GString) name = g_string_new (words[0]);
  g_autofree char *second = NULL;

  g_return_val_if_fail (words[0] != NULL && words[1] != NULL, FALSE);
  if (g_strv_contains (quarters, words[0]))
    return TRUE;
  second = g_strdup (words[1]);
  second[strcspn (second, ".,;:!?)\n")] = '\0';
  if (g_str_equal (second, "Limburg") || (g_strv_contains (quarters, second) && is_known_place (words[0])))
    return TRUE;
  for (guint i = 1; i < MOST_WORDS && words[i] != NULL; i++)
    {
      gsize length = strcspn (words[i], ".,;:!?)\n");

      g_string_append_c (name, ' ');
      g_string_append_len (name, words[i], (gssize) length);
      if (is_known_place (name->str))
        return TRUE;
      if (words[i][length] != '\0')
        return FALSE;
    }
  return FALSE;
#undef MOST_WORDS
}

/* A name: with a form of address or initials before it; a first and a last name inside a sentence; or at its beginning,
 * where one word may have a capital but two have none, unless they are somebody who does something. Two words in a row
 * with a capital may be a street or an institution as well: it is asked, not forbidden. Places and topics
 * are known. */
static gboolean
has_name (const char *text)
{
#define BETWEEN "(?:(?:van|de|der|den|ter|ten|von|da|el|al) )*"
/* What sentences about whoever asks begin with, and a disease or a place may follow. */
#define STARTERS                                                                                                    \
  "Heeft|Zoekt|Wil|Is|Was|Vraagt|Belt|Mailt|Woont|Komt|Kan|Lijdt|Kampt|Mist|Voelt|Denkt|Leeft|Volgt|Spreekt|Mijn|"  \
  "Zijn|Haar|Hun|Onze|Een|De|Het|Deze|Man|Vrouw|Moeder|Vader|Dochter|Zoon|Partner|Zus|Broer|Ouders?|Gezin|Kind|"    \
  "Jongen|Meisje|In|Uit|Met|Na|Sinds|Over|Via|Voor|Van|Door|Bij|Geen|Ook|Nog|Er|Ik|Wij|We|Hij|Zij|Ze|Iemand|Graag|" \
  "Contact|Groep|Praatgroep|Stichting|Huisarts|Praktijk|Gemeente|Hat|Sucht|Ist|Mein|Ihr|Sein|Mutter|Vater|Sohn|"    \
  "Tochter|Has|Is|Looks|My|His|Her|The|A|Mother|Father|Son|Daughter"
#define WORD "\\p{Lu}[\\p{L}’'-]+"
  static const char certain[] =
      "\\b(?i:mevrouw|meneer|mevr\\.?|mw\\.?|dhr\\.?|de heer|mr\\.?|mrs\\.?|ms\\.?|frau|herr)\\s+" BETWEEN "\\p{Lu}|"
      "(?<![^\\s(:,])(?:\\p{Lu}\\. ?)+" BETWEEN WORD;
  static const char likely[] =
      "(?|(?:(?<=[\\p{Ll}\\d,;:] )|(?<=\\())(" WORD " " BETWEEN WORD ")|"
      "(?:^|[.!?\\n]\\s*)(?!(?:" STARTERS ")\\b)(" WORD " " BETWEEN WORD "))";
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int start;
#undef BETWEEN
#undef WORD
#undef STARTERS

  if (g_regex_match_simple (certain, text, G_REGEX_MULTILINE, 0))
    return TRUE;
  regex = g_regex_new (likely, G_REGEX_MULTILINE, 0, NULL);
  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    if (g_match_info_fetch_pos (match, 1, &start, NULL) && !is_place (text + start) &&
        !is_topic (text + start))
      return TRUE;
  return FALSE;
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

/* "a name, a phone number and an e-mail address". */
static char *
join_words (GPtrArray *words)
{
  GString *joined = g_string_new (g_ptr_array_index (words, 0));

  for (guint i = 1; i + 1 < words->len; i++)
    g_string_append_printf (joined, ", %s", (char *) g_ptr_array_index (words, i));
  if (words->len > 1)
    /* Translators: the last of a list: "a name, a phone number and an e-mail address" */
    g_string_append_printf (joined, _ (" and %s"), (char *) g_ptr_array_index (words, words->len - 1));
  return g_string_free (joined, FALSE);
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
  joined = join_words (words);
  if (found & SAM_PRIVACY_CITIZEN_NUMBER)
    /* Translators: %s is a list: "a citizen service number and a name". */
    return g_strdup_printf (_ ("The text has %s in it. Take it out: a citizen service number may not be kept here."),
                            joined);
  /* Translators: %s is a list of as many as the number tells: "a name and a phone number". */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "There seems to be %s in the text. Does it have to be there?",
                                       "There seem to be %s in the text. Do they have to be there?", words->len),
                          joined);
}
