/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-blueprint.h"
#include "network/sam-today.h"

#include <glib/gi18n.h>

static int
export_blueprint (const SamCommand *self,
                  SamStore *store,
                  const char *path)
{
  g_autoptr (SamBlueprint) blueprint = NULL;
  g_autoptr (GError) error = NULL;
  SamMoment now;

  sam_moment_set (&now, g_get_real_time () / G_USEC_PER_SEC);
  blueprint = sam_blueprint_make (store, now.day, &error);
  if (blueprint == NULL || !sam_blueprint_save (blueprint, path, &error))
    return sam_command_failed (self, error);
  for (guint i = 0; i < blueprint->held_back->len; i++)
    g_printerr (_ ("Left out, because it names somebody: %s\n"), (char *) blueprint->held_back->pdata[i]);
  g_print (ngettext ("%u record\n", "%u records\n", blueprint->records->len), blueprint->records->len);
  return SAM_EXIT_DONE;
}

static void
print_differences (GPtrArray *differences,
                   SamOutputFormat format)
{
  static const char *const states[] = { "new", "changed", "same" };
  const char *const names[] = { "kind", "title", "state", "fields", "id", NULL };
  const char *const labels[] = { _ ("Kind"), _ ("Title"), _ ("State"), _ ("Fields"), "id", NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < differences->len; i++)
    {
      const SamBlueprintDifference *difference = differences->pdata[i];
      g_autofree char *title = sam_record_dup_title (difference->record);
      g_autofree char *fields = difference->fields != NULL ? g_strjoinv ("; ", difference->fields) : NULL;

      sam_output_add (output, (const char *[]){ sam_record_get_kind (difference->record)->name, title,
                                                states[difference->state], fields,
                                                sam_record_get_id (difference->record) });
    }
  sam_output_print (output);
}

static int
import_differences (const SamCommand *self,
                    SamStore *store,
                    GPtrArray *differences,
                    gboolean changed)
{
  g_autoptr (GError) error = NULL;
  int n;

  for (guint i = 0; i < differences->len; i++)
    {
      SamBlueprintDifference *difference = differences->pdata[i];

      difference->wanted = difference->wanted || (changed && difference->state == SAM_BLUEPRINT_CHANGED);
    }
  n = sam_blueprint_take_over (store, differences, &error);
  if (n < 0)
    return sam_command_failed (self, error);
  g_print (ngettext ("%d record taken over\n", "%d records taken over\n", (gulong) n), n);
  return SAM_EXIT_DONE;
}

static int
compare (const SamCommand *self,
         SamStore *store,
         const char *path,
         gboolean import,
         gboolean changed,
         SamOutputFormat format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamBlueprint) blueprint = sam_blueprint_load (path, &error);
  g_autoptr (GPtrArray) differences = NULL;

  if (blueprint == NULL)
    return sam_command_failed (self, error);
  differences = sam_blueprint_compare (blueprint, store);
  if (import)
    return import_differences (self, store, differences, changed);
  print_differences (differences, format);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  gboolean changed = FALSE;
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "changed", 0, 0, G_OPTION_ARG_NONE, &changed,
      N_ ("import: also take over what this region has otherwise"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("show: how to print it"), "table|csv|json" },
    { NULL },
  };
  SamOutputFormat format;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("A blueprint holds topics, road map, templates, targets and knowledge, and nothing about "
                             "anybody. “show” compares it with this region; “import” takes over what is new, as one "
                             "change to undo."),
                          &argc, &argv, 2, 2))
    return SAM_EXIT_MISUSED;
  if (!sam_output_format_from_name (format_name, &format))
    return sam_command_misused (self, _ ("There is no format “%s”"), format_name);
  if (!g_str_equal (argv[1], "export") && !g_str_equal (argv[1], "show") && !g_str_equal (argv[1], "import"))
    return sam_command_misused (self, _ ("“%s” is neither export, show nor import"), argv[1]);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (g_str_equal (argv[1], "export"))
    return export_blueprint (self, store, argv[2]);
  return compare (self, store, argv[2], g_str_equal (argv[1], "import"), changed, format);
}

const SamCommand sam_command_blueprint = {
  "blueprint",
  "export|show|import FILE",
  N_ ("Pass on what was learnt to another region, or take it over"),
  run,
};
