/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "exchange/sam-import.h"
#include "exchange/sam-sheet-reader.h"

#include "region-fixture.h"

#include <string.h>

/* Imports a list of one kind whose columns are fields. */
static void
import (Region *region,
        const char *kind,
        const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (SamSheet) sheet = sam_sheet_read_bytes (bytes, NULL, NULL);
  g_auto (GStrv) mapping = sam_import_guess_columns (sam_kind_find (kind), sheet);
  const SamImportOptions options = { .today = "2026-11-21" };
  const SamImportApply how = { SAM_IMPORT_UPDATE_DUPLICATES };
  SamImportResult result;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamImportPlan) plan = sam_import_prepare (region->store, sam_kind_find (kind), sheet,
                                                       (const char *const *) mapping, &options, &error);

  g_assert_no_error (error);
  sam_import_apply (region->store, plan, &how, &result, NULL, &error);
  g_assert_no_error (error);
}

/* A word is the same with space around it: in the list, non-breaking too, and in what another program stored. */
static void
test_space_around_words (Region *region,
                         gconstpointer data)
{
  static const char *const stored[] = { " Duits", "Fries\xC2\xA0", NULL };
  g_autoptr (SamRecord) group = make_record ("group", "g", "name=Praatgroep");
  g_autofree char *list = NULL;
  g_autofree char *languages = NULL;
  g_autoptr (GError) error = NULL;

  sam_record_set_strv (group, "languages", stored);
  sam_store_save (region->store, group, &error);
  g_assert_no_error (error);
  list = g_strdup_printf ("id;languages\n%s;\"Fries ;\xC2\xA0"
                          "Duits; Limburgs\xC2\xA0; Limburgs\"\n",
                          sam_record_get_id (group));
  import (region, "group", list);
  languages = get_value (region, "group", "g", "languages");
  g_assert_cmpstr (languages, ==, " Duits; Fries\xC2\xA0; Limburgs");
}

/* The same of a topic that comes in as a list of topics, and of one that nobody knows yet. */
static void
test_space_around_topics (Region *region,
                          gconstpointer data)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("topic"));
  g_autoptr (GError) error = NULL;

  import (region, "topic", "name;synonyms\nBonsai;kleine bomen\n");
  import (region, "topic", "name;synonyms\n\xC2\xA0 Bonsai\xC2\xA0;\" kleine bomen\xC2\xA0; dwergboom\"\n");
  g_assert_cmpint (sam_store_count (region->store, query, &error), ==, 1);
  g_assert_no_error (error);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/exchange/import-cells/space-around-a-word-makes-no-other-word", Region, NULL, region_set_up,
              test_space_around_words, region_tear_down);
  g_test_add ("/exchange/import-cells/space-around-a-topic-makes-no-other-topic", Region, NULL, region_set_up,
              test_space_around_topics, region_tear_down);
  return g_test_run ();
}
