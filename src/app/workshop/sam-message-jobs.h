/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* What the page of messages asks of the store's thread. */

typedef enum
{
  SAM_MESSAGE_TO_INVITED,
  SAM_MESSAGE_TO_COMING,
  SAM_MESSAGE_TO_WAITING,
  SAM_MESSAGE_TO_ATTENDED,
  SAM_MESSAGE_TO_EXPERTS_ASKED,
  SAM_MESSAGE_TO_EXPERTS,
} SamMessageTo;

typedef struct
{
  char *workshop;
  SamMessageTo to;
  char *subject;
  char *text;
  char *title;   /* of a text to keep */
  char *path;    /* of a file to write */
  gboolean each; /* a draft for each person, not one for all of them */
} SamMessageJob;

SamMessageJob *sam_message_job_new (const char *workshop);
void sam_message_job_free (SamMessageJob *job);

gpointer sam_message_count (SamStore *store,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error);
gpointer sam_message_make_drafts (SamStore *store,
                                  gpointer data,
                                  GCancellable *cancellable,
                                  GError **error);
gpointer sam_message_note_thanked (SamStore *store,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);
gpointer sam_message_write_letters (SamStore *store,
                                    gpointer data,
                                    GCancellable *cancellable,
                                    GError **error);
gpointer sam_message_write_calendar (SamStore *store,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
gpointer sam_message_keep_text (SamStore *store,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);
gpointer sam_message_load_texts (SamStore *store,
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
