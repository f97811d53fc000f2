/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Values as people in the Netherlands write them in a list, to and from the one form in which they are stored. Readers
 * give NULL for what they don't understand; they never guess. sam_dutch_read_day() is for what is
 * being typed: the person sees at once which day was meant. */

char *sam_dutch_read_phone (const char *text);
char *sam_dutch_read_postcode (const char *text);
char *sam_dutch_read_email (const char *text);
char *sam_dutch_read_agb (const char *text);

char *sam_dutch_read_date (const char *text);
char *sam_dutch_read_day (const char *text,
                          const char *today,
                          gboolean ahead);
char *sam_dutch_read_time (const char *text);
gboolean sam_dutch_read_times (const char *text,
                               char **start,
                               char **end);

typedef enum
{
  SAM_ANSWER_NOT_UNDERSTOOD,
  SAM_ANSWER_UNKNOWN, /* empty, "n.v.t.", "?" */
  SAM_ANSWER_YES,
  SAM_ANSWER_NO,
} SamAnswer;

SamAnswer sam_dutch_read_answer (const char *text);

/* The spelling of a function as one of the names that `staff` stores, or NULL. */
const char *sam_dutch_read_function (const char *text);

/* "Chantal van den Berg", "Berg, Chantal van den". Parts that are not there are NULL. */
void sam_dutch_split_name (const char *text,
                           char **first_name,
                           char **particle,
                           char **last_name);
/* "van den Berg" as it stands in a column of last names. */
void sam_dutch_split_last_name (const char *text,
                                char **particle,
                                char **last_name);

G_END_DECLS
