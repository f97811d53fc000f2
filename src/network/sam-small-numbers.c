/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-small-numbers.h"

/**
 * sam_is_small_number:
 *
 * Returns: whether so many people are too few to be told of
 */
gboolean
sam_is_small_number (gint64 n)
{
  return n > 0 && n < SAM_SMALLEST_NUMBER;
}

/* What is hidden can be worked out from the total where it is one cell, where the sum leaves little choice, and where
 * only fours make it. */
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
  return n > 0 && (n == 1 || sum < n + SAM_SMALLEST_NUMBER || sum == n * (SAM_SMALLEST_NUMBER - 1));
}

/* Hides the smallest cells that are shown and not empty. All that are equal: which of them it was would tell what the
 * hidden ones are. FALSE: there is none. */
static gboolean
hide_smallest (const gint64 *cells,
               guint n_cells,
               gboolean *hidden)
{
  gint64 smallest = G_MAXINT64;

  for (guint i = 0; i < n_cells; i++)
    if (!hidden[i] && cells[i] > 0)
      smallest = MIN (smallest, cells[i]);
  for (guint i = 0; i < n_cells; i++)
    hidden[i] = hidden[i] || cells[i] == smallest;
  return smallest < G_MAXINT64;
}

/**
 * sam_small_numbers_hide:
 * @cells: (array length=n_cells): numbers of people that add up to a total
 * @hidden: (out caller-allocates) (array length=n_cells): which of them must not be shown
 * @hide_total: (out): whether there are too few people to tell cells apart
 *
 * Hides every number from one to four, and then the smallest others until none of the hidden ones follows from the
 * total and what is shown: at least two are hidden, and together they are at least five more than there are of them.
 * Where there are not so many people, all cells are hidden, the empty ones too: then each of them may be empty. Whoever
 * only lists cells that are not must list none.
 */
void
sam_small_numbers_hide (const gint64 *cells,
                        guint n_cells,
                        gboolean *hidden,
                        gboolean *hide_total)
{
  for (guint i = 0; i < n_cells; i++)
    hidden[i] = sam_is_small_number (cells[i]);
  *hide_total = FALSE;
  while (can_be_worked_out (cells, n_cells, hidden))
    {
      if (hide_smallest (cells, n_cells, hidden))
        continue;
      for (guint i = 0; i < n_cells; i++)
        hidden[i] = TRUE;
      *hide_total = TRUE;
      return;
    }
}
