/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* From invitation to registration: whom to invite, what to write, who registered. */
#define SAM_TYPE_INVITATIONS_WINDOW (sam_invitations_window_get_type ())
G_DECLARE_FINAL_TYPE (SamInvitationsWindow, sam_invitations_window, SAM, INVITATIONS_WINDOW, SamDialog)

GtkWidget *sam_invitations_window_new (GtkWindow *parent,
                                       SamStoreThread *store,
                                       const char *workshop_id);
GtkWidget *sam_invitations_window_new_for_registrations (GtkWindow *parent,
                                                         SamStoreThread *store,
                                                         const char *workshop_id);
GtkWidget *sam_invitations_window_new_for_thanks (GtkWindow *parent,
                                                  SamStoreThread *store,
                                                  const char *workshop_id);
const char *sam_invitations_window_get_told (SamInvitationsWindow *self);

G_END_DECLS
