/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When somebody can come, in their own words: "di en do avond, niet in het weekend". */

typedef enum
{
  SAM_AVAILABLE_UNKNOWN, /* nothing in it is understood, or nothing is said */
  SAM_AVAILABLE_YES,
  SAM_AVAILABLE_NO,
} SamAvailable;

SamAvailable sam_availability_match (const char *words,
                                     const char *date,
                                     int minutes);

G_END_DECLS
