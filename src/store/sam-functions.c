/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the queries need beyond SQL: comparing as people do, and titles instead of ids. Used in queries only, never in
 * an index or a view: any SQLite program can read the file. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-fold.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include "json/sam-json-value.h"

#include <glib/gi18n-lib.h>

static void
run_fold (sqlite3_context *context,
          int n_values,
          sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, sam_fold (text), -1, g_free);
}

static void
run_sort_key (sqlite3_context *context,
              int n_values,
              sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text != NULL)
    sqlite3_result_text (context, sam_sort_key (text), -1, g_free);
}

/* Few records are referred to by many: each title is looked up once per query. */
static const char *
get_title (SamStore *store,
           const char *id)
{
  char *title = NULL;

  if (g_hash_table_lookup_extended (store->titles, id, NULL, (gpointer *) &title))
    return title;
  title = sam_store_dup_title (store, id);
  g_hash_table_insert (store->titles, g_strdup (id), title);
  return title;
}

/* A reference that leads nowhere (yet) is an empty text: there is one, and it is missing. */
static void
run_title (sqlite3_context *context,
           int n_values,
           sqlite3_value **values)
{
  const char *id = (const char *) sqlite3_value_text (values[0]);
  const char *title;

  if (id == NULL)
    return;
  title = get_title (sqlite3_user_data (context), id);
  sqlite3_result_text (context, title != NULL ? title : "", -1, SQLITE_TRANSIENT);
}

static void
join_words (sqlite3_context *context,
            sqlite3_value *value,
            SamStore *titles_of)
{
  g_auto (GStrv) words = sam_json_to_strv ((const char *) sqlite3_value_text (value));
  g_autoptr (GString) joined = NULL;

  if (words == NULL)
    return;
  joined = g_string_new (NULL);
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *word = titles_of != NULL ? get_title (titles_of, words[i]) : words[i];

      if (word != NULL && word[0] != '\0')
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? ", " : "", word);
    }
  sqlite3_result_text (context, joined->str, (int) joined->len, SQLITE_TRANSIENT);
}

static void
run_titles (sqlite3_context *context,
            int n_values,
            sqlite3_value **values)
{
  join_words (context, values[0], sqlite3_user_data (context));
}

static void
run_words (sqlite3_context *context,
           int n_values,
           sqlite3_value **values)
{
  join_words (context, values[0], NULL);
}

/**
 * sam_store_add_functions:
 *
 * Gives the connection the functions that our SQL calls (sam_fold, sam_sort_key, sam_title, sam_titles, sam_words).
 * They borrow @self, which has to outlive the connection's statements.
 *
 * Returns: %FALSE with %SAM_DATABASE_ERROR_SQLITE
 */
gboolean
sam_store_add_functions (SamStore *self,
                         GError **error)
{
  static const struct
  {
    const char *name;
    void (*run) (sqlite3_context *context,
                 int n_values,
                 sqlite3_value **values);
    int flags; /* the same for the same text: SQLite asks only once for a text that is bound */
  } functions[] = {
    { "sam_fold", run_fold, SQLITE_DETERMINISTIC },
    { "sam_sort_key", run_sort_key, SQLITE_DETERMINISTIC },
    { "sam_title", run_title, 0 },
    { "sam_titles", run_titles, 0 },
    { "sam_words", run_words, SQLITE_DETERMINISTIC },
  };

  sqlite3 *handle = sam_database_get_handle (self->database);

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    if (sqlite3_create_function_v2 (handle, functions[i].name, 1, SQLITE_UTF8 | functions[i].flags, self,
                                    functions[i].run, NULL, NULL, NULL) != SQLITE_OK)
      {
        g_set_error (error, SAM_DATABASE_ERROR, SAM_DATABASE_ERROR_SQLITE, _ ("The file can't be read: %s"),
                     sqlite3_errmsg (handle));
        return FALSE;
      }
  return TRUE;
}
