/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-dialog.h"

#include "app/widgets/sam-focus.h"

G_DEFINE_TYPE (SamDialog, sam_dialog, GTK_TYPE_WINDOW)

/* Below this a window shows one pane at a time. */
#define NARROW 720

/* A dialog does not inherit the actions of the window above it, which may be a dialog itself. They stay when that one
 * is let go: what is still on its way has something to tell. */
static void
on_transient_for_cb (SamDialog *self)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (self));

  while (window != NULL && !G_IS_ACTION_GROUP (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (window));
}

/* What is still on its way keeps a closed dialog alive, and GtkWindow does not tell it then that the window above goes:
 * it would touch what is freed. */
static void
sam_dialog_unrealize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sam_dialog_parent_class)->unrealize (widget);

  gtk_window_set_transient_for (GTK_WINDOW (widget), NULL);
}

/* Where the program's window is narrow, a dialog opens no wider than that. */
static void
sam_dialog_show (GtkWidget *widget)
{
  GtkWindow *window = gtk_window_get_transient_for (GTK_WINDOW (widget));
  int width;
  int height;

  while (SAM_IS_DIALOG (window))
    window = gtk_window_get_transient_for (window);
  gtk_window_get_default_size (GTK_WINDOW (widget), &width, &height);
  if (window != NULL && gtk_widget_get_width (GTK_WIDGET (window)) > 0 &&
      gtk_widget_get_width (GTK_WIDGET (window)) < MIN (width, NARROW))
    gtk_window_set_default_size (GTK_WINDOW (widget), gtk_widget_get_width (GTK_WIDGET (window)), height);

  GTK_WIDGET_CLASS (sam_dialog_parent_class)->show (widget);
}

/* A title bar of the program's own, where the template has none: without one the window manager draws it. */
static void
sam_dialog_constructed (GObject *object)
{
  G_OBJECT_CLASS (sam_dialog_parent_class)->constructed (object);

  if (gtk_window_get_titlebar (GTK_WINDOW (object)) == NULL)
    {
      GtkWidget *bar = gtk_header_bar_new ();

      gtk_widget_add_css_class (bar, "flat");
      gtk_window_set_titlebar (GTK_WINDOW (object), bar);
    }
}

/* Of a dialog whose title bar switches between pages. */
static GtkStack *
find_pages (SamDialog *self)
{
  GtkWidget *bar = gtk_window_get_titlebar (GTK_WINDOW (self));
  GtkWidget *switcher = GTK_IS_HEADER_BAR (bar) ? gtk_header_bar_get_title_widget (GTK_HEADER_BAR (bar)) : NULL;

  return GTK_IS_STACK_SWITCHER (switcher) ? gtk_stack_switcher_get_stack (GTK_STACK_SWITCHER (switcher)) : NULL;
}

/* In a dialog without so many pages the keys do nothing: least of all in the window behind it. */
static gboolean
on_nth_page_cb (GtkWidget *widget,
                GVariant *arguments,
                gpointer data)
{
  GtkStack *stack = find_pages (SAM_DIALOG (widget));
  g_autoptr (GtkSelectionModel) pages = stack != NULL ? gtk_stack_get_pages (stack) : NULL;
  g_autoptr (GObject) page = NULL;

  if (pages != NULL)
    page = g_list_model_get_item (G_LIST_MODEL (pages), (guint) g_variant_get_int32 (arguments) - 1);
  if (page != NULL)
    {
      GtkWidget *child = gtk_stack_page_get_child (GTK_STACK_PAGE (page));

      gtk_stack_set_visible_child (stack, child);
      gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
    }
  return TRUE;
}

/* What a dialog is for is below its title bar. */
static gboolean
lead_in (GtkWidget *dialog)
{
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (dialog));

  return child != NULL && gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static void
sam_dialog_class_init (SamDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = sam_dialog_constructed;
  widget_class->show = sam_dialog_show;
  widget_class->unrealize = sam_dialog_unrealize;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  for (int n = 1; n <= 9; n++)
    gtk_widget_class_add_binding (widget_class, GDK_KEY_0 + (guint) n, GDK_ALT_MASK, on_nth_page_cb, "i", n);
}

static void
sam_dialog_init (SamDialog *self)
{
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "dialog");
  g_signal_connect (self, "notify::transient-for", G_CALLBACK (on_transient_for_cb), NULL);
  sam_focus_keep (GTK_WINDOW (self), lead_in);
}

/**
 * sam_dialog_lead_in:
 *
 * To be called when what the dialog shows has been read: the focus, which found nothing but the pane, goes into it. It
 * stays where somebody has put it meanwhile.
 */
void
sam_dialog_lead_in (SamDialog *self)
{
  GtkWidget *focus;

  g_return_if_fail (SAM_IS_DIALOG (self));

  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL)
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
  /* From a pane that has the focus itself, Tab leads out of it. */
  else if (GTK_IS_SCROLLED_WINDOW (focus))
    gtk_widget_child_focus (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (focus)), GTK_DIR_TAB_FORWARD);
}
