/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/import/sam-import-columns-page.h"

#include <glib/gi18n.h>

#include "app/import/sam-import-column-row.h"
#include "exchange/sam-text-encoding.h"

struct _SamImportColumnsPage
{
  GtkWidget parent_instance;

  SamImportRequest *request; /* the dialog's */
  GPtrArray *workshop_ids;
  gboolean showing; /* what changes is shown, not chosen */

  /* Template children */
  GtkWidget *content;
  GtkDropDown *kind;
  GtkDropDown *encoding;
  GtkDropDown *delimiter;
  GtkDropDown *workshop;
  GtkWidget *encoding_box;
  GtkWidget *delimiter_box;
  GtkWidget *workshop_box;
  GtkCheckButton *header;
  GtkWidget *no_header;
  GtkLabel *problems;
  GtkListBox *columns;
};

G_DEFINE_FINAL_TYPE (SamImportColumnsPage, sam_import_columns_page, GTK_TYPE_WIDGET)

static guint changed_signal;

/* In the order of the choices. */
static const char *const kind_names[] = { "group", "organisation", "staff", "expert",
                                          "participation", "person", "workshop" };
static const char delimiters[] = { ';', ',', '\t', '|' };

static void
forget_mapping (SamImportColumnsPage *self)
{
  g_clear_pointer (&self->request->mapping, g_strfreev);
}

static void
on_kind_selected_cb (SamImportColumnsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind);

  if (self->showing || self->request == NULL || selected >= G_N_ELEMENTS (kind_names))
    return;
  self->request->kind = sam_kind_find (kind_names[selected]);
  forget_mapping (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_encoding_selected_cb (SamImportColumnsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->encoding);

  if (self->showing || self->request == NULL || selected >= g_strv_length ((char **) sam_text_encodings ()))
    return;
  g_free (self->request->encoding);
  self->request->encoding = g_strdup (sam_text_encodings ()[selected]);
  forget_mapping (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_delimiter_selected_cb (SamImportColumnsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->delimiter);

  if (self->showing || self->request == NULL || selected >= G_N_ELEMENTS (delimiters))
    return;
  self->request->delimiter = delimiters[selected];
  forget_mapping (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_header_toggled_cb (SamImportColumnsPage *self)
{
  if (self->showing || self->request == NULL)
    return;
  self->request->header =
      gtk_check_button_get_active (self->header) ? SAM_SHEET_HEADER_THERE : SAM_SHEET_HEADER_MISSING;
  forget_mapping (self);
  g_signal_emit (self, changed_signal, 0);
}

static void
on_workshop_selected_cb (SamImportColumnsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->workshop);

  if (self->showing || self->request == NULL || selected >= self->workshop_ids->len)
    return;
  g_free (self->request->workshop);
  self->request->workshop = g_strdup (g_ptr_array_index (self->workshop_ids, selected));
  g_signal_emit (self, changed_signal, 0);
}

/* A field is one column: where the person chooses it anew, the column that was it is left out. */
static void
give_up_field (SamImportColumnsPage *self,
               SamImportColumnRow *keeper)
{
  const char *field = sam_import_column_row_get_field (keeper);

  self->showing = TRUE;
  for (guint i = 0; gtk_list_box_get_row_at_index (self->columns, (int) i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->columns, (int) i);
      SamImportColumnRow *column = SAM_IMPORT_COLUMN_ROW (gtk_list_box_row_get_child (row));

      if (column != keeper && *field != '\0' && g_str_equal (sam_import_column_row_get_field (column), field))
        sam_import_column_row_set_field (column, "");
    }
  self->showing = FALSE;
}

static void
on_column_changed_cb (SamImportColumnsPage *self,
                      SamImportColumnRow *changed)
{
  g_autoptr (GStrvBuilder) mapping = g_strv_builder_new ();

  if (self->showing)
    return;
  give_up_field (self, changed);
  for (guint i = 0; gtk_list_box_get_row_at_index (self->columns, (int) i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->columns, (int) i);

      g_strv_builder_add (mapping,
                          sam_import_column_row_get_field (SAM_IMPORT_COLUMN_ROW (gtk_list_box_row_get_child (row))));
    }
  forget_mapping (self);
  self->request->mapping = g_strv_builder_end (mapping);
  g_signal_emit (self, changed_signal, 0);
}

static void
sam_import_columns_page_dispose (GObject *object)
{
  SamImportColumnsPage *self = SAM_IMPORT_COLUMNS_PAGE (object);

  self->request = NULL;
  g_clear_pointer (&self->workshop_ids, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), SAM_TYPE_IMPORT_COLUMNS_PAGE);

  G_OBJECT_CLASS (sam_import_columns_page_parent_class)->dispose (object);
}

static void
sam_import_columns_page_class_init (SamImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = sam_import_columns_page_dispose;
  changed_signal = g_signal_new ("changed", SAM_TYPE_IMPORT_COLUMNS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/samenhulp/Samenhulp/ui/import/sam-import-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, content);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, kind);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, encoding);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, delimiter);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, workshop);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, encoding_box);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, delimiter_box);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, workshop_box);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, header);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, no_header);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, problems);
  gtk_widget_class_bind_template_child (widget_class, SamImportColumnsPage, columns);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_encoding_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_delimiter_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_workshop_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_header_toggled_cb);
}

static void
sam_import_columns_page_init (SamImportColumnsPage *self)
{
  g_autoptr (GtkStringList) encodings = NULL;
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->workshop_ids = g_ptr_array_new_with_free_func (g_free);
  self->showing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  encodings = gtk_string_list_new (sam_text_encodings ());
  gtk_drop_down_set_model (self->encoding, G_LIST_MODEL (encodings));
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    /* As their page is called. */
    gtk_string_list_append (kinds, g_str_equal (kind_names[i], "organisation")
                                       ? _ ("Practices")
                                       : _ (sam_kind_find (kind_names[i])->label_plural));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  self->showing = FALSE;
}

static void
show_workshops (SamImportColumnsPage *self,
                const SamImportReading *reading)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_set_size (self->workshop_ids, 0);
  for (guint i = 0; i < reading->workshops->len; i++)
    {
      const SamImportChoice *choice = g_ptr_array_index (reading->workshops, i);

      gtk_string_list_append (titles, choice->title);
      g_ptr_array_add (self->workshop_ids, g_strdup (choice->id));
      if (g_strcmp0 (choice->id, self->request->workshop) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (self->workshop, G_LIST_MODEL (titles));
  if (reading->workshops->len > 0)
    gtk_drop_down_set_selected (self->workshop, selected);
  gtk_widget_set_visible (self->workshop_box, g_str_equal (reading->kind->name, "participation"));
}

static void
show_choices (SamImportColumnsPage *self,
              const SamImportReading *reading)
{
  const char *const *encodings = sam_text_encodings ();
  gboolean is_text = reading->sheet->encoding != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_str_equal (kind_names[i], reading->kind->name))
      gtk_drop_down_set_selected (self->kind, i);
  for (guint i = 0; encodings[i] != NULL; i++)
    if (g_strcmp0 (encodings[i], reading->sheet->encoding) == 0)
      gtk_drop_down_set_selected (self->encoding, i);
  for (guint i = 0; i < G_N_ELEMENTS (delimiters); i++)
    if (delimiters[i] == reading->sheet->delimiter)
      gtk_drop_down_set_selected (self->delimiter, i);
  gtk_check_button_set_active (self->header, !reading->sheet->without_header);
  gtk_widget_set_visible (GTK_WIDGET (self->header), reading->sheet->kind == NULL);
  gtk_widget_set_visible (self->no_header,
                          reading->sheet->without_header && self->request->header == SAM_SHEET_HEADER_GUESSED);
  gtk_widget_set_visible (self->encoding_box, is_text);
  gtk_widget_set_visible (self->delimiter_box, is_text);
}

/* The first cell of the column that is not empty. */
static const char *
find_example (const SamSheet *sheet,
              guint column)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const char *cell = ((SamSheetRow *) g_ptr_array_index (sheet->rows, i))->cells[column];

      if (*cell != '\0')
        return cell;
    }
  return "";
}

static void
show_columns (SamImportColumnsPage *self,
              const SamImportReading *reading)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->columns, 0)) != NULL)
    gtk_list_box_remove (self->columns, GTK_WIDGET (row));
  for (guint i = 0; i < reading->sheet->n_columns; i++)
    {
      GtkWidget *column = sam_import_column_row_new (reading->kind, sam_sheet_get_column_label (reading->sheet, i),
                                                     find_example (reading->sheet, i), reading->mapping[i]);

      g_signal_connect_object (column, "changed", G_CALLBACK (on_column_changed_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->columns, column);
      gtk_list_box_row_set_activatable (gtk_list_box_get_row_at_index (self->columns, (int) i), FALSE);
    }
}

/* The rows show the mapping already when it is the person's own; making them anew would take the keyboard focus. */
static gboolean
shows_columns (SamImportColumnsPage *self,
               const SamImportReading *reading)
{
  guint n = 0;

  for (; gtk_list_box_get_row_at_index (self->columns, (int) n) != NULL; n++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->columns, (int) n);
      SamImportColumnRow *column = SAM_IMPORT_COLUMN_ROW (gtk_list_box_row_get_child (row));

      if (n >= reading->sheet->n_columns ||
          g_strcmp0 (sam_import_column_row_get_field (column), reading->mapping[n]) != 0)
        return FALSE;
    }
  return n == reading->sheet->n_columns && self->request->mapping != NULL;
}

/**
 * sam_import_columns_page_show:
 * @request: what the person's choices change; it must live as long as the page
 * @reading: what to show
 */
void
sam_import_columns_page_show (SamImportColumnsPage *self,
                              SamImportRequest *request,
                              const SamImportReading *reading)
{
  g_autoptr (GString) problems = g_string_new (reading->problem);

  self->request = request;
  self->showing = TRUE;
  show_choices (self, reading);
  show_workshops (self, reading);
  if (!shows_columns (self, reading))
    show_columns (self, reading);
  self->showing = FALSE;
  gtk_label_set_label (self->problems, problems->str);
  gtk_widget_set_visible (GTK_WIDGET (self->problems), problems->len > 0);
}
