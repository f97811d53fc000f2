/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where all rows go, the focus goes with them: to the whole pane, and whoever works a list off by keyboard begins at
 * its top after each row. It belongs with the record whose row had it, at the same button, whatever somebody else
 * changed in the list meanwhile; and with the row that took the place of one that is gone. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-remade-rows.h"

#include "app/widgets/sam-focus.h"

struct _SamRemadeRows
{
  GtkWidget *list;
  char *id;       /* of the row that had the focus; NULL: a row without a name */
  GArray *places; /* from the list down to what had the focus, each the number among its siblings; empty: none had */
};

static GQuark
get_id_quark (void)
{
  return g_quark_from_static_string ("sam-remade-rows-id");
}

/**
 * sam_remade_rows_name:
 * @row: a row, or what a GtkListBox makes one for
 * @id: by which it is known again among the rows that come in its place
 */
void
sam_remade_rows_name (GtkWidget *row,
                      const char *id)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  g_object_set_qdata_full (G_OBJECT (row), get_id_quark (), g_strdup (id), g_free);
}

static const char *
get_name (GtkWidget *row)
{
  GtkWidget *child = GTK_IS_LIST_BOX_ROW (row) ? gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)) : NULL;
  const char *id = g_object_get_qdata (G_OBJECT (row), get_id_quark ());

  return id != NULL || child == NULL ? id : g_object_get_qdata (G_OBJECT (child), get_id_quark ());
}

static guint
get_place (GtkWidget *widget)
{
  guint place = 0;

  while ((widget = gtk_widget_get_prev_sibling (widget)) != NULL)
    place++;
  return place;
}

static GtkWidget *
get_child (GtkWidget *widget,
           guint place)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (child != NULL && place-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/**
 * sam_remade_rows_begin:
 * @list: a GtkBox or a GtkListBox
 *
 * Removes all rows. Others are appended before sam_remade_rows_end (), in the same turn of the main loop.
 *
 * Returns: (transfer full): where the focus was, for sam_remade_rows_end ()
 */
SamRemadeRows *
sam_remade_rows_begin (GtkWidget *list)
{
  SamRemadeRows *self = g_new0 (SamRemadeRows, 1);
  GtkWidget *row = NULL;

  self->list = list;
  self->places = g_array_new (FALSE, FALSE, sizeof (guint));
  for (GtkWidget *at = sam_focus_find_within (list); at != NULL && at != list; at = gtk_widget_get_parent (at))
    {
      const guint place = get_place (at);

      g_array_prepend_val (self->places, place);
      row = at;
    }
  self->id = row != NULL ? g_strdup (get_name (row)) : NULL;
  while ((row = gtk_widget_get_first_child (list)) != NULL)
    {
      if (GTK_IS_LIST_BOX (list))
        gtk_list_box_remove (GTK_LIST_BOX (list), row);
      else
        gtk_box_remove (GTK_BOX (list), row);
    }
  return self;
}

static GtkWidget *
find_same (SamRemadeRows *self)
{
  GtkWidget *row = self->id != NULL ? gtk_widget_get_first_child (self->list) : NULL;

  while (row != NULL && g_strcmp0 (get_name (row), self->id) != 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* At the same button, if the row has that. */
static gboolean
focus_row (SamRemadeRows *self,
           GtkWidget *row)
{
  GtkWidget *at = row;

  for (guint i = 1; i < self->places->len && at != NULL; i++)
    at = get_child (at, g_array_index (self->places, guint, i));
  return (at != NULL && gtk_widget_grab_focus (at)) || gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}

/* A heading takes no focus. */
static void
focus_next (SamRemadeRows *self)
{
  GtkWidget *row = get_child (self->list, g_array_index (self->places, guint, 0));

  while (row != NULL && !focus_row (self, row))
    row = gtk_widget_get_next_sibling (row);
  if (row != NULL)
    return;
  row = gtk_widget_get_last_child (self->list);
  while (row != NULL && !focus_row (self, row))
    row = gtk_widget_get_prev_sibling (row);
}

/**
 * sam_remade_rows_end:
 * @self: (transfer full): from sam_remade_rows_begin ()
 *
 * Puts the focus back, if a row had it.
 */
void
sam_remade_rows_end (SamRemadeRows *self)
{
  if (self->places->len > 0)
    {
      GtkWidget *same = find_same (self);

      if (same == NULL || !focus_row (self, same))
        focus_next (self);
    }
  g_free (self->id);
  g_array_unref (self->places);
  g_free (self);
}
