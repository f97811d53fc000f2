/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/sam-store-thread.h"
#include "sync/sam-sync.h"

#include "finding.h"
#include "waiting.h"

G_BEGIN_DECLS

/* A region in which Ada and Bea changed one group at once, and a window that notes what is asked of it. */
#define ID "group:11111111-1111-4111-8111-111111111111"
#define SECOND "group:22222222-2222-4222-8222-222222222222"
#define THIRD "group:33333333-3333-4333-8333-333333333333"

typedef struct
{
  char *folder;
  char *path;
  SamStoreThread *store;
  SamSync *sync;
  GtkWidget *window;
  char *asked; /* what was asked of the window's actions */
} Desk;

/* @place: what Bea made of the place, which Ada made "Heerlen"; "Nergens", as it was: they merge by themselves. */
void desk_set_up (Desk *desk,
                  gconstpointer place);
void desk_tear_down (Desk *desk,
                     gconstpointer data);
/* One more group, whose price @author and Bea changed at once. */
void add_conflict (Desk *desk,
                   const char *id,
                   const char *name,
                   const char *author);

GtkWidget *get_child (GtkWidget *widget,
                      const char *name);
/* What the Tab key and the space bar do. */
void press (GtkWidget *window,
            const char *button);
char *dup_value (Desk *desk,
                 const char *field);

#define assert_value(desk, field, expected)                \
  G_STMT_START                                             \
  {                                                        \
    g_autofree char *found_ = dup_value ((desk), (field)); \
    g_assert_cmpstr (found_, ==, (expected));              \
  }                                                        \
  G_STMT_END

G_END_DECLS
