/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents from a server, all the way into a region file: what can be read can be stored or is refused, and what was
 * read goes out as it came in. */

#include "sam-fuzz.h"

#include "couch/sam-couch-messages.h"
#include "store/sam-store.h"

#include <glib/gstdio.h>
#include <stdlib.h>

static char *folder;
static SamStore *store;

static void
close_store (void)
{
  g_autoptr (GDir) files = NULL;
  const char *name;

  g_clear_pointer (&store, sam_store_close);
  files = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

/* One for all inputs, which take back what they wrote. */
static void
open_store (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  folder = g_dir_make_tmp ("samenhulp-fuzz-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (folder, "region.samenhulp", NULL);
  store = sam_store_open (path, SAM_DATABASE_CREATE, &error);
  g_assert_no_error (error);
  atexit (close_store);
}

static void
check_round_trip (SamCouchDocument *document)
{
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autoptr (SamCouchDocument) back = NULL;

  /* A revision that is no "N-HASH" comes in, is refused by the store, and never goes out. */
  if (!sam_revision_id_is_valid (document->path[0]))
    return;
  text = sam_couch_document_to_text (document);
  back = sam_couch_document_parse (text, -1, NULL);
  g_assert_nonnull (back);
  again = sam_couch_document_to_text (back);
  g_assert_cmpstr (again, ==, text);
}

static void
check_all (GPtrArray *documents)
{
  if (store == NULL)
    open_store ();
  g_assert_true (sam_store_begin (store, NULL));
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      SamCouchDocument *document = documents->pdata[i];

      g_assert_nonnull (document->id);
      if (document->problem != NULL)
        continue;
      check_round_trip (document);
      sam_store_receive (store, document->id, (const char *const *) document->path, document->deleted, document->body,
                         NULL, NULL);
    }
  sam_store_rollback (store);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GPtrArray) got = sam_couch_parse_bulk_get (text, (gssize) size, NULL);
  g_autoptr (GPtrArray) open = sam_couch_parse_open_revs ("group:1", text, (gssize) size, NULL);
  g_autoptr (GPtrArray) single = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_couch_document_free);
  SamCouchDocument *document = sam_couch_document_parse (text, (gssize) size, NULL);

  if (document != NULL)
    g_ptr_array_add (single, document);
  check_all (got);
  check_all (open);
  check_all (single);
  return 0;
}
