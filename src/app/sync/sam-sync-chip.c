/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-sync-chip.h"

#include <glib/gi18n.h>

#include "app/sync/sam-sync-text.h"
#include "store/sam-conflict.h"

struct _SamSyncChip
{
  GtkWidget parent_instance;

  SamSync *sync;
  SamStoreThread *store;
  GCancellable *cancellable; /* of the list that is being read */
  gboolean compact;

  /* Template children */
  GtkWidget *content;
  GtkStack *icon_stack;
  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *headline;
  GtkLabel *message;
  GtkLabel *last_time;
  GtkLabel *waiting;
  GtkWidget *attention;
  GtkListBox *problems;
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
  return (SamSyncStatus){
    .state = sam_sync_get_state (self->sync),
    .waiting = sam_sync_get_waiting (self->sync),
    .conflicts = sam_sync_get_conflicts (self->sync),
    .refused = sam_sync_get_refused (self->sync),
    .done = sam_sync_get_done (self->sync),
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
  gtk_widget_set_tooltip_text (self->content, short_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->content), GTK_ACCESSIBLE_PROPERTY_LABEL, short_text, -1);
  take_text (self->headline, sam_sync_text_format_headline (&status));
  take_text (self->last_time, sam_sync_text_format_last_time (&status, g_get_real_time () / G_USEC_PER_SEC));
  take_text (self->waiting, sam_sync_text_format_waiting (&status));
  gtk_widget_set_visible (GTK_WIDGET (self->last_time), status.state != SAM_SYNC_STATE_UNSET);
  gtk_widget_set_visible (GTK_WIDGET (self->waiting), status.state != SAM_SYNC_STATE_UNSET);
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), message != NULL);
  gtk_widget_set_visible (self->attention, status.conflicts + status.refused > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->now_button), status.state != SAM_SYNC_STATE_UNSET);
  gtk_button_set_label (self->now_button,
                        status.state == SAM_SYNC_STATE_SYNCING ? _ ("_Stop") : _ ("_Synchronise Now"));
}

/* What a row says, and the record it opens. */
typedef struct
{
  char *id;
  char *title;
  char *reason;
} Problem;

static void
free_problem (gpointer data)
{
  Problem *problem = data;

  g_free (problem->id);
  g_free (problem->title);
  g_free (problem->reason);
  g_free (problem);
}

static void
add_problem (GPtrArray *problems,
             const char *id,
             char *title,
             char *reason)
{
  Problem *problem = g_new0 (Problem, 1);

  problem->id = g_strdup (id);
  problem->title = title;
  problem->reason = reason;
  g_ptr_array_add (problems, problem);
}

static char *
describe_fields (SamConflict *conflict)
{
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < conflict->differences->len; i++)
    {
      SamDifference *difference = g_ptr_array_index (conflict->differences, i);

      if (difference->open)
        g_strv_builder_add (labels, difference->field != NULL ? _ (difference->field->label) : difference->key);
    }
  list = g_strv_builder_end (labels);
  if (list[0] == NULL)
    return g_strdup (_ ("Changed on two computers"));
  joined = g_strjoinv (", ", list);
  /* Translators: %s are names of fields, such as "Name, Place". */
  return g_strdup_printf (_ ("Changed on two computers: %s"), joined);
}

static char *
describe_refusal (SamSetAside *one)
{
  if (one->ours)
    /* Translators: %s is what the server said, as it said it. */
    return g_strdup_printf (_ ("The server does not take this record: %s"), one->reason);
  /* Translators: %s is why, in a sentence. */
  return g_strdup_printf (_ ("From the server, but can't be read: %s"), one->reason);
}

/* On the worker. */
static gpointer
read_problems (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (free_problem);
  g_autoptr (GPtrArray) conflicts = sam_store_get_conflicts (store, error);
  g_autoptr (GPtrArray) set_aside = conflicts != NULL ? sam_sync_list_set_aside (store, error) : NULL;

  if (set_aside == NULL)
    return NULL;
  for (guint i = 0; i < conflicts->len; i++)
    {
      SamConflict *conflict = g_ptr_array_index (conflicts, i);

      add_problem (problems, conflict->id, g_steal_pointer (&conflict->title), describe_fields (conflict));
    }
  for (guint i = 0; i < set_aside->len; i++)
    {
      SamSetAside *one = g_ptr_array_index (set_aside, i);

      add_problem (problems, one->id, sam_store_dup_title (store, one->id), describe_refusal (one));
    }
  return g_steal_pointer (&problems);
}

static GtkWidget *
build_row (const Problem *problem)
{
  const char *title = problem->title != NULL && *problem->title != '\0' ? problem->title : problem->id;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *first = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END,
                                   "css-classes", (const char *[]){ "cell-title", NULL }, NULL);
  GtkWidget *second = g_object_new (GTK_TYPE_LABEL, "label", problem->reason, "xalign", 0.0, "wrap", TRUE,
                                    "max-width-chars", 40,
                                    "css-classes", (const char *[]){ "dim-label", "caption", NULL }, NULL);

  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "record", g_strdup (problem->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return row;
}

static void
on_problems_read_cb (GObject *source,
                     GAsyncResult *result,
                     gpointer data)
{
  g_autoptr (SamSyncChip) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  GtkListBoxRow *row;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->problems == NULL)
    return;
  while ((row = gtk_list_box_get_row_at_index (self->problems, 0)) != NULL)
    gtk_list_box_remove (self->problems, GTK_WIDGET (row));
  for (guint i = 0; problems != NULL && i < problems->len; i++)
    gtk_list_box_append (self->problems, build_row (g_ptr_array_index (problems, i)));
}

static void
load_problems (SamSyncChip *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL || self->sync == NULL ||
      sam_sync_get_conflicts (self->sync) + sam_sync_get_refused (self->sync) == 0)
    return;
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (self->store, read_problems, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable, on_problems_read_cb, g_object_ref (self));
}

static void
on_shown_cb (SamSyncChip *self)
{
  update (self);
  load_problems (self);
}

static void
on_changed_cb (SamSyncChip *self)
{
  update (self);
  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (self->content)))))
    load_problems (self);
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
on_problem_activated_cb (SamSyncChip *self,
                         GtkListBoxRow *row)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->content));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open", "s", g_object_get_data (G_OBJECT (row), "record"));
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

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  sam_sync_chip_set_region (self, NULL, NULL);
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
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, last_time);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, waiting);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, attention);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, problems);
  gtk_widget_class_bind_template_child (widget_class, SamSyncChip, now_button);
  gtk_widget_class_bind_template_callback (widget_class, on_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_now_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_server_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_problem_activated_cb);
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
 * sam_sync_chip_set_region:
 * @sync: (nullable): what to show
 * @store: (nullable): where the records it lists are read
 */
void
sam_sync_chip_set_region (SamSyncChip *self,
                          SamSync *sync,
                          SamStoreThread *store)
{
  g_return_if_fail (SAM_IS_SYNC_CHIP (self));

  if (self->sync != NULL)
    g_signal_handlers_disconnect_by_data (self->sync, self);
  g_set_object (&self->sync, sync);
  g_set_object (&self->store, store);
  if (sync == NULL)
    return;
  g_signal_connect_object (sync, "notify", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
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
