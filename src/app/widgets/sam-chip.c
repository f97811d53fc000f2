/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-chip.h"

struct _SamChip
{
  GtkWidget parent_instance;

  GtkWidget *icon; /* made where there is one */
  GtkWidget *label;
  char *style_class;
};

enum
{
  PROP_LABEL = 1,
  PROP_ICON_NAME,
};

G_DEFINE_FINAL_TYPE (SamChip, sam_chip, GTK_TYPE_WIDGET)

static void
set_icon (SamChip *self,
          const char *icon_name)
{
  if (icon_name != NULL && self->icon == NULL)
    {
      self->icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
      gtk_widget_insert_before (self->icon, GTK_WIDGET (self), self->label);
    }
  if (self->icon == NULL)
    return;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon_name);
  gtk_widget_set_visible (self->icon, icon_name != NULL);
}

static void
sam_chip_set_property (GObject *object,
                       guint id,
                       const GValue *value,
                       GParamSpec *pspec)
{
  SamChip *self = SAM_CHIP (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_ICON_NAME:
      set_icon (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_chip_dispose (GObject *object)
{
  SamChip *self = SAM_CHIP (object);

  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->style_class, g_free);

  G_OBJECT_CLASS (sam_chip_parent_class)->dispose (object);
}

static void
sam_chip_class_init (SamChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = sam_chip_set_property;
  object_class->dispose = sam_chip_dispose;

  g_object_class_install_property (object_class, PROP_LABEL, g_param_spec_string ("label", NULL, NULL, NULL, flags));
  g_object_class_install_property (object_class, PROP_ICON_NAME,
                                   g_param_spec_string ("icon-name", NULL, NULL, NULL, flags));

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "chip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
sam_chip_init (SamChip *self)
{
  self->label = g_object_new (GTK_TYPE_LABEL, "ellipsize", PANGO_ELLIPSIZE_END, "max-width-chars", 28, "hexpand", TRUE,
                              NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  /* The text stands in the middle of a chip that is wider than it; the chip itself does not grow. */
  gtk_widget_set_hexpand (GTK_WIDGET (self), FALSE);
}

/**
 * sam_chip_new:
 * @label: the text
 * @icon_name: (nullable): a symbolic icon before it
 * @style_class: (nullable): its colour: a life domain or a state
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *
sam_chip_new (const char *label,
              const char *icon_name,
              const char *style_class)
{
  SamChip *self = g_object_new (SAM_TYPE_CHIP, NULL);

  sam_chip_set (self, label, icon_name, style_class);
  return GTK_WIDGET (self);
}

/**
 * sam_chip_set:
 * @label: the text
 * @icon_name: (nullable): a symbolic icon before it
 * @style_class: (nullable): its colour: a life domain or a state
 */
void
sam_chip_set (SamChip *self,
              const char *label,
              const char *icon_name,
              const char *style_class)
{
  g_return_if_fail (SAM_IS_CHIP (self));

  gtk_label_set_label (GTK_LABEL (self->label), label);
  set_icon (self, icon_name);
  if (g_strcmp0 (self->style_class, style_class) == 0)
    return;
  if (self->style_class != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self), self->style_class);
  g_free (self->style_class);
  self->style_class = g_strdup (style_class);
  if (style_class != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), style_class);
}
