/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/progress/sam-progress-jobs.h"

#include "app/sam-dates.h"
#include "network/sam-calls.h"
#include "network/sam-target-stand.h"
#include "store/sam-reading.h"

static void
free_stand (gpointer stand)
{
  if (stand != NULL)
    sam_target_stand_free (stand);
}

/**
 * sam_progress_loaded_free:
 * @self: (transfer full): what was loaded
 */
void
sam_progress_loaded_free (SamProgressLoaded *self)
{
  g_ptr_array_unref (self->stands);
  g_hash_table_unref (self->titles);
  g_clear_pointer (&self->calls, g_hash_table_unref);
  g_free (self);
}

/* Who counts already needs no call. */
static gboolean
add_calls (SamProgressLoaded *self,
           SamStore *store,
           const char *today,
           GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  for (guint i = 0; i < self->stands->len; i++)
    {
      const SamMeasure *measure = ((SamTargetStand *) self->stands->pdata[i])->measure;

      for (guint stand = SAM_STAND_COUNTED + 1; measure != NULL && stand < SAM_N_STANDS; stand++)
        for (guint k = 0; k < measure->lists[stand]->len; k++)
          g_strv_builder_add (builder, ((SamMeasured *) measure->lists[stand]->pdata[k])->id);
    }
  ids = g_strv_builder_end (builder);
  self->calls = sam_calls_load (store, (const char *const *) ids, today, error);
  return self->calls != NULL;
}

static void
add_titles (SamProgressLoaded *self,
            SamStore *store,
            const SamMeasure *measure)
{
  for (guint i = 0; i < SAM_N_STANDS; i++)
    for (guint k = 0; k < measure->lists[i]->len; k++)
      {
        const SamMeasured *measured = g_ptr_array_index (measure->lists[i], k);

        if (!g_hash_table_contains (self->titles, measured->id))
          g_hash_table_insert (self->titles, g_strdup (measured->id), sam_store_dup_title (store, measured->id));
      }
}

/**
 * sam_progress_load:
 * @today: YYYY-MM-DD
 *
 * Says how every target stands.
 *
 * Returns: (transfer full): a SamProgressLoaded; or %NULL
 */
gpointer
sam_progress_load (SamStore *store,
                   gpointer today,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (SamReading) reading G_GNUC_UNUSED = sam_store_begin_reading (store);
  SamProgressLoaded *self;
  GPtrArray *stands = sam_target_stand_load_all (store, today, error);

  if (stands == NULL)
    return NULL;
  g_ptr_array_set_free_func (stands, free_stand);
  self = g_new0 (SamProgressLoaded, 1);
  self->stands = stands;
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < stands->len; i++)
    {
      const SamTargetStand *stand = g_ptr_array_index (stands, i);

      if (stand->measure != NULL)
        add_titles (self, store, stand->measure);
    }
  if (!add_calls (self, store, today, error))
    g_clear_pointer (&self, sam_progress_loaded_free);
  return self;
}

static const SamTargetSuggestion *
find_suggestion (const char *indicator)
{
  guint n;
  const SamTargetSuggestion *suggestions = sam_target_get_suggestions (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (suggestions[i].indicator, indicator))
      return &suggestions[i];
  return NULL;
}

/**
 * sam_progress_create_target:
 * @indicator: of one of the suggestions
 *
 * Returns: (transfer full): the id of the new target; or %NULL
 */
gpointer
sam_progress_create_target (SamStore *store,
                            gpointer indicator,
                            GCancellable *cancellable,
                            GError **error)
{
  const SamTargetSuggestion *suggestion = find_suggestion (indicator);
  g_autofree char *today = sam_dates_dup_today ();
  g_autoptr (SamRecord) target = NULL;

  g_return_val_if_fail (suggestion != NULL, NULL);

  target = sam_target_create (suggestion, today);
  return sam_store_save (store, target, error) ? g_strdup (sam_record_get_id (target)) : NULL;
}
