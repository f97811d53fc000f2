/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Whether two records may be the same, and why. A name alone says little of a person and much of a practice; one
 * telephone stands in many houses. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-duplicates.h"

#include "network/sam-name-key.h"
#include "record/sam-words.h"
#include "store/sam-fold.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Shorter names are often a letter apart without being the same: Jan and Jas. */
#define SHORT_NAME 5
#define LONG_NAME 12

/* What is compared, folded once for all the others that a record is held against; NULL: not filled in. */
struct _SamLikelyKeys
{
  char **words; /* of the name */
  char *name;   /* those in one */
  char *sound;
  char *email;
  char *phone;
  char *postcode;
  char *address;
  char *place;
  char *code;
};

static void
free_keys (SamLikelyKeys *keys)
{
  g_strfreev (keys->words);
  g_free (keys->name);
  g_free (keys->sound);
  g_free (keys->email);
  g_free (keys->phone);
  g_free (keys->postcode);
  g_free (keys->address);
  g_free (keys->place);
  g_free (keys->code);
  g_free (keys);
}

/**
 * sam_likely_free:
 * @self: (transfer full): what is compared, with the keys that comparing made of it
 */
void
sam_likely_free (SamLikely *self)
{
  g_clear_pointer (&self->keys, free_keys);
  g_free (self->id);
  g_free (self->name);
  g_free (self->email);
  g_free (self->phone);
  g_free (self->postcode);
  g_free (self->address);
  g_free (self->place);
  g_free (self->code);
  g_free (self);
}

/* Words that say what it is and not which one. */
static gboolean
is_usual (const char *word)
{
  static const char *const words[] = { "de", "het", "een", "van", "der", "den", "te", "ten", "ter", "voor", "en",
                                       "in", "groep", "zelfhulpgroep", "lotgenotengroep", "zelfregiegroep",
                                       "inloop", "praktijk", "huisartsenpraktijk", "huisartspraktijk", "huisartsen",
                                       "huisarts", "gezondheidscentrum", "stichting", "vereniging", "dr", "drs", NULL };

  return g_strv_contains (words, word);
}

/**
 * sam_likely_list_words:
 *
 * Returns: (transfer full): the words of a name that tell it from others, folded; all of them where there would be none
 */
char **
sam_likely_list_words (const char *name)
{
  g_autofree char *folded = sam_name_words (name);
  g_auto (GStrv) all = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) telling = g_strv_builder_new ();
  char **words;

  for (guint i = 0; all[i] != NULL; i++)
    if (!is_usual (all[i]))
      g_strv_builder_add (telling, all[i]);
  words = g_strv_builder_end (telling);
  if (words[0] != NULL)
    return words;
  g_strfreev (words);
  return g_steal_pointer (&all);
}

/* Letters that are written for one another in Dutch names, as one. */
static char *
dup_sound (const char *key)
{
  static const char *const pairs[][2] = {
    { "ij", "y" },
    { "ei", "y" },
    { "ck", "k" },
    { "ch", "g" },
    { "ph", "f" },
    { "th", "t" },
    { "ks", "x" },
    { "sz", "s" },
    { "dt", "t" },
    { "c", "k" },
    { "z", "s" },
    { "v", "f" },
  };
  g_autoptr (GString) sound = g_string_new (key);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_string_replace (sound, pairs[i][0], pairs[i][1], 0);
  for (gsize i = 1; i < sound->len;)
    if (sound->str[i] == sound->str[i - 1])
      g_string_erase (sound, (gssize) i, 1);
    else
      i++;
  return g_string_free (g_steal_pointer (&sound), FALSE);
}

/* How many letters are added, left out, changed or swapped between the two (optimal string alignment); more than
 * @most is told as @most + 1. */
static guint
count_edits (const char *a,
             const char *b,
             guint most)
{
  gsize n = strlen (a);
  gsize m = strlen (b);
  g_autofree guint *rows = NULL;
  guint *before, *last, *now;

  if ((n > m ? n - m : m - n) > most)
    return most + 1;
  rows = g_new0 (guint, 3 * (m + 1));
  before = rows;
  last = rows + m + 1;
  now = rows + 2 * (m + 1);
  for (gsize j = 0; j <= m; j++)
    last[j] = (guint) j;
  for (gsize i = 1; i <= n; i++)
    {
      guint *swap = before;

      now[0] = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          now[j] = MIN (MIN (last[j], now[j - 1]) + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            now[j] = MIN (now[j], before[j - 2] + 1);
        }
      before = last;
      last = now;
      now = swap;
    }
  return MIN (last[m], most + 1);
}

static gboolean
is_spelled_alike (const SamLikelyKeys *first,
                  const SamLikelyKeys *second)
{
  const char *a = first->name;
  const char *b = second->name;
  gsize shorter = MIN (strlen (a), strlen (b));

  /* A group number is not a spelling. */
  for (const char *p = a, *q = b; *p != '\0' && *q != '\0'; p++, q++)
    if (*p != *q && g_ascii_isdigit (*p) && g_ascii_isdigit (*q))
      return FALSE;
  if (shorter < SHORT_NAME)
    return FALSE;
  if (g_str_equal (first->sound, second->sound))
    return TRUE;
  return count_edits (a, b, shorter >= LONG_NAME ? 2 : 1) <= (shorter >= LONG_NAME ? 2 : 1);
}

static gboolean
has_all (char **words,
         char **of)
{
  for (guint i = 0; of[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) words, of[i]))
      return FALSE;
  return TRUE;
}

static SamLikeness
compare_names (const SamLikelyKeys *a,
               const SamLikelyKeys *b)
{
  if (a->name == NULL || b->name == NULL || *a->name == '\0' || *b->name == '\0')
    return 0;
  if (g_str_equal (a->name, b->name) || (has_all (a->words, b->words) && has_all (b->words, a->words)))
    return SAM_LIKE_SAME_NAME;
  if (is_spelled_alike (a, b))
    return SAM_LIKE_SPELLING;
  if (has_all (a->words, b->words) || has_all (b->words, a->words))
    return SAM_LIKE_PART;
  return 0;
}

static gboolean
same_text (const char *a,
           const char *b)
{
  return a != NULL && b != NULL && *a != '\0' && g_str_equal (a, b);
}

/* The digits of "Kerkstraat 12-A": whoever lives in one street is not yet a neighbour. */
static gboolean
same_address (const SamLikelyKeys *a,
              const SamLikelyKeys *b)
{
  if (!same_text (a->address, b->address))
    return FALSE;
  return same_text (a->postcode, b->postcode) || same_text (a->place, b->place);
}

static char *
dup_key (const char *text)
{
  return text != NULL ? sam_name_key (text) : NULL;
}

static const SamLikelyKeys *
get_keys (SamLikely *self)
{
  SamLikelyKeys *keys = self->keys;

  if (keys != NULL)
    return keys;
  self->keys = keys = g_new0 (SamLikelyKeys, 1);
  if (self->name != NULL)
    {
      keys->words = sam_likely_list_words (self->name);
      keys->name = g_strjoinv ("", keys->words);
      keys->sound = dup_sound (keys->name);
    }
  keys->email = dup_key (self->email);
  keys->phone = dup_key (self->phone);
  keys->postcode = dup_key (self->postcode);
  keys->address = dup_key (self->address);
  keys->place = dup_key (self->place);
  keys->code = dup_key (self->code);
  return keys;
}

/* How much each counts; from ENOUGH on a pair is told. */
#define ENOUGH 60

static guint
weigh (const SamKind *kind,
       SamLikeness likeness,
       gboolean elsewhere)
{
  gboolean person = g_str_equal (kind->name, "person");
  guint sum = 0;

  if (likeness & SAM_LIKE_CODE)
    return 100;
  if (likeness & SAM_LIKE_SAME_NAME)
    sum += person ? 50 : elsewhere ? 30
                                   : 60;
  if (likeness & SAM_LIKE_SPELLING)
    sum += person ? 40 : 50;
  if (likeness & SAM_LIKE_PART)
    sum += 30;
  if (likeness & SAM_LIKE_EMAIL)
    sum += 45;
  if (likeness & SAM_LIKE_PHONE)
    sum += 40;
  if (likeness & SAM_LIKE_ADDRESS)
    sum += 30;
  if (likeness & SAM_LIKE_PLACE)
    sum += 10;
  return sum;
}

/**
 * sam_likely_compare:
 * @kind: of both
 * @first: a record, whose texts stay as they are from here on
 * @second: another
 *
 * Returns: what they have in common where that is enough to ask a person, else 0
 */
SamLikeness
sam_likely_compare (const SamKind *kind,
                    SamLikely *first,
                    SamLikely *second)
{
  const SamLikelyKeys *a = get_keys (first);
  const SamLikelyKeys *b = get_keys (second);
  SamLikeness likeness = compare_names (a, b);
  gboolean named = likeness != 0;

  if (same_text (a->email, b->email))
    likeness |= SAM_LIKE_EMAIL;
  if (same_text (a->phone, b->phone))
    likeness |= SAM_LIKE_PHONE;
  if (same_address (a, b))
    likeness |= SAM_LIKE_ADDRESS;
  if (same_text (a->place, b->place))
    likeness |= SAM_LIKE_PLACE;
  if (same_text (a->code, b->code))
    likeness |= SAM_LIKE_CODE;
  /* A family shares a telephone, and one person leads two groups: without a name alike they are two. */
  if (!named && !g_str_equal (kind->name, "organisation") && !(likeness & SAM_LIKE_CODE))
    return 0;
  return weigh (kind, likeness, a->place != NULL && b->place != NULL && !(likeness & SAM_LIKE_PLACE)) >= ENOUGH
             ? likeness
             : 0;
}

/**
 * sam_likeness_describe:
 *
 * Returns: (transfer full): why, in words, with ", " between
 */
char *
sam_likeness_describe (SamLikeness likeness)
{
  static const struct
  {
    SamLikeness likeness;
    const char *words;
  } reasons[] = {
    { SAM_LIKE_CODE, N_ ("the same code or person") },
    { SAM_LIKE_SAME_NAME, N_ ("the same name") },
    { SAM_LIKE_SPELLING, N_ ("a name spelled almost the same") },
    { SAM_LIKE_PART, N_ ("one name is part of the other") },
    { SAM_LIKE_EMAIL, N_ ("the same e-mail address") },
    { SAM_LIKE_PHONE, N_ ("the same phone number") },
    { SAM_LIKE_ADDRESS, N_ ("the same address") },
    { SAM_LIKE_PLACE, N_ ("the same place") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (likeness & reasons[i].likeness)
      sam_words_add (text, ", ", g_dgettext (GETTEXT_PACKAGE, reasons[i].words));
  return g_string_free (g_steal_pointer (&text), FALSE);
}
