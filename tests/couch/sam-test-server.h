/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A server on the loopback that says what a test wants it to say, byte for byte, and closes. */
typedef struct _SamTestServer SamTestServer;

SamTestServer *sam_test_server_new (void);
void sam_test_server_free (SamTestServer *self);
const char *sam_test_server_get_address (SamTestServer *self);
/* Queues one answer; a request without one in the queue gets the last again. An empty one only closes. */
void sam_test_server_answer (SamTestServer *self,
                             const char *bytes);
void sam_test_server_answer_json (SamTestServer *self,
                                  guint status,
                                  const char *headers,
                                  const char *json);
/* From here on connections stay open after the answer, and nothing more is said. */
void sam_test_server_fall_silent (SamTestServer *self);
/* The requests so far, headers and body. */
char *sam_test_server_dup_requests (SamTestServer *self);
guint sam_test_server_get_count (SamTestServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamTestServer, sam_test_server_free)

G_END_DECLS
