/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-linked-kinds.h"

static const SamLinkedKind *const linked_kinds[] = {
  &sam_linked_staff,
  &sam_linked_contact,
  &sam_linked_task,
  &sam_linked_delivery,
  &sam_linked_place,
  &sam_linked_role_expert,
  &sam_linked_role_staff,
  &sam_linked_role_group,
  &sam_linked_deployment,
  &sam_linked_consent,
  &sam_linked_edition,
};

/**
 * sam_linked_kind_find:
 * @name: of a list
 *
 * Returns: (nullable) (transfer none): the list
 */
const SamLinkedKind *
sam_linked_kind_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (linked_kinds); i++)
    if (g_strcmp0 (linked_kinds[i]->name, name) == 0)
      return linked_kinds[i];
  return NULL;
}

/**
 * sam_linked_kind_dup_title:
 * @row: one that is listed
 *
 * Returns: (transfer full) (nullable): what it is called in the list
 */
char *
sam_linked_kind_dup_title (const SamLinkedKind *self,
                           const SamRow *row)
{
  return self->dup_title != NULL ? self->dup_title (row) : g_strdup (row->cells[0]);
}

/**
 * sam_linked_kind_is_marked:
 * @self: a list with a check beside each
 * @row: one that is listed
 *
 * Returns: whether its check is set
 */
gboolean
sam_linked_kind_is_marked (const SamLinkedKind *self,
                           const SamRow *row)
{
  if (self->marked_on == NULL)
    return self->is_marked (row);
  for (guint i = 0; i < SAM_LINKED_MAX_COLUMNS && self->columns[i] != NULL; i++)
    if (g_str_equal (self->columns[i], self->marked_on))
      return row->cells[i] != NULL;
  return FALSE;
}

/**
 * sam_linked_kind_mark:
 * @self: a list with a check beside each
 * @record: one that is listed, to be saved
 * @marked: whether its check is set
 * @today: YYYY-MM-DD
 */
void
sam_linked_kind_mark (const SamLinkedKind *self,
                      SamRecord *record,
                      gboolean marked,
                      const char *today)
{
  if (self->marked_on == NULL)
    self->mark (record, marked, today);
  else
    sam_record_set_text (record, self->marked_on, marked ? today : NULL);
}

/* All that can be made public of a record of the kind. */
static char *
list_public_fields (const SamKind *kind)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].reach == SAM_REACH_PUBLIC)
      g_ptr_array_add (names, (gpointer) kind->fields[i].name);
  g_ptr_array_add (names, NULL);
  return g_strjoinv ("; ", (char **) names->pdata);
}

/**
 * sam_linked_preset_read:
 * @text: of a preset
 * @about: the id of the record that is referred to
 * @author: who works here
 * @today: YYYY-MM-DD
 *
 * A group is asked for one thing mostly; of a person nothing is taken for granted. Pure.
 *
 * Returns: (transfer full) (nullable): what the field of what is added begins with; NULL: nothing
 */
char *
sam_linked_preset_read (const char *text,
                        const char *about,
                        const char *author,
                        const char *today)
{
  const SamKind *kind = sam_kind_of_id (about);
  const gboolean is_group = kind == sam_kind_find ("group");

  if (g_str_equal (text, "@today"))
    return g_strdup (today);
  if (g_str_equal (text, "@author"))
    return g_strdup (author);
  if (g_str_equal (text, "@visit-or-call"))
    return g_strdup (kind == sam_kind_find ("organisation") ? "visit" : "call");
  if (g_str_equal (text, "@purpose"))
    return is_group ? g_strdup ("publication") : g_strdup (kind == sam_kind_find ("story") ? "story" : NULL);
  if (g_str_equal (text, "@fields"))
    return is_group ? list_public_fields (kind) : NULL;
  return g_strdup (text);
}
