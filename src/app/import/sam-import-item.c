/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/import/sam-import-item.h"

#include <glib/gi18n.h>

struct _SamImportItem
{
  GObject parent_instance;

  SamImportStatus status;
  gboolean has_remarks;
  char *line;
  char *title;
  char *reason;
};

G_DEFINE_FINAL_TYPE (SamImportItem, sam_import_item, G_TYPE_OBJECT)

enum
{
  PROP_LINE = 1,
  PROP_TITLE,
  PROP_STATUS,
  PROP_REASON,
  N_PROPERTIES,
};

static const char *const status_labels[SAM_IMPORT_N_STATUSES] = {
  N_ ("New"), N_ ("Changed"), N_ ("Already there"), N_ ("Probably a duplicate"), N_ ("Problem")
};

/**
 * sam_import_status_label:
 *
 * Returns: (transfer none): what happens with a row, in a word or two
 */
const char *
sam_import_status_label (SamImportStatus status)
{
  return _ (status_labels[status]);
}

static void
sam_import_item_finalize (GObject *object)
{
  SamImportItem *self = SAM_IMPORT_ITEM (object);

  g_free (self->line);
  g_free (self->title);
  g_free (self->reason);

  G_OBJECT_CLASS (sam_import_item_parent_class)->finalize (object);
}

static void
sam_import_item_get_property (GObject *object,
                              guint property,
                              GValue *value,
                              GParamSpec *spec)
{
  SamImportItem *self = SAM_IMPORT_ITEM (object);

  switch (property)
    {
    case PROP_LINE:
      g_value_set_string (value, self->line);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_STATUS:
      g_value_set_string (value, sam_import_status_label (self->status));
      break;
    case PROP_REASON:
      g_value_set_string (value, self->reason);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property, spec);
    }
}

static void
sam_import_item_class_init (SamImportItemClass *klass)
{
  static const char *const names[] = { NULL, "line", "title", "status", "reason" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = sam_import_item_finalize;
  object_class->get_property = sam_import_item_get_property;
  for (guint i = PROP_LINE; i < N_PROPERTIES; i++)
    g_object_class_install_property (
        object_class, i,
        g_param_spec_string (names[i], NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
sam_import_item_init (SamImportItem *self)
{
}

/* The label of a field of the list's kind or of what comes with it, or of the kind that comes with it. */
static const char *
find_label (const SamKind *kind,
            const char *name)
{
  static const char *const others[] = { "person", "organisation", "venue", "topic" };
  const SamField *field = sam_kind_find_field (kind, name);

  for (guint i = 0; field == NULL && i < G_N_ELEMENTS (others); i++)
    field = sam_kind_find_field (sam_kind_find (others[i]), name);
  if (field != NULL)
    return _ (field->label);
  return sam_kind_find (name) != NULL ? _ (sam_kind_find (name)->label) : name;
}

/* How the values change; and what is made besides, of which there is nothing to compare. */
static char *
describe_changes (const SamKind *kind,
                  const SamImportRow *row)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < row->changes->len; i++)
    g_ptr_array_add (words, sam_import_change_describe (g_ptr_array_index (row->changes, i)));
  for (guint i = 0; i < row->fields->len; i++)
    if (sam_kind_find (g_ptr_array_index (row->fields, i)) != NULL)
      g_ptr_array_add (words, g_strdup (find_label (kind, g_ptr_array_index (row->fields, i))));
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("; ", (char **) words->pdata);
}

static void
add_all (GPtrArray *sentences,
         GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    g_ptr_array_add (sentences, g_strdup (g_ptr_array_index (more, i)));
}

static char *
describe_row (const SamImportPlan *plan,
              const SamImportRow *row)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  add_all (sentences, row->problems);
  if (row->status == SAM_IMPORT_PROBLEM && !row->importable)
    g_ptr_array_add (sentences, g_strdup (_ ("This row can’t be imported.")));
  if (row->status == SAM_IMPORT_UPDATE)
    g_ptr_array_add (sentences, describe_changes (plan->kind, row));
  add_all (sentences, row->notes);
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **) sentences->pdata);
}

/**
 * sam_import_item_new:
 *
 * Returns: (transfer full): the row in words
 */
SamImportItem *
sam_import_item_new (const SamImportPlan *plan,
                     const SamImportRow *row)
{
  SamImportItem *self = g_object_new (SAM_TYPE_IMPORT_ITEM, NULL);

  self->status = row->status;
  self->has_remarks = row->notes->len > 0;
  self->line = g_strdup_printf ("%u", row->line);
  self->title = g_strdup (row->title != NULL && *row->title != '\0' ? row->title : _ ("(no name)"));
  self->reason = describe_row (plan, row);
  return self;
}

/**
 * sam_import_item_get_status:
 *
 * Returns: what happens with the row
 */
SamImportStatus
sam_import_item_get_status (SamImportItem *self)
{
  return self->status;
}

/**
 * sam_import_item_has_remarks:
 *
 * Returns: whether something about it stays text, or may be wrong
 */
gboolean
sam_import_item_has_remarks (SamImportItem *self)
{
  return self->has_remarks;
}

/**
 * sam_import_item_get_reason:
 *
 * Returns: (transfer none): why, in sentences; "" where there is nothing to say
 */
const char *
sam_import_item_get_reason (SamImportItem *self)
{
  return self->reason;
}
