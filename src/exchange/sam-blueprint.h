/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-names.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

/* What one region learnt, for the next: its topics, road map, templates, targets and knowledge as one file, with
 * nothing about anybody in it. That follows from how it is made: what goes along are the fields that the field tables
 * mark with SAM_BLUEPRINT, all of them of reach `public`; of these by itself only what can't hold a name (numbers,
 * choices, references) and texts that came with the program. A text that people wrote here goes when somebody has read
 * it. The file is described in data/blueprint/README.md. */
typedef struct
{
  char *name;         /* of the region it was made in */
  char *made_on;      /* YYYY-MM-DD */
  GPtrArray *records; /* of SamRecord, with the fields that go along by themselves */
  GPtrArray *texts;   /* of SamBlueprintText: what people wrote here; none in one that was read from a file */
} SamBlueprint;

/* A text that people wrote: what it says, and whether it may go along. */
typedef struct
{
  char *key; /* names the record, the field and what it says now: another text is another key */
  SamRecord *record;
  const SamField *field;
  char *title; /* "Find money: Lesson" */
  char *text;
  SamNamed named;
  char *why;     /* translated: why it is to be looked at again, or can't go; NULL: nothing found */
  gboolean read; /* somebody said that it may go; never set where it names somebody */
} SamBlueprintText;

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

void sam_blueprint_mark_read (SamBlueprint *self,
                              const char *const *keys);
gboolean sam_blueprint_remember_read (SamBlueprint *self,
                                      SamStore *store,
                                      GError **error);
SamRecord *sam_blueprint_dup_record (SamBlueprint *self,
                                     SamRecord *record);

GBytes *sam_blueprint_write (SamBlueprint *self,
                             GError **error);
SamBlueprint *sam_blueprint_read (GBytes *bytes,
                                  GError **error);
gboolean sam_blueprint_save (SamBlueprint *self,
                             const char *path,
                             gboolean guide,
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
