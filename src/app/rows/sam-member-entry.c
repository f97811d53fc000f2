/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row is left as a whole, which may be many entries later: what is wrong in one of them is said when that one is
 * left, and which it is can be seen. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-member-entry.h"

#include "app/rows/sam-row-text.h"
#include "json/sam-json-value.h"

#define MEMBER "sam-member"

static void
mark (GtkWidget *entry)
{
  g_autofree char *value = NULL;
  gboolean right = sam_member_entry_read (entry, &value, NULL);

  if (right)
    gtk_widget_add_css_class (entry, "right");
  else
    gtk_widget_remove_css_class (entry, "right");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               right ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
on_changed_cb (SamFieldRow *row,
               GtkWidget *entry)
{
  mark (entry);
  sam_field_row_note_edit (row);
}

static void
on_leave_cb (SamFieldRow *row)
{
  g_autofree char *value = NULL;
  const char *problem = NULL;

  sam_field_row_read (row, &value, &problem);
  sam_field_row_set_problem (row, problem);
}

/**
 * sam_member_entry_new:
 * @row: that it will stand in, and that is edited with it
 * @member: (transfer none): static
 * @label: what it is called where nobody sees it
 *
 * Returns: (transfer floating): an empty entry
 */
GtkWidget *
sam_member_entry_new (SamFieldRow *row,
                      const SamField *member,
                      const char *placeholder,
                      const char *label)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_data (G_OBJECT (entry), MEMBER, (gpointer) member);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), placeholder);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  mark (entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_leave_cb), row, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  return entry;
}

/**
 * sam_member_entry_read:
 * @value: (out) (transfer full) (nullable): JSON text, NULL where nothing is filled in
 * @problem: (out) (optional): what is wrong, marked for translation
 *
 * Returns: FALSE where what is filled in can't be saved
 */
gboolean
sam_member_entry_read (GtkWidget *entry,
                       char **value,
                       const char **problem)
{
  const SamField *member = g_object_get_data (G_OBJECT (entry), MEMBER);

  if (!sam_row_text_parse (member, gtk_editable_get_text (GTK_EDITABLE (entry)), value, problem))
    return FALSE;
  if (*value == NULL || sam_field_check_value (member, *value, problem))
    return TRUE;
  g_clear_pointer (value, g_free);
  return FALSE;
}

/**
 * sam_member_entry_dup_raw:
 *
 * Returns: (transfer full): JSON text of what is filled in, as it was typed: for drafts
 */
char *
sam_member_entry_dup_raw (GtkWidget *entry)
{
  return sam_json_from_string (gtk_editable_get_text (GTK_EDITABLE (entry)));
}

/**
 * sam_member_entry_show_raw:
 * @raw: (nullable): of sam_member_entry_dup_raw()
 */
void
sam_member_entry_show_raw (GtkWidget *entry,
                           const char *raw)
{
  g_autofree char *text = sam_json_to_string (raw);

  sam_field_row_fill (entry, text != NULL ? text : "");
}
