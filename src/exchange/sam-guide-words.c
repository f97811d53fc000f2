/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Everything is read from what may be printed; a line of which nothing may be said is not there. */

#define G_LOG_DOMAIN "samenhulp-exchange"

#include "exchange/sam-guide-words.h"

#include "exchange/sam-recurrence-writer.h"
#include "network/sam-phone.h"
#include "record/sam-words.h"

#include "samenhulp-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Takes @text; nothing is added for none. */
static void
take_line (GString *words,
           const char *label,
           char *text)
{
  g_autofree char *owned = text;
  g_autofree char *line = NULL;

  if (text == NULL || *g_strstrip (text) == '\0')
    return;
  /* Translators: a line in a printed guide: what it is about, and what there is to say */
  line = label != NULL ? g_markup_printf_escaped ("<b>%s</b> %s", label, text) : g_markup_escape_text (text, -1);
  sam_words_add (words, "\n", line);
}

/* Takes the parts that are not empty. */
static char *
join (GPtrArray *parts,
      const char *separator)
{
  g_autoptr (GPtrArray) owned = parts;

  for (guint i = parts->len; i-- > 0;)
    if (parts->pdata[i] == NULL || *(char *) parts->pdata[i] == '\0')
      g_ptr_array_remove_index (parts, i);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (separator, (char **) parts->pdata);
}

static GPtrArray *
new_parts (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/* The labels of what was chosen, with commas between. */
static char *
describe_choices (SamRecord *said,
                  const char *name)
{
  const SamField *field = sam_kind_find_field (sam_record_get_kind (said), name);
  GPtrArray *parts = new_parts ();
  g_auto (GStrv) chosen = NULL;
  g_autofree char *one = NULL;

  if (field->type == SAM_FIELD_CHOICES)
    chosen = sam_record_dup_strv (said, name);
  else
    one = sam_record_dup_text (said, name);
  for (guint i = 0; chosen != NULL && chosen[i] != NULL; i++)
    {
      const SamChoice *choice = sam_field_find_choice (field, chosen[i]);

      g_ptr_array_add (parts, choice != NULL ? g_strdup (_ (choice->label)) : NULL);
    }
  if (one != NULL && sam_field_find_choice (field, one) != NULL)
    g_ptr_array_add (parts, g_strdup (_ (sam_field_find_choice (field, one)->label)));
  return join (parts, ", ");
}

static char *
describe_tags (SamRecord *said,
               const char *name)
{
  g_auto (GStrv) tags = sam_record_dup_strv (said, name);

  return tags != NULL ? g_strjoinv (", ", tags) : NULL;
}

static char *
describe_times (SamRecord *said)
{
  g_autofree char *from = sam_record_dup_text (said, "start_time");
  g_autofree char *until = sam_record_dup_text (said, "end_time");

  if (from == NULL)
    return NULL;
  if (until == NULL)
    /* Translators: a meeting from this time on */
    return g_strdup_printf (_ ("from %s"), from);
  return g_strdup_printf ("%s–%s", from, until);
}

static char *
describe_when (SamRecord *said)
{
  g_autofree char *rule = sam_record_dup_text (said, "meets");
  g_autofree char *words = sam_record_dup_text (said, "meets_text");
  GPtrArray *parts = new_parts ();

  g_ptr_array_add (parts, sam_recurrence_describe_or (rule, words));
  if (words != NULL && g_strcmp0 (words, parts->pdata[0]) != 0)
    g_ptr_array_add (parts, g_strdup (words));
  g_ptr_array_add (parts, describe_times (said));
  return join (parts, ", ");
}

static char *
describe_town (SamRecord *said)
{
  GPtrArray *parts = new_parts ();

  g_ptr_array_add (parts, sam_record_dup_text (said, "postcode"));
  g_ptr_array_add (parts, sam_record_dup_text (said, "place"));
  return join (parts, "  ");
}

/* What the group itself says of the place; else what the place says. */
static char *
describe_where (const SamGuideGroup *group)
{
  GPtrArray *parts = new_parts ();
  const gboolean own = sam_record_has_value (group->said, "address") || sam_record_has_value (group->said, "place");
  SamRecord *from = own || group->venue == NULL ? group->said : group->venue;

  if (group->venue != NULL && !sam_record_has_value (group->said, "venue_text"))
    g_ptr_array_add (parts, sam_record_dup_text (group->venue, "name"));
  else
    g_ptr_array_add (parts, sam_record_dup_text (group->said, "venue_text"));
  g_ptr_array_add (parts, sam_record_dup_text (from, "address"));
  g_ptr_array_add (parts, describe_town (from));
  return join (parts, ", ");
}

static char *
dup_phone (SamRecord *said,
           const char *field)
{
  g_autofree char *phone = sam_record_dup_text (said, field);

  return phone != NULL ? sam_phone_format (phone) : NULL;
}

static char *
describe_contact (SamRecord *said,
                  const char *phone,
                  const char *email)
{
  GPtrArray *parts = new_parts ();

  g_ptr_array_add (parts, dup_phone (said, phone));
  g_ptr_array_add (parts, sam_record_dup_text (said, email));
  g_ptr_array_add (parts, sam_record_dup_text (said, "website"));
  return join (parts, " · ");
}

/* That a group is open goes without saying. */
static char *
describe_status (SamRecord *said)
{
  g_autofree char *status = sam_record_dup_text (said, "status");

  return g_strcmp0 (status, "open") != 0 ? describe_choices (said, "status") : NULL;
}

static char *
describe_wheelchair (SamRecord *said)
{
  g_autofree char *answer = sam_record_dup_text (said, "wheelchair");

  return g_strcmp0 (answer, "not_applicable") != 0 ? describe_choices (said, "wheelchair") : NULL;
}

static char *
describe_topics (const SamGuideGroup *group)
{
  GPtrArray *parts = new_parts ();

  for (guint i = 0; i < group->topics->len; i++)
    g_ptr_array_add (parts, g_strdup (((SamGuideTopic *) group->topics->pdata[i])->name));
  return join (parts, ", ");
}

/**
 * sam_guide_words_group:
 * @with_topics: whether its topics are told; not needed where it stands below its only one
 *
 * Returns: (transfer full): what there is to say below the group's name
 */
char *
sam_guide_words_group (const SamGuideGroup *group,
                       gboolean with_topics)
{
  GString *words = g_string_new (NULL);
  SamRecord *said = group->said;

  take_line (words, NULL, sam_record_dup_text (said, "description"));
  if (with_topics)
    take_line (words, _ ("About:"), describe_topics (group));
  take_line (words, _ ("For whom:"), describe_choices (said, "audience"));
  take_line (words, _ ("How it works:"), sam_record_dup_text (said, "how_it_works"));
  take_line (words, _ ("When:"), describe_when (said));
  take_line (words, _ ("Where:"), describe_where (group));
  take_line (words, _ ("Wheelchair access:"), describe_wheelchair (said));
  take_line (words, _ ("Accessibility:"), sam_record_dup_text (said, "accessibility"));
  take_line (words, _ ("Languages:"), describe_tags (said, "languages"));
  take_line (words, _ ("Cost:"), sam_record_dup_text (said, "cost"));
  take_line (words, _ ("How to join:"), describe_choices (said, "how_to_join"));
  take_line (words, _ ("Now:"), describe_status (said));
  take_line (words, _ ("Contact:"), describe_contact (said, "public_phone", "public_email"));
  return g_string_free (words, FALSE);
}

/**
 * sam_guide_words_contact:
 *
 * Returns: (transfer full): whom to ask about groups, and about a mistake in the guide
 */
char *
sam_guide_words_contact (SamRecord *region)
{
  GString *words = g_string_new (NULL);

  take_line (words, NULL, sam_record_dup_text (region, "name"));
  take_line (words, NULL, sam_record_dup_text (region, "address"));
  take_line (words, NULL, describe_town (region));
  take_line (words, NULL, describe_contact (region, "phone", "email"));
  return g_string_free (words, FALSE);
}
