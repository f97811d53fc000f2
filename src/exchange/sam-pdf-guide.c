/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The contents stand before what they name, so the guide is laid out until its numbers no longer change. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-guide.h"

#include "exchange/sam-guide-words.h"
#include "exchange/sam-pdf-draw.h"
#include "exchange/sam-pdf-file.h"
#include "exchange/sam-pdf-flow.h"
#include "network/sam-day-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define PAGES_PER_SHEET 4
#define MOST_ROUNDS 5
#define LINES_PER_PAGE 18 /* to write on, on A5 */

struct _SamPdfGuide
{
  SamPdfGuideForm form;
  char *title;
  SamPdfFlow *flow;
  GHashTable *pages; /* id of a group → its page, from 1 */
};

/* One laying out. */
typedef struct
{
  const SamGuide *guide;
  SamPdfFlow *flow;
  GHashTable *blocks;      /* group, chapter or section → its block */
  const GHashTable *known; /* the same → its page in the round before, from 1 */
} Writing;

static guint
get_page (const Writing *writing,
          gconstpointer what)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup ((GHashTable *) writing->known, what));
}

static void
note_block (Writing *writing,
            gconstpointer what,
            guint block)
{
  g_hash_table_insert (writing->blocks, (gpointer) what, GUINT_TO_POINTER (block));
}

static void
add_row (GPtrArray *rows,
         const char *text,
         const char *pages)
{
  const char *const cells[] = { text, pages, NULL };

  g_ptr_array_add (rows, g_strdupv ((char **) cells));
}

static void
take_table (Writing *writing,
            GPtrArray *rows)
{
  static const double shares[] = { 5, 1.4 };

  sam_pdf_flow_add_table (writing->flow, rows, shares, 1 << 1);
  g_ptr_array_unref (rows);
}

static GPtrArray *
new_rows (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  add_row (rows, text, _ ("Page"));
  return rows;
}

static void
write_title_page (Writing *writing)
{
  const SamGuide *guide = writing->guide;
  g_autofree char *title = sam_guide_dup_title (guide);
  g_autofree char *tagline = guide->region != NULL ? sam_record_dup_text (guide->region, "tagline") : NULL;
  g_autofree char *contact = guide->region != NULL ? sam_guide_words_contact (guide->region) : NULL;
  g_autofree char *day = sam_day_words_long (guide->made_on);
  g_autofree char *count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u group", "%u groups", guide->groups->len),
                                            guide->groups->len);
  g_autofree char *line = g_strdup_printf ("%s · %s", count, day);

  sam_pdf_flow_add_heading (writing->flow, 1, title);
  if (tagline != NULL)
    sam_pdf_flow_add_quote (writing->flow, tagline);
  sam_pdf_flow_add_paragraph (writing->flow, line);
  if (contact != NULL && *contact != '\0')
    sam_pdf_flow_add_markup (writing->flow, contact);
  sam_pdf_flow_add_note (writing->flow, _ ("Groups change. Call or write before you go, and tell us what is no longer "
                                           "right. Only what the groups agreed to print stands in this guide."));
  sam_pdf_flow_add_page_break (writing->flow);
}

static void
write_contents (Writing *writing)
{
  GPtrArray *rows = new_rows (_ ("Chapter"));

  for (guint c = 0; c < writing->guide->chapters->len; c++)
    {
      const SamGuideChapter *chapter = g_ptr_array_index (writing->guide->chapters, c);
      g_autofree char *page = g_strdup_printf ("%u", get_page (writing, chapter));

      add_row (rows, chapter->title, page);
    }
  {
    g_autofree char *page = g_strdup_printf ("%u", get_page (writing, writing->guide->terms));

    add_row (rows, _ ("Index of topics"), page);
  }
  sam_pdf_flow_add_heading (writing->flow, 2, _ ("Contents"));
  take_table (writing, rows);
  sam_pdf_flow_add_page_break (writing->flow);
}

static void
write_group (Writing *writing,
             const SamGuideGroup *group)
{
  const gboolean with_topics = group->topics->len > 1 || writing->guide->order == SAM_GUIDE_BY_PLACE;
  g_autofree char *words = sam_guide_words_group (group, with_topics);

  note_block (writing, group, sam_pdf_flow_add_heading (writing->flow, 4, group->name));
  if (*words != '\0')
    sam_pdf_flow_add_markup (writing->flow, words);
}

static void
write_section (Writing *writing,
               const SamGuideSection *section)
{
  sam_pdf_flow_add_heading (writing->flow, 3, section->title);
  for (guint i = 0; i < section->groups->len; i++)
    write_group (writing, g_ptr_array_index (section->groups, i));
  for (guint i = 0; i < section->also->len; i++)
    {
      const SamGuideGroup *group = g_ptr_array_index (section->also, i);
      /* Translators: in a printed guide: a group that is told on another page */
      g_autofree char *text = g_strdup_printf (_ ("%s: see page %u"), group->name, get_page (writing, group));

      sam_pdf_flow_add_item (writing->flow, "→", text);
    }
}

static void
write_chapter (Writing *writing,
               const SamGuideChapter *chapter)
{
  note_block (writing, chapter, sam_pdf_flow_add_heading (writing->flow, 2, chapter->title));
  for (guint i = 0; i < chapter->sections->len; i++)
    write_section (writing, g_ptr_array_index (chapter->sections, i));
  sam_pdf_flow_add_page_break (writing->flow);
}

static int
compare_pages (gconstpointer a,
               gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

/* Each page once, in order. */
static char *
list_pages (const Writing *writing,
            GPtrArray *groups)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (int));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const int page = (int) get_page (writing, groups->pdata[i]);

      g_array_append_val (pages, page);
    }
  g_array_sort (pages, compare_pages);
  for (guint i = 0; i < pages->len; i++)
    if (i == 0 || g_array_index (pages, int, i) != g_array_index (pages, int, i - 1))
      g_string_append_printf (text, "%s%d", i > 0 ? ", " : "", g_array_index (pages, int, i));
  return g_string_free (text, FALSE);
}

static guint
write_index (Writing *writing,
             GPtrArray *terms,
             const char *title,
             const char *head)
{
  GPtrArray *rows = new_rows (head);
  const guint block = sam_pdf_flow_add_heading (writing->flow, 2, title);

  for (guint i = 0; i < terms->len; i++)
    {
      const SamGuideTerm *term = g_ptr_array_index (terms, i);
      g_autofree char *pages = list_pages (writing, term->groups);
      /* Translators: an entry of an index: another word for a topic, and the topic */
      g_autofree char *text = term->see != NULL ? g_strdup_printf (_ ("%s: %s"), term->text, term->see) : NULL;

      add_row (rows, text != NULL ? text : term->text, pages);
    }
  take_table (writing, rows);
  return block;
}

/* Blank pages would look like a mistake. */
static void
fill_up (Writing *writing)
{
  const guint n = sam_pdf_flow_count_pages (writing->flow);
  const guint n_missing = (PAGES_PER_SHEET - n % PAGES_PER_SHEET) % PAGES_PER_SHEET;

  for (guint i = 0; i < n_missing; i++)
    {
      sam_pdf_flow_add_page_break (writing->flow);
      sam_pdf_flow_add_heading (writing->flow, 2, _ ("Notes"));
      sam_pdf_flow_add_writing_lines (writing->flow, LINES_PER_PAGE);
    }
}

static void
write_all (Writing *writing,
           SamPdfGuideForm form)
{
  const SamGuide *guide = writing->guide;

  write_title_page (writing);
  write_contents (writing);
  for (guint i = 0; i < guide->chapters->len; i++)
    write_chapter (writing, g_ptr_array_index (guide->chapters, i));
  note_block (writing, guide->terms, write_index (writing, guide->terms, _ ("Index of topics"), _ ("Topic")));
  if (guide->order == SAM_GUIDE_BY_TOPIC && guide->places->len > 0)
    write_index (writing, guide->places, _ ("Index of places"), _ ("Municipality"));
  if (form != SAM_PDF_GUIDE_A4)
    fill_up (writing);
}

static GHashTable *
find_pages (const Writing *writing)
{
  GHashTable *pages = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer what;
  gpointer block;

  g_hash_table_iter_init (&iter, writing->blocks);
  while (g_hash_table_iter_next (&iter, &what, &block))
    {
      const guint page = sam_pdf_flow_find_page (writing->flow, GPOINTER_TO_UINT (block)) + 1;

      g_hash_table_insert (pages, what, GUINT_TO_POINTER (page));
    }
  return pages;
}

static gboolean
are_same (GHashTable *a,
          GHashTable *b)
{
  GHashTableIter iter;
  gpointer what;
  gpointer page;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &what, &page))
    if (g_hash_table_lookup (b, what) != page)
      return FALSE;
  return g_hash_table_size (a) == g_hash_table_size (b);
}

/**
 * sam_pdf_guide_form_get_name:
 *
 * Returns: (transfer none): what an edition of that form is noted as, and the command line calls it
 */
const char *
sam_pdf_guide_form_get_name (SamPdfGuideForm form)
{
  static const char *const names[SAM_PDF_GUIDE_N_FORMS] = { "a5", "booklet", "a4" };

  return names[form];
}

/**
 * sam_pdf_guide_new:
 * @guide: what may be printed; not needed any more afterwards
 *
 * Returns: (transfer full): the guide laid out on pages
 */
SamPdfGuide *
sam_pdf_guide_new (const SamGuide *guide,
                   SamPdfGuideForm form)
{
  SamPdfGuide *self = g_new0 (SamPdfGuide, 1);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  gboolean settled = FALSE;

  self->form = form;
  self->title = sam_guide_dup_title (guide);
  for (guint round = 0; round < MOST_ROUNDS && !settled; round++)
    {
      g_autoptr (GHashTable) blocks = g_hash_table_new (NULL, NULL);
      Writing writing = { guide, NULL, blocks, known };
      GHashTable *pages;

      g_clear_pointer (&self->flow, sam_pdf_flow_free);
      writing.flow = self->flow =
          sam_pdf_flow_new (form == SAM_PDF_GUIDE_A4 ? SAM_PDF_FLOW_A4 : SAM_PDF_FLOW_A5, self->title);
      sam_pdf_flow_set_footer (self->flow, self->title);
      write_all (&writing, form);
      pages = find_pages (&writing);
      settled = are_same (pages, known);
      g_hash_table_unref (known);
      known = pages;
    }
  self->pages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < guide->groups->len; i++)
    {
      const SamGuideGroup *group = g_ptr_array_index (guide->groups, i);

      g_hash_table_insert (self->pages, g_strdup (group->id), g_hash_table_lookup (known, group));
    }
  return self;
}

void
sam_pdf_guide_free (SamPdfGuide *self)
{
  sam_pdf_flow_free (self->flow);
  g_hash_table_unref (self->pages);
  g_free (self->title);
  g_free (self);
}

/**
 * sam_pdf_guide_count_pages:
 *
 * Returns: how many numbered pages there are
 */
guint
sam_pdf_guide_count_pages (SamPdfGuide *self)
{
  return sam_pdf_flow_count_pages (self->flow);
}

/**
 * sam_pdf_guide_count_sheets:
 *
 * Returns: how many sheets of A4 it takes, printed on both sides
 */
guint
sam_pdf_guide_count_sheets (SamPdfGuide *self)
{
  const guint n = sam_pdf_guide_count_pages (self);

  return self->form == SAM_PDF_GUIDE_A4 ? (n + 1) / 2 : n / PAGES_PER_SHEET;
}

/**
 * sam_pdf_guide_find_page:
 * @group: id
 *
 * Returns: the number of the page on which it is told, or 0
 */
int
sam_pdf_guide_find_page (SamPdfGuide *self,
                         const char *group)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->pages, group));
}

/**
 * sam_pdf_guide_get_page_size:
 * @width: (out): of a numbered page, in points
 * @height: (out): the same
 */
void
sam_pdf_guide_get_page_size (SamPdfGuide *self,
                             double *width,
                             double *height)
{
  sam_pdf_flow_get_size (self->flow, width, height);
}

/**
 * sam_pdf_guide_draw_page:
 * @page: from 0
 */
void
sam_pdf_guide_draw_page (SamPdfGuide *self,
                         guint page,
                         cairo_t *cairo)
{
  sam_pdf_flow_draw (self->flow, page, cairo);
}

/**
 * sam_booklet_get_page:
 * @n_pages: a multiple of four
 * @side: from 0: the outside of the outermost sheet, its inside, the outside of the next
 * @right: whether the right half is asked for
 *
 * Sheets lie in each other and are folded once.
 *
 * Returns: the page that comes there, from 0
 */
guint
sam_booklet_get_page (guint n_pages,
                      guint side,
                      gboolean right)
{
  /* Outsides have the later page on the left, insides on the right. */
  return (side % 2 == 0) == right ? side : n_pages - 1 - side;
}

/**
 * sam_pdf_guide_count_sides:
 *
 * Returns: how many pages the file has
 */
guint
sam_pdf_guide_count_sides (SamPdfGuide *self)
{
  const guint n = sam_pdf_guide_count_pages (self);

  return self->form == SAM_PDF_GUIDE_BOOKLET ? n / 2 : n;
}

/**
 * sam_pdf_guide_draw_side:
 * @side: from 0
 */
void
sam_pdf_guide_draw_side (SamPdfGuide *self,
                         guint side,
                         cairo_t *cairo)
{
  const guint n = sam_pdf_guide_count_pages (self);

  if (self->form != SAM_PDF_GUIDE_BOOKLET)
    {
      sam_pdf_guide_draw_page (self, side, cairo);
      return;
    }
  for (guint half = 0; half < 2; half++)
    {
      cairo_save (cairo);
      cairo_translate (cairo, half * SAM_PDF_A4_LONG / 2, 0);
      sam_pdf_guide_draw_page (self, sam_booklet_get_page (n, side, half == 1), cairo);
      cairo_restore (cairo);
    }
}

/**
 * sam_pdf_guide_write:
 * @path: the file
 *
 * Returns: whether it was written
 */
gboolean
sam_pdf_guide_write (SamPdfGuide *self,
                     const char *path,
                     GError **error)
{
  SamPdfFile *file;

  if (self->form != SAM_PDF_GUIDE_BOOKLET)
    return sam_pdf_flow_write (self->flow, path, error);
  file = sam_pdf_file_new (SAM_PDF_A4_LONG, SAM_PDF_A4_SHORT, self->title);
  for (guint side = 0; side < sam_pdf_guide_count_sides (self); side++)
    {
      sam_pdf_guide_draw_side (self, side, sam_pdf_file_get_cairo (file));
      cairo_show_page (sam_pdf_file_get_cairo (file));
    }
  return sam_pdf_file_finish (file, path, error);
}

/**
 * sam_pdf_guide_get_reason:
 *
 * Returns: (transfer none): why the group is not in the guide
 */
const SamExportReason *
sam_pdf_guide_get_reason (const SamGuideLeftOut *left_out)
{
  return left_out->why == SAM_WITHHELD_NOT ? &sam_export_without_name : sam_export_reason_of (left_out->why);
}
