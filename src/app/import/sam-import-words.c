/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/import/sam-import-words.h"

#include <glib/gi18n.h>

#include "app/import/sam-import-item.h"
#include "record/sam-words.h"

#define MOST_NAMED 10

static void
add_status (GString *text,
            SamImportStatus status,
            guint n,
            guint left_out)
{
  const char *label = sam_import_status_label (status);

  if (n == 0)
    return;
  if (left_out == 0)
    /* Translators: what happens with rows of a list, and how many: "New: 187" */
    sam_words_add_printf (text, " · ", _ ("%s: %u"), label, n);
  else if (left_out == n)
    /* Translators: what is with rows of a list, and how many: "Probably a duplicate: 2, left out" */
    sam_words_add_printf (text, " · ", ngettext ("%s: %u, left out", "%s: %u, left out", n), label, n);
  else
    /* Translators: what is with rows of a list, and how many: "Problem: 3, of which 1 left out" */
    sam_words_add_printf (text, " · ",
                          ngettext ("%s: %u, of which %u left out", "%s: %u, of which %u left out", left_out), label, n,
                          left_out);
}

/**
 * sam_import_words_sum:
 * @counts: by status, how many rows the list has
 * @left_out_of: by status, how many rows do not come in
 *
 * Returns: (transfer full): every row of the list in one of the numbers
 */
char *
sam_import_words_sum (const guint *counts,
                      const guint *left_out_of)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int status = 0; status < SAM_IMPORT_N_STATUSES; status++)
    add_status (text, (SamImportStatus) status, counts[status], left_out_of[status]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Practices of the list's care groups that it does not name. */
static void
add_absent (GString *text,
            const GPtrArray *absent)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  if (absent->len == 0)
    return;
  for (guint i = 0; i < MIN (absent->len, MOST_NAMED); i++)
    g_ptr_array_add (names, g_ptr_array_index (absent, i));
  if (absent->len > MOST_NAMED)
    g_ptr_array_add (names, (gpointer) "…");
  g_ptr_array_add (names, NULL);
  joined = g_strjoinv (", ", (char **) names->pdata);
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append_printf (text,
                          ngettext ("%u practice of the same care group is not in this list, and stays as it is: %s.",
                                    "%u practices of the same care group are not in this list, and stay as they are: "
                                    "%s.",
                                    absent->len),
                          absent->len, joined);
}

/* What is wrong with the list itself. */
static void
add_remarks (GString *text,
             const GPtrArray *remarks)
{
  for (guint i = 0; i < MIN (remarks->len, MOST_NAMED); i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", (char *) g_ptr_array_index (remarks, i));
  if (remarks->len > MOST_NAMED)
    g_string_append (text, "\n…");
}

static void
add_made (GString *text,
          const SamImportPlan *plan)
{
  static const char *const kinds[] = { "venue", "person" };
  g_autoptr (GString) made = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SamKind *kind = sam_kind_find (kinds[i]);
      const guint n = sam_import_plan_count_besides (plan, kind);
      g_autofree char *one = g_strdup_printf ("%s (%u)", _ (kind->label_plural), n);

      if (n > 0)
        sam_words_add (made, ", ", one);
    }
  if (made->len > 0)
    {
      if (text->len > 0)
        g_string_append_c (text, ' ');
      /* Translators: records that are made besides those of the list: "Also made: Venues (12), Persons (3)." */
      g_string_append_printf (text, _ ("Also made: %s."), made->str);
    }
}

/**
 * sam_import_words_besides:
 *
 * Returns: (transfer full): what is made that no row is about, what the list leaves out, and what is wrong with it
 *   beside its rows; "" where that is nothing
 */
char *
sam_import_words_besides (const SamImportPlan *plan)
{
  const guint practices = sam_import_plan_count_besides (plan, sam_kind_find ("organisation"));
  const gboolean about_people = g_str_equal (plan->kind->name, "staff") || g_str_equal (plan->kind->name, "expert") ||
                                g_str_equal (plan->kind->name, "participation");
  g_autoptr (GString) text = g_string_new (NULL);

  if (practices > 0 && !g_str_equal (plan->kind->name, "organisation"))
    g_string_append_printf (text,
                            ngettext ("%u practice that is not there yet is made too, with no more than its name. "
                                      "If you have a list of practices, import that first.",
                                      "%u practices that are not there yet are made too, with no more than their "
                                      "names. If you have a list of practices, import that first.",
                                      practices),
                            practices);
  if (!about_people)
    add_made (text, plan);
  add_absent (text, plan->absent);
  add_remarks (text, plan->remarks);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
