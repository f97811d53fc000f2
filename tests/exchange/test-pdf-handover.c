/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "pdf-programs.h"
#include "region-fixture.h"

#include "exchange/sam-pdf-handover.h"
#include "network/sam-demo.h"

#include <gio/gio.h>
#include <string.h>

#define TODAY "2026-06-15"

/* The words of the file, with single spaces; the file is checked on the way. */
static char *
read_back (Region *region)
{
  g_autofree char *path = g_build_filename (region->folder, "overdracht.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SamPdfFlow) flow = sam_pdf_handover_new (region->store, TODAY, 12, &error);
  g_autofree char *checked = NULL;
  g_autofree char *words = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GString) joined = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_true (sam_pdf_flow_write (flow, path, &error));
  checked = run ((const char *[]){ "qpdf", "--check", path, NULL });
  words = run ((const char *[]){ "pdftotext", "-layout", path, "-", NULL });
  parts = g_strsplit_set (words, " \n\f", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0')
      g_string_append_printf (joined, "%s ", parts[i]);
  return g_string_free (g_steal_pointer (&joined), FALSE);
}

static void
test_it_says_how_things_stand (Region *region,
                               gconstpointer data)
{
  static const char *const expected[] = { "Hand-Over: Oost", "new help questions", "Een 1 3", "Tweede stap",
                                          "The agreement on the room ends", "1 person carries something",
                                          "Has the key, 1: Buurthuis", "Begin eerder.", "How to Take Over" };
  g_autofree char *text = NULL;

  if (is_missing ("pdftotext") || is_missing ("qpdf"))
    return;
  put_record (region, "region", "r", "name=Oost");
  put_record (region, "organisation", "p", "name=Praktijk|type=practice");
  put_record (region, "step", "a",
              "title=Eerste stap|phase=Een|position=10|status=done|lesson=Begin eerder.|lesson_for_blueprint=true");
  put_record (region, "step", "b", "title=Tweede stap|phase=Een|position=20|status=busy|lesson=Niet voor buiten.");
  put_record (region, "person", "x", "first_name=Ada|last_name=Looman");
  put_record (region, "step", "c",
              "title=Ada Looman inwerken|phase=Een|position=30|status=busy|assigned_to=Cornelis");
  put_record (region, "venue", "v", "name=Buurthuis|keys_with=Cornelis|agreed_until=2026-12-31");
  put_record (region, "task", "t", "title=Cornelis bellen|assigned_to=Cornelis|status=open");
  text = read_back (region);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    if (strstr (text, expected[i]) == NULL)
      g_error ("“%s” is not in: %s", expected[i], text);
  g_assert_null (strstr (text, "Cornelis"));
  g_assert_null (strstr (text, "Looman"));
  g_assert_null (strstr (text, "Niet voor buiten"));
}

/* Every name, address and number of everybody in the demo region; a practice may be called as somebody is. */
static void
test_nobody_is_named (Region *region,
                      gconstpointer data)
{
  static const char *const fields[] = { "phones", "emails", "email", "phone", "address", "postcode",
                                        "asker_name", "asker_phone", "asker_email", "contact_phone", "contact_email" };
  static const char *const kinds[] = { "person", "staff", "question" };
  const SamDemoOptions options = { .n_groups = 30, .seed = 1, .today = TODAY };
  g_autofree char *text = NULL;
  guint looked_for = 0;

  if (is_missing ("pdftotext") || is_missing ("qpdf"))
    return;
  g_assert_true (sam_demo_fill (region->store, &options, NULL, NULL));
  text = read_back (region);
  for (guint k = 0; k < G_N_ELEMENTS (kinds); k++)
    {
      g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (kinds[k]));
      g_autoptr (GPtrArray) rows = sam_store_list (region->store, query, 0, 0, NULL);

      for (guint r = 0; r < rows->len; r++)
        {
          g_autoptr (SamRecord) record = sam_store_load (region->store, ((SamRow *) rows->pdata[r])->id, NULL);
          g_autofree char *title = sam_record_dup_title (record);

          if (k == 0 && title != NULL && strstr (text, title) != NULL)
            g_error ("“%s” is in the dossier", title);
          for (guint f = 0; f < G_N_ELEMENTS (fields); f++)
            {
              const SamField *field = sam_kind_find_field (sam_record_get_kind (record), fields[f]);
              g_autofree char *value = field != NULL ? sam_record_format_field (record, fields[f]) : NULL;

              if (value == NULL || strlen (value) < 6)
                continue;
              looked_for++;
              if (strstr (text, value) != NULL)
                g_error ("“%s” is in the dossier", value);
            }
        }
    }
  g_test_message ("%u texts looked for", looked_for);
  g_assert_cmpuint (looked_for, >, 300);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/exchange/pdf-handover/" path, Region, NULL, region_set_up, func, region_tear_down)
  ADD ("it-says-how-things-stand", test_it_says_how_things_stand);
  ADD ("nobody-is-named", test_nobody_is_named);
  return g_test_run ();
}
