/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sam-window-actions.h"

#include <glib/gi18n.h>

#include "app/atlas/sam-coverage-window.h"
#include "app/atlas/sam-guide-window.h"
#include "app/dialogs/sam-bin-dialog.h"
#include "app/dialogs/sam-duplicates-dialog.h"
#include "app/dialogs/sam-file-dialogs.h"
#include "app/editors/sam-edit-jobs.h"
#include "app/import/sam-import-dialog.h"
#include "app/pages/sam-page-widget.h"
#include "app/questions/sam-evaluations-window.h"
#include "app/questions/sam-question-dialog.h"
#include "app/questions/sam-unmet-window.h"
#include "app/reports/sam-reports-window.h"
#include "app/roadmap/sam-handover-window.h"
#include "app/sam-answer.h"
#include "app/sam-dates.h"
#include "app/sam-pages.h"
#include "app/sam-undo-actions.h"
#include "app/sync/sam-conflict-dialog.h"
#include "app/sync/sam-server-dialog.h"
#include "app/sync/sam-set-aside-dialog.h"
#include "app/visits/sam-visits-window.h"
#include "exchange/sam-verification-calls.h"
#include "exchange/sam-verification-letters.h"
#include "network/sam-region-record.h"

static void
on_page_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  sam_window_show_page (data, g_variant_get_string (parameter, NULL));
}

/* Who comes there by the keyboard goes on by the keyboard. */
static void
go_to_page (SamWindow *window,
            int index)
{
  guint n_pages;
  const SamPage *pages = sam_pages_get_all (&n_pages);

  if (index < 0 || (guint) index >= n_pages)
    return;
  sam_window_show_page (window, pages[index].name);
  if (!gtk_widget_grab_focus (GTK_WIDGET (sam_window_get_page (window))))
    gtk_widget_child_focus (GTK_WIDGET (sam_window_get_page (window)), GTK_DIR_TAB_FORWARD);
}

/* Alt+1 is the first page of the sidebar. */
static void
on_nth_page_cb (GSimpleAction *action,
                GVariant *parameter,
                gpointer data)
{
  go_to_page (data, g_variant_get_int32 (parameter) - 1);
}

/* So many pages further; from one that is not in the sidebar, such as the search, to the first. */
static void
on_page_on_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  const SamPage *page = sam_pages_find (sam_window_get_page_name (data));

  go_to_page (data, page != NULL ? (int) (page - sam_pages_get_all (NULL)) + g_variant_get_int32 (parameter) : 0);
}

static void
on_open_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  sam_window_open_record (data, g_variant_get_string (parameter, NULL));
}

/* Opens a record that was only just made where the work on it goes on. */
static void
on_go_on_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  sam_window_open_record (data, g_variant_get_string (parameter, NULL));
  sam_page_widget_go_on (sam_window_get_page (data));
}

static void
on_search_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  sam_window_focus_search (data);
}

static void
on_find_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  GtkWidget *page = sam_window_get_page (data);

  if (page == NULL || !sam_page_widget_find (page))
    sam_window_focus_search (data);
}

static void
on_add_cb (GSimpleAction *action,
           GVariant *parameter,
           gpointer data)
{
  GtkWidget *page = sam_window_get_page (data);

  if (page != NULL)
    sam_page_widget_add (page);
}

/* The windows that an action only opens: to add one, add a row, and its action below. */
static const struct
{
  const char *action;
  GtkWidget *(*create) (GtkWindow *parent,
                        SamStoreThread *store);
} windows[] = {
  { "new-question", sam_question_dialog_new },
  { "evaluations", sam_evaluations_window_new },
  { "unmet", sam_unmet_window_new },
  { "reports", sam_reports_window_new },
  { "handover", sam_handover_window_new },
  { "coverage-map", sam_coverage_window_new },
  { "guide", sam_guide_window_new },
  { "import", sam_import_dialog_new },
  { "bin", sam_bin_dialog_new },
  { "visits", sam_visits_window_new },
  { "duplicates", sam_duplicates_dialog_new },
};

static void
on_window_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    if (g_str_equal (windows[i].action, g_action_get_name (G_ACTION (action))))
      gtk_window_present (GTK_WINDOW (windows[i].create (data, sam_window_get_store (data))));
}

static gpointer
find_region (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, error);

  return region != NULL ? g_strdup (sam_record_get_id (region)) : NULL;
}

static void
on_region_found_cb (GObject *source,
                    GAsyncResult *result,
                    gpointer data)
{
  g_autoptr (SamWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);

  if (id != NULL)
    sam_window_open_record (window, id);
  else
    sam_window_toast (window, error != NULL ? error->message : _ ("This file has no region yet"), NULL, NULL);
}

static void
on_region_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  sam_store_thread_run_async (sam_window_get_store (data), find_region, NULL, NULL, g_free, NULL, on_region_found_cb,
                              g_object_ref (data));
}

static gpointer
write_letters (SamStore *store,
               gpointer data,
               GCancellable *cancellable,
               GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  guint n = 0;

  if (!sam_verification_letters_write (store, NULL, today, data, &n, error))
    return NULL;
  return g_strdup_printf (ngettext ("%u letter saved", "%u letters saved", n), n);
}

static void
toast (gpointer window,
       const char *words,
       gboolean done)
{
  sam_window_toast (window, words, NULL, NULL);
}

static void
on_letters_path_cb (const char *path,
                    gpointer data)
{
  sam_answer_ask (sam_window_get_store (data), write_letters, g_strdup (path), g_free, toast, data);
}

static void
on_letters_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  sam_file_dialogs_save (data, _ ("Save the Letters"), _ ("letters to groups.pdf"), on_letters_path_cb, data);
}

static gpointer
write_calls (SamStore *store,
             gpointer data,
             GCancellable *cancellable,
             GError **error)
{
  const SamMoment now = sam_moment_now ();
  guint n = 0;

  if (!sam_verification_calls_write (store, &now, data, &n, error))
    return NULL;
  return g_strdup_printf (ngettext ("Call list saved: %u group", "Call list saved: %u groups", n), n);
}

static void
on_calls_path_cb (const char *path,
                  gpointer data)
{
  sam_answer_ask (sam_window_get_store (data), write_calls, g_strdup (path), g_free, toast, data);
}

static void
on_calls_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  sam_file_dialogs_save (data, _ ("Save the Call List"), _ ("groups to call.pdf"), on_calls_path_cb, data);
}

static void
on_back_cb (GSimpleAction *action,
            GVariant *parameter,
            gpointer data)
{
  GtkWidget *page = sam_window_get_page (data);

  if (page != NULL)
    sam_page_widget_back (page);
}

static void
on_restored_cb (GObject *source,
                GAsyncResult *result,
                gpointer data)
{
  g_autoptr (SamWindow) window = data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) words = sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, &error);
  g_autofree char *restored = NULL;
  g_autofree char *text = NULL;

  if (words == NULL)
    {
      /* Translators: %s is a sentence that says why. */
      text = g_strdup_printf (_ ("Nothing was restored. %s"), error->message);
      sam_window_toast (window, text, NULL, NULL);
      return;
    }
  /* Translators: %s is what was restored, such as the name of a group. */
  restored = g_strdup_printf (_ ("“%s” restored"), words[0]);
  text = words[1] != NULL ? g_strconcat (restored, "\n", words[1], NULL) : g_steal_pointer (&restored);
  sam_window_toast (window, text, _ ("_Undo"), "win.undo");
}

/* A version of a record: its id and the revision. */
static void
on_restore_cb (GSimpleAction *action,
               GVariant *parameter,
               gpointer data)
{
  sam_store_thread_run_async (sam_window_get_store (data), sam_edit_restore, g_variant_ref (parameter),
                              (GDestroyNotify) g_variant_unref, (GDestroyNotify) g_strfreev, NULL, on_restored_cb,
                              g_object_ref (data));
}

static void
on_server_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  GtkWidget *dialog = sam_server_dialog_new (data, sam_window_get_sync (data), sam_window_get_store (data));

  gtk_window_present (GTK_WINDOW (dialog));
}

/* Without a server there is nothing to ask; then the server is what is asked for. */
static void
on_synchronise_cb (GSimpleAction *action,
                   GVariant *parameter,
                   gpointer data)
{
  SamSync *sync = sam_window_get_sync (data);

  if (sam_sync_get_state (sync) == SAM_SYNC_STATE_UNSET)
    on_server_cb (action, parameter, data);
  else
    sam_sync_now (sync);
}

static void
on_settle_cb (GSimpleAction *action,
              GVariant *parameter,
              gpointer data)
{
  gtk_window_present (GTK_WINDOW (sam_conflict_dialog_new (data, sam_window_get_store (data),
                                                           g_variant_get_string (parameter, NULL))));
}

static void
on_set_aside_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  gtk_window_present (GTK_WINDOW (sam_set_aside_dialog_new (data, sam_window_get_store (data),
                                                            g_variant_get_string (parameter, NULL))));
}

static void
on_sync_list_cb (GSimpleAction *action,
                 GVariant *parameter,
                 gpointer data)
{
  sam_window_show_sync_list (data, g_variant_get_string (parameter, NULL));
}

static void
on_toast_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  sam_window_toast (data, g_variant_get_string (parameter, NULL), NULL, NULL);
}

static void
on_toast_undo_cb (GSimpleAction *action,
                  GVariant *parameter,
                  gpointer data)
{
  sam_window_toast (data, g_variant_get_string (parameter, NULL), _ ("_Undo"), "win.undo");
}

static void
on_close_cb (GSimpleAction *action,
             GVariant *parameter,
             gpointer data)
{
  gtk_window_close (data);
}

static const GActionEntry always_entries[] = {
  { "close", on_close_cb },
  { "toast", on_toast_cb, "s" },
  { "toast-undo", on_toast_undo_cb, "s" },
};

/* Only where a region is open. */
static const GActionEntry region_entries[] = {
  { "page", on_page_cb, "s" },
  { "nth-page", on_nth_page_cb, "i" },
  { "page-on", on_page_on_cb, "i" },
  { "open", on_open_cb, "s" },
  { "go-on", on_go_on_cb, "s" },
  { "search", on_search_cb },
  { "find", on_find_cb },
  { "add", on_add_cb },
  { "new-question", on_window_cb },
  { "evaluations", on_window_cb },
  { "unmet", on_window_cb },
  { "reports", on_window_cb },
  { "coverage-map", on_window_cb },
  { "handover", on_window_cb },
  { "guide", on_window_cb },
  { "region", on_region_cb },
  { "verification-letters", on_letters_cb },
  { "verification-calls", on_calls_cb },
  { "back", on_back_cb },
  { "import", on_window_cb },
  { "undo", sam_undo_actions_undo },
  { "redo", sam_undo_actions_redo },
  { "undo-save", sam_undo_actions_undo_save },
  { "redo-save", sam_undo_actions_redo_save },
  { "restore-version", on_restore_cb, "(ss)" },
  { "bin", on_window_cb },
  { "visits", on_window_cb },
  { "duplicates", on_window_cb },
  { "synchronise", on_synchronise_cb },
  { "server", on_server_cb },
  { "settle", on_settle_cb, "s" },
  { "set-aside", on_set_aside_cb, "s" },
  { "sync-list", on_sync_list_cb, "s" },
};

/**
 * sam_window_actions_install:
 * @window: the window that gets the actions
 */
void
sam_window_actions_install (SamWindow *window)
{
  g_action_map_add_action_entries (G_ACTION_MAP (window), always_entries, G_N_ELEMENTS (always_entries), window);
  g_action_map_add_action_entries (G_ACTION_MAP (window), region_entries, G_N_ELEMENTS (region_entries), window);
  sam_window_actions_update (window);
}

/**
 * sam_window_actions_update:
 * @window: a window whose region or page changed
 *
 * Enables the actions that make sense now.
 */
void
sam_window_actions_update (SamWindow *window)
{
  gboolean open = sam_window_get_store (window) != NULL;
  GtkWidget *page = sam_window_get_page (window);

  for (guint i = 0; i < G_N_ELEMENTS (region_entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), region_entries[i].name);
      gboolean enabled = open;

      if (g_str_equal (region_entries[i].name, "add"))
        enabled = open && page != NULL && sam_page_widget_can_add (page);
      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}
