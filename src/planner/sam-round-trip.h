/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In which order to visit places and come back: short, and the same for the same distances. */
double sam_round_trip_order (const double *distances,
                             guint n_places,
                             guint *order);
double sam_round_trip_get_length (const double *distances,
                                  guint n_places,
                                  const guint *order);

G_END_DECLS
