/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SAM_LINK_WORKS,
  SAM_LINK_GONE,        /* the site says that there is no such page */
  SAM_LINK_REFUSED,     /* the site answers, with another refusal: to be looked at by a person */
  SAM_LINK_NOT_REACHED, /* no answer, or no address of a web page */
} SamLinkState;

typedef struct
{
  char *address;
  SamLinkState state;
} SamLinkResult;

void sam_link_check_async (const char *const *addresses,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
GPtrArray *sam_link_check_finish (GAsyncResult *result,
                                  GError **error);

G_END_DECLS
