/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "record/sam-record.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* A part of an editor that is more than a field: the staff of a practice, the plan of a workshop. It stands in the
 * editor's `.ui` file; the editor hands it the record whenever that changes. A record without revision is not saved.
 *
 * Signals:
 *   problem-changed: what sam_record_part_get_problem () says may be something else now */
#define SAM_TYPE_RECORD_PART (sam_record_part_get_type ())
G_DECLARE_INTERFACE (SamRecordPart, sam_record_part, SAM, RECORD_PART, GtkWidget)

struct _SamRecordPartInterface
{
  GTypeInterface parent_iface;

  void (*show) (SamRecordPart *self,
                SamStoreThread *store,
                SamRecord *record);
  /* Saves what is being typed in it. */
  void (*close) (SamRecordPart *self);
  /* Takes the focus, now or when there is something to go on with. */
  void (*lead_in) (SamRecordPart *self);
  /* Why what was typed in it is not saved; NULL: all of it is. */
  const char *(*get_problem) (SamRecordPart *self);
};

void sam_record_part_show (SamRecordPart *self,
                           SamStoreThread *store,
                           SamRecord *record);
void sam_record_part_close (SamRecordPart *self);
void sam_record_part_lead_in (SamRecordPart *self);
const char *sam_record_part_get_problem (SamRecordPart *self);

G_END_DECLS
