/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/widgets/sam-number-row.h"

struct _SamNumberRow
{
  GtkWidget parent_instance;

  /* Template children */
  GtkWidget *label;
  GtkWidget *spin;
};

enum
{
  PROP_LABEL = 1,
  PROP_UPPER,
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamNumberRow, sam_number_row, GTK_TYPE_WIDGET)

static void
on_value_changed_cb (SamNumberRow *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
sam_number_row_set_property (GObject *object,
                             guint id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  SamNumberRow *self = SAM_NUMBER_ROW (object);

  switch (id)
    {
    case PROP_LABEL:
      gtk_label_set_label (GTK_LABEL (self->label), g_value_get_string (value));
      break;
    case PROP_UPPER:
      gtk_spin_button_set_range (GTK_SPIN_BUTTON (self->spin), 0, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_number_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sam_number_row_parent_class)->dispose (object);
}

static void
sam_number_row_class_init (SamNumberRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = sam_number_row_set_property;
  object_class->dispose = sam_number_row_dispose;
  g_object_class_install_property (object_class, PROP_LABEL,
                                   g_param_spec_string ("label", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_UPPER,
                                   g_param_spec_uint ("upper", NULL, NULL, 0, G_MAXINT, 100,
                                                      G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  signals[CHANGED] = g_signal_new ("changed", SAM_TYPE_NUMBER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/widgets/sam-number-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamNumberRow, label);
  gtk_widget_class_bind_template_child (widget_class, SamNumberRow, spin);
  gtk_widget_class_bind_template_callback (widget_class, on_value_changed_cb);
}

static void
sam_number_row_init (SamNumberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_number_row_get_value:
 *
 * Returns: the number
 */
guint
sam_number_row_get_value (SamNumberRow *self)
{
  return (guint) MAX (0, gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->spin)));
}

/**
 * sam_number_row_set_value:
 */
void
sam_number_row_set_value (SamNumberRow *self,
                          guint value)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->spin), value);
}
