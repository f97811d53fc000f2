/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-following.h"

#include "network/sam-group-life.h"
#include "network/sam-question-contacts.h"
#include "network/sam-roadmap.h"
#include "network/sam-workshop-deadlines.h"
#include "network/sam-workshop-steps.h"
#include "record/sam-words.h"
#include "store/sam-conflict.h"
#include "store/sam-query.h"

typedef gboolean (*Change) (SamStore *store,
                            gconstpointer data,
                            GError **error);

static gboolean
is_of_kind (const char *id,
            const char *kind)
{
  const SamKind *found = sam_kind_of_id (id);

  return found != NULL && g_str_equal (found->name, kind);
}

/* What each of @ids makes follow; in words, below each other. */
static gboolean
follow (SamStore *store,
        const char *const *ids,
        char **told,
        GError **error)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *moved = NULL;
      g_autoptr (GError) problem = NULL;

      if (!is_of_kind (ids[i], "workshop"))
        continue;
      if (!sam_deadlines_follow (store, ids[i], &moved, &problem) &&
          !g_error_matches (problem, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (moved != NULL)
        sam_words_add (words, "\n", moved);
    }
  if (told != NULL && words->len > 0)
    *told = g_string_free (g_steal_pointer (&words), FALSE);
  return TRUE;
}

/* @change, and what follows, in one transaction; with @step, also in one step to undo. */
static gboolean
change_with_following (SamStore *store,
                       const char *const *ids,
                       gboolean step,
                       Change change,
                       gconstpointer data,
                       char **told,
                       GError **error)
{
  g_autofree char *title = step ? sam_store_dup_title (store, ids[0]) : NULL;
  gboolean good;

  if (told != NULL)
    *told = NULL;
  if (!sam_store_begin (store, error))
    return FALSE;
  good = !step || sam_store_begin_step (store, title != NULL ? title : "", error);
  if (good)
    {
      good = change (store, data, error) && follow (store, ids, told, error);
      /* Also after a failure: it may be a part of a larger step, which goes on. */
      good = (!step || sam_store_end_step (store, good ? error : NULL)) && good;
    }
  if (good && sam_store_commit (store, error))
    return TRUE;
  sam_store_rollback (store);
  if (told != NULL)
    g_clear_pointer (told, g_free);
  return FALSE;
}

static gboolean
save (SamStore *store,
      gconstpointer data,
      GError **error)
{
  return sam_store_save (store, (SamRecord *) data, error);
}

/* What follows in the record itself. */
static void
follow_edit (SamStore *store,
             SamRecord *record,
             const char *today)
{
  static const struct
  {
    const char *kind;
    void (*follow) (SamRecord *record,
                    SamRecord *before,
                    const char *today);
  } rules[] = {
    { "group", sam_group_life_follow_status },
    { "question", sam_question_follow_contacts },
    { "step", sam_roadmap_follow_status },
    { "workshop", sam_workshop_follow_date },
  };

  for (guint i = 0; today != NULL && i < G_N_ELEMENTS (rules); i++)
    if (is_of_kind (sam_record_get_id (record), rules[i].kind))
      {
        g_autoptr (SamRecord) before = sam_store_load (store, sam_record_get_id (record), NULL);

        rules[i].follow (record, before, today);
      }
}

/**
 * sam_following_save:
 * @record: as of sam_store_save()
 * @today: (nullable): YYYY-MM-DD, the day on which a step or a group got the status it gets here; %NULL where that is
 *   not known
 * @told: (out) (optional) (nullable) (transfer full): what followed in other records, in words; %NULL: nothing
 *
 * Saves a record with what follows from it: a step of the road map that is done was done on some day, a group has its
 * status since some day, how an asker can be reached is kept until some day, a workshop with a day to come is planned,
 * and its open deadlines go along with that day.
 *
 * Returns: whether it is saved, as of sam_store_save(); else nothing was written
 */
gboolean
sam_following_save (SamStore *store,
                    SamRecord *record,
                    const char *today,
                    char **told,
                    GError **error)
{
  const char *ids[] = { sam_record_get_id (record), NULL };
  /* What moves no task is no step of its own, so that typing on stays one with what was typed before. */
  const gboolean step = is_of_kind (ids[0], "workshop") && sam_deadlines_would_move (store, record);

  follow_edit (store, record, today);
  return change_with_following (store, ids, step, save, record, told, error);
}

static gboolean
restore (SamStore *store,
         gconstpointer data,
         GError **error)
{
  const char *const *version = data;

  return sam_store_restore_version (store, version[0], version[1], error);
}

/**
 * sam_following_restore:
 * @revision: one that the history of the record names
 * @told: as of sam_following_save()
 *
 * As sam_store_restore_version(), with what follows.
 *
 * Returns: whether the record is as it was
 */
gboolean
sam_following_restore (SamStore *store,
                       const char *id,
                       const char *revision,
                       char **told,
                       GError **error)
{
  const char *ids[] = { id, NULL };
  const char *version[] = { id, revision };

  return change_with_following (store, ids, TRUE, restore, version, told, error);
}

typedef struct
{
  const char *id;
  const char *const *leaves;
  GHashTable *choices;
} Decision;

static gboolean
settle (SamStore *store,
        gconstpointer data,
        GError **error)
{
  const Decision *decision = data;

  return sam_store_settle (store, decision->id, decision->leaves, decision->choices, error);
}

/**
 * sam_following_settle:
 * @told: as of sam_following_save()
 *
 * As sam_store_settle(), with what follows: once it is decided on which day a workshop is, nobody is asked the same of
 * each of its deadlines.
 *
 * Returns: whether the conflict is settled
 */
gboolean
sam_following_settle (SamStore *store,
                      const char *id,
                      const char *const *leaves,
                      GHashTable *choices,
                      char **told,
                      GError **error)
{
  const char *ids[] = { id, NULL };
  const Decision decision = { id, leaves, choices };

  return change_with_following (store, ids, TRUE, settle, &decision, told, error);
}

typedef struct
{
  const char *const *ids;
  gboolean mine;
} Side;

static gboolean
settle_all (SamStore *store,
            gconstpointer data,
            GError **error)
{
  const Side *side = data;

  return sam_store_settle_all (store, side->ids, side->mine, error);
}

/**
 * sam_following_settle_all:
 * @told: as of sam_following_save()
 *
 * As sam_store_settle_all(), with what follows.
 *
 * Returns: whether they are settled
 */
gboolean
sam_following_settle_all (SamStore *store,
                          const char *const *ids,
                          gboolean mine,
                          char **told,
                          GError **error)
{
  const Side side = { ids, mine };

  return change_with_following (store, ids, ids[0] != NULL, settle_all, &side, told, error);
}
