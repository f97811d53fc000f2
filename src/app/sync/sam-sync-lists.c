/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/sync/sam-sync-lists.h"

#include <glib/gi18n.h>

#include "app/sam-dates.h"
#include "app/sync/sam-conflict-view.h"
#include "store/sam-query.h"
#include "sync/sam-server.h"

#define PARALLEL_SECONDS (30 * 24 * 3600)
#define MAX_WAITING 200

static void
free_line (gpointer data)
{
  SamSyncLine *line = data;

  g_free (line->id);
  g_free (line->title);
  g_free (line->detail);
  g_free (line);
}

void
sam_sync_lists_free (SamSyncLists *self)
{
  g_clear_pointer (&self->conflicts, g_ptr_array_unref);
  g_clear_pointer (&self->parallel, g_ptr_array_unref);
  g_clear_pointer (&self->parallel_line, g_ptr_array_unref);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  g_clear_pointer (&self->set_aside, g_ptr_array_unref);
  g_clear_pointer (&self->received, g_ptr_array_unref);
  g_free (self);
}

/* What a record is called, also when it is gone. */
static char *
find_title (SamStore *store,
            const char *id,
            gboolean *there)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (SamGone) gone = NULL;
  char *title = sam_store_dup_title (store, id);

  *there = title != NULL;
  if (title != NULL && *title != '\0')
    return title;
  g_free (title);
  gone = sam_store_describe_gone (store, id, NULL);
  if (gone != NULL && gone->title != NULL)
    /* Translators: %s is what a record was called */
    return g_strdup_printf (_ ("%s (deleted)"), gone->title);
  return g_strdup (kind != NULL ? _ (kind->label) : id);
}

static SamSyncLine *
add_line (GPtrArray *lines,
          SamStore *store,
          const char *id,
          char *detail)
{
  SamSyncLine *line = g_new0 (SamSyncLine, 1);
  gboolean there;

  line->id = g_strdup (id);
  line->title = find_title (store, id, &there);
  line->action = there ? "win.open" : NULL;
  line->detail = detail;
  g_ptr_array_add (lines, line);
  return line;
}

/* Where only the merge came here, who wrote the other side is not known. */
static const char *
name_side (const SamParallelSide *side)
{
  return side->mine ? _ ("you") : (side->author != NULL ? side->author : _ ("somebody else"));
}

static char *
describe_sides (const SamParallel *parallel)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < parallel->sides->len; i++)
    {
      const SamParallelSide *side = g_ptr_array_index (parallel->sides, i);
      g_autofree char *labels = sam_conflict_view_join_labels (parallel->id, side->fields);

      if (side->fields[0] == NULL)
        continue;
      /* Translators: who changed what: "Ada: Name, Place" */
      g_ptr_array_add (parts, g_strdup_printf (_ ("%s: %s"), name_side (side), labels));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv ("; ", (char **) parts->pdata);
}

/* Who deleted it may have changed it since: then nobody else can be named. */
static char *
describe_kept (const SamParallel *parallel,
               const char *ago,
               const char *author)
{
  const SamParallelSide *keeper = parallel->sides->len > 0 ? g_ptr_array_index (parallel->sides, 0) : NULL;

  if (keeper == NULL || keeper->author == NULL || g_strcmp0 (keeper->author, parallel->author) == 0)
    /* Translators: when, and who */
    return g_strdup_printf (_ ("%s: deleted by %s, but changed by somebody else: it stayed"), ago, author);
  /* Translators: when, who deleted, and who changed: "yesterday: deleted by Ada, but changed by you: it stayed" */
  return g_strdup_printf (_ ("%s: deleted by %s, but changed by %s: it stayed"), ago, author, name_side (keeper));
}

static char *
describe_parallel (const SamParallel *parallel,
                   gint64 now)
{
  g_autofree char *ago = sam_dates_format_ago (parallel->at, now);
  const char *author = parallel->author != NULL ? parallel->author : _ ("Somebody");
  g_autofree char *what = NULL;

  switch (parallel->type)
    {
    case SAM_PARALLEL_DECIDED:
      what = sam_conflict_view_join_labels (parallel->id, parallel->fields);
      /* Translators: when, who, and names of fields */
      return g_strdup_printf (_ ("%s: conflict settled by %s (%s)"), ago, author, what);
    case SAM_PARALLEL_KEPT:
      return describe_kept (parallel, ago, author);
    case SAM_PARALLEL_MERGED:
    default:
      what = describe_sides (parallel);
      if (*what == '\0')
        return g_strdup_printf (_ ("%s: merged by itself"), ago);
      /* Translators: when; then who changed what, "you: Name; Ada: Place" */
      return g_strdup_printf (_ ("%s: merged by itself (%s)"), ago, what);
    }
}

/**
 * sam_sync_lists_format_why:
 *
 * Returns: (transfer full): which side does not take it, and why
 */
char *
sam_sync_lists_format_why (const SamSetAside *one)
{
  const char *reason = one->reason != NULL ? one->reason : "";

  if (one->ours)
    /* Translators: %s is what the server said, as it said it. */
    return g_strdup_printf (_ ("The server does not take this: %s"), reason);
  if (sam_set_aside_is_attachment (one))
    /* Translators: %s is what went wrong. */
    return g_strdup_printf (_ ("What this file holds could not be fetched: %s"), reason);
  if (one->platform)
    /* Translators: %s is what is wrong with it. */
    return g_strdup_printf (_ ("This came from the platform, but can't be taken over: %s"), reason);
  /* Translators: %s is what is wrong with it. */
  return g_strdup_printf (_ ("This came from the server, but can't be read: %s"), reason);
}

static char *
describe_set_aside (const SamSetAside *one)
{
  g_autofree char *why = sam_sync_lists_format_why (one);
  g_autofree char *advice = sam_set_aside_dup_advice (one);

  return g_strjoin ("\n", why, advice, NULL);
}

static gboolean
add_conflicts (SamSyncLists *self,
               SamStore *store,
               gint64 now,
               GError **error)
{
  g_auto (GStrv) ids = sam_conflict_view_list (store, error);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (GError) failure = NULL;
      g_autoptr (SamConflict) conflict = sam_store_load_conflict (store, ids[i], &failure);
      SamSyncLine *line;

      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (conflict == NULL)
        continue;
      line = add_line (self->conflicts, store, ids[i], sam_conflict_view_format_open (store, conflict, now));
      line->action = "win.settle";
      line->has_mine = sam_conflict_view_has_mine (conflict);
    }
  return ids != NULL;
}

static gboolean
add_waiting (SamSyncLists *self,
             SamStore *store,
             GError **error)
{
  g_auto (GStrv) ids = NULL;

  if (!sam_server_is_set (store))
    return TRUE;
  ids = sam_sync_list_waiting (store, MAX_WAITING, error);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const SamKind *kind = sam_kind_of_id (ids[i]);

      add_line (self->waiting, store, ids[i], kind != NULL ? g_strdup (_ (kind->label)) : NULL);
    }
  self->n_waiting = sam_sync_count_waiting (store, NULL);
  return ids != NULL;
}

static int
compare_titles (gconstpointer a,
                gconstpointer b)
{
  const SamSyncLine *first = *(SamSyncLine *const *) a;
  const SamSyncLine *second = *(SamSyncLine *const *) b;

  return g_utf8_collate (first->title, second->title);
}

/* What kind of record, and who wrote it last. */
static char *
describe_received (SamStore *store,
                   const char *id,
                   gint64 now)
{
  const SamKind *kind = sam_kind_of_id (id);
  g_autoptr (SamRecord) record = kind != NULL ? sam_store_load (store, id, NULL) : NULL;
  g_autofree char *author = record != NULL ? sam_record_dup_text (record, "edited_by") : NULL;
  g_autofree char *ago = NULL;

  if (author == NULL)
    return kind != NULL ? g_strdup (_ (kind->label)) : NULL;
  ago = sam_dates_format_ago (sam_record_get_integer (record, "edited_at", now), now);
  /* Translators: what a record is, who wrote it and when: "Self-help group: Ada, yesterday" */
  return g_strdup_printf (_ ("%s: %s, %s"), _ (kind->label), author, ago);
}

static gboolean
add_received (SamSyncLists *self,
              SamStore *store,
              gint64 now,
              GError **error)
{
  g_auto (GStrv) ids = sam_sync_list_received (store, error);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    add_line (self->received, store, ids[i], describe_received (store, ids[i], now));
  g_ptr_array_sort (self->received, compare_titles);
  return ids != NULL;
}

static gboolean
add_set_aside (SamSyncLists *self,
               SamStore *store,
               GError **error)
{
  g_autoptr (GPtrArray) set_aside = sam_sync_list_set_aside (store, error);

  for (guint i = 0; set_aside != NULL && i < set_aside->len; i++)
    {
      const SamSetAside *one = g_ptr_array_index (set_aside, i);

      SamSyncLine *line = add_line (self->set_aside, store, one->id, describe_set_aside (one));

      /* A record of ours is to be put right; of another's there is what came to be seen. */
      if (!one->ours)
        line->action = "win.set-aside";
    }
  return set_aside != NULL;
}

/**
 * sam_sync_lists_load:
 * @now: seconds since 1970 UTC
 *
 * Returns: (transfer full) (nullable): all there is to say about the synchronisation of this region
 */
SamSyncLists *
sam_sync_lists_load (SamStore *store,
                     gint64 now,
                     GError **error)
{
  g_autoptr (SamSyncLists) self = g_new0 (SamSyncLists, 1);

  self->conflicts = g_ptr_array_new_with_free_func (free_line);
  self->parallel_line = g_ptr_array_new_with_free_func (free_line);
  self->waiting = g_ptr_array_new_with_free_func (free_line);
  self->set_aside = g_ptr_array_new_with_free_func (free_line);
  self->received = g_ptr_array_new_with_free_func (free_line);
  self->parallel = sam_store_list_parallel (store, now - PARALLEL_SECONDS, error);
  if (self->parallel == NULL || !add_conflicts (self, store, now, error) || !add_waiting (self, store, error) ||
      !add_set_aside (self, store, error) || !add_received (self, store, now, error))
    return NULL;
  for (guint i = 0; i < self->parallel->len; i++)
    {
      SamParallel *parallel = g_ptr_array_index (self->parallel, i);

      add_line (self->parallel_line, store, parallel->id, describe_parallel (parallel, now));
    }
  return g_steal_pointer (&self);
}

/**
 * sam_sync_lists_format_side:
 *
 * Returns: (transfer full): what undoing a merge comes to, when only this side stays
 */
char *
sam_sync_lists_format_side (const SamParallel *parallel,
                            const SamParallelSide *side)
{
  g_autofree char *labels = sam_conflict_view_join_labels (parallel->id, side->fields);

  if (side->mine)
    /* Translators: %s are names of fields */
    return g_strdup_printf (_ ("Keep only my change (%s)"), labels);
  /* Translators: the first %s is who, the second are names of fields */
  return g_strdup_printf (_ ("Keep only the change by %s (%s)"), name_side (side), labels);
}
