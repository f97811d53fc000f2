/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-count-grid.h"

/* How many rows it has. */
static int
count_rows (GtkGrid *grid)
{
  int n = 0;

  while (gtk_grid_get_child_at (grid, 0, n) != NULL)
    n++;
  return n;
}

static void
add_label (GtkGrid *grid,
           const char *text,
           const char *style,
           int column,
           int row)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", column == 0 ? 0.0 : 1.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", column == 0, NULL);

  gtk_widget_add_css_class (label, style);
  gtk_grid_attach (grid, label, column, row, 1, 1);
}

void
sam_count_grid_clear (GtkGrid *grid)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (grid))) != NULL)
    gtk_grid_remove (grid, child);
}

/**
 * sam_count_grid_add_row:
 * @heads: of the columns; stand above the first row
 * @cells: as many
 */
void
sam_count_grid_add_row (GtkGrid *grid,
                        const char *const *heads,
                        const char *const *cells)
{
  int row = count_rows (grid);

  for (int i = 0; row == 0 && heads[i] != NULL; i++)
    add_label (grid, heads[i], "caption", i, 0);
  row = MAX (row, 1);
  for (int i = 0; heads[i] != NULL; i++)
    {
      add_label (grid, cells[i], i == 0 ? "cell-title" : "numeric", i, row);
      if (i > 0)
        {
          g_autofree char *spoken = g_strdup_printf ("%s, %s: %s", cells[0], heads[i], cells[i]);

          gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_grid_get_child_at (grid, i, row)),
                                          GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
        }
    }
}
