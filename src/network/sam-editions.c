/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-editions.h"

#include "network/sam-day-words.h"
#include "network/sam-published.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * sam_held_free:
 * @self: (transfer full): something printed that is held against the consents
 */
void
sam_held_free (SamHeld *self)
{
  g_free (self->edition);
  g_free (self->edition_title);
  g_free (self->made_on);
  g_free (self->record);
  g_free (self->title);
  g_free (self);
}

/**
 * sam_held_describe:
 *
 * Returns: (transfer full): in what it still stands
 */
char *
sam_held_describe (const SamHeld *self)
{
  g_autofree char *day = self->made_on != NULL ? sam_day_words_long (self->made_on) : g_strdup ("");
  g_autofree char *printed = NULL;

  if (self->printed > 0)
    printed = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u copy", "%u copies", (gulong) self->printed),
                               (guint) self->printed);
  return g_strjoin (" · ", self->edition_title, day, printed, NULL);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* (transfer container) */
static GPtrArray *
list_ids (const SamGuide *guide)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; i < guide->groups->len; i++)
    g_ptr_array_add (ids, ((SamGuideGroup *) guide->groups->pdata[i])->id);
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  return ids;
}

/* The same guide of the same day is the same edition, however often it is saved, and on whichever computer. */
static char *
make_id (const SamGuide *guide,
         char **ids)
{
  g_autofree char *all = g_strjoinv (" ", ids);
  g_autofree char *key = g_strdup_printf ("guide %s %s %s", guide->made_on,
                                          guide->municipality != NULL ? guide->municipality : "", all);

  return sam_id_from_key (sam_kind_find ("edition"), key);
}

/**
 * sam_editions_note_guide:
 * @form: what it was printed as
 * @printed: copies; 0: not known
 *
 * Remembers that the guide was made, with which groups in it. Can be undone.
 *
 * Returns: (transfer full): the id of the edition, or %NULL
 */
char *
sam_editions_note_guide (SamStore *store,
                         const SamGuide *guide,
                         const char *form,
                         gint64 printed,
                         GError **error)
{
  g_autoptr (GPtrArray) ids = list_ids (guide);
  g_autofree char *id = make_id (guide, (char **) ids->pdata);
  g_autofree char *title = sam_guide_dup_title (guide);
  g_autoptr (SamRecord) edition = sam_store_load (store, id, NULL);

  if (edition == NULL)
    edition = sam_record_new (sam_kind_find ("edition"), id);
  sam_record_set_text (edition, "title", title);
  sam_record_set_text (edition, "type", "guide");
  sam_record_set_text (edition, "made_on", guide->made_on);
  sam_record_set_text (edition, "recipient", "print");
  sam_record_set_text (edition, "format", form);
  sam_record_set_integer (edition, "n_records", guide->groups->len);
  sam_record_set_strv (edition, "records", (const char *const *) ids->pdata);
  if (printed > 0)
    sam_record_set_integer (edition, "printed", printed);
  return sam_store_save (store, edition, error) ? g_steal_pointer (&id) : NULL;
}

/**
 * sam_editions_note_gone:
 * @edition: id
 * @today: YYYY-MM-DD
 *
 * From that day on nobody uses the edition any more. Can be undone.
 */
gboolean
sam_editions_note_gone (SamStore *store,
                        const char *edition,
                        const char *today,
                        GError **error)
{
  g_autoptr (SamRecord) record = sam_store_load (store, edition, error);

  if (record == NULL)
    return FALSE;
  sam_record_set_text (record, "gone_on", today);
  return sam_store_save (store, record, error);
}

/* Whether anything of the record may be printed. */
static gboolean
may_be_printed (SamStore *store,
                GHashTable *consents,
                const char *id,
                const char *today)
{
  const SamPublisher publisher = { SAM_CHANNEL_PRINT, NULL, NULL, today };
  g_autoptr (SamRecord) record = sam_store_follow (store, id, NULL);
  g_autoptr (SamRecord) said = NULL;

  if (record != NULL)
    said = sam_projection_filter (record, g_hash_table_lookup (consents, sam_record_get_id (record)), &publisher);
  return said != NULL;
}

static void
add_held (GPtrArray *list,
          SamStore *store,
          SamRecord *edition,
          const char *id)
{
  SamHeld *held = g_new0 (SamHeld, 1);

  held->edition = g_strdup (sam_record_get_id (edition));
  held->edition_title = sam_record_dup_text (edition, "title");
  held->made_on = sam_record_dup_text (edition, "made_on");
  held->printed = sam_record_get_integer (edition, "printed", 0);
  held->record = g_strdup (id);
  held->title = sam_store_dup_title (store, id);
  if (held->title == NULL)
    held->title = g_strdup (_ ("A record that is no longer here"));
  g_ptr_array_add (list, held);
}

static gboolean
add_edition (GPtrArray *list,
             SamStore *store,
             GHashTable *consents,
             const char *id,
             const char *today,
             GError **error)
{
  g_autoptr (SamRecord) edition = sam_store_load (store, id, error);
  g_auto (GStrv) records = edition != NULL ? sam_record_dup_strv (edition, "records") : NULL;

  for (guint i = 0; records != NULL && records[i] != NULL; i++)
    if (!may_be_printed (store, consents, records[i], today))
      add_held (list, store, edition, records[i]);
  return edition != NULL;
}

/**
 * sam_editions_list_held:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (element-type SamHeld): what stands in something printed, still in use, and may not be
 *   printed today: nobody agrees to it any more, or the record has gone; or %NULL
 */
GPtrArray *
sam_editions_list_held (SamStore *store,
                        const char *today,
                        GError **error)
{
  g_autoptr (GHashTable) consents = sam_consents_load (store, NULL, error);
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("edition"));
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_held_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (consents == NULL || !sam_query_add_condition (query, "recipient", SAM_COMPARE_EQUAL, "print", error) ||
      !sam_query_add_condition (query, "gone_on", SAM_COMPARE_EQUAL, NULL, error) ||
      !sam_query_set_order (query, "made_on", TRUE, error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!add_edition (list, store, consents, ((SamRow *) rows->pdata[i])->id, today, error))
      return NULL;
  return rows != NULL ? g_steal_pointer (&list) : NULL;
}

/**
 * sam_editions_describe_holding:
 * @record: id
 *
 * Returns: (transfer full) (nullable): the names of what was printed, is still in use and holds the record; %NULL
 *   without error: nothing
 */
char *
sam_editions_describe_holding (SamStore *store,
                               const char *record,
                               GError **error)
{
  g_auto (GStrv) ids = sam_store_find_referrers (store, record, sam_kind_find ("edition"), "records", error);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autoptr (SamRecord) edition = sam_store_load (store, ids[i], error);
      g_autofree char *recipient = edition != NULL ? sam_record_dup_text (edition, "recipient") : NULL;

      if (edition == NULL)
        return NULL;
      if (g_strcmp0 (recipient, "print") == 0 && !sam_record_has_value (edition, "gone_on"))
        {
          g_autofree char *title = sam_record_dup_text (edition, "title");
          g_autofree char *made = sam_record_dup_text (edition, "made_on");
          g_autofree char *day = made != NULL ? sam_day_words_short (made) : NULL;

          g_ptr_array_add (titles, day != NULL ? g_strdup_printf ("%s (%s)", title, day) : g_steal_pointer (&title));
        }
    }
  if (titles->len == 0)
    return NULL;
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (", ", (char **) titles->pdata);
}
