/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* Records that may be one and the same, with the reasons in words. What is compared is pure: texts in, likeness out. */
typedef enum
{
  SAM_LIKE_SAME_NAME = 1 << 0,
  SAM_LIKE_SPELLING = 1 << 1, /* names a letter or two apart, or that sound alike */
  SAM_LIKE_PART = 1 << 2,     /* one name within the other */
  SAM_LIKE_EMAIL = 1 << 3,
  SAM_LIKE_PHONE = 1 << 4,
  SAM_LIKE_ADDRESS = 1 << 5,
  SAM_LIKE_PLACE = 1 << 6,
  SAM_LIKE_CODE = 1 << 7, /* an AGB code, or the same person behind two roles */
} SamLikeness;

typedef struct _SamLikelyKeys SamLikelyKeys;

/* What is known of one record; NULL: not filled in. */
typedef struct
{
  char *id;
  char *name;
  char *email;
  char *phone;
  char *postcode;
  char *address;
  char *place;
  char *code;
  SamLikelyKeys *keys; /* of the comparison */
} SamLikely;

void sam_likely_free (SamLikely *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamLikely, sam_likely_free)
char **sam_likely_list_words (const char *name);
SamLikeness sam_likely_compare (const SamKind *kind,
                                SamLikely *first,
                                SamLikely *second);
char *sam_likeness_describe (SamLikeness likeness);

/* Two records that look like one. */
typedef struct
{
  char *first;
  char *second;
  char *first_title;
  char *second_title;
  SamLikeness likeness;
} SamLikelyPair;

void sam_likely_pair_free (SamLikelyPair *pair);

/* Of a kind whose records are compared: which of them it is not the same as. */
#define SAM_DUPLICATES_FIELD "not_same_as"

gboolean sam_duplicates_fit (const SamKind *kind);
/* (element-type SamLikelyPair), the likeliest first. @record NULL: of all; else those of it only. */
GPtrArray *sam_duplicates_find (SamStore *store,
                                const SamKind *kind,
                                SamRecord *record,
                                GCancellable *cancellable,
                                GError **error);
/* These two are not the same: they are not told again, on no computer of the region. */
gboolean sam_duplicates_dismiss (SamStore *store,
                                 const char *first,
                                 const char *second,
                                 GError **error);

G_END_DECLS
