/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *sam_file_name_finish (const char *path,
                            const char *ending);

G_END_DECLS
