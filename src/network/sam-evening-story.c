/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The success story of an evening begins with what is known: numbers, and no names. What was written on the forms may
 * not travel further than the region, so that it stands in the notes and not in the text. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-evening-story.h"

#include "network/sam-day-words.h"
#include "network/sam-workshop-after.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

static const char *const there[] = { "attended", NULL };
static const char *const expert_there[] = { "confirmed", "attended", NULL };

static guint
count_different (GPtrArray *records,
                 const char *field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < records->len; i++)
    {
      char *value = sam_workshop_has_status (g_ptr_array_index (records, i), there)
                        ? sam_record_dup_text (g_ptr_array_index (records, i), field)
                        : NULL;

      if (value != NULL)
        g_hash_table_add (seen, value);
    }
  return g_hash_table_size (seen);
}

static guint
count_contacts (GPtrArray *records)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += sam_workshop_has_status (g_ptr_array_index (records, i), there) &&
         sam_record_get_boolean (g_ptr_array_index (records, i), "becomes_contact");
  return n;
}

/* The story’s text so far: what happened, in numbers, and what is left to tell. */
static char *
write_text (const SamWorkshopRecords *records)
{
  const guint guests = sam_workshop_count_status (records->participations, there);
  const guint experts = sam_workshop_count_status (records->appearances, expert_there);
  const guint practices = count_different (records->participations, "organisation");
  const guint contacts = count_contacts (records->participations);
  const gint64 rounds = sam_record_get_integer (records->workshop, "rounds_held",
                                                sam_record_get_integer (records->workshop, "rounds", 0));
  g_autofree char *day = sam_record_dup_text (records->workshop, "date");
  g_autofree char *date = sam_day_words_full (day);
  g_autofree char *title = sam_record_dup_title (records->workshop);
  g_autofree char *forms = records->evaluations->len > 0 ? sam_after_describe_forms (records->evaluations) : NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: the first %s is a date, the second the name of a workshop */
  sam_words_take (text, " ",
                  date != NULL ? g_strdup_printf (_ ("On %s we held “%s”."), date, title)
                               : g_strdup_printf (_ ("We held “%s”."), title));
  if (guests > 0 && practices > 0)
    sam_words_add_printf (text, " ", _ ("Participants: %u, from %u practices and organisations."), guests, practices);
  else if (guests > 0)
    sam_words_add_printf (text, " ", _ ("Participants: %u."), guests);
  if (experts > 0)
    sam_words_add_printf (text, " ", _ ("Experience experts at the tables: %u."), experts);
  if (rounds > 0)
    sam_words_add_printf (text, " ", _ ("Rounds of talks: %u."), (guint) CLAMP (rounds, 0, 99));
  if (contacts > 0)
    sam_words_add_printf (text, " ", _ ("New contact persons for self-help: %u."), contacts);
  if (forms != NULL)
    g_string_append_printf (text, "\n\n%s", forms);
  g_string_append_printf (text, "\n\n%s", _ ("What did somebody say that stayed with you? What is different now? Ask who "
                                             "it is about before you tell it."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
join_remarks (GPtrArray *evaluations)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < evaluations->len; i++)
    {
      g_autofree char *remarks = sam_record_dup_text (g_ptr_array_index (evaluations, i), "remarks");

      if (remarks != NULL)
        g_string_append_printf (text, "%s– %s", text->len > 0 ? "\n" : "", remarks);
    }
  if (text->len == 0)
    return NULL;
  g_string_prepend_c (text, '\n');
  g_string_prepend (text, _ ("Written on the forms:"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * sam_evening_story_save:
 *
 * Makes the draft of the workshop's story; where there is one, it stays as it is. Made on two computers, it is one.
 *
 * Returns: (transfer full): its id, or %NULL
 */
char *
sam_evening_story_save (SamStore *store,
                        const char *workshop_id,
                        GError **error)
{
  g_autoptr (SamWorkshopRecords) records = sam_workshop_records_load (store, workshop_id, error);
  g_autofree char *key = g_strdup_printf ("evening %s", workshop_id);
  g_autofree char *id = sam_id_from_key (sam_kind_find ("story"), key);
  g_autoptr (SamRecord) known = records != NULL ? sam_store_load (store, id, NULL) : NULL;
  g_autoptr (SamRecord) story = sam_record_new (sam_kind_find ("story"), id);
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *remarks = NULL;

  if (records == NULL)
    return NULL;
  if (known != NULL)
    return g_steal_pointer (&id);
  title = sam_record_dup_title (records->workshop);
  text = write_text (records);
  remarks = join_remarks (records->evaluations);
  sam_record_set_text (story, "title", title);
  sam_record_set_text (story, "text", text);
  sam_record_set_value (story, "topics", sam_record_get_value (records->workshop, "topics"));
  sam_record_set_text (story, "audience", "professionals");
  sam_record_set_text (story, "notes", remarks);
  return sam_store_save (store, story, error) ? g_steal_pointer (&id) : NULL;
}
