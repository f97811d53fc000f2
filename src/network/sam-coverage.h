/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-municipalities.h"
#include "network/sam-places.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* Where in the region people can go with what: the municipalities with their groups, on all topics or on one, and the
 * white spots. The ground is what was loaded; a coverage is one view of it, and borrows from it. */

typedef struct
{
  char *id;
  char *name;
  char *domain; /* name of a life domain; may be NULL */
  char *parent; /* id; may be NULL */
} SamCoverageTopic;

/* A group, or a practice (which has no topics). */
typedef struct
{
  char *id;
  char *name;
  char *place;                         /* may be NULL */
  GPtrArray *topics;                   /* of SamCoverageTopic, borrowed */
  const SamMunicipality *municipality; /* NULL: not known, or nowhere, as a group online */
  const SamPlace *where;               /* the middle of its postcode; NULL: not known */
} SamCoveragePlace;

typedef struct
{
  char *region; /* its name */
  char *today;  /* YYYY-MM-DD: the figures are of this day */
  SamMunicipalities *municipalities;
  SamPlaces *places;
  GPtrArray *region_municipalities; /* of SamMunicipality, borrowed, by name */
  GPtrArray *topics;                /* of SamCoverageTopic, by name */
  GPtrArray *groups, *practices;    /* of SamCoveragePlace */
  guint n_undated;                  /* groups that do not count: since when they are connected was not noted */
} SamCoverageGround;

/* What is asked: nothing set means all groups. */
typedef struct
{
  const char *topic;  /* id: this topic and those that are part of it */
  const char *domain; /* name of a life domain */
  double within;      /* kilometres that people go for a group; 0: SAM_COVERAGE_WITHIN */
} SamCoverageChoice;

#define SAM_COVERAGE_WITHIN 5.0

typedef struct
{
  const SamMunicipality *municipality;
  GPtrArray *groups;               /* of SamCoveragePlace */
  GPtrArray *practices;            /* of SamCoveragePlace */
  guint n_topics;                  /* different ones among the groups */
  GPtrArray *missing;              /* of SamCoverageTopic: a group elsewhere in the region is on it, none here */
  guint n_postcodes;               /* of the municipality */
  guint n_within;                  /* those of them with a group near enough, in this municipality or another */
  const SamCoveragePlace *nearest; /* to the middle of the municipality; NULL: none is known where */
  double nearest_km;
} SamCoverageRow;

typedef struct
{
  const SamCoverageGround *ground;
  double within;
  GPtrArray *rows;   /* of SamCoverageRow, by name of the municipality */
  GPtrArray *groups; /* of SamCoveragePlace: all that were asked for */
  guint n_elsewhere; /* of them in no municipality of the region, or not known where */
} SamCoverage;

typedef enum
{
  SAM_COVERAGE_PER_10000,
  SAM_COVERAGE_GROUPS,
  SAM_COVERAGE_TOPICS,
  SAM_COVERAGE_NEAR,
  SAM_COVERAGE_N_MEASURES,
} SamCoverageMeasure;

/* The classes that a map is coloured by: class 0 has nothing, class i goes up to and with upper[i]. */
#define SAM_COVERAGE_MOST_CLASSES 5
typedef struct
{
  guint n;
  double upper[SAM_COVERAGE_MOST_CLASSES];
} SamCoverageClasses;

SamCoverageGround *sam_coverage_ground_new (GError **error);
SamCoverageGround *sam_coverage_ground_load (SamStore *store,
                                             const char *today,
                                             GError **error);
void sam_coverage_ground_free (SamCoverageGround *self);
SamCoverageTopic *sam_coverage_ground_add_topic (SamCoverageGround *self,
                                                 SamRecord *topic);
SamCoveragePlace *sam_coverage_ground_add_group (SamCoverageGround *self,
                                                 SamRecord *group,
                                                 SamRecord *venue);
SamCoveragePlace *sam_coverage_ground_add_practice (SamCoverageGround *self,
                                                    SamRecord *practice);
void sam_coverage_ground_set_region (SamCoverageGround *self,
                                     SamRecord *region);
const SamCoverageTopic *sam_coverage_ground_find_topic (const SamCoverageGround *self,
                                                        const char *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamCoverageGround, sam_coverage_ground_free)

SamCoverage *sam_coverage_new (const SamCoverageGround *ground,
                               const SamCoverageChoice *choice);
void sam_coverage_free (SamCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamCoverage, sam_coverage_free)

double sam_coverage_row_get (const SamCoverageRow *row,
                             SamCoverageMeasure measure);
void sam_coverage_classify (const SamCoverage *self,
                            SamCoverageMeasure measure,
                            SamCoverageClasses *classes);
guint sam_coverage_classes_find (const SamCoverageClasses *classes,
                                 double value);

G_END_DECLS
