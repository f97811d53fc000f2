/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-pdf-evaluation.h"
#include "network/sam-evaluation-link.h"
#include "network/sam-match-evaluation.h"
#include "network/sam-region-record.h"
#include "network/sam-today.h"

#include <glib/gi18n.h>

typedef struct
{
  gboolean relative;
  gboolean due;
  char **sent; /* ids of matches */
  char *paper; /* path */
  char *link;  /* id of a match */
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_strfreev (wishes->sent);
  g_free (wishes->paper);
  g_free (wishes->link);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gboolean
print_due (SamStore *store,
           const SamMoment *now,
           GError **error)
{
  const char *const names[] = { "match", "since", "form", NULL };
  const char *const labels[] = { _ ("Match"), _ ("First contact"), _ ("Form"), NULL };
  g_autoptr (GPtrArray) due = sam_match_evaluation_list_due (store, now->day, error);
  g_autoptr (SamOutput) output = NULL;

  if (due == NULL)
    return FALSE;
  output = sam_output_new (SAM_OUTPUT_TABLE, names, labels);
  for (guint i = 0; i < due->len; i++)
    {
      const SamEvaluationDue *one = g_ptr_array_index (due, i);
      const char *form = one->relative ? "relative" : "match";

      sam_output_add (output, (const char *[]){ one->match, one->since,
                                                sam_output_choose_label (output, "evaluation", "form", form) });
    }
  sam_output_print (output);
  return TRUE;
}

static gboolean
print_results (SamStore *store,
               GError **error)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *results = sam_match_evaluation_load_results (store, i == 1, error);

      if (results == NULL)
        return FALSE;
      g_print ("%s\n", results);
    }
  return TRUE;
}

static gboolean
write_paper (SamStore *store,
             const Wishes *wishes,
             GError **error)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autofree char *address = sam_region_record_dup_address (region, ", ");

  return sam_pdf_write_evaluation (wishes->relative ? 0 : 1, wishes->relative ? 1 : 0, address, wishes->paper, error);
}

static gboolean
print_link (SamStore *store,
            const char *match,
            const SamMoment *now,
            GError **error)
{
  g_autoptr (SamEvaluationLink) link = sam_evaluation_link_send (store, match, now->day, error);

  if (link != NULL)
    g_print ("%s\n", link->url);
  return link != NULL;
}

/* Its id, as of whatever is made. Whose form it is, is not kept on purpose. */
static gboolean
save_form (SamStore *store,
           gboolean relative,
           const char *typed,
           const SamMoment *now,
           GError **error)
{
  g_autofree char *id = sam_match_evaluation_save (store, relative, typed, now->day, error);

  if (id == NULL)
    return FALSE;
  g_print ("%s\n%s\n", id,
           relative ? _ ("The form of a relative is noted, without whose it is.")
                    : _ ("The form is noted, without whose it is."));
  return TRUE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "relative", 0, 0, G_OPTION_ARG_NONE, &wishes.relative, N_ ("The form for relatives, with three questions"),
      NULL },
    { "due", 0, 0, G_OPTION_ARG_NONE, &wishes.due, N_ ("List the matches whose form is to be sent"), NULL },
    { "sent", 0, 0, G_OPTION_ARG_STRING_ARRAY, &wishes.sent, N_ ("Note that the form of a match was sent"),
      N_ ("MATCH") },
    { "paper", 0, 0, G_OPTION_ARG_FILENAME, &wishes.paper, N_ ("Write the form as it is printed"), N_ ("FILE.pdf") },
    { "link", 0, 0, G_OPTION_ARG_STRING, &wishes.link,
      N_ ("Print the link to the platform’s form for a match, and note the form as sent"), N_ ("MATCH") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  gboolean done;
  const SamMoment now = sam_moment_now ();
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("ANSWERS are one letter for each question, y yes, a a little, n no, ? don’t know, - left "
                             "open, then what was written. Whose form it is, is not kept. Without any, what the "
                             "forms say together is printed."),
                          &argc, &argv, 0, 1))
    return SAM_EXIT_MISUSED;
  for (guint i = 0; wishes.sent != NULL && wishes.sent[i] != NULL; i++)
    if (sam_kind_of_id (wishes.sent[i]) != sam_kind_find ("match"))
      return sam_command_misused (self, _ ("“%s” is no id of a match"), wishes.sent[i]);
  if (wishes.link != NULL && sam_kind_of_id (wishes.link) != sam_kind_find ("match"))
    return sam_command_misused (self, _ ("“%s” is no id of a match"), wishes.link);
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (wishes.sent != NULL)
    done = sam_match_evaluation_note_sent (store, (const char *const *) wishes.sent, now.day, &error);
  else if (wishes.link != NULL)
    done = print_link (store, wishes.link, &now, &error);
  else if (wishes.paper != NULL)
    done = write_paper (store, &wishes, &error);
  else if (wishes.due)
    done = print_due (store, &now, &error);
  else if (argc > 1)
    done = save_form (store, wishes.relative, argv[1], &now, &error);
  else
    done = print_results (store, &error);
  return done ? SAM_EXIT_DONE : sam_command_failed (self, error);
}

const SamCommand sam_command_evaluate = {
  "evaluate",
  N_ ("[ANSWERS]"),
  N_ ("Type in an evaluation form, or show what the forms say"),
  run,
};
