/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-conflict-view.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "app/sync/sam-value-text.h"

static void
free_field (gpointer data)
{
  SamFieldView *field = data;

  g_free (field->label);
  g_free (field->base);
  g_free (field->merged);
  g_strfreev (field->values);
  g_free (field);
}

void
sam_conflict_view_free (SamConflictView *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->conflict, sam_conflict_free);
  g_free (self);
}

static char *
format_value (SamStore *store,
              const char *id,
              const SamDifference *difference,
              const char *value)
{
  return sam_value_text_format (store, id, difference->field, value);
}

static SamFieldView *
make_field (SamStore *store,
            const char *id,
            const SamDifference *difference)
{
  SamFieldView *field = g_new0 (SamFieldView, 1);

  field->difference = difference;
  field->label = g_strdup (difference->field != NULL ? _ (difference->field->label) : difference->key);
  field->base = format_value (store, id, difference, difference->base);
  field->values = g_new0 (char *, difference->n_values + 1);
  for (guint i = 0; i < difference->n_values; i++)
    field->values[i] = format_value (store, id, difference, difference->values[i]);
  if (!difference->open)
    field->merged = format_value (store, id, difference, difference->merged);
  return field;
}

/* (transfer full) @conflict; NULL stays NULL. */
static SamConflictView *
make_view (SamStore *store,
           SamConflict *conflict)
{
  SamConflictView *self;

  if (conflict == NULL)
    return NULL;
  self = g_new0 (SamConflictView, 1);
  self->conflict = conflict;
  self->fields = g_ptr_array_new_with_free_func (free_field);
  for (guint i = 0; i < conflict->differences->len; i++)
    g_ptr_array_add (self->fields, make_field (store, conflict->id, g_ptr_array_index (conflict->differences, i)));
  return self;
}

/**
 * sam_conflict_view_load:
 *
 * Returns: (transfer full) (nullable): what to show; NULL without @error where there is no conflict
 */
SamConflictView *
sam_conflict_view_load (SamStore *store,
                        const char *id,
                        GError **error)
{
  return make_view (store, sam_store_get_conflict (store, id, error));
}

/**
 * sam_conflict_view_load_decision:
 * @revision: one that settled a conflict
 *
 * Returns: (transfer full) (nullable): what was decided; NULL without @error where nothing was
 */
SamConflictView *
sam_conflict_view_load_decision (SamStore *store,
                                 const char *id,
                                 const char *revision,
                                 GError **error)
{
  return make_view (store, sam_store_get_decision (store, id, revision, error));
}

/**
 * sam_conflict_view_format_version:
 * @now: seconds since 1970 UTC
 *
 * Returns: (transfer full): who and when
 */
char *
sam_conflict_view_format_version (const SamVersion *version,
                                  gint64 now)
{
  const char *who = version->mine ? _ ("You") : (version->author != NULL ? version->author : _ ("Somebody"));
  g_autofree char *ago = version->at > 0 ? sam_dates_format_ago (version->at, now) : NULL;

  return ago != NULL ? g_strdup_printf (_ ("%s, %s"), who, ago) : g_strdup (who);
}

/**
 * sam_conflict_view_join_labels:
 * @id: of the record
 * @fields: names
 *
 * Returns: (transfer full): their labels, as people read them
 */
char *
sam_conflict_view_join_labels (const char *id,
                               char **fields)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; fields != NULL && fields[i] != NULL; i++)
    {
      const SamField *field = kind != NULL ? sam_kind_find_field (kind, fields[i]) : NULL;

      g_ptr_array_add (labels, (gpointer) (field != NULL ? _ (field->label) : fields[i]));
    }
  g_ptr_array_add (labels, NULL);
  return g_strjoinv (", ", (char **) labels->pdata);
}

char *
sam_conflict_view_join_open (SamConflict *conflict)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  for (guint i = 0; i < conflict->differences->len; i++)
    {
      SamDifference *difference = g_ptr_array_index (conflict->differences, i);

      if (difference->open)
        g_ptr_array_add (open, difference->key);
    }
  g_ptr_array_add (open, NULL);
  return sam_conflict_view_join_labels (conflict->id, (char **) open->pdata);
}
