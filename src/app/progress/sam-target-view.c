/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/progress/sam-target-view.h"

#include <glib/gi18n.h>

#include "app/progress/sam-chart-view.h"
#include "app/progress/sam-progress-row.h"
#include "app/sam-dates.h"
#include "app/widgets/sam-chip.h"
#include "app/widgets/sam-clamp.h"
#include "app/widgets/sam-status-page.h"
#include "app/widgets/sam-tab-stop.h"

/* Of the picture that is copied: two dots for each point, so that it stays sharp in a document. */
#define IMAGE_WIDTH 1600
#define IMAGE_HEIGHT 900
#define IMAGE_TEXT 26

struct _SamTargetView
{
  GtkWidget parent_instance;

  SamTargetItem *item;

  /* Template children */
  GtkWidget *content;
  GtkWidget *back_button;
  GtkDropDown *shows;
  GtkToggleButton *phones;
  GtkStringList *choices;
  GtkStack *states;
  GtkLabel *name;
  GtkLabel *figure;
  GtkLabel *goal;
  GtkLabel *beside;
  SamChip *course;
  GtkLabel *next_step;
  SamChartView *chart;
  GtkLabel *pace;
  GtkLabel *definition;
  GtkLabel *source;
  GtkSingleSelection *selection;
};

enum
{
  BACK,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamTargetView, sam_target_view, GTK_TYPE_WIDGET)

/* The first choice is the overview; the lists follow in the order of SamTargetShows. */
static char *
create_choice (SamTargetItem *item,
               SamTargetShows shows)
{
  const guint n = sam_target_item_count (item, shows);

  switch (shows)
    {
    case SAM_TARGET_SHOWS_COUNTED:
      /* Translators: a list, and how many are in it */
      return g_strdup_printf (_ ("Counts: %u"), n);
    case SAM_TARGET_SHOWS_NEAR:
      return g_strdup_printf (_ ("Near misses: %u"), n);
    case SAM_TARGET_SHOWS_NOT:
      return g_strdup_printf (_ ("Does not count: %u"), n);
    case SAM_TARGET_SHOWS_UNKNOWN:
      return g_strdup_printf (_ ("Not known: %u"), n);
    case SAM_TARGET_SHOWS_MONTHS:
      return g_strdup (_ ("Month by month"));
    case SAM_TARGET_SHOWS_BESIDE:
    case SAM_TARGET_N_SHOWS:
    default:
      return g_strdup (_ ("Told beside it"));
    }
}

/* Where there is nothing to tell beside it, that choice is left out; it is the last one. */
static void
offer_lists (SamTargetView *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->shows);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (texts, g_strdup (_ ("Overview")));
  for (guint i = 0; i < SAM_TARGET_N_SHOWS; i++)
    if (i != SAM_TARGET_SHOWS_BESIDE || sam_target_item_count (self->item, i) > 0)
      g_ptr_array_add (texts, create_choice (self->item, i));
  g_ptr_array_add (texts, NULL);
  gtk_string_list_splice (self->choices, 0, g_list_model_get_n_items (G_LIST_MODEL (self->choices)),
                          (const char *const *) texts->pdata);
  gtk_drop_down_set_selected (self->shows, chosen != GTK_INVALID_LIST_POSITION ? MIN (chosen, texts->len - 2) : 0);
}

static void
on_shows_changed_cb (SamTargetView *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->shows);
  g_autoptr (GListModel) list = NULL;

  if (self->item == NULL || self->states == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->phones),
                          chosen > 0 && sam_target_item_has_phones (self->item, (SamTargetShows) (chosen - 1)));
  if (chosen > 0 && chosen <= SAM_TARGET_N_SHOWS)
    list = sam_target_item_list (self->item, (SamTargetShows) (chosen - 1),
                                 gtk_toggle_button_get_active (self->phones));
  gtk_single_selection_set_model (self->selection, list);
  if (list == NULL)
    gtk_stack_set_visible_child_name (self->states, "overview");
  else
    gtk_stack_set_visible_child_name (self->states, g_list_model_get_n_items (list) > 0 ? "list" : "nothing");
}

static void
show_source (SamTargetView *self,
             const SamTargetStand *stand)
{
  g_autofree char *own = sam_record_dup_text (stand->target, "definition");
  const char *counted = _ (stand->indicator->definition);
  g_autofree char *definition = own != NULL && g_strcmp0 (own, counted) != 0 ? g_strconcat (own, "\n\n", counted, NULL)
                                                                             : g_strdup (counted);
  g_autofree char *from = sam_dates_format_full (stand->measure->from);
  g_autofree char *to = sam_dates_format_full (stand->measure->to);
  g_autofree char *when = stand->indicator->periodic
                              /* Translators: the first and the last day of what a figure is of */
                              ? g_strdup_printf (_ ("From %s to %s"), from, to)
                              /* Translators: the day that a figure is of */
                              : g_strdup_printf (_ ("On %s"), to);
  g_autofree char *source = g_strjoin (" · ", when, stand->project != NULL ? stand->project : stand->network, NULL);

  gtk_label_set_label (self->definition, definition);
  gtk_label_set_label (self->source, source);
}

static void
show_stand (SamTargetView *self)
{
  const SamTargetStand *stand = sam_target_item_get_stand (self->item);
  g_autofree char *name = sam_record_dup_title (stand->target);
  g_autofree char *figure = sam_target_stand_format_figure (stand);
  g_autofree char *goal = sam_target_stand_format_goal (stand);
  g_autofree char *pace = sam_target_stand_describe (stand);
  g_autofree char *beside = sam_target_item_describe_beside (self->item);
  g_autofree char *words = g_strjoin (". ", name, figure, goal, pace, NULL);

  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->figure, figure);
  gtk_label_set_label (self->goal, goal);
  gtk_label_set_label (self->beside, beside != NULL ? beside : "");
  gtk_widget_set_visible (GTK_WIDGET (self->beside), beside != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->course), stand->has_goal);
  sam_chip_set (self->course, sam_course_get_label (stand->forecast.course), NULL,
                sam_progress_row_get_course_style (stand->forecast.course));
  gtk_label_set_label (self->pace, pace);
  gtk_label_set_label (self->next_step, stand->measure != NULL ? stand->measure->next_step : "");
  sam_chart_view_show (self->chart,
                       stand->measure != NULL ? sam_target_chart_new (stand, SAM_TARGET_FOR_REGION) : NULL, words);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "target.copy-image", stand->measure != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "target.copy-data", stand->measure != NULL);
  if (stand->measure != NULL)
    show_source (self, stand);
}

static GdkTexture *
draw_texture (const SamTargetStand *stand)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, IMAGE_WIDTH, IMAGE_HEIGHT);
  cairo_t *cairo = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  int stride;
  GdkTexture *texture;

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  sam_target_chart_draw_sheet (stand, cairo, IMAGE_WIDTH, IMAGE_HEIGHT, IMAGE_TEXT);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * IMAGE_HEIGHT);
  texture = gdk_memory_texture_new (IMAGE_WIDTH, IMAGE_HEIGHT, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
  cairo_surface_destroy (surface);
  return texture;
}

static void
copy_image (GtkWidget *widget,
            const char *action,
            GVariant *parameter)
{
  SamTargetView *self = SAM_TARGET_VIEW (widget);
  g_autoptr (GdkTexture) texture = draw_texture (sam_target_item_get_stand (self->item));

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("The chart is on the clipboard, as an image"));
}

static void
copy_data (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  SamTargetView *self = SAM_TARGET_VIEW (widget);
  g_autofree char *text = sam_target_chart_format_table (sam_target_item_get_stand (self->item));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  gtk_widget_activate_action (widget, "win.toast", "s", _ ("The figures are on the clipboard, for a spreadsheet"));
}

static void
edit (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.open", "s", sam_target_item_get_id (SAM_TARGET_VIEW (widget)->item));
}

static void
on_back_clicked_cb (SamTargetView *self)
{
  g_signal_emit (self, signals[BACK], 0);
}

static void
on_row_activated_cb (SamTargetView *self,
                     guint position)
{
  g_autoptr (SamProgressItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  const char *id = sam_progress_item_get_id (item);

  if (id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", id);
}

static void
sam_target_view_dispose (GObject *object)
{
  SamTargetView *self = SAM_TARGET_VIEW (object);

  self->states = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_TARGET_VIEW);
  g_clear_object (&self->item);

  G_OBJECT_CLASS (sam_target_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, content);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, back_button);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, shows);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, phones);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, choices);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, states);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, name);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, figure);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, goal);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, beside);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, course);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, next_step);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, chart);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, pace);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, definition);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, source);
  gtk_widget_class_bind_template_child (widget_class, SamTargetView, selection);
}

static void
sam_target_view_class_init (SamTargetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_target_view_dispose;

  signals[BACK] = g_signal_new ("back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                0);

  gtk_widget_class_install_action (widget_class, "target.copy-image", NULL, copy_image);
  gtk_widget_class_install_action (widget_class, "target.copy-data", NULL, copy_data);
  gtk_widget_class_install_action (widget_class, "target.edit", NULL, edit);

  g_type_ensure (SAM_TYPE_CHART_VIEW);
  g_type_ensure (SAM_TYPE_CHIP);
  g_type_ensure (SAM_TYPE_CLAMP);
  g_type_ensure (SAM_TYPE_STATUS_PAGE);
  g_type_ensure (SAM_TYPE_TAB_STOP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/progress/sam-target-view.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_shows_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, sam_progress_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, sam_progress_row_bind);
}

static void
sam_target_view_init (SamTargetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_target_view_show:
 * @item: a target; the same one again, or one that has changed, keeps the list that is shown
 */
void
sam_target_view_show (SamTargetView *self,
                      SamTargetItem *item)
{
  g_return_if_fail (SAM_IS_TARGET_VIEW (self));

  /* Numbers show where they were asked for, not at the next target. */
  if (self->item == NULL || !g_str_equal (sam_target_item_get_id (self->item), sam_target_item_get_id (item)))
    gtk_toggle_button_set_active (self->phones, FALSE);
  g_set_object (&self->item, item);
  show_stand (self);
  offer_lists (self);
  on_shows_changed_cb (self);
}

/**
 * sam_target_view_get_item:
 *
 * Returns: (transfer none) (nullable): what is shown
 */
SamTargetItem *
sam_target_view_get_item (SamTargetView *self)
{
  g_return_val_if_fail (SAM_IS_TARGET_VIEW (self), NULL);

  return self->item;
}

/**
 * sam_target_view_set_folded:
 * @folded: whether the list of targets is not beside it
 */
void
sam_target_view_set_folded (SamTargetView *self,
                            gboolean folded)
{
  g_return_if_fail (SAM_IS_TARGET_VIEW (self));

  gtk_widget_set_visible (self->back_button, folded);
}

/**
 * sam_target_view_choose:
 * @shows: a list
 */
void
sam_target_view_choose (SamTargetView *self,
                        SamTargetShows shows)
{
  g_return_if_fail (SAM_IS_TARGET_VIEW (self));

  gtk_drop_down_set_selected (self->shows, (guint) shows + 1);
}

/**
 * sam_target_view_get_list:
 *
 * Returns: (transfer none) (nullable): what the list shows, as SamProgressItem; %NULL while the overview is shown
 */
GListModel *
sam_target_view_get_list (SamTargetView *self)
{
  g_return_val_if_fail (SAM_IS_TARGET_VIEW (self), NULL);

  return gtk_single_selection_get_model (self->selection);
}
