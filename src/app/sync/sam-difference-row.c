/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-difference-row.h"

#include <glib/gi18n.h>

#include "app/editors/sam-editor-types.h"
#include "app/rows/sam-choice-row.h"
#include "app/rows/sam-choices-row.h"
#include "app/rows/sam-date-row.h"
#include "app/rows/sam-prose-row.h"
#include "app/rows/sam-ref-row.h"
#include "app/rows/sam-refs-row.h"
#include "app/rows/sam-switch-row.h"
#include "app/rows/sam-text-row.h"
#include "app/rows/sam-time-row.h"
#include "app/widgets/sam-columns-layout.h"
#include "app/widgets/sam-focus.h"
#include "store/sam-clock.h"

struct _SamDifferenceRow
{
  GtkWidget parent_instance;

  SamConflictView *view;
  const SamFieldView *field;
  SamStoreThread *store;
  GPtrArray *buttons; /* of GtkCheckButton, not owned: base, each version, brought together, something else */
  SamFieldRow *editor;

  /* Template children */
  GtkWidget *content;
  GtkLabel *label;
  GtkBox *options;
  GtkBox *place;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamDifferenceRow, sam_difference_row, GTK_TYPE_WIDGET)

static void
on_toggled_cb (SamDifferenceRow *self,
               GtkCheckButton *button)
{
  GtkCheckButton *other = self->buttons->len > 0 ? g_ptr_array_index (self->buttons, self->buttons->len - 1) : NULL;

  if (!gtk_check_button_get_active (button))
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->place), self->editor != NULL && button == other);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_written_cb (SamDifferenceRow *self)
{
  const char *problem = NULL;
  g_autofree char *value = NULL;

  sam_field_row_read (self->editor, &value, &problem);
  sam_field_row_set_problem (self->editor, problem);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_text (const char *text,
           const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* Of a version as it is shown, where its value stands. */
static guint
get_index (SamDifferenceRow *self,
           guint version)
{
  return g_array_index (self->view->order, guint, version);
}

/* How many cards there are is known only now, so the template has none. */
static GtkCheckButton *
add_option (SamDifferenceRow *self,
            const char *who,
            const char *value)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *button = g_object_new (GTK_TYPE_CHECK_BUTTON, "accessible-role", GTK_ACCESSIBLE_ROLE_RADIO, NULL);
  const char *shown = value != NULL && *value == '\0' ? _ ("empty") : value;
  /* Translators: for the screen reader: the label of a field, its value, and whose it is */
  g_autofree char *spoken = shown != NULL ? g_strdup_printf (_ ("%s: %s (%s)"), self->field->label, shown, who)
                                          : g_strdup_printf (_ ("%s: %s"), self->field->label, who);

  if (shown != NULL)
    gtk_box_append (GTK_BOX (box), make_text (shown, *value == '\0' ? "dim-label" : NULL));
  gtk_box_append (GTK_BOX (box), make_text (who, shown != NULL ? "caption" : NULL));
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "option-card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (self->buttons->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (button), g_ptr_array_index (self->buttons, 0));
  g_ptr_array_add (self->buttons, button);
  gtk_box_append (self->options, button);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  return GTK_CHECK_BUTTON (button);
}

/* The row that editors use for such a field; NULL: lists of parts are edited in the editor itself. */
static GtkWidget *
make_editor (const SamDifference *difference)
{
  const GType types[] = { SAM_TYPE_TEXT_ROW, SAM_TYPE_PROSE_ROW, SAM_TYPE_CHOICE_ROW,
                          SAM_TYPE_CHOICES_ROW, SAM_TYPE_DATE_ROW, SAM_TYPE_TIME_ROW,
                          SAM_TYPE_REF_ROW, SAM_TYPE_REFS_ROW, SAM_TYPE_SWITCH_ROW };

  if (difference->field == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GTypeClass) klass = g_type_class_ref (types[i]);

      if ((((SamFieldRowClass *) klass)->accepts & SAM_ROW_ACCEPTS (difference->field->type)) != 0)
        return g_object_new (types[i], "field", difference->key, "label", _ ("Something else"), NULL);
    }
  return NULL;
}

static void
add_editor (SamDifferenceRow *self)
{
  const SamDifference *difference = self->field->difference;
  const SamKind *kind = sam_kind_of_id (self->view->conflict->id);
  g_autoptr (SamRecord) record = NULL;
  GtkWidget *editor = make_editor (difference);

  if (editor == NULL)
    return;
  record = sam_record_new (kind, self->view->conflict->id);
  sam_record_set_value (record, difference->key, difference->values[0]);
  self->editor = SAM_FIELD_ROW (editor);
  gtk_box_append (self->place, editor);
  sam_field_row_bind (self->editor, kind, self->store);
  sam_field_row_show (self->editor, record);
  g_signal_connect_object (editor, "edited", G_CALLBACK (on_written_cb), self, G_CONNECT_SWAPPED);
  add_option (self, _ ("Something else"), NULL);
}

/* What the rules made of it is chosen already, where it takes nobody. */
static void
choose_merged (SamDifferenceRow *self)
{
  const SamDifference *difference = self->field->difference;

  for (guint i = 0; i < difference->n_values; i++)
    if (g_strcmp0 (difference->merged, difference->values[get_index (self, i)]) == 0)
      {
        sam_difference_row_choose (self, i);
        return;
      }
  gtk_check_button_set_active (g_ptr_array_index (self->buttons, difference->n_values + 1), TRUE);
}

static gboolean
has_brought_together (const SamDifference *difference)
{
  if (difference->open)
    return FALSE;
  for (guint i = 0; i < difference->n_values; i++)
    if (g_strcmp0 (difference->merged, difference->values[i]) == 0)
      return FALSE;
  return TRUE;
}

static void
fill (SamDifferenceRow *self)
{
  gint64 now = sam_clock_get_seconds ();
  SamConflict *conflict = self->view->conflict;

  gtk_label_set_label (self->label, self->field->label);
  add_option (self, conflict->base != NULL ? _ ("As it was before") : _ ("Not filled in"), self->field->base);
  for (guint i = 0; i < self->view->order->len; i++)
    {
      g_autofree char *who = sam_conflict_view_format_version (sam_conflict_view_get_version (self->view, i), now);

      add_option (self, who, self->field->values[get_index (self, i)]);
    }
  if (has_brought_together (self->field->difference))
    add_option (self, _ ("Brought together"), self->field->merged);
  add_editor (self);
  if (!self->field->difference->open)
    choose_merged (self);
}

static gboolean
sam_difference_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (g_ptr_array_index (SAM_DIFFERENCE_ROW (widget)->buttons, 0));
}

static void
sam_difference_row_dispose (GObject *object)
{
  SamDifferenceRow *self = SAM_DIFFERENCE_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_ptr_array_set_size (self->buttons, 0);
  self->editor = NULL;
  g_clear_object (&self->store);

  G_OBJECT_CLASS (sam_difference_row_parent_class)->dispose (object);
}

static void
sam_difference_row_finalize (GObject *object)
{
  g_ptr_array_unref (SAM_DIFFERENCE_ROW (object)->buttons);

  G_OBJECT_CLASS (sam_difference_row_parent_class)->finalize (object);
}

static void
sam_difference_row_class_init (SamDifferenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_difference_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = sam_difference_row_finalize;
  sam_focus_set_grab (widget_class, sam_difference_row_grab_focus);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  sam_editor_types_ensure ();
  g_type_ensure (SAM_TYPE_COLUMNS_LAYOUT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-difference-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamDifferenceRow, content);
  gtk_widget_class_bind_template_child (widget_class, SamDifferenceRow, label);
  gtk_widget_class_bind_template_child (widget_class, SamDifferenceRow, options);
  gtk_widget_class_bind_template_child (widget_class, SamDifferenceRow, place);
}

static void
sam_difference_row_init (SamDifferenceRow *self)
{
  self->buttons = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_difference_row_new:
 * @view: the conflict
 * @field: which of its fields
 * @store: where references are looked up
 *
 * Returns: (transfer floating): the row, with nothing chosen where the field is open
 */
GtkWidget *
sam_difference_row_new (SamConflictView *view,
                        guint field,
                        SamStoreThread *store)
{
  SamDifferenceRow *self = g_object_new (SAM_TYPE_DIFFERENCE_ROW, NULL);

  self->view = view;
  self->field = g_ptr_array_index (view->fields, field);
  self->store = g_object_ref (store);
  fill (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->field->label, -1);
  return GTK_WIDGET (self);
}

/**
 * sam_difference_row_get_key:
 *
 * Returns: (transfer none): which difference it shows
 */
const char *
sam_difference_row_get_key (SamDifferenceRow *self)
{
  return self->field->difference->key;
}

/**
 * sam_difference_row_is_open:
 *
 * Returns: whether nobody has chosen yet
 */
gboolean
sam_difference_row_is_open (SamDifferenceRow *self)
{
  return self->field->difference->open;
}

/**
 * sam_difference_row_choose:
 * @version: which of the versions, in the order in which they are shown
 */
void
sam_difference_row_choose (SamDifferenceRow *self,
                           guint version)
{
  g_return_if_fail (version < self->field->difference->n_values);

  gtk_check_button_set_active (g_ptr_array_index (self->buttons, version + 1), TRUE);
}

/**
 * sam_difference_row_read:
 * @value: (out) (transfer full) (nullable): what was chosen, as JSON text
 *
 * Returns: whether something is chosen that can be saved
 */
gboolean
sam_difference_row_read (SamDifferenceRow *self,
                         char **value)
{
  const SamDifference *difference = self->field->difference;
  guint chosen = 0;

  *value = NULL;
  while (chosen < self->buttons->len && !gtk_check_button_get_active (g_ptr_array_index (self->buttons, chosen)))
    chosen++;
  if (chosen == self->buttons->len)
    return FALSE;
  if (self->editor != NULL && chosen == self->buttons->len - 1)
    return sam_field_row_read (self->editor, value, NULL);
  if (chosen == 0)
    *value = g_strdup (difference->base);
  else if (chosen <= difference->n_values)
    *value = g_strdup (difference->values[get_index (self, chosen - 1)]);
  else
    *value = g_strdup (difference->merged);
  return TRUE;
}
