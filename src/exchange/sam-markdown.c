/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads Markdown by the reference implementation of CommonMark. What is kept is a white list: a text may come from
 * another computer or from a blueprint, and must show nothing and lead nowhere that its reader does not expect. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-markdown.h"

#include <cmark.h>
#include <string.h>

typedef struct
{
  GPtrArray *blocks;
  SamMarkdownBlock *block; /* being filled; owned by blocks */
  GString *run;            /* the text of its last span, so that each line of a long one is copied once */
  GArray *numbers;         /* of int: the next number of each list around, 0 for bullets */
  guint quotes;
  guint strong;
  guint emphasis;
  char *link;
  char *marker; /* of an item whose first block is still to come */
  GRegex *address;
} Reader;

static void
span_free (SamSpan *span)
{
  g_free (span->text);
  g_free (span->link);
  g_free (span);
}

static void
block_free (SamMarkdownBlock *block)
{
  g_free (block->marker);
  g_ptr_array_unref (block->spans);
  g_free (block);
}

static void
begin_block (Reader *reader,
             SamMarkdownKind kind)
{
  SamMarkdownBlock *block = g_new0 (SamMarkdownBlock, 1);

  block->kind = kind;
  block->depth = reader->numbers->len;
  block->quoted = reader->quotes > 0;
  block->marker = g_steal_pointer (&reader->marker);
  block->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) span_free);
  g_ptr_array_add (reader->blocks, block);
  reader->block = block;
}

static SamSpan *
get_last_span (Reader *reader)
{
  GPtrArray *spans = reader->block != NULL ? reader->block->spans : NULL;

  return spans != NULL && spans->len > 0 ? spans->pdata[spans->len - 1] : NULL;
}

/* Nothing more is added to the last span. */
static void
end_span (Reader *reader)
{
  SamSpan *last = get_last_span (reader);

  if (last != NULL)
    last->text = g_strndup (reader->run->str, reader->run->len);
  g_string_truncate (reader->run, 0);
}

/* A paragraph of nothing but what is left out is none. */
static void
end_block (Reader *reader)
{
  SamMarkdownBlock *block = reader->block;

  end_span (reader);
  if (block != NULL && block->spans->len == 0 && block->marker == NULL && block->kind != SAM_MARKDOWN_RULE)
    g_ptr_array_remove (reader->blocks, block);
  reader->block = NULL;
}

static void
add_span (Reader *reader,
          const char *text,
          gsize length,
          SamSpanStyle style,
          const char *link)
{
  SamSpan *last = get_last_span (reader);

  if (reader->block == NULL || length == 0)
    return;
  if (last == NULL || last->style != style || g_strcmp0 (last->link, link) != 0)
    {
      end_span (reader);
      last = g_new0 (SamSpan, 1);
      last->style = style;
      last->link = g_strdup (link);
      g_ptr_array_add (reader->block->spans, last);
    }
  g_string_append_len (reader->run, text, (gssize) length);
}

static SamSpanStyle
get_style (Reader *reader)
{
  return (reader->strong > 0 ? SAM_SPAN_STRONG : SAM_SPAN_PLAIN) |
         (reader->emphasis > 0 ? SAM_SPAN_EMPHASIS : SAM_SPAN_PLAIN);
}

/* People paste an address as it is; it can be followed all the same. */
static void
add_text (Reader *reader,
          const char *text)
{
  g_autoptr (GMatchInfo) match = NULL;
  int from = 0;

  if (reader->link == NULL)
    g_regex_match (reader->address, text, 0, &match);
  while (match != NULL && g_match_info_matches (match))
    {
      g_autofree char *address = g_match_info_fetch (match, 0);
      int start;
      int end;

      g_match_info_fetch_pos (match, 0, &start, &end);
      add_span (reader, text + from, (gsize) (start - from), get_style (reader), NULL);
      add_span (reader, address, strlen (address), get_style (reader), address);
      from = end;
      g_match_info_next (match, NULL);
    }
  add_span (reader, text + from, strlen (text + from), get_style (reader), reader->link);
}

static gboolean
is_allowed (const char *link)
{
  static const char *const schemes[] = { "http:", "https:", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (link, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
enter_list (Reader *reader,
            cmark_node *node)
{
  int first = cmark_node_get_list_type (node) == CMARK_ORDERED_LIST ? cmark_node_get_list_start (node) : -1;

  g_array_append_val (reader->numbers, first);
}

static void
enter_item (Reader *reader)
{
  int *number = &g_array_index (reader->numbers, int, reader->numbers->len - 1);

  g_free (reader->marker);
  reader->marker = *number >= 0 ? g_strdup_printf ("%d.", (*number)++) : g_strdup ("•");
}

static void
enter_link (Reader *reader,
            cmark_node *node)
{
  const char *link = cmark_node_get_url (node);

  g_clear_pointer (&reader->link, g_free);
  if (link != NULL && is_allowed (link))
    reader->link = g_strdup (link);
}

static void
add_code_block (Reader *reader,
                const char *text)
{
  g_autofree char *lines = g_strchomp (g_strdup (text));

  begin_block (reader, SAM_MARKDOWN_CODE);
  add_span (reader, lines, strlen (lines), SAM_SPAN_CODE, NULL);
  end_block (reader);
}

static void
enter_node (Reader *reader,
            cmark_node *node)
{
  const char *literal = cmark_node_get_literal (node);
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_PARAGRAPH)
    begin_block (reader, SAM_MARKDOWN_PARAGRAPH);
  else if (type == CMARK_NODE_HEADING)
    {
      begin_block (reader, SAM_MARKDOWN_HEADING);
      reader->block->level = (guint) cmark_node_get_heading_level (node);
    }
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    {
      begin_block (reader, SAM_MARKDOWN_RULE);
      end_block (reader);
    }
  else if (type == CMARK_NODE_CODE_BLOCK)
    add_code_block (reader, literal);
  else if (type == CMARK_NODE_LIST)
    enter_list (reader, node);
  else if (type == CMARK_NODE_ITEM)
    enter_item (reader);
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    reader->quotes++;
  else if (type == CMARK_NODE_TEXT)
    add_text (reader, literal);
  else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
    add_span (reader, "\n", 1, get_style (reader), reader->link);
  else if (type == CMARK_NODE_CODE)
    add_span (reader, literal, strlen (literal), SAM_SPAN_CODE | get_style (reader), reader->link);
  else if (type == CMARK_NODE_EMPH)
    reader->emphasis++;
  else if (type == CMARK_NODE_STRONG)
    reader->strong++;
  else if (type == CMARK_NODE_LINK)
    enter_link (reader, node);
}

static void
leave_node (Reader *reader,
            cmark_node *node)
{
  cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING)
    end_block (reader);
  else if (type == CMARK_NODE_LIST)
    g_array_set_size (reader->numbers, reader->numbers->len - 1);
  else if (type == CMARK_NODE_ITEM)
    g_clear_pointer (&reader->marker, g_free);
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    reader->quotes--;
  else if (type == CMARK_NODE_EMPH)
    reader->emphasis--;
  else if (type == CMARK_NODE_STRONG)
    reader->strong--;
  else if (type == CMARK_NODE_LINK)
    g_clear_pointer (&reader->link, g_free);
}

/* "[ ] Ask for the key" in a list is a box to tick, as people write it and other programs read it. */
static void
find_boxes (GPtrArray *blocks)
{
  static const struct
  {
    const char *written;
    const char *marker;
  } boxes[] = { { "[ ] ", "☐" }, { "[x] ", "☑" }, { "[X] ", "☑" } };

  for (guint i = 0; i < blocks->len; i++)
    {
      SamMarkdownBlock *block = blocks->pdata[i];
      SamSpan *first = block->spans->len > 0 ? block->spans->pdata[0] : NULL;

      for (guint b = 0; b < G_N_ELEMENTS (boxes); b++)
        if (first != NULL && g_strcmp0 (block->marker, "•") == 0 && g_str_has_prefix (first->text, boxes[b].written))
          {
            memmove (first->text, first->text + 4, strlen (first->text + 4) + 1);
            g_free (block->marker);
            block->marker = g_strdup (boxes[b].marker);
          }
    }
}

static void
read_nodes (Reader *reader,
            cmark_node *root)
{
  cmark_iter *iter = cmark_iter_new (root);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      if (event == CMARK_EVENT_ENTER)
        enter_node (reader, cmark_iter_get_node (iter));
      else
        leave_node (reader, cmark_iter_get_node (iter));
    }
  cmark_iter_free (iter);
}

/**
 * sam_markdown_parse:
 * @text: (nullable): as people wrote it
 *
 * Reads CommonMark 0.30, and beside it boxes to tick and addresses that stand in the text as they are. A text without
 * any of it is read as its paragraphs.
 *
 * Returns: (transfer full) (element-type SamMarkdownBlock): its blocks in order
 */
GPtrArray *
sam_markdown_parse (const char *text)
{
  Reader reader = { .blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) block_free) };
  cmark_node *root;

  if (text == NULL || *text == '\0')
    return reader.blocks;
  reader.numbers = g_array_new (FALSE, FALSE, sizeof (int));
  reader.run = g_string_new (NULL);
  /* Not the full stop or the bracket behind it. */
  reader.address = g_regex_new ("\\bhttps?://[^\\s<>\"]*[^\\s<>\".,;:!?)\\]]", G_REGEX_CASELESS, 0, NULL);
  root = cmark_parse_document (text, strlen (text), CMARK_OPT_VALIDATE_UTF8);
  cmark_consolidate_text_nodes (root);
  read_nodes (&reader, root);
  cmark_node_free (root);
  find_boxes (reader.blocks);
  g_regex_unref (reader.address);
  g_array_unref (reader.numbers);
  g_string_free (reader.run, TRUE);
  g_free (reader.marker);
  g_free (reader.link);
  return reader.blocks;
}

/**
 * sam_markdown_is_plain:
 * @blocks: of a text
 *
 * Returns: whether it reads no better formatted than as it was typed: paragraphs only, nothing set off, no links
 */
gboolean
sam_markdown_is_plain (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      const SamMarkdownBlock *block = blocks->pdata[i];
      const SamSpan *only = block->spans->len == 1 ? block->spans->pdata[0] : NULL;

      if (block->kind != SAM_MARKDOWN_PARAGRAPH || block->marker != NULL || block->quoted || only == NULL ||
          only->style != SAM_SPAN_PLAIN || only->link != NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * sam_markdown_block_dup_text:
 *
 * Returns: (transfer full): the block's text without its marker
 */
char *
sam_markdown_block_dup_text (const SamMarkdownBlock *block)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < block->spans->len; i++)
    g_string_append (text, ((SamSpan *) block->spans->pdata[i])->text);
  return g_string_free (text, FALSE);
}

static void
append_span (GString *markup,
             const SamSpan *span,
             gboolean with_links)
{
  static const struct
  {
    SamSpanStyle style;
    const char *open;
    const char *close;
  } tags[] = {
    { SAM_SPAN_STRONG, "<b>", "</b>" },
    { SAM_SPAN_EMPHASIS, "<i>", "</i>" },
    { SAM_SPAN_CODE, "<tt>", "</tt>" },
  };
  g_autofree char *text = g_markup_escape_text (span->text, -1);
  g_autofree char *link = with_links && span->link != NULL ? g_markup_escape_text (span->link, -1) : NULL;

  if (link != NULL)
    g_string_append_printf (markup, "<a href=\"%s\">", link);
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    if ((span->style & tags[i].style) != 0)
      g_string_append (markup, tags[i].open);
  g_string_append (markup, text);
  for (guint i = G_N_ELEMENTS (tags); i > 0; i--)
    if ((span->style & tags[i - 1].style) != 0)
      g_string_append (markup, tags[i - 1].close);
  if (link != NULL)
    g_string_append (markup, "</a>");
}

/**
 * sam_markdown_block_dup_markup:
 * @with_links: whether links become the <a> of GtkLabel, which Pango by itself does not know
 *
 * Returns: (transfer full): the block's text without its marker, as Pango markup
 */
char *
sam_markdown_block_dup_markup (const SamMarkdownBlock *block,
                               gboolean with_links)
{
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < block->spans->len; i++)
    append_span (markup, block->spans->pdata[i], with_links);
  return g_string_free (markup, FALSE);
}

/**
 * sam_markdown_dup_links:
 * @blocks: of a text
 *
 * Returns: (transfer full): every address of a web page in it, once
 */
char **
sam_markdown_dup_links (GPtrArray *blocks)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) links = g_strv_builder_new ();

  for (guint i = 0; i < blocks->len; i++)
    {
      GPtrArray *spans = ((SamMarkdownBlock *) blocks->pdata[i])->spans;

      for (guint s = 0; s < spans->len; s++)
        {
          char *link = ((SamSpan *) spans->pdata[s])->link;

          if (link != NULL && g_ascii_strncasecmp (link, "http", 4) == 0 && g_hash_table_add (seen, link))
            g_strv_builder_add (links, link);
        }
    }
  return g_strv_builder_end (links);
}
