/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-store.h"

G_BEGIN_DECLS

/* Letters and mails about a workshop: texts with fields in braces, "{first name}", filled in for each person. */

/* The texts that come with the program; a region's own are records of kind template. */
typedef enum
{
  SAM_LETTER_INVITATION,
  SAM_LETTER_REMINDER,
  SAM_LETTER_CONFIRMATION,
  SAM_LETTER_TO_EXPERTS,
  SAM_LETTER_THANKS,
  SAM_LETTER_THANKS_TO_PRACTICES,
} SamLetterKind;

#define SAM_LETTER_N_KINDS 6

typedef struct
{
  char *participation; /* id; of an expert, that of the appearance */
  char *name;
  char *address;      /* lines of an envelope; may be NULL */
  char *email;        /* may be NULL */
  GHashTable *values; /* field → text */
} SamLetterRecipient;

const char *sam_letter_get_title (SamLetterKind kind);
const char *sam_letter_get_subject (SamLetterKind kind);
const char *sam_letter_get_text (SamLetterKind kind);
const char *const *sam_letter_get_fields (void);

char *sam_letter_fill (const char *text,
                       GHashTable *values);
char **sam_letter_find_unknown (const char *text);
char **sam_letter_find_empty (const char *text,
                              GHashTable *values);

GPtrArray *sam_letter_load_recipients (SamStore *store,
                                       const char *workshop_id,
                                       const char *kind,
                                       const char *const *statuses,
                                       GError **error);

G_END_DECLS
