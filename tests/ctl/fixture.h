/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder with a region file in it, and what the program said when it was last run on it. */
typedef struct
{
  char *folder;
  char *database;
  char *output; /* of the last run */
  char *errors;
} Fixture;

/* With anything as test data, the region is made first. */
void fixture_set_up (Fixture *fixture,
                     gconstpointer data);
void fixture_tear_down (Fixture *fixture,
                        gconstpointer data);
int fixture_run (Fixture *fixture,
                 const char *input,
                 const char *const *arguments);
void fixture_assert_sentence (Fixture *fixture);
char *fixture_put_group (Fixture *fixture,
                         const char *name);

#define run(fixture, ...) fixture_run (fixture, NULL, (const char *const[]){ __VA_ARGS__, NULL })

#define assert_done(fixture, ...)                       \
  do                                                    \
    {                                                   \
      int status_ = run (fixture, __VA_ARGS__);         \
      if (status_ != 0)                                 \
        g_error ("%d: %s", status_, (fixture)->errors); \
    }                                                   \
  while (0)

#define ADD(path, data, test) g_test_add ("/ctl/" path, Fixture, data, fixture_set_up, test, fixture_tear_down)

G_END_DECLS
