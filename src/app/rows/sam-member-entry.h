/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/rows/sam-field-row.h"

G_BEGIN_DECLS

/* An entry for one member of an item, where a row has several beside and below each other. */

GtkWidget *sam_member_entry_new (SamFieldRow *row,
                                 const SamField *member,
                                 const char *placeholder,
                                 const char *label);
gboolean sam_member_entry_read (GtkWidget *entry,
                                char **value,
                                const char **problem);
char *sam_member_entry_dup_raw (GtkWidget *entry);
void sam_member_entry_show_raw (GtkWidget *entry,
                                const char *raw);

G_END_DECLS
