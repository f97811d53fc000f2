/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-record-picker.h"

#include "app/widgets/sam-focus.h"

#include <glib/gi18n.h>

#include "exchange/sam-dutch-values.h"
#include "record/sam-words.h"

#define MAX_MATCHES 8
#define TYPING_PAUSE_MS 150

struct _SamRecordPicker
{
  GtkWidget parent_instance;

  const SamKind *kind; /* NULL: any */
  SamStoreThread *store;
  GCancellable *cancellable; /* of the search that runs */
  guint pause;
  gboolean setting; /* the text is set from here, not typed */

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

typedef struct
{
  const SamKind *kind;
  char *text;
} Question;

typedef struct
{
  char *id; /* NULL: create a record of this title */
  char *title;
  char *detail; /* (nullable): what tells it from another of the same title */
} Match;

static void
question_free (Question *question)
{
  g_free (question->text);
  g_free (question);
}

static void
match_free (Match *match)
{
  g_free (match->id);
  g_free (match->title);
  g_free (match->detail);
  g_free (match);
}

static Match *
match_new (const char *id,
           const char *title)
{
  Match *match = g_new0 (Match, 1);

  match->id = g_strdup (id);
  match->title = g_strdup (title);
  return match;
}

static void
set_person_name (SamRecord *record,
                 const char *name)
{
  g_autofree char *first_name = NULL;
  g_autofree char *particle = NULL;
  g_autofree char *last_name = NULL;

  sam_dutch_split_name (name, &first_name, &particle, &last_name);
  if (first_name == NULL && particle == NULL) /* one word: what everybody has is a first name */
    first_name = g_steal_pointer (&last_name);
  sam_record_set_text (record, "first_name", first_name);
  sam_record_set_text (record, "particle", particle);
  sam_record_set_text (record, "last_name", last_name);
}

/* A record with nothing but a title, or NULL where that makes no valid one. */
static SamRecord *
create_titled (const SamKind *kind,
               const char *title)
{
  g_autoptr (SamRecord) record = NULL;
  g_autoptr (GArray) problems = NULL;
  g_autofree char *id = sam_id_new (kind);

  record = sam_record_new (kind, id);
  if (sam_kind_find_field (kind, "last_name") != NULL)
    set_person_name (record, title);
  else
    for (guint i = 0; i < kind->n_fields; i++)
      if ((kind->fields[i].flags & SAM_TITLE) && kind->fields[i].type == SAM_FIELD_TEXT)
        {
          sam_record_set_text (record, kind->fields[i].name, title);
          break;
        }
  problems = sam_record_validate (record);
  return problems->len == 0 ? g_steal_pointer (&record) : NULL;
}

/* Where somebody lives, or how to reach them: never what is sensitive, as the topics of an expert. */
static void
add_details (SamStore *store,
             const char *id,
             GString *detail)
{
  static const char *const fields[] = { "place", "municipality", "email", "phone" };
  g_autoptr (SamRecord) record = sam_store_load (store, id, NULL);
  g_autofree char *person = NULL;

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      const SamField *field = sam_kind_find_field (sam_record_get_kind (record), fields[i]);
      g_autofree char *text = NULL;

      if (field == NULL || (field->flags & SAM_SENSITIVE) != 0)
        continue;
      text = sam_record_dup_text (record, fields[i]);
      if (text != NULL)
        sam_words_add (detail, " · ", text);
    }
  if (record != NULL && sam_kind_find_field (sam_record_get_kind (record), "person") != NULL)
    person = sam_record_dup_text (record, "person");
  if (person != NULL)
    add_details (store, person, detail);
}

static void
tell_namesakes_apart (SamStore *store,
                      GPtrArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    {
      Match *match = g_ptr_array_index (matches, i);
      gboolean alone = TRUE;

      for (guint other = 0; other < matches->len && alone; other++)
        alone = other == i || strcmp (((Match *) g_ptr_array_index (matches, other))->title, match->title) != 0;
      if (!alone)
        {
          g_autoptr (GString) detail = g_string_new (NULL);

          add_details (store, match->id, detail);
          match->detail = g_string_free (g_steal_pointer (&detail), FALSE);
        }
    }
}

static gpointer
find_matches (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Question *question = data;
  g_autoptr (GPtrArray) matches = g_ptr_array_new_with_free_func ((GDestroyNotify) match_free);
  g_autoptr (GPtrArray) found = NULL;

  if (question->kind == NULL)
    {
      found = sam_store_search (store, question->text, MAX_MATCHES, cancellable, error);
      for (guint i = 0; found != NULL && i < found->len; i++)
        {
          const SamHit *hit = g_ptr_array_index (found, i);

          g_ptr_array_add (matches, match_new (hit->id, hit->title));
        }
    }
  else
    {
      g_autoptr (SamQuery) query = sam_query_new (question->kind);

      sam_query_set_search (query, question->text);
      found = sam_store_list (store, query, 0, MAX_MATCHES, error);
      for (guint i = 0; found != NULL && i < found->len; i++)
        {
          const SamRow *row = g_ptr_array_index (found, i);

          if (row->id != NULL)
            g_ptr_array_add (matches, match_new (row->id, row->title));
        }
    }
  tell_namesakes_apart (store, matches);
  return found != NULL ? g_steal_pointer (&matches) : NULL;
}

static gpointer
save_titled (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  Question *question = data;
  g_autoptr (SamRecord) record = create_titled (question->kind, question->text);

  if (record == NULL || !sam_store_save (store, record, error))
    return NULL;
  return match_new (sam_record_get_id (record), question->text);
}

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
           Match *match)
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
  g_object_set_data_full (G_OBJECT (row), "match", match, (GDestroyNotify) match_free);
  gtk_list_box_append (GTK_LIST_BOX (self->matches), row);
}

static void
show_matches (SamRecordPicker *self,
              GPtrArray *matches)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (SamRecord) created = NULL;
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->matches)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->matches), row);
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = g_ptr_array_index (matches, i);
      Match *shown = match_new (match->id, match->title);

      shown->detail = g_strdup (match->detail);
      add_match (self, shown);
    }
  if (self->kind != NULL && *text != '\0' && (created = create_titled (self->kind, text)) != NULL)
    add_match (self, match_new (NULL, text));
  row = gtk_widget_get_first_child (self->matches);
  gtk_widget_set_visible (self->matches, row != NULL);
  if (row != NULL && matches->len > 0)
    gtk_list_box_select_row (GTK_LIST_BOX (self->matches), GTK_LIST_BOX_ROW (row));
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
    show_matches (self, matches);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    hide_matches (self);
}

static gboolean
on_pause_cb (gpointer data)
{
  SamRecordPicker *self = data;
  Question *question = g_new0 (Question, 1);

  self->pause = 0;
  question->kind = self->kind;
  question->text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  self->cancellable = g_cancellable_new ();
  sam_store_thread_run_async (self->store, find_matches, question, (GDestroyNotify) question_free,
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
      const Match *match)
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
  Match *match = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (match == NULL)
    {
      /* What was typed still stands there, with the row's own problem below it. */
      g_warning ("A record could not be created: %s", error != NULL ? error->message : "not valid");
      return;
    }
  if (self->store != NULL)
    pick (self, match);
  match_free (match);
}

static void
on_row_activated_cb (SamRecordPicker *self,
                     GtkListBoxRow *row)
{
  const Match *match = g_object_get_data (G_OBJECT (row), "match");
  Question *question;

  if (match->id != NULL)
    {
      pick (self, match);
      return;
    }
  question = g_new0 (Question, 1);
  question->kind = self->kind;
  question->text = g_strdup (match->title);
  sam_store_thread_run_async (self->store, save_titled, question, (GDestroyNotify) question_free,
                              (GDestroyNotify) match_free, NULL, on_created_cb, g_object_ref (self));
}

static void
on_activate_cb (SamRecordPicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->matches));

  if (row != NULL && gtk_widget_get_visible (self->matches))
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
  gtk_list_box_select_row (GTK_LIST_BOX (self->matches), row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
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

const char *
sam_record_picker_get_text (SamRecordPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

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

/* What a label of the picker names. */
GtkWidget *
sam_record_picker_get_entry (SamRecordPicker *self)
{
  return self->entry;
}
