/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One target: libFuzzer calls it with -Dfuzz=true, else test-fuzz with the corpus and deterministic changes of it. */
int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

G_END_DECLS
