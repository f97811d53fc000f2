/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody chose to see of a list: kept from one day to the next, as one text. Paths are those of a query. */
typedef struct
{
  char *name;
  char *search;
  char *order; /* NULL: as the list comes */
  gboolean descending;
  GHashTable *filters; /* path → value */
} SamSavedFilter;

typedef struct
{
  GPtrArray *shown;  /* paths of columns that the page does not show by itself */
  GPtrArray *hidden; /* paths of columns that the person does not want */
  GPtrArray *saved;  /* of SamSavedFilter, by name */
} SamListChoice;

SamListChoice *sam_list_choice_new (void);
SamListChoice *sam_list_choice_parse (const char *text);
char *sam_list_choice_print (SamListChoice *self);
void sam_list_choice_free (SamListChoice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamListChoice, sam_list_choice_free)

SamSavedFilter *sam_saved_filter_new (const char *name);
void sam_saved_filter_free (SamSavedFilter *filter);
SamSavedFilter *sam_list_choice_find (SamListChoice *self,
                                      const char *name);
void sam_list_choice_save (SamListChoice *self,
                           SamSavedFilter *filter);
gboolean sam_list_choice_rename (SamListChoice *self,
                                 const char *name,
                                 const char *new_name);
SamSavedFilter *sam_list_choice_take (SamListChoice *self,
                                      const char *name);

G_END_DECLS
