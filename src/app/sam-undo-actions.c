/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-undo-actions.h"

#include "app/sam-dates.h"

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
  const char *save_action; /* of the program's window */
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
                                sam_store_dup_undo_label, sam_store_undo, describe_undone, "win.undo-save" };
static const Direction forth = { gtk_text_buffer_get_can_redo, gtk_text_buffer_redo, "text.redo",
                                 sam_store_dup_redo_label, sam_store_redo, describe_redone, "win.redo-save" };

/* FALSE: nobody types, or there it changed nothing. */
static gboolean
turn_typing (GtkWindow *window,
             const Direction *direction)
{
  GtkWidget *focus = gtk_window_get_focus (window);
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
  g_autofree char *told = label != NULL ? sam_dates_format_within (label) : NULL;

  if (label != NULL)
    direction->turn_save (store, &failure);
  return direction->describe (told, failure);
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
turn_save (SamWindow *window,
           const Direction *direction)
{
  sam_store_thread_run_async (sam_window_get_store (window), turn_in_store, (gpointer) direction, NULL, g_free, NULL,
                              on_turned_cb, g_object_ref (window));
}

static void
turn (SamWindow *window,
      const Direction *direction)
{
  if (!turn_typing (GTK_WINDOW (window), direction))
    turn_save (window, direction);
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

void
sam_undo_actions_undo_save (GSimpleAction *action,
                            GVariant *parameter,
                            gpointer window)
{
  turn_save (window, &back);
}

/**
 * sam_undo_actions_redo_save:
 *
 * Action: does the change again that was taken back last.
 */
void
sam_undo_actions_redo_save (GSimpleAction *action,
                            GVariant *parameter,
                            gpointer window)
{
  turn_save (window, &forth);
}

static gboolean
on_key_cb (GtkWidget *dialog,
           GVariant *arguments,
           gpointer data)
{
  const Direction *direction = data;

  if (!turn_typing (GTK_WINDOW (dialog), direction))
    gtk_widget_activate_action (dialog, direction->save_action, NULL);
  return GDK_EVENT_STOP;
}

/**
 * sam_undo_actions_add_keys:
 * @dialog: a dialog that stays open while what is done in it is saved, step by step
 *
 * Lets Ctrl+Z and Ctrl+Shift+Z do there what they do in the program's window. An entry would keep them for itself, even
 * when it has nothing to take back.
 */
void
sam_undo_actions_add_keys (GtkWidget *dialog)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  const struct
  {
    GdkModifierType modifiers;
    const Direction *direction;
  } turns[] = { { GDK_CONTROL_MASK, &back }, { GDK_CONTROL_MASK | GDK_SHIFT_MASK, &forth } };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (turns); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, turns[i].modifiers),
                          gtk_callback_action_new (on_key_cb, (gpointer) turns[i].direction, NULL)));
  gtk_widget_add_controller (dialog, keys);
}
