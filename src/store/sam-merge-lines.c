/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text merged by lines, as diff3 does: lines that all three have hold the text together; between two of those, whoever
 * changed it wins, and where both did, it is a conflict. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-merge.h"

#include <string.h>

/* Past this product of line counts, a text is compared as one whole: no note is that long. */
#define MAX_TABLE (4 * 1000 * 1000)

/* For each line of @base the line of @other that it is, or -1: a longest common subsequence. */
static int *
match_lines (char **base,
             guint n_base,
             char **other,
             guint n_other)
{
  int *match = g_new (int, n_base + 1);
  gsize width = n_other + 1;
  guint *length = g_new0 (guint, (n_base + 1) * width);

  for (guint i = n_base; i-- > 0;)
    for (guint j = n_other; j-- > 0;)
      length[i * width + j] = strcmp (base[i], other[j]) == 0
                                  ? length[(i + 1) * width + j + 1] + 1
                                  : MAX (length[(i + 1) * width + j], length[i * width + j + 1]);
  for (guint i = 0; i < n_base; i++)
    match[i] = -1;
  for (guint i = 0, j = 0; i < n_base && j < n_other;)
    if (strcmp (base[i], other[j]) == 0)
      match[i++] = (int) j++;
    else if (length[(i + 1) * width + j] >= length[i * width + j + 1])
      i++;
    else
      j++;
  /* Past the end all three texts meet. */
  match[n_base] = (int) n_other;
  g_free (length);
  return match;
}

static gboolean
equal_lines (char **a,
             guint n_a,
             char **b,
             guint n_b)
{
  if (n_a != n_b)
    return FALSE;
  for (guint i = 0; i < n_a; i++)
    if (strcmp (a[i], b[i]) != 0)
      return FALSE;
  return TRUE;
}

static void
append_lines (GPtrArray *result,
              char **lines,
              guint n_lines)
{
  for (guint i = 0; i < n_lines; i++)
    g_ptr_array_add (result, lines[i]);
}

typedef struct
{
  char **lines;
  guint n_lines;
  guint at; /* first line not merged yet */
  int *match;
} Side;

static void
start_side (Side *side,
            char **base,
            guint n_base,
            char **lines)
{
  side->lines = lines;
  side->n_lines = g_strv_length (lines);
  side->at = 0;
  side->match = match_lines (base, n_base, lines, side->n_lines);
}

/* What stands between the last common line and the next one. */
static gboolean
merge_between (GPtrArray *result,
               char **base,
               guint n_base,
               char **ours,
               guint n_ours,
               char **theirs,
               guint n_theirs)
{
  if (equal_lines (base, n_base, ours, n_ours))
    append_lines (result, theirs, n_theirs);
  else if (equal_lines (base, n_base, theirs, n_theirs) || equal_lines (ours, n_ours, theirs, n_theirs))
    append_lines (result, ours, n_ours);
  else
    return FALSE;
  return TRUE;
}

static gboolean
merge_sides (GPtrArray *result,
             char **base,
             guint n_base,
             Side *ours,
             Side *theirs)
{
  guint base_at = 0;

  for (guint i = 0; i <= n_base; i++)
    {
      guint our_end = (guint) ours->match[i];
      guint their_end = (guint) theirs->match[i];

      if (ours->match[i] < 0 || theirs->match[i] < 0)
        continue;
      if (!merge_between (result,
                          base + base_at, i - base_at,
                          ours->lines + ours->at, our_end - ours->at,
                          theirs->lines + theirs->at, their_end - theirs->at))
        return FALSE;
      if (i < n_base)
        g_ptr_array_add (result, base[i]);
      base_at = i + 1;
      ours->at = our_end + 1;
      theirs->at = their_end + 1;
    }
  return TRUE;
}

/**
 * sam_merge_lines:
 * @base: the text both started from
 * @ours: the text of one side
 * @theirs: the text of the other
 * @merged: (out) (transfer full) (nullable): the result, NULL in a conflict
 *
 * Returns: FALSE where both changed the same lines, or lines that touch
 */
gboolean
sam_merge_lines (const char *base,
                 const char *ours,
                 const char *theirs,
                 char **merged)
{
  g_auto (GStrv) base_lines = g_strsplit (base, "\n", -1);
  g_auto (GStrv) our_lines = g_strsplit (ours, "\n", -1);
  g_auto (GStrv) their_lines = g_strsplit (theirs, "\n", -1);
  g_autoptr (GPtrArray) result = g_ptr_array_new ();
  guint n_base = g_strv_length (base_lines);
  gboolean clean;
  Side our_side;
  Side their_side;

  *merged = NULL;
  if ((guint64) n_base * MAX (g_strv_length (our_lines), g_strv_length (their_lines)) > MAX_TABLE)
    return FALSE;
  start_side (&our_side, base_lines, n_base, our_lines);
  start_side (&their_side, base_lines, n_base, their_lines);
  clean = merge_sides (result, base_lines, n_base, &our_side, &their_side);
  g_free (our_side.match);
  g_free (their_side.match);
  if (!clean)
    return FALSE;
  g_ptr_array_add (result, NULL);
  *merged = g_strjoinv ("\n", (char **) result->pdata);
  return TRUE;
}
