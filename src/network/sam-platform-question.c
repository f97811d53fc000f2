/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The same document becomes the same record on every computer of the region: it keeps its revision, so what is made of
 * it must follow from the document alone. A released version never makes something else of it. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-platform-question.h"

#include "json/sam-json-value.h"
#include "network/sam-projection.h"
#include "network/sam-question-contacts.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What only the region itself can say of a question. */
static const char *const regions_own[] = {
  "answered_at",
  "assigned_to",
  "no_offer_on",
  "looks_again_on",
  "retain_until",
  "project",
  "merged_into",
  "notes",
  NULL,
};
/* About the document, not in it. */
static const char *const envelope[] = { "kind", "region", NULL };

/**
 * sam_platform_question_is_sent:
 *
 * Returns: whether a document of that id in the database between a region and the platform is not the region's own
 */
gboolean
sam_platform_question_is_sent (const char *id)
{
  return id[0] != '_' && !sam_projection_is_published_id (id);
}

static gboolean
fail (GError **error,
      const char *sentence)
{
  g_set_error_literal (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_BODY, sentence);
  return FALSE;
}

static gboolean
check_form (const char *id,
            SamJsonObject *members,
            GError **error)
{
  const char *kind = sam_json_object_get (members, "kind");

  if (!g_str_has_prefix (id, "question:") || (kind != NULL && strcmp (kind, "\"question\"") != 0))
    return fail (error, _ ("The platform sends help questions and evaluation forms only, and this is something else."));
  if (sam_json_object_get (members, "_attachments") != NULL)
    return fail (error, _ ("The question has an attachment, and those can’t be taken over from the platform."));
  return TRUE;
}

static gboolean
check_values (SamRecord *question,
              GError **error)
{
  g_autoptr (GArray) problems = sam_record_validate (question);
  const SamProblem *first = problems->len > 0 ? &g_array_index (problems, SamProblem, 0) : NULL;

  if (first == NULL)
    return TRUE;
  /* Translators: the name of a field, and what is wrong with it */
  g_set_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_VALUE, _ ("%s: %s"), _ (first->field->label),
               _ (first->message));
  return FALSE;
}

/* The platform knows the region's records by their published ids; NULL: one that the region does not have. */
static const char *
find_record (GHashTable *records,
             const char *id)
{
  return sam_projection_is_published_id (id) ? records != NULL ? g_hash_table_lookup (records, id) : NULL : id;
}

/* The question is worth more than one topic of it. */
static void
resolve (SamRecord *question,
         GHashTable *records)
{
  const SamKind *kind = sam_record_get_kind (question);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const SamField *field = &kind->fields[i];
      const char *value = sam_record_get_value (question, field->name);
      g_autofree char *id = field->type == SAM_FIELD_REF && value != NULL ? sam_json_to_string (value) : NULL;
      g_auto (GStrv) ids = field->type == SAM_FIELD_REFS && value != NULL ? sam_json_to_strv (value) : NULL;
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      if (id != NULL)
        sam_record_set_text (question, field->name, find_record (records, id));
      for (guint j = 0; ids != NULL && ids[j] != NULL; j++)
        if (find_record (records, ids[j]) != NULL)
          g_ptr_array_add (found, (gpointer) find_record (records, ids[j]));
      g_ptr_array_add (found, NULL);
      if (ids != NULL)
        sam_record_set_strv (question, field->name, (const char *const *) found->pdata);
    }
}

/* Four digits are enough, see the kind's table. */
static void
shorten_postcode (SamRecord *question)
{
  g_autofree char *postcode = sam_record_dup_text (question, "postcode_area");

  if (postcode == NULL || strlen (postcode) <= 4)
    return;
  postcode[4] = '\0';
  sam_record_set_text (question, "postcode_area", postcode);
}

static void
make_ours (SamRecord *question)
{
  gint64 received = sam_record_get_integer (question, "received_at", 0);

  for (guint i = 0; regions_own[i] != NULL; i++)
    sam_record_set_value (question, regions_own[i], NULL);
  shorten_postcode (question);
  if (sam_question_has_contacts (question))
    sam_question_limit_retention (question, received);
  sam_record_set_text (question, "channel", "platform");
  sam_record_set_text (question, "status", "new");
  sam_record_set_text (question, "edited_by", SAM_PLATFORM_AUTHOR);
  sam_record_set_integer (question, "edited_at", received);
}

/**
 * sam_platform_question_dup_body:
 * @id: of the document, and of the record
 * @document: JSON, without the members that begin with "_"
 * @records: (nullable) (element-type utf8 utf8): published ids and the ids of the records they stand for
 *
 * A new question that came through the platform; what only the region can say of it is left out, what this version does
 * not know stays in.
 *
 * Returns: (transfer full) (nullable): the record's body; NULL with a sentence that says why it can't be taken over
 */
char *
sam_platform_question_dup_body (const char *id,
                                const char *document,
                                GHashTable *records,
                                GError **error)
{
  g_autoptr (SamJsonObject) members = sam_json_object_parse (document, -1, error);
  g_autoptr (SamRecord) question = NULL;
  g_autofree char *text = NULL;

  if (members == NULL || !check_form (id, members, error))
    return NULL;
  for (guint i = 0; envelope[i] != NULL; i++)
    sam_json_object_remove (members, envelope[i]);
  text = sam_json_object_to_text (members);
  question = sam_record_new_from_body (sam_kind_find ("question"), id, NULL, text, error);
  if (question == NULL)
    return NULL;
  resolve (question, records);
  if (!check_values (question, error))
    return NULL;
  if (!sam_record_has_value (question, "received_at"))
    return fail (error, _ ("The question does not say when it was asked, so nobody can tell until when to answer it.")), NULL;
  make_ours (question);
  return sam_record_to_body (question);
}
