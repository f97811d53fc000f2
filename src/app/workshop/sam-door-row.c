/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-door-row.h"

#include "app/sam-dates.h"

#include <glib/gi18n.h>

struct _SamDoorRow
{
  GtkListBoxRow parent_instance;

  char *id;
  char *person_name;
  SamDoorMark mark;

  /* Template children */
  GtkWidget *name;
  GtkWidget *detail;
  GtkWidget *state;
  GtkWidget *here;
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (SamDoorRow, sam_door_row, GTK_TYPE_LIST_BOX_ROW)

static void
add_item (GMenu *menu,
          const char *label,
          const char *id,
          SamDoorMark mark)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "door.mark", "(si)", id, (int) mark);
  g_menu_append_item (menu, item);
}

static void
show_menu (SamDoorRow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->mark == SAM_DOOR_HERE)
    add_item (menu, _ ("Leaves _Now"), self->id, SAM_DOOR_LEFT);
  else if (self->mark != SAM_DOOR_EXPECTED)
    add_item (menu, _ ("Is _Here"), self->id, SAM_DOOR_HERE);
  if (self->mark == SAM_DOOR_EXPECTED)
    add_item (menu, _ ("Does Not _Come"), self->id, SAM_DOOR_NO_SHOW);
  else
    add_item (menu, _ ("Not Seen _Yet"), self->id, SAM_DOOR_EXPECTED);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->more), G_MENU_MODEL (menu));
}

static char *
describe (const SamDoorPerson *person)
{
  g_autofree char *arrives = person->arrives_at != NULL ? sam_dates_format_time (person->arrives_at) : NULL;
  g_autofree char *leaves = person->leaves_at != NULL ? sam_dates_format_time (person->leaves_at) : NULL;

  switch (sam_door_person_get_mark (person))
    {
    case SAM_DOOR_HERE:
      return arrives != NULL ? g_strdup_printf (_ ("Here since %s"), arrives) : g_strdup (_ ("Here"));
    case SAM_DOOR_LEFT:
      return g_strdup_printf (_ ("Left at %s"), leaves);
    case SAM_DOOR_NO_SHOW:
      return g_strdup (_ ("Did not come"));
    case SAM_DOOR_EXPECTED:
    default:
      if (g_strcmp0 (person->status, "waiting_list") == 0)
        return g_strdup (_ ("Waiting list"));
      return arrives != NULL ? g_strdup_printf (_ ("Comes at %s"), arrives) : NULL;
    }
}

/**
 * sam_door_row_set_person:
 */
void
sam_door_row_set_person (SamDoorRow *self,
                         const SamDoorPerson *person)
{
  g_autofree char *state = describe (person);
  /* Translators: %s is a person */
  g_autofree char *here = g_strdup_printf (_ ("%s is here"), person->name);
  g_autofree char *more = g_strdup_printf (_ ("More about %s"), person->name);

  g_free (self->id);
  g_free (self->person_name);
  self->id = g_strdup (person->id);
  self->person_name = g_strdup (person->name);
  self->mark = sam_door_person_get_mark (person);
  gtk_label_set_label (GTK_LABEL (self->name), person->name);
  gtk_label_set_label (GTK_LABEL (self->detail), person->detail);
  gtk_widget_set_visible (self->detail, person->detail != NULL);
  gtk_label_set_label (GTK_LABEL (self->state), state != NULL ? state : "");
  gtk_widget_set_visible (self->state, state != NULL);
  gtk_widget_set_visible (self->here, self->mark == SAM_DOOR_EXPECTED);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->here), "(si)", self->id, (int) SAM_DOOR_HERE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->here), "door.mark");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->here), GTK_ACCESSIBLE_PROPERTY_LABEL, here, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
  if (self->mark == SAM_DOOR_HERE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "here");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "here");
  show_menu (self);
}

/**
 * sam_door_row_get_id:
 */
const char *
sam_door_row_get_id (SamDoorRow *self)
{
  return self->id;
}

/**
 * sam_door_row_get_mark:
 */
SamDoorMark
sam_door_row_get_mark (SamDoorRow *self)
{
  return self->mark;
}

/**
 * sam_door_row_matches:
 *
 * Returns: whether what was typed may mean this person
 */
gboolean
sam_door_row_matches (SamDoorRow *self,
                      const char *typed)
{
  const SamDoorPerson person = { .name = self->person_name };

  return sam_door_person_matches (&person, typed);
}

static void
sam_door_row_dispose (GObject *object)
{
  SamDoorRow *self = SAM_DOOR_ROW (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->person_name, g_free);

  G_OBJECT_CLASS (sam_door_row_parent_class)->dispose (object);
}

static void
sam_door_row_class_init (SamDoorRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_door_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/workshop/sam-door-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamDoorRow, name);
  gtk_widget_class_bind_template_child (widget_class, SamDoorRow, detail);
  gtk_widget_class_bind_template_child (widget_class, SamDoorRow, state);
  gtk_widget_class_bind_template_child (widget_class, SamDoorRow, here);
  gtk_widget_class_bind_template_child (widget_class, SamDoorRow, more);
}

static void
sam_door_row_init (SamDoorRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * sam_door_row_new:
 *
 * Returns: (transfer floating): a row without anybody yet
 */
GtkWidget *
sam_door_row_new (void)
{
  return g_object_new (SAM_TYPE_DOOR_ROW, NULL);
}
