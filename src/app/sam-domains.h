/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The five life domains have a fixed order, colour and icon everywhere; the colour is the style class. */
typedef struct
{
  const char *name; /* as stored in a topic */
  const char *icon_name;
  const char *style_class;
} SamDomain;

const SamDomain *sam_domains_find (const char *name);
const char *sam_status_get_style_class (const char *status);

G_END_DECLS
