/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a field's value is; it decides the JSON form, the SQLite column, the check and the merge. */
typedef enum
{
  SAM_FIELD_TEXT,     /* one line; JSON string */
  SAM_FIELD_PROSE,    /* several lines, plain text with simple Markdown; JSON string */
  SAM_FIELD_CHOICE,   /* the name of one of `choices`; JSON string */
  SAM_FIELD_CHOICES,  /* names of `choices`; JSON array of strings, a set */
  SAM_FIELD_BOOLEAN,  /* JSON true or false; absent means not known */
  SAM_FIELD_INTEGER,  /* JSON number within ±2^53 */
  SAM_FIELD_DECIMAL,  /* JSON string, point as the separator: "12.50" */
  SAM_FIELD_DATE,     /* civil date, JSON string YYYY-MM-DD */
  SAM_FIELD_TIME,     /* wall-clock time, JSON string HH:MM */
  SAM_FIELD_INSTANT,  /* seconds since 1970 UTC; JSON number */
  SAM_FIELD_RRULE,    /* RFC 5545 recurrence rule without the "RRULE:"; JSON string */
  SAM_FIELD_EMAIL,    /* JSON string */
  SAM_FIELD_URL,      /* JSON string */
  SAM_FIELD_PHONE,    /* E.164, JSON string */
  SAM_FIELD_POSTCODE, /* "1234 AB" for the Netherlands, JSON string */
  SAM_FIELD_REF,      /* the id of a record of kind `refers_to` (NULL: of any kind); JSON string */
  SAM_FIELD_REFS,     /* ids; JSON array of strings, a set in the order given */
  SAM_FIELD_TAGS,     /* free words; JSON array of strings, a set */
  SAM_FIELD_ITEMS,    /* JSON array of objects, each with an `id`; a set by id */
  SAM_FIELD_OBJECT,   /* a JSON object kept and merged as one whole (a speed-date plan) */
} SamFieldType;

/* How far a value may travel. The order is the rule: what may go to `platform` may go to `region`, and so on. */
typedef enum
{
  SAM_REACH_DEVICE,   /* this computer only; never in the document */
  SAM_REACH_REGION,   /* the coordinators of this region */
  SAM_REACH_PLATFORM, /* the central platform, to do its work */
  SAM_REACH_PUBLIC,   /* anyone, where a consent for that channel allows it */
} SamReach;

typedef enum
{
  SAM_FIELD_NONE = 0,
  SAM_REQUIRED = 1 << 0,
  SAM_SEARCHED = 1 << 1,    /* in the full-text index */
  SAM_SENSITIVE = 1 << 2,   /* shown only after a deliberate click */
  SAM_MERGE_LINES = 1 << 3, /* prose merged by lines; else one whole */
  SAM_TITLE = 1 << 4,       /* part of the record's title, in table order; of a REF, the title of what it names */
  SAM_BLUEPRINT = 1 << 5,   /* goes into the blueprint for another region; only of reach `public` */
  SAM_INDEXED = 1 << 6,     /* tells the few records that somebody is asked for from the many that wait for nobody */
  SAM_AHEAD = 1 << 7,       /* a day that is said beforehand: one without a year is the next */
} SamFieldFlags;

typedef struct
{
  const char *name;  /* as stored */
  const char *label; /* as shown, marked with N_() */
} SamChoice;

typedef struct
{
  const char *name; /* kebab-free snake_case: JSON key and column; the GObject property has '-' for '_' */
  SamFieldType type;
  SamReach reach;
  const char *label; /* marked with N_() */
  SamFieldFlags flags;
  const char *refers_to;    /* for REF and REFS */
  const SamChoice *choices; /* for CHOICE and CHOICES, and the milestones of ITEMS; ended by a NULL name */
} SamField;

const SamChoice *sam_field_find_choice (const SamField *field,
                                        const char *name);
gboolean sam_field_is_set_valued (const SamField *field);
gboolean sam_field_check_value (const SamField *field,
                                const char *value,
                                const char **problem);

G_END_DECLS
