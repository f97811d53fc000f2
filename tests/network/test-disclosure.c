/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nobody can work out how few people something is told of: not from one table, and not from all reports together. */

#include "region-fixture.h"
#include "report-figure.h"

#include "network/sam-report-presets.h"
#include "network/sam-small-numbers.h"

#include <string.h>

#define TODAY "2026-11-22"
#define SEEDS 4
#define MOST_CELLS 4
#define MOST_VALUE 10
#define N_TOWNS 3
#define N_PRACTICES 4

/* What somebody reads who knows all numbers that add up, and how they are hidden. */
static char *
dup_view (const gint64 *cells,
          guint n_cells,
          gboolean lists_empty_ones)
{
  GString *view = g_string_new (NULL);
  gboolean hidden[MOST_CELLS];
  gboolean hide_total;
  gint64 total = 0;

  sam_small_numbers_hide (cells, n_cells, hidden, &hide_total);
  for (guint i = 0; i < n_cells; i++)
    {
      total += cells[i];
      g_assert_true (hidden[i] || !sam_is_small_number (cells[i]));
      if (hide_total && !lists_empty_ones)
        continue;
      if (hidden[i])
        g_string_append (view, "hidden ");
      else
        g_string_append_printf (view, "%d ", (int) cells[i]);
    }
  g_string_append_printf (view, "= %d", (int) total);
  return g_string_free (view, FALSE);
}

/* By what can be read: the least and the most that each cell can be. */
typedef struct
{
  gint64 least[MOST_CELLS], most[MOST_CELLS];
} Range;

static gboolean
next_cells (gint64 *cells,
            guint n_cells,
            gint64 least)
{
  for (guint i = 0; i < n_cells; i++)
    {
      if (++cells[i] <= MOST_VALUE)
        return TRUE;
      cells[i] = least;
    }
  return FALSE;
}

/* Every way in which numbers can be is tried; whoever reads the same of two of them cannot tell them apart. */
static void
try_all (guint n_cells,
         gboolean lists_empty_ones)
{
  g_autoptr (GHashTable) ranges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const gint64 least = lists_empty_ones ? 0 : 1;
  gint64 cells[MOST_CELLS];
  GHashTableIter iter;
  gpointer view, value;

  for (guint i = 0; i < n_cells; i++)
    cells[i] = least;
  do
    {
      g_autofree char *read = dup_view (cells, n_cells, lists_empty_ones);
      Range *range = g_hash_table_lookup (ranges, read);

      if (range == NULL)
        {
          range = g_new0 (Range, 1);
          memcpy (range->least, cells, n_cells * sizeof *cells);
          memcpy (range->most, cells, n_cells * sizeof *cells);
          g_hash_table_insert (ranges, g_steal_pointer (&read), range);
        }
      for (guint i = 0; i < n_cells; i++)
        {
          range->least[i] = MIN (range->least[i], cells[i]);
          range->most[i] = MAX (range->most[i], cells[i]);
        }
    }
  while (next_cells (cells, n_cells, least));
  g_hash_table_iter_init (&iter, ranges);
  while (g_hash_table_iter_next (&iter, &view, &value))
    {
      const Range *range = value;
      g_auto (GStrv) words = g_strsplit (view, " ", -1);

      for (guint i = 0; i < n_cells && !g_str_equal (words[0], "="); i++)
        if (g_str_equal (words[i], "hidden") && range->least[i] == range->most[i])
          g_error ("cell %u of “%s” is %d", i, (char *) view, (int) range->least[i]);
    }
}

static void
test_every_table (void)
{
  for (guint n_cells = 2; n_cells <= MOST_CELLS; n_cells++)
    {
      try_all (n_cells, TRUE);
      try_all (n_cells, FALSE);
    }
}

/* A region of a few questions, and how many there are of each sort. */
typedef struct
{
  gint64 channels[4];                /* the last one: not noted */
  gint64 towns[N_TOWNS + 1];         /* the last one: not noted */
  gint64 practices[N_PRACTICES + 1]; /* the last one: none */
  gint64 town_matches[N_TOWNS + 1];
  gint64 town_forms[N_TOWNS + 1];
  gint64 practice_forms[N_PRACTICES + 1];
} Known;

static const char *const channels[] = { "phone", "platform", "gp", "" };
static const char *const channel_labels[] = { "Phone", "Platform", "GP", "Not noted" };
static const char *const towns[] = { "Heerlen", "Kerkrade", "Landgraaf", "" };

/* Few of most, many of some: where hiding goes wrong. */
static guint
roll_most (GRand *random,
           guint n)
{
  const guint first = (guint) g_rand_int_range (random, 0, (gint32) n);

  return g_rand_int_range (random, 0, 3) > 0 ? MIN (first, 1) : first;
}

static void
put_question (Region *region,
              GRand *random,
              guint number,
              Known *known)
{
  const guint channel = roll_most (random, G_N_ELEMENTS (channels));
  const guint town = roll_most (random, G_N_ELEMENTS (towns));
  const guint practice = roll_most (random, N_PRACTICES + 1);
  const gboolean matched = g_rand_boolean (random);
  const gboolean evaluated = matched && g_rand_boolean (random);
  g_autofree char *key = g_strdup_printf ("%u", number);
  g_autofree char *of = practice < N_PRACTICES ? g_strdup_printf ("@organisation:%u", practice) : g_strdup ("");
  g_autofree char *values = g_strdup_printf ("subject=Q|received_at=1790000000|channel=%s|municipality=%s|practice=%s",
                                             channels[channel], towns[town], of);
  g_autofree char *match = g_strdup_printf ("question=@question:%u|contact_on=2026-10-01", number);
  g_autofree char *form = g_strdup_printf ("form=match|about=@match:%u|filled_in_on=2026-10-05|helped=%s|stronger=yes",
                                           number, g_rand_boolean (random) ? "yes" : "no");

  put_record (region, "question", key, values);
  known->channels[channel]++;
  known->towns[town]++;
  known->practices[practice]++;
  if (matched)
    {
      put_record (region, "match", key, match);
      known->town_matches[town]++;
    }
  if (evaluated)
    {
      put_record (region, "evaluation", key, form);
      known->town_forms[town]++;
      known->practice_forms[practice]++;
    }
}

static SamReport *
make (Region *region,
      const char *preset,
      const char *part)
{
  const SamReportWish wish = { sam_report_preset_find (preset), part, "2025-11-23", TODAY, TODAY };
  g_autoptr (GError) error = NULL;
  SamReport *report = sam_report_make (region->store, &wish, NULL, &error);

  g_assert_no_error (error);
  return report;
}

/* -1: it is not told. Of a share: out of how many. */
static gint64
read_figure (const SamReport *report,
             const char *id)
{
  const SamReportFigure *figure = find_figure (report, id);

  if (figure->n >= 0)
    return figure->n;
  return figure->number != NULL && !g_str_equal (figure->value, "hidden") ? g_ascii_strtoll (figure->number, NULL, 10)
                                                                          : -1;
}

/* A number in the last column of a table; -1: hidden or not there. */
static gint64
read_cell (const SamReport *report,
           const char *title,
           const char *label)
{
  for (guint i = 0; i < report->sections->len; i++)
    {
      const SamReportSection *section = report->sections->pdata[i];

      for (guint j = 0; j < section->tables->len; j++)
        {
          const SamReportTable *table = section->tables->pdata[j];

          for (guint row = 1; g_str_equal (table->title, title) && row < table->rows->len; row++)
            {
              char **cells = table->rows->pdata[row];
              const char *last = cells[g_strv_length (cells) - 1];

              if (g_str_equal (cells[0], label))
                return g_ascii_isdigit (*last) ? g_ascii_strtoll (last, NULL, 10) : -1;
            }
        }
    }
  return -1;
}

/* In how many ways cells that are not told can be filled, so that all add up; @fixed of them is @value. */
static guint
count_ways (const gint64 *told,
            guint n_cells,
            gint64 left,
            guint fixed,
            gint64 value)
{
  guint ways = 0;

  if (n_cells == 0)
    return left == 0;
  if (*told >= 0 || fixed == 0)
    return count_ways (told + 1, n_cells - 1, left - (*told >= 0 ? *told : value), fixed - 1, value);
  for (gint64 n = 0; n <= left; n++)
    ways += count_ways (told + 1, n_cells - 1, left - n, fixed - 1, value);
  return ways;
}

/* @told: -1 where nothing is; @total: -1 likewise. */
static void
assert_not_worked_out (const char *what,
                       const gint64 *told,
                       const gint64 *known,
                       guint n_cells,
                       gint64 total)
{
  for (guint i = 0; i < n_cells; i++)
    {
      guint possible = 0;

      g_test_message ("%s %u: %d, told %d of %d", what, i, (int) known[i], (int) told[i], (int) total);
      if (told[i] >= 0)
        g_assert_cmpint (told[i], ==, known[i]);
      if (!sam_is_small_number (known[i]))
        continue;
      g_assert_cmpint (told[i], ==, -1);
      for (gint64 value = 0; total >= 0 && value <= total; value++)
        possible += count_ways (told, n_cells, total, i, value) > 0;
      g_assert_true (total < 0 || possible > 1);
    }
}

static void
check_channels (Region *region,
                const Known *known)
{
  g_autoptr (SamReport) year = make (region, "year", NULL);
  g_autoptr (SamReport) insurers = make (region, "insurers", NULL);
  const SamReportFigure *platform = find_figure (insurers, "platform");
  gint64 told[G_N_ELEMENTS (channels)];

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    told[i] = read_cell (year, "Help questions by how they came", channel_labels[i]);
  if (platform->number != NULL)
    told[1] = (gint64) (g_ascii_strtod (platform->number, NULL) * (double) platform->n + 0.5);
  assert_not_worked_out ("channel", told, known->channels, G_N_ELEMENTS (channels),
                         read_figure (year, "questions-all"));
}

static void
check_towns (Region *region,
             const Known *known)
{
  static const char *const figures[] = { "questions-all", "matches", "helped", "stronger" };
  const gint64 *const all[] = { known->towns, known->town_matches, known->town_forms, known->town_forms };
  g_autoptr (SamReport) year = make (region, "year", NULL);

  for (guint f = 0; f < G_N_ELEMENTS (figures); f++)
    {
      gint64 told[N_TOWNS + 1];

      for (guint i = 0; i < N_TOWNS; i++)
        {
          g_autoptr (SamReport) report = make (region, "municipality", towns[i]);

          told[i] = read_figure (report, figures[f]);
        }
      told[N_TOWNS] = -1;
      assert_not_worked_out (figures[f], told, all[f], N_TOWNS + 1, read_figure (year, figures[f]));
    }
}

static void
check_practices (Region *region,
                 const Known *known)
{
  g_autofree char *care = make_id ("organisation", "care");
  g_autoptr (SamReport) group = make (region, "care-group", care);
  gint64 told[N_PRACTICES];
  gint64 forms[N_PRACTICES];

  for (guint i = 0; i < N_PRACTICES; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);
      g_autofree char *id = make_id ("organisation", key);
      g_autoptr (SamReport) report = make (region, "practice", id);
      gint64 own;

      told[i] = read_cell (group, "The practices", key);
      own = read_figure (report, "questions-all");
      told[i] = MAX (told[i], own);
      forms[i] = read_figure (report, "helped");
    }
  assert_not_worked_out ("practice", told, known->practices, N_PRACTICES, read_figure (group, "questions-all"));
  assert_not_worked_out ("forms of a practice", forms, known->practice_forms, N_PRACTICES,
                         read_figure (group, "helped"));
}

static void
test_all_reports (void)
{
  const char *wanted = g_getenv ("SAMENHULP_SEEDS");
  const guint n = wanted != NULL ? (guint) atoi (wanted) : SEEDS;

  for (guint32 seed = 1; seed <= n; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      const guint n_questions = (guint) g_rand_int_range (random, 2, 40);
      Known known = { { 0 } };
      Region region;

      g_test_message ("seed %u, %u questions", seed, n_questions);
      region_set_up (&region, NULL);
      put_record (&region, "organisation", "care", "name=Zorggroep|type=care_group");
      for (guint i = 0; i < N_PRACTICES; i++)
        {
          g_autofree char *key = g_strdup_printf ("%u", i);
          g_autofree char *values = g_strdup_printf ("name=%u|type=practice|part_of=@organisation:care", i);

          put_record (&region, "organisation", key, values);
        }
      for (guint i = 0; i < n_questions; i++)
        put_question (&region, random, i, &known);
      check_channels (&region, &known);
      check_towns (&region, &known);
      check_practices (&region, &known);
      region_tear_down (&region, NULL);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/network/disclosure/no-hidden-cell-of-any-table-can-be-worked-out", test_every_table);
  g_test_add_func ("/network/disclosure/nor-from-all-reports-of-a-region-together", test_all_reports);
  return g_test_run ();
}
