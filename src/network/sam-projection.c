/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one place where it is decided what leaves the region. An allow-list: a field goes when its reach is wide enough
 * for the channel and someone agreed to that field on that channel; everything else stays, also what nobody thought of
 * (keys of newer versions, values beside the document). Pure: the same record, consents and day give the same text. */
#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-projection.h"

#include "json/sam-json-value.h"

#include <string.h>

static const struct
{
  SamChannel channel;
  const char *name; /* as consents name it */
  SamReach reach;
  const char *purposes[3]; /* for which someone must have agreed, one of them; none: nobody has to */
} channels[] = {
  { SAM_CHANNEL_PUBLIC, "public_site", SAM_REACH_PUBLIC, { "publication" } },
  { SAM_CHANNEL_PLATFORM, "platform", SAM_REACH_PLATFORM, { "publication", "forwarding" } },
  { SAM_CHANNEL_PRINT, "print", SAM_REACH_PUBLIC, { "publication" } },
  { SAM_CHANNEL_PHONE, "phone", SAM_REACH_PUBLIC, { "publication" } },
  { SAM_CHANNEL_PRACTICES, "practices", SAM_REACH_PUBLIC, { "publication" } },
  { SAM_CHANNEL_PRESS, "press", SAM_REACH_PUBLIC, { "publication" } },
  { SAM_CHANNEL_INVITATION, NULL, SAM_REACH_PUBLIC, { NULL } },
  { SAM_CHANNEL_REGION, "region", SAM_REACH_REGION, { NULL } },
};

/* Kinds that are about nobody, so that there is nobody to ask. */
static const char *const about_nobody[] = { "topic", "region", "network", NULL };
/* What the platform sent itself, or gets without a name, to do its work. */
static const char *const platform_work[] = { "question", "evaluation", NULL };

/**
 * sam_projection_needs_consent:
 *
 * Returns: whether someone must have agreed before records of @kind go to @channel
 */
gboolean
sam_projection_needs_consent (const SamKind *kind,
                              SamChannel channel)
{
  if (channels[channel].purposes[0] == NULL || g_strv_contains (about_nobody, kind->name))
    return FALSE;
  return channel != SAM_CHANNEL_PLATFORM || !g_strv_contains (platform_work, kind->name);
}

/**
 * sam_projection_reaches:
 *
 * Returns: whether any field of @kind reaches as far as @channel
 */
gboolean
sam_projection_reaches (const SamKind *kind,
                        SamChannel channel)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].reach >= channels[channel].reach)
      return TRUE;
  return FALSE;
}

static gboolean
text_is (SamRecord *record,
         const char *field,
         const char *expected)
{
  g_autofree char *text = sam_record_dup_text (record, field);

  return g_strcmp0 (text, expected) == 0;
}

/* Whether @consent is about @record going there, in force or not. */
static gboolean
is_about (SamRecord *consent,
          SamRecord *record,
          const SamPublisher *publisher)
{
  g_autofree char *purpose = sam_record_dup_text (consent, "purpose");

  return text_is (consent, "about", sam_record_get_id (record)) &&
         text_is (consent, "channel", channels[publisher->channel].name) && purpose != NULL &&
         g_strv_contains (channels[publisher->channel].purposes, purpose) &&
         sam_record_get_value (consent, "merged_into") == NULL;
}

static gboolean
allows (SamRecord *consent,
        SamRecord *record,
        const SamPublisher *publisher)
{
  return is_about (consent, record, publisher) && sam_consent_is_in_force (consent, publisher->today);
}

static gboolean
has_consent (GPtrArray *consents,
             SamRecord *record,
             const char *field,
             const SamPublisher *publisher)
{
  for (guint i = 0; consents != NULL && i < consents->len; i++)
    if (sam_consent_names_field (consents->pdata[i], field) && allows (consents->pdata[i], record, publisher))
      return TRUE;
  return FALSE;
}

/**
 * sam_projection_dup_id:
 * @id: the id of a record
 * @secret: the region's secret, without which nobody can tell which record is meant
 *
 * Returns: (transfer full): the id under which it is published
 */
char *
sam_projection_dup_id (const char *id,
                       const char *secret)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (checksum, (const guchar *) secret, -1);
  g_checksum_update (checksum, (const guchar *) id, -1);
  return g_strdup_printf ("%.*s:%s", (int) strcspn (id, ":"), id, g_checksum_get_string (checksum));
}

/**
 * sam_projection_is_published_id:
 *
 * Returns: whether @id has the form that sam_projection_dup_id() gives, and no record has
 */
gboolean
sam_projection_is_published_id (const char *id)
{
  const char *hash = strchr (id, ':');

  return hash != NULL && strlen (hash + 1) == 64 && strspn (hash + 1, "0123456789abcdef") == 64;
}

static char *
project_references (SamRecord *record,
                    const SamField *field,
                    const char *secret)
{
  g_autofree char *id = NULL;
  g_autofree char *published = NULL;
  g_auto (GStrv) ids = NULL;

  if (field->type == SAM_FIELD_REF)
    {
      id = sam_record_dup_text (record, field->name);
      published = id != NULL ? sam_projection_dup_id (id, secret) : NULL;
      return published != NULL ? sam_json_from_string (published) : NULL;
    }
  ids = sam_record_dup_strv (record, field->name);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      char *whole = sam_projection_dup_id (ids[i], secret);

      g_free (ids[i]);
      ids[i] = whole;
    }
  return ids != NULL ? sam_json_from_strv ((const char *const *) ids) : NULL;
}

/* The value as it may be seen; NULL for one that this version can't read, which it can't judge either. */
static char *
project_value (SamRecord *record,
               const SamField *field,
               const char *secret)
{
  const char *value = sam_record_get_value (record, field->name);
  const char *problem = NULL;

  if (value == NULL || !sam_field_check_value (field, value, &problem))
    return NULL;
  if (field->type == SAM_FIELD_REF || field->type == SAM_FIELD_REFS)
    return project_references (record, field, secret);
  return g_strdup (value);
}

/* Whether the record may be told of at all: whether it has not gone into another, and nobody wants it unlisted. */
static gboolean
may_be_listed (SamRecord *record)
{
  return sam_record_get_value (record, "merged_into") == NULL && sam_record_get_value (record, "unlisted_on") == NULL;
}

static gboolean
may_go (SamRecord *record,
        const SamField *field,
        GPtrArray *consents,
        const SamPublisher *publisher)
{
  return field->reach >= channels[publisher->channel].reach &&
         (!sam_projection_needs_consent (sam_record_get_kind (record), publisher->channel) ||
          has_consent (consents, record, field->name, publisher));
}

/**
 * sam_projection_get_reach:
 *
 * Returns: the narrowest reach that goes to @channel
 */
SamReach
sam_projection_get_reach (SamChannel channel)
{
  return channels[channel].reach;
}

/**
 * sam_projection_filter:
 * @consents: (nullable) (element-type SamRecord): consents; those about other records are passed over
 * @publisher: where to, and on which day; its region and secret are not asked for
 *
 * The same choice as sam_projection() makes, as a record to write in another form. Its references name records by
 * their own ids: whoever follows them filters those too, and whoever writes them says what they mean, not the ids.
 *
 * Returns: (transfer full) (nullable): a copy that holds nothing but what may go there; %NULL: nothing may
 */
SamRecord *
sam_projection_filter (SamRecord *record,
                       GPtrArray *consents,
                       const SamPublisher *publisher)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_autoptr (SamRecord) filtered = NULL;
  g_autofree char *body = NULL;
  guint n_fields = 0;

  if (publisher->channel == SAM_CHANNEL_REGION)
    {
      /* With what this version does not understand, and without what stands beside the document. */
      body = sam_record_to_body (record);
      return sam_record_new_from_body (kind, sam_record_get_id (record), NULL, body, NULL);
    }
  if (!may_be_listed (record))
    return NULL;
  filtered = sam_record_new (kind, sam_record_get_id (record));
  for (guint i = 0; i < kind->n_fields; i++)
    if (may_go (record, &kind->fields[i], consents, publisher) && sam_record_has_value (record, kind->fields[i].name))
      {
        sam_record_set_value (filtered, kind->fields[i].name, sam_record_get_value (record, kind->fields[i].name));
        n_fields++;
      }
  return n_fields > 0 ? g_steal_pointer (&filtered) : NULL;
}

static gboolean
holds_anything_for (SamRecord *record,
                    SamChannel channel)
{
  const SamKind *kind = sam_record_get_kind (record);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].reach >= channels[channel].reach && sam_record_has_value (record, kind->fields[i].name))
      return TRUE;
  return FALSE;
}

static SamWithheld
judge_consent (SamRecord *consent,
               const char *today)
{
  g_autofree char *expires = sam_record_dup_text (consent, "expires_on");

  if (sam_consent_is_in_force (consent, today))
    return SAM_WITHHELD_OTHER_FIELDS;
  if (sam_record_get_value (consent, "withdrawn_on") != NULL)
    return SAM_WITHHELD_WITHDRAWN;
  return expires != NULL && strcmp (expires, today) < 0 ? SAM_WITHHELD_EXPIRED : SAM_WITHHELD_NOT_YET;
}

/**
 * sam_projection_explain:
 * @consents: (nullable) (element-type SamRecord): as for sam_projection_filter()
 * @publisher: as for sam_projection_filter()
 *
 * Returns: why sam_projection_filter() gives nothing
 */
SamWithheld
sam_projection_explain (SamRecord *record,
                        GPtrArray *consents,
                        const SamPublisher *publisher)
{
  g_autoptr (SamRecord) filtered = sam_projection_filter (record, consents, publisher);
  SamWithheld why = SAM_WITHHELD_NOT_AGREED;

  if (filtered != NULL)
    return SAM_WITHHELD_NOT;
  if (sam_record_get_value (record, "merged_into") != NULL)
    return SAM_WITHHELD_MERGED;
  if (!may_be_listed (record))
    return SAM_WITHHELD_UNLISTED;
  if (!holds_anything_for (record, publisher->channel))
    return SAM_WITHHELD_EMPTY;
  for (guint i = 0; consents != NULL && i < consents->len; i++)
    if (is_about (consents->pdata[i], record, publisher))
      why = MAX (why, judge_consent (consents->pdata[i], publisher->today));
  return why;
}

/**
 * sam_projection:
 * @consents: (nullable) (element-type SamRecord): consents; those about other records are passed over
 * @publisher: who publishes, where to, and on which day
 *
 * Returns: (transfer full) (nullable): the canonical JSON that may be published, references by their published ids;
 *   %NULL: nothing may, the record has gone into another, or whom it is about does not want to be listed
 */
char *
sam_projection (SamRecord *record,
                GPtrArray *consents,
                const SamPublisher *publisher)
{
  const SamKind *kind = sam_record_get_kind (record);
  g_autoptr (SamJsonObject) published = sam_json_object_new ();
  g_autofree char *kind_name = sam_json_from_string (kind->name);
  g_autofree char *region = sam_json_from_string (publisher->region);
  guint n_fields = 0;

  if (!may_be_listed (record))
    return NULL;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      g_autofree char *value = NULL;

      if (!may_go (record, field, consents, publisher))
        continue;
      value = project_value (record, field, publisher->secret);
      if (value == NULL)
        continue;
      sam_json_object_set (published, field->name, value);
      n_fields++;
    }
  if (n_fields == 0)
    return NULL;
  sam_json_object_set (published, "kind", kind_name);
  sam_json_object_set (published, "region", region);
  return sam_json_object_to_text (published);
}
