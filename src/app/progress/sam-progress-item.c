/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/progress/sam-progress-item.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/sam-dates.h"
#include "network/sam-calls.h"
#include "record/sam-words.h"

/* So many are told in one line; the list has them all. */
#define MOST_BESIDE 6

struct _SamProgressItem
{
  GObject parent_instance;

  char *id;
  char *title;
  char *caption;
  char *value;
};

G_DEFINE_FINAL_TYPE (SamProgressItem, sam_progress_item, G_TYPE_OBJECT)

static void
sam_progress_item_finalize (GObject *object)
{
  SamProgressItem *self = SAM_PROGRESS_ITEM (object);

  g_free (self->id);
  g_free (self->title);
  g_free (self->caption);
  g_free (self->value);

  G_OBJECT_CLASS (sam_progress_item_parent_class)->finalize (object);
}

static void
sam_progress_item_class_init (SamProgressItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_progress_item_finalize;
}

static void
sam_progress_item_init (SamProgressItem *self)
{
}

/**
 * sam_progress_item_new:
 * @id: (nullable): of the record it opens
 * @caption: (nullable): in small letters below
 * @value: (nullable): at the end of the line
 *
 * Returns: (transfer full): the line
 */
SamProgressItem *
sam_progress_item_new (const char *id,
                       const char *title,
                       const char *caption,
                       const char *value)
{
  SamProgressItem *self = g_object_new (SAM_TYPE_PROGRESS_ITEM, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->caption = g_strdup (caption);
  self->value = g_strdup (value);
  return self;
}

/**
 * sam_progress_item_get_id:
 *
 * Returns: (transfer none): id of what the line leads to
 */
const char *
sam_progress_item_get_id (SamProgressItem *self)
{
  return self->id;
}

/**
 * sam_progress_item_get_title:
 *
 * Returns: (transfer none): the line's first words
 */
const char *
sam_progress_item_get_title (SamProgressItem *self)
{
  return self->title;
}

/**
 * sam_progress_item_get_caption:
 *
 * Returns: (nullable) (transfer none): the dim words below
 */
const char *
sam_progress_item_get_caption (SamProgressItem *self)
{
  return self->caption;
}

/**
 * sam_progress_item_get_value:
 *
 * Returns: (nullable) (transfer none): the figure at its end
 */
const char *
sam_progress_item_get_value (SamProgressItem *self)
{
  return self->value;
}

struct _SamTargetItem
{
  GObject parent_instance;

  SamTargetStand *stand;
  GHashTable *titles; /* id → title */
  GHashTable *calls;  /* id → SamCall */
};

G_DEFINE_FINAL_TYPE (SamTargetItem, sam_target_item, G_TYPE_OBJECT)

static void
sam_target_item_finalize (GObject *object)
{
  SamTargetItem *self = SAM_TARGET_ITEM (object);

  sam_target_stand_free (self->stand);
  g_hash_table_unref (self->titles);
  g_hash_table_unref (self->calls);

  G_OBJECT_CLASS (sam_target_item_parent_class)->finalize (object);
}

static void
sam_target_item_class_init (SamTargetItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_target_item_finalize;
}

static void
sam_target_item_init (SamTargetItem *self)
{
}

/**
 * sam_target_item_new:
 * @stand: (transfer full): how it stands
 * @titles: (element-type utf8 utf8): of the records in its lists
 * @calls: (element-type utf8 SamCall): of those that can be called
 *
 * Returns: (transfer full): the target
 */
SamTargetItem *
sam_target_item_new (SamTargetStand *stand,
                     GHashTable *titles,
                     GHashTable *calls)
{
  SamTargetItem *self = g_object_new (SAM_TYPE_TARGET_ITEM, NULL);

  self->stand = stand;
  self->titles = g_hash_table_ref (titles);
  self->calls = g_hash_table_ref (calls);
  return self;
}

/**
 * sam_target_item_get_stand:
 *
 * Returns: (transfer none): how the target stands
 */
const SamTargetStand *
sam_target_item_get_stand (SamTargetItem *self)
{
  return self->stand;
}

/**
 * sam_target_item_get_id:
 *
 * Returns: (transfer none): id of the target
 */
const char *
sam_target_item_get_id (SamTargetItem *self)
{
  return sam_record_get_id (self->stand->target);
}

/**
 * sam_target_item_count:
 *
 * Returns: how many lines that list has
 */
guint
sam_target_item_count (SamTargetItem *self,
                       SamTargetShows shows)
{
  const SamMeasure *measure = self->stand->measure;

  if (measure == NULL)
    return 0;
  switch (shows)
    {
    case SAM_TARGET_SHOWS_COUNTED:
    case SAM_TARGET_SHOWS_NEAR:
    case SAM_TARGET_SHOWS_NOT:
    case SAM_TARGET_SHOWS_UNKNOWN:
      return measure->lists[shows]->len;
    case SAM_TARGET_SHOWS_MONTHS:
      return self->stand->figures->len;
    case SAM_TARGET_SHOWS_BESIDE:
      return measure->beside->len;
    case SAM_TARGET_N_SHOWS:
    default:
      return 0;
    }
}

/* An item with what it is sorted by, made once: a list may have tens of thousands. */
typedef struct
{
  SamProgressItem *item;
  char *key;
} Keyed;

static void
clear_keyed (gpointer data)
{
  g_free (((Keyed *) data)->key);
}

static int
compare_keyed (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const Keyed *) a)->key, ((const Keyed *) b)->key);
}

/* Few captions stand beside many titles. */
static const char *
find_caption_key (GHashTable *keys,
                  const char *caption)
{
  char *key = g_hash_table_lookup (keys, caption);

  if (key == NULL)
    g_hash_table_insert (keys, g_strdup (caption), key = g_utf8_collate_key (caption, -1));
  return key;
}

static void
append_sorted (GListStore *items,
               GPtrArray *added)
{
  g_autoptr (GHashTable) captions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof (Keyed), added->len);

  g_array_set_clear_func (sorted, clear_keyed);
  for (guint i = 0; i < added->len; i++)
    {
      SamProgressItem *item = g_ptr_array_index (added, i);
      g_autofree char *title = g_utf8_collate_key (item->title, -1);
      const Keyed keyed = { item, g_strconcat (find_caption_key (captions, item->caption), "\001", title, NULL) };

      g_array_append_val (sorted, keyed);
    }
  g_array_sort (sorted, compare_keyed);
  for (guint i = 0; i < sorted->len; i++)
    added->pdata[i] = g_array_index (sorted, Keyed, i).item;
  g_list_store_splice (items, g_list_model_get_n_items (G_LIST_MODEL (items)), 0, added->pdata, added->len);
}

/**
 * sam_target_item_has_phones:
 *
 * Returns: whether somebody in that list can be called
 */
gboolean
sam_target_item_has_phones (SamTargetItem *self,
                            SamTargetShows shows)
{
  GPtrArray *list = self->stand->measure != NULL && shows <= SAM_TARGET_SHOWS_UNKNOWN
                        ? self->stand->measure->lists[shows]
                        : NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const SamCall *call = g_hash_table_lookup (self->calls, ((SamMeasured *) list->pdata[i])->id);

      if (call != NULL && call->phone != NULL)
        return TRUE;
    }
  return FALSE;
}

/* By why they are there, then by name. */
static void
add_records (SamTargetItem *self,
             GListStore *items,
             GPtrArray *list,
             gboolean phones)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < list->len; i++)
    {
      const SamMeasured *measured = g_ptr_array_index (list, i);
      const char *title = g_hash_table_lookup (self->titles, measured->id);
      const SamCall *call = g_hash_table_lookup (self->calls, measured->id);
      g_autofree char *caption = g_strjoin (" · ", _ (measured->reason->label), call != NULL ? call->place : NULL, NULL);

      g_ptr_array_add (added, sam_progress_item_new (measured->id, title != NULL ? title : _ ("Missing"), caption,
                                                     phones && call != NULL ? call->phone : NULL));
    }
  append_sorted (items, added);
}

/* The newest month first. */
static void
add_months (SamTargetItem *self,
            GListStore *items)
{
  for (guint back = 0; back < self->stand->figures->len; back++)
    {
      const SamDatedFigure *figure = g_ptr_array_index (self->stand->figures, self->stand->figures->len - 1 - back);
      g_autofree char *value = sam_dated_figure_format (figure, self->stand->indicator->unit);
      g_autofree char *day = sam_dates_format_full (figure->day);
      g_autoptr (SamProgressItem) item = sam_progress_item_new (NULL, day, NULL, value);

      g_list_store_append (items, item);
    }
}

static char *
format_beside (const SamBeside *beside)
{
  if (beside->out_of <= 0)
    return g_strdup_printf ("%d", (int) beside->n);
  /* Translators: groups for each 10,000 inhabitants, how many groups, and how many inhabitants */
  return g_strdup_printf (_ ("%.1f (%d for %d inhabitants)"), 10000.0 * (double) beside->n / (double) beside->out_of,
                          (int) beside->n, (int) beside->out_of);
}

/* A share may be out of a number that was set by hand: whoever is not in the file is then told as well. */
static char *
describe_out_of (SamTargetItem *self)
{
  const SamMeasure *measure = self->stand->measure;
  g_autofree char *given = sam_record_dup_text (self->stand->target, "denominator");

  if (given == NULL || measure->indicator->unit != SAM_UNIT_SHARE)
    return NULL;
  /* Translators: out of how many a share is, as somebody set it, and how many of these are in the file */
  return g_strdup_printf (_ ("out of %s as set; known here: %d"), given, (int) measure->denominator);
}

/**
 * sam_target_item_describe_beside:
 *
 * Returns: (transfer full) (nullable): what is told beside the figure, in one line
 */
char *
sam_target_item_describe_beside (SamTargetItem *self)
{
  const SamMeasure *measure = self->stand->measure;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *out_of = measure != NULL ? describe_out_of (self) : NULL;

  for (guint i = 0; measure != NULL && i < MIN (measure->beside->len, MOST_BESIDE); i++)
    {
      const SamBeside *beside = g_ptr_array_index (measure->beside, i);
      g_autofree char *value = format_beside (beside);

      g_string_append_printf (text, "%s%s: %s", i > 0 ? " · " : "", beside->label, value);
    }
  if (measure != NULL && measure->beside->len > MOST_BESIDE)
    g_string_append (text, " · …");
  if (out_of != NULL)
    sam_words_add (text, " · ", out_of);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
add_beside (SamTargetItem *self,
            GListStore *items)
{
  GPtrArray *list = self->stand->measure->beside;

  for (guint i = 0; i < list->len; i++)
    {
      const SamBeside *beside = g_ptr_array_index (list, i);
      g_autofree char *value = format_beside (beside);
      g_autoptr (SamProgressItem) item = sam_progress_item_new (NULL, beside->label, NULL, value);

      g_list_store_append (items, item);
    }
}

/**
 * sam_target_item_list:
 * @phones: whether the phone numbers stand in it too, as somebody asked for
 *
 * Returns: (transfer full): the lines of that list, as SamProgressItem
 */
GListModel *
sam_target_item_list (SamTargetItem *self,
                      SamTargetShows shows,
                      gboolean phones)
{
  GListStore *items = g_list_store_new (SAM_TYPE_PROGRESS_ITEM);

  if (self->stand->measure == NULL)
    return G_LIST_MODEL (items);
  switch (shows)
    {
    case SAM_TARGET_SHOWS_COUNTED:
    case SAM_TARGET_SHOWS_NEAR:
    case SAM_TARGET_SHOWS_NOT:
    case SAM_TARGET_SHOWS_UNKNOWN:
      add_records (self, items, self->stand->measure->lists[shows], phones);
      break;
    case SAM_TARGET_SHOWS_MONTHS:
      add_months (self, items);
      break;
    case SAM_TARGET_SHOWS_BESIDE:
    case SAM_TARGET_N_SHOWS:
    default:
      add_beside (self, items);
      break;
    }
  return G_LIST_MODEL (items);
}
