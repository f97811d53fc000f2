/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define SAM_EXCHANGE_ERROR (sam_exchange_error_quark ())

/**
 * SamExchangeError:
 * @SAM_EXCHANGE_ERROR_FORMAT: a file that is not what its name says, or is damaged
 * @SAM_EXCHANGE_ERROR_MAPPING: the columns say too little to make records of
 */
typedef enum
{
  SAM_EXCHANGE_ERROR_FORMAT,
  SAM_EXCHANGE_ERROR_MAPPING,
} SamExchangeError;

GQuark sam_exchange_error_quark (void);

G_END_DECLS
