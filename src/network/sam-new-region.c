/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a region file begins with: who it is of, and the topics that come with the program. Both have ids made of their
 * short names and are saved as the program's own work on a fixed day, so that two laptops that begin the same region
 * make the same revisions and have nothing to merge. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-new-region.h"

#include "network/sam-shipped-save.h"
#include "network/sam-topics.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_new_region_slug:
 *
 * Returns: (transfer full): the short name that follows from @name: small letters, digits and single dashes; empty if
 *   there is none of these in it
 */
char *
sam_new_region_slug (const char *name)
{
  g_autofree char *ascii = g_str_to_ascii (name, "C");
  GString *slug = g_string_new (NULL);

  for (const char *at = ascii; *at != '\0'; at++)
    {
      if (g_ascii_isalnum (*at))
        g_string_append_c (slug, g_ascii_tolower (*at));
      else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
        g_string_append_c (slug, '-');
    }
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  return g_string_free (slug, FALSE);
}

static gboolean
has_region (SamStore *store,
            gboolean *found,
            GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("region"));
  gint64 count = sam_store_count (store, query, error);

  *found = count > 0;
  return count >= 0;
}

static gboolean
save_region (SamStore *store,
             const char *name,
             const char *slug,
             GError **error)
{
  const SamKind *kind = sam_kind_find ("region");
  g_autofree char *id = sam_id_from_key (kind, slug);
  g_autoptr (SamRecord) region = sam_record_new (kind, id);

  sam_record_set_text (region, "name", name);
  sam_record_set_text (region, "slug", slug);
  return sam_store_save (store, region, error);
}

static gboolean
save_topics (SamStore *store,
             GError **error)
{
  g_autoptr (GPtrArray) topics = sam_topics_load_shipped (TRUE, error);

  for (guint i = 0; topics != NULL && i < topics->len; i++)
    if (!sam_store_save (store, g_ptr_array_index (topics, i), error))
      return FALSE;
  return topics != NULL;
}

typedef struct
{
  const char *name;
  const char *slug;
} NewRegion;

static gboolean
save_all (SamStore *store,
          gpointer data,
          GError **error)
{
  const NewRegion *region = data;

  return save_region (store, region->name, region->slug, error) && save_topics (store, error);
}

/**
 * sam_new_region:
 * @name: what the region is called
 * @slug: (nullable): its short name, part of the name of its database on a server; NULL to take it from @name
 *
 * Returns: whether the region's first records were saved; all of them or none
 */
gboolean
sam_new_region (SamStore *store,
                const char *name,
                const char *slug,
                GError **error)
{
  g_autofree char *short_name = sam_new_region_slug (slug != NULL ? slug : name);
  gboolean found;

  if (*short_name == '\0')
    {
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                   _ ("“%s” has no letters to make a short name of; give one."), name);
      return FALSE;
    }
  if (!has_region (store, &found, error))
    return FALSE;
  if (found)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, _ ("This file has a region already."));
      return FALSE;
    }
  return sam_shipped_save (store, NULL, save_all, &(NewRegion){ name, short_name }, error);
}
