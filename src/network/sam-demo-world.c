/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-demo-world.h"

#include "json/sam-json-value.h"
#include "network/sam-days.h"
#include "network/sam-shipped-data.h"
#include "network/sam-topics.h"

/* So many saves make one transaction; a single one for 100,000 would keep everybody else waiting. */
#define SAVES_AT_ONCE 500
#define JULIAN_OF_1970 719163

/**
 * sam_demo_world_free:
 * @self: (transfer full): a world; what was made of it stays in the store
 */
void
sam_demo_world_free (SamDemoWorld *self)
{
  g_clear_pointer (&self->rand, g_rand_free);
  g_clear_pointer (&self->blocks, sam_json_object_unref);
  g_clear_pointer (&self->places, sam_places_free);
  g_clear_pointer (&self->topics, g_ptr_array_unref);
  g_clear_pointer (&self->venues, g_ptr_array_unref);
  g_clear_pointer (&self->practices, g_ptr_array_unref);
  g_clear_pointer (&self->experts, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_free (self->network);
  g_free (self);
}

static gboolean
load_blocks (SamDemoWorld *self,
             GError **error)
{
  g_autoptr (GBytes) bytes = sam_shipped_data_load ("demo/blocks.json", error);
  const char *text;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  text = g_bytes_get_data (bytes, &length);
  self->blocks = sam_json_object_parse (text, (gssize) length, error);
  return self->blocks != NULL;
}

/**
 * sam_demo_world_new:
 * @store: not held
 * @options: not copied; outlive the world
 * @cancellable: (nullable): asked before each save; not held
 *
 * Returns: (transfer full) (nullable): a world with nothing in it, whose dice follow from the seed; NULL with @error
 *   set when the data that comes with the program can't be read
 */
SamDemoWorld *
sam_demo_world_new (SamStore *store,
                    const SamDemoOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (SamDemoWorld) self = g_new0 (SamDemoWorld, 1);

  self->store = store;
  self->options = options;
  self->cancellable = cancellable;
  self->seed = options->seed;
  self->rand = g_rand_new_with_seed (options->seed);
  sam_day_read (options->today, &self->today);
  self->venues = g_ptr_array_new_with_free_func (g_free);
  self->practices = g_ptr_array_new_with_free_func (g_free);
  self->experts = g_ptr_array_new_with_free_func (g_free);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->staff = g_ptr_array_new_with_free_func (g_free);
  self->materials = g_ptr_array_new_with_free_func (g_free);
  self->topics = sam_topics_load_shipped (TRUE, error);
  if (self->topics == NULL || !load_blocks (self, error))
    return NULL;
  self->places = sam_places_load (error);
  return self->places == NULL ? NULL : g_steal_pointer (&self);
}

/* A number below @sides. */
guint
sam_demo_roll (SamDemoWorld *self,
               guint sides)
{
  return (guint) g_rand_int_range (self->rand, 0, (gint32) sides);
}

/**
 * sam_demo_chance:
 * @percent: 0 never, 100 always
 *
 * Throws the dice once, whatever @percent is: all that is made later stays the same when it changes.
 */
gboolean
sam_demo_chance (SamDemoWorld *self,
                 guint percent)
{
  return sam_demo_roll (self, 100) < percent;
}

static char *
pick_from (SamDemoWorld *self,
           const char *value)
{
  g_auto (GStrv) words = sam_json_to_strv (value);

  g_assert (words != NULL && words[0] != NULL);
  return g_strdup (words[sam_demo_roll (self, g_strv_length (words))]);
}

/**
 * sam_demo_pick:
 *
 * Returns: (transfer full): a word of one of the lists in the building blocks
 */
char *
sam_demo_pick (SamDemoWorld *self,
               const char *list)
{
  return pick_from (self, sam_json_object_get (self->blocks, list));
}

/**
 * sam_demo_pick_id:
 * @ids: (element-type utf8): not empty
 *
 * Returns: (transfer none): one of them
 */
const char *
sam_demo_pick_id (SamDemoWorld *self,
                  GPtrArray *ids)
{
  return g_ptr_array_index (ids, sam_demo_roll (self, ids->len));
}

/**
 * sam_demo_pick_topic:
 *
 * Returns: (transfer none): one of the topics that come with the program
 */
SamRecord *
sam_demo_pick_topic (SamDemoWorld *self)
{
  return g_ptr_array_index (self->topics, sam_demo_roll (self, self->topics->len));
}

/**
 * sam_demo_date:
 *
 * Returns: (transfer full): the day so many days from today, YYYY-MM-DD
 */
char *
sam_demo_date (SamDemoWorld *self,
               int days)
{
  return sam_day_add (self->options->today, days);
}

/**
 * sam_demo_get_midnight:
 *
 * Returns: when the day so many days from today begins, in seconds UTC
 */
gint64
sam_demo_get_midnight (const SamDemoWorld *self,
                       int days)
{
  return ((gint64) g_date_get_julian (&self->today) - JULIAN_OF_1970 + days) * 86400;
}

/* An address that cannot exist: all of .example is kept free for that. */
static char *
make_mail_address (const char *first_name,
                   const char *last_name)
{
  g_autofree char *both = g_strconcat (first_name, last_name, NULL);
  g_autofree char *ascii = g_str_to_ascii (both, "C");
  GString *address = g_string_new (NULL);

  for (const char *at = ascii; *at != '\0'; at++)
    if (g_ascii_isalnum (*at))
      g_string_append_c (address, g_ascii_tolower (*at));
  g_string_append (address, "@voorbeeld.example");
  return g_string_free (address, FALSE);
}

/**
 * sam_demo_create:
 *
 * Returns: (transfer full): a record whose id follows from the seed and from how many were made before it
 */
SamRecord *
sam_demo_create (SamDemoWorld *self,
                 const char *kind)
{
  const SamKind *found = sam_kind_find (kind);
  g_autofree char *key = g_strdup_printf ("demo/%u/%u", self->seed, self->n_made);
  g_autofree char *id = sam_id_from_key (found, key);

  return sam_record_new (found, id);
}

/**
 * sam_demo_set_day:
 * @field: of a date
 * @days: from today; negative: in the past
 */
void
sam_demo_set_day (SamDemoWorld *self,
                  SamRecord *record,
                  const char *field,
                  int days)
{
  g_autofree char *date = sam_demo_date (self, days);

  sam_record_set_text (record, field, date);
}

/**
 * sam_demo_set_topics:
 * @most: at most so many, at least one; no more than there are topics
 */
void
sam_demo_set_topics (SamDemoWorld *self,
                     SamRecord *record,
                     const char *field,
                     guint most)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  guint n_topics = 1 + sam_demo_roll (self, most);

  while (ids->len < n_topics)
    {
      const char *id = sam_record_get_id (sam_demo_pick_topic (self));

      if (!g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, (gpointer) id);
    }
  g_ptr_array_add (ids, NULL);
  sam_record_set_strv (record, field, (const char *const *) ids->pdata);
}

/* Numbers that nobody has: 06-00 is no mobile range, and 045-000 no subscriber. */
void
sam_demo_set_phone (SamDemoWorld *self,
                    SamRecord *record,
                    const char *field)
{
  g_autofree char *phone = NULL;

  if (sam_demo_chance (self, 60))
    phone = g_strdup_printf ("+31600%06u", sam_demo_roll (self, 1000000));
  else
    phone = g_strdup_printf ("+3145000%04u", sam_demo_roll (self, 10000));
  sam_record_set_text (record, field, phone);
}

static const SamPlace *
pick_place (SamDemoWorld *self)
{
  g_autoptr (SamJsonObject) shares = NULL;
  g_autoptr (SamJsonObject) counts = sam_json_object_parse (sam_json_object_get (self->blocks, "counts"), -1, NULL);
  g_auto (GStrv) codes = NULL;
  g_autoptr (GPtrArray) places = NULL;
  guint ticket;

  shares = sam_json_object_parse (sam_json_object_get (counts, "practices_east"), -1, NULL);
  codes = sam_json_object_dup_keys (shares);
  ticket = sam_demo_roll (self, 130);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      gint64 share = 0;

      sam_json_to_integer (sam_json_object_get (shares, codes[i]), &share);
      if (ticket < share || codes[i + 1] == NULL)
        {
          places = sam_places_in_municipality (self->places, codes[i]);
          break;
        }
      ticket -= (guint) share;
    }
  return places == NULL || places->len == 0 ? NULL : g_ptr_array_index (places, sam_demo_roll (self, places->len));
}

/**
 * sam_demo_set_address:
 *
 * Returns: (transfer none) (nullable): the place that the address is in
 */
const SamPlace *
sam_demo_set_address (SamDemoWorld *self,
                      SamRecord *record)
{
  const SamPlace *place = pick_place (self);
  g_autofree char *street = sam_demo_pick (self, "streets");
  g_autofree char *address = g_strdup_printf ("%s %u", street, 1 + sam_demo_roll (self, 200));
  g_autofree char *postcode = NULL;

  sam_record_set_text (record, "address", address);
  if (place == NULL)
    return NULL;
  postcode =
      g_strdup_printf ("%04u %c%c", place->postcode, 'A' + sam_demo_roll (self, 14), 'T' + sam_demo_roll (self, 7));
  sam_record_set_text (record, "postcode", postcode);
  sam_record_set_text (record, "place", place->place);
  sam_record_set_text (record, "municipality", place->municipality);
  return place;
}

/**
 * sam_demo_save:
 * @ids: (nullable): where its id is noted
 *
 * Returns: whether the record was saved
 */
gboolean
sam_demo_save (SamDemoWorld *self,
               SamRecord *record,
               GPtrArray *ids,
               GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !sam_store_save (self->store, record, error))
    return FALSE;
  if (ids != NULL)
    g_ptr_array_add (ids, g_strdup (sam_record_get_id (record)));
  self->n_made++;
  if (self->n_made % SAVES_AT_ONCE != 0)
    return TRUE;
  if (self->options->progress != NULL)
    self->options->progress (self->n_made, MAX (self->n_made, self->n_expected), self->options->progress_data);
  return sam_store_commit (self->store, error) && sam_store_begin (self->store, error);
}

/**
 * sam_demo_save_person:
 *
 * Returns: (transfer full) (nullable): a person, saved
 */
SamRecord *
sam_demo_save_person (SamDemoWorld *self,
                      GError **error)
{
  g_autoptr (SamRecord) person = sam_demo_create (self, "person");
  g_autoptr (SamJsonObject) names =
      sam_json_object_parse (sam_json_object_get (self->blocks, "first_names"), -1, NULL);
  g_autofree char *first =
      pick_from (self, sam_json_object_get (names, sam_demo_chance (self, 55) ? "female" : "male"));
  g_autofree char *last = sam_demo_pick (self, "surnames");
  g_autofree char *address = make_mail_address (first, last);

  sam_record_set_text (person, "first_name", first);
  sam_record_set_text (person, "last_name", last);
  sam_record_set_text (person, "email", address);
  sam_demo_set_phone (self, person, "phone");
  sam_demo_set_address (self, person);
  return sam_demo_save (self, person, NULL, error) ? g_steal_pointer (&person) : NULL;
}
