/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/dialogs/sam-file-dialogs.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/lists/sam-file-name.h"

typedef struct
{
  char *ending; /* (nullable): of the name that is proposed */
  SamFileChosen chosen;
  gpointer data;
} Answer;

/* Where the person was last: lists, prints and backups mostly stand together. As long as the program runs. */
static GFile *last_folder;

static void
answer_free (gpointer data,
             GClosure *closure)
{
  Answer *answer = data;

  g_clear_weak_pointer (&answer->data);
  g_free (answer->ending);
  g_free (answer);
}

static void
on_response_cb (GtkNativeDialog *dialog,
                int response,
                gpointer data)
{
  Answer *answer = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *finished = NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && answer->data != NULL)
    {
      g_clear_object (&last_folder);
      last_folder = g_file_get_parent (file);
      if (answer->ending != NULL)
        finished = sam_file_name_finish (path, answer->ending);
      answer->chosen (finished != NULL ? finished : path, answer->data);
    }
  g_object_unref (dialog);
}

static GtkFileChooserNative *
build (GtkWindow *parent,
       const char *title,
       GtkFileChooserAction action,
       const char *ending,
       SamFileChosen chosen,
       gpointer data)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      title, parent, action, action == GTK_FILE_CHOOSER_ACTION_SAVE ? _ ("_Save") : _ ("_Open"), _ ("_Cancel"));
  Answer *answer = g_new0 (Answer, 1);

  answer->ending = g_strdup (ending);
  answer->chosen = chosen;
  g_set_weak_pointer (&answer->data, data);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (last_folder != NULL)
    /* A folder that has gone since is no harm: the chooser begins where it likes. */
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), last_folder, NULL);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), answer, answer_free, 0);
  return dialog;
}

/**
 * sam_file_dialogs_open:
 * @parent: the window that asks
 * @title: what is asked for
 * @files: (nullable): which files to show, in words
 * @patterns: (array zero-terminated=1) (nullable): the same, such as "*.csv"
 * @chosen: called with the file's path; not called when the person cancels
 * @data: (type GObject.Object): for @chosen, which is not called any more once that was disposed
 */
void
sam_file_dialogs_open (GtkWindow *parent,
                       const char *title,
                       const char *files,
                       const char *const *patterns,
                       SamFileChosen chosen,
                       gpointer data)
{
  GtkFileChooserNative *dialog = build (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, chosen, data);

  if (patterns != NULL)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, files);
      for (guint i = 0; patterns[i] != NULL; i++)
        gtk_file_filter_add_pattern (filter, patterns[i]);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sam_file_dialogs_open_region:
 * @parent: the window that asks
 * @chosen: called with the file's path
 * @data: (type GObject.Object): for @chosen, which is not called any more once that was disposed
 */
void
sam_file_dialogs_open_region (GtkWindow *parent,
                              SamFileChosen chosen,
                              gpointer data)
{
  static const char *const patterns[] = { "*.db", "*.samenhulp", NULL };

  sam_file_dialogs_open (parent, _ ("Open Region"), _ ("Regions"), patterns, chosen, data);
}

/**
 * sam_file_dialogs_save_as:
 * @parent: the window that asks
 * @title: what is asked for
 * @name: the name to propose, without its ending
 * @ending: what it ends in, such as ".hsds.json"; the file's name will, unless another ending is typed
 * @chosen: called with the file's path; not called when the person cancels
 * @data: (type GObject.Object): for @chosen, which is not called any more once that was disposed
 */
void
sam_file_dialogs_save_as (GtkWindow *parent,
                          const char *title,
                          const char *name,
                          const char *ending,
                          SamFileChosen chosen,
                          gpointer data)
{
  GtkFileChooserNative *dialog = build (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, ending, chosen, data);
  g_autofree char *proposed = g_strconcat (name, ending, NULL);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposed);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * sam_file_dialogs_save:
 * @parent: the window that asks
 * @title: what is asked for
 * @name: the name to propose
 * @chosen: called with the file's path; not called when the person cancels
 * @data: (type GObject.Object): for @chosen, which is not called any more once that was disposed
 */
void
sam_file_dialogs_save (GtkWindow *parent,
                       const char *title,
                       const char *name,
                       SamFileChosen chosen,
                       gpointer data)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (name, (gsize) (dot - name)) : NULL;

  sam_file_dialogs_save_as (parent, title, stem != NULL ? stem : name, dot, chosen, data);
}
