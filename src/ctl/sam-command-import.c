/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "exchange/sam-import.h"
#include "exchange/sam-json-reader.h"
#include "exchange/sam-meeting-guide-reader.h"
#include "exchange/sam-sheet-reader.h"
#include "network/sam-moment.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char **map;
  char **topics;
  char *on_duplicate;
  char *workshop;
  char *header;
  SamSheetSpelling spelling;
  char *encoding;
  gboolean dry_run;
  gboolean strict;
  SamImportDuplicates duplicates;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_strfreev (wishes->map);
  g_strfreev (wishes->topics);
  g_free (wishes->on_duplicate);
  g_free (wishes->workshop);
  g_free (wishes->header);
  g_free (wishes->encoding);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gboolean
find_duplicates (Wishes *wishes)
{
  static const char *const names[] = { "skip", "update", "add" };
  static const SamImportDuplicates values[] = { SAM_IMPORT_SKIP_DUPLICATES, SAM_IMPORT_UPDATE_DUPLICATES,
                                                SAM_IMPORT_ADD_DUPLICATES };

  wishes->duplicates = SAM_IMPORT_SKIP_DUPLICATES;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (wishes->on_duplicate, names[i]) == 0)
      {
        wishes->duplicates = values[i];
        return TRUE;
      }
  return wishes->on_duplicate == NULL;
}

static gboolean
find_spelling (Wishes *wishes)
{
  wishes->spelling.encoding = wishes->encoding;
  if (g_strcmp0 (wishes->header, "yes") == 0)
    wishes->spelling.header = SAM_SHEET_HEADER_THERE;
  else if (g_strcmp0 (wishes->header, "no") == 0)
    wishes->spelling.header = SAM_SHEET_HEADER_MISSING;
  else
    return wishes->header == NULL;
  return TRUE;
}

/* "TEXT=ID" as the answer to what a word in a topics column means. */
static GHashTable *
read_answers (char **topics)
{
  g_autoptr (GHashTable) answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; topics != NULL && topics[i] != NULL; i++)
    {
      const char *equals = strrchr (topics[i], '=');

      if (equals == NULL || !sam_id_is_valid (equals + 1))
        return NULL;
      g_hash_table_insert (answers, g_strndup (topics[i], (gsize) (equals - topics[i])), g_strdup (equals + 1));
    }
  return g_steal_pointer (&answers);
}

static void
print_row (const SamImportRow *row)
{
  static const char *const words[SAM_IMPORT_N_STATUSES] = {
    [SAM_IMPORT_NEW] = N_ ("new"),
    [SAM_IMPORT_UPDATE] = N_ ("changed"),
    [SAM_IMPORT_UNCHANGED] = N_ ("the same"),
    [SAM_IMPORT_DUPLICATE] = N_ ("probably a duplicate"),
    [SAM_IMPORT_PROBLEM] = N_ ("problem"),
  };

  if (row->status != SAM_IMPORT_PROBLEM && row->status != SAM_IMPORT_DUPLICATE && row->notes->len == 0 &&
      row->changes->len == 0)
    return;
  if (row->title != NULL && *row->title != '\0')
    g_print (_ ("Line %u, %s: %s\n"), row->line, row->title, _ (words[row->status]));
  else
    g_print (_ ("Line %u: %s\n"), row->line, _ (words[row->status]));
  for (guint i = 0; i < row->problems->len; i++)
    g_print ("  %s\n", (char *) g_ptr_array_index (row->problems, i));
  for (guint i = 0; i < row->changes->len; i++)
    {
      g_autofree char *change = sam_import_change_describe (g_ptr_array_index (row->changes, i));

      g_print ("  %s\n", change);
    }
  for (guint i = 0; i < row->notes->len; i++)
    g_print ("  %s\n", (char *) g_ptr_array_index (row->notes, i));
}

static void
print_questions (const SamImportPlan *plan)
{
  for (guint i = 0; i < plan->questions->len; i++)
    {
      const SamImportQuestion *question = g_ptr_array_index (plan->questions, i);

      if (question->suggestion != NULL)
        g_print (_ ("“%s” is no topic that is known; if it is “%s”: --topic \"%s=%s\"\n"), question->text,
                 question->suggestion_title, question->text, question->suggestion);
      else
        g_print (_ ("“%s” is no topic that is known; say which it is: --topic \"%s=ID\"\n"), question->text,
                 question->text);
    }
}

static void
print_plan (const SamImportPlan *plan)
{
  for (guint i = 0; i < plan->remarks->len; i++)
    g_print ("%s\n", (char *) g_ptr_array_index (plan->remarks, i));
  for (guint i = 0; i < plan->rows->len; i++)
    print_row (g_ptr_array_index (plan->rows, i));
  for (guint i = 0; i < plan->absent->len; i++)
    g_print (_ ("Not in this list: %s\n"), (char *) g_ptr_array_index (plan->absent, i));
  print_questions (plan);
  g_print (_ ("New: %u, changed: %u, the same: %u, probable duplicates: %u, with problems: %u\n"),
           plan->counts[SAM_IMPORT_NEW], plan->counts[SAM_IMPORT_UPDATE], plan->counts[SAM_IMPORT_UNCHANGED],
           plan->counts[SAM_IMPORT_DUPLICATE], plan->counts[SAM_IMPORT_PROBLEM]);
}

/* The columns as they were last time, or as they seem; and then as the options say. */
static char **
choose_mapping (const SamCommand *self,
                SamStore *store,
                const SamKind *kind,
                const SamSheet *sheet,
                char **map)
{
  g_auto (GStrv) mapping = sam_import_recall_columns (store, kind, sheet);
  g_autoptr (GError) error = NULL;

  if (mapping == NULL)
    mapping = sam_import_guess_columns (kind, sheet);
  for (guint i = 0; map != NULL && map[i] != NULL; i++)
    {
      const char *equals = strrchr (map[i], '=');
      g_autofree char *column = NULL;

      if (equals == NULL)
        {
          sam_command_misused (self, _ ("“%s” is not COLUMN=FIELD"), map[i]);
          return NULL;
        }
      column = g_strndup (map[i], (gsize) (equals - map[i]));
      if (!sam_import_map_column (kind, sheet, mapping, column, equals + 1, &error))
        {
          sam_command_misused (self, "%s", error->message);
          return NULL;
        }
    }
  return g_steal_pointer (&mapping);
}

/* Rows with a problem, and duplicates, are counted by what became of them: that is told, for the plan counted them
 * apart. */
static void
print_apart (const SamImportPlan *plan,
             const SamImportResult *result)
{
  const guint problems = plan->counts[SAM_IMPORT_PROBLEM] - result->left_out_of[SAM_IMPORT_PROBLEM];
  const guint duplicates = plan->counts[SAM_IMPORT_DUPLICATE] - result->left_out_of[SAM_IMPORT_DUPLICATE];

  if (problems > 0)
    g_print (ngettext ("%u of them has a problem; the rest of it was taken over\n",
                       "%u of them have problems; the rest of them was taken over\n", problems),
             problems);
  if (duplicates > 0)
    g_print (ngettext ("%u of them is a probable duplicate\n", "%u of them are probable duplicates\n", duplicates),
             duplicates);
}

static gboolean
apply (SamStore *store,
       const SamKind *kind,
       const SamSheet *sheet,
       char **mapping,
       const SamImportPlan *plan,
       const Wishes *wishes,
       GError **error)
{
  SamImportApply how = { .duplicates = wishes->duplicates, .leave_out_problems = wishes->strict };
  SamImportResult result = { 0 };

  if (!sam_import_apply (store, plan, &how, &result, NULL, error))
    return FALSE;
  g_print (_ ("Added: %u, changed: %u, the same: %u, left out: %u\n"), result.added, result.updated, result.unchanged,
           result.left_out);
  print_apart (plan, &result);
  return sam_import_remember_columns (store, kind, sheet, (const char *const *) mapping, error);
}

static int
import_sheet (const SamCommand *self,
              SamStore *store,
              const SamKind *kind,
              const char *path,
              const Wishes *wishes,
              GHashTable *answers)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  const SamMoment now = sam_moment_now ();
  SamImportOptions options = { .today = now.day, .workshop = wishes->workshop, .answers = answers };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamSheet) sheet = sam_sheet_read_file (file, &wishes->spelling, NULL, &error);
  g_autoptr (SamImportPlan) plan = NULL;
  g_auto (GStrv) mapping = NULL;

  if (sheet == NULL)
    return sam_command_failed (self, error);
  if (sheet->without_header && wishes->header == NULL)
    g_print (_ ("This list does not seem to name its columns: its first line is read as a row too. With “--header yes” "
                "it is read as names.\n"));
  mapping = choose_mapping (self, store, kind, sheet, wishes->map);
  if (mapping == NULL)
    return SAM_EXIT_MISUSED;
  plan = sam_import_prepare (store, kind, sheet, (const char *const *) mapping, &options, &error);
  if (plan == NULL)
    return sam_command_failed (self, error);
  print_plan (plan);
  if (!wishes->dry_run && !apply (store, kind, sheet, mapping, plan, wishes, &error))
    return sam_command_failed (self, error);
  return SAM_EXIT_DONE;
}

static int
import_documents (const SamCommand *self,
                  SamStore *store,
                  const SamKind *kind,
                  const char *path,
                  gboolean dry_run)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) ids = NULL;
  gsize length;

  if (g_file_get_contents (path, &text, &length, &error))
    ids = sam_json_read (store, kind, text, (gssize) length, dry_run, &error);
  if (ids == NULL)
    return sam_command_failed (self, error);
  g_print (ngettext ("%u record\n", "%u records\n", g_strv_length (ids)), g_strv_length (ids));
  return SAM_EXIT_DONE;
}

/* The meetings of another program are a list, and no documents of ours. */
static gboolean
is_feed (const char *path)
{
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) && sam_meeting_guide_is_feed (text);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "map", 'm', 0, G_OPTION_ARG_STRING_ARRAY, &wishes.map, N_ ("What a column is; may be repeated"),
      N_ ("COLUMN=FIELD") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &wishes.dry_run, N_ ("Only say what would happen"), NULL },
    { "on-duplicate", 0, 0, G_OPTION_ARG_STRING, &wishes.on_duplicate, N_ ("What to do with probable duplicates (skip)"),
      "skip|update|add" },
    { "leave-out-problems", 0, 0, G_OPTION_ARG_NONE, &wishes.strict,
      N_ ("Leave out every row with a problem, also where the rest of it can be used"), NULL },
    { "topic", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.topics, N_ ("Which topic a word means; may be repeated"),
      N_ ("WORD=ID") },
    { "workshop", 0, 0, G_OPTION_ARG_STRING, &wishes.workshop, N_ ("Which workshop the registrations are for"), "ID" },
    { "header", 0, 0, G_OPTION_ARG_STRING, &wishes.header, N_ ("Whether the first line names the columns, if that is not "
                                                               "recognised"),
      "yes|no" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &wishes.encoding, N_ ("The file’s character set, if it is not recognised"),
      N_ ("NAME") },
    { NULL },
  };
  g_autofree char *small = NULL;
  g_autoptr (GHashTable) answers = NULL;
  const SamKind *kind;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("Reads .csv, .xlsx, .json, address cards (.vcf), calendars (.ics) and feeds of meetings "
                             "(Meeting Guide). All of it is one step that “samenhulpctl undo” takes back."),
                          &argc, &argv, 2, 2))
    return SAM_EXIT_MISUSED;
  if (!find_duplicates (&wishes))
    return sam_command_misused (self, _ ("Duplicates can be skipped, updated or added, not “%s”"), wishes.on_duplicate);
  if (!find_spelling (&wishes))
    return sam_command_misused (self, _ ("The first line names the columns, “yes”, or does not, “no”; not “%s”"),
                                wishes.header);
  answers = read_answers (wishes.topics);
  if (answers == NULL)
    return sam_command_misused (self, _ ("A topic is given as WORD=ID"));
  kind = sam_command_find_kind (self, argv[1]);
  if (kind == NULL)
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  small = g_ascii_strdown (argv[2], -1);
  if (g_str_has_suffix (small, ".json") && !is_feed (argv[2]))
    return import_documents (self, store, kind, argv[2], wishes.dry_run);
  return import_sheet (self, store, kind, argv[2], &wishes, answers);
}

const SamCommand sam_command_import = {
  "import",
  N_ ("KIND FILE"),
  N_ ("Take over a list"),
  run,
};
