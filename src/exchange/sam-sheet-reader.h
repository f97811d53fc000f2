/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "exchange/sam-sheet.h"

G_BEGIN_DECLS

SamSheet *sam_sheet_read_bytes (GBytes *bytes,
                                const SamSheetSpelling *spelling,
                                GError **error);
SamSheet *sam_sheet_read_file (GFile *file,
                               const SamSheetSpelling *spelling,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
