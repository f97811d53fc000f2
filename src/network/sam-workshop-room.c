/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-workshop-room.h"

#include "json/sam-json-object.h"
#include "json/sam-json-value.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  char *name;
  gint64 capacity, tables; /* 0: not known */
} Room;

static void
free_room (gpointer data)
{
  Room *room = data;

  g_free (room->name);
  g_free (room);
}

static GPtrArray *
read_rooms (SamRecord *venue)
{
  GPtrArray *rooms = g_ptr_array_new_with_free_func (free_room);
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (venue, "rooms"));

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *name = item != NULL ? sam_json_to_string (sam_json_object_get (item, "name")) : NULL;
      Room *room;

      if (name == NULL || *g_strstrip (name) == '\0')
        continue;
      room = g_new0 (Room, 1);
      room->name = g_steal_pointer (&name);
      sam_json_to_integer (sam_json_object_get (item, "capacity"), &room->capacity);
      sam_json_to_integer (sam_json_object_get (item, "tables"), &room->tables);
      g_ptr_array_add (rooms, room);
    }
  return rooms;
}

/* The room that is written down for the workshop; the only one there is, where none is. */
static const Room *
find_room (GPtrArray *rooms,
           SamRecord *workshop)
{
  g_autofree char *name = sam_record_dup_text (workshop, "room");
  g_autofree char *key = name != NULL ? g_utf8_casefold (g_strstrip (name), -1) : NULL;

  if (key == NULL)
    return rooms->len == 1 ? g_ptr_array_index (rooms, 0) : NULL;
  for (guint i = 0; i < rooms->len; i++)
    {
      const Room *room = g_ptr_array_index (rooms, i);
      g_autofree char *other = g_utf8_casefold (room->name, -1);

      if (g_str_equal (key, other))
        return room;
    }
  return NULL;
}

/* Not more than a building holds. */
static guint
bound (gint64 n)
{
  return (guint) CLAMP (n, 0, G_MAXINT);
}

static void
describe_size (GString *words,
               const Room *room)
{
  const guint places = bound (room->capacity);
  const guint tables = bound (room->tables);

  if (places > 0)
    sam_words_add_printf (words, " · ", g_dngettext (GETTEXT_PACKAGE, "%u place", "%u places", places), places);
  if (tables > 0)
    sam_words_add_printf (words, " · ", g_dngettext (GETTEXT_PACKAGE, "%u table", "%u tables", tables), tables);
}

static void
describe_house (GString *words,
                SamRecord *venue)
{
  g_autofree char *wheelchair = sam_record_dup_text (venue, "wheelchair");
  g_autofree char *cost = sam_record_dup_text (venue, "cost");

  if (sam_record_get_boolean (venue, "coffee"))
    sam_words_add (words, " · ", _ ("coffee"));
  if (sam_record_get_boolean (venue, "screen"))
    sam_words_add (words, " · ", _ ("screen"));
  if (g_strcmp0 (wheelchair, "yes") == 0)
    sam_words_add (words, " · ", _ ("accessible with a wheelchair"));
  else if (g_strcmp0 (wheelchair, "no") == 0)
    sam_words_add (words, " · ", _ ("not accessible with a wheelchair"));
  if (cost != NULL)
    sam_words_add_printf (words, " · ", _ ("costs %s euros"), cost);
}

/* Which rooms there are, for who has not chosen one yet. */
static char *
list_rooms (GPtrArray *rooms)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < rooms->len; i++)
    {
      const Room *room = g_ptr_array_index (rooms, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", room->name);
      if (room->capacity > 0)
        g_string_append_printf (names, " (%u)", bound (room->capacity));
    }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/**
 * sam_workshop_room_describe:
 * @venue: (nullable): of the workshop
 *
 * Returns: (transfer full) (nullable): what the room offers and what it costs; where none of the venue's rooms is
 *   chosen, which there are; %NULL where nothing is known
 */
char *
sam_workshop_room_describe (SamRecord *workshop,
                            SamRecord *venue)
{
  g_autoptr (GPtrArray) rooms = venue != NULL ? read_rooms (venue) : NULL;
  const Room *room = rooms != NULL ? find_room (rooms, workshop) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *names = NULL;
  g_autofree char *name = NULL;

  if (venue == NULL)
    return NULL;
  if (room != NULL)
    describe_size (words, room);
  describe_house (words, venue);
  if (room == NULL && rooms->len > 0)
    {
      names = list_rooms (rooms);
      sam_words_add_printf (words, " · ", _ ("rooms: %s"), names);
    }
  name = room != NULL ? g_strdup (room->name) : sam_record_dup_title (venue);
  return words->len > 0 ? g_strdup_printf ("%s: %s.", name, words->str) : NULL;
}

/**
 * sam_workshop_room_find_problem:
 *
 * Returns: (transfer full) (nullable): what the room is too small for; %NULL where it is not, or nobody knows
 */
char *
sam_workshop_room_find_problem (const SamWorkshopRecords *records)
{
  g_autoptr (GPtrArray) rooms = records->venue != NULL ? read_rooms (records->venue) : NULL;
  const Room *room = rooms != NULL ? find_room (rooms, records->workshop) : NULL;
  const guint guests = sam_workshop_count_status (records->participations, sam_workshop_coming);
  const gint64 may_come = MAX ((gint64) guests, sam_record_get_integer (records->workshop, "capacity", 0));
  const gint64 tables = sam_record_get_integer (records->workshop, "tables", 0);
  guint experts = 0;

  if (room == NULL)
    return NULL;
  for (guint i = 0; i < records->appearances->len; i++)
    experts += !sam_workshop_has_status (g_ptr_array_index (records->appearances, i), sam_workshop_away);
  if (room->capacity > 0 && may_come + experts > room->capacity)
    return g_strdup_printf (_ ("“%s” has %u places; with the experience experts there may be %u people."), room->name,
                            bound (room->capacity), bound (may_come + experts));
  if (room->tables > 0 && tables > room->tables)
    return g_strdup_printf (_ ("“%s” has %u tables; %u are planned."), room->name, bound (room->tables),
                            bound (tables));
  return NULL;
}
