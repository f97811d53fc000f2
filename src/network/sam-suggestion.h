/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whom or what to bring a help question together with, and why. Pure: facts in, an order and words out. */

typedef enum
{
  SAM_TOPIC_FIT_NONE,
  SAM_TOPIC_FIT_BROADER,  /* what the question is about is a part of theirs */
  SAM_TOPIC_FIT_NARROWER, /* theirs is a part of what the question is about */
  SAM_TOPIC_FIT_SYNONYM,  /* another word for it, or a word that stands in the question */
  SAM_TOPIC_FIT_SAME,
} SamTopicFit;

typedef enum
{
  SAM_FIT_UNKNOWN,
  SAM_FIT_NO,
  SAM_FIT_YES,
} SamFit;

/* Why somebody can't be asked now; the higher, the later in the list. */
typedef enum
{
  SAM_OPENING_OPEN,
  SAM_OPENING_FULL,
  SAM_OPENING_NOT_NOW, /* asked not to be asked before a day */
  SAM_OPENING_PAUSED,
} SamOpening;

/* Whether somebody asked a group if what is known of it is right: who is sent there should find it. */
typedef enum
{
  SAM_ASKED_UNKNOWN,
  SAM_ASKED_NEVER,
  SAM_ASKED_LONG_AGO,
  SAM_ASKED_LATELY,
} SamAsked;

typedef struct
{
  char *id; /* of an expert or a group */
  char *name;
  gboolean is_group;
  SamTopicFit fit;
  char *topic; /* the topic by which it fits best */
  gboolean for_relative;
  SamFit experience; /* lived through it in the way that is looked for: oneself, or as a relative */
  SamFit language;
  char *language_name; /* looked for; may be NULL */
  gboolean online;     /* then distance is nothing */
  double distance;     /* km; -1 when not known */
  guint load;          /* of an expert: matches that run now */
  SamFit one_to_one;   /* an expert does that */
  SamOpening opening;
  char *not_until; /* YYYY-MM-DD, when that is still to come; else NULL */
  char *joining;   /* how to join a group, in words; may be NULL */
  SamAsked asked;  /* whether a group was asked if all that is known of it is right */
  char *asked_on;  /* YYYY-MM-DD; may be NULL */
  SamFit tellable; /* somebody agreed that what is public of a group is passed on by phone, or agrees no longer */
} SamSuggestion;

SamSuggestion *sam_suggestion_new (const char *id,
                                   const char *name);
void sam_suggestion_free (SamSuggestion *self);
int sam_suggestion_get_score (const SamSuggestion *self);
void sam_suggestions_rank (GPtrArray *suggestions);
GPtrArray *sam_suggestions_pick (GPtrArray *suggestions,
                                 guint each);
char *sam_suggestion_describe (const SamSuggestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamSuggestion, sam_suggestion_free)

G_END_DECLS
