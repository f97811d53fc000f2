/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-invitations-window.h"

#include "app/rows/sam-wrap-layout.h"
#include "app/workshop/sam-experts-page.h"
#include "app/workshop/sam-message-page.h"
#include "app/workshop/sam-registrations-page.h"
#include "app/workshop/sam-whom-page.h"

struct _SamInvitationsWindow
{
  SamDialog parent_instance;

  /* Template children */
  GtkWidget *stack;
  GtkWidget *whom;
  GtkWidget *experts;
  GtkWidget *message;
  GtkWidget *registrations;
  GtkWidget *told;
};

G_DEFINE_FINAL_TYPE (SamInvitationsWindow, sam_invitations_window, SAM_TYPE_DIALOG)

static void
tell (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  SamInvitationsWindow *self = SAM_INVITATIONS_WINDOW (widget);

  gtk_label_set_label (GTK_LABEL (self->told), g_variant_get_string (parameter, NULL));
  gtk_widget_show (self->told);
}

static void
show_page (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  SamInvitationsWindow *self = SAM_INVITATIONS_WINDOW (widget);

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), g_variant_get_string (parameter, NULL));
  gtk_widget_child_focus (gtk_stack_get_visible_child (GTK_STACK (self->stack)), GTK_DIR_TAB_FORWARD);
}

static void
sam_invitations_window_class_init (SamInvitationsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SAM_TYPE_EXPERTS_PAGE);
  g_type_ensure (SAM_TYPE_MESSAGE_PAGE);
  g_type_ensure (SAM_TYPE_REGISTRATIONS_PAGE);
  g_type_ensure (SAM_TYPE_WHOM_PAGE);
  g_type_ensure (SAM_TYPE_WRAP_LAYOUT);

  gtk_widget_class_install_action (widget_class, "invitations.tell", "s", tell);
  gtk_widget_class_install_action (widget_class, "invitations.page", "s", show_page);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/workshop/sam-invitations-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SamInvitationsWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SamInvitationsWindow, whom);
  gtk_widget_class_bind_template_child (widget_class, SamInvitationsWindow, experts);
  gtk_widget_class_bind_template_child (widget_class, SamInvitationsWindow, message);
  gtk_widget_class_bind_template_child (widget_class, SamInvitationsWindow, registrations);
  gtk_widget_class_bind_template_child (widget_class, SamInvitationsWindow, told);
}

static void
sam_invitations_window_init (SamInvitationsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_invitations_window_new:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWidget *
sam_invitations_window_new (GtkWindow *parent,
                            SamStoreThread *store,
                            const char *workshop_id)
{
  SamInvitationsWindow *self = g_object_new (SAM_TYPE_INVITATIONS_WINDOW, "transient-for", parent, NULL);

  sam_whom_page_set_workshop (SAM_WHOM_PAGE (self->whom), store, workshop_id);
  sam_experts_page_set_workshop (SAM_EXPERTS_PAGE (self->experts), store, workshop_id);
  sam_message_page_set_workshop (SAM_MESSAGE_PAGE (self->message), store, workshop_id);
  sam_registrations_page_set_workshop (SAM_REGISTRATIONS_PAGE (self->registrations), store, workshop_id);
  return GTK_WIDGET (self);
}

/**
 * sam_invitations_window_new_for_registrations:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the same window, open where registrations are typed
 */
GtkWidget *
sam_invitations_window_new_for_registrations (GtkWindow *parent,
                                              SamStoreThread *store,
                                              const char *workshop_id)
{
  GtkWidget *self = sam_invitations_window_new (parent, store, workshop_id);

  gtk_widget_activate_action (self, "invitations.page", "s", "registrations");
  return self;
}

/**
 * sam_invitations_window_new_for_thanks:
 * @parent: (nullable): the window it belongs to
 *
 * Returns: (transfer none): the same window, open at the message that thanks the experts
 */
GtkWidget *
sam_invitations_window_new_for_thanks (GtkWindow *parent,
                                       SamStoreThread *store,
                                       const char *workshop_id)
{
  GtkWidget *self = sam_invitations_window_new (parent, store, workshop_id);

  sam_message_page_choose (SAM_MESSAGE_PAGE (SAM_INVITATIONS_WINDOW (self)->message), SAM_LETTER_THANKS);
  gtk_widget_activate_action (self, "invitations.page", "s", "message");
  return self;
}

/**
 * sam_invitations_window_get_told:
 *
 * Returns: (transfer none): what was done last, in words
 */
const char *
sam_invitations_window_get_told (SamInvitationsWindow *self)
{
  return gtk_label_get_label (GTK_LABEL (self->told));
}
