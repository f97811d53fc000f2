/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the window may ask of a page. Every page implements it; each function may be left out. */
#define SAM_TYPE_PAGE_WIDGET (sam_page_widget_get_type ())
G_DECLARE_INTERFACE (SamPageWidget, sam_page_widget, SAM, PAGE_WIDGET, GtkWidget)

struct _SamPageWidgetInterface
{
  GTypeInterface parent_iface;

  gboolean (*find) (SamPageWidget *self);
  gboolean (*can_add) (SamPageWidget *self);
  void (*add) (SamPageWidget *self);
  void (*back) (SamPageWidget *self);
  void (*open) (SamPageWidget *self,
                const char *id);
  void (*go_on) (SamPageWidget *self);
};

gboolean sam_page_widget_find (GtkWidget *page);
gboolean sam_page_widget_can_add (GtkWidget *page);
void sam_page_widget_add (GtkWidget *page);
void sam_page_widget_back (GtkWidget *page);
void sam_page_widget_open (GtkWidget *page,
                           const char *id);
void sam_page_widget_go_on (GtkWidget *page);

gboolean sam_page_widget_focus_content (GtkStack *states);
void sam_page_widget_keep_on_row (GtkWidget *list);

G_END_DECLS
