/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/roadmap/sam-roadmap-jobs.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "exchange/sam-blueprint.h"
#include "network/sam-roadmap.h"

/* @data: id and status, "(ss)". */
gpointer
sam_roadmap_job_set_status (SamStore *store,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  g_autofree char *title = NULL;
  const char *id;
  const char *name;

  g_variant_get (data, "(&s&s)", &id, &name);
  for (SamStepStatus status = SAM_STEP_IS_OPEN; status <= SAM_STEP_IS_SKIPPED; status++)
    if (g_str_equal (name, sam_step_status_get_name (status)) &&
        !sam_roadmap_set_status (store, id, status, today, error))
      return NULL;
  if (!g_str_equal (name, sam_step_status_get_name (SAM_STEP_IS_DONE)))
    return g_strdup ("");
  title = sam_store_dup_title (store, id);
  return g_strdup_printf (_ ("“%s” done"), title != NULL ? title : "");
}

/* @data: id and whether up, "(sb)". */
gpointer
sam_roadmap_job_move (SamStore *store,
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  const char *id;
  gboolean up;

  g_variant_get (data, "(&sb)", &id, &up);
  return sam_roadmap_move (store, id, up, error) ? g_strdup ("") : NULL;
}

/* In the language of whoever asks. */
gpointer
sam_roadmap_job_take_over (SamStore *store,
                           gpointer data,
                           GCancellable *cancellable,
                           GError **error)
{
  int n = sam_roadmap_take_over (store, g_get_language_names ()[0], error);

  if (n < 0)
    return NULL;
  return n == 0 ? g_strdup (_ ("All steps are here already"))
                : g_strdup_printf (ngettext ("%d step taken over", "%d steps taken over", (gulong) n), n);
}

static char *
describe_made (SamBlueprint *blueprint)
{
  guint n_left = 0;

  for (guint i = 0; i < blueprint->texts->len; i++)
    n_left += !((SamBlueprintText *) blueprint->texts->pdata[i])->read;
  return n_left == 0 ? g_strdup (_ ("The blueprint is made"))
                     : g_strdup_printf (ngettext ("The blueprint is made. %u text stays here.",
                                                  "The blueprint is made. %u texts stay here.", n_left),
                                        n_left);
}

/* @data: the file it goes into, whether as a guide to read, and the keys of the texts that were read, "(^ayb^as)". */
gpointer
sam_roadmap_job_make_blueprint (SamStore *store,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error)
{
  g_autofree char *today = sam_dates_dup_today ();
  g_autoptr (SamBlueprint) blueprint = sam_blueprint_make (store, today, error);
  g_autofree char *path = NULL;
  g_auto (GStrv) read = NULL;
  gboolean guide;

  g_variant_get (data, "(^ayb^as)", &path, &guide, &read);
  if (blueprint == NULL)
    return NULL;
  sam_blueprint_mark_read (blueprint, (const char *const *) read);
  if (!sam_blueprint_save (blueprint, path, guide, error) || !sam_blueprint_remember_read (blueprint, store, error))
    return NULL;
  if (guide)
    return g_strdup (_ ("The guide is made"));
  return describe_made (blueprint);
}
