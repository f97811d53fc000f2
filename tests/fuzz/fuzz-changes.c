/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists that a server answers with: what changed, what it misses, what it did not take, what went wrong. */

#include "sam-fuzz.h"

#include "couch/sam-couch-messages.h"

static void
check_changes (const char *text,
               gssize length)
{
  g_autoptr (SamCouchChanges) changes = sam_couch_parse_changes (text, length, NULL);

  if (changes == NULL)
    return;
  g_assert_nonnull (changes->last_sequence);
  for (guint i = 0; i < changes->rows->len; i++)
    {
      SamCouchChange *change = changes->rows->pdata[i];

      g_assert_nonnull (change->id);
      g_assert_nonnull (change->revisions);
    }
}

static void
check_missing (const char *text,
               gssize length)
{
  g_autoptr (GPtrArray) missing = sam_couch_parse_revs_diff (text, length, NULL);
  g_autofree char *request = missing != NULL ? sam_couch_build_revs_diff (missing) : NULL;

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    g_assert_nonnull (((SamCouchRevisions *) missing->pdata[i])->revisions);
}

static void
check_refusals (const char *text,
                gssize length)
{
  g_autoptr (GPtrArray) refusals = sam_couch_parse_bulk_docs (text, length, NULL);

  for (guint i = 0; refusals != NULL && i < refusals->len; i++)
    g_assert_nonnull (((SamCouchRefusal *) refusals->pdata[i])->id);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  /* As the client hands it over: a zero byte after the end. */
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;

  check_changes (text, (gssize) size);
  check_missing (text, (gssize) size);
  check_refusals (text, (gssize) size);
  sam_couch_parse_error (text, (gssize) size, &name, &reason);
  return 0;
}
