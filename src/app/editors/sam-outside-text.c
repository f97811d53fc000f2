/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same choice as for publication and for files, made with the same functions, so that what is seen here is what
 * goes. */

#define G_LOG_DOMAIN "samenhulp-app"

#include "app/editors/sam-outside-text.h"

#include <glib/gi18n.h>

#include "app/sync/sam-value-text.h"
#include "exchange/sam-export-reasons.h"
#include "exchange/sam-recipients.h"
#include "json/sam-json-value.h"
#include "network/sam-published.h"
#include "record/sam-words.h"
#include "store/sam-query.h"

#include <string.h>

/* What others may call the record @id; NULL: nothing. */
static char *
dup_title (SamStore *store,
           const char *id,
           const SamPublisher *publisher)
{
  g_autoptr (SamRecord) record = sam_store_follow (store, id, NULL);
  g_autoptr (GPtrArray) consents = record != NULL ? sam_consents_load_about (store, id, NULL) : NULL;
  g_autoptr (SamRecord) filtered =
      consents != NULL ? sam_projection_filter (record, consents, publisher) : NULL;

  return filtered != NULL ? sam_record_dup_title (filtered) : NULL;
}

static char *
format_references (SamStore *store,
                   const SamField *field,
                   const char *value,
                   const SamPublisher *publisher)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  g_autofree char *single = field->type == SAM_FIELD_REF ? sam_json_to_string (value) : NULL;
  g_auto (GStrv) ids = single != NULL ? g_strsplit (single, "\n", 1) : sam_json_to_strv (value);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      g_autofree char *title = dup_title (store, ids[i], publisher);

      if (title != NULL)
        sam_words_add (titles, ", ", title);
    }
  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static char *
format_value (SamStore *store,
              const char *id,
              const SamField *field,
              const char *value,
              const SamPublisher *publisher)
{
  if (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS)
    return format_references (store, field, value, publisher);
  return sam_value_text_format (store, id, field, value);
}

/* What they read, line by line, and what stays inside although it might travel that far. */
static char *
describe_told (SamStore *store,
               SamRecord *record,
               SamRecord *filtered,
               const SamPublisher *publisher)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) kept = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const char *value = sam_record_get_value (filtered, field->name);
      const char *id = sam_record_get_id (record);
      g_autofree char *words = value != NULL ? format_value (store, id, field, value, publisher) : NULL;

      if (words != NULL && *words != '\0')
        {
          /* Translators: the name of a field, and what stands in it */
          g_string_append_printf (text, _ ("%s: %s"), _ (field->label), words);
          g_string_append_c (text, '\n');
        }
      else if (field->reach >= sam_projection_get_reach (publisher->channel) &&
               sam_record_has_value (record, field->name))
        sam_words_add (kept, ", ", _ (field->label));
    }
  if (kept->len > 0)
    {
      /* Translators: %s are names of fields */
      g_string_append_printf (text, _ ("Not told, as nobody agreed to it: %s"), kept->str);
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_for (SamStore *store,
              SamRecord *record,
              GPtrArray *consents,
              const SamPublisher *publisher)
{
  g_autoptr (SamRecord) filtered = sam_projection_filter (record, consents, publisher);
  SamWithheld why;

  if (filtered != NULL)
    return describe_told (store, record, filtered, publisher);
  why = sam_projection_explain (record, consents, publisher);
  /* Translators: %s is why: nobody agreed to it, consent withdrawn */
  return g_strdup_printf (_ ("Nothing: %s\n"), sam_export_reason_get_words (sam_export_reason_of (why)));
}

/**
 * sam_outside_text_new:
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full) (nullable): paragraphs, one for each of those outside; those who see the same share one
 */
char *
sam_outside_text_new (SamStore *store,
                      SamRecord *record,
                      const char *today,
                      GError **error)
{
  g_autoptr (GPtrArray) consents = sam_consents_load_about (store, sam_record_get_id (record), error);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *before = NULL;
  guint n_recipients;
  const SamRecipient *recipients = sam_recipients_get_all (&n_recipients);

  if (consents == NULL)
    return NULL;
  for (guint i = 0; i < n_recipients; i++)
    {
      const SamPublisher publisher = { .channel = recipients[i].channel, .today = today };
      g_autofree char *told = NULL;

      if (recipients[i].channel == SAM_CHANNEL_REGION)
        continue;
      told = describe_for (store, record, consents, &publisher);
      if (g_strcmp0 (told, before) == 0)
        g_string_truncate (text, text->len - strlen (told) - 1);
      g_string_append_printf (text, "%s\n%s\n", _ (recipients[i].label), told);
      g_free (before);
      before = g_steal_pointer (&told);
    }
  g_strchomp (text->str);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
