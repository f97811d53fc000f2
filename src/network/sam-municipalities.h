/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The Dutch municipalities of 2023 with their inhabitants on 1 January 2022 (CBS). */
typedef struct _SamMunicipalities SamMunicipalities;

typedef struct
{
  char *code; /* "GM0917" */
  char *name; /* "Heerlen" */
  gint64 inhabitants;
} SamMunicipality;

SamMunicipalities *sam_municipalities_load (GError **error);
void sam_municipalities_free (SamMunicipalities *self);
const SamMunicipality *sam_municipalities_find (SamMunicipalities *self,
                                                const char *name_or_code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamMunicipalities, sam_municipalities_free)

G_END_DECLS
