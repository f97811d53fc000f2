/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

/* The real samenhulp-hub on a directory of its own, with an administrator "admin" ("geheim-a") and a member "ans"
 * ("geheim-b") of the database "region". */
typedef struct
{
  char *directory;
  char *address; /* ends in a slash */
  GSubprocess *process;
  SoupSession *session;
} Fixture;

/* What was answered. */
typedef struct
{
  guint status;
  char *text;
  char *cookie;
} Answer;

void fixture_set_up (Fixture *fixture,
                     gconstpointer data);
void fixture_tear_down (Fixture *fixture,
                        gconstpointer data);
/* Starts the hub, with more arguments if any. */
void fixture_start (Fixture *fixture,
                    ...) G_GNUC_NULL_TERMINATED;
void fixture_kill (Fixture *fixture);

/* Runs samenhulp-hub with arguments; (transfer full) its standard error. */
char *fixture_run (Fixture *fixture,
                   const char *input,
                   int *status,
                   const char *first,
                   ...) G_GNUC_NULL_TERMINATED;

/* @user: "admin", "ans", "NAME:PASSWORD", or NULL for nobody. @body: JSON or NULL. */
SoupMessage *fixture_build (Fixture *fixture,
                            const char *user,
                            const char *method,
                            const char *path,
                            const char *body);
void fixture_ask (Fixture *fixture,
                  const char *user,
                  const char *method,
                  const char *path,
                  const char *body,
                  Answer *answer);
void fixture_send (Fixture *fixture,
                   SoupMessage *message,
                   Answer *answer);
void answer_clear (Answer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

/* Asks and checks the status; (transfer full) the text. */
char *fixture_expect (Fixture *fixture,
                      guint status,
                      const char *user,
                      const char *method,
                      const char *path,
                      const char *body);
