/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "exchange/sam-blueprint.h"
#include "network/sam-new-region.h"
#include "network/sam-shipped-texts.h"

#include <glib/gi18n.h>

static gboolean
make_region (SamStore *store,
             const char *name,
             const char *slug,
             SamBlueprint *blueprint,
             GError **error)
{
  return sam_new_region (store, name, slug, error) && sam_shipped_texts_take_over_all (store, error) &&
         (blueprint == NULL || sam_blueprint_take_over_all (blueprint, store, error) >= 0);
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *region = NULL;
  g_autofree char *slug = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SamBlueprint) blueprint = NULL;
  const GOptionEntry entries[] = {
    { "region", 0, 0, G_OPTION_ARG_STRING, &region, N_ ("What the region is called"), N_ ("NAME") },
    { "slug", 0, 0, G_OPTION_ARG_STRING, &slug, N_ ("Its short name, part of the name of its database on a server"),
      N_ ("SLUG") },
    { "blueprint", 0, 0, G_OPTION_ARG_FILENAME, &path, N_ ("Begin with what another region passes on"), N_ ("FILE") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  SamStore *store;

  if (!sam_command_parse (self, session, entries, NULL, &argc, &argv, 0, 0))
    return SAM_EXIT_MISUSED;
  if (region == NULL || *region == '\0')
    return sam_command_misused (self, _ ("The region’s name is missing: --region NAME"));
  if (path != NULL && (blueprint = sam_blueprint_load (path, &error)) == NULL)
    return sam_command_failed (self, error);
  store = sam_session_open (session, SAM_DATABASE_CREATE, &error);
  if (store == NULL || !make_region (store, region, slug, blueprint, &error))
    {
      sam_session_discard (session);
      return sam_command_failed (self, error);
    }
  g_print ("%s\n", sam_session_get_database (session));
  return SAM_EXIT_DONE;
}

const SamCommand sam_command_init = {
  "init",
  "",
  N_ ("Make a new region"),
  run,
};
