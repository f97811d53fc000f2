/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-app"

#include "app/today/sam-today-entry.h"

struct _SamTodayEntry
{
  GObject parent_instance;

  SamTodayItem *item;
};

G_DEFINE_FINAL_TYPE (SamTodayEntry, sam_today_entry, G_TYPE_OBJECT)

static void
sam_today_entry_finalize (GObject *object)
{
  g_clear_pointer (&SAM_TODAY_ENTRY (object)->item, sam_today_item_free);

  G_OBJECT_CLASS (sam_today_entry_parent_class)->finalize (object);
}

static void
sam_today_entry_class_init (SamTodayEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = sam_today_entry_finalize;
}

static void
sam_today_entry_init (SamTodayEntry *self)
{
}

/**
 * sam_today_entry_new:
 * @item: (transfer full): what it is of
 *
 * Returns: (transfer full): an entry
 */
SamTodayEntry *
sam_today_entry_new (SamTodayItem *item)
{
  SamTodayEntry *self = g_object_new (SAM_TYPE_TODAY_ENTRY, NULL);

  self->item = item;
  return self;
}

/**
 * sam_today_entry_get_item:
 *
 * Returns: (transfer none): what waits
 */
const SamTodayItem *
sam_today_entry_get_item (SamTodayEntry *self)
{
  return self->item;
}

/* Whether both read the same. */
gboolean
sam_today_entry_equal (SamTodayEntry *self,
                       SamTodayEntry *other)
{
  const SamTodayItem *a = self->item;
  const SamTodayItem *b = other->item;

  return a->source == b->source && a->urgency == b->urgency && g_strcmp0 (a->id, b->id) == 0 &&
         g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->reason, b->reason) == 0 &&
         g_strcmp0 (a->person, b->person) == 0;
}
