/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-field-row.h"

#include "app/widgets/sam-focus.h"

#include <glib/gi18n.h>

#include "record/sam-field.h"

typedef struct
{
  char *field_name;
  char *own_label; /* where the table's label does not fit the place */
  const SamKind *kind;
  const SamField *field;
  SamStoreThread *store;
  GtkWidget *control;
  char *shown;       /* the value last shown */
  gboolean showing;  /* filling the control: not an edit by a person */
  gboolean revealed; /* a sensitive value was asked for */

  /* Template children */
  GtkWidget *label;
  GtkWidget *slot;
  GtkWidget *reveal;
  GtkWidget *problem;
  GtkWidget *question;
  GtkWidget *theirs;
} SamFieldRowPrivate;

enum
{
  PROP_FIELD = 1,
  PROP_LABEL,
  N_PROPS
};

enum
{
  EDITED,
  LEFT,
  ANSWERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void sam_field_row_buildable_init (GtkBuildableIface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (SamFieldRow, sam_field_row, GTK_TYPE_WIDGET, G_ADD_PRIVATE (SamFieldRow) G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, sam_field_row_buildable_init))

#define PRIVATE(self) ((SamFieldRowPrivate *) sam_field_row_get_instance_private (self))

static void
update_label (SamFieldRow *self)
{
  SamFieldRowPrivate *priv = PRIVATE (self);

  gtk_label_set_label (GTK_LABEL (priv->label), sam_field_row_get_label (self));
}

/* A value that ties a person to a topic waits behind a button; an empty one has nothing to hide. */
static void
update_cover (SamFieldRow *self)
{
  SamFieldRowPrivate *priv = PRIVATE (self);
  gboolean sensitive = priv->field != NULL && (priv->field->flags & SAM_SENSITIVE);
  gboolean covered = sensitive && priv->shown != NULL && !priv->revealed;

  gtk_widget_set_visible (priv->slot, !covered);
  gtk_widget_set_visible (priv->reveal, covered);
}

static void
on_focus_leave_cb (SamFieldRow *self)
{
  g_signal_emit (self, signals[LEFT], 0);
}

static void
on_reveal_clicked_cb (SamFieldRow *self)
{
  SamFieldRowPrivate *priv = PRIVATE (self);

  priv->revealed = TRUE;
  update_cover (self);
  gtk_widget_child_focus (priv->slot, GTK_DIR_TAB_FORWARD);
}

static void
on_keep_mine_clicked_cb (SamFieldRow *self)
{
  gtk_widget_set_visible (PRIVATE (self)->question, FALSE);
  g_signal_emit (self, signals[ANSWERED], 0, TRUE);
}

static void
on_take_theirs_clicked_cb (SamFieldRow *self)
{
  gtk_widget_set_visible (PRIVATE (self)->question, FALSE);
  g_signal_emit (self, signals[ANSWERED], 0, FALSE);
}

/* Whatever the label names, a box of chips or a value that waits behind its button: the focus comes into the row. */
static gboolean
on_mnemonic_activate_cb (SamFieldRow *self)
{
  return gtk_widget_grab_focus (GTK_WIDGET (self));
}

static gboolean
sam_field_row_grab_focus (GtkWidget *widget)
{
  SamFieldRowPrivate *priv = PRIVATE (SAM_FIELD_ROW (widget));

  /* From what is being typed, Tab would lead on to the matches below it. */
  if (sam_focus_find_within (priv->slot) != NULL)
    return TRUE;
  if (gtk_widget_get_visible (priv->reveal))
    return gtk_widget_grab_focus (priv->reveal);
  return gtk_widget_child_focus (priv->slot, GTK_DIR_TAB_FORWARD);
}

/* Children of a row's own template belong between the label and the problem. */
static void
sam_field_row_add_child (GtkBuildable *buildable,
                         GtkBuilder *builder,
                         GObject *child,
                         const char *type)
{
  SamFieldRowPrivate *priv = PRIVATE (SAM_FIELD_ROW (buildable));

  if (priv->slot != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (GTK_BOX (priv->slot), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
sam_field_row_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = sam_field_row_add_child;
}

static void
sam_field_row_get_property (GObject *object,
                            guint id,
                            GValue *value,
                            GParamSpec *pspec)
{
  SamFieldRow *self = SAM_FIELD_ROW (object);

  if (id == PROP_FIELD)
    g_value_set_string (value, PRIVATE (self)->field_name);
  else if (id == PROP_LABEL)
    g_value_set_string (value, sam_field_row_get_label (self));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_field_row_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  SamFieldRow *self = SAM_FIELD_ROW (object);
  SamFieldRowPrivate *priv = PRIVATE (self);

  if (id == PROP_FIELD)
    {
      g_free (priv->field_name);
      priv->field_name = g_value_dup_string (value);
    }
  else if (id == PROP_LABEL)
    {
      g_free (priv->own_label);
      priv->own_label = g_value_dup_string (value);
      update_label (self);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_field_row_dispose (GObject *object)
{
  SamFieldRowPrivate *priv = PRIVATE (SAM_FIELD_ROW (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->store);

  G_OBJECT_CLASS (sam_field_row_parent_class)->dispose (object);
}

static void
sam_field_row_finalize (GObject *object)
{
  SamFieldRowPrivate *priv = PRIVATE (SAM_FIELD_ROW (object));

  g_free (priv->field_name);
  g_free (priv->own_label);
  g_free (priv->shown);

  G_OBJECT_CLASS (sam_field_row_parent_class)->finalize (object);
}

static void
sam_field_row_class_init (SamFieldRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = sam_field_row_get_property;
  object_class->set_property = sam_field_row_set_property;
  object_class->dispose = sam_field_row_dispose;
  object_class->finalize = sam_field_row_finalize;
  sam_focus_set_grab (widget_class, sam_field_row_grab_focus);

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-field-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, SamFieldRow, label);
  gtk_widget_class_bind_template_child_private (widget_class, SamFieldRow, slot);
  gtk_widget_class_bind_template_child_private (widget_class, SamFieldRow, reveal);
  gtk_widget_class_bind_template_child_private (widget_class, SamFieldRow, problem);
  gtk_widget_class_bind_template_child_private (widget_class, SamFieldRow, question);
  gtk_widget_class_bind_template_child_private (widget_class, SamFieldRow, theirs);
  gtk_widget_class_bind_template_callback (widget_class, on_focus_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reveal_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_take_theirs_clicked_cb);
}

static void
sam_field_row_init (SamFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_field_row_bind:
 * @kind: (nullable): the kind of the records to edit
 * @store: (nullable): where references are looked up
 *
 * Finds the row's field in the table of @kind. A field that is not there, or that this row can't edit, is a mistake in
 * the `.ui` file and says so loudly.
 */
void
sam_field_row_bind (SamFieldRow *self,
                    const SamKind *kind,
                    SamStoreThread *store)
{
  SamFieldRowPrivate *priv = PRIVATE (self);
  SamFieldRowClass *klass = SAM_FIELD_ROW_GET_CLASS (self);

  g_return_if_fail (kind != NULL && priv->field_name != NULL);

  g_set_object (&priv->store, store);
  priv->kind = kind;
  priv->field = sam_kind_find_field (kind, priv->field_name);
  if (priv->field == NULL)
    {
      g_critical ("A row names the field “%s”, which the kind “%s” does not have", priv->field_name, kind->name);
      return;
    }
  if ((klass->accepts & SAM_ROW_ACCEPTS (priv->field->type)) == 0)
    {
      g_critical ("A %s can't edit the field “%s” of “%s”", G_OBJECT_TYPE_NAME (self), priv->field_name, kind->name);
      priv->field = NULL;
      return;
    }

  update_label (self);
  priv->showing = TRUE;
  if (klass->prepare != NULL)
    klass->prepare (self, priv->field);
  priv->showing = FALSE;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sam_field_row_get_label (self), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (priv->reveal), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sam_field_row_get_label (self), -1);
}

/**
 * sam_field_row_get_field_name:
 *
 * Returns: (nullable) (transfer none): the field it edits
 */
const char *
sam_field_row_get_field_name (SamFieldRow *self)
{
  return PRIVATE (self)->field_name;
}

/**
 * sam_field_row_get_kind:
 *
 * Returns: (nullable) (transfer none): the kind that has the field
 */
const SamKind *
sam_field_row_get_kind (SamFieldRow *self)
{
  return PRIVATE (self)->kind;
}

/**
 * sam_field_row_get_field:
 *
 * Returns: (nullable) (transfer none): the field's line in the table of fields
 */
const SamField *
sam_field_row_get_field (SamFieldRow *self)
{
  return PRIVATE (self)->field;
}

/**
 * sam_field_row_get_store:
 *
 * Returns: (nullable) (transfer none): where rows that offer records look them up
 */
SamStoreThread *
sam_field_row_get_store (SamFieldRow *self)
{
  return PRIVATE (self)->store;
}

/**
 * sam_field_row_get_label:
 *
 * Returns: (transfer none): how the field is called on the form
 */
const char *
sam_field_row_get_label (SamFieldRow *self)
{
  SamFieldRowPrivate *priv = PRIVATE (self);

  if (priv->own_label != NULL)
    return priv->own_label;
  return priv->field != NULL ? _ (priv->field->label) : "";
}

/**
 * sam_field_row_set_mnemonic:
 * @letter: a letter of the label, or 0
 *
 * Underlines the first such letter: Alt and it bring the focus here.
 */
void
sam_field_row_set_mnemonic (SamFieldRow *self,
                            gunichar letter)
{
  SamFieldRowPrivate *priv = PRIVATE (self);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean placed = letter == 0;

  for (const char *p = sam_field_row_get_label (self); *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!placed && g_unichar_tolower (c) == letter)
        {
          g_string_append_c (text, '_');
          placed = TRUE;
        }
      if (c == '_')
        g_string_append_c (text, '_');
      g_string_append_unichar (text, c);
    }
  gtk_label_set_label (GTK_LABEL (priv->label), text->str);
}

static void
show_value (SamFieldRow *self,
            const char *value)
{
  SamFieldRowPrivate *priv = PRIVATE (self);

  priv->showing = TRUE;
  SAM_FIELD_ROW_GET_CLASS (self)->show_value (self, value);
  priv->showing = FALSE;
}

/**
 * sam_field_row_show:
 *
 * Fills the control with the field's value. Showing what is shown already changes nothing, so that the cursor stays.
 */
void
sam_field_row_show (SamFieldRow *self,
                    SamRecord *record)
{
  SamFieldRowPrivate *priv = PRIVATE (self);
  SamFieldRowClass *klass = SAM_FIELD_ROW_GET_CLASS (self);
  const char *value;
  const char *problem = NULL;
  g_autofree char *now = NULL;

  g_return_if_fail (priv->field != NULL);

  value = sam_record_get_value (record, priv->field_name);
  g_free (priv->shown);
  priv->shown = g_strdup (value);
  if (klass->show_beside != NULL)
    {
      priv->showing = TRUE;
      klass->show_beside (self, record);
      priv->showing = FALSE;
    }
  if (!klass->read_value (self, &now, &problem) || g_strcmp0 (now, value) != 0)
    show_value (self, value);
  sam_field_row_set_problem (self, NULL);
  gtk_widget_set_visible (priv->question, FALSE);
  update_cover (self);
}

/* Text that could not be saved, brought back with what is wrong with it. */
void
sam_field_row_show_draft (SamFieldRow *self,
                          const char *text)
{
  SamFieldRowPrivate *priv = PRIVATE (self);
  SamFieldRowClass *klass = SAM_FIELD_ROW_GET_CLASS (self);
  g_autofree char *value = NULL;
  const char *problem = NULL;

  if (klass->show_text == NULL)
    return;
  priv->showing = TRUE;
  klass->show_text (self, text);
  priv->showing = FALSE;
  sam_field_row_read (self, &value, &problem);
  sam_field_row_set_problem (self, problem);
}

/**
 * sam_field_row_read:
 * @value: (out) (transfer full) (nullable): JSON text, NULL where nothing is filled in
 * @problem: (out) (optional): what is wrong, in the person's language
 *
 * Returns: FALSE when what is filled in can't be saved.
 */
gboolean
sam_field_row_read (SamFieldRow *self,
                    char **value,
                    const char **problem)
{
  SamFieldRowPrivate *priv = PRIVATE (self);
  const char *found = NULL;
  gboolean ok;

  g_return_val_if_fail (priv->field != NULL, FALSE);

  *value = NULL;
  ok = SAM_FIELD_ROW_GET_CLASS (self)->read_value (self, value, &found);
  if (ok && *value == NULL && (priv->field->flags & SAM_REQUIRED))
    {
      ok = FALSE;
      found = N_ ("This is needed.");
    }
  else if (ok && *value != NULL)
    ok = sam_field_check_value (priv->field, *value, &found);
  if (!ok)
    g_clear_pointer (value, g_free);
  if (problem != NULL)
    *problem = ok || found == NULL ? NULL : _ (found);
  return ok;
}

/**
 * sam_field_row_store:
 * @problem: (out) (optional): what is wrong, in the person's language
 *
 * Puts what is filled in into @record, or leaves that as it was and returns FALSE.
 */
gboolean
sam_field_row_store (SamFieldRow *self,
                     SamRecord *record,
                     const char **problem)
{
  SamFieldRowPrivate *priv = PRIVATE (self);
  SamFieldRowClass *klass = SAM_FIELD_ROW_GET_CLASS (self);
  g_autofree char *value = NULL;

  if (!sam_field_row_read (self, &value, problem))
    return FALSE;
  if (g_strcmp0 (value, sam_record_get_value (record, priv->field_name)) != 0)
    sam_record_set_value (record, priv->field_name, value);
  if (klass->store_beside != NULL)
    klass->store_beside (self, record);
  return TRUE;
}

/* The row was left: says what is wrong, or shows the value in its usual spelling. */
void
sam_field_row_finish (SamFieldRow *self)
{
  SamFieldRowClass *klass = SAM_FIELD_ROW_GET_CLASS (self);
  const char *problem = NULL;
  g_autofree char *value = NULL;
  gboolean ok = sam_field_row_read (self, &value, &problem);
  const char *leftover = klass->find_leftover != NULL ? klass->find_leftover (self) : NULL;

  sam_field_row_set_problem (self, problem == NULL && leftover != NULL ? _ (leftover) : problem);
  if (ok && klass->tidies)
    show_value (self, value);
}

/**
 * sam_field_row_dup_text:
 *
 * Returns: (transfer full): what stands there, as it was typed
 */
char *
sam_field_row_dup_text (SamFieldRow *self)
{
  SamFieldRowClass *klass = SAM_FIELD_ROW_GET_CLASS (self);

  return klass->dup_text != NULL ? klass->dup_text (self) : g_strdup ("");
}

/**
 * sam_field_row_set_problem:
 * @problem: (nullable): one sentence; NULL: nothing is wrong
 *
 * Says it under the row and to a screen reader.
 */
void
sam_field_row_set_problem (SamFieldRow *self,
                           const char *problem)
{
  SamFieldRowPrivate *priv = PRIVATE (self);

  gtk_label_set_label (GTK_LABEL (priv->problem), problem != NULL ? problem : "");
  gtk_widget_set_visible (priv->problem, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "invalid");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "invalid");
  if (priv->control == NULL)
    return;
  gtk_accessible_update_state (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (problem != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    priv->problem, NULL, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

/**
 * sam_field_row_get_problem:
 *
 * Returns: (nullable) (transfer none): the sentence under the row
 */
const char *
sam_field_row_get_problem (SamFieldRow *self)
{
  SamFieldRowPrivate *priv = PRIVATE (self);

  return gtk_widget_get_visible (priv->problem) ? gtk_label_get_label (GTK_LABEL (priv->problem)) : NULL;
}

/**
 * sam_field_row_ask:
 * @theirs: the other version, readable
 *
 * Somebody else changed this field while it was being edited here: lets the person choose; "answered" tells.
 */
void
sam_field_row_ask (SamFieldRow *self,
                   const char *theirs)
{
  SamFieldRowPrivate *priv = PRIVATE (self);
  g_autofree char *text = NULL;

  if (theirs != NULL && *theirs != '\0')
    /* Translators: %s is the value that the other person filled in */
    text = g_strdup_printf (_ ("Meanwhile this was changed elsewhere to “%s”."), theirs);
  else
    text = g_strdup (_ ("Meanwhile this was made empty elsewhere."));
  gtk_label_set_label (GTK_LABEL (priv->theirs), text);
  gtk_widget_set_visible (priv->question, TRUE);
}

/* The widget that the label names and its mnemonic brings to. */
void
sam_field_row_set_control (SamFieldRow *self,
                           GtkWidget *control)
{
  SamFieldRowPrivate *priv = PRIVATE (self);

  if (priv->control == control)
    return;
  if (priv->control != NULL)
    g_signal_handlers_disconnect_by_func (priv->control, on_mnemonic_activate_cb, self);
  priv->control = control;
  g_signal_connect_object (control, "mnemonic-activate", G_CALLBACK (on_mnemonic_activate_cb), self, G_CONNECT_SWAPPED);
  gtk_label_set_mnemonic_widget (GTK_LABEL (priv->label), control);
}

/**
 * sam_field_row_note_edit:
 *
 * For its classes: a person has changed something.
 */
void
sam_field_row_note_edit (SamFieldRow *self)
{
  SamFieldRowPrivate *priv = PRIVATE (self);

  if (priv->showing)
    return;
  priv->revealed = TRUE;
  g_signal_emit (self, signals[EDITED], 0);
}

/* Fills an entry as if nobody had typed: Ctrl+Z does not empty it, and the same text leaves the cursor where it is. */
void
sam_field_row_fill (GtkWidget *entry,
                    const char *text)
{
  GtkEditable *editable = GTK_EDITABLE (entry);

  if (g_strcmp0 (gtk_editable_get_text (editable), text) == 0)
    return;
  gtk_editable_set_enable_undo (editable, FALSE);
  gtk_editable_set_text (editable, text);
  gtk_editable_set_enable_undo (editable, TRUE);
}
