/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The widgets follow the text, so they are made here and not in the .ui file. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-prose-view.h"

#include "exchange/sam-markdown.h"

#define INDENT 18

struct _SamProseView
{
  GtkWidget parent_instance;

  char *text;

  /* Template children */
  GtkWidget *content;
};

enum
{
  PROP_TEXT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamProseView, sam_prose_view, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const SamMarkdownBlock *block,
            GtkAccessibleRole role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", role, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);
  g_autofree char *markup = sam_markdown_block_dup_markup (block, TRUE);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  return label;
}

static GtkWidget *
make_heading (const SamMarkdownBlock *block)
{
  static const char *const styles[] = { "title-3", "title-4", "heading" };
  GtkWidget *label = make_label (block, GTK_ACCESSIBLE_ROLE_HEADING);

  gtk_widget_add_css_class (label, styles[MIN (block->level, G_N_ELEMENTS (styles)) - 1]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, (int) block->level, -1);
  return label;
}

static GtkWidget *
make_item (const SamMarkdownBlock *block)
{
  GtkWidget *item = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, "spacing", 6,
                                  "margin-start", (int) (block->depth - 1) * INDENT, NULL);
  GtkWidget *marker = gtk_label_new (block->marker);

  gtk_widget_set_valign (marker, GTK_ALIGN_START);
  gtk_widget_set_size_request (marker, INDENT, -1);
  gtk_label_set_xalign (GTK_LABEL (marker), 1);
  gtk_box_append (GTK_BOX (item), marker);
  gtk_box_append (GTK_BOX (item), make_label (block, GTK_ACCESSIBLE_ROLE_LABEL));
  return item;
}

static GtkWidget *
make_paragraph (const SamMarkdownBlock *block)
{
  GtkWidget *label = make_label (block, GTK_ACCESSIBLE_ROLE_LABEL);

  if (block->depth > 0)
    gtk_widget_set_margin_start (label, (int) block->depth * INDENT + 6);
  return label;
}

static GtkWidget *
make_block (const SamMarkdownBlock *block)
{
  GtkWidget *widget;

  if (block->kind == SAM_MARKDOWN_RULE)
    return gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);
  if (block->kind == SAM_MARKDOWN_HEADING)
    return make_heading (block);
  widget = block->marker != NULL ? make_item (block) : make_paragraph (block);
  if (block->quoted)
    gtk_widget_add_css_class (widget, "quotation");
  return widget;
}

/* The blocks of a list stand in one box, so that a screen reader says where it begins and ends. */
static GtkWidget *
find_place (SamProseView *self,
            const SamMarkdownBlock *block)
{
  GtkWidget *last = gtk_widget_get_last_child (self->content);

  if (block->depth == 0)
    return self->content;
  if (last == NULL || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (last)) != GTK_ACCESSIBLE_ROLE_LIST)
    {
      last = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, "orientation",
                           GTK_ORIENTATION_VERTICAL, "spacing", 6, NULL);
      gtk_box_append (GTK_BOX (self->content), last);
    }
  return last;
}

static void
show_blocks (SamProseView *self)
{
  g_autoptr (GPtrArray) blocks = sam_markdown_parse (self->text);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->content)) != NULL)
    gtk_box_remove (GTK_BOX (self->content), child);
  for (guint i = 0; i < blocks->len; i++)
    gtk_box_append (GTK_BOX (find_place (self, blocks->pdata[i])), make_block (blocks->pdata[i]));
}

static void
sam_prose_view_get_property (GObject *object,
                             guint id,
                             GValue *value,
                             GParamSpec *pspec)
{
  if (id == PROP_TEXT)
    g_value_set_string (value, SAM_PROSE_VIEW (object)->text);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_prose_view_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  if (id == PROP_TEXT)
    sam_prose_view_set_text (SAM_PROSE_VIEW (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_prose_view_dispose (GObject *object)
{
  g_clear_pointer (&SAM_PROSE_VIEW (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (sam_prose_view_parent_class)->dispose (object);
}

static void
sam_prose_view_finalize (GObject *object)
{
  g_free (SAM_PROSE_VIEW (object)->text);

  G_OBJECT_CLASS (sam_prose_view_parent_class)->finalize (object);
}

static void
sam_prose_view_class_init (SamProseViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sam_prose_view_get_property;
  object_class->set_property = sam_prose_view_set_property;
  object_class->dispose = sam_prose_view_dispose;
  object_class->finalize = sam_prose_view_finalize;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "proseview");
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/widgets/sam-prose-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SamProseView, content);
}

static void
sam_prose_view_init (SamProseView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_prose_view_new:
 *
 * Returns: (transfer floating): a view without text
 */
GtkWidget *
sam_prose_view_new (void)
{
  return g_object_new (SAM_TYPE_PROSE_VIEW, NULL);
}

/**
 * sam_prose_view_set_text:
 * @text: (nullable): as it was written
 */
void
sam_prose_view_set_text (SamProseView *self,
                         const char *text)
{
  g_return_if_fail (SAM_IS_PROSE_VIEW (self));

  if (g_strcmp0 (self->text, text) == 0)
    return;
  g_free (self->text);
  self->text = g_strdup (text);
  show_blocks (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}
