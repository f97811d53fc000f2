/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list is worked off by keyboard: its rows are made anew after each step, and the focus stays where it belongs. */

#include "app/widgets/sam-focus.h"
#include "app/widgets/sam-remade-rows.h"

#include <gtk/gtk.h>

typedef struct
{
  const char *before;  /* the rows, a letter each; a figure is a heading */
  const char *focused; /* a row, and which of its two buttons */
  const char *after;
  const char *then; /* which button has the focus then; NULL: none */
} Case;

static GtkWidget *
make_row (char name)
{
  const char id[] = { name, '\0' };
  GtkWidget *row;

  if (g_ascii_isdigit (name))
    return gtk_label_new (id);
  row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  for (char button = '1'; button <= '2'; button++)
    {
      const char label[] = { name, button, '\0' };

      gtk_box_append (GTK_BOX (row), gtk_button_new_with_label (label));
    }
  sam_remade_rows_name (row, id);
  return row;
}

static void
append (GtkWidget *list,
        char name)
{
  if (GTK_IS_BOX (list))
    {
      gtk_box_append (GTK_BOX (list), make_row (name));
      return;
    }
  gtk_list_box_append (GTK_LIST_BOX (list), make_row (name));
  gtk_widget_set_focusable (gtk_widget_get_last_child (list), FALSE);
}

static GtkWidget *
find_button (GtkWidget *widget,
             const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_str_equal (gtk_button_get_label (GTK_BUTTON (widget)), label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
play (GtkWidget *list,
      const Case *step)
{
  GtkWidget *window = gtk_window_new ();
  SamRemadeRows *remade;
  GtkWidget *focus;

  gtk_window_set_child (GTK_WINDOW (window), list);
  for (const char *row = step->before; *row != '\0'; row++)
    append (list, *row);
  gtk_window_present (GTK_WINDOW (window));
  if (step->focused != NULL)
    g_assert_true (gtk_widget_grab_focus (find_button (list, step->focused)));
  else
    gtk_window_set_focus (GTK_WINDOW (window), NULL);
  remade = sam_remade_rows_begin (list);
  g_assert_null (gtk_widget_get_first_child (list));
  for (const char *row = step->after; *row != '\0'; row++)
    append (list, *row);
  sam_remade_rows_end (remade);
  focus = sam_focus_find_within (list);
  g_test_message ("%s, %s: %s", step->before, step->after, step->then != NULL ? step->then : "nowhere");
  g_assert_cmpstr (GTK_IS_BUTTON (focus) ? gtk_button_get_label (GTK_BUTTON (focus)) : NULL, ==, step->then);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_focus (void)
{
  static const Case cases[] = {
    /* Somebody else's row came before it, or went. */
    { "abc", "b2", "zabc", "b2" },
    { "abc", "b2", "bc", "b2" },
    { "1ab", "a1", "b1a", "a1" },
    /* One's own step took the row away. */
    { "abc", "b2", "ac", "c2" },
    { "abc", "c2", "ab", "b2" },
    { "a1b2c", "a1", "1b2c", "b1" },
    { "a1b", "b1", "a1", "a1" },
    { "a", "a1", "", NULL },
    /* The focus was elsewhere. */
    { "abc", NULL, "abc", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      play (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), &cases[i]);
      play (gtk_list_box_new (), &cases[i]);
    }
}

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ui/rows/the-focus-stays-with-its-row-or-goes-to-the-next", test_focus);
  return g_test_run ();
}
