/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every number of the reports is computed twice: by the program's queries, and by a plain walk over the records. */

#include "random-region.h"
#include "report-figure.h"
#include "report-walk.h"

#include "network/sam-demo.h"
#include "network/sam-report-editions.h"
#include "network/sam-report-periods.h"
#include "network/sam-report-recipes.h"
#include "network/sam-report-sql.h"
#include "network/sam-reporting.h"

#include <string.h>

#define SEEDS 4
#define TODAY "2026-11-22"

static const char *const numbers[] = {
  "deployments", "signals-delivered", "signals-prevention", "unmet", "contacts-municipality", "contacts-groups",
  "more-control", "understood", "insight", "family", "less-dependent", "members", "matches", "questions-all",
  "lifestyle", "platform", "online-groups", "workshop-staff", "referred", "relatives-groups", "relatives-questions",
  "experts", "first-timers", "volunteers", "new-groups", "group-costs"
};

/* Which numbers were more than nought somewhere: what never counts anything shows nothing. */
static gboolean told[G_N_ELEMENTS (numbers)];

/* The tables of which each cell is one row: a code, and a number in the column. */
static const struct
{
  const char *name, *sql;
  guint column;
} tables[] = {
  { "channels", sam_report_sql_channels, 1 },
  { "topics", sam_report_sql_topics, 1 },
  { "unmet-topics", sam_report_sql_unmet_topics, 1 },
  { "contact-types", sam_report_sql_contact_types, 1 },
  { "domains", sam_report_sql_domains, 1 },
  { "practices", sam_report_sql_practices, 4 },
};

static gboolean table_told[G_N_ELEMENTS (tables)];

static void
compare_tables (SamReporting *reporting,
                Walk *walk)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = sam_reporting_select (reporting, tables[i].sql, &error);
      g_autoptr (GHashTable) cells = report_walk_table (walk, tables[i].name);
      guint n_cells = 0;

      g_assert_no_error (error);
      for (guint k = 0; k < rows->len; k++)
        {
          char **row = rows->pdata[k];
          const char *code = row[0] != NULL ? row[0] : "";
          const guint n = GPOINTER_TO_UINT (g_hash_table_lookup (cells, code));

          g_test_message ("%s of %s..%s: %s is %s", tables[i].name, reporting->scope.from, reporting->scope.to, code,
                          row[tables[i].column]);
          g_assert_cmpint (g_ascii_strtoll (row[tables[i].column], NULL, 10), ==, n);
          n_cells += n > 0;
        }
      /* Of the practices only those that take part are listed. */
      if (!g_str_equal (tables[i].name, "practices"))
        g_assert_cmpuint (n_cells, ==, g_hash_table_size (cells));
      table_told[i] = table_told[i] || n_cells > 0;
    }
}

static void
compare_all (Region *region,
             GHashTable *records,
             const SamScope *scope)
{
  g_auto (SamReporting) reporting = { .store = region->store, .scope = *scope, .today = g_strdup (TODAY) };
  g_autoptr (Walk) walk = walk_new (records, scope);
  g_autoptr (GError) error = NULL;

  sam_reporting_begin (&reporting, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const SamReportNumber *number = sam_report_number_find (numbers[i]);
      g_autoptr (GPtrArray) rows = sam_reporting_select (&reporting, number->sql, &error);
      char **row;
      gint64 n = -2;
      gint64 out_of = -2;

      g_assert_no_error (error);
      row = rows->pdata[0];
      g_assert_true (report_walk (walk, numbers[i], &n, &out_of));
      g_test_message ("%s of %s..%s: %s", numbers[i], scope->from, scope->to, row[0]);
      g_assert_cmpint (g_ascii_strtoll (row[0], NULL, 10), ==, n);
      g_assert_true (number->share == (out_of >= 0));
      if (number->share)
        g_assert_cmpint (g_ascii_strtoll (row[1], NULL, 10), ==, out_of);
      told[i] = told[i] || n > 0;
    }
  compare_tables (&reporting, walk);
}

static void
compare_scopes (Region *region,
                GHashTable *records,
                guint n_periods,
                const char *care_group,
                const char *practice)
{
  static const char *const periods[][2] = {
    { "2025-11-23", TODAY }, { "2024-03-01", "2025-08-31" }, { "2026-06-15", "2026-06-15" }
  };

  for (guint i = 0; i < MIN (n_periods, G_N_ELEMENTS (periods)); i++)
    {
      SamScope scope = { .from = periods[i][0], .to = periods[i][1] };

      compare_all (region, records, &scope);
      scope.municipality = "Heerlen";
      compare_all (region, records, &scope);
      scope.municipality = NULL;
      scope.care_group = care_group;
      compare_all (region, records, &scope);
      scope.care_group = NULL;
      scope.practice = practice;
      compare_all (region, records, &scope);
    }
}

static void
test_random (void)
{
  const char *wanted = g_getenv ("SAMENHULP_SEEDS");
  const guint n = wanted != NULL ? (guint) atoi (wanted) : SEEDS;
  g_autofree char *care_group = make_id ("organisation", "care0");
  g_autofree char *practice = make_id ("organisation", "organisation0");

  for (guint32 seed = 1; seed <= n; seed++)
    {
      Region region;
      g_autoptr (GHashTable) records = NULL;

      g_test_message ("seed %u", seed);
      region_set_up (&region, NULL);
      records = random_region_fill (&region, seed);
      compare_scopes (&region, records, G_MAXUINT, care_group, practice);
      region_tear_down (&region, NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (!told[i])
      g_error ("%s was nought everywhere", numbers[i]);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!table_told[i])
      g_error ("the table of %s was empty everywhere", tables[i].name);
}

static void
fill_demo (Region *region)
{
  const SamDemoOptions options = { .n_groups = 40, .seed = 1, .today = TODAY };
  g_autoptr (GError) error = NULL;

  sam_demo_fill (region->store, &options, NULL, &error);
  g_assert_no_error (error);
}

static char *
find_part (Region *region,
           SamReportOf of,
           guint which)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = sam_report_list_parts (region->store, of, &error);

  g_assert_no_error (error);
  return of == SAM_REPORT_OF_REGION ? NULL : g_strdup (((SamReportPart *) parts->pdata[which])->part);
}

static void
test_demo (Region *region,
           gconstpointer data)
{
  g_autoptr (GHashTable) records = NULL;
  g_autofree char *care_group = NULL;
  g_autofree char *practice = NULL;

  fill_demo (region);
  care_group = find_part (region, SAM_REPORT_OF_CARE_GROUP, 0);
  practice = find_part (region, SAM_REPORT_OF_PRACTICE, 3);
  records = region_load_all (region);
  compare_scopes (region, records, 2, care_group, practice);
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

static void
test_editions (Region *region,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const SamReportPreset *presets;
  guint n;

  fill_demo (region);
  presets = sam_report_presets_list (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *part = find_part (region, presets[i].of, 0);
      g_autoptr (SamReport) report = make (region, presets[i].name, part);
      g_autofree char *edition = sam_report_keep (region->store, report, &error);
      g_autoptr (SamReport) kept = NULL;
      g_autofree char *before = sam_report_to_json (report);
      g_autofree char *after = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (report->sections->len, >, 1);
      put_record (region, "question", "later", "subject=Later|received_at=1795000000|channel=phone");
      kept = sam_report_load_kept (region->store, edition, &error);
      g_assert_no_error (error);
      after = sam_report_to_json (kept);
      g_assert_cmpstr (before, ==, after);
    }
}

static gboolean
has_story (Region *region)
{
  g_autoptr (SamReport) report = make (region, "society", NULL);
  gboolean found = FALSE;

  for (guint i = 0; i < report->sections->len; i++)
    found = found || ((SamReportSection *) report->sections->pdata[i])->quote != NULL;
  return found;
}

static void
test_story (Region *region,
            gconstpointer data)
{
  static const struct
  {
    const char *consent;
    gboolean told;
  } cases[] = {
    { "withdrawn_on=2026-02-01", FALSE },
    { "withdrawn_on=", TRUE },
    { "expires_on=2026-11-21", FALSE },
    { "expires_on=2026-11-22", TRUE },
    { "channel=public_site", FALSE },
    { "channel=print|purpose=photo", FALSE },
    { "purpose=story|given_on=", FALSE },
    { "given_on=2026-11-23", FALSE },
    { "given_on=2026-11-22", TRUE },
  };

  put_record (region, "story", "one", "title=Samen lopen|text=Ik ging mee en het deed me goed.");
  g_assert_false (has_story (region));
  put_record (region, "consent", "one", "about=@story:one|purpose=story|channel=print|given_on=2026-01-01");
  g_assert_true (has_story (region));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].consent);
      put_record (region, "consent", "one", cases[i].consent);
      g_assert_cmpint (has_story (region), ==, cases[i].told);
    }
  /* What tells who it is stays here, whatever was agreed to. */
  put_record (region, "story", "one", "text=Bel me op 06-00112233.");
  g_assert_false (has_story (region));
  put_record (region, "person", "teller", "first_name=Zonnegard|last_name=Proefpersoon");
  put_record (region, "expert", "teller", "person=@person:teller");
  put_record (region, "story", "one", "text=Ik ben Zonnegard en ik ging mee.|expert=@expert:teller");
  g_assert_false (has_story (region));
  put_record (region, "story", "one", "text=Ik ging mee en het deed me goed.");
  g_assert_true (has_story (region));
}

static void
ask (Region *region,
     const char *key,
     guint n,
     const char *values)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s%u", key, i);
      g_autofree char *all = g_strdup_printf ("subject=Q|received_at=1790000000|%s", values);

      put_record (region, "question", name, all);
    }
}

/* Of three people in one municipality no number is told, and neither one that it could be worked out from. */
static void
test_parts (Region *region,
            gconstpointer data)
{
  static const struct
  {
    const char *municipality;
    guint n;
    const char *value;
  } towns[] = {
    { "Heerlen", 30, "30" },
    { "Kerkrade", 3, "hidden" },
    { "Landgraaf", 7, "hidden" },
    { "Brunssum", 12, "12" },
  };
  g_autoptr (SamReport) whole = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (towns); i++)
    {
      g_autofree char *values = g_strdup_printf ("municipality=%s", towns[i].municipality);

      ask (region, towns[i].municipality, towns[i].n, values);
    }
  for (guint i = 0; i < G_N_ELEMENTS (towns); i++)
    {
      g_autoptr (SamReport) report = make (region, "municipality", towns[i].municipality);

      g_assert_cmpstr (find_figure (report, "questions-all")->value, ==, towns[i].value);
    }
  whole = make (region, "year", NULL);
  g_assert_cmpstr (find_figure (whole, "questions-all")->value, ==, "52");
}

static void
test_few (Region *region,
          gconstpointer data)
{
  g_autoptr (SamReport) few = NULL;
  g_autoptr (SamReport) enough = NULL;
  static const char *const of_people[] = { "questions-all", "experts", "first-timers", "volunteers" };
  g_autoptr (SamReport) society = NULL;
  g_autoptr (SamReport) uneven = NULL;
  g_autoptr (SamReport) providers = NULL;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *key = g_strdup_printf ("%u", i);

      put_record (region, "evaluation", key, "form=match|filled_in_on=2026-05-05|more_control=yes");
    }
  /* Whoever shares an experience has it: of few of them no number is told either. */
  put_record (region, "person", "one", "first_name=A|volunteer=true");
  put_record (region, "expert", "one", "person=@person:one|status=active|active_since=2026-03-01");
  ask (region, "a", 4, "channel=phone");
  society = make (region, "society", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_people); i++)
    {
      g_assert_cmpstr (find_figure (society, of_people[i])->value, ==, "fewer than 5");
      g_assert_null (find_figure (society, of_people[i])->number);
    }
  few = make (region, "municipalities", NULL);
  g_assert_cmpstr (find_figure (few, "more-control")->value, ==, "too few to say");
  g_assert_null (find_figure (few, "more-control")->number);
  put_record (region, "evaluation", "5", "form=match|filled_in_on=2026-05-05|more_control=no");
  enough = make (region, "municipalities", NULL);
  g_assert_cmpstr (find_figure (enough, "more-control")->value, ==, "80%");
  g_assert_cmpint (find_figure (enough, "more-control")->n, ==, 5);
  /* Eleven of fifteen would tell that four came another way. */
  ask (region, "b", 11, "channel=platform");
  uneven = make (region, "insurers", NULL);
  g_assert_cmpstr (find_figure (uneven, "platform")->value, ==, "too few to say");
  g_assert_cmpstr (find_figure (uneven, "questions-all")->value, ==, "15");
  /* Neither would three of whom it follows that they came without a practice. */
  put_record (region, "organisation", "bron", "name=De Bron|type=practice");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *key = i < 11 ? g_strdup_printf ("b%u", i) : g_strdup ("a0");

      put_record (region, "question", key, "practice=@organisation:bron");
    }
  providers = make (region, "care-providers", NULL);
  g_assert_cmpstr (find_figure (providers, "referred")->value, ==, "hidden");
}

static void
test_periods (void)
{
  static const struct
  {
    const char *text;
    const char *from, *to; /* NULL: none */
  } cases[] = {
    { "2025", "2025-01-01", "2025-12-31" },
    { "2026", "2026-01-01", TODAY },
    { "2026-Q3", "2026-07-01", "2026-09-30" },
    { "2026-Q4", "2026-10-01", TODAY },
    { "2024-02", "2024-02-01", "2024-02-29" },
    { "2026-01-05..2026-01-05", "2026-01-05", "2026-01-05" },
    { "2026-01-05..2027-01-05", "2026-01-05", TODAY },
    { "2027", NULL, NULL },
    { "2026-Q5", NULL, NULL },
    { "2026-13", NULL, NULL },
    { "2026-02-30..2026-03-01", NULL, NULL },
    { "2026-03-02..2026-03-01", NULL, NULL },
    { "2026-07-01x..2026-09-30", NULL, NULL },
    { "2026-07-01..2026-09-30 ", NULL, NULL },
    { "2026-07-01..2026-09-30..2026-10-01", NULL, NULL },
    { "2026-07-01..", NULL, NULL },
    { "0000", NULL, NULL },
    { "0000-Q1", NULL, NULL },
    { "0000-01-01..2026-01-01", NULL, NULL },
    { "9999", NULL, NULL },
    { "9999-Q4", NULL, NULL },
    { "9999-12", NULL, NULL },
    { "", NULL, NULL },
    { "last year", NULL, NULL },
    { "last_quarter", "2026-07-01", "2026-09-30" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (sam_report_parse_period (cases[i].text, TODAY, &from, &to), ==, cases[i].from != NULL);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (to, ==, cases[i].to);
    }
}

static void
test_moving_periods (void)
{
  static const struct
  {
    const char *name, *today;
    const char *from, *to;
  } cases[] = {
    { "twelve_months", TODAY, "2025-11-23", TODAY },
    { "this_year", TODAY, "2026-01-01", TODAY },
    { "last_year", TODAY, "2025-01-01", "2025-12-31" },
    { "this_quarter", TODAY, "2026-10-01", TODAY },
    { "last_quarter", TODAY, "2026-07-01", "2026-09-30" },
    { "last_quarter", "2027-03-31", "2026-10-01", "2026-12-31" },
    { "this_quarter", "2027-01-01", "2027-01-01", "2027-01-01" },
    { "two_years", TODAY, "2024-11-23", TODAY },
    { "of a newer program", TODAY, "2025-11-23", TODAY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *from = NULL;
      g_autofree char *to = NULL;

      g_test_message ("%s on %s", cases[i].name, cases[i].today);
      sam_report_period_get (cases[i].name, cases[i].today, &from, &to);
      g_assert_cmpstr (from, ==, cases[i].from);
      g_assert_cmpstr (to, ==, cases[i].to);
    }
}

/* What can be remembered is what can be made. */
static void
test_same_choices (void)
{
  const SamKind *kind = sam_kind_find ("template");
  const SamField *reports = sam_kind_find_field (kind, "report");
  const SamField *times = sam_kind_find_field (kind, "report_period");
  guint n_presets;
  guint n_periods;
  const SamReportPreset *presets = sam_report_presets_list (&n_presets);
  const SamReportPeriod *periods = sam_report_periods_list (&n_periods);

  for (guint i = 0; i < n_presets; i++)
    {
      g_assert_cmpstr (reports->choices[i].name, ==, presets[i].name);
      g_assert_cmpstr (reports->choices[i].label, ==, presets[i].title);
    }
  g_assert_null (reports->choices[n_presets].name);
  for (guint i = 0; i < n_periods; i++)
    {
      g_assert_cmpstr (times->choices[i].name, ==, periods[i].name);
      g_assert_cmpstr (times->choices[i].label, ==, periods[i].label);
    }
  g_assert_null (times->choices[n_periods].name);
}

static void
test_recipes (Region *region,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *practice = make_id ("organisation", "bron");
  const struct
  {
    const char *preset, *part, *period, *title;
  } cases[] = {
    { "year", NULL, "last_year", "Year report · Last year" },
    { "municipality", "Heerlen", "last_quarter", "Heerlen · Last quarter" },
    { "practice", practice, "twelve_months", "De Bron · The last twelve months" },
  };
  g_autoptr (GPtrArray) all = NULL;

  put_record (region, "organisation", "bron", "name=De Bron|type=practice|place=Heerlen");
  put_record (region, "template", "letter", "title=Brief|type=letter");
  put_record (region, "template", "odd", "title=Zomaar|type=report");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SamReportPreset *preset = sam_report_preset_find (cases[i].preset);
      g_autofree char *id = sam_report_recipe_keep (region->store, preset, cases[i].part, cases[i].period, &error);
      g_autofree char *again = sam_report_recipe_keep (region->store, preset, cases[i].part, cases[i].period, &error);
      g_autoptr (SamReportRecipe) recipe = sam_report_recipe_load (region->store, id, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (id, ==, again);
      g_assert_true (recipe->preset == preset);
      g_assert_cmpstr (recipe->part, ==, cases[i].part);
      g_assert_cmpstr (recipe->period, ==, cases[i].period);
      g_assert_cmpstr (recipe->title, ==, cases[i].title);
    }
  all = sam_report_recipes_list (region->store, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (cases));
}

/* A template in which no period was chosen is of the usual one: the same choices are not kept beside it. */
static void
test_recipe_without_a_period (Region *region,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *template = make_id ("template", "year");
  g_autofree char *kept = NULL;

  put_record (region, "template", "year", "title=Jaarverslag|type=report|report=year");
  kept = sam_report_recipe_keep (region->store, sam_report_preset_find ("year"), NULL, sam_report_period_usual, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (kept, ==, template);
}

static void
test_file_name (Region *region,
                gconstpointer data)
{
  g_autoptr (SamReport) year = make (region, "year", NULL);
  g_autoptr (SamReport) town = make (region, "municipality", "Heerlen/Zuid");
  g_autofree char *of_year = sam_report_dup_file_name (year, "pdf");
  g_autofree char *of_town = sam_report_dup_file_name (town, "xlsx");

  g_assert_cmpstr (of_year, ==, TODAY " Year report.pdf");
  g_assert_cmpstr (of_town, ==, TODAY " Self-help in the municipality Heerlen-Zuid.xlsx");
}

static void
test_broken_edition (void)
{
  static const char *const texts[] = {
    "{}", "[]", "nonsense", "{\"preset\":\"year\",\"title\":3}",
    "{\"from\":\"2026-01-01\",\"made_on\":\"2026-01-01\",\"preset\":\"year\",\"title\":\"T\"}"
  };
  g_autoptr (SamReport) odd = NULL;
  g_autoptr (GError) none = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (sam_report_from_json (texts[i], &error));
      g_assert_nonnull (error);
    }
  /* What is not as it should be is left out; the rest is there. */
  odd = sam_report_from_json ("{\"from\":\"2026-01-01\",\"made_on\":\"2026-01-01\",\"preset\":\"year\",\"sections\":"
                              "[3,{\"figures\":[{\"id\":1},{\"id\":\"a\",\"label\":\"A\",\"value\":\"9\"}],"
                              "\"tables\":[{\"rows\":[[\"a\",\"b\"],[\"one\"],[\"1\",\"2\"]],\"title\":\"T\"}],"
                              "\"title\":\"S\"}],\"title\":\"T\",\"to\":\"2026-01-31\"}",
                              &none);
  g_assert_no_error (none);
  g_assert_cmpuint (odd->sections->len, ==, 1);
  g_assert_cmpuint (((SamReportSection *) odd->sections->pdata[0])->figures->len, ==, 1);
  g_assert_cmpuint (((SamReportTable *) ((SamReportSection *) odd->sections->pdata[0])->tables->pdata[0])->rows->len,
                    ==, 2);
}

#define ADD(path, test) g_test_add ("/report/" path, Region, NULL, region_set_up, test, region_tear_down)

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/numbers-are-those-of-a-walk-over-random-records", test_random);
  ADD ("numbers-are-those-of-a-walk-over-the-demo", test_demo);
  ADD ("a-kept-report-stays-as-it-was", test_editions);
  ADD ("a-story-is-told-with-consent-only", test_story);
  ADD ("a-small-part-cannot-be-worked-out-from-the-others", test_parts);
  ADD ("no-share-of-few-is-told", test_few);
  g_test_add_func ("/report/periods-are-read-as-people-write-them", test_periods);
  g_test_add_func ("/report/a-period-by-name-moves-along-with-the-calendar", test_moving_periods);
  g_test_add_func ("/report/what-can-be-remembered-is-what-can-be-made", test_same_choices);
  ADD ("remembered-choices-are-those-that-were-made", test_recipes);
  ADD ("a-template-without-a-period-is-of-the-usual-one", test_recipe_without_a_period);
  ADD ("a-file-is-named-after-what-it-is-of", test_file_name);
  g_test_add_func ("/report/what-is-no-report-is-refused", test_broken_edition);
  return g_test_run ();
}
