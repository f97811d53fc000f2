/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the window costs: bench-window FILE, of a region with groups. Start-up and memory beside a bare GTK window, each
 * in a process of its own: until the first page stands there, and until the list of groups does that is opened from it.
 * Then the frames of a scroll through that list. Not a test: it prints and judges nothing. Needs a display, and says
 * nothing of one slower than its own. The first run on a file that another version wrote also makes its tables anew. */

#include "../../ui/finding.h"
#include "../processor-time.h"

#include "app/pages/sam-list-page.h"
#include "app/sam-application.h"
#include "app/sam-window.h"

#define SCROLL_FRAMES 600
#define ROWS_A_FRAME 3 /* about 180 rows a second at 60 frames: a flick of the finger */
#define SETTLED_MS 1500

static double
get_milliseconds (clockid_t clock)
{
  return (double) get_processor_time (clock) / 1000.0;
}

static double
get_resident_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = strstr (status, "VmRSS:");
  return g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024.0;
}

static gboolean
on_over_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_for (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_over_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWindow *
open_bare_window (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  return GTK_WINDOW (window);
}

static GtkWindow *
open_region (const char *path)
{
  SamApplication *application = sam_application_new ();
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  window = GTK_WINDOW (sam_window_new (GTK_APPLICATION (application), sam_settings_new ()));
  sam_window_open_file (SAM_WINDOW (window), path);
  gtk_window_set_default_size (window, 1280, 800);
  return window;
}

/* Until the first page stands there. */
static GtkWindow *
show_region (const char *path)
{
  GtkWindow *window = open_region (path);

  gtk_window_present (window);
  while (sam_window_get_page (SAM_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  run_for (SETTLED_MS);
  return window;
}

/* Until the first rows stand there. */
static SamListPage *
show_groups (GtkWindow *window)
{
  SamListPage *page;
  SamQueryModel *model;

  sam_window_show_page (SAM_WINDOW (window), "groups");
  page = SAM_LIST_PAGE (sam_window_get_page (SAM_WINDOW (window)));
  model = sam_list_page_get_model (page);
  while (sam_query_model_is_loading (model) || g_list_model_get_n_items (G_LIST_MODEL (model)) == 0)
    g_main_context_iteration (NULL, TRUE);
  run_for (SETTLED_MS);
  return page;
}

/* What compare_starts() reads: processor time in ms, resident memory in MB. */
static void
print_start (void)
{
  g_print ("%.1f %.1f\n", get_milliseconds (CLOCK_PROCESS_CPUTIME_ID), get_resident_megabytes ());
}

typedef struct
{
  double milliseconds;
  double megabytes;
} Cost;

static Cost
measure_start (const char *const *arguments)
{
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  char *rest;
  Cost cost;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, NULL, NULL, &error))
    g_error ("%s", error->message);
  cost.milliseconds = g_ascii_strtod (output, &rest);
  cost.megabytes = g_ascii_strtod (rest, NULL);
  return cost;
}

static void
compare_starts (const char *program,
                const char *path)
{
  const Cost bare = measure_start ((const char *[]){ program, "--bare", NULL });
  const struct
  {
    const char *until;
    Cost cost;
  } starts[] = {
    { "the first page", measure_start ((const char *[]){ program, "--start", path, NULL }) },
    { "a list opened from it", measure_start ((const char *[]){ program, "--list", path, NULL }) },
  };

  g_print ("a bare GTK window: %.0f ms of processor time, %.0f MB resident\n", bare.milliseconds, bare.megabytes);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_print ("until %s: %.0f ms, %.2f times; %.0f MB, %.2f times\n", starts[i].until, starts[i].cost.milliseconds,
             starts[i].cost.milliseconds / bare.milliseconds, starts[i].cost.megabytes,
             starts[i].cost.megabytes / bare.megabytes);
}

typedef struct
{
  GtkAdjustment *adjustment;
  double step;
  GArray *frames; /* double: processor time of the main thread for each frame, ms */
  double before;
} Scroll;

static gboolean
on_tick_cb (GtkWidget *widget,
            GdkFrameClock *clock,
            gpointer data)
{
  Scroll *scroll = data;
  double now = get_milliseconds (CLOCK_THREAD_CPUTIME_ID);
  double cost = now - scroll->before;

  g_array_append_val (scroll->frames, cost);
  scroll->before = now;
  gtk_adjustment_set_value (scroll->adjustment, gtk_adjustment_get_value (scroll->adjustment) + scroll->step);
  return scroll->frames->len < SCROLL_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static void
scroll_list (GtkWidget *list,
             const char *how,
             double step)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));
  Scroll scroll = { .adjustment = adjustment, .step = step, .frames = frames };
  guint late = 0;

  gtk_adjustment_set_value (adjustment, 0);
  run_for (SETTLED_MS);
  scroll.before = get_milliseconds (CLOCK_THREAD_CPUTIME_ID);
  gtk_widget_add_tick_callback (list, on_tick_cb, &scroll, NULL);
  while (frames->len < SCROLL_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  g_array_sort (frames, compare_doubles);
  for (guint i = 0; i < frames->len; i++)
    late += g_array_index (frames, double, i) > 1000.0 / 60.0;
  g_print ("%s: %u frames, middle %.1f ms, 99 of 100 under %.1f ms, longest %.1f ms, %u over 16.7 ms\n", how,
           frames->len, g_array_index (frames, double, frames->len / 2),
           g_array_index (frames, double, frames->len * 99 / 100), g_array_index (frames, double, frames->len - 1),
           late);
}

static void
measure_scroll (const char *path)
{
  SamListPage *page = show_groups (show_region (path));
  GtkWidget *list = find_type (GTK_WIDGET (page), GTK_TYPE_COLUMN_VIEW);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (sam_list_page_get_model (page)));
  double row;

  row = gtk_adjustment_get_upper (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list))) / n_rows;
  g_print ("%u groups\n", n_rows);
  scroll_list (list, "row by row", row * ROWS_A_FRAME);
  scroll_list (list, "the scroll bar from top to bottom", row * n_rows / SCROLL_FRAMES);
}

int
main (int argc,
      char *argv[])
{
  if (argc == 2 && g_str_equal (argv[1], "--bare"))
    {
      gtk_init ();
      gtk_window_present (open_bare_window ());
      run_for (SETTLED_MS);
      print_start ();
    }
  else if (argc == 3 && g_str_equal (argv[1], "--start"))
    {
      show_region (argv[2]);
      print_start ();
    }
  else if (argc == 3 && g_str_equal (argv[1], "--list"))
    {
      show_groups (show_region (argv[2]));
      print_start ();
    }
  else if (argc == 2)
    {
      compare_starts (argv[0], argv[1]);
      measure_scroll (argv[1]);
    }
  else
    {
      g_printerr ("usage: bench-window FILE\n");
      return 2;
    }
  return 0;
}
