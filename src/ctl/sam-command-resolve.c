/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-ctl"

#include "ctl/sam-command.h"

#include "network/sam-following.h"
#include "store/sam-conflict.h"

#include <glib/gi18n.h>
#include <string.h>

static SamDifference *
find_difference (SamConflict *conflict,
                 const char *key)
{
  for (guint i = 0; i < conflict->differences->len; i++)
    if (g_str_equal (((SamDifference *) g_ptr_array_index (conflict->differences, i))->key, key))
      return g_ptr_array_index (conflict->differences, i);
  return NULL;
}

/* What the words after the equals sign mean: a side, a revision, or a value. */
static gboolean
read_choice (SamConflict *conflict,
             SamDifference *difference,
             const char *text,
             char **value,
             GError **error)
{
  g_autoptr (SamRecord) record = NULL;

  *value = NULL;
  if (g_str_equal (text, "base"))
    *value = g_strdup (difference->base);
  else if (g_str_equal (text, "mine") || g_str_equal (text, "theirs"))
    *value = g_strdup (difference->values[sam_conflict_find_version (conflict, g_str_equal (text, "mine"))]);
  else
    {
      for (guint i = 0; i < conflict->versions->len; i++)
        if (g_str_equal (((SamVersion *) g_ptr_array_index (conflict->versions, i))->revision, text))
          {
            *value = g_strdup (difference->values[i]);
            return TRUE;
          }
      record = sam_record_new (sam_kind_of_id (conflict->id), conflict->id);
      if (!sam_record_parse_field (record, difference->key, text, error))
        return FALSE;
      *value = g_strdup (sam_record_get_value (record, difference->key));
    }
  return TRUE;
}

static gboolean
read_choices (SamConflict *conflict,
              char **assignments,
              GHashTable *choices,
              GError **error)
{
  for (guint i = 0; assignments[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (assignments[i], "=", 2);
      SamDifference *difference = find_difference (conflict, parts[0]);
      char *value;

      if (difference == NULL)
        {
          g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT, _ ("Both sides say the same of “%s”."),
                       parts[0]);
          return FALSE;
        }
      if (!read_choice (conflict, difference, parts[1], &value, error))
        return FALSE;
      g_hash_table_insert (choices, g_strdup (parts[0]), value);
    }
  return TRUE;
}

static gboolean
resolve_one (SamStore *store,
             const char *id,
             char **assignments,
             char **told,
             GError **error)
{
  g_autoptr (GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) failure = NULL;
  g_autoptr (SamConflict) conflict = sam_store_load_conflict (store, id, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (conflict == NULL)
    {
      g_set_error (error, SAM_STORE_ERROR, SAM_STORE_ERROR_CONFLICT, _ ("“%s” is in no conflict."), id);
      return FALSE;
    }
  return read_choices (conflict, assignments, choices, error) &&
         sam_following_settle (store, id, NULL, choices, told, error);
}

/* Wrong usage is told before anything is opened. */
static gboolean
check_arguments (const SamCommand *self,
                 const char *all,
                 char **arguments)
{
  for (guint i = 0; arguments[i] != NULL; i++)
    {
      gboolean id = i == 0 || all != NULL;

      if (id && !sam_id_is_valid (arguments[i]))
        sam_command_misused (self, _ ("“%s” is no id like KIND:UUID"), arguments[i]);
      else if (!id && strchr (arguments[i], '=') == NULL)
        sam_command_misused (self, _ ("“%s” is not FIELD=VALUE"), arguments[i]);
      else
        continue;
      return FALSE;
    }
  if (all == NULL || g_str_equal (all, "mine") || g_str_equal (all, "theirs"))
    return TRUE;
  sam_command_misused (self, _ ("--all is “mine” or “theirs”, not “%s”"), all);
  return FALSE;
}

static int
run (const SamCommand *self,
     SamSession *session,
     int argc,
     char **argv)
{
  g_autofree char *all = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_STRING, &all, N_ ("Every open field of these records as this side has it"),
      "mine|theirs" },
    { NULL },
  };
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;
  gboolean good;
  SamStore *store;

  if (!sam_command_parse (self, session, entries,
                          _ ("For every field that both sides changed: “mine” (of whoever works here), “theirs”, “base” (as "
                             "it was before), a revision, or a value of its own. “samenhulpctl undo” takes it back."),
                          &argc, &argv, 1, -1) ||
      !check_arguments (self, all, argv + 1))
    return SAM_EXIT_MISUSED;
  store = sam_command_open (self, session);
  if (store == NULL)
    return SAM_EXIT_FAILED;
  if (all != NULL)
    good = sam_following_settle_all (store, (const char *const *) argv + 1, g_str_equal (all, "mine"), &told, &error);
  else
    good = resolve_one (store, argv[1], argv + 2, &told, &error);
  if (told != NULL)
    g_print ("%s\n", told);
  return good ? SAM_EXIT_DONE : sam_command_failed (self, error);
}

const SamCommand sam_command_resolve = {
  "resolve",
  N_ ("ID FIELD=mine|theirs|base|VALUE… | --all mine|theirs ID…"),
  N_ ("Settle a conflict"),
  run,
};
