/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "network/sam-indicator.h"
#include "network/sam-report.h"

G_BEGIN_DECLS

/* A report while it is being made: what it is of, and the figures that were looked up already. */
typedef struct
{
  SamStore *store;
  GCancellable *cancellable;
  SamScope scope;
  char *today;
  char *from_at, *to_at; /* instants in which the period begins and ends */
  char *groups;          /* ids of the groups connected on the last day, as a JSON array */
  GHashTable *measures;  /* id of an indicator → SamMeasure */
  SamReport *report;
} SamReporting;

/* A number that no indicator gives. */
typedef struct
{
  const char *id;
  const char *label;      /* marked */
  const char *definition; /* marked */
  gboolean share;
  gboolean people; /* counts people who ask for help or share their experience: fewer than five are not told */
  const char *sql;
  const char *whole; /* (nullable): counts all of whom it is a part: few others are not told of either */
  gboolean if_known; /* nought means that nobody said: then it is left out */
} SamReportNumber;

const SamReportNumber *sam_report_number_find (const char *id);

gboolean sam_reporting_begin (SamReporting *self,
                              GError **error);
void sam_reporting_clear (SamReporting *self);
GPtrArray *sam_reporting_select (SamReporting *self,
                                 const char *sql,
                                 GError **error);
const SamMeasure *sam_reporting_measure (SamReporting *self,
                                         const char *indicator,
                                         GError **error);
gboolean sam_reporting_may_tell (SamReporting *self,
                                 const SamReportNumber *number,
                                 gboolean *may_tell,
                                 GError **error);
gboolean sam_reporting_may_tell_measure (SamReporting *self,
                                         const SamIndicator *indicator,
                                         gboolean *may_tell,
                                         GError **error);
gboolean sam_reporting_add_figure (SamReporting *self,
                                   SamReportSection *section,
                                   const char *id,
                                   GError **error);

/* Tables that several reports have. */
typedef gboolean (*SamReportingTable) (SamReporting *self,
                                       SamReportSection *section,
                                       GError **error);

gboolean sam_reporting_add_channels (SamReporting *self,
                                     SamReportSection *section,
                                     GError **error);
gboolean sam_reporting_add_contact_types (SamReporting *self,
                                          SamReportSection *section,
                                          GError **error);
gboolean sam_reporting_add_top_topics (SamReporting *self,
                                       SamReportSection *section,
                                       GError **error);
gboolean sam_reporting_add_unmet_topics (SamReporting *self,
                                         SamReportSection *section,
                                         GError **error);
gboolean sam_reporting_add_domains (SamReporting *self,
                                    SamReportSection *section,
                                    GError **error);
gboolean sam_reporting_add_municipalities (SamReporting *self,
                                           SamReportSection *section,
                                           GError **error);
gboolean sam_reporting_add_practices (SamReporting *self,
                                      SamReportSection *section,
                                      GError **error);
gboolean sam_reporting_add_practice_steps (SamReporting *self,
                                           SamReportSection *section,
                                           GError **error);
gboolean sam_reporting_add_benchmarks (SamReporting *self,
                                       SamReportSection *section,
                                       GError **error);
gboolean sam_reporting_add_story (SamReporting *self,
                                  GError **error);

gboolean sam_reporting_add_stakeholder (SamReporting *self,
                                        GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SamReporting, sam_reporting_clear)

G_END_DECLS
