/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-handover.h"

#include "exchange/sam-blueprint.h"
#include "network/sam-continuity.h"
#include "network/sam-day-words.h"
#include "network/sam-region-record.h"
#include "network/sam-roadmap.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* So many names of groups somebody reads on paper; all of them are in the program. */
#define MOST_LABELS 12

typedef struct
{
  SamStore *store;
  const char *today;
  guint months;
  SamPdfFlow *flow;
  SamNames *names;         /* of whom the region knows */
  SamBlueprint *blueprint; /* for its lessons */
} Dossier;

/* What a record is called where that names nobody: people write names in the steps of a road map too. */
static const char *
find_title (Dossier *dossier,
            const char *id,
            const char *title)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autofree char *found = NULL;

  if (kind == NULL || !sam_blueprint_has_kind (kind))
    return title;
  return sam_names_find (dossier->names, title, &found) == SAM_NAMED_NOBODY ? title
                                                                            : g_dgettext (GETTEXT_PACKAGE, kind->label);
}

static char **
make_row (const char *first,
          const char *second,
          const char *third)
{
  const char *cells[] = { first, second, third, NULL };

  return g_strdupv ((char **) cells);
}

static GPtrArray *
new_table (const char *first,
           const char *second,
           const char *third)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, make_row (first, second, third));
  return rows;
}

/* --- at a glance --- */

static char *
count (Dossier *dossier,
       const char *kind,
       const char *path,
       const char *value)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kind));
  gint64 n;

  /* The paths are fields of the kinds; a count that can't be made is told as unknown. */
  if (path != NULL)
    sam_query_add_condition (query, path, SAM_COMPARE_EQUAL, value, NULL);
  n = sam_store_count (dossier->store, query, NULL);
  return n >= 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, n) : g_strdup ("–");
}

static void
add_figures (Dossier *dossier)
{
  g_autofree char *groups = count (dossier, "group", NULL, NULL);
  g_autofree char *practices = count (dossier, "organisation", "type", "practice");
  g_autofree char *experts = count (dossier, "expert", NULL, NULL);
  g_autofree char *questions = count (dossier, "question", "status", "new");
  g_autofree char *tasks = count (dossier, "task", "status", "open");
  const SamPdfFlowFigure figures[] = {
    { groups, _ ("groups"), NULL },
    { practices, _ ("practices"), NULL },
    { experts, _ ("experience experts"), NULL },
    { questions, _ ("new help questions"), NULL },
    { tasks, _ ("open tasks"), NULL },
  };

  sam_pdf_flow_add_heading (dossier->flow, 2, _ ("At a Glance"));
  sam_pdf_flow_add_figures (dossier->flow, figures, G_N_ELEMENTS (figures));
}

/* --- the road map --- */

static void
add_phases (Dossier *dossier,
            GPtrArray *steps)
{
  g_autoptr (GPtrArray) rows = new_table (_ ("Phase"), _ ("Done"), _ ("Steps"));

  for (guint i = 0; i < steps->len; i++)
    {
      const SamRoadmapStep *step = steps->pdata[i];
      SamRoadmapProgress progress = sam_roadmap_measure (steps, step->phase);
      g_autofree char *done = g_strdup_printf ("%u", progress.n_done);
      g_autofree char *all = g_strdup_printf ("%u", progress.n_steps);

      if (i == 0 || !g_str_equal (step->phase, ((SamRoadmapStep *) steps->pdata[i - 1])->phase))
        g_ptr_array_add (rows, make_row (*step->phase != '\0' ? step->phase : _ ("Without a phase"), done, all));
    }
  sam_pdf_flow_add_table (dossier->flow, rows, (const double[]){ 6, 1, 1 }, 1 << 1 | 1 << 2);
}

static void
add_next_steps (Dossier *dossier,
                GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      const SamRoadmapStep *step = steps->pdata[i];
      g_autofree char *day = step->due != NULL ? sam_day_words_long (step->due) : NULL;
      const char *title = find_title (dossier, step->id, step->title);
      g_autofree char *text = NULL;

      if (step->status != SAM_STEP_IS_BUSY && !(step->status == SAM_STEP_IS_OPEN && step->due != NULL))
        continue;
      /* Translators: a step of the road map, and the day by which it is to be done. */
      text = day != NULL ? g_strdup_printf (_ ("%s (due %s)"), title, day) : g_strdup (title);
      sam_pdf_flow_add_item (dossier->flow, "☐", text);
    }
}

static gboolean
add_roadmap (Dossier *dossier,
             GError **error)
{
  g_autoptr (GPtrArray) steps = sam_roadmap_load (dossier->store, dossier->today, error);

  if (steps == NULL)
    return FALSE;
  if (steps->len == 0)
    return TRUE;
  sam_pdf_flow_add_heading (dossier->flow, 2, _ ("The Road Map"));
  add_phases (dossier, steps);
  sam_pdf_flow_add_heading (dossier->flow, 3, _ ("What is being done now, and what is due"));
  add_next_steps (dossier, steps);
  return TRUE;
}

/* --- continuity --- */

static gboolean
add_endings (Dossier *dossier,
             GError **error)
{
  g_autoptr (GPtrArray) items =
      sam_continuity_load_endings (dossier->store, dossier->today, dossier->months, error);
  g_autoptr (GPtrArray) rows = new_table (_ ("Day"), _ ("What"), _ ("What Ends"));

  if (items == NULL)
    return FALSE;
  sam_pdf_flow_add_heading (dossier->flow, 2, _ ("What Ends When"));
  for (guint i = 0; i < items->len; i++)
    {
      const SamContinuityItem *item = items->pdata[i];
      g_autofree char *day = sam_day_words_full (item->date);

      g_ptr_array_add (rows, make_row (day, find_title (dossier, item->id, item->label), item->reason));
    }
  if (items->len > 0)
    sam_pdf_flow_add_table (dossier->flow, rows, (const double[]){ 2, 3, 3 }, 0);
  else
    sam_pdf_flow_add_paragraph (dossier->flow, _ ("Nothing ends in this time, as far as it was noted."));
  return TRUE;
}

static guint
count_people (GPtrArray *items)
{
  g_autoptr (GHashTable) people = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_add (people, ((SamContinuityItem *) items->pdata[i])->person);
  return g_hash_table_size (people);
}

/* Those who depend on somebody in the same way, by what they are called where that names nobody. */
static void
add_reason (Dossier *dossier,
            GPtrArray *items,
            const char *reason)
{
  g_autoptr (GHashTable) labels = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autofree char *list = NULL;
  g_autofree char *text = NULL;
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      SamContinuityItem *item = items->pdata[i];
      char *label;

      if (!g_str_equal (item->reason, reason))
        continue;
      n++;
      label = (char *) find_title (dossier, item->id, item->label);
      if (g_hash_table_add (labels, label) && words->len < MOST_LABELS)
        g_ptr_array_add (words, label);
    }
  if (g_hash_table_size (labels) > words->len)
    g_ptr_array_add (words, (gpointer) "…");
  g_ptr_array_add (words, NULL);
  list = g_strjoinv ("; ", (char **) words->pdata);
  /* Translators: in what way somebody is needed, how often, and for what: "Has the key, 2: Buurthuis; Bibliotheek" */
  text = g_strdup_printf (_ ("%s, %u: %s"), reason, n, list);
  sam_pdf_flow_add_item (dossier->flow, "•", text);
}

static gboolean
add_dependencies (Dossier *dossier,
                  GError **error)
{
  g_autoptr (GPtrArray) items = sam_continuity_load_dependencies (dossier->store, dossier->today, error);
  g_autoptr (GHashTable) told = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *text = NULL;
  guint n_people;

  if (items == NULL)
    return FALSE;
  n_people = count_people (items);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "%u person carries something that nobody else does. Who it is stands in the "
                                       "sealed file.",
                                       "%u people carry something that nobody else does. Who they are stands in the "
                                       "sealed file.",
                                       n_people),
                          n_people);
  sam_pdf_flow_add_heading (dossier->flow, 2, _ ("What Hangs on One Person"));
  sam_pdf_flow_add_paragraph (dossier->flow, text);
  for (guint i = 0; i < items->len; i++)
    {
      SamContinuityItem *item = items->pdata[i];

      if (g_hash_table_add (told, item->reason))
        add_reason (dossier, items, item->reason);
    }
  return TRUE;
}

/* --- lessons, and how to go on --- */

static void
add_lesson (Dossier *dossier,
            const SamBlueprintText *lesson)
{
  g_autofree char *title = sam_record_dup_title (lesson->record);

  sam_pdf_flow_add_heading (dossier->flow, 3, find_title (dossier, sam_record_get_id (lesson->record), title));
  sam_pdf_flow_add_paragraph (dossier->flow, lesson->text);
}

/* Those that may go to another region, as far as they name nobody. */
static void
add_lessons (Dossier *dossier)
{
  gboolean any = FALSE;

  for (guint i = 0; i < dossier->blueprint->texts->len; i++)
    {
      const SamBlueprintText *text = dossier->blueprint->texts->pdata[i];

      if (!g_str_equal (text->field->name, "lesson") || text->named != SAM_NAMED_NOBODY)
        continue;
      if (!any)
        sam_pdf_flow_add_heading (dossier->flow, 2, _ ("What Was Learnt"));
      any = TRUE;
      add_lesson (dossier, text);
    }
}

static void
add_how_to (Dossier *dossier)
{
  const char *const steps[] = {
    _ ("Install Samenhulp on your laptop, with its disk encrypted."),
    _ ("Open the sealed file: on the welcome page, or by “samenhulpctl handover open FILE”. The passphrase comes by "
       "another way than the file."),
    _ ("Say under Preferences who you are, and connect with the server under your own name."),
    _ ("Look at Today and the Road Map first; then call those on whom something hangs."),
    _ ("When you have taken over, whoever left deletes the region from their laptop, and you delete the sealed file."),
  };

  sam_pdf_flow_add_heading (dossier->flow, 2, _ ("How to Take Over"));
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *marker = g_strdup_printf ("%u.", i + 1);

      sam_pdf_flow_add_item (dossier->flow, marker, steps[i]);
    }
}

static gboolean
add_all (Dossier *dossier,
         GError **error)
{
  add_figures (dossier);
  if (!add_roadmap (dossier, error) || !add_endings (dossier, error) || !add_dependencies (dossier, error))
    return FALSE;
  add_lessons (dossier);
  add_how_to (dossier);
  return TRUE;
}

/**
 * sam_pdf_handover_new:
 * @today: YYYY-MM-DD
 * @months: how far ahead it tells what ends
 *
 * Returns: (transfer full) (nullable): the dossier, to be shown or written; nobody's name is in it
 */
SamPdfFlow *
sam_pdf_handover_new (SamStore *store,
                      const char *today,
                      guint months,
                      GError **error)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autofree char *name = region != NULL ? sam_record_dup_text (region, "name") : NULL;
  g_autofree char *day = sam_day_words_full (today);
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;
  g_autoptr (SamPdfFlow) flow = NULL;
  g_autoptr (SamNames) names = sam_names_load (store, error);
  g_autoptr (SamBlueprint) blueprint = names != NULL ? sam_blueprint_make (store, today, error) : NULL;
  Dossier dossier = { store, today, months, NULL, names, blueprint };

  if (blueprint == NULL)
    return NULL;

  /* Translators: %s is the name of a region. */
  title = g_strdup_printf (_ ("Hand-Over: %s"), name != NULL ? name : "");
  /* Translators: %s is a day. */
  about = g_strdup_printf (_ ("As it was on %s. No names of people stand in this paper; they are in the sealed file that "
                              "goes with it."),
                           day);
  flow = sam_pdf_flow_new (SAM_PDF_FLOW_A4, title);
  sam_pdf_flow_set_footer (flow, title);
  sam_pdf_flow_add_heading (flow, 1, title);
  sam_pdf_flow_add_paragraph (flow, about);
  dossier.flow = flow;
  return add_all (&dossier, error) ? g_steal_pointer (&flow) : NULL;
}
