/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Registrations as people send them: a form in a mail, "Naam: …" line by line, or one person a line. It never guesses
 * beyond what stands there; what it does not understand goes into the remark. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-registration-reader.h"

#include "exchange/sam-dutch-values.h"
#include "network/sam-name-key.h"
#include "record/sam-spelling.h"

#include <string.h>

typedef enum
{
  KEY_NAME,
  KEY_FIRST,
  KEY_LAST,
  KEY_PRACTICE,
  KEY_FUNCTION,
  KEY_EMAIL,
  KEY_PHONE,
  KEY_REMARK,
  KEY_FROM,
  KEY_SKIP,
  KEY_NONE,
} Key;

static const struct
{
  const char *word;
  Key key;
} keys[] = {
  { "naam", KEY_NAME },
  { "name", KEY_NAME },
  { "voornaam", KEY_FIRST },
  { "achternaam", KEY_LAST },
  { "praktijk", KEY_PRACTICE },
  { "huisartsenpraktijk", KEY_PRACTICE },
  { "organisatie", KEY_PRACTICE },
  { "werkplek", KEY_PRACTICE },
  { "functie", KEY_FUNCTION },
  { "beroep", KEY_FUNCTION },
  { "email", KEY_EMAIL },
  { "emailadres", KEY_EMAIL },
  { "mail", KEY_EMAIL },
  { "telefoon", KEY_PHONE },
  { "tel", KEY_PHONE },
  { "telefoonnummer", KEY_PHONE },
  { "mobiel", KEY_PHONE },
  { "opmerking", KEY_REMARK },
  { "opmerkingen", KEY_REMARK },
  { "bijzonderheden", KEY_REMARK },
  { "wensen", KEY_REMARK },
  { "onderwerpen", KEY_REMARK },
  { "van", KEY_FROM },
  { "from", KEY_FROM },
  { "aan", KEY_SKIP },
  { "to", KEY_SKIP },
  { "onderwerp", KEY_SKIP },
  { "subject", KEY_SKIP },
  { "datum", KEY_SKIP },
  { "verzonden", KEY_SKIP },
  { "cc", KEY_SKIP },
};

/* The word before the colon; what stands after it goes to @value. */
static Key
read_key (const char *line,
          const char **value)
{
  const char *colon = strchr (line, ':');
  g_autofree char *word = NULL;
  g_autofree char *compact = NULL;

  if (colon == NULL || colon - line > 30)
    return KEY_NONE;
  word = g_strndup (line, (gsize) (colon - line));
  compact = sam_name_key (word);
  *value = colon + 1;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_str_equal (keys[i].word, compact))
      return keys[i].key;
  return KEY_NONE;
}

static void
take (char **place,
      char *text)
{
  if (*place == NULL && text != NULL && *text != '\0')
    *place = text;
  else
    g_free (text);
}

static void
add_remark (SamRegistration *self,
            const char *text)
{
  char *joined = self->remark != NULL ? g_strjoin ("\n", self->remark, text, NULL) : g_strdup (text);

  g_free (self->remark);
  self->remark = joined;
}

static void
take_name (SamRegistration *self,
           const char *text)
{
  if (self->first_name == NULL && self->last_name == NULL)
    sam_dutch_split_name (text, &self->first_name, &self->particle, &self->last_name);
}

/* "Jan Jansen <jan@praktijk.example>" */
static void
take_sender (SamRegistration *self,
             const char *text)
{
  const char *open = strchr (text, '<');
  g_autofree char *name = open != NULL ? g_strstrip (g_strndup (text, (gsize) (open - text))) : NULL;
  g_autofree char *address = open != NULL ? g_strndup (open + 1, strcspn (open + 1, ">")) : g_strdup (text);

  take (&self->email, sam_dutch_read_email (address));
  g_strdelimit (name != NULL ? name : address, "\"", ' ');
  if (name != NULL && *name != '\0')
    take_name (self, name);
}

static void
take_value (SamRegistration *self,
            Key key,
            const char *raw)
{
  g_autofree char *text = sam_spelling_trim (raw);

  if (*text == '\0')
    return;
  switch (key)
    {
    case KEY_NAME:
      take_name (self, text);
      break;
    case KEY_FIRST:
      take (&self->first_name, g_strdup (text));
      break;
    case KEY_LAST:
      if (self->last_name == NULL)
        sam_dutch_split_last_name (text, &self->particle, &self->last_name);
      break;
    case KEY_PRACTICE:
      take (&self->practice, g_strdup (text));
      break;
    case KEY_FUNCTION:
      take (&self->function, g_strdup (text));
      break;
    case KEY_EMAIL:
      take (&self->email, sam_dutch_read_email (text));
      break;
    case KEY_PHONE:
      take (&self->phone, sam_dutch_read_phone (text));
      break;
    case KEY_FROM:
      take_sender (self, text);
      break;
    case KEY_REMARK:
      add_remark (self, text);
      break;
    case KEY_SKIP:
    case KEY_NONE:
    default:
      break;
    }
}

static gboolean
has_name (const SamRegistration *self)
{
  return self->first_name != NULL || self->last_name != NULL;
}

static void
add_if_named (GPtrArray *list,
              SamRegistration *registration)
{
  if (has_name (registration))
    g_ptr_array_add (list, registration);
  else
    sam_registration_free (registration);
}

#define MOST_WORDS 6 /* of a name and a function; more are a sentence */

/* "Fien de Wit doktersassistent fien@praktijk.example" or "Fien de Wit <fien@praktijk.example>": what stands before the
 * address is the name, but for a function at its end. */
static void
read_words (GPtrArray *list,
            const char *line)
{
  const char *at = strchr (line, '@');
  const char *from = at;
  const char *rest;
  g_autofree char *before = NULL;
  g_autofree char *address = NULL;
  g_auto (GStrv) words = NULL;
  SamRegistration *registration;
  guint n;

  if (at == NULL)
    return;
  while (from > line && strchr (" \t<(\"'", from[-1]) == NULL)
    from--;
  address = g_strndup (from, strcspn (from, " \t>)\"'\r"));
  before = g_strndup (line, (gsize) (from - line));
  g_strstrip (g_strdelimit (before, "<(\"'", ' '));
  words = g_strsplit_set (before, " \t", -1);
  n = g_strv_length (words);
  /* What goes on after the address is a sentence. */
  rest = from + strlen (address);
  if (n < 2 || n > MOST_WORDS || rest[strspn (rest, " \t>)\"'\r")] != '\0')
    return;
  registration = g_new0 (SamRegistration, 1);
  take_value (registration, KEY_EMAIL, address);
  if (n > 2 && sam_dutch_read_function (words[n - 1]) != NULL)
    {
      take_value (registration, KEY_FUNCTION, words[n - 1]);
      g_clear_pointer (&words[n - 1], g_free);
    }
  g_free (before);
  before = g_strjoinv (" ", words);
  take_value (registration, KEY_NAME, before);
  if (registration->email == NULL)
    sam_registration_free (registration);
  else
    add_if_named (list, registration);
}

/* As mail programs write whom a mail is to: "Berg, Lies van den" <lies@praktijk.example>; Jan Smit <…> */
static gboolean
has_address (const char *line)
{
  const char *open = strchr (line, '<');
  const char *at = open != NULL ? strchr (open, '@') : NULL;

  return at != NULL && strchr (at, '>') != NULL;
}

/* "Jan Jansen; huisarts; Praktijk De Linde; jan@praktijk.example": the name first, then in any order. */
static void
read_line (GPtrArray *list,
           const char *line)
{
  const char *signs = strchr (line, '\t') != NULL ? "\t" : strchr (line, ';') != NULL ? ";"
                                                                                      : ",";
  g_auto (GStrv) cells = g_strsplit (line, signs, -1);
  SamRegistration *registration;

  if (g_strv_length (cells) < 2 || has_address (line))
    {
      g_auto (GStrv) people = g_strsplit (line, ";", -1);

      for (char **person = people; *person != NULL; person++)
        read_words (list, *person);
      return;
    }
  registration = g_new0 (SamRegistration, 1);
  take_value (registration, KEY_NAME, cells[0]);
  for (char **cell = cells + 1; *cell != NULL; cell++)
    {
      g_autofree char *text = sam_spelling_trim (*cell);
      g_autofree char *phone = sam_dutch_read_phone (text);

      if (strchr (text, '@') != NULL)
        take_value (registration, KEY_EMAIL, text);
      else if (phone != NULL)
        take_value (registration, KEY_PHONE, text);
      else if (registration->function == NULL && sam_dutch_read_function (text) != NULL)
        take_value (registration, KEY_FUNCTION, text);
      else if (registration->practice == NULL)
        take_value (registration, KEY_PRACTICE, text);
      else
        take_value (registration, KEY_REMARK, text);
    }
  /* A sentence with commas is nobody. */
  if (registration->email == NULL && registration->phone == NULL && registration->function == NULL)
    g_clear_pointer (&registration, sam_registration_free);
  else
    add_if_named (list, registration);
}

static guint
count_keys (char **lines,
            guint first,
            guint end)
{
  const char *value;
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += read_key (lines[i], &value) < KEY_FROM;
  return n;
}

static SamRegistration *
read_form (char **lines,
           guint first,
           guint end)
{
  SamRegistration *registration = g_new0 (SamRegistration, 1);
  Key last = KEY_NONE;

  for (guint i = first; i < end; i++)
    {
      const char *value = lines[i];
      const Key key = read_key (lines[i], &value);

      if (key == KEY_NONE && last == KEY_REMARK)
        take_value (registration, KEY_REMARK, lines[i]);
      else
        take_value (registration, key, value);
      last = key != KEY_NONE ? key : last;
    }
  return registration;
}

static gboolean
is_blank (const char *line)
{
  return line[strspn (line, " \t\r")] == '\0';
}

/**
 * sam_registration_read:
 *
 * Returns: (transfer full) (element-type SamRegistration): who registers in this text, in its order
 */
GPtrArray *
sam_registration_read (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_registration_free);
  guint n = g_strv_length (lines);
  g_autoptr (SamRegistration) sender = read_form (lines, 0, MIN (n, 6));

  for (guint first = 0; first < n;)
    {
      guint end = first;

      while (end < n && !is_blank (lines[end]))
        end++;
      if (count_keys (lines, first, end) >= 2)
        {
          SamRegistration *registration = read_form (lines, first, end);

          take (&registration->email, list->len == 0 ? g_strdup (sender->email) : NULL);
          add_if_named (list, registration);
        }
      else
        for (guint i = first; i < end; i++)
          if (read_key (lines[i], &(const char *){ NULL }) == KEY_NONE)
            read_line (list, lines[i]);
      first = end + 1;
    }
  return list;
}

static gboolean
is_known (const char *address,
          GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const SamRegistration *registration = g_ptr_array_index (list, i);

      if (registration->email != NULL && g_ascii_strcasecmp (registration->email, address) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether every address of the line is somebody's who was found. */
static gboolean
is_of (const char *line,
       GPtrArray *list)
{
  g_auto (GStrv) words = g_strsplit_set (line, " \t\r,;:<>()[]\"'", -1);

  for (char **word = words; *word != NULL; word++)
    {
      /* What ends a sentence is no part of the address. */
      for (char *end = *word + strlen (*word); end > *word && strchr (".!?", end[-1]) != NULL; end--)
        end[-1] = '\0';
      if (strchr (*word, '@') != NULL && !is_known (*word, list))
        return FALSE;
    }
  return TRUE;
}

/**
 * sam_registration_find_missed:
 * @list: what sam_registration_read() made of @text
 *
 * Returns: (transfer full): the lines with an e-mail address that is nobody's in @list, so that nobody is lost unseen
 */
char **
sam_registration_find_missed (const char *text,
                              GPtrArray *list)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) missed = g_strv_builder_new ();

  for (char **line = lines; *line != NULL; line++)
    if (read_key (*line, &(const char *){ NULL }) == KEY_NONE && !is_of (*line, list))
      g_strv_builder_add (missed, g_strstrip (*line));
  return g_strv_builder_end (missed);
}
