/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-undo-actions.h"

#include <glib/gi18n.h>

/* Undoing and redoing are alike, but for what they call and what they say. */
typedef struct
{
  gboolean (*can_turn_text) (GtkTextBuffer *buffer);
  void (*turn_text) (GtkTextBuffer *buffer);
  const char *turn_entry; /* the action of an entry */
  char *(*get_label) (SamStore *store,
                      GError **error);
  gboolean (*turn_save) (SamStore *store,
                         GError **error);
  char *(*describe) (const char *label,
                     const GError *error);
} Direction;

static char *
describe_undone (const char *label,
                 const GError *error)
{
  if (error != NULL)
    /* Translators: %s is a sentence that says why. */
    return g_strdup_printf (_ ("Nothing was undone. %s"), error->message);
  if (label != NULL)
    /* Translators: %s is what was undone, such as the name of a group. */
    return g_strdup_printf (_ ("“%s” undone"), label);
  return g_strdup (_ ("There is nothing to undo"));
}

static char *
describe_redone (const char *label,
                 const GError *error)
{
  if (error != NULL)
    /* Translators: %s is a sentence that says why. */
    return g_strdup_printf (_ ("Nothing was redone. %s"), error->message);
  if (label != NULL)
    /* Translators: %s is what was done again, such as the name of a group. */
    return g_strdup_printf (_ ("“%s” redone"), label);
  return g_strdup (_ ("There is nothing to redo"));
}

static const Direction back = { gtk_text_buffer_get_can_undo, gtk_text_buffer_undo, "text.undo",
                                sam_store_dup_undo_label, sam_store_undo, describe_undone };
static const Direction forth = { gtk_text_buffer_get_can_redo, gtk_text_buffer_redo, "text.redo",
                                 sam_store_dup_redo_label, sam_store_redo, describe_redone };

/* FALSE: nobody types, or there it changed nothing. */
static gboolean
turn_typing (SamWindow *window,
             const Direction *direction)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_autofree char *before = NULL;

  if (GTK_IS_TEXT_VIEW (focus))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus));

      if (!direction->can_turn_text (buffer))
        return FALSE;
      direction->turn_text (buffer);
      return TRUE;
    }
  if (!GTK_IS_EDITABLE (focus))
    return FALSE;
  before = g_strdup (gtk_editable_get_text (GTK_EDITABLE (focus)));
  gtk_widget_activate_action (focus, direction->turn_entry, NULL);
  return g_strcmp0 (before, gtk_editable_get_text (GTK_EDITABLE (focus))) != 0;
}

/* Answers with what to tell, whatever became of it. */
static gpointer
turn_in_store (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  const Direction *direction = data;
  g_autoptr (GError) failure = NULL;
  g_autofree char *label = direction->get_label (store, &failure);

  if (label != NULL)
    direction->turn_save (store, &failure);
  return direction->describe (label, failure);
}

static void
on_turned_cb (GObject *source,
              GAsyncResult *result,
              gpointer data)
{
  g_autoptr (SamWindow) window = data;
  g_autofree char *text = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL);

  /* NULL: the region was closed before it was its turn. */
  if (text != NULL)
    sam_window_toast (window, text, NULL, NULL);
}

static void
turn (SamWindow *window,
      const Direction *direction)
{
  if (!turn_typing (window, direction))
    sam_store_thread_run_async (sam_window_get_store (window), turn_in_store, (gpointer) direction, NULL, g_free, NULL,
                                on_turned_cb, g_object_ref (window));
}

/**
 * sam_undo_actions_undo:
 *
 * Takes back what is being typed; where nobody types, or nothing was typed, the last save.
 */
void
sam_undo_actions_undo (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer window)
{
  turn (window, &back);
}

/**
 * sam_undo_actions_redo:
 *
 * Does again what was undone last, in the same order.
 */
void
sam_undo_actions_redo (GSimpleAction *action,
                       GVariant *parameter,
                       gpointer window)
{
  turn (window, &forth);
}
