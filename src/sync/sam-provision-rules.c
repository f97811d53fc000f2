/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules are data/central/validate-*.js; which keys of a kind reach how far is filled in from the tables of the
 * kinds, so that a new field is public on the server when it is in the program. */

#define G_LOG_DOMAIN "samenhulp-sync"

#include "sync/sam-provision.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "network/sam-shipped-data.h"
#include "record/sam-kind.h"

#include <string.h>

static const struct
{
  const char *file;
  SamReach reach;
} rules[] = {
  [SAM_RULES_REGION] = { "central/validate-region.js", SAM_REACH_REGION },
  [SAM_RULES_PLATFORM] = { "central/validate-platform.js", SAM_REACH_PLATFORM },
  [SAM_RULES_PUBLIC] = { "central/validate-public.js", SAM_REACH_PUBLIC },
};

/* {"group":["name",…],…} */
static char *
list_keys (SamReach reach)
{
  const SamKind *const *kinds = sam_kinds_get_all (NULL);
  g_autoptr (SamJsonObject) object = sam_json_object_new ();

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();
      g_autofree char *list = NULL;

      for (guint j = 0; j < kinds[i]->n_fields; j++)
        if (kinds[i]->fields[j].reach >= reach)
          g_ptr_array_add (keys, (gpointer) kinds[i]->fields[j].name);
      if (keys->len == 0)
        continue;
      g_ptr_array_add (keys, NULL);
      list = sam_json_from_strv ((const char *const *) keys->pdata);
      sam_json_object_set (object, kinds[i]->name, list);
    }
  return sam_json_object_to_text (object);
}

/**
 * sam_provision_dup_rules:
 * @region: the region's short name
 *
 * Returns: (transfer full) (nullable): the validation function, as CouchDB takes it
 */
char *
sam_provision_dup_rules (SamRules which,
                         const char *region,
                         GError **error)
{
  g_autoptr (GBytes) bytes = sam_shipped_data_load (rules[which].file, error);
  g_autoptr (GString) text = NULL;
  const char *start;
  g_autofree char *name = sam_json_from_string (region);
  g_autofree char *keys = list_keys (rules[which].reach);

  if (bytes == NULL)
    return NULL;
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  /* A server takes a function, and nothing before it. */
  start = strstr (text->str, "\nfunction");
  if (start != NULL)
    g_string_erase (text, 0, start + 1 - text->str);
  g_string_replace (text, "/* REGION */ ''", name, 0);
  g_string_replace (text, "/* KINDS */ {}", keys, 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
