/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-record-picker.h"

#include "app/rows/sam-record-matches.h"
#include "app/widgets/sam-focus.h"
#include "network/sam-name-key.h"

#include <glib/gi18n.h>
#include <string.h>

#define TYPING_PAUSE_MS 150

struct _SamRecordPicker
{
  GtkWidget parent_instance;

  const SamKind *kind; /* NULL: any */
  SamStoreThread *store;
  GCancellable *cancellable; /* of the search that runs */
  guint pause;
  gboolean setting;    /* the text is set from here, not typed */
  gboolean only_known; /* nothing is made of what was typed */
  gboolean hurried;    /* Enter came before the matches: it takes the first */

  /* Template children */
  GtkWidget *entry;
  GtkWidget *matches;
};

enum
{
  PICKED,
  EDITED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamRecordPicker, sam_record_picker, GTK_TYPE_WIDGET)

static void on_activate_cb (SamRecordPicker *self);

static void
hide_matches (SamRecordPicker *self)
{
  gtk_widget_hide (self->matches);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
stop_search (SamRecordPicker *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->hurried = FALSE;
}

static GtkWidget *
new_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

/* Takes @match. */
static void
add_match (SamRecordPicker *self,
           SamRecordMatch *match)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* Translators: %s is what was typed: make a new record of that name */
  g_autofree char *title = match->id != NULL ? g_strdup (match->title) : g_strdup_printf (_ ("Create “%s”"), match->title);
  g_autofree char *spoken = NULL;

  gtk_box_append (GTK_BOX (box), new_line (title));
  if (match->detail != NULL && *match->detail != '\0')
    {
      GtkWidget *detail = new_line (match->detail);

      gtk_widget_add_css_class (detail, "dim-label");
      gtk_widget_add_css_class (detail, "caption");
      gtk_box_append (GTK_BOX (box), detail);
      spoken = g_strdup_printf ("%s, %s", title, match->detail);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken != NULL ? spoken : title, -1);
  g_object_set_data_full (G_OBJECT (row), "match", match, (GDestroyNotify) sam_record_match_free);
  gtk_list_box_append (GTK_LIST_BOX (self->matches), row);
}

static void
select_match (SamRecordPicker *self,
              GtkListBoxRow *row)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->matches), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static void
show_matches (SamRecordPicker *self,
              GPtrArray *matches)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->matches)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->matches), row);
  for (guint i = 0; i < matches->len; i++)
    {
      const SamRecordMatch *match = g_ptr_array_index (matches, i);
      SamRecordMatch *shown = sam_record_match_new (match->id, match->title);

      shown->detail = g_strdup (match->detail);
      add_match (self, shown);
    }
  if (self->kind != NULL && !self->only_known && *text != '\0' && sam_record_matches_can_save (self->kind, text))
    add_match (self, sam_record_match_new (NULL, text));
  row = gtk_widget_get_first_child (self->matches);
  gtk_widget_set_visible (self->matches, row != NULL);
  if (row != NULL)
    select_match (self, GTK_LIST_BOX_ROW (row));
}

/* Whether the first match may be taken unseen: its name has in it what was typed. A synonym, or a name to make
 * something new of, is to be read first. */
static gboolean
is_meant (SamRecordPicker *self,
          GPtrArray *matches)
{
  const SamRecordMatch *first = matches->len > 0 ? g_ptr_array_index (matches, 0) : NULL;
  g_autofree char *title = first != NULL ? sam_name_words (first->title) : NULL;
  g_autofree char *typed = sam_name_words (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  return title != NULL && strstr (title, typed) != NULL;
}

static void
on_found_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) matches = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (matches != NULL && self->store != NULL)
    {
      gboolean hurried = self->hurried && is_meant (self, matches);

      g_clear_object (&self->cancellable);
      self->hurried = FALSE;
      show_matches (self, matches);
      if (hurried)
        on_activate_cb (self);
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      stop_search (self);
      hide_matches (self);
    }
}

static gboolean
on_pause_cb (gpointer data)
{
  SamRecordPicker *self = data;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  self->pause = 0;
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (self->store, sam_record_matches_find, sam_record_wanted_new (self->kind, text),
                              (GDestroyNotify) sam_record_wanted_free,
                              (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
on_changed_cb (SamRecordPicker *self)
{
  stop_search (self);
  if (self->setting)
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0' || self->store == NULL)
    hide_matches (self);
  else
    self->pause = g_timeout_add (TYPING_PAUSE_MS, on_pause_cb, self);
  g_signal_emit (self, signals[EDITED], 0);
}

static void
pick (SamRecordPicker *self,
      const SamRecordMatch *match)
{
  g_autofree char *id = g_strdup (match->id);
  g_autofree char *title = g_strdup (match->title);

  stop_search (self);
  hide_matches (self);
  sam_record_picker_set_text (self, "");
  g_signal_emit (self, signals[PICKED], 0, id, title);
}

static void
on_created_cb (GObject *source,
               GAsyncResult *result,
               gpointer data)
{
  g_autoptr (SamRecordPicker) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecordMatch) match = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (match == NULL)
    {
      /* What was typed still stands there, with the row's own problem below it. */
      g_warning ("A record could not be created: %s", error != NULL ? error->message : "not valid");
      return;
    }
  if (self->store != NULL)
    pick (self, match);
}

static void
on_row_activated_cb (SamRecordPicker *self,
                     GtkListBoxRow *row)
{
  const SamRecordMatch *match = g_object_get_data (G_OBJECT (row), "match");

  if (match->id != NULL)
    pick (self, match);
  else
    sam_store_thread_run_async (self->store, sam_record_matches_save, sam_record_wanted_new (self->kind, match->title),
                                (GDestroyNotify) sam_record_wanted_free, (GDestroyNotify) sam_record_match_free, NULL,
                                on_created_cb, g_object_ref (self));
}

static void
on_activate_cb (SamRecordPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->matches));

  /* Matches that show while a search waits or runs are those of what stood there before. */
  if (self->pause == 0 && self->cancellable == NULL && !gtk_widget_get_visible (self->matches))
    on_changed_cb (self);
  if (self->pause != 0 || self->cancellable != NULL)
    self->hurried = TRUE;
  else if (row != NULL && gtk_widget_get_visible (self->matches))
    on_row_activated_cb (self, row);
}

static void
move_selection (SamRecordPicker *self,
                int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->matches));
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->matches), MAX (index, 0));
  if (row == NULL)
    return;
  select_match (self, row);
}

/* The focus stays in the line while the arrows go through the matches. */
static gboolean
on_key_pressed_cb (GtkEventControllerKey *controller,
                   guint keyval,
                   guint keycode,
                   GdkModifierType state,
                   gpointer data)
{
  SamRecordPicker *self = SAM_RECORD_PICKER (data);

  if (!gtk_widget_get_visible (self->matches))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_Up)
    move_selection (self, keyval == GDK_KEY_Down ? 1 : -1);
  else if (keyval == GDK_KEY_Escape)
    hide_matches (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static void
on_focus_leave_cb (SamRecordPicker *self)
{
  stop_search (self);
  hide_matches (self);
}

static gboolean
sam_record_picker_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SAM_RECORD_PICKER (widget)->entry);
}

static void
sam_record_picker_dispose (GObject *object)
{
  SamRecordPicker *self = SAM_RECORD_PICKER (object);

  stop_search (self);
  g_clear_object (&self->store);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->matches, gtk_widget_unparent);

  G_OBJECT_CLASS (sam_record_picker_parent_class)->dispose (object);
}

static void
sam_record_picker_class_init (SamRecordPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_record_picker_dispose;
  sam_focus_set_grab (widget_class, sam_record_picker_grab_focus);

  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-record-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, SamRecordPicker, entry);
  gtk_widget_class_bind_template_child (widget_class, SamRecordPicker, matches);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
sam_record_picker_init (SamRecordPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_record_picker_set_source:
 * @kind: (nullable): the kind of records to find, NULL for any
 * @store: (nullable): where
 */
void
sam_record_picker_set_source (SamRecordPicker *self,
                              const SamKind *kind,
                              SamStoreThread *store)
{
  self->kind = kind;
  g_set_object (&self->store, store);
}

/**
 * sam_record_picker_set_only_known:
 * @only_known: whether to offer only what there is, and not to make a record of what was typed
 */
void
sam_record_picker_set_only_known (SamRecordPicker *self,
                                  gboolean only_known)
{
  self->only_known = only_known;
}

/**
 * sam_record_picker_get_text:
 *
 * Returns: (transfer none): what is being looked for
 */
const char *
sam_record_picker_get_text (SamRecordPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/**
 * sam_record_picker_set_text:
 *
 * Shows a text without looking for it.
 */
void
sam_record_picker_set_text (SamRecordPicker *self,
                            const char *text)
{
  self->setting = TRUE;
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), TRUE);
  self->setting = FALSE;
}

/**
 * sam_record_picker_find_problem:
 *
 * Returns: (nullable): what to do with what was typed and not chosen, marked for translation
 */
const char *
sam_record_picker_find_problem (SamRecordPicker *self)
{
  if (*sam_record_picker_get_text (self) == '\0')
    return NULL;
  return N_ ("This is not chosen yet. Press Enter to look it up, or to add it.");
}

/* What a label of the picker names. */
GtkWidget *
sam_record_picker_get_entry (SamRecordPicker *self)
{
  return self->entry;
}
