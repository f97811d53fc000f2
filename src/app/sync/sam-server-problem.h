/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What went wrong while somebody enters a server: in words that fit that moment, and where to mend it. No GTK. */
typedef enum
{
  SAM_SERVER_PLACE_ADDRESS,
  SAM_SERVER_PLACE_PASSWORD, /* with the user name beside it */
  SAM_SERVER_PLACE_REGION,   /* its short name */
} SamServerPlace;

char *sam_server_problem_explain (const GError *error);
SamServerPlace sam_server_problem_find_place (const GError *error);

G_END_DECLS
