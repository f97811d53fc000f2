/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "hub/sam-hub-request.h"

G_BEGIN_DECLS

/* What is asked of the hub. Each answers the request; those below the line are called only for somebody who may use
 * the request's database. SQLite's work is short, so all of it is done on the main thread, one request after the
 * other. */

void sam_hub_handle_session (SamHubRequest *request);
void sam_hub_set_session_cookie (SamHubRequest *request);
void sam_hub_refuse_login (SamHubRequest *request,
                           SamHubLogin login);

void sam_hub_handle_bulk_docs (SamHubRequest *request);
void sam_hub_handle_bulk_get (SamHubRequest *request);
void sam_hub_handle_revs_diff (SamHubRequest *request);
void sam_hub_handle_all_docs (SamHubRequest *request);
void sam_hub_handle_document (SamHubRequest *request,
                              const char *id);
void sam_hub_reply_open_revs (SamHubRequest *request,
                              const char *id,
                              const char *asked);
void sam_hub_handle_attachment (SamHubRequest *request,
                                const char *id,
                                const char *name);
void sam_hub_handle_new_document (SamHubRequest *request);
void sam_hub_handle_local_document (SamHubRequest *request,
                                    const char *name);

void sam_hub_note_written (SamHubDatabase *database,
                           gboolean erased);

G_END_DECLS
