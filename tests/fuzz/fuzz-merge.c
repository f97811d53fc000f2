/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The merge of three objects, one on each line: base, ours, theirs. Whatever they hold, both computers come to the
 * same, and what only one side changed needs nobody. */

#include "sam-fuzz.h"

#include "record/sam-record.h"
#include "store/sam-merge.h"

#include <string.h>

static char *
merge (const SamKind *kind,
       SamJsonObject *base,
       SamJsonObject *ours,
       SamJsonObject *theirs,
       char **conflicts)
{
  g_auto (GStrv) keys = NULL;
  g_autoptr (SamJsonObject) merged = sam_merge (kind, base, ours, theirs, &keys);

  *conflicts = g_strjoinv (" ", keys);
  /* These are of the one who merges; and a conflict stands as each has it. */
  sam_json_object_remove (merged, "edited_by");
  sam_json_object_remove (merged, "edited_at");
  for (guint i = 0; keys[i] != NULL; i++)
    sam_json_object_remove (merged, keys[i]);
  return sam_json_object_to_text (merged);
}

static void
check (const SamKind *kind,
       SamJsonObject *base,
       SamJsonObject *ours,
       SamJsonObject *theirs)
{
  g_autofree char *conflicts_here = NULL;
  g_autofree char *conflicts_there = NULL;
  g_autofree char *conflicts_same = NULL;
  g_autofree char *conflicts_alone = NULL;
  g_autofree char *here = merge (kind, base, ours, theirs, &conflicts_here);
  g_autofree char *there = merge (kind, base, theirs, ours, &conflicts_there);
  g_autofree char *same = merge (kind, base, ours, ours, &conflicts_same);
  g_autofree char *alone = base != NULL ? merge (kind, base, base, theirs, &conflicts_alone) : NULL;

  g_assert_cmpstr (here, ==, there);
  g_assert_cmpstr (conflicts_here, ==, conflicts_there);
  g_assert_cmpstr (conflicts_same, ==, "");
  if (conflicts_alone != NULL)
    g_assert_cmpstr (conflicts_alone, ==, "");
  g_assert_nonnull (same);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  static const char *const kinds[] = { "group", "person", "workshop", NULL };
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", 4);
  g_autoptr (SamJsonObject) base = NULL;
  g_autoptr (SamJsonObject) ours = NULL;
  g_autoptr (SamJsonObject) theirs = NULL;

  if (g_strv_length (lines) < 3)
    return 0;
  base = sam_json_object_parse (lines[0], -1, NULL);
  ours = sam_json_object_parse (lines[1], -1, NULL);
  theirs = sam_json_object_parse (lines[2], -1, NULL);
  if (ours == NULL || theirs == NULL)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    check (kinds[i] != NULL ? sam_kind_find (kinds[i]) : NULL, base, ours, theirs);
  return 0;
}
