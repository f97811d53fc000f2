/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms on paper, typed in fast, and what they say together. Of fewer than five forms no percentage is given: it
 * would say more about single people than about the evening. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-after.h"

#include "json/sam-json-value.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define FEWEST 5

static const struct
{
  const char *id;
  const char *title;
} scales[] = {
  { "knowledge", N_ ("Knows what self-help can do") },
  { "attitude", N_ ("Will point people to it") },
};

static void
set_answers (SamRecord *evaluation,
             const int *answers)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_new ();
      g_autofree char *id = sam_json_from_string (scales[i].id);
      g_autofree char *value = sam_json_from_integer (answers[i]);

      sam_json_object_set (item, "id", id);
      sam_json_object_set (item, "value", value);
      g_ptr_array_add (items, sam_json_object_to_text (item));
    }
  text = sam_json_from_items (items);
  sam_record_set_value (evaluation, "answers", text);
}

/**
 * sam_after_parse_form:
 * @evaluation: to fill in; its form says whether it is the one before or after
 * @typed: "4 5 y the talks were good": a figure of 1 to 5 for each question, after the workshop whether it helped
 *   (y, n, or - for no answer), and what was written
 *
 * Returns: whether it was understood
 */
gboolean
sam_after_parse_form (SamRecord *evaluation,
                      const char *typed,
                      GError **error)
{
  static const char yes[] = "yYjJ";
  g_autofree char *form = sam_record_dup_text (evaluation, "form");
  const gboolean after = g_strcmp0 (form, "workshop") == 0;
  int answers[G_N_ELEMENTS (scales)];
  const char *rest = typed;

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      rest += strspn (rest, " \t");
      if (*rest < '1' || *rest > '5')
        {
          g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                       _ ("Begin with a figure of 1 to 5 for each question: %u are asked."),
                       (guint) G_N_ELEMENTS (scales));
          return FALSE;
        }
      answers[i] = *rest++ - '0';
    }
  rest += strspn (rest, " \t");
  if (after && *rest != '\0' && (rest[1] == ' ' || rest[1] == '\0') && strchr ("yYjJnN-", *rest) != NULL)
    {
      if (*rest != '-')
        sam_record_set_text (evaluation, "helped", strchr (yes, *rest) != NULL ? "yes" : "no");
      rest++;
      rest += strspn (rest, " \t");
    }
  set_answers (evaluation, answers);
  if (*rest != '\0')
    sam_record_set_text (evaluation, "remarks", rest);
  return TRUE;
}

static gboolean
get_answer (SamRecord *evaluation,
            const char *id,
            gint64 *value)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (evaluation, "answers"));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *which = item != NULL ? sam_json_to_string (sam_json_object_get (item, "id")) : NULL;

      if (g_strcmp0 (which, id) == 0)
        return sam_json_to_integer (sam_json_object_get (item, "value"), value);
    }
  return FALSE;
}

static gboolean
is_form (SamRecord *evaluation,
         const char *name)
{
  g_autofree char *form = sam_record_dup_text (evaluation, "form");

  return g_strcmp0 (form, name) == 0;
}

/* "3.4 (n = 7)" */
static char *
describe_mean (GPtrArray *evaluations,
               const char *form,
               const char *id)
{
  gint64 sum = 0, value;
  guint n = 0;

  for (guint i = 0; i < evaluations->len; i++)
    if (is_form (g_ptr_array_index (evaluations, i), form) &&
        get_answer (g_ptr_array_index (evaluations, i), id, &value))
      {
        sum += value;
        n++;
      }
  if (n == 0)
    return g_strdup (_ ("no forms"));
  if (n < FEWEST)
    /* Translators: %u is how many forms there are: too few to say more */
    return g_strdup_printf (_ ("n = %u, too few to say"), n);
  return g_strdup_printf (_ ("%.1f (n = %u)"), (double) sum / n, n);
}

static char *
describe_helped (GPtrArray *evaluations)
{
  guint yes = 0, n = 0;

  for (guint i = 0; i < evaluations->len; i++)
    {
      g_autofree char *helped = sam_record_dup_text (g_ptr_array_index (evaluations, i), "helped");

      if (!is_form (g_ptr_array_index (evaluations, i), "workshop") || helped == NULL)
        continue;
      yes += g_str_equal (helped, "yes");
      n++;
    }
  if (n == 0)
    return NULL;
  if (n < FEWEST)
    return g_strdup_printf (_ ("It helped: %u of %u"), yes, n);
  return g_strdup_printf (_ ("It helped: %u%% (n = %u)"), (yes * 100 + n / 2) / n, n);
}

/**
 * sam_after_describe_forms:
 * @evaluations: (element-type SamRecord): of one workshop
 *
 * Returns: (transfer full): a line for each question, with how many answered it
 */
char *
sam_after_describe_forms (GPtrArray *evaluations)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *helped = describe_helped (evaluations);

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      g_autofree char *before = describe_mean (evaluations, "workshop_before", scales[i].id);
      g_autofree char *after = describe_mean (evaluations, "workshop", scales[i].id);

      /* Translators: a question of a form, and what was answered before and after the workshop */
      g_string_append_printf (text, _ ("%s: before %s, after %s"), g_dgettext (GETTEXT_PACKAGE, scales[i].title),
                              before,
                              after);
      g_string_append_c (text, '\n');
    }
  if (helped != NULL)
    g_string_append (text, helped);
  return g_strchomp (g_string_free (g_steal_pointer (&text), FALSE));
}
