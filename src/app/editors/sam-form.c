/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-form.h"

struct _SamForm
{
  GtkBox parent_instance;

  char *kind_name;
  const SamKind *kind;
  GPtrArray *rows; /* (element-type SamFieldRow) in reading order */
};

enum
{
  PROP_KIND = 1,
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

G_DEFINE_FINAL_TYPE (SamForm, sam_form, GTK_TYPE_BOX)

static void
on_edited_cb (SamForm *self,
              SamFieldRow *row)
{
  g_signal_emit (self, signals[EDITED], 0, row);
}

static void
on_left_cb (SamForm *self,
            SamFieldRow *row)
{
  g_signal_emit (self, signals[LEFT], 0, row);
}

static void
on_answered_cb (SamForm *self,
                gboolean mine,
                SamFieldRow *row)
{
  g_signal_emit (self, signals[ANSWERED], 0, row, mine);
}

static void
find_rows (SamForm *self,
           GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      if (SAM_IS_FIELD_ROW (child))
        g_ptr_array_add (self->rows, child);
      else if (!SAM_IS_FORM (child))
        find_rows (self, child);
    }
}

/* The letters of buttons and labels that show around the rows. */
static void
note_taken (GtkWidget *widget,
            GHashTable *taken)
{
  if (SAM_IS_FIELD_ROW (widget) || !gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;
  if (GTK_IS_LABEL (widget) && gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)) != GDK_KEY_VoidSymbol)
    {
      guint key = gdk_keyval_to_lower (gtk_label_get_mnemonic_keyval (GTK_LABEL (widget)));

      g_hash_table_add (taken, GUINT_TO_POINTER (gdk_keyval_to_unicode (key)));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    note_taken (child, taken);
}

/* Each row gets the first letter of its label that no row before it has, and nothing around the rows. */
static void
share_out_mnemonics (SamForm *self)
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    note_taken (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), taken);
  for (guint i = 0; i < self->rows->len; i++)
    {
      SamFieldRow *row = g_ptr_array_index (self->rows, i);
      gunichar letter = 0;

      for (const char *p = sam_field_row_get_label (row); *p != '\0' && letter == 0; p = g_utf8_next_char (p))
        {
          gunichar c = g_unichar_tolower (g_utf8_get_char (p));

          if (g_unichar_isalpha (c) && g_hash_table_add (taken, GUINT_TO_POINTER (c)))
            letter = c;
        }
      sam_field_row_set_mnemonic (row, letter);
    }
}

static void
sam_form_get_property (GObject *object,
                       guint id,
                       GValue *value,
                       GParamSpec *pspec)
{
  if (id == PROP_KIND)
    g_value_set_string (value, SAM_FORM (object)->kind_name);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_form_set_property (GObject *object,
                       guint id,
                       const GValue *value,
                       GParamSpec *pspec)
{
  SamForm *self = SAM_FORM (object);

  if (id == PROP_KIND)
    {
      g_free (self->kind_name);
      self->kind_name = g_value_dup_string (value);
      self->kind = sam_kind_find (self->kind_name);
    }
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* What stands around the rows is known only now. */
static void
sam_form_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (sam_form_parent_class)->map (widget);

  share_out_mnemonics (SAM_FORM (widget));
}

static void
sam_form_dispose (GObject *object)
{
  g_ptr_array_set_size (SAM_FORM (object)->rows, 0);

  G_OBJECT_CLASS (sam_form_parent_class)->dispose (object);
}

static void
sam_form_finalize (GObject *object)
{
  SamForm *self = SAM_FORM (object);

  g_free (self->kind_name);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (sam_form_parent_class)->finalize (object);
}

static void
sam_form_class_init (SamFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sam_form_get_property;
  object_class->set_property = sam_form_set_property;
  object_class->dispose = sam_form_dispose;
  object_class->finalize = sam_form_finalize;
  GTK_WIDGET_CLASS (klass)->map = sam_form_map;

  properties[PROP_KIND] = g_param_spec_string ("kind", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, SAM_TYPE_FIELD_ROW);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, SAM_TYPE_FIELD_ROW);
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, SAM_TYPE_FIELD_ROW, G_TYPE_BOOLEAN);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
}

static void
sam_form_init (SamForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * sam_form_get_kind:
 *
 * Returns: (transfer none): the kind whose fields its rows show
 */
const SamKind *
sam_form_get_kind (SamForm *self)
{
  return self->kind;
}

/**
 * sam_form_bind:
 * @store: (nullable): where references are looked up
 *
 * Finds the rows and tells each its field.
 */
void
sam_form_bind (SamForm *self,
               SamStoreThread *store)
{
  if (self->kind == NULL)
    {
      g_critical ("A form is for the kind “%s”, which does not exist", self->kind_name);
      return;
    }
  g_ptr_array_set_size (self->rows, 0);
  find_rows (self, GTK_WIDGET (self));
  for (guint i = 0; i < self->rows->len; i++)
    {
      SamFieldRow *row = g_ptr_array_index (self->rows, i);

      g_signal_handlers_disconnect_by_data (row, self);
      sam_field_row_bind (row, self->kind, store);
      g_signal_connect_object (row, "edited", G_CALLBACK (on_edited_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "left", G_CALLBACK (on_left_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "answered", G_CALLBACK (on_answered_cb), self, G_CONNECT_SWAPPED);
    }
  share_out_mnemonics (self);
}

/**
 * sam_form_get_rows:
 *
 * Returns: (transfer none) (element-type SamFieldRow): in reading order
 */
GPtrArray *
sam_form_get_rows (SamForm *self)
{
  return self->rows;
}

/**
 * sam_form_find_row:
 *
 * Returns: (nullable) (transfer none): the row of the field
 */
SamFieldRow *
sam_form_find_row (SamForm *self,
                   const char *field)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_strcmp0 (sam_field_row_get_field_name (g_ptr_array_index (self->rows, i)), field) == 0)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/**
 * sam_form_show:
 * @except: (nullable) (element-type utf8 utf8): the fields that are being edited and stay as they are
 */
void
sam_form_show (SamForm *self,
               SamRecord *record,
               GHashTable *except)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SamFieldRow *row = g_ptr_array_index (self->rows, i);

      if (except == NULL || !g_hash_table_contains (except, sam_field_row_get_field_name (row)))
        sam_field_row_show (row, record);
    }
}

/**
 * sam_form_read:
 * @fields: (element-type utf8 utf8): the fields to read
 * @drafts: (element-type utf8 utf8): gets the text of the fields that can't be saved, NULL for those that can
 *
 * Collects what is filled in. A value that can't be saved leaves @record as it was.
 */
void
sam_form_read (SamForm *self,
               SamRecord *record,
               GHashTable *fields,
               GHashTable *drafts)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      SamFieldRow *row = g_ptr_array_index (self->rows, i);
      const char *field = sam_field_row_get_field_name (row);

      if (!g_hash_table_contains (fields, field))
        continue;
      if (sam_field_row_store (row, record, NULL))
        g_hash_table_insert (drafts, g_strdup (field), NULL);
      else
        g_hash_table_insert (drafts, g_strdup (field), sam_field_row_dup_text (row));
    }
}

/* A record that has gone can be read, but not typed in. */
void
sam_form_set_editable (SamForm *self,
                       gboolean editable)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (g_ptr_array_index (self->rows, i), editable);
}
