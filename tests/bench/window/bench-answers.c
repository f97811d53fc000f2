/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long the window answers nobody: bench-answers FILE, of a large region. Each page is opened, each letter typed,
 * the record that most others refer to is opened; told are the longest turn of the main loop, and the processor time of
 * the main thread and of all threads until nothing happens any more. Not a test: it prints and judges nothing. Needs a
 * display, and writes one new group into FILE. */

#include "../../ui/finding.h"
#include "../processor-time.h"

#include "app/pages/sam-page-widget.h"
#include "app/sam-application.h"
#include "app/sam-pages.h"
#include "app/sam-window.h"
#include "store/sam-select.h"

#define SETTLED_MS 700

static double
get_milliseconds (clockid_t clock)
{
  return (double) get_processor_time (clock) / 1000.0;
}

static gboolean
on_over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

typedef struct
{
  const char *what;
  double turn; /* when this one began, on the main thread's clock */
  double longest;
  double main;
  double all;
} Answer;

static void
begin (Answer *answer,
       const char *what)
{
  answer->what = what;
  answer->longest = 0;
  answer->main = answer->turn = get_milliseconds (CLOCK_THREAD_CPUTIME_ID);
  answer->all = get_milliseconds (CLOCK_PROCESS_CPUTIME_ID);
}

static void
end_turn (Answer *answer)
{
  const double now = get_milliseconds (CLOCK_THREAD_CPUTIME_ID);

  answer->longest = MAX (answer->longest, now - answer->turn);
  answer->turn = now;
}

/* Until the processor has been left alone for a while. */
static void
finish (Answer *answer)
{
  double before;

  end_turn (answer);
  do
    {
      gboolean over = FALSE;

      before = get_milliseconds (CLOCK_PROCESS_CPUTIME_ID);
      g_timeout_add (SETTLED_MS, on_over_cb, &over);
      while (!over)
        {
          g_main_context_iteration (NULL, TRUE);
          end_turn (answer);
        }
    }
  while (get_milliseconds (CLOCK_PROCESS_CPUTIME_ID) - before > SETTLED_MS / 20.0);
  g_print ("%-44s %8.1f ms %8.1f ms %8.1f ms\n", answer->what, answer->longest,
           get_milliseconds (CLOCK_THREAD_CPUTIME_ID) - answer->main,
           get_milliseconds (CLOCK_PROCESS_CPUTIME_ID) - answer->all);
}

static SamWindow *
open_region (const char *path)
{
  SamApplication *application = sam_application_new ();
  g_autoptr (GError) error = NULL;
  GtkWidget *window;
  Answer answer;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  /* Which is drawn over and over while nothing happens. */
  g_object_set (gtk_settings_get_default (), "gtk-cursor-blink", FALSE, NULL);
  begin (&answer, "opening the region");
  window = sam_window_new (GTK_APPLICATION (application), sam_settings_new ());
  sam_window_open_file (SAM_WINDOW (window), path);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  while (sam_window_get_page (SAM_WINDOW (window)) == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      end_turn (&answer);
    }
  finish (&answer);
  return SAM_WINDOW (window);
}

static void
open_pages (SamWindow *window)
{
  guint n_pages;
  const SamPage *pages = sam_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *what = g_strdup_printf ("page: %s", pages[i].name);
      Answer answer;

      begin (&answer, what);
      sam_window_show_page (window, pages[i].name);
      finish (&answer);
    }
}

static void
type (GtkEditable *entry,
      const char *where,
      const char *text)
{
  int position = -1;

  gtk_widget_grab_focus (GTK_WIDGET (entry));
  for (const char *letter = text; *letter != '\0'; letter++)
    {
      g_autofree char *what = g_strdup_printf ("%s: %.*s", where, (int) (letter - text + 1), text);
      Answer answer;

      begin (&answer, what);
      gtk_editable_insert_text (entry, letter, 1, &position);
      finish (&answer);
    }
  gtk_editable_set_text (entry, "");
}

/* In the page's own field, and in the window's over everything. */
static void
search (SamWindow *window)
{
  static const char *const pages[] = { "groups", "questions" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      sam_window_show_page (window, pages[i]);
      type (GTK_EDITABLE (find (sam_window_get_page (window), GTK_TYPE_SEARCH_ENTRY, NULL)), pages[i], "rou");
    }
  sam_window_focus_search (window);
  type (GTK_EDITABLE (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_SEARCH_ENTRY)),
        "everything", "rou");
}

/* Of this kind that which most others refer to. */
static char *
find_largest (SamStore *store,
              const char *kind)
{
  const SamBinding bindings[] = { { ":kind", kind } };
  g_autoptr (GPtrArray) rows = sam_store_select (store,
                                                 "SELECT target FROM link WHERE target LIKE :kind || ':%'"
                                                 " GROUP BY target ORDER BY count(*) DESC LIMIT 1",
                                                 bindings, G_N_ELEMENTS (bindings), NULL);

  return rows->len > 0 ? g_strdup (((char **) rows->pdata[0])[0]) : NULL;
}

static void
open_records (SamWindow *window,
              const char *path)
{
  static const char *const kinds[] = { "group", "expert", "person", "organisation", "question", "workshop", "topic" };
  SamStore *store = sam_store_open (path, SAM_DATABASE_OPEN_EXISTING, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *id = find_largest (store, kinds[i]);
      g_autofree char *what = g_strdup_printf ("record: %s", kinds[i]);
      Answer answer;

      if (id == NULL)
        continue;
      begin (&answer, what);
      sam_window_open_record (window, id);
      finish (&answer);
    }
  sam_store_close (store);
}

/* The name of a new record, where others of the same name are looked for, and leaving its field, which saves it. */
static void
write_group (SamWindow *window)
{
  Answer answer;

  sam_window_show_page (window, "groups");
  begin (&answer, "a new group");
  sam_page_widget_add (sam_window_get_page (window));
  finish (&answer);
  type (GTK_EDITABLE (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_EDITABLE)), "name",
        "Rouw Heerlen");
}

int
main (int argc,
      char *argv[])
{
  SamWindow *window;

  if (argc != 2)
    {
      g_printerr ("usage: bench-answers FILE\n");
      return 2;
    }
  g_print ("%-44s %11s %11s %11s\n", "", "longest", "main thread", "all");
  window = open_region (argv[1]);
  open_pages (window);
  search (window);
  open_records (window, argv[1]);
  write_group (window);
  return 0;
}
