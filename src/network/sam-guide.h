/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-projection.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* The printed guide: the groups of the region, or of one municipality, that agreed to be printed, in chapters, with an
 * index. It holds nothing but what may be printed; everything that prints a guide prints from here. */

typedef enum
{
  SAM_GUIDE_BY_TOPIC,
  SAM_GUIDE_BY_PLACE,
} SamGuideOrder;

typedef struct
{
  SamGuideOrder order;
  const char *municipality; /* (nullable): its name; NULL: the whole region */
  const char *today;        /* YYYY-MM-DD */
} SamGuideChoice;

typedef struct
{
  char *id;
  char *name;
  char *domain; /* may be NULL */
  char **synonyms;
} SamGuideTopic;

typedef struct
{
  char *id;         /* of the record */
  SamRecord *said;  /* what may be printed of it */
  SamRecord *venue; /* (nullable): the same of where it meets */
  char *name;
  char *municipality; /* may be NULL */
  char *place;        /* may be NULL */
  GPtrArray *topics;  /* of SamGuideTopic */
} SamGuideGroup;

typedef struct
{
  char *title;
  GPtrArray *groups; /* of SamGuideGroup: told here */
  GPtrArray *also;   /* of SamGuideGroup: on this topic too, told elsewhere */
} SamGuideSection;

typedef struct
{
  char *title;
  GPtrArray *sections; /* of SamGuideSection */
} SamGuideChapter;

/* An entry of an index. */
typedef struct
{
  char *text;
  const char *see;   /* (nullable): the topic that a synonym stands for */
  GPtrArray *groups; /* of SamGuideGroup */
} SamGuideTerm;

/* A group that still meets and is not in the guide. */
typedef struct
{
  char *id;
  char *title;
  SamWithheld why; /* SAM_WITHHELD_NOT: something of it may be printed, but not its name */
} SamGuideLeftOut;

typedef struct
{
  SamGuideOrder order;
  char *municipality; /* may be NULL */
  char *made_on;
  SamRecord *region;   /* (nullable): what may be printed of it */
  GPtrArray *groups;   /* of SamGuideGroup, by municipality, place and name */
  GPtrArray *topics;   /* of SamGuideTopic, by name */
  GPtrArray *chapters; /* of SamGuideChapter */
  GPtrArray *terms;    /* of SamGuideTerm: topics and synonyms */
  GPtrArray *places;   /* of SamGuideTerm: municipalities */
  GPtrArray *left_out; /* of SamGuideLeftOut, by title */
} SamGuide;

SamGuide *sam_guide_load (SamStore *store,
                          const SamGuideChoice *choice,
                          GError **error);
void sam_guide_free (SamGuide *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamGuide, sam_guide_free)

char *sam_guide_dup_title (const SamGuide *self);

G_END_DECLS
