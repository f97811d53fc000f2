/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "json/sam-json-object.h"

G_BEGIN_DECLS

/* A report as it was made: words and numbers only, whatever it is written as. It is kept like that, so that it can be
 * printed again later and say the same. */

typedef struct
{
  char *id;
  char *label;
  char *value;      /* as it is read: "81", "62%", "fewer than 5" */
  char *number;     /* (nullable): for a sheet: "81", "0.62"; NULL where no number is told */
  gint64 n;         /* a share's: out of how many; -1: none is told */
  char *definition; /* what counts and what does not */
} SamReportFigure;

typedef struct
{
  char *title;
  GPtrArray *rows; /* of GStrv, the first one the head */
  guint numbers;   /* bit c: column c holds numbers */
  guint chart;     /* so many rows are drawn too, by their second column; 0: none */
  char *note;      /* (nullable) */
} SamReportTable;

typedef struct
{
  char *title;
  GPtrArray *texts;   /* of paragraphs */
  GPtrArray *figures; /* of SamReportFigure */
  GPtrArray *tables;  /* of SamReportTable */
  char *quote_title;  /* (nullable): of a story */
  char *quote;        /* (nullable): the story */
} SamReportSection;

typedef struct
{
  char *preset;
  char *title, *subtitle;
  char *region;
  char *from, *to, *made_on; /* YYYY-MM-DD */
  GPtrArray *sections;       /* of SamReportSection */
  GPtrArray *records;        /* ids of the records that it tells of by name: topics, practices, a story */
} SamReport;

SamReport *sam_report_new (const char *preset,
                           const char *title,
                           const char *subtitle);
void sam_report_free (SamReport *self);
SamReportSection *sam_report_add_section (SamReport *self,
                                          const char *title);
void sam_report_section_add_text (SamReportSection *self,
                                  const char *text);
SamReportFigure *sam_report_section_add_figure (SamReportSection *self,
                                                const char *id,
                                                const char *label,
                                                const char *definition);
SamReportTable *sam_report_section_add_table (SamReportSection *self,
                                              const char *title,
                                              const char *const *head);
void sam_report_table_add_row (SamReportTable *self,
                               const char *const *cells);
gboolean sam_report_table_has_chart (const SamReportTable *self);
char *sam_report_dup_date_line (const SamReport *self);
char *sam_report_dup_file_name (const SamReport *self,
                                const char *ending);

char *sam_report_to_json (const SamReport *self);
SamReport *sam_report_from_json (const char *json,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamReport, sam_report_free)

G_END_DECLS
