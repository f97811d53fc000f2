/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-conflict-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/sam-dates.h"
#include "app/sync/sam-value-text.h"
#include "store/sam-query.h"

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
  g_clear_pointer (&self->order, g_array_unref);
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

/* Mine first; the others by name, so that nobody has to look where Ada stands this time. */
static int
compare_versions (gconstpointer first,
                  gconstpointer second,
                  gpointer data)
{
  const SamConflict *conflict = data;
  const SamVersion *a = g_ptr_array_index (conflict->versions, *(const guint *) first);
  const SamVersion *b = g_ptr_array_index (conflict->versions, *(const guint *) second);
  int order = g_strcmp0 (a->author, b->author);

  if (a->mine != b->mine)
    return a->mine ? -1 : 1;
  if (order != 0)
    return order;
  return a->at != b->at ? (a->at < b->at ? -1 : 1) : strcmp (a->revision, b->revision);
}

static GArray *
sort_versions (SamConflict *conflict)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < conflict->versions->len; i++)
    g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_versions, conflict);
  return order;
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
  self->order = sort_versions (conflict);
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
  return make_view (store, sam_store_load_conflict (store, id, error));
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
  return make_view (store, sam_store_load_decision (store, id, revision, error));
}

const SamVersion *
sam_conflict_view_get_version (SamConflictView *self,
                               guint place)
{
  return g_ptr_array_index (self->conflict->versions, g_array_index (self->order, guint, place));
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

#define SHORT_CHARACTERS 40

static char *
join_open (SamConflict *conflict)
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

/* (nullable): the one field that is open, where its values fit a line and may be shown in a list */
static SamDifference *
find_only_open (SamConflict *conflict)
{
  SamDifference *only = NULL;

  if (sam_conflict_count_open (conflict) != 1 || conflict->versions->len != 2)
    return NULL;
  for (guint i = 0; i < conflict->differences->len && only == NULL; i++)
    if (((SamDifference *) g_ptr_array_index (conflict->differences, i))->open)
      only = g_ptr_array_index (conflict->differences, i);
  return only != NULL && only->field != NULL && (only->field->flags & SAM_SENSITIVE) == 0 ? only : NULL;
}

/* NULL: it is too long for a line. */
static char *
format_short (SamStore *store,
              SamConflict *conflict,
              const SamDifference *difference,
              guint version)
{
  g_autofree char *text = format_value (store, conflict->id, difference, difference->values[version]);

  if (*text == '\0')
    return g_strdup (_ ("empty"));
  if (g_utf8_strlen (text, -1) > SHORT_CHARACTERS || strchr (text, '\n') != NULL)
    return NULL;
  return g_strdup_printf (_ ("“%s”"), text);
}

/**
 * sam_conflict_view_format_open:
 * @now: seconds since 1970 UTC
 *
 * Returns: (transfer full): what is open, and who wrote what when; the values themselves where that is one line
 */
char *
sam_conflict_view_format_open (SamStore *store,
                               SamConflict *conflict,
                               gint64 now)
{
  g_autofree char *open = join_open (conflict);
  g_autofree char *first = sam_conflict_view_format_version (g_ptr_array_index (conflict->versions, 0), now);
  g_autofree char *second = sam_conflict_view_format_version (g_ptr_array_index (conflict->versions, 1), now);
  const SamDifference *only = find_only_open (conflict);
  g_autofree char *one = only != NULL ? format_short (store, conflict, only, 0) : NULL;
  g_autofree char *other = only != NULL ? format_short (store, conflict, only, 1) : NULL;

  if (*open == '\0')
    return g_strdup_printf (_ ("%s; %s"), first, second);
  if (one != NULL && other != NULL)
    /* Translators: a field, and twice what was written in it and by whom: "Place: “Heerlen” (You, yesterday) or
     * “Kerkrade” (Ada, two hours ago)" */
    return g_strdup_printf (_ ("%s: %s (%s) or %s (%s)"), open, one, first, other, second);
  /* Translators: names of fields; then who and when, twice: "Name, Place (You, yesterday; Ada, two hours ago)" */
  return g_strdup_printf (_ ("%s (%s; %s)"), open, first, second);
}

gboolean
sam_conflict_view_has_mine (SamConflict *conflict)
{
  guint mine = 0;

  for (guint i = 0; i < conflict->versions->len; i++)
    mine += ((SamVersion *) g_ptr_array_index (conflict->versions, i))->mine;
  return conflict->versions->len == 2 && mine == 1;
}

typedef struct
{
  char *id;
  char *key; /* sorts as its title does */
} Titled;

static void
clear_titled (gpointer data)
{
  g_free (((Titled *) data)->id);
  g_free (((Titled *) data)->key);
}

static int
compare_titled (gconstpointer a,
                gconstpointer b)
{
  int order = strcmp (((const Titled *) a)->key, ((const Titled *) b)->key);

  return order != 0 ? order : strcmp (((const Titled *) a)->id, ((const Titled *) b)->id);
}

/**
 * sam_conflict_view_list:
 *
 * Returns: (transfer full) (nullable): the ids of all that is in conflict, by title
 */
char **
sam_conflict_view_list (SamStore *store,
                        GError **error)
{
  g_auto (GStrv) ids = sam_store_list_conflicts (store, error);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Titled));
  g_autoptr (GStrvBuilder) sorted = g_strv_builder_new ();

  g_array_set_clear_func (all, clear_titled);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *title = sam_store_dup_title (store, ids[i]);
      Titled one = { g_strdup (ids[i]), g_utf8_collate_key (title != NULL ? title : "", -1) };

      g_array_append_val (all, one);
    }
  g_array_sort (all, compare_titled);
  for (guint i = 0; i < all->len; i++)
    g_strv_builder_add (sorted, g_array_index (all, Titled, i).id);
  return ids != NULL ? g_strv_builder_end (sorted) : NULL;
}
