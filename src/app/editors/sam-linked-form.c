/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-linked-form.h"

#include "app/editors/sam-edit-session.h"

struct _SamLinkedForm
{
  GtkWidget parent_instance;

  char *field;
  char *id; /* of the record that is shown */
  SamEditSession *session;
};

enum
{
  PROP_FIELD = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void sam_linked_form_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamLinkedForm, sam_linked_form, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_linked_form_part_init))

static void
note_problem (SamLinkedForm *self)
{
  g_signal_emit_by_name (self, "problem-changed");
}

static const char *
sam_linked_form_get_problem (SamRecordPart *part)
{
  SamLinkedForm *self = SAM_LINKED_FORM (part);

  return self->session != NULL ? sam_edit_session_get_problem (self->session) : NULL;
}

static void
sam_linked_form_close (SamRecordPart *part)
{
  SamLinkedForm *self = SAM_LINKED_FORM (part);

  if (self->session != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->session, self);
      sam_edit_session_close (self->session);
    }
  g_clear_object (&self->session);
  g_clear_pointer (&self->id, g_free);
}

static void
sam_linked_form_show (SamRecordPart *part,
                      SamStoreThread *store,
                      SamRecord *record)
{
  SamLinkedForm *self = SAM_LINKED_FORM (part);
  GtkWidget *form = gtk_widget_get_first_child (GTK_WIDGET (self));
  g_autofree char *id = sam_record_dup_text (record, self->field);

  gtk_widget_set_visible (GTK_WIDGET (self), id != NULL);
  if (g_strcmp0 (id, self->id) == 0)
    return;
  sam_linked_form_close (part);
  if (id == NULL)
    return;
  self->session = sam_edit_session_new (store, SAM_FORM (form), id);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (note_problem), self, G_CONNECT_SWAPPED);
  self->id = g_steal_pointer (&id);
}

static void
sam_linked_form_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_linked_form_show;
  iface->close = sam_linked_form_close;
  iface->get_problem = sam_linked_form_get_problem;
}

static void
sam_linked_form_get_property (GObject *object,
                              guint id,
                              GValue *value,
                              GParamSpec *pspec)
{
  if (id == PROP_FIELD)
    g_value_set_string (value, SAM_LINKED_FORM (object)->field);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_linked_form_set_property (GObject *object,
                              guint id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  if (id == PROP_FIELD)
    SAM_LINKED_FORM (object)->field = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_linked_form_dispose (GObject *object)
{
  GtkWidget *child;

  sam_linked_form_close (SAM_RECORD_PART (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (sam_linked_form_parent_class)->dispose (object);
}

static void
sam_linked_form_finalize (GObject *object)
{
  g_free (SAM_LINKED_FORM (object)->field);

  G_OBJECT_CLASS (sam_linked_form_parent_class)->finalize (object);
}

static void
sam_linked_form_class_init (SamLinkedFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = sam_linked_form_get_property;
  object_class->set_property = sam_linked_form_set_property;
  object_class->dispose = sam_linked_form_dispose;
  object_class->finalize = sam_linked_form_finalize;

  properties[PROP_FIELD] = g_param_spec_string ("field", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
sam_linked_form_init (SamLinkedForm *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
