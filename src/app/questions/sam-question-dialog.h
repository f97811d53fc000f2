/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/sam-dialog.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* A new help question in under a minute, by keyboard alone: while somebody is on the phone. */
#define SAM_TYPE_QUESTION_DIALOG (sam_question_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SamQuestionDialog, sam_question_dialog, SAM, QUESTION_DIALOG, SamDialog)

GtkWidget *sam_question_dialog_new (GtkWindow *parent,
                                    SamStoreThread *store);

G_END_DECLS
