/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/lists/sam-list-choice.h"

#define FORMAT "(asasa(sssba{ss}))"

/**
 * sam_saved_filter_new:
 * @name: as people call it
 *
 * Returns: (transfer full): a filter that lets everything through
 */
SamSavedFilter *
sam_saved_filter_new (const char *name)
{
  SamSavedFilter *filter = g_new0 (SamSavedFilter, 1);

  filter->name = g_strdup (name);
  filter->filters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return filter;
}

void
sam_saved_filter_free (SamSavedFilter *filter)
{
  g_free (filter->name);
  g_free (filter->search);
  g_free (filter->order);
  g_hash_table_unref (filter->filters);
  g_free (filter);
}

/**
 * sam_list_choice_new:
 *
 * Returns: (transfer full): nothing chosen yet
 */
SamListChoice *
sam_list_choice_new (void)
{
  SamListChoice *self = g_new0 (SamListChoice, 1);

  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->hidden = g_ptr_array_new_with_free_func (g_free);
  self->saved = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_saved_filter_free);
  return self;
}

void
sam_list_choice_free (SamListChoice *self)
{
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->hidden);
  g_ptr_array_unref (self->saved);
  g_free (self);
}

static void
read_filter (SamListChoice *self,
             const char *name,
             const char *search,
             const char *order,
             gboolean descending,
             GVariantIter *filters)
{
  SamSavedFilter *filter = sam_saved_filter_new (name);
  char *path;
  char *value;

  filter->search = g_strdup (search);
  filter->order = *order != '\0' ? g_strdup (order) : NULL;
  filter->descending = descending;
  while (g_variant_iter_next (filters, "{ss}", &path, &value))
    g_hash_table_insert (filter->filters, path, value);
  sam_list_choice_save (self, filter);
}

static void
read_paths (GVariantIter *iter,
            GPtrArray *paths)
{
  char *path;

  while (g_variant_iter_next (iter, "s", &path))
    g_ptr_array_add (paths, path);
}

/**
 * sam_list_choice_parse:
 * @text: (nullable): from sam_list_choice_print()
 *
 * Returns: (transfer full): what it says; nothing chosen where it can't be read
 */
SamListChoice *
sam_list_choice_parse (const char *text)
{
  SamListChoice *self = sam_list_choice_new ();
  /* Written by another version: the lists are then as they come. */
  g_autoptr (GVariant) variant = text != NULL
                                     ? g_variant_parse (G_VARIANT_TYPE (FORMAT), text, NULL, NULL, NULL)
                                     : NULL;
  g_autoptr (GVariantIter) shown = NULL;
  g_autoptr (GVariantIter) hidden = NULL;
  g_autoptr (GVariantIter) saved = NULL;
  GVariantIter *filters;
  const char *name, *search, *order;
  gboolean descending;

  if (variant == NULL)
    return self;
  g_variant_get (variant, FORMAT, &shown, &hidden, &saved);
  read_paths (shown, self->shown);
  read_paths (hidden, self->hidden);
  while (g_variant_iter_next (saved, "(&s&s&sba{ss})", &name, &search, &order, &descending, &filters))
    {
      read_filter (self, name, search, order, descending, filters);
      g_variant_iter_free (filters);
    }
  return self;
}

static void
add_paths (GVariantBuilder *builder,
           GPtrArray *paths)
{
  g_variant_builder_open (builder, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < paths->len; i++)
    g_variant_builder_add (builder, "s", paths->pdata[i]);
  g_variant_builder_close (builder);
}

static void
add_filter (GVariantBuilder *builder,
            SamSavedFilter *filter)
{
  GHashTableIter iter;
  gpointer path;
  gpointer value;

  g_variant_builder_open (builder, G_VARIANT_TYPE ("(sssba{ss})"));
  g_variant_builder_add (builder, "s", filter->name);
  g_variant_builder_add (builder, "s", filter->search != NULL ? filter->search : "");
  g_variant_builder_add (builder, "s", filter->order != NULL ? filter->order : "");
  g_variant_builder_add (builder, "b", filter->descending);
  g_variant_builder_open (builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, filter->filters);
  while (g_hash_table_iter_next (&iter, &path, &value))
    g_variant_builder_add (builder, "{ss}", path, value);
  g_variant_builder_close (builder);
  g_variant_builder_close (builder);
}

/**
 * sam_list_choice_print:
 *
 * Returns: (transfer full): one text for all of it
 */
char *
sam_list_choice_print (SamListChoice *self)
{
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE (FORMAT));
  g_autoptr (GVariant) variant = NULL;

  add_paths (&builder, self->shown);
  add_paths (&builder, self->hidden);
  g_variant_builder_open (&builder, G_VARIANT_TYPE ("a(sssba{ss})"));
  for (guint i = 0; i < self->saved->len; i++)
    add_filter (&builder, self->saved->pdata[i]);
  g_variant_builder_close (&builder);
  variant = g_variant_ref_sink (g_variant_builder_end (&builder));
  return g_variant_print (variant, FALSE);
}

/**
 * sam_list_choice_find:
 *
 * Returns: (transfer none) (nullable): the filter of that name
 */
SamSavedFilter *
sam_list_choice_find (SamListChoice *self,
                      const char *name)
{
  for (guint i = 0; i < self->saved->len; i++)
    if (g_str_equal (((SamSavedFilter *) self->saved->pdata[i])->name, name))
      return self->saved->pdata[i];
  return NULL;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_utf8_collate ((*(SamSavedFilter *const *) a)->name, (*(SamSavedFilter *const *) b)->name);
}

/**
 * sam_list_choice_save:
 * @filter: (transfer full): takes the place of one of the same name
 */
void
sam_list_choice_save (SamListChoice *self,
                      SamSavedFilter *filter)
{
  SamSavedFilter *old = sam_list_choice_take (self, filter->name);

  g_clear_pointer (&old, sam_saved_filter_free);
  g_ptr_array_add (self->saved, filter);
  g_ptr_array_sort (self->saved, compare_names);
}

/**
 * sam_list_choice_rename:
 *
 * Returns: whether the filter has the new name; not where there is none of that name, or another one has the new one
 */
gboolean
sam_list_choice_rename (SamListChoice *self,
                        const char *name,
                        const char *new_name)
{
  SamSavedFilter *filter = sam_list_choice_find (self, name);

  if (filter == NULL || sam_list_choice_find (self, new_name) != NULL)
    return FALSE;
  g_free (filter->name);
  filter->name = g_strdup (new_name);
  g_ptr_array_sort (self->saved, compare_names);
  return TRUE;
}

/**
 * sam_list_choice_take:
 *
 * Returns: (transfer full) (nullable): the filter of that name, which is kept no longer
 */
SamSavedFilter *
sam_list_choice_take (SamListChoice *self,
                      const char *name)
{
  SamSavedFilter *old = sam_list_choice_find (self, name);
  guint index;

  if (old == NULL || !g_ptr_array_find (self->saved, old, &index))
    return NULL;
  return g_ptr_array_steal_index (self->saved, index);
}
