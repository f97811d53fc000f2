/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "exchange/sam-markdown.h"

/* The blocks on a line each: kind, depth, marker, and the text as markup. */
static char *
tell (const char *text)
{
  static const char *const kinds[] = { "p", "h", "code", "rule" };
  g_autoptr (GPtrArray) blocks = sam_markdown_parse (text);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const SamMarkdownBlock *block = blocks->pdata[i];
      g_autofree char *markup = sam_markdown_block_dup_markup (block, TRUE);

      g_string_append_printf (told, "%s%s", i > 0 ? "|" : "", kinds[block->kind]);
      if (block->level > 0)
        g_string_append_printf (told, "%u", block->level);
      if (block->depth > 0)
        g_string_append_printf (told, "+%u", block->depth);
      if (block->quoted)
        g_string_append (told, ">");
      g_string_append_printf (told, " %s%s%s", block->marker != NULL ? block->marker : "",
                              block->marker != NULL ? " " : "", markup);
    }
  return g_string_free (told, FALSE);
}

typedef struct
{
  const char *path;
  const char *text;
  const char *told;
} Case;

static const Case cases[] = {
  { "plain-text-is-paragraphs", "Gebeld.\nBelt terug.\n\nWil folders.", "p Gebeld.\nBelt terug.|p Wil folders." },
  { "headings-have-a-level", "# Een\n\n### Drie\nTekst", "h1 Een|h3 Drie|p Tekst" },
  { "emphasis-nests", "**vet *en schuin***, `kale` tekst",
    "p <b>vet </b><b><i>en schuin</i></b>, <tt>kale</tt> tekst" },
  { "lists-count", "1. een\n2. twee\n   - diep\n3. drie",
    "p+1 1. een|p+1 2. twee|p+2 • diep|p+1 3. drie" },
  { "a-list-may-begin-anywhere", "7. zeven\n8. acht", "p+1 7. zeven|p+1 8. acht" },
  { "an-item-has-more-paragraphs", "- een\n\n  verder", "p+1 • een|p+1 verder" },
  { "an-empty-item-gives-its-marker-to-nobody", "-\n\nTekst", "p Tekst" },
  { "boxes-can-be-ticked", "- [ ] sleutel\n- [x] koffie", "p+1 ☐ sleutel|p+1 ☑ koffie" },
  { "quotations-are-told", "> Het hielp.\n\nJa.", "p> Het hielp.|p Ja." },
  { "code-keeps-its-lines", "```\na < b\n  c\n```", "code <tt>a &lt; b\n  c</tt>" },
  { "a-rule-has-no-text", "een\n\n---\n\ntwee", "p een|rule |p twee" },
  { "what-is-markup-is-written-out", "a < b & c", "p a &lt; b &amp; c" },
  { "web-pages-and-mail-are-links", "[site](https://a.example/?x=1&y=2) en [mail](mailto:a@b.example)",
    "p <a href=\"https://a.example/?x=1&amp;y=2\">site</a> en <a href=\"mailto:a@b.example\">mail</a>" },
  { "an-address-as-it-is-is-a-link", "zie https://a.example/b_c_d?e=1&f=2.",
    "p zie <a href=\"https://a.example/b_c_d?e=1&amp;f=2\">https://a.example/b_c_d?e=1&amp;f=2</a>." },
  { "other-links-are-only-text", "[a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html,x) [d](tel:1)",
    "p a b c d" },
  { "an-address-in-other-clothes-is-only-text", "[a](JaVaScRiPt:x) [b](//a.example) [c](b.md)", "p a b c" },
  { "html-is-left-out", "a <b onclick=\"x\">vet</b>\n\n<script>alert (1)</script>\n\nc", "p a vet|p c" },
  { "a-picture-is-its-description", "![Logo](https://a.example/logo.png)", "p Logo" },
  { "nothing-is-nothing", "", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  g_autofree char *told = tell (expected->text);

  g_assert_cmpstr (told, ==, expected->told);
}

static void
test_plain (void)
{
  static const struct
  {
    const char *text;
    gboolean plain;
  } texts[] = {
    { "", TRUE },
    { "Twee alinea's.\nEn\n\nmeer.", TRUE },
    { "Zaal 3 * 4 meter", TRUE },
    { "- een", FALSE },
    { "Wel **vet**", FALSE },
    { "Zie https://a.example", FALSE },
    { "# Kop", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) blocks = sam_markdown_parse (texts[i].text);

      g_assert_cmpint (sam_markdown_is_plain (blocks), ==, texts[i].plain);
    }
}

static void
test_links (void)
{
  g_autoptr (GPtrArray) blocks =
      sam_markdown_parse ("[a](https://a.example) [weer](https://a.example) <mailto:x@b.example> http://c.example/d");
  g_auto (GStrv) links = sam_markdown_dup_links (blocks);
  g_autofree char *text = sam_markdown_block_dup_text (blocks->pdata[0]);

  g_assert_cmpuint (g_strv_length (links), ==, 2);
  g_assert_cmpstr (links[0], ==, "https://a.example");
  g_assert_cmpstr (links[1], ==, "http://c.example/d");
  g_assert_cmpstr (text, ==, "a weer mailto:x@b.example http://c.example/d");
}

/* Whoever sends us a text does not choose how much of the stack it takes. */
static void
test_deep (void)
{
  g_autofree char *quotes = g_strnfill (20000, '>');
  g_autofree char *stars = g_strnfill (20000, '*');
  g_autoptr (GPtrArray) quoted = sam_markdown_parse (quotes);
  g_autoptr (GPtrArray) starred = sam_markdown_parse (stars);

  g_assert_cmpuint (quoted->len, <=, 1);
  g_assert_cmpuint (starred->len, <=, 1);
}

/* Nor how long it takes: a text of many lines is read in one go, not again for each of them. */
static void
test_many_lines (void)
{
  const guint n = 200000;
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n; i++)
    g_string_append (lines, i + 1 < n ? "abcdefgh\n" : "abcdefgh");
  blocks = sam_markdown_parse (lines->str);
  g_assert_cmpuint (blocks->len, ==, 1);
  text = sam_markdown_block_dup_text (blocks->pdata[0]);
  g_assert_true (g_str_equal (text, lines->str));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/exchange/markdown/%s", cases[i].path);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/exchange/markdown/many-lines-are-one-text", test_many_lines);
  g_test_add_func ("/exchange/markdown/plain-text-is-told-from-formatted", test_plain);
  g_test_add_func ("/exchange/markdown/its-web-pages-are-listed-once", test_links);
  g_test_add_func ("/exchange/markdown/deep-nesting-does-no-harm", test_deep);

  return g_test_run ();
}
