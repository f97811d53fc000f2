/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An article, a letter or a form on paper. What reads well on the screen is filled in by hand here: a box of a list is
 * a box to tick, a rule is a line to write on. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-pdf-text.h"

#include "exchange/sam-markdown.h"
#include "record/sam-words.h"

static void
add_block (SamPdfFlow *flow,
           const SamMarkdownBlock *block)
{
  g_autofree char *text = sam_markdown_block_dup_text (block);
  g_autofree char *markup = sam_markdown_block_dup_markup (block, FALSE);

  if (block->kind == SAM_MARKDOWN_HEADING)
    sam_pdf_flow_add_heading (flow, MAX (block->level, 2), text);
  else if (block->marker != NULL)
    sam_pdf_flow_add_item (flow, block->marker, text);
  else if (block->quoted)
    sam_pdf_flow_add_quote (flow, text);
  else
    sam_pdf_flow_add_markup (flow, markup);
}

/**
 * sam_pdf_flow_add_text:
 * @markdown: what people write in articles and notes
 */
void
sam_pdf_flow_add_text (SamPdfFlow *flow,
                       const char *markdown)
{
  g_autoptr (GPtrArray) blocks = sam_markdown_parse (markdown);
  guint n_lines = 0;

  for (guint i = 0; i < blocks->len; i++)
    {
      const SamMarkdownBlock *block = blocks->pdata[i];
      gboolean last = i + 1 == blocks->len || ((SamMarkdownBlock *) blocks->pdata[i + 1])->kind != SAM_MARKDOWN_RULE;

      if (block->kind != SAM_MARKDOWN_RULE)
        add_block (flow, block);
      else if (++n_lines > 0 && last)
        {
          sam_pdf_flow_add_writing_lines (flow, n_lines);
          n_lines = 0;
        }
    }
}

/* Who hands it out, and where to ask. */
static char *
describe_sender (SamRecord *region)
{
  static const char *const fields[] = { "name", "phone", "email", "website" };
  g_autoptr (GString) sender = g_string_new (NULL);

  for (guint i = 0; region != NULL && i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = sam_record_dup_text (region, fields[i]);

      if (text != NULL)
        sam_words_add (sender, " · ", text);
    }
  return g_string_free (g_steal_pointer (&sender), FALSE);
}

/**
 * sam_pdf_write_text:
 * @text: an article or a template
 * @region: (nullable): who hands it out
 *
 * Writes it on as many sheets of A4 as it needs.
 *
 * Returns: whether the file was written
 */
gboolean
sam_pdf_write_text (SamRecord *text,
                    SamRecord *region,
                    const char *path,
                    GError **error)
{
  g_autofree char *title = sam_record_dup_title (text);
  g_autofree char *markdown = sam_record_dup_text (text, "text");
  g_autofree char *sender = describe_sender (region);
  g_autoptr (SamPdfFlow) flow = sam_pdf_flow_new (SAM_PDF_FLOW_A4, title);
  /* A letter is not headed by what it is called in the cupboard. */
  const SamField *field = sam_kind_find_field (sam_record_get_kind (text), "subject");
  g_autofree char *subject = field != NULL ? sam_record_dup_text (text, "subject") : NULL;

  sam_pdf_flow_set_footer (flow, sender);
  sam_pdf_flow_add_heading (flow, 1, subject != NULL ? subject : title);
  sam_pdf_flow_add_text (flow, markdown);
  return sam_pdf_flow_write (flow, path, error);
}
