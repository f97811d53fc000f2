/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-items-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/rows/sam-member-entry.h"
#include "app/rows/sam-row-text.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-day-words.h"

struct _SamItemsRow
{
  SamFieldRow parent_instance;

  char **keys;
  char **titles;
  char **starts; /* what the first members of new lines say, one after the other; may be NULL */

  /* Template children */
  GtkWidget *lines;
  GtkWidget *add;
};

enum
{
  PROP_KEYS = 1,
  PROP_TITLES,
  PROP_STARTS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamItemsRow, sam_items_row, SAM_TYPE_FIELD_ROW)

/* What the members of an item are, by the mark behind their key. */
static const SamField text_member = { .type = SAM_FIELD_TEXT };
static const SamField number_member = { .type = SAM_FIELD_INTEGER };
static const SamField past_member = { .name = "on", .type = SAM_FIELD_DATE };
static const SamField coming_member = { .name = "until", .type = SAM_FIELD_DATE, .flags = SAM_AHEAD };

static const SamField *
get_member (const char *key)
{
  static const char *const coming[] = { "until@", "date@", "moved_to@", NULL };

  if (g_str_has_suffix (key, "#"))
    return &number_member;
  if (g_strv_contains (coming, key))
    return &coming_member;
  return g_str_has_suffix (key, "@") ? &past_member : &text_member;
}

static char *
get_name (const char *key)
{
  return g_strndup (key, strcspn (key, "#@"));
}

static char *
dup_member_text (SamJsonObject *item,
                 const char *key)
{
  g_autofree char *name = get_name (key);
  const char *value = sam_json_object_get (item, name);
  g_autofree char *day = get_member (key)->type == SAM_FIELD_DATE ? sam_json_to_string (value) : NULL;
  gint64 number;

  /* Two days and a reason share a line: “8 december 2026” would be cut. */
  if (day != NULL)
    return sam_day_words_short (day);

  /* Lists from elsewhere may have a number where a text is meant. */
  if (get_member (key) == &text_member && sam_json_to_integer (value, &number))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return sam_row_text_format (get_member (key), value);
}

static void
on_remove_clicked_cb (SamItemsRow *self,
                      GtkWidget *button)
{
  gtk_box_remove (GTK_BOX (self->lines), gtk_widget_get_parent (button));
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
  gtk_widget_grab_focus (self->add);
}

static void
fill_line (SamItemsRow *self,
           GtkWidget *line,
           SamJsonObject *item)
{
  GtkWidget *entry = gtk_widget_get_first_child (line);

  for (guint i = 0; self->keys[i] != NULL; i++, entry = gtk_widget_get_next_sibling (entry))
    {
      g_autofree char *text = dup_member_text (item, self->keys[i]);

      sam_field_row_fill (entry, text);
    }
  g_object_set_data_full (G_OBJECT (line), "item", sam_json_object_ref (item), (GDestroyNotify) sam_json_object_unref);
}

static void
add_line (SamItemsRow *self,
          SamJsonObject *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = gtk_button_new_from_icon_name ("window-close-symbolic");

  for (guint i = 0; self->keys[i] != NULL; i++)
    {
      const SamField *member = get_member (self->keys[i]);
      GtkWidget *entry = sam_member_entry_new (SAM_FIELD_ROW (self), member, self->titles[i], self->titles[i]);

      if (member == &number_member)
        gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 8);
      else
        {
          /* “30 sep 2026” is read whole or not at all; words go on out of sight. */
          gtk_editable_set_width_chars (GTK_EDITABLE (entry), member->type == SAM_FIELD_DATE ? 9 : 6);
          gtk_widget_set_hexpand (entry, TRUE);
        }
      gtk_box_append (GTK_BOX (line), entry);
    }
  gtk_widget_set_tooltip_text (remove, _ ("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Remove"), -1);
  g_signal_connect_object (remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (line), remove);
  gtk_box_append (GTK_BOX (self->lines), line);
  fill_line (self, line, item);
}

static gboolean
begins_with (GtkWidget *line,
             const char *start)
{
  GtkWidget *first = gtk_widget_get_first_child (line);

  return g_ascii_strcasecmp (gtk_editable_get_text (GTK_EDITABLE (first)), start) == 0;
}

/* The first of the starts that no line has; NULL: none is left. */
static const char *
find_start (SamItemsRow *self)
{
  for (guint i = 0; self->starts != NULL && self->starts[i] != NULL; i++)
    {
      GtkWidget *line = gtk_widget_get_first_child (self->lines);

      while (line != NULL && !begins_with (line, self->starts[i]))
        line = gtk_widget_get_next_sibling (line);
      if (line == NULL)
        return self->starts[i];
    }
  return NULL;
}

static void
on_add_clicked_cb (SamItemsRow *self)
{
  g_autoptr (SamJsonObject) item = sam_json_object_new ();
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *id = sam_json_from_string (uuid);
  const char *start = find_start (self);
  GtkWidget *first;

  sam_json_object_set (item, "id", id);
  add_line (self, item);
  first = gtk_widget_get_first_child (gtk_widget_get_last_child (self->lines));
  if (start != NULL)
    sam_field_row_fill (first, start);
  gtk_widget_grab_focus (start != NULL ? gtk_widget_get_next_sibling (first) : first);
}

/* A line that is there already stays: the focus may be in it. */
static void
sam_items_row_show_value (SamFieldRow *row,
                          const char *value)
{
  SamItemsRow *self = SAM_ITEMS_ROW (row);
  g_autoptr (GPtrArray) items = sam_json_to_items (value);
  GtkWidget *line = gtk_widget_get_first_child (self->lines);

  g_return_if_fail (g_strv_length (self->keys) == g_strv_length (self->titles));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);

      /* What is no object can't be shown; the field's check says so. */
      if (item == NULL)
        continue;
      if (line == NULL)
        {
          add_line (self, item);
          continue;
        }
      fill_line (self, line, item);
      line = gtk_widget_get_next_sibling (line);
    }
  while (line != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (line);

      gtk_box_remove (GTK_BOX (self->lines), line);
      line = next;
    }
}

static gboolean
is_moved_nowhere (SamJsonObject *item)
{
  const char *date = sam_json_object_get (item, "date");

  return date != NULL && g_strcmp0 (date, sam_json_object_get (item, "moved_to")) == 0;
}

/* The item of a line with what is filled in now, as JSON text, or NULL where nothing is. FALSE with a problem for a
 * number or a date that is none. */
static gboolean
read_line (SamItemsRow *self,
           GtkWidget *line,
           char **item,
           const char **problem)
{
  g_autoptr (SamJsonObject) copy = sam_json_object_copy (g_object_get_data (G_OBJECT (line), "item"));
  GtkWidget *entry = gtk_widget_get_first_child (line);
  gboolean any = FALSE;

  for (guint i = 0; self->keys[i] != NULL; i++, entry = gtk_widget_get_next_sibling (entry))
    {
      g_autofree char *name = get_name (self->keys[i]);
      g_autofree char *value = NULL;

      if (!sam_member_entry_read (entry, &value, problem))
        return FALSE;
      if (value == NULL)
        {
          sam_json_object_remove (copy, name);
          continue;
        }
      any = TRUE;
      sam_json_object_set (copy, name, value);
    }
  if (is_moved_nowhere (copy))
    {
      if (problem != NULL)
        *problem = N_ ("This is the same day: choose another, or remove the line.");
      return FALSE;
    }
  *item = any ? sam_json_object_to_text (copy) : NULL;
  return TRUE;
}

/* The lines as they were typed. */
static char *
sam_items_row_dup_text (SamFieldRow *row)
{
  SamItemsRow *self = SAM_ITEMS_ROW (row);
  g_autoptr (GPtrArray) typed = g_ptr_array_new_with_free_func (g_free);

  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line; line = gtk_widget_get_next_sibling (line))
    {
      g_autoptr (SamJsonObject) copy = sam_json_object_copy (g_object_get_data (G_OBJECT (line), "item"));
      GtkWidget *entry = gtk_widget_get_first_child (line);

      for (guint i = 0; self->keys[i] != NULL; i++, entry = gtk_widget_get_next_sibling (entry))
        {
          g_autofree char *name = get_name (self->keys[i]);

          sam_json_object_take_value (copy, name, sam_member_entry_dup_raw (entry));
        }
      g_ptr_array_add (typed, sam_json_object_to_text (copy));
    }
  return sam_json_from_items (typed);
}

static void
sam_items_row_show_text (SamFieldRow *row,
                         const char *text)
{
  SamItemsRow *self = SAM_ITEMS_ROW (row);
  g_autoptr (GPtrArray) typed = sam_json_to_items (text);
  GtkWidget *line;

  if (typed == NULL)
    return;
  sam_items_row_show_value (row, text);
  for (line = gtk_widget_get_first_child (self->lines); line; line = gtk_widget_get_next_sibling (line))
    {
      SamJsonObject *item = g_object_get_data (G_OBJECT (line), "item");
      GtkWidget *entry = gtk_widget_get_first_child (line);

      for (guint i = 0; self->keys[i] != NULL; i++, entry = gtk_widget_get_next_sibling (entry))
        {
          g_autofree char *name = get_name (self->keys[i]);

          sam_member_entry_show_raw (entry, sam_json_object_get (item, name));
        }
    }
}

static gboolean
sam_items_row_read_value (SamFieldRow *row,
                          char **value,
                          const char **problem)
{
  SamItemsRow *self = SAM_ITEMS_ROW (row);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);

  *value = NULL;
  for (GtkWidget *line = gtk_widget_get_first_child (self->lines); line; line = gtk_widget_get_next_sibling (line))
    {
      char *item = NULL;

      if (!read_line (self, line, &item, problem))
        return FALSE;
      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  if (items->len > 0)
    *value = sam_json_from_items (items);
  return TRUE;
}

static void
sam_items_row_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  SamItemsRow *self = SAM_ITEMS_ROW (object);

  if (id == PROP_KEYS)
    self->keys = g_strsplit (g_value_get_string (value), ",", -1);
  else if (id == PROP_TITLES)
    self->titles = g_strsplit (g_value_get_string (value), ",", -1);
  else if (id == PROP_STARTS)
    self->starts = g_value_get_string (value) != NULL ? g_strsplit (g_value_get_string (value), ",", -1) : NULL;
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* An editor may have two of these rows. */
static void
sam_items_row_prepare (SamFieldRow *row,
                       const SamField *field)
{
  /* Translators: what a button does, and with what: "Add: Exceptions" */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), _ ("Add"), sam_field_row_get_label (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (SAM_ITEMS_ROW (row)->add), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
sam_items_row_finalize (GObject *object)
{
  g_strfreev (SAM_ITEMS_ROW (object)->keys);
  g_strfreev (SAM_ITEMS_ROW (object)->titles);
  g_strfreev (SAM_ITEMS_ROW (object)->starts);

  G_OBJECT_CLASS (sam_items_row_parent_class)->finalize (object);
}

static void
sam_items_row_class_init (SamItemsRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  object_class->set_property = sam_items_row_set_property;
  object_class->finalize = sam_items_row_finalize;
  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_ITEMS);
  row_class->tidies = TRUE;
  row_class->prepare = sam_items_row_prepare;
  row_class->show_value = sam_items_row_show_value;
  row_class->read_value = sam_items_row_read_value;
  row_class->show_text = sam_items_row_show_text;
  row_class->dup_text = sam_items_row_dup_text;

  properties[PROP_KEYS] = g_param_spec_string ("keys", NULL, NULL, "name",
                                               G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLES] = g_param_spec_string ("titles", NULL, NULL, "",
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_STARTS] = g_param_spec_string ("starts", NULL, NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-items-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamItemsRow, lines);
  gtk_widget_class_bind_template_child (widget_class, SamItemsRow, add);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
}

static void
sam_items_row_init (SamItemsRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->lines);
}
