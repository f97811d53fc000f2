/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/visits/sam-visits-window.h"

#include <glib/gi18n.h>

#include "app/dialogs/sam-file-dialogs.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "app/visits/sam-visit-item.h"
#include "app/visits/sam-visit-row.h"
#include "app/visits/sam-visits-print.h"
#include "app/widgets/sam-loading.h"
#include "app/widgets/sam-tab-stop.h"
#include "exchange/sam-pdf-round.h"

#define SUGGESTED 5 /* visits that fit in a day, with time to talk */

struct _SamVisitsWindow
{
  SamDialog parent_instance;

  SamStoreThread *store;
  GCancellable *cancellable;
  SamVisits *visits;
  SamVisitRound *round;
  GListStore *items; /* of SamVisitItem */
  char *today;

  /* Template children */
  GtkWidget *stack;
  GtkWidget *months;
  GtkWidget *search;
  GtkWidget *states;
  GtkWidget *empty;
  GtkFilterListModel *shown;
  GtkWidget *go;
  GtkWidget *start;
  GtkWidget *stops;
  GtkWidget *summary;
  GtkWidget *told;
};

G_DEFINE_FINAL_TYPE (SamVisitsWindow, sam_visits_window, SAM_TYPE_DIALOG)

/* In the order of the choices in the .ui file. */
static const guint months_choices[] = { 3, 6, 12, 24, 0 };

static guint
get_months (SamVisitsWindow *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->months));

  return selected < G_N_ELEMENTS (months_choices) ? months_choices[selected] : 0;
}

static gboolean
is_shown (gpointer item,
          gpointer data)
{
  SamVisitsWindow *self = data;
  const SamVisit *visit = sam_visit_item_get_visit (item);
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (!sam_visit_is_silent (visit, get_months (self), self->today))
    return FALSE;
  return *wanted == '\0' || g_str_match_string (wanted, visit->name, TRUE) ||
         g_str_match_string (wanted, visit->address, TRUE);
}

static void
show_state (SamVisitsWindow *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0;

  if (self->visits != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (self->states), any ? "list" : "empty");
}

static void
on_filter_changed_cb (SamVisitsWindow *self)
{
  if (self->today == NULL)
    return;
  gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
  show_state (self);
}

static GPtrArray *
list_chosen (SamVisitsWindow *self)
{
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (SamVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      gboolean is_chosen;

      g_object_get (item, "chosen", &is_chosen, NULL);
      if (is_chosen)
        g_ptr_array_add (chosen, sam_visit_item_get_visit (item));
    }
  return chosen;
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* A stop opens: what was said there is noted on its page. */
static GtkWidget *
make_stop (SamVisitsWindow *self,
           guint i)
{
  const SamVisit *visit = g_ptr_array_index (self->round->stops, i);
  GtkWidget *open = gtk_button_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: the place of a visit in the round, and where it is: "2. Huisartsen Heerlen" */
  g_autofree char *title = g_strdup_printf (_ ("%u. %s"), i + 1, visit->name);
  g_autofree char *leg = self->round->legs[i] >= 0 ? g_strdup_printf (_ ("%.1f km"), self->round->legs[i]) : NULL;
  g_autofree char *caption = leg != NULL ? g_strjoin (" · ", visit->address, leg, NULL) : g_strdup (visit->address);

  gtk_box_append (GTK_BOX (texts), make_label (title, "cell-title"));
  gtk_box_append (GTK_BOX (texts), make_label (caption, "caption"));
  gtk_button_set_child (GTK_BUTTON (open), texts);
  gtk_button_set_has_frame (GTK_BUTTON (open), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "win.open");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "s", visit->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, caption, -1);
  return open;
}

static char *
describe_round (SamVisitsWindow *self,
                gboolean placed)
{
  const guint n = self->round->stops->len;
  const guint lost = n - self->round->n_placed;
  g_autofree char *length = g_strdup_printf (_ ("%.0f km as the crow flies"), self->round->length);
  g_autofree char *stops = g_strdup_printf (ngettext ("%u visit", "%u visits", n), n);
  g_autofree char *unknown = NULL;

  if (!placed)
    unknown = g_strdup (_ ("fill in a postcode to begin at"));
  else if (lost > 0)
    unknown = g_strdup_printf (ngettext ("%u without a known postcode stands last",
                                         "%u without a known postcode stand last", lost),
                               lost);
  return g_strjoin (" · ", stops, length, unknown, NULL);
}

static const SamPlace *
find_start (SamVisitsWindow *self)
{
  return sam_places_find (self->visits->places, gtk_editable_get_text (GTK_EDITABLE (self->start)));
}

static void
show_round (SamVisitsWindow *self)
{
  const SamPlace *start = self->visits != NULL ? find_start (self) : NULL;
  g_autoptr (GPtrArray) chosen = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *label = NULL;
  GtkWidget *child;

  if (self->visits == NULL)
    return;
  chosen = list_chosen (self);
  g_clear_pointer (&self->round, sam_visit_round_free);
  self->round = sam_visit_round_new (chosen, start);
  while ((child = gtk_widget_get_first_child (self->stops)) != NULL)
    gtk_box_remove (GTK_BOX (self->stops), child);
  for (guint i = 0; i < self->round->stops->len; i++)
    gtk_box_append (GTK_BOX (self->stops), make_stop (self, i));
  summary = describe_round (self, start != NULL);
  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  label = g_strdup_printf (ngettext ("_Round Along %u Practice", "_Round Along %u Practices", chosen->len),
                           chosen->len);
  gtk_button_set_label (GTK_BUTTON (self->go), label);
  gtk_widget_set_sensitive (self->go, chosen->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.print", chosen->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.save-pdf", chosen->len > 0);
}

static void
on_go_clicked_cb (SamVisitsWindow *self)
{
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "round");
  gtk_widget_grab_focus (self->start);
}

static void
choose (SamVisitsWindow *self,
        GPtrArray *visits)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (SamVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      g_signal_handlers_block_by_func (item, show_round, self);
      g_object_set (item, "chosen", g_ptr_array_find (visits, sam_visit_item_get_visit (item), NULL), NULL);
      g_signal_handlers_unblock_by_func (item, show_round, self);
    }
  show_round (self);
}

static void
on_suggest_clicked_cb (SamVisitsWindow *self)
{
  g_autoptr (GPtrArray) visits = NULL;

  if (self->visits == NULL)
    return;
  visits = sam_visits_suggest (self->visits, SUGGESTED, get_months (self), self->today);
  choose (self, visits);
}

static void
on_activate_cb (SamVisitsWindow *self,
                guint position)
{
  g_autoptr (SamVisitItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), position);
  gboolean is_chosen;

  g_object_get (item, "chosen", &is_chosen, NULL);
  g_object_set (item, "chosen", !is_chosen, NULL);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem *item)
{
  gtk_list_item_set_child (item, sam_visit_row_new ());
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem *item)
{
  sam_visit_row_show (SAM_VISIT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory,
              GtkListItem *item)
{
  sam_visit_row_show (SAM_VISIT_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
tell (SamVisitsWindow *self,
      const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->told), text);
  gtk_widget_show (self->told);
}

static gpointer
load_visits (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  return sam_visits_load (store, data, error);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamVisitsWindow) self = data;
  g_autoptr (GError) error = NULL;
  SamVisits *visits = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autoptr (GPtrArray) found = NULL;
  GDate today;

  if (self->store == NULL || visits == NULL)
    {
      if (self->store != NULL)
        tell (self, error->message);
      g_clear_pointer (&visits, sam_visits_free);
      return;
    }
  self->visits = visits;
  found = g_ptr_array_new_with_free_func (g_object_unref);
  sam_dates_get_today (&today);
  for (guint i = 0; i < visits->all->len; i++)
    {
      SamVisitItem *item = sam_visit_item_new (g_ptr_array_index (visits->all, i), &today);

      g_signal_connect_object (item, "notify::chosen", G_CALLBACK (show_round), self, G_CONNECT_SWAPPED);
      g_ptr_array_add (found, item);
    }
  g_list_store_splice (self->items, 0, 0, found->pdata, found->len);
  if (visits->start_postcode != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->start), visits->start_postcode);
  show_state (self);
  show_round (self);
}

static char *
dup_title (void)
{
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *day = sam_dates_format_full (today);

  /* Translators: heading of a printed round: %s is a day */
  return g_strdup_printf (_ ("Round of visits, %s"), day);
}

/* The round refers to practices of the window, which lives until this is written. */
typedef struct
{
  SamVisitRound *round;
  char *title;
  char *path;
} Writing;

static void
writing_free (Writing *writing)
{
  sam_visit_round_free (writing->round);
  g_free (writing->title);
  g_free (writing->path);
  g_free (writing);
}

static gpointer
write_round (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  const Writing *writing = data;

  if (!sam_pdf_write_round (writing->round, writing->title, writing->path, error))
    return NULL;
  return g_strdup_printf (_ ("Saved as %s"), writing->path);
}

static void
tell_done (gpointer self,
           const char *words,
           gboolean done)
{
  tell (self, words);
}

static void
print (GtkWidget *widget,
       const char *action,
       GVariant *parameter)
{
  SamVisitsWindow *self = SAM_VISITS_WINDOW (widget);
  g_autofree char *title = dup_title ();
  g_autoptr (GError) error = NULL;

  if (!sam_visits_print (GTK_WINDOW (self), self->round, title, &error))
    tell (self, error->message);
}

static void
on_file_chosen_cb (const char *path,
                   gpointer data)
{
  sam_visits_window_save_pdf (data, path);
}

static void
save_pdf (GtkWidget *widget,
          const char *action,
          GVariant *parameter)
{
  sam_file_dialogs_save (GTK_WINDOW (widget), _ ("Save the Round"), _ ("round of visits.pdf"), on_file_chosen_cb,
                         widget);
}

static void
sam_visits_window_dispose (GObject *object)
{
  SamVisitsWindow *self = SAM_VISITS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->shown != NULL)
    gtk_filter_list_model_set_filter (self->shown, NULL);
  if (self->items != NULL)
    g_list_store_remove_all (self->items);
  g_clear_object (&self->items);
  g_clear_object (&self->store);
  g_clear_pointer (&self->round, sam_visit_round_free);
  g_clear_pointer (&self->today, g_free);

  G_OBJECT_CLASS (sam_visits_window_parent_class)->dispose (object);
}

/* Not before: a round that is still being written when the window closes refers to its practices. */
static void
sam_visits_window_finalize (GObject *object)
{
  g_clear_pointer (&SAM_VISITS_WINDOW (object)->visits, sam_visits_free);

  G_OBJECT_CLASS (sam_visits_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, months);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, search);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, states);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, empty);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, shown);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, go);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, start);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, stops);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, summary);
  gtk_widget_class_bind_template_child (widget_class, SamVisitsWindow, told);
}

static void
sam_visits_window_class_init (SamVisitsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_visits_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_visits_window_finalize;

  g_type_ensure (SAM_TYPE_LOADING);
  g_type_ensure (SAM_TYPE_TAB_STOP);
  gtk_widget_class_install_action (widget_class, "visits.print", NULL, print);
  gtk_widget_class_install_action (widget_class, "visits.save-pdf", NULL, save_pdf);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "visits.print", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/visits/sam-visits-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_suggest_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_go_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_round);
}

static void
sam_visits_window_init (SamVisitsWindow *self)
{
  g_autoptr (GtkFilter) filter = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (SAM_TYPE_VISIT_ITEM);
  self->today = sam_dates_dup_today ();
  filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  gtk_filter_list_model_set_filter (self->shown, filter);
  gtk_filter_list_model_set_model (self->shown, G_LIST_MODEL (self->items));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "visits.save-pdf", FALSE);
}

/**
 * sam_visits_window_new:
 * @parent: (nullable): the program's window
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_visits_window_new (GtkWindow *parent,
                       SamStoreThread *store)
{
  SamVisitsWindow *self = g_object_new (SAM_TYPE_VISITS_WINDOW, "transient-for", parent, NULL);

  self->store = g_object_ref (store);
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (store, load_visits, g_strdup (self->today), g_free, (GDestroyNotify) sam_visits_free,
                              self->cancellable, on_loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/**
 * sam_visits_window_get_shown:
 *
 * Returns: (transfer none): the practices that show (of SamVisitItem)
 */
GListModel *
sam_visits_window_get_shown (SamVisitsWindow *self)
{
  return G_LIST_MODEL (self->shown);
}

/**
 * sam_visits_window_get_round:
 *
 * Returns: (transfer none) (nullable): the round along what is chosen; NULL while loading
 */
const SamVisitRound *
sam_visits_window_get_round (SamVisitsWindow *self)
{
  return self->round;
}

/**
 * sam_visits_window_save_pdf:
 *
 * Writes the round and tells where it is, or what went wrong.
 */
void
sam_visits_window_save_pdf (SamVisitsWindow *self,
                            const char *path)
{
  g_autoptr (GPtrArray) chosen = NULL;
  Writing *writing;

  if (self->visits == NULL)
    return;
  chosen = list_chosen (self);
  writing = g_new0 (Writing, 1);
  writing->round = sam_visit_round_new (chosen, find_start (self));
  writing->title = dup_title ();
  writing->path = g_strdup (path);
  sam_answer_ask (self->store, write_round, writing, (GDestroyNotify) writing_free, tell_done, self);
}
