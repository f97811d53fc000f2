/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-calls.h"

#include "json/sam-json-value.h"
#include "store/sam-select.h"

/* Who works somewhere is called there: at their own number at work, or else at that of the practice. A person is so
 * too, at the practice where they have an own number first. */
static const char sql[] =
    "WITH wanted AS (SELECT value AS id FROM json_each (:ids)),"
    " work AS (SELECT s.id, s.person, COALESCE (o.place, o.municipality) AS place,"
    " COALESCE (s.phone, o.phone) AS phone, s.phone IS NULL AS shared"
    " FROM kind_staff s LEFT JOIN kind_organisation o ON o.id = s.organisation"
    " WHERE s.merged_into IS NULL AND (s.until IS NULL OR s.until > :today)),"
    " first AS (SELECT *, ROW_NUMBER () OVER (PARTITION BY person ORDER BY phone IS NULL, shared, id) AS number"
    " FROM work)"
    " SELECT o.id, COALESCE (o.place, o.municipality), o.phone FROM kind_organisation o JOIN wanted USING (id)"
    " UNION ALL SELECT w.id, w.place, COALESCE (w.phone, p.phone) FROM work w JOIN wanted ON wanted.id = w.id"
    " LEFT JOIN kind_person p ON p.id = w.person"
    " UNION ALL SELECT g.id, COALESCE (g.place, g.municipality), COALESCE (g.contact_phone, g.public_phone)"
    " FROM kind_group g JOIN wanted USING (id)"
    " UNION ALL SELECT p.id, COALESCE (f.place, p.place, p.municipality), COALESCE (f.phone, p.phone)"
    " FROM kind_person p JOIN wanted USING (id) LEFT JOIN first f ON f.person = p.id AND f.number = 1";

/* A list of figures has many more of other kinds, which would be gone through for each of these. */
static char *
build_wanted (const char *const *ids)
{
  static const char *const kinds[] = { "organisation", "staff", "group", "person", NULL };
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    {
      const SamKind *kind = sam_kind_of_id (ids[i]);

      if (kind != NULL && g_strv_contains (kinds, kind->name))
        g_ptr_array_add (wanted, (gpointer) ids[i]);
    }
  g_ptr_array_add (wanted, NULL);
  return sam_json_from_strv ((const char *const *) wanted->pdata);
}

static void
call_free (gpointer data)
{
  SamCall *call = data;

  g_free (call->place);
  g_free (call->phone);
  g_free (call);
}

static char *
dup_filled (const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/**
 * sam_calls_load:
 * @ids: (array zero-terminated=1): of records of any kind
 * @today: YYYY-MM-DD: who has left is not called at work
 *
 * Returns: (transfer full) (element-type utf8 SamCall): of those that can be called, by id; or %NULL
 */
GHashTable *
sam_calls_load (SamStore *store,
                const char *const *ids,
                const char *today,
                GError **error)
{
  g_autofree char *json = build_wanted (ids);
  const SamBinding bindings[] = { { ":ids", json }, { ":today", today } };
  g_autoptr (GPtrArray) rows = sam_store_select (store, sql, bindings, G_N_ELEMENTS (bindings), error);
  GHashTable *calls;

  if (rows == NULL)
    return NULL;
  calls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, call_free);
  for (guint i = 0; i < rows->len; i++)
    {
      char **row = g_ptr_array_index (rows, i);
      SamCall *call = g_new0 (SamCall, 1);

      call->place = dup_filled (row[1]);
      call->phone = dup_filled (row[2]);
      g_hash_table_replace (calls, g_strdup (row[0]), call);
    }
  return calls;
}
