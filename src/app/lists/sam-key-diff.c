/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list that is refreshed must not lose its selection and scroll position: only what really came, went or moved is
 * told. Pure. */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-key-diff.h"

/* Past this many steps, one replacement of the whole middle is cheaper for every listener. */
#define MAX_SPLICES 256

typedef struct
{
  const gint64 *before;
  guint n_before;
  const gint64 *after;
  guint n_after;
  GHashTable *position_before; /* key → index + 1 */
  GHashTable *position_after;
  GArray *splices;
} Diff;

static GHashTable *
index_keys (const gint64 *keys,
            guint n_keys)
{
  GHashTable *index = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < n_keys; i++)
    g_hash_table_insert (index, (gpointer) &keys[i], GUINT_TO_POINTER (i + 1));
  return index;
}

static guint
find (GHashTable *index,
      const gint64 *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (index, key));
}

/* Runs of neighbours become one step. */
static void
add_step (Diff *diff,
          guint position,
          guint removed,
          guint added)
{
  if (diff->splices->len > 0)
    {
      SamSplice *last = &g_array_index (diff->splices, SamSplice, diff->splices->len - 1);

      if (last->position + last->added == position)
        {
          last->removed += removed;
          last->added += added;
          return;
        }
    }
  g_array_append_vals (diff->splices, &(SamSplice){ position, removed, added }, 1);
}

/* Of two keys that changed places, the one that went further is taken to be the one that moved. */
static gboolean
old_one_moved (Diff *diff,
               guint i,
               guint j)
{
  guint old_goes_to = find (diff->position_after, &diff->before[i]) - 1;
  guint new_came_from = find (diff->position_before, &diff->after[j]) - 1;

  return old_goes_to < j || (new_came_from >= i && old_goes_to - j >= new_came_from - i);
}

static void
walk (Diff *diff,
      guint offset)
{
  guint i = 0, j = 0;

  while (i < diff->n_before || j < diff->n_after)
    {
      if (i < diff->n_before && j < diff->n_after && diff->before[i] == diff->after[j])
        {
          i++;
          j++;
          continue;
        }
      if (j >= diff->n_after || (i < diff->n_before && find (diff->position_after, &diff->before[i]) == 0))
        {
          add_step (diff, offset + j, 1, 0);
          i++;
        }
      else if (i >= diff->n_before || find (diff->position_before, &diff->after[j]) == 0 || !old_one_moved (diff, i, j))
        {
          add_step (diff, offset + j, 0, 1);
          j++;
        }
      else
        {
          add_step (diff, offset + j, 1, 0);
          i++;
        }
    }
}

/**
 * sam_key_diff:
 * @before: (array length=n_before): the keys as they were, each once
 * @n_before: how many
 * @after: (array length=n_after): the keys as they are, each once
 * @n_after: how many
 *
 * Returns: (transfer full) (element-type SamSplice): the steps, to be taken in order
 */
GArray *
sam_key_diff (const gint64 *before,
              guint n_before,
              const gint64 *after,
              guint n_after)
{
  Diff diff = { .splices = g_array_new (FALSE, FALSE, sizeof (SamSplice)) };
  guint head = 0;

  while (head < n_before && head < n_after && before[head] == after[head])
    head++;
  while (n_before > head && n_after > head && before[n_before - 1] == after[n_after - 1])
    {
      n_before--;
      n_after--;
    }
  if (n_before == head && n_after == head)
    return diff.splices;

  diff.before = before + head;
  diff.n_before = n_before - head;
  diff.after = after + head;
  diff.n_after = n_after - head;
  diff.position_before = index_keys (diff.before, diff.n_before);
  diff.position_after = index_keys (diff.after, diff.n_after);
  walk (&diff, head);
  g_hash_table_unref (diff.position_before);
  g_hash_table_unref (diff.position_after);
  if (diff.splices->len > MAX_SPLICES)
    {
      g_array_set_size (diff.splices, 0);
      g_array_append_vals (diff.splices, &(SamSplice){ head, diff.n_before, diff.n_after }, 1);
    }
  return diff.splices;
}
