/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A query as one SELECT. Names in it come from the field tables only; what people typed is bound. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "store/sam-query-private.h"
#include "store/sam-store-private.h"

#include <string.h>

#define RANK "bm25(search, 10.0, 4.0, 1.0, 1.0)"

typedef struct
{
  SamQuery *query;
  GString *sql;
  GPtrArray *values;
  GHashTable *joins; /* names of the references followed */
} Build;

static void
append_value (Build *build,
              const char *value)
{
  g_ptr_array_add (build->values, g_strdup (value));
  g_string_append_printf (build->sql, "?%u", build->values->len);
}

/**
 * sam_query_get_order_type:
 *
 * Returns: what SAM_QUERY_VALUES selects beside the key
 */
SamOrderType
sam_query_get_order_type (SamQuery *self)
{
  const SamPath *path = &self->order;

  if (!self->ordered || (path->what == SAM_PATH_TITLE && path->through == NULL))
    return SAM_ORDER_NONE;
  if (path->what == SAM_PATH_TITLE)
    return SAM_ORDER_CODE;
  if (sam_path_is_number (path) || sam_path_is_truth (path))
    return SAM_ORDER_NUMBER;
  if (sam_path_is_code (path))
    return SAM_ORDER_CODE;
  if (sam_path_is_set (path))
    return path->field->type == SAM_FIELD_REFS ? SAM_ORDER_TITLES : SAM_ORDER_WORDS;
  if (path->field->type == SAM_FIELD_CHOICE && path->field->choices != NULL)
    return SAM_ORDER_NUMBER;
  return sam_path_is_reference (path) && path->through == NULL && path->field->refers_to != NULL
             ? SAM_ORDER_CODE
             : SAM_ORDER_TEXT;
}

static void
append_order_value (Build *build)
{
  const SamPath *path = &build->query->order;
  SamOrderType type = sam_query_get_order_type (build->query);
  g_autofree char *value = NULL;

  if (type == SAM_ORDER_NONE)
    return;
  if (type == SAM_ORDER_TEXT)
    value = sam_path_build_text (path);
  else if (type == SAM_ORDER_WORDS || type == SAM_ORDER_TITLES)
    value = sam_path_build_raw (path);
  else
    value = sam_path_build_sort_key (path);
  g_string_append_printf (build->sql, ", %s", value);
}

static void
append_set_contains (Build *build,
                     SamCondition *condition)
{
  g_autofree char *raw = sam_path_build_raw (&condition->path);
  g_autofree char *key = sam_path_build_column (&condition->path, "key");

  if (condition->path.field->type == SAM_FIELD_REFS)
    {
      g_string_append_printf (build->sql, "%s IN (SELECT record FROM link WHERE field = '%s' AND target = ", key,
                              condition->path.field->name);
      append_value (build, condition->value);
    }
  else
    {
      g_string_append_printf (build->sql, "EXISTS (SELECT 1 FROM json_each (%s) WHERE sam_fold (value) = sam_fold (",
                              raw);
      append_value (build, condition->value);
      g_string_append_c (build->sql, ')');
    }
  g_string_append_c (build->sql, ')');
}

static void
append_comparison (Build *build,
                   SamCondition *condition,
                   const char *
                   operator)
{
  g_autofree char *raw = sam_path_build_raw (&condition->path);
  g_autofree char *text = sam_path_build_text (&condition->path);
  gboolean ordering = condition->compare == SAM_COMPARE_LESS || condition->compare == SAM_COMPARE_GREATER;

  if (sam_path_is_number (&condition->path))
    {
      /* An instant may be given as a date and time, or in seconds. */
      gboolean spelled = sam_path_is_instant (&condition->path) && strpbrk (condition->value, "-:") != NULL;

      g_string_append_printf (build->sql, "CAST(%s AS NUMERIC) %s CAST(%s", raw, operator, spelled
                                                                                               ? "unixepoch ("
                                                                                               : "");
      append_value (build, condition->value);
      g_string_append (build->sql, spelled ? ") AS NUMERIC)" : " AS NUMERIC)");
    }
  else if (ordering && !sam_path_is_code (&condition->path))
    {
      g_string_append_printf (build->sql, "sam_sort_key (%s) %s sam_sort_key (", text, operator);
      append_value (build, condition->value);
      g_string_append_c (build->sql, ')');
    }
  else
    {
      g_string_append_printf (build->sql, "%s %s ", sam_path_is_reference (&condition->path) ? raw : text, operator);
      append_value (build, condition->value);
    }
}

/* A title stands folded in the table already, if without what comes before its first letter, and numbers otherwise. */
static gboolean
is_letters (const char *value)
{
  for (const char *p = value; *p != '\0'; p++)
    if (!g_ascii_isalpha (*p))
      return FALSE;
  return *value != '\0';
}

static void
append_contains (Build *build,
                 SamCondition *condition)
{
  g_autofree char *text = NULL;

  if (condition->path.what == SAM_PATH_TITLE && is_letters (condition->value))
    text = sam_path_build_column (&condition->path, "sort_title");
  else
    {
      g_autofree char *title = sam_path_build_text (&condition->path);

      text = g_strdup_printf ("sam_fold (%s)", title);
    }
  g_string_append_printf (build->sql, "instr (%s, sam_fold (", text);
  append_value (build, condition->value);
  g_string_append (build->sql, ")) > 0");
}

static void
append_one_of (Build *build,
               SamCondition *condition)
{
  g_autofree char *value = sam_path_is_reference (&condition->path) ? sam_path_build_raw (&condition->path)
                                                                    : sam_path_build_text (&condition->path);

  g_string_append_printf (build->sql, "%s IN (SELECT value FROM json_each (", value);
  append_value (build, condition->value);
  g_string_append (build->sql, "))");
}

static void
append_plain_condition (Build *build,
                        SamCondition *condition)
{
  g_autofree char *raw = sam_path_build_raw (&condition->path);
  gboolean set = sam_path_is_set (&condition->path);

  switch (condition->compare)
    {
    case SAM_COMPARE_EQUAL:
      if (condition->value == NULL)
        g_string_append_printf (build->sql, "%s IS NULL", raw);
      else if (set)
        append_set_contains (build, condition);
      else
        append_comparison (build, condition, "=");
      break;
    case SAM_COMPARE_NOT_EQUAL:
      if (condition->value == NULL)
        g_string_append_printf (build->sql, "%s IS NOT NULL", raw);
      else if (set)
        {
          g_string_append (build->sql, "NOT ");
          append_set_contains (build, condition);
        }
      else
        append_comparison (build, condition, "IS NOT");
      break;
    case SAM_COMPARE_LESS:
      append_comparison (build, condition, "<");
      break;
    case SAM_COMPARE_GREATER:
      append_comparison (build, condition, ">");
      break;
    case SAM_COMPARE_ONE_OF:
      append_one_of (build, condition);
      break;
    case SAM_COMPARE_CONTAINS:
    default:
      if (set)
        append_set_contains (build, condition);
      else
        append_contains (build, condition);
      break;
    }
}

static gboolean
leads_through_set (const SamPath *path)
{
  return path->through != NULL && sam_field_is_set_valued (path->through);
}

/* Behind a set of references: one of what they lead to must meet it. */
static void
append_condition (Build *build,
                  SamCondition *condition)
{
  const SamField *through = condition->path.through;

  if (!leads_through_set (&condition->path))
    {
      append_plain_condition (build, condition);
      return;
    }
  g_string_append_printf (build->sql,
                          "r.key IN (SELECT l.record FROM link AS l JOIN \"kind_%s\" AS \"to_%s\" "
                          "ON \"to_%s\".id = l.target WHERE l.field = '%s' AND ",
                          through->refers_to, through->name, through->name, through->name);
  append_plain_condition (build, condition);
  g_string_append_c (build->sql, ')');
}

static void
note_join (Build *build,
           const SamField *through)
{
  if (through != NULL && !sam_field_is_set_valued (through))
    g_hash_table_insert (build->joins, (char *) through->name, (gpointer) through);
}

static void
collect_joins (Build *build,
               SamQueryForm form)
{
  SamQuery *query = build->query;

  if (form == SAM_QUERY_ROW)
    {
      for (guint i = 0; i < query->columns->len; i++)
        note_join (build, g_array_index (query->columns, SamPath, i).through);
      return;
    }
  for (guint i = 0; i < query->conditions->len; i++)
    note_join (build, g_array_index (query->conditions, SamCondition, i).path.through);
  if (form == SAM_QUERY_COUNT || form == SAM_QUERY_IDS || !query->ordered)
    return;
  note_join (build, query->order.through);
  if (query->order.through == NULL && sam_path_is_reference (&query->order) && query->order.field->refers_to != NULL)
    note_join (build, query->order.field);
}

static void
append_from (Build *build,
             gboolean ranked)
{
  GHashTableIter iter;
  gpointer through;

  g_string_append_printf (build->sql, " FROM %s\"kind_%s\" AS r%s", ranked ? "search CROSS JOIN " : "",
                          build->query->kind->name, ranked ? " ON r.key = search.rowid" : "");
  g_hash_table_iter_init (&iter, build->joins);
  while (g_hash_table_iter_next (&iter, NULL, &through))
    {
      const SamField *field = through;

      g_string_append_printf (build->sql, " LEFT JOIN \"kind_%s\" AS \"to_%s\" ON \"to_%s\".id = r.\"%s\"",
                              field->refers_to, field->name, field->name, field->name);
    }
}

static void
append_conditions (Build *build)
{
  const char *before = NULL;

  for (guint i = 0; i < build->query->conditions->len; i++)
    {
      SamCondition *condition = &g_array_index (build->query->conditions, SamCondition, i);

      if (condition->alternative)
        continue;
      g_string_append (build->sql, " AND ");
      append_condition (build, condition);
    }
  for (guint i = 0; i < build->query->conditions->len; i++)
    {
      SamCondition *condition = &g_array_index (build->query->conditions, SamCondition, i);

      if (!condition->alternative)
        continue;
      g_string_append (build->sql, before == NULL ? " AND (" : before);
      append_condition (build, condition);
      before = " OR ";
    }
  if (before != NULL)
    g_string_append_c (build->sql, ')');
}

static void
append_where (Build *build,
              SamQueryForm form,
              const char *match,
              gboolean ranked)
{
  /* A record that was merged into another is no entry of its own any more. Who asks for values knows these already: to
   * read this of every row takes as long as to read the value. */
  g_string_append (build->sql, form == SAM_QUERY_VALUES ? " WHERE TRUE" : " WHERE r.merged_into IS NULL");
  append_conditions (build);
  if (match == NULL)
    return;
  g_string_append (build->sql, ranked ? " AND search MATCH " : " AND r.key IN (SELECT rowid FROM search WHERE search "
                                                               "MATCH ");
  append_value (build, match);
  if (!ranked)
    g_string_append_c (build->sql, ')');
}

static void
append_order (Build *build,
              gboolean ranked)
{
  SamQuery *query = build->query;
  g_autofree char *key = query->ordered ? sam_path_build_sort_key (&query->order) : NULL;
  const char *direction = query->descending ? " DESC" : "";

  if (ranked)
    g_string_append (build->sql, " ORDER BY " RANK ", r.key");
  else if (key == NULL || (query->order.what == SAM_PATH_TITLE && query->order.through == NULL))
    g_string_append_printf (build->sql, " ORDER BY r.sort_title%s, r.key%s", direction, direction);
  else
    g_string_append_printf (build->sql, " ORDER BY %s%s NULLS LAST, r.sort_title, r.key", key, direction);
}

static void
append_cells (Build *build)
{
  g_string_append (build->sql, "r.id, r.title, r.conflicted");
  for (guint i = 0; i < build->query->columns->len; i++)
    {
      g_autofree char *text = sam_path_build_text (&g_array_index (build->query->columns, SamPath, i));

      g_string_append_printf (build->sql, ", %s", text);
    }
}

/**
 * sam_query_build:
 * @form: what is asked
 * @values: (element-type utf8): gets what is to be bound, in order
 *
 * Returns: (transfer full) (nullable): one SELECT; NULL where nothing can be found, since a search has no words
 */
char *
sam_query_build (SamQuery *self,
                 SamQueryForm form,
                 GPtrArray *values)
{
  g_autofree char *match = self->search != NULL ? sam_search_build_match (self->search) : NULL;
  g_autoptr (GHashTable) joins = g_hash_table_new (g_str_hash, g_str_equal);
  Build build = { self, NULL, values, joins };
  gboolean ranked = form == SAM_QUERY_KEYS && match != NULL && !self->ordered;

  if (form != SAM_QUERY_ROW && self->search != NULL && match == NULL)
    return NULL;
  build.sql = g_string_new ("SELECT ");
  collect_joins (&build, form);
  if (form == SAM_QUERY_ROW)
    {
      append_cells (&build);
      append_from (&build, FALSE);
      g_string_append (build.sql, " WHERE r.key = ?1");
      return g_string_free (build.sql, FALSE);
    }
  g_string_append (build.sql, form == SAM_QUERY_COUNT ? "count(*)" : form == SAM_QUERY_IDS ? "r.id"
                                                                                           : "r.key");
  if (form == SAM_QUERY_VALUES)
    append_order_value (&build);
  append_from (&build, ranked);
  append_where (&build, form, form == SAM_QUERY_VALUES ? NULL : match, ranked);
  if (form == SAM_QUERY_KEYS)
    append_order (&build, ranked);
  return g_string_free (build.sql, FALSE);
}
