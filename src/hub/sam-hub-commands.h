/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can be done from the command line, also while a hub is running on the same directory. */
gboolean sam_hub_command_add_user (const char *directory,
                                   const char *name,
                                   gboolean admin,
                                   GError **error);
gboolean sam_hub_command_remove_user (const char *directory,
                                      const char *name,
                                      GError **error);
gboolean sam_hub_command_add_database (const char *directory,
                                       const char *name,
                                       char **members, /* NULL: none */
                                       GError **error);

G_END_DECLS
