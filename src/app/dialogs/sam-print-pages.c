/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-print-pages.h"

static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext *context,
                 int page,
                 SamPdfFlow *flow)
{
  sam_pdf_flow_draw (flow, (guint) page, gtk_print_context_get_cairo_context (context));
}

static void
free_flow (gpointer data,
           GClosure *closure)
{
  sam_pdf_flow_free (data);
}

/**
 * sam_print_pages:
 * @flow: (transfer full): what to print, on A4
 *
 * Asks for the printer and prints.
 *
 * Returns: whether nothing went wrong; that the person thought better of it is nothing wrong
 */
gboolean
sam_print_pages (GtkWindow *parent,
                 SamPdfFlow *flow,
                 const char *title,
                 GError **error)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) sam_pdf_flow_count_pages (flow));
  gtk_print_operation_set_job_name (operation, title);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (on_draw_page_cb), flow, free_flow, 0);
  return gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, error) !=
         GTK_PRINT_OPERATION_RESULT_ERROR;
}
