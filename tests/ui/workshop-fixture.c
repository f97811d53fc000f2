/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workshop-fixture.h"
#include "../our-day.h"

#include <glib/gstdio.h>

char *
put (Fixture *fixture,
     const char *kind,
     const char *key,
     ...)
{
  char *id = sam_id_from_key (sam_kind_find (kind), key);
  g_autoptr (SamRecord) record = sam_store_load (fixture->other, id, NULL);
  g_autoptr (GError) error = NULL;
  const char *field;
  va_list args;

  if (record == NULL)
    record = sam_record_new (sam_kind_find (kind), id);
  va_start (args, key);
  while ((field = va_arg (args, const char *)) != NULL)
    {
      sam_record_parse_field (record, field, va_arg (args, const char *), &error);
      g_assert_no_error (error);
    }
  va_end (args);
  sam_store_save (fixture->other, record, &error);
  g_assert_no_error (error);
  return id;
}

static void
put_workshop (Fixture *fixture)
{
  g_autofree char *topic = put (fixture, "topic", "t", "name", "Rouw", NULL);

  fixture->workshop = put (fixture, "workshop", "W", "title", "Kennis maken", "date", "2027-03-04", "start", "19:30",
                           "rounds", "3", "seats_max", "4", NULL);
  for (guint i = 0; i < N_EXPERTS + N_GUESTS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Mens%c", 'A' + (char) i);
      g_autofree char *person = put (fixture, "person", name, "first_name", name, "last_name", "Proef", NULL);

      if (i < N_EXPERTS)
        {
          g_autofree char *expert = put (fixture, "expert", name, "person", person, "topics", topic, NULL);

          g_free (put (fixture, "appearance", name, "workshop", fixture->workshop, "expert", expert, "status",
                       "confirmed", NULL));
        }
      else
        g_free (put (fixture, "participation", name, "workshop", fixture->workshop, "person", person, "status",
                     "registered", "interests", topic, NULL));
    }
}

void
workshop_set_up (Fixture *fixture,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  begin_our_day ();
  fixture->folder = g_dir_make_tmp ("workshop-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "region.samenhulp", NULL);
  fixture->other = sam_store_open (fixture->path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  sam_store_set_author (fixture->other, "Bea");
  put_workshop (fixture);
  fixture->thread = sam_store_thread_open (fixture->path, "Ada", &error);
  g_assert_no_error (error);
}

void
workshop_tear_down (Fixture *fixture,
                    gconstpointer data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = NULL;
  sam_store_thread_close (fixture->thread);
  g_object_unref (fixture->thread);
  sam_store_close (fixture->other);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->workshop);
  g_free (fixture->path);
  g_free (fixture->folder);
}

char *
get_value (Fixture *fixture,
           const char *id,
           const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamRecord) record = sam_store_load (fixture->other, id, &error);

  g_assert_no_error (error);
  return sam_record_format_field (record, field);
}

gboolean
is_value (Fixture *fixture,
          const char *id,
          const char *field,
          const char *text)
{
  g_autofree char *value = get_value (fixture, id, field);

  return g_strcmp0 (value, text) == 0;
}

static gboolean
is_called (GtkWidget *widget,
           const char *label)
{
  if (label == NULL)
    return TRUE;
  if (GTK_IS_BUTTON (widget))
    return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0 ||
           g_strcmp0 (gtk_widget_get_tooltip_text (widget), label) == 0;
  if (GTK_IS_LABEL (widget))
    return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), label) == 0;
  return FALSE;
}

GtkWidget *
find_widget (GtkWidget *widget,
             GType type,
             const char *label)
{
  if (!gtk_widget_get_visible (widget))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && is_called (widget, label))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
find_check (GtkWidget *widget,
            const char *label)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    {
      GtkWidget *child = gtk_check_button_get_child (GTK_CHECK_BUTTON (widget));

      if (g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0 ||
          (GTK_IS_LABEL (child) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (child)), label) == 0))
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}
