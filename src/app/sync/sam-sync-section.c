/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-sync-section.h"

#include <glib/gi18n.h>

#include "app/widgets/sam-focus.h"

struct _SamSyncSection
{
  GtkWidget parent_instance;

  char *heading;
  char *note;

  /* Template children */
  GtkWidget *content;
  GtkBox *extra;
  GtkListBox *list;
  GtkLabel *more;
};

enum
{
  PROP_HEADING = 1,
  PROP_NOTE,
  PROP_EXTRA,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SamSyncSection, sam_sync_section, GTK_TYPE_WIDGET)

static void
on_row_activated_cb (SamSyncSection *self,
                     SamSyncItem *item)
{
  gtk_widget_activate_action (GTK_WIDGET (self), sam_sync_item_get_action (item), "s", sam_sync_item_get_id (item));
}

/* Tab goes through what stands in a row and then out of the list; from row to row go the arrow keys. */
static gboolean
sam_sync_section_focus (GtkWidget *widget,
                        GtkDirectionType direction)
{
  SamSyncSection *self = SAM_SYNC_SECTION (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  if (row == NULL || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (sam_sync_section_parent_class)->focus (widget, direction);
  if (gtk_widget_child_focus (row, direction))
    return TRUE;
  return direction == GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (GTK_WIDGET (self->extra), direction);
}

static void
sam_sync_section_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  SamSyncSection *self = SAM_SYNC_SECTION (object);

  switch (id)
    {
    case PROP_HEADING:
      g_free (self->heading);
      self->heading = g_value_dup_string (value);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, self->heading, -1);
      break;
    case PROP_NOTE:
      g_free (self->note);
      self->note = g_value_dup_string (value);
      break;
    case PROP_EXTRA:
      if (g_value_get_object (value) != NULL)
        gtk_box_append (self->extra, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_sync_section_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  SamSyncSection *self = SAM_SYNC_SECTION (object);

  switch (id)
    {
    case PROP_HEADING:
      g_value_set_string (value, self->heading);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    case PROP_EXTRA:
      g_value_set_object (value, gtk_widget_get_first_child (GTK_WIDGET (self->extra)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
sam_sync_section_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_SYNC_SECTION);

  G_OBJECT_CLASS (sam_sync_section_parent_class)->dispose (object);
}

static void
sam_sync_section_finalize (GObject *object)
{
  g_free (SAM_SYNC_SECTION (object)->heading);
  g_free (SAM_SYNC_SECTION (object)->note);

  G_OBJECT_CLASS (sam_sync_section_parent_class)->finalize (object);
}

static void
sam_sync_section_class_init (SamSyncSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = sam_sync_section_set_property;
  object_class->get_property = sam_sync_section_get_property;
  object_class->dispose = sam_sync_section_dispose;
  object_class->finalize = sam_sync_section_finalize;
  widget_class->focus = sam_sync_section_focus;

  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, flags);
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);
  properties[PROP_EXTRA] = g_param_spec_object ("extra", NULL, NULL, GTK_TYPE_WIDGET, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/sync/sam-sync-section.ui");
  gtk_widget_class_bind_template_child (widget_class, SamSyncSection, content);
  gtk_widget_class_bind_template_child (widget_class, SamSyncSection, extra);
  gtk_widget_class_bind_template_child (widget_class, SamSyncSection, list);
  gtk_widget_class_bind_template_child (widget_class, SamSyncSection, more);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
sam_sync_section_init (SamSyncSection *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* What a person was at in the list before it was filled anew. */
typedef struct
{
  GHashTable *chosen; /* ids */
  char *focused;      /* NULL: the focus is elsewhere */
  guint position;     /* of what has the focus */
} Place;

static void
clear_place (Place *place)
{
  g_clear_pointer (&place->chosen, g_hash_table_unref);
  g_clear_pointer (&place->focused, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, clear_place)

static void
note_place (SamSyncSection *self,
            Place *place)
{
  SamSyncItem *item;

  place->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; (item = sam_sync_section_get_item (self, i)) != NULL; i++)
    {
      if (sam_sync_item_is_chosen (item))
        g_hash_table_add (place->chosen, g_strdup (sam_sync_item_get_id (item)));
      if (sam_focus_find_within (GTK_WIDGET (item)) == NULL)
        continue;
      place->focused = g_strdup (sam_sync_item_get_id (item));
      place->position = i;
    }
}

/* What is gone leaves its place to what comes after it. */
static void
return_to_place (SamSyncSection *self,
                 const Place *place,
                 guint n)
{
  guint position = MIN (place->position, n - 1);
  SamSyncItem *item;

  for (guint i = 0; (item = sam_sync_section_get_item (self, i)) != NULL; i++)
    {
      if (g_hash_table_contains (place->chosen, sam_sync_item_get_id (item)))
        sam_sync_item_choose (item, TRUE);
      if (g_strcmp0 (place->focused, sam_sync_item_get_id (item)) == 0)
        position = i;
    }
  if (place->focused != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (sam_sync_section_get_item (self, position)));
}

/**
 * sam_sync_section_fill:
 * @lines: (element-type SamSyncLine): what to list
 * @total: how many there are, with those that are not listed
 *
 * Lists these, and nothing else. What was chosen and is still there stays chosen, and the focus stays where it was.
 */
void
sam_sync_section_fill (SamSyncSection *self,
                       GPtrArray *lines,
                       guint64 total)
{
  guint64 rest = total - MIN (total, lines->len);
  g_autofree char *more = g_strdup_printf (ngettext ("and %lu more", "and %lu more", (gulong) rest), (gulong) rest);
  g_auto (Place) place = { 0 };
  GtkListBoxRow *row;

  g_return_if_fail (SAM_IS_SYNC_SECTION (self));

  note_place (self, &place);
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; i < lines->len; i++)
    {
      const SamSyncLine *line = g_ptr_array_index (lines, i);
      GtkWidget *item = sam_sync_item_new (line->id, line->title, line->detail, line->action);

      gtk_list_box_append (self->list, item);
    }
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), rest > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), lines->len > 0);
  if (lines->len > 0)
    return_to_place (self, &place, lines->len);
}

/**
 * sam_sync_section_get_item:
 *
 * Returns: (transfer none) (nullable): a row
 */
SamSyncItem *
sam_sync_section_get_item (SamSyncSection *self,
                           guint position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) position);

  return row != NULL ? SAM_SYNC_ITEM (row) : NULL;
}
