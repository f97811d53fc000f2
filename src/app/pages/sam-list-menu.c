/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-list-menu.h"

#include <glib/gi18n.h>

#include "app/pages/sam-own-page.h"
#include "app/widgets/sam-menu-later.h"

struct _SamListMenu
{
  GtkWidget parent_instance;

  const SamPage *page;
  SamPage *own;
  SamStoreThread *store;
  SamListChoice *choice;
  GCancellable *cancellable;
  GSimpleActionGroup *columns; /* a switch for each */
  gboolean revealed;           /* names may stand beside topics */
  char *renamed;               /* (nullable): the filter whose name is asked for; NULL: a new one's */
  SamSavedFilter *removed;     /* (nullable): the one removed last, which can be brought back */

  /* Template children */
  GtkWidget *content;
  GtkMenuButton *button;
  GtkPopover *naming;
  GtkEditable *name_entry;
  GtkWidget *save_button;
};

G_DEFINE_FINAL_TYPE (SamListMenu, sam_list_menu, GTK_TYPE_WIDGET)

enum
{
  COLUMNS_CHANGED,
  FILTER_ADDED,
  FILTER_CHOSEN,
  FILTER_ASKED,
  SELECT_ALL,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  char *name;
  char *value;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_free (setting->name);
  g_free (setting->value);
  g_free (setting);
}

static Setting *
setting_new (SamListMenu *self,
             char *value)
{
  Setting *setting = g_new0 (Setting, 1);

  setting->name = g_strconcat ("list:", self->page->name, NULL);
  setting->value = value;
  return setting;
}

static gpointer
load_setting (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  return sam_store_dup_setting (store, ((Setting *) data)->name);
}

static gpointer
save_setting (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Setting *setting = data;

  return sam_store_set_setting (store, setting->name, setting->value, error) ? g_strdup ("") : NULL;
}

static void
on_kept_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (SamListMenu) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (done == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->content != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", error->message);
}

static void
keep (SamListMenu *self)
{
  sam_store_thread_run_async (self->store, save_setting, setting_new (self, sam_list_choice_print (self->choice)),
                              setting_free, g_free, NULL, on_kept_cb, g_object_ref (self));
}

static void
append (GMenu *menu,
        const char *label,
        const char *action,
        const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  if (target != NULL)
    g_menu_item_set_action_and_target (item, action, "s", target);
  else
    g_menu_item_set_action_and_target (item, action, NULL);
  g_menu_append_item (menu, item);
}

static GMenu *
build_columns (SamListMenu *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; self->own->columns[i].path != NULL; i++)
    {
      const SamColumn *column = &self->own->columns[i];
      g_autofree char *action = g_strconcat ("columns.", column->path, NULL);

      /* Without what it is called, a row would be nothing. */
      if (column->style != SAM_CELL_TITLE)
        append (menu, _ (column->title), action, NULL);
    }
  return menu;
}

/* What only a deliberate click shows is nothing to order by before it. */
static GMenu *
build_order (SamListMenu *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) direction = g_menu_new ();

  for (guint i = 0; self->own->columns[i].path != NULL; i++)
    {
      const SamColumn *column = &self->own->columns[i];

      if (!column->unchosen && column->shown != (self->revealed ? SAM_SHOWN_DISCREETLY : SAM_SHOWN_REVEALED))
        append (columns, _ (column->title), "order.by", column->path);
    }
  append (direction, _ ("_Descending"), "order.descending", NULL);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (columns));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (direction));
  return menu;
}

static GMenu *
build_filters (SamListMenu *self)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; self->own->filters[i].path != NULL; i++)
    if (self->own->filters[i].extra && self->own->filters[i].shown == SAM_SHOWN_ALWAYS)
      append (menu, _ (self->own->filters[i].label), "list.add-filter", self->own->filters[i].path);
  return menu;
}

static GMenu *
build_saved (SamListMenu *self,
             const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < self->choice->saved->len; i++)
    {
      SamSavedFilter *filter = self->choice->saved->pdata[i];

      append (menu, filter->name, action, filter->name);
    }
  return menu;
}

static void
build_menu (SamListMenu *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) saved = build_saved (self, "list.use-filter");
  g_autoptr (GMenu) rename = build_saved (self, "list.rename-filter");
  g_autoptr (GMenu) forget = build_saved (self, "list.forget-filter");
  g_autoptr (GMenu) columns = build_columns (self);
  g_autoptr (GMenu) order = build_order (self);
  g_autoptr (GMenu) filters = build_filters (self);
  g_autoptr (GMenu) more = g_menu_new ();
  g_autoptr (GMenu) rows = g_menu_new ();

  g_menu_append_section (menu, _ ("Saved Filters"), G_MENU_MODEL (saved));
  g_menu_append_submenu (more, _ ("_More Filters"), G_MENU_MODEL (filters));
  append (more, _ ("_Save This Filter…"), "list.save-filter", NULL);
  if (self->choice->saved->len > 0)
    {
      g_menu_append_submenu (more, _ ("Re_name a Saved Filter"), G_MENU_MODEL (rename));
      g_menu_append_submenu (more, _ ("_Remove a Saved Filter"), G_MENU_MODEL (forget));
    }
  if (self->removed != NULL)
    {
      /* Translators: %s is the name of a saved filter that was removed */
      g_autofree char *label = g_strdup_printf (_ ("_Bring Back “%s”"), self->removed->name);

      append (more, label, "list.restore-filter", NULL);
    }
  g_menu_append_section (menu, NULL, G_MENU_MODEL (more));
  g_menu_append_submenu (rows, _ ("_Columns"), G_MENU_MODEL (columns));
  g_menu_append_submenu (rows, _ ("Sor_t By"), G_MENU_MODEL (order));
  append (rows, _ ("Select _All"), "list.select-all", NULL);
  append (rows, _ ("_Print This List…"), "list.print", NULL);
  append (rows, _ ("_Export This List…"), "list.export", NULL);
  if (self->page->menu_action != NULL)
    g_menu_append (rows, _ (self->page->menu_label), self->page->menu_action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rows));
  sam_menu_later_set (self->button, G_MENU_MODEL (menu));
}

static void
show_columns (SamListMenu *self)
{
  for (guint i = 0; self->own->columns[i].path != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->columns), self->own->columns[i].path);

      if (action != NULL)
        g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (!self->own->columns[i].unchosen));
    }
}

static void
on_column_changed_cb (GSimpleAction *action,
                      GVariant *value,
                      gpointer data)
{
  SamListMenu *self = data;

  sam_own_page_choose (self->own, self->page, self->choice, g_action_get_name (G_ACTION (action)),
                       g_variant_get_boolean (value));
  show_columns (self);
  keep (self);
  build_menu (self);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

static void
add_column_actions (SamListMenu *self)
{
  for (guint i = 0; self->own->columns[i].path != NULL; i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          self->own->columns[i].path, NULL, g_variant_new_boolean (!self->own->columns[i].unchosen));

      g_signal_connect (action, "change-state", G_CALLBACK (on_column_changed_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->columns), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "columns", G_ACTION_GROUP (self->columns));
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamListMenu) self = data;
  /* Without it, the list is as it comes. */
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  if (text == NULL || self->content == NULL)
    return;
  sam_list_choice_free (self->choice);
  self->choice = sam_list_choice_parse (text);
  sam_own_page_apply (self->own, self->page, self->choice);
  show_columns (self);
  build_menu (self);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

static void
on_add_filter_cb (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  g_signal_emit (widget, signals[FILTER_ADDED], 0, g_variant_get_string (parameter, NULL));
}

static void
on_use_filter_cb (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  SamListMenu *self = SAM_LIST_MENU (widget);
  SamSavedFilter *filter = sam_list_choice_find (self->choice, g_variant_get_string (parameter, NULL));

  if (filter != NULL)
    g_signal_emit (self, signals[FILTER_CHOSEN], 0, filter);
}

static void
on_forget_filter_cb (GtkWidget *widget,
                     const char *action,
                     GVariant *parameter)
{
  SamListMenu *self = SAM_LIST_MENU (widget);
  SamSavedFilter *filter = sam_list_choice_take (self->choice, g_variant_get_string (parameter, NULL));
  g_autofree char *told = NULL;

  if (filter == NULL)
    return;
  g_clear_pointer (&self->removed, sam_saved_filter_free);
  self->removed = filter;
  keep (self);
  build_menu (self);
  /* Translators: %s is the name of a saved filter */
  told = g_strdup_printf (_ ("“%s” removed. The same menu brings it back."), filter->name);
  gtk_widget_activate_action (widget, "win.toast", "s", told);
}

static void
on_restore_filter_cb (GtkWidget *widget,
                      const char *action,
                      GVariant *parameter)
{
  SamListMenu *self = SAM_LIST_MENU (widget);
  SamSavedFilter *restored = g_steal_pointer (&self->removed);

  if (restored == NULL)
    return;
  /* A filter may have got its name since: that one can be brought back in its turn. */
  self->removed = sam_list_choice_take (self->choice, restored->name);
  sam_list_choice_save (self->choice, restored);
  keep (self);
  build_menu (self);
}

static void
ask_name (SamListMenu *self,
          const char *renamed)
{
  g_free (self->renamed);
  self->renamed = g_strdup (renamed);
  gtk_editable_set_text (self->name_entry, renamed != NULL ? renamed : "");
  gtk_popover_popup (self->naming);
  gtk_widget_grab_focus (GTK_WIDGET (self->name_entry));
}

static void
on_save_filter_cb (GtkWidget *widget,
                   const char *action,
                   GVariant *parameter)
{
  ask_name (SAM_LIST_MENU (widget), NULL);
}

static void
on_rename_filter_cb (GtkWidget *widget,
                     const char *action,
                     GVariant *parameter)
{
  ask_name (SAM_LIST_MENU (widget), g_variant_get_string (parameter, NULL));
}

static void
on_select_all_cb (GtkWidget *widget,
                  const char *action,
                  GVariant *parameter)
{
  g_signal_emit (widget, signals[SELECT_ALL], 0, NULL);
}

/* What is listed is what is chosen by the filters: no need to select it first. */
static void
on_export_cb (GtkWidget *widget,
              const char *action,
              GVariant *parameter)
{
  g_signal_emit (widget, signals[SELECT_ALL], 0, "rows.export");
}

static void
on_print_cb (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  g_signal_emit (widget, signals[SELECT_ALL], 0, "rows.print");
}

static char *
dup_name (SamListMenu *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
}

/* To save under a name that is there already is to change that filter; to rename to it would lose one of the two. */
static gboolean
is_name (SamListMenu *self,
         const char *name)
{
  return *name != '\0' && (self->renamed == NULL || sam_list_choice_find (self->choice, name) == NULL);
}

static void
on_name_changed_cb (SamListMenu *self)
{
  g_autofree char *name = dup_name (self);

  gtk_widget_set_sensitive (self->save_button, is_name (self, name));
}

static void
on_name_given_cb (SamListMenu *self)
{
  g_autofree char *name = dup_name (self);

  if (!is_name (self, name))
    return;
  if (self->renamed != NULL)
    sam_list_menu_rename_filter (self, self->renamed, name);
  else
    sam_list_menu_save_filter (self, name);
  gtk_popover_popdown (self->naming);
}

static void
sam_list_menu_dispose (GObject *object)
{
  SamListMenu *self = SAM_LIST_MENU (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_LIST_MENU);
  g_clear_object (&self->columns);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_list_menu_parent_class)->dispose (object);
}

static void
sam_list_menu_finalize (GObject *object)
{
  sam_list_choice_free (SAM_LIST_MENU (object)->choice);
  g_free (SAM_LIST_MENU (object)->renamed);
  g_clear_pointer (&SAM_LIST_MENU (object)->removed, sam_saved_filter_free);

  G_OBJECT_CLASS (sam_list_menu_parent_class)->finalize (object);
}

static guint
add_signal (const char *name,
            GType parameter)
{
  return g_signal_new (name, SAM_TYPE_LIST_MENU, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                       parameter != G_TYPE_NONE ? 1 : 0, parameter);
}

static void
sam_list_menu_class_init (SamListMenuClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_list_menu_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_list_menu_finalize;

  signals[COLUMNS_CHANGED] = add_signal ("columns-changed", G_TYPE_NONE);
  signals[FILTER_ADDED] = add_signal ("filter-added", G_TYPE_STRING);
  signals[FILTER_CHOSEN] = add_signal ("filter-chosen", G_TYPE_POINTER);
  signals[FILTER_ASKED] = add_signal ("filter-asked", G_TYPE_POINTER);
  signals[SELECT_ALL] = add_signal ("select-all", G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "samlistmenu");
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/pages/sam-list-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, SamListMenu, content);
  gtk_widget_class_bind_template_child (widget_class, SamListMenu, button);
  gtk_widget_class_bind_template_child (widget_class, SamListMenu, naming);
  gtk_widget_class_bind_template_child (widget_class, SamListMenu, name_entry);
  gtk_widget_class_bind_template_child (widget_class, SamListMenu, save_button);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_given_cb);
  gtk_widget_class_install_action (widget_class, "list.add-filter", "s", on_add_filter_cb);
  gtk_widget_class_install_action (widget_class, "list.use-filter", "s", on_use_filter_cb);
  gtk_widget_class_install_action (widget_class, "list.forget-filter", "s", on_forget_filter_cb);
  gtk_widget_class_install_action (widget_class, "list.restore-filter", NULL, on_restore_filter_cb);
  gtk_widget_class_install_action (widget_class, "list.rename-filter", "s", on_rename_filter_cb);
  gtk_widget_class_install_action (widget_class, "list.save-filter", NULL, on_save_filter_cb);
  gtk_widget_class_install_action (widget_class, "list.select-all", NULL, on_select_all_cb);
  gtk_widget_class_install_action (widget_class, "list.export", NULL, on_export_cb);
  gtk_widget_class_install_action (widget_class, "list.print", NULL, on_print_cb);
}

static void
sam_list_menu_init (SamListMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
  self->columns = g_simple_action_group_new ();
  self->choice = sam_list_choice_new ();
}

/**
 * sam_list_menu_setup:
 * @page: the list page as it comes
 * @own: the person's, in which the columns are chosen; outlives the menu
 * @store: the region
 *
 * To be called once. What was remembered comes later, with "columns-changed".
 */
void
sam_list_menu_setup (SamListMenu *self,
                     const SamPage *page,
                     SamPage *own,
                     SamStoreThread *store)
{
  g_return_if_fail (SAM_IS_LIST_MENU (self) && self->page == NULL);

  self->page = page;
  self->own = own;
  self->store = g_object_ref (store);
  add_column_actions (self);
  build_menu (self);
  sam_store_thread_run_async (store, load_setting, setting_new (self, NULL), setting_free, g_free, self->cancellable,
                              on_loaded_cb, g_object_ref (self));
}

/**
 * sam_list_menu_save_filter:
 * @name: what it will be called
 *
 * Keeps what is chosen now under that name.
 */
void
sam_list_menu_save_filter (SamListMenu *self,
                           const char *name)
{
  SamSavedFilter *filter = sam_saved_filter_new (name);
  g_autofree char *told = NULL;

  g_return_if_fail (SAM_IS_LIST_MENU (self));

  g_signal_emit (self, signals[FILTER_ASKED], 0, filter);
  sam_list_choice_save (self->choice, filter);
  keep (self);
  build_menu (self);
  /* Translators: %s is the name of a saved filter */
  told = g_strdup_printf (_ ("“%s” saved. The same menu has it."), name);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s", told);
}

/**
 * sam_list_menu_rename_filter:
 * @name: of a filter that is kept
 * @new_name: of none
 */
void
sam_list_menu_rename_filter (SamListMenu *self,
                             const char *name,
                             const char *new_name)
{
  g_return_if_fail (SAM_IS_LIST_MENU (self));

  if (!sam_list_choice_rename (self->choice, name, new_name))
    return;
  keep (self);
  build_menu (self);
}

/**
 * sam_list_menu_set_revealed:
 * @revealed: whether names may stand beside topics
 */
void
sam_list_menu_set_revealed (SamListMenu *self,
                            gboolean revealed)
{
  g_return_if_fail (SAM_IS_LIST_MENU (self));

  self->revealed = revealed;
  build_menu (self);
}
