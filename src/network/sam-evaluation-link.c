/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reply is a document of the platform under an id made of the link's code, so that a link counts once, however often
 * it is opened. As with help questions it keeps its id and its revision: what is made of it follows from the document
 * alone, so that two computers make the same record of it. A released version never makes something else of it.
 *
 * A code is a random number and its seal: half of an HMAC-SHA256 under a key that the region's computers share. So the
 * region knows its own links without a list of them, and nothing ties an answer to a match: that is what the mail
 * promises. Files of earlier versions kept the code with the match; those links still count. */

#define G_LOG_DOMAIN "samenhulp-network"

#include "network/sam-evaluation-link.h"

#include "json/sam-json-value.h"
#include "network/sam-days.h"
#include "network/sam-mail.h"
#include "network/sam-match-evaluation.h"
#include "network/sam-platform-question.h"
#include "network/sam-region-record.h"
#include "store/sam-query.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define REPLY_PREFIX "evaluation:reply-"
/* Hexadecimal digits: the first half of a random UUID (60 of its bits are random), and as many that only the region can
 * make of them. */
#define HALF 16

/**
 * sam_evaluation_link_free:
 * @link: (transfer full): what sam_evaluation_link_send() made
 */
void
sam_evaluation_link_free (SamEvaluationLink *link)
{
  g_free (link->url);
  g_free (link->mail);
  g_free (link);
}

/**
 * sam_evaluation_link_is_offered:
 *
 * Returns: whether the region has noted where the platform's form is
 */
gboolean
sam_evaluation_link_is_offered (SamStore *store)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);

  return region != NULL && sam_record_has_value (region, "form_url");
}

/* Of a random UUID: it says nothing, and nobody guesses another one. */
static char *
new_number (void)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (uuid, "-", -1);

  return g_strjoinv (NULL, parts);
}

/* The second half of a code. */
static char *
seal (const char *key,
      const char *number)
{
  char *hash = g_compute_hmac_for_data (G_CHECKSUM_SHA256, (const guchar *) key, strlen (key), (const guchar *) number,
                                        HALF);

  hash[HALF] = '\0';
  return hash;
}

static char *
new_code (const char *key)
{
  g_autofree char *number = new_number ();
  g_autofree char *sealed = seal (key, number);

  number[HALF] = '\0';
  return g_strconcat (number, sealed, NULL);
}

/* Two computers that made a key each share both: the field is a set. Who undoes what was done last must not take it
 * away, for the answers to forms that are out would be refused. */
static char *
ensure_key (SamStore *store,
            SamRecord *region,
            GError **error)
{
  g_auto (GStrv) keys = sam_record_dup_strv (region, "form_keys");
  g_autofree char *key = keys != NULL && keys[0] != NULL ? g_strdup (keys[0]) : NULL;
  gboolean saved;

  if (key != NULL)
    return g_steal_pointer (&key);
  key = new_number ();
  sam_record_set_strv (region, "form_keys", (const char *const[]){ key, NULL });
  sam_store_set_undoable (store, FALSE);
  saved = sam_store_save (store, region, error);
  sam_store_set_undoable (store, TRUE);
  return saved ? g_steal_pointer (&key) : NULL;
}

static char *
build_url (SamRecord *region,
           gboolean relative,
           const char *code)
{
  g_autofree char *address = sam_record_dup_text (region, "form_url");
  g_autofree char *slug = sam_record_dup_text (region, "slug");
  g_autofree char *escaped = g_uri_escape_string (slug != NULL ? slug : "", NULL, FALSE);

  return g_strdup_printf ("%s%cregion=%s&form=%s&code=%s", address, strchr (address, '?') != NULL ? '&' : '?', escaped,
                          relative ? "relative" : "match", code);
}

static char *
build_mail (SamRecord *question,
            const char *url)
{
  g_autofree char *address = sam_record_dup_text (question, "asker_email");
  g_autofree char *body = NULL;
  g_auto (GStrv) drafts = NULL;

  if (address == NULL)
    return NULL;
  /* Translators: a mail to who asked for help; %s is the address of the form. */
  body = g_strdup_printf (_ ("Hello,\n\nSome weeks ago we brought you together with somebody. How was that? A few "
                             "questions, one minute:\n\n%s\n\nYour name is not in it, and nowhere is kept which "
                             "answers are yours. You need not answer. Thank you!\n"),
                          url);
  drafts = sam_mail_new_drafts (address, (const char *const[]){ NULL }, _ ("How was it?"), body);
  return g_strdup (drafts[0]);
}

/**
 * sam_evaluation_link_send:
 * @match: its id
 * @today: YYYY-MM-DD
 *
 * Makes a link to a form, and notes that one was sent for this match, not which; can be undone.
 *
 * Returns: (transfer full) (nullable): the link, and a mail with it
 */
SamEvaluationLink *
sam_evaluation_link_send (SamStore *store,
                          const char *match,
                          const char *today,
                          GError **error)
{
  g_autoptr (SamRecord) region = sam_region_record_load (store, error);
  g_autoptr (SamRecord) record = region != NULL ? sam_store_load (store, match, error) : NULL;
  g_autofree char *asked = record != NULL ? sam_record_dup_text (record, "question") : NULL;
  g_autoptr (SamRecord) question = asked != NULL ? sam_store_load (store, asked, NULL) : NULL;
  g_autofree char *source = question != NULL ? sam_record_dup_text (question, "source") : NULL;
  g_autofree char *key = NULL;
  g_autofree char *code = NULL;
  SamEvaluationLink *link;

  if (record == NULL)
    return NULL;
  if (!sam_record_has_value (region, "form_url"))
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND,
                           _ ("Where the platform’s evaluation form is has not been noted with the region. Use the form "
                              "on paper, or ask by telephone."));
      return NULL;
    }
  key = ensure_key (store, region, error);
  if (key == NULL)
    return NULL;
  sam_record_set_text (record, "form_sent_on", today);
  if (!sam_store_save (store, record, error))
    return NULL;
  code = new_code (key);
  link = g_new0 (SamEvaluationLink, 1);
  link->url = build_url (region, g_strcmp0 (source, "relative") == 0, code);
  link->mail = question != NULL ? build_mail (question, link->url) : NULL;
  return link;
}

/**
 * sam_evaluation_reply_is_one:
 * @id: of a document of the platform
 *
 * Returns: whether it is a form that was filled in there
 */
gboolean
sam_evaluation_reply_is_one (const char *id)
{
  return g_str_has_prefix (id, REPLY_PREFIX);
}

/* The code of the link by which the reply @id came. */
static const char *
get_code (const char *id)
{
  return id + strlen (REPLY_PREFIX);
}

static gboolean
fail (GError **error,
      const char *sentence)
{
  g_set_error_literal (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_BODY, sentence);
  return FALSE;
}

/* The answers to the questions of its form, what was written, and the day; all else is the region's to say. */
static gboolean
copy_reply (SamRecord *reply,
            SamRecord *sent,
            GError **error)
{
  g_autofree char *form = sam_record_dup_text (sent, "form");
  g_autofree char *day = sam_record_dup_text (sent, "filled_in_on");
  const gboolean relative = g_strcmp0 (form, "relative") == 0;
  guint n;
  const SamEvaluationQuestion *questions = sam_match_evaluation_get_questions (relative, &n);
  GDate date;
  g_autoptr (GDateTime) midnight = NULL;

  if (!relative && g_strcmp0 (form, "match") != 0)
    return fail (error, _ ("The platform sent a form that the region does not ask to fill in."));
  if (day == NULL || !sam_day_read (day, &date))
    return fail (error, _ ("The form does not say on which day it was filled in."));
  for (guint i = 0; i < n; i++)
    sam_record_set_value (reply, questions[i].field, sam_record_get_value (sent, questions[i].field));
  sam_record_set_value (reply, "form", sam_record_get_value (sent, "form"));
  sam_record_set_value (reply, "filled_in_on", sam_record_get_value (sent, "filled_in_on"));
  sam_record_set_value (reply, "remarks", sam_record_get_value (sent, "remarks"));
  /* The day is all that is known, so that no clock ties the form to a person. */
  midnight = g_date_time_new_utc (g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date), 0, 0, 0);
  sam_record_set_text (reply, "edited_by", SAM_PLATFORM_AUTHOR);
  sam_record_set_integer (reply, "edited_at", g_date_time_to_unix (midnight));
  return TRUE;
}

/**
 * sam_evaluation_reply_dup_body:
 * @id: of the document, and of the record
 * @document: JSON, without the members that begin with "_"
 * @codes: what tells the links that the region gave out
 *
 * Returns: (transfer full) (nullable): the evaluation's body; NULL with a sentence that says why it can't be taken over
 */
char *
sam_evaluation_reply_dup_body (const char *id,
                               const char *document,
                               const SamEvaluationCodes *codes,
                               GError **error)
{
  const SamKind *kind = sam_kind_find ("evaluation");
  g_autoptr (SamRecord) sent = NULL;
  g_autoptr (SamRecord) reply = NULL;
  g_autoptr (GArray) problems = NULL;

  if (!sam_evaluation_codes_contain (codes, get_code (id)))
    return fail (error, _ ("An evaluation form came by a link that is not of this region.")), NULL;
  sent = sam_record_new_from_body (kind, id, NULL, document, error);
  if (sent == NULL)
    return NULL;
  reply = sam_record_new (kind, id);
  if (!copy_reply (reply, sent, error))
    return NULL;
  problems = sam_record_validate (reply);
  if (problems->len > 0)
    {
      const SamProblem *first = &g_array_index (problems, SamProblem, 0);

      /* Translators: the name of a field, and what is wrong with it */
      g_set_error (error, SAM_RECORD_ERROR, SAM_RECORD_ERROR_VALUE, _ ("%s: %s"),
                   g_dgettext (GETTEXT_PACKAGE, first->field->label), _ (first->message));
      return NULL;
    }
  return sam_record_to_body (reply);
}

struct _SamEvaluationCodes
{
  char **keys;       /* may be NULL */
  GHashTable *older; /* codes that an earlier version kept with its matches */
};

/**
 * sam_evaluation_codes_free:
 * @codes: (transfer full): what sam_evaluation_codes_load() found
 */
void
sam_evaluation_codes_free (SamEvaluationCodes *codes)
{
  g_strfreev (codes->keys);
  g_hash_table_unref (codes->older);
  g_free (codes);
}

/**
 * sam_evaluation_codes_contain:
 *
 * Returns: whether the link with @code was given out by the region
 */
gboolean
sam_evaluation_codes_contain (const SamEvaluationCodes *codes,
                              const char *code)
{
  if (g_hash_table_contains (codes->older, code))
    return TRUE;
  for (guint i = 0; strlen (code) == 2 * HALF && codes->keys != NULL && codes->keys[i] != NULL; i++)
    {
      g_autofree char *sealed = seal (codes->keys[i], code);

      if (g_str_equal (sealed, code + HALF))
        return TRUE;
    }
  return FALSE;
}

/**
 * sam_evaluation_codes_load:
 *
 * Returns: (transfer full) (nullable): what tells the links that the region gave out
 */
SamEvaluationCodes *
sam_evaluation_codes_load (SamStore *store,
                           GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("match"));
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autoptr (SamEvaluationCodes) codes = g_new0 (SamEvaluationCodes, 1);
  g_autoptr (GPtrArray) rows = NULL;

  codes->keys = region != NULL ? sam_record_dup_strv (region, "form_keys") : NULL;
  codes->older = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!sam_query_add_condition (query, "form_code", SAM_COMPARE_NOT_EQUAL, NULL, error) ||
      !sam_query_add_column (query, "form_code", error))
    return NULL;
  rows = sam_store_list (store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_hash_table_add (codes->older, g_strdup (((SamRow *) rows->pdata[i])->cells[0]));
  return rows != NULL ? g_steal_pointer (&codes) : NULL;
}
