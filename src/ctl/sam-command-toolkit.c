/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-pdf-text.h"
#include "network/sam-region-record.h"
#include "network/sam-shipped-texts.h"

#include <glib/gi18n.h>

typedef struct
{
  char *language;
  char *output;
  char *format_name;
  SamOutputFormat format;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->language);
  g_free (wishes->output);
  g_free (wishes->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static int
list (const SamCommand *self,
      SamStore *store,
      const Wishes *wishes)
{
  const SamKind *kind = sam_kind_find ("template");
  const char *const names[] = { "name", "language", "type", "title", NULL };
  const char *const labels[] = { _ ("Name"), _ ("Language"), _ ("Type"), _ ("Title"), NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) slugs = sam_shipped_texts_list (kind, &error);
  g_autoptr (SamOutput) output = sam_output_new (wishes->format, names, labels);

  for (guint i = 0; slugs != NULL && slugs[i] != NULL; i++)
    {
      g_autoptr (SamRecord) tool = sam_shipped_text_find (store, kind, slugs[i], &error);
      g_auto (GStrv) name = g_strsplit (slugs[i], ".", 2);
      g_autofree char *type = tool != NULL ? sam_record_dup_text (tool, "type") : NULL;
      g_autofree char *title = tool != NULL ? sam_record_dup_text (tool, "title") : NULL;

      if (tool == NULL)
        break;
      if (wishes->language == NULL || g_strcmp0 (wishes->language, name[1]) == 0)
        sam_output_add (output, (const char *[]){ name[0], name[1],
                                                  sam_output_choose_label (output, "template", "type", type), title });
    }
  if (error != NULL)
    return sam_command_failed (self, error);
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

static int
print (const SamCommand *self,
       SamStore *store,
       const char *name,
       const Wishes *wishes)
{
  const char *language = wishes->language != NULL ? wishes->language : sam_shipped_texts_get_language ();
  g_autofree char *slug = g_strjoin (".", name, language, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) tool = sam_shipped_text_find (store, sam_kind_find ("template"), slug, &error);
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL); /* without it nobody signs the sheet */

  if (g_error_matches (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
    return sam_command_misused (self, _ ("There is no tool “%s” in the language “%s”; “toolkit list” shows them"), name,
                                language);
  if (tool == NULL || !sam_pdf_write_text (tool, region, wishes->output, &error))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &wishes.language, N_ ("In which language"), "nl|de" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.output, N_ ("Where to write it"), N_ ("FILE.pdf") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &wishes.format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("The checklists, letters and forms of the toolkit: “list” shows them, “print NAME” puts one "
                             "on paper, as the region has made it its own."),
                          &argc, &argv, 1, 2))
    return SAM_EXIT_MISUSED;
  if (!sam_command_find_format (self, wishes.format_name, &wishes.format))
    return SAM_EXIT_MISUSED;
  if (g_str_equal (argv[1], "list") ? argc != 2 : (!g_str_equal (argv[1], "print") || argc != 3))
    return sam_command_misused (self, _ ("Say “toolkit list” or “toolkit print NAME”"));
  if (argc == 3 && wishes.output == NULL)
    return sam_command_misused (self, _ ("The file is missing: --output FILE.pdf"));
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return argc == 2 ? list (self, store, &wishes) : print (self, store, argv[2], &wishes);
}

const SamCommand sam_command_toolkit = {
  "toolkit",
  N_ ("list | print NAME"),
  N_ ("Show the toolkit, or put one of its letters and forms on paper"),
  run,
};
