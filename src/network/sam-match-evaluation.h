/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/sam-query.h"

G_BEGIN_DECLS

/* The form that asks whether a match helped: five questions for who asked for themselves, three for relatives. A form
 * that came back does not say whose it is; only how many were sent is known. */

#define SAM_EVALUATION_AFTER_DAYS 28
/* Nobody asks how it was half a year later: the answer would be about something else. */
#define SAM_EVALUATION_UNTIL_DAYS 182

typedef struct
{
  const char *field; /* of the evaluation */
  const char *text;  /* the question, marked for translation */
} SamEvaluationQuestion;

const SamEvaluationQuestion *sam_match_evaluation_get_questions (gboolean relative,
                                                                 guint *n_questions);
gboolean sam_match_evaluation_is_due (SamRecord *match,
                                      const char *today);
gboolean sam_match_evaluation_parse (SamRecord *evaluation,
                                     const char *typed,
                                     GError **error);
char *sam_match_evaluation_describe_results (GPtrArray *evaluations,
                                             gboolean relative,
                                             guint n_sent);

/* A match whose form is to be sent. */
typedef struct
{
  char *match;    /* id */
  char *question; /* id */
  char *title;    /* of the question */
  char *person;   /* who handles the question; NULL: nobody in particular */
  char *since;    /* the first contact, YYYY-MM-DD */
  gboolean relative;
  gboolean on_its_way; /* by its status they did not speak yet */
} SamEvaluationDue;

GPtrArray *sam_match_evaluation_list_due (SamStore *store,
                                          const char *today,
                                          GError **error);
gboolean sam_match_evaluation_note_sent (SamStore *store,
                                         const char *const *matches,
                                         const char *today,
                                         GError **error);
char *sam_match_evaluation_save (SamStore *store,
                                 gboolean relative,
                                 const char *typed,
                                 const char *today,
                                 GError **error);
char *sam_match_evaluation_load_results (SamStore *store,
                                         gboolean relative,
                                         GError **error);

G_END_DECLS
