/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"
#include "ctl/sam-output.h"
#include "exchange/sam-pdf-guide.h"
#include "network/sam-editions.h"
#include "network/sam-moment.h"

#include <glib/gi18n.h>

static const char *const orders[] = { "topic", "place", NULL };

typedef struct
{
  char *municipality, *order, *form, *output, *format_name;
  int printed;
  gboolean remember, held, left_out;
  SamOutputFormat format;
  guint order_index;
  SamPdfGuideForm form_chosen;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->municipality);
  g_free (wishes->order);
  g_free (wishes->form);
  g_free (wishes->output);
  g_free (wishes->format_name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

/* FALSE: @name is none of them; the first one for NULL. */
static gboolean
find_name (const char *const *names,
           const char *name,
           guint *index)
{
  *index = 0;
  while (name != NULL && names[*index] != NULL && !g_str_equal (names[*index], name))
    ++*index;
  return names[*index] != NULL;
}

static gboolean
find_form (const char *name,
           SamPdfGuideForm *form)
{
  *form = (SamPdfGuideForm) 0;
  while (name != NULL && *form < SAM_PDF_GUIDE_N_FORMS && !g_str_equal (sam_pdf_guide_form_get_name (*form), name))
    ++*form;
  return *form < SAM_PDF_GUIDE_N_FORMS;
}

static int
check (const SamCommand *self,
       Wishes *wishes)
{
  if (!sam_command_find_format (self, wishes->format_name, &wishes->format))
    return SAM_EXIT_MISUSED;
  if (!find_name (orders, wishes->order, &wishes->order_index))
    return sam_command_misused (self, _ ("There is no order “%s”"), wishes->order);
  if (!find_form (wishes->form, &wishes->form_chosen))
    return sam_command_misused (self, _ ("There is no form “%s”"), wishes->form);
  if (wishes->printed < 0)
    return sam_command_misused (self, _ ("A number is less than nothing"));
  return SAM_EXIT_DONE;
}

static int
print_held (const SamCommand *self,
            SamStore *store,
            const char *today,
            SamOutputFormat format)
{
  const char *const names[] = { "edition", "made_on", "printed", "title", "edition_id", "id", NULL };
  const char *const labels[] = { _ ("Edition"), _ ("Made"), _ ("Copies"), _ ("Still in it"), _ ("Edition id"), "id",
                                 NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = sam_editions_list_held (store, today, &error);

  if (list == NULL)
    return sam_command_failed (self, error);
  for (guint i = 0; i < list->len; i++)
    {
      const SamHeld *held = g_ptr_array_index (list, i);
      g_autofree char *printed = held->printed > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, held->printed) : NULL;

      sam_output_add (output, (const char *[]){ held->edition_title, held->made_on, printed, held->title,
                                                held->edition, held->record });
    }
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

/* What a printer has to know, before it prints. */
static void
tell (const SamGuide *guide,
      SamPdfGuide *pdf)
{
  const guint pages = sam_pdf_guide_count_pages (pdf);
  const guint sheets = sam_pdf_guide_count_sheets (pdf);
  g_autofree char *of_pages = g_strdup_printf (ngettext ("%u page", "%u pages", pages), pages);
  g_autofree char *of_sheets = g_strdup_printf (ngettext ("%u sheet of A4", "%u sheets of A4", sheets), sheets);
  g_autofree char *of_groups =
      g_strdup_printf (ngettext ("%u group", "%u groups", guide->groups->len), guide->groups->len);
  const guint n_left_out = guide->left_out->len;
  g_autofree char *left_out =
      g_strdup_printf (ngettext ("%u group is left out", "%u groups are left out", n_left_out), n_left_out);

  g_print ("%s · %s · %s\n%s\n", of_groups, of_pages, of_sheets, left_out);
}

static int
print_left_out (const SamGuide *guide,
                SamOutputFormat format)
{
  const char *const names[] = { "title", "reason", "why", "id", NULL };
  const char *const labels[] = { _ ("Group"), _ ("Reason"), _ ("Why"), "id", NULL };
  g_autoptr (SamOutput) output = sam_output_new (format, names, labels);

  for (guint i = 0; i < guide->left_out->len; i++)
    {
      const SamGuideLeftOut *group = g_ptr_array_index (guide->left_out, i);
      const SamExportReason *reason = sam_pdf_guide_get_reason (group);

      sam_output_add (output, (const char *[]){ group->title, reason->name, sam_export_reason_get_words (reason),
                                                group->id });
    }
  sam_output_print (output);
  return SAM_EXIT_DONE;
}

static int
make (const SamCommand *self,
      SamStore *store,
      const char *today,
      const Wishes *wishes)
{
  const SamGuideChoice choice = { (SamGuideOrder) wishes->order_index, wishes->municipality, today };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamGuide) guide = sam_guide_load (store, &choice, &error);
  g_autoptr (SamPdfGuide) pdf = NULL;
  const char *form = sam_pdf_guide_form_get_name (wishes->form_chosen);
  g_autofree char *edition = NULL;

  if (guide == NULL)
    return sam_command_failed (self, error);
  if (wishes->left_out)
    return print_left_out (guide, wishes->format);
  pdf = sam_pdf_guide_new (guide, wishes->form_chosen);
  tell (guide, pdf);
  if (wishes->output != NULL && !sam_pdf_guide_write (pdf, wishes->output, &error))
    return sam_command_failed (self, error);
  if (!wishes->remember)
    return SAM_EXIT_DONE;
  edition = sam_editions_note_guide (store, guide, form, wishes->printed, &error);
  return edition != NULL ? SAM_EXIT_DONE : sam_command_failed (self, error);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_auto (Wishes) wishes = { 0 };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &wishes.output, N_ ("Write the guide"), N_ ("FILE.pdf") },
    { "municipality", 0, 0, G_OPTION_ARG_STRING, &wishes.municipality, N_ ("Only the groups in this municipality"),
      N_ ("NAME") },
    { "order", 0, 0, G_OPTION_ARG_STRING, &wishes.order, N_ ("What the chapters are"), "topic|place" },
    { "form", 0, 0, G_OPTION_ARG_STRING, &wishes.form,
      N_ ("Pages of A5, the same two by two on A4 to fold, or pages of A4"), "a5|booklet|a4" },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &wishes.remember, N_ ("Remember the edition and what is in it"), NULL },
    { "copies", 0, 0, G_OPTION_ARG_INT, &wishes.printed, N_ ("How many are printed"), N_ ("N") },
    { "held", 0, 0, G_OPTION_ARG_NONE, &wishes.held,
      N_ ("List what stands in a remembered edition and may no longer be printed"), NULL },
    { "left-out", 0, 0, G_OPTION_ARG_NONE, &wishes.left_out,
      N_ ("List the groups that are not in it, and why not"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &wishes.format_name, N_ ("How to print it"), "table|csv|json" },
    { NULL },
  };
  const SamMoment now = sam_moment_now ();
  SamStore *store;
  int status;

  if (!sam_command_parse (self, session, entries,
                          _ ("Tells how many pages and sheets the guide takes. Only groups that agreed to print are in "
                             "it, and of them only what they agreed to."),
                          &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  status = check (self, &wishes);
  if (status != SAM_EXIT_DONE)
    return status;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  return wishes.held ? print_held (self, store, now.day, wishes.format) : make (self, store, now.day, &wishes);
}

const SamCommand sam_command_guide = {
  "guide",
  "",
  N_ ("Make the printed guide of the groups"),
  run,
};
