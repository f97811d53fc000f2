/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-report-recipes.h"

#include "network/sam-report-periods.h"

#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/**
 * sam_report_recipe_free:
 * @self: (transfer full): one that was kept, as it was read
 */
void
sam_report_recipe_free (SamReportRecipe *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->part);
  g_free (self->period);
  g_free (self);
}

/* NULL for a template that is none, or of a report of a newer program. */
static SamReportRecipe *
read_recipe (SamRecord *record)
{
  g_autofree char *name = sam_record_dup_text (record, "report");
  const SamReportPreset *preset = sam_report_preset_find (name);
  SamReportRecipe *self;

  if (preset == NULL)
    return NULL;
  self = g_new0 (SamReportRecipe, 1);
  self->id = g_strdup (sam_record_get_id (record));
  self->title = sam_record_dup_title (record);
  self->preset = preset;
  self->period = sam_record_dup_text (record, "report_period");
  if (self->period == NULL)
    self->period = g_strdup (sam_report_period_usual);
  if (preset->of == SAM_REPORT_OF_MUNICIPALITY)
    self->part = sam_record_dup_text (record, "municipality");
  else if (preset->of != SAM_REPORT_OF_REGION)
    self->part = sam_record_dup_text (record, "organisation");
  return self;
}

/**
 * sam_report_recipe_load:
 * @id: of a template
 *
 * Returns: (transfer full): the choices that it holds; or %NULL
 */
SamReportRecipe *
sam_report_recipe_load (SamStore *store,
                        const char *id,
                        GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, id, error);
  SamReportRecipe *self = record != NULL ? read_recipe (record) : NULL;

  if (record != NULL && self == NULL)
    g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("“%s” is not about a report."), id);
  return self;
}

/**
 * sam_report_recipes_list:
 *
 * Returns: (transfer full) (element-type SamReportRecipe): what the region makes again and again, by title; or %NULL
 */
GPtrArray *
sam_report_recipes_list (SamStore *store,
                         GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("template"));
  g_autoptr (GPtrArray) rows = NULL;
  GPtrArray *recipes;

  if (!sam_query_add_condition (query, "type", SAM_COMPARE_EQUAL, "report", error) ||
      !sam_query_set_order (query, "title", FALSE, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  recipes = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_report_recipe_free);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (SamRecord) record = sam_store_load (store, ((SamRow *) rows->pdata[i])->id, NULL);
      SamReportRecipe *recipe = record != NULL ? read_recipe (record) : NULL;

      if (recipe != NULL)
        g_ptr_array_add (recipes, recipe);
    }
  return recipes;
}

static const char *
find_period_label (const char *name)
{
  guint n;
  const SamReportPeriod *periods = sam_report_periods_list (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (periods[i].name, name))
      return _ (periods[i].label);
  return name;
}

/* "Heerlen · Last quarter" */
static char *
make_title (SamStore *store,
            const SamReportPreset *preset,
            const char *part,
            const char *period)
{
  g_autofree char *name = NULL;

  if (preset->of == SAM_REPORT_OF_MUNICIPALITY)
    name = g_strdup (part);
  else if (preset->of != SAM_REPORT_OF_REGION && part != NULL)
    name = sam_store_dup_title (store, part);
  return g_strjoin (" · ", name != NULL ? name : _ (preset->title), find_period_label (period), NULL);
}

/**
 * sam_report_recipe_keep:
 * @part: (nullable): as in a wish
 * @period: the name of a #SamReportPeriod
 *
 * Keeps the choices, so that the report can be made again of a later period. Can be undone; what is there already is
 * not kept twice.
 *
 * Returns: (transfer full): the id of the template, or %NULL
 */
char *
sam_report_recipe_keep (SamStore *store,
                        const SamReportPreset *preset,
                        const char *part,
                        const char *period,
                        GError **error)
{
  g_autoptr (GPtrArray) recipes = sam_report_recipes_list (store, error);
  g_autofree char *id = sam_id_new (sam_kind_find ("template"));
  g_autoptr (SamRecord) record = sam_record_new (sam_kind_find ("template"), id);
  g_autofree char *title = make_title (store, preset, part, period);

  for (guint i = 0; recipes != NULL && i < recipes->len; i++)
    {
      const SamReportRecipe *recipe = g_ptr_array_index (recipes, i);

      if (recipe->preset == preset && g_strcmp0 (recipe->part, part) == 0 && g_str_equal (recipe->period, period))
        return g_strdup (recipe->id);
    }
  if (recipes == NULL)
    return NULL;
  sam_record_set_text (record, "title", title);
  sam_record_set_text (record, "type", "report");
  sam_record_set_text (record, "report", preset->name);
  sam_record_set_text (record, "report_period", period);
  if (preset->of == SAM_REPORT_OF_MUNICIPALITY)
    sam_record_set_text (record, "municipality", part);
  else if (preset->of != SAM_REPORT_OF_REGION)
    sam_record_set_text (record, "organisation", part);
  return sam_store_save (store, record, error) ? g_steal_pointer (&id) : NULL;
}
