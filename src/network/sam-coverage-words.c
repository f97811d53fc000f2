/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-coverage-words.h"

#include "network/sam-day-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const char *const measures[SAM_COVERAGE_N_MEASURES] = {
  [SAM_COVERAGE_PER_10000] = N_ ("Groups per 10,000 inhabitants"),
  [SAM_COVERAGE_GROUPS] = N_ ("Number of groups"),
  [SAM_COVERAGE_TOPICS] = N_ ("Number of different topics"),
  [SAM_COVERAGE_NEAR] = N_ ("Postcodes with a group nearby"),
};

static const struct
{
  const char *name, *label;
} columns[SAM_COVERAGE_N_COLUMNS] = {
  { "code", N_ ("Code") },
  { "municipality", N_ ("Municipality") },
  { "inhabitants", N_ ("Inhabitants") },
  { "groups", N_ ("Groups") },
  { "groups_per_10000", N_ ("Groups per 10,000 inhabitants") },
  { "topics", N_ ("Topics") },
  { "practices", N_ ("Practices") },
  { "postcodes", N_ ("Postcodes") },
  { "postcodes_near", N_ ("Postcodes with a group nearby") },
  { "nearest_km", N_ ("Kilometres to the nearest group") },
  { "missing_topics", N_ ("Topics that are missing here") },
};

/**
 * sam_coverage_measure_get_name:
 *
 * Returns: what the figure is
 */
const char *
sam_coverage_measure_get_name (SamCoverageMeasure measure)
{
  return _ (measures[measure]);
}

/**
 * sam_coverage_choice_describe:
 *
 * Returns: (transfer full): the topic or the life domain
 */
char *
sam_coverage_choice_describe (const SamCoverageGround *ground,
                              const SamCoverageChoice *choice)
{
  const SamField *domains = sam_kind_find_field (sam_kind_find ("topic"), "domain");
  const SamCoverageTopic *topic = choice->topic != NULL ? sam_coverage_ground_find_topic (ground, choice->topic) : NULL;
  const SamChoice *domain = choice->domain != NULL ? sam_field_find_choice (domains, choice->domain) : NULL;

  if (topic != NULL)
    return g_strdup (topic->name);
  if (domain != NULL)
    /* Translators: %s is a life domain: "Body" */
    return g_strdup_printf (_ ("Life domain %s"), _ (domain->label));
  return g_strdup (_ ("All topics"));
}

/**
 * sam_coverage_row_format:
 *
 * Returns: (transfer full): the figure with the numbers that it is made of
 */
char *
sam_coverage_row_format (const SamCoverageRow *row,
                         SamCoverageMeasure measure)
{
  switch (measure)
    {
    case SAM_COVERAGE_PER_10000:
      /* Translators: groups per 10,000 inhabitants, and how many groups that are */
      return g_strdup_printf (_ ("%.1f (%u)"), sam_coverage_row_get (row, measure), row->groups->len);
    case SAM_COVERAGE_TOPICS:
      return g_strdup_printf ("%u", row->n_topics);
    case SAM_COVERAGE_NEAR:
      /* Translators: "8 of 10" postcodes have a group nearby */
      return g_strdup_printf (_ ("%u of %u"), row->n_within, row->n_postcodes);
    case SAM_COVERAGE_GROUPS:
    case SAM_COVERAGE_N_MEASURES:
    default:
      return g_strdup_printf ("%u", row->groups->len);
    }
}

/**
 * sam_coverage_row_describe:
 *
 * Returns: (transfer full): the figures of a municipality in one line
 */
char *
sam_coverage_row_describe (const SamCoverage *self,
                           const SamCoverageRow *row)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *inhabitants = g_strdup_printf ("%'" G_GINT64_FORMAT, row->municipality->inhabitants);

  g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u group", "%u groups", row->groups->len),
                                           row->groups->len));
  g_ptr_array_add (parts, g_strdup_printf (_ ("%.1f per 10,000 of %s inhabitants"),
                                           sam_coverage_row_get (row, SAM_COVERAGE_PER_10000),
                                           inhabitants));
  if (row->groups->len > 0)
    g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u topic", "%u topics", row->n_topics),
                                             row->n_topics));
  g_ptr_array_add (parts, g_strdup_printf (_ ("%u of %u postcodes within %.0f km of a group"), row->n_within,
                                           row->n_postcodes, self->within));
  if (row->groups->len == 0 && row->nearest != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("the nearest group is %.1f km away"), row->nearest_km));
  g_ptr_array_add (parts, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u practice", "%u practices",
                                                        row->practices->len),
                                           row->practices->len));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * sam_coverage_row_describe_missing:
 *
 * Returns: (transfer full) (nullable): the topics that other municipalities have a group on and this one has not
 */
char *
sam_coverage_row_describe_missing (const SamCoverageRow *row)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (row->missing->len == 0)
    return NULL;
  for (guint i = 0; i < row->missing->len; i++)
    g_ptr_array_add (names, ((SamCoverageTopic *) row->missing->pdata[i])->name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

/**
 * sam_coverage_describe:
 *
 * Returns: (transfer full): what the figures are of, on which day, and what they leave out
 */
char *
sam_coverage_describe (const SamCoverage *self)
{
  g_autofree char *day = sam_day_words_long (self->ground->today);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%u connected group on %s.",
                                       "%u connected groups on %s.", self->groups->len),
                          self->groups->len, day);
  if (self->n_elsewhere > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%u of them meets online, outside the region, or it is not known where.",
                                           "%u of them meet online, outside the region, or it is not known where.",
                                           self->n_elsewhere),
                              self->n_elsewhere);
    }
  if (self->ground->n_undated > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "%u more is left out: since when it is connected was not noted.",
                                           "%u more are left out: since when they are connected was not noted.",
                                           self->ground->n_undated),
                              self->ground->n_undated);
    }
  g_string_append_c (text, ' ');
  g_string_append (text, _ ("Inhabitants: Statistics Netherlands, 1 January 2022. Distances as the crow flies from the "
                            "middle of each postcode."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Without decimals that say nothing: 0.5, 2, 2.5. */
static char *
format_bound (SamCoverageMeasure measure,
              double value)
{
  if (measure == SAM_COVERAGE_NEAR)
    return g_strdup_printf ("%.0f%%", value * 100);
  return g_strdup_printf ("%.4g", value);
}

/**
 * sam_coverage_classes_describe:
 * @class: from 0
 *
 * Returns: (transfer full): which figures are in it
 */
char *
sam_coverage_classes_describe (const SamCoverageClasses *classes,
                               SamCoverageMeasure measure,
                               guint class)
{
  const gboolean whole = measure == SAM_COVERAGE_GROUPS || measure == SAM_COVERAGE_TOPICS;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (class == 0)
    return g_strdup (_ ("none"));
  from = format_bound (measure, classes->upper[class - 1] + (whole ? 1 : 0));
  to = format_bound (measure, classes->upper[class]);
  if (whole && g_strcmp0 (from, to) == 0)
    return g_steal_pointer (&to);
  if (class == 1)
    /* Translators: a class of a map: figures "up to 0.5" */
    return g_strdup_printf (_ ("up to %s"), to);
  return g_strdup_printf ("%s–%s", from, to);
}

/**
 * sam_coverage_get_columns:
 *
 * Returns: (array zero-terminated=1): the columns of the table, as programs name them
 */
const char *const *
sam_coverage_get_columns (void)
{
  static const char *names[SAM_COVERAGE_N_COLUMNS + 1];

  for (guint i = 0; i < SAM_COVERAGE_N_COLUMNS; i++)
    names[i] = columns[i].name;
  return names;
}

/**
 * sam_coverage_dup_labels:
 *
 * Returns: (transfer full): the columns of the table, as people name them
 */
char **
sam_coverage_dup_labels (void)
{
  char **labels = g_new0 (char *, SAM_COVERAGE_N_COLUMNS + 1);

  for (guint i = 0; i < SAM_COVERAGE_N_COLUMNS; i++)
    labels[i] = g_strdup (_ (columns[i].label));
  return labels;
}

/* As people write it, "5,29", or as programs read it, "5.29". */
static char *
format_decimal (double value,
                int decimals,
                gboolean for_people)
{
  g_autofree char *format = g_strdup_printf ("%%.%df", decimals);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return for_people ? g_strdup_printf ("%.*f", decimals, value)
                    : g_strdup (g_ascii_formatd (number, sizeof number, format, value));
}

/**
 * sam_coverage_row_dup_cells:
 * @for_people: whether numbers are as people write them; otherwise they have a point
 *
 * Returns: (transfer full): a line of the table
 */
char **
sam_coverage_row_dup_cells (const SamCoverageRow *row,
                            gboolean for_people)
{
  char **cells = g_new0 (char *, SAM_COVERAGE_N_COLUMNS + 1);
  guint n = 0;

  cells[n++] = g_strdup (row->municipality->code);
  cells[n++] = g_strdup (row->municipality->name);
  cells[n++] = g_strdup_printf ("%" G_GINT64_FORMAT, row->municipality->inhabitants);
  cells[n++] = g_strdup_printf ("%u", row->groups->len);
  cells[n++] = format_decimal (sam_coverage_row_get (row, SAM_COVERAGE_PER_10000), 2, for_people);
  cells[n++] = g_strdup_printf ("%u", row->n_topics);
  cells[n++] = g_strdup_printf ("%u", row->practices->len);
  cells[n++] = g_strdup_printf ("%u", row->n_postcodes);
  cells[n++] = g_strdup_printf ("%u", row->n_within);
  cells[n++] = row->nearest != NULL ? format_decimal (row->nearest_km, 1, for_people) : g_strdup ("");
  cells[n] = sam_coverage_row_describe_missing (row);
  if (cells[n] == NULL)
    cells[n] = g_strdup ("");
  return cells;
}
