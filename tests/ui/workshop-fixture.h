/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"

#include "waiting.h"

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

/* Saves a record from pairs of field and text, ended by NULL. */
char *put (Fixture *fixture,
           const char *kind,
           const char *key,
           ...) G_GNUC_NULL_TERMINATED;
char *get_value (Fixture *fixture,
                 const char *id,
                 const char *field);
gboolean is_value (Fixture *fixture,
                   const char *id,
                   const char *field,
                   const char *text);
void workshop_set_up (Fixture *fixture,
                      gconstpointer data);
void workshop_tear_down (Fixture *fixture,
                         gconstpointer data);
/* The first visible widget of a type, by its accessible text or label where that is given. */
GtkWidget *find_widget (GtkWidget *widget,
                        GType type,
                        const char *label);

/* The first check button by its label. */
GtkWidget *find_check (GtkWidget *widget,
                       const char *label);

G_END_DECLS
