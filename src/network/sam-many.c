/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-many.h"

#include "network/sam-following.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* What is done to one record. *changed is set where there was something to do. */
typedef gboolean (*Change) (SamStore *store,
                            const char *id,
                            gconstpointer data,
                            gboolean *changed,
                            GError **error);

static gboolean
change_each (SamStore *store,
             const char *const *ids,
             Change change,
             gconstpointer data,
             const SamManyRun *run,
             guint *n_changed,
             GError **error)
{
  guint n_ids = g_strv_length ((char **) ids);

  for (guint i = 0; i < n_ids; i++)
    {
      gboolean changed = FALSE;

      if (run != NULL && g_cancellable_set_error_if_cancelled (run->cancellable, error))
        return FALSE;
      if (!change (store, ids[i], data, &changed, error))
        {
          g_autofree char *title = sam_store_dup_title (store, ids[i]);

          g_prefix_error (error, "%s: ", title != NULL ? title : ids[i]);
          return FALSE;
        }
      *n_changed += changed;
      if (run != NULL && run->progress != NULL)
        run->progress (i + 1, n_ids, run->progress_data);
    }
  return TRUE;
}

/* The same to every record: in one transaction, and as one step to undo. */
static gboolean
change_all (SamStore *store,
            const char *const *ids,
            const char *label,
            Change change,
            gconstpointer data,
            const SamManyRun *run,
            guint *n_changed,
            GError **error)
{
  *n_changed = 0;
  if (!sam_store_begin_joined (store, error))
    return FALSE;
  if (!sam_store_begin_step (store, label, error) ||
      !change_each (store, ids, change, data, run, n_changed, error) || !sam_store_end_step (store, error))
    {
      sam_store_rollback (store);
      *n_changed = 0;
      return FALSE;
    }
  return sam_store_commit (store, error);
}

/* What undoing says: "Status in 12 records". */
static char *
build_label (const char *const *ids,
             const char *field_name)
{
  guint n = g_strv_length ((char **) ids);
  const SamKind *kind = n > 0 ? sam_kind_of_id (ids[0]) : NULL;
  const SamField *field = kind != NULL ? sam_kind_find_field (kind, field_name) : NULL;

  /* Translators: a field such as "Status", and how many records it was changed in. */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s in %u record", "%s in %u records", n),
                          field != NULL ? g_dgettext (GETTEXT_PACKAGE, field->label) : field_name, n);
}

typedef struct
{
  const char *field;
  const char *text;
  gboolean add;
  const char *today;
} FieldChange;

static gboolean
save_if_changed (SamStore *store,
                 SamRecord *record,
                 const FieldChange *change,
                 const char *before,
                 gboolean *changed,
                 GError **error)
{
  *changed = g_strcmp0 (before, sam_record_get_value (record, change->field)) != 0;
  return !*changed || sam_following_save (store, record, change->today, NULL, error);
}

static gboolean
change_field (SamStore *store,
              const char *const *ids,
              Change how,
              FieldChange *change,
              const SamManyRun *run,
              guint *n_changed,
              GError **error)
{
  g_autofree char *label = build_label (ids, change->field);

  change->today = run != NULL ? run->today : NULL;
  return change_all (store, ids, label, how, change, run, n_changed, error);
}

static gboolean
set_field (SamStore *store,
           const char *id,
           gconstpointer data,
           gboolean *changed,
           GError **error)
{
  const FieldChange *change = data;
  g_autoptr (SamRecord) record = sam_store_load (store, id, error);
  g_autofree char *before = record != NULL ? g_strdup (sam_record_get_value (record, change->field)) : NULL;

  return record != NULL && sam_record_parse_field (record, change->field, change->text, error) &&
         save_if_changed (store, record, change, before, changed, error);
}

/**
 * sam_many_set_field:
 * @ids: (array zero-terminated=1): the records, all of one kind
 * @field: which field
 * @text: the value in its stored spelling, "" for none
 * @run: (nullable): how to watch and stop it
 * @n_changed: (out): in how many the value was another before
 *
 * Returns: whether all have it now; else none was changed, and @error names the record and what is wrong
 */
gboolean
sam_many_set_field (SamStore *store,
                    const char *const *ids,
                    const char *field,
                    const char *text,
                    const SamManyRun *run,
                    guint *n_changed,
                    GError **error)
{
  return change_field (store, ids, set_field, &(FieldChange){ field, text }, run, n_changed, error);
}

/* A topic that went into another one is shown as that one, and is it here too. */
static char **
dup_members (SamStore *store,
             SamRecord *record,
             const char *name)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (record), name);
  g_autoptr (SamRecord) meant =
      field->type == SAM_FIELD_REFS ? sam_store_follow (store, sam_record_get_id (record), NULL) : NULL;

  return sam_record_dup_strv (meant != NULL ? meant : record, name);
}

static gboolean
change_set (SamStore *store,
            const char *id,
            gconstpointer data,
            gboolean *changed,
            GError **error)
{
  const FieldChange *change = data;
  g_autoptr (SamRecord) record = sam_store_load (store, id, error);
  g_autoptr (GStrvBuilder) after = g_strv_builder_new ();
  g_auto (GStrv) members = record != NULL ? dup_members (store, record, change->field) : NULL;
  g_auto (GStrv) result = NULL;
  g_autofree char *before = NULL;

  if (record == NULL)
    return FALSE;
  before = g_strdup (sam_record_get_value (record, change->field));
  /* A value that can't be read here is not overwritten by a change that says nothing of it. */
  if (before != NULL && members == NULL)
    return TRUE;
  for (guint i = 0; members != NULL && members[i] != NULL; i++)
    if (!g_str_equal (members[i], change->text))
      g_strv_builder_add (after, members[i]);
    else if (change->add)
      return TRUE;
  if (change->add)
    g_strv_builder_add (after, change->text);
  result = g_strv_builder_end (after);
  sam_record_set_strv (record, change->field, result[0] != NULL ? (const char *const *) result : NULL);
  return save_if_changed (store, record, change, before, changed, error);
}

/**
 * sam_many_add_member:
 * @ids: (array zero-terminated=1): the records, all of one kind
 * @field: a set, such as the topics
 * @member: what to put in, in its stored spelling
 * @run: (nullable): how to watch and stop it
 * @n_changed: (out): how many were changed
 *
 * Returns: whether all have it now; else none was changed
 */
gboolean
sam_many_add_member (SamStore *store,
                     const char *const *ids,
                     const char *field,
                     const char *member,
                     const SamManyRun *run,
                     guint *n_changed,
                     GError **error)
{
  return change_field (store, ids, change_set, &(FieldChange){ field, member, .add = TRUE }, run, n_changed, error);
}

/**
 * sam_many_remove_member:
 * @ids: (array zero-terminated=1): the records, all of one kind
 * @field: a set, such as the topics
 * @member: what to take out, in its stored spelling
 * @run: (nullable): how to watch and stop it
 * @n_changed: (out): how many were changed
 *
 * Returns: whether none has it any more; else none was changed
 */
gboolean
sam_many_remove_member (SamStore *store,
                        const char *const *ids,
                        const char *field,
                        const char *member,
                        const SamManyRun *run,
                        guint *n_changed,
                        GError **error)
{
  return change_field (store, ids, change_set, &(FieldChange){ field, member, .add = FALSE }, run, n_changed, error);
}

static gboolean
add_task (SamStore *store,
          const char *id,
          gconstpointer data,
          gboolean *changed,
          GError **error)
{
  const SamManyTask *given = data;
  const SamKind *kind = sam_kind_find ("task");
  g_autofree char *task_id = sam_id_new (kind);
  g_autoptr (SamRecord) task = sam_record_new (kind, task_id);

  *changed = TRUE;
  sam_record_set_text (task, "title", given->title);
  sam_record_set_text (task, "about", id);
  sam_record_set_text (task, "status", "open");
  return sam_record_parse_field (task, "assigned_to", given->assigned_to != NULL ? given->assigned_to : "", error) &&
         sam_record_parse_field (task, "due_on", given->due_on != NULL ? given->due_on : "", error) &&
         sam_store_save (store, task, error);
}

/**
 * sam_many_add_tasks:
 * @ids: (array zero-terminated=1): the records that the tasks are about
 * @task: what is to be done
 * @run: (nullable): how to watch and stop it
 * @n_made: (out): how many tasks there are now
 *
 * Returns: whether each record got its task; else none did
 */
gboolean
sam_many_add_tasks (SamStore *store,
                    const char *const *ids,
                    const SamManyTask *task,
                    const SamManyRun *run,
                    guint *n_made,
                    GError **error)
{
  guint n = g_strv_length ((char **) ids);
  g_autofree char *label = NULL;

  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new task", "%u new tasks", n), n);
  return change_all (store, ids, label, add_task, task, run, n_made, error);
}

static gboolean
delete_one (SamStore *store,
            const char *id,
            gconstpointer data,
            gboolean *changed,
            GError **error)
{
  *changed = TRUE;
  return sam_store_delete (store, id, error);
}

/**
 * sam_many_delete:
 * @ids: (array zero-terminated=1): the records
 * @run: (nullable): how to watch and stop it
 * @n_deleted: (out): how many
 *
 * Returns: whether all are deleted; else none is
 */
gboolean
sam_many_delete (SamStore *store,
                 const char *const *ids,
                 const SamManyRun *run,
                 guint *n_deleted,
                 GError **error)
{
  guint n = g_strv_length ((char **) ids);
  g_autofree char *label = NULL;

  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u deleted record", "%u deleted records", n), n);
  return change_all (store, ids, label, delete_one, NULL, run, n_deleted, error);
}
