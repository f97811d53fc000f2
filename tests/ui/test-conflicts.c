/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "conflict-desk.h"

#include <string.h>

#include "app/editors/sam-history-dialog.h"
#include "app/rows/sam-ref-row.h"
#include "app/rows/sam-refs-row.h"
#include "app/sync/sam-conflict-dialog.h"
#include "app/sync/sam-difference-row.h"
#include "app/today/sam-today-page.h"
#include "store/sam-conflict.h"

static gboolean
is_conflicted (Desk *desk)
{
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (SamConflict) conflict = sam_store_load_conflict (store, ID, NULL);

  return conflict != NULL;
}

static GtkWidget *
open_dialog (Desk *desk)
{
  GtkWidget *dialog = sam_conflict_dialog_new (GTK_WINDOW (desk->window), desk->store, ID);

  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (find (dialog, SAM_TYPE_DIFFERENCE_ROW, NULL) != NULL);
  return dialog;
}

static void
on_gone_cb (gpointer data,
            GObject *dialog)
{
  *(gboolean *) data = TRUE;
}

static void
test_by_keyboard (Desk *desk,
                  gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (dialog), on_gone_cb, &gone);
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  press (dialog, "theirs_button");
  wait_until (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  press (dialog, "save_button");
  wait_until (gone);
  g_assert_false (is_conflicted (desk));
  assert_value (desk, "place", "Kerkrade");
  assert_value (desk, "cost", "gratis");
  g_assert_cmpstr (desk->asked, ==, "toast-undo “Zin” settled");
}

/* Only what differs stands there, and who said it. */
static void
test_side_by_side (Desk *desk,
                   gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *open = get_child (dialog, "open_rows");
  int width;

  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "Nergens"));
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "Heerlen"));
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "Kerkrade"));
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "You"));
  g_assert_nonnull (find (open, GTK_TYPE_LABEL, "Bea"));
  g_assert_null (find (open, GTK_TYPE_LABEL, "gratis"));
  g_assert_null (find (get_child (dialog, "heading"), GTK_TYPE_LABEL, "Nergens"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
test_third (Desk *desk,
            gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);
  GtkWidget *row = find (dialog, SAM_TYPE_DIFFERENCE_ROW, NULL);
  GtkWidget *something = gtk_widget_get_ancestor (find (row, GTK_TYPE_LABEL, "Something else"), GTK_TYPE_CHECK_BUTTON);
  gboolean gone = FALSE;
  GtkWidget *entry;

  g_object_weak_ref (G_OBJECT (dialog), on_gone_cb, &gone);
  g_assert_null (find (row, GTK_TYPE_ENTRY, NULL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (something), TRUE);
  entry = find (row, GTK_TYPE_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Landgraaf");
  press (dialog, "save_button");
  wait_until (gone);
  assert_value (desk, "place", "Landgraaf");
  g_assert_false (is_conflicted (desk));
}

static void
test_closing_decides_nothing (Desk *desk,
                              gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);

  sam_difference_row_choose (SAM_DIFFERENCE_ROW (find (dialog, SAM_TYPE_DIFFERENCE_ROW, NULL)), 0);
  gtk_window_close (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (is_conflicted (desk));
}

/* A window that is narrow gets no dialog that is wider. */
static void
test_opens_narrow (Desk *desk,
                   gconstpointer data)
{
  GtkWidget *dialog;

  gtk_window_set_default_size (GTK_WINDOW (desk->window), 360, 600);
  wait_until (gtk_widget_get_width (desk->window) == 360);
  dialog = open_dialog (desk);
  wait_until (gtk_widget_get_width (dialog) > 0);
  g_assert_cmpint (gtk_widget_get_width (dialog), <=, 360);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
wait_for_heading (GtkWidget *dialog,
                  const char *title)
{
  wait_until (g_str_equal (gtk_label_get_label (GTK_LABEL (get_child (dialog, "heading"))), title));
}

/* Two keys do for a whole record. */
static void
decide (GtkWidget *dialog,
        const char *button)
{
  press (dialog, button);
  wait_until (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  press (dialog, "save_button");
}

/* Three in a row: one decided, one passed over, one decided, and back at what was passed over, all by keyboard. */
static void
test_one_after_the_other (Desk *desk,
                          gconstpointer data)
{
  GtkWidget *dialog;
  gboolean gone = FALSE;

  add_conflict (desk, SECOND, "Ziel", "Ada");
  add_conflict (desk, THIRD, "Zon", "Ada");
  dialog = open_dialog (desk);
  g_object_weak_ref (G_OBJECT (dialog), on_gone_cb, &gone);
  wait_for_heading (dialog, "Zin");
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "2 more conflicts"));
  decide (dialog, "theirs_button");
  wait_for_heading (dialog, "Zon");
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  g_signal_emit_by_name (get_child (dialog, "mine_button"), "clicked");
  g_assert_true (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  /* Until the next shows there is nothing to save. */
  g_signal_emit_by_name (get_child (dialog, "next_button"), "clicked");
  g_signal_emit_by_name (get_child (dialog, "theirs_button"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  wait_for_heading (dialog, "Ziel");
  decide (dialog, "mine_button");
  wait_for_heading (dialog, "Zon");
  g_assert_false (gtk_widget_get_visible (get_child (dialog, "next_button")));
  decide (dialog, "mine_button");
  wait_until (gone);
  g_assert_cmpstr (desk->asked, ==, "toast-undo “Zon” settled");
  assert_value (desk, "place", "Kerkrade");
}

/* Where neither version is one's own, "mine" would be a lie. */
static void
test_sides_have_names (Desk *desk,
                       gconstpointer data)
{
  GtkWidget *dialog;
  GtkWidget *option;
  const char *label;
  int width;

  add_conflict (desk, SECOND, "Ziel", "Cas van de Bovenste Watermolen te Landgraaf");
  dialog = sam_conflict_dialog_new (GTK_WINDOW (desk->window), desk->store, SECOND);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_for_heading (dialog, "Ziel");
  label = gtk_button_get_label (GTK_BUTTON (get_child (dialog, "mine_button")));
  g_assert_true (g_str_has_prefix (label, "For All: "));
  g_assert_nonnull (strstr (label, "Bea"));
  label = gtk_button_get_label (GTK_BUTTON (get_child (dialog, "theirs_button")));
  g_assert_nonnull (strstr (label, "Cas"));
  gtk_widget_measure (gtk_window_get_child (GTK_WINDOW (dialog)), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL,
                      NULL);
  g_assert_cmpint (width, <=, 360);
  /* The choices stand as the buttons do: as it was, Bea, Cas. */
  option = gtk_widget_get_next_sibling (find_type (dialog, GTK_TYPE_CHECK_BUTTON));
  g_assert_nonnull (find (option, GTK_TYPE_LABEL, "Bea"));
  option = gtk_widget_get_next_sibling (option);
  g_assert_nonnull (find (option, GTK_TYPE_LABEL, "Cas"));
  press (dialog, "theirs_button");
  wait_until (gtk_check_button_get_active (GTK_CHECK_BUTTON (option)));
  wait_until (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  press (dialog, "save_button");
  /* The next one begins where this one began, whatever had the focus. */
  wait_for_heading (dialog, "Zin");
  wait_until (gtk_window_get_focus (GTK_WINDOW (dialog)) == get_child (dialog, "mine_button"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* What a record refers to was deleted: that is told, and it comes back. */
static void
test_gone_comes_back (Desk *desk,
                      gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("expert");
  const SamKind *person_kind = sam_kind_find ("person");
  g_autofree char *id = sam_id_new (person_kind);
  g_autofree char *expert_id = sam_id_new (kind);
  g_autoptr (SamRecord) person = sam_record_new (person_kind, id);
  g_autoptr (SamRecord) expert = sam_record_new (kind, expert_id);
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *row = g_object_new (SAM_TYPE_REF_ROW, "field", "person", NULL);
  GtkWidget *button;

  sam_store_set_author (store, "Bea");
  sam_record_set_text (person, "first_name", "Jo");
  g_assert_true (sam_store_save (store, person, &error));
  g_assert_true (sam_store_delete (store, id, &error));
  sam_record_set_text (expert, "person", id);
  gtk_window_set_child (GTK_WINDOW (desk->window), row);
  sam_field_row_bind (SAM_FIELD_ROW (row), kind, desk->store);
  sam_field_row_show (SAM_FIELD_ROW (row), expert);
  wait_until (find (row, GTK_TYPE_LABEL, "Jo (deleted by Bea") != NULL);
  button = GTK_WIDGET (gtk_widget_get_template_child (row, SAM_TYPE_REF_ROW, "bring_back"));
  wait_until (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  wait_until (find (row, GTK_TYPE_LABEL, "Jo") != NULL && find (row, GTK_TYPE_LABEL, "deleted") == NULL);
  wait_until (!gtk_widget_get_visible (button));
}

static GtkWidget *
find_icon_button (GtkWidget *widget,
                  const char *icon)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_icon_button (child, icon);
  return found;
}

/* One of several that a record refers to was deleted: its chip says so, and brings it back. */
static void
test_gone_chip_comes_back (Desk *desk,
                           gconstpointer data)
{
  const SamKind *kind = sam_kind_find ("group");
  const SamKind *topic_kind = sam_kind_find ("topic");
  g_autofree char *group_id = sam_id_new (kind);
  g_autofree char *gone_id = sam_id_from_key (topic_kind, "rouw");
  g_autofree char *there_id = sam_id_from_key (topic_kind, "angst");
  g_autoptr (SamRecord) gone = sam_record_new (topic_kind, gone_id);
  g_autoptr (SamRecord) there = sam_record_new (topic_kind, there_id);
  g_autoptr (SamRecord) group = sam_record_new (kind, group_id);
  g_autoptr (SamStore) store = sam_store_open (desk->path, SAM_DATABASE_OPEN_EXISTING, NULL);
  g_autoptr (GError) error = NULL;
  GtkWidget *row = g_object_new (SAM_TYPE_REFS_ROW, "field", "topics", NULL);

  sam_store_set_author (store, "Bea");
  sam_record_set_text (gone, "name", "Rouw");
  sam_record_set_text (there, "name", "Angst");
  g_assert_true (sam_store_save (store, gone, &error));
  g_assert_true (sam_store_save (store, there, &error));
  g_assert_true (sam_store_delete (store, gone_id, &error));
  sam_record_set_strv (group, "topics", (const char *const[]){ gone_id, there_id, NULL });
  gtk_window_set_child (GTK_WINDOW (desk->window), row);
  sam_field_row_bind (SAM_FIELD_ROW (row), kind, desk->store);
  sam_field_row_show (SAM_FIELD_ROW (row), group);
  wait_until (find (row, GTK_TYPE_LABEL, "Rouw (deleted by Bea") != NULL);
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "Angst"));
  g_signal_emit_by_name (find_icon_button (row, "edit-undo-symbolic"), "clicked");
  wait_until (find (row, GTK_TYPE_LABEL, "deleted") == NULL);
  g_assert_nonnull (find (row, GTK_TYPE_LABEL, "Rouw"));
  g_assert_null (find_icon_button (row, "edit-undo-symbolic"));
}

/* The history tells who settled a conflict, and which side of each field was taken. */
static void
test_history_tells_decision (Desk *desk,
                             gconstpointer data)
{
  GtkWidget *dialog = open_dialog (desk);
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (dialog), on_gone_cb, &gone);
  press (dialog, "theirs_button");
  wait_until (gtk_widget_get_sensitive (get_child (dialog, "save_button")));
  press (dialog, "save_button");
  wait_until (gone);
  dialog = sam_history_dialog_new (GTK_WINDOW (desk->window), desk->store, ID);
  gtk_window_present (GTK_WINDOW (dialog));
  wait_until (find (dialog, GTK_TYPE_LABEL, "Conflict settled") != NULL);
  g_assert_nonnull (find (dialog, GTK_TYPE_LABEL, "Place: “Kerkrade” (by Bea)\nnot “Heerlen” (by you)"));
  gtk_window_destroy (GTK_WINDOW (dialog));
}

/* A conflict that waits today opens as a conflict, with one key. */
static void
test_today_settles (Desk *desk,
                    gconstpointer data)
{
  GtkWidget *page = sam_today_page_new (sam_pages_find ("today"), desk->store);

  gtk_window_set_child (GTK_WINDOW (desk->window), page);
  sam_today_page_choose (SAM_TODAY_PAGE (page), NULL, "conflict");
  wait_until (find (page, GTK_TYPE_LABEL, "Zin") != NULL);
  gtk_widget_child_focus (find (page, GTK_TYPE_LIST_VIEW, NULL), GTK_DIR_TAB_FORWARD);
  g_signal_emit_by_name (desk->window, "activate-focus");
  wait_until (desk->asked != NULL);
  g_assert_cmpstr (desk->asked, ==, "settle " ID);
}

static void
on_store_changed_cb (SamStoreThread *store,
                     const char *const *ids,
                     gpointer changed)
{
  *(gboolean *) changed = TRUE;
}

static gpointer
do_nothing (SamStore *store,
            gpointer data,
            GCancellable *cancellable,
            GError **error)
{
  return NULL;
}

static void
on_done_cb (GObject *source,
            GAsyncResult *result,
            gpointer done)
{
  g_assert_null (sam_store_thread_run_finish (SAM_STORE_THREAD (source), result, NULL));
  *(gboolean *) done = TRUE;
}

/* What is done elsewhere waits for no list that nobody sees; who comes back to it finds it right. */
static void
test_today_unseen (Desk *desk,
                   gconstpointer data)
{
  GtkWidget *page = sam_today_page_new (sam_pages_find ("today"), desk->store);
  GListModel *items = sam_today_page_get_model (SAM_TODAY_PAGE (page));
  gboolean changed = FALSE;
  gboolean done = FALSE;

  gtk_window_set_child (GTK_WINDOW (desk->window), page);
  sam_today_page_choose (SAM_TODAY_PAGE (page), NULL, "conflict");
  wait_until (g_list_model_get_n_items (items) == 1);
  gtk_widget_hide (page);
  g_signal_connect (desk->store, "changed", G_CALLBACK (on_store_changed_cb), &changed);
  add_conflict (desk, SECOND, "Rouw", "Bea");
  wait_until (changed);
  g_signal_handlers_disconnect_by_func (desk->store, on_store_changed_cb, &changed);
  sam_store_thread_run_async (desk->store, do_nothing, NULL, NULL, NULL, NULL, on_done_cb, &done);
  wait_until (done);
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, 1);
  gtk_widget_show (page);
  wait_until (g_list_model_get_n_items (items) == 2);
}

#define ADD(path, place, function) \
  g_test_add ("/ui/conflicts/" path, Desk, place, desk_set_up, function, desk_tear_down)

int
main (int argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("a-conflict-is-settled-by-keyboard", "Kerkrade", test_by_keyboard);
  ADD ("both-sides-stand-side-by-side", "Kerkrade", test_side_by_side);
  ADD ("a-third-value-is-written", "Kerkrade", test_third);
  ADD ("closing-decides-nothing", "Kerkrade", test_closing_decides_nothing);
  ADD ("the-dialog-of-a-narrow-window-is-narrow", "Kerkrade", test_opens_narrow);
  ADD ("one-comes-after-the-other-by-keyboard", "Kerkrade", test_one_after_the_other);
  ADD ("sides-have-names-where-none-is-mine", "Kerkrade", test_sides_have_names);
  ADD ("what-was-deleted-is-told-where-it-is-referred-to", "Nergens", test_gone_comes_back);
  ADD ("a-chip-tells-what-was-deleted-and-brings-it-back", "Nergens", test_gone_chip_comes_back);
  ADD ("the-history-tells-how-it-was-settled", "Kerkrade", test_history_tells_decision);
  ADD ("a-conflict-of-today-opens-as-one", "Kerkrade", test_today_settles);
  ADD ("today-is-read-when-somebody-looks", "Kerkrade", test_today_unseen);
  return g_test_run ();
}
