/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-dutch-values.h"

#include "network/sam-name-key.h"

#include <string.h>

/* Spellings without signs and spaces. Plain "POH" is not here: it does not say which. */
static const struct
{
  const char *spelling;
  const char *function;
} functions[] = {
  { "huisarts", "gp" },
  { "huisartspraktijkhouder", "gp" },
  { "praktijkhouder", "gp" },
  { "huisartsindienst", "gp" },
  { "hidha", "gp" },
  { "waarnemer", "gp" },
  { "waarnemendhuisarts", "gp" },
  { "arts", "gp" },
  { "gp", "gp" },
  { "ha", "gp" },
  { "pohs", "nurse_somatic" },
  { "pohsomatiek", "nurse_somatic" },
  { "pohsomatisch", "nurse_somatic" },
  { "praktijkondersteunersomatiek", "nurse_somatic" },
  { "praktijkverpleegkundige", "nurse_somatic" },
  { "pohggz", "nurse_mental_health" },
  { "praktijkondersteunerggz", "nurse_mental_health" },
  { "pohouderen", "nurse_elderly" },
  { "pohouderenzorg", "nurse_elderly" },
  { "praktijkondersteunerouderenzorg", "nurse_elderly" },
  { "doktersassistent", "assistant" },
  { "doktersassistente", "assistant" },
  { "assistent", "assistant" },
  { "assistente", "assistant" },
  { "da", "assistant" },
  { "praktijkassistent", "assistant" },
  { "praktijkassistente", "assistant" },
  { "praktijkmanager", "manager" },
  { "praktijkmanagement", "manager" },
  { "manager", "manager" },
  { "verpleegkundigspecialist", "nurse" },
  { "vs", "nurse" },
  { "physicianassistant", "physician_assistant" },
  { "pa", "physician_assistant" },
  { "maatschappelijkwerker", "social_worker" },
  { "maatschappelijkwerkster", "social_worker" },
  { "socialwerker", "social_worker" },
  { "sociaalwerker", "social_worker" },
  { "wijkverpleegkundige", "nurse" },
  { "hausarzt", "gp" },
  { "hausarztin", "gp" },
  { "mfa", "assistant" },
  { "medizinischefachangestellte", "assistant" },
  { "praxismanager", "manager" },
  { "praxismanagerin", "manager" },
  { "praxismanagement", "manager" },
  { "pflegefachkraft", "nurse" },
  { "sozialarbeiter", "social_worker" },
  { "sozialarbeiterin", "social_worker" },
};

/**
 * sam_dutch_read_function:
 *
 * Returns: (nullable): the stored name of a function at a practice
 */
const char *
sam_dutch_read_function (const char *text)
{
  g_autofree char *compact = sam_name_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (strcmp (functions[i].spelling, compact) == 0)
      return functions[i].function;
  return NULL;
}

static gboolean
is_particle (const char *word)
{
  static const char *const particles[] = {
    "van", "de", "den", "der", "het", "'t", "’t", "ten", "ter", "te", "in", "op", "aan", "bij", "onder", "over", "uit",
    "voor", "von", "zu", "zum", "zur", "da", "di", "do", "dos", "das", "del", "della", "la", "le", "el", "al", "d'",
    "d’", "l'", "l’", "v.d.", "v/d", "vd", "af", "af'", NULL
  };
  g_autofree char *lower = g_utf8_strdown (word, -1);

  return g_strv_contains (particles, lower);
}

static gboolean
is_title (const char *word)
{
  static const char *const titles[] = { "dr", "drs", "ir", "ing", "mr", "prof", "mw", "mevr", "mevrouw", "dhr",
                                        "heer", "mej", "frau", "herr", "mrs", "ms", NULL };
  g_autofree char *folded = sam_name_words (word);

  return g_strv_contains (titles, folded);
}

static char *
join (GPtrArray *words,
      guint from,
      guint to)
{
  GString *joined = g_string_new (NULL);

  for (guint i = from; i < to; i++)
    g_string_append_printf (joined, "%s%s", i > from ? " " : "", (char *) g_ptr_array_index (words, i));
  if (joined->len == 0)
    {
      g_string_free (joined, TRUE);
      return NULL;
    }
  return g_string_free (joined, FALSE);
}

static GPtrArray *
split_words (const char *text)
{
  g_autoptr (GString) plain = g_string_new (text);
  g_auto (GStrv) parts = NULL;
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_string_replace (plain, "\302\240", " ", 0);
  parts = g_strsplit_set (plain->str, " \t\r\n", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0' && !(words->len == 0 && is_title (parts[i])))
      g_ptr_array_add (words, g_strdup (parts[i]));
  return words;
}

/* The particles at the start, leaving at least one word for the name itself. */
static guint
count_particles (GPtrArray *words,
                 guint from)
{
  guint n = 0;

  while (from + n + 1 < words->len && is_particle (g_ptr_array_index (words, from + n)))
    n++;
  return n;
}

/**
 * sam_dutch_split_last_name:
 * @particle: (out) (nullable): "van den"
 * @last_name: (out) (nullable): "Berg"
 */
void
sam_dutch_split_last_name (const char *text,
                           char **particle,
                           char **last_name)
{
  g_autoptr (GPtrArray) words = split_words (text);
  guint n = count_particles (words, 0);

  if (n > 0 && n == words->len)
    n--;
  *particle = join (words, 0, n);
  *last_name = join (words, n, words->len);
}

/* "Berg, Chantal van den": the particles stand at the end. */
static void
split_reversed (const char *text,
                const char *comma,
                char **first_name,
                char **particle,
                char **last_name)
{
  g_autofree char *last = g_strndup (text, (gsize) (comma - text));
  g_autoptr (GPtrArray) words = split_words (comma + 1);
  guint end = words->len;
  g_autofree char *leading = NULL;

  while (end > 0 && is_particle (g_ptr_array_index (words, end - 1)))
    end--;
  sam_dutch_split_last_name (last, &leading, last_name);
  *first_name = join (words, 0, end);
  *particle = join (words, end, words->len);
  if (*particle == NULL)
    *particle = g_steal_pointer (&leading);
}

/**
 * sam_dutch_split_name:
 * @text: a whole name
 * @first_name: (out) (nullable): first names or initials
 * @particle: (out) (nullable): what stands before the last name and is not sorted by
 * @last_name: (out) (nullable): the last name
 */
void
sam_dutch_split_name (const char *text,
                      char **first_name,
                      char **particle,
                      char **last_name)
{
  const char *comma = strchr (text, ',');
  g_autoptr (GPtrArray) words = NULL;
  guint start = 0;
  guint n;

  if (comma != NULL)
    {
      split_reversed (text, comma, first_name, particle, last_name);
      return;
    }
  words = split_words (text);
  /* A first word in capitals is a name, even when it is "Al" or "Ben". */
  if (words->len > 0 && g_unichar_isupper (g_utf8_get_char (g_ptr_array_index (words, 0))))
    start = 1;
  while (start > 0 && start < words->len && !is_particle (g_ptr_array_index (words, start)))
    start++;
  if (start == words->len && start > 1)
    start--;
  n = count_particles (words, start);
  if (start + n >= words->len && n > 0)
    n--;
  *first_name = join (words, 0, start);
  *particle = join (words, start, start + n);
  *last_name = join (words, start + n, words->len);
}
