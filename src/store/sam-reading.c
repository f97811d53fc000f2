/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-reading.h"

/**
 * sam_store_begin_reading:
 *
 * See sam_database_begin_reading().
 *
 * Returns: (transfer full) (nullable): what ends it with sam_reading_end(), NULL within another or a transaction
 */
SamReading *
sam_store_begin_reading (SamStore *self)
{
  return sam_database_begin_reading (sam_store_get_database (self)) ? self : NULL;
}

/**
 * sam_reading_end:
 * @self: (transfer full): what sam_store_begin_reading() gave: from here on what is written in between is seen again
 */
void
sam_reading_end (SamReading *self)
{
  sam_database_end_reading (sam_store_get_database (self));
}
