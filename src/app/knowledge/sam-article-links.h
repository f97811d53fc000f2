/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "couch/sam-link-check.h"
#include "store/sam-query.h"

G_BEGIN_DECLS

/* The web pages that articles lead to. Includes no GTK. */
typedef struct
{
  char *address;
  char *article; /* id */
  char *title;   /* of the article */
} SamArticleLink;

char **sam_article_links_find (SamRecord *article);
GPtrArray *sam_article_links_load (SamStore *store,
                                   GError **error);
const char *sam_article_links_describe (SamLinkState state);

G_END_DECLS
