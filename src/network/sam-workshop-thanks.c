/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-thanks.h"

#include "network/sam-days.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

#define PROMISE_DAYS 14 /* until a promise should be kept, where no other day is set */

static const char *const there[] = { "attended", NULL };
static const char *const expert_there[] = { "confirmed", "attended", NULL };

static void
free_promise (gpointer data)
{
  SamPromise *self = data;

  g_free (self->task);
  g_free (self->what);
  g_free (self->to);
  g_free (self->due_on);
  g_free (self);
}

static void
free_promisee (gpointer data)
{
  SamPromisee *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self);
}

/**
 * sam_promise_save:
 * @to: (nullable): the id of whom it was promised to; without one, the task is about the workshop
 * @what: what was promised
 * @today: YYYY-MM-DD
 *
 * Makes a task of a promise, to be kept within two weeks.
 *
 * Returns: (transfer full): the id of the task, or %NULL
 */
char *
sam_promise_save (SamStore *store,
                  const char *workshop_id,
                  const char *to,
                  const char *what,
                  const char *today,
                  GError **error)
{
  g_autofree char *title = g_strstrip (g_strdup (what));
  g_autofree char *id = sam_id_new (sam_kind_find ("task"));
  g_autofree char *due = sam_day_add (today, PROMISE_DAYS);
  g_autoptr (SamRecord) task = sam_record_new (sam_kind_find ("task"), id);

  if (*title == '\0')
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID, _ ("Type what was promised first."));
      return NULL;
    }
  sam_record_set_text (task, "title", title);
  sam_record_set_text (task, "about", to != NULL ? to : workshop_id);
  sam_record_set_text (task, "promised_at", workshop_id);
  sam_record_set_text (task, "assigned_to", sam_store_get_author (store));
  sam_record_set_text (task, "due_on", due);
  sam_record_set_text (task, "status", "open");
  return sam_store_save (store, task, error) ? g_steal_pointer (&id) : NULL;
}

static int
compare_promises (gconstpointer a,
                  gconstpointer b)
{
  const SamPromise *one = *(const SamPromise *const *) a;
  const SamPromise *other = *(const SamPromise *const *) b;
  const int days = g_strcmp0 (one->due_on, other->due_on);

  if (one->done != other->done)
    return one->done ? 1 : -1;
  return days != 0 ? days : strcmp (one->task, other->task);
}

/**
 * sam_promises_load:
 *
 * Returns: (transfer full) (element-type SamPromise): what was promised at a workshop, what is still to be done first
 */
GPtrArray *
sam_promises_load (SamStore *store,
                   const char *workshop_id,
                   GError **error)
{
  static const char *const over[] = { "done", "dropped", NULL };
  g_autoptr (GPtrArray) tasks = sam_workshop_load_kind (store, workshop_id, "task", "promised_at", error);
  g_autoptr (GPtrArray) promises = g_ptr_array_new_with_free_func (free_promise);

  if (tasks == NULL)
    return NULL;
  for (guint i = 0; i < tasks->len; i++)
    {
      SamRecord *task = g_ptr_array_index (tasks, i);
      SamPromise *promise = g_new0 (SamPromise, 1);
      g_autofree char *about = sam_record_dup_text (task, "about");

      promise->task = g_strdup (sam_record_get_id (task));
      promise->what = sam_record_dup_title (task);
      promise->to = about != NULL && !g_str_equal (about, workshop_id) ? sam_store_dup_title (store, about) : NULL;
      promise->due_on = sam_record_dup_text (task, "due_on");
      promise->done = sam_workshop_has_status (task, over);
      g_ptr_array_add (promises, promise);
    }
  g_ptr_array_sort (promises, compare_promises);
  return g_steal_pointer (&promises);
}

static void
add_promisees (GPtrArray *promisees,
               SamStore *store,
               GPtrArray *records,
               const char *field,
               const char *const *statuses)
{
  for (guint i = 0; i < records->len; i++)
    {
      SamRecord *record = g_ptr_array_index (records, i);
      g_autofree char *id = sam_record_dup_text (record, field);
      gboolean known = id == NULL || !sam_workshop_has_status (record, statuses);

      for (guint p = 0; p < promisees->len && !known; p++)
        known = g_str_equal (((SamPromisee *) g_ptr_array_index (promisees, p))->id, id);
      if (!known)
        {
          SamPromisee *promisee = g_new0 (SamPromisee, 1);

          promisee->name = sam_store_dup_title (store, id);
          promisee->id = g_steal_pointer (&id);
          g_ptr_array_add (promisees, promisee);
        }
    }
}

static int
compare_promisees (gconstpointer a,
                   gconstpointer b)
{
  return g_strcmp0 ((*(const SamPromisee *const *) a)->name, (*(const SamPromisee *const *) b)->name);
}

/**
 * sam_promisees_load:
 *
 * Returns: (transfer full) (element-type SamPromisee): the practices and experts that were there, by name
 */
GPtrArray *
sam_promisees_load (SamStore *store,
                    const char *workshop_id,
                    GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autoptr (GPtrArray) promisees = g_ptr_array_new_with_free_func (free_promisee);

  if (records == NULL)
    return NULL;
  add_promisees (promisees, store, records->participations, "organisation", there);
  add_promisees (promisees, store, records->appearances, "expert", expert_there);
  g_ptr_array_sort (promisees, compare_promisees);
  return g_steal_pointer (&promisees);
}

/**
 * sam_thanks_save:
 * @kind: "participation" or "appearance"
 * @statuses: of those who were thanked
 * @today: YYYY-MM-DD
 *
 * Notes the day of the thanks with everybody who has none yet. One step to undo.
 *
 * Returns: how many, -1 with @error set
 */
int
sam_thanks_save (SamStore *store,
                 const char *workshop_id,
                 const char *kind,
                 const char *const *statuses,
                 const char *today,
                 GError **error)
{
  g_autoptr (GPtrArray) records = sam_workshop_load_kind (store, workshop_id, kind, "workshop", error);
  gboolean saved = records != NULL && sam_store_begin_step (store, _ ("Thanks"), error);
  int n = 0;

  if (!saved)
    return -1;
  for (guint i = 0; saved && i < records->len; i++)
    {
      SamRecord *record = g_ptr_array_index (records, i);

      if (!sam_workshop_has_status (record, statuses) || sam_record_has_value (record, "thanked_on"))
        continue;
      sam_record_set_text (record, "thanked_on", today);
      saved = sam_store_save (store, record, error);
      n++;
    }
  return sam_store_end_step (store, saved ? error : NULL) && saved ? n : -1;
}

static guint
count_thanked (GPtrArray *records,
               const char *const *statuses)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += sam_workshop_has_status (g_ptr_array_index (records, i), statuses) &&
         sam_record_has_value (g_ptr_array_index (records, i), "thanked_on");
  return n;
}

/**
 * sam_thanks_describe:
 *
 * Returns: (transfer full): who has been thanked, in two sentences
 */
char *
sam_thanks_describe (const SamWorkshopRecords *records)
{
  const guint experts = sam_workshop_count_status (records->appearances, expert_there);
  const guint guests = sam_workshop_count_status (records->participations, there);

  return g_strdup_printf (_ ("Experience experts thanked: %u of %u. Participants thanked: %u of %u."),
                          count_thanked (records->appearances, expert_there), experts,
                          count_thanked (records->participations, there), guests);
}
