/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/cells/sam-column-sorter.h"

struct _SamColumnSorter
{
  GtkSorter parent_instance;

  char *path;
};

G_DEFINE_FINAL_TYPE (SamColumnSorter, sam_column_sorter, GTK_TYPE_SORTER)

/* The first sorter that the view's sorter asks is that of the column on top; it leaves its path here. */
typedef struct
{
  GObject parent_instance;

  const char *path;
} SamSentinel;

typedef GObjectClass SamSentinelClass;

static GType sam_sentinel_get_type (void);
G_DEFINE_FINAL_TYPE (SamSentinel, sam_sentinel, G_TYPE_OBJECT)

static void
sam_sentinel_class_init (SamSentinelClass *klass)
{
}

static void
sam_sentinel_init (SamSentinel *self)
{
}

static GtkOrdering
sam_column_sorter_compare (GtkSorter *sorter,
                           gpointer a,
                           gpointer b)
{
  SamSentinel *sentinel = a;

  if (!G_TYPE_CHECK_INSTANCE_TYPE (a, sam_sentinel_get_type ()))
    return GTK_ORDERING_EQUAL;
  sentinel->path = SAM_COLUMN_SORTER (sorter)->path;
  return GTK_ORDERING_SMALLER;
}

static GtkSorterOrder
sam_column_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_TOTAL;
}

static void
sam_column_sorter_finalize (GObject *object)
{
  g_free (SAM_COLUMN_SORTER (object)->path);

  G_OBJECT_CLASS (sam_column_sorter_parent_class)->finalize (object);
}

static void
sam_column_sorter_class_init (SamColumnSorterClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_column_sorter_finalize;
  GTK_SORTER_CLASS (klass)->compare = sam_column_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = sam_column_sorter_get_order;
}

static void
sam_column_sorter_init (SamColumnSorter *self)
{
}

/**
 * sam_column_sorter_new:
 * @path: of the query's order
 *
 * Returns: (transfer full): the sorter of one column
 */
GtkSorter *
sam_column_sorter_new (const char *path)
{
  SamColumnSorter *self = g_object_new (SAM_TYPE_COLUMN_SORTER, NULL);

  self->path = g_strdup (path);
  return GTK_SORTER (self);
}

/**
 * sam_column_sorter_ask:
 * @view_sorter: (nullable): of a column view
 * @descending: (out): whether the greatest comes first
 *
 * Returns: (nullable): the path of the column chosen, NULL for none
 */
const char *
sam_column_sorter_ask (GtkSorter *view_sorter,
                       gboolean *descending)
{
  g_autoptr (GObject) a = g_object_new (sam_sentinel_get_type (), NULL);
  g_autoptr (GObject) b = g_object_new (sam_sentinel_get_type (), NULL);
  GtkOrdering ordering = view_sorter != NULL ? gtk_sorter_compare (view_sorter, a, b) : GTK_ORDERING_EQUAL;

  *descending = ordering == GTK_ORDERING_LARGER;
  return ((SamSentinel *) a)->path;
}
