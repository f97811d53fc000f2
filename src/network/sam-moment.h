/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A moment, and the day that it is here then. The rules of the work are given one; they never ask what time it is. */
typedef struct
{
  gint64 seconds; /* UTC */
  char day[11];   /* YYYY-MM-DD, here */
} SamMoment;

void sam_moment_set (SamMoment *self,
                     gint64 seconds);
SamMoment sam_moment_now (void);

G_END_DECLS
