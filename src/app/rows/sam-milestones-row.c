/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/rows/sam-milestones-row.h"

#include <glib/gi18n.h>

#include "app/rows/sam-member-entry.h"
#include "app/rows/sam-row-text.h"
#include "app/rows/sam-wrap-layout.h"
#include "app/sam-dates.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "record/sam-milestones.h"

/* "30 september 2026", and of the evidence so much that one sees that words belong there. */
#define LETTERS_OF_A_DAY 16
#define LETTERS_OF_EVIDENCE 8

/* One milestone: its check, and below it the day and the evidence. */
typedef struct
{
  const SamChoice *choice;
  GtkWidget *check;
  GtkWidget *details;
  GtkWidget *on;
  GtkWidget *evidence;
} Line;

struct _SamMilestonesRow
{
  SamFieldRow parent_instance;

  GArray *made;     /* (element-type Line) in the order of the choices */
  SamRecord *shown; /* holds only this field: what this version does not know of is handed back */
  char *status;     /* name of the field that follows */

  /* Template children */
  GtkWidget *lines;
  GtkWidget *count;
};

enum
{
  PROP_STATUS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const SamField date_member = { .name = "on", .type = SAM_FIELD_DATE };
static const SamField evidence_member = { .name = "evidence", .type = SAM_FIELD_TEXT };

G_DEFINE_FINAL_TYPE (SamMilestonesRow, sam_milestones_row, SAM_TYPE_FIELD_ROW)

static gboolean
is_checked (const Line *line)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (line->check));
}

static void
update_details (SamMilestonesRow *self)
{
  guint n = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < self->made->len; i++)
    {
      Line *line = &g_array_index (self->made, Line, i);

      n += is_checked (line);
      gtk_widget_set_visible (line->details, is_checked (line));
    }
  /* Translators: how many of how many milestones are reached, such as "4 of 6" */
  text = g_strdup_printf (_ ("%u of %u"), n, self->made->len);
  gtk_label_set_label (GTK_LABEL (self->count), text);
}

/* What is reached was reached today, unless the person says otherwise. */
static void
on_toggled_cb (SamMilestonesRow *self,
               GtkCheckButton *check)
{
  for (guint i = 0; i < self->made->len; i++)
    {
      Line *line = &g_array_index (self->made, Line, i);

      if (line->check == GTK_WIDGET (check) && is_checked (line) &&
          *gtk_editable_get_text (GTK_EDITABLE (line->on)) == '\0' && !gtk_widget_get_visible (line->details))
        {
          g_autofree char *today = sam_dates_dup_today ();
          g_autofree char *value = sam_json_from_string (today);
          g_autofree char *text = sam_row_text_format (&date_member, value);

          sam_field_row_fill (line->on, text);
        }
    }
  update_details (self);
  sam_field_row_note_edit (SAM_FIELD_ROW (self));
}

static GtkWidget *
make_entry (SamMilestonesRow *self,
            const SamChoice *choice,
            const SamField *member,
            const char *placeholder,
            int n_letters)
{
  /* Translators: what is asked, and of which milestone: "Since: Has a contact person with a name" */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s"), placeholder, _ (choice->label));
  GtkWidget *entry = sam_member_entry_new (SAM_FIELD_ROW (self), member, placeholder, label);

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), n_letters);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), n_letters);
  return entry;
}

static void
add_line (SamMilestonesRow *self,
          const SamChoice *choice)
{
  GtkWidget *label = gtk_label_new (_ (choice->label));
  Line line = {
    .choice = choice,
    .check = gtk_check_button_new (),
    .details = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0),
    .on = make_entry (self, choice, &date_member, _ ("Since"), LETTERS_OF_A_DAY),
    .evidence = make_entry (self, choice, &evidence_member, _ ("What shows it"), LETTERS_OF_EVIDENCE),
  };

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (line.check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line.check), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (choice->label), -1);
  g_signal_connect_object (line.check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (line.evidence, TRUE);
  gtk_widget_set_layout_manager (line.details, g_object_new (SAM_TYPE_WRAP_LAYOUT, NULL));
  gtk_widget_set_margin_start (line.details, 30);
  gtk_box_append (GTK_BOX (line.details), line.on);
  gtk_box_append (GTK_BOX (line.details), line.evidence);
  gtk_box_append (GTK_BOX (self->lines), line.check);
  gtk_box_append (GTK_BOX (self->lines), line.details);
  g_array_append_val (self->made, line);
}

static void
sam_milestones_row_prepare (SamFieldRow *row,
                            const SamField *field)
{
  SamMilestonesRow *self = SAM_MILESTONES_ROW (row);
  GtkWidget *child;

  g_return_if_fail (field->choices != NULL);

  while ((child = gtk_widget_get_first_child (self->lines)) != NULL)
    gtk_box_remove (GTK_BOX (self->lines), child);
  g_array_set_size (self->made, 0);
  for (const SamChoice *choice = field->choices; choice->name != NULL; choice++)
    add_line (self, choice);
  update_details (self);
}

static SamRecord *
make_record (SamMilestonesRow *self)
{
  g_autofree char *id = sam_id_new (sam_field_row_get_kind (SAM_FIELD_ROW (self)));

  return sam_record_new (sam_field_row_get_kind (SAM_FIELD_ROW (self)), id);
}

static void
sam_milestones_row_show_value (SamFieldRow *row,
                               const char *value)
{
  SamMilestonesRow *self = SAM_MILESTONES_ROW (row);
  const char *field = sam_field_row_get_field_name (row);

  g_clear_object (&self->shown);
  self->shown = make_record (self);
  sam_record_set_value (self->shown, field, value);
  for (guint i = 0; i < self->made->len; i++)
    {
      Line *line = &g_array_index (self->made, Line, i);
      const char *name = line->choice->name;
      g_autofree char *on = sam_milestones_dup_member (self->shown, field, name, "on");
      g_autofree char *on_value = on != NULL ? sam_json_from_string (on) : NULL;
      g_autofree char *on_text = sam_row_text_format (&date_member, on_value);
      g_autofree char *evidence = sam_milestones_dup_member (self->shown, field, name, "evidence");

      gtk_check_button_set_active (GTK_CHECK_BUTTON (line->check),
                                   sam_milestones_is_reached (self->shown, field, name));
      sam_field_row_fill (line->on, on_text);
      sam_field_row_fill (line->evidence, evidence != NULL ? evidence : "");
    }
  update_details (self);
}

/* FALSE with a problem where the day is none. */
static gboolean
read_line (const Line *line,
           SamRecord *record,
           const char *field,
           const char **problem)
{
  g_autofree char *on_value = NULL;
  g_autofree char *evidence_value = NULL;
  g_autofree char *on = NULL;
  g_autofree char *evidence = NULL;

  if (!is_checked (line))
    {
      sam_milestones_drop (record, field, line->choice->name);
      return TRUE;
    }
  if (!sam_member_entry_read (line->on, &on_value, problem) ||
      !sam_member_entry_read (line->evidence, &evidence_value, problem))
    return FALSE;
  on = sam_json_to_string (on_value);
  evidence = sam_json_to_string (evidence_value);
  sam_milestones_reach (record, field, line->choice->name, on, evidence != NULL ? evidence : "");
  return TRUE;
}

static gboolean
sam_milestones_row_read_value (SamFieldRow *row,
                               char **value,
                               const char **problem)
{
  SamMilestonesRow *self = SAM_MILESTONES_ROW (row);
  const char *field = sam_field_row_get_field_name (row);
  g_autoptr (SamRecord) record = self->shown != NULL ? sam_record_copy (self->shown) : make_record (self);

  *value = NULL;
  for (guint i = 0; i < self->made->len; i++)
    if (!read_line (&g_array_index (self->made, Line, i), record, field, problem))
      return FALSE;
  *value = g_strdup (sam_record_get_value (record, field));
  return TRUE;
}

/* What is checked, with what was typed beside it. */
static char *
sam_milestones_row_dup_text (SamFieldRow *row)
{
  SamMilestonesRow *self = SAM_MILESTONES_ROW (row);
  g_autoptr (SamJsonObject) typed = sam_json_object_new ();

  for (guint i = 0; i < self->made->len; i++)
    {
      const Line *line = &g_array_index (self->made, Line, i);
      const char *const texts[] = { gtk_editable_get_text (GTK_EDITABLE (line->on)),
                                    gtk_editable_get_text (GTK_EDITABLE (line->evidence)), NULL };

      if (is_checked (line))
        sam_json_object_take_value (typed, line->choice->name, sam_json_from_strv (texts));
    }
  return sam_json_object_to_text (typed);
}

static void
sam_milestones_row_show_text (SamFieldRow *row,
                              const char *text)
{
  SamMilestonesRow *self = SAM_MILESTONES_ROW (row);
  g_autoptr (SamJsonObject) typed = sam_json_object_parse (text, -1, NULL);

  for (guint i = 0; typed != NULL && i < self->made->len; i++)
    {
      Line *line = &g_array_index (self->made, Line, i);
      g_auto (GStrv) texts = sam_json_to_strv (sam_json_object_get (typed, line->choice->name));
      gboolean checked = texts != NULL && g_strv_length (texts) == 2;

      gtk_check_button_set_active (GTK_CHECK_BUTTON (line->check), checked);
      sam_field_row_fill (line->on, checked ? texts[0] : "");
      sam_field_row_fill (line->evidence, checked ? texts[1] : "");
    }
  update_details (self);
}

/* Somebody who paused or a practice that was never reached is not moved on by a milestone noted afterwards: only a
 * status that is empty, or that is a milestone itself, follows. */
static void
sam_milestones_row_store_beside (SamFieldRow *row,
                                 SamRecord *record)
{
  SamMilestonesRow *self = SAM_MILESTONES_ROW (row);
  g_autofree char *status = self->status != NULL ? sam_record_dup_text (record, self->status) : NULL;
  const char *furthest;

  if (self->status == NULL)
    return;
  furthest = sam_milestones_get_furthest (record, sam_field_row_get_field_name (row));
  if (status != NULL && sam_field_find_choice (sam_field_row_get_field (row), status) == NULL &&
      g_strcmp0 (status, "none") != 0)
    return;
  if (furthest != NULL)
    sam_record_set_text (record, self->status, furthest);
}

static void
sam_milestones_row_set_property (GObject *object,
                                 guint id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  if (id == PROP_STATUS)
    SAM_MILESTONES_ROW (object)->status = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
sam_milestones_row_finalize (GObject *object)
{
  SamMilestonesRow *self = SAM_MILESTONES_ROW (object);

  g_clear_object (&self->shown);
  g_array_unref (self->made);
  g_free (self->status);

  G_OBJECT_CLASS (sam_milestones_row_parent_class)->finalize (object);
}

static void
sam_milestones_row_class_init (SamMilestonesRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SamFieldRowClass *row_class = SAM_FIELD_ROW_CLASS (klass);

  object_class->set_property = sam_milestones_row_set_property;
  object_class->finalize = sam_milestones_row_finalize;
  row_class->accepts = SAM_ROW_ACCEPTS (SAM_FIELD_ITEMS);
  row_class->tidies = TRUE;
  row_class->prepare = sam_milestones_row_prepare;
  row_class->show_value = sam_milestones_row_show_value;
  row_class->read_value = sam_milestones_row_read_value;
  row_class->show_text = sam_milestones_row_show_text;
  row_class->dup_text = sam_milestones_row_dup_text;
  row_class->store_beside = sam_milestones_row_store_beside;

  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL,
                                                 G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/nl/samenhulp/Samenhulp/ui/rows/sam-milestones-row.ui");
  gtk_widget_class_bind_template_child (widget_class, SamMilestonesRow, lines);
  gtk_widget_class_bind_template_child (widget_class, SamMilestonesRow, count);
}

static void
sam_milestones_row_init (SamMilestonesRow *self)
{
  self->made = g_array_new (FALSE, FALSE, sizeof (Line));
  gtk_widget_init_template (GTK_WIDGET (self));
  sam_field_row_set_control (SAM_FIELD_ROW (self), self->lines);
}
