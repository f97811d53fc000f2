/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finding again what is there: the table of names, addresses and codes that each row of a list is held against. */
#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-import-known.h"

#include "network/sam-name-key.h"

#include <string.h>

static void
known_free (SamKnown *known)
{
  g_free (known->id);
  g_free (known->name);
  g_free (known->email);
  g_free (known->phone);
  g_free (known->address);
  g_free (known->place);
  g_free (known->other);
  g_free (known);
}

static GHashTable *
index_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static void
index_add (GHashTable *index,
           const char *key,
           SamKnown *known)
{
  GPtrArray *found = g_hash_table_lookup (index, key);

  if (found == NULL)
    {
      found = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), found);
    }
  g_ptr_array_add (found, known);
}

/**
 * sam_known_set_new:
 *
 * Returns: (transfer full): an empty set
 */
SamKnownSet *
sam_known_set_new (void)
{
  SamKnownSet *set = g_new0 (SamKnownSet, 1);

  set->all = g_ptr_array_new_with_free_func ((GDestroyNotify) known_free);
  set->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  set->by_name = index_new ();
  set->by_place = index_new ();
  set->by_other = index_new ();
  return set;
}

/**
 * sam_known_set_free:
 * @set: (transfer full) (nullable): a set, with every #SamKnown that it gave
 */
void
sam_known_set_free (SamKnownSet *set)
{
  if (set == NULL)
    return;
  g_hash_table_unref (set->by_other);
  g_hash_table_unref (set->by_place);
  g_hash_table_unref (set->by_name);
  g_hash_table_unref (set->by_id);
  g_ptr_array_unref (set->all);
  g_free (set);
}

/**
 * sam_known_set_add:
 * @line: of the list that will make it, 0: it is in the region
 * @name: (nullable): as people write it; its key is kept
 *
 * Returns: (transfer none): found by id and name from here on, by more after sam_known_set_settle()
 */
SamKnown *
sam_known_set_add (SamKnownSet *set,
                   const char *id,
                   guint line,
                   const char *name)
{
  SamKnown *known = g_new0 (SamKnown, 1);

  known->id = g_strdup (id);
  known->line = line;
  known->name = sam_name_key (name != NULL ? name : "");
  g_ptr_array_add (set->all, known);
  g_hash_table_insert (set->by_id, known->id, known);
  index_add (set->by_name, known->name, known);
  return known;
}

/**
 * sam_known_set_settle:
 * @place: (nullable): key of a place, or the person of a role
 * @other: (nullable): see #SamKnown
 *
 * Makes it found by these too; once for each.
 */
void
sam_known_set_settle (SamKnownSet *set,
                      SamKnown *known,
                      const char *place,
                      const char *other)
{
  known->place = g_strdup (place);
  known->other = g_strdup (other);
  if (place != NULL)
    index_add (set->by_place, place, known);
  if (other != NULL)
    index_add (set->by_other, other, known);
}

/**
 * sam_known_set_get:
 *
 * Returns: (transfer none) (nullable): which has that id
 */
SamKnown *
sam_known_set_get (SamKnownSet *set,
                   const char *id)
{
  return g_hash_table_lookup (set->by_id, id);
}

/* Those of that name, or NULL. */
GPtrArray *
sam_known_set_find (SamKnownSet *set,
                    const char *name_key)
{
  return g_hash_table_lookup (set->by_name, name_key);
}

/**
 * sam_known_set_find_by_place:
 *
 * Returns: (transfer none) (element-type SamKnown) (nullable): those settled there, in the order in which they came
 */
GPtrArray *
sam_known_set_find_by_place (SamKnownSet *set,
                             const char *place)
{
  return g_hash_table_lookup (set->by_place, place);
}

/**
 * sam_known_set_find_by_other:
 *
 * Returns: (transfer none) (element-type SamKnown) (nullable): those settled with it, in the order in which they came
 */
GPtrArray *
sam_known_set_find_by_other (SamKnownSet *set,
                             const char *other)
{
  return g_hash_table_lookup (set->by_other, other);
}

/* Which column holds what, by kind; NULL: the kind has no such thing. The order is that of SamKnown. */
typedef struct
{
  const char *kind;
  const char *email;
  const char *phone;
  const char *address;
  const char *place;
  const char *other;
} KnownColumns;

static const KnownColumns known_columns[] = {
  { "group", "contact_email", "contact_phone", "address", "place", NULL },
  { "person", "email", "phone", "postcode", "place", NULL },
  { "organisation", "email", "phone", "postcode", "place", "agb" },
  { "venue", "email", "phone", "address", "place", NULL },
  { "staff", NULL, NULL, NULL, "person.id", "organisation.id" },
  { "expert", NULL, NULL, NULL, "person.id", NULL },
  { "participation", NULL, NULL, NULL, "person.id", "workshop.id" },
};

static char *
dup_key (const char *text)
{
  g_autofree char *key = text != NULL ? sam_name_key (text) : NULL;

  return key != NULL && *key != '\0' ? g_steal_pointer (&key) : NULL;
}

static void
fill_known (SamKnownSet *set,
            SamKnown *known,
            const KnownColumns *columns,
            char **cells)
{
  guint i = 0;
  gboolean ids = columns->place != NULL && strchr (columns->place, '.') != NULL;
  g_autofree char *place = NULL;

  if (columns->email != NULL)
    known->email = dup_key (cells[i++]);
  if (columns->phone != NULL)
    known->phone = g_strdup (cells[i++]);
  if (columns->address != NULL)
    known->address = dup_key (cells[i++]);
  if (columns->place != NULL)
    place = ids ? g_strdup (cells[i]) : dup_key (cells[i]);
  i += columns->place != NULL;
  sam_known_set_settle (set, known, place, columns->other != NULL ? cells[i] : NULL);
}

/**
 * sam_import_load_known:
 *
 * Returns: (transfer full): every record of @kind; the references of roles stand in `place` and `other`
 */
SamKnownSet *
sam_import_load_known (SamStore *store,
                       const SamKind *kind,
                       GError **error)
{
  static const KnownColumns nothing = { 0 };
  const KnownColumns *columns = &nothing;
  g_autoptr (SamQuery) query = sam_query_new (kind);
  g_autoptr (GPtrArray) rows = NULL;
  SamKnownSet *set;

  for (guint i = 0; i < G_N_ELEMENTS (known_columns); i++)
    if (strcmp (known_columns[i].kind, kind->name) == 0)
      columns = &known_columns[i];
  for (guint i = 0; i < 5; i++)
    {
      const char *path = (&columns->email)[i];

      if (path != NULL && !sam_query_add_column (query, path, error))
        return NULL;
    }
  rows = sam_store_list (store, query, 0, 0, error);
  if (rows == NULL)
    return NULL;
  set = sam_known_set_new ();
  for (guint i = 0; i < rows->len; i++)
    {
      SamRow *row = g_ptr_array_index (rows, i);

      fill_known (set, sam_known_set_add (set, row->id, 0, row->title), columns, row->cells);
    }
  return set;
}
