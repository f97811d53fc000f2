/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-small-numbers.h"

/* What is hidden can be worked out from the total where it is one cell, or where the sum leaves little choice. */
static gboolean
can_be_worked_out (const gint64 *cells,
                   guint n_cells,
                   const gboolean *hidden)
{
  gint64 sum = 0;
  guint n = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      n += hidden[i];
      sum += hidden[i] ? cells[i] : 0;
    }
  return n > 0 && (n == 1 || sum < n + SAM_SMALLEST_NUMBER);
}

/* The smallest cell that is shown and not empty, n_cells where there is none. */
static guint
find_smallest (const gint64 *cells,
               guint n_cells,
               const gboolean *hidden)
{
  guint smallest = n_cells;

  for (guint i = 0; i < n_cells; i++)
    if (!hidden[i] && cells[i] > 0 && (smallest == n_cells || cells[i] < cells[smallest]))
      smallest = i;
  return smallest;
}

/**
 * sam_small_numbers_hide:
 * @cells: (array length=n_cells): numbers of people that add up to a total
 * @hidden: (out caller-allocates) (array length=n_cells): which of them must not be shown
 * @hide_total: (out): whether the total must not be shown either
 *
 * Hides every number from one to four, and then the smallest others until none of the hidden ones follows from the
 * total and what is shown: at least two are hidden, and together they are at least five more than there are of them.
 */
void
sam_small_numbers_hide (const gint64 *cells,
                        guint n_cells,
                        gboolean *hidden,
                        gboolean *hide_total)
{
  for (guint i = 0; i < n_cells; i++)
    hidden[i] = cells[i] > 0 && cells[i] < SAM_SMALLEST_NUMBER;
  *hide_total = FALSE;
  while (can_be_worked_out (cells, n_cells, hidden))
    {
      const guint next = find_smallest (cells, n_cells, hidden);

      *hide_total = next == n_cells;
      if (*hide_total)
        return;
      hidden[next] = TRUE;
    }
}
