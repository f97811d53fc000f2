/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-roadmap.h"

#include "exchange/sam-pdf-text.h"
#include "network/sam-day-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  SamRecord *first = *(SamRecord *const *) a;
  SamRecord *second = *(SamRecord *const *) b;
  gint64 x = sam_record_get_integer (first, "position", G_MAXINT64);
  gint64 y = sam_record_get_integer (second, "position", G_MAXINT64);

  if (x != y)
    return x < y ? -1 : 1;
  return g_strcmp0 (sam_record_get_id (first), sam_record_get_id (second));
}

static GPtrArray *
list_steps (SamBlueprint *blueprint)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < blueprint->records->len; i++)
    {
      SamRecord *step = sam_record_get_kind (blueprint->records->pdata[i]) == sam_kind_find ("step")
                            ? sam_blueprint_dup_record (blueprint, blueprint->records->pdata[i])
                            : NULL;

      if (step != NULL)
        g_ptr_array_add (steps, step);
    }
  g_ptr_array_sort (steps, compare_steps);
  return steps;
}

static void
add_markdown (SamPdfFlow *flow,
              SamRecord *step,
              const char *field)
{
  g_autofree char *text = sam_record_dup_text (step, field);

  if (text != NULL)
    sam_pdf_flow_add_text (flow, text);
}

/* "Done when: a date is set." */
static void
add_named (SamPdfFlow *flow,
           SamRecord *step,
           const char *field)
{
  const char *label = g_dgettext (GETTEXT_PACKAGE, sam_kind_find_field (sam_kind_find ("step"), field)->label);
  g_autofree char *text = sam_record_dup_text (step, field);
  g_autofree char *named = NULL;

  if (text == NULL)
    return;
  /* Translators: the name of a field, and what it says: "Done when: a date is set." */
  named = g_strdup_printf (_ ("%s: %s"), label, text);
  sam_pdf_flow_add_paragraph (flow, named);
}

static void
add_weeks (SamPdfFlow *flow,
           SamRecord *step)
{
  const gint64 usual = sam_record_get_integer (step, "weeks", 0);
  const gint64 took = sam_record_get_integer (step, "took_weeks", 0);
  g_autoptr (GString) text = g_string_new (NULL);

  if (usual > 0)
    g_string_append_printf (text,
                            g_dngettext (GETTEXT_PACKAGE, "Usually takes %d week.", "Usually takes %d weeks.",
                                         (gulong) usual),
                            (int) usual);
  if (took > 0)
    {
      g_string_append (text, text->len > 0 ? " " : "");
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE, "Here it took %d.", "Here it took %d.", (gulong) took),
                              (int) took);
    }
  if (text->len > 0)
    sam_pdf_flow_add_note (flow, text->str);
}

static void
add_step (SamPdfFlow *flow,
          SamRecord *step)
{
  g_autofree char *title = sam_record_dup_title (step);
  g_autofree char *lesson = sam_record_dup_text (step, "lesson");

  sam_pdf_flow_add_heading (flow, 3, title);
  add_markdown (flow, step, "why");
  add_markdown (flow, step, "what");
  add_markdown (flow, step, "how");
  add_named (flow, step, "who");
  add_named (flow, step, "done_when");
  add_weeks (flow, step);
  if (lesson != NULL)
    {
      g_autofree char *learnt = g_strdup_printf (_ ("What we learnt: %s"), lesson);

      sam_pdf_flow_add_quote (flow, learnt);
    }
}

static void
add_steps (SamPdfFlow *flow,
           GPtrArray *steps)
{
  g_autofree char *phase = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      char *own = sam_record_dup_text (steps->pdata[i], "phase");

      if (own != NULL && g_strcmp0 (own, phase) != 0)
        sam_pdf_flow_add_heading (flow, 2, own);
      g_free (phase);
      phase = own;
      add_step (flow, steps->pdata[i]);
    }
}

/**
 * sam_pdf_roadmap_new:
 * @blueprint: made of a region, with what was read
 *
 * Returns: (transfer full): the guide, to be shown or written
 */
SamPdfFlow *
sam_pdf_roadmap_new (SamBlueprint *blueprint)
{
  g_autoptr (GPtrArray) steps = list_steps (blueprint);
  g_autofree char *day = sam_day_words_full (blueprint->made_on);
  g_autofree char *from = NULL;
  const char *title = _ ("Guide to a Self-Help Network");
  SamPdfFlow *flow = sam_pdf_flow_new (SAM_PDF_FLOW_A4, title);

  sam_pdf_flow_set_footer (flow, title);
  sam_pdf_flow_add_heading (flow, 1, title);
  /* Translators: the name of a region, and a day. */
  from = g_strdup_printf (_ ("The road map of %s, with what was learnt there, as it was on %s."),
                          blueprint->name != NULL ? blueprint->name : _ ("a region"), day);
  sam_pdf_flow_add_paragraph (flow, from);
  sam_pdf_flow_add_note (flow, _ ("May be copied, changed and passed on by anybody who says where it comes from and passes "
                                  "it on as freely (CC BY-SA 4.0)."));
  add_steps (flow, steps);
  return flow;
}
