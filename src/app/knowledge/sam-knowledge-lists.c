/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of the page of knowledge: to add one, add a row, and its kind to the page's in sam-pages.c. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-knowledge-lists.h"

#include <glib/gi18n.h>

#include "network/sam-shipped-texts.h"

static const SamColumn article_columns[] = {
  { "title", N_ ("Title"), SAM_CELL_TITLE },
  { "section", N_ ("Section"), SAM_CELL_CHIP, 170 },
  { "topics", N_ ("Topics"), SAM_CELL_TOPICS },
  { "type", N_ ("Type of knowledge"), SAM_CELL_TEXT, 130 },
  { "language", N_ ("Language"), SAM_CELL_TEXT, 110 },
  { "review_on", N_ ("Review on"), SAM_CELL_TEXT, 130 },
  { NULL },
};

static const SamFilter article_filters[] = {
  { "section", N_ ("Section") },
  { "audience", N_ ("Audience") },
  { "topics", N_ ("Topic") },
  { "type", N_ ("Type of knowledge") },
  { "language", N_ ("Language") },
  { "review_on", N_ ("Review on") },
  { NULL },
};

static char *
count_articles (guint n)
{
  return g_strdup_printf (ngettext ("%u article", "%u articles", n), n);
}

static const SamColumn tool_columns[] = {
  { "title", N_ ("Title"), SAM_CELL_TITLE },
  { "type", N_ ("Type"), SAM_CELL_CHIP, 130 },
  { "audience", N_ ("Audience"), SAM_CELL_TEXT, 170 },
  { "language", N_ ("Language"), SAM_CELL_TEXT, 110 },
  { NULL },
};

static const SamFilter tool_filters[] = {
  { "type", N_ ("Type") },
  { "language", N_ ("Language") },
  { NULL },
};

static char *
count_tools (guint n)
{
  return g_strdup_printf (ngettext ("%u letter, form or checklist", "%u letters, forms and checklists", n), n);
}

/* Whose story it is shows once it is opened. */
static const SamColumn story_columns[] = {
  { "title", N_ ("Title"), SAM_CELL_TITLE },
  { "audience", N_ ("Audience"), SAM_CELL_CHIP, 130 },
  { "published_on", N_ ("Published"), SAM_CELL_TEXT, 130 },
  { "topics", N_ ("Topics"), SAM_CELL_TOPICS, 0, SAM_SHOWN_REVEALED },
  { NULL },
};

static const SamFilter story_filters[] = {
  { "audience", N_ ("Audience") },
  { "published_on", N_ ("Published") },
  { NULL },
};

static char *
count_stories (guint n)
{
  return g_strdup_printf (ngettext ("%u story", "%u stories", n), n);
}

static const SamColumn signal_columns[] = {
  { "title", N_ ("Title"), SAM_CELL_TITLE },
  { "category", N_ ("Theme"), SAM_CELL_CHIP, 130 },
  { "topics", N_ ("Topics"), SAM_CELL_TOPICS },
  { "times", N_ ("Times heard"), SAM_CELL_NUMBER, 110 },
  { "status", N_ ("Status"), SAM_CELL_CHIP, 130 },
  { NULL },
};

static const SamFilter signal_filters[] = {
  { "category", N_ ("Theme") },
  { "topics", N_ ("Topic") },
  { "status", N_ ("Status") },
  { "delivered_to", N_ ("Handed to") },
  { NULL },
};

static char *
count_signals (guint n)
{
  return g_strdup_printf (ngettext ("%u signal", "%u signals", n), n);
}

/* Who was asked stands beside no topic until it is asked for. */
static const SamColumn deployment_columns[] = {
  { "subject", N_ ("Subject"), SAM_CELL_TITLE },
  { "type", N_ ("Type"), SAM_CELL_TEXT, 150 },
  { "organisation", N_ ("Asked by"), SAM_CELL_TEXT },
  { "expert", N_ ("Experience expert"), SAM_CELL_TEXT, 0, SAM_SHOWN_REVEALED },
  { "date", N_ ("Date"), SAM_CELL_TEXT, 120 },
  { "status", N_ ("Status"), SAM_CELL_CHIP, 120 },
  { NULL },
};

static const SamFilter deployment_filters[] = {
  { "type", N_ ("Type") },
  { "status", N_ ("Status") },
  { "organisation", N_ ("Asked by") },
  { NULL },
};

static char *
count_deployments (guint n)
{
  return g_strdup_printf (ngettext ("%u request for advice", "%u requests for advice", n), n);
}

static SamPage lists[] = {
  {
      .name = "articles",
      .icon = "sam-knowledge-symbolic",
      .title = N_ ("Articles"),
      .kind = "article",
      .columns = article_columns,
      .filters = article_filters,
      .order = "language",
      .find_label = N_ ("Find an article"),
      .add_label = N_ ("_New Article"),
      .more_action = "knowledge.links",
      .more_icon = "insert-link-symbolic",
      .more_label = N_ ("Links in All Articles"),
      .menu_action = "knowledge.take-over::article",
      .menu_label = N_ ("_Take Over What Comes With the Program"),
      .empty_title = N_ ("No Articles Yet"),
      .empty_text = N_ ("What the network knows comes here: how to start a group, how to talk to a practice. Begin with "
                        "what comes with the program, and make it your own."),
      .empty_action = "knowledge.take-over::article",
      .empty_label = N_ ("_Take Over the First Articles"),
      .format_count = count_articles,
  },
  {
      .name = "toolkit",
      .icon = "sam-knowledge-symbolic",
      .title = N_ ("Toolkit"),
      .kind = "template",
      .columns = tool_columns,
      .filters = tool_filters,
      .order = "language",
      .find_label = N_ ("Find a letter, form or checklist"),
      .add_label = N_ ("_New Tool"),
      .menu_action = "knowledge.take-over::template",
      .menu_label = N_ ("_Take Over What Comes With the Program"),
      .empty_title = N_ ("No Letters and Forms Yet"),
      .empty_text = N_ ("Letters, forms and checklists come here, to print in Dutch and German. Begin with what comes with "
                        "the program, and make it your own."),
      .empty_action = "knowledge.take-over::template",
      .empty_label = N_ ("_Take Over the First Tools"),
      .format_count = count_tools,
  },
  {
      .name = "stories",
      .icon = "sam-knowledge-symbolic",
      .title = N_ ("Stories"),
      .kind = "story",
      .columns = story_columns,
      .filters = story_filters,
      .order = "title",
      .find_label = N_ ("Find a story"),
      .add_label = N_ ("_New Story"),
      .more_action = "knowledge.plan",
      .more_icon = "x-office-calendar-symbolic",
      .more_label = N_ ("What Is Told to Whom: Planned and Done"),
      .empty_title = N_ ("No Stories Yet"),
      .empty_text = N_ ("An example says more than a figure. Who tells it agrees first; here stands where it was told."),
      .format_count = count_stories,
  },
  {
      .name = "signals",
      .icon = "sam-knowledge-symbolic",
      .title = N_ ("Signals"),
      .kind = "signal",
      .columns = signal_columns,
      .filters = signal_filters,
      .order = "title",
      .find_label = N_ ("Find a signal"),
      .add_label = N_ ("_New Signal"),
      .more_action = "knowledge.signals",
      .more_icon = "view-list-symbolic",
      .more_label = N_ ("Signals by Theme and Topic"),
      .empty_title = N_ ("No Signals Yet"),
      .empty_text = N_ ("What groups run into again and again, without names: to hand to who can change it."),
      .format_count = count_signals,
  },
  {
      .name = "deployments",
      .icon = "sam-knowledge-symbolic",
      .title = N_ ("Advice"),
      .kind = "deployment",
      .columns = deployment_columns,
      .filters = deployment_filters,
      .order = "requested_on",
      .newest_first = TRUE,
      .find_label = N_ ("Find a request for advice"),
      .add_label = N_ ("_New Request"),
      .empty_title = N_ ("Nobody Asked for Advice Yet"),
      .empty_text = N_ ("Who asked an experience expert for advice, or to test policy, and what came of it."),
      .format_count = count_deployments,
  },
};

/**
 * sam_knowledge_lists_get_all:
 * @n_lists: (out): how many
 *
 * Returns: (array length=n_lists): the lists in the order of the switch
 */
const SamPage *
sam_knowledge_lists_get_all (guint *n_lists)
{
  /* Texts in the language of the window come first: Dutch and German stand at either end of the languages. */
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].order, "language"))
      lists[i].newest_first = g_str_equal (sam_shipped_texts_get_language (), "de");
  *n_lists = G_N_ELEMENTS (lists);
  return lists;
}

/**
 * sam_knowledge_lists_find_for_kind:
 * @kind: of a record
 *
 * Returns: (nullable): the list where records of that kind are shown
 */
const SamPage *
sam_knowledge_lists_find_for_kind (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (g_str_equal (lists[i].kind, kind))
      return &lists[i];
  return NULL;
}
