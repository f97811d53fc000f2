/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

#define SAM_LINKED_MAX_COLUMNS 8

/* A list of what refers to a record: the staff of a practice, the consents of a person. To have another one, describe
 * it beside its like, declare it below and name it in sam-linked-kinds.c. Days are YYYY-MM-DD. What is added may begin
 * with "@today", "@author" (who works here), "@visit-or-call" (organisations are visited, others are called),
 * "@purpose" and "@fields" (what groups mostly agree to; that a story is told; nothing for others). */
typedef struct
{
  const char *name;  /* as the `.ui` file says it */
  const char *kind;  /* of what is listed */
  const char *field; /* through which it refers to the record */
  const char *columns[SAM_LINKED_MAX_COLUMNS];
  const char *order;
  gboolean newest_first;
  const char *empty;                      /* marked with N_(); NULL: nothing is said */
  const char *add_label;                  /* marked with N_(); NULL: nothing is added here */
  const char *presets[4][2];              /* field and text of what is added; for "@…" see above */
  gboolean single;                        /* there is one at most: nothing is added beside it */
  char *(*dup_title) (const SamRow *row); /* NULL: the first column */
  char *(*dup_caption) (const SamRow *row,
                        const GDate *today);
  const char *(*get_heading) (const SamRow *row); /* NULL: no headings */
  gboolean (*is_past) (const SamRow *row,
                       const char *today); /* those stand last */
  const char *mark_label;                  /* of the check beside each, marked with N_(); NULL: no check */
  const char *marked_on;                   /* the column of the day that the check sets; NULL: the two below do it */
  gboolean (*is_marked) (const SamRow *row);
  void (*mark) (SamRecord *record,
                gboolean marked,
                const char *today);
  gboolean (*note) (SamRecord *record,
                    SamRecord *added,
                    const char *today); /* what follows for the record from one that was added; NULL: nothing */
} SamLinkedKind;

/* sam-linked-organisation.c */
extern const SamLinkedKind sam_linked_staff;
extern const SamLinkedKind sam_linked_contact;
extern const SamLinkedKind sam_linked_task;
extern const SamLinkedKind sam_linked_delivery;
extern const SamLinkedKind sam_linked_place;
/* sam-linked-person.c */
extern const SamLinkedKind sam_linked_role_expert;
extern const SamLinkedKind sam_linked_role_staff;
extern const SamLinkedKind sam_linked_role_group;
extern const SamLinkedKind sam_linked_deployment;
extern const SamLinkedKind sam_linked_consent;
extern const SamLinkedKind sam_linked_edition;

const SamLinkedKind *sam_linked_kind_find (const char *name);
char *sam_linked_kind_dup_title (const SamLinkedKind *self,
                                 const SamRow *row);
gboolean sam_linked_kind_is_marked (const SamLinkedKind *self,
                                    const SamRow *row);
void sam_linked_kind_mark (const SamLinkedKind *self,
                           SamRecord *record,
                           gboolean marked,
                           const char *today);
char *sam_linked_preset_read (const char *text,
                              const char *about,
                              const char *author,
                              const char *today);

G_END_DECLS
