/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-plan-grid.h"

#include "app/workshop/sam-plan-chip.h"
#include "app/workshop/sam-plan-words.h"

#include <glib/gi18n.h>

struct _SamPlanGrid
{
  GtkWidget parent_instance;

  SamPlanSession *session;
  GtkWidget *grid;
  GtkWidget *menu;  /* of the chip that was pressed; NULL when closed */
  int focus_person; /* whose chip gets the focus back when the cells are made anew; -1: none */
  guint focus_round;
  guint rebuild_source;
};

enum
{
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SamPlanGrid, sam_plan_grid, GTK_TYPE_WIDGET)

static void
tell (SamPlanGrid *self,
      const char *words)
{
  g_signal_emit (self, signals[TOLD], 0, words);
}

/* A cell knows its table and round. */
static int
get_cell_table (GtkWidget *cell)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "table")) - 1;
}

static guint
get_cell_round (GtkWidget *cell)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (cell), "round"));
}

/* The chip at a place of a cell, for exchanging seats with. */
static int
find_person_at (GtkWidget *cell,
                double x,
                double y)
{
  GtkWidget *picked = gtk_widget_pick (cell, x, y, GTK_PICK_DEFAULT);
  GtkWidget *chip = picked != NULL ? gtk_widget_get_ancestor (picked, SAM_TYPE_PLAN_CHIP) : NULL;

  return chip != NULL ? (int) sam_plan_chip_get_participant (SAM_PLAN_CHIP (chip)) : -1;
}

static SamPlanChip *
get_dragged (GtkDropTarget *target)
{
  const GValue *value = gtk_drop_target_get_value (target);

  return value != NULL && G_VALUE_HOLDS (value, SAM_TYPE_PLAN_CHIP) ? g_value_get_object (value) : NULL;
}

static void
show_effect (SamPlanGrid *self,
             GtkWidget *cell,
             SamPlanChip *chip,
             int swap_with)
{
  g_autoptr (SamSpeeddateMove) move = NULL;
  g_autofree char *words = NULL;

  move = sam_plan_session_evaluate (self->session, sam_plan_chip_get_participant (chip), get_cell_round (cell),
                                    get_cell_table (cell), swap_with);
  words = sam_plan_words_describe_move (move);
  gtk_widget_remove_css_class (cell, "drop-good");
  gtk_widget_remove_css_class (cell, "drop-bad");
  gtk_widget_add_css_class (cell, move->breaks->len > 0 ? "drop-bad" : "drop-good");
  tell (self, words);
}

static GdkDragAction
on_motion_cb (GtkDropTarget *target,
              double x,
              double y,
              SamPlanGrid *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  SamPlanChip *chip = get_dragged (target);
  const int swap_with = find_person_at (cell, x, y);
  const int shown = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "shown"));

  /* One person sits at one table a round: chips move within their round. */
  if (chip == NULL || sam_plan_chip_get_round (chip) != get_cell_round (cell) ||
      gtk_widget_is_ancestor (GTK_WIDGET (chip), cell))
    return 0;
  if (shown != swap_with + 2)
    show_effect (self, cell, chip, swap_with);
  g_object_set_data (G_OBJECT (cell), "shown", GINT_TO_POINTER (swap_with + 2));
  return GDK_ACTION_MOVE;
}

static void
clear_effect (GtkWidget *cell)
{
  gtk_widget_remove_css_class (cell, "drop-good");
  gtk_widget_remove_css_class (cell, "drop-bad");
  g_object_set_data (G_OBJECT (cell), "shown", NULL);
}

static void
on_leave_cb (GtkDropTarget *target,
             SamPlanGrid *self)
{
  clear_effect (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  tell (self, NULL);
}

static void
move_person (SamPlanGrid *self,
             guint participant,
             guint round,
             int table,
             int swap_with)
{
  self->focus_person = (int) participant;
  self->focus_round = round;
  sam_plan_session_move (self->session, participant, round, table, swap_with);
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue *value,
            double x,
            double y,
            SamPlanGrid *self)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  SamPlanChip *chip = g_value_get_object (value);

  /* A drop is not followed by a leave. */
  clear_effect (cell);
  if (chip == NULL || sam_plan_chip_get_round (chip) != get_cell_round (cell))
    return FALSE;
  move_person (self, sam_plan_chip_get_participant (chip), get_cell_round (cell), get_cell_table (cell),
               find_person_at (cell, x, y));
  return TRUE;
}

static GtkWidget *
make_cell (SamPlanGrid *self,
           int table,
           guint round)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkDropTarget *target = gtk_drop_target_new (SAM_TYPE_PLAN_CHIP, GDK_ACTION_MOVE);

  gtk_widget_add_css_class (cell, "plan-cell");
  g_object_set_data (G_OBJECT (cell), "table", GINT_TO_POINTER (table + 1));
  g_object_set_data (G_OBJECT (cell), "round", GUINT_TO_POINTER (round));
  gtk_drop_target_set_preload (target, TRUE);
  g_signal_connect (target, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (target));
  return cell;
}

static void
fill_cell (SamPlanGrid *self,
           GtkWidget *cell)
{
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  const guint round = get_cell_round (cell);

  for (guint p = 0; p < loaded->problem->participants->len; p++)
    {
      GtkWidget *chip;

      if (loaded->seats[p * loaded->problem->n_rounds + round] != get_cell_table (cell))
        continue;
      if ((sam_speeddate_participant (loaded->problem, p)->available >> round & 1) == 0)
        continue;
      chip = sam_plan_chip_new (sam_evening_guest (loaded->evening, p)->name, p, round,
                                sam_plan_session_is_pinned (self->session, p, round));
      gtk_widget_set_sensitive (chip, round >= loaded->rounds_held);
      gtk_box_append (GTK_BOX (cell), chip);
      if (self->focus_person == (int) p && self->focus_round == round)
        gtk_widget_grab_focus (chip);
    }
}

static GtkWidget *
make_heading (const char *title,
              const char *subtitle)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_label_new (title);
  GtkWidget *second = gtk_label_new (subtitle);

  gtk_label_set_xalign (GTK_LABEL (first), 0);
  gtk_label_set_xalign (GTK_LABEL (second), 0);
  gtk_label_set_ellipsize (GTK_LABEL (second), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (first, "heading");
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_set_visible (second, subtitle != NULL);
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_widget_add_css_class (box, "plan-heading");
  return box;
}

static void
add_headings (SamPlanGrid *self,
              const SamEvening *evening)
{
  for (guint e = 0; e < evening->hosts->len; e++)
    {
      const SamEveningHost *host = sam_evening_host (evening, e);
      g_autofree char *table = g_strdup_printf (_ ("Table %u"), host->table);

      gtk_grid_attach (GTK_GRID (self->grid), make_heading (table, host->first_name), (int) e + 1, 0, 1, 1);
    }
  gtk_grid_attach (GTK_GRID (self->grid), make_heading (_ ("No table"), NULL), (int) evening->hosts->len + 1, 0, 1, 1);
  for (guint r = 0; r < evening->n_rounds; r++)
    {
      const gboolean played = r < sam_plan_session_get_loaded (self->session)->rounds_held;
      /* Translators: %u is the number of a round whose seats can't change any more */
      g_autofree char *round = g_strdup_printf (played ? _ ("Round %u, held") : _ ("Round %u"), r + 1);

      gtk_grid_attach (GTK_GRID (self->grid), make_heading (round, evening->begins[r]), 0, (int) r + 1, 1, 1);
    }
}

static void
rebuild (SamPlanGrid *self)
{
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  GtkWidget *child;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  if (loaded == NULL)
    return;
  add_headings (self, loaded->evening);
  for (guint r = 0; r < loaded->problem->n_rounds; r++)
    for (guint column = 0; column <= loaded->problem->experts->len; column++)
      {
        const int table = column < loaded->problem->experts->len ? (int) column : -1;
        GtkWidget *cell = make_cell (self, table, r);

        gtk_grid_attach (GTK_GRID (self->grid), cell, (int) column + 1, (int) r + 1, 1, 1);
        fill_cell (self, cell);
      }
  self->focus_person = -1;
}

/* Not at once: the change may come from a chip or a menu that is still busy telling of it. */
static gboolean
on_rebuild_cb (gpointer data)
{
  SamPlanGrid *self = data;

  self->rebuild_source = 0;
  rebuild (self);
  return G_SOURCE_REMOVE;
}

static void
on_session_changed_cb (SamPlanGrid *self)
{
  if (self->rebuild_source == 0)
    self->rebuild_source = g_idle_add (on_rebuild_cb, self);
}

/* The nearest table on one side where the person can go. */
static void
step_person (GtkWidget *widget,
             const char *action,
             GVariant *parameter)
{
  SamPlanGrid *self = SAM_PLAN_GRID (widget);
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  guint participant, round;
  int step;
  int table;

  g_variant_get (parameter, "(uui)", &participant, &round, &step);
  table = loaded->seats[participant * loaded->problem->n_rounds + round];
  if (table < 0)
    table = step > 0 ? -1 : (int) loaded->problem->experts->len;
  for (table += step; table >= 0 && table < (int) loaded->problem->experts->len; table += step)
    {
      g_autoptr (SamSpeeddateMove) move = sam_plan_session_evaluate (self->session, participant, round, table, -1);

      if (move->breaks->len > 0)
        continue;
      move_person (self, participant, round, table, -1);
      return;
    }
  tell (self, _ ("There is no table on that side with a place for this person."));
}

static void
add_move_item (SamPlanGrid *self,
               GMenu *menu,
               guint participant,
               guint round,
               int table)
{
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  g_autoptr (SamSpeeddateMove) move = sam_plan_session_evaluate (self->session, participant, round, table, -1);
  g_autofree char *words = sam_plan_words_describe_move (move);
  g_autofree char *label = NULL;
  g_autoptr (GMenuItem) item = NULL;

  if (move->breaks->len > 0 || loaded->seats[participant * loaded->problem->n_rounds + round] == table)
    return;
  if (table < 0)
    /* Translators: %s is what the move costs */
    label = g_strdup_printf (_ ("No table: %s"), words);
  else
    /* Translators: the number of a table, the name of its expert, and what the move costs */
    label = g_strdup_printf (_ ("Table %u, %s: %s"), sam_evening_host (loaded->evening, table)->table,
                             sam_evening_host (loaded->evening, table)->first_name, words);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "plan.move", "(uui)", participant, round, table);
  g_menu_append_item (menu, item);
}

static GMenu *
make_menu (SamPlanGrid *self,
           guint participant,
           guint round)
{
  const SamPlanLoaded *loaded = sam_plan_session_get_loaded (self->session);
  const gboolean pinned = sam_plan_session_is_pinned (self->session, participant, round);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) tables = g_menu_new ();
  g_autoptr (GMenu) pins = g_menu_new ();
  g_autoptr (GMenuItem) pin = g_menu_item_new (pinned ? _ ("Let the Planner Move") : _ ("Pin Here"), NULL);

  for (guint e = 0; e < loaded->problem->experts->len; e++)
    add_move_item (self, tables, participant, round, (int) e);
  add_move_item (self, tables, participant, round, -1);
  g_menu_item_set_action_and_target (pin, "plan.pin", "(uub)", participant, round, !pinned);
  g_menu_append_section (menu, _ ("Move to"), G_MENU_MODEL (tables));
  if (loaded->seats[participant * loaded->problem->n_rounds + round] >= 0)
    g_menu_append_item (pins, pin);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (pins));
  return menu;
}

static GtkWidget *
find_chip (SamPlanGrid *self,
           guint participant,
           guint round)
{
  for (GtkWidget *cell = gtk_widget_get_first_child (self->grid); cell; cell = gtk_widget_get_next_sibling (cell))
    for (GtkWidget *chip = gtk_widget_get_first_child (cell); chip; chip = gtk_widget_get_next_sibling (chip))
      if (SAM_IS_PLAN_CHIP (chip) && sam_plan_chip_get_participant (SAM_PLAN_CHIP (chip)) == participant &&
          sam_plan_chip_get_round (SAM_PLAN_CHIP (chip)) == round)
        return chip;
  return NULL;
}

static void
show_menu (GtkWidget *widget,
           const char *action,
           GVariant *parameter)
{
  SamPlanGrid *self = SAM_PLAN_GRID (widget);
  g_autoptr (GMenu) menu = NULL;
  guint participant, round;
  GtkWidget *chip;
  graphene_rect_t bounds;

  g_variant_get (parameter, "(uu)", &participant, &round);
  chip = find_chip (self, participant, round);
  if (chip == NULL || !gtk_widget_compute_bounds (chip, widget, &bounds))
    return;
  menu = make_menu (self, participant, round);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_widget_set_parent (self->menu, widget);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                                (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
move_to (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  guint participant, round;
  int table;

  g_variant_get (parameter, "(uui)", &participant, &round, &table);
  move_person (SAM_PLAN_GRID (widget), participant, round, table, -1);
}

static void
set_pin (GtkWidget *widget,
         const char *action,
         GVariant *parameter)
{
  SamPlanGrid *self = SAM_PLAN_GRID (widget);
  guint participant, round;
  gboolean pinned;

  g_variant_get (parameter, "(uub)", &participant, &round, &pinned);
  self->focus_person = (int) participant;
  self->focus_round = round;
  sam_plan_session_set_pinned (self->session, participant, round, pinned);
}

static void
sam_plan_grid_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  SamPlanGrid *self = SAM_PLAN_GRID (widget);

  int natural = height;

  /* Rounds are as high as those who sit there, not as the window. */
  gtk_widget_measure (self->grid, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  gtk_widget_size_allocate (self->grid, &(GtkAllocation){ 0, 0, width, MIN (natural, height) }, baseline);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
sam_plan_grid_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  gtk_widget_measure (SAM_PLAN_GRID (widget)->grid, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
sam_plan_grid_dispose (GObject *object)
{
  SamPlanGrid *self = SAM_PLAN_GRID (object);

  g_clear_handle_id (&self->rebuild_source, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (sam_plan_grid_parent_class)->dispose (object);
}

static void
sam_plan_grid_class_init (SamPlanGridClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_plan_grid_dispose;
  widget_class->size_allocate = sam_plan_grid_size_allocate;
  widget_class->measure = sam_plan_grid_measure;

  signals[TOLD] = g_signal_new ("told", SAM_TYPE_PLAN_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "plangrid");
  gtk_widget_class_install_action (widget_class, "plan.step", "(uui)", step_person);
  gtk_widget_class_install_action (widget_class, "plan.menu", "(uu)", show_menu);
  gtk_widget_class_install_action (widget_class, "plan.move", "(uui)", move_to);
  gtk_widget_class_install_action (widget_class, "plan.pin", "(uub)", set_pin);
}

static void
sam_plan_grid_init (SamPlanGrid *self)
{
  self->focus_person = -1;
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 6);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

/**
 * sam_plan_grid_set_session:
 *
 * To be called once.
 */
void
sam_plan_grid_set_session (SamPlanGrid *self,
                           SamPlanSession *session)
{
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_session_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
}
