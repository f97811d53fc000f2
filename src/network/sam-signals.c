/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-signals.h"

static void
count_free (SamSignalCount *count)
{
  g_free (count->name);
  g_free (count->title);
  g_free (count);
}

static SamSignalCount *
find_count (GPtrArray *counts,
            const char *name)
{
  SamSignalCount *count;

  for (guint i = 0; i < counts->len; i++)
    if (g_strcmp0 (((SamSignalCount *) counts->pdata[i])->name, name) == 0)
      return counts->pdata[i];
  count = g_new0 (SamSignalCount, 1);
  count->name = g_strdup (name);
  g_ptr_array_add (counts, count);
  return count;
}

static gboolean
has_come_to (SamRecord *signal,
             const char *const *statuses,
             const char *field)
{
  g_autofree char *status = sam_record_dup_text (signal, "status");

  return sam_record_has_value (signal, field) || (status != NULL && g_strv_contains (statuses, status));
}

static void
add_signal (GPtrArray *counts,
            const char *name,
            SamRecord *signal)
{
  static const char *const handed[] = { "delivered", "answered", NULL };
  static const char *const answered[] = { "answered", NULL };
  SamSignalCount *count = find_count (counts, name);

  count->n_signals++;
  count->n_times += (guint) CLAMP (sam_record_get_integer (signal, "times", 1), 1, G_MAXINT16);
  count->n_handed += has_come_to (signal, handed, "delivered_to");
  count->n_answered += has_come_to (signal, answered, "response");
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const SamSignalCount *first = *(SamSignalCount *const *) a;
  const SamSignalCount *second = *(SamSignalCount *const *) b;

  if (first->n_times != second->n_times)
    return first->n_times > second->n_times ? -1 : 1;
  return g_strcmp0 (first->name, second->name);
}

static gboolean
add_all (SamSignals *self,
         SamStore *store,
         GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("signal"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 0, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) signal = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, error);
      g_autofree char *theme = signal != NULL ? sam_record_dup_text (signal, "category") : NULL;
      g_auto (GStrv) topics = signal != NULL ? sam_record_dup_strv (signal, "topics") : NULL;

      if (signal == NULL)
        return FALSE;
      add_signal (self->themes, theme, signal);
      for (guint t = 0; topics != NULL && topics[t] != NULL; t++)
        add_signal (self->topics, topics[t], signal);
    }
  return rows != NULL;
}

/**
 * sam_signals_load:
 *
 * A signal about two topics counts under both, so that the topics add up to more than the signals.
 *
 * Returns: (transfer full) (nullable): all signals, counted by theme and by topic
 */
SamSignals *
sam_signals_load (SamStore *store,
                  GError **error)
{
  g_autoptr (SamSignals) self = g_new0 (SamSignals, 1);

  self->themes = g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
  self->topics = g_ptr_array_new_with_free_func ((GDestroyNotify) count_free);
  if (!add_all (self, store, error))
    return NULL;
  g_ptr_array_sort (self->themes, compare_counts);
  g_ptr_array_sort (self->topics, compare_counts);
  for (guint i = 0; i < self->topics->len; i++)
    {
      SamSignalCount *count = self->topics->pdata[i];

      count->title = sam_store_dup_title (store, count->name);
    }
  return g_steal_pointer (&self);
}

/**
 * sam_signals_free:
 * @self: (transfer full): what sam_signals_load() counted
 */
void
sam_signals_free (SamSignals *self)
{
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_free (self);
}
