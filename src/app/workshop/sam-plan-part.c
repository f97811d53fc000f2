/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-part.h"

#include "app/workshop/sam-plan-session.h"
#include "app/workshop/sam-plan-window.h"
#include "app/workshop/sam-plan-words.h"

#include <glib/gi18n.h>

struct _SamPlanPart
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */
  SamPlanSession *session;

  /* Template children */
  GtkWidget *summary;
  GtkWidget *open;
};

static void sam_plan_part_part_init (SamRecordPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SamPlanPart, sam_plan_part, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (SAM_TYPE_RECORD_PART, sam_plan_part_part_init))

static void
on_session_changed_cb (SamPlanPart *self)
{
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  g_autofree char *summary = loaded != NULL ? sam_plan_words_describe (loaded)
                                            : g_strdup (sam_plan_session_get_message (self->session));

  gtk_label_set_label (GTK_LABEL (self->summary), summary != NULL ? summary : "");
  gtk_widget_set_sensitive (self->open, loaded != NULL);
}

static void
on_open_clicked_cb (SamPlanPart *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (sam_plan_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->store,
                                                       self->workshop)));
}

static void
sam_plan_part_show (SamRecordPart *part,
                    SamStoreThread *store,
                    SamRecord *record)
{
  SamPlanPart *self = SAM_PLAN_PART (part);

  if (self->session != NULL || sam_record_get_revision (record) == NULL)
    return;
  self->store = g_object_ref (store);
  self->workshop = g_strdup (sam_record_get_id (record));
  self->session = sam_plan_session_new (store, self->workshop);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (on_session_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
close_session (SamPlanPart *self)
{
  if (self->session == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->session, self);
  sam_plan_session_close (self->session);
  g_clear_object (&self->session);
}

static void
sam_plan_part_close (SamRecordPart *part)
{
  close_session (SAM_PLAN_PART (part));
}

static void
sam_plan_part_part_init (SamRecordPartInterface *iface)
{
  iface->show = sam_plan_part_show;
  iface->close = sam_plan_part_close;
}

static void
sam_plan_part_dispose (GObject *object)
{
  SamPlanPart *self = SAM_PLAN_PART (object);
  GtkWidget *child;

  close_session (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (sam_plan_part_parent_class)->dispose (object);
}

static void
sam_plan_part_class_init (SamPlanPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_plan_part_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-plan-part.ui");
  gtk_widget_class_bind_template_child (widget_class, SamPlanPart, summary);
  gtk_widget_class_bind_template_child (widget_class, SamPlanPart, open);
  gtk_widget_class_bind_template_callback (widget_class, on_open_clicked_cb);
}

static void
sam_plan_part_init (SamPlanPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
