/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-status-page.h"

struct _SamStatusPage
{
  GtkWidget parent_instance;

  char *icon_name;
  char *title;
  char *description;

  /* Template children */
  GtkWidget *content;
  GtkImage *image;
  GtkWidget *extra;
};

enum
{
  PROP_ICON_NAME = 1,
  PROP_TITLE,
  PROP_DESCRIPTION,
  PROP_CHILD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamStatusPage, sam_status_page, GTK_TYPE_WIDGET)

static char **
find_text (SamStatusPage *self,
           guint id)
{
  switch (id)
    {
    case PROP_ICON_NAME:
      return &self->icon_name;
    case PROP_TITLE:
      return &self->title;
    case PROP_DESCRIPTION:
      return &self->description;
    default:
      return NULL;
    }
}

/* Not before somebody looks: most status pages never show, and reading a picture of this size takes long. */
static void
show_icon (SamStatusPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_image_set_from_icon_name (self->image, self->icon_name);
}

static void
sam_status_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sam_status_page_parent_class)->map (widget);
  show_icon (SAM_STATUS_PAGE (widget));
}

static void
sam_status_page_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  SamStatusPage *self = SAM_STATUS_PAGE (object);
  char **text = find_text (self, id);
  GtkWidget *child;

  if (text != NULL)
    {
      g_free (*text);
      *text = g_value_dup_string (value);
      if (id == PROP_ICON_NAME)
        show_icon (self);
      return;
    }
  while ((child = gtk_widget_get_first_child (self->extra)) != NULL)
    gtk_box_remove (GTK_BOX (self->extra), child);
  if (g_value_get_object (value) != NULL)
    gtk_box_append (GTK_BOX (self->extra), g_value_get_object (value));
  gtk_widget_set_visible (self->extra, g_value_get_object (value) != NULL);
}

static void
sam_status_page_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  SamStatusPage *self = SAM_STATUS_PAGE (object);
  char **text = find_text (self, id);

  if (text != NULL)
    g_value_set_string (value, *text);
  else
    g_value_set_object (value, gtk_widget_get_first_child (self->extra));
}

static gboolean
has_text (gpointer instance,
          const char *text)
{
  return text != NULL && *text != '\0';
}

static void
sam_status_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_STATUS_PAGE);

  G_OBJECT_CLASS (sam_status_page_parent_class)->dispose (object);
}

static void
sam_status_page_finalize (GObject *object)
{
  SamStatusPage *self = SAM_STATUS_PAGE (object);

  g_free (self->icon_name);
  g_free (self->title);
  g_free (self->description);

  G_OBJECT_CLASS (sam_status_page_parent_class)->finalize (object);
}

static void
sam_status_page_class_init (SamStatusPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = sam_status_page_set_property;
  object_class->get_property = sam_status_page_get_property;
  object_class->dispose = sam_status_page_dispose;
  object_class->finalize = sam_status_page_finalize;
  widget_class->map = sam_status_page_map;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "statuspage");
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/widgets/sam-status-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamStatusPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamStatusPage, image);
  gtk_widget_class_bind_template_child (widget_class, SamStatusPage, extra);
  gtk_widget_class_bind_template_callback (widget_class, has_text);
}

static void
sam_status_page_init (SamStatusPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
