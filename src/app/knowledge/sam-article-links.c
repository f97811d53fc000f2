/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/knowledge/sam-article-links.h"

#include <glib/gi18n.h>

#include "exchange/sam-markdown.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"

/* Of a web page, as people write it; NULL for anything else. */
static char *
complete_address (const char *typed)
{
  g_autofree char *scheme = g_uri_parse_scheme (typed);

  if (scheme == NULL)
    return g_strconcat ("https://", typed, NULL);
  return g_str_equal (scheme, "https") || g_str_equal (scheme, "http") ? g_strdup (typed) : NULL;
}

/**
 * sam_article_links_find:
 *
 * Returns: (transfer full): the addresses in its text, and those listed below it
 */
char **
sam_article_links_find (SamRecord *article)
{
  g_autofree char *text = sam_record_dup_text (article, "text");
  g_autoptr (GPtrArray) blocks = sam_markdown_parse (text);
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (article, "links"));
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  char **written = sam_markdown_dup_links (blocks);

  for (guint i = 0; written[i] != NULL; i++)
    g_ptr_array_add (addresses, written[i]);
  g_free (written);
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (items->pdata[i], -1, NULL);
      g_autofree char *typed = item != NULL ? sam_json_to_string (sam_json_object_get (item, "url")) : NULL;
      char *url = typed != NULL ? complete_address (typed) : NULL;

      if (url == NULL || g_ptr_array_find_with_equal_func (addresses, url, g_str_equal, NULL))
        g_free (url);
      else
        g_ptr_array_add (addresses, url);
    }
  return (char **) g_ptr_array_free (g_steal_pointer (&addresses), FALSE);
}

static void
link_free (SamArticleLink *link)
{
  g_free (link->address);
  g_free (link->article);
  g_free (link->title);
  g_free (link);
}

static void
add_links (GPtrArray *links,
           SamRecord *article)
{
  g_auto (GStrv) addresses = sam_article_links_find (article);

  for (guint i = 0; addresses[i] != NULL; i++)
    {
      SamArticleLink *link = g_new0 (SamArticleLink, 1);

      link->address = g_strdup (addresses[i]);
      link->article = g_strdup (sam_record_get_id (article));
      link->title = sam_record_dup_title (article);
      g_ptr_array_add (links, link);
    }
}

/**
 * sam_article_links_load:
 *
 * Returns: (transfer full) (element-type SamArticleLink) (nullable): those of all articles, by the title of the article
 */
GPtrArray *
sam_article_links_load (SamStore *store,
                        GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("article"));
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_set_order (query, "title", FALSE, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) article = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);

      if (article == NULL)
        return NULL;
      add_links (links, article);
    }
  return rows != NULL ? g_steal_pointer (&links) : NULL;
}

/* What a person reads of it. */
const char *
sam_article_links_describe (SamLinkState state)
{
  switch (state)
    {
    case SAM_LINK_WORKS:
      return _ ("Works");
    case SAM_LINK_GONE:
      return _ ("This page is gone");
    case SAM_LINK_REFUSED:
      return _ ("The site answers, but does not show the page: have a look yourself");
    case SAM_LINK_NOT_REACHED:
    default:
      return _ ("Not reached");
    }
}
