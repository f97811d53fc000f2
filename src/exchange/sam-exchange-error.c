/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-exchange-error.h"

G_DEFINE_QUARK (sam - exchange - error - quark, sam_exchange_error)
