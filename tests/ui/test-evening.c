/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "workshop-fixture.h"

#include "app/workshop/sam-clock-window.h"
#include "app/workshop/sam-door-page.h"
#include "app/workshop/sam-door-row.h"
#include "app/workshop/sam-evening-window.h"
#include "app/workshop/sam-gong.h"
#include "app/workshop/sam-plan-words.h"

#include <glib/gstdio.h>

static gint64 clock_now;

static gint64
get_clock (gpointer data)
{
  return clock_now;
}

static SamRoundsPage *
get_rounds (Fixture *fixture)
{
  return sam_evening_window_get_rounds (SAM_EVENING_WINDOW (fixture->window));
}

static const SamPlanLoaded *
get_loaded (Fixture *fixture)
{
  return sam_plan_session_get_loaded (sam_rounds_page_get_session (get_rounds (fixture)));
}

static void
open_evening (Fixture *fixture)
{
  clock_now = 1000;
  fixture->window =
      sam_evening_window_new_with_clock (NULL, fixture->thread, fixture->workshop, get_clock, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until (get_loaded (fixture) != NULL && sam_rounds_page_get_run (get_rounds (fixture)) != NULL);
  wait_until (find_widget (fixture->window, SAM_TYPE_DOOR_ROW, NULL) != NULL);
}

static void
act (Fixture *fixture,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (get_rounds (fixture)), action, NULL));
}

static void
make_plan (Fixture *fixture)
{
  act (fixture, "rounds.plan");
  wait_until (!sam_plan_session_is_planning (sam_rounds_page_get_session (get_rounds (fixture))));
  wait_until (get_loaded (fixture)->has_plan);
}

static gboolean
has_value (Fixture *fixture,
           const char *id,
           const char *field,
           const char *value)
{
  g_autofree char *found = get_value (fixture, id, field);

  return g_strcmp0 (found, value) == 0;
}

static GtkWidget *
get_door (Fixture *fixture)
{
  return find_widget (fixture->window, SAM_TYPE_DOOR_PAGE, NULL);
}

static void
type (Fixture *fixture,
      const char *text)
{
  GtkWidget *search = GTK_WIDGET (gtk_widget_get_template_child (get_door (fixture), SAM_TYPE_DOOR_PAGE, "search"));

  gtk_editable_set_text (GTK_EDITABLE (search), text);
  g_signal_emit_by_name (search, "search-changed");
}

static void
press_enter (Fixture *fixture)
{
  g_signal_emit_by_name (gtk_widget_get_template_child (get_door (fixture), SAM_TYPE_DOOR_PAGE, "search"), "activate");
}

static void
test_first_letters_and_enter_check_in (Fixture *fixture,
                                       gconstpointer data)
{
  g_autofree char *guest = sam_id_from_key (sam_kind_find ("participation"), "MensG");
  GtkWidget *status;

  open_evening (fixture);
  status = GTK_WIDGET (gtk_widget_get_template_child (get_door (fixture), SAM_TYPE_DOOR_PAGE, "status"));
  wait_until (g_str_equal (gtk_label_get_label (GTK_LABEL (status)),
                           "0 here · 11 still to come · 0 not or no longer here"));
  type (fixture, "mensg");
  press_enter (fixture);
  wait_until (has_value (fixture, guest, "status", "attended"));
  wait_until (g_str_equal (gtk_label_get_label (GTK_LABEL (status)),
                           "1 here · 10 still to come · 0 not or no longer here"));
  /* Who is here already is not taken for somebody else. */
  type (fixture, "mensg");
  press_enter (fixture);
  gtk_widget_activate_action (get_door (fixture), "door.no-shows", NULL);
  wait_until (g_str_equal (gtk_label_get_label (GTK_LABEL (status)),
                           "1 here · 0 still to come · 10 not or no longer here"));
}

static void
test_somebody_unannounced_is_added (Fixture *fixture,
                                    gconstpointer data)
{
  open_evening (fixture);
  type (fixture, "Gijs van den Nieuwen");
  g_assert_nonnull (find_widget (fixture->window, GTK_TYPE_BUTTON, "_Add “Gijs van den Nieuwen” as a Walk-In"));
  gtk_widget_activate_action (get_door (fixture), "door.walk-in", NULL);
  wait_until (get_loaded (fixture)->problem->participants->len == N_GUESTS + 1);
  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL, "Gijs van den Nieuwen") != NULL);
}

static void
test_a_round_that_begins_stays_as_it_is (Fixture *fixture,
                                         gconstpointer data)
{
  g_autofree char *guest = sam_id_from_key (sam_kind_find ("participation"), "MensE");
  g_autofree int *before = NULL;
  const SamPlanLoaded *loaded;
  guint moved = 0;

  open_evening (fixture);
  make_plan (fixture);
  act (fixture, "rounds.next");
  wait_until (has_value (fixture, fixture->workshop, "rounds_held", "1"));
  wait_until (get_loaded (fixture)->announced && get_loaded (fixture)->rounds_held == 1);
  before = g_memdup2 (get_loaded (fixture)->seats, N_GUESTS * 3 * sizeof *before);
  /* Somebody goes home: the rest keeps what it can. */
  g_free (put (fixture, "participation", "MensE", "status", "no_show", NULL));
  wait_until (get_loaded (fixture)->problem->participants->len == N_GUESTS - 1);
  make_plan (fixture);
  loaded = get_loaded (fixture);
  wait_until (!get_loaded (fixture)->announced);
  loaded = get_loaded (fixture);
  g_assert_null (loaded->violation);
  for (guint p = 0; p < loaded->problem->participants->len; p++)
    g_assert_cmpint (loaded->seats[p * 3], ==, loaded->announced_seats[p * 3]);
  for (guint i = 0; i < loaded->problem->participants->len * 3; i++)
    moved += loaded->seats[i] != loaded->announced_seats[i];
  g_assert_cmpuint (loaded->changes->len, ==, moved);
  g_assert_cmpuint (moved, <=, 2);
}

static void
test_the_clock_counts_pauses_and_goes_on (Fixture *fixture,
                                          gconstpointer data)
{
  SamClockRun *run;

  open_evening (fixture);
  run = sam_rounds_page_get_run (get_rounds (fixture));
  gtk_widget_activate_action (fixture->window, "evening.page", "s", "rounds");
  wait_until (find_widget (fixture->window, GTK_TYPE_LABEL, "Soon: round 1") != NULL);
  act (fixture, "rounds.next");
  g_assert_nonnull (find_widget (fixture->window, GTK_TYPE_LABEL, "Round 1 of 3"));
  g_assert_nonnull (find_widget (fixture->window, GTK_TYPE_LABEL, "10:00"));
  clock_now += 61;
  sam_clock_run_look (run);
  g_assert_nonnull (find_widget (fixture->window, GTK_TYPE_LABEL, "8:59"));
  act (fixture, "rounds.pause");
  clock_now += 600;
  sam_clock_run_look (run);
  g_assert_nonnull (find_widget (fixture->window, GTK_TYPE_LABEL, "8:59"));
  act (fixture, "rounds.pause");
  act (fixture, "rounds.minute");
  g_assert_nonnull (find_widget (fixture->window, GTK_TYPE_LABEL, "9:59"));
  clock_now += 9 * 60 + 59;
  sam_clock_run_look (run);
  g_assert_nonnull (find_widget (fixture->window, GTK_TYPE_LABEL, "Soon: round 2"));
}

static void
test_the_projector_says_who_goes_where (Fixture *fixture,
                                        gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) last = NULL;
  GtkWidget *projector;

  open_evening (fixture);
  make_plan (fixture);
  act (fixture, "rounds.projector");
  projector = sam_rounds_page_get_projector (get_rounds (fixture));
  g_assert_nonnull (projector);
  g_assert_null (find_widget (projector, GTK_TYPE_BUTTON, "Pause"));
  lines = sam_clock_face_list_seats (get_loaded (fixture)->evening, 0);
  g_assert_cmpuint (g_strv_length (lines), ==, N_GUESTS);
  g_assert_true (g_str_has_prefix (lines[0], "MensD → "));
  last = sam_clock_face_list_seats (get_loaded (fixture)->evening, 3);
  g_assert_cmpuint (g_strv_length (last), ==, 0);
  act (fixture, "rounds.next");
  gtk_window_destroy (GTK_WINDOW (projector));
  g_assert_null (sam_rounds_page_get_projector (get_rounds (fixture)));
}

/* A letter is read from as far as 250 times its height; a screen for a room of ten metres is about 1.2 m high. */
static void
test_names_are_read_from_ten_metres (void)
{
  guint columns;
  const double height = 1080 * 0.68;
  const double size = sam_clock_face_fit (26, 16, 1840, height, &columns);

  g_assert_cmpfloat (size * 0.7 / 1080 * 1200, >=, 10000 / 250.0);
  g_assert_cmpuint (columns, >, 1);
  g_assert_cmpfloat (26.0 / columns * size, <=, height);
}

static void
test_the_gong_is_a_soft_sound (void)
{
  g_autoptr (GBytes) sound = sam_gong_make_sound ();
  gsize size;
  const guint8 *data = g_bytes_get_data (sound, &size);
  int most = 0;

  g_assert_cmpmem (data, 4, "RIFF", 4);
  g_assert_cmpmem (data + 8, 8, "WAVEfmt ", 8);
  g_assert_cmpuint (size, ==, 44 + data[40] + (data[41] << 8) + (data[42] << 16));
  for (gsize i = 44; i < size; i += 2)
    most = MAX (most, ABS ((gint16) (data[i] | data[i + 1] << 8)));
  g_assert_cmpint (most, >, G_MAXINT16 / 10);
  g_assert_cmpint (most, <, G_MAXINT16 / 2);
  g_assert_cmpint (ABS ((gint16) (data[44] | data[45] << 8)), <, 100);
  g_assert_cmpint (ABS ((gint16) (data[size - 2] | data[size - 1] << 8)), <, 100);
}

static void
write_player (const char *folder,
              const char *name,
              const char *command)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", command);

  g_assert_true (g_file_set_contents (path, script, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
}

/* The first player has no sound server; the second one gets the whole sound. */
static void
test_the_gong_is_played (Fixture *fixture,
                         gconstpointer data)
{
  g_autofree char *heard = g_build_filename (fixture->folder, "heard.wav", NULL);
  g_autofree char *copy = g_strdup_printf ("cat \"$1\" >'%s.part'; mv '%s.part' '%s'", heard, heard, heard);
  g_autofree char *before = g_strdup (g_getenv ("PATH"));
  g_autofree char *path = g_strjoin (":", fixture->folder, before, NULL);
  g_autoptr (GBytes) sound = sam_gong_make_sound ();
  g_autofree char *bytes = NULL;
  gsize size;

  write_player (fixture->folder, "pw-play", "exit 1");
  write_player (fixture->folder, "paplay", copy);
  g_setenv ("PATH", path, TRUE);
  sam_gong_strike (gdk_display_get_default ());
  wait_until (g_file_test (heard, G_FILE_TEST_EXISTS));
  g_setenv ("PATH", before, TRUE);
  g_assert_true (g_file_get_contents (heard, &bytes, &size, NULL));
  g_assert_cmpmem (bytes, size, g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
}

#define ADD(name, func) g_test_add ("/app/evening/" name, Fixture, NULL, workshop_set_up, func, workshop_tear_down)

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/evening/names-are-read-from-ten-metres", test_names_are_read_from_ten_metres);
  g_test_add_func ("/app/evening/the-gong-is-a-soft-sound", test_the_gong_is_a_soft_sound);
  ADD ("the-gong-is-played", test_the_gong_is_played);
  ADD ("first-letters-and-enter-check-in", test_first_letters_and_enter_check_in);
  ADD ("somebody-unannounced-is-added", test_somebody_unannounced_is_added);
  ADD ("a-round-that-begins-stays-as-it-is", test_a_round_that_begins_stays_as_it_is);
  ADD ("the-clock-counts-pauses-and-goes-on", test_the_clock_counts_pauses_and_goes_on);
  ADD ("the-projector-says-who-goes-where", test_the_projector_says_who_goes_where);
  return g_test_run ();
}
