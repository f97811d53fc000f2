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

/* Whether a topic is as the program made it, before its place among the others was known. */
static gboolean
is_untouched (SamRecord *topic)
{
  g_autofree char *author = sam_record_dup_text (topic, "edited_by");

  return sam_record_get_value (topic, "parent") == NULL && g_strcmp0 (author, SAM_SHIPPED_AUTHOR) == 0;
}

static GPtrArray *
find_without_broader (SamStore *store,
                      GError **error)
{
  g_autoptr (GPtrArray) shipped = sam_topics_load_shipped (FALSE, error);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; shipped != NULL && i < shipped->len; i++)
    {
      g_autofree char *broader = sam_record_dup_text (shipped->pdata[i], "parent");
      g_autoptr (SamRecord) parent = broader != NULL ? sam_store_load (store, broader, NULL) : NULL;
      g_autoptr (SamRecord) topic = NULL;

      if (parent != NULL)
        topic = sam_store_load (store, sam_record_get_id (shipped->pdata[i]), NULL);
      if (topic == NULL || !is_untouched (topic))
        continue;
      sam_record_set_text (topic, "parent", broader);
      g_ptr_array_add (found, g_steal_pointer (&topic));
    }
  if (shipped == NULL)
    g_clear_pointer (&found, g_ptr_array_unref);
  return found;
}

static gboolean
save_found (SamStore *store,
            gpointer data,
            GError **error)
{
  GPtrArray *topics = data;

  for (guint i = 0; i < topics->len; i++)
    if (!sam_store_save (store, topics->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * sam_new_region_add_broader:
 *
 * A region that began before topics knew what they are part of gets that, for the topics that nobody has edited since:
 * suggestions find more by it.
 *
 * Returns: FALSE with @error set when it could not be saved
 */
gboolean
sam_new_region_add_broader (SamStore *store,
                            GError **error)
{
  g_autoptr (GPtrArray) topics = find_without_broader (store, error);

  if (topics == NULL)
    return FALSE;
  return topics->len == 0 || sam_shipped_save (store, NULL, save_found, topics, error);
}
