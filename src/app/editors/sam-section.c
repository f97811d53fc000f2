/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-section.h"

struct _SamSection
{
  GtkWidget parent_instance;

  gboolean folded;

  /* Template children */
  GtkWidget *heading;
  GtkWidget *unfold;
  GtkWidget *arrow;
  GtkWidget *fold_label;
  GtkWidget *box;
};

enum
{
  PROP_TITLE = 1,
  PROP_FOLDED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static GtkBuildableIface *parent_buildable;

static void sam_section_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamSection, sam_section, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, sam_section_buildable_init))

static void
set_open (SamSection *self,
          gboolean open)
{
  gtk_widget_set_visible (self->box, open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->unfold), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

static void
on_unfold_clicked_cb (SamSection *self)
{
  set_open (self, !gtk_widget_get_visible (self->box));
}

/* A heading above an empty card says nothing. */
static void
on_child_visible_cb (SamSection *self)
{
  gboolean any = FALSE;

  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL && !any;
       child = gtk_widget_get_next_sibling (child))
    any = gtk_widget_get_visible (child);
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static void
sam_section_add_child (GtkBuildable *buildable,
                       GtkBuilder *builder,
                       GObject *child,
                       const char *type)
{
  SamSection *self = SAM_SECTION (buildable);

  if (self->box != NULL && GTK_IS_WIDGET (child))
    {
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (child));
      g_signal_connect_object (child, "notify::visible", G_CALLBACK (on_child_visible_cb), self, G_CONNECT_SWAPPED);
    }
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sam_section_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sam_section_add_child;
}

static void
sam_section_get_property (GObject *object,
                          guint id,
                          GValue *value,
                          GParamSpec *pspec)
{
  SamSection *self = SAM_SECTION (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->heading)));
  else if (id == PROP_FOLDED)
    g_value_set_boolean (value, self->folded);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_section_set_property (GObject *object,
                          guint id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  SamSection *self = SAM_SECTION (object);

  if (id == PROP_TITLE)
    {
      gtk_label_set_label (GTK_LABEL (self->heading), g_value_get_string (value));
      gtk_label_set_label (GTK_LABEL (self->fold_label), g_value_get_string (value));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->unfold), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      g_value_get_string (value), -1);
    }
  else if (id == PROP_FOLDED)
    {
      self->folded = g_value_get_boolean (value);
      gtk_widget_set_visible (self->heading, !self->folded);
      gtk_widget_set_visible (self->unfold, self->folded);
      set_open (self, !self->folded);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_section_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sam_section_parent_class)->dispose (object);
}

static void
sam_section_class_init (SamSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sam_section_get_property;
  object_class->set_property = sam_section_set_property;
  object_class->dispose = sam_section_dispose;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_FOLDED] = g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "section");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/editors/sam-section.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSection, heading);
  gtk_widget_class_bind_template_child (widget_class, SamSection, unfold);
  gtk_widget_class_bind_template_child (widget_class, SamSection, arrow);
  gtk_widget_class_bind_template_child (widget_class, SamSection, fold_label);
  gtk_widget_class_bind_template_child (widget_class, SamSection, box);
  gtk_widget_class_bind_template_callback (widget_class, on_unfold_clicked_cb);
}

static void
sam_section_init (SamSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
