/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-blueprint.h"
#include "network/sam-today.h"

#include <glib/gi18n.h>

static SamBlueprint *
make (SamStore *store,
      GError **error)
{
  const SamMoment now = sam_moment_now ();

  return sam_blueprint_make (store, now.day, error);
}

static int
export_blueprint (const SamCommand *self,
                  SamStore *store,
                  const char *path,
                  char **read)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamBlueprint) blueprint = make (store, &error);
  guint n_records = 0;

  if (blueprint == NULL)
    return sam_command_failed (self, error);
  if (read != NULL)
    sam_blueprint_mark_read (blueprint, (const char *const *) read);
  if (!sam_blueprint_save (blueprint, path, sam_command_wants_pdf (path), &error) ||
      !sam_blueprint_remember_read (blueprint, store, &error))
    return sam_command_failed (self, error);
  for (guint i = 0; i < blueprint->texts->len; i++)
    {
      const SamBlueprintText *text = blueprint->texts->pdata[i];

      if (!text->read)
        g_printerr (_ ("Left out: %s. %s\n"), text->title, text->why != NULL ? text->why : _ ("Nobody read it yet."));
    }
  for (guint i = 0; i < blueprint->records->len; i++)
    {
      g_autoptr (SamRecord) record = sam_blueprint_dup_record (blueprint, blueprint->records->pdata[i]);

      n_records += record != NULL;
    }
  g_print (ngettext ("%u record\n", "%u records\n", n_records), n_records);
  return SAM_EXIT_DONE;
}

static int
print_texts (const SamCommand *self,
             SamStore *store,
             SamOutputFormat format)
{
  const char *const names[] = { "key", "title", "read", "why", "text", NULL };
  const char *const labels[] = { _ ("Key"), _ ("Title"), _ ("Read"), _ ("Why"), _ ("Text"), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamBlueprint) blueprint = make (store, &error);
  g_autoptr (SamOutput) output = NULL;

  if (blueprint == NULL)
    return sam_command_failed (self, error);
  output = sam_output_new (format, names, labels);
  for (guint i = 0; i < blueprint->texts->len; i++)
    {
      const SamBlueprintText *text = blueprint->texts->pdata[i];

      sam_output_add (output, (const char *[]){ text->key, text->title, text->read ? "true" : "false", text->why,
                                                text->text });
    }
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

static void
print_differences (GPtrArray *differences,
                   SamOutputFormat format)
{
  static const char *const states[] = { "new", "changed", "same" };
  const char *const words[] = { C_ ("blueprint", "new"), C_ ("blueprint", "changed"), C_ ("blueprint", "the same") };
  const char *const names[] = { "kind", "title", "state", "fields", "id", NULL };
  const char *const labels[] = { _ ("Kind"), _ ("Title"), _ ("State"), _ ("Fields"), "id", NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < differences->len; i++)
    {
      const SamBlueprintDifference *difference = differences->pdata[i];
      const SamKind *kind = sam_record_get_kind (difference->record);
      g_autofree char *title = sam_record_dup_title (difference->record);
      g_autofree char *fields = difference->fields != NULL ? g_strjoinv ("; ", difference->fields) : NULL;

      const char *state = sam_output_choose (output, states[difference->state], words[difference->state]);

      sam_output_add (output, (const char *[]){ sam_output_choose (output, kind->name, _ (kind->label)), title, state,
                                                fields,
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

typedef enum
{
  TEXTS,
  EXPORT,
  SHOW,
  IMPORT,
  N_VERBS,
} Verb;

static Verb
find_verb (const char *name)
{
  static const char *const verbs[N_VERBS] = { "texts", "export", "show", "import" };
  Verb verb = TEXTS;

  while (verb < N_VERBS && !g_str_equal (name, verbs[verb]))
    verb++;
  return verb;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  gboolean changed = FALSE;
  g_autofree char *format_name = NULL;
  g_auto (GStrv) read = NULL;
  const GOptionEntry entries[] = {
    { "read", 0, 0, G_OPTION_ARG_STRING_ARRAY, &read, N_ ("export: a text that was read and names nobody"), N_ ("KEY") },
    { "changed", 0, 0, G_OPTION_ARG_NONE, &changed,
      N_ ("import: also take over what this region has otherwise"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("texts, show: how to print it"), "table|csv|json" },
    { NULL },
  };
  SamOutputFormat format;
  SamStore *store;
  Verb verb;

  if (!sam_command_parse (self, session, entries,
                          _ ("A blueprint holds topics, road map, templates, targets and knowledge, and nothing about "
                             "anybody. Texts that people wrote here go along only when they were read: “texts” lists "
                             "them with their keys. “show” compares a blueprint with this region; “import” takes over "
                             "what is new, as one change to undo."),
                          &argc, &argv, 1, 2))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, format_name, &format))
    return SAM_EXIT_MISUSED;
  verb = find_verb (argv[1]);
  if (verb == N_VERBS)
    return sam_command_misused (self, _ ("“%s” is neither texts, export, show nor import"), argv[1]);
  if ((argc == 3) != (verb != TEXTS))
    return sam_command_misused (self, verb == TEXTS ? _ ("“texts” needs no file") : _ ("No file is named"));
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (verb == TEXTS)
    return print_texts (self, store, format);
  if (verb == EXPORT)
    return export_blueprint (self, store, argv[2], read);
  return compare (self, store, argv[2], verb == IMPORT, changed, format);
}

const SamCommand sam_command_blueprint = {
  "blueprint",
  N_ ("texts | export|show|import FILE"),
  N_ ("Pass on what was learnt to another region, or take it over"),
  run,
};
