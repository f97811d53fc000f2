/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-attendance-writer.h"

#include "exchange/sam-export-job.h"
#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-file.h"
#include "network/sam-day-words.h"
#include "network/sam-workshop-programme.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define MARGIN SAM_PDF_MM (15)
#define ROWS_PER_PAGE 22
/* What a row of the programme takes at most: three lines, and the space below. */
#define PROGRAMME_ROW 48
#define N_COLUMNS 11
#define COLUMN_HOURS 8
#define COLUMN_COUNTED 9

static const char *const titles[N_COLUMNS] = {
  N_ ("No."),
  N_ ("Name"),
  N_ ("Function"),
  N_ ("Practice"),
  N_ ("Register"),
  N_ ("Reg. no."),
  N_ ("Arrives"),
  N_ ("Leaves"),
  N_ ("Hours"),
  N_ ("Count"),
  N_ ("All of it"),
};

static const double shares[N_COLUMNS] = { 0.04, 0.19, 0.13, 0.18, 0.09, 0.11, 0.06, 0.06, 0.05, 0.05, 0.04 };

/**
 * sam_attendance_sheet_load:
 *
 * Returns: (transfer full): who was at a workshop, and what it was; or %NULL
 */
SamAttendanceSheet *
sam_attendance_sheet_load (SamStore *store,
                           const char *workshop_id,
                           GError **error)
{
  g_autoptr (SamRecord) workshop = sam_store_load (store, workshop_id, error);
  g_autoptr (SamAttendanceSheet) self = g_new0 (SamAttendanceSheet, 1);
  g_autofree char *date = NULL;
  int minutes;

  if (workshop == NULL)
    return NULL;
  minutes = sam_programme_count_minutes (workshop);
  self->hours = minutes >= 0 ? sam_attendance_format_hours ((guint) minutes) : NULL;
  self->programme = sam_programme_read (workshop);
  self->people = sam_attendance_load (store, workshop_id, error);
  self->title = sam_record_dup_title (workshop);
  date = sam_record_dup_text (workshop, "date");
  self->date = sam_day_words_full (date);
  self->place = sam_workshop_dup_title_of (store, workshop, "venue");
  self->number = sam_record_dup_text (workshop, "accreditation_number");
  self->points = sam_record_dup_text (workshop, "accreditation_points");
  self->signer = sam_workshop_dup_title_of (store, workshop, "leader");
  return self->people != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * sam_attendance_sheet_free:
 */
void
sam_attendance_sheet_free (SamAttendanceSheet *self)
{
  g_free (self->title);
  g_free (self->date);
  g_free (self->place);
  g_free (self->number);
  g_free (self->points);
  g_free (self->hours);
  g_free (self->signer);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->programme, g_ptr_array_unref);
  g_free (self);
}

static char *
format_cell (const SamAttendance *person,
             guint row,
             guint column)
{
  const char *const texts[N_COLUMNS] = {
    NULL,
    person->name,
    person->function,
    person->practice,
    person->register_name,
    person->number,
    person->arrives_at,
    person->leaves_at,
    NULL,
    NULL,
    person->full ? _ ("yes") : _ ("no"),
  };

  if (column == 0)
    return g_strdup_printf ("%u", row + 1);
  if (column == COLUMN_HOURS)
    return sam_attendance_format_hours (person->minutes);
  if (column == COLUMN_COUNTED)
    return sam_attendance_format_hours (person->counted);
  return g_strdup (texts[column] != NULL ? texts[column] : "");
}

/* @with_hours: of the whole, which a certificate of somebody who left early must not say. */
static char *
join_head (const SamAttendanceSheet *self,
           gboolean with_hours)
{
  g_autofree char *number = self->number != NULL ? g_strdup_printf (_ ("Accreditation %s"), self->number) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *hours = with_hours && self->hours != NULL ? g_strdup_printf (_ ("%s hours"), self->hours) : NULL;
  const char *const texts[] = { self->date, self->place, hours, number };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_ptr_array_add (parts, (gpointer) texts[i]);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/* As a sheet reads it, whatever people write. */
static char *
format_number (guint minutes)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.2f", minutes / 60.0));
}

static char **
make_row (const char *at,
          const char *what,
          const char *by)
{
  const char *const cells[] = { at != NULL ? at : "", what != NULL ? what : "", by != NULL ? by : "", NULL };

  return g_strdupv ((char **) cells);
}

static GPtrArray *
make_programme_rows (const SamAttendanceSheet *self)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, make_row (_ ("Time"), _ ("What"), _ ("By whom")));
  for (guint i = 0; i < self->programme->len; i++)
    {
      const SamProgrammePart *part = g_ptr_array_index (self->programme, i);

      g_ptr_array_add (rows, make_row (part->at, part->what, part->by));
    }
  return rows;
}

/**
 * sam_attendance_write_xlsx:
 *
 * Numbers of registers are texts: they begin with a nought as often as not.
 *
 * Returns: whether it was written
 */
gboolean
sam_attendance_write_xlsx (const SamAttendanceSheet *self,
                           const char *path,
                           GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GPtrArray) programme = NULL;
  g_autofree char *head = join_head (self, TRUE);
  char **names = g_new0 (char *, N_COLUMNS + 1);

  for (guint column = 0; column < N_COLUMNS; column++)
    names[column] = g_strdup (g_dgettext (GETTEXT_PACKAGE, titles[column]));
  g_ptr_array_add (rows, names);
  for (guint i = 0; i < self->people->len; i++)
    {
      const SamAttendance *person = g_ptr_array_index (self->people, i);
      char **cells = g_new0 (char *, N_COLUMNS + 1);

      for (guint column = 0; column < N_COLUMNS; column++)
        cells[column] = column == COLUMN_HOURS     ? format_number (person->minutes)
                        : column == COLUMN_COUNTED ? format_number (person->counted)
                                                   : format_cell (person, i, column);
      g_ptr_array_add (rows, cells);
    }
  programme = make_programme_rows (self);
  return sam_xlsx_write_tables ((const SamXlsxTable[]){
                                    { .name = _ ("Attendance"),
                                      .title = self->title,
                                      .subtitle = head,
                                      .rows = rows,
                                      .numbers = 1 << 0 | 1 << COLUMN_HOURS | 1 << COLUMN_COUNTED },
                                    { .name = _ ("Programme"),
                                      .title = self->title,
                                      .subtitle = head,
                                      .rows = programme },
                                },
                                self->programme->len > 0 ? 2 : 1, path, error);
}

static void
draw_cells (cairo_t *cairo,
            double y,
            gboolean bold,
            char *(*get) (gpointer, guint),
            gpointer data)
{
  const SamPdfStyle style = { 9, bold, bold ? 0.2 : 0.05, PANGO_ALIGN_LEFT, 2 };
  const double width = SAM_PDF_A4_LONG - 2 * MARGIN;
  double x = MARGIN;

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *text = get (data, column);

      sam_pdf_draw_text (cairo, x, y, width * shares[column] - 4, &style, text);
      x += width * shares[column];
    }
}

static char *
dup_title (gpointer data,
           guint column)
{
  return g_strdup (g_dgettext (GETTEXT_PACKAGE, titles[column]));
}

typedef struct
{
  const SamAttendance *person;
  guint row;
} Row;

static char *
get_cell (gpointer data,
          guint column)
{
  const Row *row = data;

  return format_cell (row->person, row->row, column);
}

static const SamPdfStyle title_style = { 14, TRUE, 0, PANGO_ALIGN_LEFT, 1 };

/* Returns: where to go on */
static double
draw_head (const SamAttendanceSheet *self,
           cairo_t *cairo)
{
  const SamPdfStyle style = { 10, FALSE, 0.2, PANGO_ALIGN_LEFT, 1 };
  const double width = SAM_PDF_A4_LONG - 2 * MARGIN;
  g_autofree char *head = join_head (self, TRUE);
  double y = MARGIN;

  y += sam_pdf_draw_text (cairo, MARGIN, y, width, &title_style, self->title) + 4;
  return y + sam_pdf_draw_text (cairo, MARGIN, y, width, &style, head) + 12;
}

static void
draw_list_page (const SamAttendanceSheet *self,
                guint page,
                cairo_t *cairo)
{
  double y = draw_head (self, cairo);

  draw_cells (cairo, y, TRUE, dup_title, NULL);
  y += 18;
  for (guint i = page * ROWS_PER_PAGE; i < MIN ((page + 1) * ROWS_PER_PAGE, self->people->len); i++, y += 20)
    {
      Row row = { g_ptr_array_index (self->people, i), i };

      sam_pdf_draw_line (cairo, MARGIN, y - 3, SAM_PDF_A4_LONG - MARGIN, y - 3, 0.4, 0.7);
      draw_cells (cairo, y, FALSE, get_cell, &row);
    }
}

/* Returns: where to go on */
static double
draw_programme_head (const SamAttendanceSheet *self,
                     cairo_t *cairo)
{
  const double y = draw_head (self, cairo);

  return y + sam_pdf_draw_text (cairo, MARGIN, y, SAM_PDF_A4_LONG - 2 * MARGIN, &title_style, _ ("Programme")) + 8;
}

/* Returns: how high it is */
static double
draw_programme_part (const SamProgrammePart *part,
                     double y,
                     cairo_t *cairo)
{
  const SamPdfStyle cell = { 10, FALSE, 0.05, PANGO_ALIGN_LEFT, 3 };
  const double width = SAM_PDF_A4_LONG - 2 * MARGIN;
  const double starts[] = { 0, 0.1, 0.7, 1 };
  const char *const texts[] = { part->at, part->what, part->by };
  double height = 14;

  sam_pdf_draw_line (cairo, MARGIN, y - 3, SAM_PDF_A4_LONG - MARGIN, y - 3, 0.4, 0.7);
  for (guint column = 0; column < G_N_ELEMENTS (texts); column++)
    if (texts[column] != NULL)
      height = MAX (height, sam_pdf_draw_text (cairo, MARGIN + width * starts[column], y,
                                               width * (starts[column + 1] - starts[column]) - 6, &cell,
                                               texts[column]));
  return height + 6;
}

/* After the people, on pages of its own: it is handed in with them. */
static void
draw_programme (const SamAttendanceSheet *self,
                cairo_t *cairo)
{
  double y = draw_programme_head (self, cairo);

  for (guint i = 0; i < self->programme->len; i++)
    {
      if (y + PROGRAMME_ROW > SAM_PDF_A4_SHORT - MARGIN)
        {
          cairo_show_page (cairo);
          y = draw_programme_head (self, cairo);
        }
      y += draw_programme_part (g_ptr_array_index (self->programme, i), y, cairo);
    }
  cairo_show_page (cairo);
}

/**
 * sam_attendance_write_pdf:
 *
 * Returns: whether the list was written
 */
gboolean
sam_attendance_write_pdf (const SamAttendanceSheet *self,
                          const char *path,
                          GError **error)
{
  SamPdfFile *file = sam_pdf_file_new (SAM_PDF_A4_LONG, SAM_PDF_A4_SHORT, self->title);
  const guint n_pages = MAX (1, (self->people->len + ROWS_PER_PAGE - 1) / ROWS_PER_PAGE);

  for (guint page = 0; page < n_pages; page++)
    {
      draw_list_page (self, page, sam_pdf_file_get_cairo (file));
      cairo_show_page (sam_pdf_file_get_cairo (file));
    }
  if (self->programme->len > 0)
    draw_programme (self, sam_pdf_file_get_cairo (file));
  return sam_pdf_file_finish (file, path, error);
}

static void
draw_certificate (const SamAttendanceSheet *self,
                  const SamAttendance *person,
                  cairo_t *cairo)
{
  const SamPdfStyle head = { 26, TRUE, 0, PANGO_ALIGN_CENTER, 1 };
  const SamPdfStyle name = { 22, TRUE, 0, PANGO_ALIGN_CENTER, 1 };
  const SamPdfStyle text = { 13, FALSE, 0.1, PANGO_ALIGN_CENTER, 3 };
  const double left = SAM_PDF_MM (25);
  const double width = SAM_PDF_A4_SHORT - 2 * left;
  g_autofree char *hours = sam_attendance_format_hours (person->minutes);
  g_autofree char *attended = g_strdup_printf (_ ("attended %s hours of “%s”"), hours, self->title);
  g_autofree char *place = join_head (self, FALSE);
  g_autofree char *number = person->number != NULL && person->register_name != NULL
                                ? g_strdup_printf (_ ("%s, number %s"), person->register_name, person->number)
                                : g_strdup ("");
  double y = SAM_PDF_MM (70);

  y += sam_pdf_draw_text (cairo, left, y, width, &head, _ ("Certificate of Attendance")) + 40;
  y += sam_pdf_draw_text (cairo, left, y, width, &name, person->name != NULL ? person->name : "") + 8;
  y += sam_pdf_draw_text (cairo, left, y, width, &text, number) + 20;
  y += sam_pdf_draw_text (cairo, left, y, width, &text, attended) + 8;
  y += sam_pdf_draw_text (cairo, left, y, width, &text, place) + 8;
  /* Part of an evening earns no points by itself: the register decides about the hours. */
  if (person->full && self->points != NULL)
    {
      g_autofree char *points = g_strdup_printf (_ ("Points: %s"), self->points);

      sam_pdf_draw_text (cairo, left, y, width, &text, points);
    }
  y = SAM_PDF_MM (225);
  sam_pdf_draw_line (cairo, left + width / 4, y, left + width * 3 / 4, y, 0.6, 0.3);
  sam_pdf_draw_text (cairo, left, y + 6, width, &text, self->signer != NULL ? self->signer : _ ("Signature"));
}

/**
 * sam_attendance_write_certificates:
 *
 * One sheet of A4 for each person.
 *
 * Returns: whether they were written
 */
gboolean
sam_attendance_write_certificates (const SamAttendanceSheet *self,
                                   const char *path,
                                   GError **error)
{
  SamPdfFile *file;

  if (self->people->len == 0)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("Nobody has been ticked as there."));
      return FALSE;
    }
  file = sam_pdf_file_new (SAM_PDF_A4_SHORT, SAM_PDF_A4_LONG, self->title);
  for (guint i = 0; i < self->people->len; i++)
    {
      draw_certificate (self, g_ptr_array_index (self->people, i), sam_pdf_file_get_cairo (file));
      cairo_show_page (sam_pdf_file_get_cairo (file));
    }
  return sam_pdf_file_finish (file, path, error);
}
