/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-sync-chip.h"

#include <glib/gi18n.h>

#include "app/sync/sam-sync-text.h"
#include "store/sam-clock.h"

struct _SamSyncChip
{
  GtkWidget parent_instance;

  SamSync *sync;
  gboolean compact;

  /* Template children */
  GtkWidget *content;
  GtkStack *icon_stack;
  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *headline;
  GtkLabel *message;
  GtkProgressBar *progress;
  GtkLabel *clock;
  GtkLabel *last_time;
  GtkButton *received;
  GtkButton *conflicts;
  GtkButton *refused;
  GtkButton *waiting;
  GtkButton *parallel;
  GtkButton *now_button;
};

enum
{
  PROP_COMPACT = 1,
};

G_DEFINE_FINAL_TYPE (SamSyncChip, sam_sync_chip, GTK_TYPE_WIDGET)

static SamSyncStatus
get_status (SamSyncChip *self)
{
  gint64 received_at;
  guint64 received = sam_sync_get_received (self->sync, &received_at);

  return (SamSyncStatus){
    .received = received,
    .received_at = received_at,
    .state = sam_sync_get_state (self->sync),
    .step = sam_sync_get_step (self->sync),
    .waiting = sam_sync_get_waiting (self->sync),
    .conflicts = sam_sync_get_conflicts (self->sync),
    .parallel = sam_sync_get_parallel (self->sync),
    .refused = sam_sync_get_refused (self->sync),
    .done = sam_sync_get_done (self->sync),
    .total = sam_sync_get_total (self->sync),
    .clock_off = sam_sync_get_clock_off (self->sync),
    .last_time = sam_sync_get_last_run (self->sync),
  };
}

static void
take_text (GtkLabel *label,
           char *text)
{
  gtk_label_set_label (label, text);
  g_free (text);
}

static void
update_progress (SamSyncChip *self,
                 const SamSyncStatus *status)
{
  gboolean known = status->state == SAM_SYNC_STATE_SYNCING && status->total > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), known);
  gtk_progress_bar_set_fraction (self->progress,
                                 known ? (double) MIN (status->done, status->total) / (double) status->total : 0);
}

static void
update_clock (SamSyncChip *self,
              const SamSyncStatus *status)
{
  g_autofree char *sentence = sam_sync_explain_clock (status->clock_off, sam_clock_get_seconds ());

  gtk_label_set_label (self->clock, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->clock), sentence != NULL && status->state != SAM_SYNC_STATE_UNSET);
}

/* What there is none of is not shown. */
static void
update_button (GtkButton *button,
               guint64 number,
               char *text)
{
  gtk_button_set_label (button, text);
  gtk_widget_set_visible (GTK_WIDGET (button), number > 0);
  g_free (text);
}

static void
update (SamSyncChip *self)
{
  SamSyncStatus status;
  const char *message;
  g_autofree char *short_text = NULL;

  if (self->sync == NULL)
    return;
  status = get_status (self);
  message = sam_sync_get_message (self->sync);
  short_text = sam_sync_text_format_short (&status);
  gtk_image_set_from_icon_name (self->icon, sam_sync_text_get_icon (&status));
  gtk_stack_set_visible_child_name (self->icon_stack, status.state == SAM_SYNC_STATE_SYNCING ? "spinner" : "icon");
  gtk_label_set_label (self->label, short_text);
  gtk_widget_set_visible (GTK_WIDGET (self->label), !self->compact);
  /* Which is the description to a screen reader too. */
  gtk_widget_set_tooltip_text (self->content, message != NULL ? message : short_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->content), GTK_ACCESSIBLE_PROPERTY_LABEL, short_text, -1);
  take_text (self->headline, sam_sync_text_format_headline (&status));
  take_text (self->last_time, sam_sync_text_format_last_time (&status, sam_clock_get_seconds ()));
  update_button (self->received, status.state != SAM_SYNC_STATE_UNSET ? status.received : 0,
                 sam_sync_text_format_received (&status, sam_clock_get_seconds ()));
  update_button (self->conflicts, status.conflicts, sam_sync_text_format_conflicts (&status));
  update_button (self->refused, status.refused, sam_sync_text_format_refused (&status));
  update_button (self->waiting, status.waiting, sam_sync_text_format_waiting (&status));
  update_button (self->parallel, 1, sam_sync_text_format_parallel (&status));
  gtk_widget_set_visible (GTK_WIDGET (self->last_time), status.state != SAM_SYNC_STATE_UNSET);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  update_progress (self, &status);
  update_clock (self, &status);
  gtk_widget_set_visible (GTK_WIDGET (self->now_button), status.state != SAM_SYNC_STATE_UNSET);
  gtk_button_set_label (self->now_button,
                        status.state == SAM_SYNC_STATE_SYNCING ? _ ("_Stop") : _ ("_Synchronise Now"));
}

static void
on_now_clicked_cb (SamSyncChip *self)
{
  if (self->sync != NULL && sam_sync_get_state (self->sync) == SAM_SYNC_STATE_SYNCING)
    sam_sync_cancel (self->sync);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.synchronise", NULL);
}

static void
on_server_clicked_cb (SamSyncChip *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->content));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.server", NULL);
}

static void
show_list (SamSyncChip *self,
           const char *name)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->content));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.sync-list", "s", name);
}

static void
on_conflicts_clicked_cb (SamSyncChip *self)
{
  show_list (self, "conflicts");
}

static void
on_refused_clicked_cb (SamSyncChip *self)
{
  show_list (self, "set_aside");
}

static void
on_waiting_clicked_cb (SamSyncChip *self)
{
  show_list (self, "waiting");
}

static void
on_received_clicked_cb (SamSyncChip *self)
{
  show_list (self, "received");
}

static void
on_parallel_clicked_cb (SamSyncChip *self)
{
  show_list (self, "parallel");
}

static void
sam_sync_chip_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  SamSyncChip *self = SAM_SYNC_CHIP (object);

  if (id != PROP_COMPACT)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  self->compact = g_value_get_boolean (value);
  update (self);
}

static void
sam_sync_chip_dispose (GObject *object)
{
  SamSyncChip *self = SAM_SYNC_CHIP (object);

  sam_sync_chip_set_sync (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), SAM_TYPE_SYNC_CHIP);

  G_OBJECT_CLASS (sam_sync_chip_parent_class)->dispose (object);
}

static void
sam_sync_chip_class_init (SamSyncChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_sync_chip_set_property;
  object_class->dispose = sam_sync_chip_dispose;
  g_object_class_install_property (
      object_class, PROP_COMPACT,
      g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-sync-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, content);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, icon_stack);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, icon);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, label);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, headline);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, message);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, progress);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, clock);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, last_time);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, received);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, conflicts);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, refused);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, waiting);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, parallel);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, now_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, on_now_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_server_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_conflicts_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_refused_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_waiting_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_received_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_parallel_clicked_cb);
}

static void
sam_sync_chip_init (SamSyncChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_sync_chip_new:
 *
 * Returns: (transfer floating): a chip that shows nothing yet
 */
GtkWidget *
sam_sync_chip_new (void)
{
  return g_object_new (SAM_TYPE_SYNC_CHIP, NULL);
}

/**
 * sam_sync_chip_set_sync:
 * @sync: (nullable): what to show
 */
void
sam_sync_chip_set_sync (SamSyncChip *self,
                        SamSync *sync)
{
  g_return_if_fail (SAM_IS_SYNC_CHIP (self));

  if (self->sync != NULL)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  g_set_object (&self->sync, sync);
  if (sync == NULL)
    return;
  g_signal_connect_object (sync, "notify", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * sam_sync_chip_popup:
 *
 * Shows what there is to say, as a click does.
 */
void
sam_sync_chip_popup (SamSyncChip *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->content));
}
