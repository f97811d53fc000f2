/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a region assumes when it plans whom to invite, kept with the region's settings, so that its coordinators reckon
 * with the same numbers. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-outreach.h"

#include "json/sam-json-value.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define KEY "outreach"

static const struct
{
  const char *key;
  gsize place;
  guint usual;
} numbers[] = {
  { "goal", G_STRUCT_OFFSET (SamOutreachAssumptions, goal), 70 }, /* the target that regions begin with */
  { "comes_new", G_STRUCT_OFFSET (SamOutreachAssumptions, comes_new), 25 },
  { "comes_near", G_STRUCT_OFFSET (SamOutreachAssumptions, comes_near), 50 },
  { "shows", G_STRUCT_OFFSET (SamOutreachAssumptions, shows), 90 },
  { "becomes", G_STRUCT_OFFSET (SamOutreachAssumptions, becomes), 60 },
  { "lost_per_10km", G_STRUCT_OFFSET (SamOutreachAssumptions, lost_per_10km), 20 },
  { "sure", G_STRUCT_OFFSET (SamOutreachAssumptions, sure), 80 },
  { "trip_km", G_STRUCT_OFFSET (SamOutreachAssumptions, trip_km), 3 },
};

static guint *
get_place (SamOutreachAssumptions *assumptions,
           guint i)
{
  return (guint *) G_STRUCT_MEMBER_P (assumptions, numbers[i].place);
}

/**
 * sam_outreach_get_usual:
 * @assumptions: (out caller-allocates): what to begin with
 */
void
sam_outreach_get_usual (SamOutreachAssumptions *assumptions)
{
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    *get_place (assumptions, i) = numbers[i].usual;
}

static SamRecord *
load_region (SamStore *store)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("region"));
  g_autoptr (GPtrArray) rows = sam_store_list (store, query, 0, 1, NULL);

  return rows != NULL && rows->len > 0 ? sam_store_load (store, ((SamRow *) g_ptr_array_index (rows, 0))->id, NULL)
                                       : NULL;
}

static SamJsonObject *
get_object (const char *text)
{
  SamJsonObject *object = text != NULL ? sam_json_object_parse (text, -1, NULL) : NULL;

  return object != NULL ? object : sam_json_object_new ();
}

/**
 * sam_outreach_load_assumptions:
 * @assumptions: (out caller-allocates): what the region assumes; the usual where it said nothing
 */
void
sam_outreach_load_assumptions (SamStore *store,
                               SamOutreachAssumptions *assumptions)
{
  g_autoptr (SamRecord) region = load_region (store);
  g_autoptr (SamJsonObject) settings = get_object (region != NULL ? sam_record_get_value (region, "settings") : NULL);
  g_autoptr (SamJsonObject) kept = get_object (sam_json_object_get (settings, KEY));

  sam_outreach_get_usual (assumptions);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const char *text = sam_json_object_get (kept, numbers[i].key);
      gint64 value;

      if (text != NULL && sam_json_to_integer (text, &value) && value >= 0 && value <= 100)
        *get_place (assumptions, i) = (guint) value;
    }
}

/**
 * sam_outreach_save_assumptions:
 *
 * Keeps them with the region; other settings stay as they are.
 *
 * Returns: whether they were saved
 */
gboolean
sam_outreach_save_assumptions (SamStore *store,
                               const SamOutreachAssumptions *assumptions,
                               GError **error)
{
  g_autoptr (SamRecord) region = load_region (store);
  g_autoptr (SamJsonObject) settings = get_object (region != NULL ? sam_record_get_value (region, "settings") : NULL);
  g_autoptr (SamJsonObject) kept = sam_json_object_new ();
  SamOutreachAssumptions numbers_now = *assumptions;
  g_autofree char *kept_text = NULL;
  g_autofree char *text = NULL;

  if (region == NULL)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND, _ ("This file has no region yet."));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *value = sam_json_from_integer (*get_place (&numbers_now, i));

      sam_json_object_set (kept, numbers[i].key, value);
    }
  kept_text = sam_json_object_to_text (kept);
  sam_json_object_set (settings, KEY, kept_text);
  text = sam_json_object_to_text (settings);
  sam_record_set_value (region, "settings", text);
  return sam_store_save (store, region, error);
}
