/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "exchange/sam-pdf-guide.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* What the window of the guide has done on the worker. */

/* How a guide is wanted. */
typedef struct
{
  char *municipality; /* NULL: the whole region */
  SamGuideOrder order;
  SamPdfGuideForm form;
  char *path;        /* where to write it; NULL: only look */
  gboolean remember; /* the edition */
  guint copies;
} SamGuideWish;

void sam_guide_wish_free (SamGuideWish *self);

/* A guide as it would be printed now. */
typedef struct
{
  SamGuide *guide;
  SamPdfGuide *pdf;
  GPtrArray *municipalities; /* of char *: those with groups that may be printed */
  GPtrArray *held;           /* of SamHeld */
} SamGuideMade;

void sam_guide_made_free (SamGuideMade *self);

/* SamStoreFunc, with a SamGuideWish as data */
gpointer sam_guide_jobs_make (SamStore *store,
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);
gpointer sam_guide_jobs_write (SamStore *store,
                               gpointer data,
                               GCancellable *cancellable,
                               GError **error);
/* SamStoreFunc, with the id of an edition as data */
gpointer sam_guide_jobs_note_gone (SamStore *store,
                                   gpointer data,
                                   GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
