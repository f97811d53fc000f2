/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-report.h"

#include "json/sam-json-value.h"
#include "network/sam-day-words.h"
#include "network/sam-report-presets.h"

#include "samenhulp-config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#define FEWEST_BARS 2
#define MOST_BARS 8

static void
figure_free (SamReportFigure *figure)
{
  g_free (figure->id);
  g_free (figure->label);
  g_free (figure->value);
  g_free (figure->number);
  g_free (figure->definition);
  g_free (figure);
}

static void
table_free (SamReportTable *table)
{
  g_free (table->title);
  g_ptr_array_unref (table->rows);
  g_free (table->note);
  g_free (table);
}

static void
section_free (SamReportSection *section)
{
  g_free (section->title);
  g_ptr_array_unref (section->texts);
  g_ptr_array_unref (section->figures);
  g_ptr_array_unref (section->tables);
  g_free (section->quote_title);
  g_free (section->quote);
  g_free (section);
}

/**
 * sam_report_new:
 * @preset: which report it is
 *
 * Returns: (transfer full): a report without sections
 */
SamReport *
sam_report_new (const char *preset,
                const char *title,
                const char *subtitle)
{
  SamReport *self = g_new0 (SamReport, 1);

  self->preset = g_strdup (preset);
  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->sections = g_ptr_array_new_with_free_func ((GDestroyNotify) section_free);
  self->records = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * sam_report_free:
 * @self: (transfer full): a report, with its sections and tables
 */
void
sam_report_free (SamReport *self)
{
  g_free (self->preset);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->region);
  g_free (self->from);
  g_free (self->to);
  g_free (self->made_on);
  g_ptr_array_unref (self->sections);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * sam_report_add_section:
 *
 * Returns: (transfer none): an empty one, the last of the report
 */
SamReportSection *
sam_report_add_section (SamReport *self,
                        const char *title)
{
  SamReportSection *section = g_new0 (SamReportSection, 1);

  section->title = g_strdup (title);
  section->texts = g_ptr_array_new_with_free_func (g_free);
  section->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) figure_free);
  section->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) table_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

/**
 * sam_report_section_add_text:
 * @text: a paragraph, translated
 */
void
sam_report_section_add_text (SamReportSection *self,
                             const char *text)
{
  g_ptr_array_add (self->texts, g_strdup (text));
}

/**
 * sam_report_section_add_figure:
 *
 * Returns: (transfer none): a figure whose value is still to be set
 */
SamReportFigure *
sam_report_section_add_figure (SamReportSection *self,
                               const char *id,
                               const char *label,
                               const char *definition)
{
  SamReportFigure *figure = g_new0 (SamReportFigure, 1);

  figure->id = g_strdup (id);
  figure->label = g_strdup (label);
  figure->definition = g_strdup (definition);
  figure->n = -1;
  g_ptr_array_add (self->figures, figure);
  return figure;
}

/**
 * sam_report_section_add_table:
 * @head: (array zero-terminated=1): the names of the columns
 *
 * Returns: (transfer none): a table with its head
 */
SamReportTable *
sam_report_section_add_table (SamReportSection *self,
                              const char *title,
                              const char *const *head)
{
  SamReportTable *table = g_new0 (SamReportTable, 1);

  table->title = g_strdup (title);
  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  sam_report_table_add_row (table, head);
  g_ptr_array_add (self->tables, table);
  return table;
}

/**
 * sam_report_table_add_row:
 * @cells: (array zero-terminated=1): as many as the head has
 */
void
sam_report_table_add_row (SamReportTable *self,
                          const char *const *cells)
{
  g_ptr_array_add (self->rows, g_strdupv ((char **) cells));
}

/**
 * sam_report_table_has_chart:
 *
 * Returns: whether its first rows are drawn too: two bars or more, and not so many that they cannot be told apart
 */
gboolean
sam_report_table_has_chart (const SamReportTable *self)
{
  guint n_told = 0;

  for (guint i = 1; i <= self->chart; i++)
    n_told += g_ascii_isdigit (*((char **) self->rows->pdata[i])[1]);
  return n_told >= FEWEST_BARS && self->chart <= MOST_BARS;
}

/**
 * sam_report_dup_date_line:
 *
 * Returns: (transfer full): of what period it tells, and as of which day
 */
char *
sam_report_dup_date_line (const SamReport *self)
{
  g_autofree char *from = sam_day_words_long (self->from);
  g_autofree char *to = sam_day_words_long (self->to);
  g_autofree char *made = sam_day_words_long (self->made_on);

  /* Translators: under the title of a report: a first day, a last day, and the day on which it was made */
  return g_strdup_printf (_ ("From %s to %s. Made on %s."), from, to, made);
}

/**
 * sam_report_dup_file_name:
 * @ending: "pdf"
 *
 * Returns: (transfer full): what to call the file: the day, what it is, and of which part of the region
 */
char *
sam_report_dup_file_name (const SamReport *self,
                          const char *ending)
{
  const SamReportPreset *preset = sam_report_preset_find (self->preset);
  const gboolean of_part = preset != NULL && preset->of != SAM_REPORT_OF_REGION && self->subtitle != NULL;
  char *name = g_strdup_printf ("%s %s%s%s.%s", self->made_on, of_part ? self->subtitle : "", of_part ? " " : "",
                                self->title, ending);

  return g_strdelimit (name, "/\\:", '-');
}

static void
set_text (SamJsonObject *object,
          const char *key,
          const char *text)
{
  g_autofree char *json = text != NULL ? sam_json_from_string (text) : NULL;

  if (json != NULL)
    sam_json_object_set (object, key, json);
}

static char *
get_text (SamJsonObject *object,
          const char *key)
{
  return sam_json_to_string (sam_json_object_get (object, key));
}

static void
set_integer (SamJsonObject *object,
             const char *key,
             gint64 value)
{
  g_autofree char *json = sam_json_from_integer (value);

  sam_json_object_set (object, key, json);
}

static gint64
get_integer (SamJsonObject *object,
             const char *key,
             gint64 fallback)
{
  gint64 value;

  return sam_json_to_integer (sam_json_object_get (object, key), &value) ? value : fallback;
}

typedef char *(*Write) (gconstpointer item);
typedef void (*Read) (gpointer to,
                      const char *json);

static void
set_all (SamJsonObject *object,
         const char *key,
         GPtrArray *items,
         Write write)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *json = NULL;

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (texts, write (items->pdata[i]));
  json = sam_json_from_items (texts);
  sam_json_object_set (object, key, json);
}

static void
read_all (SamJsonObject *object,
          const char *key,
          Read read,
          gpointer to)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_json_object_get (object, key));

  for (guint i = 0; items != NULL && i < items->len; i++)
    read (to, items->pdata[i]);
}

static char *
write_string (gconstpointer item)
{
  return sam_json_from_string (item);
}

static char *
write_row (gconstpointer item)
{
  return sam_json_from_strv (item);
}

static char *
write_figure (gconstpointer item)
{
  const SamReportFigure *figure = item;
  g_autoptr (SamJsonObject) object = sam_json_object_new ();

  set_text (object, "id", figure->id);
  set_text (object, "label", figure->label);
  set_text (object, "value", figure->value);
  set_text (object, "number", figure->number);
  set_integer (object, "n", figure->n);
  set_text (object, "definition", figure->definition);
  return sam_json_object_to_text (object);
}

static char *
write_table (gconstpointer item)
{
  const SamReportTable *table = item;
  g_autoptr (SamJsonObject) object = sam_json_object_new ();

  set_text (object, "title", table->title);
  set_all (object, "rows", table->rows, write_row);
  set_integer (object, "numbers", table->numbers);
  set_integer (object, "chart", table->chart);
  set_text (object, "note", table->note);
  return sam_json_object_to_text (object);
}

static char *
write_section (gconstpointer item)
{
  const SamReportSection *section = item;
  g_autoptr (SamJsonObject) object = sam_json_object_new ();

  set_text (object, "title", section->title);
  set_all (object, "texts", section->texts, write_string);
  set_all (object, "figures", section->figures, write_figure);
  set_all (object, "tables", section->tables, write_table);
  set_text (object, "quote_title", section->quote_title);
  set_text (object, "quote", section->quote);
  return sam_json_object_to_text (object);
}

/**
 * sam_report_to_json:
 *
 * Returns: (transfer full): all of it as a JSON object, to be kept
 */
char *
sam_report_to_json (const SamReport *self)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();

  set_text (object, "preset", self->preset);
  set_text (object, "title", self->title);
  set_text (object, "subtitle", self->subtitle);
  set_text (object, "region", self->region);
  set_text (object, "from", self->from);
  set_text (object, "to", self->to);
  set_text (object, "made_on", self->made_on);
  set_all (object, "sections", self->sections, write_section);
  set_all (object, "records", self->records, write_string);
  return sam_json_object_to_text (object);
}

static void
read_string (gpointer to,
             const char *json)
{
  char *text = sam_json_to_string (json);

  if (text != NULL)
    g_ptr_array_add (to, text);
}

/* All rows are as long as the head; what is not was changed by hand, and is left out. */
static void
read_row (gpointer to,
          const char *json)
{
  GPtrArray *rows = to;
  g_auto (GStrv) row = sam_json_to_strv (json);

  if (row != NULL && (rows->len == 0 || g_strv_length (row) == g_strv_length (rows->pdata[0])))
    g_ptr_array_add (rows, g_steal_pointer (&row));
}

static void
read_figure (gpointer to,
             const char *json)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (json, -1, NULL);
  g_autofree char *id = object != NULL ? get_text (object, "id") : NULL;
  g_autofree char *label = object != NULL ? get_text (object, "label") : NULL;
  g_autofree char *value = object != NULL ? get_text (object, "value") : NULL;
  g_autofree char *definition = object != NULL ? get_text (object, "definition") : NULL;
  SamReportFigure *figure;

  if (id == NULL || label == NULL || value == NULL)
    return;
  figure = sam_report_section_add_figure (to, id, label, definition);
  figure->value = g_steal_pointer (&value);
  figure->number = get_text (object, "number");
  figure->n = get_integer (object, "n", -1);
}

static void
read_table (gpointer to,
            const char *json)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (json, -1, NULL);
  g_autofree char *title = object != NULL ? get_text (object, "title") : NULL;
  SamReportSection *section = to;
  SamReportTable *table;

  if (title == NULL)
    return;
  table = sam_report_section_add_table (section, title, (const char *const[]){ NULL });
  g_ptr_array_set_size (table->rows, 0);
  read_all (object, "rows", read_row, table->rows);
  if (table->rows->len == 0 || *(char **) table->rows->pdata[0] == NULL)
    {
      g_ptr_array_set_size (section->tables, (int) section->tables->len - 1);
      return;
    }
  table->numbers = (guint) get_integer (object, "numbers", 0);
  table->chart = (guint) CLAMP (get_integer (object, "chart", 0), 0, table->rows->len - 1);
  table->note = get_text (object, "note");
}

static void
read_section (gpointer to,
              const char *json)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (json, -1, NULL);
  g_autofree char *title = object != NULL ? get_text (object, "title") : NULL;
  SamReportSection *section;

  if (title == NULL)
    return;
  section = sam_report_add_section (to, title);
  read_all (object, "texts", read_string, section->texts);
  read_all (object, "figures", read_figure, section);
  read_all (object, "tables", read_table, section);
  section->quote_title = get_text (object, "quote_title");
  section->quote = get_text (object, "quote");
}

/**
 * sam_report_from_json:
 * @json: what sam_report_to_json() wrote, perhaps on another computer or by another version
 *
 * Returns: (transfer full) (nullable): the report as it was; %NULL where this is none
 */
SamReport *
sam_report_from_json (const char *json,
                      GError **error)
{
  g_autoptr (SamJsonObject) object = sam_json_object_parse (json, -1, error);
  g_autofree char *preset = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  g_autoptr (SamReport) self = NULL;

  if (object == NULL)
    return NULL;
  preset = get_text (object, "preset");
  title = get_text (object, "title");
  subtitle = get_text (object, "subtitle");
  self = sam_report_new (preset, title, subtitle);
  self->region = get_text (object, "region");
  self->from = get_text (object, "from");
  self->to = get_text (object, "to");
  self->made_on = get_text (object, "made_on");
  read_all (object, "sections", read_section, self);
  read_all (object, "records", read_string, self->records);
  if (preset == NULL || title == NULL || self->from == NULL || self->to == NULL || self->made_on == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("What was kept is no report."));
      return NULL;
    }
  return g_steal_pointer (&self);
}
