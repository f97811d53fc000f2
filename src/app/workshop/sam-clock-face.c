/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/workshop/sam-clock-face.h"

#include <glib/gi18n.h>

#define HEAD_SHARE 0.28   /* of the height: the round and the time */
#define LINE_SPACE 1.35   /* of the size of its letters */
#define LETTER_WIDTH 0.58 /* of their size, about */
#define LARGEST 0.09      /* of the height: a name larger than that is no better to read */

struct _SamClockFace
{
  GtkWidget parent_instance;

  SamClockRun *run;
  SamEvening *evening;
};

G_DEFINE_FINAL_TYPE (SamClockFace, sam_clock_face, GTK_TYPE_WIDGET)

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/**
 * sam_clock_face_list_seats:
 * @round: from 0
 *
 * Returns: (transfer full): who sits at which table, by name
 */
char **
sam_clock_face_list_seats (const SamEvening *evening,
                           guint round)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();

  for (guint p = 0; p < evening->guests->len && round < evening->n_rounds; p++)
    {
      const int e = evening->seats[p * evening->n_rounds + round];

      /* Translators: on the projector: a first name and the number of a table */
      if (e >= 0)
        g_ptr_array_add (lines, g_strdup_printf (_ ("%s → %u"), sam_evening_guest (evening, p)->first_name,
                                                 sam_evening_host (evening, e)->table));
    }
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/**
 * sam_clock_face_fit:
 * @longest: letters of the longest line
 * @n_columns: (out): in how many columns the lines then stand
 *
 * Returns: the largest size of letters in which all lines fit
 */
double
sam_clock_face_fit (guint n_lines,
                    guint longest,
                    double width,
                    double height,
                    guint *n_columns)
{
  double best = 0;

  *n_columns = 1;
  for (guint columns = 1; columns <= MAX (1, n_lines); columns++)
    {
      const guint rows = (n_lines + columns - 1) / columns;
      const double by_height = height / (MAX (1, rows) * LINE_SPACE);
      const double by_width = width / columns / ((MAX (1, longest) + 2) * LETTER_WIDTH);
      const double size = MIN (by_height, by_width);

      if (size <= best)
        continue;
      best = size;
      *n_columns = columns;
    }
  return best;
}

static PangoLayout *
make_layout (SamClockFace *self,
             const char *text,
             double size,
             gboolean bold)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (MAX (1, size) * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  return layout;
}

static void
draw_text (SamClockFace *self,
           GtkSnapshot *snapshot,
           const char *text,
           double x,
           double y,
           double width,
           double size,
           gboolean bold)
{
  g_autoptr (PangoLayout) layout = make_layout (self, text, size, bold);
  GdkRGBA colour;

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static guint
find_longest (char **lines)
{
  glong longest = 0;

  for (char **line = lines; *line != NULL; line++)
    longest = MAX (longest, g_utf8_strlen (*line, -1));
  return (guint) longest;
}

/* During a round, the seats of the next one; before it, those that people are to go to. */
static guint
get_round_to_show (const SamRoundClock *clock)
{
  return clock->phase == SAM_CLOCK_ROUND ? clock->round + 1 : clock->round;
}

static char **
list_shown_seats (SamClockFace *self)
{
  if (self->evening == NULL || self->run == NULL)
    return g_new0 (char *, 1);
  return sam_clock_face_list_seats (self->evening, get_round_to_show (sam_clock_run_get_clock (self->run)));
}

static void
draw_seats (SamClockFace *self,
            GtkSnapshot *snapshot,
            double left,
            double top,
            double width,
            double height)
{
  g_auto (GStrv) lines = list_shown_seats (self);
  const guint n = g_strv_length (lines);
  guint columns;
  const double size = MIN (sam_clock_face_fit (n, find_longest (lines), width, height, &columns),
                           LARGEST * gtk_widget_get_height (GTK_WIDGET (self)));
  const guint rows = (n + columns - 1) / columns;

  for (guint i = 0; i < n; i++)
    draw_text (self, snapshot, lines[i], left + i / rows * width / columns, top + i % rows * size * LINE_SPACE,
               width / columns - size / 2, size, FALSE);
}

static void
sam_clock_face_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  SamClockFace *self = SAM_CLOCK_FACE (widget);
  const double width = gtk_widget_get_width (widget);
  const double height = gtk_widget_get_height (widget);
  const double margin = height * 0.04;
  g_autofree char *title = NULL;
  g_autofree char *left = NULL;
  double size;

  if (self->run == NULL)
    return;
  title = sam_clock_run_describe (self->run);
  left = sam_clock_run_format_left (self->run);
  size = MIN (height * 0.11, width * 0.6 / (double) (g_utf8_strlen (title, -1) * LETTER_WIDTH));
  draw_text (self, snapshot, title, margin, margin + height * 0.05, width * 0.66, size, TRUE);
  draw_text (self, snapshot, left, width * 0.7, margin, width * 0.3 - margin,
             MIN (height * 0.2, width * 0.3 / (5 * LETTER_WIDTH)), TRUE);
  draw_seats (self, snapshot, margin, height * HEAD_SHARE, width - 2 * margin, height * (1 - HEAD_SHARE) - margin);
}

/* What is drawn is also said, for those who listen to the screen. */
static void
on_changed_cb (SamClockFace *self)
{
  g_auto (GStrv) lines = list_shown_seats (self);
  g_autofree char *title = self->run != NULL ? sam_clock_run_describe (self->run) : g_strdup ("");
  g_autofree char *seats = g_strjoinv ("\n", lines);
  g_autofree char *spoken = g_strjoin ("\n", title, seats, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
sam_clock_face_dispose (GObject *object)
{
  SamClockFace *self = SAM_CLOCK_FACE (object);

  g_clear_object (&self->run);
  g_clear_pointer (&self->evening, sam_evening_unref);

  G_OBJECT_CLASS (sam_clock_face_parent_class)->dispose (object);
}

static void
sam_clock_face_class_init (SamClockFaceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = sam_clock_face_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = sam_clock_face_snapshot;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "clockface");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
sam_clock_face_init (SamClockFace *self)
{
}

/**
 * sam_clock_face_set_run:
 */
void
sam_clock_face_set_run (SamClockFace *self,
                        SamClockRun *run)
{
  g_set_object (&self->run, run);
  g_signal_connect_object (run, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  on_changed_cb (self);
}

/**
 * sam_clock_face_set_evening:
 * @evening: (nullable): the seats as they are now
 */
void
sam_clock_face_set_evening (SamClockFace *self,
                            SamEvening *evening)
{
  SamEvening *before = self->evening;

  self->evening = evening != NULL ? sam_evening_ref (evening) : NULL;
  g_clear_pointer (&before, sam_evening_unref);
  on_changed_cb (self);
}
