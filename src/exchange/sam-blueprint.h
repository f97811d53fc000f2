/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* What one region learnt, for the next: its topics, road map, templates, targets and knowledge as one file, with
 * nothing about anybody in it. What goes along is what the field tables mark with SAM_BLUEPRINT; nothing else can. The
 * file is described in data/blueprint/README.md. */
typedef struct
{
  char *name;           /* of the region it was made in */
  char *made_on;        /* YYYY-MM-DD */
  GPtrArray *records;   /* of SamRecord, with the fields that go along */
  GPtrArray *held_back; /* of text: what stays behind because it names somebody, as "Step: Lesson" */
} SamBlueprint;

typedef enum
{
  SAM_BLUEPRINT_NEW,
  SAM_BLUEPRINT_CHANGED,
  SAM_BLUEPRINT_SAME,
} SamBlueprintState;

/* A record of a blueprint beside the region that it is taken over into. */
typedef struct
{
  SamRecord *record;
  SamBlueprintState state;
  char **fields;   /* names of those that differ from what is here */
  gboolean wanted; /* whether it is taken over; new ones are, what the region changed itself is not */
} SamBlueprintDifference;

gboolean sam_blueprint_has_kind (const SamKind *kind);

SamBlueprint *sam_blueprint_make (SamStore *store,
                                  const char *today,
                                  GError **error);
void sam_blueprint_free (SamBlueprint *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamBlueprint, sam_blueprint_free)

GBytes *sam_blueprint_write (SamBlueprint *self,
                             GError **error);
SamBlueprint *sam_blueprint_read (GBytes *bytes,
                                  GError **error);
gboolean sam_blueprint_save (SamBlueprint *self,
                             const char *path,
                             GError **error);
SamBlueprint *sam_blueprint_load (const char *path,
                                  GError **error);

void sam_blueprint_difference_free (SamBlueprintDifference *difference);
GPtrArray *sam_blueprint_compare (SamBlueprint *self,
                                  SamStore *store);
int sam_blueprint_take_over (SamStore *store,
                             GPtrArray *differences,
                             GError **error);
int sam_blueprint_take_over_all (SamBlueprint *self,
                                 SamStore *store,
                                 GError **error);

G_END_DECLS
