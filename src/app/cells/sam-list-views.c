/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The columns of a page stand in its table, not in a .ui file: this is where they become widgets. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/cells/sam-list-views.h"

#include <glib/gi18n.h>

#include "app/cells/sam-cell.h"
#include "app/cells/sam-column-sorter.h"
#include "app/cells/sam-compact-row.h"

/* Pixels: 10 points at 96 dots per inch. */
#define USUAL_TEXT (10 * 96 / 72.0)

typedef struct
{
  const SamPage *page;
  guint column;
  SamTopicList *topics;
} CellMaker;

static void
cell_maker_free (gpointer data,
                 GClosure *closure)
{
  CellMaker *maker = data;

  g_object_unref (maker->topics);
  g_free (maker);
}

static void
on_cell_setup_cb (GtkSignalListItemFactory *factory,
                  GtkListItem *item,
                  gpointer data)
{
  CellMaker *maker = data;

  gtk_list_item_set_child (item, sam_cell_new (maker->page, maker->column, maker->topics));
}

static void
on_cell_bind_cb (GtkSignalListItemFactory *factory,
                 GtkListItem *item,
                 gpointer data)
{
  sam_cell_set_item (SAM_CELL (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_cell_unbind_cb (GtkSignalListItemFactory *factory,
                   GtkListItem *item,
                   gpointer data)
{
  sam_cell_set_item (SAM_CELL (gtk_list_item_get_child (item)), NULL);
}

static GtkListItemFactory *
build_cell_factory (const SamPage *page,
                    guint column,
                    SamTopicList *topics)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  CellMaker *maker = g_new0 (CellMaker, 1);

  maker->page = page;
  maker->column = column;
  maker->topics = g_object_ref (topics);
  g_signal_connect_data (factory, "setup", G_CALLBACK (on_cell_setup_cb), maker, cell_maker_free, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_cell_bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_cell_unbind_cb), NULL);
  return factory;
}

static void
add_column (GtkColumnView *table,
            const SamPage *page,
            guint index,
            SamTopicList *topics)
{
  const SamColumn *column = &page->columns[index];
  g_autoptr (GtkColumnViewColumn) view_column =
      gtk_column_view_column_new (_ (column->title), build_cell_factory (page, index, topics));
  g_autoptr (GtkSorter) sorter = sam_column_sorter_new (column->path);

  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_visible (view_column, !column->unchosen);
  gtk_column_view_column_set_expand (view_column, column->width == 0);
  gtk_column_view_column_set_sorter (view_column, sorter);
  gtk_column_view_append_column (table, view_column);
  if (g_str_equal (column->path, page->order) && column->shown != SAM_SHOWN_REVEALED)
    gtk_column_view_sort_by_column (table, view_column, page->newest_first ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
}

/**
 * sam_list_views_get_scale:
 * @widget: in which text stands
 *
 * Returns: how many times as large as usual the text is that the person chose; not below 1
 */
double
sam_list_views_get_scale (GtkWidget *widget)
{
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));

  return MAX (pango_font_description_get_size (font) / (USUAL_TEXT * PANGO_SCALE), 1);
}

/**
 * sam_list_views_set_widths:
 * @table: of sam_list_views_new_table()
 * @page: its page
 * @scale: of sam_list_views_get_scale()
 *
 * Gives the columns with a width of their own that width. Whoever pulls one wider keeps it so until the text has
 * another size.
 */
void
sam_list_views_set_widths (GtkColumnView *table,
                           const SamPage *page,
                           double scale)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  for (guint i = 0; page->columns[i].path != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (page->columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, (int) (page->columns[i].width * scale));
    }
}

/**
 * sam_list_views_new_table:
 * @page: a list page
 * @topics: the colours of the topics
 *
 * Returns: (transfer floating): a column view without a model
 */
GtkWidget *
sam_list_views_new_table (const SamPage *page,
                          SamTopicList *topics)
{
  GtkWidget *table = gtk_column_view_new (NULL);

  for (guint i = 0; page->columns[i].path != NULL; i++)
    add_column (GTK_COLUMN_VIEW (table), page, i, topics);
  gtk_accessible_update_property (GTK_ACCESSIBLE (table), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (page->title), -1);
  sam_list_views_fit (GTK_COLUMN_VIEW (table), page, FALSE, 0, 1);
  return table;
}

/* Pixels of a column without a width of its own: what the title can be read in, what it is given before others get
 * more, and the least of the others. */
#define TITLE_LEAST 190
#define TITLE_ENOUGH 280
#define OTHER_LEAST 150

/* The least that a column can be read in. */
static int
get_least_width (const SamColumn *column,
                 double scale)
{
  int width = column->width;

  if (width == 0)
    width = column->style == SAM_CELL_TITLE ? TITLE_LEAST : OTHER_LEAST;
  return (int) (width * scale);
}

static gboolean
is_allowed (const SamColumn *column,
            gboolean revealed)
{
  return !column->unchosen && column->shown != (revealed ? SAM_SHOWN_DISCREETLY : SAM_SHOWN_REVEALED);
}

/* Which columns have room, the first ones first; those without a width of their own share what is left. */
static int
choose_columns (const SamPage *page,
                gboolean revealed,
                int width,
                double scale,
                guint64 *chosen,
                guint *n_growing)
{
  int used = 0;

  *chosen = 0;
  *n_growing = 0;
  for (guint i = 0; page->columns[i].path != NULL; i++)
    {
      const SamColumn *column = &page->columns[i];
      int needed = get_least_width (column, scale);

      if (!is_allowed (column, revealed) ||
          (width > 0 && column->style != SAM_CELL_TITLE && !column->wanted && used + needed > width))
        continue;
      *chosen |= G_GUINT64_CONSTANT (1) << i;
      *n_growing += column->width == 0;
      used += needed;
    }
  return MAX (width - used, 0);
}

/**
 * sam_list_views_fit:
 * @table: of sam_list_views_new_table()
 * @page: its page
 * @revealed: whether names may stand beside topics
 * @width: the room there is; 0 where that is not known yet
 * @scale: of sam_list_views_get_scale()
 *
 * Shows the columns that may be shown and have room, and gives them all of it; the first ones matter most.
 */
void
sam_list_views_fit (GtkColumnView *table,
                    const SamPage *page,
                    gboolean revealed,
                    int width,
                    double scale)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  guint64 chosen = 0;
  guint n_growing = 0;
  int left = choose_columns (page, revealed, width, scale, &chosen, &n_growing);
  /* Names are alike at their beginning; what tells two groups apart, the place, stands at the end. */
  const int of_title = MIN (left, (int) ((TITLE_ENOUGH - TITLE_LEAST) * scale));

  left -= of_title;
  for (guint i = 0; page->columns[i].path != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      int needed = get_least_width (&page->columns[i], scale);

      gtk_column_view_column_set_visible (column, (chosen >> i) & 1);
      /* Widths are set, not left to `expand`: after a column has gone, the view would keep the old ones. */
      if (width > 0 && page->columns[i].width == 0)
        gtk_column_view_column_set_fixed_width (column, needed + left / (int) MAX (n_growing, 1) +
                                                            (page->columns[i].style == SAM_CELL_TITLE ? of_title : 0));
    }
}

static void
on_row_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem *item,
                 const SamPage *page)
{
  gtk_list_item_set_child (item, sam_compact_row_new (page));
}

static void
on_row_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem *item,
                const gboolean *revealed)
{
  sam_compact_row_set_item (SAM_COMPACT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item), *revealed);
}

static void
on_row_unbind_cb (GtkSignalListItemFactory *factory,
                  GtkListItem *item,
                  gpointer data)
{
  sam_compact_row_set_item (SAM_COMPACT_ROW (gtk_list_item_get_child (item)), NULL, FALSE);
}

/**
 * sam_list_views_new_rows:
 * @page: a list page
 * @revealed: whether names may stand beside topics; outlives the view
 *
 * Returns: (transfer floating): a list view without a model
 */
GtkWidget *
sam_list_views_new_rows (const SamPage *page,
                         const gboolean *revealed)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view;

  g_signal_connect (factory, "setup", G_CALLBACK (on_row_setup_cb), (gpointer) page);
  g_signal_connect (factory, "bind", G_CALLBACK (on_row_bind_cb), (gpointer) revealed);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_row_unbind_cb), NULL);
  view = gtk_list_view_new (NULL, factory);
  gtk_widget_add_css_class (view, "rows");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (page->title), -1);
  return view;
}
