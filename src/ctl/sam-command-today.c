/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-pdf-desk.h"
#include "network/sam-today-collect.h"
#include "sync/sam-sync-run.h"

#include <glib/gi18n.h>

static GPtrArray *
collect (SamStore *store,
         const SamMoment *now,
         GError **error)
{
  g_autoptr (GPtrArray) set_aside = sam_sync_list_set_aside (store, error);
  GPtrArray *rejected = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_today_item_free);

  for (guint i = 0; set_aside != NULL && i < set_aside->len; i++)
    {
      const SamSetAside *entry = g_ptr_array_index (set_aside, i);

      g_ptr_array_add (rejected, sam_today_judge_rejected (entry->id, entry->reason, now));
    }
  return sam_today_collect (store, rejected, now, error);
}

/* Of what waits for that record, the first that can be noted as done. */
static gboolean
finish (SamStore *store,
        GPtrArray *items,
        const char *id,
        const SamMoment *now,
        GError **error)
{
  g_autoptr (GError) failure = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      const SamTodayItem *item = g_ptr_array_index (items, i);

      if (g_strcmp0 (item->id, id) != 0)
        continue;
      g_clear_error (&failure);
      if (sam_today_finish (store, item->source, id, now, &failure))
        return TRUE;
    }
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("Nothing waits for “%s”"), id);
  return FALSE;
}

static void
print (GPtrArray *items,
       const char *person,
       SamOutputFormat format)
{
  const char *const names[] = { "urgency", "source", "title", "reason", "due", "person", "id", NULL };
  const char *const labels[] = { _ ("When"), _ ("What"), _ ("Title"), _ ("Why"), _ ("Day"), _ ("Who"), "id", NULL };
  static const char *const urgencies[] = { "late", "today", "soon" };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < items->len; i++)
    {
      const SamTodayItem *item = g_ptr_array_index (items, i);
      gboolean table = format == SAM_OUTPUT_TABLE;

      if (sam_today_item_is_for (item, person))
        sam_output_add (output, (const char *[]){
                                    table ? sam_urgency_get_label (item->urgency) : urgencies[item->urgency],
                                    table ? sam_today_source_get_label (item->source)
                                          : sam_today_source_get_name (item->source),
                                    item->title, item->reason, item->due, item->person, item->id });
    }
  sam_output_print (output);
}

static gboolean
write_pdf (GPtrArray *items,
           const char *person,
           const SamMoment *now,
           const char *path,
           GError **error)
{
  g_autoptr (SamPdfTable) table = sam_pdf_desk_new (items, person, now->day);

  return sam_pdf_table_write (table, path, error);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *format_name = NULL;
  g_autofree char *person = NULL;
  g_autofree char *done = NULL;
  g_autofree char *pdf = NULL;
  const GOptionEntry entries[] = {
    { "person", 0, 0, G_OPTION_ARG_STRING, &person, N_ ("Only what is theirs, and what is nobody’s"), N_ ("NAME") },
    { "done", 0, 0, G_OPTION_ARG_STRING, &done, N_ ("Note first that what waits under that id is done"), N_ ("ID") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_ ("Write the list to tick off at the desk"), N_ ("FILE.pdf") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (GError) error = NULL;
  SamOutputFormat format;
  const SamMoment now = sam_moment_now ();
  SamStore *store;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  items = collect (store, &now, &error);
  if (items != NULL && done != NULL)
    {
      if (!finish (store, items, done, &now, &error))
        return sam_command_failed (self, error);
      g_ptr_array_unref (items);
      items = collect (store, &now, &error);
    }
  if (items == NULL || (pdf != NULL && !write_pdf (items, person, &now, pdf, &error)))
    return sam_command_failed (self, error);
  print (items, person, format);
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_today = {
  "today",
  "",
  N_ ("Show what needs somebody now, and why"),
  run,
};
