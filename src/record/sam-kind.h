/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "record/sam-field.h"

G_BEGIN_DECLS

/* One kind of record, described once. Everything else about it is read from this table. */
typedef struct
{
  const char *name;         /* "group": first part of the id, name of the table */
  const char *label;        /* "Group", marked with N_() */
  const char *label_plural; /* "Groups" */
  const SamField *fields;
  guint n_fields;
  GType (*get_type) (void); /* the SamRecord class of this kind */
  GHashTable **positions;   /* a field's name → where it stands, from 1; made when first asked for */
} SamKind;

const SamKind *const *sam_kinds_get_all (guint *n_kinds);
const SamKind *sam_kind_find (const char *name);
const SamKind *sam_kind_of_id (const char *id);
const SamField *sam_kind_find_field (const SamKind *kind,
                                     const char *name);
int sam_kind_get_field_index (const SamKind *kind,
                              const char *name);

char *sam_id_new (const SamKind *kind);
char *sam_id_from_key (const SamKind *kind,
                       const char *key);
gboolean sam_id_is_valid (const char *id);

G_END_DECLS
