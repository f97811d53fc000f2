/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "network/sam-visits.h"

G_BEGIN_DECLS

gboolean sam_visits_print (GtkWindow *parent,
                           const SamVisitRound *round,
                           const char *title,
                           GError **error);

G_END_DECLS
