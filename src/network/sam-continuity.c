/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-continuity-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_continuity_item_free:
 * @item: (transfer full): an item of either list; taken out of it first, as the list frees its own
 */
void
sam_continuity_item_free (SamContinuityItem *item)
{
  g_free (item->id);
  g_free (item->title);
  g_free (item->label);
  g_free (item->person);
  g_free (item->date);
  g_free (item->reason);
  g_free (item);
}

/* A title that anyone may read names nobody; any other is told by its kind. */
static char *
find_label (SamRecord *record)
{
  const SamKind *kind = sam_record_get_kind (record);
  gboolean for_anyone = TRUE;

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & SAM_TITLE)
      for_anyone = for_anyone && kind->fields[i].reach == SAM_REACH_PUBLIC && kind->fields[i].type != SAM_FIELD_REF &&
                   !(kind->fields[i].flags & SAM_SENSITIVE);
  return for_anyone ? sam_record_dup_title (record) : g_strdup (g_dgettext (GETTEXT_PACKAGE, kind->label));
}

/* Adds what depends on @person, or ends; @at (nullable) is where, and says more on paper than the record itself. */
void
sam_continuity_add (SamContinuityList *list,
                    SamRecord *record,
                    SamRecord *at,
                    const char *person,
                    const char *date,
                    const char *reason)
{
  SamContinuityItem *item = g_new0 (SamContinuityItem, 1);

  item->id = g_strdup (sam_record_get_id (record));
  item->title = sam_store_dup_title (list->store, item->id);
  item->label = find_label (at != NULL ? at : record);
  item->person = g_strdup (person);
  item->date = g_strdup (date);
  item->reason = g_strdup (reason);
  if (item->title == NULL)
    item->title = g_strdup (item->label);
  g_ptr_array_add (list->items, item);
}

static gboolean
collect_source (SamContinuityList *list,
                const SamContinuitySource *source,
                GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find (source->kind));
  g_autoptr (GPtrArray) rows = NULL;

  if (source->path != NULL && !sam_query_add_condition (query, source->path, source->compare, source->value, error))
    return FALSE;
  rows = sam_store_list (list->store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (list->store, ((SamRow *) rows->pdata[i])->id, error);

      if (record == NULL)
        return FALSE;
      source->judge (list, record);
    }
  return rows != NULL;
}

/**
 * sam_continuity_collect:
 * @sources: (array length=n_sources): judged in this order, which is that of the items
 *
 * Returns: FALSE with @error set when something could not be read; @list then holds what came before
 */
gboolean
sam_continuity_collect (SamContinuityList *list,
                        const SamContinuitySource *sources,
                        guint n_sources,
                        GError **error)
{
  for (guint i = 0; i < n_sources; i++)
    if (!collect_source (list, &sources[i], error))
      return FALSE;
  return TRUE;
}
