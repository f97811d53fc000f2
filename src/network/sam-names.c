/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-names.h"

#include "network/sam-privacy.h"

#include <string.h>

/* Shorter first names are words of the language as well ("an", "bas", "wil"): they count with a capital only. */
#define LONG_NAME 4
#define PARTICLES "(?:(?:van|de|der|den|het|'t|’t|ter|ten|te|in|op|von|zu|[vdt]\\.?)\\s*)*"
#define NOT_INSIDE "(?<![\\p{L}\\d])"
#define AT_END "(?![\\p{L}\\d])"

typedef struct
{
  char *first;
  char *last;
  char *first_folded;
  char *last_folded;
} Name;

struct _SamNames
{
  GPtrArray *names;  /* of Name */
  GHashTable *known; /* "first\nlast": each is here once */
};

static void
name_free (gpointer data)
{
  Name *name = data;

  g_free (name->first);
  g_free (name->last);
  g_free (name->first_folded);
  g_free (name->last_folded);
  g_free (name);
}

static void
add_name (SamNames *self,
          const char *first,
          const char *last)
{
  char *key = g_strdup_printf ("%s\n%s", first != NULL ? first : "", last != NULL ? last : "");
  Name *name;

  if (!g_hash_table_add (self->known, key))
    return;
  name = g_new0 (Name, 1);
  name->first = g_strstrip (g_strdup (first != NULL ? first : ""));
  name->last = g_strstrip (g_strdup (last != NULL ? last : ""));
  name->first_folded = g_utf8_casefold (name->first, -1);
  name->last_folded = g_utf8_casefold (name->last, -1);
  g_ptr_array_add (self->names, name);
}

/* "Ada van der Loo", written as one: the first word and the last. */
static void
add_whole (SamNames *self,
           const char *whole)
{
  g_auto (GStrv) words = whole != NULL ? g_strsplit (whole, " ", -1) : NULL;
  const guint n = words != NULL ? g_strv_length (words) : 0;

  if (n > 0)
    add_name (self, words[0], n > 1 ? words[n - 1] : NULL);
}

static gboolean
add_kind (SamNames *self,
          SamStore *store,
          const char *kind,
          const char *first,
          const char *last,
          GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, first, error) || (last != NULL && !sam_query_add_column (query, last, error)))
    return FALSE;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **cells = ((SamRow *) rows->pdata[i])->cells;

      if (last != NULL)
        add_name (self, cells[0], cells[1]);
      else
        add_whole (self, cells[0]);
    }
  return rows != NULL;
}

/**
 * sam_names_load:
 *
 * Returns: (transfer full) (nullable): the names of everybody whom this region knows, or %NULL with @error set
 */
SamNames *
sam_names_load (SamStore *store,
                GError **error)
{
  g_autoptr (SamNames) self = g_new0 (SamNames, 1);

  self->names = g_ptr_array_new_with_free_func (name_free);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_whole (self, sam_store_get_author (store));
  /* Who does something is often nobody's record. */
  if (add_kind (self, store, "person", "first_name", "last_name", error) &&
      add_kind (self, store, "step", "assigned_to", NULL, error) &&
      add_kind (self, store, "task", "assigned_to", NULL, error) &&
      add_kind (self, store, "venue", "keys_with", NULL, error))
    return g_steal_pointer (&self);
  return NULL;
}

/**
 * sam_names_free:
 * @self: (transfer full): what sam_names_load() gave
 */
void
sam_names_free (SamNames *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->known);
  g_free (self);
}

/* Whether @pattern stands in @text as words of its own; then @found is what stands there. */
static gboolean
has_words (const char *text,
           const char *pattern,
           GRegexCompileFlags flags,
           char **found)
{
  g_autofree char *whole = g_strconcat (NOT_INSIDE "(?:", pattern, ")" AT_END, NULL);
  g_autoptr (GRegex) regex = g_regex_new (whole, flags, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  /* Or somebody would be named, and nobody told. */
  g_return_val_if_fail (regex != NULL, TRUE);
  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  *found = g_strstrip (g_match_info_fetch (match, 0));
  return TRUE;
}

/* "Ada van der Loo", "A. v.d. Loo", "A.M. Loo", "Loo, Ada". */
static gboolean
has_full_name (const char *text,
               const Name *name,
               char **found)
{
  g_autofree char *first = g_regex_escape_string (name->first, -1);
  g_autofree char *last = g_regex_escape_string (name->last, -1);
  g_autofree char *letter = g_utf8_substring (name->first, 0, MIN (1, g_utf8_strlen (name->first, -1)));
  g_autofree char *initial = g_regex_escape_string (letter, -1);
  g_autofree char *pattern = NULL;

  if (*name->first == '\0' || *name->last == '\0')
    return FALSE;
  pattern = g_strdup_printf ("(?:%s|%s(?:\\.\\s*\\p{L})*\\.?)\\s+" PARTICLES "%s|%s(?:\\.\\p{L})*\\.\\s*" PARTICLES
                             "%s|%s,\\s*(?:%s|%s\\.)",
                             first, initial, last, initial, last, last, first, initial);
  return has_words (text, pattern, G_REGEX_CASELESS, found);
}

static gboolean
has_first_name (const char *text,
                const char *name,
                char **found)
{
  g_autofree char *escaped = g_regex_escape_string (name, -1);

  return g_utf8_strlen (name, -1) > 1 &&
         has_words (text, escaped, g_utf8_strlen (name, -1) < LONG_NAME ? 0 : G_REGEX_CASELESS, found);
}

/* Last names are words of the language too often ("bakker", "jong"): with a capital they may be somebody's. */
static gboolean
has_last_name (const char *text,
               const char *name,
               char **found)
{
  g_autofree char *escaped = g_regex_escape_string (name, -1);

  return g_utf8_strlen (name, -1) > 1 && has_words (text, escaped, 0, found);
}

static gboolean
find_somebody (SamNames *self,
               const char *text,
               const char *folded,
               char **found)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = self->names->pdata[i];

      if (strstr (folded, name->last_folded) != NULL && has_full_name (text, name, found))
        return TRUE;
    }
  return FALSE;
}

static gboolean
find_half_a_name (SamNames *self,
                  const char *text,
                  const char *folded,
                  char **found)
{
  for (guint i = 0; i < self->names->len; i++)
    {
      const Name *name = self->names->pdata[i];

      if ((strstr (folded, name->first_folded) != NULL && has_first_name (text, name->first, found)) ||
          (strstr (folded, name->last_folded) != NULL && has_last_name (text, name->last, found)))
        return TRUE;
    }
  return FALSE;
}

/* What looks like somebody without the region knowing them. */
static gboolean
find_likely (const char *text,
             char **found)
{
  static const char *const patterns[] = {
    "\\p{Lu}\\.(?:\\s?(?:\\p{L}|van|der|den|de)\\.?){0,3}\\s?\\p{Lu}[\\p{Ll}.]*", /* A. Loo, A.v.d.L. */
    "\\p{Lu}(?:v\\.?d\\.?|vd|van|de|ten|ter)\\p{Lu}",                             /* AvdL */
    "\\d{4}\\s?[A-Z]{2}",                                                         /* a postcode */
  };
  static const char number[] = "(?!\\d{4}-\\d{2}-\\d{2})\\+?\\d(?:[ .\\-/()]?\\d){5,}";

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (has_words (text, patterns[i], 0, found))
      return TRUE;
  return has_words (text, number, 0, found);
}

/**
 * sam_names_find:
 * @text: what somebody wrote
 * @found: (out) (transfer full) (nullable): the words of it that tell, where they can be shown by themselves
 *
 * Returns: whom it may name
 */
SamNamed
sam_names_find (SamNames *self,
                const char *text,
                char **found)
{
  const SamPrivacy privacy = sam_privacy_find (text);
  g_autofree char *folded = g_utf8_casefold (text, -1);

  *found = NULL;
  if (find_somebody (self, text, folded, found) ||
      (privacy & (SAM_PRIVACY_CITIZEN_NUMBER | SAM_PRIVACY_PHONE | SAM_PRIVACY_EMAIL)))
    return SAM_NAMED_SOMEBODY;
  if (find_half_a_name (self, text, folded, found) || find_likely (text, found) || (privacy & SAM_PRIVACY_NAME))
    return SAM_NAMED_PERHAPS;
  return SAM_NAMED_NOBODY;
}
