/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-places.h"
#include "store/sam-store.h"

G_BEGIN_DECLS

/* A help question as it is typed while somebody is on the phone: a word or two a line, and the rest follows. */
typedef struct
{
  const char *topics; /* names with commas between; what is not known by that name is told */
  const char *const *topic_ids;
  const char *place; /* a postcode, its four digits, a place or a municipality */
  const char *text;
  const char *channel;  /* of the field's choices */
  const char *source;   /* likewise */
  const char *practice; /* id */
  const char *language;
  const char *name;
  const char *phone;
  const char *email;
} SamQuestionEntry;

SamRecord *sam_question_enter (SamStore *store,
                               const SamQuestionEntry *entry,
                               gint64 now,
                               GError **error);

char **sam_question_read_topics (SamStore *store,
                                 const char *text,
                                 GError **error);
const SamPlace *sam_question_find_place (SamPlaces *places,
                                         const char *postcode,
                                         const char *name);
char *sam_question_describe_crisis (SamStore *store,
                                    SamRecord *question);

G_END_DECLS
