/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-record-part.h"

G_DEFINE_INTERFACE (SamRecordPart, sam_record_part, GTK_TYPE_WIDGET)

static void
sam_record_part_default_init (SamRecordPartInterface *iface)
{
  g_signal_new ("problem-changed", SAM_TYPE_RECORD_PART, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

/**
 * sam_record_part_show:
 * @record: the record as it stands now; not to be changed
 */
void
sam_record_part_show (SamRecordPart *self,
                      SamStoreThread *store,
                      SamRecord *record)
{
  SAM_RECORD_PART_GET_IFACE (self)->show (self, store, record);
}

/**
 * sam_record_part_lead_in:
 *
 * The record was opened to go on with it: a part where that is done takes the focus, once it has something to show.
 */
void
sam_record_part_lead_in (SamRecordPart *self)
{
  if (SAM_RECORD_PART_GET_IFACE (self)->lead_in != NULL)
    SAM_RECORD_PART_GET_IFACE (self)->lead_in (self);
}

/**
 * sam_record_part_close:
 *
 * Tells the part that its record is left: what waits in it is to be written.
 */
void
sam_record_part_close (SamRecordPart *self)
{
  if (SAM_RECORD_PART_GET_IFACE (self)->close != NULL)
    SAM_RECORD_PART_GET_IFACE (self)->close (self);
}

/**
 * sam_record_part_get_problem:
 *
 * Returns: (nullable): a sentence that says why what was typed in the part is not saved; %NULL: all of it is
 */
const char *
sam_record_part_get_problem (SamRecordPart *self)
{
  const SamRecordPartInterface *iface = SAM_RECORD_PART_GET_IFACE (self);

  return iface->get_problem != NULL ? iface->get_problem (self) : NULL;
}
