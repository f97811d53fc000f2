/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* A region file with one workshop: three experts at tables, eight people who registered. */
#define N_EXPERTS 3
#define N_GUESTS 8

typedef struct
{
  char *folder;
  char *path;
  char *workshop;
  SamStoreThread *thread;
  SamStore *other; /* another program on the same file */
  GtkWidget *window;
} Fixture;

gboolean on_late_cb (gpointer data);

/* Runs the main loop until a condition holds, ten seconds at most. */
#define wait_until(condition)                                                   \
  G_STMT_START                                                                  \
  {                                                                             \
    gboolean late = FALSE;                                                      \
    guint timer = g_timeout_add_seconds (10, on_late_cb, &late);                \
                                                                                \
    while (!late && !(condition))                                               \
      g_main_context_iteration (NULL, TRUE);                                    \
    g_source_remove (timer);                                                    \
    if (late)                                                                   \
      g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition); \
  }                                                                             \
  G_STMT_END

/* Saves a record from pairs of field and text, ended by NULL. */
char *put (Fixture *fixture,
           const char *kind,
           const char *key,
           ...) G_GNUC_NULL_TERMINATED;
char *get_value (Fixture *fixture,
                 const char *id,
                 const char *field);
void workshop_set_up (Fixture *fixture,
                      gconstpointer data);
void workshop_tear_down (Fixture *fixture,
                         gconstpointer data);
/* The first visible widget of a type, by its accessible text or label where that is given. */
GtkWidget *find_widget (GtkWidget *widget,
                        GType type,
                        const char *label);

G_END_DECLS
