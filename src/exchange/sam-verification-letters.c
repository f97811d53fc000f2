/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters to groups that ask whether what is known of them is still right, filled in with it, so that the answer is a
 * tick and an envelope. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-verification-letters.h"

#include "exchange/sam-pdf-letters.h"
#include "exchange/sam-recurrence-writer.h"
#include "network/sam-day-words.h"
#include "network/sam-region-record.h"
#include "network/sam-verification-load.h"
#include "network/sam-verification-mail.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  SamStore *store;
  const char *today;
  char *return_to; /* may be NULL */
  GPtrArray *letters;
} Writing;

static void
clear_writing (Writing *writing)
{
  g_free (writing->return_to);
  g_clear_pointer (&writing->letters, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writing, clear_writing)

/* Street, then postcode and place, below a name. */
static char *
dup_address (SamRecord *record,
             const char *name)
{
  g_autofree char *street = sam_record_dup_text (record, "address");
  g_autofree char *postcode = sam_record_dup_text (record, "postcode");
  g_autofree char *place = sam_record_dup_text (record, "place");

  if (street == NULL)
    return NULL;
  return g_strdup_printf ("%s\n%s\n%s%s%s", name, street, postcode != NULL ? postcode : "",
                          postcode != NULL && place != NULL ? "  " : "", place != NULL ? place : "");
}

/* The first contact person with an address at home; else where the group is. */
static char *
find_address (Writing *writing,
              SamRecord *group)
{
  g_auto (GStrv) contacts = sam_record_dup_strv (group, "contacts");
  g_autofree char *name = sam_record_dup_title (group);

  for (guint i = 0; contacts != NULL && contacts[i] != NULL; i++)
    {
      g_autoptr (SamRecord) person = sam_store_follow (writing->store, contacts[i], NULL);
      g_autofree char *title = person != NULL ? sam_record_dup_title (person) : NULL;
      char *address = person != NULL ? dup_address (person, title) : NULL;

      if (address != NULL)
        return address;
    }
  return dup_address (group, name);
}

static void
add_letter (Writing *writing,
            SamRecord *group)
{
  g_autofree char *rule = sam_record_dup_text (group, "meets");
  g_autofree char *said = sam_record_dup_text (group, "meets_text");
  g_autofree char *meets = sam_recurrence_describe_or (rule, said);
  g_autofree char *address = find_address (writing, group);
  g_autofree char *subject = sam_verification_dup_subject (group);
  g_autofree char *text = sam_verification_dup_text (group, meets);
  g_autofree char *date = sam_day_words_full (writing->today);
  g_autoptr (GString) body = g_string_new (text);

  /* Translators: what is ticked on paper */
  g_string_append (body, _ ("\n☐ All of it is still right\n☐ This has changed:\n\n\n☐ The group has stopped\n"
                            "☐ We do not want to be listed\n"));
  if (writing->return_to != NULL)
    {
      /* Translators: %s is where a letter is sent back to, on one line */
      g_autofree char *words = g_strdup_printf (_ ("Please send it to: %s"), writing->return_to);

      g_string_append_printf (body, "\n%s\n", words);
    }
  g_ptr_array_add (writing->letters, sam_pdf_letter_new (address, date, subject, body->str));
}

static gboolean
add_due (Writing *writing,
         GError **error)
{
  g_autoptr (SamQuery) query = sam_query_new (sam_kind_find ("group"));
  g_autoptr (GPtrArray) rows = NULL;

  if (!sam_query_set_order (query, "name", FALSE, error))
    return FALSE;
  rows = sam_store_list (writing->store, query, 0, 0, error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      g_autoptr (SamRecord) group = sam_store_load (writing->store, ((SamRow *) rows->pdata[i])->id, error);
      SamVerifyReason reason;
      char day[16];
      GDate due;

      if (group == NULL)
        return FALSE;
      if (!sam_verification_load_due (writing->store, group, writing->today, &due, &reason))
        continue;
      g_date_strftime (day, sizeof day, "%Y-%m-%d", &due);
      if (g_strcmp0 (day, writing->today) <= 0)
        add_letter (writing, group);
    }
  return rows != NULL;
}

/**
 * sam_verification_letters_write:
 * @group: (nullable): the one to ask; %NULL for all that are due
 * @today: YYYY-MM-DD
 * @path: of the PDF
 * @n_letters: (out) (optional): how many there are
 *
 * Returns: whether the file was written; that nobody is to be asked is told as an error
 */
gboolean
sam_verification_letters_write (SamStore *store,
                                const char *group,
                                const char *today,
                                const char *path,
                                guint *n_letters,
                                GError **error)
{
  g_auto (Writing) writing = { .store = store, .today = today };
  g_autoptr (SamRecord) region = sam_region_record_load (store, NULL);
  g_autoptr (SamRecord) record = NULL;

  writing.return_to = sam_region_record_dup_address (region, ", ");
  writing.letters = g_ptr_array_new_with_free_func ((GDestroyNotify) sam_pdf_letter_free);
  if (group != NULL)
    {
      record = sam_store_load (store, group, error);
      if (record == NULL)
        return FALSE;
      add_letter (&writing, record);
    }
  else if (!add_due (&writing, error))
    return FALSE;
  if (writing.letters->len == 0)
    {
      g_set_error_literal (error, SAM_STORE_ERROR, SAM_STORE_ERROR_NOT_FOUND,
                           _ ("No group has to be asked now: there is nothing to print."));
      return FALSE;
    }
  if (n_letters != NULL)
    *n_letters = writing.letters->len;
  return sam_pdf_write_letters (writing.letters, path, error);
}
