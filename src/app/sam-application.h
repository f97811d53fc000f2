/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SAM_TYPE_APPLICATION (sam_application_get_type ())
G_DECLARE_FINAL_TYPE (SamApplication, sam_application, SAM, APPLICATION, GtkApplication)

SamApplication *sam_application_new (void);

/* Which keys do what. The help overlay shows the same; a test compares them. */
typedef struct
{
  const char *action; /* detailed name */
  const char *keys[3];
} SamAccelerator;

const SamAccelerator *sam_application_get_accelerators (guint *n_accelerators);

G_END_DECLS
