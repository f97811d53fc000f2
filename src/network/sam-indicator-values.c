/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-indicator-values.h"

#include "network/sam-days.h"
#include "network/sam-indicator-sql.h"
#include "network/sam-match-evaluation.h"
#include "network/sam-region-record.h"
#include "network/sam-verification-load.h"

#include "json/sam-json-value.h"

static void
add_value (SamIndicatorValues *self,
           const char *name,
           char *text /* (transfer full) (nullable) */)
{
  SamBinding binding = { name, text };

  g_array_append_val (self->bindings, binding);
  if (text != NULL)
    g_ptr_array_add (self->texts, text);
}

/* The last day that lies @months or more before @day. Months are of different lengths, so that reckoning back is not
 * the reverse of reckoning on. */
static char *
dup_due_day (const char *day,
             int months)
{
  char *last = sam_day_add_months (day, -months);

  for (;;)
    {
      g_autofree char *next = sam_day_add (last, 1);
      g_autofree char *due = sam_day_add_months (next, months);

      if (g_strcmp0 (due, day) > 0)
        return last;
      g_free (last);
      last = g_steal_pointer (&next);
    }
}

static void
bind_days (SamIndicatorValues *self,
           SamStore *store,
           const char *from,
           const char *to)
{
  const SamVerifyMonths months = sam_verification_load_months (store);
  g_autofree char *after = sam_day_add (to, 1);

  add_value (self, ":from", g_strdup (from));
  add_value (self, ":to", g_strdup (to));
  add_value (self, ":from_at", sam_day_dup_beginning (from));
  add_value (self, ":to_at", sam_day_dup_beginning (after));
  add_value (self, ":year_ago", dup_due_day (to, 12));
  add_value (self, ":nearly_a_year_ago", dup_due_day (to, 9));
  add_value (self, ":form_due", sam_day_add (to, -SAM_EVALUATION_AFTER_DAYS));
  add_value (self, ":normal_due", dup_due_day (to, (int) months.normal));
  add_value (self, ":sensitive_due", dup_due_day (to, (int) months.sensitive));
}

/* The names of municipalities that were noted by name or by code. */
static char **
dup_names (SamMunicipalities *known,
           char **noted)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (char **name = noted; name != NULL && *name != NULL; name++)
    {
      const SamMunicipality *municipality = sam_municipalities_find (known, *name);

      g_strv_builder_add (names, municipality != NULL ? municipality->name : *name);
    }
  return g_strv_builder_end (names);
}

static char **
load_places (SamMunicipalities *known,
             SamRecord *record)
{
  g_auto (GStrv) noted = record != NULL ? sam_record_dup_strv (record, "municipalities") : NULL;

  return dup_names (known, noted);
}

static char *
to_json (char **names)
{
  return names != NULL && names[0] != NULL ? sam_json_from_strv ((const char *const *) names) : NULL;
}

/* The municipalities that a rate is of: the one asked for, the network's, the region's, else wherever there is
 * something. */
static char **
find_area (SamStore *store,
           SamMunicipalities *known,
           const SamScope *scope,
           char **network_places,
           GError **error)
{
  const char *one[] = { scope->municipality, NULL };
  g_autoptr (SamRecord) region = NULL;
  g_auto (GStrv) places = NULL;
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();
  g_autoptr (GPtrArray) rows = NULL;

  if (scope->municipality != NULL)
    return dup_names (known, (char **) one);
  if (network_places != NULL && network_places[0] != NULL)
    return g_strdupv (network_places);
  region = sam_region_record_load (store, NULL);
  places = load_places (known, region);
  if (places[0] != NULL)
    return g_steal_pointer (&places);
  rows = sam_store_select (store, sam_indicator_sql_places, NULL, 0, error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (found, ((char **) rows->pdata[i])[0]);
  return g_strv_builder_end (found);
}

/* A project narrows to its network as well. */
static void
bind_scope (SamIndicatorValues *self,
            SamStore *store,
            SamMunicipalities *known,
            const SamScope *scope)
{
  g_autoptr (SamRecord) project = scope->project != NULL ? sam_store_load (store, scope->project, NULL) : NULL;
  g_autofree char *network = scope->network != NULL ? g_strdup (scope->network)
                             : project != NULL      ? sam_record_dup_text (project, "network")
                                                    : NULL;
  g_autoptr (SamRecord) record = network != NULL ? sam_store_load (store, network, NULL) : NULL;
  const gboolean narrowed = scope->project != NULL || scope->network != NULL || scope->care_group != NULL ||
                            scope->practice != NULL || scope->municipality != NULL;

  self->places = load_places (known, record);
  add_value (self, ":project", g_strdup (scope->project));
  add_value (self, ":network", g_steal_pointer (&network));
  add_value (self, ":care_group", g_strdup (scope->care_group));
  add_value (self, ":practice", g_strdup (scope->practice));
  add_value (self, ":municipality", g_strdup (scope->municipality));
  add_value (self, ":places", to_json (self->places));
  add_value (self, ":narrowed", narrowed ? g_strdup ("1") : NULL);
}

/**
 * sam_indicator_values_load:
 * @scope: with both days of its period
 *
 * Returns: (transfer full): what the queries need to know, but for the area
 */
SamIndicatorValues *
sam_indicator_values_load (SamStore *store,
                           SamMunicipalities *known,
                           const SamScope *scope)
{
  SamIndicatorValues *self = g_new0 (SamIndicatorValues, 1);

  self->bindings = g_array_new (FALSE, FALSE, sizeof (SamBinding));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  bind_days (self, store, scope->from, scope->to);
  bind_scope (self, store, known, scope);
  return self;
}

/**
 * sam_indicator_values_add_area:
 * @scope: as it was loaded
 *
 * Adds what only a rate needs to know, and what may have to be looked for in all groups and organisations.
 *
 * Returns: whether the area could be read
 */
gboolean
sam_indicator_values_add_area (SamIndicatorValues *self,
                               SamStore *store,
                               SamMunicipalities *known,
                               const SamScope *scope,
                               GError **error)
{
  g_auto (GStrv) area = find_area (store, known, scope, self->places, error);

  if (area != NULL)
    add_value (self, ":area", sam_json_from_strv ((const char *const *) area));
  return area != NULL;
}

/**
 * sam_indicator_values_free:
 * @self: (transfer full): values
 */
void
sam_indicator_values_free (SamIndicatorValues *self)
{
  g_array_unref (self->bindings);
  g_ptr_array_unref (self->texts);
  g_strfreev (self->places);
  g_free (self);
}

/**
 * sam_indicator_values_select:
 *
 * Returns: (transfer full) (element-type GStrv): the rows; or %NULL
 */
GPtrArray *
sam_indicator_values_select (SamIndicatorValues *self,
                             SamStore *store,
                             const char *sql,
                             GError **error)
{
  return sam_store_select (store, sql, (const SamBinding *) self->bindings->data, self->bindings->len, error);
}
