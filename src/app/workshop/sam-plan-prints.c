/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-prints.h"

#include <glib/gi18n.h>

static const struct
{
  const char *label, *file;
} prints[SAM_PDF_N_PLANS] = {
  [SAM_PDF_TABLE_CARDS] = { N_ ("Table cards, two on A4"), N_ ("table cards.pdf") },
  [SAM_PDF_PERSONAL_CARDS] = { N_ ("Personal cards, four on A4"), N_ ("personal cards.pdf") },
  [SAM_PDF_OVERVIEW] = { N_ ("Overview for the wall, A4"), N_ ("overview.pdf") },
  [SAM_PDF_BADGES] = { N_ ("Name badges, eight on A4"), N_ ("name badges.pdf") },
  [SAM_PDF_ATTENDANCE] = { N_ ("Attendance list, A4"), N_ ("attendance list.pdf") },
  [SAM_PDF_TABLE_CARDS_A5] = { N_ ("Table cards on A5"), N_ ("table cards A5.pdf") },
  [SAM_PDF_PERSONAL_CARDS_A6] = { N_ ("Personal cards on A6"), N_ ("personal cards A6.pdf") },
};

typedef struct
{
  SamPdfPlan what;
  SamEvening *evening;
} Printing;

static GMenu *
new_section (const SamEvening *evening,
             const char *action)
{
  GMenu *section = g_menu_new ();

  for (guint what = 0; what < SAM_PDF_N_PLANS; what++)
    {
      const guint n = sam_pdf_plan_get_n_pages ((SamPdfPlan) what, evening);
      g_autofree char *sheets = g_strdup_printf (ngettext ("%u sheet", "%u sheets", n), n);
      /* Translators: what is printed, and how many sheets it takes */
      g_autofree char *label = g_strdup_printf (_ ("%s: %s"), _ (prints[what].label), sheets);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (item, action, "i", (int) what);
      g_menu_append_item (section, item);
    }
  return section;
}

/**
 * sam_plan_prints_new_menu:
 *
 * Returns: (transfer full): what can be printed, and behind one item more what can be saved: the actions plan.print and
 *   plan.save-pdf
 */
GMenu *
sam_plan_prints_new_menu (const SamEvening *evening)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) print = new_section (evening, "plan.print");
  g_autoptr (GMenu) save = new_section (evening, "plan.save-pdf");
  g_autoptr (GMenu) more = g_menu_new ();

  g_menu_append_section (menu, NULL, G_MENU_MODEL (print));
  g_menu_append_submenu (more, _ ("_Save as PDF"), G_MENU_MODEL (save));
  g_menu_append (more, _ ("_Announce This Plan"), "plan.announce");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  return menu;
}

/**
 * sam_plan_prints_dup_file_name:
 *
 * Returns: (transfer full): what a file of it may be called: with the day, so that one evening is not written over
 *   another. Not with the title: that may say what people are here for.
 */
char *
sam_plan_prints_dup_file_name (SamPdfPlan what,
                               const SamEvening *evening)
{
  return evening->date != NULL ? g_strdup_printf ("%s %s", evening->date, _ (prints[what].file))
                               : g_strdup (_ (prints[what].file));
}

static void
free_printing (gpointer data,
               GClosure *closure)
{
  Printing *printing = data;

  sam_evening_unref (printing->evening);
  g_free (printing);
}

static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext *context,
                 int page,
                 Printing *printing)
{
  sam_pdf_plan_draw (printing->what, printing->evening, (guint) page, gtk_print_context_get_cairo_context (context));
}

static GtkPageSetup *
new_page_setup (SamPdfPlan what)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  const char *name = what == SAM_PDF_TABLE_CARDS_A5 ? GTK_PAPER_NAME_A5 : GTK_PAPER_NAME_A4;
  GtkPaperSize *paper = gtk_paper_size_new (what == SAM_PDF_PERSONAL_CARDS_A6 ? "iso_a6" : name);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  if (what == SAM_PDF_OVERVIEW || what == SAM_PDF_TABLE_CARDS_A5)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  return setup;
}

/**
 * sam_plan_prints_run:
 *
 * Asks for the printer and prints.
 *
 * Returns: whether nothing went wrong; that the person thought better of it is nothing wrong
 */
gboolean
sam_plan_prints_run (GtkWindow *parent,
                     SamPdfPlan what,
                     SamEvening *evening,
                     GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = new_page_setup (what);
  Printing *printing = g_new0 (Printing, 1);

  printing->what = what;
  printing->evening = sam_evening_ref (evening);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) sam_pdf_plan_get_n_pages (what, evening));
  gtk_print_operation_set_job_name (operation, evening->title);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page_cb), printing, free_printing, 0);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
