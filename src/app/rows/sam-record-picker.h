/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* Finds a record by typing: the matches stand below the line, with "Create" where a title alone makes a valid record.
 *
 * Signals:
 *   picked (const char *id, const char *title)
 *   edited: the text changed */
#define SAM_TYPE_RECORD_PICKER (sam_record_picker_get_type ())
G_DECLARE_FINAL_TYPE (SamRecordPicker, sam_record_picker, SAM, RECORD_PICKER, GtkWidget)

void sam_record_picker_set_source (SamRecordPicker *self,
                                   const SamKind *kind,
                                   SamStoreThread *store);
void sam_record_picker_set_only_known (SamRecordPicker *self,
                                       gboolean only_known);
const char *sam_record_picker_get_text (SamRecordPicker *self);
void sam_record_picker_set_text (SamRecordPicker *self,
                                 const char *text);
const char *sam_record_picker_find_problem (SamRecordPicker *self);
GtkWidget *sam_record_picker_get_entry (SamRecordPicker *self);

G_END_DECLS
