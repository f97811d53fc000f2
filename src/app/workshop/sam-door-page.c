/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-door-page.h"

#include "app/lists/sam-changes.h"
#include "app/workshop/sam-door-row.h"
#include "exchange/sam-dutch-values.h"
#include "store/sam-clock.h"

#include <glib/gi18n.h>

struct _SamDoorPage
{
  GtkWidget parent_instance;

  SamStoreThread *store;
  char *workshop; /* id */

  /* Template children */
  GtkWidget *search;
  GtkWidget *status;
  GtkWidget *list;
  GtkWidget *walk_in;
};

G_DEFINE_FINAL_TYPE (SamDoorPage, sam_door_page, GTK_TYPE_WIDGET)

typedef struct
{
  char *workshop;
  char *id; /* of whom to mark */
  SamDoorMark mark;
  SamRecord *person; /* who walks in */
  char *date;
  int minutes;
} Job;

static Job *
make_job (SamDoorPage *self)
{
  Job *job = g_new0 (Job, 1);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (sam_clock_get_seconds ());

  job->workshop = g_strdup (self->workshop);
  job->date = g_date_time_format (now, "%Y-%m-%d");
  job->minutes = g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
  return job;
}

static void
job_free (Job *job)
{
  g_free (job->workshop);
  g_free (job->id);
  g_free (job->date);
  g_clear_object (&job->person);
  g_free (job);
}

static gpointer
load_people (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  return sam_door_load (store, data, error);
}

static gpointer
save_mark (SamStore *store,
           gpointer data,
           GCancellable *cancellable,
           GError **error)
{
  Job *job = data;
  const SamDoorTime now = { job->date, job->minutes };

  return sam_door_save_mark (store, job->id, job->mark, now, error) ? g_strdup (job->id) : NULL;
}

static gpointer
save_no_shows (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  Job *job = data;
  const SamDoorTime now = { job->date, job->minutes };

  return sam_door_save_no_shows (store, job->workshop, now, error) ? g_strdup (job->workshop) : NULL;
}

static gpointer
save_walk_in (SamStore *store,
              gpointer data,
              GCancellable *cancellable,
              GError **error)
{
  Job *job = data;
  const SamDoorTime now = { job->date, job->minutes };

  return sam_door_add_walk_in (store, job->workshop, job->person, now, error);
}

static const char *
get_typed (SamDoorPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
show_count (SamDoorPage *self)
{
  guint here = 0, away = 0, expected = 0;
  g_autofree char *text = NULL;

  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row; row = gtk_widget_get_next_sibling (row))
    if (SAM_IS_DOOR_ROW (row))
      {
        const SamDoorMark mark = sam_door_row_get_mark (SAM_DOOR_ROW (row));

        here += mark == SAM_DOOR_HERE;
        away += mark == SAM_DOOR_NO_SHOW || mark == SAM_DOOR_LEFT;
        expected += mark == SAM_DOOR_EXPECTED;
      }
  /* Translators: at the door of a workshop: how many people are here, not seen yet, and away */
  text = g_strdup_printf (_ ("%u here · %u still to come · %u not or no longer here"), here, expected, away);
  gtk_label_set_label (GTK_LABEL (self->status), text);
}

/* Rows stay where they are, so that a finger does not land on somebody else. */
static void
show_people (SamDoorPage *self,
             GPtrArray *people)
{
  GtkWidget *row = gtk_widget_get_first_child (self->list);

  for (guint i = 0; i < people->len; i++)
    {
      if (row == NULL || !SAM_IS_DOOR_ROW (row))
        {
          row = sam_door_row_new ();
          gtk_list_box_append (GTK_LIST_BOX (self->list), row);
        }
      sam_door_row_set_person (SAM_DOOR_ROW (row), g_ptr_array_index (people, i));
      row = gtk_widget_get_next_sibling (row);
    }
  while (row != NULL && SAM_IS_DOOR_ROW (row))
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
      row = next;
    }
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  show_count (self);
}

static void
on_loaded_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamDoorPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) people = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (self->list == NULL)
    return;
  if (people != NULL)
    show_people (self, people);
  else
    gtk_label_set_label (GTK_LABEL (self->status), error->message);
}

static void
load (SamDoorPage *self)
{
  sam_store_thread_run_async (self->store, load_people, g_strdup (self->workshop), g_free,
                              (GDestroyNotify) g_ptr_array_unref, NULL, on_loaded_cb, g_object_ref (self));
}

static void
on_store_changed_cb (SamDoorPage *self,
                     const char *const *ids)
{
  static const char *const kinds[] = { "participation", "appearance", "person", NULL };

  if (self->list != NULL && sam_changes_concern (ids, kinds))
    load (self);
}

static void
on_saved_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (SamDoorPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (id == NULL && self->list != NULL)
    gtk_label_set_label (GTK_LABEL (self->status), error->message);
}

static void
run (SamDoorPage *self,
     SamStoreFunc func,
     Job *job)
{
  sam_store_thread_run_async (self->store, func, job, (GDestroyNotify) job_free, g_free, NULL, on_saved_cb,
                              g_object_ref (self));
}

static void
mark_person (SamDoorPage *self,
             const char *id,
             SamDoorMark mark)
{
  Job *job = make_job (self);

  job->id = g_strdup (id);
  job->mark = mark;
  run (self, save_mark, job);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static void
mark (GtkWidget *widget,
      const char *action,
      GVariant *parameter)
{
  const char *id;
  int wanted;

  g_variant_get (parameter, "(&si)", &id, &wanted);
  mark_person (SAM_DOOR_PAGE (widget), id, (SamDoorMark) wanted);
}

static void
mark_no_shows (GtkWidget *widget,
               const char *action,
               GVariant *parameter)
{
  SamDoorPage *self = SAM_DOOR_PAGE (widget);

  run (self, save_no_shows, make_job (self));
}

static void
add_walk_in (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  SamDoorPage *self = SAM_DOOR_PAGE (widget);
  g_autofree char *first = NULL;
  g_autofree char *particle = NULL;
  g_autofree char *last = NULL;
  g_autofree char *id = NULL;
  Job *job;

  sam_dutch_split_name (get_typed (self), &first, &particle, &last);
  if (first == NULL && last == NULL)
    return;
  job = make_job (self);
  id = sam_id_new (sam_kind_find ("person"));
  job->person = sam_record_new (sam_kind_find ("person"), id);
  sam_record_set_text (job->person, "first_name", first != NULL ? first : last);
  sam_record_set_text (job->person, "particle", particle);
  sam_record_set_text (job->person, "last_name", first != NULL ? last : NULL);
  run (self, save_walk_in, job);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer data)
{
  return sam_door_row_matches (SAM_DOOR_ROW (row), get_typed (data));
}

static void
on_search_changed_cb (SamDoorPage *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (get_typed (self)));
  /* Translators: %s is the name somebody typed */
  g_autofree char *label = g_strdup_printf (_ ("_Add “%s” as a Walk-In"), typed);

  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_button_set_label (GTK_BUTTON (self->walk_in), label);
  gtk_widget_set_visible (self->walk_in, *typed != '\0');
}

/* Enter means the first of those still to come who match. */
static void
on_search_activate_cb (SamDoorPage *self)
{
  if (*get_typed (self) == '\0')
    return;
  for (GtkWidget *row = gtk_widget_get_first_child (self->list); row; row = gtk_widget_get_next_sibling (row))
    if (SAM_IS_DOOR_ROW (row) && sam_door_row_matches (SAM_DOOR_ROW (row), get_typed (self)) &&
        sam_door_row_get_mark (SAM_DOOR_ROW (row)) == SAM_DOOR_EXPECTED)
      {
        mark_person (self, sam_door_row_get_id (SAM_DOOR_ROW (row)), SAM_DOOR_HERE);
        return;
      }
}

static void
sam_door_page_dispose (GObject *object)
{
  SamDoorPage *self = SAM_DOOR_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->list = NULL;
  g_clear_object (&self->store);
  g_clear_pointer (&self->workshop, g_free);

  G_OBJECT_CLASS (sam_door_page_parent_class)->dispose (object);
}

static void
sam_door_page_class_init (SamDoorPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_door_page_dispose;

  gtk_widget_class_install_action (widget_class, "door.mark", "(si)", mark);
  gtk_widget_class_install_action (widget_class, "door.no-shows", NULL, mark_no_shows);
  gtk_widget_class_install_action (widget_class, "door.walk-in", NULL, add_walk_in);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-door-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamDoorPage, search);
  gtk_widget_class_bind_template_child (widget_class, SamDoorPage, status);
  gtk_widget_class_bind_template_child (widget_class, SamDoorPage, list);
  gtk_widget_class_bind_template_child (widget_class, SamDoorPage, walk_in);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
}

static void
sam_door_page_init (SamDoorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_row, self, NULL);
}

/**
 * sam_door_page_set_workshop:
 */
void
sam_door_page_set_workshop (SamDoorPage *self,
                            SamStoreThread *store,
                            const char *workshop_id)
{
  self->store = g_object_ref (store);
  self->workshop = g_strdup (workshop_id);
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

/**
 * sam_door_page_focus:
 *
 * Typing begins at once.
 */
void
sam_door_page_focus (SamDoorPage *self)
{
  gtk_widget_grab_focus (self->search);
}
