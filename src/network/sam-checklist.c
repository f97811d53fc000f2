/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-checklist.h"

#include "network/sam-days.h"
#include "network/sam-shipped-texts.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
step_free (SamChecklistStep *step)
{
  g_free (step->title);
  g_free (step);
}

/* The "(+14)" at the end of @line, which is cut off; -1 where there is none. */
static int
take_days (char *line)
{
  char *open = strrchr (line, '(');
  char *end = NULL;
  gint64 days;

  if (open == NULL || open[1] != '+' || !g_ascii_isdigit (open[2]))
    return -1;
  days = g_ascii_strtoll (open + 2, &end, 10);
  if (days > G_MAXINT16 || g_strcmp0 (end, ")") != 0)
    return -1;
  *open = '\0';
  g_strchomp (line);
  return (int) days;
}

/**
 * sam_checklist_read:
 * @text: (nullable): of a checklist
 *
 * Returns: (transfer full) (element-type SamChecklistStep): its steps in order; what is no step to tick is left out
 */
GPtrArray *
sam_checklist_read (const char *text)
{
  GPtrArray *steps = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      SamChecklistStep *step;

      if (!g_str_has_prefix (line, "- [ ] ") && !g_str_has_prefix (line, "* [ ] "))
        continue;
      line = g_strchug (line + strlen ("- [ ] "));
      step = g_new0 (SamChecklistStep, 1);
      step->days = take_days (line);
      step->title = g_strdup (line);
      g_ptr_array_add (steps, step);
    }
  return steps;
}

/**
 * sam_checklist_make_tasks:
 * @checklist: a template
 * @about: the id of what it is gone through for
 * @start: YYYY-MM-DD, from which the days are counted
 *
 * Made on two laptops, a task is one: its id follows from the checklist, the step and what it is about.
 *
 * Returns: (transfer full) (element-type SamRecord): a new task for each step
 */
GPtrArray *
sam_checklist_make_tasks (SamRecord *checklist,
                          const char *about,
                          const char *start)
{
  const SamKind *kind = sam_kind_find ("task");
  GPtrArray *tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *text = sam_record_dup_text (checklist, "text");
  g_autoptr (GPtrArray) steps = sam_checklist_read (text);

  for (guint i = 0; i < steps->len; i++)
    {
      const SamChecklistStep *step = steps->pdata[i];
      g_autofree char *key = g_strjoin (" ", sam_record_get_id (checklist), about, step->title, NULL);
      g_autofree char *id = sam_id_from_key (kind, key);
      g_autofree char *due = step->days >= 0 ? sam_day_add (start, step->days) : NULL;
      SamRecord *task = sam_record_new (kind, id);

      sam_record_set_text (task, "title", step->title);
      sam_record_set_text (task, "about", about);
      sam_record_set_text (task, "checklist", sam_record_get_id (checklist));
      sam_record_set_text (task, "status", "open");
      sam_record_set_text (task, "due_on", due);
      g_ptr_array_add (tasks, task);
    }
  return tasks;
}

static gboolean
save_missing (SamStore *store,
              GPtrArray *tasks,
              guint *n_made,
              GError **error)
{
  *n_made = 0;
  for (guint i = 0; i < tasks->len; i++)
    {
      g_autoptr (SamRecord) known = sam_store_load (store, sam_record_get_id (tasks->pdata[i]), NULL);

      if (known != NULL)
        continue;
      if (!sam_store_save (store, tasks->pdata[i], error))
        return FALSE;
      ++*n_made;
    }
  return TRUE;
}

/**
 * sam_checklist_apply:
 * @name: of the checklist, without its language
 * @language: "nl" or "de"
 * @about: the id of what it is gone through for
 * @start: YYYY-MM-DD
 * @n_made: (out): how many tasks were not there yet
 *
 * Makes the tasks of a checklist. Can be undone as one.
 *
 * Returns: whether all were saved
 */
gboolean
sam_checklist_apply (SamStore *store,
                     const char *name,
                     const char *language,
                     const char *about,
                     const char *start,
                     guint *n_made,
                     GError **error)
{
  g_autofree char *slug = g_strjoin (".", name, language, NULL);
  g_autoptr (SamRecord) checklist = sam_shipped_text_find (store, sam_kind_find ("template"), slug, error);
  g_autoptr (GPtrArray) tasks = NULL;
  gboolean saved;

  if (checklist == NULL || !sam_store_begin_step (store, _ ("Checklist"), error))
    return FALSE;
  tasks = sam_checklist_make_tasks (checklist, about, start);
  saved = save_missing (store, tasks, n_made, error);
  return sam_store_end_step (store, saved ? error : NULL) && saved;
}

/**
 * sam_checklist_load_state:
 * @about: the id of what it is gone through for
 *
 * Returns: (transfer full) (nullable): how far the tasks of its checklists are
 */
SamChecklistState *
sam_checklist_load_state (SamStore *store,
                          const char *about,
                          GError **error)
{
  static const char *const done[] = { "done", "dropped", NULL };
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("task"));
  g_autoptr (SamChecklistState) state = g_new0 (SamChecklistState, 1);
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_add_column (query, "status", error) || !sam_query_add_column (query, "due_on", error) ||
      !sam_query_add_condition (query, "about", SAM_COMPARE_EQUAL, about, error) ||
      !sam_query_add_condition (query, "checklist", SAM_COMPARE_NOT_EQUAL, NULL, error) ||
      !sam_query_set_order (query, "due_on", FALSE, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SamRow *row = rows->pdata[i];
      gboolean is_done = row->cells[0] != NULL && g_strv_contains (done, row->cells[0]);

      state->n_steps++;
      state->n_done += is_done;
      if (is_done || state->next != NULL)
        continue;
      state->next = g_strdup (row->title);
      state->next_on = g_strdup (row->cells[1]);
    }
  return rows != NULL ? g_steal_pointer (&state) : NULL;
}

/**
 * sam_checklist_state_free:
 * @state: (transfer full): what sam_checklist_load_state() told
 */
void
sam_checklist_state_free (SamChecklistState *state)
{
  g_free (state->next);
  g_free (state->next_on);
  g_free (state);
}
