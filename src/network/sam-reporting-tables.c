/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tables of the reports. Whoever counts people in cells hides the small ones before anything is written down. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-reporting.h"

#include "network/sam-privacy.h"
#include "network/sam-report-sql.h"
#include "network/sam-small-numbers.h"
#include "network/sam-story.h"

#include "record/sam-milestones.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define TOP 5
#define MOST 20
#define ALL G_MAXUINT
/* What can tell who somebody is must not be in a story; its words are otherwise those that were agreed on. */
#define TELLING (SAM_PRIVACY_CITIZEN_NUMBER | SAM_PRIVACY_PHONE | SAM_PRIVACY_EMAIL)

typedef char *(*Label) (SamReporting *self,
                        const char *code);

static char *
dup_choice_label (const char *kind,
                  const char *field,
                  const char *code)
{
  const SamChoice *choice = sam_field_find_choice (sam_kind_find_field (sam_kind_find (kind), field), code);

  return g_strdup (choice != NULL ? g_dgettext (GETTEXT_PACKAGE, choice->label) : code);
}

static char *
label_channel (SamReporting *self,
               const char *code)
{
  return code != NULL && *code != '\0' ? dup_choice_label ("question", "channel", code) : g_strdup (_ ("Not noted"));
}

static char *
label_contact (SamReporting *self,
               const char *code)
{
  return dup_choice_label ("contact", "type", code);
}

static char *
label_domain (SamReporting *self,
              const char *code)
{
  return dup_choice_label ("topic", "domain", code);
}

static char *
label_topic (SamReporting *self,
             const char *id)
{
  g_ptr_array_add (self->report->records, g_strdup (id));
  return sam_store_dup_title (self->store, id);
}

static void
add_row (SamReportTable *table,
         const char *label,
         gint64 n,
         gboolean hidden)
{
  g_autofree char *number = hidden ? g_strdup (_ ("hidden")) : g_strdup_printf ("%" G_GINT64_FORMAT, n);

  sam_report_table_add_row (table, (const char *const[]){ label != NULL ? label : "", number, NULL });
}

/* Rows of a code and a number of people, the small ones hidden. Where all are shown they have a total, and where there
 * are too few to tell them apart there are none; of @most of them only those that are told. */
static void
fill_people (SamReporting *self,
             SamReportTable *table,
             GPtrArray *rows,
             guint most,
             Label label)
{
  g_autofree gint64 *cells = g_new0 (gint64, rows->len + 1);
  g_autofree gboolean *hidden = g_new0 (gboolean, rows->len + 1);
  gboolean hide_total = FALSE;
  gboolean any = FALSE;
  gint64 total = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      cells[i] = g_ascii_strtoll (((char **) rows->pdata[i])[1], NULL, 10);
      total += cells[i];
    }
  table->numbers = 1 << 1;
  sam_small_numbers_hide (cells, rows->len, hidden, &hide_total);
  if (hide_total)
    {
      table->note = g_strdup (_ ("There are too few to tell them apart."));
      return;
    }
  for (guint i = 0; i < MIN (rows->len, most); i++)
    {
      g_autofree char *name = NULL;

      any = any || hidden[i];
      if (hidden[i] && most != ALL)
        continue;
      name = label (self, ((char **) rows->pdata[i])[0]);
      add_row (table, name, cells[i], hidden[i]);
    }
  table->chart = table->rows->len - 1;
  if (most == ALL && rows->len > 0)
    add_row (table, _ ("Together"), total, FALSE);
  if (any && most == ALL)
    table->note = g_strdup (_ ("Fewer than five are hidden, and as many others as it takes that nobody can work them "
                               "out."));
  else if (any)
    table->note = g_strdup (_ ("What fewer than five asked for is not listed."));
}

static SamReportTable *
new_table (SamReportSection *section,
           const char *title,
           const char *first,
           const char *second)
{
  return sam_report_section_add_table (section, title, (const char *const[]){ first, second, NULL });
}

/* By number of help questions; of fewer than five people none is told, see sam_small_numbers_hide(). */
gboolean
sam_reporting_add_channels (SamReporting *self,
                            SamReportSection *section,
                            GError **error)
{
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, sam_report_sql_channels, error);

  if (rows != NULL)
    fill_people (self, new_table (section, _ ("Help questions by how they came"), _ ("Way"), _ ("Help questions")),
                 rows, ALL, label_channel);
  return rows != NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Of a part of the region the topics only: numbers could be taken from those of the whole. */
static void
fill_topics_of_part (SamReporting *self,
                     SamReportSection *section,
                     GPtrArray *rows)
{
  SamReportTable *table = sam_report_section_add_table (section, _ ("Topics asked for five times or more"),
                                                        (const char *const[]){ _ ("Topic"), NULL });
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < rows->len; i++)
    if (g_ascii_strtoll (((char **) rows->pdata[i])[1], NULL, 10) >= SAM_SMALLEST_NUMBER)
      {
        char *name = label_topic (self, ((char **) rows->pdata[i])[0]);

        g_ptr_array_add (names, name != NULL ? name : g_strdup (""));
      }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    sam_report_table_add_row (table, (const char *const[]){ names->pdata[i], NULL });
}

/* Of the whole region with numbers; of one municipality only which topics, by name. */
gboolean
sam_reporting_add_top_topics (SamReporting *self,
                              SamReportSection *section,
                              GError **error)
{
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, sam_report_sql_topics, error);

  if (rows != NULL && self->scope.municipality != NULL)
    fill_topics_of_part (self, section, rows);
  else if (rows != NULL)
    fill_people (self, new_table (section, _ ("The five topics most asked for"), _ ("Topic"), _ ("Help questions")),
                 rows, TOP, label_topic);
  return rows != NULL;
}

/* At most twenty topics of questions that nothing could be offered to in the period; small numbers are not listed. */
gboolean
sam_reporting_add_unmet_topics (SamReporting *self,
                                SamReportSection *section,
                                GError **error)
{
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, sam_report_sql_unmet_topics, error);

  if (rows != NULL)
    fill_people (self, new_table (section, _ ("Asked for and not there"), _ ("Topic"), _ ("Help questions")), rows,
                 MOST, label_topic);
  return rows != NULL;
}

/* Contacts and groups are no people: nothing is hidden. */
static gboolean
add_plain (SamReporting *self,
           SamReportTable *table,
           const char *sql,
           Label label,
           GError **error)
{
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, sql, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      g_autofree char *name = label (self, row[0]);

      add_row (table, name, g_ascii_strtoll (row[1], NULL, 10), FALSE);
    }
  table->numbers = 1 << 1;
  table->chart = table->rows->len - 1;
  return rows != NULL;
}

/* Of the period; a contact whose type was not noted does not count. */
gboolean
sam_reporting_add_contact_types (SamReporting *self,
                                 SamReportSection *section,
                                 GError **error)
{
  return add_plain (self, new_table (section, _ ("Contacts of the coordinators"), _ ("Way"), _ ("Contacts")),
                    sam_report_sql_contact_types, label_contact, error);
}

/* Of the groups connected on the last day; each counts once, by the first of its topics. */
gboolean
sam_reporting_add_domains (SamReporting *self,
                           SamReportSection *section,
                           GError **error)
{
  return add_plain (self, new_table (section, _ ("Groups by life domain"), _ ("Life domain"), _ ("Groups")),
                    sam_report_sql_domains, label_domain, error);
}

/* A rate is left open where the number of inhabitants is not known. */
gboolean
sam_reporting_add_municipalities (SamReporting *self,
                                  SamReportSection *section,
                                  GError **error)
{
  const char *const head[] = { _ ("Municipality"), _ ("Inhabitants"), _ ("Groups"), _ ("Per 10,000 inhabitants"), NULL };
  const SamMeasure *measure = sam_reporting_measure (self, "groups-per-inhabitants", error);
  SamReportTable *table;

  if (measure == NULL)
    return FALSE;
  table = sam_report_section_add_table (section, _ ("Groups by municipality"), head);
  table->numbers = 1 << 1 | 1 << 2 | 1 << 3;
  table->note = g_strdup (_ ("Inhabitants on 1 January 2022 (CBS)."));
  for (guint i = 0; i < measure->beside->len; i++)
    {
      const SamBeside *beside = g_ptr_array_index (measure->beside, i);
      g_autofree char *inhabitants = g_strdup_printf ("%" G_GINT64_FORMAT, beside->out_of);
      g_autofree char *groups = g_strdup_printf ("%" G_GINT64_FORMAT, beside->n);
      const double per_inhabitant = beside->out_of > 0 ? (double) beside->n / (double) beside->out_of : 0;
      g_autofree char *rate = g_strdup_printf ("%.1f", 10000 * per_inhabitant);

      sam_report_table_add_row (table, (const char *const[]){ beside->label, beside->out_of > 0 ? inhabitants : "–",
                                                              groups, beside->out_of > 0 ? rate : "–", NULL });
    }
  return TRUE;
}

static const char *
find_standing (const SamMeasure *measure,
               const char *id)
{
  for (guint stand = 0; stand < SAM_N_STANDS; stand++)
    for (guint i = 0; i < measure->lists[stand]->len; i++)
      {
        const SamMeasured *measured = g_ptr_array_index (measure->lists[stand], i);

        if (g_str_equal (measured->id, id))
          return g_dgettext (GETTEXT_PACKAGE, measured->reason->label);
      }
  return "";
}

/* Those connected on the last day. All questions of the period are held against the sum, so that a hidden number can't
 * be worked out from it. */
gboolean
sam_reporting_add_practices (SamReporting *self,
                             SamReportSection *section,
                             GError **error)
{
  const char *const head[] = { _ ("Practice"), _ ("Place"), _ ("Step"), _ ("Workshop and contact person"),
                               _ ("Help questions"), NULL };
  const SamMeasure *measure = sam_reporting_measure (self, "practices-trained", error);
  g_autoptr (GPtrArray) rows = measure != NULL ? sam_reporting_select (self, sam_report_sql_practices, error) : NULL;
  g_autoptr (GPtrArray) all = rows != NULL ? sam_reporting_select (self, sam_report_sql_questions, error) : NULL;
  g_autofree gint64 *cells = NULL;
  g_autofree gboolean *hidden = NULL;
  gboolean hide_total;
  SamReportTable *table;

  if (all == NULL)
    return FALSE;
  cells = g_new0 (gint64, rows->len + 1);
  hidden = g_new0 (gboolean, rows->len + 1);
  for (guint i = 0; i < rows->len; i++)
    {
      cells[i] = g_ascii_strtoll (((char **) rows->pdata[i])[4], NULL, 10);
      cells[rows->len] -= cells[i];
    }
  /* Questions that went through a practice that has left are in the sum beside the table. */
  cells[rows->len] += g_ascii_strtoll (((char **) all->pdata[0])[0], NULL, 10);
  sam_small_numbers_hide (cells, rows->len + 1, hidden, &hide_total);
  table = sam_report_section_add_table (section, _ ("The practices"), head);
  table->numbers = 1 << 4;
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      g_autofree char *step = dup_choice_label ("organisation", "adoption", row[3]);
      g_autofree char *n = hidden[i] ? g_strdup (_ ("hidden")) : g_strdup_printf ("%" G_GINT64_FORMAT, cells[i]);

      sam_report_table_add_row (table, (const char *const[]){ row[1], row[2], step, find_standing (measure, row[0]), n,
                                                              NULL });
      g_ptr_array_add (self->report->records, g_strdup (row[0]));
    }
  table->note = g_strdup (_ ("Help questions of fewer than five people are hidden, and as many others as it takes that "
                             "nobody can work them out."));
  return TRUE;
}

/* Where one practice stands: its step, its people, and the six criteria. */
gboolean
sam_reporting_add_practice_steps (SamReporting *self,
                                  SamReportSection *section,
                                  GError **error)
{
  const char *const head[] = { _ ("What makes a practice self-help-friendly"), _ ("Stands"), NULL };
  g_autoptr (SamRecord) practice = sam_store_load (self->store, self->scope.practice, error);
  const SamMeasure *measure = practice != NULL ? sam_reporting_measure (self, "practices-trained", error) : NULL;
  const SamField *criteria = sam_kind_find_field (sam_kind_find ("organisation"), "criteria_met");
  g_autofree char *adoption = NULL;
  g_autofree char *step = NULL;
  SamReportTable *table;

  if (measure == NULL)
    return FALSE;
  adoption = sam_record_dup_text (practice, "adoption");
  step = dup_choice_label ("organisation", "adoption", adoption != NULL ? adoption : "none");
  table = sam_report_section_add_table (section, _ ("Where the practice stands"), head);
  sam_report_table_add_row (table, (const char *const[]){ _ ("Step reached"), step, NULL });
  sam_report_table_add_row (table, (const char *const[]){ _ ("Workshop and contact person"),
                                                          find_standing (measure, self->scope.practice), NULL });
  for (const SamChoice *choice = criteria->choices; choice->name != NULL; choice++)
    {
      const gboolean reached = sam_milestones_is_reached (practice, "criteria_met", choice->name);

      sam_report_table_add_row (table, (const char *const[]){ g_dgettext (GETTEXT_PACKAGE, choice->label),
                                                              reached ? _ ("yes") : _ ("not yet"), NULL });
    }
  return TRUE;
}

/* What was studied elsewhere, with where to read it. */
static gboolean
add_literature (SamReporting *self,
                SamReportSection *section,
                GError **error)
{
  const char *const head[] = { _ ("Title"), _ ("Source"), NULL };
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, sam_report_sql_literature, error);
  SamReportTable *table;

  if (rows == NULL || rows->len == 0)
    return rows != NULL;
  table = sam_report_section_add_table (section, _ ("To read on"), head);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);

      sam_report_table_add_row (table, (const char *const[]){ row[1], row[2], NULL });
      g_ptr_array_add (self->report->records, g_strdup (row[0]));
    }
  return TRUE;
}

/* Only what has a source, the newest year first; where to read on stands below even when there are no figures. */
gboolean
sam_reporting_add_benchmarks (SamReporting *self,
                              SamReportSection *section,
                              GError **error)
{
  const char *const head[] = { _ ("Figure"), _ ("Value"), _ ("Area"), _ ("Year"), _ ("Source"), NULL };
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, sam_report_sql_benchmarks, error);
  SamReportTable *table;

  if (rows == NULL)
    return FALSE;
  if (rows->len == 0)
    return add_literature (self, section, error);
  table = sam_report_section_add_table (section, _ ("Figures from elsewhere"), head);
  table->note = g_strdup (_ ("They stand beside ours to compare; nothing of ours was reckoned from them."));
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      g_autofree char *value = g_strconcat (row[1], *row[2] != '\0' ? " " : "", row[2], NULL);

      sam_report_table_add_row (table, (const char *const[]){ row[0], value, row[3], row[4], row[5], NULL });
    }
  return add_literature (self, section, error);
}

/* Whether a name stands in the text as a word of its own. */
static gboolean
mentions (const char *text,
          const char *name)
{
  g_autofree char *quoted = g_regex_escape_string (name, -1);
  g_autofree char *pattern = g_strdup_printf ("\\b%s\\b", quoted);

  return *name != '\0' && g_regex_match_simple (pattern, text, G_REGEX_CASELESS, 0);
}

/* A story that was agreed to be printed, and says of nobody who they are. */
static SamRecord *
load_story (SamReporting *self,
            char **row)
{
  g_autoptr (SamRecord) story = sam_store_load (self->store, row[0], NULL);
  g_autoptr (GPtrArray) consents = story != NULL ? sam_story_load_consents (self->store, story, NULL) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;

  if (consents == NULL || !sam_story_may_be_told (consents, "print", self->today))
    return NULL;
  title = sam_record_dup_text (story, "title");
  text = sam_record_dup_text (story, "text");
  all = g_strdup_printf ("%s\n%s", title, text);
  if ((sam_privacy_find (all) & TELLING) != 0 || mentions (all, row[1]) || mentions (all, row[2]))
    return NULL;
  return g_steal_pointer (&story);
}

/**
 * sam_reporting_add_story:
 *
 * Adds the newest story that may be told; nothing where there is none.
 */
gboolean
sam_reporting_add_story (SamReporting *self,
                         GError **error)
{
  g_autoptr (GPtrArray) rows = sam_reporting_select (self, sam_report_sql_stories, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) story = load_story (self, rows->pdata[i]);
      SamReportSection *section;

      if (story == NULL)
        continue;
      section = sam_report_add_section (self->report, _ ("A story"));
      section->quote_title = sam_record_dup_text (story, "title");
      section->quote = sam_record_dup_text (story, "text");
      sam_report_section_add_text (section, _ ("Told with the consent of whose story it is."));
      g_ptr_array_add (self->report->records, g_strdup (sam_record_get_id (story)));
      return TRUE;
    }
  return rows != NULL;
}
