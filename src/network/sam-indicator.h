/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* The figures that a network is accountable for. Each says of every record that it looks at where it stands, so that a
 * figure opens into the lists it is made of, and they add up to it. */

typedef enum
{
  SAM_STAND_COUNTED,
  SAM_STAND_NEAR, /* does not count yet; little is missing */
  SAM_STAND_NOT,
  SAM_STAND_UNKNOWN, /* not noted */
  SAM_N_STANDS,
} SamStand;

typedef enum
{
  SAM_UNIT_COUNT, /* those counted */
  SAM_UNIT_SHARE, /* those counted, of all in the four lists */
  SAM_UNIT_RATE,  /* those counted, per 10,000 inhabitants */
} SamIndicatorUnit;

/* Why a record stands where it does. */
typedef struct
{
  const char *code;
  SamStand stand;
  const char *label; /* marked */
  const char *step;  /* (nullable): what to do next, with %u for how many; marked */
} SamReason;

typedef struct
{
  const char *id;
  const char *name;       /* marked */
  const char *definition; /* what counts and what not, in words; marked */
  SamIndicatorUnit unit;
  gboolean periodic;        /* looks at a period; else at the day it ends on */
  const char *kind;         /* of the records counted */
  const SamReason *reasons; /* ended by a NULL code */
  const char *sql;          /* rows of an id and the code of a reason */
  const char *beside_sql;   /* (nullable): rows of a label, a number and what it is out of */
  gboolean forgets;         /* what it asks of a record is written over: days long past cannot be seen any more */
} SamIndicator;

const SamIndicator *sam_indicator_list (guint *n_indicators);
const SamIndicator *sam_indicator_find (const char *id);

/* The period, and the part of the region; what is set narrows together. A part that a record has nothing to do with
 * does not narrow it: a group belongs to no practice. */
typedef struct
{
  const char *from;                  /* (nullable): YYYY-MM-DD; NULL: two years */
  const char *to;                    /* the last day of the period, and the day that everything is looked at on */
  const char *project, *network;     /* (nullable): ids */
  const char *care_group, *practice; /* (nullable): ids */
  const char *municipality;          /* (nullable): its name */
} SamScope;

typedef struct
{
  char *id;
  const SamReason *reason;
} SamMeasured;

/* A number told beside the figure. */
typedef struct
{
  char *label;
  gint64 n;
  gint64 out_of; /* inhabitants for a rate; -1: nothing */
} SamBeside;

typedef struct
{
  const SamIndicator *indicator;
  char *from, *to;
  gint64 n[SAM_N_STANDS];         /* how many stand where */
  GPtrArray *lists[SAM_N_STANDS]; /* of SamMeasured, by id; empty where they were only counted */
  gint64 denominator;             /* -1: the figure is a number */
  GPtrArray *beside;              /* of SamBeside */
  char *next_step;
} SamMeasure;

SamMeasure *sam_indicator_measure (SamStore *store,
                                   const SamIndicator *indicator,
                                   const SamScope *scope,
                                   GError **error);
SamMeasure *sam_indicator_count (SamStore *store,
                                 const SamIndicator *indicator,
                                 const SamScope *scope,
                                 GError **error);
void sam_measure_free (SamMeasure *self);
gboolean sam_measure_get_value (const SamMeasure *self,
                                double *value);
char *sam_measure_format (const SamMeasure *self);
char *sam_indicator_format (SamIndicatorUnit unit, gboolean told, double value, gint64 n, gint64 out_of);
gboolean sam_indicator_is_about_people (const SamIndicator *indicator);
gboolean sam_indicator_may_tell (const SamIndicator *indicator,
                                 gint64 n,
                                 gint64 out_of);
char **sam_measure_dup_ids (const SamMeasure *self,
                            SamStand stand);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamMeasure, sam_measure_free)

G_END_DECLS
