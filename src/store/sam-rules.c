/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What no save may do, whoever asks for it: rules between records, which a field table can't say. They look at what a
 * save changes; what came from another computer, or is put back, was saved there under the same rules. */

#define G_LOG_DOMAIN "samenhulp-store"

#include "json/sam-json-value.h"
#include "record/sam-consents.h"
#include "store/sam-query.h"
#include "store/sam-store-private.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

/* Whether every version of the consent that lives beside the others allowed it: a withdrawal beats a grant. */
static gboolean
consent_allowed (SamStore *self,
                 const char *id,
                 const char *channel,
                 const char *day)
{
  g_autoptr (GPtrArray) leaves = sam_documents_list_leaves (self->database, id, TRUE, NULL);
  gboolean allowed = leaves != NULL && leaves->len > 0;

  for (guint i = 0; allowed && i < leaves->len; i++)
    {
      const SamRevision *leaf = g_ptr_array_index (leaves, i);
      g_autoptr (SamRecord) consent =
          leaf->body != NULL ? sam_record_new_from_body (sam_kind_find ("consent"), id, NULL, leaf->body, NULL) : NULL;

      allowed = consent != NULL && sam_consent_allowed_telling (consent, channel, day);
    }
  return allowed;
}

static gboolean
somebody_agreed (SamStore *self,
                 SamRecord *story,
                 const char *channel,
                 const char *day,
                 GError **error)
{
  const SamKind *kind = sam_kind_find ("consent");
  g_auto (GStrv) ids = sam_store_find_referrers (self, sam_record_get_id (story), kind, "about", error);
  g_autofree char *named = sam_record_dup_text (story, "consent");

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; ids[i] != NULL; i++)
    if (consent_allowed (self, ids[i], channel, day))
      return TRUE;
  if (named != NULL && sam_kind_of_id (named) == kind && consent_allowed (self, named, channel, day))
    return TRUE;
  g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_INVALID,
                       _ ("Nobody agreed that this story is told there. Ask first, and note the consent."));
  return FALSE;
}

static gboolean
same_member (SamJsonObject *a,
             SamJsonObject *b,
             const char *key)
{
  return g_strcmp0 (sam_json_object_get (a, key), sam_json_object_get (b, key)) == 0;
}

/* Whether the same was noted of it before. */
static gboolean
was_noted (GPtrArray *items,
           SamJsonObject *telling)
{
  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) item = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);

      if (item != NULL && same_member (item, telling, "id") && same_member (item, telling, "on") &&
          same_member (item, telling, "channel"))
        return TRUE;
    }
  return FALSE;
}

static gboolean
check_tellings (SamStore *self,
                SamRecord *story,
                SamJsonObject *before,
                GError **error)
{
  g_autoptr (GPtrArray) items = sam_json_to_items (sam_record_get_value (story, "told"));
  g_autoptr (GPtrArray) noted = before != NULL ? sam_json_to_items (sam_json_object_get (before, "told")) : NULL;

  for (guint i = 0; items != NULL && i < items->len; i++)
    {
      g_autoptr (SamJsonObject) telling = sam_json_object_parse (g_ptr_array_index (items, i), -1, NULL);
      g_autofree char *channel = NULL;
      g_autofree char *day = NULL;

      /* Planning needs no consent: it may be what the consent is asked for. */
      if (telling == NULL || sam_json_object_get (telling, "on") == NULL || was_noted (noted, telling))
        continue;
      channel = sam_json_to_string (sam_json_object_get (telling, "channel"));
      day = sam_json_to_string (sam_json_object_get (telling, "on"));
      if (!somebody_agreed (self, story, channel != NULL ? channel : "", day != NULL ? day : "", error))
        return FALSE;
    }
  return TRUE;
}

/* A story is told only where somebody agreed to that. */
static gboolean
check_story (SamStore *self,
             SamRecord *story,
             SamJsonObject *before,
             GError **error)
{
  const char *published = sam_record_get_value (story, "published_on");
  g_autofree char *day = sam_record_dup_text (story, "published_on");

  if (day != NULL && (before == NULL || g_strcmp0 (sam_json_object_get (before, "published_on"), published) != 0) &&
      !somebody_agreed (self, story, "public_site", day, error))
    return FALSE;
  return check_tellings (self, story, before, error);
}

static const struct
{
  const char *kind;
  gboolean (*check) (SamStore *self,
                     SamRecord *record,
                     SamJsonObject *before,
                     GError **error);
} rules[] = {
  { "story", check_story },
};

/**
 * sam_store_check_rules:
 * @before: (nullable): what the record was
 *
 * Returns: %FALSE with the error of the first rule that is broken
 */
gboolean
sam_store_check_rules (SamStore *self,
                       SamRecord *record,
                       SamJsonObject *before,
                       GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (sam_record_get_kind (record)->name, rules[i].kind) &&
        !rules[i].check (self, record, before, error))
      return FALSE;
  return TRUE;
}
