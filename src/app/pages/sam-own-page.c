/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/pages/sam-own-page.h"

static guint
count_columns (const SamPage *page)
{
  guint n = 0;

  while (page->columns[n].path != NULL)
    n++;
  return n;
}

static gboolean
has_column (const SamPage *page,
            const char *path)
{
  for (guint i = 0; page->columns[i].path != NULL; i++)
    if (g_str_equal (page->columns[i].path, path))
      return TRUE;
  return FALSE;
}

static gboolean
has_filter (const SamPage *page,
            const char *path)
{
  for (guint i = 0; page->filters[i].path != NULL; i++)
    if (g_str_equal (page->filters[i].path, path))
      return TRUE;
  return FALSE;
}

static gboolean
fits_list (const SamField *field)
{
  return field->reach != SAM_REACH_DEVICE && field->type != SAM_FIELD_ITEMS && field->type != SAM_FIELD_OBJECT &&
         !g_str_equal (field->name, "merged_into");
}

/* Where names stand apart from topics, whatever could be a name or a topic waits for the click too. */
static SamShown
choose_shown (const SamPage *page,
              const SamField *field)
{
  gboolean discreet = FALSE;
  gboolean telling = field->type != SAM_FIELD_CHOICE && field->type != SAM_FIELD_BOOLEAN &&
                     field->type != SAM_FIELD_DATE && field->type != SAM_FIELD_INTEGER &&
                     field->type != SAM_FIELD_INSTANT;

  for (guint i = 0; page->columns[i].path != NULL; i++)
    discreet = discreet || page->columns[i].shown == SAM_SHOWN_DISCREETLY;
  return (field->flags & SAM_SENSITIVE) != 0 || (discreet && telling) ? SAM_SHOWN_REVEALED : SAM_SHOWN_ALWAYS;
}

static SamColumn
build_column (const SamPage *page,
              const SamField *field)
{
  SamColumn column = { field->name, field->label, SAM_CELL_TEXT, 150, choose_shown (page, field), TRUE };

  if (field->type == SAM_FIELD_REFS && g_strcmp0 (field->refers_to, "topic") == 0)
    column.style = SAM_CELL_TOPICS;
  else if (field->type == SAM_FIELD_CHOICE)
    column.style = SAM_CELL_CHIP;
  else if (field->type == SAM_FIELD_INTEGER || field->type == SAM_FIELD_DECIMAL)
    {
      column.style = SAM_CELL_NUMBER;
      column.width = 90;
    }
  return column;
}

/**
 * sam_own_page_new:
 * @page: a list page
 *
 * Returns: (transfer full): a copy in which every field of the kind can be a column and a filter; what @page does not
 *   show by itself is not chosen
 */
SamPage *
sam_own_page_new (const SamPage *page)
{
  const SamKind *kind = sam_kind_find (page->kind);
  g_autoptr (GArray) columns = g_array_new (TRUE, TRUE, sizeof (SamColumn));
  g_autoptr (GArray) filters = g_array_new (TRUE, TRUE, sizeof (SamFilter));
  SamPage *own = g_memdup2 (page, sizeof *page);

  for (guint i = 0; page->columns[i].path != NULL; i++)
    g_array_append_val (columns, page->columns[i]);
  for (guint i = 0; page->filters[i].path != NULL; i++)
    g_array_append_val (filters, page->filters[i]);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      SamColumn column = build_column (page, field);
      SamFilter filter = { field->name, field->label, column.shown, NULL, TRUE };

      if (!fits_list (field))
        continue;
      if (!has_column (page, field->name))
        g_array_append_val (columns, column);
      if (!has_filter (page, field->name))
        g_array_append_val (filters, filter);
    }
  own->columns = (const SamColumn *) g_array_free (g_steal_pointer (&columns), FALSE);
  own->filters = (const SamFilter *) g_array_free (g_steal_pointer (&filters), FALSE);
  return own;
}

void
sam_own_page_free (SamPage *own)
{
  g_free ((gpointer) own->columns);
  g_free ((gpointer) own->filters);
  g_free (own);
}

static gboolean
has_path (GPtrArray *paths,
          const char *path)
{
  return g_ptr_array_find_with_equal_func (paths, path, g_str_equal, NULL);
}

/**
 * sam_own_page_apply:
 * @own: the person's page
 * @page: what it was made from
 * @choice: what was kept
 *
 * Chooses the columns of @own.
 */
void
sam_own_page_apply (SamPage *own,
                    const SamPage *page,
                    SamListChoice *choice)
{
  SamColumn *columns = (SamColumn *) own->columns;
  guint n_usual = count_columns (page);

  for (guint i = 0; columns[i].path != NULL; i++)
    {
      columns[i].wanted = i >= n_usual && has_path (choice->shown, columns[i].path);
      columns[i].unchosen = i < n_usual ? has_path (choice->hidden, columns[i].path) : !columns[i].wanted;
    }
}

static void
note_path (GPtrArray *paths,
           const char *path,
           gboolean there)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (paths, path, g_str_equal, &index) == there)
    return;
  if (there)
    g_ptr_array_add (paths, g_strdup (path));
  else
    g_ptr_array_remove_index (paths, index);
}

/**
 * sam_own_page_choose:
 * @own: the person's page
 * @page: what it was made from
 * @choice: where it is noted
 * @path: of a column
 * @chosen: whether the person wants it
 */
void
sam_own_page_choose (SamPage *own,
                     const SamPage *page,
                     SamListChoice *choice,
                     const char *path,
                     gboolean chosen)
{
  if (has_column (page, path))
    note_path (choice->hidden, path, !chosen);
  else
    note_path (choice->shown, path, chosen);
  sam_own_page_apply (own, page, choice);
}
