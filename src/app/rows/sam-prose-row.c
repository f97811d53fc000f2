/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-prose-row.h"

#include "app/widgets/sam-prose-view.h"
#include "exchange/sam-markdown.h"
#include "json/sam-json-value.h"

/* An article is written in more room than a note. */
#define TALL 640

struct _SamProseRow
{
  SamFieldRow parent_instance;

  /* Template children */
  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkWidget *view;
  GtkTextBuffer *buffer;
  GtkWidget *hint;
  SamProseView *prose;
};

enum
{
  PROP_TALL = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamProseRow, sam_prose_row, SAM_TYPE_FIELD_ROW)

static char *
sam_prose_row_dup_text (SamFieldRow *row)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (SAM_PROSE_ROW (row)->buffer, &start, &end);
  return gtk_text_buffer_get_text (SAM_PROSE_ROW (row)->buffer, &start, &end, TRUE);
}

/* Headings, lists and links are read as such, and become text again to write in; plain text can always be typed
 * in. */
static void
choose_page (SamProseRow *self)
{
  g_autofree char *text = sam_prose_row_dup_text (SAM_FIELD_ROW (self));
  g_autoptr (GPtrArray) blocks = sam_markdown_parse (text);
  gboolean plain = sam_markdown_is_plain (blocks);

  sam_prose_view_set_text (self->prose, plain ? NULL : text);
  gtk_stack_set_visible_child_name (self->stack, plain ? "write" : "read");
}

static void
on_view_left_cb (SamProseRow *self)
{
  /* Who looks something up in another window goes on writing here. */
  if (!gtk_widget_has_focus (self->view))
    choose_page (self);
}

static void
on_edit_clicked_cb (SamProseRow *self)
{
  gtk_stack_set_visible_child_name (self->stack, "write");
  gtk_widget_grab_focus (self->view);
}

static void
sam_prose_row_show_text (SamFieldRow *row,
                         const char *text)
{
  SamProseRow *self = SAM_PROSE_ROW (row);

  /* What was there before is no typing that Ctrl+Z should bring back. */
  gtk_text_buffer_begin_irreversible_action (self->buffer);
  gtk_text_buffer_set_text (self->buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (self->buffer);
  if (!gtk_widget_has_focus (self->view))
    choose_page (self);
}

static void
sam_prose_row_show_value (SamFieldRow *row,
                          const char *value)
{
  g_autofree char *text = sam_json_to_string (value);

  sam_prose_row_show_text (row, text != NULL ? text : "");
}

static gboolean
sam_prose_row_read_value (SamFieldRow *row,
                          char **value,
                          const char **problem)
{
  g_autofree char *text = sam_prose_row_dup_text (row);

  *value = *text != '\0' ? sam_json_from_string (text) : NULL;
  return TRUE;
}

static void
sam_prose_row_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  SamProseRow *self = SAM_PROSE_ROW (object);

  if (id != PROP_TALL)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_value_get_boolean (value))
    {
      gtk_scrolled_window_set_max_content_height (self->scroller, TALL);
      gtk_widget_set_visible (self->hint, TRUE);
    }
}

static void
sam_prose_row_class_init (SamProseRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  g_type_ensure (SAM_TYPE_PROSE_VIEW);
  G_OBJECT_CLASS (klass)->set_property = sam_prose_row_set_property;
  properties[PROP_TALL] = g_param_spec_boolean ("tall", NULL, NULL, FALSE,
                                                G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);

  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_PROSE);
  row_class->show_value = sam_prose_row_show_value;
  row_class->read_value = sam_prose_row_read_value;
  row_class->show_text = sam_prose_row_show_text;
  row_class->dup_text = sam_prose_row_dup_text;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-prose-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamProseRow, stack);
  gtk_widget_class_bind_template_child (widget_class, SamProseRow, scroller);
  gtk_widget_class_bind_template_child (widget_class, SamProseRow, view);
  gtk_widget_class_bind_template_child (widget_class, SamProseRow, buffer);
  gtk_widget_class_bind_template_child (widget_class, SamProseRow, prose);
  gtk_widget_class_bind_template_child (widget_class, SamProseRow, hint);
  gtk_widget_class_bind_template_callback (widget_class, on_view_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_edit_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sam_field_row_note_edit);
}

static void
sam_prose_row_init (SamProseRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->view);
}
