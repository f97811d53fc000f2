/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-syncing.h"

#include "ctl/sam-password.h"
#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "couch/sam-couch-error.h"
#include "store/sam-clock.h"
#include "sync/sam-folder-peer.h"
#include "sync/sam-region-sync.h"
#include "sync/sam-server.h"

#include <glib/gi18n.h>

static const struct
{
  const char *name;
  gsize offset;
} numbers[] = {
  { "pulled", G_STRUCT_OFFSET (SamSyncResult, pulled) },
  { "pushed", G_STRUCT_OFFSET (SamSyncResult, pushed) },
  { "merged", G_STRUCT_OFFSET (SamSyncResult, merged) },
  { "conflicts", G_STRUCT_OFFSET (SamSyncResult, conflicts) },
  { "refused", G_STRUCT_OFFSET (SamSyncResult, refused) },
  { "quarantined", G_STRUCT_OFFSET (SamSyncResult, quarantined) },
  { "unfetched", G_STRUCT_OFFSET (SamSyncResult, unfetched) },
};

static void
add_number (SamJsonObject *object,
            const char *name,
            guint64 number)
{
  g_autofree char *value = sam_json_from_integer ((gint64) number);

  sam_json_object_set (object, name, value);
}

/* @region NULL: not with a server, so nothing was published and nothing came from a platform. */
static void
print_json (const SamSyncResult *result,
            const SamRegionResult *region,
            gboolean publishes)
{
  g_autoptr (SamJsonObject) object = sam_json_object_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    add_number (object, numbers[i].name, G_STRUCT_MEMBER (guint64, result, numbers[i].offset));
  if (region != NULL && publishes)
    {
      add_number (object, "published", region->public.added + region->public.changed);
      add_number (object, "withdrawn", region->public.withdrawn);
      add_number (object, "not_published", region->public.refused);
    }
  if (region != NULL && region->platform.there)
    {
      add_number (object, "from_platform", region->platform.taken);
      add_number (object, "forms_from_platform", region->platform.forms);
      add_number (object, "to_platform", region->to_platform.added + region->to_platform.changed);
      add_number (object, "withdrawn_from_platform", region->to_platform.withdrawn);
    }
  text = sam_json_object_to_text (object);
  g_print ("%s\n", text);
}

static void
print_for_people (const SamSyncResult *result)
{
  g_print (_ ("Received: %lu, sent: %lu, merged: %lu.\n"),
           (gulong) result->pulled, (gulong) result->pushed, (gulong) result->merged);
  if (result->conflicts > 0)
    g_print (ngettext ("%lu record was changed on both sides; see “samenhulpctl conflicts”.\n",
                       "%lu records were changed on both sides; see “samenhulpctl conflicts”.\n",
                       (gulong) result->conflicts),
             (gulong) result->conflicts);
  if (result->refused > 0)
    g_print (ngettext ("The server does not take %lu record.\n",
                       "The server does not take %lu records.\n", (gulong) result->refused),
             (gulong) result->refused);
  if (result->quarantined > 0)
    g_print (ngettext ("%lu document from the server cannot be read.\n",
                       "%lu documents from the server cannot be read.\n", (gulong) result->quarantined),
             (gulong) result->quarantined);
  if (result->unfetched > 0)
    g_print (ngettext ("What %lu attachment holds could not be fetched. It is asked for again at every "
                       "synchronisation; if it stays away, ask who added the file to add it once more.\n",
                       "What %lu attachments hold could not be fetched. It is asked for again at every "
                       "synchronisation; if it stays away, ask who added the files to add them once more.\n",
                       (gulong) result->unfetched),
             (gulong) result->unfetched);
}

/* All went well, and what is saved meanwhile still gets the wrong time. */
static void
warn_about_clock (const SamSyncResult *result)
{
  g_autofree char *sentence = sam_sync_explain_clock (result->clock_off, sam_clock_get_seconds ());

  if (sentence != NULL)
    g_printerr ("%s\n", sentence);
}

static void
print_published (const SamRegionResult *result)
{
  const SamPublicationResult *public = &result->public;
  const SamPublicationResult *platform = &result->to_platform;

  if (result->platform.taken > 0)
    g_print (ngettext ("%lu help question came from the platform.\n", "%lu help questions came from the platform.\n",
                       (gulong) result->platform.taken),
             (gulong) result->platform.taken);
  if (result->platform.forms > 0)
    g_print (ngettext ("%lu evaluation form came from the platform.\n",
                       "%lu evaluation forms came from the platform.\n", (gulong) result->platform.forms),
             (gulong) result->platform.forms);
  if (public->added + public->changed + public->withdrawn > 0)
    g_print (_ ("Made public: %lu, changed: %lu, withdrawn: %lu.\n"), (gulong) public->added,
             (gulong) public->changed, (gulong) public->withdrawn);
  if (platform->added + platform->changed + platform->withdrawn > 0)
    g_print (_ ("To the platform: %lu, changed: %lu, withdrawn: %lu.\n"), (gulong) platform->added,
             (gulong) platform->changed, (gulong) platform->withdrawn);
}

void
sam_syncing_clear (SamSyncing *self)
{
  g_clear_object (&self->peer);
  g_clear_pointer (&self->password, g_free);
}

gboolean
sam_syncing_connect (SamSyncing *self,
                     SamStore *store,
                     const char *password_file,
                     GError **error)
{
  self->store = store;
  if (password_file != NULL)
    {
      self->password = sam_credentials_read_file (password_file, error);
      if (self->password == NULL)
        return FALSE;
    }
  self->peer = sam_server_connect (store, self->password, NULL, error);
  return self->peer != NULL;
}

/* Even when what follows fails, what was synchronised is told. */
gboolean
sam_syncing_run (SamSyncing *self,
                 GError **error)
{
  g_auto (SamRegionResult) result = { 0 };
  gboolean good = sam_region_sync (self->store, self->peer, NULL, NULL, &result, NULL, error);

  if (!result.complete)
    return FALSE;
  self->refused = result.sync.refused;
  warn_about_clock (&result.sync);
  if (self->json)
    print_json (&result.sync, &result, sam_publication_is_on (self->store));
  else
    {
      print_for_people (&result.sync);
      print_published (&result);
    }
  return good;
}

gboolean
sam_syncing_run_folder (SamStore *store,
                        const char *folder,
                        const char *passphrase_file,
                        gboolean json,
                        GError **error)
{
  gboolean is_new = !sam_folder_has_region (store, folder);
  g_autofree char *passphrase = sam_passphrase_find (folder, passphrase_file, is_new, error);
  g_autoptr (SamSealer) sealer = NULL;
  SamFolderResult result = { 0 };

  if (passphrase == NULL)
    return FALSE;
  sealer = sam_sealer_new (passphrase, SAM_SEAL_STRONG);
  if (!sam_folder_sync (store, folder, sealer, &result, NULL, error))
    return FALSE;
  if (json)
    print_json (&result.sync, NULL, FALSE);
  else
    print_for_people (&result.sync);
  if (result.mended)
    g_printerr ("%s\n", _ ("The newest file in the folder was not whole, so the one before it was taken. Nothing is lost: "
                           "let each laptop synchronise once more."));
  return TRUE;
}

int
sam_syncing_failed (const SamCommand *command,
                    const GError *error)
{
  gboolean no_password = g_error_matches (error, SAM_SERVER_ERROR, SAM_SERVER_ERROR_NO_PASSWORD);
  g_autofree char *sentence =
      no_password ? g_strdup (_ ("There is no password: set SAMENHULP_PASSWORD or use --password-file."))
                  : sam_sync_explain (error);
  g_autoptr (GError) plain = g_error_new_literal (error->domain, error->code, sentence);

  /* Who works here may be who adds the region: the error itself names the commands. */
  if (g_error_matches (error, SAM_COUCH_ERROR, SAM_COUCH_ERROR_NOT_FOUND))
    return sam_command_failed (command, error);
  return sam_command_failed (command, plain);
}
