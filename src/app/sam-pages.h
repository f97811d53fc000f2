/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/sam-query.h"
#include "store/sam-store-thread.h"

G_BEGIN_DECLS

/* How a cell shows its value. */
typedef enum
{
  SAM_CELL_TITLE,  /* what the record is called */
  SAM_CELL_TEXT,   /* any value, the way people write it */
  SAM_CELL_CHIP,   /* one choice as a chip */
  SAM_CELL_TOPICS, /* topics as chips in the colour of their life domain */
  SAM_CELL_NUMBER, /* to the right, in figures of one width */
} SamCellStyle;

/* Lists show who stands beside which topic only after a deliberate click. */
typedef enum
{
  SAM_SHOWN_ALWAYS,
  SAM_SHOWN_DISCREETLY, /* until that click */
  SAM_SHOWN_REVEALED,   /* after it */
} SamShown;

typedef struct
{
  const char *path; /* of the query: "name", "organisation.name", "title" */
  const char *title;
  SamCellStyle style;
  int width; /* fixed; 0: its share of what is left */
  SamShown shown;
  gboolean unchosen; /* the person does not want it in the list */
  gboolean wanted;   /* the person asked for it: it shows even where there is little room */
} SamColumn;

typedef struct
{
  const char *path;
  const char *label;
  SamShown shown;
  SamQueryRule due; /* chooses what somebody should look after now; or NULL */
  gboolean extra;   /* shown only where the person asks for it */
} SamFilter;

typedef struct _SamPage SamPage;

/* A page of the window. A list page is described by its columns and filters; any other page makes its own widget. */
struct _SamPage
{
  const char *name; /* of the stack page and the target of win.page */
  const char *icon;
  const char *title;
  const char *kind;         /* of the records it lists */
  const char *const *kinds; /* of the records it shows where it has several lists; or NULL */
  const char *condition[2]; /* path and value that every row has, or NULL */
  const SamColumn *columns; /* ended by a NULL path */
  const SamFilter *filters; /* ended by a NULL path */
  const char *order;        /* path of the first order */
  gboolean newest_first;    /* that order descends */
  const char *find_label;   /* of the page's own search entry */
  const char *add_label;
  const char *add_action;  /* what a new record begins with where that is not the editor; or NULL */
  gboolean imports;        /* people keep such records in lists: the empty page offers to import one */
  const char *more_action; /* what else can be done, a button with more_icon and more_label; or NULL */
  const char *more_icon;
  const char *more_label;
  const char *menu_action; /* with its target: what its menu has beside columns and filters; or NULL */
  const char *menu_label;
  const char *empty_title;
  const char *empty_text;
  const char *empty_action; /* with its target: what else an empty page can begin with, a button; or NULL */
  const char *empty_label;
  char *(*format_count) (guint n);
  GtkWidget *(*create) (const SamPage *page,
                        SamStoreThread *store);
};

const SamPage *sam_pages_get_all (guint *n_pages);
const SamPage *sam_pages_find (const char *name);
const SamPage *sam_pages_find_for_kind (const char *kind);

G_END_DECLS
