/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/visits/sam-visits-print.h"

#include "exchange/sam-pdf-round.h"

typedef struct
{
  const SamVisitRound *round;
  const char *title;
} Printing;

static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext *context,
                 int page,
                 const Printing *printing)
{
  sam_pdf_round_draw (printing->round, printing->title, (guint) page, gtk_print_context_get_cairo_context (context));
}

/**
 * sam_visits_print:
 *
 * Asks for the printer and prints; returns when both are done.
 *
 * Returns: whether nothing went wrong; that the person thought better of it is nothing wrong
 */
gboolean
sam_visits_print (GtkWindow *parent,
                  const SamVisitRound *round,
                  const char *title,
                  GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  Printing printing = { round, title };

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) sam_pdf_round_get_n_pages (round));
  gtk_print_operation_set_job_name (operation, title);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), &printing);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
